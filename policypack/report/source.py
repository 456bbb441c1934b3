"""Where a finding is in the user's source: its path as a repository names it."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from policypack.finding import Finding, Location
from policypack.report import Outcome
from policypack.report.excerpt import span
from policypack.shown import URN, shown


def place(outcome: Outcome, finding: Finding) -> Location | None:
    """Return where a report that needs a place shows a finding: its own, else the project file, as `in_repository`.

    Its own is the line of its property, where that is found in the source.
    """
    if finding.location:
        found = span(finding)
        return Location(in_repository(finding.location.file), found.line if found else finding.location.line)
    return Location(in_repository(outcome.file), 1) if outcome.file else None


def in_repository(file: str) -> str:
    """Return a path from the root of its repository, as CI systems name files, with `/` on every system.

    Outside of a repository it is relative to the current folder where it lies below that, else absolute.
    """
    try:
        path = Path(os.path.realpath(file))
    except ValueError:  # a name that no system takes, such as one with a null in it
        return shown(file, URN)
    root = _root(path.parent) or Path.cwd()
    return shown((path.relative_to(root) if path.is_relative_to(root) else path).as_posix(), URN)


@cache
def _root(folder: Path) -> Path | None:
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)
