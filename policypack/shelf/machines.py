"""Type tokens of machines and of what describes them, and how certain it is that a description is used."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policypack import Resource, Stack
from policypack.catalogue.tokens import Autoscaling, Ec2, Eks
from policypack.finding import Level
from policypack.shelf.outside import proven

IMAGES = (Ec2.AMI, Ec2.AMI_COPY, Ec2.AMI_FROM_INSTANCE)

# Where each of them names its image.
IMAGE = {
    Ec2.INSTANCE: "ami",
    Ec2.SPOT_INSTANCE_REQUEST: "ami",
    Ec2.LAUNCH_TEMPLATE: "imageId",
    Ec2.LAUNCH_CONFIGURATION: "imageId",
}
# What EKS takes where neither the node group nor a launch template names a type.
# https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html
NODE_TYPES = ("t3.medium",)
# The sizes that Fargate offers: CPU units to the MiB of memory that go with them.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
FARGATE = {
    256: (512, 1024, 2048),
    512: tuple(range(1024, 4096 + 1, 1024)),
    1024: tuple(range(2048, 8192 + 1, 1024)),
    2048: tuple(range(4096, 16384 + 1, 1024)),
    4096: tuple(range(8192, 30720 + 1, 1024)),
    8192: tuple(range(16384, 61440 + 1, 4096)),
    16384: tuple(range(32768, 122880 + 1, 8192)),
}


_TYPE = re.compile(r"(?P<series>[a-z]+)\d+(?P<options>[a-z]*)(-flex)?\.[a-z0-9-]+")


def processor(machine: str) -> str | None:
    """Return the architecture that an instance type has by its name; None where the name does not tell.

    Of the letters behind the generation, g says Graviton; the first generation of it is called a1.
    Source: https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
    """
    match = _TYPE.fullmatch(machine)
    if match is None or match["series"] in ("mac", "u"):
        return None
    return "arm64" if "g" in match["options"] or machine.startswith("a1.") else "x86_64"


def memories(sizes: Sequence[int]) -> str:
    """Return the MiB of memory that go with one size of Fargate as a message lists them."""
    if len(sizes) < 5:
        return f"{', '.join(map(str, sizes))} MiB"
    return f"{sizes[0]} to {sizes[-1]} in steps of {sizes[-1] - sizes[-2]} MiB"


def settled(machine: Resource) -> bool:
    """Does it stand already, with what only a new one would look for: image, key pair, zone?

    A machine goes on running when its image is withdrawn; a changed one would be replaced, and so be new.
    """
    return machine.exists and machine.type != Ec2.LAUNCH_TEMPLATE


def starts(machine: Resource, name: str, stack: Stack) -> Level | None:
    """Return the level of what AWS refuses about a machine: "advisory" for a launch template that nobody uses here.

    EC2 takes a launch template with anything in it; the first who launches from it is refused. Who launches may name
    an image, a type or a key pair of its own, which then counts.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html (LaunchTemplate)
        https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_LaunchTemplateOverrides.html
    """
    if machine.type == Ec2.LAUNCH_TEMPLATE:
        users = stack.referrers(machine, Autoscaling.GROUP, Ec2.INSTANCE, Eks.NODE_GROUP)
        if all(_overrides(user, name) for user in users):
            return "advisory"
    return proven(machine, name, stack)


def starts_once(machine: Resource, name: str, stack: Stack) -> Level | None:
    """Return the level of what AWS refuses about a new machine only; without state one that runs looks like it."""
    if machine.type != Ec2.LAUNCH_TEMPLATE and not stack.has_state:
        return "advisory"
    return starts(machine, name, stack)


def _overrides(user: Resource, name: str) -> bool:
    """Does who launches from a template name its own instead of the template's property?"""
    if user.type == Ec2.INSTANCE:
        return user.has("ami" if name == "imageId" else name)
    if name != "instanceType":
        return False
    if user.type == Eks.NODE_GROUP:
        return user.has("instanceTypes")
    policy = user.block("mixedInstancesPolicy")
    template = policy.block("launchTemplate") if policy else None
    overrides = template.blocks("overrides") if template else []
    return bool(overrides) and all(item.has("instanceType") or item.has("instanceRequirements") for item in overrides)
