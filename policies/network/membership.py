"""Networks, subnets and security groups that a resource names together: they must belong together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policies.network._checked import ID
from policies.network._ids import outside
from policypack import UNKNOWN, Aws, Block, Finding, Resource, Stack, Text, as_text, policy, unwrap
from policypack.catalogue.tokens import (
    Apprunner,
    Batch,
    Dms,
    Docdb,
    Ec2,
    Ec2clientvpn,
    Ec2transitgateway,
    Ecs,
    Efs,
    Eks,
    Elasticache,
    Elasticsearch,
    Fsx,
    Lambda,
    Lb,
    Memorydb,
    Mq,
    Msk,
    Mwaa,
    Neptune,
    Opensearch,
    Rds,
    Redshift,
    Redshiftserverless,
    Transfer,
    Vpc,
)
from policypack.finding import Level
from policypack.shelf.databases import replica, restored
from policypack.shelf.outside import named_outside, proven, with_commands

_DEFAULT = (("is-default", ("true",)),)
_DEFAULT_VPC = "the default VPC"


class _Place(NamedTuple):
    """Where a resource names what must be of one VPC: properties of a block, or of the resource itself.

    `outer` are properties of the resource beside those of its blocks.
    """

    properties: tuple[str, ...]
    block: str = ""
    outer: tuple[str, ...] = ()


_SUBNETS = _Place(("subnetIds",))
PLACES: dict[str, _Place] = {
    Lb.LOAD_BALANCER: _Place(("subnets", "securityGroups")),
    Ec2.INSTANCE: _Place(("subnetId", "vpcSecurityGroupIds")),
    Ec2.NETWORK_INTERFACE: _Place(("subnetId", "securityGroups")),
    Ec2.VPC_ENDPOINT: _Place(("vpcId", "subnetIds", "securityGroupIds")),
    Efs.MOUNT_TARGET: _Place(("subnetId", "securityGroups")),
    Lambda.FUNCTION: _Place(("subnetIds", "securityGroupIds"), "vpcConfig"),
    Eks.CLUSTER: _Place(("subnetIds", "securityGroupIds"), "vpcConfig"),
    Ecs.SERVICE: _Place(("subnets", "securityGroups"), "networkConfiguration"),
    Ec2.LAUNCH_TEMPLATE: _Place(("subnetId", "securityGroups"), "networkInterfaces"),
    Rds.SUBNET_GROUP: _SUBNETS,
    Docdb.SUBNET_GROUP: _SUBNETS,
    Neptune.SUBNET_GROUP: _SUBNETS,
    Elasticache.SUBNET_GROUP: _SUBNETS,
    Redshift.SUBNET_GROUP: _SUBNETS,
    Memorydb.SUBNET_GROUP: _SUBNETS,
    Dms.REPLICATION_SUBNET_GROUP: _SUBNETS,
    Eks.NODE_GROUP: _SUBNETS,
    Rds.INSTANCE: _Place(("dbSubnetGroupName", "vpcSecurityGroupIds")),
    Rds.CLUSTER: _Place(("dbSubnetGroupName", "vpcSecurityGroupIds")),
    Docdb.CLUSTER: _Place(("dbSubnetGroupName", "vpcSecurityGroupIds")),
    Neptune.CLUSTER: _Place(("neptuneSubnetGroupName", "vpcSecurityGroupIds")),
}
_GATEWAYS = ("gatewayId", "natGatewayId", "egressOnlyGatewayId", "vpcEndpointId")
# Groups of peered VPCs may name each other.
_ADMITTED: dict[str, _Place] = {
    Ec2.SECURITY_GROUP: _Place(("securityGroups",), "ingress", ("vpcId",)),
    Ec2.SECURITY_GROUP_RULE: _Place(("securityGroupId", "sourceSecurityGroupId")),
    **dict.fromkeys(
        (Vpc.SECURITY_GROUP_EGRESS_RULE, Vpc.SECURITY_GROUP_INGRESS_RULE),
        _Place(("securityGroupId", "referencedSecurityGroupId")),
    ),
}
# These are looked at as far as the stack makes what they name.
PLANNED: dict[str, _Place] = {
    **PLACES,
    **_ADMITTED,
    Ec2.MAIN_ROUTE_TABLE_ASSOCIATION: _Place(("vpcId", "routeTableId")),
    Ec2.NETWORK_ACL: _Place(("vpcId", "subnetIds")),
    Ec2.NETWORK_ACL_ASSOCIATION: _Place(("networkAclId", "subnetId")),
    Ec2.ROUTE: _Place(("routeTableId", *_GATEWAYS)),
    Ec2.ROUTE_TABLE: _Place(_GATEWAYS, "routes", ("vpcId",)),
    Ec2.ROUTE_TABLE_ASSOCIATION: _Place(("subnetId", "gatewayId", "routeTableId")),
    Ec2.VPC_ENDPOINT: _Place(("vpcId", "subnetIds", "securityGroupIds", "routeTableIds")),
    Ec2.VPC_ENDPOINT_ROUTE_TABLE_ASSOCIATION: _Place(("vpcEndpointId", "routeTableId")),
    Ec2.VPC_ENDPOINT_SUBNET_ASSOCIATION: _Place(("vpcEndpointId", "subnetId")),
    Ec2.VPN_GATEWAY_ROUTE_PROPAGATION: _Place(("vpnGatewayId", "routeTableId")),
    Apprunner.VPC_CONNECTOR: _Place(("subnets", "securityGroups")),
    Batch.COMPUTE_ENVIRONMENT: _Place(("subnets", "securityGroupIds"), "computeResources"),
    Ec2clientvpn.ENDPOINT: _Place(("vpcId", "securityGroupIds")),
    Ec2transitgateway.VPC_ATTACHMENT: _Place(("vpcId", "subnetIds")),
    Elasticache.SERVERLESS_CACHE: _Place(("subnetIds", "securityGroupIds")),
    Elasticsearch.DOMAIN: _Place(("subnetIds", "securityGroupIds"), "vpcOptions"),
    Fsx.LUSTRE_FILE_SYSTEM: _Place(("subnetIds", "securityGroupIds")),
    Fsx.ONTAP_FILE_SYSTEM: _Place(("subnetIds", "securityGroupIds")),
    Fsx.OPEN_ZFS_FILE_SYSTEM: _Place(("subnetIds", "securityGroupIds")),
    Fsx.WINDOWS_FILE_SYSTEM: _Place(("subnetIds", "securityGroupIds")),
    Mq.BROKER: _Place(("subnetIds", "securityGroups")),
    Msk.CLUSTER: _Place(("clientSubnets", "securityGroups"), "brokerNodeGroupInfo"),
    Mwaa.ENVIRONMENT: _Place(("subnetIds", "securityGroupIds"), "networkConfiguration"),
    Opensearch.DOMAIN: _Place(("subnetIds", "securityGroupIds"), "vpcOptions"),
    Rds.PROXY: _Place(("vpcSubnetIds", "vpcSecurityGroupIds")),
    Redshiftserverless.WORKGROUP: _Place(("subnetIds", "securityGroupIds")),
    Transfer.SERVER: _Place(("vpcId", "subnetIds", "securityGroupIds"), "endpointDetails"),
}
# What is in one VPC.
_HOUSED = (
    *(Ec2.EGRESS_ONLY_INTERNET_GATEWAY, Ec2.INTERNET_GATEWAY, Ec2.NAT_GATEWAY, Ec2.NETWORK_ACL, Ec2.ROUTE_TABLE),
    *(Ec2.SECURITY_GROUP, Ec2.SUBNET, Ec2.VPC, Ec2.VPC_ENDPOINT, Ec2.VPN_GATEWAY),
)
# What may be attached by a resource of its own.
_ATTACHMENTS = {
    Ec2.INTERNET_GATEWAY: (Ec2.INTERNET_GATEWAY_ATTACHMENT, "internetGatewayId"),
    Ec2.VPN_GATEWAY: (Ec2.VPN_GATEWAY_ATTACHMENT, "vpnGatewayId"),
}
# Nothing starts while these are made.
_STARTED_LATER = (Batch.COMPUTE_ENVIRONMENT, Ec2.LAUNCH_TEMPLATE)
SUBNET_GROUPS = tuple(f"aws:{service}/subnetGroup:SubnetGroup" for service in ("rds", "docdb", "neptune"))


class _Member(NamedTuple):
    """A subnet or security group with the VPC that it is in, as readers know both.

    `fix` is what to do where it is in the default VPC because the plan does not say which.
    """

    shown: str
    vpc: str
    group: str = ""
    fix: str = ""


@policy(*PLACES)
def different_vpcs(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnets and security groups are of different VPCs.

    Why: "InvalidParameter: Security group sg-… and subnet subnet-… belong to different networks", "Security Groups are
    required to be in the same VPC", "InvalidSubnet: … not all in a common VPC", "The DB instance and EC2 security group
    are in different VPCs": every service says it in words of its own. A security group without vpcId and a database
    without subnet group are made in the default VPC. A launch template is taken as it is, and nothing starts from it.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
        https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html
    """
    place = PLACES[resource.type]
    for block in resource.blocks(place.block) if place.block else [resource]:
        members = list(_members(block, place, stack, aws))
        first = members[0] if members else None
        other = next((item for item in members if first and item.vpc != first.vpc), None)
        if first is None or other is None or _associated(members, stack, aws):
            continue
        if not _exist(members, resource, stack, aws):
            continue
        yield block.finding(
            place.properties[-1] if other.group else place.properties[0],
            problem=f"{first.shown} is in {first.vpc}, and {other.shown} is in {other.vpc}; all that {resource.name} "
            "names must be in one VPC.",
            fix=next((item.fix for item in members if item.fix), None)
            or with_commands(
                "Name subnets and security groups of one VPC; these are in the account:",
                f"aws ec2 describe-subnets --region {resource.region} "
                "--query 'Subnets[].[SubnetId,VpcId,AvailabilityZone]' --output text",
                f"aws ec2 describe-security-groups --region {resource.region} "
                "--query 'SecurityGroups[].[GroupId,GroupName,VpcId]' --output text",
            ),
            level="advisory" if resource.type == Ec2.LAUNCH_TEMPLATE else _level(resource, place, stack),
        )


def _level(resource: Resource, place: _Place, stack: Stack) -> Level | None:
    names = (place.block,) if place.block else place.properties
    return next((level for name in names if (level := proven(resource, name, stack))), None)


def _members(block: Block, place: _Place, stack: Stack, aws: Aws) -> Iterator[_Member]:
    """Yield what is named and whose VPC is known: from AWS for what is there, from the plan for what it makes."""
    there = stack.once(outside).get(block.resource.region, {})
    for name in place.properties:
        if name.endswith("SubnetGroupName"):
            yield from _of_subnet_group(block.resource, name, stack, aws)
            continue
        value = block.raw(name)
        for item in map(unwrap, value if isinstance(value, list) else [value]):
            match = ID.fullmatch(item) if isinstance(item, str) else None
            if match is None:
                for planned in _made(block, name, item, stack):
                    yield from _planned(planned, block, stack, aws)
            elif item not in there.get(match[1], ()):
                continue
            elif match[1] == "vpc":
                yield _Member(block.resource.name, item)
            elif match[1] == "subnet":
                found = aws.ec2.subnets((("subnet-id", there["subnet"]),))
                yield from (_Member(subnet.id, subnet.vpc) for subnet in found if subnet.id == item)
            elif match[1] == "sg":
                groups = aws.ec2.security_groups((("group-id", there["sg"]),))
                yield from (_Member(group.id, group.vpc, group.id) for group in groups if group.id == item)


def _of_subnet_group(database: Resource, name: str, stack: Stack, aws: Aws) -> Iterator[_Member]:
    """Yield the subnet group that a database names, planned or there, else what RDS takes of itself."""
    planned = stack.follow_all(database, name, *SUBNET_GROUPS)
    if planned:
        members = [item for group in planned for item in _members(group, PLACES[group.type], stack, aws)]
        # A group of subnets in different VPCs is refused itself.
        if len({item.vpc for item in members}) == 1:
            yield _Member(f"The subnet group {planned[0].name}", members[0].vpc)
        return
    if database.has(name):
        named = named_outside(database, name, stack, *SUBNET_GROUPS)
        found = aws.rds.subnet_group(named) if named else None
        if named and found is not None:
            yield _Member(f"The subnet group {named}", found.vpc)
    elif not (database.exists or replica(database) or restored(database)) and database.has("vpcSecurityGroupIds"):
        # One that is there stays where it is, whatever the default is by now.
        default = aws.rds.subnet_group("default")
        vpcs = [default.vpc] if default else [vpc.id for vpc in aws.ec2.vpcs(_DEFAULT)]
        shown = f"{database.name}, which names no subnet group,"
        fix = f"Set {name} to a subnet group of the VPC that it is to be in: without one that is the default VPC."
        yield from (_Member(shown, vpc, fix=fix) for vpc in vpcs)


def _made(block: Block, name: str, item: object, stack: Stack) -> list[Resource]:
    """Return what this stack makes and a value refers to by its id.

    The engine says only what a property of the resource depends on, so that nothing is said of those below.
    """
    if isinstance(item, Text):
        found = stack.get(item.whole.urn) if item.whole and item.whole.property == "id" else None
        return [found] if found is not None and found.type in (Ec2.SUBNET, Ec2.SECURITY_GROUP, Ec2.VPC) else []
    if item is UNKNOWN and isinstance(block, Resource):
        return stack.follow_all(block, name, Ec2.SUBNET, Ec2.SECURITY_GROUP, Ec2.VPC)
    return []


def _planned(resource: Resource, block: Block, stack: Stack, aws: Aws) -> Iterator[_Member]:
    """Yield a planned subnet or group where its VPC is written down, planned too, or the default one."""
    if resource.type == Ec2.VPC:
        # The VPC itself is named by an endpoint, say, which is in it then.
        yield _Member(block.resource.name, _vpc(resource))
        return
    group = resource.name if resource.type == Ec2.SECURITY_GROUP else ""
    vpcs = stack.follow_all(resource, "vpcId", Ec2.VPC)
    if len(vpcs) == 1:
        yield _Member(resource.name, _vpc(vpcs[0]), group)
    elif not vpcs and isinstance(resource.raw("vpcId"), str):
        yield _Member(resource.name, as_text(resource.raw("vpcId")), group)
    elif group and not resource.has("vpcId"):
        fix = f"Set vpcId of the security group {group} to the VPC of the others: without it that is the default VPC."
        yield from (_Member(resource.name, vpc.id, group, fix) for vpc in aws.ec2.vpcs(_DEFAULT))


def _vpc(vpc: Resource) -> str:
    id = vpc.outputs.raw("id")
    return id if isinstance(id, str) else f"the new VPC {vpc.name}"


def _exist(members: list[_Member], resource: Resource, stack: Stack, aws: Aws) -> bool:
    """Are all VPCs there that are named by id? network-reference-not-found reports one that is not."""
    named = stack.once(outside).get(resource.region, {}).get("vpc", ())
    wanted = {item.vpc for item in members}.intersection(named)
    return not wanted or wanted <= {vpc.id for vpc in aws.ec2.vpcs((("vpc-id", named),))}


def _associated(members: list[_Member], stack: Stack, aws: Aws) -> bool:
    """May the groups be used in the others' VPC, because somebody associated them with it?"""
    if stack.of_type(Vpc.SECURITY_GROUP_VPC_ASSOCIATION):
        return True
    groups = tuple(sorted({item.group for item in members if item.group.startswith("sg-")}))
    more = aws.network_ids.associated_vpcs(groups) if groups else frozenset()
    common = [{item.vpc, *(vpc for group, vpc in more if group == item.group)} for item in members]
    return bool(set.intersection(*common))


@policy(Ec2.INSTANCE)
def zone_mismatch(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Subnet is in another zone than the one that the instance asks for.

    Why: "InvalidParameterValue: Value (eu-west-1b) for parameter availabilityZone is invalid. Subnet 'subnet-…' is in
    the availability zone eu-west-1a": the subnet decides the zone.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html
    """
    subnet_id = named_outside(instance, "subnetId", stack, Ec2.SUBNET)
    zone = instance.text("availabilityZone") if subnet_id else None
    if not subnet_id or not zone:
        return
    found = aws.ec2.subnets((("subnet-id", (subnet_id,)),))
    # A zone that the account does not have is ec2-zone-not-usable's to report.
    if found and found[0].zone != zone and zone in {item.name for item in aws.ec2.zones(everything=True)}:
        yield instance.finding(
            "availabilityZone",
            problem=f"availabilityZone is {zone}, and the subnet {subnet_id} is in {found[0].zone}.",
            fix=f"Leave availabilityZone out: the subnet decides it; or name a subnet in {zone}.",
            level=proven(instance, "subnetId", stack),
        )


@policy(*PLANNED, gives_way=True)
def apart(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Subnets, security groups, routes or gateways of the stack are of different VPCs.

    Why: "InvalidParameter: Security group sg-… and subnet subnet-… belong to different networks", "route table rtb-…
    and network gateway igw-… belong to different networks". A security group without vpcId is made in the default VPC,
    and a new VPC is none. What is there already is judged by network-membership-different-vpcs. Launch templates and
    AWS Batch are refused only when machines start.
    Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
    """
    place = PLANNED[resource.type]
    if resource.exists or stack.of_type(Vpc.SECURITY_GROUP_VPC_ASSOCIATION):
        return
    if resource.type in _ADMITTED and stack.of_type(
        Ec2.VPC_PEERING_CONNECTION, Ec2.VPC_PEERING_CONNECTION_ACCEPTER, Ec2transitgateway.VPC_ATTACHMENT
    ):
        return
    for block in resource.blocks(place.block) if place.block else [resource]:
        homes = [
            (member.name, home)
            for within, names in ((resource, place.outer), (block, place.properties))
            for name in names
            for member in _made_here(within, name, stack)
            if (home := _home(member, stack))
        ]
        first, other = homes[:1], [item for item in homes if item[1] != homes[0][1]][:1]
        pair = {item[1] for item in (*first, *other)}
        # A VPC that is there may be the default one, and may be peered from elsewhere.
        may_be = resource.type in _ADMITTED or _DEFAULT_VPC in pair
        if other and not (may_be and pair & stack.once(_vpcs_there)):
            yield block.finding(
                place.properties[-1] if block.has(place.properties[-1]) else "",
                problem=f"{first[0][0]} is in {first[0][1]}, and {other[0][0]} is in {other[0][1]}; all that "
                f"{resource.name} names must be in one VPC.",
                fix="Name only what is in one VPC, and set vpcId of each security group.",
                level="advisory" if resource.type in _STARTED_LATER else _unpeered(resource, stack),
            )


def _unpeered(resource: Resource, stack: Stack) -> Level | None:
    """Return the level: without state nobody knows whether VPCs are there already, and so may be peered elsewhere."""
    return None if resource.type not in _ADMITTED or stack.has_state else "advisory"


def _vpcs_there(stack: Stack) -> set[str]:
    return {f"the VPC {vpc.name}" for vpc in stack.of_type(Ec2.VPC) if vpc.exists}


def _made_here(block: Block, name: str, stack: Stack) -> Iterator[Resource]:
    """Yield the subnets, groups, gateways and VPCs of the stack that a property names for certain."""
    for group in stack.follow_all(block, name, *SUBNET_GROUPS) if name.endswith("SubnetGroupName") else ():
        yield from _made_here(group, "subnetIds", stack)
    value = block.raw(name)
    for item in map(unwrap, value if isinstance(value, list) else [value]):
        found = stack.get(item.whole.urn) if isinstance(item, Text) and item.whole else None
        if found is not None and found.type in _HOUSED and item.whole.property == "id":
            yield found


def _home(member: Resource, stack: Stack) -> str | None:
    """Return what a subnet, a group or a VPC is in, to show and to compare; None where the plan does not say it."""
    if member.type == Ec2.VPC:
        return f"the VPC {member.name}"
    subnet = stack.follow(member, "subnetId", Ec2.SUBNET) if member.type == Ec2.NAT_GATEWAY else None
    vpc = stack.follow(subnet or member, "vpcId", Ec2.VPC)
    if vpc is None and member.type in _ATTACHMENTS:
        type, name = _ATTACHMENTS[member.type]
        attached = stack.referrers(member, type, property=name)
        vpc = stack.follow(attached[0], "vpcId", Ec2.VPC) if len(attached) == 1 else None
    if vpc is not None:
        return f"the VPC {vpc.name}"
    if member.type == Ec2.SECURITY_GROUP and not member.has("vpcId") and not member.exists:
        return _DEFAULT_VPC
    return None
