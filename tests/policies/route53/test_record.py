from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

RECORD = "aws:route53/record:Record"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:route53/zone:Zone", "shop", name="shop.io")
    plan.add(RECORD, "spf", zoneId=Ref("shop"), name="shop.io", type="TXT", ttl=300, records=["v=spf1 -all"])
    plan.add(RECORD, "web", zoneId=Ref("shop"), name="www", type="A", aliases=[{"name": "a", "zoneId": "Z"}])
    return plan


text_too_long = (
    Table("route53-record-text-too-long", base)
    .good("short")
    .good("the most", lambda p: p.set("spf", records=["x" * 255]))
    .good("in strings", lambda p: p.set("spf", records=["x" * 255 + '""' + "y" * 100]))
    .good("in quoted strings", lambda p: p.set("spf", records=['"' + "x" * 200 + '" "' + "y" * 200 + '"']))
    .good("an address", lambda p: p.set("spf", type="CNAME", records=["x" * 256]))
    .bad(
        "one more",
        lambda p: p.set("spf", records=["x" * 256]),
        ("spf", "A string of the record has 256 characters; 255 are allowed."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("spf", records=None, aliases=[{"name": "a"}], ttl=None))
    .unknown("from an update", lambda p: p.set("spf", records=Unknown()))
)

alias_incomplete = (
    Table("route53-record-alias-incomplete", base)
    .good("one of the two")
    .good("no time", lambda p: p.set("spf", ttl=0))
    .bad(
        "both",
        lambda p: p.set("web", records=["1.2.3.4"]),
        ("web", "The record has aliases and records."),
        level="mandatory",
    )
    .bad("a time", lambda p: p.set("web", ttl=300), ("web", "The record has aliases and ttl."))
    .good("an alias and the time 0, which says nothing", lambda p: p.set("web", ttl=0))
    .bad(
        "no time",
        lambda p: p.set("spf", ttl=None),
        ("spf", "The record has records and no ttl.", "Set ttl, in seconds."),
    )
    .absent(
        "neither",
        lambda p: p.set("spf", records=None),
        ("spf", "The record has neither records nor aliases.", "Set records and ttl, or aliases."),
    )
    .unknown("from an update", lambda p: p.set("spf", records=Unknown()))
)

zone_name_reserved = (
    Table("route53-record-zone-name-reserved", base)
    .good("a domain of one's own")
    .good("only alike", lambda p: p.set("shop", name="myexample.com"))
    .bad(
        "below a reserved one",
        lambda p: p.set("shop", name="pay.Example.com."),
        ("shop", "The zone is 'pay.Example.com.', of a domain for documentation."),
        level="mandatory",
    )
    .bad(
        "in a VPC",
        lambda p: p.set("shop", name="example.org", vpcs=[{"vpcId": "vpc-1"}]),
        ("shop", "The zone is 'example.org', of a domain for documentation."),
        level="advisory",
    )
    .bad(
        "below a reserved one, by a name that an update knows",
        lambda p: p.set("shop", name=Ref("spf", "fqdn", "", ".example.com")),
        ("shop", "The zone is '${spf.fqdn}.example.com', of a domain for documentation."),
        view="preview",
    )
    .good(
        "of one's own, behind a name that an update knows",
        lambda p: p.set("shop", name=Ref("spf", "fqdn", "example.com.")),
        view="preview",
    )
    .absent("none", lambda p: p.set("shop", name=None))
    .unknown("from an update", lambda p: p.set("shop", name=Unknown()))
)


def validated(plan: Plan, *names: str, **more: object) -> Plan:
    plan.add("aws:acm/certificate:Certificate", "cert", domainName=names[0], subjectAlternativeNames=list(names[1:]))
    for number in range(len(names)):
        option = f"domainValidationOptions[{number}]"
        plan.add(
            RECORD,
            f"proves-{number}",
            zoneId=Ref("shop"),
            name=Ref("cert", f"{option}.resourceRecordName"),
            type="CNAME",
            ttl=60,
            records=[Ref("cert", f"{option}.resourceRecordValue")],
            **more,
        )
    return plan


validation_repeated = (
    Table("route53-record-validation-repeated", base)
    .good("two names", lambda p: validated(p, "shop.io", "www.shop.io"))
    .good("overwritten", lambda p: validated(p, "shop.io", "*.shop.io", allowOverwrite=True))
    .good("one record alone", lambda p: validated(p, "shop.io", "*.shop.io").remove("proves-1"))
    .bad(
        "a name and its wildcard",
        lambda p: validated(p, "shop.io", "*.shop.io"),
        (
            "proves-1",
            (
                "2 options of cert have a record each, and its names need 1: a wildcard is validated by the record of "
                "the name below it."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .absent("a name of its own", lambda p: p.set("web", name="www"))
    .unknown("the name", lambda p: p.set("web", name=Unknown()), undecided=False)
    .outside("a certificate of another stack", lambda p: p.set("web", name="_abc.shop.io"))
)


def own(**settings: object) -> object:
    return lambda p: p.add(
        RECORD, "own", **{"zoneId": Ref("shop"), "type": "NS", "ttl": 300, "records": ["ns.shop.dev"], **settings}
    )


made_with_zone = (
    Table("route53-record-made-with-zone", base)
    .good("of a name below it", own(name="eu.shop.io"))
    .good(
        "of a name below one that is taken from elsewhere",
        lambda p: (
            p.add("aws:route53/zone:Zone", "other", name="other.io")
            .set("shop", name=Ref("other", "name", "x."))
            .add(
                RECORD,
                "own",
                zoneId=Ref("shop"),
                type="NS",
                ttl=300,
                records=["a.b"],
                name=Ref("other", "name", "y.x."),
            )
        ),
        view="preview",
    )
    .good("taken over", own(name="shop.io", allowOverwrite=True))
    .bad(
        "by the same name",
        own(name="Shop.io."),
        ("own", "The record is the NS record of shop itself, which is made with the zone."),
        level="mandatory",
    )
    .bad(
        "by the zone's name",
        own(name=Ref("shop", "name"), type="SOA"),
        ("own", "The record is the SOA record of shop itself, which is made with the zone."),
        view="preview",
    )
    .absent("no name", own(name=None, allowOverwrite=True))
    .unknown("the name", own(name=Unknown()))
    .outside("a zone of another stack", own(name="shop.io", zoneId="Z0123456789"))
)
