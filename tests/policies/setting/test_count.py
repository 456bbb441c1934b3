from __future__ import annotations

import pytest

from policies.setting._shapes import Count
from policies.setting.count import COUNTS
from policypack.catalogue import provider
from policypack.testing import Plan, Table, Unknown

ZONES = ["eu-west-1a", "eu-west-1b"]
LIST = "aws:ec2/managedPrefixList:ManagedPrefixList"
DETAILS = {"vpcId": "vpc-01234567", "subnetIds": ["subnet-01234567", "subnet-12345678"]}


def base() -> Plan:
    plan = Plan().add(
        "aws:elasticache/cluster:Cluster",
        "pages",
        engine="memcached",
        nodeType="cache.t4g.small",
        numCacheNodes=2,
        preferredAvailabilityZones=ZONES,
    )
    return plan.add(LIST, "offices", addressFamily="IPv4", maxEntries=2, entries=[{"cidr": "10.0.0.0/8"}])


ENDPOINT = "aws:route53/resolverEndpoint:ResolverEndpoint"


def addresses(number: int) -> list[dict[str, str]]:
    return [{"subnetId": f"subnet-{index}"} for index in range(number)]


def office(*cidrs: str) -> list[dict[str, str]]:
    return [{"cidr": cidr} for cidr in cidrs]


unequal = (
    Table("setting-count-unequal", base)
    .good("as many, and fewer than there may be")
    .good("as many as there may be", lambda p: p.set("offices", entries=office("10.0.0.0/8", "11.0.0.0/8")))
    .bad(
        "fewer",
        lambda p: p.set("pages", preferredAvailabilityZones=ZONES[:1]),
        (
            "pages",
            (
                "preferredAvailabilityZones has 1 element, and numCacheNodes is 2: The number of Availability Zones "
                "listed must equal the value of NumCacheNodes."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "too many",
        lambda p: p.set("offices", entries=office("10.0.0.0/8", "11.0.0.0/8", "12.0.0.0/8")),
        (
            "offices",
            (
                "entries has 3 elements, and maxEntries is 2: PrefixListMaxEntriesExceeded: You've reached the maximum "
                "number of entries for the prefix list."
            ),
        ),
    )
    .bad(
        "two lists",
        lambda p: p.add(
            "aws:transfer/server:Server",
            "files",
            endpointType="VPC",
            endpointDetails={**DETAILS, "addressAllocationIds": ["eipalloc-01234567"]},
        ),
        (
            "files",
            (
                "addressAllocationIds has 1 element, and subnetIds has 2: AddressAllocationIds must be equal in "
                "length to SubnetIds."
            ),
        ),
    )
    .absent("no zones", lambda p: p.set("pages", preferredAvailabilityZones=None))
    .unknown("how many", lambda p: p.set("pages", numCacheNodes=Unknown()))
    .without("outside", "looks at one resource alone")
)


@pytest.mark.parametrize("row", COUNTS, ids=lambda row: row.type)
def test_each_row_is_of_this_provider(row: Count) -> None:
    fields = provider.inputs(row.type)
    if row.within:
        fields = fields[row.within].fields
    assert {row.listed, row.number} <= set(fields)


too_few_or_many = (
    Table("setting-count-too-few-or-many", lambda: Plan().add(ENDPOINT, "in", ipAddresses=addresses(2)))
    .good("the least")
    .bad(
        "too few",
        lambda p: p.set("in", ipAddresses=addresses(1)),
        ("in", "ipAddresses has 1 element: an endpoint has two addresses at least."),
        level="mandatory",
    )
    .bad(
        "too many",
        lambda p: p.set("in", ipAddresses=addresses(21)),
        ("in", "ipAddresses has 21 elements: an endpoint has two addresses at least."),
    )
    .bad(
        "too many in a block",
        lambda p: p.add(
            "aws:lb/listener:Listener",
            "http",
            defaultActions=[
                {"type": "forward", "forward": {"targetGroups": [{"arn": f"arn:{at}"} for at in range(6)]}}
            ],
        ),
        ("http", "targetGroups has 6 elements: an action forwards to five target groups at most."),
    )
    .good(
        "equal ones, which the provider merges",
        lambda p: p.set("in", ipAddresses=[*addresses(2), *([{"subnetId": "subnet-1"}] * 19)]),
    )
    .absent("none", lambda p: p.set("in", ipAddresses=None))
    .unknown("from an update", lambda p: p.set("in", ipAddresses=Unknown()))
    .unknown("one too many, which may be none", lambda p: p.set("in", ipAddresses=[*addresses(20), Unknown()]))
    .without("outside", "reads one resource")
)
