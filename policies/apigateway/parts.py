"""Parts of a REST API that belong together: resource, method, integration, and the responses of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Apigateway
from policypack.shelf.remote import unseen

# What each part is a part of, by the same resource and method, and what AWS answers where it is not there.
_ABOVE: Mapping[str, tuple[tuple[str, str], ...]] = {
    Apigateway.INTEGRATION: ((Apigateway.METHOD, "NotFoundException: Invalid Method identifier specified"),),
    Apigateway.METHOD_RESPONSE: ((Apigateway.METHOD, "NotFoundException: Invalid Method identifier specified"),),
    Apigateway.INTEGRATION_RESPONSE: (
        (Apigateway.INTEGRATION, "NotFoundException: No integration defined for method"),
        (Apigateway.METHOD_RESPONSE, "NotFoundException: Invalid Response status code specified"),
    ),
}
_KEY = ("restApi", "resourceId", "httpMethod")
# An answer is for one status.
_STATUS = frozenset({(Apigateway.INTEGRATION_RESPONSE, Apigateway.METHOD_RESPONSE)})


@policy(*_ABOVE)
def belongs_to_nothing(part: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Part of a REST API is of a method or an integration that nobody makes.

    Why: "NotFoundException: Invalid Method identifier specified" for an integration of GET where the method is ANY, "No
    integration defined for method" for an answer without one.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html
        https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegrationResponse.html
        https://github.com/hashicorp/terraform-provider-aws/issues/815
    """
    api = stack.follow(part, "restApi", Apigateway.REST_API)
    if part.exists or api is None or api.exists or api.external or api.has("body"):
        return
    for type, says in _ABOVE[part.type]:
        names = (*_KEY, "statusCode") if (part.type, type) in _STATUS else _KEY
        own = _key(part, names, stack)
        found = stack.once(_by_key, api, type, names)
        if own is None or None in found or own in found:
            continue
        kind = type.rpartition(":")[2]
        yield part.finding(
            names[-1],
            problem=f"This stack makes no {kind} with the {' and '.join(names[1:])} of {part.name}: {says}.",
            fix=f"Make the {kind}, and pass its {names[-1]} here, so that both are the same.",
            level=unseen(stack, "restApi", type),
        )
        return


def _by_key(
    stack: Stack, api: Resource, type: str, names: tuple[str, ...]
) -> dict[tuple[str, ...] | None, list[Resource]]:
    """Return the planned parts of an API by what they are of."""
    found: dict[tuple[str, ...] | None, list[Resource]] = {}
    for part in stack.referrers(api, type, property="restApi"):
        found.setdefault(_key(part, names, stack), []).append(part)
    return found


def _key(part: Resource, names: tuple[str, ...], stack: Stack) -> tuple[str, ...] | None:
    """Return what a part is of; None where only an update knows it, and nothing says where that comes from."""
    values = [_followed(part.raw(name), stack) for name in names]
    return None if None in values else tuple(str(value) for value in values)


def _followed(value: object, stack: Stack) -> str | None:
    """Return a text, that of the resource that it is taken from, or which output it is."""
    symbol = value.whole if isinstance(value, Text) else None
    if symbol is None:
        return value.raw if isinstance(value, Text) else value if isinstance(value, str) else None
    source = stack.get(symbol.urn)
    inner = source.raw(symbol.property) if source else None
    if inner is UNKNOWN:
        return None
    return _followed(inner, stack) if isinstance(inner, str | Text) else f"{symbol.urn} {symbol.property}"


@policy(Apigateway.INTEGRATION_RESPONSE)
def header_undeclared(answer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Answer of an integration sets a header that its method does not declare.

    Why: "BadRequestException: Invalid mapping expression parameter specified: method.response.header.…": the response
    of the method says which headers there are.
    Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html
        https://github.com/awslabs/aws-solutions-constructs/issues/1130
    """
    api = stack.follow(answer, "restApi", Apigateway.REST_API)
    given = answer.raw("responseParameters")
    names = (*_KEY, "statusCode")
    own = _key(answer, names, stack)
    if answer.exists or api is None or own is None or not isinstance(given, Mapping):
        return
    for response in stack.once(_by_key, api, Apigateway.METHOD_RESPONSE, names).get(own, []):
        declared = response.raw("responseParameters") or {}
        if not isinstance(declared, Mapping):
            continue
        missing = sorted(name for name in given if isinstance(name, str) and name not in declared)
        if missing:
            yield answer.finding(
                "responseParameters",
                problem=f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} set here, and "
                f"{response.name} does not declare {'it' if len(missing) == 1 else 'them'}.",
                fix=f"Add {' and '.join(missing)} with the value true to responseParameters of {response.name}.",
            )


@policy(Apigateway.METHOD, Apigateway.INTEGRATION, Apigateway.METHOD_RESPONSE, Apigateway.INTEGRATION_RESPONSE)
def resource_of_another_api(part: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Part of a REST API names a resource of another one.

    Why: "NotFoundException: Invalid Resource identifier specified": the ids of resources are those of one API.
    Source: https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html
        https://github.com/hashicorp/terraform-provider-aws/issues/26176
    """
    api = stack.follow(part, "restApi", Apigateway.REST_API)
    place = stack.follow(part, "resourceId", Apigateway.RESOURCE, Apigateway.REST_API)
    home = stack.follow(place, "restApi", Apigateway.REST_API) if place and place.type == Apigateway.RESOURCE else place
    if api is not None and home is not None and home is not api:
        yield part.finding(
            "resourceId",
            problem=f"restApi is {api.name}, and resourceId is one of {home.name}.",
            fix=f"Name a resource of {api.name}, or the API {home.name}.",
        )
