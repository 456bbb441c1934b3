"""Kinds of EC2 ids that a resource may hold as text, and how to ask which of them are there."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from typing import NamedTuple, TypeAlias

from policypack import Aws
from policypack.catalogue.tokens import Ebs, Ec2

Ask: TypeAlias = Callable[[Aws, tuple[str, ...]], Set[str]]


class Kind(NamedTuple):
    """What an id names. `lists` is the AWS command that shows what there is, without "aws ec2"."""

    what: str
    asks: Ask
    lists: str
    plural: str = ""

    @property
    def many(self) -> str:
        return self.plural or f"{self.what}s"

    def named(self, number: int) -> str:
        return self.what if number == 1 else self.many


# By the beginning of the id.
KINDS: dict[str, Kind] = {
    "vpc": Kind(
        "VPC",
        lambda aws, ids: {vpc.id for vpc in aws.ec2.vpcs((("vpc-id", ids),))},
        "describe-vpcs --query 'Vpcs[].[VpcId,CidrBlock]'",
    ),
    "subnet": Kind(
        "subnet",
        lambda aws, ids: {subnet.id for subnet in aws.ec2.subnets((("subnet-id", ids),))},
        "describe-subnets --query 'Subnets[].[SubnetId,VpcId,AvailabilityZone]'",
    ),
    "sg": Kind(
        "security group",
        lambda aws, ids: {group.id for group in aws.ec2.security_groups((("group-id", ids),))},
        "describe-security-groups --query 'SecurityGroups[].[GroupId,GroupName,VpcId]'",
    ),
    "rtb": Kind(
        "route table",
        lambda aws, ids: aws.network_ids.route_tables(ids),
        "describe-route-tables --query 'RouteTables[].[RouteTableId,VpcId]'",
    ),
    "igw": Kind(
        "internet gateway",
        lambda aws, _ids: set(aws.network.internet_gateways()),
        "describe-internet-gateways --query 'InternetGateways[].[InternetGatewayId,Attachments[0].VpcId]'",
    ),
    "eigw": Kind(
        "egress-only internet gateway",
        lambda aws, ids: aws.network_ids.egress_gateways(ids),
        "describe-egress-only-internet-gateways --query "
        "'EgressOnlyInternetGateways[].[EgressOnlyInternetGatewayId,Attachments[0].VpcId]'",
    ),
    "nat": Kind(
        "NAT gateway",
        lambda aws, _ids: {id for id, _subnet in aws.network.nat_gateways()},
        "describe-nat-gateways --query 'NatGateways[].[NatGatewayId,VpcId,State]'",
    ),
    "tgw": Kind(
        "transit gateway",
        lambda aws, ids: aws.network_ids.transit_gateways(ids),
        "describe-transit-gateways --query 'TransitGateways[].[TransitGatewayId,Description,State]'",
    ),
    "pcx": Kind(
        "VPC peering connection",
        lambda aws, ids: aws.network_ids.peering_connections(ids),
        "describe-vpc-peering-connections --query 'VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code]'",
    ),
    "vpce": Kind(
        "VPC endpoint",
        lambda aws, _ids: {endpoint.id for endpoint in aws.network.endpoints()},
        "describe-vpc-endpoints --query 'VpcEndpoints[].[VpcEndpointId,ServiceName,VpcId]'",
    ),
    "eni": Kind(
        "network interface",
        lambda aws, ids: aws.network_ids.interfaces(ids),
        "describe-network-interfaces --query 'NetworkInterfaces[].[NetworkInterfaceId,SubnetId,Description]'",
    ),
    "eipalloc": Kind(
        "elastic address",
        lambda aws, ids: aws.network_ids.addresses(ids),
        "describe-addresses --query 'Addresses[].[AllocationId,PublicIp]'",
        "elastic addresses",
    ),
    "acl": Kind(
        "network ACL",
        lambda aws, ids: aws.network_ids.network_acls(ids),
        "describe-network-acls --query 'NetworkAcls[].[NetworkAclId,VpcId]'",
    ),
    "pl": Kind(
        "managed prefix list",
        lambda aws, ids: aws.network_ids.prefix_lists(ids),
        "describe-managed-prefix-lists --query 'PrefixLists[].[PrefixListId,PrefixListName]'",
    ),
    "dopt": Kind(
        "DHCP option set",
        lambda aws, ids: aws.network_ids.dhcp_options(ids),
        "describe-dhcp-options --query 'DhcpOptions[].DhcpOptionsId'",
    ),
    "i": Kind(
        "instance",
        lambda aws, ids: aws.network_ids.instances(ids),
        "describe-instances --query 'Reservations[].Instances[].[InstanceId,State.Name]'",
    ),
    "vol": Kind(
        "EBS volume",
        lambda aws, ids: aws.network_ids.volumes(ids),
        "describe-volumes --query 'Volumes[].[VolumeId,AvailabilityZone,Size]'",
    ),
    "snap": Kind(
        "EBS snapshot",
        lambda aws, ids: aws.network_ids.snapshots(ids),
        "describe-snapshots --owner-ids self --query 'Snapshots[].[SnapshotId,Description,StartTime]'",
    ),
}
ID = re.compile(rf"({'|'.join(KINDS)})-(?:[0-9a-f]{{8}}|[0-9a-f]{{17}})")

# Where EC2 and those who use it look the id up when they create the resource.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
CHECKED = re.compile(
    r"(.*[.\]])?(vpcId|subnetId|subnets|subnetIds|vpcZoneIdentifiers|securityGroups|securityGroupIds"
    r"|vpcSecurityGroupIds|clientSubnets"
    r"|routeTableIds?|gatewayId|internetGatewayId|egressOnlyGatewayId|natGatewayId|transitGatewayId"
    r"|vpcPeeringConnectionId|vpcEndpointId|networkInterfaceId|networkInterface|eniId|allocationIds?"
    r"|secondaryAllocationIds|networkAclId|prefixListIds?|destinationPrefixListId|dhcpOptionsId|instanceId|instances?"
    r"|targetId|volumeId|snapshotId|sourceVolumeId|sourceInstanceId)(\[\d+\])?"
)
# These look at networks, subnets and security groups too: they make network interfaces, or a group of subnets that they
# look at. Others write them down for a later run, and whether they look at the rest of the ids is not known.
# https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
NETWORKS = frozenset({"vpc", "subnet", "sg"})
IN_NETWORKS = (
    *("aws:apigatewayv2/vpcLink:", "aws:autoscaling/group:", "aws:dax/", "aws:directoryservice/directory:"),
    *("aws:dms/replicationInstance:", "aws:dms/replicationSubnetGroup:", "aws:docdb/", "aws:ec2clientvpn/"),
    *("aws:ecs/service:", "aws:ecs/taskSet:", "aws:efs/mountTarget:", "aws:eks/", "aws:elasticache/"),
    *("aws:elasticsearch/domain:", "aws:emr/cluster:", "aws:fsx/", "aws:lambda/function:", "aws:memorydb/"),
    *("aws:mq/broker:", "aws:msk/cluster:", "aws:neptune/", "aws:networkfirewall/firewall:", "aws:opensearch/domain:"),
    *("aws:rds/", "aws:redshift/", "aws:sagemaker/notebookInstance:", "aws:transfer/server:"),
)
EC2 = ("aws:ec2/", "aws:ebs/", "aws:vpc/", "aws:lb/", "aws:elb/", "aws:ec2transitgateway/")
# These are written down as they are; what is wrong shows when something is started from them.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ValidationWarning.html
UNCHECKED = frozenset(
    {
        Ec2.LAUNCH_TEMPLATE,
        Ec2.LAUNCH_CONFIGURATION,
        Ec2.FLEET,
        Ec2.SPOT_FLEET_REQUEST,
    }
)
# These may name another account's or region's.
ELSEWHERE = (
    "aws:route53/",
    "aws:ram/",
    "aws:ec2/vpcPeering",
    "aws:ec2transitgateway/",
    "aws:networkmanager/",
    "aws:ebs/snapshotCopy:",
    "aws:ec2/amiCopy:",
    "aws:vpclattice/",
    "aws:globalaccelerator/",
    "aws:directconnect/",
)
# What the other side of a connection has, in whichever account.
# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcEndpointConnections.html
OTHER_PARTY = frozenset({(Ec2.VPC_ENDPOINT_CONNECTION_ACCEPTER, "vpcEndpointId")})
# What these begin with may be gone when they are there.
BEGUN_WITH = frozenset(
    {
        (Ebs.SNAPSHOT, "volumeId"),
        (Ec2.AMI_FROM_INSTANCE, "sourceInstanceId"),
    }
)
# Words in the names of these properties are of the network's own region.
LOCAL = re.compile(
    r"vpcPeeringConnectionId|destinationPrefixListId|secondaryAllocationIds|sourceVolumeId|sourceInstanceId"
)


def checked(type: str, kind: str, path: str) -> bool:
    """Does AWS look an id of this kind up when it creates a resource of this type?"""
    if type in UNCHECKED or not CHECKED.fullmatch(path):
        return False
    # The group that a rule admits may be one of a peer.
    if kind == "sg" and path.startswith(("ingress", "egress")):
        return False
    return type.startswith(EC2) or (kind in NETWORKS and type.startswith(IN_NETWORKS))
