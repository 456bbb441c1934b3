from __future__ import annotations

from policypack.testing import Hidden, Plan, Ref, Table, Unknown

GROUP = "aws:cloudwatch/logGroup:LogGroup"
FUNCTION = "aws:lambda/function:Function"
ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm"
FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
RULE = "aws:cloudwatch/eventRule:EventRule"
ROLE_POLICY = "aws:iam/rolePolicy:RolePolicy"
VERSION = "aws:secretsmanager/secretVersion:SecretVersion"

NODE = "Calling [toString] on an [Output<T>] is not supported."
PYTHON = "Calling __str__ on an Output[T] is not supported."


def base() -> Plan:
    plan = Plan()
    plan.add(GROUP, "web-logs", name="/shop/web", tags={"Name": "web"})
    plan.add(VERSION, "login", secretId="shop", secretString=Hidden("Correct-Horse-7"))
    return plan


SAYS = "{} holds Pulumi's warning about an Output instead of the Output's value: {}."
NAMED = (
    "The resource's own name holds Pulumi's warning about an Output instead of the Output's value, and the provider "
    "makes {} from it."
)
RENAMED = (
    "Name the resource by a text that is known before the update, and give bucket what the Output has: an Output can "
    "be no part of a resource's own name."
)
stringified = (
    Table("output-stringified", base)
    .good(
        "JavaScript that looks for the text itself",
        lambda plan: plan.add(
            "aws:cloudfront/function:Function",
            "edge",
            runtime="cloudfront-js-2.0",
            code="function plain(x) { return toString.call(x) === '[object Object]' }",
        ),
    )
    .good("texts")
    .good("the word alone is no warning", lambda plan: plan.set("web-logs", name="/shop/Output[T]"))
    .bad(
        "beside an output that the preview sees through",
        lambda plan: plan.set("web-logs", name=Ref("login", "arn", before="/shop/", after=f"/{PYTHON}")),
        ("web-logs", SAYS.format("name", '"/shop/${login.arn}/Calling __str__ on an Output[T] is not s…"')),
        view="preview",
    )
    .bad(
        "a template literal",
        lambda plan: plan.set("web-logs", name=f"/shop/{NODE}"),
        ("web-logs", SAYS.format("name", '"/shop/Calling [toString] on an [Output<T>] is …"')),
        level="mandatory",
    )
    .bad(
        "an f-string, deep in the properties",
        lambda plan: plan.add("aws:ecs/service:Service", "web", loadBalancers=[{"containerName": f"a {PYTHON}"}]),
        ("web", SAYS.format("loadBalancers[0].containerName", '"a Calling __str__ on an Output[T] is not s…"')),
    )
    .bad(
        "a promise",
        lambda plan: plan.set("web-logs", name="/shop/[object Promise]"),
        ("web-logs", SAYS.format("name", '"/shop/[object Promise]"')),
        level="mandatory",
    )
    .bad(
        "an object where AWS wants a role",
        lambda plan: plan.add(FUNCTION, "worker", role="[object Object]"),
        ("worker", SAYS.format("role", '"[object Object]"')),
        level="mandatory",
    )
    .bad(
        "an object where AWS takes any text",
        lambda plan: plan.add(FUNCTION, "worker", environment={"variables": {"FILTER": "[object Object]"}}),
        ("worker", SAYS.format("environment.variables.FILTER", '"[object Object]"')),
        level="advisory",
    )
    .bad(
        "what a web page logged, in an alarm and in a filter",
        lambda plan: plan.add(ALARM, "bugs", alarmDescription="The page logged [object Object]").add(
            FILTER, "filter", pattern='"[object Object]"'
        ),
        ("bugs", SAYS.format("alarmDescription", '"The page logged [object Object]"')),
        ("filter", SAYS.format("pattern", '""[object Object]""')),
        level="advisory",
    )
    .bad(
        "an object in a policy's ARN",
        lambda plan: plan.add(
            ROLE_POLICY, "read", policy='{"Statement": {"Action": "s3:*", "Resource": "[object Object]/*"}}'
        ),
        ("read", SAYS.format("policy", '"…s3:*", "Resource": "[object Object]/*"}}"')),
        level="mandatory",
    )
    .bad(
        "a pattern that waits for the text",
        lambda plan: plan.add(RULE, "bugs", eventPattern='{"detail": {"message": ["[object Object]"]}}'),
        ("bugs", SAYS.format("eventPattern", '"…ail": {"message": ["[object Object]"]}}"')),
        level="advisory",
    )
    .bad(
        "an Output in a description, which is taken",
        lambda plan: plan.add(ALARM, "bugs", alarmDescription=f"Bugs of {PYTHON}"),
        ("bugs", SAYS.format("alarmDescription", '"Bugs of Calling __str__ on an Output[T] is not s…"')),
        level="advisory",
    )
    .bad(
        "in a tag it is taken",
        lambda plan: plan.set("web-logs", tags={"Name": "<pulumi.output.Output object at 0x7f>"}),
        ("web-logs", SAYS.format("tags.Name", '"<pulumi.output.Output object at 0x7f>"')),
        level="advisory",
    )
    .bad(
        "a secret's text is not shown",
        lambda plan: plan.set("login", secretString=Hidden(f"password={PYTHON}")),
        ("login", "secretString holds Pulumi's warning about an Output instead of the Output's value."),
        level="mandatory",
    )
    .bad(
        "a tag, which the provider repeats",
        lambda plan: plan.set("web-logs", tags={"Name": PYTHON}, tagsAll={"Name": PYTHON}),
        ("web-logs", SAYS.format("tags.Name", '"Calling __str__ on an Output[T] is not s…"')),
    )
    .bad(
        "with all that follows it",
        lambda plan: plan.set("web-logs", name=f"/shop/[object Promise]{'-' * 24}"),
        ("web-logs", SAYS.format("name", f'"/shop/[object Promise]{"-" * 24}"')),
    )
    .bad(
        "a secret in plain text, which is not shown either",
        lambda plan: plan.set("login", secretString=f"password={PYTHON}"),
        ("login", "secretString holds Pulumi's warning about an Output instead of the Output's value."),
    )
    .bad(
        "a pattern that waits for the text in a bucket",
        lambda plan: plan.add(
            RULE, "bugs", eventPattern='{"detail": {"bucketName": ["a"], "message": ["[object Object]"]}}'
        ),
        ("bugs", SAYS.format("eventPattern", '"…["a"], "message": ["[object Object]"]}}"')),
        level="advisory",
    )
    .bad(
        "in a resource's own name, of which the provider makes a bucket's",
        lambda plan: plan.add("aws:s3/bucket:Bucket", f"x-{NODE}", bucket=f"x-{NODE.lower()}-1234567"),
        (
            f"x-{NODE}",
            NAMED.format("bucket"),
            RENAMED,
        ),
        level="mandatory",
    )
    .bad(
        "in a resource's own name, once where the made name keeps capitals",
        lambda plan: plan.add("aws:sqs/queue:Queue", f"x-{PYTHON}", name=f"x-{PYTHON}-1234567"),
        (f"x-{PYTHON}", NAMED.format("name")),
    )
    .good(
        "a resource's own name that nothing is made of",
        lambda plan: plan.add("aws:s3/bucket:Bucket", f"x-{NODE}", bucket="orders"),
    )
    .absent("nothing there", lambda plan: plan.set("web-logs", name=None, tags=None))
    .unknown("from an update", lambda plan: plan.set("web-logs", name=Unknown()), undecided=False)
    .without("outside", "reads one resource")
)
