"""Functions, layers, and how many invocations may run at once."""

from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.lambda_ import Concurrency, Function, Layer
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:lambda:eu-west-1:483920175646:function:resize"
LAYER_ARN = "arn:aws:lambda:eu-south-1:017000801446:layer:Powertools:4"
GONE = ("ResourceNotFoundException",)
FUNCTION = Verb(
    "get_function_configuration",
    "lambda:GetFunctionConfiguration",
    lambda aws: aws.lambda_.function("resize"),
    {"FunctionName": "resize"},
    GONE,
)
CONCURRENCY = Verb("get_account_settings", "lambda:GetAccountSettings", lambda aws: aws.lambda_.concurrency(), {})
LAYER = Verb(
    "get_layer_version_by_arn",
    "lambda:GetLayerVersion",
    lambda aws: aws.lambda_.layer(LAYER_ARN),
    {"Arn": LAYER_ARN},
    GONE,
    region="eu-south-1",
)

LEAVING, STAYING = "1" * 36, "2" * 36
QUEUE = "arn:aws:sqs:eu-west-1:483920175646:orders"
MAPPING = Verb(
    "list_event_source_mappings",
    "lambda:ListEventSourceMappings",
    lambda aws: aws.lambda_.event_source_mapping("resize", QUEUE),
    {"FunctionName": "resize", "EventSourceArn": QUEUE},
    GONE,
)
SIGNING_ARN = "arn:aws:lambda:eu-west-1:483920175646:code-signing-config:csc-0123456789abcdef0"
SIGNING = Verb(
    "get_code_signing_config",
    "lambda:GetCodeSigningConfig",
    lambda aws: aws.lambda_.code_signing_config(SIGNING_ARN),
    {"CodeSigningConfigArn": SIGNING_ARN},
    GONE,
)

TestRefusals = outcomes("lambda", [FUNCTION, CONCURRENCY, LAYER, MAPPING, SIGNING])


def test_a_function_without_its_environment(stub: Stub) -> None:
    answer = {
        "FunctionName": "resize",
        "FunctionArn": ARN,
        "Runtime": "python3.13",
        "Architectures": ["arm64"],
        "Timeout": 900,
        "Environment": {"Variables": {"TOKEN": "confidential"}},
    }
    function = found(stub, "lambda", FUNCTION, answer)
    assert function == Function("resize", ARN, "python3.13", "Zip", ("arm64",), 900)
    assert "confidential" not in repr(function)


def test_concurrency(stub: Stub) -> None:
    limit = {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 120}
    assert found(stub, "lambda", CONCURRENCY, {"AccountLimit": limit}) == Concurrency(1000, 120)


def test_a_layer_is_asked_for_in_its_own_region(stub: Stub) -> None:
    said = {"CompatibleRuntimes": ["python3.13"], "CompatibleArchitectures": ["x86_64"]}
    answer = {"LayerVersionArn": LAYER_ARN, **said}
    assert found(stub, "lambda", LAYER, answer) == Layer(LAYER_ARN, ("python3.13",), ("x86_64",))


def test_a_mapping_on_the_second_page(stub: Stub) -> None:
    pages = [
        {"EventSourceMappings": [{"UUID": LEAVING, "State": "Deleting"}], "NextMarker": "more"},
        {"EventSourceMappings": [{"UUID": STAYING, "State": "Enabled"}]},
    ]
    stub("lambda").add_response(MAPPING.operation, pages[0], MAPPING.expected)
    stub("lambda").add_response(MAPPING.operation, pages[1], {**MAPPING.expected, "Marker": "more"})
    assert MAPPING.asks(stub.aws) == STAYING


@pytest.mark.parametrize(
    ("asked", "mapped", "there"),
    [
        ("resize", "resize", True),
        ("resize", "resize:live", False),
        ("resize:live", "resize:live", True),
        ("arn:aws:lambda:eu-west-1:483920175646:function:resize:live", "resize:live", True),
        ("arn:aws:lambda:eu-west-1:483920175646:function:resize", "resize:$LATEST", True),
    ],
)
def test_an_alias_has_mappings_of_its_own(stub: Stub, asked: str, mapped: str, there: bool) -> None:
    arn = f"arn:aws:lambda:eu-west-1:483920175646:function:{mapped}"
    mapping = {"UUID": STAYING, "State": "Enabled", "FunctionArn": arn}
    stub("lambda").add_response(MAPPING.operation, {"EventSourceMappings": [mapping]})
    assert (stub.aws.lambda_.event_source_mapping(asked, QUEUE) == STAYING) is there


def test_no_mapping(stub: Stub) -> None:
    assert found(stub, "lambda", MAPPING, {"EventSourceMappings": []}) is None


def test_a_code_signing_configuration(stub: Stub) -> None:
    config = {
        "CodeSigningConfigId": "csc-0123456789abcdef0",
        "CodeSigningConfigArn": SIGNING_ARN,
        "AllowedPublishers": {"SigningProfileVersionArns": ["arn:aws:signer:eu-west-1:483920175646:/p/q"]},
        "CodeSigningPolicies": {"UntrustedArtifactOnDeployment": "Enforce"},
        "LastModified": "2024-01-01T00:00:00.000Z",
    }
    assert found(stub, "lambda", SIGNING, {"CodeSigningConfig": config}) == "csc-0123456789abcdef0"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert aws.lambda_.function("resize") is None
        assert aws.lambda_.event_source_mapping("resize", QUEUE) is None
