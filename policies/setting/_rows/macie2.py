"""Settings of Macie."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Macie2

ROWS = (
    Words(
        Macie2.ACCOUNT,
        f"{DOCS}/macie/latest/APIReference/macie.html",
        {"findingPublishingFrequency": "FIFTEEN_MINUTES ONE_HOUR SIX_HOURS", "status": "ENABLED PAUSED"},
    ),
    Pair(
        Macie2.CLASSIFICATION_JOB,
        (When("jobType", ("ONE_TIME",)),),
        "a job that runs once has no schedule",
        f"{DOCS}/macie/latest/APIReference/jobs.html",
        refuses=("scheduleFrequency",),
    ),
    Pair(
        Macie2.CLASSIFICATION_JOB,
        (When("jobType", ("SCHEDULED",)),),
        "a job that runs again and again has a schedule",
        f"{DOCS}/macie/latest/APIReference/jobs.html",
        needs=("scheduleFrequency",),
    ),
)
