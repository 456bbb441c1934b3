"""Type tokens of machines and of what describes them, and how certain it is that a description is used."""

from __future__ import annotations

from policies._outside import proven
from policypack import Resource, Stack
from policypack.finding import Level

INSTANCE = "aws:ec2/instance:Instance"
SPOT_REQUEST = "aws:ec2/spotInstanceRequest:SpotInstanceRequest"
LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate"
LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration"
KEY_PAIR = "aws:ec2/keyPair:KeyPair"
GROUP = "aws:autoscaling/group:Group"
NODE_GROUP = "aws:eks/nodeGroup:NodeGroup"
SUBNET = "aws:ec2/subnet:Subnet"
IMAGES = ("aws:ec2/ami:Ami", "aws:ec2/amiCopy:AmiCopy", "aws:ec2/amiFromInstance:AmiFromInstance")

# Where each of them names its image.
IMAGE = {INSTANCE: "ami", SPOT_REQUEST: "ami", LAUNCH_TEMPLATE: "imageId", LAUNCH_CONFIGURATION: "imageId"}


def settled(machine: Resource) -> bool:
    """Does it stand already, with what only a new one would look for: image, key pair, zone?

    A machine goes on running when its image is withdrawn; a changed one would be replaced, and so be new.
    """
    return machine.exists and machine.type != LAUNCH_TEMPLATE


def starts(machine: Resource, name: str, stack: Stack) -> Level | None:
    """Return the level of what AWS refuses about a machine: "advisory" for a launch template that nobody uses here.

    EC2 takes a launch template with anything in it; the first who launches from it is refused.
    """
    if machine.type == LAUNCH_TEMPLATE and not stack.referrers(machine, GROUP, INSTANCE, NODE_GROUP):
        return "advisory"
    return proven(machine, name, stack)
