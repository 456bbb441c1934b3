"""Log groups."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Cloudwatch

# Log groups that a service makes itself when it first writes; Lambda makes its own when a function first runs.
_MADE_BY_AWS = (*("/aws/", "/aws-", "API-Gateway-Execution-Logs_", "AWSIotLogs", "RDSOSMetrics", "dms-tasks-", "sns/"),)
_MADE_LATER = "/aws/lambda/"


def made_by_aws(log_group: str) -> bool:
    """May a service have made this log group by the time it is needed?"""
    return log_group.startswith(_MADE_BY_AWS) and not log_group.startswith(_MADE_LATER)


LOG_GROUP = Thing(
    "log group",
    {Cloudwatch.LOG_GROUP: "name"},
    lambda aws, name, region: aws.logs.log_group(name, region=region),
    "logs describe-log-groups",
    "logGroups[].logGroupName",
    "ResourceNotFoundException: The specified log group does not exist",
    taken=Taken("ResourceAlreadyExistsException"),
    # Behind the name may stand an asterisk, or one of its streams.
    arn=ByArn("logs", ("log-group:",), lambda arn: arn.resource.split(":")[1], shows="logGroups[].arn"),
)
