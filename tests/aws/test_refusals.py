from __future__ import annotations

import json

import pytest
from botocore import exceptions as e
from botocore.parsers import ResponseParserError

from policypack.aws.refusals import Asked, Refused, classify
from policypack.causes import CAUSES
from policypack.errors import Unavailable

ASKED = Asked("rds", "eu-south-1", "rds:DescribeDBEngineVersions")


def answered(code: str, message: str = "", status: int = 400, operation: str = "DescribeDBEngineVersions") -> Exception:
    metadata = {"HTTPStatusCode": status, "HTTPHeaders": {"x-amz-request-id": "1"}}
    return e.ClientError({"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}, operation)


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (answered("ExpiredToken"), "credentials"),
        (answered("ExpiredTokenException"), "credentials"),
        (answered("InvalidClientTokenId"), "credentials"),
        (answered("UnrecognizedClientException"), "credentials"),
        (answered("SignatureDoesNotMatch"), "credentials"),
        (answered("AuthFailure", "AWS was not able to validate the provided access credentials"), "credentials"),
        (answered("RequestTimeTooSkewed"), "credentials"),
        (answered("AccessDenied", status=403), "denied"),
        (answered("AccessDeniedException", status=403), "denied"),
        (answered("UnauthorizedOperation", status=403), "denied"),
        (answered("Client.UnauthorizedOperation", status=403), "denied"),
        (answered("ThrottlingException"), "throttled"),
        (answered("RequestLimitExceeded", status=503), "throttled"),
        (answered("429", status=429), "throttled"),
        (answered("OptInRequired", status=403), "region"),
        (answered("InternalFailure", status=500), "unreachable"),
        (answered("SomethingNew", status=503), "unreachable"),
        (answered("503", status=503), "unreachable"),
        (answered("407", status=407), "unreachable"),
        (answered("404", status=404), "unreachable"),
        (answered("403", status=403), "unreachable"),
        (answered("301", status=301), "unreachable"),
        (answered("", status=400), "unreachable"),
        (answered("500", status=500), "unreachable"),
        (answered("501", status=501), "unsupported"),
        (answered("500", status=500, operation="HeadBucket"), "unreachable"),
        (answered("InternalFailure", status=501), "unsupported"),
        (answered("UnknownOperationException", status=404), "unsupported"),
        (answered("InvalidAction"), "unsupported"),
        (answered("AccessDenied", operation="AssumeRole"), "credentials"),
        (answered("ForbiddenException", operation="GetRoleCredentials"), "credentials"),
        (e.NoCredentialsError(), "credentials"),
        (e.PartialCredentialsError(provider="env", cred_var="aws_secret_access_key"), "credentials"),
        (e.CredentialRetrievalError(provider="custom-process", error_msg="exit 1"), "credentials"),
        (e.ProfileNotFound(profile="ci"), "credentials"),
        (e.UnauthorizedSSOTokenError(), "credentials"),
        (e.TokenRetrievalError(provider="sso", error_msg="expired"), "credentials"),
        (e.NoRegionError(), "region"),
        (e.InvalidRegionError(region_name="eu_south"), "region"),
        (e.ReadTimeoutError(endpoint_url="https://x"), "timeout"),
        (e.ConnectTimeoutError(endpoint_url="https://x"), "timeout"),
        (e.EndpointConnectionError(endpoint_url="https://x"), "unreachable"),
        (e.ConnectionClosedError(endpoint_url="https://x"), "unreachable"),
        (e.ProxyConnectionError(proxy_url="http://proxy"), "unreachable"),
        (e.SSLError(endpoint_url="https://x", error="self-signed"), "unreachable"),
        (ResponseParserError("not XML"), "unreachable"),
        (e.PaginationError(message="the same token twice"), "unsupported"),
        (
            e.HTTPClientError(error="Could not find a suitable TLS CA certificate bundle, invalid path: /x"),
            "unreachable",
        ),
        (FileNotFoundError(2, "No such file or directory", "/run/token"), "credentials"),
        (ValueError("Invalid endpoint: nowhere"), "unreachable"),
        (ValueError("No closing quotation"), "credentials"),
        (json.JSONDecodeError("Expecting value", "{secret", 0), "credentials"),
        (e.EndpointVariantError(tags=["fips"]), "unsupported"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_asked_has_a_cause(error: Exception, cause: str):
    failure = classify(error, ASKED)
    assert isinstance(failure, Unavailable)
    assert failure.cause == cause
    assert CAUSES[cause].of_lookups
    assert not failure.reason.endswith(".")


@pytest.mark.parametrize(
    "error",
    [
        answered("RepositoryNotFoundException"),
        answered("InvalidParameterValue"),
        answered("AuthFailure", "Not authorized for images: [ami-0abc]"),
        answered("404", status=404, operation="HeadBucket"),
        answered("403", status=403, operation="HeadBucket"),
        e.ParamValidationError(report="Invalid length"),
    ],
    ids=["absent", "invalid value", "another's image", "no such bucket", "another's bucket", "never sent"],
)
def test_what_may_be_the_answer_is_left_to_the_verb(error: Exception):
    assert isinstance(classify(error, ASKED), Refused)


@pytest.mark.parametrize(
    ("code", "status", "operation"),
    [
        ("RepositoryNotFoundException", 400, "DescribeRepositories"),
        ("404", 404, "HeadBucket"),
        ("403", 403, "HeadBucket"),
        ("301", 301, "HeadBucket"),
    ],
)
def test_a_no_without_the_id_of_a_request_is_not_aws(code: str, status: int, operation: str):
    error = answered(code, status=status, operation=operation)
    del error.response["ResponseMetadata"]["HTTPHeaders"]  # type: ignore[attr-defined]
    failure = classify(error, ASKED)
    assert isinstance(failure, Unavailable)
    assert failure.cause == "unreachable"
    assert failure.reason.startswith("something between here and AWS answers for rds in eu-south-1 (status ")


def test_what_aws_says_is_one_short_line():
    failure = classify(answered("InvalidParameterValue", "one\n\ntwo " + "x" * 4000), ASKED)
    assert isinstance(failure, Refused)
    assert failure.message.startswith("one two xxx")
    assert len(failure.message) <= 201


def test_an_exception_of_the_plumbing_is_named_without_its_text():
    failure = classify(json.JSONDecodeError("Expecting value", "{secret", 0), ASKED)
    assert isinstance(failure, Unavailable)
    assert failure.reason == "the AWS configuration cannot be used (JSONDecodeError)"


def test_a_denial_names_the_action_that_aws_names():
    message = "User: arn:aws:iam::1:user/x is not authorized to perform: kms:DescribeKey on resource: *"
    failure = classify(answered("AccessDeniedException", message, 403), ASKED)
    assert isinstance(failure, Unavailable)
    assert failure.action == "kms:DescribeKey"
    assert failure.reason == "AWS denied kms:DescribeKey in eu-south-1"


def test_a_denial_without_words_names_the_declared_action():
    failure = classify(answered("AccessDenied", "", 403), ASKED)
    assert isinstance(failure, Unavailable)
    assert failure.action == "rds:DescribeDBEngineVersions"


def test_a_service_control_policy_is_named_because_no_role_can_repair_it():
    message = "not authorized to perform: rds:X with an explicit deny in a service control policy"
    assert "service control policy" in classify(answered("AccessDenied", message, 403), ASKED).args[0]


def test_a_wrong_clock_is_called_that():
    message = "Signature expired: 20260101T000000Z is now earlier than 20260102T000000Z"
    failure = classify(answered("InvalidSignatureException", message), ASKED)
    assert "clock is wrong" in failure.args[0]
