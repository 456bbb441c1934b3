from __future__ import annotations

from policypack.testing import Plan, Table, Unknown
from tests.policies.eks.test_eks import ASKED, OFFERED


def base() -> Plan:
    plan = Plan()
    plan.add("eks:index:Cluster", "main", version="1.34", instanceType="t3.medium")
    return plan


version_not_offered = (
    Table("eks-component-version-not-offered", base)
    .good("offered", facts=OFFERED, view="preview")
    .bad(
        "support is over",
        lambda plan: plan.set("main", version="1.23"),
        ("main", "Kubernetes 1.23 is not offered in eu-west-1; its support ended on 2024-10-11."),
        facts=OFFERED,
        level="mandatory",
        view="preview",
    )
    .good("under the engine its cluster is judged", lambda plan: plan.set("main", version="1.23"), view="engine")
    .not_found(
        "there is none",
        lambda plan: plan.set("main", version="9.99"),
        ("main", "Kubernetes 9.99 is not offered in eu-west-1."),
        facts=OFFERED,
        view="preview",
    )
    .good("AWS lists nothing", facts={ASKED: ()}, view="preview")
    .absent("EKS chooses", lambda plan: plan.set("main", version=None), facts={})
    .unknown("from an update", lambda plan: plan.set("main", version=Unknown()), facts=OFFERED, view="preview")
    .cannot_ask("denied", view="preview")
    .without("outside", "reads one component")
)
