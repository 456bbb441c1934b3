"""Run a program against our own monitor, as often as it takes, and return what it registered."""

from __future__ import annotations

import collections
import json
import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from google.protobuf.struct_pb2 import Struct

from policypack import processes
from policypack.clock import limit
from policypack.finding import Location
from policypack.preview import failures as say
from policypack.preview import languages, wire
from policypack.preview.beside import shells_python
from policypack.preview.blame import Answered, on_the_way
from policypack.preview.channel import Channel
from policypack.preview.hosts import Job, Launch
from policypack.preview.invokes import Invokes
from policypack.preview.monitor import STACK_REFERENCE, Monitor, serving
from policypack.preview.other_stacks import OtherStacks
from policypack.preview.places import owns, shown
from policypack.preview.planned import Planner
from policypack.preview.project import Project, read_project
from policypack.preview.recorder import Recorder
from policypack.preview.records import CALLBACK, WHOLE, MissingRead, Note, ProgramFailure, Referred, Registration
from policypack.preview.resource_tree import Setting
from policypack.reads import Reads
from policypack.redaction import Redactor, looks_secret
from policypack.stack import STACK_TYPE
from policypack.symbol import Symbol, Symbols
from policypack.version import INSTALLED

if TYPE_CHECKING:
    from policypack.aws import Lookups

Progress = Callable[[str], None]
# A program is run again where a placeholder broke an apply. New places may come to light in each run.
_MAX_RUNS = 6
# Left out in place of single places: every callback that would be given a stand-in (python_runner.py).
EVERYWHERE = "*"
_GRACE = 5.0
_KEPT_OUTPUT = 256 * 1024
# Characters of one of its secrets, in a row, in what a program says.
_GIVEN_AWAY = 6
_OUT_OF_TIME = "Timeout ("  # with which faulthandler begins: a program may write into what it finds open
_LOOK = 0.05  # seconds between looks at what a run reports
_LOOK_AT_PROCESSOR = 0.5


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """How to preview a program.

    `config` are KEY=VALUE texts, `region` sets `aws:region`, `timeout` is in seconds for each run of the program, and
    `processor` how many of them it may compute: a busy machine uses none of those up.
    `lookups` is how functions ask AWS; without it their answers are symbols. `account` is the AWS account where it is
    known. `progress` is told what is done now, in a few words. `on_project` is given the project once it is read and
    can be started, before it runs: what looks at its source may begin then.
    `on_report` is given what a Node program's run says of its compiler and its files, while it runs.
    """

    stack: str | None = None
    config: Sequence[str] = ()
    region: str | None = None
    organization: str = "organization"
    timeout: float = 120.0
    processor: float | None = None
    account: str | None = None
    lookups: Lookups | None = None
    progress: Progress | None = None
    on_project: Callable[[Project], None] | None = None
    on_report: Callable[[Mapping[str, Any]], None] | None = None


@dataclass(frozen=True, slots=True)
class PreviewResult:
    """What a program registered, in order, and what is to be said about the run.

    Failures, notes, the output and the logs are without what the program holds secret. `secrets` are those values that
    may stand in no name and no message either: secret settings, and what is made like a credential.

    `exports` are the stack's outputs, `component_outputs` those of components by URN. `output` is what the program
    printed, `logs` what it logged: (severity, text, URN). `runs` counts how often it was run. `left_out`: there are
    callbacks that were not run, and that may make resources. `missing_reads` are files that callbacks look for in vain.
    """

    project: Project
    symbols: Symbols
    registrations: tuple[Registration, ...]
    exports: Struct
    component_outputs: Mapping[str, Struct]
    failures: tuple[ProgramFailure, ...]
    notes: tuple[Note, ...]
    logs: tuple[tuple[str, str, str], ...]
    output: str
    runs: int
    seconds: float
    secrets: frozenset[str]
    organization: str = ""
    left_out: bool = False
    missing_reads: tuple[MissingRead, ...] = ()

    @property
    def referred(self) -> tuple[Referred, ...]:
        """The other stacks that were referred to by names that are known."""
        return tuple(
            Referred(item.id, item.location)
            for item in self.registrations
            if item.external and item.type == STACK_REFERENCE and item.id
        )

    @property
    def cut_short(self) -> bool:
        """Did the program stop before its end, so that what was to come is not known?"""
        return any(failure.kind not in WHOLE for failure in self.failures)

    @property
    def failed(self) -> bool:
        """Would the engine refuse to go on with this program?"""
        return any(failure.fatal for failure in self.failures)


@dataclass(frozen=True, slots=True)
class _Run:
    """One run. `doubtful`: where it failed, a callback with a stand-in may have led there."""

    recorder: Recorder
    failure: ProgramFailure | None
    applies: list[Mapping[str, Any]]
    output: str
    secrets: frozenset[str]
    doubtful: bool = False
    left_out: bool = False

    @property
    def failed(self) -> bool:
        return self.failure is not None or bool(self.recorder.failures)


def preview(program: Path, options: PreviewOptions = PreviewOptions()) -> PreviewResult:
    """Preview the program in a folder (or of a project file) without the engine.

    Raises ProgramError where it cannot be started at all; what goes wrong later is in `failures`.
    """
    symbols = Symbols()
    project = read_project(
        program,
        stack=options.stack,
        config=options.config,
        region=options.region,
        placeholder=lambda key: symbols.token("", "config", key, secret=True),
    )
    if INSTALLED and project.runtime == "python":
        # The command's own environment has the pack's packages, and the shell's the program's.
        project = replace(project, interpreter=shells_python())
    # What checks a program's source may run tools of its packages: only where the program itself is run too.
    languages.of(project).require(project)
    if options.on_project is not None:
        options.on_project(project)
    return preview_project(project, symbols, options)


def preview_project(project: Project, symbols: Symbols, options: PreviewOptions) -> PreviewResult:
    """Preview a project that was read already, with the settings it has. `symbols` made the stand-ins in them.

    Raises ProgramError where it cannot be started.
    """
    started = time.monotonic()
    notes: dict[str, Note] = {note.text: note for note in project.notes}
    invokes = Invokes(symbols, options.lookups)
    attempts = _Attempts(project, options, symbols, invokes)
    run = attempts.run()
    recorder = run.recorder
    for note in (*attempts.notes, *recorder.notes, *say.remote(recorder.registrations)):
        notes.setdefault(note.text, note)
    stopped = run.failure is not None and run.failure.kind == "placeholder"
    for note in invokes.notes(stopped):
        notes.setdefault(note.text, note)
    found = list(recorder.failures)
    if run.failure:
        found.insert(0, run.failure)
    found += attempts.mistakes
    if project.missing and not any(failure.kind == "configuration" for failure in found):
        found.insert(0, say.missing_settings(project, project.missing, Location(shown(str(project.file)), 1)))
    registrations = recorder.registrations
    planned = [item for item in registrations if item.type != STACK_TYPE and not item.type.startswith("pulumi:")]
    root = next((item.urn for item in registrations if item.type == STACK_TYPE), "")
    outputs = {item.urn: own for item in registrations if (own := recorder.outputs(item.urn)) is not None}
    if not planned and not found and not outputs.get(root, Struct()).fields:
        found.append(say.empty(project))
    structs = [struct for item in registrations for struct in (item.inputs, item.outputs)]
    # An answer with something secret is secret as a whole, and what its properties are called is known to all.
    told = {part for text in attempts.secrets - recorder.names for part in wire.secret_parts(text)}
    hidden = {*told, *project.secrets, *wire.secret_texts((*structs, *outputs.values()))}
    redactor = Redactor(Reads(), hidden, least=_GIVEN_AWAY, known={project.stack, project.name} - hidden)
    return PreviewResult(
        project=project,
        symbols=symbols,
        registrations=registrations,
        exports=outputs.pop(root, Struct()),
        component_outputs=outputs,
        failures=tuple(_without(failure, redactor) for failure in found),
        notes=tuple(replace(note, text=redactor.message(note.text)) for note in notes.values()),
        logs=tuple((severity, redactor.text(text), urn) for severity, text, urn in recorder.logs),
        output=redactor.text(run.output),
        runs=attempts.count,
        seconds=time.monotonic() - started,
        secrets=project.secrets | set(filter(looks_secret, hidden)),
        organization=options.organization,
        left_out=run.left_out,
        missing_reads=tuple(attempts.missing_reads),
    )


def _without(failure: ProgramFailure, redactor: Redactor) -> ProgramFailure:
    """Return a failure without the program's secrets, its values cut and in one line."""
    return replace(
        failure,
        problem=redactor.message(failure.problem),
        fix=redactor.message(failure.fix),
        traceback=redactor.text(failure.traceback),
    )


class _Attempts:
    """The runs of one program: as often as it takes to go through, or to prove that it is the program that does not."""

    def __init__(self, project: Project, options: PreviewOptions, symbols: Symbols, invokes: Invokes) -> None:
        self._project = project
        self._options = options
        self._symbols = symbols
        self._invokes = invokes
        self.count = 0
        self.notes: list[Note] = []
        self.secrets: set[str] = set()
        self._lines: dict[str, Mapping[str, Any]] = {}

    def run(self) -> _Run:
        seen_through = self._see_through()
        if not (seen_through.failed and seen_through.doubtful):
            return seen_through
        # First without callbacks on stand-ins, then without stand-ins: as the engine runs it.
        for way in (_Way(skip=(EVERYWHERE,)), _Way(skip=(EVERYWHERE,), blind=True)):
            again = self._once(way)
            if not again.failed:
                self.notes.append(Note("apply", _LEFT_OUT.format(problem=_problem(seen_through))))
                return again
        return replace(seen_through, failure=again.failure)

    @property
    def missing_reads(self) -> Iterator[MissingRead]:
        """Yield the files that callbacks look for in vain; none is certain where one was stopped from making some."""
        certain = not any("stopped" in line for line in self._lines.values())
        for site, line in self._lines.items():
            if line.get("missing"):
                yield MissingRead(str(line["missing"]), _location(site), certain)

    @property
    def mistakes(self) -> list[ProgramFailure]:
        """What callbacks raise whatever they are given, each place once."""
        found = [say.mistaken(self._project.root, line) for line in self._lines.values() if "mistake" in line]
        return list({failure.location: failure for failure in found}.values())

    def _see_through(self) -> _Run:
        """Run until no callback needs more than its stand-ins."""
        skip: set[str] = set()
        for _ in range(_MAX_RUNS):
            run = self._once(_Way(tuple(sorted(skip))))
            new = {str(line["apply"]) for line in run.applies} - skip
            if not new:
                break
            # A line that needs more again is left out as a whole.
            skip |= new | ({_line_of(site) for site in new} & {_line_of(site) for site in skip})
            told: set[str] = set()
            for line in run.applies:
                place = _line_of(str(line["apply"]))
                if not line.get("missing") and "mistake" not in line and place not in told:
                    self.notes.append(_apply_note(line, self._symbols))
                told.add(place)
            self._lines.update({str(line["apply"]): line for line in run.applies})
        return run

    def _once(self, way: _Way) -> _Run:
        self.count += 1
        if self._options.progress is not None:
            again = f" again ({self.count})" if self.count > 1 else ""
            self._options.progress(f"Running {self._project.name}{again}")
        run = _run(self._project, self._options, self._symbols, self._invokes, way)
        if run.recorder.bugs:
            raise run.recorder.bugs[0]
        self.secrets |= run.secrets
        return run


class _Way(NamedTuple):
    """How to run: which places of callbacks are left out; `blind`: outputs are unknown and not symbols."""

    skip: tuple[str, ...] = ()
    blind: bool = False


_LEFT_OUT = "Callbacks on values that only an update can know were left out: with placeholders, {problem}"


def _problem(run: _Run) -> str:
    failure = run.failure or run.recorder.failures[0]
    return failure.problem[:1].lower() + failure.problem[1:]


def _apply_note(line: Mapping[str, Any], symbols: Symbols) -> Note:
    names = say.named(line["tokens"], symbols)
    location = _location(str(line["apply"]))
    if "stopped" in line:
        deed = say.readable(str(line["stopped"]), symbols)
        return Note(CALLBACK, f"at {location} one would {deed}, given {names}.", location)
    error = say.readable(str(line["error"]), symbols).removesuffix(".")
    text = (
        f"What the program makes of {names} at {location} is unknown before an update: "
        f"it needs the real value there ({error})."
    )
    return Note("apply", text, location)


def _line_of(site: str) -> str:
    """Return the `file:line` of a call of `apply`, which the runners tell as `file:line#call`."""
    return site.rpartition("#")[0] or site


def _location(site: str) -> Location:
    file, _, line = _line_of(site).rpartition(":")
    return Location(shown(file), int(line))


def _run(project: Project, options: PreviewOptions, symbols: Symbols, invokes: Invokes, way: _Way) -> _Run:
    recorder = Recorder(project.root, project.stack, project.name)
    setting = Setting(
        project=project.name,
        stack=project.stack,
        organization=options.organization,
        config=project.config,
        secret_keys=project.secret_keys,
        ambient_region=os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or "",
    )
    planner = Planner(symbols, options.account, blind=way.blind)
    monitor = Monitor(recorder, symbols, planner, setting, invokes, OtherStacks(project))
    with tempfile.TemporaryDirectory(prefix="preflight-") as folder, serving(monitor) as address, Channel() as channel:
        seconds = limit(options.timeout)
        job = Job(project, options.organization, address, Path(folder), seconds, way.skip, channel.fd)
        how = languages.of(project).command(job)
        with _followed(job, options.on_report):
            processor = limit(options.processor) if options.processor else None
            code, output, spent = _execute(how, seconds + (_GRACE if how.watched else 0), channel, processor)
        lines = [line for text in _read(job.report).split("\n") if (line := _line(text, job.mark))]
        _adopt(symbols, lines)
        places = _places(project, lines)
        recorder.place(places)
        time_over = f"{options.processor:g} seconds of processor time" if spent else f"{options.timeout:g} seconds"
        failure = _failure(project, time_over, code, lines, places, _read(job.trace), output, symbols)
    applies = [line for line in lines if "apply" in line]
    return _Run(recorder, failure, applies, output, channel.texts(), _doubtful(lines), left_out=bool(way.skip))


def _doubtful(lines: Sequence[Mapping[str, Any]]) -> bool:
    """May what the program does later with a stand-in have led to the end of a run, in a callback or in the SDK?"""
    later = [line for line in lines if line.get("direct") is False and "apply" not in line]
    # Without an end nothing says what led there.
    signs = ("held",) if any("done" in line for line in lines) else ("held", "answered")
    used = any(sign in line for line in lines for sign in signs)
    return used or any(on_the_way(line, ()) for line in later)


def _adopt(symbols: Symbols, lines: Sequence[Mapping[str, Any]]) -> None:
    """Take over the tokens that the program's process has made."""
    for line in lines:
        if "symbol" in line:
            known = symbols.entry(line["whole"], line["key"]) if "whole" in line else None
            if "urn" in line:
                known = Symbol(line["urn"], line["urn"].rpartition("::")[2], line["path"])
            if known is not None:
                symbols.adopt(line["symbol"], known)


@contextmanager
def _followed(job: Job, tell: Callable[[Mapping[str, Any]], None] | None) -> Iterator[None]:
    """Tell each line of a report as it is written; all of them have been told at the end."""
    if tell is None:
        yield
        return
    over = threading.Event()
    read = 0

    def follow() -> None:
        nonlocal read
        last = False
        while not last:
            last = over.wait(_LOOK)
            for text in _read(job.report).split("\n")[read:-1]:
                read += 1
                line = _line(text, job.mark)
                if line:
                    tell(line)

    follower = threading.Thread(target=follow, name="report", daemon=True)
    follower.start()
    try:
        yield
    finally:
        over.set()
        follower.join()


def _failure(
    project: Project,
    time_over: str,
    code: int | None,
    lines: Sequence[Mapping[str, Any]],
    places: Mapping[tuple[str, str], Location],
    trace: str,
    output: str,
    symbols: Symbols,
) -> ProgramFailure | None:
    answered = [
        Answered(file=line["answered"][0], line=line["answered"][1], tokens=line["tokens"])
        for line in lines
        if "answered" in line
    ]
    for line in lines:
        if "sdk_missing" in line:
            return say.no_sdk(project, line)
        if "exit" in line:
            return say.exited(project, line, code, say.named(on_the_way(line, answered), symbols))
        if "error" in line and "apply" not in line:
            unset = [str(other["unset"]) for other in lines if "unset" in other]
            return say.raised(project, line, symbols, places, say.named(on_the_way(line, answered), symbols), unset)
    done = any("done" in line for line in lines)
    if code is None or _OUT_OF_TIME in trace:
        return say.hung(project, time_over, trace, done=done)
    if done:
        return None
    return say.died(code, output)


def _places(project: Project, lines: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], Location]:
    """Return where resources are made, by type and name. The same twice is said by neither."""
    found: dict[tuple[str, str], set[Location]] = {}
    for line in lines:
        if "place" in line and owns(project.root, line["place"][0]):
            place = Location(shown(line["place"][0]), int(line["place"][1]))
            found.setdefault((line["type"], line["name"]), set()).add(place)
    return {key: next(iter(places)) for key, places in found.items() if len(places) == 1}


def _line(text: str, mark: str) -> Mapping[str, Any]:
    """Return a line of a report; none for what the end of its process has cut off, and what others have written."""
    try:
        line = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return line if isinstance(line, dict) and line.pop("by", None) == mark else {}


def _read(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""


def _execute(
    how: Launch, timeout: float, channel: Channel, processor: float | None = None
) -> tuple[int | None, str, bool]:
    """Run a command to its end.

    Returns its exit code, None where it had to be stopped, the end of its output, and whether it had computed too long.
    """
    # A session of its own, so that what the program starts can be stopped with it.
    process = subprocess.Popen(  # noqa: S603  the user's own program, named by the user
        how.arguments,
        cwd=how.folder,
        env=dict(how.environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        pass_fds=(channel.fd,) if channel.fd >= 0 else (),
    )
    channel.started()
    assert process.stdout is not None  # a pipe was asked for
    kept: collections.deque[bytes] = collections.deque()
    reader = threading.Thread(target=_keep, args=(process.stdout, kept), daemon=True)
    reader.start()
    # A thread waits without a limit, because `wait` with one looks only every 50 ms.
    waiter = threading.Thread(target=process.wait, daemon=True)
    waiter.start()
    code: int | None = None
    spent = False
    try:
        if processor is None:
            waiter.join(timeout)
        else:
            spent = _spent(process.pid, waiter, timeout, processor)
        code = process.returncode
    finally:
        processes.end(process)
        reader.join(limit(_GRACE))
        if not reader.is_alive():
            process.stdout.close()
    return code, b"".join(kept).decode("utf-8", "replace"), spent


def _spent(pid: int, waiter: threading.Thread, timeout: float, processor: float) -> bool:
    """Wait for a process, and return whether it, with what it has started, has computed as long as it may."""
    end = time.monotonic() + timeout
    while (left := end - time.monotonic()) > 0:
        waiter.join(min(left, _LOOK_AT_PROCESSOR))
        if not waiter.is_alive():
            return False
        if _computed(pid) >= processor:
            return True
    return False


def _computed(pid: int) -> float:
    """Return for how many seconds a process and those below it have kept a processor busy."""
    import psutil  # for who runs beside the engine: another user's machine decides how long that may take

    total = 0.0
    try:
        own = psutil.Process(pid)
        for each in (own, *own.children(recursive=True)):
            with suppress(psutil.Error):
                times = each.cpu_times()
                total += times.user + times.system + times.children_user + times.children_system
    except psutil.Error:
        pass  # it has just ended
    return total


def _keep(stream: IO[bytes], kept: collections.deque[bytes]) -> None:
    """Read a stream to its end and keep the last part of it: a program may print without end."""
    size = 0
    while chunk := stream.read1(65536):  # type: ignore[attr-defined]  # a pipe's reader is buffered
        kept.append(chunk)
        size += len(chunk)
        while size > _KEPT_OUTPUT and len(kept) > 1:
            size -= len(kept.popleft())
