from __future__ import annotations

from datetime import UTC, datetime

from policypack.aws.services.secretsmanager import StoredSecret
from policypack.testing import Plan, Table, Unknown

ASKED = ("secretsmanager.secret", "orders/db")
ARN = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders/db-a1b2c3"


def base() -> Plan:
    return Plan().add("aws:secretsmanager/secret:Secret", "db", name="orders/db")


pending_deletion = (
    Table("secretsmanager-secret-pending-deletion", base)
    .good("free", facts={ASKED: None})
    .good("taken, another policy's", facts={ASKED: StoredSecret("orders/db", ARN)})
    .bad(
        "deleted yesterday",
        None,
        (
            "db",
            (
                "A secret orders/db in eu-west-1 was deleted on 2026-11-20 and has its name until its recovery window "
                "ends."
            ),
        ),
        facts={ASKED: StoredSecret("orders/db", ARN, datetime(2026, 11, 20, tzinfo=UTC))},
        level="mandatory",
    )
    .bad(
        "a command of the stack may restore it or delete it for good",
        lambda plan: plan.add("command:local:Command", "clean"),
        (
            "db",
            (
                "A secret orders/db in eu-west-1 was deleted on 2026-11-20 and has its name until its recovery window "
                "ends."
            ),
        ),
        facts={ASKED: StoredSecret("orders/db", ARN, datetime(2026, 11, 20, tzinfo=UTC))},
        level="advisory",
    )
    .without("outside", "reads one resource")
    .not_found("free", None, facts={ASKED: None})
    .absent("the provider makes a name", lambda plan: plan.set("db", name=None), facts={})
    .unknown("from an update", lambda plan: plan.set("db", name=Unknown()), facts={})
    .cannot_ask("denied")
)


replica_in_own_region = (
    Table("secretsmanager-secret-replica-in-own-region", base)
    .good("another one", lambda p: p.set("db", replicas=[{"region": "us-east-1"}]))
    .bad(
        "the same",
        lambda p: p.set("db", replicas=[{"region": "us-east-1"}, {"region": "eu-west-1"}]),
        ("db", "A replica is to be in eu-west-1, and the secret itself is there."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("db", replicas=None))
    .unknown("where", lambda p: p.set("db", replicas=[{"region": Unknown()}]))
    .without("outside", "reads one resource")
)
