"""Every way AWS, the network or the credentials can say no, sorted into causes in one place.

Rule: "could not ask" is never "does not exist". What is not clearly an answer about the thing asked for becomes
`Unavailable`; what may be such an answer becomes `Refused`, with AWS's own code, for the fact to judge. It may be one
only where AWS itself gave it: with an error document of AWS's and the id that AWS gives every request.

Source of the codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the service
models of botocore 1.44.5. Codes are compared, never class names: RDS and IAM spell the two differently.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policypack.errors import PolicypackError, Unavailable

# The same codes mean "bad key" and, in a region that the account has not enabled, "no such account here".
SUSPECT_REGION = frozenset({"AuthFailure", "InvalidClientTokenId", "UnrecognizedClientException", "InvalidToken"})
_EXPIRED = frozenset({"ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired", "RequestExpired"})
_CREDENTIALS = SUSPECT_REGION | frozenset(
    {
        "IncompleteSignature", "InvalidAccessKeyId", "InvalidSecurity", "InvalidSignatureException",
        "MissingAuthenticationToken", "MissingAuthenticationTokenException", "MissingSecurityHeader",
        "SignatureDoesNotMatch",
    }
)  # fmt: skip
_CLOCK = frozenset({"RequestTimeTooSkewed", "RequestInTheFuture"})
_DENIED = frozenset(
    {
        "AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException",
        "ForbiddenException", "InsufficientPrivilegesException", "NotAuthorized", "NotAuthorizedException",
        "UnauthorizedException", "UnauthorizedOperation",
    }
)  # fmt: skip
_THROTTLED = frozenset(
    {
        "BandwidthLimitExceeded", "EC2ThrottledException", "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
        "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingException",
        "TooManyRequestsException",
    }
)  # fmt: skip
_SERVER = frozenset(
    {
        "InternalError", "InternalFailure", "InternalServerError", "InternalServerException", "InternalServiceError",
        "RequestTimeout", "RequestTimeoutException", "ServerException", "ServiceException", "ServiceUnavailable",
        "ServiceUnavailableException", "Unavailable",
    }
)  # fmt: skip
_NOT_OFFERED = frozenset({"InvalidAction", "NotImplemented", "UnknownOperation", "UnknownOperationException"})
# HEAD answers have no body, so their code is the bare status: there, and only there, "404" may be an answer.
_BARE_STATUS_IS_AN_ANSWER = frozenset({"HeadBucket", "HeadObject"})
# Headers by which the services of AWS number their answers.
# https://docs.aws.amazon.com/AmazonS3/latest/API/RESTCommonResponseHeaders.html, botocore/parsers.py
_REQUEST_IDS = ("x-amzn-requestid", "x-amz-request-id", "x-amz-requestid")
# What parsing raises on a body of another form than the model's. botocore lets it all through.
UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
# What botocore's plumbing raises besides: files, processes, addresses and settings that it cannot use.
PLUMBING = (*UNREADABLE, OSError, subprocess.SubprocessError)
_MOST_SHOWN = 200  # characters of what AWS said
# Operations that fetch credentials: whatever they refuse is about who asks.
_SIGN_IN = frozenset(
    {
        "AssumeRole", "AssumeRoleWithWebIdentity", "CreateOAuth2Token", "CreateToken", "GetRoleCredentials",
        "GetSessionToken",
    }
)  # fmt: skip
_ACTION = re.compile(r"perform:\s*([a-z0-9-]+:[A-Za-z0-9]+)")


class Refused(PolicypackError):  # noqa: N818  reads as it is meant: AWS refused
    """AWS answered with an error that may be the answer, such as "no such repository".

    `code` is the code on the wire. A fact that does not catch it makes the lookup unavailable. `headers` are those of
    the answer, in small letters.
    """

    def __init__(self, code: str, message: str, operation: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(f"{operation} answered {code}: {message}")
        self.headers: Mapping[str, str] = headers or {}
        self.code = code
        self.message = message
        self.operation = operation


@dataclass(frozen=True, slots=True)
class Asked:
    """What was being asked when something went wrong, for the reason's wording."""

    service: str
    region: str
    action: str

    def __str__(self) -> str:
        return f"{self.action} in {self.region}"


def request_id(response: Mapping[str, Any]) -> str:
    """The id that AWS gave a request, from its answer as botocore parses it; empty where the answer has none."""
    metadata = response.get("ResponseMetadata") or {}
    headers = metadata.get("HTTPHeaders") or {}
    found = metadata.get("RequestId") or next((headers[name] for name in _REQUEST_IDS if headers.get(name)), "")
    return str(found)


def not_aws(asked: Asked, what: str) -> Unavailable:
    """What answered is not AWS: a proxy's page, a portal's, another service's. `what` says by what that shows.

    The reason is the same for all questions to a service: one portal is one line of `coverage`.
    """
    reason = f"something between here and AWS answers for {asked.service} in {asked.region} ({what})"
    return Unavailable(reason, "unreachable", asked.action)


def classify(error: Exception, asked: Asked) -> Unavailable | Refused:
    """Sort any exception that a request ends with, botocore's own and those of its plumbing."""
    from botocore import exceptions

    if isinstance(error, exceptions.ClientError):
        return _answered(error, asked)
    return _never_answered(error, asked)


def _answered(error: Any, asked: Asked) -> Unavailable | Refused:
    details = error.response.get("Error") or {}
    code = str(details.get("Code") or "").removeprefix("Client.").removeprefix("Server.")
    message = _shown(details.get("Message"))
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)
    operation = str(error.operation_name)
    if operation in _SIGN_IN and asked.action.partition(":")[2] != operation and code not in _THROTTLED:
        return Unavailable(f"the credentials of the profile could not be fetched ({operation}: {code})", "credentials")
    if code.isdigit() or not code:
        return _bare_status(code or str(status), message, operation, asked, error.response)
    if code in _CLOCK or "Signature expired" in message or "Signature not yet current" in message:
        return Unavailable(f"AWS refused the request's time ({code}): this machine's clock is wrong", "credentials")
    if code in _EXPIRED:
        return Unavailable(f"the AWS credentials have expired ({code})", "credentials")
    elsewhere = code == "AuthFailure" and "credentials" not in message
    if code in _CREDENTIALS and not elsewhere:
        return Unavailable(f"AWS does not accept the credentials ({code})", "credentials")
    if code == "OptInRequired":
        return Unavailable(f"the account is not opted in for {asked.service} in {asked.region} ({code})", "region")
    off = code in _DENIED and "is not enabled" in message and asked.service == "macie2"
    if code in _DENIED and not off:
        return _denied(message, asked)
    if code in _THROTTLED:
        return Unavailable(f"AWS throttled {asked} ({code})", "throttled", asked.action)
    if code in _NOT_OFFERED or status == 501:
        return Unavailable(f"the endpoint does not offer {asked} ({code})", "unsupported", asked.action)
    if code in _SERVER or status >= 500:
        reason = f"{asked.service} in {asked.region} failed to answer ({_shown(code)})"
        return Unavailable(reason, "unreachable", asked.action)
    # What is left may be the answer. EC2 says AuthFailure about images and snapshots of others as well; an access
    # that is denied is Macie's way of saying that it is off.
    if not request_id(error.response):
        return not_aws(asked, f"status {status}, without the id that AWS gives a request")
    return Refused(_shown(code), message, operation)


def _shown(text: object) -> str:
    """What AWS said, on one line and not at length."""
    line = " ".join(str(text or "").split())
    return line if len(line) <= _MOST_SHOWN else f"{line[:_MOST_SHOWN]}…"


def _bare_status(
    code: str, message: str, operation: str, asked: Asked, response: Mapping[str, Any]
) -> Unavailable | Refused:
    """A status instead of an AWS error code: the body was not AWS's, or there was none."""
    if code == "429":
        return Unavailable(f"AWS throttled {asked} (status 429)", "throttled", asked.action)
    if operation in _BARE_STATUS_IS_AN_ANSWER and not code.startswith("5"):
        headers = response.get("ResponseMetadata", {}).get("HTTPHeaders") or {}
        if headers.get("x-amz-request-id"):
            return Refused(code, message, operation, headers)
        return not_aws(asked, f"status {code}, without the headers of S3")
    if code == "501":
        return Unavailable(f"the endpoint does not offer {asked} (status 501)", "unsupported", asked.action)
    if code.startswith("5"):
        reason = f"{asked.service} in {asked.region} failed to answer (status {code})"
        return Unavailable(reason, "unreachable", asked.action)
    return not_aws(asked, f"status {code}, without an error of AWS")


def _denied(message: str, asked: Asked) -> Unavailable:
    named = _ACTION.search(message)
    action = named[1] if named else asked.action
    by = ", by a service control policy" if "service control policy" in message else ""
    return Unavailable(f"AWS denied {action} in {asked.region}{by}", "denied", action)


def _never_answered(error: Exception, asked: Asked) -> Unavailable | Refused:
    from botocore import exceptions as e
    from botocore.parsers import ResponseParserError

    name = type(error).__name__
    if isinstance(error, e.ParamValidationError):
        return Refused("ParamValidationError", _shown(error), asked.action)
    if isinstance(error, e.NoCredentialsError):
        return Unavailable("no AWS credentials were found", "credentials")
    if isinstance(error, e.ProfileNotFound):
        return Unavailable(str(error).rstrip("."), "credentials")
    if isinstance(error, e.RefreshWithMFAUnsupportedError):
        return Unavailable("the profile asks for an MFA code, which a preview cannot type", "credentials")
    if isinstance(error, e.SSOError | e.TokenRetrievalError | e.LoginError):
        return Unavailable(f"the sign-in session is missing or has expired, sign in again ({name})", "credentials")
    if isinstance(error, e.ReadTimeoutError | e.ConnectTimeoutError):
        return Unavailable(f"{asked.service} in {asked.region} did not answer in time", "timeout", asked.action)
    if isinstance(error, e.ProxyConnectionError):
        return Unavailable(f"the proxy dropped the connection to {asked.service} in {asked.region}", "unreachable")
    if isinstance(error, e.SSLError):
        return Unavailable(f"the certificate of {asked.service} in {asked.region} is not trusted here", "unreachable")
    if isinstance(error, e.NoRegionError | e.InvalidRegionError | e.UnknownRegionError):
        return Unavailable(f"{asked.region!r} is not a usable region", "region")
    if isinstance(error, e.EndpointVariantError | e.UnknownFIPSEndpointError | e.EndpointProviderError):
        return Unavailable(f"there is no such endpoint of {asked.service} in {asked.region}", "unsupported")
    if isinstance(error, e.PaginationError):
        return endless(asked)
    if isinstance(error, ResponseParserError | e.IncompleteReadError | e.ResponseStreamingError | e.ChecksumError):
        return not_aws(asked, "its answer cannot be read")
    if isinstance(error, e.ConnectionError | e.HTTPClientError):
        return _not_reached(error, asked, name)
    if isinstance(error, e.BotoCoreError):
        # What is left is about configuration files and sources of credentials: incomplete, unreadable, circular.
        return Unavailable(f"the AWS configuration cannot be used ({name})", "credentials")
    return unusable(error, asked)


def _not_reached(error: Exception, asked: Asked, name: str) -> Unavailable:
    if "CA certificate bundle" in str(error):
        reason = "the file of trusted certificates (AWS_CA_BUNDLE, customCaBundle) cannot be read"
        return Unavailable(reason, "unreachable")
    return Unavailable(f"{asked.service} in {asked.region} could not be reached ({name})", "unreachable")


def endless(asked: Asked) -> Unavailable:
    """The pages of an answer go round, or never end."""
    return Unavailable(f"the pages of {asked} have no end", "unsupported", asked.action)


def unusable(error: Exception, asked: Asked) -> Unavailable:
    """What Python raised before anything was sent: a file that is not there, an address that is none.

    Neither the text of the exception nor a setting's value is shown: both may hold a secret.
    """
    if isinstance(error, OSError) and error.strerror:
        file = f" {error.filename}" if error.filename else ""
        return Unavailable(f"the AWS configuration cannot be used ({error.strerror}:{file})", "credentials")
    if isinstance(error, ValueError) and re.search(r"(?i)endpoint|\burl\b", str(error)):
        return Unavailable(f"the endpoint that is configured for {asked.service} is not an address", "unreachable")
    return Unavailable(f"the AWS configuration cannot be used ({type(error).__name__})", "credentials")
