"""Log groups that other services name by their ARN."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Cloudtrail, Lambda, Sfn

# Where the ARN ends with ":*", for all streams of the group: the path of the property, and what AWS answers.
# https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html
# https://github.com/hashicorp/terraform-provider-aws/blob/main/website/docs/r/cloudtrail.html.markdown
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html
_USES = {
    Cloudtrail.TRAIL: (
        "",
        "cloudWatchLogsGroupArn",
        "InvalidCloudWatchLogsLogGroupArnException: CloudTrail requires the log stream wildcard",
    ),
    Lambda.PERMISSION: (
        "",
        "sourceArn",
        "InvalidParameterException: Could not execute the lambda function",
    ),
    Sfn.STATE_MACHINE: (
        "loggingConfiguration",
        "logDestination",
        "InvalidLoggingConfiguration: the log destination must end with ':*'",
    ),
}


@policy(*_USES)
def star_missing(resource: Resource) -> Iterator[Finding]:
    """ARN of a log group does not end with the star that the service wants.

    Why: "InvalidLoggingConfiguration: Invalid Logging Configuration: … must end with ':*'". The provider's arn of a
    LogGroup has no star.
    Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html
    https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
    """
    outer, name, says = _USES[resource.type]
    block: Block | None = resource.block(outer) if outer else resource
    arn = block.raw(name) if block is not None else None
    if block is None or arn is None:
        return
    if isinstance(arn, Text):
        whole = arn.whole
        bare = whole is not None and whole.property == "arn" and "::aws:cloudwatch/logGroup:" in whole.urn
    else:
        bare = isinstance(arn, str) and ":log-group:" in arn and not arn.endswith(":*")
    if bare:
        yield block.finding(
            name,
            problem=f"{name} is {str(arn)!r}, without :* at its end: {says}.",
            fix='Write f"{group.arn}:*", by Output.concat or pulumi.interpolate.',
            # What the service compares with is documented by examples alone.
            level="advisory" if resource.type == Lambda.PERMISSION else None,
        )
