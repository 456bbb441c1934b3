"""How each runtime starts a program: the interpreter, the command line and the environment.

Sources: sdk/python/cmd/pulumi-language-python/main.go and sdk/nodejs/cmd/run in pulumi/pulumi.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from policypack.catalogue import provider
from policypack.preview.project import Project
from policypack.preview.records import ProgramError

_HERE = Path(__file__).resolve().parent
_PACK = _HERE.parent.parent


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a program: the monitor's address, the folder for its reports, and what to leave out.

    `secrets` is the descriptor that the process tells its secret values to, -1 where there is none.
    """

    project: Project
    organization: str
    address: str
    folder: Path
    timeout: float
    skip: tuple[str, ...]
    secrets: int = -1
    parallel: int = 16

    @property
    def report(self) -> Path:
        return self.folder / "report.jsonl"

    @property
    def trace(self) -> Path:
        return self.folder / "trace.txt"


@dataclass(frozen=True, slots=True)
class Command:
    """A process to start: its arguments, its whole environment and the folder it starts in.

    `watched`: the process ends itself when its time is over, and says where it was.
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    watched: bool = False


def command(job: Job) -> Command:
    """Return how to run a job. Raises ProgramError where the runtime's own set-up is missing."""
    if job.project.runtime == "nodejs":
        from policypack.preview.nodejs import node_command

        return node_command(job)
    return _python(job)


def require_runtime(project: Project) -> None:
    """Raise ProgramError where what would run a program is missing. Nothing of the program is executed."""
    if project.runtime == "nodejs":
        from policypack.preview.nodejs import runtime

        runtime(project)
    else:
        interpreter(project)


def environment(project: Project) -> dict[str, str]:
    """Return the environment of the program: the shell's own, with the deployment's settings."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_CONFIG")}
    own["PULUMI_CONFIG"] = json.dumps(dict(project.config))
    own["PULUMI_CONFIG_SECRET_KEYS"] = json.dumps(project.secret_keys)
    return own


def interpreter(project: Project) -> Path:
    """Return the Python interpreter of a program: its virtual environment's, else the one that runs this.

    Raises ProgramError where the named virtual environment is not there.
    """
    name = project.options.get("virtualenv")
    if not name and project.options.get("toolchain") in ("uv", "poetry") and (project.root / ".venv").is_dir():
        name = ".venv"
    if not name:
        return project.interpreter or Path(sys.executable)
    folder = project.root / str(name)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        missing = "is not there" if not folder.exists() else "has no Python in it"
        raise ProgramError(
            f"{project.file.name} names the virtual environment {name!r}, which {missing} ({folder}).",
            f"Run `pulumi install` in {project.root}, or: python3 -m venv {folder} && "
            f"{python.parent / 'pip'} install -r {project.root / 'requirements.txt'}",
        )
    return python


def _python(job: Job) -> Command:
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
    hidden = [str(_HERE)]
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
        "trace": str(job.trace),
    }
    file = job.folder / "job.json"
    file.write_text(json.dumps(order), "utf-8")
    return Command((str(python), "-u", str(_HERE / "python_runner.py"), str(file)), own, project.folder, watched=True)
