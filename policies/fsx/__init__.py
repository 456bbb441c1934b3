"""Amazon FSx."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import Cloudwatch, Fsx, Kinesis
from policypack.shelf.security_groups import ingress, planned_groups

# How many subnets a file system stands in, by the beginning of its deployment type.
# https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html (SubnetIds)
_SUBNETS = (("MULTI_AZ", 2), ("SINGLE_AZ", 1))
# Storage of Lustre with SSDs, in GiB: these, or multiples of the last.
# https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html (StorageCapacity)
_CAPACITIES = {
    "SCRATCH_1": (1200, 2400, 3600),
    "SCRATCH_2": (1200, 2400),
    "PERSISTENT_1": (1200, 2400),
    "PERSISTENT_2": (1200, 2400),
}
# With hard disks it is a multiple of what the throughput asks for.
_DISKS = {12: 6000, 40: 1800}
# https://docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html
_LUSTRE_PORT = 988
# Where logs go: block and property, and how the names of a log group and of a stream begin.
_LOGS = {
    Fsx.LUSTRE_FILE_SYSTEM: ("logConfiguration", "destination"),
    Fsx.WINDOWS_FILE_SYSTEM: ("auditLogConfiguration", "auditLogDestination"),
}
_BEGINS = ((Cloudwatch.LOG_GROUP, "/aws/fsx"), (Kinesis.FIREHOSE_DELIVERY_STREAM, "aws-fsx"))
_TYPES = (Fsx.WINDOWS_FILE_SYSTEM, Fsx.ONTAP_FILE_SYSTEM, Fsx.OPEN_ZFS_FILE_SYSTEM)


@policy(*_TYPES)
def subnets_unequal_deployment(system: Resource) -> Iterator[Finding]:
    """File system stands in more or fewer subnets than its deployment type.

    Why: "BadRequest: Multi-AZ file systems require exactly two subnets"; one in a single zone has one.
    Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html
    """
    default = "SINGLE_AZ_1" if system.type == Fsx.WINDOWS_FILE_SYSTEM else None
    kind = system.text("deploymentType", default=default) or ""
    wanted = next((count for begin, count in _SUBNETS if kind.startswith(begin)), None)
    found = system.items("subnetIds")
    if wanted and found and len(found) != wanted:
        unset = "" if system.has("deploymentType") else ", which is the default"
        yield system.finding(
            "subnetIds",
            problem=f"deploymentType is {kind}{unset}, and subnetIds has {len(found)}; that type has {wanted}.",
            fix=f"Name {wanted} subnet{'s in two zones' if wanted > 1 else ''}, or choose another deploymentType.",
        )


@policy(Fsx.LUSTRE_FILE_SYSTEM)
def lustre_capacity_refused(system: Resource) -> Iterator[Finding]:
    """Storage of a Lustre file system has a size that is not offered.

    Why: "BadRequest: Invalid Lustre deployment configuration: … does not meet the storage capacity requirement". Sizes
    are 1200 GiB, 2400 GiB and multiples of 2400 (of 3600 for SCRATCH_1), and of 6000 or 1800 on hard disks.
    Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html
    """
    size = system.number("storageCapacity")
    if not size or system.has("backupId"):
        return
    kind, storage = system.text("deploymentType", default="SCRATCH_1"), system.text("storageType", default="SSD")
    sizes = _CAPACITIES.get(kind or "", ()) if storage == "SSD" else ()
    if storage == "HDD":
        step = _DISKS.get(int(system.number("perUnitStorageThroughput") or 0))
        sizes = (step,) if step else ()
    if sizes and size not in sizes and (size % sizes[-1] or size < sizes[-1]):
        offered = f"{', '.join(map(str, sizes))} and multiples of {sizes[-1]}"
        larger = next(item for item in (*sizes, (size // sizes[-1] + 1) * sizes[-1]) if item > size)
        yield system.finding(
            "storageCapacity",
            problem=f"storageCapacity is {size}; {kind} on {storage} is offered in {offered}.",
            fix=f"Set storageCapacity to {larger}.",
        )


@policy(Fsx.LUSTRE_FILE_SYSTEM)
def lustre_port_closed(system: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security groups of a Lustre file system do not let its own traffic in.

    Why: "The file system cannot be created because the provided security groups … do not permit Lustre LNET network
    traffic on port 988".
    Source: https://docs.aws.amazon.com/fsx/latest/LustreGuide/limit-access-security-groups.html
        https://github.com/aws-solutions-library-samples/aws-batch-arch-for-protein-folding/issues/11
    """
    if not system.items("securityGroupIds"):
        return
    groups = planned_groups(system, "securityGroupIds", stack)
    if len(groups) != len(system.items("securityGroupIds")) or any(group.exists for group in groups):
        return
    if any(opening.admits(_LUSTRE_PORT) for group in groups for opening in ingress(group, stack)):
        return
    names = " and ".join(group.name for group in groups)
    yield system.finding(
        "securityGroupIds",
        problem=f"{names} {'admits' if len(groups) == 1 else 'admit'} nothing on port {_LUSTRE_PORT}, on which Lustre "
        "talks.",
        fix=f"Add ingress rules to {names}: tcp, ports {_LUSTRE_PORT} and 1018 to 1023, from the group itself and from "
        "its clients.",
    )


@policy(*_LOGS)
def log_destination_refused(system: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Logs of a file system go where the name does not begin as FSx wants it.

    Why: BadRequest: "The name of the Amazon CloudWatch Logs log group must begin with the /aws/fsx prefix", and that of
    a Firehose stream with aws-fsx.
    Source: https://docs.aws.amazon.com/fsx/latest/APIReference/API_LustreLogCreateConfiguration.html
        https://docs.aws.amazon.com/fsx/latest/APIReference/API_WindowsAuditLogCreateConfiguration.html
    """
    within, name = _LOGS[system.type]
    block = system.block(within)
    for type, begin in _BEGINS if block is not None else ():
        target = stack.follow(block, name, type) if block is not None else None
        called = _name(target) if target is not None else None
        if block is not None and target is not None and called is not None and not called.startswith(begin):
            yield block.finding(
                name,
                problem=f"The logs go to {target.name}, whose name is {called!r}; it must begin with {begin}.",
                fix=f"Give {target.name} a name that begins with {begin}.",
            )


def _name(target: Block) -> str | None:
    """Return what a target is called; None where the provider makes it up from a beginning that may do."""
    try:
        return target.text("name") or target.text("namePrefix")
    except Undecided:
        return None
