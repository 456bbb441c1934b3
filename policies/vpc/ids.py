"""Ids of things in a VPC, which are told from names by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, policy
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
    "sourceSecurityGroupId": ("sg-",),
    "subnetId": ("subnet-",),
    "subnetIds": ("subnet-",),
    "transitGatewayId": ("tgw-", "arn:"),
    "volumeId": ("vol-",),
    "vpcEndpointId": ("vpce-", "vpce-svc-"),
    "vpcId": ("vpc-",),
    "vpcPeeringConnectionId": ("pcx-",),
    "vpcSecurityGroupIds": ("sg-",),
    "vpcZoneIdentifiers": ("subnet-",),
}
_LEAF = re.compile(r"(?:.*\.)?(?P<name>\w+)(?:\[\d+\])?")
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
