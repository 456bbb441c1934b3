"""Settings of EventBridge Pipes."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Pipes

ROWS = (
    Pair(
        Pipes.PIPE,
        (When("level", ("ERROR", "INFO", "TRACE")),),
        "logs go somewhere",
        f"{DOCS}/eventbridge/latest/pipes-reference/API_PipeLogConfigurationParameters.html",
        needs=("cloudwatchLogsLogDestination", "firehoseLogDestination", "s3LogDestination"),
        within="logConfiguration",
        certain=False,
    ),
)
