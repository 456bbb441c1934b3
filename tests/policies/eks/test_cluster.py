from __future__ import annotations

from policypack.testing import Table, Unknown
from tests.policies.kubernetes import ELSEWHERE, base, there

MISSING = "There is no cluster company in eu-west-1, and this stack does not create it."
not_found = (
    Table("eks-cluster-not-found", base)
    .good("planned here", facts={})
    .good("planned here and named as text", lambda plan: plan.set("nodes", clusterName="main"), facts={})
    .outside("there", lambda plan: plan.set("nodes", clusterName="company"), facts={ELSEWHERE: there()})
    .not_found(
        "not there",
        lambda plan: plan.set("nodes", clusterName="company").set("cni", clusterName="company"),
        ("cni", MISSING),
        ("nodes", MISSING),
        facts={ELSEWHERE: None},
        level="mandatory",
    )
    .bad(
        "a component may create it",
        lambda plan: plan.add("eks:index:Cluster", "hidden").set("nodes", clusterName="company"),
        ("nodes", MISSING),
        facts={ELSEWHERE: None},
        level="advisory",
    )
    .absent("none is named", lambda plan: plan.set("nodes", clusterName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("nodes", clusterName=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: plan.set("nodes", clusterName="company"))
)
