"""Texts that have a form, by AWS's prose or the provider's source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policies.setting._forms import FORMS
from policypack import Finding, Resource, policy, unwrap

_FORMED = {type: [form for form in FORMS if form.type == type] for type in sorted({form.type for form in FORMS})}


@policy(*_FORMED)
def refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: AWS, or the provider before it, refuses it, as in "ValidationException: Member must satisfy regular expression
    pattern: [a-zA-Z]([a-zA-Z0-9_])+" for the environment of a function. What is in AWS's models is judged by
    limit-text-form-refused.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
    """
    for form in _FORMED[resource.type]:
        for path, text in _texts(resource.values, form.path.split("."), ""):
            if not re.fullmatch(form.pattern, text, re.DOTALL):
                yield resource.finding(
                    path,
                    problem=f"{path} is {text!r}; it must {form.shown}: {form.says}.",
                    fix=f"Change it: it must {form.shown}.",
                )


def _texts(value: Any, steps: list[str], path: str) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of what is at a path of `Form` and is known; an empty text is none."""
    value = unwrap(value)
    if not steps:
        if isinstance(value, str) and value:
            yield path, value
        return
    if isinstance(value, list):  # an object may stand in a list of one
        for index, item in enumerate(value):
            yield from _texts(item, steps, f"{path}[{index}]")
        return
    name, each = re.fullmatch(r"(\w+)(\[\]|\{=?\})?", steps[0]).groups()  # type: ignore[union-attr]  # our own table
    inner = unwrap(value.get(name)) if isinstance(value, Mapping) else None
    here = f"{path}.{name}" if path else name
    if each == "[]":
        for index, item in enumerate(inner if isinstance(inner, list) else []):
            yield from _texts(item, steps[1:], f"{here}[{index}]")
    elif each:
        for key, item in inner.items() if isinstance(inner, Mapping) else ():
            yield from _texts(key if each == "{}" else item, steps[1:], f"{here}.{key}")
    else:
        yield from _texts(inner, steps[1:], here)
