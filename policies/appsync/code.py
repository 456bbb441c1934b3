"""Code of resolvers and functions, which runs in a part of JavaScript."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Appsync

_HANDLERS = ("request", "response")
# Comments and texts; what a template fills in is text too.
_TEXTS = re.compile(r"//[^\n]*|/\*.*?\*/|'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*`", re.DOTALL)
# https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
_REFUSED = {
    "async": re.compile(r"\basync\s+(?:function\b|\w+\s*=>|\()"),
    "class": re.compile(r"(?<![\w.$])class\s+\w+\s*(?:extends\s+[\w.]+\s*)?\{"),
    "try": re.compile(r"(?<![\w.$])try\s*\{"),
    "while": re.compile(r"(?<![\w.$])while\s*\("),
    "continue": re.compile(r"(?<![\w.$])continue\s*;"),
    "++ or --": re.compile(r"\w(?:\+\+|--)|(?:\+\+|--)\w"),
    "Promise": re.compile(r"(?<![\w.$])(?:new\s+)?Promise\s*[.(]"),
}


@policy(Appsync.RESOLVER, Appsync.FUNCTION)
def refused(resolver: Resource) -> Iterator[Finding]:
    """Code of a resolver is none that AppSync runs.

    Why: "BadRequestException: The code contains one or more errors.": the runtime APPSYNC_JS has no asynchronous
    functions, classes, try and while, and code exports request and response.
    Source: https://docs.aws.amazon.com/appsync/latest/devguide/supported-features.html
        https://docs.aws.amazon.com/appsync/latest/devguide/resolver-reference-overview-js.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
    """
    code = resolver.text("code")
    if not code:
        return
    bare = _TEXTS.sub(" ", code)
    exported = " ".join(re.findall(r"\bexport\b(?:\s*\{[^}]*\}|\s+\w+\s+\w+)", bare))
    missing = [name for name in _HANDLERS if not re.search(rf"\b{name}\b", exported)]
    if missing and "export *" not in bare:
        yield resolver.finding(
            "code",
            problem=f"The code exports no {' and no '.join(missing)}.",
            fix=f"Export the function {missing[0]}, as in export function {missing[0]}(ctx) {{ … }}.",
        )
    found = [name for name, pattern in _REFUSED.items() if pattern.search(bare)]
    if found:
        yield resolver.finding(
            "code",
            problem=f"The code uses {' and '.join(found)}, which APPSYNC_JS does not have.",
            fix="Leave it out: errors are made by util.error, and loops are for-of.",
        )
