from __future__ import annotations

import pytest

from policies.stack._places import PLACES, Place
from policypack.catalogue import provider
from policypack.testing import Plan, Ref, Table, Unknown

ROUTE = "aws:ec2/route:Route"
ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment"
RECORD = "aws:route53/record:Record"
ACL_RULE = "aws:ec2/networkAclRule:NetworkAclRule"
RULE = "aws:ec2/securityGroupRule:SecurityGroupRule"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/routeTable:RouteTable", "public", vpcId=Ref("net"))
    plan.add("aws:ec2/routeTable:RouteTable", "private", vpcId=Ref("net"))
    plan.add(
        ROUTE, "out", routeTableId=Ref("public"), destinationCidrBlock="0.0.0.0/0", gatewayId="igw-0123456789abcdef0"
    )
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", name="front")
    plan.add("aws:lb/listener:Listener", "http", loadBalancerArn=Ref("front", "arn"), port=80)
    plan.add("aws:route53/zone:Zone", "shop", name="shop.dev")
    plan.add(RECORD, "www", zoneId=Ref("shop"), name="www.shop.dev", type="A", records=["10.0.0.1"], ttl=60)
    plan.add("aws:ec2/securityGroup:SecurityGroup", "web", vpcId=Ref("net"))
    plan.add(RULE, "in", securityGroupId=Ref("web"), type="ingress", protocol="tcp", fromPort=0, toPort=80, **FROM)
    return plan


FROM = {"cidrBlocks": ["10.0.0.0/16", "10.1.0.0/16"]}


def route(plan: Plan, table: object = Ref("public"), to: object = "0.0.0.0/0") -> Plan:
    return plan.add(ROUTE, "again", routeTableId=table, destinationCidrBlock=to, natGatewayId="nat-0123456789abcdef0")


def record(plan: Plan, **more: object) -> Plan:
    return plan.add(RECORD, "also", zoneId=Ref("shop"), type="A", name="WWW.shop.dev.", records=["10.0.0.2"], **more)


def attached(plan: Plan, network: object) -> Plan:
    plan.add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub")
    for name, vpc in (("early", Ref("net")), ("late", network)):
        plan.add(ATTACHMENT, name, transitGatewayId=Ref("hub"), vpcId=vpc, subnetIds=["subnet-0123456789abcdef0"])
    return plan


def associated(plan: Plan) -> Plan:
    plan.add("aws:ec2/subnet:Subnet", "front-a", vpcId=Ref("net"))
    for name, table in (("early", "public"), ("late", "private")):
        plan.add(
            "aws:ec2/routeTableAssociation:RouteTableAssociation",
            name,
            subnetId=Ref("front-a"),
            routeTableId=Ref(table),
        )
    return plan


def answers(plan: Plan) -> Plan:
    plan.add("aws:apigateway/restApi:RestApi", "api", name="api")
    at = {"restApi": Ref("api"), "resourceId": Ref("api", "rootResourceId"), "httpMethod": "GET"}
    plan.add("aws:apigateway/method:Method", "get", authorization="NONE", **at)
    plan.add("aws:apigateway/integration:Integration", "mock", type="MOCK", depends_on=["get"], **at)
    for name, code in (("found", "200"), ("missing", "404")):
        answer = "aws:apigateway/integrationResponse:IntegrationResponse"
        plan.add(answer, name, statusCode=code, depends_on=["mock"], **at)
    return plan


taken = (
    Table("stack-place-taken", base)
    .good("one of each")
    .good("another table", lambda p: route(p, Ref("private")))
    .good("another range", lambda p: route(p, to="10.9.0.0/16"))
    .good("records of a routing policy", lambda p: record(p.set("www", setIdentifier="a"), setIdentifier="b"))
    .good(
        "paths in capitals and in small letters",
        lambda p: (
            p.add("aws:apigatewayv2/api:Api", "api", protocolType="HTTP")
            .add("aws:apigatewayv2/route:Route", "one", apiId=Ref("api"), routeKey="GET /orders")
            .add("aws:apigatewayv2/route:Route", "two", apiId=Ref("api"), routeKey="GET /Orders")
        ),
    )
    .good(
        "a function and its alias",
        lambda p: (
            p.add("aws:lambda/function:Function", "run", name="run")
            .add("aws:lambda/permission:Permission", "one", function=Ref("run", "name"), statementId="a")
            .add("aws:lambda/permission:Permission", "two", function=Ref("run", "name", "", ":live"), statementId="a")
        ),
    )
    .good(
        "a function and its version",
        lambda p: (
            p.add("aws:lambda/function:Function", "run", name="run", publish=True)
            .add("aws:lambda/permission:Permission", "one", function=Ref("run", "arn"), statementId="a")
            .add("aws:lambda/permission:Permission", "two", function=Ref("run", "qualifiedArn"), statementId="a")
        ),
    )
    .good("a record that takes its place", lambda p: record(p, allowOverwrite=True))
    .good(
        "another port", lambda p: p.add("aws:lb/listener:Listener", "b", loadBalancerArn=Ref("front", "arn"), port=81)
    )
    .bad(
        "two routes",
        route,
        (
            "again",
            (
                "out has the same routeTableId and destinationCidrBlock already: RouteAlreadyExists: The "
                "route identified by "
                "… already exists."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "two listeners",
        lambda p: p.add("aws:lb/listener:Listener", "b", loadBalancerArn=Ref("front", "arn"), port="80"),
        (
            "b",
            (
                "http has the same loadBalancerArn and port already: DuplicateListener: A listener "
                "already exists on this "
                "port for this load balancer."
            ),
        ),
    )
    .bad(
        "two answers of an integration that are each its default",
        answers,
        (
            "missing",
            (
                "found has the same restApi and resourceId and httpMethod already: ConflictException: Integration "
                "response with selection pattern default already exists."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .good(
        "two answers of two patterns",
        lambda p: answers(p).set("missing", selectionPattern="4..", statusCode="404"),
    )
    .bad(
        "two records, however they are written",
        record,
        (
            "also",
            (
                "www has the same zoneId and name and type already: InvalidChangeBatch: Tried to create "
                "resource record set "
                "… but it already exists."
            ),
        ),
    )
    .bad(
        "a rule with its ranges in another order",
        lambda p: p.add(
            RULE,
            "two",
            securityGroupId=Ref("web"),
            type="ingress",
            protocol="tcp",
            fromPort=0,
            toPort=80,
            cidrBlocks=["10.1.0.0/16", "10.0.0.0/16"],
        ),
        (
            "two",
            (
                "in has the same securityGroupId and type and protocol and fromPort and toPort and cidrBlocks already: "
                "InvalidPermission.Duplicate: the specified rule … already exists."
            ),
        ),
    )
    .bad(
        "two attachments of one network",
        lambda p: attached(p, Ref("net")),
        (
            "late",
            (
                "early has the same transitGatewayId and vpcId already: DuplicateTransitGatewayAttachment: … has "
                "non-deleted Transit Gateway Attachments with same VPC ID."
            ),
        ),
    )
    .good("attachments of two networks", lambda p: attached(p, "vpc-0123456789abcdef0"))
    .bad(
        "two routes of a table of another stack",
        lambda p: route(p.set("out", routeTableId="rtb-0123456789abcdef0"), "rtb-0123456789abcdef0"),
        (
            "again",
            (
                "out has the same routeTableId and destinationCidrBlock already: RouteAlreadyExists: The route "
                "identified by … already exists."
            ),
        ),
    )
    .bad(
        "one subnet in two tables",
        lambda p: associated(p),
        (
            "late",
            (
                "early has the same subnetId already: Resource.AlreadyAssociated: the specified association for route "
                "table … conflicts with an existing association."
            ),
        ),
    )
    .bad(
        "a rule into the network, said and by default",
        lambda p: (
            p.add("aws:ec2/networkAcl:NetworkAcl", "acl", vpcId=Ref("net"))
            .add(ACL_RULE, "one", networkAclId=Ref("acl"), ruleNumber=100, egress=False)
            .add(ACL_RULE, "two", networkAclId=Ref("acl"), ruleNumber=100)
        ),
        (
            "two",
            (
                "one has the same networkAclId and ruleNumber already: NetworkAclEntryAlreadyExists: The network acl "
                "entry identified by … already exists."
            ),
        ),
    )
    .good(
        "two listeners of a gateway, which have no port",
        lambda p: p.set("http", port=None).add("aws:lb/listener:Listener", "b", loadBalancerArn=Ref("front", "arn")),
    )
    .absent("no range", lambda p: route(p, to=None))
    .absent("no range at all", lambda p: route(p.set("out", destinationCidrBlock=None), to=None))
    .unknown(
        "both ranges",
        lambda p: route(p.set("out", destinationCidrBlock=Unknown()), to=Unknown()),
        undecided=False,
    )
    .unknown(
        "both tables",
        lambda p: route(p.set("out", routeTableId=Unknown()), Unknown()),
        undecided=False,
    )
    .unknown("the range", lambda p: route(p, to=Unknown()), undecided=False)
    .outside("a table of another stack", lambda p: route(p, "rtb-0123456789abcdef0"))
)

route_inside_table = (
    Table("stack-place-route-inside-table", base)
    .good("no routes inside")
    .good("another range", lambda p: p.set("public", routes=[{"cidrBlock": "10.9.0.0/16", "natGatewayId": "nat-1"}]))
    .bad(
        "the same",
        lambda p: p.set("public", routes=[{"cidrBlock": "0.0.0.0/0", "natGatewayId": "nat-1"}]),
        ("out", "public has a route to 0.0.0.0/0 among its routes already."),
        level="mandatory",
    )
    .absent("no range", lambda p: p.set("out", destinationCidrBlock=None))
    .unknown("the range", lambda p: p.set("out", destinationCidrBlock=Unknown()))
    .outside("a table of another stack", lambda p: p.set("out", routeTableId="rtb-0123456789abcdef0"))
)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.type)
def test_each_place_is_of_this_provider(place: Place) -> None:
    named = {*(name for name, _ in place.of), *place.at, *place.any_of, *filter(None, [place.shares])}
    assert named <= set(provider.inputs(place.type))
