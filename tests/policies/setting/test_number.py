from __future__ import annotations

from collections.abc import Callable

import pytest

from policies.setting._shapes import Range
from policies.setting.number import ROWS
from policypack.testing import Plan, Table, Unknown
from tests.policies.setting.paths import shape

GROUP = "aws:autoscaling/group:Group"
DAY, YEAR = 86_400, 31_536_000


def base() -> Plan:
    plan = Plan().add("aws:lb/loadBalancer:LoadBalancer", "front", subnets=["subnet-01234567", "subnet-12345678"])
    plan.add(GROUP, "web", minSize=1, maxSize=2, launchTemplate={"id": "lt-01234567"}, availabilityZones=["eu-west-1a"])
    plan.add("aws:opensearch/domain:Domain", "search")
    return plan.add("aws:ec2transitgateway/transitGateway:TransitGateway", "hub")


def volume(plan: Plan, size: int, machine: object, **more: object) -> Plan:
    plan.set("search", ebsOptions={"ebsEnabled": True, "volumeSize": size, **more})
    return plan.set("search", clusterConfig={"instanceType": machine})


def workgroup(plan: Plan, units: int, name: str = "lake") -> Plan:
    return plan.add(
        "aws:redshiftserverless/workgroup:Workgroup",
        name,
        workgroupName=name,
        namespaceName=name,
        baseCapacity=units,
    )


ASNS = "7224 or 9059 or 10124 or 17493 or 64512 to 65534 or 4200000000 to 4294967294"


def gateways(*numbers: int) -> Callable[[Plan], object]:
    return lambda plan: [
        plan.add("aws:ec2/vpnGateway:VpnGateway", f"at-{number}", amazonSideAsn=str(number)) for number in numbers
    ]


_out_of_range = (
    Table("setting-number-out-of-range", base)
    .good("none")
    .ends("front", "idleTimeout", 1, 4_000, lambda n: f"idleTimeout is {n}, and the setting takes 1 to 4000.")
    .good("no lifetime, the shortest, the longest", lambda p: p.set("web", maxInstanceLifetime=0))
    .good("the shortest", lambda p: p.set("web", maxInstanceLifetime=DAY))
    .good("the longest", lambda p: p.set("web", maxInstanceLifetime=YEAR))
    .bad(
        "between the spans",
        lambda p: p.set("web", maxInstanceLifetime=3_600),
        ("web", "maxInstanceLifetime is 3600, and the setting takes 0 or 86400 to 31536000."),
        level="mandatory",
    )
    .good("a number of 32 bits, as a text", lambda p: p.set("hub", amazonSideAsn="4200000000"))
    .bad(
        "a number of everybody's",
        lambda p: p.set("hub", amazonSideAsn="65535"),
        ("hub", "amazonSideAsn is 65535, and the setting takes 64512 to 65534 or 4200000000 to 4294967294."),
    )
    .bad(
        "one beside each number that AWS's side may have",
        gateways(7_223, 9_060, 10_125, 17_494, 64_511, 65_535, 4_199_999_999, 4_294_967_295),
        *(
            (f"at-{number}", f"amazonSideAsn is {number}, and the setting takes {ASNS}.")
            for number in (7_223, 9_060, 10_125, 17_494, 64_511, 65_535, 4_199_999_999, 4_294_967_295)
        ),
    )
    .good(
        "each number that AWS's side may have",
        gateways(7_224, 9_059, 10_124, 17_493, 64_512, 65_534, 4_200_000_000, 4_294_967_294),
    )
    .good(
        "a size, of what is restored from a backup",
        lambda p: p.add(
            "aws:fsx/windowsFileSystem:WindowsFileSystem", "files", storageCapacity=16, backupId="backup-1"
        ),
    )
    .bad(
        "too small a size",
        lambda p: p.add("aws:fsx/windowsFileSystem:WindowsFileSystem", "files", storageCapacity=31),
        ("files", "storageCapacity is 31, and the setting takes 32 to 65536."),
    )
    .good("one of many values", lambda p: workgroup(p, 544))
    .good("the least and, of another one, the most of many", lambda p: workgroup(workgroup(p, 4), 1024, "pond"))
    .bad(
        "none of many values, of which the nearest are said",
        lambda p: workgroup(p, 520),
        (
            "lake",
            "baseCapacity is 520, and the setting takes 81 values from 4 to 1024.",
            "Set baseCapacity to 512 or 544, the nearest.",
        ),
    )
    .bad(
        "more than the most of many",
        lambda p: workgroup(p, 2_000),
        (
            "lake",
            "baseCapacity is 2000, and the setting takes 81 values from 4 to 1024.",
            "Set baseCapacity to 1024, the nearest.",
        ),
    )
    .bad(
        "less than the least of many",
        lambda p: workgroup(p, 3),
        (
            "lake",
            "baseCapacity is 3, and the setting takes 81 values from 4 to 1024.",
            "Set baseCapacity to 4, the nearest.",
        ),
    )
    .bad(
        "0, which the provider may not send",
        lambda p: p.set("front", idleTimeout=0).set("hub", amazonSideAsn="0"),
        ("front", "idleTimeout is 0, and the setting takes 1 to 4000.", "Set idleTimeout to 1 to 4000."),
        ("hub", "amazonSideAsn is 0, and the setting takes 64512 to 65534 or 4200000000 to 4294967294."),
        level="advisory",
    )
    .good("as much as the machine takes", lambda p: volume(p, 100, "t3.small.search"))
    .good("more, for another machine", lambda p: volume(p, 500, "m6g.large.search"))
    .good("of a volume that there is not", lambda p: volume(p, 5, "m6gd.large.search", ebsEnabled=False))
    .bad(
        "too much for the machine",
        lambda p: volume(p, 101, "t3.small.search"),
        (
            "search",
            (
                "ebsOptions.ebsEnabled is true and clusterConfig.instanceType is t3.small.search, and "
                "ebsOptions.volumeSize is 101, and the setting takes 10 to 100."
            ),
        ),
        level="mandatory",
    )
    .unknown("on which machine", lambda p: volume(p, 101, Unknown()))
    .absent("not set", lambda p: p.set("web", maxInstanceLifetime=None))
    .unknown("from an update", lambda p: p.set("front", idleTimeout=Unknown()), undecided=False)
    .without("outside", "looks at one resource alone")
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.type.split(':')[-1]} {row.path}")
def test_each_setting_is_a_number_of_this_provider(row: Range) -> None:
    assert shape(row.type, row.path).kind in ("number", "string")
    assert [span for span in row.spans if span[1] is not None and span[0] > span[1]] == []
    assert all(shape(row.type, name) for name in (*(when.name for when in row.when), *row.unless))


def test_no_row_stands_twice() -> None:
    rows = [(row.type, row.path, row.when) for row in ROWS]
    assert [row for row in rows if rows.count(row) > 1] == []
