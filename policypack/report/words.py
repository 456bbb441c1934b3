"""What all reports for people say of a run as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from policypack.cost import rough
from policypack.finding import Finding
from policypack.report import Outcome
from policypack.shown import shown
from policypack.stack import STACK_TYPE

_NAMED = 20  # of those that the same line makes


def verdict(outcome: Outcome) -> str:
    """Return in a sentence whether the stack deploys, or would again if it exists, as far as that was judged."""
    if outcome.exit_code == 2:
        return "The program has to run first."
    if outcome.exit_code == 1:
        end = "this can be made again" if outcome.exists else "this deploys"
        return f"{count(outcome.mandatory, 'finding')} must be fixed before {end}."
    if not outcome.policies:
        return "Nothing was judged: no policy is enabled."
    judged = "that could be judged" if outcome.undecided else "here"
    if outcome.known:
        judged = f"new {judged}"
    if outcome.advisory:
        # Levels may have been lowered by configuration: then it is not known that nothing stops it.
        return f"Nothing {judged} is mandatory; {count(outcome.advisory, 'finding')} to read."
    # What is known already, or exempted, may stop it.
    if outcome.known:
        return "Nothing new was found."
    if any(each.finding.level == "mandatory" for each in outcome.exempted):
        return f"Nothing {judged} is mandatory but what is exempted."
    end = "being made again" if outcome.exists else "deploying"
    return f"Nothing {judged} stops this stack from {end}."


def stack(outcome: Outcome) -> str:
    """Return the names of project and stack."""
    return f"{shown(outcome.program)}, stack {shown(outcome.stack)}"


def subject(finding: Finding) -> str:
    """Return what a finding is about: type, name and property of a resource, empty where it is about the source."""
    return " ".join(filter(None, (finding.type, finding.name, finding.property)))


def made_alike(findings: Sequence[Finding]) -> dict[int, list[Finding]]:
    """Return by the id of a finding those that say the same of other resources which the same line makes.

    So is what stands in a loop, or in a component that is made several times. Each is in one place alone.
    """
    groups: dict[tuple[object, ...], dict[str, Finding]] = {}
    for finding in findings:
        said = (beside_its_name(finding), finding.fix, finding.evidence)
        alike = (finding.policy, finding.level, finding.location, finding.property, *said)
        made = finding.location is not None and finding.type != STACK_TYPE
        group = groups.setdefault(alike if made else (id(finding),), {})
        if finding.urn in group:
            groups[id(finding),] = {finding.urn: finding}
        else:
            group[finding.urn] = finding
    return {id(one): others for one, *others in map(dict.values, groups.values())}


def also_made(others: Sequence[Finding]) -> str:
    """Return a sentence about the resources of findings that `made_alike` has found."""
    more = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f"Also: {', '.join(shown(other.name) for other in others[:_NAMED])}{more}, which the same line makes."


def beside_its_name(finding: Finding) -> str:
    """Return a problem without the name of the resource, by which alike ones differ."""
    return finding.problem.replace(finding.name, "") if finding.name else finding.problem


def counted(outcome: Outcome) -> str:
    """Return how many there are of what, as a list without a period."""
    exempted = [f"{len(outcome.exempted)} exempted"] if outcome.exempted else []
    return ", ".join(
        [
            count(outcome.resources, "resource"),
            count(outcome.policies, "policy", "policies"),
            f"{outcome.mandatory} mandatory",
            f"{outcome.advisory} advisory",
            f"{len(outcome.undecided)} undecided",
            *exempted,
            f"{outcome.seconds:.1f} s",
        ]
    )


def monthly(cost: Mapping[str, Any]) -> str:
    """Return what the stack costs a month, in a line without its period. `cost` is as in the JSON report."""
    gaps = cost.get("unpriced", ())
    if not cost.get("items") and cost.get("atLeast"):
        return "What it costs a month is not known" if gaps else "Costs only what is used"
    at_least = "at least " if cost.get("atLeast") else ""
    without = f", without {count(len(gaps), 'part')} that no price is known of" if gaps else ""
    return f"Costs {at_least}about {rough(cost['monthly'])} {cost['currency']} a month{without}"


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun."""
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
