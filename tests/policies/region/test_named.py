from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan().add("aws:dynamodb/table:Table", "carts", name="carts", replicas=[{"regionName": "eu-north-1"}])
    source = {"accountIds": ["210987654321"], "regions": ["eu-west-1", "eu-north-1"]}
    return plan.add("aws:cfg/configurationAggregator:ConfigurationAggregator", "all", accountAggregationSource=source)


unknown = (
    Table("region-named-unknown", base)
    .good("regions of AWS")
    .good(
        "an emulator's",
        lambda p: p.add(
            "aws:dynamodb/table:Table",
            "local",
            replicas=[{"regionName": "mars"}],
            provider={"region": "eu-west-1", "endpoints": '[{"dynamodb":"http://localhost:4566"}]'},
        ),
    )
    .bad(
        "one that may be new",
        lambda p: p.set("carts", replicas=[{"regionName": "us-east-3"}]),
        (
            "carts",
            "regionName is us-east-3, which is none of the regions that AWS lists.",
            "Write us-east-2, if that is the one meant.",
        ),
        level="advisory",
    )
    .bad(
        "a place",
        lambda p: p.set("carts", replicas=[{"regionName": "Ireland"}]),
        ("carts", "regionName is Ireland, which is none of the regions that AWS lists.", "Name a region that AWS has."),
        level="mandatory",
    )
    .bad(
        "one of several",
        lambda p: p.set("all", accountAggregationSource={"accountIds": ["1"], "regions": ["eu-west-1", "eu_north_1"]}),
        ("all", "regions is eu_north_1, which is none of the regions that AWS lists."),
        level="mandatory",
    )
    .absent("no replica", lambda p: p.set("carts", replicas=None))
    .unknown("which region", lambda p: p.set("carts", replicas=[{"regionName": Unknown()}]))
    .without("outside", "reads one resource")
)
