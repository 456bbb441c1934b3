"""Finds the part of the syntax tree that a line of the type checker's is about, and that part's full name."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from dataclasses import dataclass

from policypack.preview.check.problem import Problem
from policypack.preview.check.python_files import Source
from policypack.preview.check.typecheck import Diagnostic

_QUOTED = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the checker's with the part of the syntax tree it speaks about, and that part's full name."""

    diagnostic: Diagnostic
    source: Source
    node: ast.AST
    name: str | None  # None where it has none, or is the program's own

    def made(self, node: ast.AST, cause: str, problem: str, fix: str, *, confirmed: bool = True) -> Problem:
        """Return a problem at `node`, a part of the tree within or around this one."""
        first, last = self.source.span(node)
        return Problem(
            kind="type",
            cause=cause,
            problem=problem,
            fix=fix,
            file=self.source.name,
            line=int(getattr(node, "lineno", self.diagnostic.line)),
            first=first,
            last=last,
            detail=self.diagnostic.text,
            confirmed=confirmed,
            columns=columns_of(self.source, node),
        )


def node_of(source: Source, diagnostic: Diagnostic) -> ast.AST | None:
    """Return the part of the tree that a line is about: a call, an argument, an attribute or a key."""
    kinds: tuple[type[ast.AST], ...] = {
        "no-matching-overload": (ast.Call,),
        "missing-argument": (ast.Call,),
        "unknown-argument": (ast.keyword,),
        "missing-attribute": (ast.Attribute,),
        "invalid-typed-dict-key": (ast.Constant, ast.Subscript),
    }.get(diagnostic.rule, ())
    best: ast.AST | None = None
    for node in source.nodes:
        if not isinstance(node, kinds):
            continue
        if getattr(node, "lineno", 0) != diagnostic.line or _column(source, node) != diagnostic.column:
            continue
        if isinstance(node, ast.Attribute) and (node.end_lineno, _end_column(source, node)) != (
            diagnostic.end_line,
            diagnostic.end_column,
        ):
            continue
        if best is None or _size(node) > _size(best):
            best = node
    return best


def columns_of(source: Source, node: ast.AST) -> tuple[int, int] | None:
    """Return the columns of a node on its first line, from 0."""
    if not hasattr(node, "lineno"):
        return None
    start = _column(source, node) - 1
    return start, _end_column(source, node) - 1 if getattr(node, "end_lineno", 0) == node.lineno else start


def _column(source: Source, node: ast.AST) -> int:
    """Return a node's column in characters, from 1; the tree counts bytes."""
    return _characters(source, getattr(node, "lineno", 1), getattr(node, "col_offset", 0)) + 1


def _end_column(source: Source, node: ast.AST) -> int:
    return _characters(source, getattr(node, "end_lineno", 1), getattr(node, "end_col_offset", 0)) + 1


def _characters(source: Source, line: int, offset: int) -> int:
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    return len(text.encode()[:offset].decode("utf-8", "ignore"))


def _size(node: ast.AST) -> tuple[int, int]:
    return (getattr(node, "end_lineno", 0) or 0, getattr(node, "end_col_offset", 0) or 0)


def subject_of(source: Source, node: ast.AST, diagnostic: Diagnostic, sources: Sequence[Source]) -> str | None:
    """Return the full name of what is called or read: "pulumi_aws.ec2.Vpc", a class for an object of that class."""
    if isinstance(node, ast.keyword):
        call = source.parents.get(node)
        return source.dotted(call.func) if isinstance(call, ast.Call) else None
    if isinstance(node, ast.Call):
        return source.dotted(node.func)
    if isinstance(node, ast.Attribute):
        dotted = source.dotted(node)
        if dotted is not None and "Module `" in diagnostic.text:
            return dotted
        quoted = _QUOTED.findall(diagnostic.text)
        return _class_name(quoted[0], [source, *sources]) if quoted and diagnostic.text.startswith("Object") else None
    return None


def _class_name(name: str, sources: Sequence[Source]) -> str | None:
    """Return the full name of a class that the program calls by any of its files' names."""
    if not name.isidentifier():
        return None
    for source in sources:
        for node in source.nodes:
            if isinstance(node, ast.Attribute | ast.Name):
                dotted = source.dotted(node)
                if dotted and dotted.rpartition(".")[2] == name and not dotted.startswith("."):
                    return dotted
    return None
