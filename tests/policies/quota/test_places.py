from __future__ import annotations

from typing import Any

from policypack.aws.services.ec2 import Subnet
from policypack.aws.services.network import Endpoint, GroupRule, PrefixList, RouteTable
from policypack.aws.services.servicequotas import ServiceQuota, UsageMetric
from policypack.testing import Plan, Ref, Table, Unknown

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"
NAT = "aws:ec2/natGateway:NatGateway"
GROUP = "aws:ec2/securityGroup:SecurityGroup"
RULE = "aws:ec2/securityGroupRule:SecurityGroupRule"
INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"
PREFIX_LIST = "aws:ec2/managedPrefixList:ManagedPrefixList"
TABLE = "aws:ec2/routeTable:RouteTable"
ROUTE = "aws:ec2/route:Route"
ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
ROLE = "aws:iam/role:Role"
ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"
INSTANCE = "aws:ec2/instance:Instance"
SERVICE = "aws:ecs/service:Service"
TASK = "aws:ecs/taskDefinition:TaskDefinition"


def limit(code: str, value: float, service: str = "vpc", *region: str) -> dict[Any, Any]:
    return {("servicequotas.quota", service, code, *region): ServiceQuota(service, code, "", value)}


def cidrs(count: int, of: str = "10.0.{}.0/24") -> list[str]:
    return [of.format(number) for number in range(count)]


def web(plan: Plan, *addresses: str, name: str = "web", **more: Any) -> Plan:
    return plan.add(
        GROUP,
        name,
        ingress=[{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": list(addresses), **more}],
    )


def rules_of(plan: Plan, count: int, group: Any) -> Plan:
    for number in range(count):
        plan.add(
            INGRESS,
            f"rule-{number}",
            securityGroupId=group,
            cidrIpv4=f"10.1.{number}.0/24",
            ipProtocol="tcp",
            fromPort=443,
            toPort=443,
        )
    return plan


def there(plan: Plan, name: str, id: str) -> Plan:
    plan.planned[name].outputs["id"] = id
    return plan


def gateways(plan: Plan, *subnets: Any) -> Plan:
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16")
    plan.add(SUBNET, "a", vpcId=Ref("main", "id"), cidrBlock="10.0.0.0/24", availabilityZone="eu-west-1a")
    plan.add(SUBNET, "somewhere", vpcId=Ref("main", "id"), cidrBlock="10.0.1.0/24")
    for number, subnet in enumerate(subnets):
        plan.add(NAT, f"nat-{number}", subnetId=subnet)
    return plan


def subnet(id: str, zone: str, vpc: str = "vpc-1") -> Subnet:
    return Subnet(id, vpc, "10.0.0.0/24", zone, "", "available", "", "", 250, False, False)  # noqa: FBT003  as AWS lists them


SUBNETS = (subnet("subnet-1", "eu-west-1a"), subnet("subnet-2", "eu-west-1b"))
THERE = {
    ("ec2.subnets",): SUBNETS,
    ("network.nat_gateways",): (("nat-1", "subnet-1"), ("nat-2", "subnet-1"), ("nat-3", "subnet-2")),
}
RULES = limit("L-0EA8095F", 60)
# As AWS's page on its lists says them.
WEIGHED = {"ec2-instance-connect": 2, "groundstation": 5, "route53-healthchecks": 25, "s3express": 6, "vpc-lattice": 10}
LISTS = {
    ("network.prefix_lists",): (
        PrefixList("pl-cloudfront", "com.amazonaws.global.cloudfront.origin-facing", "IPv4", 55),
        PrefixList("pl-s3", "com.amazonaws.eu-west-1.s3", "IPv4", 0),
        PrefixList("pl-office", "office", "IPv6", 20),
        *(PrefixList(f"pl-{name}", f"com.amazonaws.eu-west-1.{name}", "IPv4", 0) for name in WEIGHED),
    )
}
HAS_58 = {
    ("network.group_rules", "sg-1"): (
        *(GroupRule(outbound=False, ipv4=f"10.0.{number}.0/24") for number in range(2)),
        GroupRule(outbound=False, group="sg-2"),
        GroupRule(outbound=False, prefix_list="pl-cloudfront"),
        GroupRule(outbound=False, ipv6="::/0"),
        GroupRule(outbound=True, ipv4="0.0.0.0/0"),
    )
}
WEB_61 = "Security group web gets 61 inbound IPv4 rules, and the quota is 60."
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."
exceeded_in_one_place = (
    Table("quota-exceeded-in-one-place", Plan)
    # -- security groups
    .good("sixty rules", lambda plan: web(plan, *cidrs(60)), facts={})
    .good(
        "families are counted apart", lambda plan: web(plan, *cidrs(40), ipv6CidrBlocks=cidrs(40, "{}::/16")), facts={}
    )
    .good(
        "directions are counted apart",
        lambda plan: web(plan, *cidrs(40)).set("web", egress=[{"protocol": "-1", "cidrBlocks": cidrs(40)}]),
        facts={},
    )
    .good("what is named twice is one rule", lambda plan: web(plan, *cidrs(40), *cidrs(40)), facts={})
    .good("the account has a higher quota", lambda plan: web(plan, *cidrs(61)), facts=limit("L-0EA8095F", 100))
    .bad("one rule more", lambda plan: web(plan, *cidrs(61)), ("web", WEB_61), facts=RULES, level="mandatory")
    .bad(
        "groups and the group itself are rules",
        lambda plan: web(plan, *cidrs(57), securityGroups=["sg-1", Unknown(), Unknown()], self=True),
        ("web", WEB_61),
        facts=RULES,
        level="mandatory",
    )
    .bad(
        "a group counts for both families",
        lambda plan: web(plan, ipv6CidrBlocks=cidrs(60, "{}::/16"), self=True),
        ("web", WEB_61.replace("IPv4", "IPv6")),
        facts=RULES,
    )
    .bad(
        "the list of CloudFront counts 55",
        lambda plan: web(plan, *cidrs(6), prefixListIds=["pl-cloudfront"]),
        ("web", WEB_61),
        facts={**RULES, **LISTS},
    )
    .bad(
        "a planned list counts what it may hold",
        lambda plan: web(plan, *cidrs(11), prefixListIds=[Ref("office", "id")]).add(
            PREFIX_LIST, "office", addressFamily="IPv4", maxEntries=50, name="office"
        ),
        ("web", WEB_61),
        facts=RULES,
    )
    .good(
        "a list of the other family",
        lambda plan: web(plan, *cidrs(55), prefixListIds=["pl-office", "pl-s3"]),
        facts={**RULES, **LISTS},
    )
    .bad(
        "inline rules and rules of their own are added",
        lambda plan: rules_of(web(plan, *cidrs(31)), 29, Ref("web", "id")).add(
            RULE,
            "old",
            type="ingress",
            securityGroupId=Ref("web", "id"),
            sourceSecurityGroupId=Unknown(),
            protocol="tcp",
            fromPort=1,
            toPort=2,
        ),
        ("web", WEB_61),
        facts=RULES,
        level="mandatory",
    )
    .bad(
        "a group that is there has the rest",
        lambda plan: rules_of(plan, 3, "sg-1"),
        (
            "rule-0",
            "The stack adds 3 to the 58 inbound IPv4 rules of security group sg-1, and the quota is 60.",
        ),
        facts={**RULES, **HAS_58, **LISTS},
        view="engine",
        level="mandatory",
    )
    .bad(
        "without state its rules may be the stack's own",
        lambda plan: rules_of(plan, 3, "sg-1"),
        (
            "rule-0",
            f"The stack adds 3 to the 58 inbound IPv4 rules of security group sg-1, and the quota is 60.{NO_STATE}",
        ),
        facts={**RULES, **HAS_58, **LISTS},
        view="preview",
        level="advisory",
    )
    .bad(
        "a group of the stack that is there already",
        lambda plan: rules_of(there(web(plan, *cidrs(3)), "web", "sg-1"), 3, Ref("web", "id")),
        (
            "rule-0",
            (
                "The stack adds 3 to the 58 inbound IPv4 rules of security group web, and the quota is 60. "
                "It may be one that this stack is about to replace."
            ),
        ),
        facts={**RULES, **HAS_58, **LISTS},
        view="engine",
        level="advisory",
    )
    # -- NAT gateways
    .good("five in the zone", lambda plan: gateways(plan, *["subnet-1"] * 3), facts={**THERE, **limit("L-FE5A380F", 5)})
    .bad(
        "planned and other subnets of one zone",
        lambda plan: gateways(plan, "subnet-1", Ref("a", "id"), Ref("a", "id"), "subnet-1", "subnet-2"),
        (
            "nat-0",
            "The stack adds 4 to the 2 NAT gateways of availability zone eu-west-1a, and the quota is 5.",
        ),
        facts={**THERE, **limit("L-FE5A380F", 5)},
        view="engine",
        level="mandatory",
    )
    .good(
        "a regional gateway has no zone",
        lambda plan: plan.add(NAT, "regional", availabilityMode="regional", vpcId="vpc-1"),
        facts={},
    )
    .unknown("AWS chooses the zone", lambda plan: gateways(plan, Ref("somewhere", "id")), facts={})
    # -- VPCs
    .bad(
        "subnets of a new VPC",
        lambda plan: subnets(plan, 201, Ref("main", "id")),
        ("subnet-0", "VPC main gets 201 subnets, and the quota is 200."),
        facts=limit("L-407747CB", 200),
        level="mandatory",
    )
    .bad(
        "subnets of a VPC that is there",
        lambda plan: subnets(plan, 3, "vpc-1"),
        ("subnet-0", "The stack adds 3 to the 2 subnets of VPC vpc-1, and the quota is 4."),
        facts={**limit("L-407747CB", 4), ("ec2.subnets", (("vpc-id", ("vpc-1",)),)): SUBNETS},
        view="engine",
    )
    .bad(
        "the main route table counts",
        lambda plan: tables(plan, 200),
        ("table-0", "VPC main gets 201 route tables, 1 of which it has from the start, and the quota is 200."),
        facts=limit("L-589F43AA", 200),
    )
    .bad(
        "route tables of a VPC that is there",
        lambda plan: plan.add(TABLE, "own", vpcId="vpc-1"),
        ("own", "The stack adds 1 to the 2 route tables of VPC vpc-1, and the quota is 2."),
        facts={
            **limit("L-589F43AA", 2),
            ("network.route_tables", "vpc-id", "vpc-1"): (RouteTable("1", "vpc-1"), RouteTable("2", "vpc-1")),
        },
        view="engine",
    )
    .bad(
        "interface endpoints",
        lambda plan: endpoints(plan, "vpc-1", 2).add(ENDPOINT, "s3", vpcId="vpc-1"),
        ("interface-0", "The stack adds 2 to the 1 interface endpoints of VPC vpc-1, and the quota is 2."),
        facts={
            **limit("L-29B6F2EB", 2),
            ("network.endpoints",): (
                Endpoint("1", "vpc-1", "sqs", "Interface"),
                *(Endpoint(name, "vpc-1", name, "Gateway") for name in ("s3", "dynamodb")),
                *(Endpoint(f"other-{name}", "vpc-2", name, "Interface") for name in ("sqs", "sns")),
            ),
        },
        view="engine",
    )
    # -- route tables
    .bad(
        "inline routes and routes of their own",
        lambda plan: routed(plan, 50),
        ("own", "Route table own gets 51 IPv4 routes, and the quota is 50."),
        facts=limit("L-93826ACB", 50),
        level="mandatory",
    )
    .bad(
        "a prefix list in a table that is there",
        lambda plan: plan.add(ROUTE, "office", routeTableId="rtb-1", destinationPrefixListId="pl-office"),
        ("office", "The stack adds 20 to the 31 IPv6 routes of route table rtb-1, and the quota is 50."),
        facts={
            **limit("L-93826ACB", 50),
            **LISTS,
            ("network.route_tables", "route-table-id", "rtb-1"): (
                RouteTable("rtb-1", "vpc-1", (), tuple(cidrs(11, "{}::/16")), ("pl-office", "pl-s3")),
            ),
        },
        view="engine",
    )
    # -- roles
    .good("ten policies", lambda plan: role(plan, 5, 5), facts={})
    .good("a policy that is named twice", lambda plan: role(plan, 10, 0).add(ATTACHMENT, "x", **attached(0)), facts={})
    .bad(
        "eleven policies",
        lambda plan: role(plan, 5, 6),
        ("app", "Role app gets 11 managed policies, and the quota is 10."),
        facts=limit("L-0DA4ABF3", 10, "iam", "us-east-1"),
        level="mandatory",
    )
    .good(
        "a policy that the role has",
        lambda plan: plan.add(ATTACHMENT, "x", role="admin", policyArn="a"),
        facts={**limit("L-0DA4ABF3", 2, "iam", "us-east-1"), ("iam.attached_policies", "admin"): ("a", "b")},
    )
    .bad(
        "the quota is raised beside it",
        lambda plan: role(plan, 5, 6).add(
            "aws:servicequotas/serviceQuota:ServiceQuota", "more", serviceCode="iam", quotaCode="L-0DA4ABF3", value=20
        ),
        ("app", "Role app gets 11 managed policies, and the quota is 10."),
        facts=limit("L-0DA4ABF3", 10, "iam", "us-east-1"),
        level="advisory",
    )
    .bad(
        "a role that is there",
        lambda plan: plan.add(ATTACHMENT, "x", role="admin", policyArn=Unknown()),
        ("x", "The stack adds 1 to the 2 managed policies of role admin, and the quota is 2."),
        facts={**limit("L-0DA4ABF3", 2, "iam", "us-east-1"), ("iam.attached_policies", "admin"): ("a", "b")},
        view="engine",
    )
    .bad(
        "interface endpoints of a new VPC",
        lambda plan: endpoints(plan.add(VPC, "main", cidrBlock="10.0.0.0/16"), Ref("main", "id"), 51),
        ("interface-0", "VPC main gets 51 interface endpoints, and the quota is 50."),
        facts=limit("L-29B6F2EB", 50),
    )
    .good(
        "another account may have a group of that id",
        lambda plan: others(rules_of(plan, 2, "sg-1"), 2),
        facts={**RULES, **HAS_58, **LISTS},
        undecided=False,
    )
    .bad(
        "as many as the quota itself, beside what may be the stack's own",
        lambda plan: rules_of(plan, 60, "sg-1"),
        (
            "rule-0",
            f"The stack adds 60 to the 58 inbound IPv4 rules of security group sg-1, and the quota is 60.{NO_STATE}",
        ),
        facts={**RULES, **HAS_58, **LISTS},
        view="preview",
        level="advisory",
    )
    .good(
        "a planned list, and all that it may hold",
        lambda plan: web(plan, *cidrs(10), prefixListIds=[Ref("office", "id")]).add(
            PREFIX_LIST, "office", addressFamily="IPv4", maxEntries=50, name="office"
        ),
        facts={},
        undecided=False,
    )
    .good(
        "a planned list of the other family",
        lambda plan: web(plan, *cidrs(11), prefixListIds=[Ref("office", "id")]).add(
            PREFIX_LIST, "office", addressFamily="IPv6", maxEntries=50, name="office"
        ),
        facts={},
        undecided=False,
    )
    .unknown("a list from an update", lambda plan: web(plan, prefixListIds=[Unknown()]), facts={})
    .bad(
        "a list of AWS without a weight of its own counts 1",
        lambda plan: web(plan, *cidrs(60), prefixListIds=["pl-s3"]),
        ("web", WEB_61),
        facts={**RULES, **LISTS},
    )
    .good(
        "a regional gateway beside one of the zone",
        lambda plan: gateways(plan, "subnet-1").add(NAT, "regional", availabilityMode="regional", vpcId="vpc-1"),
        facts={**THERE, **limit("L-FE5A380F", 3)},
    )
    .good(
        "gateways that are there",
        lambda plan: there(gateways(plan, "subnet-1"), "nat-0", "nat-1"),
        facts={},
        view="engine",
    )
    .bad(
        "a subnet whose zone AWS chose",
        lambda plan: chosen(gateways(plan, Ref("somewhere", "id"))),
        (
            "nat-0",
            (
                "The stack adds 1 to the 2 NAT gateways of availability zone eu-west-1a, and the quota is 2. "
                "It may be one that this stack is about to replace."
            ),
        ),
        facts={**THERE, **limit("L-FE5A380F", 2)},
        view="engine",
    )
    .absent("a group without rules", lambda plan: plan.add(GROUP, "empty"), facts={})
    .unknown(
        "sources that only an update knows",
        lambda plan: plan.add(GROUP, "web", ingress=[{"protocol": "tcp", "cidrBlocks": Unknown()}]),
        facts={},
    )
    .outside("a group that an update names", lambda plan: rules_of(plan, 1, Unknown()), facts={})
    .not_found("AWS does not know the quota", lambda plan: web(plan, *cidrs(61)), facts={next(iter(RULES)): None})
    .cannot_ask("denied", lambda plan: web(plan, *cidrs(61)))
)


for _name, _weight in WEIGHED.items():
    exceeded_in_one_place.bad(
        f"the list of {_name} counts {_weight}",
        lambda plan, name=_name, weight=_weight: web(plan, *cidrs(61 - weight), prefixListIds=[f"pl-{name}"]),
        ("web", WEB_61),
        facts={**RULES, **LISTS},
    )


def others(plan: Plan, count: int) -> Plan:
    for number in range(count):
        rule = {"securityGroupId": "sg-1", "cidrIpv4": f"10.2.{number}.0/24", "ipProtocol": "-1"}
        plan.add(INGRESS, f"other-{number}", **rule, provider={"region": "eu-west-1", "profile": "other"})
    return plan


def chosen(plan: Plan) -> Plan:
    plan.planned["somewhere"].outputs.update(id="subnet-9", availabilityZone="eu-west-1a")
    return plan


def subnets(plan: Plan, count: int, vpc: Any) -> Plan:
    if isinstance(vpc, Ref):
        plan.add(VPC, "main", cidrBlock="10.0.0.0/16")
    for number in range(count):
        plan.add(SUBNET, f"subnet-{number}", vpcId=vpc, cidrBlock=f"10.0.{number}.0/24")
    return plan


def endpoints(plan: Plan, vpc: Any, count: int) -> Plan:
    for number in range(count):
        plan.add(ENDPOINT, f"interface-{number}", vpcId=vpc, vpcEndpointType="Interface")
    return plan


def tables(plan: Plan, count: int) -> Plan:
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16")
    for number in range(count):
        plan.add(TABLE, f"table-{number}", vpcId=Ref("main", "id"))
    return plan


def routed(plan: Plan, inline: int) -> Plan:
    routes = [{"cidrBlock": address, "gatewayId": "igw-1"} for address in cidrs(inline)]
    local = {"cidrBlock": "10.9.0.0/16", "gatewayId": "local"}
    plan.add(VPC, "main").add(TABLE, "own", vpcId=Ref("main", "id"), routes=[local, *routes])
    return plan.add(ROUTE, "more", routeTableId=Ref("own", "id"), destinationCidrBlock=Unknown(), gatewayId="igw-1")


def arn(number: int) -> str:
    return f"arn:aws:iam::aws:policy/Number{number}"


def attached(number: int) -> dict[str, Any]:
    return {"role": Ref("app", "name"), "policyArn": arn(number)}


def role(plan: Plan, inline: int, beside: int) -> Plan:
    plan.add(ROLE, "app", managedPolicyArns=[arn(number) for number in range(inline)])
    for number in range(beside):
        plan.add(ATTACHMENT, f"attached-{number}", **attached(100 + number))
    return plan


def instance() -> Plan:
    plan = Plan().add(INSTANCE, "one", vpcSecurityGroupIds=[f"sg-{number}" for number in range(6)])
    plan.add("aws:ec2/networkInterface:NetworkInterface", "two", securityGroups=["sg-1", "sg-1"])
    return plan.add(ENDPOINT, "three", securityGroupIds=[Unknown()])


SIX = limit("L-2AFB9258", 5)
security_groups_exceeded = (
    Table("quota-security-groups-exceeded", instance)
    .good("the account may have more", facts=limit("L-2AFB9258", 6))
    .bad(
        "six groups",
        None,
        ("one", "vpcSecurityGroupIds lists 6 security groups, and the quota for one network interface is 5."),
        facts=SIX,
        level="mandatory",
    )
    .good(
        "so many every account may have",
        lambda plan: plan.set("one", vpcSecurityGroupIds=[f"sg-{number}" for number in range(5)]),
        facts={},
    )
    .absent("no groups", lambda plan: plan.set("one", vpcSecurityGroupIds=None), facts={})
    .unknown("groups from an update", lambda plan: plan.set("one", vpcSecurityGroupIds=Unknown()), facts={})
    .not_found("AWS does not know the quota", None, facts={next(iter(SIX)): None})
    .cannot_ask("denied")
)


def services() -> Plan:
    plan = Plan()
    plan.add(TASK, "api-task", cpu="2048", memory="4096", family="api")
    plan.add(TASK, "job-task", cpu="512", memory="1024", family="job")
    plan.add(SERVICE, "api", launchType="FARGATE", desiredCount=3, taskDefinition=Ref("api-task", "arn"))
    plan.add(
        SERVICE,
        "job",
        capacityProviderStrategies=[{"capacityProvider": "FARGATE"}],
        desiredCount=2,
        taskDefinition=Ref("job-task", "arn"),
    )
    plan.add(
        SERVICE,
        "spare",
        capacityProviderStrategies=[{"capacityProvider": "FARGATE_SPOT"}],
        desiredCount=50,
        taskDefinition=Ref("api-task", "arn"),
    )
    return plan.add(SERVICE, "machines", launchType="EC2", desiredCount=50, taskDefinition=Ref("api-task", "arn"))


SEEN = (("Class", "Standard/OnDemand"), ("Resource", "vCPU"), ("Service", "Fargate"), ("Type", "Resource"))
METRIC = UsageMetric("AWS/Usage", "ResourceCount", SEEN)
FARGATE = ("servicequotas.quota", "fargate", "L-3032A538")


def runs(vcpus: float | None, most: float = 8) -> dict[Any, Any]:
    return {
        FARGATE: ServiceQuota("fargate", "L-3032A538", "", most, usage=METRIC),
        ("cloudwatch.latest", "AWS/Usage", "ResourceCount", SEEN, "Maximum"): vcpus,
    }


fargate_exceeded = (
    Table("quota-fargate-exceeded", services)
    .good("seven and one are eight", facts=runs(1))
    .good("nothing was seen to run", facts=runs(None))
    .good(
        "services that exist have theirs",
        lambda plan: there(there(plan, "api", "api"), "job", "job"),
        facts={},
        view="engine",
    )
    .bad(
        "too much beside what runs",
        None,
        (
            "api",
            "The stack starts tasks with 7 Fargate vCPUs beside the 1.5 that run in eu-west-1, and the quota is 8.",
        ),
        facts=runs(1.5),
        view="engine",
        level="advisory",
    )
    .bad(
        "a new account",
        lambda plan: plan.remove("api"),
        (
            "job",
            (
                "The stack starts tasks with 1 Fargate vCPUs beside the 6 that run in eu-west-1, and the quota is 6."
                + NO_STATE
            ),
        ),
        facts=runs(6, 6),
        view="preview",
    )
    .good("nothing was seen to run, and all of the quota is taken", facts=runs(None, 7))
    .good("a quota that nothing measures", facts={FARGATE: ServiceQuota("fargate", "L-3032A538", "", 7)})
    .absent("no tasks wanted", lambda plan: plan.set("api", desiredCount=None).set("job", desiredCount=0), facts={})
    .unknown("a number from an update", lambda plan: plan.set("api", desiredCount=Unknown()), facts=runs(1))
    .outside(
        "the task definition is another stack's",
        lambda plan: plan.set("api", taskDefinition="other:1").set("job", taskDefinition="other:2"),
        facts={},
    )
    .not_found("AWS does not know the quota", None, facts={FARGATE: None})
    .cannot_ask("denied")
)
