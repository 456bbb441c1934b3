from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

CERTIFICATE = "aws:acm/certificate:Certificate"


def base() -> Plan:
    plan = Plan()
    plan.add(CERTIFICATE, "shop", domainName="shop.acme-store.eu", validationMethod="DNS")
    return plan


LONG = "a-very-long-subdomain-name-for-the-payments-api.staging.acme-store.eu"

domain_too_long = (
    Table("acm-domain-too-long", base)
    .good("short name")
    .good("64 characters", lambda plan: plan.set("shop", domainName="a" * 54 + ".acme-s.eu"))
    .good("long alternative name", lambda plan: plan.set("shop", subjectAlternativeNames=[LONG]))
    .bad(
        "69 characters first",
        lambda plan: plan.set("shop", domainName=LONG),
        ("shop", f"domainName '{LONG}' has 69 characters; at most 64 are allowed."),
    )
    .bad(
        "alternative name over 253",
        lambda plan: plan.set("shop", subjectAlternativeNames=["a" * 254]),
        ("shop", f"subjectAlternativeNames[0] '{'a' * 254}' has 254 characters; at most 253 are allowed."),
    )
    .bad(
        "the literal part alone is too long",
        lambda plan: plan.add("aws:route53/zone:Zone", "zone", name="acme").set(
            "shop", domainName=Ref("zone", "name", before=LONG + ".")
        ),
        ("shop", f"domainName '{LONG}.${{zone.name}}' has at least 70 characters; at most 64 are allowed."),
        view="preview",
    )
    .absent("imported certificate", lambda plan: plan.set("shop", domainName=None, privateKey="key"))
    .unknown("name from an update", lambda plan: plan.set("shop", domainName=Unknown()))
    .without("outside", "reads one resource")
)
