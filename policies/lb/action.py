"""Actions and conditions of listeners and their rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Lb

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
_ROUTING = ("forward", "redirect", "fixed-response")
_NETWORK = ("TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC")
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
_MOST_VALUES = 5
# Which of a rule's conditions may be there once; those on headers and queries may be several.
# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
_ONCE = ("hostHeader", "httpRequestMethod", "pathPattern", "sourceIp")
_VALUES = (*_ONCE, "httpHeader")


def _actions(resource: Resource) -> list[Block]:
    return resource.blocks("defaultActions" if resource.type == Lb.LISTENER else "actions")


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def order_refused(resource: Resource) -> Iterator[Finding]:
    """Actions of a listener do not end in one that answers.

    Why: "ValidationError: The last action must be a forward, redirect or fixed-response action": each rule has exactly
    one of these, and it is done last.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
    """
    actions = _actions(resource)
    if any(action.raw("order") is not None for action in actions):
        actions = sorted(actions, key=lambda action: action.number("order") or 0)
    kinds = [action.text("type") or "" for action in actions]
    routing = [kind for kind in kinds if kind in _ROUTING]
    if kinds and all(kinds) and (len(routing) != 1 or kinds[-1] not in _ROUTING):
        yield resource.finding(
            "defaultActions" if resource.type == Lb.LISTENER else "actions",
            problem=f"The actions are {', '.join(kinds)}: exactly one of {', '.join(_ROUTING)} ends them.",
            fix="Put one of them last; several groups of targets go into forward of one action.",
        )


@policy(Lb.LISTENER, Lb.LISTENER_RULE)
def protocol_refuses(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Action of a listener is one that its protocol does not have.

    Why: "ValidationError: Actions of type 'authenticate-cognito' are supported only on HTTPS listeners", and network
    load balancers only forward.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Action.html
    """
    listener = resource if resource.type == Lb.LISTENER else stack.follow(resource, "listenerArn", Lb.LISTENER)
    protocol = listener.text("protocol") if listener else None
    for action in _actions(resource) if protocol else ():
        kind = action.text("type") or ""
        if (kind.startswith("authenticate-") and protocol != "HTTPS") or (protocol in _NETWORK and kind != "forward"):
            yield action.finding(
                "type",
                problem=f"The action is {kind}, and the listener's protocol is {protocol}.",
                fix="Set protocol to HTTPS, with a certificate."
                if protocol == "HTTP"
                else "Forward to a target group.",
            )


@policy(Lb.LISTENER_RULE)
def conditions_refused(rule: Resource) -> Iterator[Finding]:
    """Conditions of a listener rule are more than a rule takes.

    Why: "ValidationError: A rule can have at most 5 condition values", "A rule can only have one 'path-pattern'
    condition", and each condition is about one thing.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
    https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
    """
    values, kinds = 0, Counter[str]()
    for condition in rule.blocks("conditions"):
        given = condition.given(*_VALUES, "queryStrings")
        kinds.update(given)
        if len(given) > 1:
            yield condition.finding(
                given[1],
                problem=f"One condition has {' and '.join(given)}.",
                fix="Give each a condition of its own: all conditions of a rule must hold.",
            )
        for name in given:
            block = condition.block(name) if name in _VALUES else None
            found = block.items("values") + block.items("regexValues") if block else condition.items(name)
            values += len(found)
    twice = [name for name in _ONCE if kinds[name] > 1]
    if twice:
        yield rule.finding(
            "conditions",
            problem=f"{kinds[twice[0]]} conditions are on {twice[0]}; a rule takes one.",
            fix="List all values in one condition, one of which must hold.",
        )
    if values > _MOST_VALUES:
        yield rule.finding(
            "conditions",
            problem=f"The conditions have {values} values together; {_MOST_VALUES} are allowed.",
            fix="Share them out to several rules.",
        )
