from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ROUTE = "aws:ec2/route:Route"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "shop", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/internetGateway:InternetGateway", "door", vpcId=Ref("shop"))
    plan.add("aws:ec2/routeTable:RouteTable", "ways", vpcId=Ref("shop"))
    plan.add(ROUTE, "out", routeTableId=Ref("ways"), destinationCidrBlock="0.0.0.0/0", gatewayId=Ref("door"))
    return plan


own_addresses = (
    Table("vpc-route-own-addresses", base)
    .good("the way out")
    .good("other addresses", lambda p: p.set("out", destinationCidrBlock="10.1.0.0/16"))
    .good(
        "through a machine that looks at it",
        lambda p: p.set(
            "out", destinationCidrBlock="10.0.1.0/24", gatewayId=None, networkInterfaceId="eni-0123456789abcdef0"
        ),
    )
    .good(
        "as it is by itself",
        lambda p: p.set("ways", routes=[{"cidrBlock": "10.0.0.0/16", "gatewayId": "local"}]),
    )
    .bad(
        "the addresses of a subnet",
        lambda p: p.set("out", destinationCidrBlock="10.0.1.0/24"),
        (
            "out",
            "The route to 10.0.1.0/24 leads to a gatewayId, and the VPC shop has 10.0.0.0/16.",
            "Remove the route: within the VPC there is one by itself. The way out is for 0.0.0.0/0.",
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "all of them, inline",
        lambda p: p.set("ways", routes=[{"cidrBlock": "10.0.0.0/16", "transitGatewayId": "tgw-0123456789abcdef0"}]),
        ("ways", "The route to 10.0.0.0/16 leads to a transitGatewayId, and the VPC shop has 10.0.0.0/16."),
    )
    .bad(
        "in the main table",
        lambda p: p.set("out", routeTableId=Ref("shop", "mainRouteTableId"), destinationCidrBlock="10.0.0.0/16"),
        ("out", "The route to 10.0.0.0/16 leads to a gatewayId, and the VPC shop has 10.0.0.0/16."),
        view="preview",
    )
    .bad(
        "in the default table",
        lambda p: p.add(
            "aws:ec2/defaultRouteTable:DefaultRouteTable",
            "main",
            defaultRouteTableId=Ref("shop", "defaultRouteTableId"),
            routes=[{"cidrBlock": "10.0.0.0/17", "gatewayId": Ref("door")}],
        ),
        ("main", "The route to 10.0.0.0/17 leads to a gatewayId, and the VPC shop has 10.0.0.0/16."),
        view="preview",
    )
    .absent("for IPv6", lambda p: p.set("out", destinationCidrBlock=None, destinationIpv6CidrBlock="::/0"))
    .unknown(
        "a gateway, which may be none",
        lambda p: p.set("out", destinationCidrBlock="10.0.1.0/24", gatewayId=Unknown()),
    )
    .unknown("the addresses", lambda p: p.set("out", destinationCidrBlock=Unknown()), undecided=False)
    .outside("a table of another stack", lambda p: p.set("out", routeTableId="rtb-0123456789abcdef0"))
)
