from __future__ import annotations

from policypack.aws.services.route53 import HostedZone
from policypack.testing import CANNOT_ASK, Plan, Ref, Table, Unknown

CERTIFICATE = "aws:acm/certificate:Certificate"
VALIDATION = "aws:acm/certificateValidation:CertificateValidation"
RECORD = "aws:route53/record:Record"
LISTENER = "aws:lb/listener:Listener"
LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"

LOCALSTACK = {"endpoints": '[{"acm":"http://localhost:4566"}]'}


def base() -> Plan:
    plan = Plan()
    plan.add(CERTIFICATE, "shop", domainName="shop.acme-store.eu", validationMethod="DNS")
    plan.add(RECORD, "proof", name="_x.shop.acme-store.eu", type="CNAME", ttl=60, records=[Ref("shop", "arn")])
    plan.add(VALIDATION, "shop-valid", certificateArn=Ref("shop", "arn"), validationRecordFqdns=[Ref("proof", "fqdn")])
    plan.add(LOAD_BALANCER, "front", name="front")
    plan.add(
        LISTENER,
        "https",
        loadBalancerArn=Ref("front", "arn"),
        port=443,
        protocol="HTTPS",
        certificateArn=Ref("shop-valid", "certificateArn"),
        defaultActions=[{"type": "fixed-response", "fixedResponse": {"contentType": "text/plain"}}],
    )
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

certificate_domain_reserved = (
    Table("acm-certificate-domain-reserved", base)
    .good("a domain of one's own")
    .good("a domain that only looks like one", lambda plan: plan.set("shop", domainName="shop.my-example.com"))
    .good(
        "a private authority may issue it",
        lambda plan: plan.set("shop", domainName="db.internal", certificateAuthorityArn="arn:aws:acm-pca:x"),
    )
    .good(
        "LocalStack issues everything",
        lambda plan: plan.remove("shop", "https", "shop-valid", "proof").add(
            CERTIFICATE, "shop", domainName="shop.example.com", provider=LOCALSTACK
        ),
    )
    .bad(
        "the listener waits for it",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .set("shop", domainName="pay.example.com")
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
        (
            "shop",
            (
                "No public certificate can be issued for pay.example.com, which is a reserved domain, and https "
                "cannot do "
                "without it."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "a validation waits for it",
        lambda plan: (
            plan.remove("https", "proof")
            .set("shop", domainName="shop.test")
            .set("shop-valid", validationRecordFqdns=None)
        ),
        (
            "shop",
            (
                "No public certificate can be issued for shop.test, which is a reserved domain, and shop-valid "
                "cannot do "
                "without it."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "nothing uses it yet",
        lambda plan: plan.remove("https", "shop-valid", "proof").set("shop", domainName="*.local"),
        ("shop", "No public certificate can be issued for *.local, which is a reserved domain."),
        level="advisory",
    )
    .bad(
        "the reserved name is an alternative one",
        lambda plan: plan.remove("https", "shop-valid", "proof").set(
            "shop", subjectAlternativeNames=["www.example.org"]
        ),
        ("shop", "No public certificate can be issued for www.example.org, which is a reserved domain."),
    )
    .bad(
        "below a name that only an update knows",
        lambda plan: (
            plan.remove("https", "shop-valid", "proof")
            .add("random:index/randomId:RandomId", "id")
            .set("shop", domainName=Ref("id", "hex", after=".example.com"))
        ),
        ("shop", "No public certificate can be issued for ${id.hex}.example.com, which is a reserved domain."),
        view="preview",
    )
    .absent("imported certificate", lambda plan: plan.set("shop", domainName=None, privateKey="key"))
    .unknown("name from an update", lambda plan: plan.set("shop", domainName=Unknown()))
    .without("outside", "looks at who uses it in this stack, and says less where nobody does")
)

UNVALIDATED = (
    "https uses the certificate for shop.acme-store.eu, and this stack neither creates its DNS record nor waits for it."
)


def unvalidated(plan: Plan) -> Plan:
    return plan.remove("shop-valid", "proof").set("https", certificateArn=Ref("shop", "arn"))


def zone(name: str, *, private: bool = False) -> HostedZone:
    return HostedZone("Z1", name, private, 4, "", "x")


certificate_never_validated = (
    Table("acm-certificate-never-validated", base)
    .good("validated by a record and waited for")
    .good(
        "only the record is here",
        lambda plan: plan.remove("shop-valid").set("https", certificateArn=Ref("shop", "arn")),
    )
    .good("used by nothing", lambda plan: plan.remove("https", "shop-valid", "proof"))
    .good(
        "validated by mail",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .set("shop", validationMethod="EMAIL")
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .good(
        "the record is another DNS provider's",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .add("cloudflare:index/record:Record", "proof", content=Ref("shop", "arn"))
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .good(
        "it exists already",
        lambda plan: (
            plan.remove("shop-valid", "proof", "shop")
            .add(
                CERTIFICATE,
                "shop",
                domainName="shop.acme-store.eu",
                validationMethod="DNS",
                outputs={"id": "arn:aws:acm:eu-west-1:210987654321:certificate/1"},
            )
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .good(
        "for a load balancer's own name, which nothing can validate",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .set("shop", domainName="web-1.eu-west-1.elb.amazonaws.com")
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .bad(
        "the listener uses it at once",
        lambda plan: plan.remove("shop-valid", "proof").set("https", certificateArn=Ref("shop", "arn")),
        (
            "shop",
            (
                "https uses the certificate for shop.acme-store.eu, and this stack neither creates its DNS "
                "record nor waits "
                "for it."
            ),
        ),
        level="advisory",
    )
    .bad(
        "the account has its zone",
        unvalidated,
        ("shop", f"{UNVALIDATED} The account has the hosted zone acme-store.eu for it."),
        facts={("route53.zones",): (zone("eu.com"), zone("acme-store.eu"), zone("shop.acme-store.eu", private=True))},
    )
    .not_found(
        "the account has no zone for it",
        unvalidated,
        ("shop", f"{UNVALIDATED} The account has no hosted zone for it."),
        facts={("route53.zones",): (zone("other.eu"),)},
    )
    .bad("its zones cannot be asked for", unvalidated, ("shop", UNVALIDATED), facts=CANNOT_ASK)
    .absent(
        "no method: mail it is",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .set("shop", validationMethod=None)
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .unknown(
        "method from an update",
        lambda plan: (
            plan.remove("shop-valid", "proof")
            .set("shop", validationMethod=Unknown())
            .set("https", certificateArn=Ref("shop", "arn"))
        ),
    )
    .outside(
        "the listener uses another certificate",
        lambda plan: plan.remove("shop-valid", "proof").set(
            "https", certificateArn="arn:aws:acm:eu-west-1:210987654321:certificate/9"
        ),
    )
)

OF_AWS = "a host name of AWS, for which no certificate can be issued to you."

domain_is_aws_hostname = (
    Table("acm-domain-is-aws-hostname", base)
    .good("a domain of one's own")
    .good("a domain that only ends alike", lambda plan: plan.set("shop", domainName="notamazonaws.com"))
    .bad(
        "the load balancer's own name",
        lambda plan: plan.remove("https", "shop-valid", "proof").set("shop", domainName=Ref("front", "dnsName")),
        ("shop", f"domainName is ${{front.dnsName}}, {OF_AWS}"),
        view="preview",
    )
    .bad(
        "something of the load balancer, which can only be its name",
        lambda plan: plan.remove("https", "shop-valid", "proof").set("shop", domainName=Ref("front", "dnsName")),
        ("shop", f"domainName is front.dnsName, {OF_AWS}"),
        view="engine",
    )
    .bad(
        "written out",
        lambda plan: plan.set("shop", subjectAlternativeNames=["d1.cloudfront.net", "Shop.elasticbeanstalk.com"]),
        ("shop", f"subjectAlternativeNames[0] is d1.cloudfront.net, {OF_AWS}"),
        ("shop", f"subjectAlternativeNames[1] is Shop.elasticbeanstalk.com, {OF_AWS}"),
    )
    .absent("imported certificate", lambda plan: plan.set("shop", domainName=None, privateKey="key"))
    .unknown("name from an update", lambda plan: plan.set("shop", domainName=Unknown()))
    .outside(
        "made from a zone of this stack",
        lambda plan: plan.add("aws:route53/zone:Zone", "zone", name="acme.eu").set(
            "shop", domainName=Ref("zone", "name", before="www.")
        ),
        view="preview",
        undecided=False,
    )
)
