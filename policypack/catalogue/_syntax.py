"""What the generator looks for in the syntax trees of pulumi-aws's source files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path


def parse(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes(), filename=str(file))


def classes(tree: ast.Module) -> list[ast.ClassDef]:
    """Return the classes of a file, also those that newer files keep under `if not MYPY`."""
    found: list[ast.ClassDef] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            found.append(node)
        elif isinstance(node, ast.If):
            found.extend(child for child in node.body if isinstance(child, ast.ClassDef))
    return found


def is_resource(cls: ast.ClassDef) -> bool:
    return any(ast.unparse(base) in ("pulumi.CustomResource", "pulumi.ProviderResource") for base in cls.bases)


def decorator_text(node: ast.ClassDef | ast.FunctionDef, name: str) -> str | None:
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(f".{name}") and decorator.args:
            argument = decorator.args[0]
            if isinstance(argument, ast.Constant):
                return str(argument.value)
    return None


def note(getter: ast.FunctionDef) -> str:
    """Return a property's deprecation note: a decorator since version 6 of the SDK, a warning in the body before."""
    text = decorator_text(getter, "deprecated")
    return text or warned(getter).removeprefix(f"{getter.name} is deprecated: ")


def registered(cls: ast.ClassDef) -> str | None:
    """Return the token that a class gives to its base, as versions before 6.70 have it."""
    for call in calls(cls, "__init__"):
        if ast.unparse(call.func).startswith("super(") and call.args and isinstance(call.args[0], ast.Constant):
            return str(call.args[0].value)
    return None


def calls(node: ast.AST, suffix: str) -> Iterator[ast.Call]:
    for child in ast.walk(node):
        if isinstance(child, ast.Call) and ast.unparse(child.func).endswith(suffix):
            yield child


def aliases(cls: ast.ClassDef) -> Iterator[str]:
    for call in calls(cls, "pulumi.Alias"):
        for keyword in call.keywords:
            if keyword.arg == "type_" and isinstance(keyword.value, ast.Constant):
                yield str(keyword.value.value)


def secret_outputs(cls: ast.ClassDef) -> Iterator[str]:
    for call in calls(cls, "pulumi.ResourceOptions"):
        for keyword in call.keywords:
            if keyword.arg == "additional_secret_outputs" and isinstance(keyword.value, ast.List):
                yield from (str(item.value) for item in keyword.value.elts if isinstance(item, ast.Constant))


def invoke_call(node: ast.FunctionDef) -> ast.Call | None:
    return next(calls(node, "pulumi.runtime.invoke"), None)


def invoked(node: ast.FunctionDef) -> str | None:
    call = invoke_call(node)
    if call is None or not call.args or not isinstance(call.args[0], ast.Constant):
        return None
    return str(call.args[0].value)


def result_class(node: ast.FunctionDef) -> str | None:
    call = invoke_call(node)
    typ = next((k.value for k in call.keywords if k.arg == "typ"), None) if call is not None else None
    return typ.id if isinstance(typ, ast.Name) else None


def argument_names(node: ast.FunctionDef) -> dict[str, str]:
    """Return Python name → wire name from the `__args__['wireName'] = python_name` lines."""
    names: dict[str, str] = {}
    for child in node.body:
        if (
            isinstance(child, ast.Assign)
            and isinstance(child.targets[0], ast.Subscript)
            and isinstance(child.targets[0].slice, ast.Constant)
            and isinstance(child.value, ast.Name)
        ):
            names[child.value.id] = str(child.targets[0].slice.value)
    return names


def warned(node: ast.ClassDef | ast.FunctionDef) -> str:
    """Return the note of a class or function that is deprecated as a whole: a bare warning in its own body."""
    for statement in node.body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            call = statement.value
            if ast.unparse(call.func) in ("warnings.warn", "pulumi.log.warn") and isinstance(
                call.args[0], ast.Constant
            ):
                return str(call.args[0].value)
    return ""
