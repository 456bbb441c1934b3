"""Hosted zones and records: one endpoint for all regions, ids and names as programs write them."""

from __future__ import annotations

import pytest

from policypack.aws.services.route53 import Delegation, HostedZone, Record
from policypack.errors import Unavailable
from tests.aws.helpers import ACCOUNT, Stub

HOME = "us-east-1"
ZONE = {
    "Id": "/hostedzone/Z1",
    "Name": "example.com.",
    "CallerReference": "ref",
    "Config": {"PrivateZone": False, "Comment": "Managed by Pulumi"},
    "ResourceRecordSetCount": 2,
}


def test_zones_of_all_pages(stub: Stub) -> None:
    page = {"MaxItems": "100", "Marker": ""}
    stub("route53", HOME).add_response(
        "list_hosted_zones", {**page, "HostedZones": [ZONE], "IsTruncated": True, "NextMarker": "Z2"}
    )
    second = {**ZONE, "Id": "/hostedzone/Z2", "Config": {"PrivateZone": True}}
    stub("route53", HOME).add_response("list_hosted_zones", {**page, "HostedZones": [second], "IsTruncated": False})
    assert stub.aws.route53.zones() == (
        HostedZone("Z1", "example.com", private=False, records=2, comment="Managed by Pulumi", reference="ref"),
        HostedZone("Z2", "example.com", private=True, records=2, comment="", reference="ref"),
    )


def test_who_answers_for_a_zone(stub: Stub) -> None:
    stub("route53", HOME).add_response(
        "get_hosted_zone",
        {"HostedZone": ZONE, "DelegationSet": {"NameServers": ["ns-1.awsdns-01.org"]}, "VPCs": [{"VPCId": "vpc-1"}]},
    )
    stub.fails("route53", "get_hosted_zone", "NoSuchHostedZone", "none", 404, region=HOME)
    assert stub.aws.route53.delegation("Z1") == Delegation(("ns-1.awsdns-01.org",), ("vpc-1",))
    assert stub.aws.route53.delegation("Z9") is None


@pytest.mark.parametrize(("code", "cause"), [("AccessDenied", "denied"), ("Throttling", "throttled")])
def test_what_could_not_be_asked_is_not_absent(stub: Stub, code: str, cause: str) -> None:
    stub.fails("route53", "list_hosted_zones", code, "no", 403, region=HOME)
    stub.fails("route53", "get_hosted_zone", code, "no", 403, region=HOME)
    with pytest.raises(Unavailable) as caught:
        stub.aws.route53.zones()
    assert (caught.value.cause, caught.value.action) == (cause, "route53:ListHostedZones")
    with pytest.raises(Unavailable) as caught:
        stub.aws.route53.delegation("Z1")
    assert (caught.value.cause, caught.value.action) == (cause, "route53:GetHostedZone")


def record(name: str, type: str = "A", **more: object) -> dict[str, object]:
    return {"Name": f"{name}.", "Type": type, "TTL": 60, "ResourceRecords": [{"Value": "192.0.2.1"}], **more}


ASKED = {"HostedZoneId": "Z1", "StartRecordName": "*.shop.example.com"}
END = {"IsTruncated": False, "MaxItems": "300"}


def test_records_of_a_name_end_where_the_next_name_begins(stub: Stub) -> None:
    listed = [
        record("\\052.shop.example.com", SetIdentifier="blue", Weight=1),
        record("\\052.shop.example.com", "TXT"),
        record("www.shop.example.com"),
    ]
    more = {"IsTruncated": True, "NextRecordName": "x.", "NextRecordType": "A", "MaxItems": "300"}
    stub("route53", HOME).add_response("list_resource_record_sets", {**more, "ResourceRecordSets": listed}, ASKED)
    assert stub.aws.route53.records("Z1", "*.shop.example.com") == (
        Record("*.shop.example.com", "A", "blue"),
        Record("*.shop.example.com", "TXT"),
    )


def test_records_of_a_zone_that_is_not_there(stub: Stub) -> None:
    stub.fails("route53", "list_resource_record_sets", "NoSuchHostedZone", "none", 404, region=HOME)
    assert stub.aws.route53.records("Z9", "shop.example.com") is None


@pytest.mark.parametrize(("code", "cause"), [("AccessDenied", "denied"), ("Throttling", "throttled")])
def test_records_that_could_not_be_asked_for_are_not_absent(stub: Stub, code: str, cause: str) -> None:
    stub.fails("route53", "list_resource_record_sets", code, "no", 403, region=HOME)
    with pytest.raises(Unavailable) as caught:
        stub.aws.route53.records("Z1", "shop.example.com")
    assert (caught.value.cause, caught.value.action) == (cause, "route53:ListResourceRecordSets")


def test_private_zones_of_a_network_of_two_pages(stub: Stub) -> None:
    zones = [{"HostedZoneId": "Z1", "Name": "shop.internal.", "Owner": {"OwningAccount": ACCOUNT}}]
    asked = {"VPCId": "vpc-1", "VPCRegion": "eu-west-1"}
    first = {"HostedZoneSummaries": zones, "MaxItems": "1", "NextToken": "2"}
    service = {"HostedZoneId": "Z2", "Name": "kms.eu-west-1.amazonaws.com.", "Owner": {"OwningService": "vpce"}}
    stub("route53", HOME).add_response("list_hosted_zones_by_vpc", first, asked)
    stub("route53", HOME).add_response(
        "list_hosted_zones_by_vpc", {"HostedZoneSummaries": [service], "MaxItems": "1"}, {**asked, "NextToken": "2"}
    )
    assert stub.aws.route53.vpc_zones("vpc-1", "eu-west-1") == (
        ("Z1", "shop.internal"),
        ("Z2", "kms.eu-west-1.amazonaws.com"),
    )


@pytest.mark.parametrize(("code", "cause"), [("AccessDenied", "denied"), ("Throttling", "throttled")])
def test_private_zones_that_could_not_be_asked_for_are_not_absent(stub: Stub, code: str, cause: str) -> None:
    stub.fails("route53", "list_hosted_zones_by_vpc", code, "no", 403, region=HOME)
    with pytest.raises(Unavailable) as caught:
        stub.aws.route53.vpc_zones("vpc-1", "eu-west-1")
    assert (caught.value.cause, caught.value.action) == (cause, "route53:ListHostedZonesByVPC")


def test_the_zones_that_a_name_belongs_into_nearest_first(stub: Stub) -> None:
    zones = [{**ZONE, "Id": f"/hostedzone/{name}", "Name": f"{name}."} for name in ("com", "shop.com", "hop.com")]
    stub("route53", HOME).add_response(
        "list_hosted_zones", {"MaxItems": "100", "Marker": "", "HostedZones": zones, "IsTruncated": False}
    )
    assert [zone.name for zone in stub.aws.route53.zones_for("www.shop.com")] == ["shop.com", "com"]
