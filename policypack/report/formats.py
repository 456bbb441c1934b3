"""The formats of the report, and where each is written.

A format is a module of its name in this package, with one function `write(outcome, out)`, and a line of the table
`REPORTS` in `policypack.config`, which settings, help, pages and tests read.
"""

from __future__ import annotations

import codecs
import importlib
import io
import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TextIO

from policypack.config import REPORTS
from policypack.errors import ConfigError, broken_at
from policypack.nearest import did_you_mean
from policypack.report import Outcome
from policypack.shown import MESSAGE, shown


class Destination(NamedTuple):
    """One report: its format and the file that it goes to."""

    format: str
    path: Path


NAMES = tuple(REPORTS)
_OUTSIDE = re.compile(r"[^\x00-\x7f]")
_SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)


def write(outcome: Outcome, format: str, out: TextIO) -> None:
    """Write the outcome in one of the formats.

    What a machine reads is UTF-8. Where `out` has another encoding it is ASCII, by the escapes of its own language.
    """
    module = importlib.import_module(f"policypack.report.{format}")
    escaped = _IN_ASCII.get(format)
    if escaped is None or codecs.lookup(getattr(out, "encoding", None) or "utf-8").name == "utf-8":
        module.write(outcome, out)
        return
    whole = io.StringIO()
    module.write(outcome, whole)
    out.write(escaped(whole.getvalue()))


def _json(text: str) -> str:
    """Return JSON, or the strings of a script, in ASCII."""
    return _OUTSIDE.sub(lambda match: json.dumps(match[0])[1:-1], text)


def _markup(text: str) -> str:
    """Return XML in ASCII."""
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _page(text: str) -> str:
    """Return HTML in ASCII: scripts and styles have escapes of their own."""
    parts, done = [], 0
    for match in _SCRIPT.finditer(text):
        style = match[1] == "style"
        inner = _OUTSIDE.sub(lambda odd: f"\\{ord(odd[0]):x} ", match[0]) if style else _json(match[0])
        parts += [_markup(text[done : match.start()]), inner]
        done = match.end()
    return "".join((*parts, _markup(text[done:])))


_IN_ASCII: dict[str, Callable[[str], str]] = {
    "json": _json,
    "sarif": _json,
    "gitlab": _json,
    "junit": _markup,
    "html": _page,
}


def plainly(outcome: Outcome) -> Iterable[str]:
    """Yield a line for each finding, where its report failed."""
    for finding in outcome.ordered:
        yield shown(f"{finding.level} {finding.policy} {finding.urn}: {finding.problem}", MESSAGE)


def destination(text: str) -> Destination:
    """Read `FORMAT=FILE`. Raises ConfigError, with the nearest format, where it is none."""
    format, equals, file = text.partition("=")
    if format not in NAMES:
        raise ConfigError(f"{format!r} is no format; they are {', '.join(NAMES)}{did_you_mean(format, NAMES)}")
    if not equals or not file:
        raise ConfigError(f"{text!r} names no file: write it as {format}=FILE")
    return Destination(format, Path(file))


def check(destinations: Iterable[Destination]) -> None:
    """Raise ConfigError where a report could not be written: said before a run, which may take minutes."""
    taken: dict[str, str] = {}
    for format, path in destinations:
        file, folder = os.path.realpath(path), path.parent
        if file in taken:
            raise ConfigError(f"{path}: two reports cannot go to one file: {taken[file]} and {format}")
        taken[file] = format
        if path.is_dir():
            raise ConfigError(f"{path}: this is a folder; name a file in it")
        if not folder.is_dir():
            raise ConfigError(f"{path}: there is no folder {folder} (make it: mkdir -p {folder})")
        if not os.access(path if path.exists() else folder, os.W_OK):
            raise ConfigError(f"{path}: this cannot be written: permission denied")


def write_all(outcome: Outcome, destinations: Iterable[Destination]) -> None:
    """Write the reports. Raises ConfigError, a line for each that could not be written; the others are."""
    problems = []
    for format, path in destinations:
        whole = io.StringIO()
        try:
            write(outcome, format, whole)
            path.write_text(whole.getvalue(), encoding="utf-8", errors="backslashreplace", newline="\n")
        except OSError as error:
            problems.append(f"{path}: the {format} report could not be written: {error.strerror}")
        except Exception as error:  # noqa: BLE001  the fence: a bug in one report is not the end of the others
            problems.append(f"{path}: the {format} report itself failed ({broken_at(error)}): a bug of the pack")
    if problems:
        raise ConfigError("\n".join(problems))
