"""One mistake is one finding: a policy names the others whose findings say nothing new beside its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from policypack.finding import Finding, lowest

if TYPE_CHECKING:
    from policypack.policy import Policy

# Where the other finding must be: about the same property (another element of a list is another property), about the
# same resource, or about a resource in the same region.
Near = Literal["property", "resource", "region"]
SCOPES: tuple[Near, ...] = get_args(Near)
# Stands for all other policies.
ALL = "*"

Silences = Mapping[str, Near]


def heard(
    findings: Iterable[Finding],
    silences: Mapping[str, Silences],
    region: Callable[[str], str | None] = lambda urn: None,
    before: Iterable[Finding] = (),
    giving_way: Collection[str] = (),
) -> list[Finding]:
    """Return the findings without those that others silence; `silences` are by policy.

    A finding silences none of a higher level than its own, and none of its own policy. `region` gives the region of a
    resource by its URN, None where it is not known. `before` are findings that were reported earlier. The policies
    `giving_way` are silenced by all others that report the same property.
    """
    told = list(findings)
    heard_before = [*told, *before]
    speaking = [(finding, silences[finding.policy]) for finding in heard_before if silences.get(finding.policy)]
    if any(finding.policy in giving_way for finding in told):
        general: Silences = dict.fromkeys(giving_way, "property")
        speaking += [(finding, general) for finding in heard_before if finding.policy not in giving_way]
    # By where they may silence: at one resource, or wherever the region is the same.
    near: dict[str, list[tuple[Finding, Silences]]] = defaultdict(list)
    far: dict[str, list[tuple[Finding, Silences]]] = defaultdict(list)
    for other, named in speaking:
        near[other.urn].append((other, named))
        for policy, scope in named.items():
            if scope == "region":
                far[policy].append((other, named))
    return [
        finding
        for finding in told
        if not any(
            _silenced(finding, other, named, region)
            for other, named in (*near.get(finding.urn, ()), *far.get(finding.policy, ()), *far.get(ALL, ()))
        )
    ]


def waiting(policies: Iterable[Policy]) -> frozenset[str]:
    """Return the ids of policies that are judged with the stack because one that may silence them is."""
    policies = list(policies)
    named = {id for policy in policies if policy.waits_for_stack for id in policy.silences}
    return frozenset(named | {policy.id for policy in policies if policy.gives_way})


def _silenced(finding: Finding, other: Finding, silences: Silences, region: Callable[[str], str | None]) -> bool:
    scope = silences.get(finding.policy) or silences.get(ALL)
    if scope is None or finding.policy == other.policy or lowest(finding.level, other.level) != finding.level:
        return False
    if scope == "region":
        there = region(other.urn)
        return there is not None and there == region(finding.urn)
    same = finding.urn == other.urn
    return same and (scope == "resource" or (bool(finding.property) and finding.property == other.property))
