"""Amazon EBS: what a volume may be like, and the snapshots and images that it begins with."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Autoscaling, Ebs, Ec2
from policypack.shelf.machines import IMAGES
from policypack.shelf.outside import named_outside, proven_once, with_commands

SNAPSHOTS = (
    Ebs.SNAPSHOT,
    Ebs.SNAPSHOT_COPY,
    Ebs.SNAPSHOT_IMPORT,
)


class VolumeLimits(NamedTuple):
    """What a volume type takes: sizes in GiB, IOPS (least, most, for each GiB). No IOPS: they are not chosen."""

    smallest: int
    largest: int
    iops: tuple[int, int, int] | None = None


# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
# https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
TYPES = {
    "gp2": VolumeLimits(1, 16_384),
    "gp3": VolumeLimits(1, 65_536, (3_000, 80_000, 500)),
    "io1": VolumeLimits(4, 16_384, (100, 64_000, 50)),
    "io2": VolumeLimits(4, 65_536, (100, 256_000, 1_000)),
    "st1": VolumeLimits(125, 16_384),
    "sc1": VolumeLimits(125, 16_384),
    "standard": VolumeLimits(1, 1_024),
}
REQUIRED = ("io1", "io2")
# MiB/s of gp3, and how much of it each IOPS carries.
THROUGHPUT = (125, 2_000)
PER_IOPS = 0.25


def _volumes(resource: Resource) -> Iterator[tuple[Block, str, str]]:
    """Yield every volume with the names of its properties for size and type."""
    if resource.type == Ebs.VOLUME:
        yield resource, "size", "type"
        return
    if resource.type == Ec2.LAUNCH_TEMPLATE:
        for mapping in resource.blocks("blockDeviceMappings"):
            yield from ((block, "volumeSize", "volumeType") for block in mapping.blocks("ebs"))
        return
    for name in ("rootBlockDevice", "ebsBlockDevices"):
        for block in resource.blocks(name):
            yield block, "volumeSize", "volumeType"


def _typed(resource: Resource) -> Iterator[tuple[Block, str, str, VolumeLimits]]:
    """Yield (volume, property for the size, type, limits) of those whose type is written down."""
    for block, size, kind in _volumes(resource):
        written = block.text(kind)
        if written in TYPES:
            yield block, size, written, TYPES[written]


@policy(Ebs.VOLUME, Ec2.INSTANCE, Ec2.LAUNCH_CONFIGURATION)
def size_refused(resource: Resource) -> Iterator[Finding]:
    """Volume is too small or too large for its type.

    Why: "InvalidParameterValue: Volume of 2000GiB is too large for volume type standard; maximum is 1024GiB."
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
    """
    for block, name, kind, limits in _typed(resource):
        size = block.number(name)
        # The provider sends 0 as if it was not there: the snapshot's size counts.
        if size and (end := _beyond(size, limits.smallest, limits.largest)):
            yield block.finding(
                name,
                problem=f"{name} is {size:,.0f} GiB; a volume of type {kind} has from {limits.smallest} to "
                f"{limits.largest:,} GiB.",
                fix=f"Set {name} to {end}, or choose another volume type.",
            )


def _beyond(value: float, least: int, most: int) -> str:
    """Return the end of a range that a value is beyond, as a fix says it, "" where it is within."""
    return f"{least:,} or more" if value < least else f"{most:,} or less" if value > most else ""


@policy(Ebs.VOLUME, Ec2.INSTANCE, Ec2.LAUNCH_CONFIGURATION, Ec2.LAUNCH_TEMPLATE)
def iops_refused(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """IOPS or throughput do not fit the volume's type and size.

    Why: "InvalidParameterCombination: The parameter iops is not supported for gp2 volumes", "InvalidParameterValue:
    Iops to volume size ratio of 750.000000 is too high; maximum is 500". io1 and io2 need iops, and only gp3 takes
    throughput.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
        https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ebs_volume.go
    """
    # A volume that is there keeps what the program does not name, and an imported one names what AWS chose, gp2's too.
    if resource.exists:
        return
    # What is launched from a template may set something else, but for a group, which takes it as it is.
    taken = resource.type != Ec2.LAUNCH_TEMPLATE or any(
        other.type == Autoscaling.GROUP for other in stack.dependents(resource)
    )
    for finding in _iops(resource):
        yield finding if taken else replace(finding, level="advisory")


def _iops(resource: Resource) -> Iterator[Finding]:
    for block, size_name, kind, limits in _typed(resource):
        iops, size = block.number("iops"), block.number(size_name)
        # The provider sends 0 as if it was not there.
        if iops and limits.iops is None:
            yield block.finding(
                "iops",
                problem=f"iops is {iops:,.0f}, and the volume's type is {kind}, whose IOPS cannot be chosen.",
                fix="Remove iops, or set the type to gp3.",
            )
        elif not block.raw("iops") and kind in REQUIRED:
            yield block.finding(
                "iops",
                problem=f"The volume's type is {kind}, and iops is not set.",
                fix="Set iops, or choose gp3, which has 3,000 without asking.",
            )
        elif iops and limits.iops:
            least, most, ratio = limits.iops
            if end := _beyond(iops, least, most):
                yield block.finding(
                    "iops",
                    problem=f"iops is {iops:,.0f}; a volume of type {kind} has from {least:,} to {most:,}.",
                    fix=f"Set iops to {end}.",
                )
            elif size and iops > max(size * ratio, least):
                yield block.finding(
                    "iops",
                    problem=f"iops is {iops:,.0f} on {size:,.0f} GiB; type {kind} allows {ratio} for each GiB, which "
                    f"are {size * ratio:,.0f}.",
                    fix=f"Lower iops, or raise {size_name} to {-(-iops // ratio):,.0f}.",
                )
        yield from _throughput(block, kind, iops)


def _throughput(block: Block, kind: str, iops: float | None) -> Iterator[Finding]:
    throughput = block.number("throughput")
    if not throughput:
        return
    least, most = THROUGHPUT
    iops = iops or 3_000
    carried = min(most, iops * PER_IOPS)
    if kind != "gp3":
        yield block.finding(
            "throughput",
            problem=f"throughput is {throughput:,.0f}, and the volume's type is {kind}; only gp3 takes it.",
            fix="Remove throughput, or set the type to gp3.",
        )
        return
    if throughput < least:
        fix = f"Raise throughput to {least}, or leave it out: gp3 has that anyway."
    elif throughput > most:
        fix = f"Lower throughput to {most:,}: no volume has more."
    elif throughput > carried:
        fix = (
            f"Lower throughput to {carried:,.0f}, or raise iops to {math.ceil(throughput / PER_IOPS):,}: each "
            f"carries {PER_IOPS} MiB/s."
        )
    else:
        return
    yield block.finding(
        "throughput",
        problem=f"throughput is {throughput:,.0f} MiB/s; with {iops:,.0f} IOPS it can be from {least} to "
        f"{carried:,.0f}.",
        fix=fix,
    )


def _begun(resource: Resource, stack: Stack) -> Iterator[tuple[Block, str, str]]:
    """Yield (volume, property for the size, snapshot) of those that begin with a snapshot outside the stack."""
    # Of a volume that is there the snapshot may well be gone.
    for block, size, _ in () if resource.exists else _volumes(resource):
        id = named_outside(block, "snapshotId", stack, *SNAPSHOTS, key="id")
        if id and id.startswith("snap-"):
            yield block, size, id


@policy(Ebs.VOLUME, Ec2.INSTANCE)
def snapshot_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Snapshot that a volume begins with does not exist.

    Why: "InvalidSnapshot.NotFound: The snapshot 'snap-…' does not exist." A snapshot is of one region, and another
    account's must be shared.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    for block, _size, id in _begun(resource, stack):
        if aws.ec2.snapshot(id) is None:
            yield block.finding(
                "snapshotId",
                problem=f"There is no snapshot {id} in {resource.region} that this account may use.",
                fix=with_commands(
                    "Name one that is there, or remove snapshotId to begin empty:",
                    f"aws ec2 describe-snapshots --owner-ids self --region {resource.region} "
                    "--query 'Snapshots[].[SnapshotId,VolumeSize,StartTime]' --output text",
                ),
                level=proven_once(block, block.path("snapshotId").split("[")[0].split(".")[0], stack),
            )


@policy(Ebs.VOLUME, Ec2.INSTANCE)
def size_below_snapshot(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Volume is smaller than the snapshot that it begins with.

    Why: "InvalidBlockDeviceMapping: Volume of size 20GB is smaller than snapshot 'snap-…', expect size >= 30GB."
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
    """
    for block, name, id in _begun(resource, stack):
        size = block.number(name)
        snapshot = aws.ec2.snapshot(id) if size else None
        if size and snapshot and size < snapshot.size:
            yield block.finding(
                name,
                problem=f"{name} is {size:,.0f} GiB, and the snapshot {id} has {snapshot.size}.",
                fix=f"Set {name} to {snapshot.size} or more, or leave it out: then it is as large as the snapshot.",
            )


@policy(Ec2.INSTANCE)
def root_smaller_than_image(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Root volume is smaller than the machine image.

    Why: "InvalidBlockDeviceMapping: Volume of size 20GB is smaller than snapshot 'snap-…', expect size >= 30GB."
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/root-device-volume.html
    """
    image = None if instance.exists else named_outside(instance, "ami", stack, *IMAGES)
    sizes = [(block, block.number("volumeSize")) for block in instance.blocks("rootBlockDevice")]
    if not image or not image.startswith("ami-") or not any(size for _, size in sizes):
        return
    found = aws.ec2.image(image)
    for block, size in sizes:
        if found and size and size < found.root_size:
            yield block.finding(
                "volumeSize",
                problem=f"volumeSize is {size:,.0f} GiB, and the root volume of {image} has {found.root_size}.",
                fix=f"Set volumeSize to {found.root_size} or more, or leave it out.",
            )
