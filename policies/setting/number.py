"""Numbers that are in a span, or in one of several."""

from __future__ import annotations

from collections.abc import Iterator

from policies.setting._paths import at
from policies.setting._ranges import RANGES, Span
from policypack import Evidence, Finding, Resource, policy

_OF_TYPE = {type: [row for row in RANGES if row.type == type] for type in sorted({row.type for row in RANGES})}


@policy(*_OF_TYPE, silences={"limit-number-out-of-range": "property"})
def out_of_range(resource: Resource) -> Iterator[Finding]:
    """Number is below or above what the setting takes.

    Why: The provider says "expected idle_timeout to be in the range (1 - 4000), got 5000" in a preview, or AWS
    "ValidationError" in the update. What is in AWS's models is limit-number-out-of-range's.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
        https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
    """
    for row in _OF_TYPE[resource.type]:
        for path, value in at(resource.values, row.path):
            number = _number(value)
            if number is None or any(_inside(number, span) for span in row.spans):
                continue
            spans = " or ".join(map(_shown, row.spans))
            yield resource.finding(
                path,
                problem=f"{path} is {value}, and the setting takes {spans}.",
                fix=f"Set {path} to {spans}.",
                evidence=Evidence("documented", row.source),
                # The provider sends no 0 where it reads one as "not given".
                level=None if row.certain and number else "advisory",
            )


def _number(value: object) -> float | None:
    """Return a number, also where it is written as a text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except ValueError:
        return None


def _inside(number: float, span: Span) -> bool:
    low, high = span
    return number >= low and (high is None or number <= high)


def _shown(span: Span) -> str:
    low, high = span
    return f"{low}" if high == low else f"{low} or more" if high is None else f"{low} to {high}"
