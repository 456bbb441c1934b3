from __future__ import annotations

from policypack.aws.services.rds import SubnetGroup
from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/subnetGroup:SubnetGroup", "private", subnetIds=["subnet-1", "subnet-2"])
    plan.add("aws:rds/instance:Instance", "ledger", engine="postgres", dbSubnetGroupName=Ref("private", "name"))
    plan.add("aws:docdb/cluster:Cluster", "papers", dbSubnetGroupName=Ref("private", "name"))
    return plan.add("aws:neptune/cluster:Cluster", "graph", neptuneSubnetGroupName=Ref("private", "name"))


ASKED = ("rds.subnet_group", "company-private")
group_not_found = (
    Table("rds-subnet-group-not-found", base)
    .good("planned here", facts={})
    .good("RDS makes the default one", lambda plan: plan.set("ledger", dbSubnetGroupName="default"), facts={})
    .good(
        "planned here and named as text",
        lambda plan: plan.set("private", name="company-private").set("papers", dbSubnetGroupName="company-private"),
        facts={},
    )
    .outside(
        "there",
        lambda plan: plan.set("graph", neptuneSubnetGroupName="company-private"),
        facts={ASKED: SubnetGroup("company-private", "vpc-1", "Complete", (), ())},
    )
    .not_found(
        "nowhere",
        lambda plan: plan.set("ledger", dbSubnetGroupName="company-private"),
        ("ledger", "There is no DB subnet group company-private in eu-west-1, and this stack does not create it."),
        facts={ASKED: None},
        level="mandatory",
    )
    .bad(
        "nowhere, of a graph",
        lambda plan: plan.set("graph", neptuneSubnetGroupName="company-private"),
        ("graph", "There is no DB subnet group company-private in eu-west-1, and this stack does not create it."),
        facts={ASKED: None},
    )
    .absent("the default VPC's", lambda plan: plan.set("ledger", dbSubnetGroupName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", dbSubnetGroupName=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("ledger", dbSubnetGroupName="company-private"))
)
