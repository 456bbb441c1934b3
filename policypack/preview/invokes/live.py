"""Functions that AWS is asked about, where there are credentials: the same questions that the provider asks at preview.

A mapping takes the facade and the arguments and gives the known fields of the answer, or None where the arguments
cannot be put into a question. What AWS has none of, the provider refuses: `Missing` is raised.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policypack import catalogue
from policypack.symbol import TOKEN
from policypack.values import UNKNOWN

if TYPE_CHECKING:
    from policypack.aws import Aws
    from policypack.aws.services.ec2 import Filters, Tags

Args = Mapping[str, Any]
Known = dict[str, Any] | None
# Other parameters are the account's own, and may be confidential.
_PUBLIC = "/aws/service/"


class Missing(Exception):  # noqa: N818 - an answer of AWS's, not an error of ours
    """AWS has nothing that matches, or more than one thing where the function gives one."""


def askable(args: Any) -> bool:
    """Is every argument known? A question with a symbol in it is about something that is not there yet."""
    if isinstance(args, Mapping):
        return all(askable(value) for value in args.values())
    if isinstance(args, list | tuple):
        return all(askable(value) for value in args)
    return args is not UNKNOWN and not (isinstance(args, str) and TOKEN.search(args))


def _filters(args: Args, names: Mapping[str, str]) -> Filters:
    """Return the filters of a question: single arguments by their filter's name, tags, and those given as filters."""
    found: list[tuple[str, tuple[str, ...]]] = [
        (names[key], (_text(args[key]),)) for key in names if args.get(key) not in (None, "")
    ]
    found += [(f"tag:{key}", (_text(value),)) for key, value in sorted((args.get("tags") or {}).items())]
    for entry in args.get("filters") or ():
        found.append((str(entry["name"]), tuple(_text(value) for value in entry.get("values") or ())))
    return tuple(found)


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _map(tags: Tags) -> dict[str, str]:
    return dict(tags)


def _one(found: Sequence[Any], what: str) -> Any:
    if not found:
        raise Missing(f"AWS has no {what} that matches")
    if len(found) > 1:
        raise Missing(f"AWS has {len(found)} {what}s that match; the function needs exactly one")
    return found[0]


def _zones(aws: Aws, args: Args) -> Known:
    zones = aws.ec2.zones(_filters(args, {"state": "state"}), args.get("allAvailabilityZones") is True)
    out = {*(args.get("excludeNames") or ()), *(args.get("excludeZoneIds") or ())}
    kept = sorted((zone for zone in zones if not {zone.name, zone.id} & out), key=lambda zone: zone.name)
    return {
        "id": aws.region,
        "names": [zone.name for zone in kept],
        "zoneIds": [zone.id for zone in kept],
        "groupNames": sorted({zone.group for zone in kept}),
    }


def _zone(aws: Aws, args: Args) -> Known:
    names = {"name": "zone-name", "zoneId": "zone-id", "state": "state"}
    zone = _one(aws.ec2.zones(_filters(args, names), args.get("allAvailabilityZones") is True), "availability zone")
    return {
        "id": zone.name,
        "name": zone.name,
        "zoneId": zone.id,
        "nameSuffix": zone.name.removeprefix(aws.region),
        "state": zone.state,
        "optInStatus": zone.opt_in,
        "groupName": zone.group,
        "zoneType": zone.kind,
        "networkBorderGroup": zone.border_group,
    }


_VPC = {
    "cidrBlock": "cidr",
    "dhcpOptionsId": "dhcp-options-id",
    "id": "vpc-id",
    "state": "state",
    "default": "isDefault",
}


def _vpc(aws: Aws, args: Args) -> Known:
    vpc = _one(aws.ec2.vpcs(_filters(args, _VPC)), "VPC")
    return {
        "id": vpc.id,
        "cidrBlock": vpc.cidr,
        "default": vpc.default,
        "state": vpc.state,
        "ownerId": vpc.owner,
        "instanceTenancy": vpc.tenancy,
        "dhcpOptionsId": vpc.dhcp_options,
        "arn": f"arn:{_partition(aws)}:ec2:{aws.region}:{vpc.owner}:vpc/{vpc.id}",
        "tags": _map(vpc.tags),
    }


def _vpcs(aws: Aws, args: Args) -> Known:
    return {"id": aws.region, "ids": [vpc.id for vpc in aws.ec2.vpcs(_filters(args, {}))]}


_SUBNET = {
    "availabilityZone": "availability-zone",
    "availabilityZoneId": "availability-zone-id",
    "cidrBlock": "cidr-block",
    "defaultForAz": "default-for-az",
    "id": "subnet-id",
    "ipv6CidrBlock": "ipv6-cidr-block-association.ipv6-cidr-block",
    "state": "state",
    "vpcId": "vpc-id",
}


def _subnet(aws: Aws, args: Args) -> Known:
    subnet = _one(aws.ec2.subnets(_filters(args, _SUBNET)), "subnet")
    return {
        "id": subnet.id,
        "vpcId": subnet.vpc,
        "cidrBlock": subnet.cidr,
        "availabilityZone": subnet.zone,
        "availabilityZoneId": subnet.zone_id,
        "state": subnet.state,
        "ownerId": subnet.owner,
        "arn": subnet.arn,
        "availableIpAddressCount": subnet.free,
        "mapPublicIpOnLaunch": subnet.public_ip,
        "defaultForAz": subnet.default,
        "tags": _map(subnet.tags),
    }


def _subnets(aws: Aws, args: Args) -> Known:
    return {"id": aws.region, "ids": [subnet.id for subnet in aws.ec2.subnets(_filters(args, {}))]}


def _security_group(aws: Aws, args: Args) -> Known:
    names = {"id": "group-id", "name": "group-name", "vpcId": "vpc-id"}
    group = _one(aws.ec2.security_groups(_filters(args, names)), "security group")
    return {
        "id": group.id,
        "name": group.name,
        "vpcId": group.vpc,
        "description": group.description,
        "arn": f"arn:{_partition(aws)}:ec2:{aws.region}:{group.owner}:security-group/{group.id}",
        "tags": _map(group.tags),
    }


def _security_groups(aws: Aws, args: Args) -> Known:
    groups = aws.ec2.security_groups(_filters(args, {}))
    arn = f"arn:{_partition(aws)}:ec2:{aws.region}"
    return {
        "id": aws.region,
        "ids": [group.id for group in groups],
        "vpcIds": [group.vpc for group in groups],
        "arns": [f"{arn}:{group.owner}:security-group/{group.id}" for group in groups],
    }


def _ami(aws: Aws, args: Args) -> Known:
    if not (args.get("owners") or args.get("filters") or args.get("executableUsers")):
        return None  # every public image of the region
    try:
        pattern = re.compile(str(args.get("nameRegex") or ""))
    except re.error:
        return None  # Go's expressions are not quite Python's
    images = aws.ec2.images(
        tuple(map(str, args.get("owners") or ())),
        _filters(args, {}),
        tuple(map(str, args.get("executableUsers") or ())),
        args.get("includeDeprecated") is True,
    )
    matching = [image for image in images if pattern.search(image.name)]
    image = _one(matching[:1] if args.get("mostRecent") is True else matching, "AMI")
    return {
        "id": image.id,
        "imageId": image.id,
        "name": image.name,
        "architecture": image.architecture,
        "creationDate": image.created,
        "deprecationTime": image.deprecated,
        "description": image.description,
        "enaSupport": image.ena,
        "imageLocation": image.location,
        "ownerId": image.owner,
        "public": image.public,
        "rootDeviceName": image.root_device,
        "rootDeviceType": image.root_device_type,
        "state": image.state,
        "virtualizationType": image.virtualization,
        "arn": f"arn:{_partition(aws)}:ec2:{aws.region}::image/{image.id}",
        "tags": _map(image.tags),
    }


def _instance_type(aws: Aws, args: Args) -> Known:
    name = str(args.get("instanceType") or "")
    found = aws.ec2.instance_type(name)
    if found is None:
        raise Missing(f"AWS offers no instance type {name} in {aws.region}")
    return {
        "id": found.name,
        "instanceType": found.name,
        "defaultVcpus": found.vcpus,
        "defaultCores": found.cores,
        "memorySize": found.memory,
        "supportedArchitectures": list(found.architectures),
        "currentGeneration": found.generation_current,
        "bareMetal": found.bare_metal,
        "hypervisor": found.hypervisor,
        "burstablePerformanceSupported": found.burstable,
        "freeTierEligible": found.free_tier,
        "maximumNetworkInterfaces": found.interfaces,
        "maximumIpv4AddressesPerInterface": found.addresses_per_interface,
    }


def _hosted_zone(aws: Aws, args: Args) -> Known:
    if args.get("tags") or args.get("vpcId"):
        return None
    name = str(args.get("name") or "").rstrip(".")
    wanted = str(args.get("zoneId") or "")
    private = args.get("privateZone") is True
    zone = _one(
        [
            zone
            for zone in aws.route53.zones()
            if (zone.id == wanted if wanted else zone.name == name and zone.private is private)
        ],
        f"{'private' if private else 'public'} hosted zone {name or wanted}",
    )
    delegation = aws.route53.delegation(zone.id)
    servers = list(delegation.name_servers) if delegation else []
    known = {
        "id": zone.id,
        "zoneId": zone.id,
        "name": zone.name,
        "privateZone": zone.private,
        "resourceRecordSetCount": zone.records,
        "comment": zone.comment,
        "callerReference": zone.reference,
        "nameServers": servers,
        "arn": f"arn:{_partition(aws)}:route53:::hostedzone/{zone.id}",
    }
    return {**known, "primaryNameServer": servers[0]} if servers else known


def _parameter(aws: Aws, args: Args) -> Known:
    name = str(args.get("name") or "")
    if not name.startswith(_PUBLIC):
        return None
    value = aws.ssm.public_parameter(name)
    if value is None:
        raise Missing(f"AWS publishes no parameter {name} in {aws.region}")
    arn = f"arn:{_partition(aws)}:ssm:{aws.region}::parameter{name}"
    return {"id": name, "name": name, "value": value, "insecureValue": value, "type": "String", "arn": arn}


def _partition(aws: Aws) -> str:
    return catalogue.partition(aws.region)


ASKED: Mapping[str, Callable[[Aws, Args], Known]] = {
    "aws:ec2/getAmi:getAmi": _ami,
    "aws:ec2/getInstanceType:getInstanceType": _instance_type,
    "aws:ec2/getSecurityGroup:getSecurityGroup": _security_group,
    "aws:ec2/getSecurityGroups:getSecurityGroups": _security_groups,
    "aws:ec2/getSubnet:getSubnet": _subnet,
    "aws:ec2/getSubnets:getSubnets": _subnets,
    "aws:ec2/getVpc:getVpc": _vpc,
    "aws:ec2/getVpcs:getVpcs": _vpcs,
    "aws:index/getAvailabilityZone:getAvailabilityZone": _zone,
    "aws:index/getAvailabilityZones:getAvailabilityZones": _zones,
    "aws:route53/getZone:getZone": _hosted_zone,
    "aws:ssm/getParameter:getParameter": _parameter,
}
