"""Amazon FSx."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Fsx

# How many subnets a file system stands in, by the beginning of its deployment type.
# https://docs.aws.amazon.com/fsx/latest/APIReference/API_CreateFileSystem.html (SubnetIds)
_SUBNETS = (("MULTI_AZ", 2), ("SINGLE_AZ", 1))
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
            problem=f"deploymentType is {kind}{unset}, and subnetIds has {len(found)} of {wanted}.",
            fix=f"Name {wanted} subnet{'s in two zones' if wanted > 1 else ''}, or choose another deploymentType.",
        )
