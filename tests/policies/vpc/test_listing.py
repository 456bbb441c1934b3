from __future__ import annotations

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
    .absent("no network", lambda plan: plan.set("main", vpcConfig=None))
    .unknown("from an update", lambda plan: plan.set("stores", subnetIds=Unknown()), undecided=False)
    .outside("of another stack", lambda plan: plan.set("stores", subnetIds=[Unknown()]))
)
