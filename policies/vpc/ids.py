"""Ids of things in a VPC, which are told from names by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ec2, Ec2transitgateway
from policypack.shelf.providers import emulated

# The beginning of the ids that a property takes; the name of the property means the same in every resource of AWS.
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
_BEGINS: dict[str, tuple[str, ...]] = {
    "allocationId": ("eipalloc-",),
    "dhcpOptionsId": ("dopt-", "default"),
    "egressOnlyGatewayId": ("eigw-",),
    "internetGatewayId": ("igw-",),
    "natGatewayId": ("nat-",),
    "networkAclId": ("acl-",),
    "networkInterfaceId": ("eni-",),
    "routeTableId": ("rtb-",),
    "routeTableIds": ("rtb-",),
    "securityGroupId": ("sg-",),
    "securityGroupIds": ("sg-",),
    "subnetId": ("subnet-",),
    "subnetIds": ("subnet-",),
    "transitGatewayAttachmentId": ("tgw-attach-",),
    "transitGatewayId": ("tgw-", "arn:"),
    "volumeId": ("vol-",),
    "vpcEndpointId": ("vpce-", "vpce-svc-"),
    "vpcId": ("vpc-",),
    "vpcPeeringConnectionId": ("pcx-",),
    "vpcSecurityGroupIds": ("sg-",),
    "vpcZoneIdentifiers": ("subnet-",),
}
# What begins an id, and the hexadecimal digits behind it.
_DIGITS = re.compile(r"[a-z-]+-[0-9a-f]+")
# The beginning of the id that is the output `id` of a resource.
_MADE = {
    Ec2.DEFAULT_NETWORK_ACL: "acl-",
    Ec2.DEFAULT_ROUTE_TABLE: "rtb-",
    Ec2.DEFAULT_SECURITY_GROUP: "sg-",
    Ec2.DEFAULT_SUBNET: "subnet-",
    Ec2.DEFAULT_VPC: "vpc-",
    Ec2.EGRESS_ONLY_INTERNET_GATEWAY: "eigw-",
    Ec2.EIP: "eipalloc-",
    Ec2.INSTANCE: "i-",
    Ec2.INTERNET_GATEWAY: "igw-",
    Ec2.NAT_GATEWAY: "nat-",
    Ec2.NETWORK_ACL: "acl-",
    Ec2.NETWORK_INTERFACE: "eni-",
    Ec2.ROUTE_TABLE: "rtb-",
    Ec2.SECURITY_GROUP: "sg-",
    Ec2.SUBNET: "subnet-",
    Ec2.VPC: "vpc-",
    Ec2.VPC_DHCP_OPTIONS: "dopt-",
    Ec2.VPC_ENDPOINT: "vpce-",
    Ec2.VPC_PEERING_CONNECTION: "pcx-",
    Ec2transitgateway.TRANSIT_GATEWAY: "tgw-",
}
# A peering is accepted in the region of the other side.
_ACROSS = ("vpcPeeringConnectionId",)
# Texts of one's own, whose names mean nothing, are left out.
_LEAF = re.compile(r"(?!.*\b(?:tags|tagsAll|variables|parameters|labels)\.)(?:.*\.)?(?P<name>\w+)(?:\[\d+\])?")
_WHERE = ("aws:ec2/*", "aws:vpc/*", "aws:lb/*", "aws:rds/*", "aws:ecs/*", "aws:eks/*", "aws:lambda/*")
_MORE = ("aws:autoscaling/*", "aws:elasticache/*", "aws:efs/*", "aws:route53/*", "aws:ec2transitgateway/*", "aws:dms/*")


@policy(*_WHERE, *_MORE)
def malformed(resource: Resource) -> Iterator[Finding]:
    """Property holds a name where the id of a thing in a VPC belongs.

    Why: "InvalidRouteTableId.Malformed: Invalid id: "main" (expecting "rtb-…")". A Name tag, or the id of another kind
    of thing, is no id.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    """
    if emulated(resource):
        return
    for path, value, secret in resource.leaves:
        match = _LEAF.fullmatch(path)
        begins = _BEGINS.get(match["name"]) if match else None
        if begins is None or secret or not isinstance(value, str) or not value:
            continue
        if not value.startswith(begins):
            yield resource.finding(
                path,
                problem=f"{path} is {value!r}; an id begins with {begins[0]}.",
                fix=f"Pass the id output of the resource, or look it up; ids begin with {begins[0]}.",
            )
        elif value.startswith(begins[0]) and not _DIGITS.fullmatch(value):
            yield resource.finding(
                path,
                problem=f"{path} is {value!r}; behind {begins[0]} an id has hexadecimal digits alone.",
                fix="Pass the id output of the resource, or look it up: a Name tag is no id.",
            )


@policy(*_WHERE, *_MORE)
def of_another_kind(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property is given the id of another kind of thing, or no id.

    Why: "InvalidSubnetID.NotFound: The subnet ID 'vpc-…' does not exist", "InvalidGroupId.Malformed: Invalid id:
    "arn:aws:ec2:…" (expecting "sg-…")".
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    """
    for path, value, _ in resource.leaves:
        match = _LEAF.fullmatch(path)
        begins = _BEGINS.get(match["name"]) if match else None
        symbol = value.whole if isinstance(value, Text) else None
        source = stack.get(symbol.urn) if symbol and symbol.urn else None
        if begins is None or symbol is None or source is None or source.type not in _MADE:
            continue
        wrong = {"id": _MADE[source.type] not in begins, "arn": "arn:" not in begins, "name": True}
        if wrong.get(symbol.property):
            yield resource.finding(
                path,
                problem=f"{path} is the {symbol.property} of {source.name} ({source.type.rpartition(':')[2]}); an id "
                f"begins with {begins[0]}.",
                fix=f"Pass the id of the resource whose ids begin with {begins[0]}.",
            )


@policy(*_WHERE, *_MORE)
def of_another_region(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property is given the id of a thing in another region.

    Why: "InvalidSubnetID.NotFound: Subnet … was deleted or does not exist": a network and all that is in it belong to
    one region, and the id is looked for in that of the resource.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resources.html
        https://github.com/hashicorp/terraform-provider-aws/issues/26136
    """
    if resource.type.startswith("aws:route53/"):
        return  # a zone says the region of each of its networks
    for path, value, _ in resource.leaves:
        match = _LEAF.fullmatch(path)
        symbol = value.whole if isinstance(value, Text) else None
        source = stack.get(symbol.urn) if symbol and symbol.urn else None
        if match is None or match["name"] not in _BEGINS or match["name"] in _ACROSS:
            continue
        if symbol is None or source is None or source.type not in _MADE or symbol.property != "id":
            continue
        if source.region and resource.region and source.region != resource.region:
            yield resource.finding(
                path,
                problem=f"{path} is the id of {source.name}, which is in {source.region}; this resource is in "
                f"{resource.region}.",
                fix="Give both the same region or provider, or name one that is in the region of this resource.",
            )


@policy(*_WHERE, *_MORE, level="advisory")
def empty(resource: Resource) -> Iterator[Finding]:
    """List of ids has an empty text in it.

    Why: "InvalidParameterValue: Value () for parameter groupId is invalid. The value cannot be empty". A setting that
    was not set, or an output that is not there, is passed on.
    Source: https://github.com/tungbq/devops-basics/issues/1
        https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
    """
    for path, value, _ in resource.leaves:
        match = _LEAF.fullmatch(path)
        if value == "" and path.endswith("]") and match and match["name"] in _BEGINS:
            yield resource.finding(
                path,
                problem=f"{path} is an empty text; an id begins with {_BEGINS[match['name']][0]}.",
                fix="Leave it out, or find out why the setting or the output that it comes from is empty.",
            )
