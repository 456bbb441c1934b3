"""What a check of types found, kept on disk until one of the files that it looked at is another one.

A compiler reads three thousand files of declarations for the shortest program, and its own incremental mode reads them
again each time; to see that none of them has changed takes a hundredth of that.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from policypack.aws.cache import default_dir
from policypack.preview.check.python_files import walk

_FORMAT = 2
_MOST = 50  # programs; a record of one takes up to a megabyte
_DECLARATIONS = (".d.ts", ".d.mts", ".d.cts")
_SETTLED = (OSError, ValueError, KeyError, TypeError, AttributeError)

Found = Mapping[str, Any]


class NodeRecords:
    """Reads and writes records below a folder; without a folder it does neither. Never raises."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, order: Mapping[str, Any]) -> Found | None:
        """Return what a check with this order found, where every file that it looked at is as it was."""
        if self._folder is None:
            return None
        try:
            record = json.loads(self._file(self._folder, order).read_bytes())
            return record if _unchanged(record["seen"]) else None
        except _SETTLED:
            return None

    def put(self, order: Mapping[str, Any], found: Found) -> None:
        """Keep what a check found, with what it looked at. Whoever reads at the same time sees all of it or nothing."""
        if self._folder is None:
            return
        seen = found["seen"]
        record = {**found, "seen": {**seen, "trees": {tree: _declarations(tree) for tree in seen["trees"]}}}
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, temporary = tempfile.mkstemp(dir=self._folder, prefix=".", suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(record, file, separators=(",", ":"))
            Path(temporary).replace(self._file(self._folder, order))
            _prune(self._folder)
        except _SETTLED:
            return  # a full disk, or one that may not be written: the next check takes its time

    @staticmethod
    def _file(folder: Path, order: Mapping[str, Any]) -> Path:
        surroundings = {name: value for name, value in os.environ.items() if name.startswith("TS_NODE_")}
        text = json.dumps([_FORMAT, order, surroundings], sort_keys=True)
        return folder / f"{hashlib.sha256(text.encode()).hexdigest()[:32]}.json"


def default_kept() -> NodeRecords:
    """Return the records in the user's cache folder."""
    folder = default_dir()
    return NodeRecords(folder / "typescript" if folder else None)


def _unchanged(seen: Mapping[str, Any]) -> bool:
    return (
        all(_stamp(name) == stamp for name, stamp in seen["files"].items())
        and not any(os.path.isfile(name) for name in seen["absent"])  # noqa: PTH113  eight thousand times
        and all(os.path.isdir(name) for name in seen["folders"])  # noqa: PTH112  as above
        and not any(os.path.isdir(name) for name in seen["missing"])  # noqa: PTH112  as above
        and all(_folders(name) == names for name, names in seen["lists"].items())
        and all(os.path.realpath(name) == real for name, real in seen["real"].items())
        and all(_declarations(tree) == names for tree, names in seen["trees"].items())
    )


def _stamp(name: str) -> list[Any] | None:
    """Return when a file was written, in nanoseconds, and its size; None where it is not there."""
    try:
        found = os.stat(name)  # noqa: PTH116  three thousand times
    except OSError:
        return None
    return [str(found.st_mtime_ns), found.st_size]


def _folders(name: str) -> list[str]:
    return sorted(each.name for each in Path(name).iterdir() if each.is_dir())


def _declarations(tree: str) -> list[str]:
    return [str(path) for path in walk(Path(tree), _DECLARATIONS)]


def _prune(folder: Path) -> None:
    """Remove the oldest records where there are too many."""
    records = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in records[:-_MOST]:
        path.unlink(missing_ok=True)
