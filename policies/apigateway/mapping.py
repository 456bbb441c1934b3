"""Parameters that methods and integrations of a REST API pass on: declared by the one, mapped by the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Apigateway

# https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
_FIXED = r"'[^']*'|context\..+|stageVariables\..+"
_REQUEST = re.compile(
    rf"{_FIXED}|method\.request\.((path|querystring|header|multivaluequerystring|multivalueheader)\..+|body.*)",
    re.DOTALL,
)
_RESPONSE = re.compile(rf"{_FIXED}|integration\.response\.((header|multivalueheader)\..+|body.*)", re.DOTALL)
# By type: the property, the form of its keys, and of its values where they are texts.
_FORMS = {
    Apigateway.METHOD: ("requestParameters", r"method\.request\.(path|querystring|header)\.[^\s.].*", None),
    Apigateway.METHOD_RESPONSE: ("responseParameters", r"method\.response\.header\.[^\s.].*", None),
    Apigateway.INTEGRATION: (
        "requestParameters",
        r"integration\.request\.(path|querystring|header|multivaluequerystring|multivalueheader)\.[^\s.].*",
        _REQUEST,
    ),
    # https://docs.aws.amazon.com/apigateway/latest/api/API_PutGatewayResponse.html
    Apigateway.RESPONSE: (
        "responseParameters",
        r"gatewayresponse\.(header|path|querystring)\.[^\s.].*",
        re.compile(rf"{_FIXED}|method\.request\.(path|querystring|header)\..+", re.DOTALL),
    ),
    Apigateway.INTEGRATION_RESPONSE: (
        "responseParameters",
        r"method\.response\.(header|multivalueheader)\.[^\s.].*",
        _RESPONSE,
    ),
}
_DECLARED = re.compile(r"method\.request\.(path|querystring|header)\..+")


@policy(*_FORMS)
def expression_invalid(resource: Resource) -> Iterator[Finding]:
    """Parameter is mapped from or to what is no mapping expression.

    Why: "BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors :
    [Invalid mapping expression specified: *]". A value that is always the same stands in single quotes: "'*'".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
    https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
    """
    name, keys, values = _FORMS[resource.type]
    parameters = resource.block(name)
    for key in parameters.keys() if parameters else ():
        value = parameters.raw(key) if parameters else None
        if not re.fullmatch(keys, key):
            form = keys.replace("\\.", ".").replace("[^\\s.].*", "NAME")
            yield resource.finding(name, problem=f"{name} has the key {key!r}.", fix=f"Write it in the form {form}.")
        elif values is not None and isinstance(value, str) and not values.fullmatch(value):
            yield resource.finding(
                f"{name}.{key}",
                problem=f"{key} is mapped from {value!r}, which is no mapping expression.",
                fix=f"""Write "'{value}'" for the text itself, or name a parameter such as """
                + ("integration.response.header.NAME." if values is _RESPONSE else "method.request.path.NAME."),
            )


@policy(Apigateway.INTEGRATION, Apigateway.INTEGRATION_RESPONSE)
def parameter_undeclared(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Integration maps a parameter that its method does not declare.

    Why: "BadRequestException: Invalid mapping expression specified: Validation Result: warnings : [], errors :
    [Invalid mapping expression parameter specified: method.request.path.itemId]". A path's variable is declared too.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
    https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
    """
    answers = resource.type == Apigateway.INTEGRATION_RESPONSE
    name = "responseParameters" if answers else "requestParameters"
    mapped = resource.block(name)
    if mapped is None:
        return
    keys = mapped.keys()
    used = keys if answers else [str(mapped.raw(key)) for key in keys]
    wanted = [key for key in used if answers or _DECLARED.fullmatch(key)]
    declaring = _beside(resource, stack, Apigateway.METHOD_RESPONSE if answers else Apigateway.METHOD) if wanted else []
    if len(declaring) != 1:
        return
    declared = {key.lower() for key in _keys(declaring[0], name)}
    missing = [key for key in wanted if key.replace(".multivalueheader.", ".header.").lower() not in declared]
    if missing:
        yield resource.finding(
            name,
            problem=f"{name} maps {', '.join(missing)}, which {declaring[0].name} does not declare.",
            fix=f"Add {missing[0]} to {name} of {declaring[0].name}, with the value "
            + ("true." if answers else "true or false: whether it is required."),
        )


def _keys(block: Block, name: str) -> list[str]:
    parameters = block.block(name)
    return parameters.keys() if parameters else []


def _beside(resource: Resource, stack: Stack, type: str) -> list[Resource]:
    """Return the method, or the response of it, that stands at the same place of the same API."""
    api = stack.follow(resource, "restApi", Apigateway.REST_API)
    if api is None:
        return []
    place = _place(resource, stack)
    beside = stack.referrers(api, type, property="restApi") if place else []
    return [other for other in beside if _place(other, stack) == place]


def _place(resource: Resource, stack: Stack) -> tuple[object, ...] | None:
    """Return what tells methods apart: the path, the method and, of a response, the status; None where not known."""
    path = stack.follow(resource, "resourceId", Apigateway.RESOURCE) or stack.follow(
        resource, "resourceId", Apigateway.REST_API
    )
    if path is None:
        return None
    of_method = stack.follow(resource, "httpMethod", Apigateway.METHOD)
    method = (of_method or resource).text("httpMethod")
    answer = stack.follow(resource, "statusCode", Apigateway.METHOD_RESPONSE) or resource
    return path.urn, method, answer.text("statusCode")
