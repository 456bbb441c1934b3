from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan().add("aws:ec2/vpc:Vpc", "net", cidrBlock="10.0.0.0/16")
    plan.add("aws:ec2/subnet:Subnet", "a", vpcId=Ref("net", "id"), cidrBlock="10.0.0.0/24")
    plan.add("aws:ec2/subnet:Subnet", "b", vpcId=Ref("net", "id"), cidrBlock="10.0.1.0/24")
    return plan.add(
        "aws:eks/cluster:Cluster",
        "main",
        roleArn="arn:aws:iam::123456789012:role/eks",
        vpcConfig={"subnetIds": [Ref("a", "id"), Ref("b", "id")]},
        kubernetesNetworkConfig={"serviceIpv4Cidr": "10.1.0.0/16"},
    )


def services(plan: Plan, text: object) -> Plan:
    return plan.set("main", kubernetesNetworkConfig={"serviceIpv4Cidr": text})


addresses_refused = (
    Table("eks-services-addresses-refused", base)
    .good("beside the VPC's")
    .good("smallest", lambda p: services(p, "192.168.5.0/24"))
    .good("largest", lambda p: services(p, "172.16.0.0/12"))
    .bad(
        "the VPC's",
        lambda p: services(p, "10.0.128.0/20"),
        ("main", "serviceIpv4Cidr is 10.0.128.0/20, and the VPC has 10.0.0.0/16, which overlap."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "the VPC's second",
        lambda p: p.add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
            "more",
            vpcId=Ref("net", "id"),
            cidrBlock="10.1.16.0/20",
        ),
        ("main", "serviceIpv4Cidr is 10.1.0.0/16, and the VPC has 10.1.16.0/20, which overlap."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "public",
        lambda p: services(p, "100.64.0.0/16"),
        ("main", "serviceIpv4Cidr is 100.64.0.0/16, which is not in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16."),
        level="mandatory",
    )
    .bad(
        "small",
        lambda p: services(p, "10.1.0.0/25"),
        ("main", "serviceIpv4Cidr is 10.1.0.0/25, which is not between /12 and /24."),
        level="mandatory",
    )
    .absent("the range is left to EKS", lambda p: p.set("main", kubernetesNetworkConfig={"ipFamily": "ipv6"}))
    .absent("left to EKS", lambda p: p.set("main", kubernetesNetworkConfig=None))
    .unknown("of settings", lambda p: services(p, Unknown()))
    .outside("another stack's subnets", lambda p: p.set("main", vpcConfig={"subnetIds": ["subnet-0123456789abcdef0"]}))
)
