"""Settings of Cognito."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Distinct, Form, Pair, Range, When, Words
from policypack.catalogue.tokens import Cognito

_MESSAGES = f"{PROVIDER}/cognitoidp/validate.go"
_API = f"{DOCS}/cognito-user-identity-pools/latest/APIReference"
_STANDARD = (
    *("address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "identities", "locale"),
    *("middle_name", "name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username"),
    *("profile", "sub", "updated_at", "website", "zoneinfo"),
)

ROWS = (
    Pair(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        (When("type", ("Token", "Rules")),),
        "it is required for mappings of the types Token and Rules",
        f"{DOCS}/cognitoidentity/latest/APIReference/API_RoleMapping.html",
        needs=("ambiguousRoleResolution",),
        within="roleMappings",
    ),
    Pair(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        (When("type", ("Rules",)),),
        "If you specify Rules as the role mapping type, RulesConfiguration is required",
        f"{DOCS}/cognitoidentity/latest/APIReference/API_RoleMapping.html",
        needs=("mappingRules",),
        within="roleMappings",
    ),
    Form(
        Cognito.IDENTITY_POOL_ROLE_ATTACHMENT,
        "roles{}",
        "(un)?authenticated",
        "be authenticated or unauthenticated",
        "roles are for authenticated and unauthenticated identities",
        f"{DOCS}/cognitoidentity/latest/APIReference/API_SetIdentityPoolRoles.html",
    ),
    Pair(
        Cognito.USER,
        (When("password"),),
        "a user has a password of its own, or a temporary one",
        f"{PROVIDER}/cognitoidp/user.go",
        refuses=("temporaryPassword",),
    ),
    *(
        Form(
            Cognito.USER_POOL,
            f"adminCreateUserConfig.inviteMessageTemplate.{name}",
            r"(?s).*\{username\}.*",
            "hold {username}",
            "does not contain {username}",
            _MESSAGES,
        )
        for name in ("emailMessage", "smsMessage")
    ),
    Pair(
        Cognito.USER_POOL,
        (When("aliasAttributes"),),
        "InvalidParameterException: Only one of the aliasAttributes or usernameAttributes can be set in a user pool",
        f"{_API}/API_CreateUserPool.html",
        refuses=("usernameAttributes",),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("emailSendingAccount", ("DEVELOPER",)),),
        "what sends by SES names the verified address that it sends from",
        f"{_API}/API_EmailConfigurationType.html",
        needs=("sourceArn",),
        within="emailConfiguration",
    ),
    *(
        Form(
            Cognito.USER_POOL,
            path,
            r"(?s).*\{####\}.*",
            "hold {####}, which stands for the code",
            "does not contain {####}",
            _MESSAGES,
        )
        for path in (
            "emailVerificationMessage",
            "smsAuthenticationMessage",
            "smsVerificationMessage",
            "verificationMessageTemplate.emailMessage",
            "verificationMessageTemplate.smsMessage",
        )
    ),
    *(
        Pair(
            Cognito.USER_POOL,
            (When(name),),
            "a custom sender needs the key that codes are encrypted with",
            f"{_API}/API_LambdaConfigType.html",
            needs=("kmsKeyId",),
            within="lambdaConfig",
        )
        for name in ("customEmailSender", "customSmsSender")
    ),
    Pair(
        Cognito.USER_POOL,
        (When("mfaConfiguration", ("ON", "OPTIONAL")),),
        "InvalidParameterException: SMS configuration and Auto verification for phone_number are required when MFA is "
        "required/optional",
        f"{_API}/API_SetUserPoolMfaConfig.html",
        needs=(
            *("softwareTokenMfaConfiguration", "smsConfiguration", "emailMfaConfiguration"),
            "webAuthnConfiguration",
        ),
    ),
    Range(Cognito.USER_POOL, "passwordPolicy.minimumLength", ((6, 99),), f"{_API}/API_PasswordPolicyType.html"),
    Range(
        Cognito.USER_POOL,
        "passwordPolicy.temporaryPasswordValidityDays",
        ((0, 365),),
        f"{_API}/API_PasswordPolicyType.html",
    ),
    Pair(
        Cognito.USER_POOL,
        (When("userPoolAddOns.advancedSecurityMode", ("AUDIT", "ENFORCED")),),
        "FeatureUnavailableInTierException: threat protection is of the tier PLUS",
        f"{DOCS}/cognito/latest/developerguide/cognito-sign-in-feature-plans.html",
        shuts=When("userPoolTier", ("LITE", "ESSENTIALS")),
        certain=False,
    ),
    Form(
        Cognito.USER_POOL,
        "verificationMessageTemplate.emailMessageByLink",
        r"(?s).*\{##.*##\}.*",
        "hold {##…##}, which becomes the link",
        "does not contain {##[\\s\\S]*##}",
        _MESSAGES,
    ),
    Pair(
        Cognito.USER_POOL,
        (When("defaultEmailOption", ("CONFIRM_WITH_LINK",)),),
        "for CONFIRM_WITH_LINK, leave EmailMessage blank",
        f"{_API}/API_CreateUserPool.html",
        refuses=("emailMessage",),
        within="verificationMessageTemplate",
        certain=False,
    ),
    Pair(
        Cognito.USER_POOL,
        (When("defaultEmailOption", ("CONFIRM_WITH_CODE",), "CONFIRM_WITH_CODE"),),
        "for CONFIRM_WITH_CODE, leave EmailMessageByLink blank",
        f"{_API}/API_CreateUserPool.html",
        refuses=("emailMessageByLink",),
        within="verificationMessageTemplate",
        certain=False,
    ),
    Pair(
        Cognito.USER_POOL_CLIENT,
        (When("enablePropagateAdditionalUserContextData", ("true",)),),
        "only in an app client that has a client secret",
        f"{_API}/API_CreateUserPoolClient.html",
        needs=("generateSecret",),
    ),
    *(
        Form(
            Cognito.USER_POOL_CLIENT,
            f"{name}[]",
            rf"(custom|dev):.+|{'|'.join(_STANDARD)}",
            "be a standard attribute, or one of the pool's own with custom: before it",
            f"InvalidParameterException: Invalid {name[:-10]} attributes specified while creating a client",
            f"{DOCS}/cognito/latest/developerguide/user-pool-settings-attributes.html",
        )
        for name in ("readAttributes", "writeAttributes")
    ),
    Words(
        Cognito.USER_POOL_CLIENT,
        f"{_API}/API_CreateUserPoolClient.html",
        {"allowedOauthFlows[]": "code implicit client_credentials"},
    ),
    *(
        Form(
            Cognito.USER_POOL,
            f"adminCreateUserConfig.inviteMessageTemplate.{name}",
            r"(?s)(?=.*\{####\})(?=.*\{username\}).*",
            "hold {username} and {####}",
            f"{said} does not contain {{####}}",
            _MESSAGES,
        )
        for name, said in (("emailMessage", "email_message"), ("smsMessage", "sms_message"))
    ),
    Pair(
        Cognito.USER_POOL,
        (When("autoVerifiedAttributes", ("phone_number",)),),
        "InvalidParameterException: SMS configuration and Auto verification for phone_number are required",
        TRIED,
        needs=("smsConfiguration",),
        unless=("lambdaConfig.customSmsSender",),
    ),
    Distinct(
        Cognito.USER_POOL,
        "schemas",
        "name",
        "InvalidParameterException: an attribute of that name is there already",
        TRIED,
        merges=True,
    ),
    Pair(
        Cognito.USER_POOL,
        (When("signInPolicy.allowedFirstAuthFactors"),),
        "InvalidParameterException: PASSWORD is one of the first factors",
        TRIED,
        takes=When("signInPolicy.allowedFirstAuthFactors", ("PASSWORD",)),
    ),
    Pair(
        Cognito.USER_POOL,
        (When("emailMfaConfiguration"),),
        "InvalidParameterException: codes by mail are sent with SES",
        TRIED,
        takes=When("emailConfiguration.emailSendingAccount", ("DEVELOPER",), default="COGNITO_DEFAULT"),
    ),
    *(
        Pair(
            Cognito.USER_POOL,
            (When("userAttributeUpdateSettings.attributesRequireVerificationBeforeUpdates", (name,)),),
            "InvalidParameterException: what is verified before an update is verified by itself",
            TRIED,
            takes=When("autoVerifiedAttributes", (name,)),
        )
        for name in ("email", "phone_number")
    ),
    Form(
        Cognito.USER_POOL,
        "webAuthnConfiguration.relyingPartyId",
        "[^:/]+",
        "be the name of a domain alone",
        "InvalidParameterException: the relying party is a domain",
        TRIED,
    ),
    Form(
        Cognito.USER_POOL_CLIENT,
        "allowedOauthScopes[]",
        r"phone|email|openid|profile|aws\.cognito\.signin\.user\.admin|.+/.+",
        "be phone, email, openid, profile, aws.cognito.signin.user.admin or SERVER/SCOPE",
        "ScopeDoesNotExistException: Invalid scope requested",
        f"{_API}/API_CreateUserPoolClient.html",
    ),
    Form(
        Cognito.USER_POOL_CLIENT,
        "writeAttributes[]",
        "(?!(email|phone_number)_verified$).*",
        "be no attribute that Cognito itself writes",
        "InvalidParameterException: Invalid write attributes specified while creating a client",
        TRIED,
    ),
    *(
        Pair(
            Cognito.IDENTITY_PROVIDER,
            (When("providerType", (kind,)),),
            "InvalidParameterException: a provider of this type is called as it is",
            TRIED,
            takes=When("providerName", (kind,)),
        )
        for kind in ("Facebook", "Google", "LoginWithAmazon", "SignInWithApple")
    ),
    Form(
        Cognito.IDENTITY_POOL,
        "cognitoIdentityProviders[].providerName",
        r"cognito-idp\..+/.+",
        "be the endpoint of a user pool, such as cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123",
        "InvalidParameterException: the name of the provider",
        TRIED,
    ),
)
