"""Runs a Python program against the preview's monitor: `INTERPRETER python_runner.py JOB`.

The program's own interpreter runs this file, so of the pack it imports only the `python_*.py` beside it, and they all
keep to Python 3.8 and to what pulumi 3.60 has. It does what `pulumi-language-python-exec` does, and seven things more:

* an exception in an `apply` that was given a placeholder is reported and the result is unknown, as it would be
  without the placeholder; places that failed before are skipped from the start;
* such a function may compute and not act (`python_guard.py`), also where the placeholder is only on the way to its
  value (`python_trails.py`);
* where each resource is made is reported: older SDKs do not tell the monitor;
* a function called in its plain form sends the type of its result along, and a resource those of its outputs, so that
  the monitor can make them up (`python_shapes.py`);
* what only this process can make up is made here: entries of maps, elements of lists (`python_stand_ins.py`);
* which values are secret is told to the preview (`python_secrets.py`), so that no message shows them;
* the end of the program (exception, exit, where it hangs) is reported as JSON lines.
"""

from __future__ import annotations

import asyncio
import builtins
import contextvars
import faulthandler
import gc
import hashlib
import inspect
import json
import linecache
import logging
import os
import re
import runpy
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

if TYPE_CHECKING or __package__:
    from policypack.preview.python_guard import HELD, Guard, HeldCallback, Stopped
    from policypack.preview.python_secrets import Secrets
    from policypack.preview.python_shapes import lists_of_texts, outputs_header, result_header
    from policypack.preview.python_stand_ins import StandIns, UnreadDocument, UnreadError, name_lists, origin
    from policypack.preview.python_trails import Trail, is_traceable, lay, lay_along, leaves, tokens_in, trails_in
else:
    from python_guard import HELD, Guard, HeldCallback, Stopped
    from python_secrets import Secrets
    from python_shapes import lists_of_texts, outputs_header, result_header
    from python_stand_ins import StandIns, UnreadDocument, UnreadError, name_lists, origin
    from python_trails import Trail, is_traceable, lay, lay_along, leaves, tokens_in, trails_in


# As they are before the program runs, which may put its own in their places.
_dumps, _getpid, _open, _write, _close = json.dumps, os.getpid, os.open, os.write, os.close
_MAX_TEXT = 60_000  # characters of one text of an exception that are reported
_MAX_LINKS = 50  # of a chain of exceptions at each of its ends
_GROUP: Any = getattr(builtins, "BaseExceptionGroup", ())  # Python 3.11 has them


class EventFile:
    """Appends JSON lines to the file that the preview reads. Safe for threads; copies of the process say nothing.

    The file is opened for each line: a program may close what it did not open.
    """

    def __init__(self, path: str, mark: str) -> None:
        self._path = path
        self._mark = mark
        self._process = os.getpid()
        self._lock = threading.Lock()

    def write(self, **line: Any) -> None:
        if _getpid() != self._process:
            return
        text = (_dumps({**line, "by": self._mark}, default=said_by) + "\n").encode()
        reset = HELD.set(None)  # what is reported for a callback is no deed of the callback's
        try:
            with self._lock:
                self._append(text)
        finally:
            HELD.reset(reset)

    def _append(self, text: bytes) -> None:
        file = _open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            while text:
                text = text[_write(file, text) :]
        finally:
            _close(file)


def said_by(thing: Any) -> str:
    """Return what an object of the program's says of itself, which may fail."""
    try:
        return ends(str(thing))
    except BaseException as error:  # noqa: BLE001  the program's own
        return f"({type(thing).__name__}, whose __str__ raised {type(error).__name__})"


def ends(text: str) -> str:
    """Return the beginning and the end of a text that is too long to be reported."""
    half = _MAX_TEXT // 2
    return text if len(text) <= _MAX_TEXT else f"{text[:half]}\n…\n{text[-half:]}"


def absolute(file: str) -> str:
    """Return a frame's file as a full path: `main: app.py` makes relative ones. The folder never changes here."""
    return os.path.abspath(file)  # noqa: PTH100  must not follow links, and "<string>" may stay odd


def is_below(root: str, file: str) -> bool:
    """Does a file lie in a folder? What was compiled from no file, such as "<frozen os>", lies nowhere."""
    return not file.startswith("<") and str(Path(file).resolve()).startswith(root)


def links_of(error: BaseException) -> list[BaseException]:
    """Return an exception and its causes, itself first. Of a very long chain both ends."""
    chain: list[BaseException] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        chain.append(current)
        if current.__cause__ is not None:
            current = current.__cause__
        else:
            current = None if current.__suppress_context__ else current.__context__
    if len(chain) > 2 * _MAX_LINKS:
        chain = chain[:_MAX_LINKS] + chain[-_MAX_LINKS:]
    return chain if inmost(error) is error else [*chain, inmost(error)]


def inmost(error: BaseException) -> BaseException:
    """Return the first exception in a group, which says what happened; any other one as it is."""
    for _ in range(_MAX_LINKS):
        if not isinstance(error, _GROUP):
            break
        error = error.exceptions[0]
    return error


def frames_of(error: BaseException) -> list[tuple[str | int, ...]]:
    """Return file and line of every frame, outermost first, with its columns where Python knows them (from 3.11 on).

    Those of the causes come last.
    """
    frames: list[tuple[str | int, ...]] = []
    for link in links_of(error):
        trace = traceback.extract_tb(link.__traceback__)
        frames += [(absolute(frame.filename), frame.lineno or 0, *_columns(frame)) for frame in trace]
        if isinstance(link, SyntaxError) and link.filename:
            frames.append((absolute(link.filename), link.lineno or 1))
    return frames


def _columns(frame: Any) -> tuple[int, ...]:
    """Return where in its line a frame has stopped, from 0, and where that ends; nothing where it is not known."""
    start, end = getattr(frame, "colno", None), getattr(frame, "end_colno", None)
    if start is None or end is None:
        return ()
    line = linecache.getline(frame.filename, frame.lineno).rstrip("\n").encode()  # bytes are counted
    first = len(line[:start].decode("utf-8", "replace"))
    if frame.end_lineno != frame.lineno:
        return first, len(line.decode("utf-8", "replace"))
    return first, len(line[:end].decode("utf-8", "replace"))


class Witness:
    """Says what is known about the end of the program, and about stand-ins on the way there. `root` is its folder."""

    def __init__(self, root: str, report: EventFile) -> None:
        self._root = root
        self._report = report
        self._made: dict[tuple[str, str], Any] = {}
        self._answered: set[tuple[str, int]] = set()

    def made(self, type: str, name: str, props: Any) -> None:
        """Remember what a resource is given: the SDK looks at it later, and names the resource alone."""
        self._made[type, name] = props

    def answered(self, value: Any) -> None:
        """Report where the program has called a function in its plain form and was given stand-ins."""
        tokens = tokens_in(value)
        frame: Any = sys._getframe(2)
        while tokens and frame is not None:
            place = (absolute(frame.f_code.co_filename), frame.f_lineno)
            if self.is_own(place[0]):
                if place not in self._answered:
                    self._answered.add(place)
                    self._report.write(answered=place, tokens=sorted(tokens))
                return
            frame = frame.f_back

    def is_own(self, file: str) -> bool:
        return is_below(self._root, file) and "site-packages" not in file

    def _is_own_class(self, kind: type) -> bool:
        file = getattr(sys.modules.get(kind.__module__), "__file__", None)
        return kind.__module__ == "__main__" or (bool(file) and self.is_own(absolute(str(file))))

    def _held(self, variables: Any) -> dict[str, list[str]]:
        found = {name: tokens_in(value, self._is_own_class) for name, value in variables.items()}
        return {name: sorted(tokens) for name, tokens in found.items() if tokens}

    def _stack(self, link: BaseException) -> tuple[list[dict[str, Any]], set[str]]:
        """Return the program's frames, and the stand-ins in the variables of the code that it called last."""
        frames: list[dict[str, Any]] = []
        called: set[str] = set()
        trace = link.__traceback__
        while trace is not None:
            code = trace.tb_frame.f_code
            file = absolute(code.co_filename)
            if self.is_own(file):
                used = {name: trace.tb_frame.f_globals.get(name) for name in code.co_names}
                held = self._held({**used, **trace.tb_frame.f_locals})
                frames.append({"file": file, "line": trace.tb_lineno, "function": code.co_name, "held": held})
                called = set()
            elif file != absolute(__file__):
                called.update(tokens_in(list(trace.tb_frame.f_locals.values())))
            trace = trace.tb_next
        return frames, called

    def described(self, error: BaseException) -> dict[str, Any]:
        """Return what is to be said about an exception, less of it where the program's own objects prevent it."""
        try:
            return self._described(error)
        except Exception:  # noqa: BLE001  names, places and variables are the program's, and do what it says
            kind = type(error)
            nothing: dict[str, Any] = {"name": None, "key": None, "frames": [], "direct": False, "traceback": ""}
            return {"type": kind.__name__, "module": str(kind.__module__), "message": said_by(error), **nothing}

    def _described(self, error: BaseException) -> dict[str, Any]:
        stacks = [self._stack(link) for link in links_of(error)]
        said, first = said_by(error), inmost(error)
        if first is not error:
            said = ends(f"{said}: {type(first).__name__}: {said_by(first)}")
        fed = [props for (type, name), props in self._made.items() if repr(type) in said and repr(name) in said]
        frames = frames_of(error)
        return {
            "type": type(error).__name__,
            "module": type(error).__module__,
            "message": said,
            "name": getattr(error, "name", None) if isinstance(error, ImportError) else None,
            "key": getattr(error, "key", None),
            "frames": frames,
            "tokens": sorted(tokens_in(said).union(*(called for _, called in stacks))),
            "fed": sorted(tokens_in(fed).union(*(trail.tokens() for trail in trails_in(fed)))),
            "stacks": [own for own, _ in stacks if own],
            "direct": any(Path(str(file)).name == "runpy.py" or "<frozen runpy>" in str(file) for file, *_ in frames),
            "traceback": ends("".join(traceback.format_exception(type(error), error, error.__traceback__))),
        }


def site_of(callers: list[tuple[str, int]], func: Any, tokens: list[str]) -> str:
    """Return the place of a call as `file:line#call`: one line may call often, by other ways, with other functions and
    other stand-ins.

    `call` is the same in each run. Tokens that this process makes are not: who comes first gets the first.
    """
    code = getattr(func, "__code__", None)
    made = (code.co_filename, code.co_firstlineno) if code else getattr(func, "__qualname__", "")
    way = repr((callers, made, [token for token in tokens if not token.startswith("zqf")]))
    return f"{absolute(callers[0][0])}:{callers[0][1]}#{hashlib.blake2b(way.encode(), digest_size=6).hexdigest()}"


# Where the program combined outputs: tasks that the SDK begins for it go back there.
COMBINED: contextvars.ContextVar[list[tuple[str, int]] | None] = contextvars.ContextVar("preflight_way", default=None)
_ASYNCIO = str(Path(asyncio.__file__).parent)

# Instead of places to skip: no function at all is given a stand-in.
EVERYWHERE = "*"


def _text(file: str) -> str:
    try:
        return Path(file).read_text("utf-8", "replace")
    except OSError:
        return ""


# What modules look for their parts with.
_LOOKING = ("__getattr__", "__getattribute__")


class Applies:
    """Runs the functions that the program gives to `apply`, and sees to it that those with stand-ins only compute."""

    def __init__(
        self,
        skip: set[str],
        report: EventFile,
        guard: Guard,
        pulumi: Any,
        secrets: Secrets,
        is_own: Callable[[str], bool],
    ) -> None:
        self._skip = skip
        self._is_own = is_own
        self._secrets = secrets
        self._report = report
        self._guard = guard
        self._sdk = sdk_of(pulumi)
        self._output = pulumi.Output
        self._unknown = pulumi.output.UNKNOWN
        self._told: set[str] = set()
        self.count = 0

    def _is_internal(self) -> bool:
        """Is it the SDK, or this file, that called `apply`?"""
        file = sys._getframe(3).f_code.co_filename
        return file.startswith(self._sdk) or file == __file__

    def callers(self) -> list[tuple[str, int]]:
        """Return file and line of what called `apply`, innermost first, without Pulumi's SDK and this file.

        What the SDK begins in a task of its own was called where the program combined outputs.
        """
        found = []
        frame: Any = sys._getframe(2)
        while frame is not None:
            file = frame.f_code.co_filename
            if not file.startswith(self._sdk) and file != __file__:
                found.append((file, frame.f_lineno))
            frame = frame.f_back
        in_task = found and found[0][0].startswith(_ASYNCIO)
        return (COMBINED.get() if in_task else None) or found or [(self._sdk, 0)]

    def _skips(self, site: str, internal: bool) -> bool:
        if not self._skip:
            return False
        return site in self._skip or site.partition("#")[0] in self._skip or (EVERYWHERE in self._skip and not internal)

    def guarded(self, func: Callable[[Any], Any], trail: Trail, source: Any) -> Callable[[Any], Any]:
        """Return a callback that is guarded where a stand-in is on the way to its value; `trail` is its output's.

        `source` is the output whose value it gets.
        """
        outer = HELD.get()
        callers = self.callers()
        internal = self._is_internal()

        def call(value: Any) -> Any:
            self._secrets.tell_of(source, value)
            tokens = sorted(tokens_in(value) or trail.tokens() or (outer.tokens if outer else ()))
            site = site_of(callers, func, tokens) if tokens else ""
            if not tokens:
                result = func(value)
            elif self._skips(site, internal):
                result = self._unknown
            else:
                trail.own.update(tokens)
                result = self._held(func, value, HeldCallback(site, tuple(tokens), self._stopped), internal)
            if isinstance(result, self._output):
                trail.sources.extend(trails_in(result))
            return result

        return call

    def _held(self, func: Callable[[Any], Any], value: Any, held: HeldCallback, internal: bool) -> Any:
        self._guard.install()
        if not self.count:
            self._report.write(held=True)  # before it runs: it may have no end
        self.count += 1
        reset = HELD.set(held)
        try:
            result = func(value)
        except Stopped:
            return self._unknown
        except (Exception, SystemExit) as error:  # noqa: BLE001  the program's function: reported, never its failure
            return self._failed(held, error)
        finally:
            HELD.reset(reset)
        if inspect.isawaitable(result) and not isinstance(result, self._output):
            return self._awaited(result, value, held, internal)
        return self._made(result, value, held, internal)

    def _made(self, result: Any, value: Any, held: HeldCallback, internal: bool) -> Any:
        """Return what a callback has made, unknown where the real value may have made something else."""
        own = not internal or isinstance(value, str)  # from objects the SDK takes parts as they are
        kept = not held.stopped and (not own or not tokens_in(value) or is_traceable(result, value))
        return result if kept else self._unknown

    async def _awaited(self, result: Any, given: Any, held: HeldCallback, internal: bool) -> Any:
        reset = HELD.set(held)
        try:
            value = await result
        except Stopped:
            return self._unknown
        except (Exception, SystemExit) as error:  # noqa: BLE001  as above
            return self._failed(held, error)
        finally:
            HELD.reset(reset)
        return self._made(value, given, held, internal)

    def _stopped(self, held: HeldCallback, deed: str) -> None:
        self._tell(held, stopped=deed)

    def _failed(self, held: HeldCallback, error: BaseException) -> Any:
        if not held.stopped:  # else the error is a consequence, and that has been told
            way = self._mistake(error)
            why = {"mistake": way} if way else {}
            self._tell(held, error=f"{type(error).__name__}: {said_by(error)}", missing=self._missing(error), **why)
        return self._unknown

    @staticmethod
    def _missing(error: BaseException) -> str:
        """Return the file that a callback looked for in vain, where its name has nothing of a stand-in."""
        name = error.filename if isinstance(error, FileNotFoundError) else None
        return name if isinstance(name, str) and not tokens_in(name) else ""

    def _mistake(self, error: BaseException) -> list[tuple[str, int, int]]:
        """Return the way to a name that is not there, whatever a stand-in may be: for each function its file, where it
        begins, and the line; -1 for one that is not the program's."""
        if type(error) not in (AttributeError, NameError):
            return []
        of: Any = getattr(error, "obj", None)
        name = str(getattr(error, "name", ""))
        module = sys.modules.get(of.__module__) if isinstance(of, type) else of
        # What the program has made itself it may fill in later, with what it knows by then.
        others = isinstance(module, ModuleType) and module.__name__ not in ("builtins", UnreadDocument.__module__)
        others = others and not self._is_own(absolute(str(getattr(module, "__file__", None) or "<>")))
        if tokens_in(name) or not (type(error) is NameError or others):
            return []
        way: list[tuple[str, int, int]] = []
        for frame, line in traceback.walk_tb(error.__traceback__):
            code = frame.f_code
            if code.co_filename != __file__ and code.co_name not in _LOOKING:
                file = absolute(code.co_filename)
                way.append((file, code.co_firstlineno if self._is_own(file) else -1, line))
        if not way or way[-1][1] < 0:
            return []
        filled = type(error) is NameError and re.search(rf"\bglobal\b.*\b{name}\b", _text(way[-1][0]))
        return [] if filled else way

    def _tell(self, held: HeldCallback, **why: Any) -> None:
        if held.site not in self._told:
            self._told.add(held.site)
            self._report.write(apply=held.site, tokens=list(held.tokens), **why)


class Stub:
    """The monitor's stub: plain calls of functions, and resources, carry the declared types of what they give.

    `catalogued` are the types of resources whose outputs the monitor knows by itself. `unanswered` are the functions
    whose answer is unknown: SDKs before 3.260 do not look for that themselves.
    """

    def __init__(self, stub: Any, catalogued: set[str]) -> None:
        self._stub = stub
        self._catalogued = catalogued
        self.plain: dict[str, list[str]] = {}
        self.outputs: dict[str, str] = {}
        self.results: dict[str, str] = {}
        self.unanswered: set[str] = set()

    def declare(self, token: str, resource: type) -> None:
        """Remember what a class of resources declares, once for its type."""
        if token not in self.outputs:
            self.outputs[token] = outputs_header(resource) if token and token not in self._catalogued else ""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stub, name)

    def Invoke(self, request: Any, **options: Any) -> Any:  # noqa: N802  gRPC's name
        shapes = self.plain.get(request.tok)
        wanted = (("preflight-result", shapes[-1]),) if shapes and shapes[-1] else ()
        if not shapes and self.results.get(request.tok):
            wanted = (("preflight-outputs", self.results[request.tok]),)
        options["metadata"] = (("preflight-maps", "1"), *wanted)
        response, call = self._stub.Invoke.with_call(request, **options)
        if dict(call.trailing_metadata() or ()).get("preflight-unknown"):
            self.unanswered.add(request.tok)
        return response

    def RegisterResource(self, request: Any, **options: Any) -> Any:  # noqa: N802  gRPC's name
        return self._stub.RegisterResource(request, **self._declaring(request.type, options))

    def ReadResource(self, request: Any, **options: Any) -> Any:  # noqa: N802  gRPC's name
        return self._stub.ReadResource(request, **self._declaring(request.type, options))

    def _declaring(self, type: str, options: dict[str, Any]) -> dict[str, Any]:
        declared = self.outputs.get(type)
        return {**options, "metadata": (("preflight-outputs", declared),)} if declared else options


class QuietEngine:
    """The engine's stub without the SDK's debug messages: three calls for every resource, and nobody reads them."""

    def __init__(self, stub: Any) -> None:
        self._stub = stub

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stub, name)

    def Log(self, request: Any, **options: Any) -> Any:  # noqa: N802  gRPC's name
        return self._stub.Log(request, **options) if request.severity else None


def place_of(resource: Any, sdk: str) -> tuple[str, int] | None:
    """Return where the program makes a resource: the innermost frame of its own that is not the constructor."""
    frame: Any = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        own = not file.startswith(sdk) and "site-packages" not in file
        if own and not (frame.f_code.co_name == "__init__" and resource in list(frame.f_locals.values())[:1]):
            return absolute(file), frame.f_lineno
        frame = frame.f_back
    return None


def _outside(sdk: str) -> bool:
    """Is it a package, and not the program's own file, that called the SDK?"""
    frame = sys._getframe(2)
    while frame.f_back is not None and frame.f_code.co_filename.startswith(sdk):
        frame = frame.f_back
    return "site-packages" in frame.f_code.co_filename


def sdk_of(pulumi: Any) -> str:
    """Return the folder of Pulumi's SDK."""
    return str(Path(pulumi.__file__).parent)


def patch(pulumi: Any, stub: Stub, applies: Applies, report: EventFile, witness: Witness, secrets: Secrets) -> None:
    """Put the preview's own between the SDK and the program."""
    sdk = sdk_of(pulumi)
    original_init = pulumi.Resource.__init__
    original_apply = pulumi.Output.apply
    original_getitem = pulumi.Output.__getitem__
    original_invoke = pulumi.runtime.invoke
    stand_ins = StandIns(report.write)
    lists: dict[str, dict[str, str]] = {}

    def apply(self: Any, func: Callable[[Any], Any], *args: Any, **options: Any) -> Any:
        trail = Trail(trails_in(self))
        result = original_apply(self, applies.guarded(func, trail, self), *args, **options)
        lay(result, trail)
        return result

    def invoke(tok: str, *args: Any, **options: Any) -> Any:
        typ = options.get("typ", args[2] if len(args) > 2 else None)
        stub.plain.setdefault(tok, []).append(result_header(typ))
        try:
            result = original_invoke(tok, *args, **options)
        finally:
            stub.plain[tok].pop()
        if result is not None:
            result.value = stand_ins.opened(result.value)
            witness.answered(result.value)
        return result

    def init(self: Any, t: str, name: str, *args: Any, **options: Any) -> None:
        place = place_of(self, sdk)
        if place is not None:
            report.write(place=place, type=t, name=name)
        stub.declare(t, type(self))
        if t not in lists:
            lists[t] = lists_of_texts(type(self)) if t else {}
        props = options.get("props", args[1] if len(args) > 1 else None)
        witness.made(t, name, props)
        original_init(self, t, name, *args, **options)
        name_lists(self, lists[t])
        lay_along(self, props)

    def invoke_output(tok: str, *args: Any, **options: Any) -> Any:
        if tok not in stub.results:
            stub.results[tok] = result_header(options.get("typ", args[2] if len(args) > 2 else None))
        answer = original_invoke_output(tok, *args, **options)
        return original_apply(
            answer, lambda value: pulumi.output.UNKNOWN if tok in stub.unanswered else stand_ins.opened(value)
        )

    def getitem(self: Any, key: Any) -> Any:
        of = origin(self)
        if of is None or not isinstance(key, int):
            return original_getitem(self, key)
        resource, name = of

        def element(value: Any) -> Any:
            if isinstance(value, pulumi.output.Unknown):
                return original_apply(resource.urn, lambda urn: stand_ins.element(urn, f"{name}[{key}]"))
            return value[key]

        return self.apply(element, run_with_unknowns=True)

    settings: Any = sys.modules[pulumi.Config.__module__]
    original_setting: Any = getattr(settings, "get_config", None)
    unset: set[str] = set()

    def setting(key: str) -> Any:
        value = original_setting(key)
        if value is None and key not in unset and not _outside(sdk):
            unset.add(key)
            report.write(unset=key)
        return value

    if original_setting is not None:
        settings.get_config = setting
    original_invoke_output: Any = getattr(pulumi.runtime, "invoke_output", None)
    if original_invoke_output is not None:
        pulumi.runtime.invoke_output = invoke_output
    for name in _COMBINING:
        combine(pulumi.Output, name, secrets, applies)
    pulumi.Resource.__init__ = init
    pulumi.Output.apply = apply
    pulumi.Output.__getitem__ = getitem
    pulumi.runtime.invoke = invoke
    json.loads = stand_ins.loads(json.loads)
    keep_documents(pulumi)


def keep_documents(pulumi: Any) -> None:
    """Let outputs hold documents that nobody has read yet. Where the SDK would look into one, it is unknown."""
    rpc: Any = sys.modules["pulumi.runtime.rpc"]
    exports: Any = sys.modules["pulumi.runtime.stack"]
    serialize, has_unknowns, is_primitive = rpc.serialize_property, rpc.contains_unknowns, exports.is_primitive

    async def serialize_property(value: Any, *args: Any, **options: Any) -> Any:
        return await serialize(pulumi.output.UNKNOWN if isinstance(value, UnreadDocument) else value, *args, **options)

    def contains_unknowns(value: Any) -> bool:
        try:
            return bool(has_unknowns(value))
        except UnreadError:
            return any(isinstance(item, pulumi.output.Unknown) for item in leaves(value))

    rpc.serialize_property, rpc.contains_unknowns = serialize_property, contains_unknowns
    exports.is_primitive = lambda value: isinstance(value, UnreadDocument) or is_primitive(value)


# What makes one output of others without a function of the program's.
_COMBINING = ("all", "concat", "format", "from_input", "json_dumps", "json_loads", "secret", "unsecret")


def combine(output: Any, name: str, secrets: Secrets, applies: Applies) -> None:
    """Let one of these carry on the trails of what it is given; older SDKs lack some."""
    original = getattr(output, name, None)
    if original is None:
        return

    def combined(*args: Any, **options: Any) -> Any:
        if name == "secret":
            secrets.tell((args, options))
        if name == "from_input":
            unknown = sys.modules[output.__module__].UNKNOWN
            args = tuple(unknown if isinstance(value, UnreadDocument) else value for value in args)
        reset = COMBINED.set(applies.callers())
        try:
            result = original(*args, **options)
        finally:
            COMBINED.reset(reset)
        trails = trails_in((args, options))
        if trails:
            lay(result, Trail(trails))
        return result

    setattr(output, name, staticmethod(combined))


def settings_for(pulumi: Any, job: dict[str, Any], stub: Stub, engine: QuietEngine) -> Any:
    """Return the SDK's settings; older SDKs know fewer of them."""
    wanted = {
        "monitor": stub,
        "engine": engine,
        "project": job["project"],
        "stack": job["stack"],
        "parallel": job["parallel"],
        "dry_run": True,
        "organization": job["organization"],
        "root_directory": job["root"],
    }
    known = inspect.signature(pulumi.runtime.Settings.__init__).parameters
    return pulumi.runtime.Settings(**{key: value for key, value in wanted.items() if key in known})


def _is_status(code: Any) -> bool:
    return isinstance(code, int) and abs(code) < 2**31


def run(job: dict[str, Any], report: EventFile) -> None:
    try:
        import grpc
        import pulumi
        import pulumi.runtime
        from pulumi.runtime.proto import engine_pb2_grpc, resource_pb2_grpc
    except ImportError as error:
        report.write(sdk_missing=str(error), interpreter=sys.executable)
        return
    limit = 400 * 2**20
    channel = grpc.insecure_channel(
        job["address"],
        options=[("grpc.max_receive_message_length", limit), ("grpc.max_send_message_length", limit)],
    )
    stub = Stub(resource_pb2_grpc.ResourceMonitorStub(channel), set(job["catalogued"]))
    secrets = Secrets(job["secrets"])
    config = pulumi.runtime.get_config_env()
    pulumi.runtime.set_all_config(config, json.loads(os.environ.get("PULUMI_CONFIG_SECRET_KEYS", "[]")))
    pulumi.runtime.configure(settings_for(pulumi, job, stub, QuietEngine(engine_pb2_grpc.EngineStub(channel))))
    witness = Witness(job["root"], report)
    applies = Applies(set(job["skip"]), report, Guard(job["root"]), pulumi, secrets, witness.is_own)
    patch(pulumi, stub, applies, report, witness, secrets)

    sys.argv = [job["entry"]]
    os.chdir(job["folder"])
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    loop.set_default_executor(ThreadPoolExecutor(max_workers=job["parallel"] * 4))
    # A program that ends early leaves futures nobody looks at; the SDK's own runner keeps quiet about them too.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)

    def program() -> None:
        runpy.run_path(job["entry"], run_name="__main__")

    try:
        loop.run_until_complete(pulumi.runtime.run_in_stack(program))
    except SystemExit as error:
        code = error.code if error.code is None or _is_status(error.code) else said_by(error.code)
        report.write(exit=0 if code is None else code, **witness.described(error))
    except BaseException as error:  # noqa: BLE001  the program's own failure, an interrupt that it raises too
        report.write(error=True, **witness.described(error))
    report.write(done=True, callbacks=applies.count, pulumi=getattr(pulumi, "__version__", ""))


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    # The SDK makes tens of thousands of classes while it is imported, none of them garbage: to look for some after
    # every 700 objects, as Python does, is a quarter of a run.
    gc.set_threshold(50_000, 20, 100)
    # The first entry is this file's own folder, which is the pack's, not the program's.
    sys.path[:] = [path for path in sys.path if os.path.realpath(path or os.curdir) not in job["hidden"]]
    trace = Path(job["trace"]).open("w", encoding="utf-8")  # noqa: SIM115  open until the process ends
    faulthandler.dump_traceback_later(job["timeout"], exit=True, file=trace)
    run(job, EventFile(job["report"], job["mark"]))
    sys.stdout.flush()
    sys.stderr.flush()
    # At its exit Python looks once more for garbage among everything that was imported: half a second for nothing.
    gc.freeze()


if __name__ == "__main__":
    main()
