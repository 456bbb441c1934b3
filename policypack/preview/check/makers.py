"""Where the source makes a resource: found by class and name, and only where no other place may be meant."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from policypack.finding import Location
from policypack.preview.check.python_files import Source
from policypack.preview.places import shown

_ANY = ".+"


# Letters of a name that the source has to say: a package's own components make resources of the same classes.
_LETTERS = 2


class _Maker(NamedTuple):
    """A call: the names that it may give, and how many letters of them the source says."""

    name: re.Pattern[str]
    at: Location
    literal: bool
    letters: int


class Makers:
    """The calls of pulumi-aws's classes in the sources, by class."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._by_class: dict[str, list[_Maker]] = defaultdict(list)
        for source in sources:
            for node in source.nodes:
                made = source.dotted(node.func) if isinstance(node, ast.Call) else None
                if made is not None and made.startswith("pulumi_aws.") and isinstance(node, ast.Call):
                    pattern = _pattern(_name(node))
                    said = pattern.replace(_ANY, "").replace("\\", "")
                    maker = _Maker(re.compile(pattern), source.at(node.lineno), _ANY not in pattern, len(said))
                    self._by_class[_class(made.rpartition(".")[2])].append(maker)

    def at(self, type: str, name: str) -> Location | None:
        """Return where a resource of a type and name is made; None where two calls may have made it, or none."""
        found = [
            maker for maker in self._by_class.get(_class(type.rpartition(":")[2]), ()) if maker.name.fullmatch(name)
        ]
        found = [maker for maker in found if maker.literal] or found
        return found[0].at if len(found) == 1 and found[0].name.pattern != _ANY else None


_NEW = re.compile(
    r"(?P<skipped>//[^\n]*|/\*.*?\*/)|\bnew\s+[\w.]*?(?P<class>\w+)\s*\(\s*(?:(?P<quote>[\"'`])(?P<name>[^\"'`\n]*)(?P=quote))?",
    re.DOTALL,
)


class NodeMakers:
    """The `new` expressions of TypeScript and JavaScript files, by class and name."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._places: dict[tuple[str, str], list[Location]] = defaultdict(list)
        for file in files:
            text = file.read_text("utf-8", "replace")
            for match in _NEW.finditer(text):
                name = match["name"]
                if name and "${" not in name:
                    line = text.count("\n", 0, match.start()) + 1
                    self._places[_class(match["class"]), name].append(Location(shown(file), line))

    def at(self, type: str, name: str) -> Location | None:
        """Return where a resource of a type and name is made; None where no place, or several, say so in full."""
        found = self._places.get((_class(type.rpartition(":")[2]), name), ())
        return found[0] if len(found) == 1 else None


def _class(name: str) -> str:
    """Return a class's name as its older and newer form have it in common: BucketV2 is registered as Bucket too."""
    return name.removesuffix("V2")


def _name(call: ast.Call) -> ast.AST | None:
    named = next((word.value for word in call.keywords if word.arg == "resource_name"), None)
    return call.args[0] if call.args else named


def _pattern(node: ast.AST | None) -> str:
    """Return the pattern of the texts that an expression may be."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join(map(_pattern, parts)) or _ANY
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            return _pattern(left) + _pattern(right)
    return _ANY
