"""The state of other stacks, where the program's backend is a folder of this machine.

Sources: https://www.pulumi.com/docs/iac/concepts/state-and-backends/#local-filesystem and
pkg/backend/diy of pulumi/pulumi (the layout of `.pulumi/stacks`).
"""

from __future__ import annotations

import gzip
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from policypack.errors import Undecided
from policypack.preview.project import Project, backend_url
from policypack.values import parse_json


@dataclass(frozen=True, slots=True)
class Backend:
    """A folder that holds stacks' states. `url` is how the user named it."""

    url: str
    folder: Path

    def outputs(self, organization: str, project: str, stack: str) -> frozenset[str] | None:
        """Return the names of a stack's outputs, or None where the stack is not there.

        Raises Undecided where its state cannot be read.
        """
        values = self.values(project, stack)
        return None if values is None else frozenset(values)

    def values(self, project: str, stack: str) -> Mapping[str, Any] | None:
        """Return a stack's outputs as its state has them, with secrets encrypted, or None where it is not there.

        Raises Undecided where its state cannot be read.
        """
        resources = self._resources(project, stack)
        if resources is None:
            return None
        roots = [resource for resource in resources if resource.get("type") == "pulumi:pulumi:Stack"]
        return (roots[0].get("outputs") or {}) if roots else {}

    def deployed(self, project: str, stack: str) -> bool:
        """Does a stack own resources? Raises Undecided where its state cannot be read."""
        return bool(self._resources(project, stack))

    def _resources(self, project: str, stack: str) -> Sequence[Mapping[str, Any]] | None:
        # Older backends keep all stacks in one folder, without projects.
        for base in (self.folder / "stacks" / project, self.folder / "stacks"):
            for suffix in (".json", ".json.gz"):
                file = base / f"{stack}{suffix}"
                if file.is_file() and (base.name == project or not self._has_projects):
                    return _resources(file)
        return None

    @property
    def _has_projects(self) -> bool:
        return (self.folder / "meta.yaml").is_file()

    def stacks(self) -> list[str]:
        """Return the stacks that are there, as a reference names them."""
        base = self.folder / "stacks"
        files = sorted([*base.glob("*/*.json"), *base.glob("*/*.json.gz")])
        return [f"organization/{file.parent.name}/{file.name.split('.json')[0]}" for file in files]


def backend(project: Project) -> Backend:
    """Return the program's backend. Raises Undecided for every backend that is not a folder of this machine."""
    url = os.environ.get("PULUMI_BACKEND_URL") or backend_url(project.document)
    if not url:
        raise Undecided("the backend of the program's stacks is not configured, or needs a login", "backend")
    parts = urlsplit(url)
    if parts.scheme != "file":
        raise Undecided(f"the backend {parts.scheme or url}:// cannot be read without a login", "backend")
    path = Path(unquote(f"{parts.netloc}{parts.path}")).expanduser()
    folder = (project.root / path if not path.is_absolute() else path) / ".pulumi"
    if not folder.is_dir():
        raise Undecided(f"the backend {url} has no folder .pulumi", "backend")
    return Backend(url, folder)


def _resources(file: Path) -> Sequence[Mapping[str, Any]]:
    try:
        raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        state: Any = parse_json(raw)
        return (state["checkpoint"].get("latest") or {}).get("resources") or []
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise Undecided(f"the state {file.name} of the backend cannot be read", "backend") from error
