from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/route:Route", "out", routeTableId="rtb-0123456789abcdef0", natGatewayId="nat-0123456789abcdef0")
    plan.add("aws:ec2/subnet:Subnet", "a", vpcId=Ref("net"))
    plan.add("aws:lambda/function:Function", "api", vpcConfig={"subnetIds": ["subnet-1"], "securityGroupIds": ["sg-1"]})
    return plan


malformed = (
    Table("vpc-ids-malformed", base)
    .good("ids")
    .good("not given", lambda p: p.set("out", natGatewayId=""))
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
        lambda p: p.set("api", vpcConfig={"subnetIds": ["subnet-1", "private"], "securityGroupIds": []}),
        ("api", "vpcConfig.subnetIds[1] is 'private'; an id begins with subnet-."),
    )
    .absent("none", lambda p: p.set("out", routeTableId=None))
    .unknown("from an update", lambda p: p.set("out", routeTableId=Unknown()), undecided=False)
)
