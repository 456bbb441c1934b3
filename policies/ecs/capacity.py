"""Amazon ECS: capacity providers of clusters and services."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ecs
from policypack.shelf.ecs_services import FARGATE_PROVIDERS, strategy_names


def _associated(cluster: Resource, stack: Stack) -> list[Resource]:
    return stack.referrers(cluster, Ecs.CLUSTER_CAPACITY_PROVIDERS, property="clusterName")


@policy(Ecs.CLUSTER, level="disabled", severity="low", group="cost")
def providers_missing(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Cluster has no capacity providers.

    Why: Without them a cluster runs tasks by launch type only: no Fargate Spot, which costs about a third, and no
    scaling of EC2 capacity with the tasks. Off by default: a cluster that runs by launch type lacks nothing.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
    """
    if _associated(cluster, stack):
        return
    yield cluster.finding(
        problem="No ClusterCapacityProviders of this stack belongs to the cluster, so it can use no Fargate Spot.",
        fix="Add an aws.ecs.ClusterCapacityProviders with capacityProviders FARGATE and FARGATE_SPOT and a default "
        "strategy.",
    )


@policy(Ecs.SERVICE, Ecs.CLUSTER_CAPACITY_PROVIDERS)
def strategy_invalid(resource: Resource) -> Iterator[Finding]:
    """Capacity provider strategy contradicts itself.

    Why: One provider of a strategy may have a base, one of several must have a weight above zero, and Fargate does
    not mix with other capacity: "InvalidParameterException: At least one capacity provider must have a weight value
    greater than zero specified."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
        https://github.com/terraform-aws-modules/terraform-aws-ecs/issues/27
    """
    name = "capacityProviderStrategies" if resource.type == Ecs.SERVICE else "defaultCapacityProviderStrategies"
    items = resource.blocks(name)
    bases = [item for item in items if (item.number("base", default=0) or 0) > 0]
    if len(bases) > 1:
        named = " and ".join(item.text("capacityProvider") or "" for item in bases)
        yield resource.finding(
            name,
            problem=f"{named} both have a base; only one provider of a strategy can have one.",
            fix="Keep the base of the provider that must run the first tasks, and remove the other.",
        )
    several = len(items) > 1 or (items and not bases and resource.type != Ecs.SERVICE)
    if several and not any((item.number("weight", default=0) or 0) > 0 for item in items):
        yield resource.finding(
            name,
            problem="All weights are 0, so no task could be placed.",
            fix="Give at least one provider a weight above 0, for instance FARGATE 1 and FARGATE_SPOT 4.",
            # A cluster's default is refused only when a service or a task uses it.
            level=None if resource.type == Ecs.SERVICE else "advisory",
        )
    providers = [item.text("capacityProvider") or "" for item in items]
    listed = resource.partials("capacityProviders") if resource.type != Ecs.SERVICE else []
    missing = [provider for provider in providers if provider and provider not in listed]
    if listed and missing and all(isinstance(item, str) for item in listed):
        yield resource.finding(
            name,
            problem=f"The default strategy names {' and '.join(missing)}, and capacityProviders are "
            f"{', '.join(map(str, listed))}.",
            fix=f"Add {' and '.join(missing)} to capacityProviders.",
        )
    others = [provider for provider in providers if provider not in FARGATE_PROVIDERS]
    if others and len(others) < len(providers):
        fargate = " and ".join(provider for provider in providers if provider in FARGATE_PROVIDERS)
        yield resource.finding(
            name,
            problem=f"The strategy mixes {fargate} with {' and '.join(others)}.",
            fix="Use Fargate providers only, or other providers only; a second service can use the others.",
        )


@policy(Ecs.SERVICE, level="advisory")
def provider_not_associated(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service uses a capacity provider that its cluster does not have.

    Why: "InvalidParameterException: The specified capacity provider 'FARGATE_SPOT' was not found": a cluster has
    only the providers that ClusterCapacityProviders gives it, FARGATE and FARGATE_SPOT included.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
    """
    cluster = stack.follow(service, "cluster", Ecs.CLUSTER)
    wanted = strategy_names(service)
    if cluster is None or not wanted:
        return
    associations = _associated(cluster, stack)
    given = {provider for association in associations for provider in association.texts("capacityProviders")}
    missing = [provider for provider in wanted if provider not in given]
    if missing:
        has = f"has {' and '.join(sorted(given))} only" if given else "has no capacity providers in this stack"
        yield service.finding(
            "capacityProviderStrategies",
            problem=f"The service asks for {' and '.join(missing)}, and the cluster {cluster.name} {has}.",
            fix=f"Add {' and '.join(missing)} to an aws.ecs.ClusterCapacityProviders of {cluster.name}, and let the "
            "service depend on it.",
        )


@policy(Ecs.CLUSTER_CAPACITY_PROVIDERS)
def managed_instances_associated(association: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Capacity provider of managed instances is associated with a cluster.

    Why: "InvalidParameterException: Cannot associate Managed Instances capacity provider to clusters using this API."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html
        https://github.com/hashicorp/terraform-provider-aws/issues/44783
    """
    for provider in stack.follow_all(association, "capacityProviders", Ecs.CAPACITY_PROVIDER):
        if provider.block("managedInstancesProvider") is not None:
            yield association.finding(
                "capacityProviders",
                problem=f"capacityProviders has {provider.name}, which is for managed instances.",
                fix=f"Leave it out: {provider.name} belongs to the cluster that its own cluster names.",
            )


@policy(Ecs.CAPACITY_PROVIDER)
def protection_missing(provider: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Capacity provider protects machines whose group does not.

    Why: "ClientException: The managed termination protection setting for the capacity provider is invalid. To enable
    managed termination protection for a capacity provider, the Auto Scaling group must have instance protection from
    scale in enabled."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-termination-protection.html
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AutoScalingGroupProvider.html
    """
    block = provider.block("autoScalingGroupProvider")
    if block is None or block.text("managedTerminationProtection") != "ENABLED":
        return
    group = stack.follow(block, "autoScalingGroupArn", Autoscaling.GROUP)
    if group is not None and not group.flag("protectFromScaleIn"):
        yield block.finding(
            "managedTerminationProtection",
            problem=f"managedTerminationProtection is ENABLED, and protectFromScaleIn of {group.name} is not true.",
            fix=f"Set protectFromScaleIn of {group.name} to true, or managedTerminationProtection to DISABLED.",
        )
