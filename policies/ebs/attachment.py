"""Volumes and the machines that they are attached to."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ebs, Ec2


@policy(Ec2.VOLUME_ATTACHMENT)
def zone_mismatch(attachment: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Volume is in another zone than the machine that it is attached to.

    Why: "InvalidVolume.ZoneMismatch: The volume 'vol-…' is not in the same availability zone as instance 'i-…'".
    Source: https://docs.aws.amazon.com/ebs/latest/userguide/ebs-attaching-volume.html
    """
    volume = stack.follow(attachment, "volumeId", Ebs.VOLUME)
    machine = stack.follow(attachment, "instanceId", Ec2.INSTANCE)
    if volume is None or machine is None:
        return
    subnet = stack.follow(machine, "subnetId", Ec2.SUBNET)
    zone = _zone(subnet) if subnet else _zone(machine)
    own = _zone(volume)
    if zone and own and zone != own:
        yield attachment.finding(
            "volumeId",
            problem=f"The volume {volume.name} is in {own}, and the machine {machine.name} in {zone}.",
            fix=f"Set availabilityZone of {volume.name} to that of the machine.",
        )


def _zone(resource: Resource) -> str | None:
    value = resource.raw("availabilityZone")
    return value if isinstance(value, str) else None
