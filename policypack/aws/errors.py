"""Every way AWS, the network or the credentials can say no, sorted into causes in one place.

Rule: "could not ask" is never "does not exist". What is not clearly an answer about the thing asked for becomes
`Unavailable`; what may be such an answer becomes `Refused`, with AWS's own code, for the verb to judge.

Source of the codes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html and the service
models of botocore 1.44.5. Codes are compared, never class names: RDS and IAM spell the two differently.
"""

from __future__ import annotations

import re
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
# HEAD answers have no body, so their code is the bare status: there, and only there, "404" is an answer.
_BARE_STATUS_IS_AN_ANSWER = frozenset({"HeadBucket", "HeadObject"})
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

    `code` is the code on the wire. A verb that does not catch it makes the lookup unavailable. `headers` are those of
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


def classify(error: Exception, asked: Asked) -> Unavailable | Refused:
    """Sort any exception that botocore raises. Exceptions of other origin must not come here."""
    from botocore import exceptions

    if isinstance(error, exceptions.ClientError):
        return _answered(error, asked)
    return _never_answered(error, asked)


def _answered(error: Any, asked: Asked) -> Unavailable | Refused:
    details = error.response.get("Error", {})
    code = str(details.get("Code") or "").removeprefix("Client.").removeprefix("Server.")
    message = str(details.get("Message") or "")
    status = int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") or 0)
    operation = str(error.operation_name)
    if operation in _SIGN_IN and asked.action.partition(":")[2] != operation and code not in _THROTTLED:
        return Unavailable(f"the credentials of the profile could not be fetched ({operation}: {code})", "credentials")
    if code.isdigit():
        return _bare_status(code, message, operation, asked, error.response)
    if code in _CLOCK or "Signature expired" in message or "Signature not yet current" in message:
        return Unavailable(f"AWS refused the request's time ({code}): this machine's clock is wrong", "credentials")
    if code in _EXPIRED:
        return Unavailable(f"the AWS credentials have expired ({code})", "credentials")
    if code == "AuthFailure" and "credentials" not in message:
        return Refused(code, message, operation)  # EC2 says this about images and snapshots of others as well
    if code in _CREDENTIALS:
        return Unavailable(f"AWS does not accept the credentials ({code})", "credentials")
    if code == "OptInRequired":
        return Unavailable(f"the account is not opted in for {asked.service} in {asked.region} ({code})", "region")
    if code in _DENIED and "is not enabled" in message and asked.service == "macie2":
        return Refused(code, message, operation)  # Macie's way of saying that it is off
    if code in _DENIED:
        return _denied(message, asked)
    if code in _THROTTLED:
        return Unavailable(f"AWS throttled {asked} ({code})", "throttled", asked.action)
    if code in _NOT_OFFERED or status == 501:
        return Unavailable(f"the endpoint does not offer {asked} ({code})", "unsupported", asked.action)
    if code in _SERVER or status >= 500:
        return Unavailable(f"AWS failed to answer {asked} ({code})", "unreachable", asked.action)
    return Refused(code, message, operation)


def _bare_status(
    code: str, message: str, operation: str, asked: Asked, response: Mapping[str, Any]
) -> Unavailable | Refused:
    """A status instead of an AWS error code: the body was not AWS's, a proxy's page or an emulator's."""
    if operation in _BARE_STATUS_IS_AN_ANSWER and not code.startswith("5"):
        return Refused(code, message, operation, response.get("ResponseMetadata", {}).get("HTTPHeaders"))
    if code in ("407", "502", "503", "504"):
        return Unavailable(f"something between here and AWS answered {asked} with status {code}", "unreachable")
    if code == "429":
        return Unavailable(f"AWS throttled {asked} (status 429)", "throttled", asked.action)
    return Unavailable(f"the endpoint does not offer {asked} (status {code})", "unsupported", asked.action)


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
        return Refused("ParamValidationError", str(error), asked.action)
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
    if isinstance(error, ResponseParserError | e.IncompleteReadError | e.ResponseStreamingError | e.ChecksumError):
        return Unavailable(f"the answer to {asked} could not be read", "unsupported", asked.action)
    if isinstance(error, e.ConnectionError | e.HTTPClientError):
        return Unavailable(f"{asked.service} in {asked.region} could not be reached ({name})", "unreachable")
    # What is left is about configuration files and sources of credentials: incomplete, unreadable, circular.
    return Unavailable(f"the AWS configuration cannot be used ({name})", "credentials")
