from __future__ import annotations

from policypack.aws.services.rds import Database, DatabaseCluster
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.states import existing

INSTANCE = "aws:rds/instance:Instance"
OWN = "arn:aws:rds:us-east-1:210987654321:"
FOREIGN = "arn:aws:rds:us-east-1:364412870955:db:main"


def base() -> Plan:
    plan = Plan()
    plan.add(INSTANCE, "main", identifier="main", engine="postgres", backupRetentionPeriod=7)
    plan.add(INSTANCE, "reader", replicateSourceDb=Ref("main", "identifier"))
    return plan.add("aws:neptune/cluster:Cluster", "graph")


def elsewhere(plan: Plan) -> Plan:
    return plan.set("reader", replicateSourceDb="ledger")


ASKED = ("rds.database", "ledger")
MISSING = ("reader", "There is no database instance ledger in eu-west-1, and this stack does not create it.")
not_found = (
    Table("rds-source-not-found", base)
    .good("planned here", facts={})
    .good("planned here, by name", lambda plan: plan.set("reader", replicateSourceDb="Main"), facts={})
    .good(
        "planned here, by an ARN of text",
        lambda plan: plan.set("reader", replicateSourceDb="arn:aws:rds:eu-west-1:210987654321:db:main"),
        facts={},
    )
    .outside("there", elsewhere, facts={ASKED: Database("ledger", "arn", "postgres", "16.8", "available", "")})
    .good("another account's", lambda plan: plan.set("reader", replicateSourceDb=FOREIGN), facts={})
    .good("replicated already", lambda plan: existing(elsewhere(plan), "reader"), facts={}, view="engine")
    .not_found("not there", elsewhere, MISSING, facts={ASKED: None}, view="engine", level="mandatory")
    .bad("without a state", elsewhere, MISSING, facts={ASKED: None}, view="preview", level="advisory")
    .bad(
        "of that name is planned, in another region",
        lambda plan: plan.set("reader", replicateSourceDb=f"{OWN}db:main"),
        ("reader", "There is no database instance main in us-east-1, and this stack does not create it."),
        facts={("rds.database", "main", "us-east-1"): None},
    )
    .bad(
        "a cluster of another region",
        lambda plan: plan.set("graph", replicationSourceIdentifier=f"{OWN}cluster:web"),
        ("graph", "There is no database cluster web in us-east-1, and this stack does not create it."),
        facts={("rds.cluster", "web", "us-east-1"): None},
    )
    .good(
        "a cluster of another region that is there",
        lambda plan: plan.set("graph", replicationSourceIdentifier=f"{OWN}cluster:web"),
        facts={("rds.cluster", "web", "us-east-1"): DatabaseCluster("web", "arn", "neptune", "1.3.2.0", "available")},
    )
    .absent("no replica", lambda plan: plan.set("reader", replicateSourceDb=None), facts={})
    .unknown("from an update", lambda plan: plan.set("reader", replicateSourceDb=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)

NONE = "reader replicates this database, whose backupRetentionPeriod is not set, which means 0."
backups_off = (
    Table("rds-source-backups-off", base)
    .good("a week")
    .bad(
        "off",
        lambda plan: plan.set("main", backupRetentionPeriod=0),
        ("main", "reader replicates this database, whose backupRetentionPeriod is 0."),
        level="mandatory",
    )
    .absent("off by default", lambda plan: plan.set("main", backupRetentionPeriod=None), ("main", NONE))
    .bad(
        "the source is there already",
        lambda plan: existing(plan.set("main", backupRetentionPeriod=None), "main"),
        ("main", NONE),
        view="engine",
        level="advisory",
    )
    .outside("a source elsewhere", elsewhere)
    .unknown("from an update", lambda plan: plan.set("main", backupRetentionPeriod=Unknown()))
)


def placed(plan: Plan) -> Plan:
    return plan.set("reader", dbSubnetGroupName="inner")


needs_arn = (
    Table("rds-source-needs-arn", base)
    .bad(
        "by the identifier",
        placed,
        (
            "reader",
            "dbSubnetGroupName is set, and replicateSourceDb is an identifier: ${main.identifier}.",
            "Remove dbSubnetGroupName, with which the replica goes where its source is, or name the source by its arn.",
        ),
        view="preview",
        level="mandatory",
    )
    .bad(
        "by a text",
        lambda plan: placed(plan).set("reader", replicateSourceDb="ledger"),
        ("reader", "dbSubnetGroupName is set, and replicateSourceDb is an identifier: ledger."),
    )
    .good("by the ARN", lambda plan: placed(plan).set("reader", replicateSourceDb=Ref("main", "arn")), view="preview")
    .good("replicated already", lambda plan: existing(placed(plan), "reader"), view="engine")
    .absent("in no group", None)
    .unknown("from an update", lambda plan: placed(plan).set("reader", replicateSourceDb=Unknown()))
    .outside("another region's", lambda plan: placed(plan).set("reader", replicateSourceDb=FOREIGN))
)
