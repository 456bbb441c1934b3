"""Settings and forms: DNS, certificates and the firewall before applications."""

from __future__ import annotations

from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import Acm, Acmpca, Route53, Wafv2

_DOCS = "https://docs.aws.amazon.com"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_RESOLVER = f"{_DOCS}/Route53/latest/APIReference/API_route53resolver_CreateResolverRule.html"
_FIREWALL = f"{_DOCS}/Route53/latest/APIReference/API_route53resolver_CreateFirewallRule.html"
_PLACE = f"{_DOCS}/Route53/latest/APIReference/API_GeoLocation.html"
_AUTHORITY = f"{_DOCS}/privateca/latest/APIReference/API_CertificateAuthorityConfiguration.html"
_RATE = f"{_DOCS}/waf/latest/APIReference/API_RateBasedStatement.html"
_LIMITED = "rules.statement.rateBasedStatement"
FRONT = (
    Pair(
        Route53.RECORD,
        (When("continent"),),
        "InvalidInput: ContinentCode is given without CountryCode and SubdivisionCode",
        _PLACE,
        refuses=("country", "subdivision"),
        within="geolocationRoutingPolicies",
    ),
    Pair(
        Route53.RECORD,
        (When("subdivision"),),
        "InvalidInput: SubdivisionCode is given with its CountryCode",
        _PLACE,
        needs=("country",),
        within="geolocationRoutingPolicies",
    ),
    Pair(
        Route53.ZONE,
        (When("vpcs"),),
        "a private zone has no delegation set",
        f"{_PROVIDER}route53/zone.go",
        refuses=("delegationSetId",),
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("HTTP", "HTTPS", "TCP")),),
        "a text is searched by the types that end in _STR_MATCH",
        f"{_DOCS}/Route53/latest/APIReference/API_HealthCheckConfig.html",
        refuses=("searchString",),
        certain=False,
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("CALCULATED",)),),
        "a calculated check has checks to calculate from",
        f"{_DOCS}/Route53/latest/APIReference/API_HealthCheckConfig.html",
        needs=("childHealthchecks",),
        certain=False,
    ),
    *(
        Pair(
            Route53.RESOLVER_RULE,
            (When("ruleType", ("FORWARD",)),),
            "it is required for rules of the type FORWARD",
            _RESOLVER,
            needs=(name,),
        )
        for name in ("resolverEndpointId", "targetIps")
    ),
    Pair(
        Route53.RESOLVER_RULE,
        (When("ruleType", ("SYSTEM",)),),
        "a rule of the type SYSTEM forwards nothing",
        _RESOLVER,
        refuses=("resolverEndpointId", "targetIps"),
    ),
    Pair(
        Route53.RESOLVER_FIREWALL_RULE,
        (When("action", ("BLOCK",)),),
        "This setting is required if the rule action setting is BLOCK",
        _FIREWALL,
        needs=("blockResponse",),
    ),
    *(
        Pair(
            Route53.RESOLVER_FIREWALL_RULE,
            (When("blockResponse", ("OVERRIDE",)),),
            "This setting is required if the BlockResponse setting is OVERRIDE",
            _FIREWALL,
            needs=(name,),
        )
        for name in ("blockOverrideDomain", "blockOverrideDnsType", "blockOverrideTtl")
    ),
    Pair(
        Route53.RESOLVER_FIREWALL_RULE,
        (When("action", ("ALLOW", "ALERT")),),
        "it says how queries are blocked",
        _FIREWALL,
        refuses=("blockResponse",),
        certain=False,
    ),
    Pair(
        Acm.CERTIFICATE,
        (),
        "one of domain_name, private_key must be specified",
        f"{_PROVIDER}acm/certificate.go",
        needs=("domainName", "privateKey", "privateKeyWo"),
    ),
    *(
        Pair(
            Acm.CERTIFICATE,
            (When(name),),
            "a certificate that is brought along has its body and its key",
            f"{_DOCS}/acm/latest/APIReference/API_ImportCertificate.html",
            needs=others,
        )
        for name, others in (
            ("privateKey", ("certificateBody",)),
            ("certificateBody", ("privateKey", "privateKeyWo")),
        )
    ),
    *(
        Pair(
            Acmpca.CERTIFICATE_AUTHORITY,
            (When("keyAlgorithm", (f"{family}*",)),),
            "The specified signing algorithm family must match the algorithm family of the CA's secret key",
            _AUTHORITY,
            takes=When("signingAlgorithm", tuple(f"SHA{bits}WITH{name}" for bits in (256, 384, 512))),
            within="certificateAuthorityConfiguration",
        )
        for family, name in (("RSA_", "RSA"), ("EC_", "ECDSA"))
    ),
    *(
        Pair(type, (When("aggregateKeyType", (word,)),), says, _RATE, needs=(needed,), within=_LIMITED)
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
        for word, needed, says in (
            ("FORWARDED_IP", "forwardedIpConfig", "With this option, you must specify the ForwardedIPConfig"),
            ("CUSTOM_KEYS", "customKeys", "With this option, you must specify the CustomKeys"),
            ("CONSTANT", "scopeDownStatement", "With this option, you must specify a ScopeDownStatement"),
        )
    ),
)

FRONT_FORMS = (
    Form(
        Route53.RECORD,
        "failoverRoutingPolicies[].type",
        "PRIMARY|SECONDARY",
        "be PRIMARY or SECONDARY",
        "expected type to be one of PRIMARY, SECONDARY",
        f"{_DOCS}/Route53/latest/APIReference/API_ResourceRecordSet.html",
    ),
    Form(
        Route53.QUERY_LOG,
        "cloudwatchLogGroupArn",
        "arn:aws:logs:us-east-1:.+|arn:aws-.+",
        "be the ARN of a log group in us-east-1",
        "InvalidInput: The log group must be in the US East (N. Virginia) Region",
        f"{_DOCS}/Route53/latest/APIReference/API_CreateQueryLoggingConfig.html",
    ),
    Form(
        Route53.KEY_SIGNING_KEY,
        "keyManagementServiceArn",
        "arn:aws:kms:us-east-1:.+|arn:aws-.+",
        "be the ARN of a key in us-east-1",
        "InvalidKMSArn: The key must be in the us-east-1 Region",
        f"{_DOCS}/Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements.html",
    ),
    *(
        Form(
            type,
            "rules[].statement.geoMatchStatement.countryCodes[]",
            "(?!UK|EN|EU)[A-Z]{2}",
            "be the code of a country in capitals, by ISO 3166-1, such as GB",
            "WAFInvalidParameterException: field: GEO_MATCH_STATEMENT",
            f"{_DOCS}/waf/latest/APIReference/API_GeoMatchStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
)
