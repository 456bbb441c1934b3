from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

CLUSTER = "aws:ecs/cluster:Cluster"
PROVIDERS = "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders"
SERVICE = "aws:ecs/service:Service"


def strategy(*items: tuple[str, int, int]) -> list[dict[str, Any]]:
    return [{"capacityProvider": provider, "base": base, "weight": weight} for provider, base, weight in items]


MIXED = strategy(("FARGATE", 1, 1), ("FARGATE_SPOT", 0, 4))


def base() -> Plan:
    plan = Plan()
    plan.add(CLUSTER, "main", name="main", outputs={"name": "main"})
    plan.add(
        PROVIDERS,
        "main-providers",
        clusterName="main",
        capacityProviders=["FARGATE", "FARGATE_SPOT"],
        defaultCapacityProviderStrategies=MIXED,
    )
    plan.add(SERVICE, "api", cluster=Ref("main", "arn"), capacityProviderStrategies=MIXED)
    return plan


providers_missing = (
    Table("ecs-capacity-providers-missing", base)
    .good("associated by name")
    .good("associated by reference", lambda plan: plan.set("main-providers", clusterName=Ref("main", "name")))
    .bad(
        "none",
        lambda plan: plan.remove("main-providers"),
        (
            "main",
            "No ClusterCapacityProviders of this stack belongs to the cluster, so it can use no Fargate Spot.",
        ),
        level="advisory",
    )
    .without("absent", "the companion resource is what may be absent")
    .unknown(
        "cluster of the providers from an update",
        lambda plan: plan.set("main-providers", clusterName=Ref("main", "id")),
        undecided=False,
    )
    .outside(
        "providers of another cluster",
        lambda plan: plan.set("main-providers", clusterName="other"),
        ("main", "No ClusterCapacityProviders of this stack belongs to the cluster, so it can use no Fargate Spot."),
    )
)

strategy_invalid = (
    Table("ecs-capacity-strategy-invalid", base)
    .good("one base, two weights")
    .good("one provider with the default weight", lambda plan: plan.set("api", capacityProviderStrategies=MIXED[:1]))
    .bad(
        "two bases",
        lambda plan: plan.set("api", capacityProviderStrategies=strategy(("FARGATE", 1, 1), ("FARGATE_SPOT", 2, 1))),
        ("api", "FARGATE and FARGATE_SPOT both have a base; only one provider of a strategy can have one."),
        level="mandatory",
    )
    .bad(
        "a default that the cluster does not have",
        lambda plan: plan.add(
            "aws:ecs/clusterCapacityProviders:ClusterCapacityProviders",
            "only",
            clusterName="shop",
            capacityProviders=["FARGATE"],
            defaultCapacityProviderStrategies=strategy(("FARGATE_SPOT", 1, 0)),
        ),
        ("only", "The default strategy names FARGATE_SPOT, and capacityProviders are FARGATE."),
        level="mandatory",
    )
    .bad(
        "no weight in the cluster's default",
        lambda plan: plan.set(
            "main-providers",
            defaultCapacityProviderStrategies=[{"capacityProvider": "FARGATE"}, {"capacityProvider": "FARGATE_SPOT"}],
        ),
        ("main-providers", "All weights are 0, so no task could be placed."),
        level="advisory",
    )
    .bad(
        "one provider of the cluster's default, without a weight",
        lambda plan: plan.set("main-providers", defaultCapacityProviderStrategies=[{"capacityProvider": "FARGATE"}]),
        ("main-providers", "All weights are 0, so no task could be placed."),
        level="advisory",
    )
    .good(
        "one with a base",
        lambda plan: plan.set("main-providers", defaultCapacityProviderStrategies=strategy(("FARGATE", 1, 0))),
    )
    .bad(
        "no weight in the service's own",
        lambda plan: plan.set("api", capacityProviderStrategies=strategy(("FARGATE", 1, 0), ("FARGATE_SPOT", 0, 0))),
        ("api", "All weights are 0, so no task could be placed."),
        level="mandatory",
    )
    .bad(
        "Fargate and an Auto Scaling group",
        lambda plan: plan.set("api", capacityProviderStrategies=strategy(("FARGATE", 0, 1), ("gpu-nodes", 0, 1))),
        (
            "api",
            "The strategy mixes FARGATE with gpu-nodes.",
            "Use Fargate providers only, or other providers only; a second service can use the others.",
        ),
    )
    .good(
        "two Auto Scaling groups",
        lambda plan: plan.set("api", capacityProviderStrategies=strategy(("nodes", 0, 1), ("gpu-nodes", 0, 1))),
    )
    .absent("no strategy", lambda plan: plan.set("api", capacityProviderStrategies=None))
    .unknown("strategy from an update", lambda plan: plan.set("api", capacityProviderStrategies=Unknown()))
    .without("outside", "reads one resource")
)

provider_not_associated = (
    Table("ecs-capacity-provider-not-associated", base)
    .good("both are associated")
    .bad(
        "one is not",
        lambda plan: plan.set("main-providers", capacityProviders=["FARGATE"]),
        ("api", "The service asks for FARGATE_SPOT, and the cluster main has FARGATE only."),
        level="advisory",
    )
    .bad(
        "cluster without any",
        lambda plan: plan.remove("main-providers"),
        (
            "api",
            (
                "The service asks for FARGATE and FARGATE_SPOT, and the cluster main has no capacity providers in this "
                "stack."
            ),
        ),
    )
    .absent("no strategy", lambda plan: plan.set("api", capacityProviderStrategies=None))
    .unknown("providers from an update", lambda plan: plan.set("main-providers", capacityProviders=Unknown()))
    .outside("cluster of another stack", lambda plan: plan.set("api", cluster="shared"))
)


def machines() -> Plan:
    plan = Plan().add(
        "aws:autoscaling/group:Group",
        "nodes",
        minSize=1,
        maxSize=2,
        vpcZoneIdentifiers=["subnet-01234567"],
        launchTemplate={"id": "lt-0123456789abcdef0", "version": "$Latest"},
        protectFromScaleIn=True,
    )
    return provided(plan, "ENABLED")


def provided(plan: Plan, protected: object, group: object = Ref("nodes", "arn")) -> Plan:
    given = {"autoScalingGroupArn": group, "managedTerminationProtection": protected}
    if "own" in plan.planned:
        return plan.set("own", autoScalingGroupProvider=given)
    return plan.add("aws:ecs/capacityProvider:CapacityProvider", "own", autoScalingGroupProvider=given)


protection_missing = (
    Table("ecs-capacity-protection-missing", machines)
    .good("both")
    .good("neither", lambda p: provided(p.set("nodes", protectFromScaleIn=None), "DISABLED"))
    .bad(
        "one alone",
        lambda p: p.set("nodes", protectFromScaleIn=False),
        ("own", "managedTerminationProtection is ENABLED, and protectFromScaleIn of nodes is not true."),
        level="mandatory",
    )
    .absent("off by default", lambda p: provided(p.set("nodes", protectFromScaleIn=None), None))
    .unknown("the group's", lambda p: p.set("nodes", protectFromScaleIn=Unknown()))
    .outside(
        "a group elsewhere",
        lambda p: provided(
            p,
            "ENABLED",
            "arn:aws:autoscaling:eu-west-1:210987654321:autoScalingGroup:1234:autoScalingGroupName/nodes",
        ),
    )
)


MANAGED = {"infrastructureRoleArn": "arn:aws:iam::210987654321:role/ecs", "propagateTags": "NONE"}


def with_provider(plan: Plan, **inputs: Any) -> Plan:
    plan.add("aws:ecs/capacityProvider:CapacityProvider", "machines", name="machines", **inputs)
    return plan.set("main-providers", capacityProviders=["FARGATE", Ref("machines", "name")])


managed_instances_associated = (
    Table("ecs-capacity-managed-instances-associated", base)
    .good("Fargate alone")
    .good(
        "machines of a group",
        lambda plan: with_provider(plan, autoScalingGroupProvider={"autoScalingGroupArn": Unknown()}),
    )
    .bad(
        "managed instances",
        lambda plan: with_provider(plan, cluster="shop", managedInstancesProvider=MANAGED),
        (
            "main-providers",
            "capacityProviders has machines, which is for managed instances.",
            "Leave it out: machines belongs to the cluster that its own cluster names.",
        ),
        level="mandatory",
    )
    .absent("no providers", lambda plan: plan.set("main-providers", capacityProviders=None))
    .unknown("its kind", lambda plan: with_provider(plan, managedInstancesProvider=Unknown()))
    .outside("by name alone", lambda plan: plan.set("main-providers", capacityProviders=["FARGATE", "machines"]))
)
