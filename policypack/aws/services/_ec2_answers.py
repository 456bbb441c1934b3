"""What the EC2 facts answer with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

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
    """A network. `cidrs` are all its IPv4 ranges, the first one `cidr`."""

    id: str
    cidr: str
    default: bool
    state: str
    owner: str
    tenancy: str
    dhcp_options: str
    tags: Tags = ()
    cidrs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subnet:
    """A part of a network in one zone. `free` is the number of IPv4 addresses left, `outpost` the ARN of one it is on.

    `cidr` is empty where it has addresses of version 6 only.
    """

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
    outpost: str = ""


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
    """An AMI. `created` is an ISO time; `architecture` is x86_64, arm64, i386 or …_mac.

    `root_size` is the size of its root volume in GiB, 0 where it has none of EBS.
    """

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
    root_size: int = 0


@dataclass(frozen=True, slots=True)
class VolumeSnapshot:
    """A snapshot of a volume; `size` is that of the volume, in GiB."""

    id: str
    size: int
    state: str


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


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A key pair for signing in. `kind` is rsa or ed25519."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class LaunchTemplate:
    """A launch template that is there; `latest` is its highest version."""

    id: str
    name: str
    latest: int
    default: int


def tags(item: Mapping[str, Any]) -> Tags:
    found: Iterable[Mapping[str, str]] = item.get("Tags") or ()
    return tuple(sorted((tag["Key"], tag["Value"]) for tag in found))


def image(item: Mapping[str, Any]) -> MachineImage:
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
        tags(item),
        _root_size(item),
    )


def _root_size(item: Mapping[str, Any]) -> int:
    for mapping in item.get("BlockDeviceMappings") or ():
        if mapping.get("DeviceName") == item.get("RootDeviceName"):
            return int((mapping.get("Ebs") or {}).get("VolumeSize") or 0)
    return 0


def ranges(item: Mapping[str, Any]) -> tuple[str, ...]:
    """The IPv4 ranges of a network, without those that it has lost."""
    associated = item.get("CidrBlockAssociationSet") or ()
    found = [
        part["CidrBlock"] for part in associated if part["CidrBlockState"]["State"] in ("associating", "associated")
    ]
    return tuple(dict.fromkeys((item["CidrBlock"], *found)))


def instance_type(item: Mapping[str, Any]) -> InstanceType:
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
