from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add(
        "aws:synthetics/canary:Canary",
        "bird",
        schedule={"expression": "rate(5 minutes)"},
        runConfig={"memoryInMb": 960, "timeoutInSeconds": 300},
        zipFile="bird.zip",
    )


def every(expression: object) -> object:
    return lambda plan: plan.set("bird", schedule={"expression": expression}, runConfig=None)


schedule_malformed = (
    Table("synthetics-schedule-malformed", base)
    .good("five minutes")
    .good("an hour", every("rate(1 hour)"))
    .good("once", every("rate(0 minute)"))
    .good("a cron", every("cron(0 9 ? * MON-FRI *)"))
    .bad("a day", every("rate(1 day)"), ("bird", "expression is 'rate(1 day)'."), level="mandatory")
    .bad("longer than an hour", every("rate(61 minutes)"), ("bird", "expression is 'rate(61 minutes)'."))
    .absent("none", lambda p: p.set("bird", schedule=None))
    .unknown("which", every(Unknown()))
)

run_refused = (
    Table("synthetics-run-refused", base)
    .good("just in time")
    .bad(
        "odd memory",
        lambda p: p.set("bird", runConfig={"memoryInMb": 1000}),
        ("bird", "memoryInMb is 1000, which is no multiple of 64."),
        level="mandatory",
    )
    .bad(
        "longer than the rate",
        lambda p: p.set("bird", runConfig={"timeoutInSeconds": 301}),
        ("bird", "timeoutInSeconds is 301, and the canary runs every 300 seconds."),
    )
    .absent("the defaults", lambda p: p.set("bird", runConfig=None))
    .unknown("how much", lambda p: p.set("bird", runConfig={"memoryInMb": Unknown()}))
)
