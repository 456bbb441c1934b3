"""Answers on disk, so that an update right after a preview, and the next preview, ask nothing again.

One small JSON file per answer: two previews that write at once replace each other's files whole, and a damaged
file costs one question. Failures are never written. Of what was asked only a fingerprint is written: it may be a
policy document, or the name of something that is not announced yet. Values of answers are names, versions and flags;
facts that read anything confidential declare the lifetime "run" and stay off the disk.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import tempfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from policypack import clock

log = logging.getLogger(__name__)

FORMAT = 2
_KEEP = 8 * 24 * 3600  # seconds; the longest lifetime of a fact is seven days
_SETTLED = (OSError, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class CacheKey:
    """What an answer on disk is an answer to. `arguments` is JSON-ready; `shape` fingerprints the answer's type.

    `written` is what a file says of it: the arguments as a fingerprint, which tells them apart and not what they are.
    """

    partition: str
    account: str
    region: str
    fact: str
    arguments: Any
    shape: str

    @cached_property
    def written(self) -> dict[str, str]:
        return {**asdict(self), "arguments": _fingerprint(self.arguments)}

    @property
    def path(self) -> str:
        digest = _fingerprint(self.written)[:24]
        return f"{self.account or 'none'}/{self.region}/{self.fact}-{digest}.json"


def _fingerprint(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored answer: its encoded value, and when AWS gave it (seconds since the epoch)."""

    value: Any
    at: float


def default_dir(environ: Mapping[str, str] | None = None) -> Path | None:
    """`$XDG_CACHE_HOME/aws-preflight`, else `~/.cache/aws-preflight`; None where there is no home."""
    base = (os.environ if environ is None else environ).get("XDG_CACHE_HOME")
    if base:
        return Path(base) / "aws-preflight"
    try:
        return Path.home() / ".cache" / "aws-preflight"
    except RuntimeError:
        return None


class DiskCache:
    """Reads and writes entries below a folder; without a folder it does neither. Never raises."""

    def __init__(self, folder: Path | None, now: Callable[[], float] = clock.now) -> None:
        self._every = folder
        self._folder = folder / f"v{FORMAT}" if folder else None
        self._now = now
        self._complained: set[str] = set()
        self._pruned = False
        self._lock = threading.Lock()

    def get(self, key: CacheKey, lifetime: float) -> Entry | None:
        """The stored answer, if it is at most `lifetime` seconds old and readable."""
        if self._folder is None:
            return None
        path = self._folder / key.path
        try:
            stored = json.loads(path.read_bytes())
            if stored["format"] != FORMAT or stored["key"] != key.written:
                return None
            age = self._now() - float(stored["at"])
            # An answer from the future tells of a clock that was set back; its age cannot be known.
            return Entry(stored["value"], float(stored["at"])) if -60 <= age <= lifetime else None
        except (FileNotFoundError, NotADirectoryError):
            return None
        except _SETTLED as error:
            self._complain("read", path, error)
            return None

    def put(self, key: CacheKey, entry: Entry) -> None:
        """Store an answer; whoever reads at the same time sees the old file or the new one, never a part."""
        if self._folder is None:
            return
        path = self._folder / key.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            text = json.dumps({"format": FORMAT, "key": key.written, "at": entry.at, "value": entry.value})
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(temporary).replace(path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise
        except _SETTLED as error:
            self._complain("write", path, error)
            return
        self._prune()

    def _prune(self) -> None:
        """Once per run, remove what no lifetime can reach any more, and what other formats have left."""
        with self._lock:
            if self._pruned or self._folder is None or self._every is None:
                return
            self._pruned = True
        oldest = self._now() - _KEEP
        for path in self._every.glob("v*/**/*"):
            try:
                if path.is_file() and (path.stat().st_mtime < oldest or not path.is_relative_to(self._folder)):
                    path.unlink()
            except OSError:
                continue  # another preview was faster, or the file is not ours

    def _complain(self, verb: str, path: Path, error: Exception) -> None:
        with self._lock:
            if verb in self._complained:
                return
            self._complained.add(verb)
        log.warning("The lookup cache cannot %s %s (%s); answers come from AWS instead.", verb, path, error)
