"""HTTP and WebSocket APIs of API Gateway."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Apigatewayv2, Lb
from policypack.shelf.remote import unseen

# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
_ROUTE = re.compile(r"\$default|(ANY|GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S*")
# What HTTP APIs have of their integrations' types.
_TYPES = ("AWS_PROXY", "HTTP_PROXY")
# How what identifies a caller begins.
# https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
_SOURCES = {"HTTP": ("$",), "WEBSOCKET": ("route.", "context.", "stageVariables.")}
# What the actions of services that an HTTP API calls need.
# https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html
_ACTIONS = {
    "AppConfig-GetConfiguration": ("Application", "Environment", "Configuration", "ClientId"),
    "EventBridge-PutEvents": ("Detail", "DetailType", "Source"),
    "Kinesis-PutRecord": ("StreamName", "Data", "PartitionKey"),
    "SQS-DeleteMessage": ("ReceiptHandle", "QueueUrl"),
    "SQS-PurgeQueue": ("QueueUrl",),
    "SQS-ReceiveMessage": ("QueueUrl",),
    "SQS-SendMessage": ("QueueUrl", "MessageBody"),
    "StepFunctions-StartExecution": ("StateMachineArn",),
    "StepFunctions-StartSyncExecution": ("StateMachineArn",),
    "StepFunctions-StopExecution": ("ExecutionArn",),
}
# https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
_LONGEST_OF_WEBSOCKETS = 29_000
_SERVICE = re.compile(r"arn:[^:]+:(elasticloadbalancing:[^:]*:[^:]*:listener/.+|servicediscovery:.+)")


def _protocol(resource: Resource, stack: Stack) -> str | None:
    """Return the protocol of the planned API that a part of one is of."""
    api = stack.follow(resource, "apiId", Apigatewayv2.API)
    return api.text("protocolType") if api and not api.external else None


@policy(Apigatewayv2.API)
def cors_with_everybody(api: Resource) -> Iterator[Finding]:
    """Credentials are allowed to every origin.

    Why: "BadRequestException: allow-credentials is not supported if 'allow-origin' is *".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
    https://github.com/aws/aws-cdk/issues/9076
    """
    cors = api.block("corsConfiguration")
    if cors is not None and cors.flag("allowCredentials") and "*" in cors.items("allowOrigins"):
        yield cors.finding(
            "allowCredentials",
            problem="allowCredentials is true, and allowOrigins has *.",
            fix="List the origins, or set allowCredentials to false.",
        )


@policy(Apigatewayv2.STAGE)
def stage_logs_refused(stage: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Stage of an HTTP API has logs of executions, which only WebSocket APIs have.

    Why: "BadRequestException: Execution logs are not supported on protocolType HTTP".
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-stages.html
    """
    if _protocol(stage, stack) != "HTTP":
        return
    for name in ("defaultRouteSettings", "routeSettings"):
        for settings in stage.blocks(name):
            if settings.text("loggingLevel", "OFF") != "OFF" or settings.flag("dataTraceEnabled"):
                yield settings.finding(
                    "loggingLevel",
                    problem=f"{name} has logs of executions, and the API is an HTTP API.",
                    fix="Remove loggingLevel and dataTraceEnabled, and set accessLogSettings of the stage.",
                )


@policy(Apigatewayv2.ROUTE)
def route_authorizer_mismatch(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Route is authorized in another way than its authorizer does.

    Why: "BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM … requires a
    valid authorizer": a JWT authorizer goes with JWT, one with a function (REQUEST) with CUSTOM.
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
        https://github.com/hashicorp/terraform-provider-aws/issues/17497
    """
    authorizer = stack.follow(route, "authorizerId", Apigatewayv2.AUTHORIZER)
    kind = authorizer.text("authorizerType") if authorizer else None
    wanted = {"JWT": "JWT", "REQUEST": "CUSTOM"}.get(kind or "")
    given = route.text("authorizationType")
    if authorizer is not None and wanted and given in ("JWT", "CUSTOM") and given != wanted:
        yield route.finding(
            "authorizationType",
            problem=f"authorizationType is {given}, and the authorizer {authorizer.name} is a {kind} authorizer.",
            fix=f"Set authorizationType to {wanted}, or name another authorizer.",
        )


@policy(Apigatewayv2.ROUTE)
def route_key_malformed(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Key of a route is not a method and a path.

    Why: "BadRequestException: The provided route key is not formatted properly for HTTP protocol. Format should be
    "<HTTP METHOD> /<RESOURCE PATH>" or "$default"".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
    """
    if _protocol(route, stack) != "HTTP":
        return
    key = route.text("routeKey")
    if key and not _ROUTE.fullmatch(key):
        yield route.finding(
            "routeKey",
            problem=f"routeKey is {key!r}.",
            fix="Write the method in capitals, a space and the path, such as 'GET /orders/{id}', or $default.",
        )


@policy(Apigatewayv2.ROUTE, silences={"stack-place-taken": "property"})
def route_twice(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two routes of an API have the same key.

    Why: "ConflictException: Route with key GET /orders already exists for this API".
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
    """
    api = stack.follow(route, "apiId", Apigatewayv2.API)
    key = route.text("routeKey")
    if api is None or not key:
        return
    for other in stack.referrers(api, Apigatewayv2.ROUTE, property="apiId"):
        if other is route:
            return
        if other.raw("routeKey") == key:
            yield route.finding(
                "routeKey", problem=f"routeKey is {key!r}, and so is that of {other.name}.", fix="Remove one of them."
            )
            return


@policy(Apigatewayv2.ROUTE)
def route_target_malformed(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target of a route is not written as an integration's.

    Why: "BadRequestException: Target … is not supported": it has the form integrations/ID.
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
    """
    target = route.raw("target")
    if isinstance(target, Text):
        whole = target.whole
        bare = whole is not None and whole.property == "id" and "apigatewayv2/integration" in whole.urn
    else:
        bare = isinstance(target, str) and bool(target) and not target.startswith("integrations/")
    if bare:
        yield route.finding(
            "target",
            problem=f"target is {str(target)!r}, without integrations/ before it.",
            fix='Write f"integrations/{integration.id}", by Output.concat or pulumi.interpolate.',
        )


@policy(Apigatewayv2.ROUTE)
def route_setting_of_other_protocol(route: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Route has a setting of the other protocol.

    Why: "BadRequestException": API keys are for WebSocket APIs, JWT authorizers for HTTP APIs.
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-routes.html
    """
    protocol = _protocol(route, stack)
    if protocol == "HTTP" and route.flag("apiKeyRequired"):
        yield route.finding(
            "apiKeyRequired",
            problem="apiKeyRequired is true, and the API is an HTTP API, which has no keys.",
            fix="Remove it, and use an authorizer, or a REST API.",
        )
    elif protocol == "WEBSOCKET" and route.text("authorizationType") == "JWT":
        yield route.finding(
            "authorizationType",
            problem="authorizationType is JWT, and the API is a WebSocket API.",
            fix="Use a REQUEST authorizer with authorizationType CUSTOM.",
        )


@policy(Apigatewayv2.INTEGRATION)
def integration_refused(integration: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Integration is of a kind that HTTP APIs do not have.

    Why: "BadRequestException: … Supported only for WebSocket APIs"; through a VPC link an HTTP API reaches the
    listener of a load balancer, or a service of Cloud Map, by its ARN.
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
    https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
    """
    if _protocol(integration, stack) != "HTTP":
        return
    kind = integration.text("integrationType")
    if kind and kind not in _TYPES:
        yield integration.finding(
            "integrationType",
            problem=f"integrationType is {kind}, and the API is an HTTP API.",
            fix="Use AWS_PROXY for functions and services, HTTP_PROXY for URLs.",
        )
    elif integration.text("connectionType") == "VPC_LINK":
        other = stack.follow(integration, "integrationUri", Lb.LOAD_BALANCER, Lb.TARGET_GROUP)
        uri = integration.raw("integrationUri")
        literal = uri.prefix if isinstance(uri, Text) else uri if isinstance(uri, str) else ""
        if other is not None:
            what = "load balancer" if other.type == Lb.LOAD_BALANCER else "target group"
            problem = f"integrationUri is of the {what} {other.name}, and not of a listener."
        elif literal.startswith("http") or (isinstance(uri, str) and uri and not _SERVICE.fullmatch(uri)):
            problem = f"integrationUri is {str(uri)!r}, which is no listener's ARN."
        else:
            return
        yield integration.finding(
            "integrationUri", problem=problem, fix="Give the arn of the load balancer's listener."
        )


@policy(Apigatewayv2.INTEGRATION)
def integration_parameter_missing(integration: Resource) -> Iterator[Finding]:
    """Integration calls an action of a service without what the action needs.

    Why: "You must configure all required parameters to create an integration", and there are ten such actions.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services.html
    """
    action = integration.text("integrationSubtype")
    if not action:
        return
    if action not in _ACTIONS:
        yield integration.finding(
            "integrationSubtype",
            problem=f"integrationSubtype is {action!r}, which is none of the actions that an HTTP API can call.",
            fix=f"Use one of {', '.join(_ACTIONS)}, or let a function call it.",
            level="advisory",
        )
        return
    parameters = integration.block("requestParameters")
    missing = [name for name in _ACTIONS[action] if not (parameters and parameters.has(name))]
    if missing:
        yield integration.finding(
            "requestParameters",
            problem=f"integrationSubtype is {action}, and requestParameters have no {' and no '.join(missing)}.",
            fix=f"Add {' and '.join(missing)}, as a value or as in $request.body.name.",
        )


@policy(Apigatewayv2.INTEGRATION)
def integration_timeout_refused(integration: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Integration of a WebSocket API may take longer than those do.

    Why: "Custom timeout between 50 and 29,000 milliseconds for WebSocket APIs".
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
    """
    timeout = integration.number("timeoutMilliseconds")
    if timeout is not None and timeout > _LONGEST_OF_WEBSOCKETS and _protocol(integration, stack) == "WEBSOCKET":
        yield integration.finding(
            "timeoutMilliseconds",
            problem=f"timeoutMilliseconds is {timeout}, and the API is a WebSocket API.",
            fix=f"Set it to {_LONGEST_OF_WEBSOCKETS} or less.",
        )


@policy(Apigatewayv2.AUTHORIZER, silences={"setting-value-refused": "property"})
def authorizer_refused(authorizer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Authorizer does not fit the API's protocol.

    Why: "BadRequestException: AuthorizerPayloadFormatVersion is a required parameter for REQUEST authorizer" of an
    HTTP API; "Invalid mapping expression specified" for an identity source of another protocol's form.
    Source: https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html
    https://github.com/hashicorp/terraform-provider-aws/issues/15181
    """
    protocol = _protocol(authorizer, stack)
    if protocol == "HTTP" and authorizer.text("authorizerType") == "REQUEST":
        if not authorizer.has("authorizerPayloadFormatVersion"):
            yield authorizer.finding(
                "authorizerPayloadFormatVersion",
                problem="The API is an HTTP API, and its REQUEST authorizer has no authorizerPayloadFormatVersion.",
                fix='Set authorizerPayloadFormatVersion to "2.0".',
            )
    elif protocol == "WEBSOCKET" and authorizer.text("authorizerType") == "JWT":
        yield authorizer.finding(
            "authorizerType",
            problem="authorizerType is JWT, and the API is a WebSocket API.",
            fix="Use a REQUEST authorizer.",
        )
    begins = _SOURCES.get(protocol or "", ("",))
    wrong = [item for item in authorizer.items("identitySources") if isinstance(item, str)]
    wrong = [item for item in wrong if not item.startswith(begins)]
    if wrong:
        yield authorizer.finding(
            "identitySources",
            problem=f"identitySources has {wrong[0]!r}, which is not of the form of {protocol} APIs.",
            fix="Write it as $request.header.Authorization."
            if protocol == "HTTP"
            else "Write it as route.request.header.Authorization.",
        )


@policy(Apigatewayv2.DEPLOYMENT)
def deployment_without_routes(deployment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """API is deployed without a route.

    Why: "BadRequestException: At least one route is required before deploying the Api".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-set-up-websocket-deployment.html
    """
    api = stack.follow(deployment, "apiId", Apigatewayv2.API)
    if api is None or api.exists or deployment.exists or api.has("body") or api.has("target"):
        return
    if not stack.referrers(api, Apigatewayv2.ROUTE, property="apiId"):
        yield deployment.finding(
            "apiId",
            problem=f"The deployment is of {api.name}, which has no route in this stack and no body.",
            fix=f"Add routes to {api.name}, and let the deployment depend on them.",
            level=unseen(stack, "apiId", Apigatewayv2.ROUTE),
        )


@policy(Apigatewayv2.STAGE)
def stage_route_unknown(stage: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Stage has settings of a route that its API does not have.

    Why: "NotFoundException: Unable to find Route by key GET /orders within the provided RouteSettings". What an API
    makes by a target or a body of its own is not looked at, and settings of $default, $connect and $disconnect are
    taken without a route.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
    """
    settings = stage.blocks("routeSettings")
    api = stack.follow(stage, "apiId", Apigatewayv2.API)
    if not settings or api is None or api.exists or any(api.has(name) for name in ("body", "target", "routeKey")):
        return
    known = [route.text("routeKey") for route in stack.referrers(api, Apigatewayv2.ROUTE, property="apiId")]
    for block in settings:
        key = block.text("routeKey")
        if key and key not in known and not key.startswith("$"):
            yield block.finding(
                "routeKey",
                problem=f"The stage has settings of {key!r}; the routes are {', '.join(map(str, known)) or 'none'}.",
                fix="Write the routeKey of a route, letter for letter.",
                level=unseen(stack, "apiId", Apigatewayv2.ROUTE),
            )
