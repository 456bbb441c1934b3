"""Functions that a service shall call once all is deployed, and may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway, Apigatewayv2, Cloudwatch, Cognito, Lambda, Sns
from policypack.shelf.permissions import permissions
from policypack.shelf.remote import unseen


class _Call(NamedTuple):
    """Who calls the function that properties name, in a block; with `role` set it calls as that role."""

    service: str
    names: tuple[str, ...]
    outer: str = ""
    role: str = ""


_TRIGGERS = (
    *("createAuthChallenge", "customMessage", "defineAuthChallenge", "postAuthentication", "postConfirmation"),
    *("preAuthentication", "preSignUp", "preTokenGeneration", "userMigration", "verifyAuthChallengeResponse"),
)
# https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
_CALLS = {
    Apigateway.AUTHORIZER: _Call("apigateway.amazonaws.com", ("authorizerUri",), role="authorizerCredentials"),
    Apigateway.INTEGRATION: _Call("apigateway.amazonaws.com", ("uri",), role="credentials"),
    Apigatewayv2.AUTHORIZER: _Call("apigateway.amazonaws.com", ("authorizerUri",), role="authorizerCredentialsArn"),
    Apigatewayv2.INTEGRATION: _Call("apigateway.amazonaws.com", ("integrationUri",), role="credentialsArn"),
    Cloudwatch.METRIC_ALARM: _Call("lambda.alarms.cloudwatch.amazonaws.com", ("alarmActions",)),
    Cognito.USER_POOL: _Call("cognito-idp.amazonaws.com", _TRIGGERS, outer="lambdaConfig"),
    Sns.TOPIC_SUBSCRIPTION: _Call("sns.amazonaws.com", ("endpoint",)),
}


@policy(*_CALLS, level="advisory", group="reliability")
def not_permitted(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service may not invoke the function that it is to call.

    Why: All is deployed, and every call fails: API Gateway answers "Internal server error", Cognito
    "AccessDeniedException … because no resource-based policy allows the lambda:InvokeFunction action", SNS drops the
    message.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
    """
    call = _CALLS[resource.type]
    block = resource.block(call.outer) if call.outer else resource
    if block is None or (call.role and resource.has(call.role)):
        return
    for name in call.names:
        for function in stack.follow_all(block, name, Lambda.FUNCTION) if block.has(name) else ():
            if function.external or permissions(function, call.service, stack):
                continue
            yield block.finding(
                name,
                problem=f"No Permission of this stack lets {call.service} invoke {function.name}.",
                fix=f"Add a Permission for {function.name} with the action lambda:InvokeFunction and the principal "
                f"{call.service}.",
                level=unseen(stack),
            )
