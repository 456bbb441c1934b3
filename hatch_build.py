"""What the wheel needs, as requirements*.in say: each from the version that is tested up to the next major one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface


class Hook(MetadataHookInterface):
    """Fills in `dependencies` and the extra `full`."""

    def update(self, metadata: dict[str, Any]) -> None:
        pack, rest = (_asked(Path(self.root) / f"{name}.in") for name in ("requirements", "requirements-dev"))
        metadata["dependencies"] = [*map(_range, pack.items())] + [
            _range((name, rest[name])) for name in self.config["command"]
        ]
        metadata["optional-dependencies"] = {"full": [_range((name, rest[name])) for name in self.config["full"]]}


def _asked(file: Path) -> dict[str, str]:
    """Return what a file asks for: names to versions."""
    lines = (line.partition("#")[0].strip() for line in file.read_text("utf-8").splitlines())
    asked = (line.partition("==") for line in lines)
    return {name: version for name, equals, version in asked if equals}


def _range(asked: tuple[str, str]) -> str:
    name, version = asked
    major = int(version.split(".")[0])
    # Before 1.0 a minor version may break what uses it.
    below = f"{major + 1}" if major else f"0.{int(version.split('.')[1]) + 1}"
    return f"{name}>={version},<{below}"
