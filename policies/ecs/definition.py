"""Amazon ECS: containers of a task beside each other, its volumes and its network mode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policies.ecs._sizes import amount
from policypack import Block, Finding, Resource, Text, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, name_of


class NumberRange(NamedTuple):
    """What a number of a container's health check may be."""

    name: str
    low: int
    high: int


# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html (a timeout once had up to 120)
_CHECK = (
    NumberRange("interval", 5, 300),
    NumberRange("timeout", 2, 120),
    NumberRange("retries", 1, 10),
    NumberRange("startPeriod", 0, 300),
)
# What the network mode awsvpc does not take, and what is for bridge alone.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
_NOT_AWSVPC = ("extraHosts", "hostname", "links")
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
# https://docs.aws.amazon.com/AmazonECS/latest/userguide/fargate-task-defs.html
_NOT_FARGATE = ("disableNetworking", "dnsSearchDomains", "dnsServers", "dockerSecurityOptions", "privileged")
_NOT_FARGATE_LINUX = ("devices", "maxSwap", "sharedMemorySize", "swappiness")
# The Docker daemon knows more, which ECS does not pass on.
# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
_AWSLOGS = re.compile(
    r"(?!awslogs-)\S+|awslogs-(create-group|credentials-endpoint|datetime-format|force-flush-interval-seconds|format"
    r"|group|multiline-pattern|region|stream|stream-prefix)"
)
_FARGATE_DRIVERS = ("awslogs", "splunk", "awsfirelens")
_FINISHED = ("COMPLETE", "SUCCESS")


def _on_fargate(task: Resource) -> bool:
    return "FARGATE" in task.texts("requiresCompatibilities")


def _names(options: Block | None) -> list[str]:
    return options.keys() if options else []


def _given(block: Block, name: str) -> bool:
    return block.raw(name) not in (None, False, "", 0, [], {})


@policy(Ecs.TASK_DEFINITION)
def host_port_differs(task: Resource) -> Iterator[Finding]:
    """Host port of a container differs from its port in network mode awsvpc or host.

    Why: "ClientException: When networkMode=awsvpc, the host ports and container ports in port mappings must match."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
    """
    mode = task.text("networkMode")
    if mode not in ("awsvpc", "host"):
        return
    for container in containers(task):
        for mapping in container.blocks("portMappings"):
            host, port = mapping.number("hostPort"), mapping.number("containerPort")
            if host and port is not None and host != port:
                yield mapping.finding(
                    "hostPort",
                    problem=f"The container {name_of(container)} maps its port {port} to the port {host} of its host, "
                    f"and networkMode is {mode}.",
                    fix=f"Remove hostPort, or set it to {port}.",
                )


@policy(Ecs.TASK_DEFINITION)
def memory_refused(task: Resource) -> Iterator[Finding]:
    """Memory of a container does not fit its task, or is given nowhere.

    Why: "ClientException: Invalid setting for container 'api'. At least one of 'memory' or 'memoryReservation' must be
    specified." "memory must be greater than memoryReservation", and "The 'memory' setting for container 'worker' is
    greater than for the task."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        https://github.com/pulumi/pulumi-awsx/issues/1220
    """
    whole = amount(task.text("memory") or "") if task.has("memory") else None
    for container in containers(task):
        hard, soft = container.number("memory"), container.number("memoryReservation")
        wanted = hard or soft
        if not task.has("memory") and not hard and not soft:
            yield container.finding(
                "memory",
                problem=f"The container {name_of(container)} has no memory and no memoryReservation, and the task "
                "has no memory.",
                fix="Set memory (MiB) of the container, or of the task.",
            )
        elif hard and soft and soft > hard:
            yield container.finding(
                "memoryReservation",
                problem=f"The container {name_of(container)} reserves {soft} MiB and may use {hard}.",
                fix=f"Set memory to more than {soft}, or memoryReservation to less than {hard}.",
            )
        elif whole and wanted and wanted > whole:
            yield container.finding(
                "memory" if hard else "memoryReservation",
                problem=f"The container {name_of(container)} wants {wanted} MiB, and the task has {whole}.",
                fix=f"Set it to {whole} or less, or raise memory of the task.",
            )


@policy(Ecs.TASK_DEFINITION)
def cpu_above_task(task: Resource) -> Iterator[Finding]:
    """Containers of a task want more CPU than it has.

    Why: "ClientException: The sum of the CPU units of the containers exceeds the task's": what they reserve together
    may not be above the task's cpu.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    """
    whole = amount(task.text("cpu") or "") if task.has("cpu") else None
    wanted = [container.number("cpu") or 0 for container in containers(task)] if whole else []
    if whole and sum(wanted) > whole:
        yield task.finding(
            "cpu",
            problem=f"The containers want {' + '.join(map(str, wanted))} CPU units, and the task has {whole}.",
            fix="Lower cpu of the containers, or leave it out: they share what the task has.",
        )


@policy(Ecs.TASK_DEFINITION)
def volume_unknown(task: Resource) -> Iterator[Finding]:
    """Container mounts a volume that the task does not have.

    Why: "ClientException: Unknown volume 'data'."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_MountPoint.html
    """
    names = [volume.partial("name") for volume in task.blocks("volumes")]
    if any(isinstance(name, Text) for name in names):
        return
    there = f"only {', '.join(map(repr, names))}" if names else "no volumes"
    for container in containers(task):
        for mount in container.blocks("mountPoints"):
            name = mount.partial("sourceVolume")
            if name is not None and not isinstance(name, Text) and name not in names:
                yield mount.finding(
                    "sourceVolume",
                    problem=f"The container {name_of(container)} mounts {name!r}, and the task has {there}.",
                    fix=f"Add a volume {name!r} to the task" + (", or name one that it has." if names else "."),
                )


@policy(Ecs.TASK_DEFINITION)
def dependency_refused(task: Resource) -> Iterator[Finding]:
    """Container waits for another that is not there or never gets there.

    Why: "ClientException": HEALTHY needs a health check of the other container; COMPLETE and SUCCESS cannot be asked of
    an essential one, which may not end.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDependency.html
    """
    named = {name_of(container): container for container in containers(task)}
    for container in named.values():
        for wait in container.blocks("dependsOn"):
            name, condition = wait.text("containerName") or "", wait.text("condition") or ""
            other = named.get(name)
            who = f"The container {name_of(container)}"
            if other is None or other is container:
                problem = f"{who} waits for {'itself' if other else f'{name!r}, which the task does not have'}."
            elif condition == "HEALTHY" and not _given(other, "healthCheck"):
                problem = f"{who} waits until {name} is HEALTHY, and {name} has no healthCheck."
            elif condition in _FINISHED and other.flag("essential", default=True):
                problem = f"{who} waits until {name} is done ({condition}), and {name} is essential."
            else:
                continue
            yield wait.finding(
                "condition" if other and other is not container else "containerName",
                problem=problem,
                fix=f"Add a healthCheck to {name}, or wait for START."
                if condition == "HEALTHY" and other
                else f"Set essential of {name} to false, or wait for START."
                if other and other is not container
                else "Name another container of the task.",
                # What is registered all the same, and waits for ever, is not documented.
                level="advisory" if condition == "HEALTHY" and other and other is not container else None,
            )


@policy(Ecs.TASK_DEFINITION)
def health_check_refused(task: Resource) -> Iterator[Finding]:
    """Health check of a container is outside of what ECS takes.

    Why: "ClientException: Health check command must begin with CMD or CMD-SHELL", and each of its times has a range.
    One without a command is not even sent: "missing required field, HealthCheck.Command".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
    """
    for container in containers(task):
        check = container.block("healthCheck")
        if check is None:
            continue
        if check.keys() and check.raw("command") is None:
            yield check.finding(
                "command",
                problem=f"The health check of {name_of(container)} has no command.",
                fix='Set command, as in ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or remove healthCheck.',
            )
        command = check.partials("command")
        first = command[0] if command else ""
        if isinstance(first, str) and first and first not in ("CMD", "CMD-SHELL", "NONE"):
            yield check.finding(
                "command",
                problem=f"The health check of {name_of(container)} begins with {first!r}.",
                fix='Begin it with CMD-SHELL for one text, as in ["CMD-SHELL", "curl -f http://localhost/ || exit 1"].',
            )
        for name, low, high in _CHECK:
            value = check.number(name)
            if value is not None and not low <= value <= high:
                yield check.finding(
                    name,
                    problem=f"{name} of {name_of(container)}'s health check is {value}; {low} to {high} are allowed.",
                    fix=f"Set {name} to a number from {low} to {high}.",
                )


@policy(Ecs.TASK_DEFINITION)
def secret_named_twice(task: Resource) -> Iterator[Finding]:
    """Secret of a container has the name of one of its environment variables.

    Why: "ClientException: The secret name must be unique and not shared with any new or existing environment variables
    set on the container, such as 'DB_HOST'."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Secret.html
    """
    for container in containers(task):
        names = [block.text("name") for block in container.blocks("secrets")]
        shared = {block.raw("name") for block in container.blocks("environment")}.intersection(names)
        twice = sorted(str(name) for name in {*shared, *(name for name in names if names.count(name) > 1)} if name)
        if twice:
            yield container.finding(
                "secrets",
                problem=f"The container {name_of(container)} has {' and '.join(twice)} among its secrets, and the same "
                f"name {'in environment' if shared else 'a second time'}.",
                fix=f"Keep one of the two, or give the secret another name than {twice[0]}.",
            )


@policy(Ecs.TASK_DEFINITION)
def log_driver_refused(task: Resource) -> Iterator[Finding]:
    """Log driver of a container is not for Fargate, or lacks what it needs.

    Why: "ClientException: Log driver awslogs requires options: awslogs-region, awslogs-group", with
    awslogs-stream-prefix on Fargate; "Log driver awslogs disallows options: awslogs-endpoint"; awsfirelens needs a
    container with firelensConfiguration beside it.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
    """
    found = containers(task)
    fargate = _on_fargate(task)
    for container in found:
        logs = container.block("logConfiguration")
        driver = logs.text("logDriver") if logs else None
        if logs is None or driver is None:
            continue
        options = logs.block("options")
        wanted = ["awslogs-group", "awslogs-region", *(["awslogs-stream-prefix"] if fargate else [])]
        missing = [name for name in wanted if options is None or not options.has(name)] if driver == "awslogs" else []
        if fargate and driver not in _FARGATE_DRIVERS:
            yield logs.finding(
                "logDriver",
                problem=f"The container {name_of(container)} logs with {driver}, which Fargate does not have.",
                fix=f"Use one of {', '.join(_FARGATE_DRIVERS)}.",
            )
        elif missing:
            yield logs.finding(
                "options",
                problem=f"The container {name_of(container)} logs with awslogs and has no {' and no '.join(missing)}.",
                fix=f"Set {' and '.join(missing)} in options.",
            )
        elif driver == "awslogs" and (unknown := [n for n in _names(options) if not _AWSLOGS.fullmatch(n)]):
            yield logs.finding(
                "options",
                problem=f"The container {name_of(container)} logs with awslogs, which has no "
                f"{' and no '.join(unknown)}.",
                fix=f"Remove {' and '.join(unknown)} from options; how long logs are kept is a setting of their group.",
            )
        elif driver == "awsfirelens" and not any(_given(other, "firelensConfiguration") for other in found):
            yield logs.finding(
                "logDriver",
                problem=f"The container {name_of(container)} logs with awsfirelens, and no container of the task has a "
                "firelensConfiguration.",
                fix="Add a container for the log router, with firelensConfiguration.",
            )


@policy(Ecs.TASK_DEFINITION)
def setting_refused(task: Resource) -> Iterator[Finding]:
    """Container or volume has a setting that does not go with its task.

    Why: "ClientException: Links are not supported when networkMode=awsvpc.", "The 'privileged' parameter is not
    supported for tasks run on Fargate", "host.sourcePath should not be set for volumes in Fargate".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
    https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
    """
    fargate, mode = _on_fargate(task), task.text("networkMode")
    for container in containers(task):
        linux = container.block("linuxParameters")
        refused = [(container, name, "networkMode is awsvpc") for name in _NOT_AWSVPC if mode == "awsvpc"]
        if fargate:
            refused += [(container, name, "the task runs on Fargate") for name in _NOT_FARGATE]
            refused += [(linux, name, "the task runs on Fargate") for name in _NOT_FARGATE_LINUX if linux]
            yield from _added(container, linux)
        for block, name, why in refused:
            if _given(block, name) and block.given(name):
                yield block.finding(
                    name,
                    problem=f"{name} is set in the container {name_of(container)}, and {why}.",
                    fix=f"Remove {name}.",
                )
    for volume in task.blocks("volumes") if fargate else ():
        for name in volume.given("hostPath", "dockerVolumeConfiguration"):
            yield volume.finding(
                name,
                problem=f"The volume {volume.raw('name')} has {name}, and the task runs on Fargate.",
                fix=f"Remove {name}: a volume without it is of the task, efsVolumeConfiguration is for more.",
            )


def _added(container: Block, linux: Block | None) -> Iterator[Finding]:
    capabilities = linux.block("capabilities") if linux else None
    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_KernelCapabilities.html
    added = [name for name in capabilities.texts("add") if name != "SYS_PTRACE"] if capabilities else []
    if capabilities and added:
        yield capabilities.finding(
            "add",
            problem=f"The container {name_of(container)} adds {' and '.join(added)}, and the task runs on Fargate.",
            fix="Remove them: SYS_PTRACE is the only capability that can be added there.",
        )
