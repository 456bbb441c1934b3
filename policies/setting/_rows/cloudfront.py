"""Settings of CloudFront."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Distinct, Form, Pair, Range, Rank, Size, When, Words
from policypack.catalogue.tokens import Cloudfront

_GUIDE = f"{DOCS}/AmazonCloudFront/latest/DeveloperGuide"
_API = f"{DOCS}/cloudfront/latest/APIReference"
_TTL = f"{_API}/API_CachePolicyConfig.html"
_ORIGIN = f"{_API}/API_Origin.html"
_KEYS = "parametersInCacheKeyAndForwardedToOrigin"
_DISABLED = "is invalid for policy with caching disabled"
_BEHAVIORS = ("defaultCacheBehavior", "orderedCacheBehaviors")
# Which behaviours list what they mean, by type, block, what says it, and the list.
_LISTING = (
    (Cloudfront.CACHE_POLICY, f"{_KEYS}.headersConfig", "headerBehavior", "headers"),
    (Cloudfront.CACHE_POLICY, f"{_KEYS}.cookiesConfig", "cookieBehavior", "cookies"),
    (Cloudfront.CACHE_POLICY, f"{_KEYS}.queryStringsConfig", "queryStringBehavior", "queryStrings"),
    (Cloudfront.ORIGIN_REQUEST_POLICY, "headersConfig", "headerBehavior", "headers"),
    (Cloudfront.ORIGIN_REQUEST_POLICY, "cookiesConfig", "cookieBehavior", "cookies"),
    (Cloudfront.ORIGIN_REQUEST_POLICY, "queryStringsConfig", "queryStringBehavior", "queryStrings"),
)
# https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html#add-origin-custom-headers-denylist
_NOT_ADDED = (
    *("cache-control", "connection", "content-length", "cookie", "host", "if-match", "if-modified-since"),
    *("if-none-match", "if-range", "if-unmodified-since", "max-forwards", "pragma", "proxy-authenticate"),
    *("proxy-authorization", "proxy-connection", "range", "request-range", "te", "trailer", "transfer-encoding"),
    *("upgrade", "via", "x-real-ip"),
)
_SECURITY = (
    *("content-security-policy", "referrer-policy", "strict-transport-security", "x-content-type-options"),
    *("x-frame-options", "x-xss-protection"),
)
_METHODS = ("ALL", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
# Words of CloudFront's own.
_CHOICES = " ".join(("none", "whitelist", "allExcept", "all"))
_OF_KEYS = " ".join(("none", "whitelist"))
_OF_ORIGINS = " ".join(("none", "whitelist", "allViewer", "allViewerAndWhitelistCloudFront", "allExcept"))
_ORDERED = "MinTTL, DefaultTTL and MaxTTL are in this order"
_DAY = 86_400
_YEAR = 31_536_000

ROWS = (
    *(
        Words(type, f"{PROVIDER}/cloudfront/{file}.go", words)
        for type, file, words in (
            (
                Cloudfront.CACHE_POLICY,
                "cache_policy",
                {
                    f"{_KEYS}.cookiesConfig.cookieBehavior": _CHOICES,
                    f"{_KEYS}.headersConfig.headerBehavior": _OF_KEYS,
                    f"{_KEYS}.queryStringsConfig.queryStringBehavior": _CHOICES,
                },
            ),
            (
                Cloudfront.DISTRIBUTION,
                "distribution",
                {"priceClass": "PriceClass_100 PriceClass_200 PriceClass_All None"},
            ),
            (
                Cloudfront.ORIGIN_REQUEST_POLICY,
                "origin_request_policy",
                {
                    "cookiesConfig.cookieBehavior": _CHOICES,
                    "headersConfig.headerBehavior": _OF_ORIGINS,
                    "queryStringsConfig.queryStringBehavior": _CHOICES,
                },
            ),
        )
    ),
    *(
        Form(
            type,
            "name",
            r"[0-9A-Za-z_-]{1,128}",
            "be of at most 128 letters, digits, hyphens and underscores",
            "names of policies have no other characters",
            TRIED,
        )
        for type in (Cloudfront.CACHE_POLICY, Cloudfront.ORIGIN_REQUEST_POLICY, Cloudfront.RESPONSE_HEADERS_POLICY)
    ),
    *(
        Pair(
            Cloudfront.CONTINUOUS_DEPLOYMENT_POLICY,
            (When("type", (kind,)),),
            "a way of choosing requests has its settings",
            f"{_API}/API_TrafficConfig.html",
            needs=(needed,),
            within="trafficConfig",
        )
        for kind, needed in (("SingleHeader", "singleHeaderConfig"), ("SingleWeight", "singleWeightConfig"))
    ),
    Form(
        Cloudfront.CONTINUOUS_DEPLOYMENT_POLICY,
        "trafficConfig.singleHeaderConfig.header",
        r"(?i)aws-cf-cd-.+",
        "begin with aws-cf-cd-",
        "The request header name must contain the prefix aws-cf-cd-",
        f"{_API}/API_ContinuousDeploymentSingleHeaderConfig.html",
    ),
    Range(
        Cloudfront.CONTINUOUS_DEPLOYMENT_POLICY,
        "trafficConfig.singleWeightConfig.weight",
        ((0, 0.15),),
        f"{_API}/API_ContinuousDeploymentSingleWeightConfig.html",
    ),
    *(
        Form(
            Cloudfront.DISTRIBUTION,
            f"{within}.lambdaFunctionAssociations[].lambdaArn",
            r"(?!arn:aws:lambda:(?!us-east-1:)).*",
            "be of a function in us-east-1",
            "InvalidLambdaFunctionAssociation: The function must be in region 'us-east-1'",
            f"{_GUIDE}/edge-functions-restrictions.html",
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors[]")
    ),
    *(
        Form(
            Cloudfront.DISTRIBUTION,
            f"{within}.trustedSigners[]",
            r"self|\d{12}",
            "be self or the twelve digits of an account",
            "a trusted signer is self or an account",
            TRIED,
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors[]")
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("trustedKeyGroups"),),
            "signers are accounts or groups of keys",
            TRIED,
            refuses=("trustedSigners",),
            within=within,
        )
        for within in _BEHAVIORS
    ),
    Distinct(
        Cloudfront.DISTRIBUTION,
        "origins",
        "originId",
        "origins have ids of their own",
        TRIED,
        merges=True,
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("staging", ("true",)),),
        "a staging distribution has no alternate domain names",
        TRIED,
        refuses=("aliases",),
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "viewerCertificate.minimumProtocolVersion",
        r"SSLv3|TLSv1|TLSv1(\.\d)?_20\d\d",
        "have its year, such as TLSv1.2_2021",
        "expected viewer_certificate.0.minimum_protocol_version to be one of them",
        f"{PROVIDER}/cloudfront/distribution.go",
    ),
    Size(
        Cloudfront.FUNCTION,
        "keyValueStoreAssociations",
        1,
        1,
        "a function reads one key value store",
        f"{_GUIDE}/kvs-with-functions-associate.html",
    ),
    Form(
        Cloudfront.ORIGIN_REQUEST_POLICY,
        "headersConfig.headers.items[]",
        r"(?i)cloudfront-.+",
        "be a header of CloudFront, such as CloudFront-Viewer-Country",
        "allViewerAndWhitelistCloudFront only adds headers of CloudFront",
        TRIED,
        when=(When("headersConfig.headerBehavior", ("allViewerAndWhitelistCloudFront",)),),
    ),
    Distinct(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        "customHeadersConfig.items",
        "header",
        "a header is set once",
        TRIED,
        merges=True,
    ),
    Words(
        Cloudfront.REALTIME_LOG_CONFIG,
        f"{PROVIDER}/cloudfront/realtime_log_config.go",
        {"endpoint.streamType": "Kinesis"},
    ),
    Form(
        Cloudfront.VPC_ORIGIN,
        "vpcOriginEndpointConfig.arn",
        r"arn:[^:]+:(elasticloadbalancing:[^:]*:[^:]*:loadbalancer/(app|net)/.+|ec2:[^:]*:[^:]*:instance/.+)",
        "be the ARN of an Application or Network Load Balancer, or of an instance",
        "an origin in a VPC is a load balancer or an instance",
        TRIED,
    ),
    Rank(Cloudfront.CACHE_POLICY, "defaultTtl", "maxTtl", _ORDERED, _TTL, least=_DAY, most=_YEAR),
    *(
        Pair(
            Cloudfront.CACHE_POLICY,
            (When("maxTtl", ("0",)),),
            f"InvalidArgument: The parameter {name} {_DISABLED}",
            _TTL,
            shuts=When(f"{_KEYS}.{path}", values),
        )
        for name, path, values in (
            ("EnableAcceptEncodingGzip", "enableAcceptEncodingGzip", ("true",)),
            ("EnableAcceptEncodingBrotli", "enableAcceptEncodingBrotli", ("true",)),
            ("HeaderBehavior", "headersConfig.headerBehavior", ("whitelist",)),
            ("CookieBehavior", "cookiesConfig.cookieBehavior", ("whitelist", "allExcept", "all")),
            ("QueryStringBehavior", "queryStringsConfig.queryStringBehavior", ("whitelist", "allExcept", "all")),
        )
    ),
    Rank(Cloudfront.CACHE_POLICY, "minTtl", "defaultTtl", _ORDERED, _TTL, most=_DAY),
    *(
        Pair(
            type,
            (When(behavior, ("whitelist", "allExcept", "allViewerAndWhitelistCloudFront")),),
            "this behavior lists what it means",
            f"{_API}/API_ParametersInCacheKeyAndForwardedToOrigin.html",
            needs=(listed,),
            within=within,
        )
        for type, within, behavior, listed in _LISTING
    ),
    *(
        Pair(
            type,
            (When(behavior, ("none",)),),
            "nothing is listed where the behavior is none",
            f"{_API}/API_ParametersInCacheKeyAndForwardedToOrigin.html",
            refuses=(listed,),
            within=within,
        )
        for type, within, behavior, listed in _LISTING
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "aliases[]",
        r"(\*\.)?[^/:*\s]+",
        "be a host name without https://, in which * stands for the first part alone",
        "InvalidArgument: The parameter CNAME contains one or more parameters that are not valid",
        f"{_GUIDE}/CNAMEs.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "comment",
        "(?s).{1,128}",
        "have 128 characters at most",
        "InvalidArgument: The parameter Comment is too big",
        f"{_API}/API_DistributionConfig.html",
    ),
    Range(
        Cloudfront.DISTRIBUTION,
        "customErrorResponses[].errorCode",
        ((400, 400), (403, 405), (414, 414), (416, 416), (500, 504)),
        f"{_API}/API_CustomErrorResponse.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "customErrorResponses[].responsePagePath",
        r"/.*",
        "be a path that begins with a slash",
        "the path of a page begins with a slash",
        f"{_API}/API_CustomErrorResponse.html",
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("forward", ("whitelist",)),),
            "it names the cookies that are meant",
            f"{_API}/API_CookiePreference.html",
            needs=("whitelistedNames",),
            within=f"{behavior}.forwardedValues.cookies",
        )
        for behavior in _BEHAVIORS
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("forward", ("all", "none")),),
            "If you specify all or none for the value of Forward, omit WhitelistedNames",
            f"{_API}/API_CookiePreference.html",
            refuses=("whitelistedNames",),
            within=f"{behavior}.forwardedValues.cookies",
        )
        for behavior in _BEHAVIORS
    ),
    *(
        Rank(
            Cloudfront.DISTRIBUTION,
            low,
            high,
            "InvalidTTLOrder",
            f"{_API}/API_DefaultCacheBehavior.html",
            within=within,
            unless=("cachePolicyId",),
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors")
        for low, high in (("minTtl", "defaultTtl"), ("defaultTtl", "maxTtl"), ("minTtl", "maxTtl"))
    ),
    *(
        Form(
            Cloudfront.DISTRIBUTION,
            f"{within}.{name}",
            r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "be the id of a policy, such as 658327ea-f89d-4fab-a63d-7e88639e58f6: that of a planned one, or of "
            f"aws.cloudfront.get_{lookup}",
            f"{error}: The specified policy does not exist",
            f"{_API}/API_DefaultCacheBehavior.html",
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors[]")
        for name, lookup, error in (
            ("cachePolicyId", "cache_policy", "NoSuchCachePolicy"),
            ("originRequestPolicyId", "origin_request_policy", "NoSuchOriginRequestPolicy"),
            ("responseHeadersPolicyId", "response_headers_policy", "NoSuchResponseHeadersPolicy"),
        )
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "defaultRootObject",
        r"[^/].*",
        "be the name of a file, without a slash before it",
        "the name of an object does not begin with a slash",
        f"{_API}/API_DistributionConfig.html",
        certain=False,
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "httpVersion",
        r"(?i)http1\.1|http2|http3|http2and3",
        "be http1.1, http2, http3 or http2and3",
        "InvalidArgument: The parameter HttpVersion is not valid",
        f"{_API}/API_DistributionConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "loggingConfig.bucket",
        r".+\.s3([.-][a-z0-9-]+)*\.amazonaws\.com(\.cn)?",
        "be the domain name of a bucket, such as logs.s3.amazonaws.com: the bucketDomainName of a planned one",
        "InvalidArgument: The parameter Logging Bucket does not refer to a valid S3 bucket",
        f"{_API}/API_LoggingConfig.html",
    ),
    Distinct(
        Cloudfront.DISTRIBUTION,
        "orderedCacheBehaviors",
        "pathPattern",
        "the path patterns of cache behaviors are different",
        TRIED,
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("enabled", ("true",)),),
        "When you enable CloudFront Origin Shield, you must specify the AWS Region for Origin Shield",
        f"{_API}/API_OriginShield.html",
        needs=("originShieldRegion",),
        within="origins.originShield",
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("originAccessControlId"),),
        "IllegalOriginAccessConfiguration: An origin cannot contain both an origin access control (OAC) and an origin "
        "access identity (OAI)",
        f"{_API}/API_CreateDistribution.html",
        refuses=("s3OriginConfig.originAccessIdentity",),
        within="origins",
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("s3OriginConfig"),),
        "an origin is of one kind",
        _ORIGIN,
        refuses=("customOriginConfig",),
        within="origins",
        certain=False,
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].customOriginConfig.originSslProtocols[]",
        r"SSLv3|TLSv1|TLSv1\.1|TLSv1\.2",
        "be SSLv3, TLSv1, TLSv1.1 or TLSv1.2",
        "InvalidArgument: The parameter OriginSslProtocols is not valid",
        f"{_API}/API_OriginSslProtocols.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].customHeaders[].name",
        rf"(?i)(?!x-amz-|x-edge-)(?!({'|'.join(_NOT_ADDED)})$).+",
        "be another header: this one CloudFront adds to no request",
        "InvalidArgument: The parameter HeaderName is not allowed",
        f"{_GUIDE}/add-origin-custom-headers.html",
    ),
    Range(Cloudfront.DISTRIBUTION, "origins[].connectionAttempts", ((1, 3),), _ORIGIN),
    Range(Cloudfront.DISTRIBUTION, "origins[].connectionTimeout", ((1, 10),), _ORIGIN),
    *(
        # The most is 120, and by a raised quota 180.
        Range(
            Cloudfront.DISTRIBUTION,
            f"origins[].customOriginConfig.{name}",
            ((1, 180),),
            f"{_API}/API_CustomOriginConfig.html",
        )
        for name in ("originKeepaliveTimeout", "originReadTimeout")
    ),
    Distinct(
        Cloudfront.DISTRIBUTION,
        "origins",
        "originId",
        "the id of an origin must be unique within the distribution",
        _ORIGIN,
        merges=True,
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].domainName",
        r"(?!\d+(\.\d+){3}$)[^/:\s]+",
        "be a host name without https:// and without a path, and no address",
        "InvalidArgument: The parameter origin name cannot contain a colon",
        _ORIGIN,
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].originPath",
        r"/(.*[^/])?",
        "be a path that begins with a slash and does not end in one",
        "it begins with a slash and does not end in one",
        _ORIGIN,
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].s3OriginConfig.originAccessIdentity",
        r"origin-access-identity/cloudfront/\w+",
        "be the cloudfrontAccessIdentityPath of the identity: origin-access-identity/cloudfront/ and its id",
        "InvalidOriginAccessIdentity: The specified origin access identity does not exist or is not valid",
        f"{_API}/API_S3OriginConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "restrictions.geoRestriction.locations[]",
        "(?!UK|EN|EU)[A-Z]{2}",
        "be the code of a country in capitals, by ISO 3166-1, such as GB",
        "InvalidGeoRestrictionParameter: The specified geo restriction parameter is not valid",
        f"{_API}/API_GeoRestriction.html",
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("restrictionType", ("whitelist", "blacklist")),),
        "a list of countries needs some",
        f"{_API}/API_GeoRestriction.html",
        needs=("locations",),
        within="restrictions.geoRestriction",
        certain=False,
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("restrictionType", ("none",)),),
        "InvalidGeoRestrictionParameter: Your request contains invalid Restriction parameters",
        f"{_API}/API_GeoRestriction.html",
        refuses=("locations",),
        within="restrictions.geoRestriction",
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("sslSupportMethod", ("sni-only",)),),
        "When you're using SNI only, you must specify TLSv1 or higher",
        f"{_API}/API_ViewerCertificate.html",
        shuts=When("minimumProtocolVersion", ("SSLv3",)),
        within="viewerCertificate",
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When(name),),
            "with a certificate, sslSupportMethod must be specified",
            f"{_API}/API_ViewerCertificate.html",
            needs=("sslSupportMethod",),
            within="viewerCertificate",
        )
        for name in ("acmCertificateArn", "iamCertificateId")
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "webAclId",
        r"arn:[^:]+:wafv2:[^:]+:\d+:global/webacl/.+|[0-9a-fA-F-]{36}",
        "be the ARN of a web ACL of the scope CLOUDFRONT",
        "InvalidWebACLId: Web ACL is not accessible by the requester",
        f"{_API}/API_DistributionConfig.html",
    ),
    *(
        Range(
            Cloudfront.DISTRIBUTION,
            f"origins[].customOriginConfig.{name}",
            ((80, 80), (443, 443), (1_024, 65_535)),
            f"{_GUIDE}/DownloadDistValuesOrigin.html",
        )
        for name in ("httpPort", "httpsPort")
    ),
    Range(
        Cloudfront.DISTRIBUTION,
        "customErrorResponses[].responseCode",
        ((200, 200), (400, 400), (403, 405), (414, 414), (416, 416), (500, 504)),
        f"{_GUIDE}/HTTPStatusCodes.html",
    ),
    Range(
        Cloudfront.DISTRIBUTION,
        "originGroups[].failoverCriteria.statusCodes[]",
        ((403, 404), (416, 416), (429, 429), (500, 500), (502, 504)),
        f"{_GUIDE}/high_availability_origin_failover.html",
    ),
    *(
        Form(
            Cloudfront.DISTRIBUTION,
            f"{within}.functionAssociations[].eventType",
            "viewer-(request|response)",
            "be viewer-request or viewer-response: at the origin there are functions of Lambda alone",
            "InvalidFunctionAssociation",
            f"{_API}/API_FunctionAssociation.html",
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors[]")
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("includeBody", ("true",)),),
            "InvalidLambdaFunctionAssociation: a response has no body of the request",
            f"{_GUIDE}/lambda-include-body-access.html",
            takes=When("eventType", ("origin-request", "viewer-request")),
            within=f"{within}.lambdaFunctionAssociations",
        )
        for within in _BEHAVIORS
    ),
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("forwardedValues"),),
            "an origin request policy goes with a cache policy",
            f"{_GUIDE}/controlling-origin-requests.html",
            refuses=("originRequestPolicyId",),
            within=within,
        )
        for within in _BEHAVIORS
    ),
    Form(
        Cloudfront.FUNCTION,
        "code",
        r".{1,10240}",
        "have 10,240 characters at most",
        "FunctionSizeLimitExceeded: The function is too large",
        f"{_GUIDE}/cloudfront-limits.html#limits-functions",
    ),
    Form(
        Cloudfront.FUNCTION,
        "name",
        "[a-zA-Z0-9_-]{1,64}",
        "be of at most 64 letters, digits, hyphens and underscores",
        "InvalidArgument: The parameter Name is not valid",
        f"{_API}/API_CreateFunction.html",
    ),
    Pair(
        Cloudfront.FUNCTION,
        (When("runtime", ("cloudfront-js-1.0",)),),
        "a key value store is read by the runtime cloudfront-js-2.0",
        f"{_GUIDE}/kvs-with-functions.html",
        refuses=("keyValueStoreAssociations",),
    ),
    Form(
        Cloudfront.ORIGIN_ACCESS_CONTROL,
        "name",
        "(?s).{1,64}",
        "have 64 characters at most",
        "InvalidArgument: The parameter Name is too long",
        f"{_API}/API_OriginAccessControlConfig.html",
    ),
    Form(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        "corsConfig.accessControlAllowMethods.items[]",
        "|".join(_METHODS),
        f"be one of {', '.join(_METHODS)}",
        "InvalidArgument: The parameter AccessControlAllowMethods is not valid",
        f"{_API}/API_ResponseHeadersPolicyAccessControlAllowMethods.html",
    ),
    Pair(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        (),
        "InvalidArgument: a policy for headers of responses has at least one of its parts",
        f"{_API}/API_ResponseHeadersPolicyConfig.html",
        needs=(
            *("corsConfig", "customHeadersConfig", "removeHeadersConfig", "securityHeadersConfig"),
            "serverTimingHeadersConfig",
        ),
        certain=False,
    ),
    Form(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        "customHeadersConfig.items[].header",
        rf"(?i)(?!({'|'.join(_SECURITY)})$).+",
        "be no security header: those stand in securityHeadersConfig",
        "InvalidArgument: The parameter CustomHeaders contains a security header and cannot be set as custom header",
        f"{_GUIDE}/creating-response-headers-policies.html",
    ),
    Pair(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        (When("modeBlock", ("true",)),),
        "You cannot specify a ReportUri when ModeBlock is true",
        f"{_API}/API_ResponseHeadersPolicyXSSProtection.html",
        refuses=("reportUri",),
        within="securityHeadersConfig.xssProtection",
    ),
    Pair(
        Cloudfront.ORIGIN_REQUEST_POLICY,
        (When("headersConfig.headerBehavior", ("whitelist",)),),
        "InvalidArgument: The parameter Headers contains a header that is not allowed; it goes into a cache policy",
        f"{_GUIDE}/add-origin-custom-headers.html",
        shuts=When("headersConfig.headers.items", ("Accept-Encoding", "Authorization")),
    ),
)
