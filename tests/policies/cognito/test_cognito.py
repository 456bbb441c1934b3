from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

OIDC = {
    "client_id": "a",
    "oidc_issuer": "https://a.io",
    "authorize_scopes": "openid",
    "attributes_request_method": "GET",
}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cognito/userPool:UserPool", "people", name="people", schemas=[{"name": "email", "required": True}])
    plan.add(
        "aws:cognito/identityProvider:IdentityProvider",
        "partner",
        userPoolId=Ref("people"),
        providerName="Partner",
        providerType="OIDC",
        providerDetails=OIDC,
    )
    plan.add(
        "aws:cognito/userPoolClient:UserPoolClient",
        "portal",
        userPoolId=Ref("people"),
        allowedOauthFlowsUserPoolClient=True,
        allowedOauthFlows=["code"],
        allowedOauthScopes=["openid"],
        callbackUrls=["https://shop.io/back"],
    )
    plan.add("aws:cognito/userPoolDomain:UserPoolDomain", "login", userPoolId=Ref("people"), domain="shop-login")
    return plan


provider_type_unknown = (
    Table("cognito-provider-type-unknown", base)
    .good("a known one")
    .bad(
        "by another case",
        lambda p: p.set("partner", providerType="GOOGLE"),
        ("partner", "providerType is 'GOOGLE'."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("partner", providerType=None))
    .unknown("from an update", lambda p: p.set("partner", providerType=Unknown()))
)

provider_details_incomplete = (
    Table("cognito-provider-details-incomplete", base)
    .good("all")
    .good("SAML by a file", lambda p: p.set("partner", providerType="SAML", providerDetails={"MetadataFile": "<x/>"}))
    .bad(
        "no issuer",
        lambda p: p.set("partner", providerDetails={**OIDC, "oidc_issuer": None}),
        ("partner", "providerDetails of the type OIDC has no oidc_issuer or authorize_url."),
        level="mandatory",
    )
    .absent(
        "nothing",
        lambda p: p.set("partner", providerType="SAML", providerDetails=None),
        ("partner", "providerDetails of the type SAML has no MetadataURL or MetadataFile."),
    )
    .unknown("from an update", lambda p: p.set("partner", providerDetails=Unknown()))
)

client_flows_incomplete = (
    Table("cognito-client-flows-incomplete", base)
    .good("a page that people come back to")
    .good(
        "a machine",
        lambda p: p.set("portal", allowedOauthFlows=["client_credentials"], generateSecret=True, callbackUrls=None),
    )
    .bad(
        "a machine without a secret",
        lambda p: p.set("portal", allowedOauthFlows=["client_credentials"]),
        ("portal", "The flow client_credentials needs a client with a secret."),
        level="mandatory",
    )
    .bad(
        "a machine and a page",
        lambda p: p.set("portal", allowedOauthFlows=["client_credentials", "code"], generateSecret=True),
        ("portal", "allowedOauthFlows are client_credentials, code."),
    )
    .bad(
        "no scopes",
        lambda p: p.set("portal", allowedOauthScopes=None),
        ("portal", "allowedOauthFlowsUserPoolClient is set, and allowedOauthScopes is not."),
    )
    .bad(
        "nowhere to come back to",
        lambda p: p.set("portal", callbackUrls=None),
        ("portal", "The flow code has no callbackUrls."),
    )
    .absent("no flows", lambda p: p.set("portal", allowedOauthFlowsUserPoolClient=None, allowedOauthFlows=None))
    .unknown("the flows", lambda p: p.set("portal", allowedOauthFlows=Unknown()))
)

pool_schema_refused = (
    Table("cognito-pool-schema-refused", base)
    .good("a standard one is required")
    .good("a custom one", lambda p: p.set("people", schemas=[{"name": "team", "required": False}]))
    .bad(
        "a custom one is required",
        lambda p: p.set("people", schemas=[{"name": "team", "required": True}]),
        ("people", "The attribute 'team' is a custom one and required."),
        level="mandatory",
    )
    .bad(
        "a standard one for developers",
        lambda p: p.set("people", schemas=[{"name": "email", "developerOnlyAttribute": True}]),
        ("people", "The standard attribute email is marked developerOnlyAttribute."),
    )
    .absent("none", lambda p: p.set("people", schemas=None))
    .unknown("from an update", lambda p: p.set("people", schemas=Unknown()))
)

domain_refused = (
    Table("cognito-domain-refused", base)
    .good("a prefix")
    .good("a domain of its own", lambda p: p.set("login", domain="aws.shop.io", certificateArn="arn:aws:acm:x"))
    .bad(
        "a reserved word",
        lambda p: p.set("login", domain="shop-aws"),
        ("login", "The prefix 'shop-aws' contains aws, which is reserved."),
        level="mandatory",
    )
    .good("a long prefix", lambda p: p.set("login", domain="s" * 63))
    .bad(
        "a longer one",
        lambda p: p.set("login", domain="s" * 64),
        (
            "login",
            f"The prefix '{'s' * 64}' is not 1 to 63 small letters, digits and hyphens, with no hyphen at an end.",
        ),
        level="mandatory",
    )
    .bad(
        "a domain of its own without its certificate",
        lambda p: p.set("login", domain="auth.shop.io"),
        (
            "login",
            "The prefix 'auth.shop.io' is not 1 to 63 small letters, digits and hyphens, with no hyphen at an end.",
            "Use such a prefix; a domain of your own, such as auth.example.com, needs certificateArn.",
        ),
    )
    .absent("none", lambda p: p.set("login", domain=None))
    .unknown("from an update", lambda p: p.set("login", domain=Unknown()))
)

standard_attribute_retyped = (
    Table("cognito-standard-attribute-retyped", base)
    .good("as it is", lambda p: p.set("people", schemas=[{"name": "updated_at", "attributeDataType": "Number"}]))
    .good("one of one's own", lambda p: p.set("people", schemas=[{"name": "size", "attributeDataType": "Number"}]))
    .bad(
        "a date",
        lambda p: p.set("people", schemas=[{"name": "birthdate", "attributeDataType": "DateTime"}]),
        ("people", "The standard attribute birthdate is of the type DateTime; it is a String."),
        level="mandatory",
    )
    .absent("no schema", lambda p: p.set("people", schemas=None))
    .unknown("which", lambda p: p.set("people", schemas=Unknown()))
)


def recovered(*names: str) -> object:
    ways = [{"name": name, "priority": 1} for name in names]
    return lambda plan: plan.set("people", accountRecoverySetting={"recoveryMechanisms": ways})


recovery_refused = (
    Table("cognito-recovery-refused", base)
    .good("one", recovered("verified_email"))
    .bad(
        "the administrator and another",
        recovered("admin_only", "verified_email"),
        ("people", "admin_only stands beside others."),
        level="mandatory",
    )
    .bad(
        "one priority",
        recovered("verified_phone_number", "verified_email"),
        ("people", "Two ways have the same priority."),
    )
    .good("the administrator alone", recovered("admin_only"))
    .good(
        "one after the other",
        lambda p: p.set(
            "people",
            accountRecoverySetting={
                "recoveryMechanisms": [
                    {"name": "verified_email", "priority": 1},
                    {"name": "verified_phone_number", "priority": 2},
                ]
            },
        ),
    )
    .absent("none", None)
    .unknown("which", lambda p: p.set("people", accountRecoverySetting={"recoveryMechanisms": Unknown()}))
)

CERTIFICATE = "arn:aws:acm:{}:210987654321:certificate/0b3c1f62-3d6a-4c0e-9d7b-2f8b6a1c9d10"
domain_certificate_elsewhere = (
    Table("cognito-domain-certificate-elsewhere", base)
    .good("none")
    .good("of us-east-1", lambda p: p.set("login", certificateArn=CERTIFICATE.format("us-east-1")))
    .bad(
        "of the region",
        lambda p: p.set("login", certificateArn=CERTIFICATE.format("eu-west-1")),
        ("login", "The certificate is in eu-west-1."),
        level="mandatory",
    )
    .absent("none by default", lambda p: p.set("login", certificateArn=None))
    .unknown("which", lambda p: p.set("login", certificateArn=Unknown()), undecided=False)
    .outside("of another stack", lambda p: p.set("login", certificateArn=CERTIFICATE.format("us-east-1")))
)


FUNCTION = "arn:aws:lambda:eu-west-1:210987654321:function:"


def before_tokens(old: object, new: object) -> object:
    config = {"preTokenGeneration": old, "preTokenGenerationConfig": {"lambdaArn": new, "lambdaVersion": "V2_0"}}
    return lambda p: p.set("people", lambdaConfig=config)


token_triggers_differ = (
    Table("cognito-token-triggers-differ", base)
    .good(
        "the same",
        before_tokens(f"{FUNCTION}a", f"{FUNCTION}a"),
    )
    .bad(
        "two",
        before_tokens(f"{FUNCTION}a", f"{FUNCTION}b"),
        ("people", "preTokenGeneration names another function than preTokenGenerationConfig.lambdaArn."),
        level="mandatory",
    )
    .good("the old name alone", lambda p: p.set("people", lambdaConfig={"preTokenGeneration": f"{FUNCTION}a"}))
    .absent("the newer alone", before_tokens(None, f"{FUNCTION}a"))
    .unknown("one", before_tokens(f"{FUNCTION}a", Unknown()))
    .without("outside", "reads one resource")
)
