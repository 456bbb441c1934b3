"""Amazon ECS: ports of a task's containers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers, name_of

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,64}")


def _mappings(task: Resource) -> Iterator[tuple[str, Block]]:
    for container in containers(task):
        for mapping in container.blocks("portMappings"):
            yield name_of(container), mapping


@policy(Ecs.TASK_DEFINITION)
def without_network(task: Resource) -> Iterator[Finding]:
    """Container maps a port, and the task has no network.

    Why: "If the network mode is set to none, you cannot specify port mappings in your container definitions".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html
    """
    if task.text("networkMode") != "none":
        return
    for name, mapping in _mappings(task):
        yield mapping.finding(
            "containerPort",
            problem=f"The container {name} maps a port, and networkMode is none.",
            fix="Remove portMappings, or set networkMode to bridge or awsvpc.",
        )
        return


@policy(Ecs.TASK_DEFINITION)
def mapped_twice(task: Resource) -> Iterator[Finding]:
    """Two mappings of a task want the same port of its host.

    Why: "ClientException: TCP host port '3000' is mapped multiple times in task." Where each container has the port of
    the task's own address (awsvpc, host), the second one finds it taken.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
        https://github.com/aws/amazon-ecs-agent/issues/1220
    """
    shared = task.text("networkMode") in ("awsvpc", "host")
    seen: dict[tuple[str, float], str] = {}
    for name, mapping in _mappings(task):
        host = mapping.number("hostPort")
        port = host or (mapping.number("containerPort") if shared else None)
        protocol = mapping.text("protocol", "tcp") or "tcp"
        if port is None:
            continue
        other = seen.get((protocol, port))
        if other:
            yield mapping.finding(
                "hostPort" if host else "containerPort",
                problem=f"{name} maps the {protocol} port {port} of the host, and {other} does already.",
                fix="Give each a port of its own"
                + ("." if shared else ", or leave hostPort out: one that is free is chosen."),
                level=None if host else "advisory",
            )
        seen[protocol, port] = name


@policy(Ecs.TASK_DEFINITION, level="advisory")
def name_refused(task: Resource) -> Iterator[Finding]:
    """Name of a port stands twice in a task, or has a form that ECS does not take.

    Why: Services find a port by its name, and CDK refuses one that two have; AWS's page says nothing of that. It has
    small letters, digits, underscores and hyphens, 64 at most.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_PortMapping.html
        https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-ecs/lib/base/task-definition.ts
    """
    seen: set[str] = set()
    for name, mapping in _mappings(task):
        port = mapping.partial("name")
        if not isinstance(port, str) or not port:
            continue
        if port in seen:
            yield mapping.finding(
                "name",
                problem=f"The name {port} of a port of {name} is that of another port of the task.",
                fix="Give each port a name of its own.",
            )
        elif not _NAME.fullmatch(port):
            yield mapping.finding(
                "name",
                problem=f"A port of {name} is called {port!r}.",
                fix="Use small letters, digits, underscores and hyphens, 64 at most, with no hyphen first.",
            )
        seen.add(port)
