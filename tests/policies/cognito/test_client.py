from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:cognito/userPool:UserPool", "pool", name="pool", schemas=[{"name": "shop", "attributeDataType": "String"}]
    )
    plan.add(
        "aws:cognito/identityProvider:IdentityProvider",
        "google",
        userPoolId=Ref("pool"),
        providerName="Google",
        providerType="Google",
    )
    plan.add(
        "aws:cognito/resourceServer:ResourceServer",
        "api",
        userPoolId=Ref("pool"),
        identifier="api",
        scopes=[{"scopeName": "read"}],
    )
    return plan.add(
        "aws:cognito/userPoolClient:UserPoolClient",
        "web",
        userPoolId=Ref("pool"),
        supportedIdentityProviders=["COGNITO", "Google"],
        allowedOauthScopes=["openid", "api/read"],
        callbackUrls=["https://shop.example.org/in", "http://localhost:3000", "shop://in"],
        defaultRedirectUri="https://shop.example.org/in",
        readAttributes=["email", "custom:shop"],
        explicitAuthFlows=["ALLOW_REFRESH_TOKEN_AUTH"],
        accessTokenValidity=5,
        refreshTokenValidity=30,
        tokenValidityUnits={"accessToken": "minutes"},
    )


def web(**settings: object) -> object:
    return lambda plan: plan.set("web", **settings)


OTHER_POOL = "eu-west-1_a1B2c3D4e"
provider_missing = (
    Table("cognito-client-provider-missing", base)
    .good("both")
    .bad(
        "one that is not there",
        web(supportedIdentityProviders=["COGNITO", "Facebook"]),
        ("web", "supportedIdentityProviders has Facebook, and no IdentityProvider of pool is called so."),
        level="mandatory",
        view="preview",
    )
    .absent("none", web(supportedIdentityProviders=None))
    .unknown("which", web(supportedIdentityProviders=Unknown()))
    .outside("a pool of another stack", web(userPoolId=OTHER_POOL, supportedIdentityProviders=["Facebook"]))
)

scope_missing = (
    Table("cognito-client-scope-missing", base)
    .good("of the server")
    .bad(
        "one that is not there",
        web(allowedOauthScopes=["api/write", "openid"]),
        ("web", "allowedOauthScopes has api/write, which no ResourceServer of pool defines."),
        level="mandatory",
        view="preview",
    )
    .absent("none", web(allowedOauthScopes=None))
    .unknown("which", web(allowedOauthScopes=Unknown()))
    .outside("a pool of another stack", web(userPoolId=OTHER_POOL, allowedOauthScopes=["api/write"]))
)

attribute_missing = (
    Table("cognito-client-attribute-missing", base)
    .good("of the schema")
    .bad(
        "one that is not there",
        web(writeAttributes=["custom:size"]),
        ("web", "writeAttributes has custom:size, which the schemas of pool do not have."),
        level="mandatory",
    )
    .absent("none", web(readAttributes=None))
    .unknown("which", web(readAttributes=Unknown()))
    .outside("a pool of another stack", web(userPoolId=OTHER_POOL, readAttributes=["custom:size"]))
)


def requiring(*required: str, **settings: object) -> object:
    schemas = [{"name": name, "attributeDataType": "String", "required": True} for name in required]
    return lambda p: p.set("pool", schemas=[*schemas, {"name": "shop", "attributeDataType": "String"}]).set(
        "web", **settings
    )


required_attribute_unwritable = (
    Table("cognito-client-required-attribute-unwritable", base)
    .good("all of them", requiring("email", writeAttributes=["email", "name"]))
    .good("an empty list, which the provider leaves out", requiring("email", writeAttributes=[]))
    .bad(
        "one is missing",
        requiring("email", "name", writeAttributes=["email"]),
        ("web", "writeAttributes lacks name, which pool requires of each user."),
        level="mandatory",
    )
    .absent("no list", requiring("email"))
    .unknown("which", requiring("email", writeAttributes=Unknown()))
    .outside("a pool of another stack", web(userPoolId=OTHER_POOL, writeAttributes=["email"]))
)

flows_mixed = (
    Table("cognito-client-flows-mixed", base)
    .good("new ones")
    .good("old ones", web(explicitAuthFlows=["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"]))
    .bad(
        "both",
        web(explicitAuthFlows=["USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]),
        ("web", "explicitAuthFlows has USER_PASSWORD_AUTH beside ALLOW_REFRESH_TOKEN_AUTH."),
        level="mandatory",
    )
    .absent("none", web(explicitAuthFlows=None))
    .unknown("which", web(explicitAuthFlows=Unknown()))
)

redirect_refused = (
    Table("cognito-client-redirect-refused", base)
    .good("of every kind")
    .bad(
        "without encryption",
        web(logoutUrls=["http://shop.example.org/out"]),
        ("web", "logoutUrls has 'http://shop.example.org/out', which begins with http://."),
        level="mandatory",
    )
    .bad(
        "a host alone",
        web(callbackUrls=["shop.example.org"], defaultRedirectUri=None),
        ("web", "callbackUrls has 'shop.example.org', which is no whole URL."),
    )
    .bad(
        "a fragment",
        web(logoutUrls=["https://shop.example.org/#out"]),
        ("web", "logoutUrls has 'https://shop.example.org/#out', which has a fragment (#)."),
        level="advisory",
    )
    .bad(
        "another default",
        web(defaultRedirectUri="https://shop.example.org"),
        ("web", "defaultRedirectUri is 'https://shop.example.org', which is not among callbackUrls."),
    )
    .good("one that is put together", web(logoutUrls=[Ref("pool", "endpoint", "http://")]), view="preview")
    .absent("none", web(callbackUrls=None, defaultRedirectUri=None))
    .unknown("which", web(callbackUrls=Unknown()))
)

token_validity_refused = (
    Table("cognito-client-token-validity-refused", base)
    .good("five minutes and thirty days")
    .good("a day", web(accessTokenValidity=24, tokenValidityUnits=None))
    .good("ten years", web(refreshTokenValidity=3650))
    .bad(
        "a minute less",
        web(accessTokenValidity=4),
        ("web", "accessTokenValidity is 4 minutes; from 300 to 86400 seconds are allowed."),
        level="mandatory",
    )
    .bad(
        "days that are hours",
        web(accessTokenValidity=60, tokenValidityUnits=None),
        ("web", "accessTokenValidity is 60 hours; from 300 to 86400 seconds are allowed."),
    )
    .bad(
        "longer than the refresh token",
        web(accessTokenValidity=2, refreshTokenValidity=1, tokenValidityUnits={"refreshToken": "hours"}),
        (
            "web",
            "accessTokenValidity is longer than refreshTokenValidity.",
            "Let the refresh token live at least as long.",
        ),
    )
    .good(
        "as long as the refresh token, and in each unit the least or the most",
        web(
            accessTokenValidity=3600,
            idTokenValidity=60,
            refreshTokenValidity=1,
            tokenValidityUnits={"accessToken": "seconds", "idToken": "minutes", "refreshToken": "hours"},
        ),
    )
    .good("a day in minutes", web(idTokenValidity=1440, tokenValidityUnits={"idToken": "minutes"}))
    .bad(
        "a second less and a second more",
        web(
            accessTokenValidity=86_401,
            idTokenValidity=299,
            tokenValidityUnits={"accessToken": "seconds", "idToken": "seconds"},
        ),
        ("web", "accessTokenValidity is 86401 seconds; from 300 to 86400 seconds are allowed."),
        ("web", "idTokenValidity is 299 seconds; from 300 to 86400 seconds are allowed."),
    )
    .good(
        "five minutes in seconds",
        web(
            accessTokenValidity=300,
            idTokenValidity=300,
            tokenValidityUnits={"accessToken": "seconds", "idToken": "seconds"},
        ),
    )
    .bad(
        "a day more than ten years",
        web(refreshTokenValidity=3651, tokenValidityUnits=None),
        ("web", "refreshTokenValidity is 3651 days; from 3600 to 315360000 seconds are allowed."),
    )
    .absent("the defaults", web(accessTokenValidity=None, refreshTokenValidity=None))
    .unknown("how long", web(accessTokenValidity=Unknown()))
)
