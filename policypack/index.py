"""What a boot reads of the pack's policies instead of importing them: their records, kept beside Python's bytecode.

The engine asks for all policies first, and a stack is about a few of them. So a boot that has imported them all keeps
what they declare, and the next one reads that, and imports a policy's module when the policy is first called. The
records are keyed by the content of every file of the pack: whatever changes in it, they are made anew.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib
import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, cast

from policypack.finding import Finding
from policypack.policy import Policy

_LOCK = threading.RLock()
_later: list[_Later] = []


class _Later:
    """A policy's function, imported when it is first called."""

    def __init__(self, module: str, name: str) -> None:
        self.__module__ = module
        self.__name__ = name

    def __call__(self, *resource: Any, **needs: Any) -> Iterator[Finding]:
        policy: Policy = getattr(self.load(), self.__name__)
        return policy.function(*resource, **needs)

    def load(self) -> Any:
        with _LOCK:
            return importlib.import_module(self.__module__)


def load() -> None:
    """Import what is left to be imported: for whoever reads what the pack's modules hold."""
    with _LOCK:
        while _later:
            _later.pop().load()


def read(folder: Path) -> list[Policy] | None:
    """Return the policies that were kept of a folder; None where there are none, or the pack is not the same any more.

    The package of the folder has to be imported.
    """
    file = _file(folder)
    try:
        kept = json.loads(file.read_bytes()) if file else None
        if not isinstance(kept, dict) or kept["pack"] != _content(folder):
            return None
        found = [_policy(record, folder) for record in kept["policies"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    _later.extend(cast("_Later", policy.function) for policy in found)
    return found


def write(folder: Path, policies: Iterable[Policy]) -> None:
    """Keep the policies of a folder for the next boot, where Python may keep bytecode too."""
    file = _file(folder)
    if file is None or sys.dont_write_bytecode:
        return
    records = [_record(policy, folder) for policy in policies]
    own = file.with_name(f"{file.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(json.dumps({"pack": _content(folder), "policies": records}, sort_keys=True), "utf-8")
        own.replace(file)


def _file(folder: Path) -> Path | None:
    try:
        return Path(cache_from_source(str(folder / "__init__.py"))).with_suffix(".policies.json")
    except NotImplementedError:
        return None


def _record(policy: Policy, folder: Path) -> dict[str, Any]:
    record = {each.name: getattr(policy, each.name) for each in dataclasses.fields(policy) if each.name != "function"}
    name = next(name for name, value in vars(sys.modules[policy.module]).items() if value is policy)
    return {
        **record,
        "function": [policy.module, name],
        "file": os.path.relpath(policy.file, folder),
        "needs": sorted(policy.needs),
        "optional": sorted(policy.optional),
    }


def _policy(record: dict[str, Any], folder: Path) -> Policy:
    module, name = record["function"]
    return Policy(
        **{
            **record,
            "function": _Later(module, name),
            "file": f"{folder}{os.sep}{record['file']}",
            "types": tuple(record["types"]),
            "source": tuple(record["source"]),
            "needs": frozenset(record["needs"]),
            "optional": frozenset(record["optional"]),
        }
    )


def _content(folder: Path) -> str:
    """Return a fingerprint of all that a record is made from: every file of the policies and of the framework."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for root in dict.fromkeys((str(folder), str(Path(__file__).resolve().parent))):
        for path in _files(root):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123  hundreds, before the engine has an answer
                content = file.read()
            found.update(f"{path[len(root) :]}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()


def _files(folder: str) -> Iterator[str]:
    entries: Sequence[os.DirEntry[str]] = sorted(os.scandir(folder), key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry.path
