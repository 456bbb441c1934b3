from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

LOG = {"deleteBehavior": "LOG", "updateBehavior": "LOG"}
NEW = {"recrawlBehavior": "CRAWL_NEW_FOLDERS_ONLY"}


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:glue/crawler:Crawler",
        "finds",
        databaseName="shop",
        role="finds",
        s3Targets=[{"path": "s3://shop"}],
        schedule="cron(15 12 * * ? *)",
        schemaChangePolicy=LOG,
        recrawlPolicy=NEW,
    )
    return plan.add("aws:glue/job:Job", "sums", command={"name": "pythonshell"}, maxCapacity=0.0625)


schema_change_refused = (
    Table("glue-schema-change-refused", base)
    .good("logged")
    .good("all folders", lambda p: p.set("finds", recrawlPolicy=None, schemaChangePolicy=None))
    .bad(
        "by default",
        lambda p: p.set("finds", schemaChangePolicy=None),
        (
            "finds",
            (
                "recrawlBehavior is CRAWL_NEW_FOLDERS_ONLY, and deleteBehavior is DEPRECATE_IN_DATABASE and "
                "updateBehavior is UPDATE_IN_DATABASE; LOG is needed."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "tables of the catalogue",
        lambda p: p.set(
            "finds",
            recrawlPolicy=None,
            catalogTargets=[{"databaseName": "shop", "tables": ["a"]}],
            schemaChangePolicy={"deleteBehavior": "DELETE_FROM_DATABASE"},
        ),
        ("finds", "The crawler has catalogTargets, and deleteBehavior is DELETE_FROM_DATABASE; LOG is needed."),
    )
    .absent("no policy", lambda p: p.set("finds", recrawlPolicy=None))
    .unknown("which", lambda p: p.set("finds", schemaChangePolicy={**LOG, "deleteBehavior": Unknown()}))
)

shell_capacity_refused = (
    Table("glue-shell-capacity-refused", base)
    .good("a sixteenth")
    .good("Spark", lambda p: p.set("sums", command={"name": "glueetl"}, maxCapacity=10))
    .bad(
        "two",
        lambda p: p.set("sums", maxCapacity=2),
        ("sums", "The job is a Python shell, and maxCapacity is 2."),
        level="mandatory",
    )
    .bad(
        "workers",
        lambda p: p.set("sums", workerType="G.1X", maxCapacity=None),
        ("sums", "The job is a Python shell, and workerType is G.1X."),
    )
    .absent("none", lambda p: p.set("sums", maxCapacity=None))
    .unknown("how much", lambda p: p.set("sums", maxCapacity=Unknown()))
)

schedule_malformed = (
    Table("glue-schedule-malformed", base)
    .good("six fields")
    .bad(
        "a rate",
        lambda p: p.set("finds", schedule="rate(1 day)"),
        ("finds", "schedule is 'rate(1 day)'."),
        level="mandatory",
    )
    .bad("five", lambda p: p.set("finds", schedule="cron(15 12 * * ?)"), ("finds", "schedule is 'cron(15 12 * * ?)'."))
    .absent("none", lambda p: p.set("finds", schedule=None))
    .unknown("when", lambda p: p.set("finds", schedule=Unknown()))
)


def waiting(plan: Plan, waits: object, starts: object) -> Plan:
    return plan.add(
        "aws:glue/trigger:Trigger",
        "then",
        type="CONDITIONAL",
        actions=[{"jobName": starts}],
        predicate={"conditions": [{"jobName": waits, "state": "SUCCEEDED"}]},
    )


trigger_of_itself = (
    Table("glue-trigger-of-itself", base)
    .good("no trigger")
    .good("another job", lambda p: waiting(p, "sums", "mails"))
    .bad(
        "the same, by name",
        lambda p: waiting(p, "sums", "sums"),
        ("then", "The trigger starts sums and waits for it.", "Name another job in one of them."),
        level="mandatory",
    )
    .bad(
        "the same, by reference",
        lambda p: waiting(p, Ref("sums", "name"), Ref("sums", "name")),
        ("then", "The trigger starts ${sums.name} and waits for it."),
        level="mandatory",
        view="preview",
    )
    .absent("no predicate", lambda p: waiting(p, "sums", "mails").set("then", predicate=None))
    .unknown("its predicate", lambda p: waiting(p, "sums", "mails").set("then", predicate=Unknown()))
    .without("outside", "compares names")
)
