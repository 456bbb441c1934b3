from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"
ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
GROUP = "aws:ec2/securityGroup:SecurityGroup"
ROUTE = "aws:ec2/route:Route"
DATABASE = "aws:rds/instance:Instance"
BALANCER = "aws:lb/loadBalancer:LoadBalancer"
SERVICE = "aws:ecs/service:Service"
FUNCTION = "aws:lambda/function:Function"


def base() -> Plan:
    plan = Plan()
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16", enableDnsHostnames=True)
    plan.add(SUBNET, "public-a", vpcId=Ref("main"), cidrBlock="10.0.0.0/24", availabilityZone="eu-west-1a")
    plan.add(SUBNET, "private-a", vpcId=Ref("main"), cidrBlock="10.0.10.0/24", availabilityZone="eu-west-1a")
    plan.add(SUBNET, "private-b", vpcId=Ref("main"), cidrBlock="10.0.11.0/24", availabilityZone="eu-west-1b")
    plan.add("aws:ec2/natGateway:NatGateway", "nat", subnetId=Ref("public-a"), allocationId="eipalloc-0a1b")
    plan.add("aws:ec2/routeTable:RouteTable", "private", vpcId=Ref("main"))
    plan.add(ROUTE, "out", routeTableId=Ref("private"), destinationCidrBlock="0.0.0.0/0", natGatewayId=Ref("nat"))
    for zone in "ab":
        plan.add(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            f"private-{zone}-table",
            subnetId=Ref(f"private-{zone}"),
            routeTableId=Ref("private"),
        )
    plan.add(
        ENDPOINT,
        "s3",
        vpcId=Ref("main"),
        serviceName="com.amazonaws.eu-west-1.s3",
        vpcEndpointType="Gateway",
        routeTableIds=[Ref("private")],
    )
    plan.add(
        ENDPOINT,
        "ecr",
        vpcId=Ref("main"),
        serviceName="com.amazonaws.eu-west-1.ecr.api",
        vpcEndpointType="Interface",
        privateDnsEnabled=True,
    )
    plan.add(GROUP, "edge", vpcId=Ref("main"), ingress=[opening(443, cidrBlocks=["0.0.0.0/0"])])
    plan.add(GROUP, "api", vpcId=Ref("main"), ingress=[opening(8080, securityGroups=[Ref("edge")])])
    plan.add(GROUP, "store", vpcId=Ref("main"), ingress=[opening(5432, securityGroups=[Ref("api")])])
    plan.add("aws:rds/subnetGroup:SubnetGroup", "stores", subnetIds=[Ref("private-a"), Ref("private-b")])
    plan.add(DATABASE, "orders", engine="postgres", vpcSecurityGroupIds=[Ref("store")])
    plan.add("aws:lb/targetGroup:TargetGroup", "api-group", protocol="HTTP", port=8080, targetType="ip")
    plan.add(BALANCER, "alb", subnets=[Ref("private-a"), Ref("private-b")], securityGroups=[Ref("edge")])
    plan.add(
        SERVICE,
        "api-service",
        desiredCount=2,
        networkConfiguration={
            "subnets": [Ref("private-a"), Ref("private-b")],
            "securityGroups": [Ref("api")],
        },
        loadBalancers=[{"targetGroupArn": Ref("api-group", "arn"), "containerName": "api", "containerPort": 8080}],
    )
    plan.add(FUNCTION, "resize", vpcConfig={"subnetIds": [Ref("private-a")], "securityGroupIds": []})
    return plan


def opening(port: int, **sources: Any) -> dict[str, Any]:
    return {"protocol": "tcp", "fromPort": port, "toPort": port, **sources}


PAID = "Traffic to S3, image layers from ECR included, leaves the VPC through nat and is paid by the gigabyte."

endpoint_saves_nat = (
    Table("vpc-endpoint-saves-nat", base)
    .good("gateway endpoint for S3")
    .good("no NAT gateway", lambda plan: plan.remove("out", "nat", "s3"))
    .bad("no endpoint", lambda plan: plan.remove("s3"), ("main", PAID), level="advisory")
    .bad(
        "endpoint for another service",
        lambda plan: plan.set("s3", serviceName="com.amazonaws.eu-west-1.dynamodb"),
        ("main", PAID),
    )
    .absent("gateway is the default type", lambda plan: plan.set("s3", vpcEndpointType=None))
    .unknown("service from an update", lambda plan: plan.set("s3", serviceName=Unknown()))
    .outside("NAT gateway of another VPC", lambda plan: plan.remove("s3").set("nat", subnetId="subnet-0a1b"))
)

endpoint_without_vpc_dns = (
    Table("vpc-endpoint-without-vpc-dns", base)
    .good(
        "an endpoint of another kind",
        lambda plan: plan.set("main", enableDnsHostnames=False).set("ecr", vpcEndpointType="Resource"),
    )
    .good("both switched on")
    .good("no private DNS", lambda plan: plan.set("main", enableDnsHostnames=False).set("ecr", privateDnsEnabled=False))
    .bad(
        "host names off",
        lambda plan: plan.set("main", enableDnsHostnames=False),
        ("ecr", "privateDnsEnabled is true, and enableDnsHostnames of the VPC main is false."),
        level="mandatory",
    )
    .bad(
        "both off",
        lambda plan: plan.set("main", enableDnsHostnames=False, enableDnsSupport=False),
        ("ecr", "privateDnsEnabled is true, and enableDnsSupport and enableDnsHostnames of the VPC main are false."),
    )
    .absent(
        "host names are off unless set",
        lambda plan: plan.set("main", enableDnsHostnames=None),
        ("ecr", "privateDnsEnabled is true, and enableDnsHostnames of the VPC main is false."),
    )
    .unknown("attribute from an update", lambda plan: plan.set("main", enableDnsHostnames=Unknown()))
    .outside("VPC of another stack", lambda plan: plan.set("ecr", vpcId="vpc-0a1b2c3d"))
)

private_tier_open = (
    Table("vpc-private-tier-open", base)
    .bad(
        "two rules of one group are one mistake",
        lambda plan: plan.set(
            "store", ingress=[opening(5432, cidrBlocks=["0.0.0.0/0"]), opening(22, cidrBlocks=["0.0.0.0/0"])]
        ),
        ("orders", "The security group store admits 0.0.0.0/0 on port 5432 and port 22."),
    )
    .good("each tier admits the one before it")
    .good(
        "behind a network load balancer",
        lambda plan: plan.set("api", ingress=[opening(8080, cidrBlocks=["0.0.0.0/0"])]).set(
            "api-group", protocol="TCP"
        ),
    )
    .bad(
        "database",
        lambda plan: plan.set("store", ingress=[opening(5432, cidrBlocks=["0.0.0.0/0"], ipv6CidrBlocks=["::/0"])]),
        ("orders", "The security group store admits 0.0.0.0/0 and ::/0 on port 5432."),
        level="advisory",
    )
    .bad(
        "service",
        lambda plan: plan.set(
            "api", ingress=[{"protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ["0.0.0.0/0"]}]
        ),
        ("api-service", "The security group api admits 0.0.0.0/0 on all ports."),
    )
    .bad(
        "by a rule of its own",
        lambda plan: plan.add(
            "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
            "world",
            securityGroupId=Ref("store"),
            ipProtocol="tcp",
            fromPort=5000,
            toPort=6000,
            cidrIpv4="0.0.0.0/0",
        ),
        ("orders", "The security group store admits 0.0.0.0/0 on ports 5000-6000."),
    )
    .bad(
        "all ports of one protocol, or nearly",
        lambda plan: plan.set(
            "store",
            ingress=[
                {"protocol": "udp", "fromPort": first, "toPort": last, "cidrBlocks": ["0.0.0.0/0"]}
                for first, last in ((0, 65535), (1, 65535), (0, 65534))
            ],
        ),
        ("orders", "The security group store admits 0.0.0.0/0 on all ports and ports 1-65535 and ports 0-65534."),
    )
    .absent("no security group", lambda plan: plan.set("orders", vpcSecurityGroupIds=None))
    .unknown("rules from an update", lambda plan: plan.set("store", ingress=Unknown()))
    .outside("security group of another stack", lambda plan: plan.set("orders", vpcSecurityGroupIds=["sg-0a1b2c3d"]))
)


def shut(plan: Plan) -> Plan:
    return plan.remove("s3", "ecr", "out")


SHUT = "The subnet private-a has no default route, the VPC has no endpoint, and there runs resize."

private_subnet_without_egress = (
    Table("vpc-private-subnet-without-egress", base)
    .good("NAT gateway")
    .good("endpoints", lambda plan: plan.remove("out"))
    .good("nothing runs there", lambda plan: shut(plan).remove("resize"))
    .good(
        "route to a transit gateway",
        lambda plan: shut(plan).add(
            ROUTE, "tgw", routeTableId=Ref("private"), destinationCidrBlock="10.0.0.0/8", transitGatewayId="tgw-0a"
        ),
    )
    .good(
        "inline default route",
        lambda plan: shut(plan).set("private", routes=[{"cidrBlock": "0.0.0.0/0", "natGatewayId": Ref("nat")}]),
    )
    .good(
        "main route table of the VPC leads out",
        lambda plan: (
            shut(plan)
            .remove("private-a-table")
            .add(
                ROUTE,
                "main-out",
                routeTableId=Ref("main", "mainRouteTableId"),
                destinationCidrBlock="0.0.0.0/0",
                natGatewayId=Ref("nat"),
            )
        ),
    )
    .bad("no route and no endpoint", shut, ("main", SHUT), level="advisory")
    .bad(
        "main route table as AWS makes it",
        lambda plan: plan.remove("s3", "ecr", "private-a-table"),
        ("main", SHUT),
    )
    .bad(
        "two subnets and two users",
        lambda plan: shut(plan).add("aws:ec2/instance:Instance", "worker", subnetId=Ref("private-b")),
        (
            "main",
            (
                "The subnets private-a, private-b have no default route, the VPC has no endpoint, and there run "
                "resize, worker."
            ),
        ),
    )
    .absent("function outside any VPC", lambda plan: shut(plan).set("resize", vpcConfig=None))
    .unknown(
        "destination from an update",
        lambda plan: plan.remove("s3", "ecr").set("out", destinationCidrBlock=Unknown()),
        undecided=False,
    )
    .outside(
        "route table of another stack",
        lambda plan: shut(plan).set("private-a-table", routeTableId="rtb-0a1b2c3d"),
    )
)

subnets_in_one_zone = (
    Table("vpc-subnets-in-one-zone", base)
    .good(
        "another stack's subnets come on top",
        lambda plan: plan.add("pulumi:pulumi:StackReference", "network", name="acme/network/prod").set(
            "alb", subnets=Json([Ref("public-a"), Ref("network", "outputs.subnets")])
        ),
        view="engine",
    )
    .good("two zones")
    .good(
        "network load balancer",
        lambda plan: plan.set("alb", loadBalancerType="network", subnets=[Ref("private-a")]),
    )
    .good(
        "another stack's subnet, mapped",
        lambda plan: plan.set(
            "alb", subnets=None, subnetMappings=[{"subnetId": Ref("private-a")}, {"subnetId": "subnet-0a1b"}]
        ),
    )
    .good(
        "Local Zone",
        lambda plan: plan.set("public-a", availabilityZone="us-west-2-lax-1a").set("alb", subnets=[Ref("public-a")]),
    )
    .good(
        "Outpost",
        lambda plan: plan.set("public-a", outpostArn="arn:aws:outposts:eu-west-1:210987654321:outpost/op-0a").set(
            "alb", subnets=[Ref("public-a")]
        ),
    )
    .good(
        "one task",
        lambda plan: plan.set("api-service", desiredCount=1, networkConfiguration={"subnets": [Ref("private-a")]}),
    )
    .good(
        "tasks that something else counts",
        lambda plan: plan.set("api-service", desiredCount=None, networkConfiguration={"subnets": [Ref("private-a")]}),
    )
    .good(
        "zones by their ids",
        lambda plan: plan.set("private-a", availabilityZone=None, availabilityZoneId="euw1-az1").set(
            "private-b", availabilityZone=None, availabilityZoneId="euw1-az2"
        ),
    )
    .bad(
        "database",
        lambda plan: plan.set("stores", subnetIds=[Ref("private-a"), Ref("public-a")]),
        ("stores", "The subnets private-a, public-a are all in eu-west-1a, and RDS refuses it."),
        level="mandatory",
    )
    .bad(
        "one zone by its id",
        lambda plan: (
            plan.set("private-a", availabilityZone=None, availabilityZoneId="euw1-az1")
            .set("private-b", availabilityZone=None, availabilityZoneId="euw1-az1")
            .set("alb", loadBalancerType="network")
            .set("api-service", desiredCount=1)
        ),
        ("stores", "The subnets private-a, private-b are all in euw1-az1, and RDS refuses it."),
    )
    .bad(
        "load balancer with one subnet whose zone AWS chooses",
        lambda plan: plan.set("public-a", availabilityZone=None).set(
            "alb", subnets=None, subnetMappings=[{"subnetId": Ref("public-a")}]
        ),
        ("alb", "public-a is the only subnet, and an Application Load Balancer needs two."),
        level="mandatory",
    )
    .good(
        "two subnets of a load balancer, which lb-subnets-share-zone reports",
        lambda plan: plan.set("alb", subnets=[Ref("private-a"), Ref("public-a")]),
    )
    .bad(
        "service",
        lambda plan: plan.set("api-service", networkConfiguration={"subnets": [Ref("private-a"), Ref("public-a")]}),
        ("api-service", "The subnets private-a, public-a are all in eu-west-1a, and with that zone all is lost."),
        level="advisory",
    )
    .absent(
        "zones that AWS chooses",
        lambda plan: plan.set("private-a", availabilityZone=None).set("private-b", availabilityZone=None),
    )
    .unknown("zone from an update", lambda plan: plan.set("private-a", availabilityZone=Unknown()))
    .outside("subnet of another stack", lambda plan: plan.set("stores", subnetIds=[Ref("private-a"), "subnet-0a1b"]))
)
