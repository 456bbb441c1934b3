"""Runs ruff over the program's files. Source: https://docs.astral.sh/ruff/"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.clock import limit
from policypack.errors import Undecided

SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Lint:
    """One line of the linter's. `column` counts characters from 1."""

    code: str
    text: str
    file: Path
    line: int
    column: int


def run(
    folder: Path, files: Sequence[Path], *, linter: str | None, select: str = "", seconds: float = SECONDS
) -> list[Lint]:
    """Lint files: by the program's own settings, or only by the rules of `select` whatever those say.

    Raises Undecided where there is no linter (None), or it crashes or takes too long.
    """
    if linter is None:
        raise Undecided("the linter is not installed (pip install ruff, where the program's packages are)", "checker")
    if not files:
        return []
    command = [linter, "check", "--output-format", "json", "--no-cache", "--force-exclude", "--quiet"]
    command += ["--isolated", "--select", select] if select else []
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the user's own tools
            [*command, *map(str, files)],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=limit(seconds),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Undecided(f"the linter was not done after {seconds:g} seconds", "checker") from None
    except OSError as error:
        raise Undecided(f"the linter cannot be run: {error.strerror}", "checker") from None
    if done.returncode not in (0, 1):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise Undecided(f"the linter ended with exit code {done.returncode}: {last}", "checker")
    try:
        return [
            Lint(
                code=str(entry["code"] or "syntax"),
                text=str(entry["message"]),
                file=Path(entry["filename"]),
                line=int(entry["location"]["row"]),
                column=int(entry["location"]["column"]),
            )
            for entry in json.loads(done.stdout or "[]")
        ]
    except (ValueError, KeyError, TypeError):
        raise Undecided("the linter's answer cannot be read", "checker") from None
