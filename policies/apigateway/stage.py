"""Stages of REST, HTTP and WebSocket APIs: their logs, and what is deployed to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Apigateway, Apigatewayv2, Kinesis

_DESTINATION = re.compile(r"arn:[^:]+:(logs:[^:]*:[^:]*:log-group:.+|firehose:[^:]*:[^:]*:deliverystream/.+)")
_FIREHOSE = re.compile(r"arn:[^:]+:firehose:[^:]*:[^:]*:deliverystream/(?P<name>.+)")
_BEGINS = "amazon-apigateway-"


@policy(Apigateway.STAGE, Apigatewayv2.STAGE)
def access_log_refused(stage: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Access log of a stage has a format or destination that is refused.

    Why: "BadRequestException: Access log format must be single line, new line character is allowed only at end of the
    format", and it "must include at least $context.requestId"; a delivery stream's name begins with
    amazon-apigateway-.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_AccessLogSettings.html
    """
    log = stage.block("accessLogSettings")
    if log is None:
        return
    format = log.raw("format")
    text = format.literal if isinstance(format, Text) else format if isinstance(format, str) else ""
    certain = not isinstance(format, Text)
    if text and "\n" in text.rstrip("\n"):
        yield log.finding("format", problem="format has more than one line.", fix="Write it in one line.")
    elif text and certain and not re.search(r"\$context\.(requestId|extendedRequestId)", text):
        yield log.finding(
            "format",
            problem="format has no $context.requestId.",
            fix='Add it, as in {"requestId": "$context.requestId", …}.',
        )
    arn = log.raw("destinationArn")
    planned = stack.follow(log, "destinationArn", Kinesis.FIREHOSE_DELIVERY_STREAM)
    match = _FIREHOSE.fullmatch(arn) if isinstance(arn, str) else None
    name = planned.raw("name") if planned else match["name"] if match else None
    if isinstance(name, str) and not name.startswith(_BEGINS):
        yield log.finding(
            "destinationArn",
            problem=f"destinationArn is of the delivery stream {name!r}, whose name does not begin with {_BEGINS}.",
            fix=f"Call it {_BEGINS}{name[:45]}.",
        )
    elif isinstance(arn, str) and arn and not _DESTINATION.fullmatch(arn):
        yield log.finding(
            "destinationArn",
            problem=f"destinationArn is {arn!r}, which is neither a log group's nor a delivery stream's.",
            fix="Give the arn of a log group.",
        )


@policy(Apigateway.DEPLOYMENT)
def made_twice(deployment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Stage is made by a deployment and by a resource of its own.

    Why: "ConflictException: Stage already exists": a deployment with stageName makes the stage, and the Stage of that
    name is refused.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
    """
    name = deployment.text("stageName")
    api = stack.follow(deployment, "restApi", Apigateway.REST_API)
    if not name or api is None:
        return
    for stage in stack.referrers(api, Apigateway.STAGE, property="restApi"):
        if stage.raw("stageName") == name and not stage.exists:
            # The provider's newer versions have no stageName here any more.
            yield deployment.finding(
                problem=f"stageName is {name!r}, and {stage.name} is a Stage of that name.",
                fix="Remove stageName from the deployment, and let the Stage name it.",
            )
