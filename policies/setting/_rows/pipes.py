"""Settings of EventBridge Pipes."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Form, Pair, When
from policypack.catalogue.tokens import Pipes

ROWS = (
    Pair(
        Pipes.PIPE,
        (When("level", ("ERROR", "INFO", "TRACE")),),
        "logs go somewhere",
        TRIED,
        needs=("cloudwatchLogsLogDestination", "firehoseLogDestination", "s3LogDestination"),
        within="logConfiguration",
    ),
    Form(
        Pipes.PIPE,
        "target",
        r"(?!arn:[^:]+:sns:.*\.fifo$).*",
        "be no FIFO topic",
        "ValidationException: a FIFO topic is no target of a pipe",
        TRIED,
    ),
    Form(
        Pipes.PIPE,
        "sourceParameters.filterCriteria.filters[].pattern",
        r"(?s)\s*\{.*\S.*\}\s*",
        "be an object of JSON that is not empty",
        "ValidationException: Invalid filter pattern",
        TRIED,
    ),
    Form(
        Pipes.PIPE,
        "sourceParameters.dynamodbStreamParameters.startingPosition",
        "TRIM_HORIZON|LATEST",
        "be TRIM_HORIZON or LATEST",
        "expected starting_position to be one of TRIM_HORIZON, LATEST",
        f"{DOCS}/eventbridge/latest/pipes-reference/API_PipeSourceDynamoDBStreamParameters.html",
    ),
)
