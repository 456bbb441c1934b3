from __future__ import annotations

from policypack import catalogue
from policypack.aws.services.rds import EngineVersion, EngineVersions, Orderable
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:docdb/cluster:Cluster", "papers", engineVersion="5.0.0")
    return plan.add(
        "aws:docdb/clusterInstance:ClusterInstance",
        "papers-1",
        clusterIdentifier=Ref("papers"),
        instanceClass="db.r6g.large",
    )


def option(version: str) -> Orderable:
    return Orderable(
        version=version,
        instance_class="db.r6g.large",
        licence="",
        storage="",
        zones=("eu-west-1a",),
        multi_az=False,
        clusters=False,
        performance_insights=True,
        enhanced_monitoring=False,
        iam_authentication=False,
    )


ASKED = ("rds.engine_version", "docdb", "5.0.0")
OFFERED = {
    ASKED: EngineVersions("docdb", "5.0.0", "eu-west-1", (EngineVersion("5.0.0", "5.0", "available", "docdb5.0"),))
}
ORDERED = ("rds.orderable", "docdb", "db.r6g.large", "5.0.0")

engine_version_not_offered = (
    Table("docdb-engine-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .not_found(
        "not offered",
        None,
        ("papers", "docdb 5.0.0 is not offered in eu-west-1."),
        facts={ASKED: EngineVersions("docdb", "5.0.0", "eu-west-1", (), ("4.0.0",))},
        level="mandatory",
    )
    .bad(
        "nothing near it",
        None,
        ("papers", "docdb 5.0.0 is not offered in eu-west-1."),
        facts={ASKED: EngineVersions("docdb", "5.0.0", "eu-west-1", ())},
    )
    .absent("AWS chooses", lambda plan: plan.set("papers", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("papers", engineVersion=Unknown()), facts={})
    .cannot_ask("denied")
)

instance_class_not_orderable = (
    Table("docdb-instance-class-not-orderable", base)
    .bad(
        "the price list does not know it",
        lambda plan: plan.set("papers-1", instanceClass="db.t3.small"),
        (
            "papers-1",
            f"AWS's price list of {catalogue.about('classes-docdb').date} has no db.t3.small for docdb in eu-west-1.",
        ),
        facts=CANNOT_ASK,
        level="advisory",
        undecided=True,
    )
    .cannot_ask("serverless is priced otherwise", lambda plan: plan.set("papers-1", instanceClass="db.serverless"))
    .good("can be ordered", facts={**OFFERED, ORDERED: (option("5.0.0"),)})
    .not_found(
        "cannot",
        None,
        ("papers-1", "db.r6g.large cannot be ordered with docdb 5.0.0 in eu-west-1."),
        facts={**OFFERED, ORDERED: (), ("rds.orderable", "docdb", "db.r6g.large"): (option("4.0.0"),)},
        level="mandatory",
    )
    .bad(
        "with no version at all",
        lambda plan: plan.set("papers", engineVersion=None),
        ("papers-1", "db.r6g.large cannot be ordered with docdb in eu-west-1."),
        facts={("rds.orderable", "docdb", "db.r6g.large"): ()},
    )
    .absent("no class", lambda plan: plan.set("papers-1", instanceClass=None), facts={})
    .unknown("from an update", lambda plan: plan.set("papers-1", instanceClass=Unknown()), facts=OFFERED)
    .outside(
        "a cluster elsewhere, any version",
        lambda plan: plan.set("papers-1", clusterIdentifier="elsewhere"),
        facts={("rds.orderable", "docdb", "db.r6g.large"): (option("5.0.0"),)},
    )
    .cannot_ask("denied")
)
