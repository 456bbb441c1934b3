from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    more = {"performanceInsightsEnabled": True, "performanceInsightsRetentionPeriod": 465}
    return Plan().add(
        "aws:rds/cluster:Cluster", "db", engine="aurora-postgresql", databaseInsightsMode="advanced", **more
    )


KEPT = "performanceInsightsRetentionPeriod"
advanced_kept_too_short = (
    Table("rds-insights-advanced-kept-too-short", base)
    .good("465 days")
    .good("standard", lambda p: p.set("db", databaseInsightsMode="standard", **{KEPT: 7}))
    .bad(
        "less",
        lambda p: p.set("db", **{KEPT: 434}),
        ("db", "databaseInsightsMode is advanced, and Performance Insights are kept for 434 days."),
        level="mandatory",
    )
    .bad(
        "off",
        lambda p: p.set("db", performanceInsightsEnabled=False),
        ("db", "databaseInsightsMode is advanced, and Performance Insights are off."),
    )
    .absent(
        "the default time",
        lambda p: p.set("db", **{KEPT: None}),
        ("db", "databaseInsightsMode is advanced, and Performance Insights are kept for 7 days."),
    )
    .unknown("the mode", lambda p: p.set("db", databaseInsightsMode=Unknown()))
)

retention_refused = (
    Table("rds-insights-retention-refused", base)
    .good("months")
    .good("a week", lambda p: p.set("db", databaseInsightsMode=None, **{KEPT: 7}))
    .good("two years", lambda p: p.set("db", **{KEPT: 731}))
    .good("23 months", lambda p: p.set("db", **{KEPT: 713}))
    .bad(
        "30 days",
        lambda p: p.set("db", databaseInsightsMode=None, **{KEPT: 30}),
        ("db", f"{KEPT} is 30 days."),
        level="mandatory",
    )
    .bad("24 months", lambda p: p.set("db", **{KEPT: 744}), ("db", f"{KEPT} is 744 days."))
    .absent("none", lambda p: p.set("db", databaseInsightsMode=None, **{KEPT: None}))
    .unknown("from an update", lambda p: p.set("db", **{KEPT: Unknown()}))
)
