from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:scheduler/schedule:Schedule", "nightly", scheduleExpressionTimezone="Europe/Berlin")


unknown = (
    Table("setting-zone-unknown", base)
    .good("a zone")
    .good("a short one", lambda p: p.set("nightly", scheduleExpressionTimezone="UTC"))
    .bad(
        "a slip",
        lambda p: p.set("nightly", scheduleExpressionTimezone="Europe/Berln"),
        (
            "nightly",
            (
                "scheduleExpressionTimezone is 'Europe/Berln', which is no time zone; did you mean 'Europe/Berlin'? "
            ).rstrip()
            + ".",
        ),
        level="advisory",
    )
    .absent("none", lambda p: p.set("nightly", scheduleExpressionTimezone=None))
    .unknown("which", lambda p: p.set("nightly", scheduleExpressionTimezone=Unknown()))
    .without("outside", "reads one resource")
)
