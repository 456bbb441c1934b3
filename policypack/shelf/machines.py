"""Type tokens of machines and of what describes them, and how certain it is that a description is used."""

from __future__ import annotations

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


def settled(machine: Resource) -> bool:
    """Does it stand already, with what only a new one would look for: image, key pair, zone?

    A machine goes on running when its image is withdrawn; a changed one would be replaced, and so be new.
    """
    return machine.exists and machine.type != Ec2.LAUNCH_TEMPLATE


def starts(machine: Resource, name: str, stack: Stack) -> Level | None:
    """Return the level of what AWS refuses about a machine: "advisory" for a launch template that nobody uses here.

    EC2 takes a launch template with anything in it; the first who launches from it is refused.
    """
    if machine.type == Ec2.LAUNCH_TEMPLATE and not stack.referrers(
        machine, Autoscaling.GROUP, Ec2.INSTANCE, Eks.NODE_GROUP
    ):
        return "advisory"
    return proven(machine, name, stack)
