"""The twin: the program of a deployment, run once more by our own preview, to see what the engine cannot.

The engine calls every output *unknown*, and all that is built from it. Run by our own preview the same program gives
symbols there, and file and line. Merged by URN, what the engine knows always wins; where the two disagree, a resource
stays as the engine sent it.
"""

from __future__ import annotations

import logging
import os
import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from policypack.catalogue.provider import naming
from policypack.causes import CauseName
from policypack.config import COVERAGE
from policypack.errors import PolicypackError, Undecided
from policypack.finding import Skip
from policypack.resource import Resource
from policypack.secret import is_marked
from policypack.shown import naturally, visible
from policypack.stack import Stack
from policypack.symbol import Text
from policypack.values import UNKNOWN, Secret, unwrap
from policypack.version import ANYWHERE

if TYPE_CHECKING:
    from policypack.aws import Lookups
    from policypack.preview.check import Program
    from policypack.preview.project import Project
    from policypack.preview.run import PreviewResult

log = logging.getLogger(__name__)

# For one run of the program: the engine waits for us, without a limit of its own. What it computes is limited more
# than how long that takes: a compiler on a busy machine waits for its turn most of the time.
SECONDS = 120.0
PROCESSOR_SECONDS = 60.0

# What the provider puts at the end of a name that it makes: seven hex digits, in FIFO names before the suffix.
_FIFO = ".fifo"
_RANDOM = re.compile(r"(?P<stem>.*-)(?P<random>[0-9a-f]{7})(?P<end>\.fifo)?")
_IN_TEXT = re.compile(r"[\w.-]*[0-9a-f]{7}(?:\.fifo)?")
# Filled in by the provider and by our preview, each in its own way: not what the program says.
_FILLED = frozenset({"region", "tagsAll", "__defaults"})


@dataclass(frozen=True, slots=True)
class Given:
    """What the engine says of the deployment: `config` is decrypted, `secret_keys` are those of its names."""

    project: str
    stack: str
    organization: str
    config: Mapping[str, str]
    secret_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Merged:
    """The engine's stack with what the twin could see.

    `differing` are the names of resources that the two show differently, `missing` those that only the engine has,
    `more` the resources that only the twin has: made in callbacks that the engine does not run. `filled` are the URNs
    of those of which it shows more than the engine.
    """

    stack: Stack
    filled: frozenset[str]
    differing: tuple[str, ...]
    missing: tuple[str, ...]
    more: tuple[Resource, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a program plans that the engine may end. `ended`: our run ended too, or its compiler does not let it begin.
    `new`: nothing of it exists.

    `program` is the source with what the run of it showed.
    """

    stack: Stack
    ended: bool
    new: bool
    program: Program


class Twin:
    """The program beside the engine, found when it is first asked for. Nothing is found where nothing is `given`."""

    def __init__(self, given: Given | None, *, strict: bool = False) -> None:
        self._given = given
        self._strict = strict
        self._project: Project | None = None
        self._program: Program | None = None
        self._why = ""
        self._result: PreviewResult | None = None

    @property
    def project(self) -> Project | None:
        """The program's project, once it was asked for and found."""
        return self._project

    @cached_property
    def near(self) -> tuple[str, str] | None:
        """The program's folder, and how it is called where the user stands, both to put a file's name behind.

        None where the user stands elsewhere, or nobody knows where. Asked once the program was looked for.
        """
        from policypack.preview.beside import stands

        here = stands() if self._project else None
        if self._project is None or here is None:
            return None
        root, here = self._project.root.resolve(), here.resolve()
        if not root.is_relative_to(here):
            return None
        way = root.relative_to(here)
        return f"{root}{os.sep}", f"{way}{os.sep}" if way.parts else ""

    @property
    def arguments(self) -> str:
        """What our preview is called with to see this program."""
        where = shlex.quote(str(self._project.root)) if self._project else "PROGRAM"
        return f"{where} --stack {shlex.quote(self._given.stack)}" if self._given else where

    def program(self) -> Program | None:
        """Return the program's source for policies that read it; None where it was not found for certain."""
        program = self.source()
        if program is not None:
            program.begin()
        return program

    def source(self) -> Program | None:
        """Return the program's source, without a tool that is asked about it."""
        if self._given is None:
            return None
        from policypack.preview.beside import NotFound, engine_project
        from policypack.preview.check import load
        from policypack.preview.records import ProgramError

        try:
            self._project = engine_project(self._given)
            self._program = load(self._project)
            return self._program
        except NotFound as why:
            self._why = str(why)
            return None
        except ProgramError as error:
            self._why = error.problem.removesuffix(".")
            return None

    def wanted(self, pack: Mapping[str, Any]) -> bool:
        """May the program be run once more at all: in a preview, and where the settings let it?"""
        return self._given is not None and pack["seeThrough"] != "off"

    def seen_through(
        self, stack: Stack, analyzed: Iterable[str], pack: Mapping[str, Any], lookups: Lookups | None
    ) -> tuple[Merged | None, list[Skip]]:
        """Run the program once more and return the stack as far as that sees, and what `coverage` has to say of it."""
        if self._given is None or not self.wanted(pack):
            return None, []
        if self._project is None:
            return None, [self._skip("twin-not-found", self._why)]
        from policypack.preview.judgement import stack_of

        try:
            result = self._run(self._project, self._given, lookups)
            if result.failed:
                failure = next(failure for failure in result.failures if failure.fatal)
                raise ProgramStopped(failure.problem.partition("\n")[0].removesuffix("."))
            merged = merge(stack, stack_of(result), analyzed)
        except ProgramStopped as stopped:
            return None, [self._skip("twin-failed", str(stopped))]
        except Exception as error:
            if self._strict:
                raise
            log.debug("the twin failed", exc_info=error)
            return None, [self._skip("twin-failed", f"our preview itself failed ({type(error).__name__})")]
        told = [
            *(f"{name} has other values" for name in merged.differing),
            *(f"{name} is not made" for name in merged.missing),
        ]
        return merged, [self._skip("twin-differs", listed(sorted(told, key=naturally)))] if told else []

    def ahead(self, pack: Mapping[str, Any], lookups: Lookups | None) -> Ahead | None:
        """Run the program before the engine has, for where that may end it before its time. None: it cannot be run."""
        if self._given is None or self._project is None or self._program is None or not self.wanted(pack):
            return None
        from policypack.preview.judgement import stack_of

        try:
            result = self._run(self._project, self._given, lookups)
        except ProgramStopped:
            return None
        except Exception as error:
            if self._strict:
                raise
            log.debug("the twin failed", exc_info=error)
            return None
        ran = self._program.with_failure(*result.failures, missing_reads=result.missing_reads, referred=result.referred)
        ended = result.failed or ran.does_not_compile
        return Ahead(stack_of(result), ended, self._is_new(self._project, self._given), ran)

    @staticmethod
    def _is_new(project: Project, given: Given) -> bool:
        from policypack.preview.check.backend import backend

        try:
            return not backend(project).deployed(given.project, given.stack)
        except Undecided:
            return False

    def _run(self, project: Project, given: Given, lookups: Lookups | None) -> PreviewResult:
        if self._result is None or self._result.failed:  # beside the engine's own run a port may have been taken
            # A Node program is checked as its run tells.
            told = self._program.told if self._program else None
            self._result = run(project, organization=given.organization, lookups=lookups, on_report=told)
        return self._result

    def _skip(self, cause: CauseName, reason: str) -> Skip:
        command = f"{ANYWHERE} preview {self.arguments}"
        return Skip(COVERAGE, "", "", f"{visible(reason)}\n{visible(command)}", cause)


def listed(said: list[str]) -> str:
    return ", ".join(said[:5]) + (f" and {len(said) - 5} more" if len(said) > 5 else "")


class ProgramStopped(PolicypackError):  # noqa: N818  an outcome: the twin says nothing
    """The program could not be run once more. The message is one sentence without its period."""


def run(
    project: Project,
    *,
    organization: str,
    lookups: Lookups | None,
    on_report: Callable[[Mapping[str, Any]], None] | None = None,
) -> PreviewResult:
    """Run a program by our own preview. Raises ProgramStopped where it cannot be started."""
    from policypack.preview.records import ProgramError
    from policypack.preview.run import PreviewOptions, preview_project
    from policypack.symbol import Symbols

    options = PreviewOptions(
        timeout=SECONDS,
        processor=PROCESSOR_SECONDS,
        organization=organization,
        lookups=lookups,
        on_report=on_report,
    )
    try:
        return preview_project(project, Symbols(), options)
    except ProgramError as error:
        raise ProgramStopped(error.problem.removesuffix(".")) from None


def merge(engine: Stack, twin: Stack, analyzed: Iterable[str] = ()) -> Merged:
    """Put both views together. `analyzed` are the URNs that the engine has seen, left out of its stack or not."""
    planned = {resource.urn for resource in engine}
    seen = planned.union(analyzed)
    names = _names(engine, twin)
    merged, filled, differing, missing = [], set(), [], []
    for resource in engine:
        other = twin.get(resource.urn)
        if other is None:
            merged.append(resource)
            if resource.type.startswith("aws:") and not _below_component(resource, engine, twin):
                missing.append(resource.name)
        elif _differ(resource.values, other.values, names):
            merged.append(resource)
            differing.append(resource.name)
        else:
            seen_through = _filled(resource, other, names)
            merged.append(seen_through)
            if seen_through.values != resource.values:
                filled.add(resource.urn)
    # What is read, such as another stack, the engine never sends; its providers it makes itself.
    more = [
        resource
        for resource in twin
        if resource.urn not in seen and (resource.external or not resource.type.startswith("pulumi:"))
    ]
    stack = Stack(
        [*merged, *more],
        name=engine.name,
        project=engine.project,
        organization=engine.organization,
        config=engine.config,
        has_state=engine.has_state,
        complete=twin.complete and not missing and seen == planned,
        seen_through=True,
    )
    made = tuple(item for item in more if not item.external)
    return Merged(stack, frozenset(filled), tuple(differing), tuple(missing), made)


def _below_component(resource: Resource, engine: Stack, twin: Stack) -> bool:
    """Did a component make it that only its own provider can run? Then our preview has no children of it."""
    parent = engine.get(resource.parent)
    while parent is not None:
        if twin.get(parent.urn) is not None:
            return not parent.type.startswith("pulumi:pulumi:") and not any(
                child.parent == parent.urn for child in twin
            )
        parent = engine.get(parent.parent)
    return False


def _names(engine: Stack, twin: Stack) -> Mapping[str, str]:
    """Return the names that the provider made, by those that our preview made for the same resources."""
    found = {}
    for resource in engine:
        other = twin.get(resource.urn)
        if other is None:
            continue
        for name, value in resource.values.items():
            mine, theirs = unwrap(value), unwrap(other.values.get(name))
            if not isinstance(mine, str) or not isinstance(theirs, str) or mine == theirs:
                continue
            if _made_alike(mine, theirs) or _made(resource, name, mine, theirs):
                found[theirs] = mine
    return found


def _made(resource: Resource, name: str, mine: str, theirs: str) -> bool:
    """Is it the name that the provider makes for this type, with another random end? Some have no dash before it.

    What exists keeps the name that it was made with, also where the program has renamed or imported it since.
    """
    how = naming(resource.type)
    if how is None or how.property != name:
        return False
    kept = len(theirs.removesuffix(_FIFO)) - how.random
    if resource.exists and theirs[:kept].lower() == f"{how.prefix}{resource.name}{how.separator}".lower():
        return True
    return len(mine) == len(theirs) and (mine[:kept], mine.endswith(_FIFO)) == (theirs[:kept], theirs.endswith(_FIFO))


def _made_alike(mine: str, theirs: str) -> bool:
    one, other = _RANDOM.fullmatch(mine), _RANDOM.fullmatch(theirs)
    return one is not None and other is not None and (one["stem"], one["end"]) == (other["stem"], other["end"])


def _differ(engine: Any, twin: Any, names: Mapping[str, str]) -> bool:
    """Do the two know something, and not the same? What only one of them knows is no difference."""
    engine, twin = unwrap(engine), unwrap(twin)
    if engine is UNKNOWN or twin is UNKNOWN or engine is None or twin is None or isinstance(twin, Text):
        return False
    if isinstance(engine, Mapping) and isinstance(twin, Mapping):
        return any(_differ(value, twin.get(name), names) for name, value in engine.items() if name not in _FILLED)
    if isinstance(engine, list) and isinstance(twin, list):
        return len(engine) != len(twin) or any(_differ(*pair, names) for pair in zip(engine, twin, strict=True))
    if isinstance(engine, str) and isinstance(twin, str):
        return engine != _renamed(twin, names) and not _made_alike(engine, twin)
    if isinstance(engine, bool | int | float) and isinstance(twin, bool | int | float):
        return engine != twin
    return False


def _filled(resource: Resource, other: Resource, names: Mapping[str, str]) -> Resource:
    """Return the engine's resource with the twin's values where the engine knows none, and where it is made."""
    inputs = {
        name: value if name in _FILLED else _fill(value, other.values.get(name), names)
        for name, value in resource.values.items()
    }
    return resource.seen_through(inputs, other)


def _fill(engine: Any, twin: Any, names: Mapping[str, str]) -> Any:
    if isinstance(engine, Secret):
        return Secret(_fill(engine.value, unwrap(twin), names))
    if engine is UNKNOWN:
        return UNKNOWN if twin is None else _renamed(twin, names)
    twin = unwrap(twin)
    if isinstance(engine, dict) and isinstance(twin, Mapping):
        return {name: _fill(value, twin.get(name), names) for name, value in engine.items()}
    if isinstance(engine, list) and isinstance(twin, list) and len(engine) == len(twin):
        return [_fill(*pair, names) for pair in zip(engine, twin, strict=True)]
    return engine


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Return a value of the twin with the engine's names in it for those that our preview made."""
    if not names:
        return value
    if is_marked(value):
        return value
    if isinstance(value, str):
        return names.get(value) or _IN_TEXT.sub(lambda match: names.get(match.group(), match.group()), value)
    if isinstance(value, Text):
        parts = tuple(_renamed(part, names) if isinstance(part, str) else part for part in value.parts)
        return Text(parts, _renamed(value.raw, names))
    if isinstance(value, Secret):
        return Secret(_renamed(value.value, names))
    if isinstance(value, Mapping):
        return {name: _renamed(item, names) for name, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, names) for item in value]
    return value
