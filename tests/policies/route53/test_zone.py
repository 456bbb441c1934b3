from __future__ import annotations

from policypack.aws.services.route53 import Delegation, HostedZone
from policypack.aws.services.route53 import Record as Existing
from policypack.testing import Plan, Ref, Table, Unknown

RECORD = "aws:route53/record:Record"
ID = "Z0123456789ABCDEFGHIJ"
DELEGATION = ("route53.delegation", ID)


def zone(id: str, name: str) -> HostedZone:
    return HostedZone(id, name, private=False, records=2, comment="", reference="")


ACME, SHOP = zone(ID, "acme.io"), zone("Z9SHOP", "shop.io")
ZONES = {("route53.zones",): (ACME, SHOP)}


def fits(name: str, *zones: HostedZone) -> dict[object, object]:
    return {("route53.zones_for", name): zones}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:route53/zone:Zone", "own", name="own.io")
    return plan.add(
        RECORD, "www", zoneId=Ref("own", "zoneId"), name="www.acme.io", type="A", ttl=60, records=["192.0.2.1"]
    )


def outside(plan: Plan) -> Plan:
    return plan.set("www", zoneId=ID)


NOWHERE = f"There is no hosted zone {ID} in the account, and this stack does not create it."
not_found = (
    Table("route53-zone-not-found", base)
    .good("planned here", facts={})
    .good("there", outside, facts={DELEGATION: Delegation((), ())})
    .not_found(
        "nowhere, and another fits",
        outside,
        ("www", f"{NOWHERE} For www.acme.io there is acme.io ({ID})."),
        facts={DELEGATION: None, **fits("www.acme.io", ACME)},
        level="mandatory",
    )
    .bad("nowhere", outside, ("www", NOWHERE), facts={DELEGATION: None, **fits("www.acme.io")})
    .outside(
        "an id as AWS lists it",
        lambda plan: plan.set("www", zoneId=f"/hostedzone/{ID}"),
        facts={DELEGATION: Delegation((), ())},
    )
    .absent("no name", lambda plan: outside(plan).set("www", name=None), ("www", NOWHERE), facts={DELEGATION: None})
    .unknown("from an update", lambda plan: plan.set("www", zoneId=Unknown()), facts={})
    .cannot_ask("denied", outside)
)

name_not_in_zone = (
    Table("route53-zone-name-not-in-zone", base)
    .good("in it", outside, facts=ZONES)
    .good("relative", lambda plan: outside(plan).set("www", name="www"), facts={**ZONES, **fits("www")})
    .bad(
        "in another one",
        lambda plan: outside(plan).set("www", name="www.shop.io"),
        (
            "www",
            (
                "The record www.shop.io is in the hosted zone acme.io, so that its name becomes www.shop.io.acme.io; "
                "it belongs into shop.io."
            ),
        ),
        facts={**ZONES, **fits("www.shop.io", SHOP)},
        level="advisory",
    )
    .not_found("another policy's", outside, facts={("route53.zones",): ()})
    .outside("planned here", None, facts={})
    .absent("no name", lambda plan: outside(plan).set("www", name=None), facts=ZONES)
    .unknown("from an update", lambda plan: plan.set("www", zoneId=Unknown()), facts={})
    .cannot_ask("denied", outside)
)


def records(*found: Existing, name: str = "www.acme.io") -> dict[object, object]:
    return {**ZONES, ("route53.records", ID, name): found}


A = Existing("www.acme.io", "A")
SAID = "The hosted zone acme.io has a record A www.acme.io already."
record_already_there = (
    Table("route53-zone-record-already-there", base)
    .good("free", outside, facts=records())
    .good("of another type", outside, facts=records(Existing("www.acme.io", "TXT")))
    .good("taken over", lambda plan: outside(plan).set("www", allowOverwrite=True), facts={})
    .good(
        "beside another of a routing policy",
        lambda plan: outside(plan).set("www", setIdentifier="green"),
        facts=records(Existing("www.acme.io", "A", "blue")),
    )
    .bad("there", outside, ("www", SAID), facts=records(A), view="engine", level="mandatory")
    .bad(
        "perhaps its own",
        lambda plan: outside(plan).set("www", name="www"),
        ("www", f"{SAID} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts=records(A),
        view="preview",
        level="advisory",
    )
    .bad(
        "a CNAME stands alone",
        lambda plan: outside(plan).set("www", type="CNAME", records=["acme.io"]),
        ("www", "The hosted zone acme.io has a record A www.acme.io already, and a CNAME stands alone."),
        facts=records(A),
        view="engine",
    )
    .not_found("no such zone is another policy's", outside, facts={("route53.zones",): ()})
    .outside("planned here", None, facts={})
    .absent("no type", lambda plan: outside(plan).set("www", type=None), facts=ZONES)
    .unknown("from an update", lambda plan: plan.set("www", zoneId=Unknown()), facts={})
    .cannot_ask("denied", outside)
)
