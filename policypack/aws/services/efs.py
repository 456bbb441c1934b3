"""Elastic File System: file systems and access points that are there already.

Sources:
https://docs.aws.amazon.com/efs/latest/ug/API_DescribeFileSystems.html
https://docs.aws.amazon.com/efs/latest/ug/API_DescribeAccessPoints.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Efs(Service):
    """File systems."""

    service = "efs"

    @fact("elasticfilesystem:DescribeFileSystems", absent=("FileSystemNotFound",), denied_per=("id",))
    def file_system(self, id: str, region: str | None = None) -> str | None:
        """The id of a file system that is there, "fs-…"."""
        found = self.call("describe_file_systems", FileSystemId=id)["FileSystems"]
        return next((item["FileSystemId"] for item in found if item["LifeCycleState"] not in _GONE), None)

    @fact("elasticfilesystem:DescribeAccessPoints", absent=("AccessPointNotFound",), denied_per=("id",))
    def access_point(self, id: str, region: str | None = None) -> str | None:
        """The id of the file system that an access point, "fsap-…", belongs to."""
        found = self.call("describe_access_points", AccessPointId=id)["AccessPoints"]
        return next((item.get("FileSystemId", "") for item in found if item.get("LifeCycleState") not in _GONE), None)


_GONE = ("deleting", "deleted")
