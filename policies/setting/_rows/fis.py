"""Settings of Fault Injection Service."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, When
from policypack.catalogue.tokens import Fis

_GUIDE = f"{DOCS}/fis/latest/userguide"

ROWS = (
    Pair(
        Fis.EXPERIMENT_TEMPLATE,
        (When("source", ("aws:cloudwatch:alarm",)),),
        "it is required if the source is a CloudWatch alarm",
        f"{DOCS}/fis/latest/APIReference/API_CreateExperimentTemplateStopConditionInput.html",
        needs=("value",),
        within="stopConditions",
    ),
    Pair(
        Fis.EXPERIMENT_TEMPLATE,
        (When("resourceArns"),),
        "You can't specify both a resource ID and another parameter in the same target definition",
        f"{_GUIDE}/targets.html",
        refuses=("resourceTags", "filters"),
        within="targets",
    ),
    Form(
        Fis.EXPERIMENT_TEMPLATE,
        "targets[].selectionMode",
        r"ALL|COUNT\([1-9]\d*\)|PERCENT\((100|[1-9]?\d)\)",
        "be ALL, COUNT(n) or PERCENT(n)",
        "ValidationException: Invalid selection mode",
        f"{_GUIDE}/targets.html#target-selection-mode",
    ),
)
