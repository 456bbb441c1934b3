"""Policy documents as AWS itself sees them. Asked only where the configuration allows it: documents are sent to AWS."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policypack import Aws, Finding, Resource, policy
from policypack.shelf.documents import IDENTITY_TYPES, documents

if TYPE_CHECKING:
    from policypack.aws.services.accessanalyzer import DocumentKind

ASK = {
    "ask": {
        "type": "boolean",
        "default": False,
        "description": "Send the planned policy documents to Access Analyzer: free of charge, and it changes nothing.",
    }
}
TRUST = "AWS::IAM::AssumeRolePolicyDocument"


@policy(*IDENTITY_TYPES, level="advisory", config=ASK)
def refused_by_access_analyzer(resource: Resource, *, config: Mapping[str, Any], aws: Aws) -> Iterator[Finding]:
    """Policy document has errors by Access Analyzer's judgement.

    Why: Access Analyzer knows every action, resource type and condition key of AWS as of today. What it calls an
    error is refused by IAM as MalformedPolicyDocument, or, like an action that does not exist, accepted and without
    effect. Off unless the setting ask is true. A document that is a secret is not sent.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
    """
    if not config["ask"]:
        return
    for document in documents(resource):
        if document.owner.secret(document.name):
            raise document.owner.undecided(document.name, "is a secret and is not sent to AWS to be judged")
        body = document.owner.raw(document.name)
        if isinstance(body, Mapping):
            body = json.dumps(body)
        if not isinstance(body, str):
            raise document.owner.undecided(document.name)
        kind: DocumentKind = "RESOURCE_POLICY" if document.trust else "IDENTITY_POLICY"
        for remark in aws.accessanalyzer.policy_findings(body, kind, TRUST if document.trust else ""):
            if remark.severity == "ERROR":
                yield resource.finding(
                    f"{document.path}.{remark.place}" if remark.place else document.path,
                    problem=f"Access Analyzer says of {document.path}: {remark.details.rstrip('.')} ({remark.code}).",
                    fix="Correct the document; the page of the source lists every check and what it wants.",
                )
