"""What a boot reads of the pack's policies instead of importing them: their records, kept beside Python's bytecode.

The engine asks for all policies first, and a stack is about a few of them. So a boot that has imported them all keeps
what they declare, and the next one reads that, and imports a policy's module when the policy is first called. The
records are keyed by the content of every file of the pack: whatever changes in it, they are made anew. So is what the
engine is told of the policies, which takes as long to make.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import importlib
import importlib.util
import json
import os
import sys
import threading
from collections.abc import Iterable, Iterator
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
    kept = _read(folder, "policies.json")
    try:
        found = [_policy(record, folder) for record in json.loads(kept)] if kept else None
    except (ValueError, KeyError, TypeError):
        return None
    _later.extend(cast("_Later", policy.function) for policy in found or ())
    return found


def keys(folder: Path) -> bytes:
    """Return the keys of a pack as it is, to be asked for before it is imported: what changes meanwhile is another.

    Empty where a folder is not there to be read: of that nothing is kept.
    """
    try:
        return f"{_stamp(folder)} {_content(folder)}\n".encode()
    except OSError:
        return b""


def write(folder: Path, policies: Iterable[Policy], keys: bytes) -> None:
    """Keep the policies of a folder, imported after `keys` were read, for the next boot."""
    records = [_record(policy, folder) for policy in policies]
    _write(folder, "policies.json", keys, json.dumps(records, sort_keys=True).encode())


def read_info(folder: Path) -> bytes | None:
    """Return what the engine was last told of the policies of a folder, as it goes over the wire."""
    return _read(folder, "info")


def write_info(folder: Path, info: bytes, keys: bytes) -> None:
    """Keep what the engine is told of the policies of a folder for the next boot."""
    _write(folder, "info", keys, info)


def _read(folder: Path, what: str) -> bytes | None:
    try:
        known, _, kept = _file(folder, what).read_bytes().partition(b"\n")
        same = any(key(folder).encode() in known.split() for key in (_stamp, _content))
    except (OSError, NotImplementedError):
        return None
    return kept if same else None


def _write(folder: Path, what: str, keys: bytes, kept: bytes) -> None:
    """Keep something where Python may keep bytecode too."""
    if sys.dont_write_bytecode or not keys:
        return
    with contextlib.suppress(OSError, NotImplementedError):
        file = _file(folder, what)
        own = file.with_name(f"{file.name}.{os.getpid()}")
        file.parent.mkdir(parents=True, exist_ok=True)
        own.write_bytes(keys + kept)
        own.replace(file)


def _file(folder: Path, what: str) -> Path:
    return Path(cache_from_source(str(folder / "__init__.py"))).with_suffix(f".{what}")


def _record(policy: Policy, folder: Path) -> dict[str, Any]:
    record = {each.name: getattr(policy, each.name) for each in dataclasses.fields(policy) if each.init}
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
    """Return a fingerprint of all that is kept is made from: every file of the policies, the framework and the SDK."""
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for place, entry in _files(folder):
        with open(entry, "rb", buffering=0) as file:  # noqa: PTH123  hundreds, before the engine has an answer
            content = file.read()
        found.update(f"{place}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def _stamp(folder: Path) -> str:
    """Return the same of the sizes and dates of the files, by which Python tells whether its bytecode still holds.

    It takes a tenth of the time, and another copy of the same pack has another one.
    """
    found = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for place, entry in _files(folder):
        state = os.stat(entry)  # noqa: PTH116  as above
        found.update(f"{place}\0{state.st_size}\0{state.st_mtime_ns}\0".encode())
    return found.hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield all files that count, each with what it is called here."""
    for root in dict.fromkeys((str(folder), str(Path(__file__).resolve().parent))):
        for path in _below(root):
            yield path[len(root) :], path
    sdk = importlib.util.find_spec("pulumi_policy")
    if sdk and sdk.origin:
        yield "sdk", f"{Path(sdk.origin).parent}{os.sep}policy.py"


def _below(folder: str) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _below(entry.path)
        else:
            yield entry.path
