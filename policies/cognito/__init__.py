"""Amazon Cognito."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Acm, Cognito
from policypack.shelf.providers import in_other_partition

# https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
_TYPES = ("SAML", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple", "OIDC")
# What each type must be told: the same page, ProviderDetails.
_DETAILS: dict[str, tuple[tuple[str, ...], ...]] = {
    "Facebook": (("client_id",), ("client_secret",), ("authorize_scopes",)),
    "Google": (("client_id",), ("client_secret",), ("authorize_scopes",)),
    "LoginWithAmazon": (("client_id",), ("client_secret",), ("authorize_scopes",)),
    "OIDC": (("client_id",), ("oidc_issuer", "authorize_url"), ("authorize_scopes",), ("attributes_request_method",)),
    "SAML": (("MetadataURL", "MetadataFile"),),
    "SignInWithApple": (("client_id",), ("team_id",), ("key_id",), ("private_key",), ("authorize_scopes",)),
}


@policy(Cognito.IDENTITY_PROVIDER)
def provider_type_unknown(provider: Resource) -> Iterator[Finding]:
    """Identity provider is of a type that Cognito does not have.

    Why: "expected provider_type to be one of [SAML Facebook Google LoginWithAmazon SignInWithApple OIDC]": the words
    are compared by case.
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
    """
    kind = provider.text("providerType")
    if kind and kind not in _TYPES:
        yield provider.finding(
            "providerType", problem=f"providerType is {kind!r}.", fix=f"Use one of {', '.join(_TYPES)}."
        )


@policy(Cognito.IDENTITY_PROVIDER)
def provider_details_incomplete(provider: Resource) -> Iterator[Finding]:
    """Identity provider lacks details that its type needs.

    Why: "InvalidParameterException: ProviderDetails must contain …".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
    """
    kind = provider.text("providerType") or ""
    details = provider.block("providerDetails")
    missing = [
        " or ".join(names) for names in _DETAILS.get(kind, ()) if not details or not any(map(details.has, names))
    ]
    if missing:
        yield provider.finding(
            "providerDetails",
            problem=f"providerDetails of the type {kind} has no {', no '.join(missing)}.",
            fix=f"Add {', '.join(missing)} to providerDetails.",
        )


@policy(Cognito.USER_POOL_CLIENT)
def client_flows_incomplete(client: Resource) -> Iterator[Finding]:
    """Client of a user pool signs in by OAuth and lacks what that needs.

    Why: "InvalidOAuthFlowException: … client_credentials flow can not be selected along with code flow or implicit
    flow", "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html
    """
    flows = client.texts("allowedOauthFlows")
    if "client_credentials" in flows and len(flows) > 1:
        problem, fix = f"allowedOauthFlows are {', '.join(flows)}.", "Give client_credentials a client of its own."
    elif "client_credentials" in flows and client.raw("generateSecret") in (None, False):
        problem, fix = "The flow client_credentials needs a client with a secret.", "Set generateSecret to true."
    elif client.flag("allowedOauthFlowsUserPoolClient") and (not flows or not client.items("allowedOauthScopes")):
        name = "allowedOauthScopes" if flows else "allowedOauthFlows"
        problem, fix = f"allowedOauthFlowsUserPoolClient is set, and {name} is not.", f"Set {name}."
    elif {"code", "implicit"} & set(flows) and not client.items("callbackUrls"):
        problem, fix = f"The flow {flows[0]} has no callbackUrls.", "Set callbackUrls."
    else:
        return
    # Of a client that does not use the flows yet, AWS may let them pass.
    used = client.flag("allowedOauthFlowsUserPoolClient")
    yield client.finding("allowedOauthFlows", problem=problem, fix=fix, level=None if used else "advisory")


@policy(Cognito.USER_POOL)
def pool_schema_refused(pool: Resource) -> Iterator[Finding]:
    """Attribute of a user pool is one that Cognito does not take.

    Why: "InvalidParameterException: You can not change AttributeDataType or set developerOnlyAttribute for standard
    schema attribute", "Required custom attributes are not supported currently".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SchemaAttributeType.html
    """
    for attribute in pool.blocks("schemas"):
        name = attribute.text("name") or ""
        standard = name in _STANDARD
        if not standard and attribute.flag("required"):
            yield attribute.finding(
                "required",
                problem=f"The attribute {name!r} is a custom one and required.",
                fix="Set required to false: only standard attributes can be required.",
            )
        elif standard and attribute.flag("developerOnlyAttribute"):
            yield attribute.finding(
                "developerOnlyAttribute",
                problem=f"The standard attribute {name} is marked developerOnlyAttribute.",
                fix="Remove developerOnlyAttribute.",
            )


# https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
_STANDARD = frozenset(
    (
        *("address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale"),
        *("middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture"),
        *("preferred_username", "profile", "sub", "updated_at", "website", "zoneinfo", "identities"),
    )
)


_PREFIX = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")


@policy(Cognito.USER_POOL_DOMAIN)
def domain_refused(domain: Resource) -> Iterator[Finding]:
    """Prefix of a user pool's domain has a form or a word that Cognito does not take.

    Why: "InvalidParameterException: Domain cannot contain reserved word: aws" (or amazon, cognito), and "Member must
    satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$".
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html
    https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
    """
    if domain.raw("certificateArn") not in (None, ""):
        return
    name = domain.partial("domain")
    literal = name.literal if isinstance(name, Text) else name or ""
    found = [word for word in ("aws", "amazon", "cognito") if word in literal]
    if found:
        yield domain.finding(
            "domain",
            problem=f"The prefix {str(name)!r} contains {found[0]}, which is reserved.",
            fix="Use a prefix without aws, amazon and cognito.",
        )
    elif isinstance(name, str) and name and not _PREFIX.fullmatch(name):
        yield domain.finding(
            "domain",
            problem=f"The prefix {name!r} is not 1 to 63 small letters, digits and hyphens, with no hyphen at an end.",
            fix="Use such a prefix; a domain of your own, such as auth.example.com, needs certificateArn.",
        )


# What is not a text: the same page.
_TYPED = {"email_verified": "Boolean", "phone_number_verified": "Boolean", "updated_at": "Number"}


@policy(Cognito.USER_POOL)
def standard_attribute_retyped(pool: Resource) -> Iterator[Finding]:
    """Standard attribute of a user pool is given another type.

    Why: "InvalidParameterException: You can not change AttributeDataType or set developerOnlyAttribute for standard
    schema attribute birthdate".
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html
    """
    for attribute in pool.blocks("schemas"):
        name, kind = attribute.text("name") or "", attribute.text("attributeDataType")
        wanted = _TYPED.get(name, "String")
        if name in _STANDARD and kind and kind != wanted:
            yield attribute.finding(
                "attributeDataType",
                problem=f"The standard attribute {name} is of the type {kind}; it is a {wanted}.",
                fix=f"Set attributeDataType to {wanted}, or give the attribute another name.",
            )


@policy(Cognito.USER_POOL)
def recovery_refused(pool: Resource) -> Iterator[Finding]:
    """Ways to recover an account do not go together.

    Why: "InvalidParameterException": admin_only stands alone, and each priority is given once.
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AccountRecoverySettingType.html
    """
    recovery = pool.block("accountRecoverySetting")
    ways = recovery.blocks("recoveryMechanisms") if recovery else []
    names = [way.text("name") for way in ways]
    priorities = [way.number("priority") for way in ways]
    if "admin_only" in names and len(names) > 1:
        problem, fix = "admin_only stands beside others.", "Keep admin_only, or the others."
    elif len(set(priorities)) < len(priorities):
        problem, fix = "Two ways have the same priority.", "Give one 1 and the other 2."
    else:
        return
    yield pool.finding("accountRecoverySetting.recoveryMechanisms", problem=problem, fix=fix)


@policy(Cognito.USER_POOL_DOMAIN)
def domain_certificate_elsewhere(domain: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Certificate of a user pool's own domain is not in us-east-1.

    Why: "InvalidParameterException: Invalid certificate ARN": a CloudFront distribution of Cognito's serves it.
    Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-add-custom-domain.html
    """
    name = "certificateArn"
    planned = stack.follow(domain, name, Acm.CERTIFICATE)
    arn = domain.raw(name)
    region = planned.region if planned else "".join(arn.split(":")[3:4]) if isinstance(arn, str) else ""
    if region and region != "us-east-1" and not in_other_partition(domain):
        yield domain.finding(
            name,
            problem=f"The certificate is in {region}.",
            fix="Request it with a provider of the region us-east-1.",
        )


@policy(Cognito.USER_POOL)
def token_triggers_differ(pool: Resource) -> Iterator[Finding]:
    """Pool names two functions for what is done before a token is made.

    Why: preTokenGeneration is the old name of preTokenGenerationConfig.lambdaArn: "If you also specify an ARN in
    PreTokenGenerationConfig, its value must be identical to PreTokenGeneration".
    Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html
    """
    triggers = pool.block("lambdaConfig")
    newer = triggers.block("preTokenGenerationConfig") if triggers else None
    if triggers is None or newer is None:
        return
    old, new = triggers.partial("preTokenGeneration"), newer.partial("lambdaArn")
    if old and new and str(old) != str(new):
        yield triggers.finding(
            "preTokenGeneration",
            problem="preTokenGeneration names another function than preTokenGenerationConfig.lambdaArn.",
            fix="Remove preTokenGeneration.",
        )
