"""The settings that a stack's own file gives: its `config`, over those of its inline environment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policypack.preview.files import at
from policypack.preview.places import shown
from policypack.preview.records import Note, ProgramError
from policypack.preview.settings import StackSettings, merged


def read_stack(document: Mapping[str, Any], file: Path, values: StackSettings, notes: list[Note]) -> tuple[str, ...]:
    """Read a stack's settings, over those that its inline environment has. Returns the environments it imports."""
    inherited, imports = _environment(document.get("environment"), file, values)
    config = document.get("config")
    if config is not None and not isinstance(config, Mapping):
        raise ProgramError(f"`config` in {shown(file)} is not a mapping.", "Write it as `key: value` lines.", at(file))
    own = _by_key(config or {}, file, values)
    for key in dict.fromkeys((*inherited, *own)):
        values.set(key, merged(inherited.get(key), own[key]) if key in own else inherited[key], file)
    empty = [key for key, value in own.items() if value is None]
    if empty:
        text = f"{', '.join(empty)} in {file.name} has no value: the CLI warns, and gives the program an empty text."
        notes.append(Note("environment", text, at(file)))
    if imports:
        text = (
            f"{file.name} imports {', '.join(imports)}: imported environments cannot be read without a login, "
            "so settings from there are missing."
        )
        notes.append(Note("environment", text, at(file)))
    return imports


def _by_key(config: Mapping[Any, Any], file: Path, values: StackSettings) -> dict[str, Any]:
    """Return settings by their full names. The CLI adds the project's only where all keys are texts."""
    texts = all(isinstance(key, str) for key in config)
    found: dict[str, Any] = {}
    spelt: dict[str, str] = {}
    for key, value in config.items():
        if key is None:
            continue
        if not isinstance(key, str) or (not texts and ":" not in key):
            raise values.malformed(str(key), file)
        full = values.key(key, file)
        if full in found:
            raise ProgramError(
                f"{shown(file)} sets {full} twice, as {spelt[full]} and as {key}: which one counts is left to chance.",
                "Remove one of them.",
                at(file),
            )
        found[full], spelt[full] = value, key
    return found


def _environment(environment: Any, file: Path, values: StackSettings) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what an inline environment says in plain words, and what it imports: that needs Pulumi Cloud."""
    imports = environment if isinstance(environment, list) else []
    found: dict[str, Any] = {}
    if isinstance(environment, Mapping):
        given = environment.get("imports")
        imports = given if isinstance(given, list) else []
        inner = environment.get("values")
        settings = inner.get("pulumiConfig") if isinstance(inner, Mapping) else None
        for key, value in settings.items() if isinstance(settings, Mapping) else ():
            if not _computed(value):
                found[values.key(str(key), file)] = value
    names = (next(iter(item), "") if isinstance(item, Mapping) else item for item in imports)
    return found, tuple(name for name in names if isinstance(name, str) and name)


def _computed(value: Any) -> bool:
    if isinstance(value, Mapping):
        return any(str(key).startswith("fn::") or _computed(item) for key, item in value.items())
    if isinstance(value, list):
        return any(_computed(item) for item in value)
    return isinstance(value, str) and "${" in value
