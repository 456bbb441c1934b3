"""The policy-pack-config files that come with the pack: beside it in a clone, below it in a wheel."""

from __future__ import annotations

from pathlib import Path

from policypack.version import INSTALLED

FOLDER = Path(__file__).with_name("_presets") if INSTALLED else Path(__file__).parents[1] / "presets"


def names() -> tuple[str, ...]:
    """Return the names of all presets."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


def path(name: str) -> Path:
    """Return the file of a preset."""
    return FOLDER / f"{name}.json"
