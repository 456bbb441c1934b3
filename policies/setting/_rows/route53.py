"""Settings of Route 53."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Alone, Form, Pair, Range, Size, When
from policypack.catalogue.tokens import Route53

_API = f"{DOCS}/Route53/latest/APIReference"
_CHECK = f"{_API}/API_HealthCheckConfig.html"
_RECORD = f"{_API}/API_ResourceRecordSet.html"
_FIREWALL = f"{_API}/API_route53resolver_CreateFirewallRule.html"
_ROUTINGS = (
    *("cidrRoutingPolicy", "failoverRoutingPolicies", "geolocationRoutingPolicies", "geoproximityRoutingPolicy"),
    *("latencyRoutingPolicies", "multivalueAnswerRoutingPolicy", "weightedRoutingPolicies"),
)

ROWS = (
    Alone(Route53.RECORD, _ROUTINGS, "route53/record.go"),
    *(
        Form(Route53.RECORD, "records[]", pattern, shown, says, TRIED, when=(When("type", (type,)),))
        for type, pattern, shown, says in (
            (
                "CAA",
                r"(?i)\s*\d{1,3}\s+(issue|issuewild|iodef)\s.*",
                "be a number, issue, issuewild or iodef, and a value in quotation marks",
                "a CAA record has one of three tags",
            ),
            (
                "DS",
                r"\s*\d+\s+\d+\s+\d+\s+\S.*",
                "be the tag of a key, two numbers, and the digest",
                "a DS record has four fields",
            ),
            (
                "HTTPS",
                r"\s*\d+\s+\S.*",
                "be a priority, a name, and what is said of it, as in '1 . alpn=h2'",
                "the value has a priority and a name",
            ),
        )
    ),
    Form(
        Route53.RECORD,
        "name",
        r"\S*",
        "have no space in it",
        "InvalidChangeBatch: the name of a record has no space",
        TRIED,
    ),
    Form(
        Route53.RECORD,
        "name",
        r"(?!\*).*",
        "have no star, which records of the type NS do not take",
        "InvalidChangeBatch: a name server record cannot be a wildcard",
        f"{DOCS}/Route53/latest/DeveloperGuide/DomainNameFormat.html",
        when=(When("type", ("NS",)),),
    ),
    Pair(
        Route53.RECORD,
        (When("type", ("NS", "SOA")),),
        "InvalidChangeBatch: records of this type have no routing policy",
        TRIED,
        refuses=_ROUTINGS,
    ),
    Pair(
        Route53.RECORD,
        (When("type", ("CNAME",)),),
        "InvalidChangeBatch: a CNAME has one answer",
        TRIED,
        refuses=("multivalueAnswerRoutingPolicy",),
    ),
    Pair(
        Route53.RECORD,
        (When("multivalueAnswerRoutingPolicy", ("true",)),),
        "InvalidChangeBatch: several answers are no alias",
        TRIED,
        refuses=("aliases",),
    ),
    Pair(
        Route53.RECORD,
        (When("failoverRoutingPolicies.type", ("PRIMARY",)),),
        "InvalidChangeBatch: a primary record that is no alias has a health check",
        TRIED,
        needs=("healthCheckId",),
        unless=("aliases",),
    ),
    Form(
        Route53.RECORD,
        "geolocationRoutingPolicies[].country",
        r"(?!UK$)([A-Z]{2}|\*)",
        "be the code of a country in capitals, by ISO 3166-1 (GB for the United Kingdom), or *",
        "InvalidChangeBatch: the country is not known",
        TRIED,
    ),
    Pair(
        Route53.RECORD,
        (When("subdivision"),),
        "subdivisions are those of the United States and of Ukraine",
        TRIED,
        takes=When("country", ("US", "UA")),
        within="geolocationRoutingPolicies",
    ),
    Form(
        Route53.RECORD,
        "latencyRoutingPolicies[].region",
        r"[a-z]{2,}(-[a-z]+)+-\d+",
        "be a region, such as eu-west-1",
        "InvalidChangeBatch: the region is not known",
        TRIED,
    ),
    Form(
        Route53.RESOLVER_QUERY_LOG_CONFIG,
        "destinationArn",
        r"arn:[^:]+:(s3|logs|firehose):.*",
        "be the ARN of a bucket, a log group or a delivery stream of Firehose",
        "the destination is none that queries are logged to",
        TRIED,
    ),
    Form(
        Route53.RESOLVER_RULE,
        "ruleType",
        r"(?!RECURSIVE$).+",
        "be FORWARD, SYSTEM or DELEGATE; that of the type RECURSIVE is Route 53's own",
        "rules of the type RECURSIVE are made by Route 53 Resolver",
        TRIED,
        certain=False,  # the provider's own tests make one
    ),
    Form(
        Route53.RESOLVER_RULE,
        "targetIps[].ip",
        r"((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}",
        "be an address of IPv4; one of IPv6 is ipv6",
        "a target is named by its address",
        TRIED,
    ),
    Form(
        Route53.ZONE,
        "name",
        r"(?!\*)([^.]{1,63}\.)*[^.]{1,63}\.?",
        "have parts of at most 63 characters, and no star",
        "InvalidDomainName",
        f"{DOCS}/Route53/latest/DeveloperGuide/DomainNameFormat.html",
    ),
    Range(Route53.HEALTH_CHECK, "requestInterval", ((10, 10), (30, 30)), _CHECK),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP")),),
        "a check needs an endpoint",
        _CHECK,
        needs=("fqdn", "ipAddress"),
    ),
    *(
        Pair(Route53.HEALTH_CHECK, (When("type", when),), says, _CHECK, needs=(other,), certain=other != "port")
        for when, other, says in (
            (("TCP",), "port", "a check by TCP needs a port"),
            (("HTTP_STR_MATCH", "HTTPS_STR_MATCH"), "searchString", "a check that searches needs a text to find"),
            (("CLOUDWATCH_METRIC",), "cloudwatchAlarmName", "a check of an alarm names it"),
            (("CLOUDWATCH_METRIC",), "cloudwatchAlarmRegion", "a check of an alarm names its region"),
        )
    ),
    *(
        Pair(
            Route53.HEALTH_CHECK,
            (When("type", ("CALCULATED", "CLOUDWATCH_METRIC")),),
            "Don't specify it for checks that reach no endpoint",
            _CHECK,
            refuses=(other,),
            certain=False,
        )
        for other in ("port", "ipAddress")
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("HTTP", "HTTPS", "TCP")),),
        "a text is searched by the types that end in _STR_MATCH",
        _CHECK,
        refuses=("searchString",),
        certain=False,
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("CALCULATED",)),),
        "a calculated check has checks to calculate from",
        _CHECK,
        needs=("childHealthchecks",),
        certain=False,
    ),
    Pair(
        Route53.HEALTH_CHECK,
        (When("type", ("TCP",)),),
        "InvalidInput: Basic TCP health checks must not have a resource path specified",
        _CHECK,
        refuses=("resourcePath",),
        certain=False,
    ),
    Form(
        Route53.HEALTH_CHECK,
        "fqdn",
        r"[^/:\s]+",
        "be the name of a host, without a scheme, a port and a path",
        "InvalidInput: Invalid fully qualified domain name",
        _CHECK,
    ),
    Form(
        Route53.HEALTH_CHECK,
        "ipAddress",
        r"(?!10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.).+",
        "be an address of the internet",
        "InvalidInput: endpoints with a local, private or nonroutable address are not checked",
        _CHECK,
    ),
    Size(Route53.HEALTH_CHECK, "regions", 3, 64, "a check is made from three regions at least", _CHECK),
    Form(
        Route53.KEY_SIGNING_KEY,
        "name",
        # The provider takes periods and hyphens as well, and AWS takes them from it.
        "[A-Za-z0-9_.-]{3,128}",
        "have 3 to 128 letters, digits, underscores, periods and hyphens",
        "InvalidInput: the name can include numbers, letters and underscores",
        f"{_API}/API_CreateKeySigningKey.html",
    ),
    Form(
        Route53.RESOLVER_RULE,
        "resolverEndpointId",
        "(?!rslvr-in-).+",
        "be an outbound endpoint",
        "InvalidRequestException: rules are for outbound endpoints",
        f"{_API}/API_route53resolver_CreateResolverRule.html",
    ),
    Form(
        Route53.ZONE,
        "name",
        r"(?!\w+://).+",
        "be a domain, without a scheme",
        "InvalidDomainName",
        f"{_API}/API_CreateHostedZone.html",
    ),
    Form(
        Route53.KEY_SIGNING_KEY,
        "keyManagementServiceArn",
        "arn:aws:kms:us-east-1:.+|arn:aws-.+",
        "be the ARN of a key in us-east-1",
        "InvalidKMSArn: The key must be in the us-east-1 Region",
        f"{DOCS}/Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements.html",
    ),
    Form(
        Route53.QUERY_LOG,
        "cloudwatchLogGroupArn",
        "arn:aws:logs:us-east-1:.+|arn:aws-.+",
        "be the ARN of a log group in us-east-1",
        "InvalidInput: The log group must be in the US East (N. Virginia) Region",
        f"{_API}/API_CreateQueryLoggingConfig.html",
    ),
    *(
        Pair(
            Route53.RECORD,
            (When(name),),
            "records of a routing policy are told apart by it",
            _RECORD,
            needs=("setIdentifier",),
        )
        for name in _ROUTINGS
    ),
    Form(
        Route53.RECORD,
        "failoverRoutingPolicies[].type",
        "PRIMARY|SECONDARY",
        "be PRIMARY or SECONDARY",
        "expected type to be one of PRIMARY, SECONDARY",
        _RECORD,
    ),
    Pair(
        Route53.RECORD,
        (When("continent"),),
        "InvalidInput: ContinentCode is given without CountryCode and SubdivisionCode",
        f"{_API}/API_GeoLocation.html",
        refuses=("country", "subdivision"),
        within="geolocationRoutingPolicies",
    ),
    Pair(
        Route53.RECORD,
        (When("subdivision"),),
        "InvalidInput: SubdivisionCode is given with its CountryCode",
        f"{_API}/API_GeoLocation.html",
        needs=("country",),
        within="geolocationRoutingPolicies",
    ),
    Form(
        Route53.RECORD,
        "name",
        r"(?!\.)(?!.*\.\.).+",
        "be a name whose parts between the dots are not empty",
        "InvalidChangeBatch: FATAL problem: DomainLabelEmpty (Domain label is empty)",
        f"{DOCS}/Route53/latest/DeveloperGuide/DomainNameFormat.html",
    ),
    Pair(
        Route53.RECORD,
        (When("setIdentifier"),),
        "an identifier is for records of a routing policy",
        _RECORD,
        needs=_ROUTINGS,
    ),
    Range(Route53.RECORD, "weightedRoutingPolicies[].weight", ((0, 255),), _RECORD),
    Form(
        Route53.RECORD,
        "zoneId",
        r"(/?hostedzone/)?[^\s{}:/]{1,32}",
        "be the id of a hosted zone: the zoneId of a planned one, or of aws.route53.get_zone",
        "InvalidInput: Member must have length less than or equal to 32",
        f"{_API}/API_ChangeResourceRecordSets.html",
    ),
    Form(
        Route53.RECORD,
        "name",
        r"([^.]{1,63}\.)*[^.]{0,63}",
        "have 63 characters at most between two periods",
        "InvalidChangeBatch: DomainLabelTooLong",
        f"{DOCS}/Route53/latest/DeveloperGuide/DomainNameFormat.html",
    ),
    *(
        Form(
            type,
            name,
            r"(/hostedzone/)?Z[0-9A-Z]+",
            "be the id of a zone, which begins with Z",
            "NoSuchHostedZone: No hosted zone found with ID",
            f"{_API}/API_ChangeResourceRecordSets.html",
        )
        for type, name in (
            (Route53.HOSTED_ZONE_DNS_SEC, "hostedZoneId"),
            (Route53.KEY_SIGNING_KEY, "hostedZoneId"),
            (Route53.QUERY_LOG, "zoneId"),
            (Route53.RECORD, "zoneId"),
            (Route53.ZONE_ASSOCIATION, "zoneId"),
        )
    ),
    Size(
        Route53.RESOLVER_ENDPOINT,
        "ipAddresses",
        2,
        20,
        "an endpoint has two addresses at least",
        f"{_API}/API_route53resolver_CreateResolverEndpoint.html",
    ),
    Pair(
        Route53.RESOLVER_ENDPOINT,
        (When("direction", ("OUTBOUND",)),),
        "DoH-FIPS is applicable for default inbound endpoints only",
        f"{_API}/API_route53resolver_CreateResolverEndpoint.html",
        shuts=When("protocols", ("DoH-FIPS",)),
    ),
    Pair(
        Route53.RESOLVER_FIREWALL_RULE,
        (When("action", ("BLOCK",)),),
        "This setting is required if the rule action setting is BLOCK",
        _FIREWALL,
        needs=("blockResponse",),
    ),
    Pair(
        Route53.RESOLVER_FIREWALL_RULE,
        (When("action", ("ALLOW", "ALERT")),),
        "it says how queries are blocked",
        _FIREWALL,
        refuses=("blockResponse",),
        certain=False,
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
    Range(
        Route53.RESOLVER_FIREWALL_RULE_GROUP_ASSOCIATION,
        "priority",
        ((100, 9_900),),
        f"{_API}/API_route53resolver_AssociateFirewallRuleGroup.html",
    ),
    *(
        Pair(
            Route53.RESOLVER_RULE,
            (When("ruleType", ("FORWARD",)),),
            "it is required for rules of the type FORWARD",
            f"{_API}/API_route53resolver_CreateResolverRule.html",
            needs=(name,),
        )
        for name in ("resolverEndpointId", "targetIps")
    ),
    Pair(
        Route53.RESOLVER_RULE,
        (When("ruleType", ("SYSTEM",)),),
        "a rule of the type SYSTEM forwards nothing",
        f"{_API}/API_route53resolver_CreateResolverRule.html",
        refuses=("resolverEndpointId", "targetIps"),
    ),
    Pair(
        Route53.ZONE,
        (When("vpcs"),),
        "a private zone has no delegation set",
        f"{PROVIDER}/route53/zone.go",
        refuses=("delegationSetId",),
    ),
)
