"""AWS AppSync: schemas and the resolvers of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Acm, Appsync
from policypack.clock import today
from policypack.shelf.providers import in_other_partition

_COMMENTS = re.compile(r'"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*')
_ARGUMENTS = re.compile(r"\([^()]*\)")
_TYPE = re.compile(r"\b(?:extend\s+)?(?:type|interface)\s+(\w+)[^{}]*\{([^{}]*)\}")
_FIELD = re.compile(r"(\w+)\s*:")
# https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
_SCALARS = frozenset(
    {
        *("ID", "String", "Int", "Float", "Boolean", "AWSDate", "AWSTime", "AWSDateTime", "AWSTimestamp"),
        *("AWSEmail", "AWSJSON", "AWSURL", "AWSPhone", "AWSIPAddress"),
    }
)
_EMPTY = re.compile(r"\b(type|input|interface|enum)\s+(\w+)[^{}]*\{\s*\}")
_DEFINED = re.compile(r"\b(?:type|input|interface|enum|union|scalar)\s+(\w+)")
# What is no type, though it may look like one: directives with what they are told, and values by default.
_NO_TYPES = re.compile(r"@\w+(?:\s*\([^)]*\))?|=\s*(?:\{[^}]*\}|\[[^\]]*\]|[-\w.]+)")
_USED = re.compile(r":[\s\[]*([A-Za-z_]\w*)")


def _unknown_types(schema: str) -> list[str]:
    """Return the types that fields and arguments of a schema have and that it does not define."""
    plain = _NO_TYPES.sub(" ", schema)
    return sorted(set(_USED.findall(plain)) - set(_DEFINED.findall(plain)) - _SCALARS)


@policy(Appsync.GRAPH_QL_API)
def schema_refused(api: Resource) -> Iterator[Finding]:
    """Schema of an API is none that AppSync takes.

    Why: The creation of the schema fails: "There must be a query type", "Schema Creation Status is FAILED with details:
    Failed to parse schema document", "Type \"Date\" not found in document".
    Source: https://docs.aws.amazon.com/appsync/latest/devguide/designing-your-schema.html
    """
    schema = api.raw("schema")
    if not isinstance(schema, str) or not schema.strip():
        return
    bare = _COMMENTS.sub("", schema)
    if bare.count("{") != bare.count("}"):
        problem = f"has {bare.count('{')} opening and {bare.count('}')} closing braces"
        fix = "Close each brace that is opened, and no other."
    elif not re.search(r"\btype\s+Query\b|\bschema\b[^{]*\{[^}]*\bquery\s*:", bare):
        problem = "has no type Query"
        fix = "Add type Query { … } with at least one field."
    elif empty := _EMPTY.search(bare):
        problem = f"has the {empty[1]} {empty[2]} with nothing in it"
        fix = f"Put something into {empty[2]}, or remove it."
    elif unknown := _unknown_types(bare):
        problem = f"uses the type {unknown[0]}, which it does not have"
        fix = f"Define {unknown[0]} in the schema, or use a type that is there."
    else:
        return
    yield api.finding("schema", problem=f"The schema {problem}.", fix=fix)


@policy(Appsync.RESOLVER)
def field_missing(resolver: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Resolver is of a field that the schema does not have.

    Why: "NotFoundException: No field named orders found on type Query".
    Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateResolver.html
    """
    api = stack.follow(resolver, "apiId", Appsync.GRAPH_QL_API)
    if api is None or api.external:
        return
    schema = api.raw("schema")
    if schema is UNKNOWN or isinstance(schema, Text):
        raise api.undecided("schema")
    kind, field = resolver.text("type"), resolver.text("field")
    if not isinstance(schema, str) or not kind or not field:
        return
    types = _fields(schema)
    if field in types.get(kind, ()):
        return
    where = f"the schema of {api.name}"
    lacking = f"in {where} the type {kind} has no field {field}" if kind in types else f"{where} has no type {kind}"
    yield resolver.finding(
        "field" if kind in types else "type",
        problem=f"The resolver is of {kind}.{field}, and {lacking}.",
        fix="Name a type and a field of the schema; capitals count.",
    )


def _fields(schema: str) -> Mapping[str, set[str]]:
    """Return the names of fields by the type that has them."""
    bare = _COMMENTS.sub("", schema)
    while _ARGUMENTS.search(bare):
        bare = _ARGUMENTS.sub("", bare)
    found: dict[str, set[str]] = {}
    for name, body in _TYPE.findall(bare):
        found.setdefault(name, set()).update(_FIELD.findall(body))
    return found


# https://docs.aws.amazon.com/appsync/latest/APIReference/API_ApiKey.html
_LONGEST = timedelta(days=365)


@policy(Appsync.API_KEY)
def key_expires_refused(key: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Key of an API ends in the past, or in more than a year.

    Why: "BadRequestException: API key must be valid for a minimum of 1 days", "ApiKeyValidityOutOfBoundsException": a
    key is good for 365 days at most.
    Source: https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateApiKey.html
    """
    text = key.text("expires")
    if not text or key.exists:
        return
    try:
        end = datetime.fromisoformat(text)
    except ValueError:
        return
    left = end.date() - today() if end.tzinfo else None
    if left is None:
        return
    past = left <= timedelta(0)
    if past or left > _LONGEST:
        yield key.finding(
            "expires",
            problem=f"expires is {text}, {'which is past' if past else 'in more than 365 days'}.",
            fix="Set expires to a day within the next 365, or leave it out for seven days.",
            # Without the state nobody knows whether the key is there already, and only its day has come.
            level=None if stack.has_state or not past else "advisory",
        )


@policy(Appsync.GRAPH_QL_API)
def provider_repeated(api: Resource) -> Iterator[Finding]:
    """API authenticates in the same way twice.

    Why: "BadRequestException: AuthenticationType API_KEY is already the default", and of keys, IAM and functions there
    is one each.
    Source: https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
    """
    kinds = [api.text("authenticationType")]
    kinds += [more.text("authenticationType") for more in api.blocks("additionalAuthenticationProviders")]
    for kind in ("API_KEY", "AWS_IAM", "AWS_LAMBDA"):
        if kinds.count(kind) > 1:
            yield api.finding(
                "additionalAuthenticationProviders",
                problem=f"{kind} is there {kinds.count(kind)} times.",
                fix=f"Keep one {kind}, as authenticationType or among the additional ones.",
            )


@policy(Appsync.DOMAIN_NAME)
def certificate_elsewhere(domain: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate of an API's own domain is not in us-east-1.

    Why: "BadRequestException": a CloudFront distribution of AppSync's serves the domain.
    Source: https://docs.aws.amazon.com/appsync/latest/devguide/custom-domain-name.html
    """
    planned = stack.follow(domain, "certificateArn", Acm.CERTIFICATE)
    arn = domain.raw("certificateArn")
    region = planned.region if planned else "".join(arn.split(":")[3:4]) if isinstance(arn, str) else ""
    if region and region != "us-east-1" and not in_other_partition(domain):
        yield domain.finding(
            "certificateArn",
            problem=f"The certificate is in {region}.",
            fix="Request it with a provider of the region us-east-1.",
        )
