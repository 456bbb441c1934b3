"""The stacks that a program refers to, and which of their outputs it reads."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from policypack.preview.check.python_files import Source
from policypack.preview.project import Project

_READS = frozenset({"get_output", "require_output", "get_output_details"})


@dataclass(frozen=True, slots=True)
class Read:
    """One output that is read of a reference; `required` where the program stops without it."""

    output: str
    required: bool
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A `StackReference` in the source. `stack` is "organization/project/stack" where it is known, else None.

    `literal` are the parts of its name that the source spells out.
    """

    name: str
    stack: str | None
    source: Source
    line: int
    first: int
    last: int
    literal: tuple[str, ...]
    reads: tuple[Read, ...]


def references(project: Project, sources: Sequence[Source]) -> tuple[Reference, ...]:
    """Return the stack references of the program, with settings filled into their names."""
    return tuple(
        _reference(source, node, _values(project, source))
        for source in sources
        for node in source.nodes
        if isinstance(node, ast.Call) and source.dotted(node.func) == "pulumi.StackReference" and node.args
    )


def _reference(source: Source, node: ast.Call, values: Mapping[str, str]) -> Reference:
    given = next((word.value for word in node.keywords if word.arg == "stack_name"), node.args[0])
    first, last = source.span(node)
    variable = _variable(source, node)
    reads = tuple(
        Read(each.args[0].value, each.func.attr == "require_output", each.lineno)
        for each in source.nodes
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr in _READS
        and each.args
        and isinstance(each.args[0], ast.Constant)
        and isinstance(each.args[0].value, str)
        and (each.func.value is node or (variable and ast.unparse(each.func.value) == variable))
    )
    literal = tuple(
        str(part.value) for part in ast.walk(given) if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )
    return Reference(
        name=ast.unparse(given),
        stack=text(source, given, values),
        source=source,
        line=node.lineno,
        first=first,
        last=last,
        literal=literal,
        reads=reads,
    )


def _variable(source: Source, node: ast.Call) -> str | None:
    above = source.parents.get(node)
    if isinstance(above, ast.Assign) and len(above.targets) == 1:
        return ast.unparse(above.targets[0])
    if isinstance(above, ast.AnnAssign):
        return ast.unparse(above.target)
    return None


def _values(project: Project, source: Source) -> dict[str, str]:
    """Return what the file's simple names hold: texts, settings with or without a default, the stack's own name."""
    values: dict[str, str] = {}
    twice: set[str] = set()
    for node in source.nodes:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            value = _value(project, source, node.value, values)
            if name in values or value is None:  # assigned twice, or to something unknown
                twice.add(name)
            if value is not None:
                values[name] = value
    return {
        **{name: value for name, value in values.items() if name not in twice},
        "pulumi.get_stack()": project.stack,
        "pulumi.get_project()": project.name,
        "pulumi.get_organization()": "organization",
    }


def _value(project: Project, source: Source, node: ast.AST, values: Mapping[str, str]) -> str | None:
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
        given = [_value(project, source, part, values) for part in node.values]
        if isinstance(node.values[0], ast.Call):
            setting = _setting(project, node.values[0])
            return setting or (given[1] if len(given) > 1 else None)
    if isinstance(node, ast.Call):
        name = source.dotted(node.func)
        if name == "pulumi.get_stack":
            return project.stack
        return _setting(project, node)
    return text(source, node, values)


def _setting(project: Project, node: ast.AST) -> str | None:
    """Return the value of `config.get("key")` or `config.require("key")` of the project's own settings."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("get", "require")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ):
        key = f"{project.name}:{node.args[0].value!s}"
        return project.config.get(key) if key not in project.secret_keys else None
    return None


def text(source: Source, node: ast.AST, values: Mapping[str, str]) -> str | None:
    """Return the text of an expression of literals, f-strings and known names, or None."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return values.get(node.id)
    if isinstance(node, ast.Call):
        return values.get(f"{source.dotted(node.func)}()")
    if isinstance(node, ast.FormattedValue):
        return text(source, node.value, values)
    if isinstance(node, ast.JoinedStr):
        parts = [text(source, part, values) for part in node.values]
        return None if None in parts else "".join(part for part in parts if part is not None)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = text(source, node.left, values), text(source, node.right, values)
        return None if left is None or right is None else left + right
    return None
