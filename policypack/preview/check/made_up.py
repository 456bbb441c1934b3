"""Values that are made up while the program runs, and where they end: in passwords, in what a resource is given."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from policypack.finding import Location
from policypack.preview.check.lint import Lint
from policypack.preview.check.python_files import Source

SECRET = re.compile(
    r"passw(or)?d|passphrase|pwd|secret|token|credential|api_?key|private_?key|auth_?key", re.IGNORECASE
)
# Words that hold "secret" or "token" and name no secret: Secrets Manager's own names, pagination.
_PUBLIC = re.compile(
    r"secret_?(id|name|arn|version)|next_?token|token_?(url|endpoint|id)|_(arn|name|id|length|policy)$", re.IGNORECASE
)
# What gives another value each time it is called.
# Sources: https://docs.python.org/3/library/random.html, secrets.html, uuid.html, datetime.html, time.html
_FRESH = re.compile(
    r"random\.(?!seed$)\w+|secrets\.(token_\w+|choice|rand\w+)|uuid\.uuid[14]|os\.urandom|time\.(time|time_ns|monotonic|strftime|ctime)|"
    r"datetime\.(datetime\.)?(now|utcnow|today)|datetime\.date\.today"
)
# Arguments whose very purpose is to change.
_MEANT = frozenset({"triggers", "keepers", "opts", "triggers_replace", "replacement_trigger"})


@dataclass(frozen=True, slots=True)
class Flow:
    """A made-up value and where it ends. `sink` is an argument or a name, `call` what takes it ("" for a name)."""

    maker: str
    source: Source
    line: int
    first: int
    last: int
    sink: str
    call: str = ""
    argument: bool = True

    @property
    def location(self) -> Location:
        return self.source.at(self.line)


class Fresh(Protocol):
    """A value that differs on every run, in whatever language: what makes it, and which argument of what takes it."""

    @property
    def maker(self) -> str: ...
    @property
    def sink(self) -> str: ...
    @property
    def call(self) -> str: ...
    @property
    def location(self) -> Location: ...


def is_secret(name: str) -> bool:
    return SECRET.search(name) is not None and _PUBLIC.search(name) is None


def insecure(sources: Sequence[Source], lints: Iterable[Lint]) -> Iterator[Flow]:
    """Yield each predictable random value that the linter names (S311) and that becomes a secret, once per place."""
    marked: dict[Source, set[tuple[int, int]]] = {}
    by_path = {source.path.resolve(): source for source in sources}
    for lint in lints:
        if lint.code == "S311" and (source := by_path.get(lint.file.resolve())):
            marked.setdefault(source, set()).add((lint.line, lint.column))

    for source, places in marked.items():

        def predictable(node: ast.Call, places: set[tuple[int, int]] = places) -> bool:
            return (node.lineno, node.col_offset + 1) in places

        seen: set[tuple[int, int]] = set()
        for flow in _flows(source, predictable):
            if is_secret(flow.sink) and (flow.first, flow.last) not in seen:
                seen.add((flow.first, flow.last))
                yield flow
                break  # one finding per file and cause: the same value goes on to other names


def fresh(sources: Sequence[Source]) -> Iterator[Flow]:
    """Yield each value that differs on every run and that a resource is given."""
    makers = {source: _changing(source) for source in sources}
    made = {source: _tainted(source, makers[source], {}) for source in sources}
    for source in sources:
        handed = {}
        for name, full in source.imports.items():
            module, _, member = full.lstrip(".").rpartition(".")
            theirs = next((made[each] for each in sources if _is_module(each, module)), {})
            for suffix in ("", "()"):
                if f"{member}{suffix}" in theirs:
                    handed[f"{name}{suffix}"] = theirs[f"{member}{suffix}"]
        seen: set[tuple[str, str]] = set()
        for flow in _flows(source, makers[source], handed):
            if not flow.call or not _is_resource(flow.call) or flow.sink in _MEANT:
                continue
            key = (flow.call, flow.sink)
            if key not in seen:
                seen.add(key)
                yield flow


def _changing(source: Source) -> Callable[[ast.Call], bool]:
    seeded = any(isinstance(node, ast.Call) and source.dotted(node.func) == "random.seed" for node in source.nodes)

    def changes(node: ast.Call) -> bool:
        name = source.dotted(node.func) or ""
        return bool(_FRESH.fullmatch(name)) and not (seeded and name.startswith("random."))

    return changes


def _is_module(source: Source, module: str) -> bool:
    parts = tuple(module.split("."))
    return bool(module) and source.path.with_suffix("").parts[-len(parts) :] == parts


def _is_resource(name: str) -> bool:
    package, _, cls = name.partition(".")
    last = cls.rpartition(".")[2]
    return package.startswith("pulumi_") and last[:1].isupper() and not last.endswith("Args") and "Provider" not in last


def _flows(
    source: Source, makes: Callable[[ast.Call], bool], handed: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Flow]:
    """Follow made-up values through names, functions and arguments of one file.

    `handed` are the file's names that hold made-up values of other files.
    """
    yield from _sinks(source, makes, _tainted(source, makes, handed))


def _tainted(source: Source, makes: Callable[[ast.Call], bool], handed: Mapping[str, str]) -> dict[str, str]:
    """Return the names and functions ("name()") of a file that hold made-up values, each with what makes it."""
    tainted = dict(handed)
    for _ in range(4):  # a value goes through few hands; each round is one
        before = len(tainted)
        for node in source.nodes:
            if isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign | ast.NamedExpr) and node.value is not None:
                maker = _maker(source, node.value, makes, tainted)
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                for target in targets if maker else ():
                    for name in _names(target):
                        tainted.setdefault(name, str(maker))
            elif isinstance(node, ast.Return) and node.value is not None:
                maker = _maker(source, node.value, makes, tainted)
                function = next((each for each in source.above(node) if isinstance(each, ast.FunctionDef)), None)
                if maker and function is not None and not _ignores(function):
                    tainted.setdefault(f"{function.name}()", maker)
        if len(tainted) == before:
            break
    return tainted


def _ignores(function: ast.FunctionDef) -> bool:
    return any("cache" in ast.unparse(each) for each in function.decorator_list)


def _sinks(source: Source, makes: Callable[[ast.Call], bool], tainted: dict[str, str]) -> Iterator[Flow]:
    for node in source.nodes:
        if isinstance(node, ast.Call):
            call = source.dotted(node.func) or ""
            given: list[tuple[str, ast.expr]] = [(word.arg, word.value) for word in node.keywords if word.arg]
            if node.args and _is_resource(call):
                given.append(("resource_name", node.args[0]))
            kept = _ignored_changes(node)
            for name, value in given:
                maker = _maker(source, value, makes, tainted)
                if maker and name not in kept:
                    yield _flow(source, value, maker, name, call or ast.unparse(node.func))
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            maker = _maker(source, node.value, makes, tainted)
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target]) if maker else ():
                for name in _names(target):
                    yield _flow(source, node.value, str(maker), name.rpartition(".")[2], "", argument=False)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    maker = _maker(source, value, makes, tainted)
                    if maker:
                        yield _flow(source, value, maker, key.value, "", argument=False)


def _flow(source: Source, node: ast.expr, maker: str, sink: str, call: str, *, argument: bool = True) -> Flow:
    first, last = source.span(node)
    return Flow(maker, source, node.lineno, first, last, sink, call, argument)


def _ignored_changes(call: ast.Call) -> set[str]:
    opts = next((word.value for word in call.keywords if word.arg == "opts"), None)
    for node in ast.walk(opts) if opts is not None else ():
        if isinstance(node, ast.keyword) and node.arg == "ignore_changes":
            return {str(each.value) for each in ast.walk(node.value) if isinstance(each, ast.Constant)}
    return set()


def _names(target: ast.AST) -> list[str]:
    if isinstance(target, ast.Name):
        return [target.id]
    if isinstance(target, ast.Attribute):
        return [ast.unparse(target)]
    if isinstance(target, ast.Tuple | ast.List):
        return [name for each in target.elts for name in _names(each)]
    return []


def _maker(source: Source, value: ast.AST, makes: Callable[[ast.Call], bool], tainted: dict[str, str]) -> str | None:
    """Return the call that made up (part of) a value, None where no part of it is.

    What other resources, and comparisons, make of a value is theirs: a resource's output is kept in its state.
    """
    if isinstance(value, ast.Call):
        if makes(value):
            return ast.unparse(value.func)
        name = source.dotted(value.func) or ""
        if name.startswith("pulumi_") and not name.endswith("Args"):
            return None
        own = tainted.get(f"{ast.unparse(value.func).rpartition('.')[2]}()")
        if own and isinstance(value.func, ast.Name):
            return own
    if isinstance(value, ast.Name | ast.Attribute):
        known = tainted.get(ast.unparse(value))
        if known:
            return known
    if isinstance(value, ast.Compare | ast.Lambda | ast.FunctionDef):
        return None
    for child in ast.iter_child_nodes(value):
        maker = _maker(source, child, makes, tainted)
        if maker:
            return maker
    return None
