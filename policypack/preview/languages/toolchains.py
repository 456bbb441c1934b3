"""Where uv and Poetry keep a program's environment, as Pulumi looks for it.

Source: sdk/python/toolchain/toolchain.go, uv.go and poetry.go of pulumi/pulumi.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from policypack.clock import limit
from policypack.preview.project import Project

_SECONDS = 20.0


def kept_by_toolchain(project: Project) -> Path | None:
    """Return the folder of a program's environment where uv or Poetry keeps it, be it there or not; None for pip."""
    toolchain = project.options.get("toolchain") or _by_lock(project)
    if toolchain == "uv":
        return _of_uv(project)
    return _of_poetry(project.folder) if toolchain == "poetry" else None


def python_in(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _by_lock(project: Project) -> str | None:
    """Return the toolchain whose lock is nearest above the program; Pulumi looks for that of uv first."""
    return next((name for name in ("uv", "poetry") if _above(project.folder, f"{name}.lock")), None)


def _above(folder: Path, file: str) -> Path | None:
    return next((place for place in (folder, *folder.parents) if (place / file).exists()), None)


def _of_uv(project: Project) -> Path:
    named = project.options.get("virtualenv")
    if named:
        return project.root / str(named)
    place = _above(project.folder, "uv.lock") or _above(project.folder, "pyproject.toml") or project.folder
    return place / (os.environ.get("UV_PROJECT_ENVIRONMENT") or ".venv")


@cache
def _of_poetry(folder: Path) -> Path:
    """Return the environment of a program in a folder: as Poetry says, else where it keeps one beside the project."""
    poetry = shutil.which("poetry")
    said = _said([poetry, "env", "info", "--path"], folder) if poetry else ""
    place = _above(folder, "poetry.lock") or _above(folder, "pyproject.toml") or folder
    return Path(said) if said else place / ".venv"


def _said(command: list[str], folder: Path) -> str:
    """Return what a tool prints, nothing where it cannot be asked."""
    try:
        done = subprocess.run(  # noqa: S603  no shell, and the tool that Pulumi asks too
            command, cwd=folder, capture_output=True, text=True, timeout=limit(_SECONDS), check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()
