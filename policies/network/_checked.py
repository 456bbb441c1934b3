"""Ids of EC2 that a resource may hold as text, and which of them AWS looks up when it creates it."""

from __future__ import annotations

import re

from policypack.aws.things import BY_ID
from policypack.catalogue.tokens import Ebs, Ec2

# An id as it stands in a property, and what it begins with.
ID = re.compile(rf"({'|'.join(BY_ID)})-(?:[0-9a-f]{{8}}|[0-9a-f]{{17}})")

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
