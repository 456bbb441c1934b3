"""Exemptions in a program: comments at the resources that they are about.

    # preflight: exempt rds-single-az-in-production until 2027-03-31, moves with the new cluster

In TypeScript it is a comment by `//`. It speaks for the statement that it stands in, or that begins below it.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from policypack.config import sentence
from policypack.finding import Exemption, Location
from policypack.preview.check.python_files import Source

COMMENT = re.compile(r"(?:#|//)[ \t]*preflight:[ \t]*(?P<text>.*)")
_EXEMPT = re.compile(r"exempt(?:[ \t]+|$)")


class Comment(NamedTuple):
    """`text` is what follows `preflight:`; `first` and `last` are the lines that it speaks for."""

    at: Location
    text: str
    first: int
    last: int


class Said(NamedTuple):
    """The exemptions of a program, and what is wrong with comments that want to be some: where, and what."""

    exemptions: tuple[Exemption, ...]
    wrong: tuple[str, ...]


def said(comments: Iterable[Comment]) -> Said:
    """Read what comments say."""
    found: list[Exemption] = []
    wrong: list[str] = []
    for comment in comments:
        match = _EXEMPT.match(comment.text)
        if match is None:
            wrong.append(f"{comment.at}: {comment.text.strip()!r} is no word of ours; they begin with: exempt")
            continue
        lines = (comment.at.file, comment.first, comment.last)
        exemptions = sentence(comment.text[match.end() :], str(comment.at), "the program", lines)
        if isinstance(exemptions, str):
            wrong.append(f"{comment.at}: {exemptions}")
        else:
            found += exemptions
    return Said(tuple(found), tuple(wrong))


# -- Python ---------------------------------------------------------------------------------------------------


def of_python(sources: Iterable[Source]) -> Iterator[Comment]:
    """Yield the comments of Python files. One that cannot be parsed has none."""
    for source in sources:
        if "preflight:" not in source.text or isinstance(source.parsed, SyntaxError):
            continue
        spans = sorted({_lines(node) for node in source.nodes if isinstance(node, ast.stmt)})
        for line, text in _comments(source.text):
            match = COMMENT.match(text)
            if match:
                first, last = _span(line, spans, source.lines)
                yield Comment(source.at(line), match["text"], first, last)


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """Return the lines of a statement, only of its head where it holds others."""
    if not hasattr(statement, "body"):
        return statement.lineno, statement.end_lineno or statement.lineno
    heads = (child for child in ast.iter_child_nodes(statement) if isinstance(child, ast.expr | ast.arguments))
    inside = (int(getattr(node, "end_lineno", 0) or 0) for head in heads for node in ast.walk(head))
    return statement.lineno, max(statement.lineno, *inside, 0)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, IndentationError):  # what this Python's tokenizer holds against it, ast does not
        return


def _span(line: int, spans: Sequence[tuple[int, int]], lines: Sequence[str]) -> tuple[int, int]:
    """Return the lines of the statement that a comment stands in, else of the one that begins right below it."""
    around = [span for span in spans if span[0] <= line <= span[1]]
    if around:
        return min(around, key=lambda span: span[1] - span[0])
    below = line + 1
    while below <= len(lines) and lines[below - 1].lstrip().startswith("#"):
        below += 1
    return next((span for span in spans if span[0] == below), (line, line))


# -- TypeScript -----------------------------------------------------------------------------------------------


class _Token(NamedTuple):
    line: int
    text: str
    comment: bool


def of_typescript(file: str, text: str) -> Iterator[Comment]:
    """Yield the comments of a TypeScript or JavaScript file. `file` is its path as findings show it."""
    if "preflight:" not in text:
        return
    tokens = _tokens(text)
    for index, token in enumerate(tokens):
        match = COMMENT.match(token.text) if token.comment else None
        if match:
            first, last = _around(tokens, index)
            yield Comment(Location(file, token.line), match["text"].removesuffix("*/"), first, last)


def _tokens(text: str) -> list[_Token]:
    """Return the words, signs and comments of a text; strings are one each."""
    # The lexer comes with rich, and knows regular expressions and templates.
    from pygments.lexers import TypeScriptLexer
    from pygments.token import Comment as Remark
    from pygments.token import String

    found: list[_Token] = []
    line = 1
    for kind, value in TypeScriptLexer(stripnl=False, ensurenl=False).get_tokens(text):
        if value.strip():
            start = line + value[: len(value) - len(value.lstrip())].count("\n")
            shown = '""' if kind in String and kind not in String.Interpol else value.strip()
            found.append(_Token(start, shown, kind in Remark))
        line += value.count("\n")
    return found


_OPEN, _CLOSE = "([{", ")]}"


def _around(tokens: Sequence[_Token], index: int) -> tuple[int, int]:
    """Return the lines that a comment speaks for: of the call whose arguments it stands in, of the statement before it
    on its line, else of the statement that begins below it.
    """
    depth = 0
    for at in range(index - 1, -1, -1):
        text = tokens[at].text
        if text in _CLOSE:
            depth += 1
        elif text in _OPEN:
            depth -= 1
            if depth < 0 and text == "(" and not _is_head(tokens, at):
                return tokens[at].line, _end(tokens, at)
            if depth < 0 and text == "{" and at and tokens[at - 1].text in (")", "=>", "else", "try", "finally", "do"):
                break  # the body of a function or of a condition
            if depth < 0:
                depth = 0
    line = tokens[index].line
    before = [token for token in tokens[:index] if token.line == line and not token.comment]
    if before:
        return line, max(line, _end(tokens, index - len(before)))
    below = next((at for at in range(index + 1, len(tokens)) if not tokens[at].comment), None)
    return (line, line) if below is None else (tokens[below].line, _end(tokens, below))


def _is_head(tokens: Sequence[_Token], at: int) -> bool:
    """Is a parenthesis that of `if (…)` and the like, and of no call?"""
    return at > 0 and tokens[at - 1].text in ("if", "for", "while", "switch", "catch", "function")


def _end(tokens: Sequence[_Token], start: int) -> int:
    """Return the last line of what begins at a token: a bracket up to its end, or a statement."""
    depth, last = 0, tokens[start].line
    for at in range(start, len(tokens)):
        line, text, comment = tokens[at]
        if comment:
            continue
        if depth == 0 and at > start and (text in _CLOSE or (line > last and text[0] not in ".?:=+-*/&|")):
            break
        last = line
        if text in _OPEN:
            depth += 1
        elif text in _CLOSE:
            depth -= 1
            if depth == 0 and tokens[start].text == "(":
                break
        elif text == ";" and depth == 0:
            break
    return last
