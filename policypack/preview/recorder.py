"""What a run has registered so far. One per run; safe for threads."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from google.protobuf.struct_pb2 import Struct

from policypack.finding import Location
from policypack.preview.guard import RefusedError
from policypack.preview.places import owns, shown
from policypack.preview.records import Note, ProgramFailure, Registration
from policypack.preview.wire import names_in
from policypack.shown import bounded
from policypack.stack import STACK_TYPE

_MAX_LOGS = 10_000


class Recorder:
    """Collects registrations in order, the outputs of components and the stack, failures, notes and log lines."""

    def __init__(self, root: Path, stack: str, project: str) -> None:
        self.lock = threading.RLock()
        self.root = root
        self.bugs: list[BaseException] = []
        self._stack = stack
        self._project = project
        self._registrations: dict[str, Registration] = {}
        self._duplicates: list[tuple[str, Registration]] = []
        self._outputs: dict[str, Struct] = {}
        self._notes: dict[tuple[str, str], Note] = {}
        self._logs: list[tuple[str, str, str]] = []
        self._names: set[str] = set()

    @property
    def registrations(self) -> tuple[Registration, ...]:
        with self.lock:
            return tuple(self._registrations.values())

    @property
    def notes(self) -> tuple[Note, ...]:
        with self.lock:
            return tuple(self._notes.values())

    @property
    def logs(self) -> tuple[tuple[str, str, str], ...]:
        """What the program logged: (severity, text, URN), severity as `warning` and `error`."""
        with self.lock:
            return tuple(self._logs)

    def urn(self, type: str, name: str, parent: str) -> str:
        """Return the URN of a resource: its type is qualified by its parents' types, the stack's left out."""
        qualified = type
        if parent:
            parts = parent.split("::")
            # As the engine says it: sdk/go/common/resource/urn.
            if len(parts) < 4 or not parent.startswith("urn:pulumi:"):
                raise RefusedError(f"invalid parent URN: {parent}")
            chain = parts[2]
            if chain != STACK_TYPE:
                qualified = f"{chain}${type}"
        return f"urn:pulumi:{self._stack}::{self._project}::{qualified}::{name}"

    def add(self, registration: Registration) -> None:
        """Record a registration. A second one of the same URN is the program's failure."""
        with self.lock:
            first = self._registrations.get(registration.urn)
            if first is None:
                self._registrations[registration.urn] = registration
                return
            if first.external or registration.external:
                return  # the engine lets one resource be read twice
            self._duplicates.append((first.urn, registration))

    @property
    def failures(self) -> tuple[ProgramFailure, ...]:
        """The program's failures that only the monitor can see: two resources of one URN."""
        with self.lock:
            return tuple(self._duplicate(self._registrations[urn], second) for urn, second in self._duplicates)

    @staticmethod
    def _duplicate(first: Registration, second: Registration) -> ProgramFailure:
        # Registrations may overtake each other: the first one is the one that stands first.
        places = first.location, second.location
        if places[0] and places[1] and places[0].file == places[1].file and places[0].line > places[1].line:
            first, second = second, first
        before = f" (the first one is at {first.location})" if first.location and second.location else ""
        return ProgramFailure(
            kind="duplicate",
            problem=f"Two resources of type {second.type} are called {second.name!r}{before}.",
            fix="Give one of them another name: within one parent, type and name must be unique.",
            location=second.location or first.location,
            urn=second.urn,
        )

    def place(self, places: Mapping[tuple[str, str], Location]) -> None:
        """Fill in where resources are made, by type and name, for those whose SDK did not say it."""
        with self.lock:
            for urn, item in self._registrations.items():
                if item.location is None and (item.type, item.name) in places:
                    self._registrations[urn] = replace(item, location=places[item.type, item.name])

    def get(self, urn: str) -> Registration | None:
        with self.lock:
            return self._registrations.get(urn)

    def set_outputs(self, urn: str, outputs: Struct) -> None:
        with self.lock:
            self._outputs[urn] = outputs

    def outputs(self, urn: str) -> Struct | None:
        """Return what a component, or the stack, registered as its outputs."""
        with self.lock:
            return self._outputs.get(urn)

    def note(self, cause: str, text: str, location: Location | None = None) -> None:
        """Say something once."""
        with self.lock:
            self._notes.setdefault((cause, text), Note(cause, text, location))

    @property
    def names(self) -> frozenset[str]:
        """The names of properties in what functions were answered."""
        with self.lock:
            return frozenset(self._names)

    def answered(self, answer: Struct) -> None:
        with self.lock:
            self._names.update(names_in(answer))

    def log(self, severity: str, text: str, urn: str) -> None:
        """Keep what the program logs, of an end: the first so many lines, and of each its ends."""
        with self.lock:
            if len(self._logs) < _MAX_LOGS:
                self._logs.append((severity, bounded(text), urn))

    def location(self, positions: list[tuple[str, int]]) -> Location | None:
        """Return the first of these (URI, line) positions that lies in the program's own files."""
        for uri, line in positions:
            path = unquote(urlsplit(uri).path)
            if line > 0 and owns(self.root, path):
                return Location(shown(path), line)
        return None
