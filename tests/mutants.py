"""Change a policy module in small ways, and list the changes that no test notices.

`make mutants MODULE=policies/rds/storage.py` takes seconds: every change is judged in this process, by the rows of the
module's tables and by its entries in docs/policies, which show a message for each place and level that it reports at.
Other tests of the module are not run. It fails where more than three in a hundred changes survive.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from policypack.policy import Policy
from policypack.testing import Table
from policypack.testing.table import _policies
from tests import docs

ROOT = Path(__file__).parent.parent
MOST = 0.03
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


def mutants(source: str) -> Iterator[Mutant]:
    """Yield every changed version of a module, one change in each."""
    tree = ast.parse(source)
    for index, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            changed = deepcopy(tree)
            change(next(each for number, each in enumerate(ast.walk(changed)) if number == index))
            yield Mutant(getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    """Yield (words, what changes a copy of the node)."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in OTHERS:
        other = OTHERS[type(node.ops[0])]
        yield f"{ast.unparse(node)}: {other.__name__}", lambda copy: setattr(copy, "ops", [other(), *copy.ops[1:]])  # type: ignore[attr-defined]  # a copy of the node
    elif isinstance(node, ast.BoolOp):
        swapped = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{ast.unparse(node)}: {type(swapped).__name__}", lambda copy: setattr(copy, "op", swapped)
    elif isinstance(node, ast.If):
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


def notices(path: Path, mutant: Mutant, tables: list[Table], entries: dict[str, list[str]]) -> bool:
    """Does a row, or the page, differ for the changed module?"""
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    module = ModuleType(name)
    module.__file__ = str(ROOT / path)
    kept = dict(_policies("policies"))
    try:
        exec(compile(mutant.tree, str(path), "exec"), vars(module))
        for each in vars(module).values():
            if isinstance(each, Policy) and each.module == name:
                _policies("policies")[each.id] = each
        for table in tables:
            for row in table.rows:
                for view in row.views:
                    table.check(row, view)
        return any(docs.entry(_policies("policies")[id]) != entry for id, entry in entries.items())
    except Exception:  # noqa: BLE001  a changed policy may fail in whatever way
        return True
    finally:
        _policies("policies").clear()
        _policies("policies").update(kept)


def main(module: str = "") -> int:
    path = Path(module)
    if not (ROOT / path).is_file() or path.parts[:1] != ("policies",):
        sys.stderr.write("Say which: make mutants MODULE=policies/rds/storage.py\n")
        return 3
    name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
    own = [policy for policy in _policies("policies").values() if policy.module == name]
    tables = [docs.tables()[policy.id] for policy in own if policy.id in docs.tables()]
    entries = {policy.id: docs.entry(policy) for policy in own}
    found = list(mutants((ROOT / path).read_text(encoding="utf-8")))
    alive = [mutant for mutant in found if not notices(path, mutant, tables, entries)]
    for mutant in alive:
        sys.stdout.write(f"{path}:{mutant.line}: nothing notices {mutant.what}\n")
    sys.stdout.write(f"{len(found) - len(alive)} of {len(found)} changes are noticed.\n")
    return int(len(alive) > MOST * len(found))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
