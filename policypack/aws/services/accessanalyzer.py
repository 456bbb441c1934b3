"""Access Analyzer: what AWS itself says about a policy document. The document is sent to AWS.

Source: https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policypack.aws.fact import Service, fact

DocumentKind = Literal["IDENTITY_POLICY", "RESOURCE_POLICY", "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"]


@dataclass(frozen=True, slots=True)
class PolicyFinding:
    """One remark on a document. `severity` is ERROR, SECURITY_WARNING, WARNING or SUGGESTION; `place` a JSON path."""

    severity: str
    code: str
    details: str
    place: str = ""


class AccessAnalyzer(Service):
    """Policy validation."""

    service = "accessanalyzer"

    @fact("access-analyzer:ValidatePolicy", lifetime="7d", empty="proves")
    def policy_findings(
        self, document: str, kind: DocumentKind, resource_type: str = "", region: str | None = None
    ) -> tuple[PolicyFinding, ...]:
        """AWS's remarks on a document; `resource_type` such as AWS::IAM::AssumeRolePolicyDocument makes it stricter."""
        more = {"validatePolicyResourceType": resource_type} if resource_type else {}
        found = self.pages("validate_policy", "findings", policyDocument=document, policyType=kind, **more)
        return tuple(
            PolicyFinding(item["findingType"], item["issueCode"], item["findingDetails"], _place(item.get("locations")))
            for item in found
        )


def _place(locations: object) -> str:
    """The first location as a path: Statement[0].Action."""
    place = ""
    for step in locations[0]["path"] if isinstance(locations, list) and locations else ():
        if "index" in step:
            place += f"[{step['index']}]"
        elif "value" in step or "key" in step:
            place += f".{step.get('key') or step['value']}"
    return place.removeprefix(".")
