"""The stack that the CLI has selected for a project, as `pulumi stack select` keeps it.

Source: pkg/workspace/workspace.go, pkg/workspace/settings.go and pkg/backend/state/stacks.go of pulumi/pulumi.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def selected_stack(project: str, file: Path, program: Path, backend: str) -> str | None:
    """Return the name of the selected stack, without organization and project; None where none is.

    `file` is the project file, `program` the path by which the user named it: the CLI keeps the selection by the
    path that the shell shows, links and all. `backend` is the URL that the project file names, or nothing.
    """
    named = os.environ.get("PULUMI_STACK")
    if named:
        return named.rpartition("/")[2]
    home = Path(os.environ.get("PULUMI_HOME") or Path.home() / ".pulumi")
    for path in dict.fromkeys((_as_named(file, program), str(file))):
        digest = hashlib.sha1(path.encode(), usedforsecurity=False).hexdigest()
        kept = home / "workspaces" / f"{project}-{digest}-workspace.json"
        try:
            content = json.loads(kept.read_text("utf-8"))
        except (OSError, ValueError):
            continue
        found = _selection(content, backend) if isinstance(content, Mapping) else None
        if found:
            return found
    return None


def _as_named(file: Path, program: Path) -> str:
    """Return the project file's path as the shell would show it."""
    shell = os.environ.get("PWD", "")
    here = shell if shell and Path(shell).is_dir() and Path(shell).samefile(os.curdir) else os.curdir
    folder = Path(os.path.abspath(Path(here, program)))  # noqa: PTH100  must not follow links
    for candidate in (folder, *folder.parents):
        if (candidate / file.name).exists() and (candidate / file.name).samefile(file):
            return str(candidate / file.name)
    return str(file)


def _selection(content: Mapping[str, Any], backend: str) -> str | None:
    """Return the selected stack of the backend in use. Where that is not known, one that all backends agree on."""
    stacks = content.get("stacks") or {"": content.get("stack")}
    if not isinstance(stacks, Mapping):
        return None
    chosen = {url: name.rpartition("/")[2] for url, name in stacks.items() if isinstance(name, str)}
    url = os.environ.get("PULUMI_BACKEND_URL") or backend
    names = {chosen[url]} if url in chosen else set(chosen.values())
    return names.pop() if len(names) == 1 else None
