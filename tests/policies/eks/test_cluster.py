from __future__ import annotations

from typing import Any

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


def reached(*ranges: Any) -> Any:
    return lambda plan: plan.set("main", vpcConfig={"subnetIds": ["subnet-1"], "publicAccessCidrs": list(ranges)})


public_range_refused = (
    Table("eks-cluster-public-range-refused", base)
    .good("everybody", reached("0.0.0.0/0"), facts={})
    .good("an office", reached("81.2.69.142/32"), facts={})
    .bad(
        "private addresses and those of documentation",
        reached("10.0.0.0/8", "203.0.113.0/24"),
        (
            "main",
            "publicAccessCidrs has 10.0.0.0/8 and 203.0.113.0/24.",
            (
                "Name the public addresses of those who come, as the internet sees them; the VPC's own reach the "
                "cluster by endpointPrivateAccess."
            ),
        ),
        level="mandatory",
    )
    .absent("none", lambda plan: plan.set("main", vpcConfig={"subnetIds": ["subnet-1"]}))
    .unknown("which", reached(Unknown()))
    .without("outside", "reads one resource")
)
