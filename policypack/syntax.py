"""Syntax trees of a program's Python files."""

from __future__ import annotations

import ast
import threading

# Python counts how deep it is in one place for all threads, and takes another's count for its own: "AST constructor
# recursion depth mismatch". https://github.com/python/cpython/issues/106905
_ONE_AT_A_TIME = threading.Lock()


def parse(text: str, name: str = "<unknown>") -> ast.Module:
    """Return the tree of a file's text. Raises SyntaxError, and ValueError for a null byte."""
    with _ONE_AT_A_TIME:
        return ast.parse(text, filename=name)
