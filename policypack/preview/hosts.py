"""One run of a program: what is asked of its language, and the process that it answers with."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

from policypack.preview.project import Project


@dataclass(frozen=True, slots=True)
class Job:
    """One run of a program: the monitor's address, the folder for its reports, and what to leave out.

    `secrets` is the descriptor that the process tells its secret values to, -1 where there is none. `mark` stands in
    each line that the runner reports: what the program itself writes there has none. `ahead`: nothing of the program is
    loaded, and the process ends once its compiler is set up.
    """

    project: Project
    organization: str
    address: str
    folder: Path
    timeout: float
    skip: tuple[str, ...]
    secrets: int = -1
    parallel: int = 16
    ahead: bool = False
    mark: str = field(default_factory=lambda: token_hex(8))

    @property
    def report(self) -> Path:
        return self.folder / "report.jsonl"

    @property
    def trace(self) -> Path:
        return self.folder / "trace.txt"


@dataclass(frozen=True, slots=True)
class Launch:
    """A process to start: its arguments, its whole environment and the folder it starts in.

    `watched`: the process ends itself when its time is over, and says where it was.
    """

    arguments: tuple[str, ...]
    environment: Mapping[str, str]
    folder: Path
    watched: bool = False


def environment(project: Project) -> dict[str, str]:
    """Return the environment of the program: the shell's own, with the deployment's settings."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("PULUMI_CONFIG")}
    own["PULUMI_CONFIG"] = json.dumps(dict(project.config))
    own["PULUMI_CONFIG_SECRET_KEYS"] = json.dumps(project.secret_keys)
    return own
