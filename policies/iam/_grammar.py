"""What IAM refuses in a policy document: its grammar, as far as AWS checks it when the document is stored.

Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html and the texts of
MalformedPolicyDocument, which the problems repeat in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policypack import Block, Stack, Text, unwrap
from policypack.catalogue.provider import identity
from policypack.catalogue.tokens import Iam
from policypack.shelf.documents import Document, label, listed

# A missing Version means 2008-10-17 and is allowed.
VERSIONS = ("2012-10-17", "2008-10-17")
EFFECTS = ("Allow", "Deny")
SID = re.compile(r"[0-9A-Za-z]*")
# A vendor, one colon, an action's name; both may hold wildcards.
ACTION = re.compile(r"[A-Za-z0-9*?-]+:[A-Za-z0-9*?_-]+")
_PARTITION = re.compile(r"aws(-[a-z]+)*")
# In small letters, without ForAllValues:, ForAnyValue: and IfExists.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
OPERATORS = frozenset(
    (
        *("stringequals", "stringnotequals", "stringequalsignorecase", "stringnotequalsignorecase", "stringlike"),
        *("stringnotlike", "numericequals", "numericnotequals", "numericlessthan", "numericlessthanequals"),
        *("numericgreaterthan", "numericgreaterthanequals", "dateequals", "datenotequals", "datelessthan"),
        *("datelessthanequals", "dategreaterthan", "dategreaterthanequals", "bool", "binaryequals", "ipaddress"),
        *("notipaddress", "arnequals", "arnlike", "arnnotequals", "arnnotlike", "null"),
    )
)
# What a document and its statements consist of, in small letters.
_PARTS = frozenset(("version", "id", "statement"))
_ELEMENTS = frozenset(
    (
        *("sid", "effect", "principal", "notprincipal", "action", "notaction", "resource", "notresource"),
        "condition",
    )
)
# What values of these operators look like: MalformedPolicyDocument, tried by others (cdk-preflight, docs/rules.md).
_VALUES = {
    "numeric": (re.compile(r"[+-]?\d+(\.\d+)?"), "a number"),
    "date": (
        re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)?)?Z?|\d+"),
        "a date such as 2030-01-31T12:00:00Z",
    ),
    "ipaddress": (
        re.compile(r"[0-9.]+(/(\d|[12]\d|3[0-2]))?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(/\d{1,3})?"),
        "an address or a CIDR block",
    ),
    "arn": (re.compile(r"arn:.*|.*[*?].*", re.DOTALL), "an ARN"),
}
# Outputs that are names; an ARN is never one of them.
NAMES = frozenset({"name", "bucket", "functionName", "repositoryName", "tableName", "streamName", "url", "keyId"})


class DocumentProblem(NamedTuple):
    """What is wrong: the path below the document, and what to do. Not `certain`: AWS has been seen to take it."""

    path: str
    problem: str
    fix: str
    certain: bool = True


def no_object(document: Document) -> Iterator[DocumentProblem]:
    """Yield what is wrong with a text that holds no document at all."""
    if document.broken:
        yield DocumentProblem(
            "", f"{document.path} {document.broken}.", "Build it with json.dumps or JSON.stringify from an object."
        )


def problems(document: Document, stack: Stack) -> Iterator[DocumentProblem]:
    """Yield what IAM refuses in a document. Raises Undecided where it is not known."""
    if document.stringified:
        return
    yield from no_object(document)
    body = document.body
    if body is None:
        return
    version = body.raw("Version")
    if isinstance(version, str) and version not in VERSIONS:
        yield DocumentProblem(
            "Version",
            f"Version is {version!r}; IAM knows {' and '.join(VERSIONS)}.",
            f"Set Version to {VERSIONS[0]}.",
        )
    if not body.has("Statement"):
        lowered = next((key for key in body.values if key.lower() == "statement"), None)
        yield DocumentProblem(
            "Statement",
            f"The document has {lowered} in place of Statement." if lowered else "The document has no Statement.",
            f"Write Statement for {lowered}." if lowered else "Add Statement with at least one statement.",
            certain=lowered is None,
        )
        return
    for name in body.values:
        if name.lower() not in _PARTS:
            yield DocumentProblem(
                name,
                f"The document has {name}; Version, Id and Statement are all that one has.",
                f"Remove {name}.",
            )
    statements = body.blocks("Statement")
    if body.raw("Statement") == []:
        yield DocumentProblem(
            "Statement",
            "The document has an empty list of statements.",
            "Add a statement, or remove the document.",
            # The grammar wants one; which calls refuse none is not documented.
            certain=False,
        )
    for statement in statements:
        for found in _statement(statement, document, stack):
            yield found._replace(path=statement.path(found.path).removeprefix(f"{document.path}."))
    sids = Counter(sid for statement in statements if isinstance(sid := statement.raw("Sid"), str) and sid)
    for sid, count in sids.items():
        if count > 1:
            yield DocumentProblem(
                "Statement",
                f"{count} statements have the Sid {sid}; each must have its own.",
                "Rename or remove them.",
            )


def _statement(statement: Block, document: Document, stack: Stack) -> Iterator[DocumentProblem]:
    here = label(statement)
    sid = statement.raw("Sid")
    if isinstance(sid, str) and not SID.fullmatch(sid):
        yield DocumentProblem(
            "Sid",
            f"The Sid {sid!r} holds more than letters and digits.",
            "Use letters and digits only.",
            # What inline and trust policies take beyond them is not documented; spaces were seen to pass.
            certain=document.owner.resource.type == Iam.POLICY,
        )
    effect = statement.raw("Effect")
    if effect is None or (isinstance(effect, str) and effect not in EFFECTS):
        yield DocumentProblem(
            "Effect",
            f"In the document, {here} has {f'the Effect {effect!r}' if effect else 'no Effect'}.",
            "Set Effect to Allow or Deny.",
            # Case-sensitive by the documentation, and taken in other cases by AWS.
            certain=not isinstance(effect, str) or effect.title() not in EFFECTS,
        )
    for name in statement.values:
        if name.lower() not in _ELEMENTS:
            yield DocumentProblem(
                name,
                f"In the document, {here} has {name}, which is no element of a statement.",
                f"Remove {name}; what it means to say may go into Sid, or beside the document.",
            )
    yield from pair(statement, here, "Action")
    yield from conditions(statement, here)
    yield from _values(statement, here)
    if document.trust:
        yield from _trust(statement, here)
        return
    yield from pair(statement, here, "Resource")
    for name in ("Principal", "NotPrincipal"):
        if statement.has(name):
            yield DocumentProblem(
                name,
                f"In the document, {here} has a {name}, which only policies of resources and trust policies have.",
                f"Remove {name}: the policy holds for what it is attached to.",
            )
    yield from _actions(statement, here)
    for name in ("Resource", "NotResource"):
        for resource in listed(statement, name):
            if not _is_arn(resource, stack):
                yield DocumentProblem(
                    name,
                    f"In the document, {here} has the {name} {str(resource)!r}, which is neither an ARN nor *.",
                    "Use the arn output of the resource, not its name or id.",
                )
            elif isinstance(resource, str) and (wrong := _arn_problem(resource)):
                yield DocumentProblem(
                    name,
                    f"In the document, {here} has the {name} {resource!r}, {wrong}.",
                    "Use the arn output of the resource, or write arn:aws:SERVICE:REGION:ACCOUNT:NAME.",
                )


def conditions(statement: Block, here: str) -> Iterator[DocumentProblem]:
    """Yield the operators that a condition cannot have: "Invalid Condition type : StringEqual"."""
    condition = statement.raw("Condition")
    for name in condition if isinstance(condition, Mapping) else ():
        bare = re.sub(r"^(ForAllValues|ForAnyValue):|IfExists$", "", name, flags=re.IGNORECASE)
        if bare.lower() not in OPERATORS:
            yield DocumentProblem(
                "Condition",
                f"In the document, {here} has the condition operator {name!r}, which does not exist.",
                "Use one such as StringEquals, StringLike, ArnLike, Bool or IpAddress.",
            )


def _values(statement: Block, here: str) -> Iterator[DocumentProblem]:
    """Yield the operator that may be none, and values that are not of their operator's kind."""
    condition = statement.raw("Condition")
    for name, keys in condition.items() if isinstance(condition, Mapping) else ():
        bare = re.sub(r"^(forallvalues|foranyvalue):", "", name.lower())
        if bare == "nullifexists":
            yield DocumentProblem(
                "Condition",
                f"In the document, {here} has the condition operator {name!r}; Null takes no IfExists.",
                "Use Null: it asks whether the key exists.",
            )
        kind = next((kind for kind in _VALUES if bare.removeprefix("not").startswith(kind)), "")
        for key, given in keys.items() if isinstance(keys, Mapping) else ():
            for value in map(unwrap, given) if isinstance(given, list) else (unwrap(given),):
                if isinstance(value, Mapping):
                    yield DocumentProblem(
                        "Condition",
                        f"In the document, {here} compares {key} with an object.",
                        "Name a text, or a list of them.",
                    )
                elif kind and isinstance(value, str) and "$" not in value and not _VALUES[kind][0].fullmatch(value):
                    yield DocumentProblem(
                        "Condition",
                        f"In the document, {here} compares {key} by {name} with {value!r}, which is not "
                        f"{_VALUES[kind][1]}.",
                        f"Name {_VALUES[kind][1]}, or use a String operator.",
                    )


def _arn_problem(text: str) -> str:
    """Say what is wrong with a text that begins as an ARN does; an empty text where nothing is certain."""
    if not text.startswith("arn:"):
        return ""
    parts = text.split(":")
    if "$" not in parts[1] and "*" not in parts[1] and not _PARTITION.fullmatch(parts[1]):
        return f"whose partition is {parts[1]!r}"
    if len(parts) < 6:
        return "" if "*" in text or "$" in text else "which has fewer than six parts"
    if parts[2] == "iam" and re.fullmatch("[a-z0-9-]+", parts[3]):
        return f"which names the region {parts[3]!r}: those of IAM have none"
    # Access points, jobs and the like have a region, and an account.
    if parts[2] == "s3" and not parts[4] and re.fullmatch("[a-z]{2}-[a-z0-9-]+", parts[3]):
        return f"which names the region {parts[3]!r}: those of buckets have none"
    return "whose service has a wildcard" if "*" in parts[2] else ""


# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
_IDENTITY = re.compile(r"arn:aws[\w-]*:(?:iam|sts):(?P<region>[^:]*):(?P<account>[^:]*):(?P<kind>[\w-]+)(/.*)?")
_NO_PRINCIPALS = {
    "group": "is a group of users",
    "policy": "is a policy",
    "instance-profile": "is an instance profile",
    "oidc-provider": "is an identity provider, which stands under Federated",
    "saml-provider": "is an identity provider, which stands under Federated",
}


_FEDERATED = ("oidc-provider", "saml-provider")
# Services are below amazonaws.com; only Alexa's are not.
_WRONG_SERVICE = re.compile(
    r"(?<!alexa-appkit)(?<!alexa-connectedhome)\.amazon\.com$|\.aws\.com$|\.amazon(aws)?\.(co|org|net|io)$|\.amazonws\.com$"
)


def no_service(name: str) -> bool:
    """Is this a name that no service of AWS can have?"""
    return name != "*" and ("." not in name or _WRONG_SERVICE.search(name) is not None)


def principal_problem(text: str, *, federated: bool = False) -> str:
    """Say why an identity's ARN can be no principal; an empty text where nothing is certain."""
    match = _IDENTITY.fullmatch(text)
    if match is None or any(mark in text for mark in "*?${}<>"):
        return ""
    if match["region"]:
        return f"names the region {match['region']!r}: those of IAM have none"
    # AWS's own, as CloudFront's users, have a name there.
    if match["account"] not in ("aws", "cloudfront") and not re.fullmatch(r"\d{12}", match["account"]):
        return (
            f"has {match['account']!r} where the account's twelve digits stand"
            if match["account"]
            else "has no account"
        )
    if federated:
        return "" if match["kind"] in _FEDERATED else "is no identity provider"
    return _NO_PRINCIPALS.get(match["kind"], "")


def pair(statement: Block, here: str, name: str) -> Iterator[DocumentProblem]:
    """Exactly one of an element and its negation must be there, and must not be empty."""
    there = [key for key in (name, f"Not{name}") if statement.has(key)]
    if len(there) == 2:
        yield DocumentProblem(
            name, f"In the document, {here} has both {name} and Not{name}.", f"Keep one of {name} and Not{name}."
        )
    elif not there or statement.raw(there[0]) in ("", []):
        empty = "an empty" if there else "no"
        yield DocumentProblem(
            name, f"In the document, {here} has {empty} {name}.", f"Set {name}, or remove the statement."
        )
    else:
        given = statement.raw(there[0])
        if any(isinstance(unwrap(each), Mapping) for each in (given if isinstance(given, list) else [given])):
            yield DocumentProblem(
                there[0],
                f"In the document, {here} has an object in {there[0]}.",
                "Name a text, or a list of them.",
            )


# "AssumeRole policy may only specify STS AssumeRole actions", and what goes with them.
# https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecuritytokenservice.html
_ASSUMING = frozenset(
    {
        *("assumerole", "assumerolewithsaml", "assumerolewithwebidentity"),
        *("tagsession", "setsourceidentity", "setcontext"),
    }
)


def wildcards(principal: Block | None, here: str) -> Iterator[DocumentProblem]:
    """Yield the principals of AWS that have a star inside: alone it stands for everybody, in an ARN it is none."""
    for item in principal.items("AWS") if principal else []:
        if isinstance(item, str) and "*" in item and item != "*":
            yield DocumentProblem(
                "Principal",
                f"{here} has the principal {item!r}; a wildcard cannot be part of one.",
                "Name the account or the role, or use a Condition on aws:PrincipalArn with the principal *.",
            )


def _trust(statement: Block, here: str) -> Iterator[DocumentProblem]:
    for name in ("Resource", "NotResource"):
        if statement.has(name):
            yield DocumentProblem(
                name,
                f"In the trust policy, {here} has a {name}; the role itself is the only resource.",
                f"Remove {name}; what the role may do belongs into a policy attached to it.",
            )
    principal = statement.raw("Principal")
    block = statement.block("Principal") if isinstance(principal, Mapping) else None
    if principal == "*":
        yield DocumentProblem(
            "Principal",
            f"In the trust policy, {here} has the Principal '*' with no kind before it.",
            'Name who may assume the role; everybody would be {"AWS": "*"}.',
        )
    if block and "*" in listed(block, "Service"):
        yield DocumentProblem(
            "Principal",
            f"In the trust policy, {here} trusts the service '*'.",
            "Name each service, such as lambda.amazonaws.com.",
        )
    yield from wildcards(block, f"In the trust policy, {here}")
    if not statement.has("Principal") and not statement.has("NotPrincipal"):
        yield DocumentProblem(
            "Principal",
            f"In the trust policy, {here} has no Principal, so it trusts nobody.",
            'Set Principal, such as {"Service": "lambda.amazonaws.com"}.',
        )
    for action in listed(statement, "Action"):
        if isinstance(action, str) and action != "*" and not action.lower().startswith("sts:"):
            yield DocumentProblem(
                "Action",
                f"In the trust policy, {here} has the action {action}; only actions of STS are allowed.",
                "Use sts:AssumeRole, sts:AssumeRoleWithWebIdentity, sts:AssumeRoleWithSAML or sts:TagSession.",
            )
        elif isinstance(action, str) and "*" not in action and action.lower()[4:] not in _ASSUMING:
            yield DocumentProblem(
                "Action",
                f"In the trust policy, {here} has the action {action}, by which no role is assumed.",
                "Use sts:AssumeRole, sts:AssumeRoleWithWebIdentity, sts:AssumeRoleWithSAML or sts:TagSession.",
            )


def _actions(statement: Block, here: str) -> Iterator[DocumentProblem]:
    for name in ("Action", "NotAction"):
        for action in listed(statement, name):
            if isinstance(action, str) and action != "*" and not ACTION.fullmatch(action):
                yield DocumentProblem(
                    name,
                    f"In the document, {here} has the action {action!r}, which is not of the form service:Action.",
                    "Write the service before the action, as in s3:GetObject.",
                )
            elif (
                isinstance(action, str)
                and action != "*:*"
                and set("*?") & set(action.partition(":")[0])
                and ":" in action
            ):
                yield DocumentProblem(
                    name,
                    f"In the document, {here} has the action {action!r}; the service before the colon has no wildcard.",
                    "Name each service, as in ec2:Describe* and rds:Describe*.",
                )


def _is_arn(resource: str | Text, stack: Stack) -> bool:
    """May it be an ARN? What cannot be told counts as yes."""
    if isinstance(resource, str):
        return resource.startswith(("arn:", "*", "${"))
    first = resource.parts[0]
    if isinstance(first, str):
        return first.startswith(("arn:", "*", "${")) or "arn:".startswith(first)
    source = stack.get(first.urn)
    if source is None or not source.type.startswith("aws:"):
        return True
    if first.property == "id":
        return identity(source.type) not in NAMES
    return first.property not in NAMES
