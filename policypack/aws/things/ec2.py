"""Networks and machines, which are named by id, and what is made for them by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from policypack.aws.things.thing import ById, Quota, Taken, Thing, listed
from policypack.catalogue.tokens import Ebs, Ec2, Ec2transitgateway

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource

# The families that share one quota for what runs on demand, and one for spot.
# https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
_STANDARD = tuple("acdhimrtz")
# Families of these letters that have quotas of their own.
_NOT_STANDARD = ("dl", "hpc", "inf", "trn", "mac", "cr", "u")


def standard(instance_type: str) -> bool:
    """Does an instance type count against the quotas for standard instances?"""
    family = instance_type.partition(".")[0]
    return family.startswith(_STANDARD) and not family.startswith(_NOT_STANDARD)


def cpus(aws: Aws, instance_type: str) -> float:
    """Return the processors of a type that counts as standard; 0 for other types and for what AWS does not know."""
    found = aws.ec2.instance_type(instance_type) if standard(instance_type) else None
    return found.vcpus if found else 0


def processors(market: str) -> Callable[[Aws, Resource], float]:
    """Return what counts the processors of a planned machine of this market, "on-demand" or "spot"."""

    def weight(aws: Aws, instance: Resource) -> float:
        name = instance.text("instanceType")
        # A host of one's own is counted as a host.
        if not name or not standard(name) or _market(instance) != market or instance.text("tenancy") == "host":
            return 0
        most = cpus(aws, name)
        options = instance.block("cpuOptions")
        cores = options.number("coreCount") if options else None
        threads = options.number("threadsPerCore", default=1) if options else None
        return min(most, cores * threads) if cores and threads else most

    return weight


def running(market: str) -> Callable[[Aws], float]:
    """Return what counts the processors that run in this market."""
    return lambda aws: sum(count for name, kind, count in aws.ec2.running() if kind == market and standard(name))


def _market(instance: Resource) -> str:
    if instance.type == Ec2.SPOT_INSTANCE_REQUEST:
        return "spot"
    market = instance.block("instanceMarketOptions")
    return (market.text("marketType") or "spot") if market else "on-demand"


def _from_amazon(_aws: Aws, address: Resource) -> float:
    """Addresses that the customer brought along are not counted."""
    own = address.text("publicIpv4Pool", default="amazon") != "amazon"
    return float(not own and not address.has("customerOwnedIpv4Pool") and not address.has("ipamPoolId"))


# What another account shares is listed beside the account's own.
def _own_vpcs(aws: Aws) -> float:
    return sum(vpc.owner in ("", aws.account()) for vpc in aws.ec2.vpcs())


def _own_security_groups(aws: Aws) -> float:
    return sum(group.owner in ("", aws.account()) for group in aws.ec2.security_groups())


def _own_transit_gateways(aws: Aws) -> float:
    return sum(owner == aws.account() for _, owner in aws.network.transit_gateways())


def _security_group(aws: Aws, group: Resource, name: str) -> str | None:
    network = group.text("vpcId")
    if not network:
        default = aws.ec2.vpcs((("is-default", ("true",)),))
        network = default[0].id if default else None
    if not network:
        return None
    # In a network that is shared, groups of other accounts may be seen.
    found = aws.ec2.security_groups((("vpc-id", (network,)),))
    return next((item.id for item in found if item.name == name and item.owner in ("", aws.account())), None)


VPC = Thing(
    "VPC",
    {Ec2.VPC: "id"},
    lists="ec2 describe-vpcs",
    names="Vpcs[].[VpcId,CidrBlock]",
    gone="InvalidVpcID.NotFound",
    id=ById("vpc", lambda aws, ids: {vpc.id for vpc in aws.ec2.vpcs((("vpc-id", ids),))}),
    quotas=(Quota("vpc", _own_vpcs, "L-F678F1CE"),),
)
SUBNET = Thing(
    "subnet",
    {Ec2.SUBNET: "id"},
    lists="ec2 describe-subnets",
    names="Subnets[].[SubnetId,VpcId,AvailabilityZone]",
    gone="InvalidSubnetID.NotFound",
    id=ById("subnet", lambda aws, ids: {subnet.id for subnet in aws.ec2.subnets((("subnet-id", ids),))}),
)
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
SECURITY_GROUP = Thing(
    "security group",
    {Ec2.SECURITY_GROUP: "name"},
    lists="ec2 describe-security-groups",
    names="SecurityGroups[].[GroupId,GroupName,VpcId]",
    gone="InvalidGroup.NotFound",
    taken=Taken("InvalidGroup.Duplicate", asks=_security_group, within="vpcId"),
    id=ById("sg", lambda aws, ids: {group.id for group in aws.ec2.security_groups((("group-id", ids),))}),
    quotas=(Quota("vpc", _own_security_groups, "L-E79EC296"),),
)
ROUTE_TABLE = Thing(
    "route table",
    {Ec2.ROUTE_TABLE: "id"},
    lists="ec2 describe-route-tables",
    names="RouteTables[].[RouteTableId,VpcId]",
    gone="InvalidRouteTableID.NotFound",
    id=ById("rtb", lambda aws, ids: aws.network_ids.route_tables(ids)),
)
INTERNET_GATEWAY = Thing(
    "internet gateway",
    {Ec2.INTERNET_GATEWAY: "id"},
    lists="ec2 describe-internet-gateways",
    names="InternetGateways[].[InternetGatewayId,Attachments[0].VpcId]",
    gone="InvalidInternetGatewayID.NotFound",
    id=ById("igw", lambda aws, _ids: set(aws.network.internet_gateways())),
    # It follows the quota of VPCs.
    quotas=(Quota("vpc", lambda aws: len(aws.network.internet_gateways()), "L-A4707A72", raised="L-F678F1CE"),),
)
EGRESS_ONLY_GATEWAY = Thing(
    "egress-only internet gateway",
    {Ec2.EGRESS_ONLY_INTERNET_GATEWAY: "id"},
    lists="ec2 describe-egress-only-internet-gateways",
    names="EgressOnlyInternetGateways[].[EgressOnlyInternetGatewayId,Attachments[0].VpcId]",
    id=ById("eigw", lambda aws, ids: aws.network_ids.egress_gateways(ids)),
)
NAT_GATEWAY = Thing(
    "NAT gateway",
    {Ec2.NAT_GATEWAY: "id"},
    lists="ec2 describe-nat-gateways",
    names="NatGateways[].[NatGatewayId,VpcId,State]",
    gone="NatGatewayNotFound",
    id=ById("nat", lambda aws, _ids: {id for id, _subnet in aws.network.nat_gateways()}),
)
TRANSIT_GATEWAY = Thing(
    "transit gateway",
    {Ec2transitgateway.TRANSIT_GATEWAY: "id"},
    lists="ec2 describe-transit-gateways",
    names="TransitGateways[].[TransitGatewayId,Description,State]",
    gone="InvalidTransitGatewayID.NotFound",
    id=ById("tgw", lambda aws, ids: aws.network_ids.transit_gateways(ids)),
    quotas=(Quota("ec2", _own_transit_gateways, "L-A2478D36"),),
)
PEERING_CONNECTION = Thing(
    "VPC peering connection",
    {Ec2.VPC_PEERING_CONNECTION: "id"},
    lists="ec2 describe-vpc-peering-connections",
    names="VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code]",
    gone="InvalidVpcPeeringConnectionID.NotFound",
    id=ById("pcx", lambda aws, ids: aws.network_ids.peering_connections(ids)),
)
VPC_ENDPOINT = Thing(
    "VPC endpoint",
    {Ec2.VPC_ENDPOINT: "id"},
    lists="ec2 describe-vpc-endpoints",
    names="VpcEndpoints[].[VpcEndpointId,ServiceName,VpcId]",
    gone="InvalidVpcEndpointId.NotFound",
    id=ById("vpce", lambda aws, _ids: {endpoint.id for endpoint in aws.network.endpoints()}),
    quotas=(
        Quota(
            "vpc",
            lambda aws: sum(endpoint.kind == "Gateway" for endpoint in aws.network.endpoints()),
            "L-1B52E74A",
            weight=lambda _aws, endpoint: float((endpoint.text("vpcEndpointType") or "Gateway") == "Gateway"),
            what="gateway endpoints",
        ),
    ),
)
NETWORK_INTERFACE = Thing(
    "network interface",
    {Ec2.NETWORK_INTERFACE: "id"},
    lists="ec2 describe-network-interfaces",
    names="NetworkInterfaces[].[NetworkInterfaceId,SubnetId,Description]",
    gone="InvalidNetworkInterfaceID.NotFound",
    id=ById("eni", lambda aws, ids: aws.network_ids.interfaces(ids)),
)
ADDRESS = Thing(
    "elastic address",
    {Ec2.EIP: "allocationId"},
    lists="ec2 describe-addresses",
    names="Addresses[].[AllocationId,PublicIp]",
    gone="InvalidAllocationID.NotFound",
    plural="elastic addresses",
    id=ById("eipalloc", lambda aws, ids: aws.network_ids.addresses(ids)),
    quotas=(Quota("ec2", lambda aws: len(aws.network.addresses()), "L-0263D0A3", weight=_from_amazon),),
)
NETWORK_ACL = Thing(
    "network ACL",
    {Ec2.NETWORK_ACL: "id"},
    lists="ec2 describe-network-acls",
    names="NetworkAcls[].[NetworkAclId,VpcId]",
    gone="InvalidNetworkAclID.NotFound",
    id=ById("acl", lambda aws, ids: aws.network_ids.network_acls(ids)),
)
PREFIX_LIST = Thing(
    "managed prefix list",
    {Ec2.MANAGED_PREFIX_LIST: "id"},
    lists="ec2 describe-managed-prefix-lists",
    names="PrefixLists[].[PrefixListId,PrefixListName]",
    gone="InvalidPrefixListID.NotFound",
    id=ById("pl", lambda aws, ids: aws.network_ids.prefix_lists(ids)),
)
DHCP_OPTIONS = Thing(
    "DHCP option set",
    {Ec2.VPC_DHCP_OPTIONS: "id"},
    lists="ec2 describe-dhcp-options",
    names="DhcpOptions[].DhcpOptionsId",
    gone="InvalidDhcpOptionID.NotFound",
    id=ById("dopt", lambda aws, ids: aws.network_ids.dhcp_options(ids)),
)
INSTANCE = Thing(
    "instance",
    {Ec2.INSTANCE: "id"},
    lists="ec2 describe-instances",
    names="Reservations[].Instances[].[InstanceId,State.Name]",
    gone="InvalidInstanceID.NotFound",
    id=ById("i", lambda aws, ids: aws.network_ids.instances(ids)),
    quotas=(
        Quota(
            "ec2",
            running("on-demand"),
            "L-1216C47A",
            weight=processors("on-demand"),
            what="virtual processors of standard on-demand instances",
        ),
        Quota(
            "ec2",
            running("spot"),
            "L-34B43A08",
            weight=processors("spot"),
            what="virtual processors of standard spot instances",
            types=(Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST),
        ),
    ),
)
VOLUME = Thing(
    "EBS volume",
    {Ebs.VOLUME: "id"},
    lists="ec2 describe-volumes",
    names="Volumes[].[VolumeId,AvailabilityZone,Size]",
    gone="InvalidVolume.NotFound",
    id=ById("vol", lambda aws, ids: aws.network_ids.volumes(ids)),
)
SNAPSHOT = Thing(
    "EBS snapshot",
    {Ebs.SNAPSHOT: "id"},
    lists="ec2 describe-snapshots --owner-ids self",
    names="Snapshots[].[SnapshotId,Description,StartTime]",
    gone="InvalidSnapshot.NotFound",
    id=ById("snap", lambda aws, ids: aws.network_ids.snapshots(ids)),
)
KEY_PAIR = Thing(
    "key pair",
    {Ec2.KEY_PAIR: "keyName"},
    lambda aws, name, region: aws.ec2.key_pair(name, region=region),
    "ec2 describe-key-pairs",
    "KeyPairs[].KeyName",
    "InvalidKeyPair.NotFound",
    taken=Taken("InvalidKeyPair.Duplicate"),
)
LAUNCH_TEMPLATE = Thing(
    "launch template",
    {Ec2.LAUNCH_TEMPLATE: "name"},
    lambda aws, name, region: aws.ec2.launch_template_named(name, region=region),
    "ec2 describe-launch-templates",
    "LaunchTemplates[].LaunchTemplateName",
    "InvalidLaunchTemplateName.NotFoundException",
    taken=Taken("InvalidLaunchTemplateName.AlreadyExistsException", adopts=lambda found: found.id),
)
PLACEMENT_GROUP = Thing(
    "placement group",
    {Ec2.PLACEMENT_GROUP: "name"},
    listed(lambda aws, region: aws.network.placement_groups(region=region)),
    "ec2 describe-placement-groups",
    "PlacementGroups[].GroupName",
    "InvalidPlacementGroup.Unknown",
    taken=Taken("InvalidPlacementGroup.Duplicate"),
)
