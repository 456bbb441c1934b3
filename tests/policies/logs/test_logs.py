from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:cloudwatch/logGroup:LogGroup"
QUERY = "aws:cloudwatch/queryDefinition:QueryDefinition"
ONE_RESOURCE = "reads one resource"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:kms/key:Key", "logs-key", description="logs", policy="{}")
    plan.add(GROUP, "api", name="/ecs/api", retentionInDays=30, kmsKeyId=Ref("logs-key", "arn"))
    plan.add(QUERY, "errors", name="errors", queryString="fields @message", logGroupNames=["/ecs/api"])
    return plan


retention_days_missing = (
    Table("logs-retention-days-missing", base)
    .good("a month")
    .good("kept forever on purpose", lambda plan: plan.set("api", retentionInDays=0))
    .good("delivery class", lambda plan: plan.set("api", retentionInDays=None, logGroupClass="DELIVERY"))
    .bad(
        "not said",
        lambda plan: plan.set("api", retentionInDays=None),
        ("api", "retentionInDays is not set, so log events are kept, and paid for, without end."),
        level="advisory",
    )
    .without("absent", "the bad row is the absent property")
    .unknown("days from an update", lambda plan: plan.set("api", retentionInDays=Unknown()), undecided=False)
    .without("outside", ONE_RESOURCE)
)

ALLOWED = (
    "Allowed are 0 (never) and 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, "
    "2922, 3288, 3653."
)
retention_not_allowed = (
    Table("logs-retention-not-allowed", base)
    .good("a class whose retention is AWS's", lambda plan: plan.set("api", logGroupClass="DELIVERY", retentionInDays=2))
    .good("a month")
    .good("never deleted", lambda plan: plan.set("api", retentionInDays=0))
    .good("ten years", lambda plan: plan.set("api", retentionInDays=3653))
    .bad(
        "seven years counted by hand",
        lambda plan: plan.set("api", retentionInDays=2555),
        (
            "api",
            "retentionInDays is 2555, which cannot be chosen.",
            f"Set retentionInDays to 2557, the next longer one. {ALLOWED}",
        ),
        level="mandatory",
    )
    .bad(
        "longer than the longest",
        lambda plan: plan.set("api", retentionInDays=4000),
        (
            "api",
            "retentionInDays is 4000, which cannot be chosen.",
            f"Set retentionInDays to 3653, the longest, or to 0 for ever. {ALLOWED}",
        ),
    )
    .absent("kept forever", lambda plan: plan.set("api", retentionInDays=None))
    .unknown("days from an update", lambda plan: plan.set("api", retentionInDays=Unknown()))
    .without("outside", ONE_RESOURCE)
)

log_group_without_kms_key = (
    Table("logs-log-group-without-kms-key", base)
    .good("a key of the stack")
    .bad(
        "no key",
        lambda plan: plan.set("api", kmsKeyId=None),
        ("api", "kmsKeyId is not set: the log group is encrypted with a key that belongs to CloudWatch Logs."),
        level="advisory",
    )
    .without("absent", "the bad row is the absent property")
    .unknown("key from an update", lambda plan: plan.set("api", kmsKeyId=Unknown()), undecided=False)
    .outside(
        "key of another stack",
        lambda plan: plan.set("api", kmsKeyId="arn:aws:kms:eu-west-1:210987654321:key/6f1c8d0a-2b53-4c0e-9d1f-3a7b"),
    )
)

name_invalid = (
    Table("logs-name-invalid", base)
    .good("path")
    .good("query by ARN", lambda plan: plan.set("errors", logGroupNames=["arn:aws:logs:eu-west-1:210987654321:x"]))
    .bad(
        "a space and a colon",
        lambda plan: plan.set("api", name="/ecs/my api:v1"),
        ("api", "name is '/ecs/my api:v1', and ' ', ':' cannot be in the name of a log group."),
        level="mandatory",
    )
    .bad(
        "wildcard in a query",
        lambda plan: plan.set("errors", logGroupNames=["/ecs/api", "/aws/lambda/*"]),
        ("errors", "logGroupNames[1] is '/aws/lambda/*', and '*' cannot be in the name of a log group."),
    )
    .bad(
        "too long",
        lambda plan: plan.set("api", name="/" + "a" * 512),
        ("api", "name has 513 characters; at most 512 are allowed.", "Use a shorter name."),
    )
    .bad(
        "literal part of a name with a hole",
        lambda plan: plan.set("api", name=Ref("logs-key", "keyId", before="logs of ")),
        ("api", "name is 'logs of ${logs-key.keyId}', and ' ' cannot be in the name of a log group."),
        view="preview",
    )
    .good("as long as it may be", lambda plan: plan.set("api", name="/" + "a" * 511))
    .absent("name made up by the provider", lambda plan: plan.set("api", name=None))
    .unknown("name from an update", lambda plan: plan.set("api", name=Unknown()))
    .without("outside", ONE_RESOURCE)
)
