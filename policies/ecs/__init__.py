"""Amazon ECS: services and clusters."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Block, Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.tokens import Appautoscaling, Ecs, Lb
from policypack.shelf.containers import containers
from policypack.shelf.ecs_services import CODE_DEPLOY, controller, on_fargate, strategy_names, task_of
from policypack.shelf.load_balancers import attached_to, forwards_somewhere
from policypack.shelf.remote import has_remote, unseen


@policy(Ecs.SERVICE, Ecs.TASK_SET)
def launch_type_with_strategy(service: Resource) -> Iterator[Finding]:
    """Service has both a launch type and a capacity provider strategy.

    Why: "InvalidParameterException: Specifying both a launch type and capacity provider strategy is not supported.
    Remove one and try again."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    names = strategy_names(service)
    if names and service.given("launchType"):
        yield service.finding(
            "launchType",
            problem=f"launchType is {service.text('launchType')}, and capacityProviderStrategies names "
            f"{' and '.join(names)}.",
            fix="Remove launchType: the capacity providers say where tasks run.",
        )


@policy(Ecs.SERVICE, level="advisory", severity="medium", group="reliability", environment="production")
def circuit_breaker_missing(service: Resource) -> Iterator[Finding]:
    """Service goes on deploying a version that does not start.

    Why: Without the circuit breaker ECS starts failing tasks again and again, and an update that waits for the
    service waits until it times out. With it, the deployment fails after some attempts and can be rolled back. Said of
    production alone.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-circuit-breaker.html
    """
    if controller(service) != "ECS" or service.text("schedulingStrategy") == "DAEMON":
        return
    breaker = service.block("deploymentCircuitBreaker")
    if breaker is None or not breaker.flag("enable"):
        yield service.finding(
            "deploymentCircuitBreaker",
            problem="The deployment circuit breaker is off.",
            fix="Set deploymentCircuitBreaker to enable and rollback true.",
        )


@policy(Ecs.SERVICE)
def circuit_breaker_wrong_controller(service: Resource) -> Iterator[Finding]:
    """Circuit breaker is on, and ECS does not do the deployments.

    Why: The circuit breaker belongs to the rolling update of ECS; CreateService refuses it with
    InvalidParameterException for the controllers CODE_DEPLOY and EXTERNAL.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentCircuitBreaker.html
    """
    kind = controller(service)
    breaker = service.block("deploymentCircuitBreaker")
    if kind != "ECS" and breaker and breaker.flag("enable"):
        yield service.finding(
            "deploymentCircuitBreaker",
            problem=f"The deployment circuit breaker is on, and the deployment controller is {kind}.",
            fix="Remove deploymentCircuitBreaker; CodeDeploy rolls back by autoRollbackConfiguration."
            if kind == CODE_DEPLOY
            else "Remove deploymentCircuitBreaker, or let ECS do the deployments.",
        )


@policy(Ecs.SERVICE, level="advisory", severity="low", group="reliability")
def autoscaling_missing(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service does not scale with its load.

    Why: The number of tasks stays what the program says, whatever the load is. Application Auto Scaling changes it
    between two limits.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html
    """
    count = service.number("desiredCount", default=0)
    if not count or service.text("schedulingStrategy") == "DAEMON" or has_remote(stack):
        return
    name, scaled = service.raw("name"), stack.once(_scaled)
    if UNKNOWN in scaled or name in scaled or stack.referrers(service, Appautoscaling.TARGET, property="resourceId"):
        return
    yield service.finding(
        "desiredCount",
        problem=f"desiredCount is {count}, and no scaling target of this stack belongs to the service.",
        fix="Add an aws.appautoscaling.Target with resourceId service/CLUSTER/SERVICE and a Policy, or leave it where "
        "the load does not change.",
    )


def _scaled(stack: Stack) -> set[object]:
    """Return the names of the services that scaling targets end with, and UNKNOWN where one may be any."""
    ids = (target.raw("resourceId") for target in stack.of_type(Appautoscaling.TARGET))
    return {id if id is UNKNOWN else as_text(id).rpartition("/")[2] for id in ids}


@policy(Ecs.CLUSTER, level="advisory", severity="low", group="reliability")
def container_insights_off(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Cluster has no Container Insights.

    Why: Without it there are no metrics of tasks and containers: which one restarts, and how much memory it took
    before. The account can switch it on for all new clusters, which the plan does not show.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/deploy-container-insights-ECS-cluster.html
    """
    if any(setting.text("name") == "containerInsights" for setting in stack.of_type(Ecs.ACCOUNT_SETTING_DEFAULT)):
        return
    values = [s.text("value") for s in cluster.blocks("settings") if s.text("name") == "containerInsights"]
    if values and values[-1] != "disabled":
        return
    yield cluster.finding(
        "settings",
        problem="The setting containerInsights is disabled."
        if values
        else "The setting containerInsights is not given, so the account's default holds, which is off at first.",
        fix="Add a setting with the name containerInsights and the value enabled, or enhanced for metrics of tasks.",
    )


@policy(Ecs.SERVICE)
def network_configuration_missing(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Network configuration of the service does not fit its tasks.

    Why: "InvalidParameterException: Network Configuration must be provided when networkMode 'awsvpc' is specified."
    and "Network Configuration is not valid for the given networkMode of this task definition." Fargate tasks always
    use awsvpc.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    task = task_of(service, stack)
    fargate = on_fargate(service)
    if (task is None and not fargate) or controller(service) == "EXTERNAL":
        return
    mode = "awsvpc" if fargate or task is None else task.text("networkMode")
    if mode == "awsvpc" and not service.has("networkConfiguration"):
        why = "on Fargate" if fargate or task is None else f"in the network mode awsvpc of {task.name}"
        yield service.finding(
            "networkConfiguration",
            problem=f"The tasks run {why}, and networkConfiguration is not set.",
            fix="Set networkConfiguration with subnets and securityGroups.",
        )
    elif mode in ("bridge", "host", "none") and task is not None and service.given("networkConfiguration"):
        yield service.finding(
            "networkConfiguration",
            problem=f"networkConfiguration is set, and the tasks run in the network mode {mode} of {task.name}.",
            fix=f"Remove networkConfiguration, or set networkMode of {task.name} to awsvpc.",
        )


@policy(Ecs.SERVICE)
def target_type_mismatch(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Target group takes instances, and the tasks have addresses of their own.

    Why: "InvalidParameterException: The provided target group … has target type instance, which is incompatible with
    the awsvpc network mode specified in the task definition."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    for block in service.blocks("loadBalancers"):
        for group in stack.follow_all(block, "targetGroupArn", Lb.TARGET_GROUP):
            kind = group.text("targetType", default="instance")
            if kind == "ip":
                continue
            task = task_of(service, stack)
            if on_fargate(service) or (task is not None and task.text("networkMode") == "awsvpc"):
                yield service.finding(
                    block.path("targetGroupArn"),
                    problem=f"The tasks have addresses of their own (awsvpc), and the target group {group.name} has "
                    f"the target type {kind}.",
                    fix=f"Set targetType of {group.name} to ip.",
                )


@policy(Ecs.SERVICE)
def load_balancer_container_missing(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Load balancer sends to a container or port that the task does not have.

    Why: "InvalidParameterException: The container api does not exist in the task definition." and "The container api
    did not have a container port 8080 defined."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LoadBalancer.html
    """
    blocks = service.blocks("loadBalancers")
    task = task_of(service, stack) if blocks else None
    if task is None:
        return
    for block in blocks:
        name, port = block.partial("containerName"), block.number("containerPort")
        named = {_text(container.partial("name")): container for container in containers(task)}
        container = named.get(_text(name))
        if container is None:
            if isinstance(name, Text) or any(isinstance(c.raw("name"), Text) for c in named.values()):
                raise block.undecided("containerName")
            yield block.finding(
                "containerName",
                problem=f"containerName is {name}, and the task definition {task.name} has "
                f"{' and '.join(sorted(named)) or 'no container'}.",
                fix=f"Set containerName to {' or '.join(sorted(named)) or 'the name of a container'}.",
            )
        elif port is not None:
            yield from _port(block, container, port)


def _text(name: str | Text | None) -> str:
    return name.raw if isinstance(name, Text) else name or ""


def _port(block: Block, container: Block, port: float) -> Iterator[Finding]:
    mappings = container.blocks("portMappings")
    if any(mapping.has("containerPortRange") for mapping in mappings):
        return
    ports = [mapping.number("containerPort") for mapping in mappings]
    if port not in ports:
        name = container.partial("name")
        opened = " and ".join(map(str, ports)) or "no port"
        yield block.finding(
            "containerPort",
            problem=f"containerPort is {port}, and the container {name} maps {opened}.",
            fix=f"Add containerPort {port} to portMappings of {name}, or correct the number.",
        )


@policy(Ecs.SERVICE)
def service_before_listener(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service does not wait for the listener of its target group.

    Why: ECS refuses a target group that no listener uses: "InvalidParameterException: The target group … does not
    have an associated load balancer." The provider tries again for some minutes, so it often passes, but not always.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-load-balancing.html
    """
    before = None
    for block in service.blocks("loadBalancers"):
        for group in stack.follow_all(block, "targetGroupArn", Lb.TARGET_GROUP):
            attached = attached_to(group, stack)
            if not attached and not group.exists:
                yield service.finding(
                    block.path("targetGroupArn"),
                    problem=f"Nothing in this stack attaches the target group {group.name} to a load balancer, so ECS "
                    "refuses the service.",
                    fix=f"Add a listener or a listener rule that forwards to {group.name}.",
                    level="advisory" if forwards_somewhere(stack) else unseen(stack),
                )
                continue
            before = stack.dependencies(service) if before is None else before
            if attached and before.isdisjoint(listener.urn for listener in attached):
                names = " or ".join(sorted(listener.name for listener in attached))
                yield service.finding(
                    block.path("targetGroupArn"),
                    problem=f"The service may start before {names} attaches the target group {group.name}.",
                    fix=f"Let the service depend on {attached[0].name}: dependsOn in its resource options (depends_on "
                    "in Python).",
                    level="advisory",
                )
