"""Limits that AWS's own models state for a single property, or the provider's documentation.

What belongs together is judged by the services' rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from policypack import Evidence, Finding, Resource, Text, policy, unwrap
from policypack.catalogue.limits import Limit, limits, source, types
from policypack.nearest import did_you_mean
from policypack.shelf.shapes import distinct

TYPES = types()
# A form is certain for names, which AWS's reference spells out; elsewhere models are now and then narrower than AWS.
_NAME = re.compile(r"(name|\w+Name|domain)")
_SPACES = re.compile(r"\s+")


@policy(*TYPES, gives_way=True)
def number_out_of_range(resource: Resource) -> Iterator[Finding]:
    """Number is outside of what AWS takes.

    Why: AWS's model of the operation states a least and a greatest value: "ValidationException: Value … failed to
    satisfy constraint: Member must have value less than or equal to …". What the provider's documentation alone states
    is advised about.
    Source: https://github.com/boto/botocore/tree/develop/botocore/data
    """
    for limit, path, value in _values(resource, lambda limit: limit.range is not None):
        low, high = limit.range or (None, None)
        if not isinstance(value, int | float) or isinstance(value, bool):
            continue
        if (low is None or value >= low) and (high is None or value <= high):
            continue
        yield resource.finding(
            path,
            problem=f"{path} is {value}; {limit.operation or 'the provider'} takes {_between(low, high)}.",
            fix=f"Set {path} to a value of {_between(low, high)}.",
            evidence=_evidence(limit),
            # The provider sends no 0 where it reads one as "not given", and its documentation is renewed late.
            level="advisory" if value == 0 or not limit.operation else None,
        )


@policy(*TYPES, gives_way=True)
def text_length_refused(resource: Resource) -> Iterator[Finding]:
    """Text is shorter or longer than AWS takes.

    Why: AWS's model of the operation states a least and a greatest length: "ValidationException: … Member must have
    length less than or equal to …".
    Source: https://github.com/boto/botocore/tree/develop/botocore/data
    """
    for limit, path, value in _values(resource, lambda limit: limit.length is not None):
        low, high = limit.length or (0, None)
        if not isinstance(value, str | Text) or value == "":
            continue
        # Of a text with holes only its known parts have a length for certain.
        length = _length(value.literal if isinstance(value, Text) else value)
        short = length < low and not isinstance(value, Text)
        if not short and (high is None or length <= high):
            continue
        yield resource.finding(
            path,
            problem=f"{path} has {length} characters; {limit.operation} takes {_between(low, high)}.",
            fix=f"Use a text of {_between(low, high)} characters.",
            evidence=_evidence(limit),
            # Nobody has reported a text that was refused as too short, and models are now and then narrower than AWS.
            level="advisory" if short else None,
        )


@policy(*TYPES, gives_way=True)
def text_form_refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: AWS's model of the operation states a form: "ValidationException: … Member must satisfy regular expression
    pattern". Mandatory for names, whose form AWS's reference spells out.
    Source: https://github.com/boto/botocore/tree/develop/botocore/data
    """
    for limit, path, value in _values(resource, lambda limit: bool(limit.pattern)):
        if isinstance(value, str) and value and not _form(limit.pattern).fullmatch(value):
            yield resource.finding(
                path,
                problem=f"{path} is {value!r}, which {limit.operation} does not take.",
                fix=f"Use a text that matches {limit.pattern} as a whole.",
                evidence=_evidence(limit),
                level=None if len(limit.path) == 1 and _NAME.fullmatch(path) else "advisory",
            )


@policy(*TYPES, level="advisory", gives_way=True)
def choice_unknown(resource: Resource) -> Iterator[Finding]:
    """Value is none of those that AWS takes.

    Why: AWS's model of the operation lists the values: "ValidationException: … Member must satisfy enum value set"; of
    what it does not, the provider's documentation. A value that is newer than the list may be taken all the same.
    Source: https://github.com/boto/botocore/tree/develop/botocore/data
    """
    for limit, path, value in _values(resource, lambda limit: bool(limit.choices)):
        if isinstance(value, str) and value and value.lower() not in {choice.lower() for choice in limit.choices}:
            yield resource.finding(
                path,
                problem=f"{path} is {value!r}, which is none of the {len(limit.choices)} values of "
                f"{limit.operation or 'its documentation'}{did_you_mean(value, limit.choices) or '.'}",
                fix=f"Use one of {', '.join(limit.choices[:12])}{', …' if len(limit.choices) > 12 else ''}.",
                evidence=_evidence(limit),
            )


@policy(*TYPES, gives_way=True)
def list_too_long(resource: Resource) -> Iterator[Finding]:
    """List has more elements than AWS takes.

    Why: AWS's model of the operation states how many: "ValidationException: … Member must have length less than or
    equal to …".
    Source: https://github.com/boto/botocore/tree/develop/botocore/data
    """
    for limit, path, value in _values(resource, lambda limit: limit.items is not None):
        most = limit.items[1] if limit.items else None
        found = distinct(value) if isinstance(value, list) and most is not None else 0
        if most is not None and found > most:
            yield resource.finding(
                path,
                problem=f"{path} has {found} elements; {limit.operation} takes {most} at most.",
                fix=f"Leave {found - most} out.",
                evidence=_evidence(limit),
            )


def _values(resource: Resource, wanted: Callable[[Limit], bool]) -> Iterator[tuple[Limit, str, Any]]:
    """Yield each value of a limited property, with its path: an unknown one is none of the kind that is limited."""
    for limit in limits(resource.type):
        if wanted(limit):
            yield from ((limit, path, value) for path, value in _at(resource.values, limit.path, ""))


def _at(value: Any, steps: tuple[str, ...], path: str) -> Iterator[tuple[str, Any]]:
    value = unwrap(value)
    if not steps:
        yield path, value
    elif isinstance(value, list):
        # A nested object may stand in a list of one.
        rest = steps[1:] if steps[0] == "[]" else steps
        for index, item in enumerate(value):
            yield from _at(item, rest, f"{path}[{index}]")
    elif isinstance(value, Mapping):
        name = steps[0]
        if name in value:
            yield from _at(value[name], steps[1:], f"{path}.{name}" if path else name)


def _length(text: str) -> int:
    """Return the length of a text; of JSON without its spaces, which the provider mostly leaves out."""
    return len(_SPACES.sub("", text)) if text.lstrip()[:1] in ("{", "[") else len(text)


@cache
def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _between(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"{low} or more" if high is None else f"{high} or less"
    return f"{low} to {high}"


def _evidence(limit: Limit) -> Evidence:
    place = f"the model of {limit.operation} in" if limit.operation else "the documentation of"
    return Evidence("documented", f"{place} {source(limit)}")
