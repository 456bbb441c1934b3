"""Amazon EFS: file systems, mount targets and access points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Ecs, Efs, Lambda
from policypack.shelf.existing import arn_outside, by_another, whose
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shelf.remote import adrift
from policypack.shelf.subnets import places
from policypack.shown import argument


def _volumes(task: Resource) -> Iterator[Block]:
    for volume in task.blocks("volumes"):
        yield from volume.blocks("efsVolumeConfiguration")


@policy(Efs.MOUNT_TARGET, Efs.ACCESS_POINT, Ecs.TASK_DEFINITION)
def file_system_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """File system does not exist.

    Why: "FileSystemNotFound: File system 'fs-…' does not exist." A task definition is registered all the same, and
    its tasks stop with "Failed to resolve fs-….efs.….amazonaws.com".
    Source: https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
        https://docs.aws.amazon.com/efs/latest/ug/API_CreateAccessPoint.html
    """
    for block in _volumes(resource) if resource.type == Ecs.TASK_DEFINITION else (resource,):
        id = named_outside(block, "fileSystemId", stack, Efs.FILE_SYSTEM, key="id")
        if id is None or not id.startswith("fs-") or aws.efs.file_system(id) is not None:
            continue
        yield block.finding(
            "fileSystemId",
            problem=f"There is no file system {id} in {resource.region}, and this stack does not create it.",
            fix=with_commands(
                "Name one that is there, or create it in the stack and refer to its id:",
                f"aws efs describe-file-systems --region {resource.region} "
                "--query 'FileSystems[].[FileSystemId,Name]' --output text",
            ),
            # Another account's can be mounted by its id.
            level="advisory" if resource.type == Ecs.TASK_DEFINITION else proven(block, "fileSystemId", stack),
        )


@policy(Ecs.TASK_DEFINITION, level="advisory")
def access_point_not_found(task: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Access point of a task does not exist.

    Why: The task stops with "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS volumes".
    Source: https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html
    """
    for volume in _volumes(task):
        for access in volume.blocks("authorizationConfig"):
            id = named_outside(access, "accessPointId", stack, Efs.ACCESS_POINT, key="id")
            if id is None or not id.startswith("fsap-") or aws.efs.access_point(id) is not None:
                continue
            yield access.finding(
                "accessPointId",
                problem=f"There is no access point {id} in {task.region}, and this stack does not create it.",
                fix=with_commands(
                    "Name one that is there, or create it in the stack and refer to it:",
                    f"aws efs describe-access-points --region {task.region} "
                    "--query 'AccessPoints[].[AccessPointArn,FileSystemId]' --output text",
                ),
            )


@policy(Efs.MOUNT_TARGET)
def mount_targets_share_zone(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two mount targets of a file system are in one zone.

    Why: "MountTargetConflict: mount target already exists in this AZ": a file system has one mount target in each
    zone, and everything in the zone shares it.
    Source: https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
    """
    system, zone = stack.follow(target, "fileSystemId", Efs.FILE_SYSTEM), _place(target, stack)
    if system is None or zone is None:
        return
    for other in stack.referrers(system, Efs.MOUNT_TARGET, property="fileSystemId"):
        # Each pair is reported once, at the name that comes later.
        if other.name < target.name and _place(other, stack) == zone:
            yield target.finding(
                "subnetId",
                problem=f"The mount targets {other.name} and {target.name} of {system.name} are both in {zone}.",
                fix="Keep one mount target in each zone: name one subnet of each.",
            )
            return


def _place(target: Resource, stack: Stack) -> str | None:
    """Return the zone of a mount target, or at least the subnet that it names."""
    id = target.raw("subnetId")
    return _planned_zone(target, stack) or (id if isinstance(id, str) else None)


def _planned_zone(target: Resource, stack: Stack) -> str | None:
    subnet = stack.follow(target, "subnetId", Ec2.SUBNET)
    zone = subnet.raw("availabilityZone") if subnet else None
    return zone if isinstance(zone, str) else None


@policy(Efs.MOUNT_TARGET)
def zone_taken(target: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """File system has a mount target in the zone already, or is in another VPC.

    Why: "MountTargetConflict: mount target already exists in this AZ". All mount targets of a file system are in one
    VPC, one in each zone.
    Source: https://docs.aws.amazon.com/efs/latest/ug/API_CreateMountTarget.html
    """
    id = named_outside(target, "fileSystemId", stack, Efs.FILE_SYSTEM, key="id")
    if target.exists or id is None or not id.startswith("fs-"):
        return
    there = aws.efs.mount_targets(id) or ()
    zone, vpc = _planned_zone(target, stack), ""
    outside = named_outside(target, "subnetId", stack, Ec2.SUBNET, key="id") if there else None
    for subnet in aws.ec2.subnets((("subnet-id", (outside,)),)) if outside else ():
        zone, vpc = subnet.zone, subnet.vpc
    taken = next((item for item in there if zone and item.zone == zone), None)
    foreign = next((item for item in there if vpc and item.vpc and item.vpc != vpc), None)
    if taken or foreign:
        yield target.finding(
            "subnetId",
            problem=f"The file system {id} has the mount target {taken.id} in {zone} already.{whose(stack)}"
            if taken
            else f"The mount targets of the file system {id} are in {foreign.vpc if foreign else ''}, and the subnet "
            f"is in {vpc}.{whose(stack)}",
            fix=with_commands(
                "Leave this mount target out, the one that is there serves the whole zone; or adopt it:",
                f"pulumi import {Efs.MOUNT_TARGET} {argument(target.name)} {argument(taken.id)}",
            )
            if taken
            else "Name a subnet of the VPC that the file system is in, or create a file system for this VPC.",
            level=by_another(stack),
        )


@policy(Lambda.FUNCTION)
def function_zone_without_target(function: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Function runs in a zone where its file system has no mount target.

    Why: "InvalidParameterValueException: EFS file system … referenced by access point … does not have mount targets
    created in all availability zones the function will execute in."
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
    """
    network = function.block("vpcConfig")
    for config in function.blocks("fileSystemConfig") if network else ():
        zones = _mounted(config, stack, aws)
        if network is None or not zones:
            continue
        bare: dict[str, list[str]] = defaultdict(list)
        for subnet in places(network, "subnetIds", stack, aws):
            if subnet.zone and subnet.zone not in zones:
                bare[subnet.zone].append(subnet.name)
        if bare:
            shown = " and ".join(f"{zone} ({', '.join(sorted(names))})" for zone, names in sorted(bare.items()))
            yield config.finding(
                "arn",
                problem=f"The function runs in {shown}, and its file system has mount targets in "
                f"{', '.join(sorted(zones))} only.",
                fix="Add a mount target in each zone of the function, or leave these subnets out of vpcConfig.",
                # A mount target of which only an update knows the file system may be this one's.
                level="advisory" if adrift(stack, "fileSystemId", Efs.MOUNT_TARGET) else proven(config, "arn", stack),
            )


@policy(Lambda.FUNCTION, level="advisory")
def function_before_mount_target(function: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Function does not wait for the mount targets of its file system.

    Why: "InvalidParameterValueException: EFS file system … has mount targets created in all availability zones the
    function will execute in, but not all are in the available life cycle state yet." They take minutes, and the access
    point that the function refers to does not wait for them.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html
    """
    for config in () if function.exists else function.blocks("fileSystemConfig"):
        point = stack.follow(config, "arn", Efs.ACCESS_POINT)
        system = stack.follow(point, "fileSystemId", Efs.FILE_SYSTEM) if point else None
        targets = stack.referrers(system, Efs.MOUNT_TARGET, property="fileSystemId") if system else []
        late = sorted(target.name for target in targets if not target.exists and not stack.depends_on(function, target))
        if late:
            yield config.finding(
                "arn",
                problem=f"The function mounts {system.name if system else ''} and does not wait for its mount targets "
                f"{', '.join(late)}.",
                fix=f"Add {', '.join(late)} to dependsOn (depends_on) of the function.",
            )


def _mounted(config: Block, stack: Stack, aws: Aws) -> set[str]:
    """Return the zones that the file system is or will be mounted in; none where one of them is not known."""
    point = stack.follow(config, "arn", Efs.ACCESS_POINT)
    id: str | None = None
    system: Resource | None = None
    if point is None:
        arn = arn_outside(config, "arn", stack, aws, Efs.ACCESS_POINT)
        id = aws.efs.access_point(arn.last) if arn and arn.region == config.resource.region else None
    else:
        system = stack.follow(point, "fileSystemId", Efs.FILE_SYSTEM)
        id = named_outside(point, "fileSystemId", stack, Efs.FILE_SYSTEM, key="id") if system is None else None
        if system is not None and system.exists:
            return set()
    planned = stack.once(_planned_zones, system, id or "")
    zones = {*planned, *({target.zone for target in aws.efs.mount_targets(id) or ()} if id else ())}
    return set() if None in zones or "" in zones else {zone for zone in zones if zone}


def _planned_zones(stack: Stack, system: Resource | None, id: str) -> frozenset[str | None]:
    """Return the zones of a file system's planned mount targets, with None where one of them is not known."""
    targets = stack.holding("fileSystemId", id, Efs.MOUNT_TARGET) if id else []
    targets += stack.referrers(system, Efs.MOUNT_TARGET, property="fileSystemId") if system else []
    return frozenset(_planned_zone(target, stack) for target in targets)
