"""Which files are the program's own, and how their paths are shown."""

from __future__ import annotations

import os
from pathlib import Path

_FOREIGN = frozenset({"site-packages", "dist-packages", "node_modules"})


def owns(root: Path, path: str) -> bool:
    """Is a file the program's own, not one of a package that is installed below its folder?

    What was compiled from no file ("<frozen os>", "<string>") is nobody's, whatever folder it is said to be in.
    """
    if Path(path).name.startswith("<"):
        return False
    try:
        inside = Path(os.path.realpath(path)).relative_to(os.path.realpath(root))
    except ValueError:
        return False
    return not _FOREIGN.intersection(inside.parts)


def shown(path: str | Path) -> str:
    """Return a path as a reader wants it: relative where it lies below the current folder."""
    real = os.path.realpath(path)
    here = os.path.realpath(os.curdir)
    return os.path.relpath(real, here) if real.startswith(here + os.sep) else real
