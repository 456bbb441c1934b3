"""Finds a program's project file, and where there is none the nearest folder that has one."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Sequence
from pathlib import Path

from policypack.errors import UsageError
from policypack.preview.places import shown

_LOOKED_AT = 2_000  # folders; a home folder has more
_SKIPPED = frozenset({"node_modules", "site-packages", "venv", "__pycache__"})


def project_file(program: Path, extensions: Sequence[str]) -> Path:
    """Return the project file of `program`: a folder, one below it, or the file itself. Raises UsageError."""
    try:
        path = program.resolve()
        there = path.exists()
    except (OSError, RuntimeError, ValueError) as error:  # too long, a ring of links, a null character
        raise UsageError(f"{str(program)[:200]!r} cannot be looked up: {error}.") from None
    if path.is_file() and path.stem == "Pulumi" and path.suffix in extensions:
        return path
    if not there:
        raise UsageError(f"{shown(path)} does not exist.{_hint(path, extensions)}")
    folder = path if path.is_dir() else path.parent
    for candidate in (folder, *folder.parents):
        found = _in(candidate, extensions)
        if found:
            return found
        if (candidate / ".git").exists():
            break  # a project file above the repository is somebody else's
    raise UsageError(f"There is no Pulumi.yaml in {shown(folder)} or above it.{_hint(folder, extensions)}")


def _in(folder: Path, extensions: Sequence[str]) -> Path | None:
    names = (folder / f"Pulumi{extension}" for extension in extensions)
    return next((file for file in names if file.is_file()), None)


def _hint(folder: Path, extensions: Sequence[str]) -> str:
    """Name the nearest folder with a project file: below the one meant, or below what there is of it."""
    while not folder.is_dir():
        folder = folder.parent
    near = _nearest(folder, extensions)
    return f"\nThe nearest one is in {shown(near)}: name that." if near else "\nName the folder of a Pulumi program."


def _nearest(folder: Path, extensions: Sequence[str]) -> Path | None:
    """Look through the folders below, the nearest first, links and hidden ones left out."""
    todo = deque([folder])
    for _ in range(_LOOKED_AT):
        if not todo:
            break
        here = todo.popleft()
        if _in(here, extensions):
            return here
        try:
            below = sorted(entry.name for entry in os.scandir(here) if entry.is_dir(follow_symlinks=False))
        except OSError:
            continue
        todo.extend(here / name for name in below if not name.startswith(".") and name not in _SKIPPED)
    return None
