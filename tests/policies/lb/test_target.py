from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:lb/targetGroup:TargetGroup"
BALANCER = "aws:lb/loadBalancer:LoadBalancer"
LISTENER = "aws:lb/listener:Listener"
FORWARD = [{"type": "forward", "targetGroupArn": Ref("web", "arn")}]
ELB = "arn:aws:elasticloadbalancing:eu-west-1:210987654321"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ec2/instance:Instance", "machine", ami="ami-1")
    plan.add(GROUP, "web", port=80, protocol="HTTP", targetType="instance")
    plan.add("aws:lb/targetGroupAttachment:TargetGroupAttachment", "one", targetGroupArn=Ref("web", "arn"))
    plan.set("one", targetId=Ref("machine"))
    plan.add("aws:autoscaling/group:Group", "many", minSize=1, maxSize=2, targetGroupArns=[Ref("web", "arn")])
    plan.add(BALANCER, "front", subnetMappings=[{"subnetId": "subnet-01234567"}])
    plan.add(LISTENER, "http", loadBalancerArn=Ref("front", "arn"), defaultActions=FORWARD)
    return plan


def also(plan: Plan, balancer: str = "back") -> Plan:
    plan.add(BALANCER, "back", name="back")
    return plan.add(LISTENER, "more", loadBalancerArn=Ref(balancer, "arn"), defaultActions=FORWARD)


of_another_kind = (
    Table("lb-target-of-another-kind", base)
    .good("an instance")
    .good("as text", lambda p: p.set("one", targetId="i-0123456789abcdef0"))
    .good("an address", lambda p: p.set("web", targetType="ip").set("one", targetId="10.0.0.4"))
    .bad(
        "an address for an instance",
        lambda p: p.set("one", targetId="10.0.0.4"),
        ("one", "targetId is '10.0.0.4', and web has the target type instance."),
        level="mandatory",
    )
    .bad(
        "an instance for an address",
        lambda p: p.set("web", targetType="ip"),
        ("one", "targetId is '${machine.id}', and web has the target type ip."),
        view="preview",
    )
    .bad(
        "a function",
        lambda p: p.set("one", targetId="arn:aws:lambda:eu-west-1:210987654321:function:a"),
        (
            "one",
            "targetId is 'arn:aws:lambda:eu-west-1:210987654321:function:a', and web has the target type instance.",
        ),
    )
    .bad(
        "an instance as text for an address",
        lambda p: p.set("web", targetType="ip").set("one", targetId="i-0123456789abcdef0"),
        ("one", "targetId is 'i-0123456789abcdef0', and web has the target type ip."),
    )
    .bad(
        "a load balancer for an instance",
        lambda p: p.set("one", targetId=f"{ELB}:loadbalancer/app/a/1"),
        ("one", f"targetId is '{ELB}:loadbalancer/app/a/1', and web has the target type instance."),
    )
    .good("an ARN of something else", lambda p: p.set("one", targetId=f"{ELB}:loadbalancer/net/a/1"))
    .good("put together", lambda p: p.set("one", targetId=Ref("machine", "id", "arn:")), view="preview")
    .absent("none", lambda p: p.set("one", targetId=None))
    .unknown("from an update", lambda p: p.set("one", targetId=Unknown()), undecided=False)
    .outside("a group of another stack", lambda p: p.set("one", targetGroupArn="arn:a", targetId="10.0.0.4"))
)


def addressed(plan: Plan, address: object, zone: str | None = None) -> Plan:
    plan.add("aws:ec2/vpc:Vpc", "main", cidrBlock="10.0.0.0/16").set("web", targetType="ip", vpcId=Ref("main"))
    return plan.set("one", targetId=address, availabilityZone=zone)


address_not_private = (
    Table("lb-target-address-not-private", base)
    .good("of the VPC", lambda p: addressed(p, "10.0.255.255"))
    .good("of another network, in all zones", lambda p: addressed(p, "192.168.5.5", "all"))
    .good("of a VPC of public addresses", lambda p: addressed(p, "8.8.8.8").set("main", cidrBlock="8.8.0.0/16"))
    .good(
        "of a VPC with further ranges",
        lambda p: addressed(p, "10.1.0.4").add(
            "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", "more", vpcId=Ref("main")
        ),
    )
    .good("of IPv6", lambda p: addressed(p, "2001:db8::1"))
    .bad(
        "public",
        lambda p: addressed(p, "8.8.8.8", "all"),
        ("one", "targetId is 8.8.8.8, which is a public address.", "Name the private address of the target."),
        level="mandatory",
    )
    .bad(
        "of another network",
        lambda p: addressed(p, "10.1.0.0"),
        (
            "one",
            "targetId is 10.1.0.0, which is outside of the VPC, and availabilityZone is not set.",
            "Set availabilityZone to all.",
        ),
    )
    .absent("none", lambda p: addressed(p, None))
    .unknown("from an update", lambda p: addressed(p, Unknown()), undecided=False)
    .outside("a VPC that is there", lambda p: addressed(p, "192.168.5.5").set("web", vpcId="vpc-0a1b2c3d"))
)

scaling_group_refused = (
    Table("lb-target-scaling-group-refused", base)
    .good("instances")
    .good("the default", lambda p: p.set("web", targetType=None))
    .bad(
        "addresses",
        lambda p: p.set("web", targetType="ip"),
        ("many", "web has the target type ip, and an Auto Scaling group registers instances."),
        level="mandatory",
    )
    .absent("no groups", lambda p: p.set("many", targetGroupArns=None))
    .unknown("the type", lambda p: p.set("web", targetType=Unknown()))
    .outside("a group of another stack", lambda p: p.set("many", targetGroupArns=["arn:a"]))
)

of_two_balancers = (
    Table("lb-target-of-two-balancers", base)
    .good("of one")
    .good("two listeners of one", lambda p: also(p, "front"))
    .bad(
        "of two",
        also,
        ("web", "back and front send to the group, which may be of one load balancer."),
        level="mandatory",
    )
    .absent("of none", lambda p: p.remove("http"))
    .unknown("the listener's", lambda p: p.set("http", defaultActions=Unknown()))
    .outside("a listener of another stack's", lambda p: also(p).set("more", loadBalancerArn="arn:a"))
)

address_refused = (
    Table("lb-target-address-refused", base)
    .good("no address")
    .good("a network load balancer", lambda p: mapped(p, loadBalancerType="network"))
    .bad(
        "an application load balancer",
        lambda p: mapped(p),
        ("front", "allocationId is set, and the load balancer is of type application."),
        level="mandatory",
    )
    .bad(
        "an internal one",
        lambda p: mapped(p, loadBalancerType="network", internal=True),
        ("front", "allocationId is set, and the load balancer is internal."),
    )
    .absent("no mappings", lambda p: p.set("front", subnetMappings=None))
    .unknown("the kind", lambda p: p.set("front", loadBalancerType=Unknown()))
)


def mapped(plan: Plan, **more: object) -> Plan:
    mapping = {"subnetId": "subnet-01234567", "allocationId": "eipalloc-01234567"}
    return plan.set("front", subnetMappings=[mapping], **more)
