"""Identities of an account and what they may do. Their names hold in all regions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import Quota, Taken, Thing, arn_of
from policypack.catalogue.tokens import Iam

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

_EXISTS = "EntityAlreadyExists"


def _quota(name: str) -> Quota:
    """Return the quota that AWS tells under this name."""

    def told(key: str) -> Callable[[Aws], float | None]:
        return lambda aws: dict(aws.iam.account_summary()).get(key)

    used = told(name)
    return Quota("iam", lambda aws: used(aws) or 0, limit=told(f"{name}Quota"))


def _policy(aws: Aws, policy: Resource, name: str) -> str | None:
    arn = arn_of(aws, policy, "iam", f"policy{policy.text('path') or '/'}{name}")
    return arn if aws.iam.managed_policy(arn) is not None else None


def _provider(aws: Aws, _provider: Resource, url: str) -> str | None:
    # With a slash at its end it is another issuer.
    host = url.removeprefix("https://")
    return next((arn for arn in aws.iam.oidc_providers() if arn.partition("oidc-provider/")[2] == host), None)


# https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html, and so on for each
ROLE = Thing(
    "role",
    {Iam.ROLE: "name"},
    lambda aws, name, region: aws.iam.role(name, region=region),
    "iam list-roles",
    "Roles[].RoleName",
    "NoSuchEntity: The role with name … cannot be found",
    scope="account",
    taken=Taken(_EXISTS),
    quotas=(_quota("Roles"),),
)
USER = Thing(
    "user",
    {Iam.USER: "name"},
    lambda aws, name, region: aws.iam.user(name, region=region),
    "iam list-users",
    "Users[].UserName",
    "NoSuchEntity: The user with name … cannot be found",
    scope="account",
    taken=Taken(_EXISTS),
    quotas=(_quota("Users"),),
)
GROUP = Thing(
    "group",
    {Iam.GROUP: "name"},
    lambda aws, name, region: aws.iam.group(name, region=region),
    "iam list-groups",
    "Groups[].GroupName",
    "NoSuchEntity: The group with name … cannot be found",
    scope="account",
    taken=Taken(_EXISTS),
    quotas=(_quota("Groups"),),
)
POLICY = Thing(
    "managed policy",
    {Iam.POLICY: "name"},
    plural="managed policies",
    scope="account",
    taken=Taken(_EXISTS, asks=_policy),
    quotas=(_quota("Policies"),),
)
INSTANCE_PROFILE = Thing(
    "instance profile",
    {Iam.INSTANCE_PROFILE: "name"},
    lambda aws, name, region: aws.iam.instance_profile(name, region=region),
    "iam list-instance-profiles",
    "InstanceProfiles[].InstanceProfileName",
    scope="account",
    taken=Taken(_EXISTS),
    quotas=(_quota("InstanceProfiles"),),
)
OPEN_ID_PROVIDER = Thing(
    "OpenID Connect provider",
    {Iam.OPEN_ID_CONNECT_PROVIDER: "url"},
    scope="account",
    taken=Taken(_EXISTS, asks=_provider),
)
