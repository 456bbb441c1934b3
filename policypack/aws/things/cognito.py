"""User pools and their domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ELSEWHERE, Taken, Thing
from policypack.catalogue.tokens import Cognito

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _domain(aws: Aws, _domain: Resource, name: str) -> str | None:
    found = aws.cognito.domain(name)
    if found is None:
        return None
    return name if found.account in ("", aws.account()) else ELSEWHERE


def _pool(aws: Aws, id: str, resource: Resource) -> bool:
    # The id begins with the region; another one's is refused for its looks.
    return not id.startswith(f"{resource.region}_") or aws.cognito.user_pool(id) is not None


USER_POOL = Thing(
    "user pool",
    {Cognito.USER_POOL: "id"},
    lambda aws, name, region: aws.cognito.user_pool(name, region=region),
    "cognito-idp list-user-pools --max-results 60",
    "UserPools[].[Id,Name]",
    "ResourceNotFoundException: User pool … does not exist",
    there=_pool,
)
# Prefixes belong to the accounts of a region together, names of one's own to all.
# https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
USER_POOL_DOMAIN = Thing(
    "user pool domain",
    {Cognito.USER_POOL_DOMAIN: "domain"},
    taken=Taken(
        "InvalidParameterException",
        asks=_domain,
        elsewhere="The user pool domain {name} is taken by another account; all accounts of a region share them.",
    ),
)
