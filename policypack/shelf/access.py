"""May somebody do something to a thing of the plan? Answered from the policies that the plan shows.

The answer has three values. "no" is certain: every policy that could allow it is in the plan (or is one of AWS's own
whose text is known) and none does, or one denies it without a condition. "yes" is certain in the same way. Everything
else is "unsure": unknown documents, conditions, boundaries, policies of other stacks.

IAM's order: an explicit deny, else an allow, else an implicit deny. Inside one account an allow of the identity's or of
the resource's policy is enough; a service principal has only the resource's.
Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

from policypack import UNKNOWN, Block, Resource, Stack, Text, Undecided, content, joined
from policypack.catalogue.tokens import S3, Cloudwatch, Dynamodb, Iam, Kinesis, Kms, Lambda, Sfn, Sns, Sqs
from policypack.shelf.buckets import companions
from policypack.shelf.managed_policies import MANAGED
from policypack.shelf.remote import adrift

Answer = Literal["yes", "no", "unsure"]

# Stands for a part that is not known: any text; any text without a colon.
_HOLE, _PART = "\0", "\1"
# The partition, region and account of most ARNs: whose they are is not compared.
_PLACE = f"arn:{_PART}:%s:{_PART}:{_PART}:"


class _Form(NamedTuple):
    """How the ARNs of a type look: the service, what stands before the name, the property with the name."""

    service: str
    before: str
    name: str = "name"


# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
_FORMS = {
    Cloudwatch.LOG_GROUP: _Form("logs", "log-group:"),
    Dynamodb.TABLE: _Form("dynamodb", "table/"),
    Iam.ROLE: _Form("iam", "role/"),
    Kinesis.FIREHOSE_DELIVERY_STREAM: _Form("firehose", "deliverystream/"),
    Kinesis.STREAM: _Form("kinesis", "stream/"),
    Kms.KEY: _Form("kms", "key/", ""),
    Lambda.FUNCTION: _Form("lambda", "function:"),
    S3.BUCKET: _Form("s3", "", "bucket"),
    Sfn.STATE_MACHINE: _Form("states", "stateMachine:"),
    Sns.TOPIC: _Form("sns", ""),
    Sqs.QUEUE: _Form("sqs", ""),
}


class Accessed(NamedTuple):
    """What is to be used: a planned resource, or a part of it. `below` is what follows its ARN, such as "/logs/\\0".

    None for the resource is any thing at all: only a statement about "*" covers it for certain.
    """

    resource: Resource | None
    below: str = ""

    @property
    def pattern(self) -> str:
        """The ARN with a hole for each part that only an update knows."""
        if self.resource is None or self.resource.type not in _FORMS:
            return f"arn:{_HOLE}"
        form = _FORMS[self.resource.type]
        name = self.resource.raw(form.name) if form.name else None
        known = name if isinstance(name, str) and name else _HOLE
        place = f"arn:{_PART}:s3:::" if form.service == "s3" else _PLACE % form.service
        return joined(place, form.before, known, self.below)


class Principal(NamedTuple):
    """Who asks: a service ("sns.amazonaws.com"), by all the names under which it may be admitted.

    `accounts`: it may also come as an account of AWS's own, as load balancers do in older regions.
    """

    services: tuple[str, ...]
    accounts: bool = False


def hole() -> str:
    """Return what stands for an unknown part in `Target.below`."""
    return _HOLE


def role_may(role: Resource, action: str, target: Accessed, stack: Stack) -> Answer:
    """May a planned role do this? Policies of resources count as well, in the same account.

    Raises Undecided where a document decides that only an update knows.
    """
    own = _identity_documents(role, stack)
    theirs = _resource_documents(target.resource, stack) if target.resource is not None else []
    answers = [_document(source, action, target, stack, None) for source in own]
    answers += [_document(source, action, target, stack, role) for source in theirs]
    answer = _decided(_together(answers), (*own, *theirs))
    return "unsure" if answer == "yes" and role.has("permissionsBoundary") else answer


def service_may(
    services: Sequence[str], action: str, target: Accessed, stack: Stack, *, accounts: bool = False
) -> Answer:
    """May a service do this by the policy of the resource itself?

    Raises Undecided where a document decides that only an update knows.
    """
    if target.resource is None:
        return "unsure"
    principal = Principal(tuple(services), accounts)
    sources = _resource_documents(target.resource, stack)
    return _decided(_together(_document(source, action, target, stack, principal) for source in sources), sources)


def _decided(answer: Answer, sources: Iterable[_Source]) -> Answer:
    unknown = [source for source in sources if isinstance(source, Undecided)]
    if answer == "unsure" and unknown:
        raise unknown[0]
    return answer


# -- which documents ------------------------------------------------------------------------------------------------

# A document, the ARN of a managed policy, why a document is not known, or None for what other stacks may hold.
_Source = Block | str | Undecided | None

# Where the policy of a resource may stand beside it: type, the property that names the resource, the document's.
_BESIDE: dict[str, tuple[tuple[str, str, str], ...]] = {
    Kms.KEY: ((Kms.KEY_POLICY, "keyId", "policy"),),
    Kinesis.STREAM: ((Kinesis.RESOURCE_POLICY, "resourceArn", "policy"),),
    S3.BUCKET: ((S3.BUCKET_POLICY, "bucket", "policy"),),
    Sns.TOPIC: ((Sns.TOPIC_POLICY, "arn", "policy"),),
    Sqs.QUEUE: ((Sqs.QUEUE_POLICY, "queueUrl", "policy"),),
}
_MORE = (Iam.POLICY_ATTACHMENT, Iam.ROLE_POLICIES_EXCLUSIVE, Iam.ROLE_POLICY_ATTACHMENTS_EXCLUSIVE)


def _identity_documents(role: Resource, stack: Stack) -> list[_Source]:
    """Return all that a role is allowed: inline, attached here, attached beside."""
    if role.external or any(stack.referrers(role, kind) for kind in _MORE):
        return [None]
    found: list[_Source] = []
    try:
        found += [_read(inline, "policy") for inline in role.blocks("inlinePolicies") if inline.has("policy")]
        found += [_managed(role, "managedPolicyArns", item, stack) for item in role.items("managedPolicyArns")]
    except Undecided as unknown:
        found.append(unknown)
    found += [_read(own, "policy") for own in stack.referrers(role, Iam.ROLE_POLICY, property="role")]
    for attachment in stack.referrers(role, Iam.ROLE_POLICY_ATTACHMENT, property="role"):
        found.append(_managed(attachment, "policyArn", attachment.raw("policyArn"), stack))
    return found


def _managed(block: Block, name: str, value: object, stack: Stack) -> _Source:
    """Return the document of a planned managed policy, or the ARN of another's."""
    if isinstance(value, str):
        planned = stack.meant(value, block.resource, Iam.POLICY) if value.startswith("arn:") else []
        return _read(planned[0], "policy") if planned else value
    named = stack.follow_all(block, name, Iam.POLICY)
    if isinstance(value, Text):
        urns = {symbol.urn for symbol in value.symbols}
        named = [policy for policy in named if policy.urn in urns]
    return _read(named[0], "policy") if len(named) == 1 else block.undecided(name)


def _resource_documents(resource: Resource, stack: Stack) -> list[_Source]:
    """Return the policies of a resource; an empty list where it has none, which admits no other service."""
    if resource.external:
        return [None]
    found: list[_Source] = []
    if resource.type in _BESIDE and resource.has("policy"):
        found.append(_read(resource, "policy"))
    for type, name, document in _BESIDE.get(resource.type, ()):
        others = companions(resource, stack, type) if type == S3.BUCKET_POLICY else None
        found += [_read(beside, document) for beside in others or stack.referrers(resource, type, property=name)]
        if adrift(stack, name, type):
            found.append(None)
    if resource.type == S3.BUCKET and _acl_admits(resource, stack):
        found.append(None)
    return found


def _acl_admits(bucket: Resource, stack: Stack) -> bool:
    """May others use the bucket by its ACL, whoever they are?"""
    if adrift(stack, "bucket", S3.BUCKET_ACL):
        return True
    acls = [bucket, *companions(bucket, stack, S3.BUCKET_ACL)]
    return any(
        acl.raw("acl") not in (None, "", "private") or acl.has("grants") or acl.has("accessControlPolicy")
        for acl in acls
    )


def _read(block: Block, name: str) -> _Source:
    try:
        return block.document(name)
    except Undecided as unknown:
        return unknown


# -- what a document says -------------------------------------------------------------------------------------------


def _together(answers: Iterable[tuple[Answer, Answer]]) -> Answer:
    """Put (allowed, denied) of all documents together in IAM's order."""
    pairs = list(answers)
    if any(denied == "yes" for _, denied in pairs):
        return "no"
    allowed = _any(allowed for allowed, _ in pairs)
    return "unsure" if allowed == "yes" and any(denied == "unsure" for _, denied in pairs) else allowed


def _any(answers: Iterable[Answer]) -> Answer:
    found = set(answers)
    return "yes" if "yes" in found else "unsure" if "unsure" in found else "no"


def _all(*answers: Answer) -> Answer:
    return "no" if "no" in answers else "unsure" if "unsure" in answers else "yes"


def _not(answer: Answer) -> Answer:
    return {"yes": "no", "no": "yes"}.get(answer, "unsure")  # type: ignore[return-value]  # only its three values


def _document(
    source: _Source, action: str, target: Accessed, stack: Stack, who: Resource | Principal | None
) -> tuple[Answer, Answer]:
    """Say whether a document allows and whether it denies. `who` is asked of a resource's policy alone."""
    if source is None or isinstance(source, Undecided):
        return "unsure", "unsure"
    if isinstance(source, str):
        patterns = MANAGED.get(source.partition(":policy/")[2]) if ":aws:policy/" in source else None
        if patterns is None:
            return "unsure", "no"
        return ("unsure" if _acts(patterns, action) == "yes" else "no"), "no"
    allowed: list[Answer] = []
    denied: list[Answer] = []
    try:
        for statement in source.blocks("Statement"):
            effect = statement.raw("Effect")
            says = _statement(statement, action, target, stack, who)
            if effect == "Allow":
                allowed.append(says)
            elif effect == "Deny":
                denied.append(says)
            else:
                allowed.append("unsure")
    except Undecided:
        return "unsure", "unsure"
    return _any(allowed), _any(denied)


def _statement(
    statement: Block, action: str, target: Accessed, stack: Stack, who: Resource | Principal | None
) -> Answer:
    """Is a statement about this?"""
    acts = _listed(statement, "Action", "NotAction", lambda item: _acts([item], action))
    on = _listed(statement, "Resource", "NotResource", lambda item: _covers(item, target, stack))
    by: Answer = "yes" if who is None else _admits(statement, who)
    return _all(acts, on, by, "unsure" if statement.has("Condition") else "yes")


def _listed(statement: Block, name: str, opposite: str, says: object) -> Answer:
    assert callable(says)
    if statement.has(name):
        return _any(says(item) for item in statement.items(name))
    if statement.has(opposite):
        return _not(_any(says(item) for item in statement.items(opposite)))
    # The policy of a role's trust or of some resources names no resource: it is about its own.
    return "yes" if name == "Resource" else "unsure"


def _acts(patterns: Iterable[object], action: str) -> Answer:
    found: set[Answer] = set()
    for pattern in patterns:
        if isinstance(pattern, str):
            glob = content(pattern).lower().replace("[", "[[]")
            found.add("yes" if fnmatch.fnmatchcase(action.lower(), glob) else "no")
        else:
            found.add("unsure")
    return _any(found)


def _admits(statement: Block, who: Resource | Principal) -> Answer:
    """Does the statement speak of this principal?"""
    if statement.has("NotPrincipal"):
        return "unsure"
    value = statement.raw("Principal")
    if value == "*":
        return "yes"
    principal = statement.block("Principal")
    if principal is None:
        return "no"
    if "*" in principal.items("AWS"):
        return "yes"
    if isinstance(who, Principal):
        services = _any(_service(item, who.services) for item in principal.items("Service"))
        return "unsure" if services == "no" and who.accounts and principal.items("AWS") else services
    # Which ARNs of the statement are this role, or its account, mostly only an update knows.
    return "unsure" if principal.items("AWS") else "no"


def _service(item: object, services: tuple[str, ...]) -> Answer:
    if item in services or item == "*":
        return "yes"
    if isinstance(item, str):
        return "no"
    return "unsure"


def _covers(item: object, target: Accessed, stack: Stack) -> Answer:
    """Does a statement's resource, with its wildcards, cover the target?"""
    if item == "*":
        return "yes"
    if item is UNKNOWN or not isinstance(item, str | Text):
        return "unsure"
    if isinstance(item, Text):
        first = item.parts[0]
        if not isinstance(first, str) and first.urn and first.property in ("arn", "streamArn"):
            named = stack.get(first.urn)
            if named is not None and target.resource is named and first.property == "streamArn":
                return _matches("".join(map(_plain, item.parts[1:])), "") if target.below else "no"
            if named is not None and first.property == "arn" and target.resource is not None:
                rest = "".join(map(_plain, item.parts[1:]))
                if named.urn == target.resource.urn:
                    return _matches(rest, target.below)
                if named.type == target.resource.type or _other_service(named, target.resource):
                    return "no"
        item = "".join(part if isinstance(part, str) else _own(part, target) for part in item.parts)
    return _matches(item, target.pattern)


def _plain(part: object) -> str:
    return part if isinstance(part, str) else _HOLE


def _own(symbol: object, target: Accessed) -> str:
    """Return what a symbol inside an ARN stands for, as far as it is the name of the target: else a hole."""
    resource = target.resource
    if resource is None or getattr(symbol, "urn", "") != resource.urn or resource.type not in _FORMS:
        return _HOLE
    form = _FORMS[resource.type]
    named = resource.raw(form.name) if form.name else None
    plain = getattr(symbol, "property", "") in (form.name, "id", "name")
    return named if plain and isinstance(named, str) else _HOLE


def _other_service(one: Resource, other: Resource) -> bool:
    ours, theirs = _FORMS.get(one.type), _FORMS.get(other.type)
    return ours is not None and theirs is not None and ours.service != theirs.service


def _matches(pattern: str, text: str) -> Answer:
    """Does a pattern with * and ? match a text? Both may have holes, which are any text at all."""
    pattern, text = content(pattern), content(text)
    if not _may_match(pattern, text):
        return "no"
    if _HOLE in pattern:
        return "unsure"
    # A hole stays itself here, so that only a star matches it, and a doubled one shows that the star takes any length.
    glob = pattern.replace("[", "[[]").replace("?", "[!\0\1]")
    longer = text.replace(_HOLE, _HOLE * 2).replace(_PART, _PART * 2)
    return "yes" if fnmatch.fnmatchcase(text, glob) and fnmatch.fnmatchcase(longer, glob) else "unsure"


@cache
def _may_match(pattern: str, text: str) -> bool:
    """Is there any way to fill the holes so that the pattern matches? Stars and holes on both sides are any text."""
    many, one = frozenset(("*", _HOLE)), "?"
    reached = {0}
    for position in range(len(pattern) + 1):
        # Close over holes of the text, which may be empty, then take one character of the pattern.
        todo = list(reached)
        while todo:
            at = todo.pop()
            if at < len(text) and text[at] in (_HOLE, _PART) and at + 1 not in reached:
                reached.add(at + 1)
                todo.append(at + 1)
        if position == len(pattern):
            break
        char = pattern[position]
        if char in many:
            reached = set(range(min(reached), len(text) + 1)) if reached else set()
            continue
        after = set()
        for at in reached:
            if at < len(text):
                if text[at] == _HOLE or (text[at] == _PART and char != ":"):
                    after.add(at)
                elif char in (one, text[at]):
                    after.add(at + 1)
        reached = after
    return len(text) in reached
