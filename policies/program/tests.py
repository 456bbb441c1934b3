"""What the program's own tests promise and do not keep. They are read, not run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policypack import Evidence, Finding, policy

if TYPE_CHECKING:
    # The pack under the engine has no program, and does without loading what reads one.
    from policypack.preview.check import Program

SOURCE = Evidence("program")


@policy(level="advisory", severity="low", group="convention")
def read_recorded_outputs(*, program: Program) -> Iterator[Finding]:
    """Integration tests read the outputs of a deployment from a file.

    Why: The file says what some deployment once gave. The tests pass against resources that are gone, fail where nobody
    has written it, and cannot look at another stack.
    Source: https://www.pulumi.com/docs/iac/guides/testing/integration/
    """
    for place in program.recorded_outputs():
        yield Finding(
            problem=f"{place.source.name} reads {place.text!r}.",
            fix=f"Ask the stack (`pulumi stack output --json --stack {program.project.stack}`), or AWS by name or tag.",
            evidence=SOURCE,
            location=place.source.at(place.line),
        )


@policy(level="advisory", severity="low", group="convention")
def mock_other_region(*, program: Program) -> Iterator[Finding]:
    """Tests mock another region than the stack's.

    Why: A mock that answers with ARNs and zones of another region hides what depends on the region: zone names, log
    regions, endpoints. The program's own regions, and us-east-1 for what is global, are left out.
    Source: https://www.pulumi.com/docs/iac/guides/testing/unit/
    """
    region = program.project.config.get("aws:region")
    if not region:
        return
    for places in program.mocked_regions(region):
        first = places[0]
        lines = ", ".join(str(line) for line in sorted({place.line for place in places})[:8])
        names = ", ".join(sorted({place.text for place in places}))
        yield Finding(
            problem=f"The mocks in {first.source.name} answer with {names} (lines {lines}); "
            f"the stack {program.project.stack} is in {region}.",
            fix=f"Build the mocked values from one constant that holds {region}.",
            evidence=SOURCE,
            location=first.source.at(first.line),
        )


@policy(level="advisory", severity="low", group="convention")
def are_empty(*, program: Program) -> Iterator[Finding]:
    """Tests check nothing.

    Why: A test with nothing but `pass`, a comment or `assert True` is always green and looks like a safety net.
    Source: https://docs.pytest.org/en/stable/how-to/assert.html
    """
    for source, empty, count in program.empty_tests():
        names = ", ".join(place.text for place in empty[:5]) + (", …" if len(empty) > 5 else "")
        yield Finding(
            problem=f"{len(empty)} of {count} tests in {source.name} check nothing: {names}.",
            fix="Write what they are named for, or remove them.",
            evidence=SOURCE,
            location=source.at(empty[0].line),
        )
