from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"
LISTENER = "aws:lb/listener:Listener"
RULE = "aws:lb/listenerRule:ListenerRule"
TARGET_GROUP = "aws:lb/targetGroup:TargetGroup"
ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment"
GROUP = "aws:ec2/securityGroup:SecurityGroup"
SUBNET = "aws:ec2/subnet:Subnet"
SERVICE = "aws:ecs/service:Service"
CERTIFICATE = "aws:acm/certificate:Certificate"
REFERENCE = "pulumi:pulumi:StackReference"

ANYWHERE = ["0.0.0.0/0"]
ISSUED = "arn:aws:acm:eu-west-1:210987654321:certificate/2f1c"
TO_HTTPS = {"type": "redirect", "redirect": {"protocol": "HTTPS", "port": "443", "statusCode": "HTTP_301"}}


def opening(port: int, **source: Any) -> dict[str, Any]:
    return {"protocol": "tcp", "fromPort": port, "toPort": port, **source}


def base() -> Plan:
    plan = Plan()
    plan.add(SUBNET, "public-a", availabilityZone="eu-west-1a", cidrBlock="10.0.0.0/24")
    plan.add(SUBNET, "public-b", availabilityZone="eu-west-1b", cidrBlock="10.0.1.0/24")
    out = [{"protocol": "-1", "fromPort": 0, "toPort": 0, "cidrBlocks": ANYWHERE}]
    plan.add(GROUP, "edge", egress=out, ingress=[opening(80, cidrBlocks=ANYWHERE), opening(443, cidrBlocks=ANYWHERE)])
    plan.add(GROUP, "tasks", ingress=[opening(8080, securityGroups=[Ref("edge")])])
    plan.add(
        LOAD_BALANCER,
        "front",
        name="front",
        loadBalancerType="application",
        subnets=[Ref("public-a"), Ref("public-b")],
        securityGroups=[Ref("edge")],
        enableDeletionProtection=True,
    )
    plan.add(
        TARGET_GROUP,
        "web",
        name="web",
        port=8080,
        protocol="HTTP",
        targetType="ip",
        healthCheck={"path": "/health", "matcher": "200"},
    )
    plan.add(
        LISTENER,
        "http",
        loadBalancerArn=Ref("front", "arn"),
        port=80,
        protocol="HTTP",
        defaultActions=[TO_HTTPS],
    )
    plan.add(
        LISTENER,
        "https",
        loadBalancerArn=Ref("front", "arn"),
        port=443,
        protocol="HTTPS",
        certificateArn=ISSUED,
        defaultActions=[{"type": "forward", "targetGroupArn": Ref("web", "arn")}],
    )
    plan.add(
        RULE,
        "api",
        listenerArn=Ref("https", "arn"),
        priority=10,
        conditions=[{"pathPattern": {"values": ["/api/*"]}}],
        actions=[{"type": "forward", "targetGroupArn": Ref("web", "arn")}],
    )
    plan.add(
        SERVICE,
        "shop",
        desiredCount=2,
        networkConfiguration={"subnets": ["subnet-1"], "securityGroups": [Ref("tasks")]},
        loadBalancers=[{"targetGroupArn": Ref("web", "arn"), "containerName": "app", "containerPort": 8080}],
    )
    return plan


def reserved(plan: Plan) -> Plan:
    plan.add(CERTIFICATE, "demo", domainName="shop.example.com", validationMethod="DNS")
    return plan.remove("http").set("https", certificateArn=Ref("demo", "arn"))


load_balancer_without_working_listener = (
    Table("lb-load-balancer-without-working-listener", base)
    .good("two listeners")
    .good(
        "a reserved domain, and HTTP beside it",
        lambda plan: plan.add(CERTIFICATE, "demo", domainName="shop.example.com").set(
            "https", certificateArn=Ref("demo", "arn")
        ),
    )
    .bad(
        "the only listener waits for a reserved domain",
        reserved,
        (
            "front",
            (
                "Every listener of the load balancer waits for a certificate that cannot be issued: port 443 needs a "
                "certificate for shop.example.com."
            ),
        ),
    )
    .bad(
        "the certificate comes by way of its validation",
        lambda plan: (
            reserved(plan)
            .add("aws:acm/certificateValidation:CertificateValidation", "wait", certificateArn=Ref("demo", "arn"))
            .set("https", certificateArn=Ref("wait", "certificateArn"))
        ),
        (
            "front",
            (
                "Every listener of the load balancer waits for a certificate that cannot be issued: port 443 needs a "
                "certificate for shop.example.com."
            ),
        ),
    )
    .absent(
        "no listener",
        lambda plan: plan.remove("http", "https", "api"),
        (
            "front",
            "No listener of this stack belongs to the load balancer, so nothing answers on it.",
            "Add a listener with its default action, or remove the load balancer.",
        ),
    )
    .unknown("the certificate's domain", lambda plan: reserved(plan).set("demo", domainName=Unknown()))
    .outside("a certificate of another stack", lambda plan: plan.remove("http"))
)

security_group_blocks_listener = (
    Table("lb-security-group-blocks-listener", base)
    .good("both ports are open")
    .good(
        "opened by a rule of its own",
        lambda plan: plan.set("edge", ingress=[opening(80, cidrBlocks=ANYWHERE)]).add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "edge-https",
            type="ingress",
            securityGroupId=Ref("edge"),
            protocol="tcp",
            fromPort=443,
            toPort=443,
            cidrBlocks=ANYWHERE,
        ),
    )
    .bad(
        "only HTTPS is open",
        lambda plan: plan.set("edge", ingress=[opening(443, cidrBlocks=ANYWHERE)]),
        ("http", "The listener answers on port 80, but the security groups of front admit 443."),
        level="advisory",
    )
    .bad(
        "nothing is open",
        lambda plan: plan.set("edge", ingress=[]),
        ("http", "The listener answers on port 80, but the security groups of front admit nothing."),
        ("https", "The listener answers on port 443, but the security groups of front admit nothing."),
    )
    .absent("no security groups: the default one", lambda plan: plan.set("front", securityGroups=None))
    .unknown("the listener's port", lambda plan: plan.set("http", port=Unknown()))
    .outside("a group of another stack", lambda plan: plan.set("front", securityGroups=["sg-0a1b2c3d"]), undecided=True)
)

BLOCKED = "front sends traffic to port 8080 of shop, and tasks admits none of it there."

security_group_blocks_target = (
    Table("lb-security-group-blocks-target", base)
    .good("from the load balancer's group")
    .good("from anywhere", lambda plan: plan.set("tasks", ingress=[opening(8080, cidrBlocks=["10.0.0.0/16"])]))
    .good(
        "the same group on both sides",
        lambda plan: plan.set("edge", ingress=[opening(8080, self=True), opening(443, cidrBlocks=ANYWHERE)]).set(
            "shop", networkConfiguration={"subnets": ["subnet-1"], "securityGroups": [Ref("edge")]}
        ),
    )
    .good(
        "from a group of another stack",
        lambda plan: plan.set("tasks", ingress=[opening(8080, securityGroups=["sg-0a1b2c3d"])]),
    )
    .good(
        "a network load balancer keeps the client's address",
        lambda plan: plan.set("front", loadBalancerType="network").set("tasks", ingress=[]),
    )
    .bad(
        "another port is open",
        lambda plan: plan.set("tasks", ingress=[opening(80, securityGroups=[Ref("edge")])]),
        ("shop", BLOCKED),
        level="advisory",
    )
    .bad(
        "only its own tasks get in",
        lambda plan: plan.set("tasks", ingress=[opening(8080, self=True, securityGroups=[])]),
        ("shop", BLOCKED),
    )
    .bad(
        "another group gets in",
        lambda plan: plan.add(GROUP, "bastion", ingress=[]).set(
            "tasks", ingress=[opening(8080, securityGroups=[Ref("bastion")])]
        ),
        ("shop", BLOCKED),
    )
    .bad(
        "an instance behind the target group",
        lambda plan: (
            plan.remove("shop")
            .add("aws:ec2/instance:Instance", "server", vpcSecurityGroupIds=[Ref("tasks")])
            .add(ATTACHMENT, "server-web", targetGroupArn=Ref("web", "arn"), targetId=Ref("server"), port=9090)
        ),
        ("server", "front sends traffic to port 9090 of server, and tasks admits none of it there."),
    )
    .bad(
        "a scaling group behind the target group",
        lambda plan: (
            plan.remove("shop")
            .set("web", port=80)
            .add("aws:ec2/launchTemplate:LaunchTemplate", "template", vpcSecurityGroupIds=[Ref("tasks")])
            .add(
                "aws:autoscaling/group:Group",
                "servers",
                launchTemplate={"id": Ref("template")},
                targetGroupArns=[Ref("web", "arn")],
            )
        ),
        ("servers", "front sends traffic to port 80 of servers, and tasks admits none of it there."),
    )
    .absent(
        "no ingress at all",
        lambda plan: plan.set("tasks", ingress=None),
        ("shop", BLOCKED),
    )
    .unknown(
        "the container's port",
        lambda plan: plan.set(
            "shop",
            loadBalancers=[{"targetGroupArn": Ref("web", "arn"), "containerName": "app", "containerPort": Unknown()}],
        ),
    )
    .outside(
        "the tasks' group is another stack's",
        lambda plan: plan.set("shop", networkConfiguration={"subnets": ["s"], "securityGroups": ["sg-0a1b2c3d"]}),
        undecided=True,
    )
)

SHARED = "public-a and public-b are in eu-west-1a; a load balancer takes one subnet of each zone."

subnets_share_zone = (
    Table("lb-subnets-share-zone", base)
    .good("two zones")
    .bad(
        "both in one zone",
        lambda plan: plan.set("public-b", availabilityZone="eu-west-1a"),
        ("front", SHARED),
        level="mandatory",
    )
    .bad(
        "subnet mappings",
        lambda plan: plan.set("public-b", availabilityZone="eu-west-1a").set(
            "front", subnets=None, subnetMappings=[{"subnetId": Ref("public-a")}, {"subnetId": Ref("public-b")}]
        ),
        ("front", SHARED),
    )
    .bad(
        "two of three in one zone",
        lambda plan: plan.add(SUBNET, "public-c", availabilityZone="eu-west-1a").set(
            "front", subnets=[Ref("public-a"), Ref("public-b"), Ref("public-c")]
        ),
        (
            "front",
            "public-a and public-c are in eu-west-1a; a load balancer takes one subnet of each zone.",
            "Keep one of them, or move the others to other zones: set availabilityZone of each subnet.",
        ),
    )
    .good(
        "the program picks one of them, which is not told",
        lambda plan: plan.set("public-b", availabilityZone="eu-west-1a").set(
            "front", subnets=[Ref("public-a"), "subnet-0b", "subnet-0c"]
        ),
    )
    .absent("no zone given", lambda plan: plan.set("public-b", availabilityZone=None))
    .unknown("zone from an update", lambda plan: plan.set("public-b", availabilityZone=Unknown()))
    .outside("subnets of another stack", lambda plan: plan.set("front", subnets=["subnet-0a", "subnet-0b"]))
)

LONG_NAME = "payments-api-production-load-balancer"

name_refused = (
    Table("lb-name-refused", base)
    .good("short names")
    .good("32 characters", lambda plan: plan.set("front", name="a" * 32))
    .good("a target group may be called internal", lambda plan: plan.set("web", name="internal-web"))
    .bad(
        "too long",
        lambda plan: plan.set("front", name=LONG_NAME),
        ("front", f"The name '{LONG_NAME}' has 37 characters; 32 are allowed."),
        level="mandatory",
    )
    .bad(
        "a dot and an underscore",
        lambda plan: plan.set("web", name="web_v1.2"),
        ("web", "The name 'web_v1.2' holds '.', '_'; letters, digits and hyphens are allowed."),
    )
    .bad(
        "a hyphen at the end",
        lambda plan: plan.set("web", name="web-"),
        ("web", "The name 'web-' begins or ends with a hyphen."),
    )
    .bad(
        "reserved beginning",
        lambda plan: plan.set("front", name="internal-front"),
        ("front", "The name 'internal-front' begins with \"internal-\", which is reserved."),
    )
    .bad(
        "the provider's own name from a long resource name",
        lambda plan: plan.add(
            LOAD_BALANCER,
            "pr4242-payment-alb-pr4242",
            name="pr4242-payment-alb-pr4242-de9e906",
        ),
        (
            "pr4242-payment-alb-pr4242",
            "The name 'pr4242-payment-alb-pr4242-de9e906' has 33 characters; 32 are allowed.",
            "Shorten the resource's name in the program to 24 characters (the provider adds 8), or set name.",
        ),
    )
    .bad(
        "a hyphen behind what an update knows",
        lambda plan: plan.add("random:index/randomId:RandomId", "id").set("web", name=Ref("id", "hex", "web-", "-")),
        ("web", "The name 'web-${id.hex}-' begins or ends with a hyphen."),
        view="preview",
    )
    .bad(
        "the literal part alone is too long",
        lambda plan: plan.add("random:index/randomId:RandomId", "id").set(
            "front", name=Ref("id", "hex", before=LONG_NAME + "-")
        ),
        ("front", f"The name '{LONG_NAME}-${{id.hex}}' has at least 38 characters; 32 are allowed."),
        view="preview",
    )
    .absent("named by the provider", lambda plan: plan.set("front", name=None))
    .unknown("name from an update", lambda plan: plan.set("front", name=Unknown()))
    .without("outside", "reads one resource")
)

deletion_protected_in_test = (
    Table("lb-deletion-protected-in-test", base, environment="test")
    .good("production may", None, environment="production")
    .good("off in test", lambda plan: plan.set("front", enableDeletionProtection=False))
    .bad(
        "on in test",
        lambda plan: plan,
        ("front", "enableDeletionProtection is true in a test stack, so `pulumi destroy` fails."),
        level="advisory",
    )
    .absent("off by default", lambda plan: plan.set("front", enableDeletionProtection=None))
    .unknown("from an update", lambda plan: plan.set("front", enableDeletionProtection=Unknown()))
    .without("outside", "reads one resource")
)

deletion_unprotected_in_production = (
    Table("lb-deletion-unprotected-in-production", base)
    .good("on in production")
    .good("test may", lambda plan: plan.set("front", enableDeletionProtection=None), environment="test")
    .bad(
        "off in production",
        lambda plan: plan.set("front", enableDeletionProtection=False),
        ("front", "enableDeletionProtection is not on in a production stack."),
        level="advisory",
    )
    .absent(
        "off by default",
        lambda plan: plan.set("front", enableDeletionProtection=None),
        ("front", "enableDeletionProtection is not on in a production stack."),
    )
    .unknown("from an update", lambda plan: plan.set("front", enableDeletionProtection=Unknown()))
    .without("outside", "reads one resource")
)

NO_EGRESS = ("front", "The listeners of the load balancer forward to targets, and edge has no egress rule.")

security_group_without_egress = (
    Table("lb-security-group-without-egress", base)
    .good("all traffic may go out")
    .good(
        "a rule of its own",
        lambda plan: plan.set("edge", egress=None).add(
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
            "edge-out",
            securityGroupId=Ref("edge"),
            ipProtocol="-1",
            cidrIpv4="0.0.0.0/0",
        ),
    )
    .good(
        "nothing to forward to",
        lambda plan: plan.remove("https", "api").set("edge", egress=None),
    )
    .good("an existing group", lambda plan: plan.remove("edge").add(GROUP, "edge", outputs={"id": "sg-0a1b"}))
    .absent("no egress", lambda plan: plan.set("edge", egress=None), NO_EGRESS)
    .bad(
        "only ingress rules of its own",
        lambda plan: plan.set("edge", egress=[]).add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "edge-in",
            type="ingress",
            securityGroupId=Ref("edge"),
            protocol="tcp",
            fromPort=443,
            toPort=443,
        ),
        NO_EGRESS,
        level="advisory",
    )
    .good(
        "a network load balancer",
        lambda plan: plan.set("edge", egress=None).set("front", loadBalancerType="network"),
        undecided=False,
    )
    .absent("no groups", lambda plan: plan.set("front", securityGroups=None), undecided=False)
    .unknown("egress from an update", lambda plan: plan.set("edge", egress=Unknown()))
    .outside("a group of another stack", lambda plan: plan.set("front", securityGroups=["sg-0a1b2c3d"]), undecided=True)
)

subnets_too_few = (
    Table("lb-subnets-too-few", base)
    .good("two")
    .good(
        "one of a network load balancer",
        lambda p: p.set("front", loadBalancerType="network", subnets=[Ref("public-a")]),
    )
    .good("one on an Outpost", lambda p: p.set("front", customerOwnedIpv4Pool="pool", subnets=[Ref("public-a")]))
    .bad(
        "one",
        lambda p: p.set("front", subnets=[Ref("public-a")]),
        ("front", "subnets has one subnet, and an Application Load Balancer has two at least, in two zones."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "one in a Local Zone",
        lambda p: p.set("public-a", availabilityZone="us-west-2-lax-1a").set("front", subnets=[Ref("public-a")]),
        ("front", "subnets has one subnet, and an Application Load Balancer has two at least, in two zones."),
        level="advisory",
        view="preview",
    )
    .absent("mappings", lambda p: p.set("front", subnets=None, subnetMappings=[{"subnetId": "a"}, {"subnetId": "b"}]))
    .unknown("from an update", lambda p: p.set("front", subnets=Unknown()), undecided=False)
    .outside(
        "one that is there",
        lambda p: p.set("front", subnets=["subnet-0a"]),
        ("front", "subnets has one subnet, and an Application Load Balancer has two at least, in two zones."),
    )
)
