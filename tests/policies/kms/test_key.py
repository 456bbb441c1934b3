from __future__ import annotations

import json

import pytest

from policypack.aws.services.kms import Key
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan

ID = "6d3c1a52-8f0e-4a53-9a77-0c1d2e3f4a5b"
ARN = f"arn:aws:kms:eu-west-1:210987654321:key/{ID}"
SOUTH = f"arn:aws:kms:eu-south-1:210987654321:key/{ID}"
ENABLED = Key(ARN, "Enabled")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:kms/key:Key", "own")
    plan.add("aws:cloudwatch/logGroup:LogGroup", "logs", name="/ecs/api", kmsKeyId=Ref("own", "arn"))
    return plan.add("aws:sqs/queue:Queue", "jobs", name="jobs", kmsMasterKeyId="alias/aws/sqs")


def logs(plan: Plan, key: object = ARN) -> Plan:
    return plan.set("logs", kmsKeyId=key)


def alias(plan: Plan) -> Plan:
    return plan.add("aws:kms/alias:Alias", "orders", name="alias/orders", targetKeyId=ID)


def missing(key: str, region: str = "eu-west-1") -> str:
    return f"There is no KMS key {key} in {region}, and this stack does not create it."


not_found = (
    Table("kms-key-not-found", base)
    .good("planned here, and a key of AWS", facts={})
    .good("there", logs, facts={("kms.key", ARN): ENABLED})
    .good(
        "an alias that is planned here",
        lambda plan: plan.add("aws:kms/alias:Alias", "orders", name="alias/orders").set(
            "jobs", kmsMasterKeyId="alias/orders"
        ),
        facts={},
    )
    .not_found("nowhere", logs, ("logs", missing(ARN)), facts={("kms.key", ARN): None}, level="mandatory")
    .bad(
        "asked for in its own region",
        lambda plan: logs(plan, SOUTH),
        ("logs", missing(SOUTH, "eu-south-1")),
        facts={("kms.key", SOUTH, "eu-south-1"): None},
    )
    .bad(
        "a queue is created all the same",
        lambda plan: plan.set("jobs", kmsMasterKeyId="alias/jobs"),
        ("jobs", missing("alias/jobs")),
        facts={("kms.key", "alias/jobs"): None},
        level="advisory",
    )
    .outside("of another account", lambda plan: logs(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: logs(plan, None), facts={})
    .unknown("from an update", lambda plan: logs(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", logs)
)

unusable = (
    Table("kms-key-unusable", base)
    .good("enabled", logs, facts={("kms.key", ARN): ENABLED})
    .bad(
        "waits for its deletion",
        logs,
        ("logs", f"The KMS key {ARN} in eu-west-1 has the state PendingDeletion; only an enabled key can be used."),
        facts={("kms.key", ARN): Key(ARN, "PendingDeletion")},
        level="mandatory",
    )
    .bad(
        "disabled",
        lambda plan: plan.set("jobs", kmsMasterKeyId=ID),
        ("jobs", f"The KMS key {ID} in eu-west-1 has the state Disabled; only an enabled key can be used."),
        facts={("kms.key", ID): Key(ARN, "Disabled")},
        level="advisory",
    )
    .good("an alias of a disabled key", alias, facts={("kms.key", ID): Key(ARN, "Disabled")})
    .good("an alias of a key without its material", alias, facts={("kms.key", ID): Key(ARN, "PendingImport")})
    .good("an alias of a key whose store is away", alias, facts={("kms.key", ID): Key(ARN, "Unavailable")})
    .bad(
        "an alias of a key that waits for its deletion",
        alias,
        ("orders", f"The KMS key {ID} in eu-west-1 has the state PendingDeletion; such a key takes no alias."),
        facts={("kms.key", ID): Key(ARN, "PendingDeletion")},
        level="mandatory",
    )
    .not_found("another policy's", logs, facts={("kms.key", ARN): None})
    .outside("of another account", lambda plan: logs(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: logs(plan, None), facts={})
    .unknown("from an update", lambda plan: logs(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", logs)
)


def admitting(*principals: dict[str, str]) -> dict[object, object]:
    statements = [{"Effect": "Allow", "Principal": who, "Action": "kms:*", "Resource": "*"} for who in principals]
    document = json.dumps({"Version": "2012-10-17", "Statement": statements})
    return {("kms.key", ARN): ENABLED, ("kms.policy", ARN): document}


ROOT = {"AWS": "arn:aws:iam::210987654321:root"}
shut_to_service = (
    Table("kms-key-shut-to-service", base)
    .good("planned here", facts={})
    .good("admitted", logs, facts=admitting(ROOT, {"Service": "logs.eu-west-1.amazonaws.com"}))
    .good("not usable, another policy's", logs, facts={("kms.key", ARN): Key(ARN, "Disabled")})
    .good(
        "this update gives it another policy",
        lambda plan: logs(plan).add("aws:kms/keyPolicy:KeyPolicy", "open", keyId=ID, policy="{}"),
        facts=admitting(ROOT),
    )
    .bad(
        "the account only",
        logs,
        (
            "logs",
            (
                f"No statement in the policy of the KMS key {ARN} admits logs.eu-west-1.amazonaws.com, so CloudWatch "
                "Logs may not use it."
            ),
        ),
        facts=admitting(ROOT),
        level="mandatory",
    )
    .not_found("another policy's", logs, facts={("kms.key", ARN): None})
    .outside("of another account", lambda plan: logs(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: logs(plan, None), facts={})
    .unknown("from an update", lambda plan: logs(plan, Unknown()), facts={}, undecided=False)
    .cannot_ask("denied", logs)
)


COMMANDS = {
    "PendingDeletion": ("cancel-key-deletion", "enable-key"),
    "Disabled": ("enable-key",),
    "PendingImport": ("get-parameters-for-import",),
    "Unavailable": ("describe-custom-key-stores", "connect-custom-key-store"),
    "PendingReplicaDeletion": ("cancel-key-deletion", "enable-key"),
    "Replicating": ("describe-key",),
}


@pytest.mark.parametrize("state", COMMANDS)
def test_each_state_is_fixed_in_its_own_way(state: str) -> None:
    rules = [policy for policy in discover("policies") if policy.id == "kms-key-unusable"]
    report = judge_plan(logs(base()), rules, view="engine", facts={("kms.key", ARN): Key(ARN, state)})
    (finding,) = report.findings
    lines = [line.split()[2] for line in finding.fix.splitlines() if line.strip().startswith("aws kms ")]
    assert tuple(lines) == COMMANDS[state]
    assert "{" not in finding.fix
