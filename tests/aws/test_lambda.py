"""Functions, layers, and how many invocations may run at once."""

from __future__ import annotations

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

TestRefusals = outcomes("lambda", [FUNCTION, CONCURRENCY, LAYER])


def test_a_function_without_its_environment(stub: Stub) -> None:
    answer = {
        "FunctionName": "resize",
        "FunctionArn": ARN,
        "Runtime": "python3.13",
        "Architectures": ["arm64"],
        "Environment": {"Variables": {"TOKEN": "confidential"}},
    }
    function = found(stub, "lambda", FUNCTION, answer)
    assert function == Function("resize", ARN, "python3.13", "Zip", ("arm64",))
    assert "confidential" not in repr(function)


def test_concurrency(stub: Stub) -> None:
    limit = {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 120}
    assert found(stub, "lambda", CONCURRENCY, {"AccountLimit": limit}) == Concurrency(1000, 120)


def test_a_layer_is_asked_for_in_its_own_region(stub: Stub) -> None:
    answer = {"CompatibleRuntimes": ["python3.13"], "CompatibleArchitectures": ["x86_64"]}
    assert found(stub, "lambda", LAYER, answer) == Layer(LAYER_ARN, ("python3.13",), ("x86_64",))


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert aws.lambda_.function("resize") is None
