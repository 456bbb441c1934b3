"""Reads a project or stack file, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policypack.errors import UsageError
from policypack.finding import Location
from policypack.preview.places import shown
from policypack.preview.project_files import DocumentError, read_json, read_yaml
from policypack.preview.records import ProgramError
from policypack.preview.scalars import key_text


def at(file: Path, line: int = 1) -> Location:
    return Location(shown(file), line)


def read_document(file: Path) -> dict[str, Any]:
    """Return a file's mapping, empty for an empty file.

    Raises ProgramError for what the CLI refuses too, UsageError for what only the preview does not read.
    """
    try:
        text = file.read_text("utf-8-sig")
        document = read_json(text) if file.suffix == ".json" else read_yaml(text)
    except OSError as error:
        raise ProgramError(
            f"{shown(file)} cannot be read: {error.strerror}.", "Check its permissions.", at(file)
        ) from error
    except UnicodeDecodeError as error:
        raise ProgramError(f"{shown(file)} is not UTF-8 text.", "Save it as UTF-8.", at(file)) from error
    except DocumentError as error:
        where = f"{shown(file)}:{error.line}"
        if error.ours:
            raise UsageError(f"{where} is more than the preview reads: {error.problem}.") from error
        raise ProgramError(
            f"{where} is not valid {'JSON' if file.suffix == '.json' else 'YAML'}: {error.problem}.",
            "Correct it there.",
            at(file, error.line),
        ) from error
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise ProgramError(f"{shown(file)} does not hold a YAML mapping.", "Write it as `key: value` lines.", at(file))
    for key in document:
        if not isinstance(key, str):
            raise ProgramError(f"{shown(file)} has the key {key!r}, which is not a text.", "Quote it.", at(file))
    return document


def what(value: Any) -> str:
    """Return what a value is, in words."""
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else repr(value) if isinstance(value, str) else key_text(value)
