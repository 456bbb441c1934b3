"""What older major versions of pulumi-aws had and the newest has no more, in Python's spelling.

Read from the older SDKs' source, with the deprecation notes that they carry themselves. Only the generator uses this
module.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from policypack.catalogue._sdk import Module
from policypack.catalogue.names import snake

_USE = re.compile(
    r"\b(?:[Uu]se|in favor of|renamed to|replaced by)\s+(?:the\s+)?(?:resource's\s+)?"
    r"(?:attribute\s+|argument\s+|parameter\s+)?"
    r"[`'\"]?(?P<name>[A-Za-z_][\w./]*\w)[`'\"]?"
)
_RESOURCE = re.compile(r"\b(?P<name>aws_\w+)`? resource\b")
# Inputs that say nothing when they go: tags with the provider's defaults were an output by mistake for a while, and
# endpoints come and go with AWS's services.
_NOISE = frozenset({"tags_all"})
_NOISY = frozenset({"config.EndpointsArgs", "index.ProviderEndpointArgs"})
_Entry = dict[str, Any]


def removed(older: Iterable[tuple[str, Mapping[str, Module]]], newest: Mapping[str, Module]) -> dict[str, _Entry]:
    """Return "package.Class" or "package.function" → what is gone, older versions given oldest first.

    An entry has "until" (the last version that had the whole thing), or "arguments" and "attributes" (name → entry),
    and in each the SDK's own "note" and what to "use" instead, where that is known.
    """
    now = _members(newest)
    moved = {
        alias: f"{module.name}.{record['class']}"
        for module in newest.values()
        for record in module.resources.values()
        for alias in record.get("aliases", ())
    }
    gone: dict[str, _Entry] = {}
    for version, modules in older:
        for name, member in _members(modules).items():
            if name in _NOISY:
                continue
            current = now.get(name)
            if current is None:
                if not member["nested"]:
                    use = moved.get(member["token"]) or _class_in_note(member["note"], now) or _namesake(name, now)
                    gone[name] = _entry(version, member["note"], use)
                continue
            for part in ("arguments", "attributes"):
                for field in sorted(member[part].keys() - current[part].keys() - _NOISE):
                    note = member["notes"].get(field, "")
                    use = _field_in_note(note, current, now) or _alike(
                        field, current[part].keys() - member[part].keys()
                    )
                    gone.setdefault(name, {}).setdefault(part, {})[field] = _entry(version, note, use)
    return dict(sorted(gone.items()))


def _entry(version: str, note: str, use: str) -> _Entry:
    return {key: value for key, value in (("until", version), ("note", note), ("use", use)) if value}


def _members(modules: Mapping[str, Module]) -> dict[str, _Entry]:
    """Return every class and function by its Python path, with the Python names of its arguments and attributes."""
    found: dict[str, _Entry] = {}
    for module in modules.values():
        for token, record in module.resources.items():
            names = record.get("names", {})
            inputs = {names.get(key, snake(key)): key for key in record.get("inputs", ())}
            outputs = {names.get(key, snake(key)): key for key in record.get("properties", {})}
            found[f"{module.name}.{record['class']}"] = _member(
                token, record.get("deprecated", ""), inputs, outputs, _snaked(record.get("notes", {}))
            )
        for token, record in module.functions.items():
            arguments = {snake(key): key for key in record.get("arguments", ())}
            results = {snake(key): key for key in record.get("results", {})}
            found[f"{module.name}.{record['function']}"] = _member(
                token, record.get("deprecated", ""), arguments, results, _snaked(record.get("notes", {}))
            )
        for name, fields in module.objects.items():
            if not name.endswith("Result"):
                notes = _snaked(module.object_notes.get(name, {}))
                entry = _member("", "", {snake(key): key for key in fields}, {}, notes)
                found[f"{module.name}.{name}Args"] = {**entry, "nested": True}
    return found


def _member(token: str, note: str, arguments: _Entry, attributes: _Entry, notes: Mapping[str, str]) -> _Entry:
    return {
        "token": token,
        "note": note,
        "arguments": arguments,
        "attributes": attributes,
        "notes": notes,
        "nested": False,
    }


def _snaked(notes: Mapping[str, str]) -> dict[str, str]:
    return {snake(key): note for key, note in notes.items()}


def _field_in_note(note: str, current: _Entry, now: Mapping[str, _Entry]) -> str:
    """Return the argument, attribute or class that a note points to, if the newest version has it."""
    for match in _RESOURCE.finditer(note):
        if elsewhere := _terraform(match["name"], now):
            return elsewhere
    for match in _USE.finditer(note):
        name = match["name"]
        for spelled in (name, snake(name), *_plurals(name)):
            if spelled in current["arguments"] or spelled in current["attributes"]:
                return spelled
        found = _class_in_note(match.group(), now)
        if found:
            return found
    return ""


def _class_in_note(note: str, now: Mapping[str, _Entry]) -> str:
    for match in _USE.finditer(note):
        name = match["name"]
        if found := _terraform(name, now):
            return found
        parts = re.split(r"[./]", name.removeprefix("aws.").removeprefix("aws/"))
        for path in (f"{parts[0]}.{parts[-1]}", f"{parts[0]}.{snake(parts[-1])}"):
            if path in now:
                return path
    return ""


def _terraform(name: str, now: Mapping[str, _Entry]) -> str:
    """Return the class of Terraform's name for it (`aws_s3_bucket_acl`): all the letters of package and class."""
    if not name.startswith("aws_"):
        return ""
    letters = name.removeprefix("aws_").replace("_", "")
    same = [path for path in now if path.replace(".", "").lower() == letters]
    return same[0] if len(same) == 1 else ""


def _plurals(name: str) -> tuple[str, ...]:
    plain = name.rstrip("_")
    return (f"{plain}s", f"{plain}es", f"{plain.removesuffix('is')}es", f"{plain.removesuffix('y')}ies")


def _namesake(path: str, now: Mapping[str, _Entry]) -> str:
    """Return the one class of the same name in another package, or of the name without its version."""
    package, _, name = path.partition(".")
    base = re.sub(r"V\d$", "", name)
    if base != name and f"{package}.{base}" in now:
        return f"{package}.{base}"
    same = [other for other in now if other.partition(".")[2] == name]
    return same[0] if len(same) == 1 else ""


def _alike(field: str, added: Iterable[str]) -> str:
    """Return the one new name that is the old one in the plural or singular, its beginning or end, or much like it."""
    added = list(added)
    close = [
        name
        for name in added
        if name in (*_plurals(field), field.removesuffix("s"))
        or field.endswith(f"_{name}")
        or name.endswith(f"_{field}")
        or name.startswith(f"{field}_")
    ]
    close = close or difflib.get_close_matches(field, [name for name in added if _wordwise(field, name)], 1, 0.8)
    return close[0] if len(close) == 1 else ""


def _wordwise(left: str, right: str) -> bool:
    """Are two names alike word by word, as buffer_size and buffering_size, unlike s3_settings and mysql_settings?"""
    words = left.split("_"), right.split("_")
    return len(words[0]) == len(words[1]) and all(
        difflib.SequenceMatcher(None, *pair).ratio() >= 0.7 for pair in zip(*words, strict=True)
    )
