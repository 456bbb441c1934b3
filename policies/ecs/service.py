"""Amazon ECS: what a service asks of its task definition."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers
from policypack.shelf.ecs_services import FARGATE_PROVIDERS, on_fargate, strategy_names, task_of


@policy(Ecs.SERVICE)
def command_without_role(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service lets commands be run in tasks that have no role.

    Why: "InvalidParameterException: The service couldn't be created because a valid taskRoleArn is not being used.
    Specify a valid task role in your task definition and try again."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
    """
    task = task_of(service, stack) if service.flag("enableExecuteCommand") else None
    if task is not None and not task.has("taskRoleArn"):
        yield service.finding(
            "enableExecuteCommand",
            problem=f"enableExecuteCommand is true, and the task definition {task.name} has no taskRoleArn.",
            fix=f"Set taskRoleArn of {task.name} to a role for ecs-tasks.amazonaws.com that may use ssmmessages.",
            # On machines, tasks without a role have that of the machine.
            # https://github.com/aws-containers/amazon-ecs-exec-checker
            level=None if on_fargate(service) or "FARGATE" in task.texts("requiresCompatibilities") else "advisory",
        )


@policy(Ecs.SERVICE)
def port_name_unknown(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service Connect names a port that no container has.

    Why: "InvalidParameterException: portName(web) does not refer to any named PortMapping in the container
    definition(s)
    of the task definition".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectService.html
    """
    connect = service.block("serviceConnectConfiguration")
    task = task_of(service, stack) if connect and connect.flag("enabled") else None
    if connect is None or task is None:
        return
    names = [mapping.partial("name") for one in containers(task) for mapping in one.blocks("portMappings")]
    for client in connect.blocks("services"):
        name = client.partial("portName")
        if name is not None and name not in names and not any(isinstance(item, Text) for item in (name, *names)):
            yield client.finding(
                "portName",
                problem=f"portName is {name!r}, and the ports of {task.name} are called "
                f"{', '.join(str(item) for item in names if item) or 'nothing'}.",
                fix=f"Give the container's portMappings the name {name!r}.",
            )


@policy(Ecs.SERVICE)
def fargate_cannot_run(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service on Fargate runs a task that Fargate cannot.

    Why: "InvalidParameterException: Task definition does not support launch_type FARGATE." A task for Fargate has the
    network mode awsvpc, and cpu and memory of its own.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html
    """
    task = task_of(service, stack) if on_fargate(service) else None
    # One that says it is for Fargate is refused by itself.
    if task is None or "FARGATE" in task.texts("requiresCompatibilities"):
        return
    lacks = [name for name in ("cpu", "memory") if not task.has(name)]
    if task.text("networkMode") != "awsvpc":
        lacks.insert(0, "networkMode awsvpc")
    if lacks:
        yield service.finding(
            "taskDefinition",
            problem=f"The service runs on Fargate, and the task definition {task.name} has no "
            f"{' and no '.join(lacks)}.",
            fix=f"Set requiresCompatibilities of {task.name} to FARGATE, networkMode to awsvpc, cpu and memory.",
        )


@policy(Ecs.SERVICE)
def daemon_on_fargate(service: Resource) -> Iterator[Finding]:
    """Service that runs one task on each machine is to run on Fargate.

    Why: "InvalidParameterException: The daemon scheduling strategy is not supported for the Fargate capacity provider".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    names = [name for name in strategy_names(service) if name in FARGATE_PROVIDERS]
    if service.text("schedulingStrategy") == "DAEMON" and names:
        yield service.finding(
            "schedulingStrategy",
            problem=f"schedulingStrategy is DAEMON, and the capacity provider is {' and '.join(names)}.",
            fix="Set schedulingStrategy to REPLICA, or use capacity of machines.",
        )
