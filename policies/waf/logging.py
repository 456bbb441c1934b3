"""Logs of web ACLs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import S3, Cloudwatch, Kinesis, Wafv2

_BEGINS = "aws-waf-logs-"
_NAMES = {S3.BUCKET: "bucket", Cloudwatch.LOG_GROUP: "name", Kinesis.FIREHOSE_DELIVERY_STREAM: "name"}
# The name in the ARN of a bucket, a log group or a delivery stream; the group's may be followed by ":*".
_ARN = re.compile(r"arn:[^:]+:(s3:::|logs:[^:]*:[^:]*:log-group:|firehose:[^:]*:[^:]*:deliverystream/)(?P<name>[^/:]+)")


@policy(Wafv2.WEB_ACL_LOGGING_CONFIGURATION)
def destination_name_refused(logging: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Logs of a web ACL go where the name does not begin with aws-waf-logs-.

    Why: "WAFInvalidParameterException: Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes
    other information separated by colons or slashes., field: LOG_DESTINATION".
    Source: https://docs.aws.amazon.com/waf/latest/developerguide/logging-s3.html
    https://docs.aws.amazon.com/waf/latest/developerguide/logging-cw-logs.html
    """
    name = "logDestinationConfigs"
    planned = stack.follow_all(logging, name, *_NAMES)
    names = [(target.raw(_NAMES[target.type]), target.name) for target in planned]
    for item in [] if planned else logging.partials(name):
        match = _ARN.match(item.prefix if isinstance(item, Text) else item)
        if match:
            names.append((match["name"], match["name"]))
    for value, shown in names:
        if isinstance(value, str) and value and not value.startswith(_BEGINS):
            yield logging.finding(
                name,
                problem=f"The logs go to {shown}, whose name is {value!r}; it must begin with {_BEGINS}.",
                fix=f"Call it {_BEGINS}{value.lstrip('/').replace('/', '-')[:40]}.",
            )
