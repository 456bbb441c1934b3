from __future__ import annotations

from policypack.aws.services.route53 import Delegation, HostedZone
from policypack.testing import Plan, Ref, Table, Unknown

CERTIFICATE = "aws:acm/certificate:Certificate"
VALIDATION = "aws:acm/certificateValidation:CertificateValidation"
RECORD = "aws:route53/record:Record"
ZONE = "aws:route53/zone:Zone"

SERVERS = ("ns-1.awsdns-01.org", "ns-2.awsdns-02.net")
LISTED = HostedZone("Z1", "acme-shop.eu", private=False, records=3, comment="", reference="")
HIDDEN = HostedZone("Z1", "acme-shop.eu", private=True, records=3, comment="", reference="")
NONE_THERE = {("route53.zones",): ()}
THERE = {
    ("route53.zones",): (LISTED,),
    ("route53.delegation", "Z1"): Delegation(SERVERS, ()),
    ("dns.name_servers", "acme-shop.eu"): (*SERVERS, "ns-3.awsdns-03.com"),
}
ELSEWHERE = {**THERE, ("dns.name_servers", "acme-shop.eu"): ("ns1.registrar.example",)}
NOWHERE = {**THERE, ("dns.name_servers", "acme-shop.eu"): ()}

BEFORE = "The record proof stands in the hosted zone acme-shop.eu, and"
AFTER = ". ACM would not find it, and the update would wait 75 minutes for the certificate."
NEW = f"{BEFORE} that zone is new: the domain cannot lead to its name servers yet{AFTER}"
LED = f"{BEFORE} the domain leads to ns1.registrar.example, not to that zone's{AFTER}"
LOST = f"{BEFORE} the domain leads to no name servers at all, not to that zone's{AFTER}"
PRIVATE = f"{BEFORE} that zone is private{AFTER}"


def base() -> Plan:
    plan = Plan()
    plan.add(CERTIFICATE, "shop", domainName="acme-shop.eu", validationMethod="DNS")
    plan.add(
        RECORD,
        "proof",
        zoneId="Z1",
        name=Ref("shop", "domainValidationOptions"),
        type="CNAME",
        records=[Ref("shop", "domainValidationOptions")],
    )
    return plan.add(
        VALIDATION, "issued", certificateArn=Ref("shop", "arn"), validationRecordFqdns=[Ref("proof", "fqdn")]
    )


def new_zone(plan: Plan, **inputs: object) -> Plan:
    return plan.add(ZONE, "zone", name="acme-shop.eu", **inputs).set("proof", zoneId=Ref("zone", "zoneId"))


def delegated(plan: Plan, type: object = "NS") -> Plan:
    new_zone(plan)
    return plan.add(
        RECORD, "delegation", zoneId="Z0", name="acme-shop.eu", type=type, records=Ref("zone", "nameServers")
    )


def existing_zone(plan: Plan) -> Plan:
    new_zone(plan)
    plan.planned["zone"].outputs.update(id="Z1", nameServers=list(SERVERS))
    return plan


zone_not_delegated = (
    Table("acm-validation-zone-not-delegated", base)
    .good("the domain leads to the zone", facts=THERE)
    .bad("the domain leads elsewhere", None, ("issued", LED), facts=ELSEWHERE, level="advisory")
    .bad("the domain leads nowhere", None, ("issued", LOST), facts=NOWHERE)
    .bad("the zone is private", None, ("issued", PRIVATE), facts={("route53.zones",): (HIDDEN,)})
    .bad("a new zone", new_zone, ("issued", NEW), facts=NONE_THERE)
    .bad(
        "a new private zone",
        lambda plan: new_zone(plan, vpcs=[{"vpcId": "vpc-1"}]),
        ("issued", PRIVATE),
        facts={},
    )
    .bad(
        "the record is found by its certificate",
        lambda plan: new_zone(plan).set("issued", validationRecordFqdns=None),
        ("issued", NEW),
        facts=NONE_THERE,
    )
    .good(
        "without a state a zone of this name is the stack's own, and the domain leads to it",
        new_zone,
        facts=THERE,
        view="preview",
    )
    .bad(
        "without a state a zone of this name is the stack's own, and the domain leads elsewhere",
        new_zone,
        ("issued", LED),
        facts=ELSEWHERE,
        view="preview",
    )
    .bad("a second zone of the name", new_zone, ("issued", NEW), facts=THERE, view="engine")
    .good("a zone that the stack has", existing_zone, facts=THERE, view="engine")
    .bad("a zone that the stack has, out of the way", existing_zone, ("issued", LED), facts=ELSEWHERE, view="engine")
    .good("name servers that are entered already", lambda plan: new_zone(plan, delegationSetId="N1"), facts={})
    .good("the parent's zone leads to it", delegated, facts={})
    .good("the parent's zone may lead to it", lambda plan: delegated(plan, Unknown()), facts={})
    .good(
        "the registrar is told",
        lambda plan: new_zone(plan).add(
            "aws:route53domains/registeredDomain:RegisteredDomain", "ours", nameServers=Ref("zone", "nameServers")
        ),
        facts={},
    )
    .good(
        "another provider is told",
        lambda plan: new_zone(plan).add("cloudflare:index/record:Record", "ns", content=Ref("zone", "nameServers")),
        facts={},
    )
    .good(
        "validated already",
        lambda plan: _done(plan),
        facts={},
        view="engine",
    )
    .bad(
        "a private zone of the name, and a public one of another",
        new_zone,
        ("issued", NEW),
        facts={
            ("route53.zones",): (
                HIDDEN,
                HostedZone("Z2", "acme.io", private=False, records=3, comment="", reference=""),
            )
        },
        view="preview",
    )
    .absent("no record", lambda plan: plan.remove("issued").remove("proof").add(VALIDATION, "issued"), facts={})
    .unknown("the zone", lambda plan: plan.set("proof", zoneId=Unknown()), facts={})
    .outside("the certificate", lambda plan: _of_others(plan), facts={})
    .not_found("no such zone", None, facts=NONE_THERE)
    .cannot_ask("denied")
)


def _done(plan: Plan) -> Plan:
    plan.planned["issued"].outputs["id"] = "2026-11-01 10:00:00 +0000 UTC"
    return plan


def _of_others(plan: Plan) -> Plan:
    arn = "arn:aws:acm:eu-west-1:210987654321:certificate/0f6a2f3e-5d0c-4c8e-9d57-2f0f3e8f6b11"
    return plan.set("issued", certificateArn=arn, validationRecordFqdns=["_x.acme-shop.eu"])
