"""References to other stacks, held against the backend where that is a folder of this machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import TYPE_CHECKING

from policypack import Environment, Evidence, Finding, Undecided, policy

if TYPE_CHECKING:
    # The pack under the engine has no program, and does without loading what reads one.
    from policypack.finding import Location
    from policypack.preview.check import Program

# Words in stack names that say which of the two environments a stack is.
WORDS: dict[str, Environment] = {
    **dict.fromkeys(("prod", "production", "prd", "live"), "production"),
    **dict.fromkeys(("test", "testing", "dev", "development", "qa", "sandbox"), "test"),
}


def _named(program: Program) -> Iterator[tuple[str, Location | None]]:
    """Yield the stacks that are referred to, each once: as the source names them, and then as a run has named them."""
    found: dict[str, Location | None] = {}
    for reference in program.references:
        if reference.stack is not None:
            found.setdefault(reference.stack, reference.source.at(reference.line))
    for each in program.referred:
        found.setdefault(each.stack, each.location)
    yield from found.items()
    nameless = [reference.name for reference in program.references if reference.stack is None]
    if nameless and not program.ran:
        raise Undecided(f"the name {nameless[0]} is known only when the program runs", "program")


@policy(severity="critical", ends=True)
def not_found(*, program: Program) -> Iterator[Finding]:
    """A StackReference names a stack that is not there.

    Why: The engine answers "unknown stack" and the program ends. Outside Pulumi Cloud a stack is called
    organization/PROJECT/STACK, with that very word. Undecided where the backend needs a login.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    for name, location in _named(program):
        if program.outputs_of(name) is not None:
            continue
        stacks = program.backend.stacks()
        near = get_close_matches(name, stacks, n=1, cutoff=0.8)
        there = f"it has {', '.join(stacks[:5])}{', …' if len(stacks) > 5 else ''}" if stacks else "it has no stacks"
        yield Finding(
            problem=f"There is no stack {name} in the backend {program.backend.url}; {there}.",
            fix=f"Refer to {near[0]}, or deploy the other program first."
            if near
            else "Deploy the other program first, or create in this stack what is read from there.",
            evidence=Evidence("program", f"the backend {program.backend.url}"),
            location=location,
        )


@policy(severity="critical", ends=True)
def output_missing(*, program: Program) -> Iterator[Finding]:
    """A StackReference is asked for an output that the other stack does not have.

    Why: `require_output` raises "Required output … does not exist on stack"; `get_output` gives None, and the resource
    that is built from it is refused. The second is advised about: the program may have another way then.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    for reference in program.references:
        if not reference.reads:
            continue
        if reference.stack is None:
            raise Undecided(f"the name {reference.name} is known only when the program runs", "program")
        outputs = program.outputs_of(reference.stack)
        if outputs is None:
            continue  # the stack is not there: another finding
        for read in reference.reads:
            if read.output in outputs:
                continue
            spelled = {output.lower(): output for output in sorted(outputs)}
            near = [spelled[each] for each in get_close_matches(read.output.lower(), spelled, n=1, cutoff=0.8)]
            has = ", ".join(sorted(outputs)[:8]) or "none"
            yield Finding(
                problem=f"The stack {reference.stack} has no output {read.output!r}; its outputs are {has}.",
                fix=f"Read {near[0]}." if near else f"Export {read.output} there and update that stack first.",
                evidence=Evidence("program", f"the backend {program.backend.url}"),
                location=reference.source.at(read.line),
                level=None if read.required else "advisory",
            )


@policy(level="advisory", severity="high", group="reliability")
def crosses_environment(*, program: Program, environment: Environment | None = None) -> Iterator[Finding]:
    """A StackReference leads from test to production or the other way.

    Why: A test stack that reads production's VPC and load balancer puts its tasks and its traffic there. A default such
    as `config.get("environment") or "production"` does so whenever nobody sets it.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    for reference in program.references:
        name = (reference.stack or (reference.literal[-1] if reference.literal else "")).rpartition("/")[2]
        found = {WORDS[word] for word in re.split(r"[^a-z]+", name.lower()) if word in WORDS}
        if len(found) != 1 or environment in found or name == program.project.stack:
            continue
        if environment is None:
            raise Undecided("whether this stack is production or test is not configured", "environment")
        other = found.pop()
        yield Finding(
            problem=f"The stack {program.project.stack} is {environment} and refers to {reference.stack or name}, "
            f"which is {other}.",
            fix="Name the other stack by this one's: build the reference with pulumi.get_stack().",
            evidence=Evidence("program"),
            location=reference.source.at(reference.line),
        )
