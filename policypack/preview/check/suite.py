"""What the program's own tests do: empty ones, recorded outputs that they read, regions in their mocks."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policypack.preview.check.python_files import Source

_RECORDED = re.compile(
    r"(^|[\w./-]*[/_-])?(flat[_-])?(stack[_-]|pulumi[_-]|cfn[_-])?outputs?([_-][\w-]+)?\.json$", re.IGNORECASE
)
_READERS = ("open", "Path", "join", "joinpath", "read_text", "exists", "isfile", "PurePath")
REGION = re.compile(
    r"\b(us|eu|ap|sa|ca|me|af|il|mx|cn|us-gov)-(north|south|east|west|central|northeast|southeast|northwest|southwest)-\d\b"
)
_ARN = re.compile(r"arn:aws[\w-]*:(?P<service>[a-z0-9-]+):(?P<region>[a-z]{2}(?:-gov)?-[a-z]+-\d):")
_ZONE = re.compile(r"^(?P<region>[a-z]{2}(?:-gov)?-[a-z]+-\d)[a-f]?$")
_HOST = re.compile(r"\.(?P<region>[a-z]{2}(?:-gov)?-[a-z]+-\d)\.(?:\w+\.)?amazonaws\.com")
# What a stack of another region has in us-east-1 all the same.
_GLOBAL = frozenset({"acm", "wafv2", "cloudfront", "lambda", "shield"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a test file, and the text or name there."""

    source: Source
    line: int
    last: int
    text: str


def empty_tests(source: Source) -> tuple[list[Line], int]:
    """Return the tests of a file that check nothing, and how many tests the file has."""
    tests = [
        node
        for node in source.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test")
        and not _is_fixture(node) and _collected(source, node)
    ]  # fmt: skip
    empty = [Line(source, node.lineno, node.end_lineno or node.lineno, node.name) for node in tests if _is_empty(node)]
    return empty, len(tests)


def _is_fixture(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("fixture" in ast.unparse(each) or "skip" in ast.unparse(each) for each in node.decorator_list)


def _collected(source: Source, node: ast.AST) -> bool:
    """Is a function at the top of the file or of a class there, where test runners look?"""
    above = source.parents.get(node)
    return isinstance(above, ast.Module | ast.ClassDef)


def _is_empty(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return all(_says_nothing(statement) for statement in node.body)


def _says_nothing(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    ):
        return True
    if isinstance(statement, ast.Assert):
        return isinstance(statement.test, ast.Constant) and bool(statement.test.value)
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return ast.unparse(statement.value) in (
            "self.assertTrue(True)",
            "self.assertFalse(False)",
            "self.assertEqual(1, 1)",
        )
    return False


def recorded_outputs(source: Source) -> Line | None:
    """Return where a test file reads outputs that a deployment has written, unless it has them written itself."""
    texts = {node.value for node in source.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    if {"stack", "output"} <= texts or any("pulumi stack output" in text for text in texts):
        return None
    for node in source.nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or not _RECORDED.search(node.value):
            continue
        statement = [each for each in source.above(node) if isinstance(each, ast.stmt)][:1]
        if _is_read(source, node) and not any(_writes(each) for each in statement):
            first, last = source.span(node)
            return Line(source, node.lineno, max(first, last), node.value)
    return None


def _is_read(source: Source, node: ast.AST) -> bool:
    for above in source.above(node):
        if isinstance(above, ast.Call):
            name = above.func.attr if isinstance(above.func, ast.Attribute) else getattr(above.func, "id", "")
            if name in _READERS:
                return True
        if isinstance(above, ast.BinOp) and isinstance(above.op, ast.Div):
            return True
        if isinstance(above, ast.Assign):
            return any(re.search(r"output|path|file", ast.unparse(each), re.IGNORECASE) for each in above.targets)
        if isinstance(above, ast.stmt):
            return False
    return False


def _writes(node: ast.AST) -> bool:
    text = ast.unparse(node)
    return "write_text" in text or "tmp_path" in text or re.search(r"""open\([^)]*["'][wax]b?["']""", text) is not None


def mocked_regions(source: Source, region: str, own: frozenset[str]) -> list[Line]:
    """Return the texts in a file with mocks that name another region than `region` or one of the program's `own`."""
    if not any(
        "Mocks" in ast.unparse(base) for node in source.nodes if isinstance(node, ast.ClassDef) for base in node.bases
    ):
        return []
    found = []
    for node in source.nodes:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        match = _ARN.search(node.value) or _ZONE.search(node.value) or _HOST.search(node.value)
        if match is None or match["region"] == region or match["region"] in own:
            continue
        if match["region"] == "us-east-1" and match.groupdict().get("service") in _GLOBAL:
            continue
        found.append(Line(source, node.lineno, node.end_lineno or node.lineno, match["region"]))
    return sorted(found, key=lambda place: place.line)


def regions(sources: Sequence[Source]) -> Iterator[Line]:
    """Yield the regions that the program's source names literally."""
    for source in sources:
        for node in source.nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                match = REGION.fullmatch(node.value)
                if match:
                    yield Line(source, node.lineno, node.end_lineno or node.lineno, match.group())
