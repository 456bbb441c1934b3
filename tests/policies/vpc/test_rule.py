from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

GROUP = "aws:ec2/securityGroup:SecurityGroup"
INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"


def base() -> Plan:
    plan = Plan()
    plan.add(
        GROUP, "web", description="Web servers (80/443)", ingress=[rule("tcp", 80, 443)], egress=[rule("-1", 0, 0)]
    )
    plan.add(INGRESS, "https", securityGroupId=Ref("web"), ipProtocol="tcp", fromPort=443, toPort=443)
    return plan


def rule(protocol: Any, first: Any, last: Any, **more: Any) -> dict[str, Any]:
    return {"protocol": protocol, "fromPort": first, "toPort": last, "cidrBlocks": ["0.0.0.0/0"], **more}


ports_refused = (
    Table("vpc-rule-ports-refused", base)
    .good("as they are")
    .good("all ports", lambda p: p.set("web", ingress=[rule("tcp", 0, 65535)]))
    .good("ICMP has types instead", lambda p: p.set("web", ingress=[rule("icmp", 8, -1), rule("icmpv6", -1, 255)]))
    .bad(
        "all protocols",
        lambda p: p.set("web", egress=[rule("-1", 0, 65535)]),
        ("web", "protocol is -1, fromPort 0 and toPort 65535; with all protocols both are 0."),
        level="mandatory",
    )
    .bad(
        "no type and no code of ICMP",
        lambda p: p.set("web", ingress=[rule("icmp", -2, -1), rule("icmp", 8, 256)]),
        (
            "web",
            "protocol is icmp, fromPort -2 and toPort -1; of icmp these are type and code (ICMP code out of range).",
        ),
        (
            "web",
            "protocol is icmp, fromPort 8 and toPort 256; of icmp these are type and code (ICMP code out of range).",
        ),
    )
    .good("standing alone, EC2 takes them", lambda p: p.set("https", ipProtocol="-1"))
    .bad(
        "the wrong way round",
        lambda p: p.set("https", fromPort=443, toPort=80),
        ("https", "ipProtocol is tcp, fromPort 443 and toPort 80, which is no range of ports."),
    )
    .bad(
        "one more",
        lambda p: p.set("web", ingress=[rule("udp", 0, 65536)]),
        ("web", "protocol is udp, fromPort 0 and toPort 65536, which is no range of ports."),
    )
    .bad(
        "no ports",
        lambda p: p.set("https", fromPort=None, toPort=None),
        (
            "https",
            "ipProtocol is tcp, and there are no ports: Must specify both from and to ports with TCP/UDP.",
            "Set fromPort and toPort, to the same for one port.",
        ),
        level="mandatory",
    )
    .bad(
        "one port",
        lambda p: p.set("https", toPort=None),
        ("https", "ipProtocol is tcp, and one port is missing: Must specify both from and to ports with TCP/UDP."),
    )
    .good("the last code", lambda p: p.set("web", ingress=[rule("icmp", 255, 255)]))
    .bad(
        "a port for a code",
        lambda p: p.set("web", ingress=[rule("icmp", -1, 65535)]),
        (
            "web",
            (
                "protocol is icmp, fromPort -1 and toPort 65535; of icmp these are type and code (ICMP code out of "
                "range)."
            ),
        ),
    )
    .absent("no rules", lambda p: p.set("web", ingress=None, egress=None))
    .unknown("the port", lambda p: p.set("https", fromPort=Unknown()))
)

ALLOWED = "255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* are allowed."
description_refused = (
    Table("vpc-rule-description-refused", base)
    .good("all that is allowed")
    .good("the longest", lambda p: p.set("web", description="a" * 255))
    .bad(
        "an arrow and an apostrophe",
        lambda p: p.set("web", description="ALB -> shop's tasks"),
        ("web", f"The description holds \"'\", '>'; {ALLOWED}"),
        level="mandatory",
    )
    .bad(
        "of a rule inside",
        lambda p: p.set("web", ingress=[rule("tcp", 80, 80, description="HTTP → web")]),
        ("web", f"The description holds '→'; {ALLOWED}"),
    )
    .bad(
        "of a rule of its own, with a hole",
        lambda p: p.set("https", description=Ref("web", "id", "from <", ">")),
        ("https", f"The description holds '<', '>'; {ALLOWED}"),
        view="preview",
    )
    .bad(
        "one more",
        lambda p: p.set("web", description="a" * 256),
        ("web", f"The description has 256 characters; {ALLOWED}"),
    )
    .absent("none", lambda p: p.set("web", description=None))
    .unknown("from an update", lambda p: p.set("web", description=Unknown()), undecided=False)
)

repeated = (
    Table("vpc-rule-repeated", base)
    .good("each once")
    .good("alike as a whole, which is one rule", lambda p: p.set("web", ingress=[rule("tcp", 80, 80)] * 2))
    .good("other ports", lambda p: p.set("web", ingress=[rule("tcp", 80, 80), rule("tcp", 443, 443)]))
    .bad(
        "with another description",
        lambda p: p.set("web", ingress=[rule("tcp", 80, 80, description="a"), rule("TCP", 80, 80, description="b")]),
        ("web", "ingress[1].cidrBlocks has 0.0.0.0/0, which the same protocol and ports have already."),
        level="mandatory",
    )
    .good(
        "within another range's rule, which the provider takes apart",
        lambda p: p.set(
            "web", ingress=[rule("tcp", 80, 80), {**rule("tcp", 80, 80), "cidrBlocks": ["10.0.0.0/8", "0.0.0.0/0"]}]
        ),
    )
    .good(
        "twice in one list of these",
        lambda p: p.set("web", ingress=[{**rule("tcp", 80, 80), "cidrBlocks": ["10.0.0.0/8", "10.0.0.0/8"]}]),
    )
    .good(
        "with a description that only an update knows",
        lambda p: p.set("web", ingress=[rule("tcp", 80, 80), rule("tcp", 80, 80, description=Unknown())]),
    )
    .bad(
        "in the list of a rule of its own",
        lambda p: p.add(
            "aws:ec2/securityGroupRule:SecurityGroupRule",
            "own",
            type="ingress",
            protocol="tcp",
            fromPort=80,
            toPort=80,
            securityGroupId="sg-1",
            cidrBlocks=["10.0.0.0/8"] * 2,
        ),
        ("own", "cidrBlocks has 10.0.0.0/8, which the same protocol and ports have already."),
    )
    .good(
        "two ranges that only an update knows",
        lambda p: p.set(
            "web", ingress=[{**rule("tcp", 80, 80, description=at), "cidrBlocks": [Unknown()]} for at in "ab"]
        ),
    )
    .absent("no rules", lambda p: p.set("web", ingress=[]))
    .unknown(
        "from an update",
        lambda p: p.set("web", ingress=[{**rule("tcp", 80, 80), "cidrBlocks": Unknown()}]),
        undecided=False,
    )
    .without("outside", "looks at one resource alone")
)


def listed() -> Plan:
    entry = {
        "ruleNo": 100,
        "action": "allow",
        "protocol": "tcp",
        "fromPort": 80,
        "toPort": 80,
        "cidrBlock": "0.0.0.0/0",
    }
    return Plan().add("aws:ec2/networkAcl:NetworkAcl", "list", vpcId="vpc-0123456789abcdef0", ingress=[entry])


def every(first: Any, last: Any) -> Any:
    return lambda p: p.set(
        "list", ingress=None, egress=[{"ruleNo": 100, "protocol": "-1", "fromPort": first, "toPort": last}]
    )


list_ports_refused = (
    Table("vpc-rule-list-ports-refused", listed)
    .good("ports of one protocol")
    .good("no ports of all", every(0, 0))
    .bad(
        "ports of all",
        every(0, 65535),
        (
            "list",
            "protocol is -1, fromPort 0 and toPort 65535; with all protocols both are 0.",
            "Set fromPort and toPort to 0, or the protocol to tcp or udp.",
        ),
        level="mandatory",
    )
    .bad(
        "ports of all that comes in",
        lambda p: p.set("list", egress=None, ingress=[{"protocol": "all", "fromPort": 0, "toPort": 443}]),
        ("list", "protocol is all, fromPort 0 and toPort 443; with all protocols both are 0."),
    )
    .absent("no rules", lambda p: p.set("list", ingress=None))
    .unknown("the port", every(0, Unknown()))
    .without("outside", "reads one resource")
)
