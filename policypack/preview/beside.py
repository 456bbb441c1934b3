"""The program that the engine runs: where it is, and the project with the settings that the engine gave it.

The engine does not say. The pack's parents do: the language host stands in the folder of `main:`, the CLI above it in
the project's root, also after `-C`. A project file there, or above, whose name is the engine's project is the program.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policypack.clock import limit
from policypack.errors import PolicypackError
from policypack.preview.project import EXTENSIONS, Project, read_project
from policypack.preview.records import ProgramError
from policypack.twin import Given

if TYPE_CHECKING:
    import psutil

VARIABLE = "PREFLIGHT_PROGRAM"
# How the Automation API calls the CLI where it runs the program itself (`--client`, Auto.Inline in its SDKs).
_INLINE = re.compile(r"\0--client[=\0]|\0--exec-kind[=\0]auto\.inline")
_PARENTS = 6  # the language host, the CLI, and what may stand between: a shim, a version manager


class NotFound(PolicypackError):  # noqa: N818  an outcome, not an error
    """There is no program to be sure of. The message is one sentence without its period."""


def engine_project(given: Given) -> Project:
    """Return the project that the engine deploys, with its settings. Raises NotFound."""
    file = _file(given.project)
    try:
        project = read_project(file, stack=given.stack)
    except ProgramError as error:
        raise NotFound(error.problem.removesuffix(".")) from None
    except PolicypackError as error:
        raise NotFound(str(error).partition("\n")[0].removesuffix(".")) from None
    if project.name != given.project:
        raise NotFound(f"{file} is the project {project.name}, and not {given.project}")
    return replace(
        project,
        stack=given.stack,
        stack_known=True,
        config=dict(given.config),
        secret_keys=tuple(sorted(given.secret_keys)),
        missing=(),
        stand_ins=(),
        notes=(),
        interpreter=_python(),
    )


def _file(name: str) -> Path:
    said = os.environ.get(VARIABLE)
    if said:
        path = Path(said)
        found = path if path.is_file() else _project_in(path)
        if found is None:
            raise NotFound(f"{VARIABLE} is {said}, where there is no Pulumi.yaml")
        return found
    if any(_INLINE.search(command) for command in _of_parents(lambda parent: "\0".join(parent.cmdline()))):
        # The CLI stands in a folder for the settings, whose `main` is that of the calling program.
        raise NotFound("it is a function that is given to Pulumi's Automation API, and lies in no folder of its own")
    for folder in _folders():
        for candidate in (folder, *folder.parents):
            found = _project_in(candidate)
            if found is not None:
                if _name(found) == name:
                    return found
                break  # the CLI looks no further up either
    raise NotFound(f"no folder that the engine runs in holds the project {name}; {VARIABLE} can name it")


def _folders() -> Iterator[Path]:
    """Return the working folders of the processes that started this one, nearest first."""
    return map(Path, _of_parents(lambda parent: parent.cwd()))


def stands() -> Path | None:
    """Return the folder in which the user called the engine; None where only `PREFLIGHT_PROGRAM` leads to the program.

    The shell that starts the pack's Python has a `PWD` of its own.
    """
    if os.environ.get(VARIABLE):
        return None
    return next(map(Path, _of_parents(lambda parent: parent.environ().get("PWD", ""))), None)


def _of_parents(ask: Callable[[psutil.Process], str]) -> Iterator[str]:
    """Yield what there is to know of the processes that started this one, nearest first."""
    import psutil  # for who looks for a program: a pack that is published boots without

    for parent in _parents():
        try:
            said = ask(parent)
        except (psutil.Error, OSError):
            continue  # another user's, or gone
        if said:
            yield said


@cache
def _parents() -> Sequence[psutil.Process]:
    """Return the processes that started this one, nearest first: psutil reads of all that run to find them."""
    import psutil

    try:
        return psutil.Process().parents()[:_PARENTS]
    except psutil.Error:
        return ()


def _project_in(folder: Path) -> Path | None:
    files = (folder / f"Pulumi{extension}" for extension in EXTENSIONS)
    return next((file for file in files if file.is_file()), None)


def _name(file: Path) -> str | None:
    try:
        return read_project(file, stack="preview").name
    except PolicypackError:
        return None


def _python() -> Path | None:
    """Return the Python that the CLI runs where the project names no virtual environment."""
    for name in (os.environ.get("PULUMI_PYTHON_CMD"), "python3", "python"):
        found = shutil.which(name) if name else None
        if found:
            return _behind(found)
    return None


def shells_python() -> Path | None:
    """Return the shell's Python where it has Pulumi's SDK: the program's, for a command with an environment of its own.

    None where it has none, or is the one that runs this.
    """
    python = _python()
    if python is None or python == Path(sys.executable):
        return None
    ask = (str(python), "-c", "import importlib.util; raise SystemExit(importlib.util.find_spec('pulumi') is None)")
    try:
        done = subprocess.run(ask, capture_output=True, timeout=limit(10), check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
    return python if done.returncode == 0 else None


def _behind(command: str) -> Path:
    """Return the interpreter itself where a version manager's script stands before it: tools look beside it."""
    ask = (command, "-c", "import sys; print(sys.executable)")
    try:
        said = subprocess.run(ask, capture_output=True, text=True, timeout=limit(10), check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        said = ""
    return Path(said or command)
