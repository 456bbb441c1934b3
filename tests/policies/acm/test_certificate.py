from __future__ import annotations

from datetime import UTC, datetime, timedelta

from policypack.aws.services.acm import Certificate
from policypack.testing import Plan, Ref, Table, Unknown
from tests.clocks import NOON

ACCOUNT = "210987654321"
HERE = f"arn:aws:acm:eu-west-1:{ACCOUNT}:certificate/8f2c"
GLOBAL = f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/51aa"
OTHERS = "arn:aws:acm:eu-west-1:364412870955:certificate/8f2c"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:acm/certificate:Certificate", "shop", domainName="shop.acme.io", validationMethod="DNS")
    plan.add("aws:lb/listener:Listener", "https", port=443, protocol="HTTPS", certificateArn=Ref("shop", "arn"))
    plan.add(
        "aws:cloudfront/distribution:Distribution",
        "site",
        aliases=["shop.acme.io"],
        viewerCertificate={"acmCertificateArn": Ref("shop", "arn"), "sslSupportMethod": "sni-only"},
    )
    return plan


def listener(plan: Plan, arn: object = HERE) -> Plan:
    return plan.set("https", certificateArn=arn)


def site(plan: Plan) -> Plan:
    return plan.set("site", viewerCertificate={"acmCertificateArn": GLOBAL, "sslSupportMethod": "sni-only"})


def there(arn: str = HERE, status: str = "ISSUED", **more: object) -> dict[object, object]:
    return {("acm.certificate", arn): Certificate(arn, ("shop.acme.io", "*.acme.io"), status, **more)}  # type: ignore[arg-type]


not_found = (
    Table("acm-certificate-not-found", base)
    .good("planned here", facts={})
    .good("there", listener, facts=there())
    .not_found(
        "nowhere",
        listener,
        ("https", "There is no certificate 8f2c in eu-west-1, and this stack does not create it."),
        facts={("acm.certificate", HERE): None},
        level="mandatory",
    )
    .bad(
        "nowhere, of a distribution",
        site,
        ("site", "There is no certificate 51aa in us-east-1, and this stack does not create it."),
        facts={("acm.certificate", GLOBAL): None},
    )
    .outside("of another account", lambda plan: listener(plan, OTHERS), facts={})
    .absent("none", lambda plan: listener(plan, None), facts={})
    .unknown("from an update", lambda plan: listener(plan, Unknown()), facts={})
    .cannot_ask("denied", listener)
)

not_issued = (
    Table("acm-certificate-not-issued", base)
    .good("issued", listener, facts=there())
    .bad(
        "waits for its validation",
        listener,
        (
            "https",
            "The certificate for shop.acme.io has the status PENDING_VALIDATION; only an issued one can be used.",
        ),
        facts=there(status="PENDING_VALIDATION"),
        level="mandatory",
    )
    .good(
        "this update waits for its validation",
        lambda plan: listener(plan).add(
            "aws:acm/certificateValidation:CertificateValidation", "valid", certificateArn=HERE
        ),
        facts=there(status="PENDING_VALIDATION"),
    )
    .bad(
        "a record of this update may be what it waits for",
        lambda plan: listener(plan).add(
            "aws:route53/record:Record", "proof", name="_x.shop.acme.io", type="CNAME", zoneId="Z1", records=["y"]
        ),
        (
            "https",
            "The certificate for shop.acme.io has the status PENDING_VALIDATION; only an issued one can be used.",
        ),
        facts=there(status="PENDING_VALIDATION"),
        level="advisory",
    )
    .bad(
        "failed",
        listener,
        (
            "https",
            "The certificate for shop.acme.io has the status FAILED (CAA_ERROR); only an issued one can be used.",
        ),
        facts=there(status="FAILED", reason="CAA_ERROR"),
    )
    .not_found("another policy's", listener, facts={("acm.certificate", HERE): None})
    .outside("of another account", lambda plan: listener(plan, OTHERS), facts={})
    .absent("none", lambda plan: listener(plan, None), facts={})
    .unknown("from an update", lambda plan: listener(plan, Unknown()), facts={})
    .cannot_ask("denied", listener)
)

names_not_covered = (
    Table("acm-certificate-names-not-covered", base)
    .good("covered", site, facts=there(GLOBAL))
    .good("a listener has no names", listener, facts=there())
    .bad(
        "a label too many",
        lambda plan: site(plan).set("site", aliases=["www.shop.acme.io", "blog.acme.io"]),
        ("site", "The certificate is for shop.acme.io, *.acme.io, and not for www.shop.acme.io in aliases."),
        facts=there(GLOBAL),
        level="mandatory",
    )
    .bad(
        "an API's domain",
        lambda plan: plan.add(
            "aws:apigatewayv2/domainName:DomainName",
            "api",
            domainName="acme.io",
            domainNameConfiguration={"certificateArn": HERE, "endpointType": "REGIONAL"},
        ),
        ("api", "The certificate is for shop.acme.io, *.acme.io, and not for acme.io in domainName."),
        facts=there(),
    )
    .not_found("another policy's", site, facts={("acm.certificate", GLOBAL): None})
    .outside("of another account", lambda plan: listener(plan, OTHERS), facts={})
    .bad(
        "five of six names are said",
        site,
        (
            "site",
            "The certificate is for a.io, b.io, c.io, d.io, e.io, and not for shop.acme.io in aliases.",
        ),
        facts={
            ("acm.certificate", GLOBAL): Certificate(GLOBAL, tuple(f"{letter}.io" for letter in "abcdef"), "ISSUED")
        },
    )
    .absent("no aliases", lambda plan: site(plan).set("site", aliases=None), facts=there(GLOBAL))
    .unknown("alias from an update", lambda plan: site(plan).set("site", aliases=[Unknown()]), facts=there(GLOBAL))
    .cannot_ask("denied", site)
)

LONG_AGO = datetime(2026, 1, 2, tzinfo=UTC)
ENDS = "The imported certificate for shop.acme.io ends on 2026-01-02, and ACM does not renew what it did not issue."
expires_soon = (
    Table("acm-certificate-expires-soon", base)
    .good("ACM renews it", listener, facts=there(expires=LONG_AGO))
    .good("years to go", listener, facts=there(expires=datetime(2999, 1, 1, tzinfo=UTC), kind="IMPORTED"))
    .bad(
        "imported",
        listener,
        (
            "https",
            ENDS,
        ),
        facts=there(expires=LONG_AGO, kind="IMPORTED"),
        level="advisory",
    )
    .not_found("another policy's", listener, facts={("acm.certificate", HERE): None})
    .outside("of another account", lambda plan: listener(plan, OTHERS), facts={})
    .good("thirty days", listener, facts=there(expires=NOON + timedelta(days=30), kind="IMPORTED"))
    .absent("none", lambda plan: listener(plan, None), facts={})
    .unknown("from an update", lambda plan: listener(plan, Unknown()), facts={})
    .cannot_ask("denied", listener)
)
