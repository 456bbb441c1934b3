from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.lb.test_lb import base

REFERENCE = "pulumi:pulumi:StackReference"

without_certificate = (
    Table("lb-listener-without-certificate", base)
    .good("HTTPS with a certificate")
    .good("a certificate that an update will know", lambda plan: plan.set("https", certificateArn=Unknown()))
    .absent(
        "HTTPS without",
        lambda plan: plan.set("https", certificateArn=None),
        ("https", "The listener's protocol is HTTPS, and certificateArn is not set."),
        level="mandatory",
    )
    .bad(
        "TLS without",
        lambda plan: plan.set("https", certificateArn="", protocol="TLS"),
        ("https", "The listener's protocol is TLS, and certificateArn is not set."),
    )
    .bad(
        "LocalStack may take it",
        lambda plan: plan.add(
            "aws:lb/listener:Listener",
            "local",
            port=8443,
            protocol="HTTPS",
            provider={"endpoints": '[{"elbv2":"http://localhost:4566"}]'},
        ),
        ("local", "The listener's protocol is HTTPS, and certificateArn is not set."),
        level="advisory",
    )
    .bad(
        "a private endpoint is AWS's own",
        lambda plan: plan.add(
            "aws:lb/listener:Listener",
            "private",
            port=8443,
            protocol="HTTPS",
            provider={"endpoints": '[{"elbv2":"https://vpce-0a.elasticloadbalancing.eu-west-1.vpce.amazonaws.com"}]'},
        ),
        ("private", "The listener's protocol is HTTPS, and certificateArn is not set."),
        level="mandatory",
    )
    .unknown("protocol from an update", lambda plan: plan.set("https", protocol=Unknown()))
    .outside("a certificate of another stack", None)
)

certificate_without_encryption = (
    Table("lb-listener-certificate-without-encryption", base)
    .good("HTTP without, HTTPS with a certificate")
    .bad(
        "HTTP with a certificate",
        lambda plan: plan.set("https", protocol="HTTP"),
        ("https", "The listener's protocol is HTTP, and certificateArn is set; AWS refuses both together."),
        level="mandatory",
    )
    .bad(
        "HTTP with a TLS policy",
        lambda plan: plan.set("http", sslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06"),
        ("http", "The listener's protocol is HTTP, and sslPolicy is set; AWS refuses both together."),
    )
    .absent("no protocol", lambda plan: plan.set("https", protocol=None))
    .unknown("protocol from an update", lambda plan: plan.set("https", protocol=Unknown()))
    .without("outside", "reads one resource")
)


def borrowed(plan: Plan) -> Plan:
    plan.remove("front", "http", "https", "web").add(REFERENCE, "network", name="acme/network/prod")
    plan.set(
        "api",
        listenerArn=Ref("network", "outputs.listenerArn"),
        actions=[{"type": "forward", "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:2:targetgroup/web/1"}],
    )
    return plan.set("shop", loadBalancers=None)


outside_stack = (
    Table("lb-listener-outside-stack", base)
    .good("everything is planned here")
    .good(
        "a rule on another stack's listener, beside a load balancer of this stack",
        lambda plan: plan.add(REFERENCE, "network", name="acme/network/prod").set(
            "api", listenerArn=Ref("network", "outputs.listenerArn")
        ),
    )
    .outside(
        "the listener comes from a stack reference",
        borrowed,
        (
            "api",
            (
                "The listener in listenerArn comes from the stack reference network, and this stack has no load "
                "balancer "
                "of its own."
            ),
        ),
        level="advisory",
    )
    .bad(
        "the target group comes from a stack reference",
        lambda plan: (
            borrowed(plan)
            .remove("api")
            .set("shop", loadBalancers=[{"targetGroupArn": Ref("network", "outputs.web"), "containerPort": 80}])
        ),
        (
            "shop",
            (
                "The target group in loadBalancers[0].targetGroupArn comes from the stack reference network, and this "
                "stack has no load balancer of its own."
            ),
        ),
    )
    .good(
        "the ARN was looked up",
        lambda plan: borrowed(plan).set(
            "api", listenerArn="arn:aws:elasticloadbalancing:eu-west-1:2:listener/app/a/1/2"
        ),
    )
    .absent("no load balancer at all", lambda plan: borrowed(plan).remove("api"))
    .unknown("from somewhere", lambda plan: borrowed(plan).set("api", listenerArn=Unknown()), undecided=False)
)


def redirect(**to: str) -> list[dict[str, Any]]:
    return [{"type": "redirect", "redirect": {"statusCode": "HTTP_301", **to}}]


redirects_nowhere = (
    Table("lb-listener-redirects-nowhere", base)
    .good("HTTP to HTTPS")
    .good("to another host", lambda plan: plan.set("http", defaultActions=redirect(host="www.acme.eu", port="8443")))
    .good("to another path", lambda plan: plan.set("http", defaultActions=redirect(path="/shop/#{path}")))
    .bad(
        "to itself",
        lambda plan: plan.set("http", defaultActions=redirect(protocol="HTTP", port="80")),
        ("http", "The listener on HTTP port 80 redirects to HTTP port 80, same host, path and query: to itself."),
        level="mandatory",
    )
    .bad(
        "to a port without listener",
        lambda plan: plan.set("http", defaultActions=redirect(protocol="HTTPS", port="8443")),
        ("http", "The redirect leads to port 8443 of front, which has no listener on it."),
        level="advisory",
    )
    .good(
        "the same port by another protocol, which another policy judges",
        lambda plan: plan.set("http", defaultActions=redirect(protocol="HTTPS")),
    )
    .bad(
        "a rule that redirects to itself",
        lambda plan: plan.set("api", actions=redirect(port="443")),
        (
            "api",
            "The listener on HTTPS port 443 redirects to HTTPS port 443, same host, path and query: to itself.",
            "Redirect to another host or path, or forward to a target group.",
        ),
    )
    .absent(
        "nothing is changed",
        lambda plan: plan.set("http", defaultActions=redirect()),
        ("http", "The listener on HTTP port 80 redirects to HTTP port 80, same host, path and query: to itself."),
    )
    .unknown("port from an update", lambda plan: plan.set("https", port=Unknown()))
    .outside(
        "a listener on another stack's load balancer",
        lambda plan: plan.set("http", loadBalancerArn="arn:aws:elasticloadbalancing:eu-west-1:2:loadbalancer/app/a/1"),
    )
)

protocol_unsupported = (
    Table("lb-listener-protocol-unsupported", base)
    .bad(
        "the group of the wrong protocol and the missing certificate are the same mistake",
        lambda plan: plan.set("https", protocol="TLS", certificateArn=None).set("web", protocol="TLS").remove("api"),
        ("https", "protocol is TLS, and front is of type application, which knows HTTP, HTTPS."),
    )
    .good("in lower case", lambda plan: plan.set("https", protocol="https"))
    .good("HTTP and HTTPS")
    .good(
        "a load balancer that is only read, of whichever type",
        lambda plan: (
            plan.remove("front")
            .add("aws:lb/loadBalancer:LoadBalancer", "front", read=True)
            .remove("https", "api")
            .set("http", protocol="TCP")
        ),
    )
    .bad(
        "TCP on an application load balancer",
        lambda plan: plan.set("http", protocol="TCP"),
        ("http", "protocol is TCP, and front is of type application, which knows HTTP, HTTPS."),
        level="mandatory",
    )
    .bad(
        "anything on a gateway load balancer",
        lambda plan: (
            plan.remove("https", "api")
            .set("front", loadBalancerType="gateway", securityGroups=None)
            .set("http", protocol=None, port=6081)
        ),
        ("http", "port is 6081, and front is of type gateway, which takes none.", "Leave protocol and port out."),
    )
    .good(
        "nothing on a gateway load balancer",
        lambda plan: (
            plan.remove("https", "api").set("front", loadBalancerType="gateway").set("http", protocol=None, port=None)
        ),
    )
    .bad(
        "HTTP and HTTPS on a network load balancer",
        lambda plan: plan.set("front", loadBalancerType="network"),
        ("http", "protocol is HTTP, and front is of type network, which knows TCP, TLS, UDP, TCP_UDP, QUIC, TCP_QUIC."),
        (
            "https",
            "protocol is HTTPS, and front is of type network, which knows TCP, TLS, UDP, TCP_UDP, QUIC, TCP_QUIC.",
        ),
    )
    .absent(
        "application is the default type",
        lambda plan: plan.set("front", loadBalancerType=None).set("http", protocol="UDP"),
        ("http", "protocol is UDP, and front is of type application, which knows HTTP, HTTPS."),
    )
    .unknown("protocol from an update", lambda plan: plan.set("http", protocol=Unknown()))
    .outside(
        "another stack's load balancer",
        lambda plan: plan.set(
            "http",
            protocol="TCP",
            loadBalancerArn="arn:aws:elasticloadbalancing:eu-west-1:2:loadbalancer/net/a/1",
        ),
    )
)

MISMATCH = "web has the protocol TCP, and front is of type application, which knows HTTP, HTTPS."


def passed(plan: Plan, listener: str, group: str) -> Plan:
    plan.remove("api").set("front", loadBalancerType="network")
    return plan.set("https", protocol=listener).set("web", protocol=group)


target_protocol_unsupported = (
    Table("lb-listener-target-protocol-unsupported", base)
    .good("in lower case", lambda plan: plan.set("web", protocol="http"))
    .good("HTTP")
    .good("a function has none", lambda plan: plan.set("web", protocol="TCP", targetType="lambda"))
    .bad(
        "TCP behind an application load balancer",
        lambda plan: plan.set("web", protocol="TCP"),
        ("https", MISMATCH),
        ("api", MISMATCH),
        level="mandatory",
    )
    .bad(
        "HTTP behind a network load balancer",
        lambda plan: plan.remove("api").set("front", loadBalancerType="network"),
        (
            "https",
            (
                "web has the protocol HTTP, and front is of type network, which knows TCP, TLS, UDP, TCP_UDP, QUIC, "
                "TCP_QUIC."
            ),
        ),
    )
    .bad(
        "UDP behind a listener of TCP",
        lambda plan: passed(plan, "TCP", "UDP"),
        (
            "https",
            "web has the protocol UDP, and a listener of TCP forwards to groups of TCP or TCP_UDP.",
            "Set protocol of web to one of these, or that of the listener.",
        ),
    )
    .good("TCP behind a listener of TLS", lambda plan: passed(plan, "TLS", "TCP"))
    .good("both behind a listener of UDP", lambda plan: passed(plan, "UDP", "TCP_UDP"))
    .good(
        "GENEVE of a gateway load balancer",
        lambda plan: plan.set("front", loadBalancerType="gateway").set("web", protocol="GENEVE"),
    )
    .outside(
        "a listener of another stack's",
        lambda plan: plan.set("web", protocol="TCP").set("https", loadBalancerArn="arn:aws:elasticloadbalancing:x"),
    )
    .absent("no protocol", lambda plan: plan.set("web", protocol=None))
    .unknown("protocol from an update", lambda plan: plan.set("web", protocol=Unknown()))
    .outside(
        "another stack's target group",
        lambda plan: plan.remove("api").set(
            "https",
            defaultActions=[{"type": "forward", "targetGroupArn": "arn:aws:elasticloadbalancing:x:targetgroup/y"}],
        ),
    )
)

incomplete = (
    Table("lb-listener-incomplete", base)
    .good("port and protocol")
    .good("the provider's protocol", lambda plan: plan.set("https", protocol=None))
    .bad(
        "neither",
        lambda plan: plan.set("front", loadBalancerType="network").set("https", port=None, protocol=None),
        ("https", "The listener has no port and no protocol."),
        level="mandatory",
    )
    .good(
        "a gateway load balancer takes all",
        lambda plan: plan.set("front", loadBalancerType="gateway").set("https", port=None, protocol=None),
    )
    .absent("no port", lambda plan: plan.set("https", port=None), ("https", "The listener has no port."))
    .unknown("which port", lambda plan: plan.set("https", port=Unknown()), undecided=False)
    .outside("a balancer that is there", lambda plan: plan.set("https", loadBalancerArn="arn", port=None))
)

BOTH = "protocol is UDP, and ipAddressType of front is dualstack."


def datagrams(plan: Plan, **more: object) -> Plan:
    return passed(plan, "UDP", "UDP").set("front", ipAddressType="dualstack", **more)


datagrams_on_both_families = (
    Table("lb-listener-datagrams-on-both-families", base)
    .good("of IPv4", lambda plan: datagrams(plan).set("front", ipAddressType="ipv4"))
    .good("with a prefix to send from", lambda plan: datagrams(plan, enablePrefixForIpv6SourceNat="on"))
    .bad(
        "without",
        datagrams,
        (
            "https",
            BOTH,
            "Set enablePrefixForIpv6SourceNat of front to on, or ipAddressType to ipv4.",
        ),
        level="mandatory",
    )
    .bad("switched off", lambda plan: datagrams(plan, enablePrefixForIpv6SourceNat="off"), ("https", BOTH))
    .absent("no family", lambda plan: datagrams(plan).set("front", ipAddressType=None))
    .unknown("which family", lambda plan: datagrams(plan).set("front", ipAddressType=Unknown()))
    .outside("a balancer that is there", lambda plan: datagrams(plan).set("https", loadBalancerArn="arn"))
)


def housed(plan: Plan, home: object = "spare") -> Plan:
    for name, number in (("main", 0), ("spare", 1)):
        plan.add("aws:ec2/vpc:Vpc", name, cidrBlock=f"10.{number}.0.0/16")
        plan.add("aws:ec2/subnet:Subnet", f"in-{name}", vpcId=Ref(name), cidrBlock=f"10.{number}.0.0/24")
    return plan.set("front", subnets=[Ref("in-main")]).set("web", vpcId=Ref(home) if isinstance(home, str) else home)


SIX = {"ipAddressType": "ipv6", "targetType": "ip"}
APART = "web is in the VPC spare, and front in the VPC main."

target_group_apart = (
    Table("lb-listener-target-group-apart", base)
    .good("in one VPC", lambda plan: housed(plan, "main"))
    .good("IPv6 behind both families", lambda plan: plan.set("front", ipAddressType="dualstack").set("web", **SIX))
    .bad(
        "in another VPC",
        housed,
        ("https", APART, "Set vpcId of web to the VPC of front."),
        ("api", APART, "Set vpcId of web to the VPC of front."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "of a balancer with mappings",
        lambda plan: (
            housed(plan).remove("api").set("front", subnets=None, subnetMappings=[{"subnetId": Ref("in-main")}])
        ),
        ("https", APART),
        view="preview",
    )
    .bad(
        "IPv6 behind IPv4",
        lambda plan: plan.remove("api").set("web", **SIX),
        (
            "https",
            "ipAddressType of web is ipv6, and that of front is ipv4.",
            "Set ipAddressType of front to dualstack, or of web to ipv4.",
        ),
    )
    .absent("no VPC", lambda plan: housed(plan).set("web", vpcId=None))
    .unknown("which VPC", lambda plan: housed(plan, Unknown()), undecided=False)
    .outside("a balancer that is there", lambda plan: housed(plan).remove("api").set("https", loadBalancerArn="arn"))
)

further_certificate_without_encryption = (
    Table("lb-listener-further-certificate-without-encryption", base)
    .good("HTTPS", lambda plan: further(plan))
    .good("TLS", lambda plan: passed(further(plan), "TLS", "TCP"))
    .bad(
        "HTTP",
        lambda plan: further(plan).set("https", protocol="HTTP", certificateArn=None),
        ("more", "The listener https speaks HTTP.", "Add the certificate to a listener of HTTPS or TLS."),
        level="mandatory",
    )
    .absent("no protocol", lambda plan: further(plan).set("https", protocol=None))
    .unknown("which protocol", lambda plan: further(plan).set("https", protocol=Unknown()))
    .outside("a listener that is there", lambda plan: further(plan).set("more", listenerArn="arn"))
)


def further(plan: Plan) -> Plan:
    plan.add("aws:lb/listenerCertificate:ListenerCertificate", "more", listenerArn=Ref("https", "arn"))
    return plan.set("more", certificateArn=Unknown())
