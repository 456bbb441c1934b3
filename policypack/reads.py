"""Which secret values an evaluation has read: the record that `policypack.redaction` searches its findings for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from typing import Any

from policypack.secret import bare
from policypack.symbol import Text

_current: ContextVar[Reads | None] = ContextVar("policypack_reads", default=None)


class Reads:
    """The secrets that one evaluation has read: texts, numbers and flags, each with the path of its property.

    `names` are those of members of secret objects, as far as it did not know them by itself. `of` are the records of
    what was found once for many evaluations, and served to this one too.
    """

    __slots__ = ("flags", "names", "numbers", "of", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.names: set[str] = set()
        self.numbers: dict[int | float, str] = {}
        self.flags: dict[str, bool] = {}
        self.of: dict[int, Reads] = {}

    def __bool__(self) -> bool:
        return bool(self.texts or self.names or self.numbers or self.flags or self.of)

    def add(self, value: Any, path: str) -> None:
        """Note a secret value and all that is in it. `path` is its property's, empty where it is not known."""
        if isinstance(value, str):
            self.texts[bare(value)] = path
        elif isinstance(value, bool):
            self.flags[path] = value
        elif isinstance(value, int | float):
            self.numbers[bare(value)] = path
        elif isinstance(value, Text):
            self.texts[bare(value.raw)] = path
        elif isinstance(value, Mapping):
            self.names.update(value)
            for item in value.values():
                self.add(item, path)
        elif isinstance(value, list | tuple):
            for item in value:
                self.add(item, path)
        elif is_dataclass(value):  # a file, or an archive of files
            self.add([getattr(value, field.name) for field in fields(value)], path)

    def all(self) -> Reads:
        """Return one record of these and of all that they were served from."""
        found, todo, seen = Reads(), [self], set()
        while todo:
            reads = todo.pop()
            if id(reads) in seen:
                continue
            seen.add(id(reads))
            found.texts.update(reads.texts)
            found.names.update(reads.names)
            found.numbers.update(reads.numbers)
            found.flags.update(reads.flags)
            todo.extend(reads.of.values())
        return found


@contextmanager
def reading() -> Iterator[Reads]:
    """Record what is read of secrets from here on, on this thread, until the block ends."""
    reads = Reads()
    token = _current.set(reads)
    try:
        yield reads
    finally:
        _current.reset(token)


def read(value: Any, path: str = "") -> None:
    """Say that a secret value is handed out, with all that is in it."""
    reads = _current.get()
    if reads is not None:
        reads.add(value, path)


def named(names: Iterable[str]) -> None:
    """Say that the names of a secret object's members are handed out."""
    reads = _current.get()
    if reads is not None:
        reads.names.update(names)


def served(reads: Reads) -> None:
    """Say that something found once is handed out, for which these secrets were read."""
    current = _current.get()
    if current is not None and reads and reads is not current:
        current.of[id(reads)] = reads


def current() -> Reads:
    """Return what was read so far; an empty record where none is kept."""
    return _current.get() or Reads()
