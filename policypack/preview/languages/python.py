"""Python programs: run by a runner of our own in the program's interpreter, read by its grammar and a type checker.

Source of how one is started: sdk/python/cmd/pulumi-language-python/main.go in pulumi/pulumi.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policypack.catalogue import provider
from policypack.errors import Undecided
from policypack.finding import Location
from policypack.preview.check import comments, made_up, required, typecheck
from policypack.preview.check.imports import explain_imports
from policypack.preview.check.installed import Installed
from policypack.preview.check.makers import Makers
from policypack.preview.check.problem import Problem, ProblemKind
from policypack.preview.check.python_files import Source, discover
from policypack.preview.check.required import Required
from policypack.preview.check.typecheck import Diagnostic
from policypack.preview.check.unparsable import explain_syntax
from policypack.preview.check.wording import explain
from policypack.preview.files import at
from policypack.preview.hosts import Job, Launch, environment
from policypack.preview.languages.language import AskedOnce, Language, Tools
from policypack.preview.languages.toolchains import kept_by_toolchain, python_in
from policypack.preview.project import Project
from policypack.preview.records import ProgramError
from policypack.shown import argument

_RUNNERS = Path(__file__).resolve().parent.parent
_PACK = _RUNNERS.parent.parent


def interpreter(project: Project) -> Path:
    """Return the Python interpreter of a program: its environment's, else the one that runs this.

    Raises ProgramError where the named virtual environment is not there.
    """
    kept = kept_by_toolchain(project)
    if kept is not None and (python := python_in(kept)).exists():
        return python
    name = project.options.get("virtualenv")
    if not name:
        return project.interpreter or Path(sys.executable)
    folder = project.root / str(name)
    python = python_in(folder)
    if not python.exists():
        missing = "is not there" if not folder.exists() else "has no Python in it"
        raise ProgramError(
            f"{project.file.name} names the virtual environment {name!r}, which {missing} ({folder}).",
            f"Run `pulumi install` in {project.root}, or: python3 -m venv {argument(folder)} && "
            f"{argument(python.parent / 'pip')} install -r {argument(project.root / 'requirements.txt')}",
        )
    return python


def require(project: Project) -> None:
    """Raise ProgramError where there is nothing to run, or nothing to run it with."""
    if project.entry == "." and not any(project.folder.glob(f"{Path(LANGUAGE.entry).stem}*")):
        raise ProgramError(
            f"There is no {LANGUAGE.entry} in {project.folder}, and Python runs that of a folder.",
            f"Add it, or name the file that runs as `main` in {project.file.name}.",
            at(project.file),
        )
    interpreter(project)


def command(job: Job) -> Launch:
    project = job.project
    python = interpreter(project)
    own = environment(project)
    if python != Path(sys.executable):
        # What `activate` does.
        own.pop("VIRTUAL_ENV", None)
        if (python.parent.parent / "pyvenv.cfg").is_file():
            own["VIRTUAL_ENV"] = str(python.parent.parent)
        own["PATH"] = os.pathsep.join(filter(None, (str(python.parent), own.get("PATH", ""))))
        own.pop("PYTHONHOME", None)
    hidden = [str(_RUNNERS)]
    if (_PACK / "PulumiPolicy.yaml").is_file():
        hidden.append(str(_PACK))  # named in the environment that the pack was set up in, and not an installed package
    if "PYTHONPATH" in own:
        # Whoever starts the pack from its folder may name it there; the program must not see it.
        paths = [path for path in own["PYTHONPATH"].split(os.pathsep) if path and Path(path).resolve() != _PACK]
        own["PYTHONPATH"] = os.pathsep.join(paths)
    order = {
        "address": job.address,
        "project": project.name,
        "stack": project.stack,
        "organization": job.organization,
        "root": str(project.root),
        "folder": str(project.folder),
        "entry": project.entry,
        "parallel": job.parallel,
        "timeout": job.timeout,
        "skip": job.skip,
        "secrets": job.secrets,
        "catalogued": list(provider.resource_types()),
        "hidden": hidden,
        "report": str(job.report),
        "mark": job.mark,
        "trace": str(job.trace),
    }
    file = job.folder / "job.json"
    file.write_text(json.dumps(order), "utf-8")
    return Launch((str(python), "-u", str(_RUNNERS / "python_runner.py"), str(file)), own, project.folder, watched=True)


class PythonSource:
    """The source of a Python program: see `policypack.preview.languages.language.ProgramSource`."""

    scripts: tuple[Path, ...] = ()
    may_not_compile = False

    def __init__(self, project: Project, tools: Tools) -> None:
        self.project = project
        self.tools = tools
        self._once = AskedOnce()

    @property
    def files(self) -> tuple[Source, ...]:
        return self._once("files", lambda: discover(self.project))

    @property
    def _sources(self) -> tuple[Source, ...]:
        return tuple(source for source in self.files if not source.test)

    @property
    def installed(self) -> Installed:
        path = self.tools.interpreter or interpreter(self.project)
        return self._once("installed", lambda: Installed(path, self.tools.seconds))

    @property
    def _diagnostics(self) -> Sequence[Diagnostic]:
        good = [source.path for source in self.files if not isinstance(source.parsed, SyntaxError)]
        path, tools = self.installed.interpreter, self.tools
        return self._once(
            "types", lambda: typecheck.run(self.project, path, good, checker=tools.checker, seconds=tools.seconds)
        )

    def begin(self) -> None:
        def ask() -> None:
            try:
                _ = self._diagnostics
            except Undecided:
                return  # kept, and raised to whoever asks

        threading.Thread(target=ask, name="program check", daemon=True).start()

    def told(self, line: Mapping[str, Any]) -> None:
        """The type checker needs to know nothing of a run."""

    def made_at(self, type: str, name: str) -> Location | None:
        return self._once("makers", lambda: Makers(self._sources)).at(type, name)

    def comments(self) -> Iterator[comments.Comment]:
        return comments.of_python(self._sources)

    def problems(self, kind: ProblemKind) -> tuple[Problem, ...]:
        if kind == "syntax":
            return self._once("syntax", lambda: explain_syntax(self.files, self.installed))
        if kind == "import":
            return self._once(
                "imports", lambda: explain_imports(self._diagnostics, self.files, self.installed, self.project)
            )
        return self._once("explained", lambda: explain(self._diagnostics, self.files, self.installed))

    def fresh_values(self) -> Sequence[made_up.Fresh]:
        return self._once("fresh", lambda: tuple(made_up.fresh(self._sources)))

    def required_settings(self) -> tuple[Required, ...]:
        return self._once("settings", lambda: required.required_settings(self.project, self._sources))

    def texts(self) -> Iterator[str]:
        return (source.text for source in self._sources)

    @property
    def uses_aws(self) -> bool:
        names = (name for source in self._sources for name in source.imports.values())
        return any(name.partition(".")[0] == "pulumi_aws" for name in names)


LANGUAGE = Language(
    command=command,
    require=require,
    interpreter=interpreter,
    checked=PythonSource,
    early=True,
    entry="__main__.py",
    package=lambda name: f"pulumi-{name}",
    option=lambda name: re.sub("(?=[A-Z])", "_", name).lower(),
)
