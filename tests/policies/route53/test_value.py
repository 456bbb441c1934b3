from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

RECORD = "aws:route53/record:Record"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:route53/zone:Zone", "shop", name="shop.dev")
    plan.add("aws:lb/loadBalancer:LoadBalancer", "front", name="front")
    plan.add(RECORD, "www", zoneId=Ref("shop", "zoneId"), name="www.shop.dev", type="A", ttl=60, records=["10.0.0.1"])
    return plan


def record(plan: Plan, type: str, *values: str, name: Any = "www.shop.dev") -> Plan:
    return plan.set("www", type=type, records=list(values), name=name)


refused = (
    Table("route53-value-refused", base)
    .good("an address")
    .good("of six", lambda p: record(p, "AAAA", "2001:db8::1"))
    .good("mail", lambda p: record(p, "MX", "10 mail.shop.dev", "20 mail2.shop.dev."))
    .good("a service", lambda p: record(p, "SRV", "1 10 5269 im.shop.dev"))
    .good("who may issue", lambda p: record(p, "CAA", '0 issue "amazon.com"'))
    .good("any text", lambda p: record(p, "TXT", "anything"))
    .bad(
        "a host",
        lambda p: record(p, "A", "web.shop.dev"),
        (
            "www",
            "The value is 'web.shop.dev', and a record of the type A has an IPv4 address: ARRDATAIllegalIPv4Address.",
        ),
        level="mandatory",
    )
    .bad(
        "four for six",
        lambda p: record(p, "AAAA", "10.0.0.1"),
        (
            "www",
            (
                "The value is '10.0.0.1', and a record of the type AAAA has an IPv6 address: "
                "AAAARRDATAIllegalIPv6Address."
            ),
        ),
    )
    .bad(
        "mail without a priority",
        lambda p: record(p, "MX", "mail.shop.dev"),
        (
            "www",
            (
                "The value is 'mail.shop.dev', and a record of the type MX has a priority and a host, as 10 "
                "mail.shop.dev: MXRRDATANotTwoFields."
            ),
        ),
    )
    .absent("an alias", lambda p: p.set("www", records=None))
    .unknown("from an update", lambda p: p.set("www", records=Unknown()))
)

canonical_name_refused = (
    Table("route53-value-canonical-name-refused", base)
    .good("below the top", lambda p: record(p, "CNAME", "a.b"))
    .good("another type at the top", lambda p: record(p, "MX", "10 a.b", name="shop.dev"))
    .good("one value", lambda p: p.set("www", type="CNAME", records=["a.b"]))
    .bad(
        "two values",
        lambda p: p.set("www", type="CNAME", records=["a.b", "c.d"]),
        ("www", "The record of the type CNAME has 2 values."),
        level="mandatory",
    )
    .bad(
        "at the top",
        lambda p: record(p, "CNAME", "a.b", name="Shop.dev."),
        ("www", "The record of the type CNAME is at the top of the zone shop, 'shop.dev'."),
        level="mandatory",
    )
    .bad(
        "at the top by its name",
        lambda p: record(p, "CNAME", "a.b", name=Ref("shop", "name")),
        ("www", "The record of the type CNAME is at the top of the zone shop, 'shop.dev'."),
        view="preview",
    )
    .bad(
        "beside another",
        lambda p: record(p, "CNAME", "a.b").add(
            RECORD, "text", zoneId=Ref("shop", "zoneId"), name="www.shop.dev", type="TXT", ttl=60, records=["a"]
        ),
        (
            "www",
            "The record of the type CNAME has the name 'www.shop.dev' of text, which is of the type TXT.",
            "Give one of them another name: beside a CNAME there is no other record.",
        ),
    )
    .absent("no name", lambda p: record(p, "CNAME", "a.b", name=None))
    .unknown("the type", lambda p: p.set("www", type=Unknown()))
    .outside("a zone of another stack", lambda p: record(p, "CNAME", "a.b").set("www", zoneId="Z1"))
)


def alias(plan: Plan, zone: Any) -> Plan:
    plan.set("www", records=None, ttl=None)
    return plan.set("www", aliases=[{"name": Ref("front", "dnsName"), "zoneId": zone, "evaluateTargetHealth": True}])


alias_zone_wrong = (
    Table("route53-value-alias-zone-wrong", base)
    .good("no alias")
    .good("the balancer's zone", lambda p: alias(p, Ref("front", "zoneId")))
    .bad(
        "the record's zone",
        lambda p: alias(p, Ref("shop", "zoneId")),
        ("www", "The alias is of front, and zoneId is that of shop, the zone of the record."),
        view="preview",
        level="mandatory",
    )
    .absent("none", lambda p: p.set("www", aliases=None))
    .unknown("the aliases", lambda p: p.set("www", aliases=Unknown()))
    .outside("a zone of another stack", lambda p: alias(p, "Z1"))
)


def routed(name: str) -> Any:
    return lambda p: p.add(
        RECORD,
        "canary",
        zoneId=Ref("shop", "zoneId"),
        name=name,
        type="A",
        ttl=60,
        records=["10.0.0.2"],
        setIdentifier="canary",
        weightedRoutingPolicies=[{"weight": 10}],
    )


def latent(region: Any, zone: Any = None) -> Any:
    def change(plan: Plan) -> Plan:
        for name, where in (("one", "eu-west-1"), ("two", region)):
            plan.add(
                RECORD,
                name,
                zoneId=zone or Ref("shop", "zoneId"),
                name="api.shop.dev",
                type="A",
                ttl=60,
                records=["10.0.0.2"],
            )
            plan.set(name, setIdentifier=name, latencyRoutingPolicies=[{"region": where}])
        return plan

    return change


routing_repeated = (
    Table("route53-value-routing-repeated", base)
    .good("two regions", latent("eu-north-1"))
    .good("of another type", lambda p: latent("eu-west-1")(p).set("two", type="AAAA", records=["2001:db8::1"]))
    .good(
        "South America, and Saudi Arabia",
        lambda p: (
            latent("eu-west-1")(p)
            .set("one", latencyRoutingPolicies=None, geolocationRoutingPolicies=[{"continent": "SA"}])
            .set("two", latencyRoutingPolicies=None, geolocationRoutingPolicies=[{"country": "SA"}])
        ),
    )
    .bad(
        "one region",
        latent("eu-west-1"),
        (
            "two",
            "The record is for eu-west-1, and one, of the same name and type, is too.",
            "Give each a region or a place of its own, or both values to one record.",
        ),
        level="mandatory",
    )
    .bad(
        "one place",
        lambda p: (
            latent("eu-west-1")(p)
            .set(
                "one", latencyRoutingPolicies=None, geolocationRoutingPolicies=[{"country": "US", "subdivision": "CA"}]
            )
            .set(
                "two", latencyRoutingPolicies=None, geolocationRoutingPolicies=[{"country": "US", "subdivision": "CA"}]
            )
        ),
        ("two", "The record is for US CA, and one, of the same name and type, is too."),
    )
    .absent("no policy", lambda p: p.set("www", latencyRoutingPolicies=None))
    .unknown("the region", latent(Unknown()), undecided=False)
    .outside(
        "a zone of another stack",
        latent("eu-west-1", "Z0123456789ABCDEFGHIJ"),
        ("two", "The record is for eu-west-1, and one, of the same name and type, is too."),
    )
)

routing_mixed = (
    Table("route53-value-routing-mixed", base)
    .good("another name", routed("canary.shop.dev"))
    .bad(
        "the same",
        routed("WWW.shop.dev."),
        ("canary", "The record has a setIdentifier, and www, of the same name and type, has none."),
        level="mandatory",
    )
    .absent("no identifier", lambda p: p.set("www", setIdentifier=None))
    .unknown("the zone", lambda p: routed("www.shop.dev")(p).set("canary", zoneId=Unknown()), undecided=False)
    .outside("a zone of another stack", lambda p: routed("www.shop.dev")(p).set("canary", zoneId="Z1"))
)
