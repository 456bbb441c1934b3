from __future__ import annotations

from policypack.aws.services.opensearch import SearchInstanceType
from policypack.testing import Plan, Table, Unknown
from tests.policies.states import existing

SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719", "subnet-0a1b2c3d4e5f6071a"]


def base() -> Plan:
    return Plan().add(
        "aws:opensearch/domain:Domain",
        "logs",
        engineVersion="OpenSearch_2.19",
        clusterConfig=cluster(),
        vpcOptions={"subnetIds": SUBNETS[:2]},
        encryptAtRest={"enabled": True},
        advancedSecurityOptions={"enabled": True},
    )


def cluster(**changes: object) -> dict[str, object]:
    return {
        "instanceType": "r7g.large.search",
        "instanceCount": 2,
        "zoneAwarenessEnabled": True,
        "dedicatedMasterEnabled": True,
        "dedicatedMasterCount": 3,
        **changes,
    }


def with_cluster(plan: Plan, **changes: object) -> Plan:
    return plan.set("logs", clusterConfig=cluster(**changes))


THREE = {"availabilityZoneCount": 3}
ONE = "zoneAwarenessEnabled is not true, and vpcOptions names 2 subnets."
subnets_unequal_zones = (
    Table("opensearch-nodes-subnets-unequal-zones", base)
    .good("two and two")
    .good(
        "three and three",
        lambda plan: with_cluster(plan, zoneAwarenessConfig=THREE).set("logs", vpcOptions={"subnetIds": SUBNETS}),
    )
    .good("of an update, but two", lambda plan: plan.set("logs", vpcOptions={"subnetIds": [Unknown(), Unknown()]}))
    .bad(
        "two for one zone",
        lambda plan: with_cluster(plan, zoneAwarenessEnabled=False),
        ("logs", ONE),
        level="mandatory",
    )
    .bad(
        "three for two",
        lambda plan: plan.set("logs", vpcOptions={"subnetIds": SUBNETS}),
        ("logs", "The domain has 2 zones, and vpcOptions names 3 subnets."),
    )
    .bad(
        "one for two",
        lambda plan: plan.set("logs", vpcOptions={"subnetIds": SUBNETS[:1]}),
        ("logs", "The domain has 2 zones, and vpcOptions names 1 subnet."),
    )
    .bad(
        "there already",
        lambda plan: existing(with_cluster(plan, zoneAwarenessEnabled=False), "logs"),
        ("logs", ONE),
        view="engine",
        level="advisory",
    )
    .bad(
        "one for two zones by default, and three for one zone",
        lambda plan: with_cluster(plan, zoneAwarenessConfig={}).set("logs", vpcOptions={"subnetIds": SUBNETS[:1]}),
        ("logs", "The domain has 2 zones, and vpcOptions names 1 subnet.", "Name 2 subnets in different zones."),
    )
    .bad(
        "three for one zone",
        lambda plan: with_cluster(plan, zoneAwarenessEnabled=False).set("logs", vpcOptions={"subnetIds": SUBNETS}),
        (
            "logs",
            "zoneAwarenessEnabled is not true, and vpcOptions names 3 subnets.",
            "Name 1 subnet, or set zoneAwarenessEnabled to true and availabilityZoneCount to 3.",
        ),
    )
    .good("an empty list", lambda plan: plan.set("logs", vpcOptions={"subnetIds": []}))
    .absent("no configuration: one zone", lambda plan: plan.set("logs", clusterConfig=None), ("logs", ONE))
    .unknown("from an update", lambda plan: plan.set("logs", vpcOptions={"subnetIds": Unknown()}))
    .without("outside", "counts what is named, whatever it is")
)

count_refused = (
    Table("opensearch-nodes-count-refused", base)
    .good("two in two zones")
    .good("one in one zone", lambda plan: with_cluster(plan, zoneAwarenessEnabled=False, instanceCount=1))
    .bad(
        "three in two zones",
        lambda plan: with_cluster(plan, instanceCount=3),
        ("logs", "instanceCount is 3, and the domain has 2 zones, which takes an even number."),
        level="mandatory",
    )
    .bad(
        "two in three zones, and four masters",
        lambda plan: with_cluster(plan, zoneAwarenessConfig=THREE, dedicatedMasterCount=4),
        ("logs", "instanceCount is 2, and the domain has 3 zones, which takes 3 or more."),
        ("logs", "dedicatedMasterCount is 4; it must be more than 2, and not 4."),
    )
    .bad(
        "there already, from years when two masters were taken",
        lambda plan: existing(with_cluster(plan, dedicatedMasterCount=2), "logs"),
        ("logs", "dedicatedMasterCount is 2; it must be more than 2, and not 4."),
        view="engine",
        level="advisory",
    )
    .bad(
        "masters by the older API, which states no limit",
        lambda plan: plan.remove("logs").add(
            "aws:elasticsearch/domain:Domain", "old", clusterConfig=cluster(dedicatedMasterCount=2)
        ),
        ("old", "dedicatedMasterCount is 2; it must be more than 2, and not 4."),
        level="advisory",
    )
    .bad(
        "data nodes there already",
        lambda plan: existing(with_cluster(plan, instanceCount=3), "logs"),
        ("logs", "instanceCount is 3, and the domain has 2 zones, which takes an even number."),
        view="engine",
        level="advisory",
    )
    .good(
        "three in three zones, and three masters",
        lambda plan: with_cluster(plan, zoneAwarenessConfig=THREE, instanceCount=3),
    )
    .bad(
        "one master",
        lambda plan: with_cluster(plan, dedicatedMasterCount=1),
        ("logs", "dedicatedMasterCount is 1; it must be more than 2, and not 4."),
    )
    .bad(
        "one in three zones",
        lambda plan: with_cluster(plan, zoneAwarenessConfig=THREE, instanceCount=1),
        (
            "logs",
            "instanceCount is 1, and the domain has 3 zones, which takes 3 or more.",
            "Set instanceCount to 3, or zoneAwarenessEnabled to false.",
        ),
    )
    .bad(
        "five in two zones",
        lambda plan: with_cluster(plan, instanceCount=5),
        (
            "logs",
            "instanceCount is 5, and the domain has 2 zones, which takes an even number.",
            "Set instanceCount to 6, or zoneAwarenessConfig.availabilityZoneCount to 3.",
        ),
    )
    .absent("no nodes are described", lambda plan: plan.set("logs", clusterConfig=None))
    .absent(
        "one by default",
        lambda plan: with_cluster(plan, instanceCount=None),
        ("logs", "instanceCount is not set, which means 1, and the domain has 2 zones, which takes an even number."),
    )
    .unknown("from an update", lambda plan: with_cluster(plan, instanceCount=Unknown()))
    .without("outside", "names no other resource")
)

ASKED = ("opensearch.instance_types", "OpenSearch_2.19")


def offered(**changes: bool | None) -> dict[object, object]:
    return {ASKED: (SearchInstanceType("r7g.large.search", ("Data",), **changes),)}


feature_unsupported = (
    Table("opensearch-nodes-feature-unsupported", base)
    .good("all are", facts=offered(encryption=True, fine_access=True))
    .good("AWS does not say", facts=offered())
    .bad(
        "none is",
        lambda plan: with_cluster(plan, warmEnabled=True),
        ("logs", "enabled is true, and r7g.large.search with OpenSearch_2.19 has no encryption at rest."),
        ("logs", "enabled is true, and r7g.large.search with OpenSearch_2.19 has no fine-grained access control."),
        ("logs", "warmEnabled is true, and r7g.large.search with OpenSearch_2.19 has no warm storage beside it."),
        facts=offered(encryption=False, fine_access=False, warm=False),
        level="mandatory",
    )
    .not_found("the type is not on offer: another policy's", None, facts={ASKED: ()})
    .absent(
        "nothing is asked for",
        lambda plan: plan.set("logs", encryptAtRest=None, advancedSecurityOptions=None),
        facts={},
    )
    .absent("no nodes are described", lambda plan: plan.set("logs", clusterConfig=None), facts={})
    .absent("no type is named", lambda plan: with_cluster(plan, instanceType=None), facts={})
    .unknown("from an update", lambda plan: with_cluster(plan, instanceType=Unknown()), facts={})
    .cannot_ask("denied")
)
