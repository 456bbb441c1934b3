"""Patterns of metric filters and subscriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Cloudwatch

_NAMES = {Cloudwatch.LOG_METRIC_FILTER: "pattern", Cloudwatch.LOG_SUBSCRIPTION_FILTER: "filterPattern"}
# A term in quotes, a regular expression between percent signs, or a plain one.
_TERM = re.compile(r'[-?]?("(\\.|[^"\\])*"|%[^%]*%|\S+)')
# Signs that stand in quotes only.
_SIGNS = re.compile(r"[*:()\[\]{}=/,;&|<>'$!#]")
_CERTAIN = re.compile(r"[*:()\[\]{}=/&|<>]")
# Texts and regular expressions, in which signs of the grammar mean nothing.
_QUOTED = re.compile(r'"(\\.|[^"\\])*"|%[^%]*%')
_PAIRS = {"{": "}", "[": "]"}


@policy(*_NAMES)
def malformed(resource: Resource) -> Iterator[Finding]:
    """Pattern of a filter is not one.

    Why: "InvalidParameterException: Invalid filter pattern", "Invalid character(s) in term '*'": a term with other
    signs than letters, digits and underscores stands in double quotes; JSON patterns compare with one = and join with
    && and ||.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
    """
    name = _NAMES[resource.type]
    pattern = resource.raw(name)
    if not isinstance(pattern, str) or not pattern.strip():
        return
    problem = _problem(pattern.strip())
    if problem:
        # Which signs besides these are taken without quotes is not documented.
        certain = not problem.startswith("has the term") or _CERTAIN.search(problem)
        yield resource.finding(
            name,
            problem=f"The pattern {pattern!r} {problem}.",
            fix='Write terms with signs in double quotes ("[ERROR]"), fields as { $.level = "ERROR" }, columns as '
            "[ip, user, status = 5*].",
            level=None if certain else "advisory",
        )


def _problem(pattern: str) -> str:
    if pattern[0] in _PAIRS:
        bare = _QUOTED.sub('""', pattern)
        if not bare.endswith(_PAIRS[pattern[0]]):
            return f"begins with {pattern[0]} and does not end with {_PAIRS[pattern[0]]}"
        if pattern.startswith("{") and "$" not in bare:
            return "names no field, which would begin with $"
        if "==" in bare:
            return "compares with ==, where one = is wanted"
        if re.search(r"(?<!&)&(?!&)", bare):
            return "has a single &"
        if pattern.startswith("{"):
            if '"' in bare.replace('""', ""):
                return "has a quote that is not closed"
            if bare.count("(") != bare.count(")"):
                return "has a parenthesis without its other one"
            if re.search(r"^\{\s*(&&|\|\|)|(&&|\|\|)\s*(&&|\|\||\)|\}$)", bare):
                return "joins a condition with nothing"
            if word := re.search(r"\s(and|or)\s+\(?\s*\$", bare, re.IGNORECASE):
                return f"joins conditions with {word[1]}, where && or || stands"
        return ""
    if '"' in _QUOTED.sub("", pattern):
        return "has a quote that is not closed"
    for match in _TERM.finditer(pattern):
        term = match[1]
        if term[0] not in '"%' and _SIGNS.search(term):
            return f"has the term {term!r}, whose signs stand in double quotes only"
    return ""
