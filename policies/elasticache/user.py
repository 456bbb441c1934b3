"""Users of Redis and Valkey, and their groups."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Elasticache


@policy(Elasticache.USER_GROUP)
def default_missing(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """User group of Redis has no user called default.

    Why: "DefaultUserRequired: User group needs to contain a user with the user name default." Groups of Valkey do
    without.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
    """
    if (group.text("engine") or "").lower() != "redis" or group.exists:
        return
    ids = group.partials("userIds")
    users = stack.follow_all(group, "userIds", Elasticache.USER)
    named = {user.urn: user.text("userName") for user in users}
    planned = {user.raw("userId") for user in users}
    # A user of another stack may be called so.
    foreign = [id for id in ids if not isinstance(id, Text) and id not in planned]
    if "default" in named.values() or foreign or len(users) < len(ids):
        return
    yield group.finding(
        "userIds",
        problem=f"The group has the users {', '.join(sorted(user.name for user in users))}, and none with the userName "
        "default."
        if users
        else "The group has no user.",
        fix='Add the user "default" to userIds, or a User with userName default that may do nothing.',
    )
