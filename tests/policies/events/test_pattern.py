from __future__ import annotations

import json

from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

RULE = "aws:cloudwatch/eventRule:EventRule"
ARCHIVE = "aws:cloudwatch/eventArchive:EventArchive"
PATTERN = {"detail": {"size": [{"numeric": [">", "large"]}]}}
ASKED = ("events.pattern_refused", json.dumps(PATTERN))
SAID = "Event pattern is not valid. Reason: Value of > must be numeric"
REFUSED = f"EventBridge refuses the eventPattern: {SAID}."


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "files")
    return plan.add(RULE, "uploads", eventPattern=Json(PATTERN))


refused = (
    Table("events-pattern-refused", base)
    .good("taken", facts={ASKED: None})
    .good("what the plan shows is another policy's", lambda plan: plan.set("uploads", eventPattern="{}"), facts={})
    .good("no JSON is another policy's", lambda plan: plan.set("uploads", eventPattern="source: aws.s3"), facts={})
    .bad("refused", None, ("uploads", REFUSED), facts={ASKED: SAID}, level="mandatory")
    .bad(
        "of an archive",
        lambda plan: plan.add(ARCHIVE, "all", eventPattern=Json(PATTERN)).remove("uploads"),
        ("all", REFUSED),
        facts={ASKED: SAID},
        level="mandatory",
    )
    .not_found("nothing against it", None, facts={ASKED: None})
    .absent(
        "a schedule",
        lambda plan: plan.set("uploads", eventPattern=None, scheduleExpression="rate(1 day)"),
        facts={},
    )
    .unknown("from an update", lambda plan: plan.set("uploads", eventPattern=Unknown()), facts={})
    .unknown(
        "made of what only an update knows",
        lambda plan: plan.set("uploads", eventPattern=Json({"resources": [Ref("files", "arn")]})),
        facts={},
    )
    .unknown(
        "a secret is not sent", lambda plan: plan.set("uploads", eventPattern=Hidden(json.dumps(PATTERN))), facts={}
    )
    .cannot_ask("denied")
)
