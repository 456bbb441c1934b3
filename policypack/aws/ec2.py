"""Elastic Compute Cloud: networks, machine images, instance types and zones that are there already.

Every list is asked for with filters instead of ids: one wrong id would make AWS refuse the whole question.

Sources:
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSecurityGroups.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeAvailabilityZones.html
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from policypack.aws.fact import Service, fact

Filters: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]
Tags: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """An availability zone, local zone or wavelength zone, and whether the account may use it."""

    name: str
    id: str
    state: str
    opt_in: str
    group: str
    kind: str
    border_group: str


@dataclass(frozen=True, slots=True)
class Vpc:
    """A network."""

    id: str
    cidr: str
    default: bool
    state: str
    owner: str
    tenancy: str
    dhcp_options: str
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class Subnet:
    """A part of a network in one zone. `free` is the number of addresses left."""

    id: str
    vpc: str
    cidr: str
    zone: str
    zone_id: str
    state: str
    owner: str
    arn: str
    free: int
    public_ip: bool
    default: bool
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class SecurityGroup:
    """A security group; `vpc` is empty for one outside of any network."""

    id: str
    name: str
    vpc: str
    description: str
    owner: str
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class MachineImage:
    """An AMI. `created` is an ISO time; `architecture` is x86_64, arm64, i386 or …_mac."""

    id: str
    name: str
    created: str
    architecture: str
    owner: str
    state: str
    root_device: str
    root_device_type: str
    virtualization: str
    location: str
    description: str
    public: bool
    ena: bool
    deprecated: str
    tags: Tags = ()


@dataclass(frozen=True, slots=True)
class InstanceType:
    """An instance type as offered in a region. Memory in MiB."""

    name: str
    vcpus: int
    cores: int
    memory: int
    architectures: tuple[str, ...]
    generation_current: bool
    bare_metal: bool
    hypervisor: str
    burstable: bool
    free_tier: bool
    interfaces: int
    addresses_per_interface: int


class Ec2(Service):
    """Networks, images and instance types."""

    service = "ec2"

    @fact("ec2:DescribeAvailabilityZones", lifetime="24h")
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

    @fact("ec2:DescribeVpcs")
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
                _tags(item),
            )
            for item in self.pages("describe_vpcs", "Vpcs", **_filters(filters))
        )

    @fact("ec2:DescribeSubnets")
    def subnets(self, filters: Filters = (), region: str | None = None) -> tuple[Subnet, ...]:
        """The subnets that match."""
        return tuple(
            Subnet(
                item["SubnetId"],
                item["VpcId"],
                item["CidrBlock"],
                item["AvailabilityZone"],
                item.get("AvailabilityZoneId", ""),
                item["State"],
                item.get("OwnerId", ""),
                item.get("SubnetArn", ""),
                item["AvailableIpAddressCount"],
                item.get("MapPublicIpOnLaunch", False),
                item.get("DefaultForAz", False),
                _tags(item),
            )
            for item in self.pages("describe_subnets", "Subnets", **_filters(filters))
        )

    @fact("ec2:DescribeSecurityGroups")
    def security_groups(self, filters: Filters = (), region: str | None = None) -> tuple[SecurityGroup, ...]:
        """The security groups that match."""
        return tuple(
            SecurityGroup(
                item["GroupId"],
                item["GroupName"],
                item.get("VpcId", ""),
                item.get("Description", ""),
                item.get("OwnerId", ""),
                _tags(item),
            )
            for item in self.pages("describe_security_groups", "SecurityGroups", **_filters(filters))
        )

    @fact("ec2:DescribeImages", lifetime="5m")
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
        return tuple(sorted((_image(item) for item in found), key=lambda image: image.created, reverse=True))

    @fact("ec2:DescribeInstanceTypes", lifetime="24h")
    def instance_type(self, name: str, region: str | None = None) -> InstanceType | None:
        """The instance type, None where the region does not offer it."""
        found = list(self.pages("describe_instance_types", "InstanceTypes", **_filters((("instance-type", (name,)),))))
        return _instance_type(found[0]) if found else None


def _filters(filters: Filters) -> dict[str, Any]:
    return {"Filters": [{"Name": name, "Values": list(values)} for name, values in filters]} if filters else {}


def _tags(item: Mapping[str, Any]) -> Tags:
    tags: Iterable[Mapping[str, str]] = item.get("Tags") or ()
    return tuple(sorted((tag["Key"], tag["Value"]) for tag in tags))


def _image(item: Mapping[str, Any]) -> MachineImage:
    return MachineImage(
        item["ImageId"],
        item.get("Name", ""),
        item.get("CreationDate", ""),
        item["Architecture"],
        item.get("OwnerId", ""),
        item["State"],
        item.get("RootDeviceName", ""),
        item.get("RootDeviceType", ""),
        item.get("VirtualizationType", ""),
        item.get("ImageLocation", ""),
        item.get("Description", ""),
        item.get("Public", False),
        item.get("EnaSupport", False),
        item.get("DeprecationTime", ""),
        _tags(item),
    )


def _instance_type(item: Mapping[str, Any]) -> InstanceType:
    network = item.get("NetworkInfo") or {}
    return InstanceType(
        item["InstanceType"],
        item["VCpuInfo"]["DefaultVCpus"],
        item["VCpuInfo"].get("DefaultCores", 0),
        item["MemoryInfo"]["SizeInMiB"],
        tuple(item["ProcessorInfo"]["SupportedArchitectures"]),
        item.get("CurrentGeneration", False),
        item.get("BareMetal", False),
        item.get("Hypervisor", ""),
        item.get("BurstablePerformanceSupported", False),
        item.get("FreeTierEligible", False),
        network.get("MaximumNetworkInterfaces", 0),
        network.get("Ipv4AddressesPerInterface", 0),
    )
