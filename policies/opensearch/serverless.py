"""Amazon OpenSearch Serverless: collections and the policies that they need."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any, NamedTuple

from policypack import Finding, Resource, Stack, policy, read_json
from policypack.catalogue.tokens import Opensearch

_PREFIX = "collection/"


@policy(Opensearch.SERVERLESS_COLLECTION, level="advisory")
def encryption_missing(collection: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Collection has no encryption policy that is there before it.

    Why: "ValidationException: No matching security policy of encryption type found for collection name: …. Please
    create security policy of encryption type for this collection." One of another stack may match: this advises.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
    """
    name = collection.text("name")
    if not name or collection.exists or collection.has("encryptionConfigs"):
        return
    wanted = f"{_PREFIX}{name}"
    planned = [each for named, each in stack.once(_encrypting).items() if fnmatchcase(wanted, named)]
    before = stack.dependencies(collection)
    if any(each.exists or before & each.items.keys() for each in planned):
        return
    first = next((item for each in planned for item in each.items.values()), None)
    yield collection.finding(
        "name",
        problem=f"The encryption policy {first} is for {name}, and the collection does not wait for it."
        if first
        else f"No encryption policy of this stack is for {name}.",
        fix=f"Name {first} in dependsOn (depends_on) of the collection."
        if first
        else f"Add a ServerlessSecurityPolicy of the type encryption for collection/{name}, and name it in dependsOn.",
    )


@policy(Opensearch.SERVERLESS_SECURITY_POLICY)
def policy_refused(security: Resource) -> Iterator[Finding]:
    """Security policy of OpenSearch Serverless has another form than its type.

    Why: "ValidationException: Policy json is invalid, error: [$: array found, object expected]". The policy of an
    encryption is one object, and that of a network a list.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
        https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html
    """
    kind, document = security.text("type"), _parsed(security)
    if document is None or kind not in ("encryption", "network"):
        return
    if isinstance(document, list) is (kind == "encryption"):
        yield security.finding(
            "policy",
            problem=f"The policy is {'a list' if isinstance(document, list) else 'an object'}; one of the type {kind} "
            f"is {'an object' if kind == 'encryption' else 'a list of objects'}.",
            fix="Take the brackets away." if kind == "encryption" else "Put it into brackets: [{…}].",
        )
        return
    for item in document if isinstance(document, list) else [document]:
        missing = _missing(item, kind) if isinstance(item, dict) else None
        if missing:
            yield security.finding(
                "policy",
                problem=f"The policy of the type {kind} has no {missing}.",
                fix=f"Add {missing}.",
            )


def _missing(item: dict[str, Any], kind: str) -> str | None:
    if "Rules" not in item:
        return "Rules"
    if kind == "encryption" and not ("AWSOwnedKey" in item or "KmsARN" in item):
        return "AWSOwnedKey or KmsARN"
    if kind == "network" and not ("AllowFromPublic" in item or "SourceVPCEs" in item or "SourceServices" in item):
        return "AllowFromPublic, SourceVPCEs or SourceServices"
    return None


def _parsed(security: Resource) -> Any:
    """Return the policy as it is read; None where it is unknown, partly symbolic or no JSON."""
    text = security.raw("policy")
    if not isinstance(text, str):
        return None
    try:
        found = read_json(text)
    except ValueError:
        return None
    return found if isinstance(found, dict | list) else None


class _Encrypting(NamedTuple):
    """The encryption policies that name collections in the same words: names by URN, and whether one is there."""

    items: dict[str, str]
    exists: bool


def _encrypting(stack: Stack) -> dict[str, _Encrypting]:
    """Return the encryption policies by what they name. What cannot be read may name any collection."""
    found: dict[str, list[Resource]] = {}
    for security in stack.of_type(Opensearch.SERVERLESS_SECURITY_POLICY):
        for named in _named(security) if security.text("type") == "encryption" else ():
            found.setdefault(named, []).append(security)
    return {
        named: _Encrypting({item.urn: item.name for item in items}, any(item.exists for item in items))
        for named, items in found.items()
    }


def _named(security: Resource) -> list[str]:
    document = _parsed(security)
    if not isinstance(document, dict):
        return ["*"]
    rules = [rule for rule in document.get("Rules", []) if isinstance(rule, dict)]
    return [str(resource) for rule in rules for resource in rule.get("Resource", [])]
