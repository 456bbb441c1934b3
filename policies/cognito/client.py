"""Clients of user pools: what must be there before them, and what they may say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cognito
from policypack.shelf.remote import unseen

# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
_SCOPES = ("aws.cognito.signin.user.admin", "email", "openid", "phone", "profile")
_OWN_PROVIDER = "COGNITO"
_OLD_FLOWS = ("ADMIN_NO_SRP_AUTH", "CUSTOM_AUTH_FLOW_ONLY", "USER_PASSWORD_AUTH")
_PLAIN = re.compile(r"http://(?!(localhost|127\.0\.0\.1|\[::1\])([:/]|$))", re.IGNORECASE)
# Seconds of a unit, and the least and most of each token; units by default.
_UNITS = {"seconds": 1, "minutes": 60, "hours": 3600, "days": 86_400}
_DAY, _YEARS = 86_400, 3650 * 86_400
_TOKENS = {
    "accessTokenValidity": ("accessToken", "hours", 300, _DAY),
    "idTokenValidity": ("idToken", "hours", 300, _DAY),
    "refreshTokenValidity": ("refreshToken", "days", 3600, _YEARS),
}


def _pool(client: Resource, stack: Stack) -> Resource | None:
    """Return the planned pool that is new with this plan: of one that exists, more may be there than is planned."""
    pool = stack.follow(client, "userPoolId", Cognito.USER_POOL)
    return pool if pool is not None and not pool.external and not pool.exists else None


@policy(Cognito.USER_POOL_CLIENT)
def provider_missing(client: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Client signs in by a provider that its pool does not have.

    Why: "InvalidParameterException: The provider Google does not exist for User Pool".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    pool = _pool(client, stack)
    wanted = [name for name in client.partials("supportedIdentityProviders") if isinstance(name, str)]
    if pool is None or not wanted:
        return
    there = stack.referrers(pool, Cognito.IDENTITY_PROVIDER, property="userPoolId")
    names = {provider.text("providerName") for provider in there}
    missing = [name for name in wanted if name != _OWN_PROVIDER and name not in names]
    if missing:
        yield client.finding(
            "supportedIdentityProviders",
            problem=f"supportedIdentityProviders has {', '.join(missing)}, and no IdentityProvider of {pool.name} is "
            "called so.",
            fix=f"Add an IdentityProvider with providerName {missing[0]}, and let the client depend on it.",
            level=unseen(stack, "userPoolId", Cognito.IDENTITY_PROVIDER),
        )


@policy(Cognito.USER_POOL_CLIENT)
def scope_missing(client: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Client asks for a scope that does not exist.

    Why: "ScopeDoesNotExistException: Invalid scope requested": others than openid, email, phone, profile and
    aws.cognito.signin.user.admin belong to a resource server of the pool, as SERVER/SCOPE.
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
    """
    pool = _pool(client, stack)
    wanted = [name for name in client.partials("allowedOauthScopes") if isinstance(name, str) and name not in _SCOPES]
    if pool is None or not wanted:
        return
    there: set[str] = set()
    for server in stack.referrers(pool, Cognito.RESOURCE_SERVER, property="userPoolId"):
        identifier = server.text("identifier")
        there |= {f"{identifier}/{scope.text('scopeName')}" for scope in server.blocks("scopes")}
    missing = [name for name in wanted if name not in there]
    if missing:
        yield client.finding(
            "allowedOauthScopes",
            problem=f"allowedOauthScopes has {', '.join(missing)}, which no ResourceServer of {pool.name} defines.",
            fix="Add it to the scopes of a ResourceServer, and let the client depend on it.",
            level=unseen(stack, "userPoolId", Cognito.RESOURCE_SERVER),
        )


@policy(Cognito.USER_POOL_CLIENT)
def attribute_missing(client: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Client reads or writes an attribute that its pool does not have.

    Why: "InvalidParameterException: Invalid write attributes specified while creating a client".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    pool = _pool(client, stack)
    if pool is None:
        return
    for name in ("readAttributes", "writeAttributes"):
        wanted = [item for item in client.partials(name) if isinstance(item, str) and item.startswith("custom:")]
        if not wanted:
            continue
        there = {f"custom:{attribute.text('name')}" for attribute in pool.blocks("schemas")}
        missing = [item for item in wanted if item not in there]
        if missing:
            yield client.finding(
                name,
                problem=f"{name} has {', '.join(missing)}, which the schemas of {pool.name} do not have.",
                fix="Add it to schemas of the pool, without custom: before its name.",
            )


@policy(Cognito.USER_POOL_CLIENT)
def required_attribute_unwritable(client: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Client may not write an attribute that its pool requires.

    Why: "InvalidParameterException: Invalid write attributes specified while creating a client": whoever signs up has
    to give what the pool requires, so a list of writable attributes holds all of that.
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    https://github.com/aws/aws-cdk/issues/2608
    """
    pool = _pool(client, stack)
    writable = client.partials("writeAttributes")
    if pool is None or not writable or not all(isinstance(name, str) for name in writable):
        return
    required = [schema.text("name") or "" for schema in pool.blocks("schemas") if schema.flag("required")]
    missing = [name for name in required if name and name not in writable]
    if missing:
        yield client.finding(
            "writeAttributes",
            problem=f"writeAttributes lacks {', '.join(missing)}, which {pool.name} requires of each user.",
            fix="Add it to writeAttributes, or leave writeAttributes out, which lets all be written.",
        )


@policy(Cognito.USER_POOL_CLIENT)
def flows_mixed(client: Resource) -> Iterator[Finding]:
    """Client mixes old and new names of authentication flows.

    Why: "InvalidParameterException: you can't assign ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY or USER_PASSWORD_AUTH
    together with values that begin with ALLOW_".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    flows = client.texts("explicitAuthFlows")
    old = [flow for flow in flows if flow in _OLD_FLOWS]
    new = [flow for flow in flows if flow.startswith("ALLOW_")]
    if old and new:
        yield client.finding(
            "explicitAuthFlows",
            problem=f"explicitAuthFlows has {', '.join(old)} beside {', '.join(new)}.",
            fix=f"Write {', '.join(f'ALLOW_{flow}'.replace('NO_SRP', 'USER_PASSWORD') for flow in old)}, or only the "
            "old names.",
        )


@policy(Cognito.USER_POOL_CLIENT)
def redirect_refused(client: Resource) -> Iterator[Finding]:
    """Client is sent back to a URL that Cognito does not take.

    Why: "InvalidParameterException: … is not valid": URLs begin with https://, save those of localhost and of apps,
    and have no fragment; the default one is one of callbackUrls.
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    for name in ("callbackUrls", "logoutUrls"):
        for url in client.partials(name):
            if not isinstance(url, str):
                continue
            problem = "begins with http://" if _PLAIN.match(url) else ""
            problem = problem or ("has a fragment (#)" if "#" in url else "" if ":" in url else "is no whole URL")
            if problem:
                yield client.finding(
                    name,
                    problem=f"{name} has {url!r}, which {problem}.",
                    fix="Use a URL that begins with https://, without #; http:// is for localhost alone.",
                    # Of callbackUrls alone the documentation says that they have none.
                    level="advisory" if name == "logoutUrls" and problem.startswith("has a fragment") else None,
                )
    default = client.raw("defaultRedirectUri")
    urls = client.partials("callbackUrls")
    if isinstance(default, str) and default and default not in urls and all(isinstance(url, str) for url in urls):
        yield client.finding(
            "defaultRedirectUri",
            problem=f"defaultRedirectUri is {default!r}, which is not among callbackUrls.",
            fix="Add it to callbackUrls.",
        )


@policy(Cognito.USER_POOL_CLIENT)
def token_validity_refused(client: Resource) -> Iterator[Finding]:
    """Token of a client is valid for a time that Cognito does not take.

    Why: "InvalidParameterException: Invalid range for token validity": access and id tokens live from five minutes to a
    day, refresh tokens from an hour to ten years, and no shorter than the others.
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    units = client.block("tokenValidityUnits")
    lives: dict[str, float] = {}
    for name, (unit, default, least, most) in _TOKENS.items():
        value = client.number(name)
        word = (units.text(unit) if units else None) or default
        if not value or word not in _UNITS:
            continue
        lives[name] = value * _UNITS[word]
        if not least <= lives[name] <= most:
            yield client.finding(
                name,
                problem=f"{name} is {value} {word}; from {least} to {most} seconds are allowed.",
                fix=f"Change {name}, or tokenValidityUnits.{unit}.",
            )
    refresh = lives.get("refreshTokenValidity")
    for name in ("accessTokenValidity", "idTokenValidity"):
        life = lives.get(name)
        if refresh and life and life > refresh:
            yield client.finding(
                name,
                problem=f"{name} is longer than refreshTokenValidity.",
                fix="Let the refresh token live at least as long.",
            )
