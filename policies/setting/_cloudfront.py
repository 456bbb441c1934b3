"""Settings and forms of Amazon CloudFront."""

from __future__ import annotations

from policies.setting._forms import Form
from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import Cloudfront

_API = "https://docs.aws.amazon.com/cloudfront/latest/APIReference/"
_GUIDE = "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/"
_ORIGIN = f"{_API}API_Origin.html"
_POLICY = f"{_API}API_ParametersInCacheKeyAndForwardedToOrigin.html"
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

CLOUDFRONT = (
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("enabled", ("true",)),),
        "When you enable CloudFront Origin Shield, you must specify the AWS Region for Origin Shield",
        f"{_API}API_OriginShield.html",
        needs=("originShieldRegion",),
        within="origins.originShield",
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("originAccessControlId"),),
        "IllegalOriginAccessConfiguration: An origin cannot contain both an origin access control (OAC) and an origin "
        "access identity (OAI)",
        f"{_API}API_CreateDistribution.html",
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
    *(
        Pair(
            Cloudfront.DISTRIBUTION,
            (When("forward", ("whitelist",)),),
            "it names the cookies that are meant",
            f"{_API}API_CookiePreference.html",
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
            f"{_API}API_CookiePreference.html",
            refuses=("whitelistedNames",),
            within=f"{behavior}.forwardedValues.cookies",
        )
        for behavior in _BEHAVIORS
    ),
    Pair(
        Cloudfront.DISTRIBUTION,
        (When("sslSupportMethod", ("sni-only",)),),
        "When you're using SNI only, you must specify TLSv1 or higher",
        f"{_API}API_ViewerCertificate.html",
        shuts=When("minimumProtocolVersion", ("SSLv3",)),
        within="viewerCertificate",
    ),
    Pair(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        (When("modeBlock", ("true",)),),
        "You cannot specify a ReportUri when ModeBlock is true",
        f"{_API}API_ResponseHeadersPolicyXSSProtection.html",
        refuses=("reportUri",),
        within="securityHeadersConfig.xssProtection",
    ),
    *(
        Pair(
            type,
            (When(behavior, ("whitelist", "allExcept", "allViewerAndWhitelistCloudFront")),),
            "this behavior lists what it means",
            _POLICY,
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
            _POLICY,
            refuses=(listed,),
            within=within,
        )
        for type, within, behavior, listed in _LISTING
    ),
    *(
        Pair(
            Cloudfront.CACHE_POLICY,
            (When("maxTtl", ("0",)),),
            f"InvalidArgument: The parameter {name} {_DISABLED}",
            f"{_API}API_CachePolicyConfig.html",
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
)

CLOUDFRONT_FORMS = (
    Form(
        Cloudfront.DISTRIBUTION,
        "comment",
        "(?s).{1,128}",
        "have 128 characters at most",
        "InvalidArgument: The parameter Comment is too big",
        f"{_API}API_DistributionConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "httpVersion",
        r"(?i)http1\.1|http2|http3|http2and3",
        "be http1.1, http2, http3 or http2and3",
        "InvalidArgument: The parameter HttpVersion is not valid",
        f"{_API}API_DistributionConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "loggingConfig.bucket",
        r".+\.s3([.-][a-z0-9-]+)*\.amazonaws\.com(\.cn)?",
        "be the domain name of a bucket, such as logs.s3.amazonaws.com: the bucketDomainName of a planned one",
        "InvalidArgument: The parameter Logging Bucket does not refer to a valid S3 bucket",
        f"{_API}API_LoggingConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "restrictions.geoRestriction.locations[]",
        "(?!UK|EN|EU)[A-Z]{2}",
        "be the code of a country in capitals, by ISO 3166-1, such as GB",
        "InvalidGeoRestrictionParameter: The specified geo restriction parameter is not valid",
        f"{_API}API_GeoRestriction.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "webAclId",
        r"arn:[^:]+:wafv2:[^:]+:\d+:global/webacl/.+|[0-9a-fA-F-]{36}",
        "be the ARN of a web ACL of the scope CLOUDFRONT",
        "InvalidWebACLId: Web ACL is not accessible by the requester",
        f"{_API}API_DistributionConfig.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].customOriginConfig.originSslProtocols[]",
        r"SSLv3|TLSv1|TLSv1\.1|TLSv1\.2",
        "be SSLv3, TLSv1, TLSv1.1 or TLSv1.2",
        "InvalidArgument: The parameter OriginSslProtocols is not valid",
        f"{_API}API_OriginSslProtocols.html",
    ),
    Form(
        Cloudfront.DISTRIBUTION,
        "origins[].customHeaders[].name",
        rf"(?i)(?!x-amz-|x-edge-)(?!({'|'.join(_NOT_ADDED)})$).+",
        "be another header: this one CloudFront adds to no request",
        "InvalidArgument: The parameter HeaderName is not allowed",
        f"{_GUIDE}add-origin-custom-headers.html",
    ),
    Form(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        "customHeadersConfig.items[].header",
        rf"(?i)(?!({'|'.join(_SECURITY)})$).+",
        "be no security header: those stand in securityHeadersConfig",
        "InvalidArgument: The parameter CustomHeaders contains a security header and cannot be set as custom header",
        f"{_GUIDE}creating-response-headers-policies.html",
    ),
    Form(
        Cloudfront.RESPONSE_HEADERS_POLICY,
        "corsConfig.accessControlAllowMethods.items[]",
        "|".join(_METHODS),
        f"be one of {', '.join(_METHODS)}",
        "InvalidArgument: The parameter AccessControlAllowMethods is not valid",
        f"{_API}API_ResponseHeadersPolicyAccessControlAllowMethods.html",
    ),
    Form(
        Cloudfront.FUNCTION,
        "name",
        "[a-zA-Z0-9_-]{1,64}",
        "be of at most 64 letters, digits, hyphens and underscores",
        "InvalidArgument: The parameter Name is not valid",
        f"{_API}API_CreateFunction.html",
    ),
    Form(
        Cloudfront.ORIGIN_ACCESS_CONTROL,
        "name",
        "(?s).{1,64}",
        "have 64 characters at most",
        "InvalidArgument: The parameter Name is too long",
        f"{_API}API_OriginAccessControlConfig.html",
    ),
)
