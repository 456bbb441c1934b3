"""Files that cannot be parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policypack.preview.check.installed import Installed
from policypack.preview.check.problem import Problem
from policypack.preview.check.python_files import Source

_KEYWORD_MODULE = re.compile(r"\.(lambda|import|global|from|async|class)\b")


def explain_syntax(sources: Sequence[Source], installed: Installed) -> tuple[Problem, ...]:
    """Return the files with syntax errors, each with its first error.

    The program's own interpreter has the last word: it may be newer than the one that runs this.
    """
    return tuple(_explained(sources, installed))


def _explained(sources: Sequence[Source], installed: Installed) -> Iterator[Problem]:
    broken = [source for source in sources if isinstance(source.parsed, SyntaxError)]
    answers = installed.syntax([source.path for source in broken]) if broken else {}
    for source in broken:
        said = answers.get(str(source.path))
        if said is None:
            continue
        line = int(said["line"])
        text = str(said["text"])
        if not text and line <= len(source.text.splitlines()):
            text = source.text.splitlines()[line - 1].strip()
        yield Problem(
            kind="syntax",
            cause=f"syntax:{source.name}",
            problem=f"{source.name} cannot be parsed: {str(said['message']).removesuffix('.')}.",
            fix=_fix(text, str(said["message"])),
            file=source.name,
            line=line,
            first=line,
            last=line,
            sure=source.certain and not source.test,
        )


def _fix(text: str, message: str) -> str:
    keyword = _KEYWORD_MODULE.search(text)
    if keyword and keyword[1] == "lambda":
        return "Write `aws.lambda_`: `lambda` is a word of Python's own, so the SDK's module has an underscore."
    if keyword:
        return f"Write `{keyword[1]}_`: `{keyword[1]}` is a word of Python's own."
    if text.startswith("```"):
        return "Remove the Markdown fence: the file must hold Python only."
    if "was never closed" in message or "unexpected EOF" in message:
        return "Close it; the file may have been cut off."
    if "indent" in message or "unindent" in message:
        return "Correct the indentation of that line."
    return f"Correct that line: {text[:80]}." if text and not _secret(text) else "Correct that line."


def _secret(text: str) -> bool:
    return re.search(r"passw|secret|token|key", text, re.IGNORECASE) is not None
