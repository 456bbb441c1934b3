from __future__ import annotations

from policypack.aws.services.rds import EngineVersion, EngineVersions, Orderable
from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:neptune/cluster:Cluster", "graph", engineVersion="1.4.5.0")
    return plan.add(
        "aws:neptune/clusterInstance:ClusterInstance",
        "graph-1",
        clusterIdentifier=Ref("graph"),
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


ASKED = ("rds.engine_version", "neptune", "1.4.5.0")
OFFERED = {
    ASKED: EngineVersions(
        "neptune", "1.4.5.0", "eu-west-1", (EngineVersion("1.4.5.0", "1.4", "available", "neptune1.4"),)
    )
}
ORDERED = ("rds.orderable", "neptune", "db.r6g.large", "1.4.5.0")

engine_version_not_offered = (
    Table("neptune-engine-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .not_found(
        "not offered",
        None,
        ("graph", "neptune 1.4.5.0 is not offered in eu-west-1."),
        facts={ASKED: EngineVersions("neptune", "1.4.5.0", "eu-west-1", (), ("1.3.4.0",))},
        level="mandatory",
    )
    .bad(
        "nothing near it",
        None,
        ("graph", "neptune 1.4.5.0 is not offered in eu-west-1."),
        facts={ASKED: EngineVersions("neptune", "1.4.5.0", "eu-west-1", ())},
    )
    .absent("AWS chooses", lambda plan: plan.set("graph", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("graph", engineVersion=Unknown()), facts={})
    .cannot_ask("denied")
)

instance_class_not_orderable = (
    Table("neptune-instance-class-not-orderable", base)
    .good("can be ordered", facts={**OFFERED, ORDERED: (option("1.4.5.0"),)})
    .not_found(
        "cannot",
        None,
        ("graph-1", "db.r6g.large cannot be ordered with neptune 1.4.5.0 in eu-west-1."),
        facts={**OFFERED, ORDERED: (), ("rds.orderable", "neptune", "db.r6g.large"): (option("1.3.4.0"),)},
        level="mandatory",
    )
    .bad(
        "with no version at all",
        lambda plan: plan.set("graph", engineVersion=None),
        ("graph-1", "db.r6g.large cannot be ordered with neptune in eu-west-1."),
        facts={("rds.orderable", "neptune", "db.r6g.large"): ()},
    )
    .absent("no class", lambda plan: plan.set("graph-1", instanceClass=None), facts={})
    .unknown("from an update", lambda plan: plan.set("graph-1", instanceClass=Unknown()), facts=OFFERED)
    .outside(
        "a cluster elsewhere, any version",
        lambda plan: plan.set("graph-1", clusterIdentifier="elsewhere"),
        facts={("rds.orderable", "neptune", "db.r6g.large"): (option("1.4.5.0"),)},
    )
    .cannot_ask("denied")
)
