"""Container definitions of ECS tasks, and the names of images in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from policypack import Block, Resource, Stack, Text, Undecided
from policypack.aws.regions import REGISTRY_SUFFIXES
from policypack.catalogue.tokens import Ecs

# https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html
_ECR = re.compile(
    r"(?P<account>\d{12})\.dkr[.-]ecr(-fips)?\.(?P<region>[a-z0-9-]+)"
    rf"\.({'|'.join(map(re.escape, REGISTRY_SUFFIXES))})"
    r"/(?P<repository>[^:@]+)(:(?P<tag>[^@]+))?(@(?P<digest>.+))?"
)


class EcrImage(NamedTuple):
    """An image in a private registry of ECR."""

    uri: str
    account: str
    region: str
    repository: str
    reference: str


def ecr_image(uri: str) -> EcrImage | None:
    """Read the name of an image in a private registry of ECR; None for an image of another registry."""
    match = _ECR.fullmatch(uri)
    if match is None:
        return None
    reference = match["digest"] or match["tag"] or "latest"
    return EcrImage(uri, match["account"], match["region"], match["repository"], reference)


def containers(task: Resource) -> list[Block]:
    """Return a task definition's containers."""
    return task.documents("containerDefinitions")


def name_of(container: Block) -> str:
    """Return a container's name as messages show it, else its place."""
    return str(container.raw("name") or container.path("").rstrip("."))


def image(container: Block) -> str | Text | None:
    return container.partial("image")


def services_of(task: Resource, stack: Stack) -> list[Resource]:
    """Return the planned services that run a task definition."""
    return list(stack.pointing_to(task, _tasks, Ecs.SERVICE, Ecs.TASK_SET))


def _tasks(service: Resource) -> list[tuple[Block, str]]:
    return [(service, "taskDefinition")]


def starts_tasks(task: Resource, stack: Stack) -> bool:
    """Does a planned service start this task definition at once? Unknown counts as no."""
    for service in services_of(task, stack):
        try:
            count = service.number("desiredCount", default=0)
            daemon = service.text("schedulingStrategy") == "DAEMON"
        except Undecided:
            continue
        if daemon or (count or 0) > 0:
            return True
    return False
