"""What all reports for people say of a run as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policypack.cost import rough
from policypack.finding import Finding
from policypack.report import Outcome
from policypack.shown import shown


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
