"""REST APIs of API Gateway: what a deployment and its methods need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy, read_json
from policypack.catalogue.tokens import Apigateway
from policypack.shelf.remote import unseen

# The kinds of integrations that call something.
# https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
_CALLS = ("HTTP", "HTTP_PROXY", "AWS", "AWS_PROXY")
# arn:aws:apigateway:REGION:SERVICE:path/… or :action/…; the service may have a subdomain before it.
_URI = re.compile(r"arn:[^:]+:apigateway:[^:]*:[^:]+:(path|action)/.+", re.DOTALL)
_OTHER_ARN = re.compile(r"arn:[^:]+:(?!apigateway:)[^:]+:")


def _of(api: Resource, stack: Stack, *types: str) -> list[Resource]:
    return stack.referrers(api, *types, property="restApi")


@policy(Apigateway.DEPLOYMENT)
def deployment_without_methods(deployment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """REST API is deployed without a method.

    Why: "BadRequestException: The REST API doesn't contain any methods". A `body` of the API brings its own.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html
    """
    api = stack.follow(deployment, "restApi", Apigateway.REST_API)
    if api is None or api.exists or deployment.exists or api.has("body") or _of(api, stack, Apigateway.METHOD):
        return
    if stack.once(_puts_somewhere):
        return
    if stack.referrers(api, Apigateway.REST_API_PUT):
        return
    yield deployment.finding(
        "restApi",
        problem=f"The deployment is of {api.name}, which has no method in this stack and no body.",
        fix=f"Add methods and integrations to {api.name}, and let the deployment depend on them.",
        level=unseen(stack, "restApi", Apigateway.METHOD),
    )


def _puts_somewhere(stack: Stack) -> bool:
    """Is there a body of which nobody knows to which API it goes?"""
    return any(put.raw("restApiId") is UNKNOWN for put in stack.of_type(Apigateway.REST_API_PUT))


@policy(Apigateway.DEPLOYMENT)
def private_without_policy(deployment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Private REST API is deployed without a resource policy.

    Why: "BadRequestException: Private REST API doesn't have a resource policy attached to it".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
    """
    api = stack.follow(deployment, "restApi", Apigateway.REST_API)
    if api is None or api.exists or deployment.exists or api.has("policy"):
        return
    endpoint = api.block("endpointConfiguration")
    types = [str(item).upper() for item in endpoint.texts("types")] if endpoint else []
    if "PRIVATE" not in types or stack.referrers(api, Apigateway.REST_API_POLICY) or _says_policy(api):
        return
    yield deployment.finding(
        "restApi",
        problem=f"{api.name} is PRIVATE and has no resource policy, so it cannot be deployed.",
        fix=f"Set policy on {api.name}, or add a RestApiPolicy and let the deployment depend on it.",
        level=unseen(stack, "restApiId", Apigateway.REST_API_POLICY),
    )


def _says_policy(api: Resource) -> bool:
    """May the API's body bring a policy along?"""
    return api.has("body") and (not api.known("body") or "x-amazon-apigateway-policy" in str(api.text("body")))


@policy(Apigateway.INTEGRATION, silences={"permission-invoked-not-permitted": "property"})
def integration_uri_wrong(integration: Resource) -> Iterator[Finding]:
    """Integration with AWS has a URI that names no path and no action.

    Why: "BadRequestException: AWS ARN for integration must contain path or action". A function is called by its
    invokeArn, not by its arn.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
    """
    if integration.text("type") not in ("AWS", "AWS_PROXY"):
        return
    uri = integration.partial("uri")
    whole = uri.whole if isinstance(uri, Text) else None
    if whole is not None and whole.property == "arn" and "::aws:lambda/" in whole.urn:
        problem = f"uri is the arn of the function {whole.name}, which names neither a path nor an action."
    elif isinstance(uri, str) and uri and not _URI.fullmatch(uri):
        problem = f"uri is {uri!r}, which names neither a path nor an action of a service."
    elif isinstance(uri, Text) and _OTHER_ARN.match(uri.prefix):
        problem = f"uri begins with {uri.prefix!r}, which names neither a path nor an action of a service."
    else:
        return
    yield integration.finding(
        "uri",
        problem=problem,
        fix="Set uri to the invokeArn of the function, or to arn:aws:apigateway:REGION:SERVICE:path/PATH "
        "(or :action/ACTION).",
    )


@policy(Apigateway.REST_API)
def body_uri_wrong(api: Resource) -> Iterator[Finding]:
    """Body of an API integrates with AWS by a URI that names no path and no action.

    Why: "BadRequestException: Errors found during import: Unable to put integration … AWS ARN for integration must
    contain path or action". A function is called by its invokeArn, not by its arn.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-integration.html
    """
    raw = api.raw("body")
    body = api.document("body") if isinstance(raw, str | Text) and str(raw).lstrip().startswith("{") else None
    paths = body.block("paths") if body else None
    for path in paths.keys() if paths else ():
        for item in paths.blocks(path) if paths else ():
            for method, call in item.values.items():
                found = call.get("x-amazon-apigateway-integration") if isinstance(call, Mapping) else None
                if not isinstance(found, Mapping) or str(found.get("type")).lower() not in ("aws", "aws_proxy"):
                    continue
                uri = found.get("uri")
                whole = uri.whole if isinstance(uri, Text) else None
                if whole is not None and whole.property == "arn" and "::aws:lambda/" in whole.urn:
                    said = f"the arn of the function {whole.name}"
                elif isinstance(uri, str) and uri.startswith("arn:") and not _URI.fullmatch(uri):
                    said = repr(uri)
                else:
                    continue
                yield api.finding(
                    "body",
                    problem=f"uri of {method} {path} is {said}, which names neither a path nor an action.",
                    fix="Write the invokeArn of the function.",
                )


@policy(Apigateway.INTEGRATION)
def integration_incomplete(integration: Resource) -> Iterator[Finding]:
    """Integration calls something and does not say what or how.

    Why: "BadRequestException: Enumeration value for HttpMethod must be non-empty" and "Invalid HTTP endpoint specified
    for URI": all types but MOCK need integrationHttpMethod and uri.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
    """
    kind = integration.text("type")
    if kind not in _CALLS:
        return
    missing = [name for name in ("integrationHttpMethod", "uri") if integration.raw(name) in (None, "")]
    if missing:
        yield integration.finding(
            missing[0],
            problem=f"The integration of type {kind} has no {' and no '.join(missing)}.",
            fix=f"Set {' and '.join(missing)}" + ("; a function is called with POST." if kind == "AWS_PROXY" else "."),
        )


@policy(Apigateway.INTEGRATION)
def integration_method_wrong(integration: Resource) -> Iterator[Finding]:
    """Function is integrated with another method than POST.

    Why: Lambda takes invocations by POST alone: the API answers "Internal server error", "Execution failed due to
    configuration error: Malformed Lambda proxy response", to every request.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
    """
    if integration.text("type") != "AWS_PROXY":
        return
    method = integration.text("integrationHttpMethod")
    uri = str(integration.partial("uri") or "")
    if method not in (None, "", "POST") and ("lambda:path" in uri or "invokeArn" in uri):
        yield integration.finding(
            "integrationHttpMethod",
            problem=f"integrationHttpMethod is {method}, and Lambda is invoked by POST alone.",
            fix="Set integrationHttpMethod to POST; the method's own httpMethod stays as it is.",
            level="advisory",
        )


@policy(Apigateway.METHOD)
def method_without_authorizer(method: Resource) -> Iterator[Finding]:
    """Method is authorized by an authorizer that it does not name.

    Why: "BadRequestException: Invalid authorizer ID specified. Setting the authorization type to CUSTOM or
    COGNITO_USER_POOLS requires a valid authorizer".
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
    """
    kind = method.text("authorization")
    if kind in ("CUSTOM", "COGNITO_USER_POOLS") and method.raw("authorizerId") in (None, ""):
        yield method.finding(
            "authorizerId",
            problem=f"authorization is {kind}, and there is no authorizerId.",
            fix="Set authorizerId to an Authorizer's id, or authorization to NONE or AWS_IAM.",
        )


@policy(Apigateway.AUTHORIZER)
def authorizer_incomplete(authorizer: Resource) -> Iterator[Finding]:
    """Authorizer lacks what its type needs.

    Why: "BadRequestException: Invalid Authorizer URI" for TOKEN and REQUEST, "Authorizer provider ARNs must be
    specified" for COGNITO_USER_POOLS.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html
    """
    kind = authorizer.text("type", default="TOKEN")
    name = "providerArns" if kind == "COGNITO_USER_POOLS" else "authorizerUri"
    if authorizer.raw(name) in (None, "", []):
        yield authorizer.finding(
            name,
            problem=f"The authorizer is of type {kind} and has no {name}.",
            fix="Set providerArns to the ARNs of user pools."
            if name == "providerArns"
            else "Set authorizerUri to the invokeArn of the function that decides.",
        )


@policy(Apigateway.MODEL)
def model_schema_invalid(model: Resource) -> Iterator[Finding]:
    """Model is no JSON schema of draft 4.

    Why: "BadRequestException: Invalid model specified: Validation Result: … Invalid model schema specified".
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
    """
    schema = model.raw("schema")
    if not isinstance(schema, str) or not schema:
        return
    try:
        document = read_json(schema)
    except ValueError as error:
        yield model.finding("schema", problem=f"schema is not JSON: {error}.", fix="Write the schema as JSON.")
        return
    from jsonschema import Draft4Validator, SchemaError  # for who has a model; a boot does without

    try:
        Draft4Validator.check_schema(document)
    except SchemaError as error:
        where = "/".join(str(step) for step in error.absolute_path) or "the schema"
        yield model.finding(
            "schema",
            problem=f"schema is no JSON schema of draft 4: {where}: {error.message}.",
            fix="Correct it there: API Gateway checks models against draft 4.",
        )
