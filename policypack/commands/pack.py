"""The command `pack`: a folder for the CLI's --policy-pack, which runs the pack where it is installed."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import yaml

from policypack import about, presets
from policypack.commands.arguments import own_policies
from policypack.errors import UsageError
from policypack.own import packages
from policypack.policy import discover
from policypack.version import COMMAND, INSTALLED

DESCRIPTION = (
    "Write a folder for `pulumi preview --policy-pack` and print its path. It holds no copy of the pack: it names the "
    "environment of this command, by its absolute path, and runs what is installed there. Remove it with the command: "
    "the CLI waits without a word for a Python that is gone. With --policies it runs yours beside the pack's, from "
    "where they are. Presets for --policy-pack-config are in it."
)
EXAMPLES = (
    ("", "print the folder that belongs to this command, in its own environment"),
    ("preflight-pack", "write it elsewhere; then: pulumi preview --policy-pack preflight-pack"),
    ("preflight-pack --policies acme-policies", "with policies of your own beside the pack's"),
)

_FRAMEWORK = Path(__file__).resolve().parent.parent
_CLONE = _FRAMEWORK.parent
_MARK = "# Written by the command `pack`; it is written anew over this."


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "folder", type=Path, metavar="DIR", nargs="?", help="the folder (default: one in the command's environment)"
    )
    own_policies(command)


def run(options: argparse.Namespace) -> int:
    """Write the folder and print its path. Raises UsageError where it cannot be written, or is somebody else's."""
    own = [str(folder) for path in options.own for folder in packages(path)]
    if own:
        discover(own=options.own)  # here it is told what is wrong with them; the CLI only waits
    if options.folder is None and not INSTALLED and not own:
        folder = _CLONE  # it is one itself
    else:
        folder = (options.folder or Path(sys.prefix, "share", "aws-preflight", "pack")).absolute()
        try:
            write(folder, own)
        except OSError as error:
            raise UsageError(
                f"{folder} cannot be written: {error.strerror}. Name another: {COMMAND} pack DIR"
            ) from None
    sys.stdout.write(f"{folder}\n")
    return 0


def write(folder: Path, own: Sequence[str] = ()) -> None:
    """Write the folder. `own` are packages whose policies it has beside the pack's.

    Raises UsageError where it holds something else, or there is no environment to name.
    """
    environment = Path(sys.prefix)
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file():
        raise UsageError(f"The CLI needs {python}, which is not there. Install {COMMAND} with pipx, uv or into a venv.")
    entry = folder / "__main__.py"
    ours = entry.is_file() and _MARK in entry.read_text("utf-8")
    if folder.exists() and any(folder.iterdir()) and not ours:
        raise UsageError(f"{folder} holds something else; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    project = {
        "description": about.DESCRIPTION,
        "website": about.REPOSITORY,
        "runtime": {"name": "python", "options": {"toolchain": "pip", "virtualenv": str(environment)}},
    }
    (folder / "PulumiPolicy.yaml").write_text(yaml.safe_dump(project, sort_keys=False, allow_unicode=True), "utf-8")
    entry.write_text(_ENTRY.format(mark=_MARK, framework=str(_FRAMEWORK), own=list(own)), "utf-8")
    shutil.copytree(presets.FOLDER, folder / "presets", dirs_exist_ok=True)


# By its place, whatever Python's path brings: as in the pack's own __main__.py.
_ENTRY = """{mark}
import gc
import importlib.util
import sys

gc.disable()
FRAMEWORK = {framework!r}
for name in [name for name in sys.modules if name.partition(".")[0] in ("policypack", "policies")]:
    del sys.modules[name]
spec = importlib.util.spec_from_file_location(
    "policypack", FRAMEWORK + "/__init__.py", submodule_search_locations=[FRAMEWORK]
)
sys.modules["policypack"] = package = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)

from policypack.boot import boot

boot({own!r})
"""
