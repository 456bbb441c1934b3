"""Numbers that are in a span, or in one of several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policies.setting._paths import at
from policies.setting._reading import holds, is_set, words_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Range, Span, When
from policypack import Evidence, Finding, Resource, Undecided, policy

ROWS = rows(Range)
_OF_TYPE = by_type(ROWS)
_READ = 6  # spans that can be read in a line


@policy(*_OF_TYPE, silences={"limit-number-out-of-range": "property"})
def out_of_range(resource: Resource) -> Iterator[Finding]:
    """Number is below or above what the setting takes.

    Why: The provider says "expected idle_timeout to be in the range (1 - 4000), got 5000" in a preview, or AWS
    "ValidationError" in the update. What is in AWS's models is limit-number-out-of-range's.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
        https://github.com/hashicorp/terraform-provider-aws/tree/main/internal/service
    """
    unsure = None
    for row in _OF_TYPE[resource.type]:
        outside = [(path, value) for path, value in at(resource.values, row.path) if _is_outside(value, row)]
        try:
            if not outside or not all(holds(resource, when) for when in row.when):
                continue
            if any(is_set(resource, name) for name in row.unless):
                continue
        except Undecided as reason:
            unsure = unsure or reason
            continue
        because = " and ".join(f"{when.name} is {_said(resource, when)}" for when in row.when)
        for path, value in outside:
            taken, chosen = _told(row.spans, _number(value) or 0)
            yield resource.finding(
                path,
                problem=f"{because + ', and ' if because else ''}{path} is {value}, and the setting takes {taken}.",
                fix=f"Set {path} to {chosen}.",
                evidence=Evidence("documented", row.source),
                # The provider sends no 0 where it reads one as "not given".
                level=None if row.certain and _number(value) else "advisory",
            )
    if unsure is not None:
        raise unsure


def _said(resource: Resource, when: When) -> str:
    return " and ".join(words_at(resource, when.name)) or f"{when.default} by default"


def _is_outside(value: object, row: Range) -> bool:
    number = _number(value)
    return number is not None and not any(_inside(number, span) for span in row.spans)


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


def _told(spans: Sequence[Span], number: float) -> tuple[str, str]:
    """Return what is taken, and what to choose: of a long list the ends, and the nearest on both sides."""
    if len(spans) <= _READ:
        every = " or ".join(map(_shown, spans))
        return every, every
    ordered = sorted(spans, key=lambda span: span[0])
    below = [span for span in ordered if span[0] < number][-1:]
    above = [span for span in ordered if span[0] > number][:1]
    nearest = " or ".join(map(_shown, (*below, *above)))
    return f"{len(spans)} values from {_shown(ordered[0])} to {_shown(ordered[-1])}", f"{nearest}, the nearest"


def _shown(span: Span) -> str:
    low, high = span
    return f"{low}" if high == low else f"{low} or more" if high is None else f"{low} to {high}"
