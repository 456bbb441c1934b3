"""Names that two resources of the stack choose."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy
from policypack.aws.things import UNIQUE
from policypack.catalogue.tokens import Cloudwatch, Ecs, Ssm, Wafv2
from policypack.scope import EVERYWHERE, scope_of

# Alarms have a rule of their own: the second one replaces the first, whose mistake it is to find.
_LEFT_OUT = (Cloudwatch.METRIC_ALARM, Cloudwatch.COMPOSITE_ALARM)
# What else a name is unique in.
_WITHIN = {
    Ecs.SERVICE: "cluster",
    **dict.fromkeys((Wafv2.WEB_ACL, Wafv2.IP_SET, Wafv2.RULE_GROUP, Wafv2.REGEX_PATTERN_SET), "scope"),
}


@policy(*(type for type in UNIQUE if type not in _LEFT_OUT))
def chosen(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two resources of the stack are given the same name.

    Why: AWS makes the first of them, and answers the second "… already exists" in the words of its service. What AWS
    hands out again where all settings are the same, queues and state machines, would be managed by both.
    Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
    """
    thing, taken = UNIQUE[resource.type]
    property = thing.types[resource.type]
    value = resource.raw(property)
    text = value.raw if isinstance(value, Text) else value
    if resource.exists or not isinstance(text, str) or not text:
        return
    if resource.type == Ssm.PARAMETER and resource.flag("overwrite"):
        return
    first = next((other for other in stack.holding(property, text, resource.type) if _alike(resource, other)), None)
    if first is None or first.urn == resource.urn:
        return
    yield resource.finding(
        property,
        problem=f"{first.name} has the {property} {value} already: {taken.says}.",
        fix=f"Choose another {property} for one of them, or leave it out: the provider makes one of its own.",
        level="advisory" if taken.alike else None,
    )


def _alike(resource: Resource, other: Resource) -> bool:
    """Does the name of both mean the same: the same account, region, and what it is unique in?"""
    if other.external:
        return False
    within = UNIQUE[resource.type][1].within or _WITHIN.get(resource.type)
    if within and (resource.raw(within) is UNKNOWN or resource.raw(within) != other.raw(within)):
        return False
    return resource.type in EVERYWHERE or scope_of(resource).same(scope_of(other)) is True
