"""Settings of Systems Manager."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Form, Pair, Rank, TimeZone, When
from policypack.catalogue.tokens import Ssm

_API = f"{DOCS}/systems-manager/latest/APIReference"
_GUIDE = f"{DOCS}/systems-manager/latest/userguide"
# What a task of each type is told, by the name of the parameters.
_TASKS = {
    "AUTOMATION": "automationParameters",
    "LAMBDA": "lambdaParameters",
    "RUN_COMMAND": "runCommandParameters",
    "STEP_FUNCTIONS": "stepFunctionsParameters",
}

ROWS = (
    Form(
        Ssm.ASSOCIATION,
        "scheduleExpression",
        r"rate\((30|3[1-9]|[4-9]\d|[1-9]\d\d+) minutes\)|rate\((1 hour|1 day|[1-9]\d* hours|[1-9]\d* days)\)"
        r"|(cron|at)\(.+\)",
        "be cron(…), at(…) or rate(…) of 30 minutes or more",
        "ValidationException: Invalid schedule expression: the least interval of associations is 30 minutes",
        f"{_GUIDE}/reference-cron-and-rate-expressions.html",
    ),
    Form(
        Ssm.DOCUMENT,
        "name",
        r"(?!aws|amazon|amzn|AWSEC2|AWSConfigRemediation|AWSSupport)[\w.-]{3,128}",
        "be of 3 to 128 letters, digits and _.-, and not begin with aws, amazon, amzn, AWSEC2, AWSConfigRemediation or "
        "AWSSupport",
        "these beginnings are reserved by AWS",
        f"{_API}/API_CreateDocument.html",
    ),
    Rank(
        Ssm.MAINTENANCE_WINDOW,
        "cutoff",
        "duration",
        "ValidationException: the cutoff must be smaller than the duration",
        f"{_API}/API_CreateMaintenanceWindow.html",
        gap=1,
    ),
    Form(
        Ssm.MAINTENANCE_WINDOW,
        "schedule",
        r"cron\((\S+\s+){5,6}\S+\)|rate\(\d+ (minute|hour|day)s?\)|at\(.+\)",
        "be cron(…) of six fields, rate(…) or at(…)",
        "ValidationException: Invalid schedule",
        f"{_GUIDE}/reference-cron-and-rate-expressions.html",
    ),
    TimeZone(Ssm.MAINTENANCE_WINDOW, "scheduleTimezone"),
    *(
        Pair(
            Ssm.MAINTENANCE_WINDOW_TASK,
            (When("targets"),),
            "a value can be omitted only for a task without targets",
            f"{_API}/API_RegisterTaskWithMaintenanceWindow.html",
            needs=(name,),
        )
        for name in ("maxConcurrency", "maxErrors")
    ),
    *(
        Pair(
            Ssm.MAINTENANCE_WINDOW_TASK,
            (When("taskType", (kind,)),),
            "only the parameters that match the task type are filled in",
            TRIED,
            refuses=tuple(f"taskInvocationParameters.{name}" for name in _TASKS.values() if name != own),
        )
        for kind, own in _TASKS.items()
    ),
    Pair(
        Ssm.PARAMETER,
        (When("dataType", ("aws:ec2:image",)),),
        "a parameter of the data type aws:ec2:image is a String",
        f"{_GUIDE}/parameter-store-ec2-aliases.html",
        takes=When("type", ("String",)),
    ),
    Pair(
        Ssm.PATCH_BASELINE,
        (When("approveAfterDays"),),
        "You must specify a value for ApproveAfterDays or ApproveUntilDate, but not both",
        f"{_API}/API_PatchRule.html",
        refuses=("approveUntilDate",),
        within="approvalRules",
        certain=False,  # of both the provider sends the date, and of none 0 days
    ),
    Form(
        Ssm.ASSOCIATION,
        "targets[].key",
        r"(?!(InstanceId|instance-?ids?|Instances?|Name|Tag:.*)$).+",
        "be InstanceIds, tag:NAME, tag-key or resource-groups:Name",
        "InvalidTarget: the key of a target",
        TRIED,
    ),
    Form(
        Ssm.MAINTENANCE_WINDOW_TARGET,
        "targets[].key",
        "InstanceIds|tag:.+|tag-key|resource-groups:(Name|ResourceTypeFilters)",
        "be InstanceIds, tag:NAME, tag-key, resource-groups:Name or resource-groups:ResourceTypeFilters",
        "ValidationException: the key of a target",
        f"{_API}/API_RegisterTargetWithMaintenanceWindow.html",
    ),
    *(
        Form(
            Ssm.MAINTENANCE_WINDOW,
            name,
            r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)",
            "be a time with its distance from UTC, such as 2030-01-31T12:00:00Z",
            "ValidationException: the date is in ISO 8601, with an offset",
            TRIED,
        )
        for name in ("startDate", "endDate")
    ),
    Pair(
        Ssm.PARAMETER,
        (When("dataType", ("aws:ec2:image",)), When("value")),
        "a parameter of the data type aws:ec2:image holds the id of an image",
        f"{_GUIDE}/parameter-store-ec2-aliases.html",
        takes=When("value", ("ami-*",)),
    ),
)
