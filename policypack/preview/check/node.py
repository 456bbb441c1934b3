"""The check of a TypeScript program: what the compiler that runs it says about what the run loads."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from policypack.catalogue import provider as shapes
from policypack.finding import Location
from policypack.preview.check.nearest_name import MODULES, class_elsewhere, nearest
from policypack.preview.check.node_kept import Found, NodeRecords, default_kept
from policypack.preview.check.problem import Problem, ProblemKind
from policypack.preview.check.python_files import walk
from policypack.preview.check.tools import failed, run_tool
from policypack.preview.places import owns, shown
from policypack.preview.project import Project
from policypack.values import parse_json

SECONDS = 60.0
_CHECKER = Path(__file__).resolve().parent / "node_types.cjs"
_SAID = re.compile(r"^(?:(?P<file>\S.*?)\((?P<line>\d+),(?P<column>\d+)\): )?error (?P<code>TS\d+): (?P<text>.*)$")
_RESOLUTION = re.compile(r"Option 'module' must be set to .* when option 'moduleResolution'")
_SUGGESTED = re.compile(r"Did you mean(?: to write)? '([^']+)'\?")
_UNKNOWN = re.compile(r"'(?P<name>\w+)' does not exist in type '(?P<type>\w+)'")
_NO_PROPERTY = re.compile(r"Property '(?P<name>\w+)' does not exist on type '(?P<type>[^']+)'")
_TYPEOF = re.compile(r"""typeof import\(".*?node_modules/((?:@[\w.-]+/)?[\w.-]+)[^"]*"\)""")
_ABSENT = re.compile(r"Cannot find module '(?P<name>[^']+)'")
_UNDECLARED = re.compile(r"Could not find a declaration file for module '(?P<name>[^']+)'")
_NO_TYPES = re.compile(r"Cannot find type definition file for '(?P<name>[^']+)'")
_MISSING = re.compile(r"Property '(?P<name>\w+)' is missing in type .* but required in type '(?P<type>\w+)'")
_PROMISED = re.compile(r"[Tt]ype 'Promise<(\w+Result)>' is not assignable to")
_RESOURCE_GIVEN = re.compile(r"[Tt]ype '([A-Z]\w+)' is not assignable to (?:parameter of )?type '(?:Input|string)")
_OUTPUT_CONVERTED = re.compile(
    r"[Tt]ype 'Output(?:Instance)?<.*?>' is not assignable to (?:parameter of )?type 'Input<"
)
# Where a value is wanted: in an operation, a loop, a call, and where one of its properties is read.
_OUTPUT_GIVEN = re.compile(
    r"[Tt]ype 'Output(?:Instance)?<.*?>' (?:is not assignable to|must have a)|on type 'Output(?:Instance)?<"
    r"|types .*'Output(?:Instance)?<.*?>' and |and 'Output(?:Instance)?<"
)
_NO_DEFAULT = frozenset({"TS1192", "TS1259"})
_DEFAULT = re.compile(r"""^Module '"?(?P<name>[^'"]+)"?' (?:has no default export|can only be default-imported)""")
_PACKAGE = re.compile(r"^(?:@[^/]+/)?[^/]+")
_OF_NODE = frozenset({"assert", "buffer", "child_process", "crypto", "dns", "events", "fs", "http", "https", "net"})
_OF_NODE |= {"os", "path", "process", "querystring", "readline", "stream", "timers", "tls", "url", "util", "zlib"}
# Syntax errors are TS1xxx; the others in these ranges are about types.
_IMPORTS = frozenset({"TS2307", "TS2305", "TS2724", "TS2614", *_NO_DEFAULT})
# Of those, what can be read well and is refused by the settings: top-level await, `export =`, decorators.
_SETTINGS = frozenset(
    {"TS1202", "TS1203", "TS1208", "TS1219", "TS1286", "TS1287", "TS1295", "TS1371", "TS1375", "TS1378"}
)
_SETTINGS |= {"TS1432", "TS1471", "TS1479", "TS1484", "TS1541", "TS1542", "TS1543"}
# A callback's parameter has no type where its function is not found: that is said already.
_FOLLOWING = frozenset({"TS7006", "TS7031"})


def files(project: Project) -> list[Path]:
    """Return the program's TypeScript and JavaScript files, tests left out."""
    found = [path for path in walk(project.root, (".ts", ".js", ".mts", ".cts")) if not path.name.endswith(".d.ts")]
    return [path for path in found if not {"tests", "test", "__tests__"} & set(path.relative_to(project.root).parts)]


class FreshValue(NamedTuple):
    """A value that differs on every run: what makes it, and the argument of the call that takes it."""

    maker: str
    sink: str  # "resource_name" for the first argument
    call: str
    location: Location


class Checking:
    """The check of one program's types: begun while the program runs, from what that run tells of its compiler.

    A program of which no TypeScript is compiled is not checked: there is nothing that a compiler could say.
    """

    def __init__(self, project: Project, *, seconds: float = SECONDS, kept: NodeRecords | None = None) -> None:
        self._project = project
        self._seconds = seconds
        self._kept = kept if kept is not None else default_kept()
        self._order: dict[str, Any] | None = None
        self._compiled: dict[str, Path] = {}
        self._loaded: dict[str, Path] = {}
        self._beside: Future[Found] | None = None
        self._whole: Found | None = None
        self._lock = threading.Lock()

    def told(self, line: Mapping[str, Any]) -> None:
        """Take a line of the run's report: what ts-node was told, a file that it compiles, or what node has loaded."""
        with self._lock:
            if "tsNode" in line and self._order is None:
                self._order = {key: line[key] for key in ("tsNode", "options", "folder")}
            self._loaded.update({str(file): Path(str(file)).resolve() for file in line.get("loaded", ())})
            if "compiled" not in line:
                return
            self._compiled[str(line["compiled"])] = Path(str(line["compiled"])).resolve()
            if self._order is not None and self._beside is None:
                self._beside = _begin(lambda: self._look([str(line["compiled"])]))

    def ahead(self, order: Mapping[str, Any], entry: Path) -> bool:
        """Look before the run, and return whether an error is found in a file that it may load. Raises Undecided."""
        self.told(order)
        with self._lock:
            if self._beside is None:
                self._beside = _begin(lambda: self._look([str(entry)]))
            beside = self._beside
        found = beside.result()
        looked = {self._config(), *(Path(file).resolve() for file in found["files"])}
        said = _said(str(found["text"]).splitlines(), Path(str(order["folder"])), self._config())
        return bool(found["checked"]) and any(each.path in looked for each in said)

    @property
    def compiled(self) -> tuple[Path, ...]:
        """The files that the program's run has compiled so far, in their order."""
        with self._lock:
            return tuple(self._compiled.values())

    @property
    def loaded(self) -> tuple[Path, ...]:
        """The program's own files that its run has loaded so far, nothing where that is not known."""
        with self._lock:
            found = dict.fromkeys((*self._compiled.values(), *self._loaded.values()))
        return tuple(path for path in found if owns(self._project.root, str(path)))

    def problems(self) -> tuple[Problem, ...]:
        """Return what the compiler says about the files that the run compiled. Raises Undecided where it cannot say."""
        found = self._found()
        if found is None:
            return ()
        said = _said(str(found["text"]).splitlines(), Path(str((self._order or {})["folder"])), self._config())
        loaded = {*self.compiled, self._config()}
        return tuple(_problems([each for each in said if each.path in loaded], sure=bool(found["checked"])))

    def fresh(self) -> tuple[FreshValue, ...]:
        """Return the values that differ on every run and that resources are given, in the files that the run compiled.

        Raises Undecided as `problems` does.
        """
        found = self._found()
        if found is None:
            return ()
        loaded = set(self.compiled)
        values = [(Path(each["file"]).resolve(), each) for each in found["fresh"]]
        return tuple(
            FreshValue(each["maker"], each["sink"], each["call"], Location(shown(path), each["line"]))
            for path, each in values
            if path in loaded
        )

    def _found(self) -> Found | None:
        """Return what the check found about all that the run compiled; None where it compiled nothing."""
        if self._beside is not None and self._whole is None:
            found = self._beside.result()
            looked = {Path(file).resolve() for file in found["files"]}
            # What is loaded in a way that the source does not show, such as `require` of a computed name, was not seen.
            self._whole = found if looked.issuperset(self.compiled) else self._look(list(self._compiled))
        return self._whole

    def _config(self) -> Path:
        """Return the file that holds the compiler's settings; Pulumi's own where there is none."""
        order = self._order or {}
        name = (order.get("options") or {}).get("project") or "tsconfig.json"
        found = Path(str(order.get("folder", self._project.folder))) / str(name)
        return (found if found.is_file() else self._project.file).resolve()

    def _look(self, roots: Sequence[str]) -> Found:
        order = {**(self._order or {}), "roots": roots}
        found = self._kept.get(order)
        if found is None:
            found = _asked(order, self._seconds)
            self._kept.put(order, found)
        return found


def _begin(look: Callable[[], Found]) -> Future[Found]:
    """Start a check in a thread of its own, which does not keep the preview from ending."""
    future: Future[Found] = Future()

    def work() -> None:
        try:
            future.set_result(look())
        except BaseException as error:  # noqa: BLE001  raised to whoever asks
            future.set_exception(error)

    threading.Thread(target=work, name="program check", daemon=True).start()
    return future


def _asked(order: Mapping[str, Any], seconds: float) -> Found:
    """Return what the program's own compiler finds. Raises Undecided where it does not say."""
    what = "the TypeScript compiler"
    # It is the one that has just compiled the program.
    command = [shutil.which("node") or "node", str(_CHECKER)]
    done = run_tool(what, command, seconds, folder=Path(str(order["folder"])), given=json.dumps(order))
    try:
        answer: Found = json.loads(done.stdout)
    except ValueError:
        raise failed(what, done, _reason(done.stderr)) from None
    return answer


def _reason(text: str) -> str:
    """Return the line of an uncaught error that says what it is, else the last one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or ["it said nothing"]
    return next((line for line in lines if re.match(r"\w*Error\b", line)), lines[-1]).removesuffix(".")


class _Said(NamedTuple):
    """One error of the compiler: where it is, its code and text, and the reasons that stand below it."""

    path: Path
    line: int
    column: int
    code: str
    text: str
    reasons: tuple[str, ...]


def _said(lines: Iterable[str], folder: Path, config: Path) -> Iterator[_Said]:
    """Read what a compiler wrote, as tsc writes it. What is in no file is in its settings."""
    current: _Said | None = None
    for text in lines:
        match = _SAID.match(text)
        if match is None:
            if current is not None and text.startswith(" "):
                current = current._replace(reasons=(*current.reasons, text.strip()))
            continue
        if current is not None:
            yield current
        path = (folder / match["file"]).resolve() if match["file"] else config
        line = int(match["line"]) if match["line"] else _line_with(config, re.findall("'([^']+)'", match["text"]))
        current = _Said(path, line, int(match["column"] or 0), match["code"], match["text"].strip(), ())
    if current is not None:
        yield current


def _line_with(file: Path, words: Sequence[str]) -> int:
    """Return the first line that has one of these words in quotes, from 1."""
    lines = file.read_text("utf-8-sig", "replace").splitlines()
    return next((at for at, line in enumerate(lines, 1) if any(f'"{word}"' in line for word in words)), 1)


def _problems(said: Iterable[_Said], *, sure: bool) -> list[Problem]:
    found: dict[str, Problem] = {}
    said = list(said)
    wrong = {(each.path, each.line) for each in said if each.code not in _FOLLOWING}
    for each in said:
        if each.code in _FOLLOWING and (each.path, each.line) in wrong:
            continue
        kind = _kind(each.code)
        # What is not there is one cause wherever it is imported; types are wrong file by file.
        cause = f"{each.code}:{each.text}" if kind == "import" else f"{each.code}:{each.path}:{each.text}"
        if (before := found.get(cause)) is not None:
            if before.file == shown(each.path) and each.line != before.line:
                found[cause] = replace(before, also=tuple(sorted({*before.also, each.line})))
            continue
        problem = Problem(
            kind=kind,
            cause=cause,
            problem=f"{_sentence(each.text)} ({each.code}).",
            fix=_fix(each.text, each.path, _from(each.path, each.line, each.column)),
            file=shown(each.path),
            line=each.line,
            first=each.line,
            last=each.line,
            detail=each.text,
            sure=sure,
            columns=(each.column - 1, each.column - 1) if each.column else None,
        )
        # The innermost reason names the cause best.
        for reason in each.reasons:
            if _UNKNOWN.search(reason) or _MISSING.search(reason):
                what = f"{problem.detail} {reason}"
                problem = replace(problem, fix=_fix(what, each.path, ""), detail=what)
        found[cause] = problem
    return list(found.values())


def _given_as_a_value(text: str) -> str | None:
    """Return the fix where a resource, an Output or a promise stands where a value of another kind is wanted."""
    if answer := _PROMISED.search(text):
        return f"Read a property of the {answer[1]} in then() or after await, or of the function's Output form."
    if (made := _RESOURCE_GIVEN.search(text)) and class_elsewhere(made[1]):
        return f"Give an output of the {made[1]}, for instance its id, and not the resource."
    if _OUTPUT_CONVERTED.search(text):
        return "Give an output of the type that is wanted, or convert its value inside apply()."
    if _OUTPUT_GIVEN.search(text):
        return (
            "Use its value inside apply(), or build the text with pulumi.interpolate or pulumi.jsonStringify: outside "
            "of them an Output has none."
        )
    return None


def _kind(code: str) -> ProblemKind:
    if code in _IMPORTS:
        return "import"
    return "syntax" if re.fullmatch(r"TS1\d{3}", code) and code not in _SETTINGS else "type"


def _sentence(text: str) -> str:
    text = _SUGGESTED.sub("", text)
    return _TYPEOF.sub(lambda match: match[1], text).strip().removesuffix(".").strip()


def _from(path: Path, line: int, column: int) -> str:
    """Return the names in the source from a place on, such as `elbv2.LoadBalancer`."""
    try:
        text = path.read_text("utf-8-sig", "replace").splitlines()[line - 1][max(column - 1, 0) :]
    except (OSError, IndexError):
        return ""
    found = re.match(r"\w+(\.\w+)*", text)
    return found.group() if found else ""


def _fix(text: str, file: Path, names: str) -> str:
    absent = _ABSENT.search(text)
    if absent:
        return _absent(absent["name"], file)
    default = _DEFAULT.search(text)
    if default and default["name"].startswith("/") and "/node_modules/" not in default["name"]:
        return "Import what it exports by name, or export a default there."
    if default:
        return 'Import it as a whole (`import * as name from …`), or set "esModuleInterop": true in compilerOptions.'
    undeclared = _UNDECLARED.search(text)
    if undeclared:
        return f"Declare it: a file of the program with `declare module '{undeclared['name']}';`, which it references."
    untyped = _NO_TYPES.search(text)
    if untyped:
        return f"Remove {untyped['name']} from `types` there, or add the package that declares it to package.json."
    if _RESOLUTION.search(text):
        return 'Set "moduleResolution": "node" in compilerOptions there, without which ts-node takes another one.'
    nothing = _NO_PROPERTY.search(text)
    if nothing and "@pulumi/aws/index" in text:
        module, _, cls = names.partition(".")
        right = class_elsewhere(cls) or MODULES.get(module)
        if right:
            return f"Use aws.{right.replace('lambda_', 'lambda')}."
    if value := _given_as_a_value(text):
        return value
    suggested = _SUGGESTED.search(text)
    if suggested:
        return f"Write {suggested[1]}."
    missing = _MISSING.search(text)
    if missing:
        return f"Give it the property {missing['name']}, which {missing['type']} needs."
    unknown = _UNKNOWN.search(text)
    if unknown:
        return f"Remove {unknown['name']}, or write the property of {unknown['type']} that is meant."
    if nothing and (close := nearest(nothing["name"], _outputs(nothing["type"]))):
        return f"Read {close}."
    return "Correct the program there."


def _absent(name: str, file: Path) -> str:
    """Return the fix for an import of what is not there. A package is named only where the program itself names it."""
    if name.startswith("."):
        return f"Add the file {name}, or correct the import."
    if name.startswith("node:") or name.partition("/")[0] in _OF_NODE:
        return "Add @types/node, which declares Node.js's own modules, to package.json and install it."
    found = _PACKAGE.match(name)
    package = found.group() if found else name
    for folder in file.parents:
        if (folder / "node_modules" / package).is_dir():
            return f"Correct the import: {package} is installed, and has no {name.removeprefix(package + '/')}."
        if package in _named(folder / "package.json"):
            return f"Install the program's packages in {shown(folder)}: its package.json names {package}."
    return "Correct the import, or add the package that is meant to package.json and install it."


def document_of(file: Path) -> Mapping[str, Any]:
    """Return what a package.json says."""
    try:
        document = parse_json(file.read_text("utf-8-sig"))
    except (OSError, ValueError):
        return {}  # there is none, or npm says more about it
    return document if isinstance(document, dict) else {}


def _named(file: Path) -> set[str]:
    """Return the packages that a package.json names."""
    groups = document_of(file)
    kinds = ("dependencies", "devDependencies", "peerDependencies", "optionalDependencies")
    return {name for kind in kinds if isinstance(groups.get(kind), dict) for name in groups[kind]}


def _outputs(cls: str) -> list[str]:
    """Return the outputs that all of pulumi-aws's resource classes of this name have: which one it is nobody says."""
    found = [set(shapes.outputs(token)) for token in shapes.resource_types() if token.endswith(f":{cls}")]
    return sorted(set.intersection(*found)) if found else []
