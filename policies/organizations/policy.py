"""Policies of an organization."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Text, policy, read_json
from policypack.catalogue.tokens import Organizations

_CONTROL, _RESOURCES = "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"
# The most characters of each type of policy: all of them count, white space too.
# https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html#min-max-values
# https://aws.amazon.com/about-aws/whats-new/2026/05/aws-organizations-increased-scp-quotas/
_LENGTHS = {
    _CONTROL: 10_240,
    _RESOURCES: 5120,
    "AISERVICES_OPT_OUT_POLICY": 2500,
    **dict.fromkeys(("BACKUP_POLICY", "CHATBOT_POLICY", "DECLARATIVE_POLICY_EC2", "TAG_POLICY"), 10_000),
}
# What stands at the top of those that have no statements.
_TOPS = {"AISERVICES_OPT_OUT_POLICY": "services", "BACKUP_POLICY": "plans", "TAG_POLICY": "tags"}


@policy(Organizations.POLICY)
def content_refused(policy_: Resource) -> Iterator[Finding]:
    """Policy of an organization is none.

    Why: "MalformedPolicyDocumentException: The provided policy document does not meet the requirements of the specified
    policy type": service control policies name no principal, those of resources name everybody and only deny, and
    policies on tags, backups and services of AI have no statements.
    Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
    https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
    """
    content = policy_.raw("content")
    if isinstance(content, str) and content:
        try:
            read_json(content)
        except ValueError as error:
            yield policy_.finding(
                "content", problem=f"content is not JSON: {error}.", fix="Build it with json.dumps or JSON.stringify."
            )
            return
    kind = policy_.text("type", default=_CONTROL) or ""
    document = policy_.document("content")
    if document is None or kind not in _LENGTHS:
        return
    top = _TOPS.get(kind, "Statement")
    if kind in _TOPS and document.has("Statement") and not document.has(top):
        yield policy_.finding(
            "content",
            problem=f"A policy of the type {kind} has {top}, and no Statement.",
            fix=f"Write {top}, or change type.",
        )
    elif kind in (_CONTROL, _RESOURCES) and not document.has("Statement"):
        yield policy_.finding("content", problem="The document has no Statement.", fix="Add Statement.")
    elif kind in (_CONTROL, _RESOURCES):
        for statement in document.blocks("Statement"):
            yield from _statement(statement, kind)


def _statement(statement: Block, kind: str) -> Iterator[Finding]:
    effect = statement.raw("Effect")
    wrong = [name for name in ("Principal", "NotPrincipal") if statement.has(name)]
    if kind == _CONTROL and wrong:
        yield statement.finding(
            wrong[0],
            problem=f"A service control policy has a {wrong[0]}.",
            fix=f"Remove {wrong[0]}: it holds for the accounts that it is attached to.",
        )
    elif kind == _RESOURCES and statement.raw("Principal") is None:
        yield statement.finding(
            "Principal",
            problem="A resource control policy has no Principal.",
            fix='Write "Principal": "*", and say by conditions who is meant.',
        )
    elif kind == _RESOURCES and effect == "Allow":
        yield statement.finding(
            "Effect",
            problem="A resource control policy allows something, and only AWS's own RCPFullAWSAccess does.",
            fix="Set Effect to Deny, and except what is allowed by conditions.",
        )
    elif effect is None or not (statement.has("Action") or statement.has("NotAction")):
        missing = "Effect" if effect is None else "Action"
        yield statement.finding(missing, problem=f"A statement has no {missing}.", fix=f"Set {missing}.")


@policy(Organizations.POLICY)
def content_too_long(policy_: Resource) -> Iterator[Finding]:
    """Policy of an organization is longer than is stored.

    Why: "ConstraintViolationException: You have exceeded the maximum policy size." White space counts: the console
    takes it out, the API does not.
    Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
    """
    most = _LENGTHS.get(policy_.text("type", default=_CONTROL) or "")
    content = policy_.partial("content")
    if most is None or content is None:
        return
    length = len(content.literal if isinstance(content, Text) else content)
    if length > most:
        yield policy_.finding(
            "content",
            problem=f"content has {'at least ' if isinstance(content, Text) else ''}{length} characters, and such a "
            f"policy has {most} at most.",
            fix="Write it without white space (separators in json.dumps), or split it into several policies.",
        )
