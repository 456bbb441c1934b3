from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"
BALANCER = "aws:lb/loadBalancer:LoadBalancer"
NAT = "aws:ec2/natGateway:NatGateway"


def base() -> Plan:
    plan = Plan()
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/internetGateway:InternetGateway", "internet", vpcId=Ref("main"))
    plan.add(SUBNET, "a", vpcId=Ref("main"), cidrBlock="10.0.0.0/24")
    plan.add(SUBNET, "b", vpcId=Ref("main"), cidrBlock="10.0.1.0/24")
    plan.add(BALANCER, "alb", subnets=[Ref("a"), Ref("b")])
    plan.add("aws:ec2/eip:Eip", "address", domain="vpc")
    plan.add(NAT, "nat", subnetId=Ref("a"), allocationId=Ref("address", "allocationId"))
    return plan


MISSING = "{}, and nothing in this stack attaches an internet gateway to its VPC main."

internet_missing = (
    Table("vpc-gateway-internet-missing", base)
    .good(
        "a gateway load balancer needs none",
        lambda plan: plan.remove("internet", "nat").set("alb", loadBalancerType="gateway"),
    )
    .good("attached")
    .good(
        "on an Outpost",
        lambda plan: plan.remove("internet", "nat").set("alb", customerOwnedIpv4Pool="ipv4pool-coip-0123456789abcdef0"),
    )
    .good(
        "the carrier's gateway",
        lambda plan: plan.remove("internet").add("aws:ec2/carrierGateway:CarrierGateway", "out", vpcId=Ref("main")),
    )
    .good(
        "attached by a resource of its own",
        lambda plan: plan.set("internet", vpcId=None).add(
            "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
            "attached",
            internetGatewayId=Ref("internet"),
            vpcId=Ref("main"),
        ),
    )
    .good(
        "nothing faces the internet",
        lambda plan: plan.remove("internet").set("alb", internal=True).set("nat", connectivityType="private"),
    )
    .bad(
        "load balancer and NAT gateway",
        lambda plan: plan.remove("internet"),
        ("alb", MISSING.format("The load balancer faces the internet")),
        ("nat", MISSING.format("The NAT gateway is public")),
        level="mandatory",
        view="preview",
    )
    .bad(
        "load balancer by mappings",
        lambda plan: plan.remove("internet", "nat").set("alb", subnets=None, subnetMappings=[{"subnetId": Ref("a")}]),
        ("alb", MISSING.format("The load balancer faces the internet")),
    )
    .bad(
        "VPC that is there already",
        lambda plan: plan.remove("internet", "main", "nat").add(VPC, "main", outputs={"id": "vpc-0a1b2c3d"}),
        ("alb", MISSING.format("The load balancer faces the internet")),
        level="advisory",
        view="engine",
    )
    .bad(
        "a stack of CloudFormation, which may attach one",
        lambda plan: plan.remove("internet", "nat").add("aws:cloudformation/stack:Stack", "network"),
        ("alb", MISSING.format("The load balancer faces the internet")),
        level="advisory",
    )
    .absent("no subnets", lambda plan: plan.remove("internet", "nat").set("alb", subnets=None))
    .unknown("internal from an update", lambda plan: plan.set("alb", internal=Unknown()))
    .outside(
        "subnets of another stack",
        lambda plan: plan.remove("internet", "nat").set("alb", subnets=["subnet-0a", "subnet-0b"]),
    )
)

nat_without_address = (
    Table("vpc-gateway-nat-without-address", base)
    .good("address")
    .good("private", lambda plan: plan.set("nat", allocationId=None, connectivityType="private"))
    .good("regional", lambda plan: plan.set("nat", allocationId=None, availabilityMode="regional"))
    .bad(
        "said to be public",
        lambda plan: plan.set("nat", allocationId=None, connectivityType="public"),
        ("nat", "The NAT gateway is public, and allocationId is not set."),
        level="mandatory",
    )
    .absent(
        "public is the default",
        lambda plan: plan.set("nat", allocationId=None),
        ("nat", "The NAT gateway is public, and allocationId is not set."),
    )
    .unknown("kind from an update", lambda plan: plan.set("nat", connectivityType=Unknown()))
    .without("outside", "reads one resource")
)


def routed(plan: Plan, **gateway: object) -> Plan:
    plan.add("aws:ec2/routeTable:RouteTable", "out", vpcId=Ref("main"))
    plan.add("aws:ec2/route:Route", "default", routeTableId=Ref("out"), destinationCidrBlock="0.0.0.0/0")
    plan.set("default", gatewayId=Ref("internet"))
    return plan.set("internet", **gateway) if gateway else plan


LOOSE = "The route leads to internet, which has no vpcId, and nothing here attaches it."

not_attached = (
    Table("vpc-gateway-not-attached", base)
    .good("with the VPC's id", routed)
    .good("as vpcId is known later", lambda plan: routed(plan, vpcId=Unknown()))
    .good(
        "attached by a resource of its own",
        lambda plan: routed(plan, vpcId=None).add(
            "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
            "attached",
            internetGatewayId=Ref("internet"),
            vpcId=Ref("main"),
        ),
    )
    .bad(
        "nowhere",
        lambda plan: routed(plan, vpcId=None),
        ("default", LOOSE, "Set vpcId of internet to the VPC of the route table."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a route of a table",
        lambda plan: (
            routed(plan, vpcId=None)
            .remove("default")
            .set("out", routes=[{"cidrBlock": "0.0.0.0/0", "gatewayId": Ref("internet")}])
        ),
        ("out", LOOSE),
        view="preview",
    )
    .bad(
        "a command may attach it",
        lambda plan: routed(plan, vpcId=None).add("command:local:Command", "attach"),
        ("default", LOOSE),
        level="advisory",
    )
    .absent("no gateway", lambda plan: routed(plan, vpcId=None).set("default", gatewayId=None))
    .unknown("which gateway", lambda plan: routed(plan).set("default", gatewayId=Unknown()), undecided=False)
    .outside("a gateway that is there", lambda plan: routed(plan).set("default", gatewayId="igw-0a1b2c3d4e5f60718"))
)
