"""A stack's settings while they are put together, as the texts that the program is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from policypack.finding import Location
from policypack.preview.places import shown
from policypack.preview.records import ProgramError
from policypack.preview.scalars import setting_text


class StackSettings:
    """Settings by `namespace:key`: `texts` are what the program gets, `given` what they were made of.

    `secrets` are the keys that are secret, `stand_ins` those whose value is not known.

    A secret setting that the command line gives a value stays secret, and is no stand-in any more.
    """

    def __init__(self, project: str, placeholder: Callable[[str], str]) -> None:
        self.project = project
        self.placeholder = placeholder
        self.texts: dict[str, str] = {}
        self.given: dict[str, Any] = {}
        self.secrets: set[str] = set()
        self.stand_ins: set[str] = set()

    def key(self, key: str, file: Path | None = None) -> str:
        """Return the key with its namespace; `aws:config:region` is an old spelling of `aws:region`."""
        parts = key.split(":")
        if len(parts) == 1:
            return f"{self.project}:{key}"
        if len(parts) == 3 and parts[1] == "config":
            return f"{parts[0]}:{parts[2]}"
        if len(parts) != 2:
            raise self.malformed(key, file)
        return key

    @staticmethod
    def malformed(key: str, file: Path | None) -> ProgramError:
        first, *rest = key.split(":")
        return ProgramError(
            f"{file.name if file else 'The command line'} has the setting {key!r}, which is not of the form "
            "namespace:name.",
            f"Write it as `{first}:{'-'.join(rest)}`." if rest else "Put a namespace before it.",
            Location(shown(file), 1) if file else None,
        )

    def set(self, key: str, value: Any, file: Path) -> None:
        """Set a setting to what the program gets for a YAML value: texts as they are, all else as JSON."""
        hidden: list[str] = []
        self.given[key] = value
        try:
            self.texts[key] = setting_text(self._opened(key, value, hidden))
        except ValueError as error:
            raise ProgramError(
                f"The setting {key} in {file.name} cannot be given to a program: {error}.",
                "Write it as a text, in quotes.",
                Location(shown(file), 1),
            ) from None
        if hidden:
            self.secrets.add(key)
            self.stand_ins.add(key)

    def override(self, key: str, text: str, *, secret: bool) -> None:
        """Set a setting to a text of the command line. One that is encrypted in the stack's file stays secret."""
        self.texts[key] = text
        if secret:
            self.secrets.add(key)
        self.stand_ins.discard(key)

    def json(self) -> str:
        """Return all settings as the program's environment holds them."""
        return json.dumps(self.texts)

    def _opened(self, path: str, value: Any, hidden: list[str]) -> Any:
        """Return a value with a stand-in for each encrypted text."""
        if encrypted(value):
            hidden.append(path)
            return self.placeholder(path)
        if isinstance(value, Mapping):
            return {key: self._opened(f"{path}.{key}", item, hidden) for key, item in value.items()}
        if isinstance(value, list):
            return [self._opened(f"{path}[{index}]", item, hidden) for index, item in enumerate(value)]
        return value


def encrypted(value: Any) -> bool:
    return isinstance(value, Mapping) and set(value) == {"secure"} and isinstance(value["secure"], str)


def merged(base: Any, over: Any) -> Any:
    """Return a value laid over another: mappings are joined, all else replaces what was there."""
    if not isinstance(base, Mapping) or not isinstance(over, Mapping) or encrypted(base) or encrypted(over):
        return over
    return {**base, **{key: merged(base.get(key), value) for key, value in over.items()}}
