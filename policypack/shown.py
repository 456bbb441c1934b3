"""What reaches a terminal, a log of CI or the engine is inert: control characters become visible, values are cut.

A program chooses names, types, values, exceptions and folders, and a terminal or a CI system obeys what it prints.
Sources: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands (commands at the start of
a line, `##[…]` anywhere), https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands (`##vso[`),
https://www.unicode.org/reports/tr9/ (bidirectional controls), pkg/backend/display/colors of pulumi/pulumi (`<{%…%}>`).
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterable
from typing import Final

VALUE: Final = 200  # characters of one value that are shown
URN: Final = 2_000  # of one URN, which names types and parents too
MESSAGE: Final = 4_000  # characters of one message; longer ones lose their middle
_TAIL = 500
_WORKED_ON: Final = 100_000  # characters of a message that are looked at, whatever is shown of them
CUT: Final = "…"  # stands where something was left out

# Controls, formats (bidirectional ones among them), surrogates, private and unassigned characters, line separators.
_ODD = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ESCAPES = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_COLOUR = re.compile(r"<\{(?=%)")
_COMMAND = re.compile(r"#(?=#\w*\[)")
_LINE_COMMAND = re.compile(r"^(\s*:)(?=:)")
_LONG_WORD = re.compile(rf"\S{{{VALUE + 1},}}")
_LONG_QUOTE = re.compile(rf"(?<!\w)(['\"])((?:(?!\1).){{{VALUE + 1},}})\1(?!\w)", re.DOTALL)


_DIGITS = re.compile("([0-9]+)")


def naturally(text: str) -> tuple[tuple[str | tuple[int, str], ...], str]:
    """Return what texts are sorted by as people count: q2 comes before q10."""
    parts = _DIGITS.split(text)  # texts and digits by turns
    numbers = [digits.lstrip("0") for digits in parts[1::2]]
    counted: list[str | tuple[int, str]] = [*parts]
    counted[1::2] = [(len(digits), digits) for digits in numbers]
    return tuple(counted), text


class Lines(str):
    """A text of several lines that this pack wrote, each shown on a line of its own. Line ends in values are not."""

    __slots__ = ()


def lines(*texts: str) -> Lines:
    """Put texts below each other. Line ends within one of them stay visible marks."""
    return Lines("\n".join(visible(text) for text in texts))


def visible(text: str) -> str:
    """Return a text in which nothing moves a cursor, ends a line, changes the order of reading or commands anybody.

    The lines of what `lines` made stay lines.
    """
    if isinstance(text, Lines):
        return Lines("\n".join(map(visible, text.split("\n"))))
    if not text.isprintable():
        text = "".join(each if each.isprintable() else _escaped(each) for each in text)
    if "{%" in text:
        text = _COLOUR.sub("<{ ", text)
    return _COMMAND.sub("# ", text) if "##" in text else text


def _escaped(char: str) -> str:
    if char in _ESCAPES:
        return _ESCAPES[char]
    if unicodedata.category(char) not in _ODD:
        return char  # spaces of other widths
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def shown(value: object, most: int = VALUE) -> str:
    """Return one value as it may be shown: inert, and at most so many characters of it."""
    text = str(value)
    return visible(text if len(text) <= most else text[: most - 1] + CUT)


def argument(value: object) -> str:
    """Return a value as one argument of a command that somebody copies into a shell: inert there too."""
    return shlex.quote(visible(str(value)))


def bounded(text: str, least: int = MESSAGE) -> str:
    """Return a message that has an end: where it is longer than `least`, its values without a space or in quotes are
    cut, and its middle is left out if that does not do.
    """
    if len(text) <= least:
        return text
    cut = text
    if len(text) > _WORKED_ON:
        half = _WORKED_ON // 2
        cut = f"{text[:half]}{CUT}{text[-half:]}"
    cut = _LONG_WORD.sub(lambda match: match[0][: VALUE - 1] + CUT, cut)
    cut = _LONG_QUOTE.sub(lambda match: f"{match[1]}{match[2][: VALUE - 1]}{CUT}{match[1]}", cut)
    if len(cut) > MESSAGE:
        cut = f"{cut[: MESSAGE - _TAIL]} {CUT} {cut[-_TAIL:]}"
    return Lines(cut) if isinstance(text, Lines) else cut


def told(text: str) -> str:
    """Return a message as it may be shown. Only what `lines` made has more than one line."""
    if isinstance(text, Lines):
        return Lines("\n".join(map(told, bounded(text, VALUE).split("\n"))))
    return visible(bounded(text, VALUE))


def at_line_start(text: str) -> str:
    """Return a line that no CI system takes for a command: `::error::` has to begin one."""
    return _LINE_COMMAND.sub(r"\1 ", text)


def output(text: str) -> str:
    """Return what another program printed, line by line, inert and not cut. Tabs stay."""
    inert: Iterable[str] = (at_line_start("\t".join(map(visible, line.split("\t")))) for line in text.split("\n"))
    return "\n".join(inert)
