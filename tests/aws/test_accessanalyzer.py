"""What AWS says about a policy document."""

from __future__ import annotations

from policypack.aws.services.accessanalyzer import PolicyFinding
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

DOCUMENT = '{"Version": "2012-10-17", "Statement": []}'
VALIDATION = Verb(
    "validate_policy",
    "access-analyzer:ValidatePolicy",
    lambda aws: aws.accessanalyzer.policy_findings(DOCUMENT, "IDENTITY_POLICY"),
    {"policyDocument": DOCUMENT, "policyType": "IDENTITY_POLICY"},
)

TestRefusals = outcomes("accessanalyzer", [VALIDATION])


def remark(severity: str, *path: dict[str, object]) -> dict[str, object]:
    start = {"line": 1, "column": 1, "offset": 1}
    return {
        "findingType": severity,
        "issueCode": "INVALID_ACTION",
        "findingDetails": "The action s3:GetObjekt does not exist.",
        "learnMoreLink": "https://docs.aws.amazon.com/",
        "locations": [{"path": list(path), "span": {"start": start, "end": start}}] if path else [],
    }


def test_remarks_of_two_pages_with_their_places(stub: Stub) -> None:
    first = remark("ERROR", {"value": "Statement"}, {"index": 0}, {"value": "Action"})
    answers = {"findings": [first], "nextToken": "more"}, {"findings": [remark("SUGGESTION")]}
    details = "The action s3:GetObjekt does not exist."
    assert found(stub, "accessanalyzer", VALIDATION, *answers, following="nextToken") == (
        PolicyFinding("ERROR", "INVALID_ACTION", details, "Statement[0].Action"),
        PolicyFinding("SUGGESTION", "INVALID_ACTION", details),
    )


def test_a_document_of_a_known_kind_of_resource(stub: Stub) -> None:
    kind = "AWS::IAM::AssumeRolePolicyDocument"
    expected = {"policyDocument": DOCUMENT, "policyType": "RESOURCE_POLICY", "validatePolicyResourceType": kind}
    stub("accessanalyzer").add_response("validate_policy", {"findings": []}, expected)
    assert stub.aws.accessanalyzer.policy_findings(DOCUMENT, "RESOURCE_POLICY", kind) == ()
