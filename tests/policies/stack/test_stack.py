from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:cloudwatch/logGroup:LogGroup"
FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter"


def base() -> Plan:
    plan = Plan()
    plan.add(GROUP, "web-logs", name="/shop/web", retentionInDays=30)
    plan.add(FILTER, "errors", name="errors", logGroupName=Ref("web-logs", "name"), pattern="ERROR")
    plan.exports = {"logGroup": "/shop/web", "filter": Ref("errors")}
    return plan


def option(plan: Plan, **options: object) -> Plan:
    plan.planned["web-logs"].options.update(options)
    return plan


KEPT = "The option retainOnDelete is true, and the stack is a test: destroying the stack leaves it behind."
resource_protected_in_test = (
    Table("stack-resource-protected-in-test", base, environment="test")
    .good("neither protected nor kept")
    .good("production may protect", lambda plan: option(plan, protect=True), environment="production")
    .bad(
        "protected",
        lambda plan: option(plan, protect=True),
        ("web-logs", "The option protect is true, and the stack is a test: the stack cannot be destroyed."),
        level="advisory",
    )
    .bad("kept", lambda plan: option(plan, retain_on_delete=True), ("web-logs", KEPT), view="preview")
    .absent("off by default", None)
    .unknown("the environment is not said", lambda plan: option(plan, protect=True), environment=None)
    .without("outside", "reads the options of every resource")
)


def exports(plan: Plan, **values: object) -> Plan:
    plan.exports = values
    return plan


exports_nothing = (
    Table("stack-exports-nothing", base)
    .good("exports two")
    .good("nothing there to speak of", lambda plan: exports(plan.remove("web-logs", "errors")))
    .bad("nothing", exports, ("store-shop", "The program exports no output."), level="advisory")
    .absent("no outputs at all", exports, ("store-shop", "The program exports no output."))
    .unknown("an output from an update is one", lambda plan: exports(plan, url=Unknown()), undecided=False)
    .without("outside", "reads the stack's own outputs")
)

output_required_missing = (
    Table("stack-output-required-missing", base, config={"required": ["logGroup", "filter"]})
    .good("both are there")
    .good("nothing is required", exports, config={"required": []})
    .bad(
        "one is not there",
        lambda plan: exports(plan, logGroup="/shop/web"),
        ("store-shop", "The stack does not export filter; it exports logGroup."),
        level="advisory",
    )
    .absent(
        "nothing is exported",
        exports,
        ("store-shop", "The stack does not export logGroup, filter; it exports nothing."),
    )
    .unknown(
        "an output from an update is there",
        lambda plan: exports(plan, logGroup=Unknown(), filter=Unknown()),
        undecided=False,
    )
    .without("outside", "reads the stack's own outputs")
)


def trailed(plan: Plan) -> Plan:
    """A trail into a bucket of the stack, which needs the bucket's policy first."""
    plan.add("aws:s3/bucket:Bucket", "audits", bucket="acme-audit")
    plan.add("aws:s3/bucketPolicy:BucketPolicy", "writes", bucket=Ref("audits"), policy="{}")
    return plan.add("aws:cloudtrail/trail:Trail", "audit", s3BucketName=Ref("audits"), depends_on=["writes"])


dependency_missing = (
    Table("stack-dependency-missing", base)
    .good("the output makes it wait")
    .good("told to wait", lambda plan: plan.set("errors", logGroupName="/shop/web").depends("errors", "web-logs"))
    .good(
        "the name belongs to another region",
        lambda plan: plan.add(FILTER, "there", logGroupName="/shop/web", provider={"region": "us-east-1"}),
    )
    .bad(
        "the name as text",
        lambda plan: plan.set("errors", logGroupName="/shop/web"),
        (
            "errors",
            "logGroupName is the text '/shop/web', the name of web-logs, and nothing makes it wait for that.",
        ),
        level="advisory",
    )
    .good("a trail that waits for its bucket's policy", trailed)
    .bad(
        "a trail that does not",
        lambda plan: trailed(plan).depends("audit"),
        (
            "audit",
            (
                "audit needs writes first and does not wait for it; when the order comes out wrong, AWS answers "
                '"InsufficientS3BucketPolicyException".'
            ),
        ),
    )
    .bad(
        "a load balancer's logs",
        lambda plan: trailed(plan).add(
            "aws:lb/loadBalancer:LoadBalancer", "shop", accessLogs={"bucket": "acme-audit", "enabled": True}
        ),
        (
            "shop",
            (
                "shop needs writes first and does not wait for it; when the order comes out wrong, AWS answers "
                '"Access Denied for bucket".'
            ),
        ),
    )
    .bad(
        "a deployment of an interface that has no integration yet",
        lambda plan: (
            plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
            .add("aws:apigateway/integration:Integration", "get", restApi=Ref("api"))
            .add("aws:apigateway/integration:Integration", "put", restApi=Ref("api"))
            .add("aws:apigateway/deployment:Deployment", "live", restApi=Ref("api"), depends_on=["get"])
        ),
        (
            "live",
            (
                "live needs put first and does not wait for it; when the order comes out wrong, AWS answers "
                '"No integration defined for method".'
            ),
        ),
    )
    .bad(
        "a recorder is switched on before it can deliver",
        lambda plan: (
            plan.add("aws:cfg/recorder:Recorder", "records", name="records")
            .add("aws:cfg/recorderStatus:RecorderStatus", "on", name=Ref("records", "name"), isEnabled=True)
            .add("aws:cfg/deliveryChannel:DeliveryChannel", "delivers", s3BucketName="x", depends_on=["records"])
        ),
        (
            "on",
            (
                "on needs delivers first and does not wait for it; when the order comes out wrong, AWS answers "
                '"NoAvailableDeliveryChannelException".'
            ),
        ),
    )
    .good("it exists already", lambda plan: _exists(plan.set("errors", logGroupName="/shop/web")), view="engine")
    .absent("no name", lambda plan: plan.set("errors", logGroupName=None))
    .unknown("from an update", lambda plan: plan.set("errors", logGroupName=Unknown()), undecided=False)
    .outside("a group of another stack", lambda plan: plan.set("errors", logGroupName="/other/web"))
)


def _exists(plan: Plan) -> Plan:
    plan.planned["web-logs"].outputs["id"] = "/shop/web"
    return plan
