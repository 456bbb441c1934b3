from __future__ import annotations

from policypack import catalogue
from policypack.aws.services.redshift import OrderableNodes, WarehouseSnapshot, WarehouseSubnetGroup
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown
from tests.policies.absent import absent_table


def base() -> Plan:
    plan = Plan()
    plan.add("aws:redshift/subnetGroup:SubnetGroup", "private", subnetIds=["subnet-1"])
    return plan.add(
        "aws:redshift/cluster:Cluster",
        "facts",
        nodeType="ra3.large",
        availabilityZone="eu-west-1a",
        clusterSubnetGroupName=Ref("private", "name"),
        snapshotIdentifier="before",
    )


def nodes(*zones: str) -> OrderableNodes:
    return OrderableNodes("ra3.large", "multi-node", "1.0", zones)


ASKED = ("redshift.orderable", "ra3.large")
node_type_not_orderable = (
    Table("redshift-node-type-not-orderable", base)
    .bad(
        "the price list does not know it",
        lambda plan: plan.set("facts", nodeType="ra3.2xlarge"),
        (
            "facts",
            (
                f"AWS's price list of {catalogue.about('classes-redshift').date} has no ra3.2xlarge for Redshift in "
                "eu-west-1."
            ),
        ),
        facts=CANNOT_ASK,
        level="advisory",
        undecided=True,
    )
    .good("offered", facts={ASKED: (nodes("eu-west-1a", "eu-west-1b"),)})
    .good("zones that AWS does not say", facts={ASKED: (nodes(),)})
    .not_found(
        "not in the region",
        None,
        ("facts", "ra3.large cannot be ordered in eu-west-1."),
        facts={ASKED: ()},
        level="mandatory",
    )
    .bad(
        "not in the zone",
        None,
        ("facts", "ra3.large cannot be ordered in eu-west-1a."),
        facts={ASKED: (nodes("eu-west-1b"),)},
    )
    .absent("no zone", lambda plan: plan.set("facts", availabilityZone=None), facts={ASKED: (nodes("eu-west-1b"),)})
    .unknown("from an update", lambda plan: plan.set("facts", nodeType=Unknown()), facts={})
    .cannot_ask("denied")
)


def elsewhere(plan: Plan) -> Plan:
    return plan.set("facts", clusterSubnetGroupName="company-private")


SUBNETS = ("redshift.subnet_group", "company-private")
MISSING = (
    "facts",
    "There is no Redshift subnet group company-private in eu-west-1, and this stack does not create it.",
)
subnet_group_not_found = (
    Table("redshift-subnet-group-not-found", base)
    .good("planned here", facts={})
    .good("the default one", lambda plan: plan.set("facts", clusterSubnetGroupName="default"), facts={})
    .outside("there", elsewhere, facts={SUBNETS: WarehouseSubnetGroup("company-private", "vpc-1")})
    .not_found("not there", elsewhere, MISSING, facts={SUBNETS: None}, level="mandatory")
    .bad(
        "a component may create it",
        lambda plan: elsewhere(plan.add("awsx:redshift:Group", "hidden")),
        MISSING,
        facts={SUBNETS: None},
        level="advisory",
    )
    .absent("the default VPC's", lambda plan: plan.set("facts", clusterSubnetGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("facts", clusterSubnetGroupName=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)


def _exists(plan: Plan) -> Plan:
    plan.planned["facts"].outputs["id"] = "facts"
    return plan


SNAPSHOT = ("redshift.snapshot", "before")
GONE = ("facts", "There is no Redshift snapshot before in eu-west-1.")
snapshot_not_found = (
    Table("redshift-snapshot-not-found", base)
    .good("there", facts={SNAPSHOT: WarehouseSnapshot("before", "facts", "available", "ra3.large")})
    .not_found("not there", None, GONE, facts={SNAPSHOT: None}, view="engine", level="mandatory")
    .bad(
        "without a state it may have been restored long ago",
        None,
        GONE,
        facts={SNAPSHOT: None},
        view="preview",
        level="advisory",
    )
    .good("restored already", _exists, facts={}, view="engine")
    .good("of another account", lambda plan: plan.set("facts", ownerAccount="364412870955"), facts={})
    .outside(
        "planned under that name",
        lambda plan: plan.add("aws:redshift/clusterSnapshot:ClusterSnapshot", "copy", snapshotIdentifier="before"),
        facts={},
    )
    .absent("begins empty", lambda plan: plan.set("facts", snapshotIdentifier=None), facts={})
    .unknown("from an update", lambda plan: plan.set("facts", snapshotIdentifier=Unknown()), facts={})
    .cannot_ask("denied")
)

parameter_group_not_found = absent_table(
    "redshift-parameter-group-not-found",
    base,
    "facts",
    "clusterParameterGroupName",
    ("redshift.parameter_group", "tuned"),
    what="Redshift parameter group",
    there="redshift-2.0",
).good("Redshift's own", lambda plan: plan.set("facts", clusterParameterGroupName="default.redshift-2.0"), facts={})


def kinds(*names: str) -> dict[object, object]:
    return {ASKED: tuple(OrderableNodes("ra3.large", name, "1.0", ("eu-west-1a",)) for name in names)}


def new() -> Plan:
    return base().set("facts", snapshotIdentifier=None)


nodes_not_orderable = (
    Table("redshift-nodes-not-orderable", new)
    .good("one", facts=kinds("single-node", "multi-node"))
    .good("AWS does not say", facts=kinds(""))
    .good("restored ones have their snapshot's", lambda plan: plan.set("facts", snapshotIdentifier="before"), facts={})
    .bad(
        "not alone",
        lambda plan: plan.set("facts", numberOfNodes=1),
        ("facts", "numberOfNodes is 1, and ra3.large has multi-node clusters only in eu-west-1."),
        facts=kinds("multi-node"),
        level="mandatory",
    )
    .bad(
        "not in numbers",
        lambda plan: plan.set("facts", numberOfNodes=2),
        (
            "facts",
            "numberOfNodes is 2, and ra3.large has single-node clusters only in eu-west-1.",
            "Set numberOfNodes to 1.",
        ),
        facts=kinds("single-node"),
    )
    .good(
        "restored ones of another account, too",
        lambda plan: plan.set("facts", snapshotArn="arn:aws:redshift:eu-west-1:364412870955:snapshot:facts/before"),
        facts={},
    )
    .absent(
        "one by default",
        None,
        ("facts", "numberOfNodes is not set, which means 1, and ra3.large has multi-node clusters only in eu-west-1."),
        facts=kinds("multi-node"),
    )
    .not_found("the type is not on offer: another policy's", None, facts={ASKED: ()})
    .unknown("from an update", lambda plan: plan.set("facts", numberOfNodes=Unknown()), facts={})
    .cannot_ask("denied")
)

zones_refused = (
    Table("redshift-zones-refused", new)
    .good("managed storage", lambda plan: plan.set("facts", multiAz=True))
    .good("neither is asked for", lambda plan: plan.set("facts", nodeType="dc2.large"))
    .bad(
        "both, with DC2",
        lambda plan: plan.set("facts", nodeType="dc2.large", multiAz=True, availabilityZoneRelocationEnabled=True),
        ("facts", "multiAz is true, and nodeType is dc2.large, whose storage cannot be reached from another zone."),
        (
            "facts",
            (
                "availabilityZoneRelocationEnabled is true, and nodeType is dc2.large, whose storage cannot be reached "
                "from another zone."
            ),
        ),
        level="mandatory",
    )
    .absent("no node type", lambda plan: plan.set("facts", nodeType=None, multiAz=True))
    .unknown("from an update", lambda plan: plan.set("facts", nodeType=Unknown()))
)
