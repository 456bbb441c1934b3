"""The settings that a project file declares: their defaults, their types, and those that a stack must give.

Source: sdk/go/common/workspace/project.go and project.json, pkg/workspace/config.go of pulumi/pulumi.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from policypack.preview.files import at, what
from policypack.preview.records import ProgramError
from policypack.preview.settings import StackSettings
from policypack.shown import argument


class Declared(NamedTuple):
    """The settings that a stack must give, as the project file spells them, and the full names of the secret ones."""

    needed: tuple[str, ...] = ()
    secret: frozenset[str] = frozenset()


def declared_settings(
    document: Mapping[str, Any], file: Path, values: StackSettings, overridden: Collection[str]
) -> Declared:
    """Fill in what the project file sets, and hold the stack's settings to the types that it declares.

    `overridden` are the settings to which the command line gives a value: those are the user's business.
    """
    declared = document.get("config")
    if declared is None or isinstance(declared, str):
        return Declared()  # a text is an old way to name the folder of the stack files
    if not isinstance(declared, Mapping):
        raise ProgramError(f"`config` in {file.name} is not a mapping.", "Write it as `key: value` lines.", at(file))
    needed: list[str] = []
    secret: set[str] = set()
    for spelt, given in declared.items():
        name = str(spelt)
        key = values.key(name, file)
        schema = _schema(name, given, file, own=":" not in name or key.split(":")[0] == values.project)
        if schema.get("secret"):
            secret.add(key)
        value = schema.get("default") if schema.get("default") is not None else schema.get("value")
        if value is None:
            needed.append(name)
        elif key not in values.texts:
            values.set(key, value, file)
        if "type" in schema and key not in overridden:
            _check(name, schema, file, values)
    return Declared(tuple(needed), frozenset(secret))


def _check(name: str, schema: Mapping[str, Any], file: Path, values: StackSettings) -> None:
    """Hold a setting to its declared type. What is encrypted cannot be looked at."""
    kind, items, default = schema["type"], schema.get("items"), schema.get("default")
    key = values.key(name)
    if kind == "array" and not isinstance(items, Mapping):
        raise ProgramError(f"{file.name} declares {name} as an array of nothing.", "Add `items: {type: …}`.", at(file))
    if default is not None and not _fits(kind, items, default):
        raise ProgramError(
            f"The default of the setting {name} in {file.name} is {what(default)}, and its type is {_type(schema)}.",
            "Correct one of them.",
            at(file),
        )
    if key not in values.given or key in values.stand_ins:
        return
    if schema.get("secret"):
        raise ProgramError(
            f"The setting {key} is declared secret in {file.name}, and its value is not encrypted.",
            f"Encrypt it: `pulumi config set --secret {argument(key)} VALUE`.",
            at(file),
        )
    given = values.given[key]
    # What is no list and no mapping reaches the program as a text.
    if not _fits(kind, items, given if isinstance(given, list | Mapping) else values.texts[key]):
        raise ProgramError(
            f"The setting {key} is {what(given)}, and {file.name} declares it as {_type(schema)}.",
            "Correct one of them: the CLI refuses to go on.",
            at(file),
        )


def _type(schema: Mapping[str, Any]) -> str:
    items = schema.get("items")
    return f"array of {_type(items)}" if isinstance(items, Mapping) else str(schema.get("type"))


def _fits(kind: str, items: Any, value: Any) -> bool:
    if kind == "string":
        return isinstance(value, str)
    if kind == "boolean":
        return isinstance(value, bool) or value in ("true", "false")
    if kind == "integer":
        if isinstance(value, str):
            digits = re.fullmatch(r"([-+]?)0*([0-9]{1,19})", value)
            return digits is not None and -(2**63) <= int(digits[1] + digits[2]) < 2**63
        return isinstance(value, int | float) and not isinstance(value, bool) and float(value).is_integer()
    if kind == "object":
        return isinstance(value, Mapping)
    if not isinstance(value, list) or not isinstance(items, Mapping):
        return False
    return all(_fits(str(items.get("type")), items.get("items"), item) for item in value)


_ATTRIBUTES = frozenset({"type", "items", "description", "secret", "default", "value"})
_TYPES = ("string", "integer", "boolean", "array", "object")


def _schema(name: str, given: Any, file: Path, *, own: bool) -> Mapping[str, Any]:
    """Return the declaration of a setting, its short form written out."""
    if isinstance(given, str | int | list):
        return {"default" if own else "value": given}
    if not isinstance(given, Mapping):
        raise ProgramError(
            f"{file.name} gives the setting {name} the value {what(given)}, which only a declaration can hold.",
            f"Write `{name}: {{{'default' if own else 'value'}: …}}`.",
            at(file),
        )
    strange = [str(key) for key in given if key not in _ATTRIBUTES]
    if strange or given.get("type", "string") not in _TYPES:
        odd = f"has {', '.join(strange)}" if strange else f"has the type {given['type']!r}"
        raise ProgramError(
            f"The declaration of the setting {name} in {file.name} {odd}, which the CLI does not know.",
            f"It may have {', '.join(sorted(_ATTRIBUTES))}; the types are {', '.join(_TYPES)}.",
            at(file),
        )
    if not own and (given.get("value") is None or "type" in given):
        raise ProgramError(
            f"{file.name} gives {name} no `value`; a default and a type are for the project's own settings only.",
            f"Write `{name}: {{value: …}}`.",
            at(file),
        )
    if given.get("default") is not None and given.get("value") is not None:
        raise ProgramError(f"{file.name} gives {name} both a `default` and a `value`.", "Remove one of them.", at(file))
    return given
