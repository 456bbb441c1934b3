"""Outputs that were used where only their value could be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from policypack import Finding, Resource, Text, policy, read_json, walk
from policypack.catalogue.provider import has_form
from policypack.shelf.naming import made
from policypack.shelf.outputs import MARKS, OBJECTS
from policypack.shelf.texts import code, free

_INDEX = re.compile(r"\[\d+\]")
_QUOTED = re.compile(r"""["'`]\[object (Object|Promise)\]["'`]""")
# Keys of documents, which are mostly of AWS's making, whose values are names, ids and ARNs.
_NAMED = re.compile(
    r"(?i)(arns?|ids?|names?|urls?|uri|image|region|bucket|queue|topic|table|role|group|valueFrom|awslogs-[\w-]+)$"
    r"|^(Not)?(Resource|Principal|Action)$|^(AWS|Service|Federated)$"
)


@policy("*", severity="critical", silences={"*": "property"})
def stringified(resource: Resource) -> Iterator[Finding]:
    """An Output was turned into text.

    Why: An Output is a promise of a value. In an f-string, str(), json.dumps() or a template literal it becomes
    a warning text of Pulumi's, and AWS gets that text: "Log driver awslogs option 'awslogs-group' contains
    invalid characters." JavaScript writes [object Object] for every object: it is certain where AWS wants a name, an
    id or a word of a list, and may be meant in a text.
    Source: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/
    """
    own = made(resource)
    named_so = own is not None and _holds(resource.name)
    if own and named_so:
        yield resource.finding(
            own.property,
            problem="The resource's own name holds Pulumi's warning about an Output instead of the Output's value, and "
            f"the provider makes {own.property} from it.",
            fix=f"Name the resource by a text that is known before the update, and give {own.property} what the Output "
            "has: an Output can be no part of a resource's own name.",
            level=None if _certain(resource, own.property, resource.name) else "advisory",
        )
    for path, value, secret in walk(resource.values):
        if own and named_so and path == own.property:
            continue
        text = value.raw if isinstance(value, Text) else value
        if not isinstance(text, str) or not _holds(text):
            continue
        if path.startswith("tagsAll.") and resource.has("tags"):
            continue
        # Source code may look for these very texts: "[object Object]" stands in many JavaScript libraries.
        if code(path) and _QUOTED.search(text):
            continue
        yield resource.finding(
            path,
            problem=f"{path} holds Pulumi's warning about an Output instead of the Output's value"
            + (f": {_around(str(value))}." if not secret and "secret" not in path.lower() else "."),
            fix="Build the text with Output.concat, Output.format or Output.json_dumps (Python), pulumi.interpolate or "
            "pulumi.jsonStringify (TypeScript), or inside apply().",
            level=None if _certain(resource, path, text) else "advisory",
        )


def _holds(text: str) -> bool:
    return any(mark in text for mark in MARKS)


def _certain(resource: Resource, path: str, text: str) -> bool:
    """Can it be nothing but a mistake, in a place where AWS takes no such text?"""
    if free(path) or code(path):
        return False
    if any(mark in text for mark in MARKS if mark not in OBJECTS):
        return True
    document = _document(text)
    if document is None:
        return has_form(resource.type, _INDEX.sub("", path))
    leaves = ((key, item) for key, item, _ in walk(document) if isinstance(item, str))
    return any(
        _NAMED.search(_INDEX.sub("", key).rpartition(".")[2]) for key, item in leaves if any(m in item for m in OBJECTS)
    )


def _document(text: str) -> Any:
    """Return a JSON document, None for any other text."""
    try:
        found = read_json(text)
    except ValueError:
        return None
    return found if isinstance(found, dict | list) else None


def _around(text: str) -> str:
    at = min(text.find(mark) for mark in MARKS if mark in text)
    start, end = max(0, at - 20), at + 40
    cut = text[start:end].replace("\n", " ")
    return f'"{"…" if start else ""}{cut}{"…" if end < len(text) else ""}"'
