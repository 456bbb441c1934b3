"""The requests that exchange credentials for those of a role.

Sources:
https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from policypack.aws.provider_resource import AssumedRole, WebIdentity
from policypack.errors import Unavailable

_SESSION_NAME = "aws-preflight"


def with_keys(role: AssumedRole) -> dict[str, Any]:
    """AssumeRole as the provider would ask. Its duration is left out: AWS's hour outlives every preview."""
    return _said(
        RoleArn=role.arn,
        RoleSessionName=role.session_name or _SESSION_NAME,
        ExternalId=role.external_id,
        Policy=role.policy,
        PolicyArns=[{"arn": arn} for arn in role.policy_arns],
        SourceIdentity=role.source_identity,
        Tags=[{"Key": key, "Value": value} for key, value in role.tags],
        TransitiveTagKeys=list(role.transitive_tag_keys),
    )


def with_token(web: WebIdentity) -> dict[str, Any]:
    """AssumeRoleWithWebIdentity. Raises Unavailable where the token's file cannot be read."""
    token = web.token
    if not token and web.token_file:
        try:
            token = Path(web.token_file).expanduser().read_text(encoding="utf-8").strip()
        except (OSError, ValueError, RuntimeError) as error:
            reason = f"the web identity token file {web.token_file} cannot be read ({type(error).__name__})"
            raise Unavailable(reason, "credentials") from None
    return _said(
        RoleArn=web.arn,
        RoleSessionName=web.session_name or _SESSION_NAME,
        WebIdentityToken=token,
        Policy=web.policy,
        PolicyArns=[{"arn": arn} for arn in web.policy_arns],
    )


def _said(**fields: object) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value}
