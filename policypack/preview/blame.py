"""Was a stand-in on the way to where a program stopped? Then the program is not to blame: the real value may do.

The runner says which variables of the program's frames hold stand-ins, and where functions were answered with such.
Here the source says which of them the failing statement goes back to: the names in it, what those were assigned from,
the functions it calls.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policypack.syntax import parse

_Function = ast.FunctionDef | ast.AsyncFunctionDef


class Frame(NamedTuple):
    """A frame of the program: where it stopped, the function's name, and the tokens in its variables by name."""

    file: str
    line: int
    function: str
    held: Mapping[str, Sequence[str]]


class Answered(NamedTuple):
    """A call in its plain form that was answered with stand-ins: where the program makes it, and the tokens."""

    file: str
    line: int
    tokens: Sequence[str]


def on_the_way(line: Mapping[str, Any], answered: Sequence[Answered]) -> set[str]:
    """Return the tokens on the way to a failure, as the runner's `line` reports it. Empty: the program is to blame."""
    found = set(line.get("tokens", ())) | set(line.get("fed", ()))
    for frames in line.get("stacks", ()):
        found |= _stack([Frame(**frame) for frame in frames], answered)
    return found


def _stack(frames: Sequence[Frame], answered: Sequence[Answered]) -> set[str]:
    """Return the tokens that the innermost frame goes back to, and its callers where it goes back to its arguments."""
    called: tuple[_Function, set[str]] | None = None
    for frame in reversed(frames):
        tree = _parsed(frame.file)
        if tree is None:
            return {token for tokens in frame.held.values() for token in tokens}
        scope = _scope(tree, frame)
        begin: list[ast.AST] = [node for node in scope.body if _covers(node, frame.line)]
        if called is not None:
            begin = _given(begin, *called)
        names, lines = _slice(tree, begin)
        found = {token for name in names for token in frame.held.get(name, ())}
        for answer in answered:
            if answer.file == frame.file and any(first <= answer.line <= last for first, last in lines):
                found.update(answer.tokens)
        if found or not isinstance(scope, _Function) or not names & set(_parameters(scope)):
            return found
        called = scope, names
    return set()


def _parsed(file: str) -> ast.Module | None:
    try:
        return parse(Path(file).read_text("utf-8-sig", "replace"))
    except (OSError, SyntaxError, ValueError):
        return None


def _scope(tree: ast.Module, frame: Frame) -> ast.Module | _Function:
    """Return the function that a frame runs, the module where it is none; lambdas count to what is around them."""
    inside = [node for node in ast.walk(tree) if isinstance(node, _Function) and _covers(node, frame.line)]
    return max(inside, key=lambda node: node.lineno) if inside else tree


def _covers(node: ast.AST, line: int) -> bool:
    return getattr(node, "lineno", 0) <= line <= (getattr(node, "end_lineno", 0) or 0)


def _given(statements: Sequence[ast.AST], function: _Function, names: set[str]) -> list[ast.AST]:
    """Return the arguments of the call that a function takes by these names; the statements where that is not clear."""
    order = _parameters(function)
    method = order[:1] in (["self"], ["cls"])
    for node in (each for statement in statements for each in ast.walk(statement)):
        if not isinstance(node, ast.Call) or getattr(node.func, "attr", getattr(node.func, "id", "")) != function.name:
            continue
        if any(isinstance(each, ast.Starred) for each in node.args) or any(not each.arg for each in node.keywords):
            break
        by_place = zip(order[method:], node.args, strict=False)
        by_name = ((str(each.arg), each.value) for each in node.keywords)
        return [value for name, value in (*by_place, *by_name) if name in names]
    return list(statements)


def _slice(tree: ast.Module, begin: Sequence[ast.AST]) -> tuple[set[str], list[tuple[int, int]]]:
    """Return the names that parts of a file go back to, and the lines of these parts and of what gives the names."""
    names: set[str] = set()
    taken = list(begin)
    rest = [node for node in _statements(tree) if node not in taken]
    for part in taken:
        names |= _names(part)
    grew = True
    while grew:
        more = [node for node in rest if _defined(node) & names]
        grew = bool(more)
        for node in more:
            rest.remove(node)
            taken.append(node)
            names |= _names(node)
    return names, [(getattr(node, "lineno", 0), getattr(node, "end_lineno", 0) or 0) for node in taken]


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield what may give a name its value: assignments, loops, `with`, imports, definitions, wherever they stand."""
    kinds = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)
    for node in ast.walk(tree):
        if isinstance(node, (*kinds, *_DEFINING)):
            yield node


_DEFINING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def _defined(node: ast.stmt) -> set[str]:
    """Return the names that a statement gives a value; `x.y = …` and `x[y] = …` change x."""
    if isinstance(node, _DEFINING):
        return {node.name}
    targets: Iterable[ast.AST] = ()
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.AugAssign | ast.For | ast.AsyncFor):
        targets = (node.target,)
    elif isinstance(node, ast.With | ast.AsyncWith):
        targets = [item.optional_vars for item in node.items if item.optional_vars is not None]
    return {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}


def _names(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


def _parameters(function: _Function) -> list[str]:
    given = function.args
    some = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
    return [each.arg for each in some]
