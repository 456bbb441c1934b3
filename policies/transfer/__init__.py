"""AWS Transfer Family."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Transfer


@policy(Transfer.USER)
def user_of_other_provider(user: Resource, *, stack: Stack) -> Iterator[Finding]:
    """User is made on a server that takes its users from elsewhere.

    Why: "You can only create and associate users with servers that have the IdentityProviderType set to
    SERVICE_MANAGED": CreateUser answers InvalidRequestException.
    Source: https://docs.aws.amazon.com/transfer/latest/APIReference/API_CreateUser.html
    """
    server = stack.follow(user, "serverId", Transfer.SERVER)
    kind = server.text("identityProviderType", default="SERVICE_MANAGED") if server else None
    if server is not None and kind != "SERVICE_MANAGED":
        yield user.finding(
            "serverId",
            problem=f"identityProviderType of {server.name} is {kind}, so that its users are made there.",
            fix=f"Remove the user, or let {server.name} have users of its own (SERVICE_MANAGED).",
        )
