"""Outputs that were used where only their value could be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy, walk
from policypack.shelf.outputs import MARKS

# Free text: AWS takes it as it is.
FREE_TEXT = ("tags.", "tagsAll.", "description", "comment")
# Source code, which may look for these very texts: "[object Object]" stands in many JavaScript libraries.
CODE = re.compile(r"(^|\.)(code|content|source|script|inlineCode|userData|buildspec|create|update|delete)$")


@policy("*", severity="critical")
def stringified(resource: Resource) -> Iterator[Finding]:
    """An Output was turned into text.

    Why: An Output is a promise of a value. In an f-string, str(), json.dumps() or a template literal it becomes
    a warning text of Pulumi's, and AWS gets that text: "Log driver awslogs option 'awslogs-group' contains
    invalid characters."
    Source: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/
    """
    for path, value, secret in walk(resource.values):
        text = value.raw if isinstance(value, Text) else value
        if not isinstance(text, str) or not any(mark in text for mark in MARKS):
            continue
        if path.startswith("tagsAll.") and resource.has("tags"):
            continue
        free = path.startswith(FREE_TEXT) or path.endswith(".description") or CODE.search(path) is not None
        if CODE.search(path) and re.search(r"""["'`]\[object (Object|Promise)\]["'`]""", text):
            continue
        yield resource.finding(
            path,
            problem=f"{path} holds Pulumi's warning about an Output instead of the Output's value"
            + (f": {_around(text)}." if not secret and "secret" not in path.lower() else "."),
            fix="Build the text with Output.concat, Output.format or Output.json_dumps (Python), pulumi.interpolate or "
            "pulumi.jsonStringify (TypeScript), or inside apply().",
            level="advisory" if free else None,
        )


def _around(text: str) -> str:
    at = min(text.find(mark) for mark in MARKS if mark in text)
    start, end = max(0, at - 20), at + 40
    cut = text[start:end].replace("\n", " ")
    return f'"{"…" if start else ""}{cut}{"…" if end < len(text) else ""}"'
