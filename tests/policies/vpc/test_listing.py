from __future__ import annotations

from functools import partial

from policies.vpc.listing import LISTS
from policypack.testing import Plan, Ref, Table, Unknown

A, B = "subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/subnet:Subnet", "inner", vpcId="vpc-0a1b2c3d4e5f60718", cidrBlock="10.0.0.0/24")
    plan.add("aws:rds/subnetGroup:SubnetGroup", "stores", subnetIds=[A, B])
    plan.add("aws:elasticache/subnetGroup:SubnetGroup", "caches", subnetIds=[A])
    plan.add("aws:eks/cluster:Cluster", "main", vpcConfig={"subnetIds": [A, B]})
    return plan.add(
        "aws:mwaa/environment:Environment", "flows", name="flows", networkConfiguration={"subnetIds": [A, B]}
    )


too_short = (
    Table("vpc-listing-too-short", base)
    .bad(
        "a list that a callback fills later",
        lambda plan: plan.set("stores", subnetIds=[]),
        (
            "stores",
            "subnetIds has no subnets, and the service takes 2 at least: DBSubnetGroupDoesNotCoverEnoughAZs.",
            "List subnets of two availability zones.",
        ),
        level="mandatory",
    )
    .bad(
        "one for databases",
        lambda plan: plan.set("stores", subnetIds=[A]),
        ("stores", "subnetIds has 1 subnet, and the service takes 2 at least: DBSubnetGroupDoesNotCoverEnoughAZs."),
        level="advisory",
    )
    .bad(
        "none for caches",
        lambda plan: plan.set("caches", subnetIds=[]),
        (
            "caches",
            "subnetIds has no subnets, and the service takes 1 at least: InvalidParameterValue.",
            "List one subnet at least.",
        ),
        level="mandatory",
    )
    .bad(
        "one for a cluster",
        lambda plan: plan.set("main", vpcConfig={"subnetIds": [A]}),
        (
            "main",
            (
                "vpcConfig.subnetIds has 1 subnet, and the service takes 2 at least: InvalidParameterException: "
                "Subnets specified must be in at least two different AZs."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "one of the stack's own",
        lambda plan: plan.set("flows", networkConfiguration={"subnetIds": [Ref("inner")]}),
        (
            "flows",
            (
                "networkConfiguration.subnetIds has 1 subnet, and the service takes 2 at least: ValidationException: "
                "Member must have length greater than or equal to 2."
            ),
        ),
        view="preview",
        level="mandatory",
    )
    .good(
        "a cluster on an Outpost", lambda plan: plan.set("main", vpcConfig={"subnetIds": [A]}, outpostConfig={"a": 1})
    )
    .good(
        "one of the stack's own, for databases",
        lambda plan: plan.set("stores", subnetIds=[Ref("inner")]),
    )
    .good(
        "an output of another stack, which may be a list",
        lambda plan: plan.add("pulumi:pulumi:StackReference", "network", name="acme/network/prod").set(
            "main", vpcConfig={"subnetIds": [Ref("network", "outputs.subnets")]}
        ),
    )
    .absent("no network", lambda plan: plan.set("main", vpcConfig=None))
    .unknown("from an update", lambda plan: plan.set("stores", subnetIds=Unknown()), undecided=False)
    .outside("of another stack", lambda plan: plan.set("stores", subnetIds=[Unknown()]))
)


def listing(type: str, count: int, plan: Plan) -> Plan:
    row = LISTS[type]
    named = {row.name: [A, B][:count]}
    return plan.add(type, "some", **{row.within: named} if row.within else named)


for type, least in {
    "aws:dax/subnetGroup:SubnetGroup": 1,
    "aws:directoryservice/directory:Directory": 2,
    "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": 2,
    "aws:docdb/subnetGroup:SubnetGroup": 2,
    "aws:memorydb/subnetGroup:SubnetGroup": 1,
    "aws:neptune/subnetGroup:SubnetGroup": 2,
    "aws:rds/proxy:Proxy": 2,
    "aws:redshift/subnetGroup:SubnetGroup": 1,
}.items():
    path = ".".join(filter(None, (LISTS[type].within, LISTS[type].name)))
    had = "1 subnet" if least > 1 else "no subnets"
    too_short.good(f"as many as {type} takes", partial(listing, type, least)).bad(
        f"one less than {type} takes",
        partial(listing, type, least - 1),
        ("some", f"{path} has {had}, and the service takes {least} at least: {LISTS[type].says}."),
    )
