"""Elastic File System: file systems, their mount targets and access points.

Sources:
https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html
https://docs.aws.amazon.com/efs/latest/ug/API_DescribeMountTargets.html
https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class FileSystem:
    """A file system. `zone` is set where it is kept in one zone only."""

    id: str
    state: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class MountTarget:
    """Where a file system is reached in one zone."""

    id: str
    subnet: str
    zone: str
    vpc: str


class Efs(Service):
    """File systems and how they are reached."""

    service = "efs"

    @fact("elasticfilesystem:DescribeFileSystems", lifetime="5m", absent=("FileSystemNotFound",), empty="proves")
    def file_system(self, id: str, region: str | None = None) -> FileSystem | None:
        """The file system of this id."""
        for item in self.pages("describe_file_systems", "FileSystems", FileSystemId=id):
            return FileSystem(item["FileSystemId"], item["LifeCycleState"], item.get("AvailabilityZoneName") or "")
        return None

    @fact("elasticfilesystem:DescribeMountTargets", absent=("FileSystemNotFound",), empty="proves")
    def mount_targets(self, file_system: str, region: str | None = None) -> tuple[MountTarget, ...] | None:
        """The mount targets of a file system, None where there is no such file system."""
        return tuple(
            MountTarget(
                item["MountTargetId"], item["SubnetId"], item.get("AvailabilityZoneName", ""), item.get("VpcId", "")
            )
            for item in self.pages("describe_mount_targets", "MountTargets", FileSystemId=file_system)
            if item.get("LifeCycleState") not in ("deleting", "deleted")
        )

    @fact("elasticfilesystem:DescribeAccessPoints", lifetime="5m", absent=("AccessPointNotFound",), empty="proves")
    def access_point(self, id: str, region: str | None = None) -> str | None:
        """The id of the file system that an access point belongs to, None where there is no such access point."""
        for item in self.pages("describe_access_points", "AccessPoints", AccessPointId=id):
            return str(item["FileSystemId"])
        return None
