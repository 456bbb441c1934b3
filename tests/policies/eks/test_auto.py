from __future__ import annotations

from policypack.testing import Plan, Table, Unknown
from tests.policies.states import existing

ON = {"enabled": True}


def base() -> Plan:
    return Plan().add(
        "aws:eks/cluster:Cluster",
        "main",
        version="1.33",
        bootstrapSelfManagedAddons=False,
        computeConfig={
            "enabled": True,
            "nodePools": ["general-purpose"],
            "nodeRoleArn": "arn:aws:iam::210987654321:role/n",
        },
        kubernetesNetworkConfig={"elasticLoadBalancing": ON},
        storageConfig={"blockStorage": ON},
    )


def off(plan: Plan) -> Plan:
    return plan.set("main", computeConfig=None, kubernetesNetworkConfig=None, storageConfig=None)


incomplete = (
    Table("eks-auto-incomplete", base)
    .good("all three")
    .bad(
        "only nodes",
        lambda plan: plan.set("main", kubernetesNetworkConfig=None, storageConfig={"blockStorage": {"enabled": False}}),
        (
            "main",
            (
                "computeConfig.enabled is true, and kubernetesNetworkConfig.elasticLoadBalancing.enabled and "
                "storageConfig.blockStorage.enabled are not."
            ),
        ),
        level="mandatory",
    )
    .bad(
        "not the nodes",
        lambda plan: plan.set("main", computeConfig=None),
        (
            "main",
            (
                "kubernetesNetworkConfig.elasticLoadBalancing.enabled and storageConfig.blockStorage.enabled are true, "
                "and computeConfig.enabled is not."
            ),
        ),
    )
    .bad(
        "there already, with load balancing of AWS's",
        lambda plan: existing(plan.set("main", kubernetesNetworkConfig=None), "main"),
        (
            "main",
            (
                "computeConfig.enabled and storageConfig.blockStorage.enabled are true, and "
                "kubernetesNetworkConfig.elasticLoadBalancing.enabled is not."
            ),
        ),
        view="engine",
        level="advisory",
    )
    .absent("none", off)
    .unknown("from an update", lambda plan: plan.set("main", storageConfig=Unknown()))
    .without("outside", "names no other resource")
)

setting_refused = (
    Table("eks-auto-setting-refused", base)
    .good("as it must be")
    .good("no Auto Mode", lambda plan: off(plan).set("main", bootstrapSelfManagedAddons=True, version="1.28"))
    .good("no pools and no role", lambda plan: plan.set("main", computeConfig=ON))
    .good("an empty role", lambda plan: plan.set("main", computeConfig={**ON, "nodeRoleArn": ""}))
    .bad(
        "a role for no pools, in an old cluster",
        lambda plan: plan.set(
            "main",
            version="1.28",
            computeConfig={"enabled": True, "nodeRoleArn": "arn:aws:iam::210987654321:role/n"},
        ),
        ("main", "computeConfig.nodeRoleArn is set, and nodePools names none."),
        ("main", "computeConfig.enabled is true, and version is 1.28, which has no Auto Mode."),
        level="mandatory",
    )
    .good("the oldest that has it", lambda plan: plan.set("main", version="1.29"))
    .bad(
        "add-ons that are asked for",
        lambda plan: plan.set("main", bootstrapSelfManagedAddons=True),
        (
            "main",
            "computeConfig.enabled is true, and bootstrapSelfManagedAddons is true.",
            "Set bootstrapSelfManagedAddons to false: Auto Mode brings these add-ons itself.",
        ),
    )
    .absent(
        "add-ons by default",
        lambda plan: plan.set("main", bootstrapSelfManagedAddons=None),
        (
            "main",
            "computeConfig.enabled is true, and bootstrapSelfManagedAddons is not set, which means true.",
        ),
    )
    .good(
        "a cluster that has them already",
        lambda plan: existing(plan.set("main", bootstrapSelfManagedAddons=None), "main"),
        view="engine",
    )
    .unknown("from an update", lambda plan: plan.set("main", bootstrapSelfManagedAddons=Unknown()))
    .without("outside", "names no other resource")
)
