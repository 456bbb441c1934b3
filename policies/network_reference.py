"""Networks that are there already and that a resource names by id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from policies._outside import listed, with_commands
from policies._remote import has_remote
from policies.region import CROSS_REGION
from policypack import Aws, Finding, Resource, Stack, policy, walk
from policypack.stack import identities

_ID = re.compile(r"(vpc|subnet|sg)-(?:[0-9a-f]{8}|[0-9a-f]{17})")
_NAMES = {"vpc": "VPC", "subnet": "subnet", "sg": "security group"}
_COMMANDS = {
    "vpc": "aws ec2 describe-vpcs --query 'Vpcs[].[VpcId,CidrBlock]'",
    "subnet": "aws ec2 describe-subnets --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone]'",
    "sg": "aws ec2 describe-security-groups --query 'SecurityGroups[].[GroupId,GroupName,VpcId]'",
}
# Where AWS looks the id up when it creates the resource.
CHECKED = re.compile(
    r"(.*[.\]])?(vpcId|subnetId|subnets|subnetIds|vpcZoneIdentifiers|securityGroups|securityGroupIds"
    r"|vpcSecurityGroupIds|clientSubnets)(\[\d+\])?"
)
# These may name another account's or region's.
ELSEWHERE = ("aws:route53/", "aws:ram/", "aws:ec2/vpcPeering", "aws:ec2transitgateway/", "aws:networkmanager/")
FREE = re.compile(r"(tags|tagsAll|description)(\.|$)")


@policy("aws:*")
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """VPC, subnet or security group does not exist.

    Why: "InvalidSubnetID.NotFound: The subnet ID 'subnet-…' does not exist", InvalidVpcID.NotFound,
    InvalidGroup.NotFound: ids are of one region and one account, and are gone with what they were of.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
    """
    if resource.type.startswith(ELSEWHERE):
        return
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for path, value, secret in walk(resource.values):
        match = _ID.fullmatch(value) if isinstance(value, str) and not secret else None
        if match and not CROSS_REGION.search(path) and not FREE.match(path):
            named[match[1]].setdefault(value, path)
    if not named:
        return
    planned = {text for other in stack for text in identities(other)}
    for kind, ids in named.items():
        outside = tuple(sorted(set(ids) - planned))
        missing = sorted(set(outside) - _there(kind, outside, aws)) if outside else []
        for path in dict.fromkeys(ids[id].partition("[")[0] for id in missing):
            gone = [id for id in missing if ids[id].partition("[")[0] == path]
            checked = all(CHECKED.fullmatch(ids[id]) for id in gone) and not has_remote(stack)
            several = len(gone) > 1
            yield resource.finding(
                path,
                problem=f"{path} names the {_NAMES[kind]}{'s' if several else ''} {listed(gone)}, and there "
                f"{'are none of these ids' if several else 'is none of this id'} in {resource.region}.",
                fix=with_commands(
                    "Name one that is there, in the account and region of the provider:",
                    f"{_COMMANDS[kind]} --region {resource.region} --output text",
                ),
                level=None if checked else "advisory",
            )


def _there(kind: str, ids: tuple[str, ...], aws: Aws) -> set[str]:
    if kind == "vpc":
        return {vpc.id for vpc in aws.ec2.vpcs((("vpc-id", ids),))}
    if kind == "subnet":
        return {subnet.id for subnet in aws.ec2.subnets((("subnet-id", ids),))}
    return {group.id for group in aws.ec2.security_groups((("group-id", ids),))}
