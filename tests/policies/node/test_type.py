from __future__ import annotations

from policypack import catalogue
from policypack.testing import Plan, Table, Unknown
from tests.policies.states import existing

DATE = catalogue.about("classes-dax").date


def base() -> Plan:
    plan = Plan()
    plan.add("aws:elasticache/replicationGroup:ReplicationGroup", "sessions", nodeType="cache.t4g.small")
    plan.add("aws:dax/cluster:Cluster", "hot", nodeType="dax.t3.small")
    plan.add(
        "aws:emr/cluster:Cluster",
        "spark",
        masterInstanceGroup={"instanceType": "m5.xlarge"},
        coreInstanceGroup={"instanceType": "m5.xlarge", "instanceCount": 2},
    )
    return plan.add(
        "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
        "model",
        productionVariants=[{"modelName": "model", "instanceType": "ml.m5.large"}],
    )


not_priced_in_region = (
    Table("node-type-not-priced-in-region", base)
    .good("all are")
    .good("a region without a row", lambda plan: plan.set("hot", region="xx-north-9", nodeType="dax.q1.large"))
    .bad(
        "a size that the family lacks",
        lambda plan: plan.set("sessions", nodeType="cache.t4g.large"),
        ("sessions", f"AWS's price list of {DATE} has no cache.t4g.large for ElastiCache in eu-west-1."),
        level="advisory",
    )
    .bad(
        "in blocks",
        lambda plan: plan.set("spark", coreInstanceGroup={"instanceType": "m5.huge"}).set(
            "model", productionVariants=[{"modelName": "model", "instanceType": "ml.m5.huge"}]
        ),
        ("spark", f"AWS's price list of {DATE} has no m5.huge for EMR in eu-west-1."),
        ("model", f"AWS's price list of {DATE} has no ml.m5.huge for SageMaker endpoints in eu-west-1."),
    )
    .good(
        "there already, whatever the list says",
        lambda plan: existing(plan.set("sessions", nodeType="cache.q9g.large"), "sessions"),
        view="engine",
    )
    .absent("a member has its group's", lambda plan: plan.set("sessions", nodeType=None))
    .unknown("from an update", lambda plan: plan.set("hot", nodeType=Unknown()))
    .without("outside", "names no other resource")
)
