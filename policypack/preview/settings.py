"""A stack's settings while they are put together, as the texts that the program is given."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from policypack.finding import Location
from policypack.preview.places import shown
from policypack.preview.records import ProgramError


class Settings:
    """Settings by `namespace:key`. `secrets` are the keys whose value is, or holds, a stand-in."""

    def __init__(self, project: str, placeholder: Callable[[str], str]) -> None:
        self.project = project
        self.placeholder = placeholder
        self.texts: dict[str, str] = {}
        self.secrets: set[str] = set()

    def key(self, key: str, file: Path) -> str:
        """Return the key with its namespace; `aws:config:region` is an old spelling of `aws:region`."""
        parts = key.split(":")
        if len(parts) == 1:
            return f"{self.project}:{key}"
        if len(parts) == 3 and parts[1] == "config":
            return f"{parts[0]}:{parts[2]}"
        if len(parts) != 2:
            raise ProgramError(
                f"{file.name} has the setting {key!r}, which is not of the form namespace:name.",
                f"Write it as `{parts[0]}:{'-'.join(parts[1:])}`.",
                Location(shown(file), 1),
            )
        return key

    def set(self, key: str, value: Any) -> None:
        """Set a setting to what the program gets for a YAML value: texts as they are, all else as JSON."""
        text, secret = self._text(key, value)
        self.texts[key] = text
        if secret:
            self.secrets.add(key)

    def override(self, key: str, text: str) -> None:
        full = key if ":" in key else f"{self.project}:{key}"
        self.texts[full] = text
        self.secrets.discard(full)

    def _text(self, key: str, value: Any) -> tuple[str, bool]:
        if isinstance(value, str):
            return value, False
        found = [False]
        plain = self._plain(key, value, found)
        if isinstance(plain, str):
            return plain, found[0]
        return json.dumps(plain, separators=(",", ":"), sort_keys=True), found[0]

    def _plain(self, path: str, value: Any, secret: list[bool]) -> Any:
        if isinstance(value, Mapping):
            if set(value) == {"secure"} and isinstance(value["secure"], str):
                secret[0] = True
                return self.placeholder(path)
            return {str(key): self._plain(f"{path}.{key}", item, secret) for key, item in value.items()}
        if isinstance(value, list):
            return [self._plain(f"{path}[{index}]", item, secret) for index, item in enumerate(value)]
        if value is None or isinstance(value, bool | int | float | str):
            return value
        return str(value)  # a YAML date
