"""Tools that look at a program, run to their end: the type checker, the linter, the compiler, the interpreter."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from policypack.clock import limit
from policypack.errors import Undecided


def tool(name: str, interpreter: Path | None) -> str | None:
    """Return the path of a command that is installed beside the pack, beside the program's Python, or on the PATH.

    A pack that is published has no such tools: its requirements are few.
    """
    folders = [Path(sysconfig.get_path("scripts")), *([interpreter.parent] if interpreter else ())]
    beside = next((folder / name for folder in folders if (folder / name).is_file()), None)
    return str(beside) if beside else shutil.which(name)


def run_tool(
    what: str, command: Sequence[str], seconds: float, *, folder: Path | None = None, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a tool in a folder, with a text on its standard input. `what` is the subject of a sentence about it.

    Raises Undecided where it cannot be run or takes too long.
    """
    try:
        return subprocess.run(  # noqa: S603  no shell, and the user's own tools
            command, cwd=folder, input=given, capture_output=True, text=True, timeout=limit(seconds), check=False
        )
    except subprocess.TimeoutExpired:
        raise Undecided(f"{what} was not done after {seconds:g} seconds", "checker") from None
    except OSError as error:
        raise Undecided(f"{what} cannot be run: {error.strerror}", "checker") from None


def failed(what: str, done: subprocess.CompletedProcess[str], said: str | None = None) -> Undecided:
    """Return what is to be raised for a tool that failed; the last line that it said is why, or `said`."""
    return Undecided(f"{what} ended with exit code {done.returncode}: {said or last_line(done.stderr)}", "checker")


def last_line(text: str) -> str:
    """Return what a tool said last."""
    return (text.strip().splitlines() or ["it said nothing"])[-1].strip().removesuffix(".")
