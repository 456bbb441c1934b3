"""Runs ruff over the program's files. Source: https://docs.astral.sh/ruff/"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.errors import Undecided
from policypack.preview.check.tools import failed, run_tool

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
    done = run_tool("the linter", [*command, *map(str, files)], seconds, folder=folder)
    if done.returncode not in (0, 1):
        raise failed("the linter", done)
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
