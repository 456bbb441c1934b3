"""AWS's public parameters, and which ones an account has."""

from __future__ import annotations

import pytest

from policypack.aws.services.ssm import Parameter
from policypack.errors import Unavailable
from tests.aws.helpers import Stub

NAME = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"


def test_a_public_parameter_has_a_value_or_is_not_there(stub: Stub) -> None:
    stub("ssm").add_response("get_parameter", {"Parameter": {"Name": NAME, "Value": "ami-1"}}, {"Name": NAME})
    stub.fails("ssm", "get_parameter", "ParameterNotFound")
    assert stub.aws.ssm.public_parameter(NAME) == "ami-1"
    assert stub.aws.ssm.public_parameter(f"{NAME}-x") is None


def test_an_accounts_own_parameter_is_never_read(stub: Stub) -> None:
    with pytest.raises(ValueError, match="/db/password"):
        stub.aws.ssm.public_parameter("/db/password")


@pytest.mark.parametrize(("code", "cause"), [("AccessDeniedException", "denied"), ("ThrottlingException", "throttled")])
def test_what_could_not_be_asked_is_not_absent(stub: Stub, code: str, cause: str) -> None:
    stub.fails("ssm", "get_parameter", code)
    with pytest.raises(Unavailable) as caught:
        stub.aws.ssm.public_parameter(NAME)
    assert (caught.value.cause, caught.value.action) == (cause, "ssm:GetParameter")


DESCRIBED = {"ParameterFilters": [{"Key": "Name", "Option": "Equals", "Values": ["/db/password"]}]}


def test_an_accounts_own_parameter_is_described_without_its_value(stub: Stub) -> None:
    stub("ssm").add_response("describe_parameters", {"Parameters": [], "NextToken": "2"}, DESCRIBED)
    item = {"Name": "/db/password", "Type": "SecureString"}
    stub("ssm").add_response("describe_parameters", {"Parameters": [item]}, {**DESCRIBED, "NextToken": "2"})
    assert stub.aws.ssm.parameter("/db/password") == Parameter("/db/password", "SecureString")


def test_a_parameter_that_holds_an_image(stub: Stub) -> None:
    item = {"Name": "/db/password", "Type": "String", "DataType": "aws:ec2:image"}
    stub("ssm").add_response("describe_parameters", {"Parameters": [item]}, DESCRIBED)
    assert stub.aws.ssm.parameter("/db/password") == Parameter("/db/password", "String", "aws:ec2:image")


def test_a_parameter_that_is_not_there(stub: Stub) -> None:
    stub("ssm").add_response("describe_parameters", {"Parameters": []}, DESCRIBED)
    assert stub.aws.ssm.parameter("/db/password") is None


@pytest.mark.parametrize(
    "name",
    [
        "/aws/reference/secretsmanager/orders",
        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
        "arn:aws:ssm:eu-west-1:111122223333:parameter/shared",
    ],
)
def test_what_aws_never_lists_is_not_missing(stub: Stub, name: str) -> None:
    asked = {"ParameterFilters": [{"Key": "Name", "Option": "Equals", "Values": [name]}]}
    stub("ssm").add_response("describe_parameters", {"Parameters": []}, asked)
    with pytest.raises(Unavailable, match="does not say that there is nothing") as caught:
        stub.aws.ssm.parameter(name)
    assert caught.value.action == "ssm:DescribeParameters"


@pytest.mark.parametrize(("code", "cause"), [("AccessDeniedException", "denied"), ("ThrottlingException", "throttled")])
def test_parameters_that_could_not_be_asked_for_are_not_absent(stub: Stub, code: str, cause: str) -> None:
    stub.fails("ssm", "describe_parameters", code)
    with pytest.raises(Unavailable) as caught:
        stub.aws.ssm.parameter("/db/password")
    assert (caught.value.cause, caught.value.action) == (cause, "ssm:DescribeParameters")
