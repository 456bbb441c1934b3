"""AWS Backup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Backup
from policypack.shelf.cron import cron_problem

# https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
_COLD_DAYS = 90
# https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
_CONTINUOUS_DAYS = 35


@policy(Backup.PLAN)
def lifecycle_refused(plan: Resource) -> Iterator[Finding]:
    """Lifecycle of backups is one that AWS Backup does not take.

    Why: "InvalidParameterValueException: Invalid lifecycle. DeleteAfterDays cannot be less than 90 days apart from
    MoveToColdStorageAfterDays". Continuous backups are never cold, and are kept for 35 days at most.
    Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html
    https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
    """
    for rule in plan.blocks("rules"):
        lifecycle = rule.block("lifecycle")
        if lifecycle is None:
            continue
        cold, delete = lifecycle.number("coldStorageAfter") or 0, lifecycle.number("deleteAfter") or 0
        continuous = rule.flag("enableContinuousBackup")
        if cold > 0 and continuous:
            yield lifecycle.finding(
                "coldStorageAfter",
                problem=f"The rule makes continuous backups and moves them to cold storage after {cold} days.",
                fix="Remove coldStorageAfter, or make snapshots in a rule of their own.",
            )
        elif continuous and delete > _CONTINUOUS_DAYS:
            yield lifecycle.finding(
                "deleteAfter",
                problem=f"The rule makes continuous backups and keeps them for {delete} days; 1 to {_CONTINUOUS_DAYS} "
                "are allowed.",
                fix=f"Set deleteAfter to {_CONTINUOUS_DAYS} or less, or keep snapshots by a rule of their own.",
            )
        elif cold > 0 and 0 < delete < cold + _COLD_DAYS:
            yield lifecycle.finding(
                "deleteAfter",
                problem=f"Backups are cold after {cold} days and deleted after {delete}; cold ones are kept for "
                f"{_COLD_DAYS} days at least.",
                fix=f"Set deleteAfter to {cold + _COLD_DAYS} or more.",
            )


@policy(Backup.PLAN)
def schedule_refused(plan: Resource) -> Iterator[Finding]:
    """Schedule of backups is no cron expression.

    Why: "InvalidParameterValueException: Invalid scheduleExpression": AWS Backup takes cron(…) with six fields, as
    rules of EventBridge do, and no rate.
    Source: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_BackupRuleInput.html
    https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
    """
    for rule in plan.blocks("rules"):
        schedule = rule.text("schedule")
        if not schedule:
            continue
        match = re.fullmatch(r"cron\((.*)\)", schedule.strip())
        problem = cron_problem(match[1].strip()) if match else "it is not cron(…)"
        if problem:
            yield rule.finding(
                "schedule",
                problem=f"schedule is {schedule!r}: {problem}.",
                fix="Write for instance cron(0 5 ? * * *): minutes, hours, day of month, month, day of week, year.",
            )
