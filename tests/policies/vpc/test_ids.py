from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

SUBNET = "subnet-0123456789abcdef0"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/route:Route", "out", routeTableId="rtb-0123456789abcdef0", natGatewayId="nat-0123456789abcdef0")
    plan.add("aws:ec2/subnet:Subnet", "a", vpcId=Ref("net"))
    plan.add(
        "aws:lambda/function:Function", "api", vpcConfig={"subnetIds": [SUBNET], "securityGroupIds": ["sg-01234567"]}
    )
    return plan


malformed = (
    Table("vpc-ids-malformed", base)
    .good("ids")
    .good("not given", lambda p: p.set("out", natGatewayId=""))
    .good("a tag that is called so", lambda p: p.set("a", tags={"vpcId": "main", "subnetId": Ref("net", "arn")}))
    .good("a variable that is called so", lambda p: p.set("api", environment={"variables": {"vpcId": "main"}}))
    .good(
        "a group of another account",
        lambda p: p.add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "in",
            type="ingress",
            protocol="tcp",
            fromPort=443,
            toPort=443,
            securityGroupId="sg-01234567",
            sourceSecurityGroupId="210987654321/sg-01234567",
        ),
    )
    .good(
        "an emulator's",
        lambda p: p.add(
            "aws:ec2/route:Route",
            "local",
            routeTableId="main",
            provider={"endpoints": '[{"ec2": "http://localhost:4566"}]'},
        ),
    )
    .bad(
        "a name",
        lambda p: p.set("out", routeTableId="main"),
        ("out", "routeTableId is 'main'; an id begins with rtb-."),
        level="mandatory",
    )
    .bad("another kind", lambda p: p.set("a", vpcId="subnet-1"), ("a", "vpcId is 'subnet-1'; an id begins with vpc-."))
    .bad(
        "in a list of an object",
        lambda p: p.set("api", vpcConfig={"subnetIds": [SUBNET, "private"], "securityGroupIds": []}),
        ("api", "vpcConfig.subnetIds[1] is 'private'; an id begins with subnet-."),
    )
    .bad(
        "a name that begins alike",
        lambda p: p.set("out", routeTableId="rtb-public"),
        (
            "out",
            "routeTableId is 'rtb-public'; behind rtb- an id has hexadecimal digits alone.",
            "Pass the id output of the resource, or look it up: a Name tag is no id.",
        ),
    )
    .good(
        "the options of the region",
        lambda p: p.add(
            "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation",
            "d",
            vpcId=Ref("net"),
            dhcpOptionsId="default",
        ),
    )
    .absent("none", lambda p: p.set("out", routeTableId=None))
    .unknown("from an update", lambda p: p.set("out", routeTableId=Unknown()), undecided=False)
)

of_another_kind = (
    Table("vpc-ids-of-another-kind", base)
    .good("its own kind")
    .good("what another output says", lambda p: p.set("out", routeTableId=Ref("net", "defaultRouteTableId")))
    .bad(
        "a VPC for a subnet",
        lambda p: p.set("api", vpcConfig={"subnetIds": [Ref("net")], "securityGroupIds": []}),
        ("api", "vpcConfig.subnetIds[0] is the id of net (Vpc); an id begins with subnet-."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "an ARN",
        lambda p: p.set("a", vpcId=Ref("net", "arn")),
        ("a", "vpcId is the arn of net (Vpc); an id begins with vpc-."),
        view="preview",
    )
    .absent("none", lambda p: p.set("a", vpcId=None))
    .unknown("from an update", lambda p: p.set("a", vpcId=Unknown()), undecided=False)
    .outside("another stack's", lambda p: p.set("a", vpcId="vpc-0123456789abcdef0"))
)

of_another_region = (
    Table("vpc-ids-of-another-region", base)
    .good("the same region")
    .bad(
        "a network of another region",
        lambda p: p.set("a", vpcId=Ref("net"), region="us-east-1"),
        ("a", "vpcId is the id of net, which is in eu-west-1; this resource is in us-east-1."),
        level="mandatory",
        view="preview",
    )
    .good(
        "a peering that is accepted elsewhere",
        lambda p: p.add("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", "bridge", vpcId=Ref("net")).add(
            "aws:ec2/vpcPeeringConnectionAccepter:VpcPeeringConnectionAccepter",
            "far",
            vpcPeeringConnectionId=Ref("bridge"),
            region="us-east-1",
        ),
    )
    .absent("none", lambda p: p.set("a", vpcId=None))
    .unknown("from an update", lambda p: p.set("a", vpcId=Unknown(), region="us-east-1"), undecided=False)
    .outside("another stack's", lambda p: p.set("a", vpcId="vpc-0123456789abcdef0", region="us-east-1"))
)

empty = (
    Table("vpc-ids-empty", base)
    .good("ids")
    .bad(
        "one of two",
        lambda p: p.set("api", vpcConfig={"subnetIds": [SUBNET, ""], "securityGroupIds": ["sg-01234567"]}),
        ("api", "vpcConfig.subnetIds[1] is an empty text; an id begins with subnet-."),
        level="advisory",
    )
    .absent("an empty list", lambda p: p.set("api", vpcConfig={"subnetIds": [], "securityGroupIds": []}))
    .unknown(
        "from an update",
        lambda p: p.set("api", vpcConfig={"subnetIds": [Unknown()], "securityGroupIds": []}),
        undecided=False,
    )
    .without("outside", "looks at one resource alone")
)
