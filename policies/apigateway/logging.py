"""Logs of REST APIs, which need a role that belongs to the account."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway
from policypack.shelf.remote import has_remote


@policy(Apigateway.STAGE, Apigateway.METHOD_SETTINGS)
def role_missing(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """API shall log, and API Gateway has no role for logs.

    Why: "BadRequestException: CloudWatch Logs role ARN must be set in account settings to enable logging": once for
    the account and region, by aws.apigateway.Account.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
    """
    if resource.type == Apigateway.STAGE:
        name = "accessLogSettings"
        logs = bool(resource.given(name))
    else:
        name = "settings"
        settings = resource.block(name)
        logs = settings is not None and settings.text("loggingLevel", default="OFF") != "OFF"
    if not logs or stack.of_type(Apigateway.ACCOUNT) or aws.apigateway.logging_role() is not None:
        return
    yield resource.finding(
        name,
        problem=f"{name} turns logs on, and in {resource.region} the account has no role by which API Gateway may "
        "write them.",
        fix="Plan an aws.apigateway.Account with cloudwatchRoleArn, a role that trusts apigateway.amazonaws.com and "
        "has the policy arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs, and let this "
        "depend on it.",
        level="advisory" if has_remote(stack) else None,
    )
