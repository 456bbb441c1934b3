"""The line of the user's source that a finding is about, with the place in it.

A location is the line that makes a resource; the property is looked for in that call. No value that looks like a
credential is shown: a program that holds one in its text would print it into every log.
"""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Final, NamedTuple

from policypack.catalogue.names import snake
from policypack.finding import Finding
from policypack.redaction import looks_secret
from policypack.shown import visible
from policypack.syntax import parse

_LARGEST: Final = 2_000_000  # bytes of a source that is read
_REACH: Final = 400  # lines below a location in which a TypeScript call is looked through
_SEGMENT: Final = re.compile(r"[^.\[\]]+|\[\d+\]")
_TAB: Final = "    "
_HIDDEN: Final = "…"
_CREDENTIAL: Final = re.compile(
    r"passw(or)?d|passphrase|secret|token|credential|authorization|(api|private|access|signing).?key", re.IGNORECASE
)
_SIGNED_IN: Final = re.compile(r"(?<=://)[^/@\s]+:[^/@\s]+(?=@)")
_SECRET_NUMBER: Final = re.compile(r"(?<=secret\()\s*-?\d[\w.]*")
# A text in quotes, and one that goes on in the next line.
_QUOTED: Final = re.compile(r"""(?P<mark>['"`])(?P<text>(?:\\.|(?!(?P=mark)).)*)(?P<end>(?P=mark)|$)""")
_NAME: Final = re.compile(r"(?:new\s+)?[\w$]+(?:\.[\w$]+)*")
# What a comment of JavaScript says, where no text in quotes is left.
_COMMENT: Final = re.compile(r"//.*|/\*.*?\*/")


class Excerpt(NamedTuple):
    """A line of a source without its indent, as it may be shown, and the columns of it that are meant.

    They count from 0, and the end is not among them.
    """

    line: int
    text: str
    start: int
    end: int


class Span(NamedTuple):
    """A place in a source: a line, from 1, and columns of it, from 0, the end not among them."""

    line: int
    start: int
    end: int


class _Source:
    """A source file that was read, and the calls in it by the lines that they begin on, outer ones first."""

    def __init__(self, text: str) -> None:
        self.lines = tuple(text.split("\n"))

    @cached_property
    def calls(self) -> dict[int, list[ast.Call]]:
        found: dict[int, list[ast.Call]] = {}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # about the program's text, which is not ours to remark on here
                tree = parse("\n".join(self.lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return found
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                found.setdefault(node.lineno, []).append(node)
        return found


def excerpt(finding: Finding) -> Excerpt | None:
    """Return what a finding is about in the source, None where it has no place, or its source cannot be read."""
    found = span(finding)
    source = _source(finding.location.file) if finding.location else None
    if found is None or source is None:
        return None
    return _shown(source.lines[found.line - 1], found, f"{finding.policy} {finding.property}")


def span(finding: Finding) -> Span | None:
    """Return the place of a finding's property in the source, else of the call that makes its resource."""
    if finding.location is None or Path(finding.location.file).suffix in (".yaml", ".yml", ".json"):
        return None
    file, line = finding.location.file, finding.location.line
    source = _source(file)
    if source is None or not 0 < line <= len(source.lines):
        return None
    columns = finding.location.columns
    if columns and not finding.property and columns[0] < len(source.lines[line - 1]):
        return _columns(source.lines[line - 1], line, *columns)
    segments = _SEGMENT.findall(finding.property)
    find = _in_python if file.endswith(".py") else _in_braces
    return find(source, line, segments, finding.type.rpartition(":")[2]) or _whole(source, line)


def _source(file: str) -> _Source | None:
    """Read a source, once until it changes; None where it cannot be read, or is too large to be one."""
    try:
        found = Path(file).stat()
    except (OSError, ValueError):
        return None
    return _read(file, found.st_mtime_ns, found.st_size) if S_ISREG(found.st_mode) else None


@lru_cache(maxsize=64)
def _read(file: str, _changed: int, size: int) -> _Source | None:
    if size > _LARGEST:
        return None
    try:
        return _Source(Path(file).read_text("utf-8"))
    except (OSError, ValueError):
        return None


def _columns(text: str, line: int, start: int, end: int) -> Span:
    """Return the place at these columns. Where its end is not known it is a name, a text or a character."""
    if end <= start:
        found = _NAME.match(text, start) or _QUOTED.match(text, start)
        end = found.end() if found else start + 1
    return Span(line, start, min(end, len(text)))


def _whole(source: _Source, line: int) -> Span:
    text = source.lines[line - 1].rstrip()
    return Span(line, len(text) - len(text.lstrip()), len(text))


# -- Python ---------------------------------------------------------------------------------------------------


def _in_python(source: _Source, line: int, segments: list[str], type: str) -> Span | None:
    calls = source.calls.get(line, [])
    named = [call for call in calls if type and getattr(call.func, "attr", getattr(call.func, "id", "")) == type]
    for call in named or calls:
        place: ast.AST = call.func
        inner: ast.AST | None = call
        for segment in segments:
            step = next(_steps(inner, segment), None)
            if step is None:
                break
            place, inner = step
        return _span(source.lines, place)
    return None


def _steps(node: ast.AST | None, segment: str) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Yield what a segment of a property's path leads to below a node: the place to show, and the value in it."""
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg in (segment, snake(segment)):
                yield keyword, keyword.value
        for argument in node.args:  # InstanceArgs(…), json.dumps({…})
            yield from _steps(argument, segment)
    elif isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value in (segment, snake(segment)):
                yield key, value
    elif isinstance(node, ast.List) and segment.startswith("["):
        index = int(segment[1:-1])
        if index < len(node.elts):
            yield node.elts[index], node.elts[index]


def _span(source: tuple[str, ...], node: ast.AST) -> Span:
    """Return the columns of a node on its first line. Python's parser counts bytes."""
    assert isinstance(node, ast.expr | ast.keyword)
    text = source[node.lineno - 1]
    start = len(text.encode()[: node.col_offset].decode())
    if node.end_lineno == node.lineno and node.end_col_offset is not None:
        return Span(node.lineno, start, len(text.encode()[: node.end_col_offset].decode()))
    return Span(node.lineno, start, len(text.rstrip()))


# -- JavaScript and TypeScript --------------------------------------------------------------------------------


def _in_braces(source: _Source, line: int, segments: list[str], type: str) -> Span | None:
    """Look for each name of the path in the braces of the one before, up to the end of the call's own."""
    found: Span | None = None
    begin, depth, above = 0, 0, 0
    made = re.search(rf"\bnew\s+[\w.]*\b{re.escape(type)}\b", source.lines[line - 1]) if type else None
    if made:
        # The brackets of a call stand around those of its settings.
        found, begin, above = Span(line, made.start(), made.end()), made.end(), 1
    names = [segment for segment in segments if not segment.startswith("[")]
    for number in range(line, min(line + _REACH, len(source.lines) + 1)):
        text = _QUOTED.sub(
            lambda match: match["mark"] + " " * len(match["text"]) + match["end"], source.lines[number - 1]
        )
        text = _COMMENT.sub(lambda match: " " * len(match[0]), text)
        at = begin
        while names:
            match = re.compile(rf"(?<![\w.$]){re.escape(names[0])}\s*(?=[:,}}]|$)").search(text, at)
            if match is None:
                break
            at = match.end()
            within = depth + _opened(text[begin : match.start()])
            # Another object may hold a setting of the first one's name: that one is deeper.
            if within <= above or (above == 1 and within != above + 1):
                continue
            found = Span(number, match.start(), _end(text, match.start(), at))
            names.pop(0)
            above = within
        depth += _opened(text[begin:])
        begin = 0
        if depth <= 0 or not names:
            break
    return found


def _end(text: str, start: int, at: int) -> int:
    """Return where a setting that begins at `start` ends in its line: at its comma, or the bracket that closes it."""
    depth = 0
    for place in range(at, len(text)):
        depth += _opened(text[place])
        if depth < 0 or (depth == 0 and text[place] in ",;"):
            return start + len(text[start:place].rstrip())
    return max(len(text.rstrip()), start + 1)


def _opened(text: str) -> int:
    return sum(text.count(each) for each in "([{") - sum(text.count(each) for each in ")]}")


# -- what is shown --------------------------------------------------------------------------------------------


def _shown(text: str, place: Span, about: str) -> Excerpt:
    """Return a line without what looks like a credential, inert, and the place in it."""
    parts = [text[: place.start], text[place.start : place.end], text[place.end :]]
    hides = bool(_CREDENTIAL.search(about)) or bool(_CREDENTIAL.search(text))
    masked = _masked(text, hides)
    if masked != text:
        # Masking keeps what is outside of quotes: the place begins where it began, and ends with its part of the line.
        start, end = (len(_masked(text[:column], hides)) for column in (place.start, place.end))
        parts = [masked[:start], masked[start:end], masked[end:]]
    before, middle, after = (visible(part.replace("\t", _TAB)) for part in parts)
    if not before.strip():
        before, middle = "", middle.lstrip()
    before = before.lstrip()
    return Excerpt(place.line, before + middle + after.rstrip(), len(before), len(before) + max(len(middle), 1))


def _masked(text: str, all: bool) -> str:
    def hidden(match: re.Match[str]) -> str:
        said = match["text"]
        names = text[match.end() :].lstrip().startswith(":") and text[: match.start()].rstrip()[-1:] in ("", "{", ",")
        if said and not names and (all or looks_secret(said)):
            said = _HIDDEN
        return match["mark"] + _SIGNED_IN.sub(_HIDDEN, said) + match["end"]

    return _SECRET_NUMBER.sub(_HIDDEN, _QUOTED.sub(hidden, text))
