from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

COGNITO = {"type": "authenticate-cognito", "authenticateCognito": {"userPoolArn": "a"}}
FORWARD = {"type": "forward", "targetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:1:targetgroup/a/1"}


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:lb/listener:Listener", "https", loadBalancerArn="a", protocol="HTTPS", defaultActions=[COGNITO, FORWARD]
    )
    plan.add("aws:lb/listenerRule:ListenerRule", "api", listenerArn=Ref("https", "arn"), actions=[FORWARD], **on(3))
    return plan


def on(paths: int, *more: dict[str, Any]) -> dict[str, Any]:
    return {"conditions": [{"pathPattern": {"values": [f"/{n}/*" for n in range(paths)]}}, *more]}


order_refused = (
    Table("lb-action-order-refused", base)
    .good("authenticated, then forwarded")
    .good("by their order", lambda p: p.set("https", defaultActions=[FORWARD | {"order": 2}, COGNITO | {"order": 1}]))
    .bad(
        "forwarded first",
        lambda p: p.set("https", defaultActions=[FORWARD, COGNITO]),
        (
            "https",
            (
                "The actions are forward, authenticate-cognito: exactly one of forward, redirect, fixed-response ends "
                "them."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "two that answer",
        lambda p: p.set("api", actions=[FORWARD, {"type": "redirect"}]),
        ("api", "The actions are forward, redirect: exactly one of forward, redirect, fixed-response ends them."),
    )
    .good("the last without an order", lambda p: p.set("https", defaultActions=[FORWARD | {"order": 1}, COGNITO]))
    .absent("none", lambda p: p.set("api", actions=None))
    .unknown("the actions", lambda p: p.set("api", actions=Unknown()))
)

protocol_refuses = (
    Table("lb-action-protocol-refuses", base)
    .good("on HTTPS")
    .bad(
        "on HTTP",
        lambda p: p.set("https", protocol="HTTP"),
        ("https", "The action is authenticate-cognito, and the listener's protocol is HTTP."),
        level="mandatory",
    )
    .bad(
        "a rule of such a listener",
        lambda p: p.set("https", protocol="HTTP", defaultActions=[FORWARD]).set("api", actions=[COGNITO, FORWARD]),
        ("api", "The action is authenticate-cognito, and the listener's protocol is HTTP."),
    )
    .bad(
        "a redirect of a network load balancer",
        lambda p: p.set("https", protocol="TCP", defaultActions=[{"type": "redirect"}]),
        ("https", "The action is redirect, and the listener's protocol is TCP."),
    )
    .absent("no protocol", lambda p: p.set("https", protocol=None))
    .unknown("the protocol", lambda p: p.set("https", protocol=Unknown()))
    .outside("a listener of another stack", lambda p: p.set("api", listenerArn="arn:a", actions=[COGNITO, FORWARD]))
)

conditions_refused = (
    Table("lb-action-conditions-refused", base)
    .good("three paths")
    .good("five values", lambda p: p.set("api", **on(3, {"hostHeader": {"values": ["a.b", "c.d"]}})))
    .good("two headers", lambda p: p.set("api", **on(1, *[{"httpHeader": {"values": ["a"]}}] * 2)))
    .bad(
        "six values",
        lambda p: p.set("api", **on(4, {"hostHeader": {"values": ["a.b", "c.d"]}})),
        ("api", "The conditions have 6 values together; 5 are allowed."),
        level="mandatory",
    )
    .bad(
        "two on paths",
        lambda p: p.set("api", **on(1, {"pathPattern": {"values": ["/a"]}})),
        (
            "api",
            "2 conditions are on pathPattern; a rule takes one.",
            "List all values in one condition, one of which must hold.",
        ),
    )
    .bad(
        "five paths and a pattern of hosts",
        lambda p: p.set("api", **on(5, {"hostHeader": {"regexValues": ["^a"]}})),
        ("api", "The conditions have 6 values together; 5 are allowed."),
    )
    .bad(
        "two in one",
        lambda p: p.set(
            "api", conditions=[{"pathPattern": {"values": ["/a"]}, "sourceIp": {"values": ["10.0.0.0/8"]}}]
        ),
        ("api", "One condition has pathPattern and sourceIp."),
    )
    .absent("none", lambda p: p.set("api", conditions=None))
    .unknown("the values", lambda p: p.set("api", conditions=[{"pathPattern": {"values": Unknown()}}]))
)
