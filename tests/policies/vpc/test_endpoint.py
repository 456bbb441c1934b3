from __future__ import annotations

from policypack.aws.services.ec2 import Subnet
from policypack.aws.services.network import Endpoint, EndpointService
from policypack.testing import Plan, Ref, Table, Unknown

ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
VPC, A = "vpc-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60718"
KMS, S3 = "com.amazonaws.eu-west-1.kms", "com.amazonaws.eu-west-1.s3"
OTHERS = "com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b2c3d4e5f60718"
HEALTH = "com.amazonaws.eu-west-1.elasticbeanstalk-health"
ROUTES = "rtb-0a1b2c3d4e5f60718"
ZONES = ("eu-west-1a", "eu-west-1b")
SERVICES = {
    ("network.endpoint_services",): (
        EndpointService(KMS, ("Interface",), ZONES, ("kms.eu-west-1.amazonaws.com",)),
        EndpointService(S3, ("Gateway",), ZONES),
        EndpointService(S3, ("Interface",), ZONES, ("s3.eu-west-1.amazonaws.com",)),
        EndpointService("com.amazonaws.eu-west-1.dynamodb", ("Gateway",), ZONES),
        EndpointService(HEALTH, ("Interface",), ZONES),
    )
}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16", enableDnsHostnames=True)
    for zone in "ab":
        plan.add("aws:ec2/subnet:Subnet", zone, vpcId=Ref("main"), availabilityZone=f"eu-west-1{zone}")
    plan.add("aws:ec2/routeTable:RouteTable", "private", vpcId=Ref("main"))
    plan.add(
        ENDPOINT,
        "kms",
        vpcId=Ref("main"),
        serviceName=KMS,
        vpcEndpointType="Interface",
        privateDnsEnabled=True,
        subnetIds=[Ref("a"), Ref("b")],
    )
    return plan.add(ENDPOINT, "s3", vpcId=Ref("main"), serviceName=S3, routeTableIds=[Ref("private")])


def existing(plan: Plan) -> Plan:
    return plan.set("kms", vpcId=VPC, subnetIds=[A]).set("s3", vpcId=VPC, routeTableIds=[ROUTES])


def exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = f"{name}-1"
    return plan


def subnet(zone: str) -> Subnet:
    return Subnet(A, VPC, "10.0.0.0/24", zone, "", "available", "", "", free=200, public_ip=False, default=False)


type_refused = (
    Table("vpc-endpoint-type-refused", base)
    .good("a gateway for S3 and interfaces for KMS")
    .bad(
        "no type",
        lambda plan: plan.set("kms", vpcEndpointType=None, subnetIds=None, privateDnsEnabled=None),
        ("kms", "vpcEndpointType is Gateway, which is the default, and com.amazonaws.eu-west-1.kms has no gateway."),
        level="mandatory",
    )
    .bad(
        "a gateway with interfaces",
        lambda plan: plan.set("s3", vpcEndpointType="Gateway", subnetIds=[Ref("a")]),
        ("s3", "subnetIds is set, and vpcEndpointType is Gateway; a gateway has no interfaces."),
    )
    .bad(
        "interfaces with routes",
        lambda plan: plan.set("kms", routeTableIds=[Ref("private")]),
        ("kms", "routeTableIds is set, and vpcEndpointType is Interface; only gateways have routes."),
    )
    .bad(
        "another account's service",
        lambda plan: plan.set("s3", serviceName=OTHERS),
        ("s3", f"vpcEndpointType is Gateway, which is the default, and {OTHERS} has no gateway."),
    )
    .good("empty lists", lambda plan: plan.set("s3", subnetIds=[], securityGroupIds=[]))
    .unknown("routes from an update, which may be none", lambda plan: plan.set("kms", routeTableIds=Unknown()))
    .unknown("groups from an update, which may be none", lambda plan: plan.set("s3", securityGroupIds=Unknown()))
    .absent("of a resource", lambda plan: plan.set("kms", serviceName=None, subnetIds=None, vpcEndpointType="Resource"))
    .unknown("type from an update", lambda plan: plan.set("kms", vpcEndpointType=Unknown()))
)

NAMED = "com.amazonaws.eu-west-1.elasticbeanstalk.health"
service_not_found = (
    Table("vpc-endpoint-service-not-found", base)
    .good("there", facts=SERVICES)
    .not_found(
        "a dot for a hyphen",
        lambda plan: plan.set("kms", serviceName=NAMED),
        ("kms", f"serviceName is {NAMED}, and eu-west-1 has no such endpoint service. It has {HEALTH}."),
        facts=SERVICES,
        level="mandatory",
    )
    .bad(
        "nothing like it",
        lambda plan: plan.set("kms", serviceName="com.amazonaws.eu-west-1.honeycode-something"),
        (
            "kms",
            "serviceName is com.amazonaws.eu-west-1.honeycode-something, and eu-west-1 has no such endpoint service.",
        ),
        facts=SERVICES,
    )
    .bad(
        "two that are like it",
        lambda plan: plan.remove("s3").set("kms", serviceName="com.amazonaws.eu-west-1.ecrapi"),
        (
            "kms",
            (
                "serviceName is com.amazonaws.eu-west-1.ecrapi, and eu-west-1 has no such endpoint service. It has "
                "com.amazonaws.eu-west-1.ecr.api and com.amazonaws.eu-west-1.ecs-api."
            ),
        ),
        facts={
            ("network.endpoint_services",): tuple(
                EndpointService(f"com.amazonaws.eu-west-1.{name}", ("Interface",), ZONES)
                for name in ("ecr.api", "ecr.dkr", "ecs-api")
            )
        },
    )
    .good(
        "another region is another policy's",
        lambda plan: plan.set("kms", serviceName="com.amazonaws.us-east-1.nope"),
        facts=SERVICES,
    )
    .good(
        "named for its region",
        lambda plan: plan.set("kms", serviceName=NAMED, serviceRegion="eu-west-1"),
        facts=SERVICES,
    )
    .outside(
        "another account's may be hidden",
        lambda plan: plan.set("kms", serviceName=OTHERS),
        facts=SERVICES,
    )
    .absent("no service", lambda plan: plan.set("kms", serviceName=None), facts=SERVICES)
    .unknown("from an update", lambda plan: plan.set("kms", serviceName=Unknown()), facts=SERVICES)
    .cannot_ask("denied")
)

type_not_offered = (
    Table("vpc-endpoint-type-not-offered", base)
    .good("offered", facts=SERVICES)
    .bad(
        "no interfaces of DynamoDB here",
        lambda plan: plan.set("kms", serviceName="com.amazonaws.eu-west-1.dynamodb"),
        ("kms", "vpcEndpointType is Interface, and com.amazonaws.eu-west-1.dynamodb is offered as Gateway only."),
        facts=SERVICES,
        level="mandatory",
    )
    .good(
        "no gateway of KMS is told without asking", lambda plan: plan.set("kms", vpcEndpointType=None), facts=SERVICES
    )
    .absent("no service", lambda plan: plan.set("kms", serviceName=None), facts=SERVICES)
    .unknown("from an update", lambda plan: plan.set("kms", vpcEndpointType=Unknown()), facts=SERVICES)
    .not_found("another policy's", lambda plan: plan.set("kms", serviceName=NAMED), facts=SERVICES)
    .cannot_ask("denied")
)


def in_zone_c(plan: Plan) -> Plan:
    return plan.set("b", availabilityZone="eu-west-1c")


THERE = ("ec2.subnets", (("subnet-id", (A,)),))
zone_not_offered = (
    Table("vpc-endpoint-zone-not-offered", base)
    .good("offered in both", facts=SERVICES)
    .bad(
        "a planned subnet",
        in_zone_c,
        ("kms", f"{KMS} is offered in eu-west-1a, eu-west-1b, and not in the zone of b (eu-west-1c)."),
        facts=SERVICES,
        level="mandatory",
    )
    .bad(
        "a subnet that is there",
        existing,
        ("kms", f"{KMS} is offered in eu-west-1a, eu-west-1b, and not in the zone of {A} (eu-west-1c)."),
        facts={**SERVICES, THERE: (subnet("eu-west-1c"),)},
    )
    .good("AWS chooses the zone", lambda plan: plan.set("b", availabilityZone=None), facts=SERVICES)
    .good("a gateway has no subnets", lambda plan: plan.set("kms", vpcEndpointType="Gateway"), facts={})
    .good("a list that only an update knows", lambda plan: plan.set("kms", subnetIds=Unknown()), facts=SERVICES)
    .absent("no subnets", lambda plan: plan.set("kms", subnetIds=None), facts=SERVICES)
    .unknown("from an update", lambda plan: plan.set("kms", serviceName=Unknown()), facts=SERVICES)
    .outside("there and offered", existing, facts={**SERVICES, THERE: (subnet("eu-west-1a"),)})
    .not_found("a subnet that is gone is another policy's", existing, facts={**SERVICES, THERE: ()})
    .cannot_ask("denied")
)

private_dns_not_offered = (
    Table("vpc-endpoint-private-dns-not-offered", base)
    .good("offered", facts=SERVICES)
    .bad(
        "not offered",
        lambda plan: plan.set("kms", serviceName=HEALTH),
        ("kms", f"privateDnsEnabled is true, and {HEALTH} has no private DNS name."),
        facts=SERVICES,
        level="mandatory",
    )
    .absent("not asked for", lambda plan: plan.set("kms", privateDnsEnabled=None), facts=SERVICES)
    .unknown("from an update", lambda plan: plan.set("kms", privateDnsEnabled=Unknown()), facts=SERVICES)
    .not_found("another policy's", lambda plan: plan.set("kms", serviceName=NAMED), facts=SERVICES)
    .cannot_ask("denied")
)

ENDPOINTS = ("network.endpoints",)
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
GATEWAY = Endpoint("vpce-0a1b2c3d4e5f60718", VPC, S3, "Gateway", route_tables=(ROUTES,))
ROUTED = f"The endpoint vpce-0a1b2c3d4e5f60718 routes {ROUTES} to {S3} already."
route_taken = (
    Table("vpc-endpoint-route-taken", base)
    .good("planned table", facts={})
    .bad("taken", existing, ("s3", ROUTED), facts={ENDPOINTS: (GATEWAY,)}, view="engine", level="mandatory")
    .bad(
        "perhaps its own",
        existing,
        ("s3", ROUTED + NO_STATE),
        facts={ENDPOINTS: (GATEWAY,)},
        view="preview",
        level="advisory",
    )
    .good("its own, which is there", lambda plan: exists(existing(plan), "s3"), facts={}, view="engine")
    .good(
        "an interface has no routes",
        lambda plan: existing(plan).set("s3", vpcEndpointType="Interface"),
        facts={ENDPOINTS: (GATEWAY,)},
    )
    .good(
        "another service's",
        existing,
        facts={
            ENDPOINTS: (Endpoint("vpce-1", VPC, "com.amazonaws.eu-west-1.dynamodb", "Gateway", route_tables=(ROUTES,)),)
        },
    )
    .absent("no tables", lambda plan: plan.set("s3", routeTableIds=None), facts={})
    .unknown("from an update", lambda plan: plan.set("s3", routeTableIds=Unknown()), facts={})
    .outside("free", existing, facts={ENDPOINTS: ()})
    .not_found("no endpoints", existing, facts={ENDPOINTS: ()})
    .cannot_ask("denied", existing)
)
