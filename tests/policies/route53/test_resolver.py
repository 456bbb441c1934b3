from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:route53/resolverEndpoint:ResolverEndpoint", "out", direction="OUTBOUND", securityGroupIds=["sg-01234567"]
    )
    plan.set("out", ipAddresses=[{"subnetId": "subnet-01234567"}, {"subnetId": "subnet-01234568"}])
    plan.add("aws:route53/resolverRule:ResolverRule", "office", domainName="acme.dev", ruleType="FORWARD")
    return plan.set("office", resolverEndpointId=Ref("out"), targetIps=[{"ip": "10.0.0.2"}])


rule_by_inbound_endpoint = (
    Table("route53-resolver-rule-by-inbound-endpoint", base)
    .good("outbound")
    .bad(
        "inbound",
        lambda p: p.set("out", direction="INBOUND"),
        (
            "office",
            "resolverEndpointId is that of out, whose direction is INBOUND.",
            "Name an endpoint whose direction is OUTBOUND.",
        ),
        level="mandatory",
    )
    .absent("no endpoint", lambda p: p.set("office", resolverEndpointId=None))
    .unknown("its direction", lambda p: p.set("out", direction=Unknown()))
    .outside("an endpoint of elsewhere", lambda p: p.set("office", resolverEndpointId="rslvr-out-0123456789abcdef0"))
)

target_protocol_missing = (
    Table("route53-resolver-target-protocol-missing", base)
    .good("plain DNS by default on both sides")
    .good("one of two", lambda p: p.set("out", protocols=["DoH", "Do53"]))
    .good(
        "by HTTPS",
        lambda p: p.set("out", protocols=["DoH"]).set("office", targetIps=[{"ip": "1.1.1.1", "protocol": "DoH"}]),
    )
    .bad(
        "the default is not there",
        lambda p: p.set("out", protocols=["DoH"]),
        (
            "office",
            "The protocol of the target is Do53 by default, and out has DoH.",
            "Set protocol of the target to DoH, or add Do53 to protocols of out.",
        ),
        level="mandatory",
    )
    .bad(
        "what is asked for is not there",
        lambda p: p.set("office", targetIps=[{"ip": "10.0.0.2", "protocol": "DoH"}]),
        ("office", "The protocol of the target is DoH, and out has Do53."),
        level="mandatory",
    )
    .absent("no target", lambda p: p.set("office", targetIps=None))
    .unknown("its protocols", lambda p: p.set("out", protocols=Unknown()))
    .outside("an endpoint of elsewhere", lambda p: p.set("office", resolverEndpointId="rslvr-out-0123456789abcdef0"))
)
