from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

ALL = [Ref("a"), Ref("b"), Ref("c")]


def base() -> Plan:
    plan = Plan().add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    for at, name in enumerate("abc"):
        zone = f"eu-west-1{name}"
        plan.add("aws:ec2/subnet:Subnet", name, vpcId=Ref("net"), cidrBlock=f"10.0.{at}.0/24", availabilityZone=zone)
    return plan.add(
        "aws:redshiftserverless/workgroup:Workgroup",
        "sums",
        workgroupName="sums",
        namespaceName="sums",
        subnetIds=ALL,
    )


zones_too_few = (
    Table("redshift-serverless-zones-too-few", base)
    .good("three")
    .bad(
        "two subnets",
        lambda p: p.set("sums", subnetIds=ALL[:2]),
        ("sums", "The workgroup has 2 subnets in 2 zones at most."),
        level="advisory",
    )
    .bad(
        "two zones",
        lambda p: p.set("c", availabilityZone="eu-west-1a"),
        ("sums", "The workgroup has 3 subnets in 2 zones at most."),
    )
    .bad(
        "one subnet",
        lambda p: p.set("sums", subnetIds=["subnet-01234567"]),
        ("sums", "The workgroup has 1 subnet in 1 zone at most."),
    )
    .absent("the default network", lambda p: p.set("sums", subnetIds=None))
    .unknown("a zone", lambda p: p.set("c", availabilityZone=Unknown()))
    .outside("subnets elsewhere", lambda p: p.set("sums", subnetIds=["subnet-1", "subnet-2", "subnet-3"]))
)
