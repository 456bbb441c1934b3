"""Exemptions outside of the pack's configuration: of a stack, of its program's comments, of its resources' tags."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from policypack.config import EXEMPT_KEY, sentence, stack_exemptions
from policypack.coverage import Remark
from policypack.finding import Exemption
from policypack.resource import Resource
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
    tags = resource.peek("tags")
    text = peeked(tags.get(EXEMPT_KEY)) if isinstance(tags, Mapping) else None
    said = sentence(text, "*", f"the tag {EXEMPT_KEY} of {resource.name}") if type(text) is str else ()
    return () if isinstance(said, str) else said
