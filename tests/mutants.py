"""Change a policy module in small ways, and list the changes that no test notices.

`make mutants MODULE=policies/rds/storage.py` takes seconds: every change is judged in this process, by the rows of the
tables of its policies, or of the policies beside it that read it, and by their entries in docs/policies, which show a
message for each place and level that they report at. What they do not notice is given to the other tests of the
service; for policies of programs, which have no table, that takes minutes. It fails where more than three in a hundred
changes survive.
"""

from __future__ import annotations

import ast
import os
import signal
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from graphlib import TopologicalSorter
from pathlib import Path
from types import CodeType, ModuleType
from typing import NamedTuple

import pytest

from policypack.clock import using
from policypack.policy import Policy
from policypack.testing import Table
from policypack.testing.table import _neighbours, _policies
from tests import docs
from tests.clocks import Standing

ROOT = Path(__file__).parent.parent
MOST = 0.03
LONGEST = 20.0  # seconds of this process's own, for the rows and entries of one change: some loops end no more
OTHERS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
# Methods whose first argument names a property.
GETTERS = frozenset(
    ("raw", "text", "texts", "number", "flag", "has", "known", "partial", "partials", "block", "blocks", "items")
) | {"finding", "follow", "follow_all"}


class Mutant(NamedTuple):
    line: int
    what: str
    tree: ast.Module
    function: str = ""  # that it is in, where it is in one at the top of the module


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every changed version of a module, one change in each."""
    tree = ast.parse(source)
    functions = {
        id(node): each.name for each in tree.body if isinstance(each, ast.FunctionDef) for node in ast.walk(each)
    }
    for index, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            changed = deepcopy(tree)
            change(next(each for number, each in enumerate(ast.walk(changed)) if number == index))
            inside = functions.get(id(node), "")
            yield Mutant(getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed), inside)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    """Yield (words, what changes a copy of the node)."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHERS:
        other = OTHERS[type(node.ops[0])]
        yield f"{ast.unparse(node)}: {other.__name__}", lambda copy: setattr(copy, "ops", [other(), *copy.ops[1:]])  # type: ignore[attr-defined]  # a copy of the node
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{ast.unparse(node)}: {type(swapped).__name__}", lambda copy: setattr(copy, "op", swapped)
    elif isinstance(node, ast.If) and ast.unparse(node.test) != "TYPE_CHECKING":
        for answer in (True, False):
            yield (
                f"if {ast.unparse(node.test)}: {answer}",
                lambda copy, a=answer: setattr(copy, "test", ast.Constant(a)),
            )  # type: ignore[misc]  # bound here
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        yield f"{node.value} + 1", lambda copy: setattr(copy, "value", copy.value + 1)  # type: ignore[attr-defined]  # a copy of the node
    elif isinstance(node, ast.Call):
        yield from _calls(node)


def _calls(node: ast.Call) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    first = node.args[0] if node.args else None
    if name in GETTERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield f"{name}({first.value!r}): another property", lambda copy: setattr(copy.args[0], "value", "other")  # type: ignore[attr-defined]  # a copy of the node
    for index, word in enumerate(node.keywords):
        if name == "finding" and word.arg in ("problem", "fix"):
            other = ast.Constant("Something else.")
            yield f"another {word.arg}", lambda copy, i=index, o=other: setattr(copy.keywords[i], "value", o)  # type: ignore[misc]  # bound here


class Judged(NamedTuple):
    """A module under change, those that read it, and what must differ for a change to be noticed."""

    name: str
    path: Path
    readers: list[tuple[str, CodeType]]
    tables: dict[str, Table]
    entries: dict[str, list[str]]
    tests: list[str]


def judged(path: Path) -> Judged:
    """Return what a module of policies is judged by: its own policies, and those of the modules that read it."""
    name = _name(path)
    readers = _readers(name, path.parent)
    modules = {name, *(reader for reader, _ in readers)}
    own = [policy for policy in _policies("policies").values() if policy.module in modules]
    tables = {policy.id: docs.tables()[policy.id] for policy in own if policy.id in docs.tables()}
    entries = {policy.id: docs.entry(policy) for policy in own}
    return Judged(name, path, readers, tables, entries, list(_tests(path)))


def _tests(path: Path) -> Iterator[str]:
    """Yield the tests of a module's service that are not rows of a table, first those of the module."""
    own = f"test_{path.parts[1] if path.stem == '__init__' else path.stem}"
    files = (ROOT / "tests" / Path(*path.parts[:2])).glob("test_*.py")
    for file in sorted(files, key=lambda file: (file.stem != own, file)):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test"):
                yield f"{file}::{node.name}"


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _readers(name: str, folder: Path) -> list[tuple[str, CodeType]]:
    """Return the modules of a service that read a module of tables, first what others of them read."""
    home = ROOT / (folder.parent if folder.name.startswith("_") else folder)
    paths = {_name(path.relative_to(ROOT)): path for path in sorted(home.rglob("*.py"))}
    read = {each: _read(path, set(paths)) - {each} for each, path in paths.items()}
    found = {name}
    while more := {each for each in read if read[each] & found} - found:
        found |= more
    order = [each for each in TopologicalSorter(read).static_order() if each in found - {name}]
    return [(each, compile(paths[each].read_text(encoding="utf-8"), str(paths[each]), "exec")) for each in order]


def _read(path: Path, names: set[str]) -> set[str]:
    """Return which of these modules a file imports. A folder of tables imports whatever stands in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    name = _name(path.relative_to(ROOT))
    if path.name == "__init__.py" and path.parent.name.startswith("_"):
        found |= {each for each in names if each.startswith(f"{name}.")}
    return found & names


def notices(judged: Judged, mutant: Mutant) -> bool:
    """Does a row, the page or a test differ for the changed module?

    A change inside of a policy is asked of its own rows.
    """
    policies = _policies("policies")
    own = {
        policy.id
        for policy in policies.values()
        if (policy.module, policy.function.__name__) == (judged.name, mutant.function)
    }
    asked = own or set(judged.entries)
    kept, loaded = dict(policies), {each: sys.modules[each] for each in (judged.name, *dict(judged.readers))}
    signal.signal(signal.SIGVTALRM, _endless)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        _load(judged.name, compile(mutant.tree, str(judged.path), "exec"))
        for name, code in judged.readers:
            _load(name, code)
        _neighbours.cache_clear()
        for table in (judged.tables[id] for id in asked if id in judged.tables):
            for row in table.rows:
                for view in row.views:
                    table.check(row, view)
        return any(docs.entry(policies[id]) != judged.entries[id] for id in asked) or _tested(judged.tests)
    except Exception:  # noqa: BLE001  a changed policy may fail in whatever way
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        policies.clear()
        policies.update(kept)
        _neighbours.cache_clear()
        for name, module in loaded.items():
            _put(name, module)


def _endless(*_: object) -> None:
    raise TimeoutError("a change that makes a loop endless is noticed")


def _tested(tests: list[str]) -> bool:
    """Does one of these tests fail? They run in a child, which has the changed module as this process has it."""
    if not tests:
        return False
    child = os.fork()
    if child == 0:
        for name in [each for each in sys.modules if each.startswith("tests.")]:
            del sys.modules[name]  # some take the policies where they are imported
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == pytest.ExitCode.TESTS_FAILED


def _load(name: str, code: CodeType) -> None:
    """Run a module in place of the one of that name."""
    module = ModuleType(name)
    module.__file__ = code.co_filename
    _put(name, module)
    exec(code, vars(module))
    for each in vars(module).values():
        if isinstance(each, Policy) and each.module == name:
            _policies("policies")[each.id] = each


def _put(name: str, module: ModuleType) -> None:
    sys.modules[name] = module
    room, _, leaf = name.rpartition(".")
    setattr(sys.modules[room], leaf, module)


def main(module: str = "") -> int:
    path = Path(module)
    if not (ROOT / path).is_file() or path.parts[:1] != ("policies",):
        sys.stderr.write("Say which: make mutants MODULE=policies/rds/storage.py\n")
        return 3
    found = list(mutants((ROOT / path).read_text(encoding="utf-8")))
    with using(Standing()):  # as in all tests
        by = judged(path)
        alive = [mutant for mutant in found if not notices(by, mutant)]
    for mutant in alive:
        sys.stdout.write(f"{path}:{mutant.line}: nothing notices {mutant.what}\n")
    sys.stdout.write(f"{len(found) - len(alive)} of {len(found)} changes are noticed.\n")
    return int(len(alive) > MOST * len(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
