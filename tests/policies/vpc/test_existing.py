from __future__ import annotations

from dataclasses import replace
from typing import Any

from policypack.aws.services.ec2 import Subnet, Vpc
from policypack.testing import Plan, Ref, Table, Unknown

BALANCER = "aws:lb/loadBalancer:LoadBalancer"
SUBNET = "aws:ec2/subnet:Subnet"
VPC = "vpc-0a1b2c3d4e5f60718"
A, B, C = "subnet-0a1b2c3d4e5f60718", "subnet-0b1b2c3d4e5f60718", "subnet-0c1b2c3d4e5f60718"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16")
    for number, zone in enumerate("ab"):
        plan.add(SUBNET, zone, vpcId=Ref("main"), cidrBlock=f"10.0.{number}.0/24", availabilityZone=f"eu-west-1{zone}")
    plan.add(BALANCER, "web", internal=True, subnets=[Ref("a"), Ref("b")])
    return plan.add(
        "aws:ecs/service:Service",
        "api",
        desiredCount=4,
        networkConfiguration={"subnets": [Ref("a"), Ref("b")]},
    )


def subnet(id: str, zone: str = "a", cidr: str = "10.0.8.0/24", free: int = 200) -> Subnet:
    return Subnet(id, VPC, cidr, f"eu-west-1{zone}", "", "available", "", "", free=free, public_ip=False, default=False)


def exists(plan: Plan, name: str = "web") -> Plan:
    plan.planned[name].outputs["id"] = f"{name}-1"
    return plan


def there(*subnets: Subnet) -> dict[Any, Any]:
    return {("ec2.subnets", (("subnet-id", tuple(item.id for item in subnets)),)): subnets}


def gone(*ids: str) -> dict[Any, Any]:
    return {("ec2.subnets", (("subnet-id", ids),)): ()}


def on(*subnets: object) -> Any:
    return lambda plan: plan.set("web", subnets=list(subnets))


NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
ONE = "an Application Load Balancer needs two."
subnets_in_one_zone = (
    Table("vpc-existing-subnets-in-one-zone", base)
    .good("planned subnets are another policy's", facts={})
    .good("two zones", on(A, B), facts=there(subnet(A), subnet(B, "b")))
    .bad(
        "one subnet",
        on(A),
        ("web", f"{A} is the only subnet, in eu-west-1a, and {ONE}"),
        facts=there(subnet(A)),
        level="mandatory",
    )
    .good("two in one zone are subnets-share-zone's", on(A, B), facts=there(subnet(A), subnet(B)))
    .good("one that is there runs with it", lambda plan: exists(on(A)(plan)), facts={}, view="engine")
    .good(
        "a subnet group that may be in one zone",
        lambda plan: plan.add("aws:elasticache/subnetGroup:SubnetGroup", "caches", subnetIds=[A, B]),
        facts={},
    )
    .bad(
        "two of a subnet group",
        lambda plan: plan.add("aws:rds/subnetGroup:SubnetGroup", "data", subnetIds=[A, B]),
        ("data", f"{A}, {B} are all in eu-west-1a, and RDS refuses it."),
        facts=there(subnet(A), subnet(B)),
    )
    .bad(
        "beside a planned one",
        lambda plan: plan.set("a", vpcId=VPC).add("aws:rds/subnetGroup:SubnetGroup", "data", subnetIds=[A, Ref("a")]),
        ("data", f"a, {A} are all in eu-west-1a, and RDS refuses it."),
        facts=there(subnet(A)),
    )
    .good("one in a Local Zone is enough", on(A), facts=there(replace(subnet(A), zone="us-west-2-lax-1a")))
    .good(
        "one on an Outpost is enough",
        on(A),
        facts=there(replace(subnet(A), outpost="arn:aws:outposts:eu-west-1:210987654321:outpost/op-1")),
    )
    .good("one of two is not there", on(A, B), facts={("ec2.subnets", (("subnet-id", (A, B)),)): (subnet(A),)})
    .good("of different VPCs", on(A, B), facts=there(subnet(A), replace(subnet(B), vpc="vpc-2")))
    .bad(
        "of a cluster",
        lambda plan: plan.add("aws:eks/cluster:Cluster", "k", vpcConfig={"subnetIds": [A]}),
        ("k", f"{A} is the only subnet, in eu-west-1a, and EKS needs two."),
        facts=there(subnet(A)),
    )
    .good(
        "a network load balancer does with one",
        lambda plan: plan.set("web", subnets=[A], loadBalancerType="network"),
        facts={},
    )
    .good(
        "beside one whose zone AWS chooses",
        lambda plan: on(A, Ref("a"))(plan.set("a", availabilityZone=None)),
        facts=there(subnet(A)),
    )
    .absent("no subnets", lambda plan: plan.set("web", subnets=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", subnets=Unknown()), facts={}, undecided=False)
    .outside("three zones", on(A, B, C), facts=there(subnet(A), subnet(B, "b"), subnet(C, "c")))
    .not_found("gone is another policy's", on(A), facts=gone(A))
    .cannot_ask("denied", on(A, B))
)

subnets_share_zone = (
    Table("vpc-existing-subnets-share-zone", base)
    .good("planned subnets are another policy's", facts={})
    .good("two zones", on(A, B), facts=there(subnet(A), subnet(B, "b")))
    .bad(
        "two of three",
        on(A, B, C),
        ("web", f"{A} and {C} are in eu-west-1a; a load balancer takes one subnet of each zone."),
        facts=there(subnet(A), subnet(B, "b"), subnet(C)),
        level="mandatory",
    )
    .bad(
        "beside a planned one",
        lambda plan: on(A, Ref("a"), Ref("b"))(plan.set("a", vpcId=VPC).set("b", vpcId=VPC)),
        ("web", f"a and {A} are in eu-west-1a; a load balancer takes one subnet of each zone."),
        facts=there(subnet(A)),
    )
    .good("of different VPCs", on(A, B), facts=there(subnet(A), replace(subnet(B), vpc="vpc-2")))
    .absent("no subnets", lambda plan: plan.set("web", subnets=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", subnets=Unknown()), facts={}, undecided=False)
    .outside("three zones", on(A, B, C), facts=there(subnet(A), subnet(B, "b"), subnet(C, "c")))
    .not_found("gone is another policy's", on(A, B), facts=gone(A, B))
    .cannot_ask("denied", on(A, B))
)

addresses_short = (
    Table("vpc-existing-addresses-short", base)
    .good("planned subnets", facts={})
    .good("eight", on(A, B), facts=there(subnet(A, free=8), subnet(B, "b")))
    .good("addresses of version 6", on(A, B), facts=there(subnet(A, cidr="", free=0), subnet(B, "b")))
    .good("one that is there has its addresses", lambda plan: exists(on(A)(plan)), facts={}, view="engine")
    .bad(
        "seven",
        on(A, B),
        ("web", f"8 free addresses are needed in each subnet, and {A} has 7."),
        facts=there(subnet(A, free=7), subnet(B, "b")),
        level="advisory",
    )
    .bad(
        "of a cluster",
        lambda plan: plan.add("aws:eks/cluster:Cluster", "k", vpcConfig={"subnetIds": [A, B]}),
        ("k", f"6 free addresses are needed in each subnet, and {A} has 5, {B} has 0."),
        facts=there(subnet(A, free=5), subnet(B, "b", free=0)),
    )
    .absent("no subnets", lambda plan: plan.set("web", subnets=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", subnets=Unknown()), facts={}, undecided=False)
    .outside("beside a planned one", on(A, Ref("b")), facts=there(subnet(A)))
    .not_found("gone is another policy's", on(A, B), facts=gone(A, B))
    .cannot_ask("denied", on(A, B))
)


def tasks(*subnets: object) -> Any:
    return lambda plan: plan.set("api", networkConfiguration={"subnets": list(subnets)})


tasks_exceed_addresses = (
    Table("vpc-existing-tasks-exceed-addresses", base)
    .good("planned subnets", facts={})
    .good("room for all", tasks(A, B), facts=there(subnet(A, free=2), subnet(B, "b", free=2)))
    .bad(
        "no room",
        tasks(A, B),
        ("api", "The service wants 4 tasks, and its subnets have 3 free addresses."),
        facts=there(subnet(A, free=1), subnet(B, "b", free=2)),
        level="advisory",
    )
    .good("tasks that run", lambda plan: exists(tasks(A)(plan), "api"), facts={}, view="engine")
    .good(
        "no count, and no address",
        lambda plan: tasks(A)(plan.set("api", desiredCount=None)),
        facts=there(subnet(A, free=0)),
    )
    .absent("on instances", lambda plan: plan.set("api", networkConfiguration=None), facts={})
    .unknown(
        "count from an update",
        lambda plan: tasks(A)(plan.set("api", desiredCount=Unknown())),
        facts=there(subnet(A, free=1)),
    )
    .outside("beside a planned one", tasks(A, Ref("b")), facts=there(subnet(A, free=1)))
    .not_found("gone is another policy's", tasks(A), facts=gone(A))
    .cannot_ask("denied", tasks(A))
)


ATTACHED = ("network.internet_vpcs",)


def facing(*subnets: object) -> Any:
    return lambda plan: plan.set("web", internal=False, subnets=list(subnets))


NOWHERE = f"The load balancer faces the internet, and the VPC {VPC} of its subnets has no internet gateway."
internet_missing = (
    Table("vpc-existing-internet-missing", base)
    .good("planned subnets are another policy's", facing(Ref("a"), Ref("b")), facts={})
    .good("attached", facing(A, B), facts={**there(subnet(A), subnet(B, "b")), ATTACHED: (VPC,)})
    .good("inside", on(A, B), facts={})
    .good(
        "a gateway load balancer",
        lambda plan: facing(A)(plan).set("web", loadBalancerType="gateway"),
        facts={},
    )
    .good(
        "attached to a VPC that an update knows",
        lambda plan: facing(A, B)(plan).add("aws:ec2/internetGateway:InternetGateway", "igw", vpcId=Unknown()),
        facts={**there(subnet(A), subnet(B, "b")), ATTACHED: ()},
    )
    .bad(
        "none",
        facing(A, B),
        ("web", NOWHERE),
        facts={**there(subnet(A), subnet(B, "b")), ATTACHED: ("vpc-2",)},
        level="mandatory",
    )
    .good(
        "attached here",
        lambda plan: facing(A, B)(plan).add("aws:ec2/internetGateway:InternetGateway", "igw", vpcId=VPC),
        facts={**there(subnet(A), subnet(B, "b")), ATTACHED: ()},
    )
    .good(
        "of a VPC that another account shares",
        facing(A, B),
        facts=there(*(replace(item, owner="364412870955") for item in (subnet(A), subnet(B, "b")))),
    )
    .good(
        "on an Outpost",
        lambda plan: facing(A)(plan).set("web", customerOwnedIpv4Pool="ipv4pool-coip-0123456789abcdef0"),
        facts=there(subnet(A)),
    )
    .good("in a Wavelength Zone", facing(A), facts=there(replace(subnet(A), zone="us-east-1-wl1-bos-wlz-1")))
    .absent("no subnets", lambda plan: plan.set("web", subnets=None, internal=None), facts={})
    .unknown("from an update", lambda plan: plan.set("web", internal=Unknown()), facts={})
    .outside("beside a planned one", facing(A, Ref("b")), facts={**there(subnet(A)), ATTACHED: (VPC,)})
    .not_found("gone is another policy's", facing(A, B), facts=gone(A, B))
    .cannot_ask("denied", facing(A, B))
)


def within(cidr: str = "10.0.9.0/24") -> Any:
    return lambda plan: plan.set("a", vpcId=VPC, cidrBlock=cidr)


def network(*cidrs: str) -> dict[Any, Any]:
    found = Vpc(
        VPC,
        cidrs[0],
        default=False,
        state="available",
        owner="",
        tenancy="default",
        dhcp_options="",
        cidrs=cidrs,
    )
    return {("ec2.vpcs", (("vpc-id", (VPC,)),)): (found,)}


RANGE = "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation"
subnet_outside_vpc = (
    Table("vpc-existing-subnet-outside-vpc", base)
    .good("planned VPC", facts={})
    .good("inside the second range", within("10.8.1.0/24"), facts=network("10.0.0.0/16", "10.8.0.0/16"))
    .bad(
        "outside",
        within("10.1.0.0/24"),
        ("a", f"cidrBlock is 10.1.0.0/24, and the VPC {VPC} has 10.0.0.0/16 and 10.8.0.0/16."),
        facts=network("10.0.0.0/16", "10.8.0.0/16"),
        level="mandatory",
    )
    .good(
        "inside a range that is added here",
        lambda plan: within("10.1.0.0/24")(plan.add(RANGE, "more", vpcId=VPC, cidrBlock="10.1.0.0/16")),
        facts=network("10.0.0.0/16"),
    )
    .good(
        "a range of a pool is added to what an update knows",
        lambda plan: within("10.1.0.0/24")(plan.add(RANGE, "more", vpcId=Unknown(), ipv4IpamPoolId="ipam-pool-1")),
        facts=network("10.0.0.0/16"),
    )
    .bad(
        "outside of a range that is added here too",
        lambda plan: within("10.1.0.0/24")(plan.add(RANGE, "more", vpcId=VPC, cidrBlock="10.2.0.0/16")),
        ("a", f"cidrBlock is 10.1.0.0/24, and the VPC {VPC} has 10.0.0.0/16."),
        facts=network("10.0.0.0/16"),
    )
    .good(
        "a pool chooses the range that is added here",
        lambda plan: within("10.1.0.0/24")(plan.add(RANGE, "more", vpcId=VPC, ipv4IpamPoolId="ipam-pool-1")),
        facts=network("10.0.0.0/16"),
    )
    .absent("a pool chooses", lambda plan: plan.set("a", vpcId=VPC, cidrBlock=None), facts={})
    .unknown("from an update", lambda plan: plan.set("a", vpcId=Unknown()), facts={})
    .outside("inside", within(), facts=network("10.0.0.0/16"))
    .not_found("gone is another policy's", within(), facts={("ec2.vpcs", (("vpc-id", (VPC,)),)): ()})
    .cannot_ask("denied", within())
)

OF_VPC = ("ec2.subnets", (("vpc-id", (VPC,)),))
OVERLAP = f"cidrBlock is 10.0.8.0/25, and the VPC {VPC} has {A} (10.0.8.0/24, eu-west-1a) already."
subnet_overlaps = (
    Table("vpc-existing-subnet-overlaps", base)
    .good("planned VPC", facts={})
    .good("free", within(), facts={OF_VPC: (subnet(A),)})
    .bad("taken", within("10.0.8.0/25"), ("a", OVERLAP), facts={OF_VPC: (subnet(A),)}, view="engine", level="mandatory")
    .bad(
        "perhaps its own",
        within("10.0.8.0/25"),
        ("a", OVERLAP + NO_STATE),
        facts={OF_VPC: (subnet(A),)},
        view="preview",
        level="advisory",
    )
    .absent("a pool chooses", lambda plan: plan.set("a", vpcId=VPC, cidrBlock=None), facts={})
    .unknown("from an update", lambda plan: plan.set("a", vpcId=Unknown()), facts={})
    .outside("free in another VPC", within(), facts={OF_VPC: ()})
    .not_found("no subnets", within("10.0.8.0/25"), facts={OF_VPC: ()})
    .cannot_ask("denied", within())
)
