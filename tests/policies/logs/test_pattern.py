from __future__ import annotations

import pytest

from policies.logs.pattern import _problem
from policypack.testing import Plan, Table, Unknown

FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter"


def base() -> Plan:
    return Plan().add(FILTER, "errors", logGroupName="/shop/web", pattern="ERROR")


malformed = (
    Table("logs-pattern-malformed", base)
    .good("a term")
    .bad(
        "a star",
        lambda p: p.set("errors", pattern="*ERROR*"),
        ("errors", "The pattern '*ERROR*' has the term '*ERROR*', whose signs stand in double quotes only."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("errors", pattern=None))
    .unknown("which", lambda p: p.set("errors", pattern=Unknown()), undecided=False)
)

TAKEN = [
    "",
    "ERROR WARN",
    "?ERROR ?WARN",
    "ERROR -EXITING",
    '"[ERROR]: *"',
    'ERROR "it\\"s"',
    "%Unauth(orized|enticated)%",
    "a_b-c.d",
    '{ $.level = "a == b" }',
    '{ ($.a = 1 && $.b != "x") || $.c[0] > 2 }',
    "{ $.a = %x[]% }",
    "[ip, user, ..., status = 4* || status = 5*, bytes]",
]


@pytest.mark.parametrize("pattern", TAKEN)
def test_taken(pattern: str) -> None:
    assert not (pattern and _problem(pattern))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("[ERROR", "begins with [ and does not end with ]"),
        ("{ $.a = 1", "begins with { and does not end with }"),
        ('{ level = "ERROR" }', "names no field"),
        ("{ $.a == 1 }", "compares with =="),
        ("{ $.a = 1 & $.b = 2 }", "has a single &"),
        ("ERROR: failed", "has the term 'ERROR:'"),
        ("ERROR -status=500", "has the term 'status=500'"),
    ],
)
def test_refused(pattern: str, said: str) -> None:
    assert said in _problem(pattern)
