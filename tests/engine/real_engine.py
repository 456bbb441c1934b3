"""Runs the real engine on a copy of a program: file backend, no login, no download, no AWS.

The AWS provider is the stand-in of `provider/`, which only plans. See `preview`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RECORDER = HERE / "recorder"
SECONDS = 3600
"""A preview takes about seven seconds, and many more on a busy machine; one that hangs is ended after this."""


def missing() -> str | None:
    """Why the engine cannot be run here, or None."""
    for command, hint in (
        ("pulumi", "see https://www.pulumi.com/docs/install/"),
        ("pulumi-language-python", "it comes with the pulumi CLI"),
        ("timeout", "it comes with GNU coreutils"),
    ):
        if shutil.which(command) is None:
            return f"no `{command}` on PATH: {hint}"
    if not (ROOT / ".venv" / "bin" / "python").exists():
        return "the pack's environment .venv is not there: run `make install` first"
    return None


@dataclass(frozen=True, slots=True)
class Preview:
    """How a preview ended and what it said: the engine's events in order, and its stderr."""

    code: int
    events: Sequence[Mapping[str, Any]]
    stderr: str
    recording: Mapping[str, Any] | None

    def each(self, kind: str) -> Iterator[Mapping[str, Any]]:
        """The events of one kind, e.g. `policyEvent`."""
        return (event[kind] for event in self.events if kind in event)

    @property
    def errors(self) -> list[str]:
        return [event["message"] for event in self.each("diagnosticEvent") if event["severity"] == "error"]

    @property
    def created(self) -> int:
        """How many resources the engine would create, the stack itself included."""
        return sum(event["resourceChanges"].get("create", 0) for event in self.each("summaryEvent"))

    def findings(self, pack: str) -> set[tuple[str, str, str]]:
        """(policy, URN, level) of what one pack reports."""
        return {
            (event["policyName"], event["resourceUrn"], event["enforcementLevel"])
            for event in self.each("policyEvent")
            if event["policyPackName"] == pack
        }


def preview(
    program: Path,
    stack: str,
    workspace: Path,
    *,
    packs: Mapping[Path, Path | None] | None = None,
    environment: Mapping[str, str] | None = None,
    options: Sequence[str] = (),
    recorded: bool = True,
) -> Preview:
    """Preview a copy of `program` in `workspace`, judged by `packs` (folder to configuration file, or None).

    The backend and the packages that an example has beside its programs are beside the copy too. `options` are more
    of the command's. What the engine sends to packs is `recorded` on the way, by a pack of its own.
    """
    copy = workspace / "program"
    # `stack init` writes into the program's folder.
    shutil.copytree(program, copy, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    salted = False
    for file in copy.glob("Pulumi.*.yaml"):
        # The salt of an example is of no passphrase; the CLI makes one of its own.
        lines = file.read_text("utf-8").splitlines(keepends=True)
        unsalted = [line for line in lines if not line.startswith("encryptionsalt:")]
        salted = salted or unsalted != lines
        file.write_text("".join(unsalted), "utf-8")
    if not salted:
        # What `stack init` asks of whoever runs the copy next, where the example asks it of nobody.
        (copy / ".env.example").write_text("PULUMI_BACKEND_URL=\nPULUMI_CONFIG_PASSPHRASE=\n")
    settings = copy / "Pulumi.yaml"
    providers = "".join(f"    - name: {name}\n      path: {HERE / 'provider'}\n" for name in ("aws", "random"))
    settings.write_text(f"{settings.read_text()}plugins:\n  providers:\n{providers}")
    backend, packages = program.parent / "backend", program.parent / "node_modules"
    if backend.exists():
        shutil.copytree(backend, workspace / "backend")
    if packages.exists():
        (workspace / "node_modules").symlink_to(packages.resolve())
    for folder in ("backend", "home"):
        (workspace / folder).mkdir(exist_ok=True)
    recording, nothing = workspace / "recording.json", workspace / "nothing.json"
    nothing.write_text("{}")

    env = {**_environment(workspace), "RECORDING": str(recording), **(environment or {})}
    arguments = ["pulumi", "preview", "--stack", stack, "--non-interactive", "--json", *options]
    for pack, config in {**(packs or {}), **({RECORDER: None} if recorded else {})}.items():
        arguments += ["--policy-pack", str(pack), "--policy-pack-config", str(config or nothing)]
    _run(["pulumi", "stack", "init", stack, "--non-interactive"], copy, env).check_returncode()
    done = _run(arguments, copy, env)
    return _done(done, json.loads(recording.read_text()) if recording.exists() else None)


def analyzed(state: Path, workspace: Path, pack: Path) -> Preview:
    """Let a pack judge an exported state, as `pulumi policy analyze` does: no program, no stack, no login."""
    (workspace / "home").mkdir(exist_ok=True)
    command = ["pulumi", "policy", "analyze", "--file", str(state), "--policy-pack", str(pack), "--json"]
    return _done(_run(command, workspace, _environment(workspace)), None)


def _done(done: subprocess.CompletedProcess[str], recording: Mapping[str, Any] | None) -> Preview:
    events = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return Preview(done.returncode, events, done.stderr, recording)


def _environment(workspace: Path) -> dict[str, str]:
    """Return what the CLI's own settings are: all it keeps is in the workspace, and it goes nowhere."""
    return {
        "HOME": str(workspace / "home"),
        "LANG": os.environ.get("LANG", "C.UTF-8"),
        # The program, the stand-in and the recorder run with the interpreter that runs this test.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PULUMI_BACKEND_URL": f"file://{workspace / 'backend'}",
        "PULUMI_CONFIG_PASSPHRASE": "preview-only",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        "PULUMI_ENABLE_STREAMING_JSON_PREVIEW": "true",
        "PULUMI_HOME": str(workspace / "home"),
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PYTHONDONTWRITEBYTECODE": "1",
        # No identity of the machine is ever used.
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    }


def _run(arguments: list[str], cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    # The CLI ignores the first SIGTERM while a pack does not come up, hence -k.
    return subprocess.run(
        ["timeout", "-k", "5", str(SECONDS), *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )
