"""AWS Identity and Access Management: policies that IAM refuses, and policies that allow too much."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.iam._grammar import no_service, principal_problem, problems
from policies.iam._types import ATTACHMENTS
from policypack import Aws, Block, Finding, Resource, Stack, Text, Undecided, as_text, policy
from policypack.aws.regions import home
from policypack.catalogue.tokens import Iam
from policypack.shelf.documents import (
    IDENTITY_TYPES,
    Document,
    actions,
    allowed,
    allows,
    documents,
    everywhere,
    label,
    listed,
)
from policypack.shelf.outside import with_commands
from policypack.shelf.providers import emulated

# Characters without white space, which IAM does not count. A role's inline policies share their limit.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
DOCUMENT_LIMITS = {
    Iam.POLICY: 6144,
    Iam.ROLE: 10240,
    Iam.ROLE_POLICY: 10240,
    Iam.USER_POLICY: 2048,
    Iam.GROUP_POLICY: 5120,
}
# Of a trust policy: by default, and the most that the quota can be raised to.
# https://docs.aws.amazon.com/general/latest/gr/iam-service.html
TRUST_DEFAULT, TRUST_LIMIT, TRUST_QUOTA = 2048, 8192, "L-C07B4B0D"

# https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
BROAD_POLICIES = {
    "AdministratorAccess": "everything in the account",
    "PowerUserAccess": "everything but users, groups and roles",
    "IAMFullAccess": "to give anybody any right",
}

# Actions on data or keys that can be limited to single resources; "Resource": "*" gives all of them in the account.
# https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
DATA_ACTIONS = (
    "dynamodb:*item",
    "dynamodb:query",
    "dynamodb:scan",
    "iam:attachrolepolicy",
    "iam:createrole",
    "iam:putrolepolicy",
    "kms:decrypt",
    "kms:encrypt",
    "kms:generatedatakey*",
    "kinesis:putrecord*",
    "kinesis:getrecords",
    "lambda:invokefunction",
    "s3:deleteobject*",
    "s3:getobject",
    "s3:putobject",
    "secretsmanager:getsecretvalue",
    "sns:publish",
    "sqs:deletemessage",
    "sqs:receivemessage",
    "sqs:sendmessage",
    "ssm:getparameter*",
    "states:startexecution",
    "sts:assumerole",
)
_DATA = re.compile("|".join(f"(?:{action.replace('*', '.*')})" for action in DATA_ACTIONS))

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
PRINCIPAL = re.compile(r"\*|\d{12}|arn:aws[\w-]*:(iam|sts)::.*|A[A-Z0-9]{15,}")
# Providers of one's own by their ARN, and those that IAM knows by their name.
FEDERATED = re.compile(
    r"\*|arn:.+|.*[$<{].*|cognito-identity[\w.-]*\.amazonaws\.com(\.cn)?|www\.amazon\.com|graph\.facebook\.com"
    r"|accounts\.google\.com"
)
# Outputs that hold what a resource is called. Any other may be an account, or somebody else's ARN.
OWN_NAMES = frozenset({"arn", "id", "name", "url", "bucket", "endpoint"})
# What a trust policy may name of the plan, and by which output.
IDENTITIES = ("aws:iam/", "aws:organizations/", "aws:index/", "aws:cloudfront/originAccessIdentity")


@policy(*IDENTITY_TYPES, severity="critical", silences={"iam-trust-policy-open-to-everyone": "property"})
def policy_malformed(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Policy document is refused by IAM.

    Why: "MalformedPolicyDocument", with "Syntax errors in policy.", "Actions/Conditions must be prefaced by a
    vendor", "Resource … must be in ARN format or "*".", "Policy document should not specify a principal.", "Has
    prohibited field Resource", "AssumeRole policy may only specify STS AssumeRole actions" or "AssumeRolepolicy
    contained an invalid principal: "STAR":"*"". A missing Version is no error: it means 2008-10-17.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
        https://github.com/badmintoncryer/cdk-preflight/blob/main/docs/rules.md
        https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
    """
    for document in documents(resource):
        for found in problems(document, stack):
            yield resource.finding(
                f"{document.path}.{found.path}" if found.path else document.path,
                problem=found.problem,
                fix=found.fix,
                level=None if found.certain else "advisory",
            )


@policy(Iam.ROLE, severity="critical", silences={"arn-has-placeholder": "resource"})
def trust_principal_wrong(role: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role trusts something that cannot assume a role.

    Why: "MalformedPolicyDocument: Invalid principal in policy". A principal is an account, a role, a user, an
    identity provider, or a service by its name, such as ecs-tasks.amazonaws.com; a database or a bucket is none.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    """
    for document in documents(role, trust=True):
        for statement in document.statements:
            principal = statement.raw("Principal")
            if isinstance(principal, str) and principal != "*":
                yield _wrong(role, statement, principal, 'Write {"AWS": …}, {"Service": …} or {"Federated": …}.')
                continue
            block = statement.block("Principal") if not isinstance(principal, str | None) else None
            for name in listed(block, "AWS") if block else ():
                if not _may_assume(name, stack):
                    yield _wrong(role, statement, str(name), "Name an account, a role or a user by its ARN.")
            for name in listed(block, "Federated") if block else ():
                if isinstance(name, str) and (not FEDERATED.fullmatch(name) or principal_problem(name, federated=True)):
                    yield _wrong(role, statement, name, "Name the arn of the identity provider.", federated=True)
            for name in listed(block, "Service") if block else ():
                if isinstance(name, str) and no_service(name):
                    fix = f"Name the service as {name.split('.')[0]}.amazonaws.com, if that is the one."
                    yield _wrong(role, statement, name, fix)


def _wrong(role: Resource, statement: Block, name: str, fix: str, *, federated: bool = False) -> Finding:
    return role.finding(
        statement.path("Principal"),
        problem=f"In the trust policy, {label(statement)} has the principal {name!r}, which "
        f"{principal_problem(name, federated=federated) or 'cannot assume a role'}.",
        fix=fix,
    )


def _may_assume(name: str | Text, stack: Stack) -> bool:
    """May it be a principal of IAM? What cannot be told counts as yes."""
    if isinstance(name, str):
        return PRINCIPAL.fullmatch(name) is not None and not principal_problem(name)
    first = name.parts[0]
    if isinstance(first, str):
        return first.startswith("arn:") and (first.count(":") < 3 or first.split(":")[2] in ("iam", "sts"))
    source = stack.get(first.urn)
    if first.property not in OWN_NAMES:
        return True
    return source is None or not source.type.startswith("aws:") or source.type.startswith(IDENTITIES)


@policy(*IDENTITY_TYPES)
def policy_too_long(resource: Resource, *, aws: Aws | None = None) -> Iterator[Finding]:
    """Policy document is longer than IAM stores.

    Why: "LimitExceeded: Cannot exceed quota for PolicySize: 6144". White space is not counted; the inline policies
    of one role share 10240 characters. A trust policy may have 2048, and up to 8192 where the account's quota says so.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    """
    for document in documents(resource):
        text = document.owner.partial(document.name) if not document.owner.known(document.name) else None
        value = document.owner.raw(document.name)
        if text is None and not isinstance(value, str):
            continue
        known = text.literal if isinstance(text, Text) else as_text(value)
        length = len(re.sub(r"\s", "", known))
        limit, certain = _limit(document, resource, length, aws)
        if length > limit:
            at_least = "at least " if isinstance(text, Text) else ""
            beyond = "" if certain else " unless the account's quota was raised"
            yield resource.finding(
                document.path,
                problem=f"{document.path} has {at_least}{length} characters without white space; IAM stores {limit}"
                f"{beyond}.",
                fix=_shorter(document, length),
                level=None if certain else "advisory",
            )


def _limit(document: Document, resource: Resource, length: int, aws: Aws | None) -> tuple[int, bool]:
    """Return how long a document may be, and whether that is certain: of a trust policy the account's quota says."""
    if not document.trust:
        return DOCUMENT_LIMITS[resource.type], True
    if length <= TRUST_DEFAULT or length > TRUST_LIMIT:
        return TRUST_LIMIT, True
    try:
        own = aws.servicequotas.quota("iam", TRUST_QUOTA, region=home(aws.region)) if aws is not None else None
    except Undecided:
        own = None
    return (int(own.value), True) if own else (TRUST_DEFAULT, False)


def _shorter(document: Document, length: int) -> str:
    """Say what to do about a long document: a role has one trust policy, and nothing to split it into."""
    if not document.trust:
        return "Split it into several policies, or join actions and resources with wildcards."
    fix = "Name fewer principals: the account instead of its roles, with a Condition on aws:PrincipalArn"
    if length > TRUST_LIMIT:
        return f"{fix}; more than {TRUST_LIMIT} characters are not to be had."
    return with_commands(
        f"{fix}; or have the quota raised, up to {TRUST_LIMIT}:",
        f"aws service-quotas request-service-quota-increase --service-code iam --quota-code {TRUST_QUOTA} "
        f"--desired-value {-(-length // 1024) * 1024} --region us-east-1",
    )


@policy(*IDENTITY_TYPES, level="advisory", severity="critical", group="security")
def policy_allows_everything(resource: Resource) -> Iterator[Finding]:
    """Policy allows every action on every resource.

    Why: Whoever gets hold of these credentials owns the account.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
    """
    for statement in allowed(resource):
        if {"*", "*:*"}.intersection(actions(statement)) and everywhere(statement):
            yield statement.finding(
                "Action",
                problem=f"In the policy, {label(statement)} allows Action * on Resource *.",
                fix="List the actions that are called, and the ARNs that they are called on.",
            )


@policy(*IDENTITY_TYPES, level="advisory", severity="high", group="security")
def policy_allows_whole_service(resource: Resource) -> Iterator[Finding]:
    """Policy allows every action of a service on every resource.

    Why: It includes deleting what other stacks own, and changing who may reach it.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
    """
    for statement in allowed(resource):
        services = sorted({a.split(":")[0] for a in actions(statement) if a.endswith(":*") and a != "*:*"})
        if services and everywhere(statement) and not statement.has("Condition"):
            yield statement.finding(
                "Action",
                problem=f"In the policy, {label(statement)} allows "
                f"{', '.join(f'{service}:*' for service in services)} on Resource *.",
                fix="List the actions that are called, or the ARNs that they are called on.",
            )


@policy(*IDENTITY_TYPES, level="advisory", severity="high", group="security")
def policy_allows_all_but(resource: Resource) -> Iterator[Finding]:
    """Policy allows all actions but some.

    Why: Allow with NotAction gives every action of every service that is not listed, those of services that do not
    exist yet included.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html
    """
    for statement in allowed(resource):
        excluded = listed(statement, "NotAction")
        if excluded and everywhere(statement) and not statement.has("Condition"):
            yield statement.finding(
                "NotAction",
                problem=f"In the policy, {label(statement)} allows everything but "
                f"{', '.join(str(action) for action in excluded)} on Resource *.",
                fix="List what is allowed in Action, or use NotAction with Effect Deny.",
            )


@policy(*IDENTITY_TYPES, level="advisory", severity="medium", group="security")
def policy_reaches_all_data(resource: Resource) -> Iterator[Finding]:
    """Policy allows reading or changing data of every resource in the account.

    Why: These actions can be limited to single tables, buckets, keys and secrets; with Resource * they reach those
    of all other applications too.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege
    """
    for statement in allowed(resource):
        found = sorted({action for action in actions(statement) if _DATA.fullmatch(action)})
        if found and everywhere(statement) and not statement.has("Condition"):
            named = [str(a) for a in listed(statement, "Action") if as_text(a).lower() in found]
            yield statement.finding(
                "Resource",
                problem=f"In the policy, {label(statement)} allows {', '.join(named)} on Resource *.",
                fix="Set Resource to the ARNs of the resources that it is about.",
            )


@policy(*IDENTITY_TYPES, level="advisory", severity="high", group="security")
def pass_role_unrestricted(resource: Resource) -> Iterator[Finding]:
    """Policy allows passing any role to any service.

    Why: Who may pass an administrator's role to a function or an instance that they create has its rights.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    """
    for statement in allowed(resource):
        if "iam:passrole" in actions(statement) and everywhere(statement) and not statement.has("Condition"):
            yield statement.finding(
                "Resource",
                problem=f"In the policy, {label(statement)} allows iam:PassRole on Resource *.",
                fix="Set Resource to the ARNs of the roles to pass, and a condition on iam:PassedToService.",
            )


@policy(Iam.ROLE, level="advisory", severity="critical", group="security")
def trust_policy_open_to_everyone(role: Resource) -> Iterator[Finding]:
    """Role can be assumed from any AWS account.

    Why: The principal * means everybody who has an AWS account, not everybody in this one.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous
    """
    if emulated(role):
        return
    for document in documents(role, trust=True):
        for statement in document.statements:
            if not allows(statement) or statement.has("Condition"):
                continue
            principal = statement.raw("Principal")
            block = statement.block("Principal") if not isinstance(principal, str | None) else None
            if principal == "*" or (block and "*" in listed(block, "AWS")):
                yield role.finding(
                    statement.path("Principal"),
                    problem=f"In the trust policy, {label(statement)} allows the principal * without a condition.",
                    fix="Name the accounts, roles or services that may assume the role, or add a Condition.",
                )


@policy(Iam.ROLE, *ATTACHMENTS, level="advisory", severity="high", group="security")
def administrator_policy_attached(resource: Resource) -> Iterator[Finding]:
    """AWS's policy for administrators is attached.

    Why: It allows far more than an application calls: whoever gets hold of these credentials owns the account.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_job-functions.html
    """
    name = "managedPolicyArns" if resource.type == Iam.ROLE else "policyArn"
    for arn in resource.partials(name):
        broad = (arn.literal if isinstance(arn, Text) else arn).rpartition(":aws:policy/")[2]
        if broad in BROAD_POLICIES and ":aws:policy/" in as_text(arn):
            yield resource.finding(
                name,
                problem=f"{name} has {broad}, which allows {BROAD_POLICIES[broad]}.",
                fix="Attach a policy with the actions and ARNs that are needed.",
            )
