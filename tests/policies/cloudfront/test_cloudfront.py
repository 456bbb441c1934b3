from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

DISTRIBUTION = "aws:cloudfront/distribution:Distribution"
CERTIFICATE = "aws:acm/certificate:Certificate"
VALIDATION = "aws:acm/certificateValidation:CertificateValidation"
BUCKET = "aws:s3/bucket:Bucket"

VIRGINIA = {"region": "us-east-1"}
CHINA = {"region": "cn-north-1"}
NOT_FOUND = {"errorCode": 404, "responseCode": 200, "responsePagePath": "/index.html"}


def base() -> Plan:
    plan = Plan()
    plan.add(BUCKET, "pages")
    plan.add(CERTIFICATE, "shop", domainName="shop.acme-store.eu", provider=VIRGINIA)
    plan.add(VALIDATION, "shop-valid", certificateArn=Ref("shop", "arn"), provider=VIRGINIA)
    plan.add(
        DISTRIBUTION,
        "site",
        enabled=True,
        aliases=["shop.acme-store.eu"],
        origins=[{"originId": "pages", "domainName": Ref("pages", "bucketRegionalDomainName")}],
        customErrorResponses=[NOT_FOUND],
        viewerCertificate={
            "acmCertificateArn": Ref("shop-valid", "certificateArn"),
            "sslSupportMethod": "sni-only",
            "minimumProtocolVersion": "TLSv1.2_2021",
        },
    )
    return plan


DEFAULT = {"cloudfrontDefaultCertificate": True}

default_certificate = (
    Table("cloudfront-default-certificate", base)
    .good("a certificate of its own")
    .good("aliases are another policy's", lambda plan: plan.set("site", viewerCertificate=DEFAULT))
    .bad(
        "the default one",
        lambda plan: plan.set("site", viewerCertificate=DEFAULT, aliases=None),
        ("site", "viewerCertificate is the default one: the site has no name of its own and accepts TLS 1.0."),
        level="advisory",
    )
    .absent(
        "no viewer certificate",
        lambda plan: plan.set("site", viewerCertificate=None, aliases=None),
        ("site", "viewerCertificate is the default one: the site has no name of its own and accepts TLS 1.0."),
    )
    .unknown("from an update", lambda plan: plan.set("site", viewerCertificate=Unknown()))
    .without("outside", "any certificate will do")
)

alias_without_certificate = (
    Table("cloudfront-alias-without-certificate", base)
    .good("a certificate of its own")
    .good("a certificate of IAM", lambda plan: plan.set("site", viewerCertificate={"iamCertificateId": "ASCA1"}))
    .good(
        "China",
        lambda plan: plan.add(
            DISTRIBUTION, "cn", aliases=["shop.cn"], origins=[], viewerCertificate=DEFAULT, provider=CHINA
        ),
    )
    .bad(
        "the default certificate",
        lambda plan: plan.set("site", viewerCertificate=DEFAULT),
        ("site", "The alias is shop.acme-store.eu, and viewerCertificate names no certificate."),
        level="mandatory",
    )
    .bad(
        "two aliases",
        lambda plan: plan.set("site", viewerCertificate=DEFAULT, aliases=["a.acme.eu", "b.acme.eu"]),
        ("site", "aliases has 2 names (a.acme.eu, b.acme.eu), and viewerCertificate names no certificate."),
    )
    .absent("no aliases", lambda plan: plan.set("site", viewerCertificate=DEFAULT, aliases=None))
    .unknown("aliases from an update", lambda plan: plan.set("site", viewerCertificate=DEFAULT, aliases=Unknown()))
    .without("outside", "any certificate will do")
)

IN_IRELAND = "The certificate shop is in eu-west-1; CloudFront takes only certificates of us-east-1."
FOREIGN = "arn:aws:acm:eu-south-1:210987654321:certificate/2f1c"

certificate_outside_us_east_1 = (
    Table("cloudfront-certificate-outside-us-east-1", base)
    .good("made in us-east-1")
    .bad(
        "made where the stack is",
        lambda plan: (
            plan.remove("shop", "shop-valid")
            .add(CERTIFICATE, "shop", domainName="shop.acme-store.eu")
            .set("site", viewerCertificate={"acmCertificateArn": Ref("shop", "arn")})
        ),
        ("site", IN_IRELAND),
        level="mandatory",
    )
    .bad(
        "by way of its validation",
        lambda plan: (
            plan.remove("shop", "shop-valid")
            .add(CERTIFICATE, "shop", domainName="shop.acme-store.eu")
            .add(VALIDATION, "shop-valid", certificateArn=Ref("shop", "arn"))
        ),
        ("site", IN_IRELAND),
    )
    .outside(
        "an ARN of another region",
        lambda plan: plan.set("site", viewerCertificate={"acmCertificateArn": FOREIGN}),
        ("site", f"The certificate {FOREIGN} is in eu-south-1; CloudFront takes only certificates of us-east-1."),
    )
    .outside(
        "an ARN of us-east-1",
        lambda plan: plan.set(
            "site", viewerCertificate={"acmCertificateArn": FOREIGN.replace("eu-south-1", "us-east-1")}
        ),
    )
    .absent("no viewerCertificate", lambda plan: plan.set("site", viewerCertificate=None))
    .absent("no certificate", lambda plan: plan.set("site", viewerCertificate=DEFAULT))
    .unknown("from an update", lambda plan: plan.set("site", viewerCertificate={"acmCertificateArn": Unknown()}))
)

error_pages_missing = (
    Table("cloudfront-error-pages-missing", base)
    .good("one page")
    .good(
        "an application answers its own errors",
        lambda plan: plan.set(
            "site",
            customErrorResponses=None,
            origins=[{"originId": "app", "domainName": "app.acme.eu", "customOriginConfig": {"httpPort": 80}}],
        ),
    )
    .absent(
        "none",
        lambda plan: plan.set("site", customErrorResponses=None),
        ("site", "customErrorResponses is not set, and every origin is a bucket."),
    )
    .bad(
        "an empty list, origin by access control",
        lambda plan: plan.set(
            "site",
            customErrorResponses=[],
            origins=[{"originId": "p", "domainName": "p.s3.amazonaws.com", "originAccessControlId": "E1"}],
        ),
        ("site", "customErrorResponses is not set, and every origin is a bucket."),
        level="advisory",
    )
    .unknown("from an update", lambda plan: plan.set("site", customErrorResponses=Unknown()))
    .outside(
        "an origin of another stack",
        lambda plan: plan.set(
            "site", customErrorResponses=None, origins=[{"originId": "x", "domainName": "x.acme.eu"}]
        ),
    )
)

error_page_incomplete = (
    Table("cloudfront-error-page-incomplete", base)
    .good("page and code")
    .good(
        "neither: only how long errors are kept",
        lambda plan: plan.set("site", customErrorResponses=[{"errorCode": 503, "errorCachingMinTtl": 5}]),
    )
    .bad(
        "a code without a page",
        lambda plan: plan.set("site", customErrorResponses=[{"errorCode": 403, "responseCode": 404}]),
        ("site", "The error response for 403 has responseCode and no responsePagePath."),
        level="mandatory",
    )
    .bad(
        "a page without a code",
        lambda plan: plan.set("site", customErrorResponses=[NOT_FOUND, {"errorCode": 403, "responsePagePath": "/e"}]),
        ("site", "The error response for 403 has responsePagePath and no responseCode."),
    )
    .good(
        "a code of 0, which the provider leaves out",
        lambda plan: plan.set("site", customErrorResponses=[{"errorCode": 503, "responseCode": 0}]),
    )
    .absent("none", lambda plan: plan.set("site", customErrorResponses=None))
    .unknown("from an update", lambda plan: plan.set("site", customErrorResponses=Unknown()))
    .unknown(
        "a page that an update will know",
        lambda plan: plan.set(
            "site", customErrorResponses=[{"errorCode": 403, "responseCode": 200, "responsePagePath": Unknown()}]
        ),
        undecided=False,
    )
    .without("outside", "reads one resource")
)
