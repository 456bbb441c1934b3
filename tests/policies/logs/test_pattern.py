from __future__ import annotations

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

for pattern in (
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
    '{ $.a = and && $.b = "or $.c" }',
    "[ip, user, ..., status = 4* || status = 5*, bytes]",
):
    malformed.good(f"pattern {pattern}", lambda plan, pattern=pattern: plan.set("errors", pattern=pattern))
for pattern, problem, level in (
    ("[ERROR", "begins with [ and does not end with ]", "mandatory"),
    ("{ $.a = 1", "begins with { and does not end with }", "mandatory"),
    ('{ level = "ERROR" }', "names no field, which would begin with $", "mandatory"),
    ("{ $.a == 1 }", "compares with ==, where one = is wanted", "mandatory"),
    ("{ $.a = 1 & $.b = 2 }", "has a single &", "mandatory"),
    ('{ $.a = "x }', "has a quote that is not closed", "mandatory"),
    ("{ ($.a = 1 }", "has a parenthesis without its other one", "mandatory"),
    ("{ $.a = 1 && }", "joins a condition with nothing", "mandatory"),
    ("{ || $.a = 1 }", "joins a condition with nothing", "mandatory"),
    ("{ $.a = 1 OR $.b = 2 }", "joins conditions with OR, where && or || stands", "mandatory"),
    ("{ $.a = 1 and ($.b = 2) }", "joins conditions with and, where && or || stands", "mandatory"),
    ('"ERROR', "has a quote that is not closed", "mandatory"),
    ("ERROR: failed", "has the term 'ERROR:', whose signs stand in double quotes only", "mandatory"),
    ("5$ -cost", "has the term '5$', whose signs stand in double quotes only", "advisory"),
    ("ERROR -status=500", "has the term 'status=500', whose signs stand in double quotes only", "mandatory"),
):
    malformed.bad(
        f"pattern {pattern}",
        lambda plan, pattern=pattern: plan.set("errors", pattern=pattern),
        ("errors", f"The pattern {pattern!r} {problem}."),
        level=level,
    )
