"""AWS Glue: crawlers, jobs and triggers."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Glue

# https://docs.aws.amazon.com/glue/latest/webapi/API_SchemaChangePolicy.html; the provider's defaults
_DEFAULTS = {"deleteBehavior": "DEPRECATE_IN_DATABASE", "updateBehavior": "UPDATE_IN_DATABASE"}
# Of jobs in Python alone. https://docs.aws.amazon.com/glue/latest/webapi/API_CreateJob.html
_SHELL_CAPACITIES = (0.0625, 1)


@policy(Glue.CRAWLER)
def schema_change_refused(crawler: Resource) -> Iterator[Finding]:
    """Crawler would change the schema where it may only log.

    Why: "InvalidInputException: The SchemaChangePolicy for "Crawl new folders only" Amazon S3 target can have only LOG
    DeleteBehavior value and LOG UpdateBehavior value", "The SchemaChangePolicy for Catalog Target can have only LOG
    DeleteBehavior value".
    Source: https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html
    https://docs.aws.amazon.com/glue/latest/webapi/API_CatalogTarget.html
    """
    names: tuple[str, ...]
    recrawl = crawler.block("recrawlPolicy")
    if recrawl is not None and recrawl.text("recrawlBehavior") == "CRAWL_NEW_FOLDERS_ONLY":
        why, names = "recrawlBehavior is CRAWL_NEW_FOLDERS_ONLY", ("deleteBehavior", "updateBehavior")
    elif crawler.blocks("catalogTargets"):
        why, names = "The crawler has catalogTargets", ("deleteBehavior",)
    else:
        return
    change = crawler.block("schemaChangePolicy")
    wrong = {
        name: value for name in names if (value := (change.text(name) if change else None) or _DEFAULTS[name]) != "LOG"
    }
    if wrong:
        said = " and ".join(f"{name} is {value}" for name, value in wrong.items())
        yield crawler.finding(
            "schemaChangePolicy",
            problem=f"{why}, and {said}; LOG is needed.",
            fix=f"Set {' and '.join(wrong)} of schemaChangePolicy to LOG.",
        )


@policy(Glue.JOB)
def shell_capacity_refused(job: Resource) -> Iterator[Finding]:
    """Python shell job asks for what only Spark jobs have.

    Why: "InvalidInputException: Worker type is not supported for Python shell jobs", and a capacity other than 0.0625
    or 1.
    Source: https://docs.aws.amazon.com/glue/latest/webapi/API_CreateJob.html
    """
    command = job.block("command")
    if command is None or command.text("name", default="glueetl") != "pythonshell":
        return
    capacity = job.number("maxCapacity")
    if job.given("workerType"):
        name, problem, fix = "workerType", f"workerType is {job.raw('workerType')}.", "Set maxCapacity to 0.0625 or 1."
    elif capacity is not None and capacity not in _SHELL_CAPACITIES:
        name, problem, fix = "maxCapacity", f"maxCapacity is {capacity}.", "Set it to 0.0625 or 1."
    else:
        return
    yield job.finding(name, problem=f"The job is a Python shell, and {problem}", fix=fix)


@policy(Glue.TRIGGER)
def trigger_of_itself(trigger: Resource) -> Iterator[Finding]:
    """Trigger starts the job that it waits for.

    Why: "InvalidInputException: Job cannot be a Predicate and Action for Conditional Trigger."
    Source: https://docs.aws.amazon.com/glue/latest/webapi/API_CreateTrigger.html
        https://github.com/hashicorp/terraform-provider-aws/issues/39571
    """
    predicate = trigger.block("predicate")
    awaited = {condition.partial("jobName") for condition in predicate.blocks("conditions")} if predicate else set()
    for action in trigger.blocks("actions"):
        name = action.partial("jobName")
        if name and name in awaited:
            yield action.finding(
                "jobName",
                problem=f"The trigger starts {name} and waits for it.",
                fix="Name another job in one of them.",
            )


@policy(Glue.CRAWLER, Glue.TRIGGER)
def schedule_malformed(resource: Resource) -> Iterator[Finding]:
    """Schedule of a crawler or a trigger is no cron expression.

    Why: "InvalidInputException: Schedule expression is invalid": Glue takes cron(…) with six fields, and no rate.
    Source: https://docs.aws.amazon.com/glue/latest/dg/monitor-data-warehouse-schedule.html
    """
    schedule = resource.text("schedule")
    if not schedule:
        return
    fields = schedule.strip().removeprefix("cron(").removesuffix(")").split()
    if schedule.strip().startswith("cron(") and schedule.strip().endswith(")") and len(fields) == 6:
        return
    yield resource.finding(
        "schedule",
        problem=f"schedule is {schedule!r}.",
        fix="Write cron(15 12 * * ? *): minutes, hours, day of month, month, day of week, year.",
    )
