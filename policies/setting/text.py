"""Forms that texts must have by AWS's prose, which its models do not state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policies.setting._families import FAMILIES
from policies.setting._names import NAMES
from policypack import Block, Evidence, Finding, Resource, policy
from policypack.catalogue.tokens import S3, Cloudformation, Cloudfront, Ec2, Imagebuilder, Lb, Route53, Wafv2


class TextPattern(NamedTuple):
    """A text, or each of a list, at `name` in the blocks at the path `within`, must match `pattern` as a whole.

    `what` says which texts do, `says` what AWS answers to others.
    """

    type: str
    within: str
    name: str
    pattern: str
    what: str
    says: str
    source: str
    certain: bool = True


_DOCS = "https://docs.aws.amazon.com"
_ORIGIN = f"{_DOCS}/cloudfront/latest/APIReference/API_Origin.html"
_OCTET = r"(25[0-5]|2[0-4]\d|1?\d?\d)"
FORMS = (
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "origins",
        "domainName",
        r"[^/:\s]+",
        "a host name without https:// and without a path",
        "InvalidArgument: The parameter origin name cannot contain a colon",
        _ORIGIN,
    ),
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "origins",
        "originPath",
        r"/(.*[^/])?",
        "a path that begins with a slash and does not end in one",
        "it begins with a slash and does not end in one",
        _ORIGIN,
    ),
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "origins.s3OriginConfig",
        "originAccessIdentity",
        r"origin-access-identity/cloudfront/\w+",
        "the cloudfrontAccessIdentityPath of the identity: origin-access-identity/cloudfront/ and its id",
        "InvalidOriginAccessIdentity: The specified origin access identity does not exist or is not valid",
        f"{_DOCS}/cloudfront/latest/APIReference/API_S3OriginConfig.html",
    ),
    *(
        TextPattern(
            Cloudfront.DISTRIBUTION,
            within,
            name,
            r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "the id of a policy, such as 658327ea-f89d-4fab-a63d-7e88639e58f6: that of a planned one, or of "
            f"aws.cloudfront.get_{lookup}",
            f"{error}: The specified policy does not exist",
            f"{_DOCS}/cloudfront/latest/APIReference/API_DefaultCacheBehavior.html",
        )
        for within in ("defaultCacheBehavior", "orderedCacheBehaviors")
        for name, lookup, error in (
            ("cachePolicyId", "cache_policy", "NoSuchCachePolicy"),
            ("originRequestPolicyId", "origin_request_policy", "NoSuchOriginRequestPolicy"),
            ("responseHeadersPolicyId", "response_headers_policy", "NoSuchResponseHeadersPolicy"),
        )
    ),
    *(
        TextPattern(
            type,
            "rules.statement.byteMatchStatement",
            "searchString",
            ".{1,200}",
            "a text of 200 bytes at most",
            "WAFInvalidParameterException: The maximum length of the value is 200 bytes",
            f"{_DOCS}/waf/latest/APIReference/API_ByteMatchStatement.html",
        )
        for type in (Wafv2.WEB_ACL, Wafv2.RULE_GROUP)
    ),
    *(
        TextPattern(
            type,
            "",
            "templateBody",
            ".*(Resources|Transform).*",
            "the text of a template, which has Resources; a file is read by the program",
            "ValidationError: Template format error: At least one Resources member must be defined",
            f"{_DOCS}/AWSCloudFormation/latest/UserGuide/resources-section-structure.html",
        )
        for type in (Cloudformation.STACK, Cloudformation.STACK_SET)
    ),
    TextPattern(
        Cloudfront.FUNCTION,
        "",
        "code",
        r".{1,10240}",
        "less: 10 KB are allowed",
        "FunctionSizeLimitExceeded: The function is too large",
        f"{_DOCS}/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-functions",
    ),
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "",
        "defaultRootObject",
        r"[^/].*",
        "the name of a file, without a slash before it",
        "the name of an object does not begin with a slash",
        f"{_DOCS}/cloudfront/latest/APIReference/API_DistributionConfig.html",
        certain=False,
    ),
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "",
        "aliases",
        r"(\*\.)?[^/:*\s]+",
        "a host name without https://, in which * stands for the first part alone",
        "InvalidArgument: The parameter CNAME contains one or more parameters that are not valid",
        f"{_DOCS}/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html",
    ),
    TextPattern(
        Cloudfront.DISTRIBUTION,
        "customErrorResponses",
        "responsePagePath",
        r"/.*",
        "a path that begins with a slash",
        "the path of a page begins with a slash",
        f"{_DOCS}/cloudfront/latest/APIReference/API_CustomErrorResponse.html",
    ),
    TextPattern(
        Route53.RECORD,
        "",
        "name",
        r"(?!\.)(?!.*\.\.).+",
        "a name whose parts between the dots are not empty",
        "InvalidChangeBatch: FATAL problem: DomainLabelEmpty (Domain label is empty)",
        f"{_DOCS}/Route53/latest/DeveloperGuide/DomainNameFormat.html",
    ),
    TextPattern(
        Route53.RECORD,
        "",
        "zoneId",
        r"(/?hostedzone/)?[^\s{}:/]{1,32}",
        "the id of a hosted zone: the zoneId of a planned one, or of aws.route53.get_zone",
        "InvalidInput: Member must have length less than or equal to 32",
        f"{_DOCS}/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
    ),
    TextPattern(
        S3.BUCKET_CORS_CONFIGURATION,
        "corsRules",
        "allowedMethods",
        r"GET|PUT|HEAD|POST|DELETE",
        "GET, PUT, HEAD, POST or DELETE",
        "InvalidRequest: Found unsupported HTTP method in CORS config",
        f"{_DOCS}/AmazonS3/latest/API/API_CORSRule.html",
    ),
    TextPattern(
        S3.BUCKET_CORS_CONFIGURATION,
        "corsRules",
        "allowedOrigins",
        r"[^*]*\*?[^*]*",
        "an origin with one * at most",
        "InvalidRequest: AllowedOrigin can not have more than one wildcard",
        f"{_DOCS}/AmazonS3/latest/userguide/ManageCorsUsing.html",
    ),
    TextPattern(
        S3.BUCKET_WEBSITE_CONFIGURATION,
        "indexDocument",
        "suffix",
        r"[^/]+",
        "the name of a file, without a slash",
        "InvalidArgument: The IndexDocument Suffix is not well formed",
        f"{_DOCS}/AmazonS3/latest/API/API_IndexDocument.html",
    ),
    TextPattern(
        Imagebuilder.DISTRIBUTION_CONFIGURATION,
        "distributions.amiDistributionConfiguration",
        "name",
        r".*\{\{\s*imagebuilder:buildDate\s*\}\}.*",
        "a name with {{ imagebuilder:buildDate }}, which makes it another in each build",
        "InvalidParameterValueException: The EC2 AMI name must contain '{{ imagebuilder:buildDate }}' to ensure that "
        "the name will be unique",
        f"{_DOCS}/imagebuilder/latest/userguide/cr-upd-ami-distribution-settings.html",
    ),
    TextPattern(
        Wafv2.IP_SET,
        "",
        "addresses",
        rf"{_OCTET}(\.{_OCTET}){{3}}/([1-9]|[12]\d|3[0-2])|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*/([1-9]|[1-9]\d|1[01]\d|12[0-8])",
        "a range with its length, as 10.0.0.4/32, and not /0",
        "WAFInvalidParameterException: The parameter contains formatting that is not valid., field: IP_ADDRESS",
        f"{_DOCS}/waf/latest/APIReference/API_CreateIPSet.html",
    ),
    TextPattern(
        Ec2.KEY_PAIR,
        "",
        "publicKey",
        r"\s*((ssh-rsa|ssh-ed25519) [A-Za-z0-9+/]+=*( .*)?|-----BEGIN (RSA )?PUBLIC KEY-----.*|---- BEGIN SSH2 .*"
        r"|[A-Za-z0-9+/]+=*)\s*",
        "a public key of RSA or ED25519, as ssh-keygen writes it",
        "InvalidKey.Format: Key is not in valid OpenSSH public key format",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_ImportKeyPair.html",
    ),
    *(
        TextPattern(
            type,
            f"{within}.fixedResponse",
            "statusCode",
            r"[245]\d\d|[245]XX",
            "2XX, 4XX or 5XX",
            "fixed responses have a status of 2XX, 4XX or 5XX",
            f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_FixedResponseActionConfig.html",
        )
        for type, within in ((Lb.LISTENER, "defaultActions"), (Lb.LISTENER_RULE, "actions"))
    ),
    *(
        TextPattern(name.type, "", name.property, name.pattern, name.what, name.says, name.source, name.certain)
        for name in (*NAMES, *FAMILIES)
    ),
)


@policy(*sorted({form.type for form in FORMS}), silences={"cloudfront-reference-not-found": "property"})
def form_refused(resource: Resource) -> Iterator[Finding]:
    """Text has a form that AWS does not take.

    Why: "InvalidArgument: The parameter origin name cannot contain a colon", "InvalidRequest: Found unsupported HTTP
    method in CORS config", "InvalidKey.Format": each row of the table quotes its own answer.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_Origin.html
    https://docs.aws.amazon.com/AmazonS3/latest/API/API_CORSRule.html
    """
    for form in FORMS:
        if form.type != resource.type:
            continue
        blocks: list[Block] = [resource]
        for step in filter(None, form.within.split(".")):
            blocks = [inner for block in blocks for inner in block.blocks(step)]
        for block in blocks:
            for name, text in _texts(block, form.name):
                if not re.fullmatch(form.pattern, text, re.DOTALL):
                    yield block.finding(
                        name,
                        problem=f"{block.path(name)} is {text[:60]!r}: {form.says}.",
                        fix=f"Write {form.what}.",
                        evidence=Evidence("documented", form.source),
                        level=None if form.certain else "advisory",
                    )


def _texts(block: Block, name: str) -> Iterator[tuple[str, str]]:
    """Yield the known texts of a property, each with its path. What only an update knows is left to it."""
    value = block.raw(name)
    several = isinstance(value, list)
    for index, item in enumerate(value if several else [value]):
        if isinstance(item, str) and item:
            yield f"{name}[{index}]" if several else name, item
