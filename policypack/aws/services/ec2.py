"""Elastic Compute Cloud: networks, machine images, instance types and zones that are there already.

Every list is asked for with filters instead of ids: one wrong id would make AWS refuse the whole question.

Sources:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypeOfferings.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeKeyPairs.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshots.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from policypack.aws.fact import Service, fact
from policypack.aws.services import _ec2_answers as answers
from policypack.aws.services._ec2_answers import (
    InstanceType,
    KeyPair,
    LaunchTemplate,
    MachineImage,
    SecurityGroup,
    Subnet,
    Tags,
    VolumeSnapshot,
    Vpc,
    Zone,
)

__all__ = [
    "Ec2", "Filters", "InstanceType", "KeyPair", "LaunchTemplate", "MachineImage", "SecurityGroup",
    "Subnet", "Tags", "VolumeSnapshot", "Vpc", "Zone",
]  # fmt: skip

Filters: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]


class Ec2(Service):
    """Networks, images and instance types."""

    service = "ec2"

    @fact("ec2:DescribeAvailabilityZones", lifetime="24h", empty="proves")
    def zones(self, filters: Filters = (), everything: bool = False, region: str | None = None) -> tuple[Zone, ...]:
        """The zones of a region; `everything` includes those that the account has not enabled."""
        found = self.call("describe_availability_zones", AllAvailabilityZones=everything, **_filters(filters))
        return tuple(
            Zone(
                zone["ZoneName"],
                zone["ZoneId"],
                zone["State"],
                zone.get("OptInStatus", "opt-in-not-required"),
                zone.get("GroupName", ""),
                zone.get("ZoneType", "availability-zone"),
                zone.get("NetworkBorderGroup", ""),
            )
            for zone in found["AvailabilityZones"]
        )

    @fact("ec2:DescribeVpcs", empty="proves")
    def vpcs(self, filters: Filters = (), region: str | None = None) -> tuple[Vpc, ...]:
        """The networks that match."""
        return tuple(
            Vpc(
                item["VpcId"],
                item["CidrBlock"],
                item.get("IsDefault", False),
                item["State"],
                item.get("OwnerId", ""),
                item.get("InstanceTenancy", "default"),
                item.get("DhcpOptionsId", ""),
                answers.tags(item),
                answers.ranges(item),
            )
            for item in self.pages("describe_vpcs", "Vpcs", **_filters(filters))
        )

    @fact("ec2:DescribeSubnets", empty="proves")
    def subnets(self, filters: Filters = (), region: str | None = None) -> tuple[Subnet, ...]:
        """The subnets that match."""
        return tuple(
            Subnet(
                item["SubnetId"],
                item["VpcId"],
                item.get("CidrBlock") or "",
                item["AvailabilityZone"],
                item.get("AvailabilityZoneId", ""),
                item["State"],
                item.get("OwnerId", ""),
                item.get("SubnetArn", ""),
                item["AvailableIpAddressCount"],
                item.get("MapPublicIpOnLaunch", False),
                item.get("DefaultForAz", False),
                answers.tags(item),
                item.get("OutpostArn") or "",
            )
            for item in self.pages("describe_subnets", "Subnets", **_filters(filters))
        )

    @fact("ec2:DescribeSecurityGroups", empty="proves")
    def security_groups(self, filters: Filters = (), region: str | None = None) -> tuple[SecurityGroup, ...]:
        """The security groups that match."""
        return tuple(
            SecurityGroup(
                item["GroupId"],
                item["GroupName"],
                item.get("VpcId", ""),
                item.get("Description", ""),
                item.get("OwnerId", ""),
                answers.tags(item),
            )
            for item in self.pages("describe_security_groups", "SecurityGroups", **_filters(filters))
        )

    @fact("ec2:DescribeImages", lifetime="5m", empty="proves")
    def images(
        self,
        owners: tuple[str, ...] = (),
        filters: Filters = (),
        executable_by: tuple[str, ...] = (),
        deprecated: bool = False,
        region: str | None = None,
    ) -> tuple[MachineImage, ...]:
        """The AMIs that match, newest first. Ask with owners or filters: all public AMIs are hundreds of thousands."""
        given = {"Owners": list(owners), "ExecutableUsers": list(executable_by)}
        found = self.pages(
            "describe_images",
            "Images",
            IncludeDeprecated=deprecated,
            **{key: value for key, value in given.items() if value},
            **_filters(filters),
        )
        return tuple(sorted((answers.image(item) for item in found), key=lambda image: image.created, reverse=True))

    @fact("ec2:DescribeInstanceTypes", lifetime="24h", empty="proves")
    def instance_type(self, name: str, region: str | None = None) -> InstanceType | None:
        """The instance type, None where the region does not offer it."""
        found = list(self.pages("describe_instance_types", "InstanceTypes", **_filters((("instance-type", (name,)),))))
        return answers.instance_type(found[0]) if found else None

    @fact("ec2:DescribeInstanceTypeOfferings", lifetime="24h", empty="proves")
    def offering_zones(self, instance_type: str, region: str | None = None) -> tuple[str, ...]:
        """The zones that offer an instance type, by name; empty where none of the region does."""
        found = self.pages(
            "describe_instance_type_offerings",
            "InstanceTypeOfferings",
            LocationType="availability-zone",
            **_filters((("instance-type", (instance_type,)),)),
        )
        return tuple(sorted(item["Location"] for item in found))

    @fact("ec2:DescribeKeyPairs", lifetime="5m", empty="proves")
    def key_pair(self, name: str, region: str | None = None) -> KeyPair | None:
        """The key pair of this name. Names tell capitals apart."""
        found = self.call("describe_key_pairs", **_filters((("key-name", (name,)),)))["KeyPairs"]
        return next(
            (
                KeyPair(item.get("KeyPairId") or "", item["KeyName"], item.get("KeyType") or "")
                for item in found
                if item["KeyName"] == name
            ),
            None,
        )

    @fact("ec2:DescribeLaunchTemplates", lifetime="5m", absent=("InvalidLaunchTemplateId.NotFound",), empty="proves")
    def launch_template(self, id: str, region: str | None = None) -> LaunchTemplate | None:
        """The launch template of this id, "lt-…"."""
        return _launch_template(self.pages("describe_launch_templates", "LaunchTemplates", LaunchTemplateIds=[id]))

    @fact("ec2:DescribeLaunchTemplates", lifetime="5m", empty="proves")
    def launch_template_named(self, name: str, region: str | None = None) -> LaunchTemplate | None:
        """The launch template of this name."""
        named = _filters((("launch-template-name", (name,)),))
        return _launch_template(self.pages("describe_launch_templates", "LaunchTemplates", **named))

    @fact("ec2:DescribeSnapshots", lifetime="5m", absent=("InvalidSnapshot.NotFound",), empty="proves")
    def snapshot(self, id: str, region: str | None = None) -> VolumeSnapshot | None:
        """The snapshot of this id, None where it is not there or not shared with the account."""
        for item in self.pages("describe_snapshots", "Snapshots", SnapshotIds=[id]):
            return VolumeSnapshot(item["SnapshotId"], item["VolumeSize"], item["State"])
        return None

    @fact("ec2:DescribeInstances", empty="proves")
    def running(self, region: str | None = None) -> tuple[tuple[str, str, int], ...]:
        """What runs or starts in the region: (instance type, "on-demand" or "spot", virtual processors) of each.

        Without what runs on hosts of the account's own: those count as hosts.
        """
        found = self.pages(
            "describe_instances", "Reservations", **_filters((("instance-state-name", ("pending", "running")),))
        )
        return tuple(
            (
                item["InstanceType"],
                item.get("InstanceLifecycle") or "on-demand",
                item["CpuOptions"]["CoreCount"] * item["CpuOptions"]["ThreadsPerCore"],
            )
            for reservation in found
            for item in reservation["Instances"]
            if (item.get("Placement") or {}).get("Tenancy") != "host"
        )

    def image(self, id: str, region: str | None = None) -> MachineImage | None:
        """The AMI of this id, a deprecated one too; None where it is not there or not visible to the account."""
        found = self.images(filters=(("image-id", (id,)),), deprecated=True, region=region)
        return found[0] if found else None


def _launch_template(found: Iterator[Mapping[str, Any]]) -> LaunchTemplate | None:
    item = next(found, None)
    if item is None:
        return None
    return LaunchTemplate(
        item["LaunchTemplateId"],
        item["LaunchTemplateName"],
        item.get("LatestVersionNumber") or 0,
        item.get("DefaultVersionNumber") or 0,
    )


def _filters(filters: Filters) -> dict[str, Any]:
    return {"Filters": [{"Name": name, "Values": list(values)} for name, values in filters]} if filters else {}
