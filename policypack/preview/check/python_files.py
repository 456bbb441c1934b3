"""The program's Python files: which there are, and their syntax trees, read when first asked for.

Only what the program loads is its source: the entry point, what it imports from its own folder, and the tests. A
Lambda function's code beside it has requirements of its own and is left alone.
"""

from __future__ import annotations

import ast
import os
import warnings
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from policypack.finding import Location
from policypack.preview.places import shown
from policypack.preview.project import Project
from policypack.syntax import parse

TEST_FOLDERS = ("tests", "test")
# Folders that hold other people's files, or built ones.
_FOREIGN = frozenset({"node_modules", "site-packages", "dist-packages", "__pycache__", "venv", "build", "dist"})
_MAX_FILES = 1000


class Source:
    """One Python file of the program.

    `test` files do not run with the program. `certain` ones are loaded by every run: the entry point, and what is
    imported from there without a condition. `module` is the name by which the program imports it.
    """

    def __init__(self, path: Path, *, module: str = "", test: bool = False, certain: bool = False) -> None:
        self.path = path
        self.module = module
        self.test = test
        self.certain = certain

    @cached_property
    def text(self) -> str:
        return self.path.read_text("utf-8-sig", "replace")

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @cached_property
    def name(self) -> str:
        """The path as a reader wants to see it."""
        return shown(str(self.path))

    @cached_property
    def parsed(self) -> ast.Module | SyntaxError:
        """The file's tree, or what this interpreter holds against it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an escape that Python frowns at is the author's business
            try:
                return parse(self.text, str(self.path))
            except SyntaxError as error:
                return error
            except ValueError as error:  # a null byte
                return SyntaxError(str(error), (str(self.path), 1, 1, ""))

    @property
    def tree(self) -> ast.Module:
        """The file's tree; an empty one where it cannot be parsed."""
        return self.parsed if isinstance(self.parsed, ast.Module) else ast.Module([], [])

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        return tuple(ast.walk(self.tree))

    @cached_property
    def parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}

    @cached_property
    def imports(self) -> dict[str, str]:
        """What the file's names mean: `aws` is "pulumi_aws". Relative imports begin with a dot."""
        found: dict[str, str] = {}
        for node in self.nodes:
            if isinstance(node, ast.Import):
                for alias in node.names:
                    found[alias.asname or alias.name.partition(".")[0]] = (
                        alias.name if alias.asname else alias.name.partition(".")[0]
                    )
            elif isinstance(node, ast.ImportFrom):
                module = "." * node.level + (node.module or "")
                for alias in node.names:
                    found[alias.asname or alias.name] = f"{module}.{alias.name}"
        return found

    def dotted(self, node: ast.AST) -> str | None:
        """Return the full name of an expression such as `aws.ec2.Vpc`, or None where it is no imported name."""
        if isinstance(node, ast.Name):
            return self.imports.get(node.id)
        if isinstance(node, ast.Attribute):
            base = self.dotted(node.value)
            return f"{base}.{node.attr}" if base else None
        return None

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Yield what encloses a node, innermost first."""
        current = self.parents.get(node)
        while current is not None:
            yield current
            current = self.parents.get(current)

    def span(self, node: ast.AST) -> tuple[int, int]:
        """Return the lines of the statement around a node, only of its head where it holds other statements."""
        inner = node
        for current in (node, *self.above(node)):
            if isinstance(current, ast.stmt):
                if not hasattr(current, "body"):
                    inner = current
                break
            if hasattr(current, "lineno"):
                inner = current
        line = int(getattr(inner, "lineno", 1))
        return line, int(getattr(inner, "end_lineno", None) or line)

    def guarded(self, node: ast.AST) -> bool:
        """Is a node inside a `try` that catches something, or where only type checkers look?"""
        below = node
        for current in self.above(node):
            if isinstance(current, ast.Try) and current.handlers and below in current.body:
                return True
            if isinstance(current, ast.If) and "TYPE_CHECKING" in ast.unparse(current.test) and below in current.body:
                return True
            below = current
        return False

    def conditional(self, node: ast.AST) -> bool:
        """Does a node run only if something else does?"""
        return any(
            isinstance(
                current,
                ast.FunctionDef
                | ast.AsyncFunctionDef
                | ast.Lambda
                | ast.If
                | ast.Try
                | ast.While
                | ast.For
                | ast.IfExp,
            )
            for current in self.above(node)
        )

    def at(self, line: int) -> Location:
        return Location(self.name, line)


def entry_file(project: Project) -> Path:
    return project.folder / ("__main__.py" if project.entry == "." else project.entry)


def discover(project: Project) -> tuple[Source, ...]:
    """Return the files that the program loads, its entry point first, then its tests."""
    found: dict[Path, Source] = {}
    todo: list[tuple[Path, bool]] = [(entry_file(project), True)]
    roots = tuple(dict.fromkeys((project.folder, project.root)))
    while todo and len(found) < _MAX_FILES:
        path, certain = todo.pop(0)
        known = found.get(path)
        if known is not None:
            if certain and not known.certain:
                known.certain = True
                todo.extend((other, True) for other, sure in imported(known, roots) if sure)
            continue
        if path.is_file():
            found[path] = source = Source(path, module=_module(path, roots), certain=certain)
            todo.extend((other, certain and sure) for other, sure in imported(source, roots))
    for path in test_files(project):
        found.setdefault(path, Source(path, test=True))
    return tuple(found.values())


def _module(path: Path, roots: tuple[Path, ...]) -> str:
    for base in roots:
        if path.is_relative_to(base):
            parts = path.relative_to(base).with_suffix("").parts
            return ".".join(part for part in parts if part not in ("__init__", "__main__"))
    return ""


def is_own(name: str, sources: Sequence[Source]) -> bool:
    """Is a full name, such as "lib.network.Network", one of the program's own files'?"""
    return name.startswith(".") or any(
        source.module and (name == source.module or name.startswith(f"{source.module}.")) for source in sources
    )


def imported(source: Source, roots: tuple[Path, ...]) -> Iterator[tuple[Path, bool]]:
    """Yield the program's own files that a file imports, and whether it does so whenever it is loaded."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
            bases = roots
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = [f"{module}.{alias.name}".strip(".") for alias in node.names]
            above = source.path.parents
            bases = (above[min(node.level, len(above)) - 1],) if node.level else roots
        else:
            continue
        sure = not source.conditional(node)
        for name in names:
            for path in _resolve(bases, name.split(".")):
                yield path, sure


def _resolve(bases: tuple[Path, ...], parts: list[str]) -> list[Path]:
    """Return the files that importing a dotted name loads: packages on the way, then the module."""
    for base in bases:
        found: list[Path] = []
        current = base
        for part in parts:
            if (current / f"{part}.py").is_file():
                found.append(current / f"{part}.py")
                break
            current = current / part
            if not current.is_dir():
                break
            if (current / "__init__.py").is_file():
                found.append(current / "__init__.py")
        if found:
            return found
    return []


def is_local(project: Project, module: str) -> bool:
    """Does a module's first part lie in the program's own folders?"""
    first = module.partition(".")[0]
    return not first or any(
        (base / f"{first}.py").is_file() or any((base / first).rglob("*.py"))
        for base in dict.fromkeys((project.folder, project.root))
    )


def test_files(project: Project) -> list[Path]:
    folders = [base / name for base in dict.fromkeys((project.root, project.folder)) for name in TEST_FOLDERS]
    return [path for folder in folders if folder.is_dir() for path in walk(folder, (".py",))]


def walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield a folder's files with these suffixes, sorted, without virtual environments and the like."""
    count = 0
    for current, folders, files in os.walk(folder):
        here = Path(current)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name not in _FOREIGN and not (here / name / "pyvenv.cfg").exists()
        )
        for name in sorted(files):
            if name.endswith(suffixes):
                count += 1
                if count > _MAX_FILES:
                    return
                yield here / name
