"""Exemptions outside of the pack's configuration: of a stack, of its program's comments, of its resources' tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from glob import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from policypack.config import EXEMPT_KEY, sentence, stack_exemptions
from policypack.coverage import Remark
from policypack.finding import Exemption
from policypack.resource import Resource
from policypack.shown import naturally
from policypack.values import peeked

if TYPE_CHECKING:
    from policypack.preview.check import Program

_IN_PROGRAMS = "Ask for an exemption in the pack's configuration, or for programsMayExempt in that of `coverage`."


class Exempting(NamedTuple):
    """What a run is exempted from by others than the pack's configuration, as that allows it. See `judge.Context`."""

    exemptions: tuple[Exemption, ...]
    remarks: tuple[Remark, ...]
    tags_exempt: bool


def exempting(
    pack: Mapping[str, Any], config: Mapping[str, str], tags: Mapping[str, str], program: Program | None
) -> Exempting:
    """Return what the pack's settings allow. `config` and `tags` are the stack's.

    Raises ConfigError where those of the stack are not well formed.
    """
    found = stack_exemptions(config, tags) if pack["stacksMayExempt"] else ()
    remarks: list[Remark] = []
    if EXEMPT_KEY in tags and not pack["stacksMayExempt"]:
        fix = "Ask for an exemption in the pack's configuration, or for stacksMayExempt in that of `coverage`."
        remarks.append(Remark(f"The stack exempts itself with its tag {EXEMPT_KEY}, which is not allowed.", fix))
    said = program.exemptions if program is not None else None
    if said is not None and pack["programsMayExempt"]:
        found += said.exemptions
        fix = "Write it as: preflight: exempt POLICY until 2027-03-31, reason."
        remarks += [Remark(f"A comment exempts from nothing: {text}.", fix) for text in said.wrong]
    elif said is not None and said.exemptions:
        count = len(said.exemptions)
        first = said.exemptions[0].resource
        text = f"Comments in the program exempt from policies ({count}, the first at {first}), which is not allowed."
        remarks.append(Remark(text, _IN_PROGRAMS))
    return Exempting(found, tuple(remarks), pack["programsMayExempt"])


def by_tag(resource: Resource) -> tuple[Exemption, ...]:
    """Return what a resource's own tag exempts it from. What is no exemption exempts from nothing."""
    said = _tagged(resource)
    return () if isinstance(said, str) else said


def of_tags(resources: Iterable[Resource], *, allowed: bool) -> tuple[tuple[Exemption, ...], tuple[Remark, ...]]:
    """Return what the tags of all resources exempt from, and what is wrong with them."""
    tagged = [resource for resource in resources if resource.may_have("tags", EXEMPT_KEY)]
    tagged.sort(key=lambda resource: naturally(resource.urn))  # what a program makes side by side comes in any order
    said = [(resource, found) for resource in tagged if (found := resource.once(_tagged))]
    if not said:
        return (), ()
    if not allowed:
        text = f"Tags {EXEMPT_KEY} exempt from policies ({len(said)}, that of {said[0][0].name} among them)"
        return (), (Remark(f"{text}, which is not allowed.", _IN_PROGRAMS),)
    fix = "Write it as: POLICY until 2027-03-31: reason. A comma is nothing that AWS takes in every tag."
    wrong = [
        Remark(f"The tag {EXEMPT_KEY} of {resource.name} exempts from nothing: {found}.", fix)
        for resource, found in said
        if isinstance(found, str)
    ]
    return tuple(each for _, found in said if not isinstance(found, str) for each in found), tuple(wrong)


def _tagged(resource: Resource) -> tuple[Exemption, ...] | str:
    """Return what a resource's own tag exempts it from, or why that is nothing."""
    tags = resource.peek("tags")
    text = peeked(tags.get(EXEMPT_KEY)) if isinstance(tags, Mapping) else None
    place = f"*::{escape(resource.name)}"
    return sentence(text, place, f"the tag {EXEMPT_KEY} of {resource.name}") if type(text) is str else ()
