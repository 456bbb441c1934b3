"""AWS AppSync: schemas and the resolvers of their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policypack import UNKNOWN, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Appsync

_COMMENTS = re.compile(r'"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"|#[^\n]*')
_ARGUMENTS = re.compile(r"\([^()]*\)")
_TYPE = re.compile(r"\b(?:extend\s+)?(?:type|interface)\s+(\w+)[^{}]*\{([^{}]*)\}")
_FIELD = re.compile(r"(\w+)\s*:")


@policy(Appsync.GRAPH_QL_API)
def schema_refused(api: Resource) -> Iterator[Finding]:
    """Schema of an API is none that AppSync takes.

    Why: The creation of the schema fails: "There must be a query type", "Schema Creation Status is FAILED with details:
    Failed to parse schema document".
    Source: https://docs.aws.amazon.com/appsync/latest/devguide/designing-your-schema.html
    """
    schema = api.raw("schema")
    if not isinstance(schema, str) or not schema.strip():
        return
    bare = _COMMENTS.sub("", schema)
    if bare.count("{") != bare.count("}"):
        problem = f"has {bare.count('{')} opening and {bare.count('}')} closing braces"
    elif not re.search(r"\btype\s+Query\b|\bschema\b[^{]*\{[^}]*\bquery\s*:", bare):
        problem = "has no type Query"
    else:
        return
    yield api.finding("schema", problem=f"The schema {problem}.", fix="Correct it: type Query { … } is needed.")


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
    problem = f"has no field {field}" if kind in types else "does not exist in it"
    yield resolver.finding(
        "field" if kind in types else "type",
        problem=f"The resolver is of {kind}.{field}, and in the schema of {api.name} the type {kind} {problem}.",
        fix="Name a field of the schema; capitals count.",
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
