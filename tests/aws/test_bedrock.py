"""Models that a region offers."""

from __future__ import annotations

from typing import Any

from policypack.aws.services.bedrock import Model, Profile
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

HAIKU = "anthropic.claude-3-5-haiku-20241022-v1:0"
MODELS = Verb("list_foundation_models", "bedrock:ListFoundationModels", lambda aws: aws.bedrock.models(), {})
PROFILES = Verb(
    "list_inference_profiles",
    "bedrock:ListInferenceProfiles",
    lambda aws: aws.bedrock.profiles(),
    {"typeEquals": "SYSTEM_DEFINED"},
)

TestRefusals = outcomes("bedrock", [MODELS, PROFILES])


def arn(region: str) -> str:
    return f"arn:aws:bedrock:{region}::foundation-model/{HAIKU}"


def profile(id: str, *regions: str) -> dict[str, Any]:
    return {
        "inferenceProfileName": id,
        "inferenceProfileArn": f"arn:aws:bedrock:eu-west-1:483920175646:inference-profile/{id}",
        "inferenceProfileId": id,
        "models": [{"modelArn": arn(region)} for region in regions],
        "status": "ACTIVE",
        "type": "SYSTEM_DEFINED",
    }


def test_models(stub: Stub) -> None:
    answer = {
        "modelSummaries": [
            {
                "modelArn": arn("eu-west-1"),
                "modelId": HAIKU,
                "inferenceTypesSupported": ["INFERENCE_PROFILE"],
                "modelLifecycle": {"status": "ACTIVE"},
            },
            {
                "modelArn": arn("eu-west-1"),
                "modelId": "amazon.titan-text-lite-v1",
                "inferenceTypesSupported": ["ON_DEMAND"],
                "modelLifecycle": {"status": "LEGACY"},
            },
        ]
    }
    assert found(stub, "bedrock", MODELS, answer) == (
        Model(HAIKU, on_demand=False),
        Model("amazon.titan-text-lite-v1", legacy=True),
    )


def test_profiles_of_aws_and_of_the_account_on_more_than_one_page(stub: Stub) -> None:
    for page, expected in (
        ({"inferenceProfileSummaries": [profile("eu.haiku", "eu-west-1", "eu-west-3")], "nextToken": "more"}, {}),
        ({"inferenceProfileSummaries": [profile("us.haiku", "us-east-1")]}, {"nextToken": "more"}),
    ):
        stub("bedrock").add_response(PROFILES.operation, page, {**PROFILES.expected, **expected})
    own = {"inferenceProfileSummaries": [profile("a1b2c3", "eu-west-1")]}
    stub("bedrock").add_response(PROFILES.operation, own, {"typeEquals": "APPLICATION"})
    assert stub.aws.bedrock.profiles() == tuple(Profile(id, (HAIKU,)) for id in ("eu.haiku", "us.haiku", "a1b2c3"))
