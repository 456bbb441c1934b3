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
