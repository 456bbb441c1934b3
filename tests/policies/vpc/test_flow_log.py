from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:ec2/flowLog:FlowLog", "all", vpcId="vpc-1", maxAggregationInterval=600)


interval_refused = (
    Table("vpc-flow-log-interval-refused", base)
    .good("ten minutes")
    .good("a minute", lambda p: p.set("all", maxAggregationInterval=60))
    .good("a transit gateway's", lambda p: p.set("all", transitGatewayId="tgw-1", maxAggregationInterval=60))
    .bad(
        "five minutes",
        lambda p: p.set("all", maxAggregationInterval=300),
        ("all", "maxAggregationInterval is 300; 60 and 600 seconds are taken."),
        level="mandatory",
    )
    .bad(
        "a transit gateway's of ten",
        lambda p: p.set("all", transitGatewayId="tgw-1"),
        ("all", "maxAggregationInterval is 600; of a transit gateway only 60 seconds are taken."),
    )
    .absent("the default", lambda p: p.set("all", maxAggregationInterval=None))
    .unknown("from an update", lambda p: p.set("all", maxAggregationInterval=Unknown()))
)
