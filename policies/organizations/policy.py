"""Policies of an organization."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy, read_json
from policypack.catalogue.tokens import Organizations

_CONTROL = "SERVICE_CONTROL_POLICY"


@policy(Organizations.POLICY)
def content_refused(policy_: Resource) -> Iterator[Finding]:
    """Policy of an organization is none.

    Why: "MalformedPolicyDocumentException: The provided policy document does not meet the requirements of the specified
    policy type": service control policies name no principal.
    Source: https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html
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
    document = policy_.document("content")
    if document is None or policy_.text("type", default=_CONTROL) != _CONTROL:
        return
    if not document.has("Statement"):
        yield policy_.finding("content", problem="The document has no Statement.", fix="Add Statement.")
        return
    for statement in document.blocks("Statement"):
        wrong = [name for name in ("Principal", "NotPrincipal") if statement.has(name)]
        if wrong:
            yield statement.finding(
                wrong[0],
                problem=f"A service control policy has a {wrong[0]}.",
                fix=f"Remove {wrong[0]}: it holds for the accounts that it is attached to.",
            )
