from __future__ import annotations

import json

from policypack.aws.services.stepfunctions import DefinitionError
from policypack.testing import Hidden, Json, Plan, Ref, Table, Unknown

MACHINE = "aws:sfn/stateMachine:StateMachine"
DOCUMENT = {"StartAt": "Check", "States": {"Check": {"Type": "Pass", "Next": "Check"}}}
ASKED = ("stepfunctions.definition_errors", json.dumps(DOCUMENT), "STANDARD")
EXPRESS = ("stepfunctions.definition_errors", json.dumps(DOCUMENT), "EXPRESS")
NO_END = DefinitionError("MISSING_END_STATE", "Workflow has no terminal state")
NO_FIELD = DefinitionError("SCHEMA_VALIDATION_FAILED", "Field 'TimeoutSeconds' is not supported", "/States/Check")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "worker", assumeRolePolicy="{}")
    return plan.add(MACHINE, "orders", definition=Json(DOCUMENT), roleArn="arn:aws:iam::210987654321:role/orders")


refused = (
    Table("sfn-definition-refused", base)
    .good("taken", facts={ASKED: ()})
    .bad(
        "two errors",
        None,
        (
            "orders",
            (
                "Step Functions refuses the definition: Workflow has no terminal state (MISSING_END_STATE); Field "
                "'TimeoutSeconds' is not supported (SCHEMA_VALIDATION_FAILED at /States/Check)."
            ),
        ),
        facts={ASKED: (NO_END, NO_FIELD)},
        level="mandatory",
    )
    .bad(
        "express, and more errors than a reader wants",
        lambda plan: plan.set("orders", type="EXPRESS"),
        (
            "orders",
            (
                "Step Functions refuses the definition: Workflow has no terminal state (MISSING_END_STATE); Workflow "
                "has no terminal state (MISSING_END_STATE); Workflow has no terminal state (MISSING_END_STATE); and 1 "
                "more."
            ),
        ),
        facts={EXPRESS: (NO_END,) * 4},
    )
    .bad(
        "three errors",
        None,
        (
            "orders",
            "Step Functions refuses the definition: "
            + "; ".join(["Workflow has no terminal state (MISSING_END_STATE)"] * 3)
            + ".",
        ),
        facts={ASKED: (NO_END,) * 3},
    )
    .not_found("no errors", None, facts={ASKED: ()})
    .absent("no definition", lambda plan: plan.set("orders", definition=None), facts={})
    .unknown("from an update", lambda plan: plan.set("orders", definition=Unknown()), facts={})
    .unknown(
        "made of what only an update knows",
        lambda plan: plan.set("orders", definition=Json({"Comment": Ref("worker", "arn")})),
        facts={},
    )
    .unknown("a secret is not sent", lambda plan: plan.set("orders", definition=Hidden(json.dumps(DOCUMENT))), facts={})
    .cannot_ask("denied")
)
