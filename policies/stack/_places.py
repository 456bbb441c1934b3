"""Where only one thing can be: a route of a table to a range, a listener on a port of a load balancer.

One table for all services: what the places of a type are made of, and what AWS answers to the second that comes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

from policypack import UNKNOWN, Resource, Stack, Text, Undecided, as_text, unwrap
from policypack.catalogue.tokens import (
    Apigateway,
    Apigatewayv2,
    Appsync,
    Cognito,
    Directconnect,
    Ec2,
    Ec2clientvpn,
    Ec2transitgateway,
    Efs,
    Eks,
    Globalaccelerator,
    Lambda,
    Lb,
    Redshiftserverless,
    Route53,
    Servicediscovery,
    Vpc,
    Vpclattice,
)
from policypack.scope import scope_of


class Place(NamedTuple):
    """A place is a thing (`of`: property and the types that it may name) and the values of `at` in it.

    All of `at` must be given, of `any_of` what is given counts. `says` is AWS's answer to the second. One whose flag
    `shares` is on takes the place of another.
    """

    type: str
    of: tuple[tuple[str, tuple[str, ...]], ...]
    at: tuple[str, ...]
    says: str
    source: str
    any_of: tuple[str, ...] = ()
    shares: str = ""


_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_ELB = f"{_DOCS}/elasticloadbalancing/latest/APIReference"
_TABLES = (Ec2.ROUTE_TABLE, Ec2.DEFAULT_ROUTE_TABLE)
_API = (("restApi", (Apigateway.REST_API,)),)
_API_V2 = (("apiId", (Apigatewayv2.API,)),)
_CLUSTER = (("clusterName", (Eks.CLUSTER,)),)

PLACES = (
    Place(
        Ec2.ROUTE,
        (("routeTableId", _TABLES),),
        (),
        "RouteAlreadyExists: The route identified by … already exists",
        f"{_EC2}/API_CreateRoute.html",
        any_of=("destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"),
    ),
    Place(
        Ec2.ROUTE_TABLE_ASSOCIATION,
        (("subnetId", (Ec2.SUBNET, Ec2.DEFAULT_SUBNET)),),
        (),
        "Resource.AlreadyAssociated: the specified association for route table … conflicts with an existing "
        "association",
        f"{_EC2}/API_AssociateRouteTable.html",
    ),
    Place(
        Ec2.NETWORK_ACL_RULE,
        (("networkAclId", (Ec2.NETWORK_ACL, Ec2.DEFAULT_NETWORK_ACL)),),
        ("ruleNumber",),
        "NetworkAclEntryAlreadyExists: The network acl entry identified by … already exists",
        f"{_EC2}/API_CreateNetworkAclEntry.html",
        any_of=("egress",),
    ),
    Place(
        Ec2.INTERNET_GATEWAY,
        (("vpcId", (Ec2.VPC,)),),
        (),
        "Resource.AlreadyAssociated: resource … is already attached to network …: a VPC has one internet gateway",
        f"{_EC2}/API_AttachInternetGateway.html",
    ),
    Place(
        Ec2.NAT_GATEWAY,
        (("allocationId", (Ec2.EIP,)),),
        (),
        "InvalidAllocationID.InUse: an Elastic IP address is of one gateway",
        f"{_EC2}/API_CreateNatGateway.html",
    ),
    Place(
        Ec2.VOLUME_ATTACHMENT,
        (("instanceId", (Ec2.INSTANCE,)),),
        ("deviceName",),
        "InvalidParameterValue: Attachment point … is already in use",
        f"{_EC2}/API_AttachVolume.html",
    ),
    Place(
        Ec2.SECURITY_GROUP_RULE,
        (("securityGroupId", (Ec2.SECURITY_GROUP, Ec2.DEFAULT_SECURITY_GROUP)),),
        ("type", "protocol", "fromPort", "toPort"),
        "InvalidPermission.Duplicate: the specified rule … already exists",
        f"{_EC2}/API_AuthorizeSecurityGroupIngress.html",
        any_of=("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId"),
    ),
    Place(
        Lb.LISTENER,
        (("loadBalancerArn", (Lb.LOAD_BALANCER,)),),
        ("port",),
        "DuplicateListener: A listener already exists on this port for this load balancer",
        f"{_ELB}/API_CreateListener.html",
    ),
    Place(
        Lb.LISTENER_RULE,
        (("listenerArn", (Lb.LISTENER,)),),
        ("priority",),
        "PriorityInUse: Priority … is currently in use",
        f"{_ELB}/API_CreateRule.html",
    ),
    Place(
        Route53.RECORD,
        (("zoneId", (Route53.ZONE,)),),
        ("name", "type"),
        "InvalidChangeBatch: Tried to create resource record set … but it already exists",
        f"{_DOCS}/Route53/latest/APIReference/API_ChangeResourceRecordSets.html",
        any_of=("setIdentifier",),
        shares="allowOverwrite",
    ),
    Place(
        Eks.ADDON,
        _CLUSTER,
        ("addonName",),
        "ResourceInUseException: Addon already exists",
        f"{_DOCS}/eks/latest/APIReference/API_CreateAddon.html",
    ),
    Place(
        Eks.ACCESS_ENTRY,
        _CLUSTER,
        ("principalArn",),
        "ResourceInUseException: The specified access entry resource is already in use on this cluster",
        f"{_DOCS}/eks/latest/APIReference/API_CreateAccessEntry.html",
    ),
    Place(
        Lambda.PERMISSION,
        (("function", (Lambda.FUNCTION,)),),
        ("statementId",),
        "ResourceConflictException: The statement id (…) provided already exists",
        f"{_DOCS}/lambda/latest/api/API_AddPermission.html",
        any_of=("qualifier",),
    ),
    Place(
        Apigateway.RESOURCE,
        (*_API, ("parentId", (Apigateway.RESOURCE, Apigateway.REST_API))),
        ("pathPart",),
        "ConflictException: Another resource with the same parent already has this name",
        f"{_DOCS}/apigateway/latest/api/API_CreateResource.html",
    ),
    Place(
        Apigateway.METHOD,
        (*_API, ("resourceId", (Apigateway.RESOURCE, Apigateway.REST_API))),
        ("httpMethod",),
        "ConflictException: Method already exists for this resource",
        f"{_DOCS}/apigateway/latest/api/API_PutMethod.html",
    ),
    Place(
        Apigateway.INTEGRATION_RESPONSE,
        (*_API, ("resourceId", (Apigateway.RESOURCE, Apigateway.REST_API))),
        ("httpMethod",),
        "ConflictException: Integration response with selection pattern default already exists",
        f"{_DOCS}/apigateway/latest/api/API_PutIntegrationResponse.html",
        any_of=("selectionPattern",),
    ),
    Place(
        Apigateway.STAGE,
        _API,
        ("stageName",),
        "ConflictException: Stage already exists",
        f"{_DOCS}/apigateway/latest/api/API_CreateStage.html",
    ),
    Place(
        Apigatewayv2.ROUTE,
        _API_V2,
        ("routeKey",),
        "ConflictException: Route with key … already exists for this API",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-routes.html",
    ),
    Place(
        Apigatewayv2.STAGE,
        _API_V2,
        ("name",),
        "ConflictException: Stage already exists",
        f"{_DOCS}/apigatewayv2/latest/api-reference/apis-apiid-stages.html",
    ),
    Place(
        Appsync.RESOLVER,
        (("apiId", (Appsync.GRAPH_QL_API,)),),
        ("type", "field"),
        "BadRequestException: Only one resolver is allowed per field",
        f"{_DOCS}/appsync/latest/APIReference/API_CreateResolver.html",
    ),
    Place(
        Cognito.RESOURCE_SERVER,
        (("userPoolId", (Cognito.USER_POOL,)),),
        ("identifier",),
        "InvalidParameterException: … already exists in user pool",
        f"{_DOCS}/cognito-user-identity-pools/latest/APIReference/API_CreateResourceServer.html",
    ),
    Place(
        Servicediscovery.SERVICE,
        (("namespaceId", (Servicediscovery.PRIVATE_DNS_NAMESPACE, Servicediscovery.PUBLIC_DNS_NAMESPACE)),),
        ("name",),
        "ServiceAlreadyExists",
        f"{_DOCS}/cloud-map/latest/api/API_CreateService.html",
    ),
    Place(
        Ec2transitgateway.VPC_ATTACHMENT,
        (("transitGatewayId", (Ec2transitgateway.TRANSIT_GATEWAY,)), ("vpcId", (Ec2.VPC,))),
        (),
        "DuplicateTransitGatewayAttachment: … has non-deleted Transit Gateway Attachments with same VPC ID",
        f"{_EC2}/API_CreateTransitGatewayVpcAttachment.html",
    ),
    Place(
        Ec2transitgateway.ROUTE,
        (("transitGatewayRouteTableId", (Ec2transitgateway.ROUTE_TABLE,)),),
        ("destinationCidrBlock",),
        "RouteAlreadyExists: Route … already exists in Transit Gateway Route Table …",
        f"{_EC2}/API_CreateTransitGatewayRoute.html",
    ),
    Place(
        Ec2transitgateway.ROUTE_TABLE_ASSOCIATION,
        (("transitGatewayAttachmentId", (Ec2transitgateway.VPC_ATTACHMENT,)),),
        (),
        "Resource.AlreadyAssociated: Transit Gateway Attachment … is already associated to a route table",
        f"{_EC2}/API_AssociateTransitGatewayRouteTable.html",
        shares="replaceExistingAssociation",
    ),
    Place(
        Ec2transitgateway.ROUTE_TABLE_PROPAGATION,
        (
            ("transitGatewayRouteTableId", (Ec2transitgateway.ROUTE_TABLE,)),
            ("transitGatewayAttachmentId", (Ec2transitgateway.VPC_ATTACHMENT,)),
        ),
        (),
        "TransitGatewayRouteTablePropagation.Duplicate: Propagation … already exists in Transit Gateway Route Table …",
        f"{_EC2}/API_EnableTransitGatewayRouteTablePropagation.html",
    ),
    *(
        Place(
            type,
            (("vpcId", (Ec2.VPC,)),),
            (),
            says,
            f"{_EC2}/{page}",
        )
        for type, says, page in (
            (
                Ec2.INTERNET_GATEWAY_ATTACHMENT,
                "Resource.AlreadyAssociated: a VPC has one internet gateway",
                "API_AttachInternetGateway.html",
            ),
            (
                Ec2.VPN_GATEWAY,
                "VpnGatewayAttachmentLimitExceeded: a VPC has one virtual private gateway",
                "API_AttachVpnGateway.html",
            ),
            (
                Ec2.VPN_GATEWAY_ATTACHMENT,
                "VpnGatewayAttachmentLimitExceeded: a VPC has one virtual private gateway",
                "API_AttachVpnGateway.html",
            ),
        )
    ),
    Place(
        Ec2.VPC_ENDPOINT,
        (("vpcId", (Ec2.VPC,)),),
        ("serviceName", "privateDnsEnabled"),
        "InvalidParameter: private-dns-enabled cannot be set because there is already a conflicting DNS domain in "
        "the VPC",
        f"{_DOCS}/vpc/latest/privatelink/create-interface-endpoint.html",
    ),
    Place(
        Ec2.VPC_PEERING_CONNECTION,
        (("vpcId", (Ec2.VPC,)), ("peerVpcId", (Ec2.VPC,))),
        (),
        "VpcPeeringConnectionAlreadyExists",
        f"{_EC2}/API_CreateVpcPeeringConnection.html",
    ),
    Place(
        Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION,
        (("vpcId", (Ec2.VPC,)),),
        ("cidrBlock",),
        "CidrConflict: The CIDR … conflicts with another subnet",
        f"{_EC2}/API_AssociateVpcCidrBlock.html",
    ),
    Place(
        Ec2.NETWORK_INTERFACE_ATTACHMENT,
        (("instanceId", (Ec2.INSTANCE,)),),
        ("deviceIndex",),
        "InvalidParameterValue: Instance … already has an interface attached at device index …",
        f"{_EC2}/API_AttachNetworkInterface.html",
        any_of=("networkCardIndex",),
    ),
    Place(
        Ec2.FLOW_LOG,
        (("vpcId", (Ec2.VPC,)),),
        ("logDestination",),
        "FlowLogAlreadyExists: There is an existing Flow Log with the same configuration and log destination",
        f"{_EC2}/API_CreateFlowLogs.html",
        any_of=("trafficType", "maxAggregationInterval", "logFormat", "destinationOptions"),
    ),
    *(
        Place(
            type,
            (("securityGroupId", (Ec2.SECURITY_GROUP, Ec2.DEFAULT_SECURITY_GROUP)),),
            ("ipProtocol",),
            "InvalidPermission.Duplicate: the specified rule … already exists",
            f"{_EC2}/{page}",
            any_of=("fromPort", "toPort", "cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId"),
        )
        for type, page in (
            (Vpc.SECURITY_GROUP_INGRESS_RULE, "API_AuthorizeSecurityGroupIngress.html"),
            (Vpc.SECURITY_GROUP_EGRESS_RULE, "API_AuthorizeSecurityGroupEgress.html"),
        )
    ),
    Place(
        Ec2clientvpn.NETWORK_ASSOCIATION,
        (("clientVpnEndpointId", (Ec2clientvpn.ENDPOINT,)), ("subnetId", (Ec2.SUBNET,))),
        (),
        "InvalidClientVpnDuplicateAssociation",
        f"{_EC2}/API_AssociateClientVpnTargetNetwork.html",
    ),
    Place(
        Ec2clientvpn.AUTHORIZATION_RULE,
        (("clientVpnEndpointId", (Ec2clientvpn.ENDPOINT,)),),
        ("targetNetworkCidr",),
        "InvalidClientVpnDuplicateAuthorizationRule",
        f"{_EC2}/API_AuthorizeClientVpnIngress.html",
        any_of=("accessGroupId", "authorizeAllGroups"),
    ),
    Place(
        Ec2clientvpn.ROUTE,
        (("clientVpnEndpointId", (Ec2clientvpn.ENDPOINT,)), ("targetVpcSubnetId", (Ec2.SUBNET,))),
        ("destinationCidrBlock",),
        "InvalidClientVpnDuplicateRoute",
        f"{_EC2}/API_CreateClientVpnRoute.html",
    ),
    Place(
        Eks.POD_IDENTITY_ASSOCIATION,
        _CLUSTER,
        ("namespace", "serviceAccount"),
        "ResourceInUseException: Association already exists",
        f"{_DOCS}/eks/latest/APIReference/API_CreatePodIdentityAssociation.html",
    ),
    *(
        Place(
            type,
            _CLUSTER,
            (name,),
            "ResourceInUseException: … already exists with name … and cluster name …",
            f"{_DOCS}/eks/latest/APIReference/{page}",
        )
        for type, name, page in (
            (Eks.NODE_GROUP, "nodeGroupName", "API_CreateNodegroup.html"),
            (Eks.FARGATE_PROFILE, "fargateProfileName", "API_CreateFargateProfile.html"),
        )
    ),
    Place(
        Redshiftserverless.WORKGROUP,
        (("namespaceName", (Redshiftserverless.NAMESPACE,)),),
        (),
        "ConflictException: a namespace has one workgroup",
        f"{_DOCS}/redshift/latest/mgmt/serverless-workgroup-namespace.html",
    ),
    Place(
        Efs.REPLICATION_CONFIGURATION,
        (("sourceFileSystemId", (Efs.FILE_SYSTEM,)),),
        (),
        "ConflictException: There can only be one destination file system in a replication configuration",
        f"{_DOCS}/efs/latest/ug/API_CreateReplicationConfiguration.html",
    ),
    Place(
        Directconnect.GATEWAY_ASSOCIATION,
        (
            ("dxGatewayId", (Directconnect.GATEWAY,)),
            ("associatedGatewayId", (Ec2.VPN_GATEWAY, Ec2transitgateway.TRANSIT_GATEWAY)),
        ),
        (),
        "DirectConnectClientException: the gateway is already associated",
        f"{_DOCS}/directconnect/latest/APIReference/API_CreateDirectConnectGatewayAssociation.html",
    ),
    Place(
        Globalaccelerator.ENDPOINT_GROUP,
        (("listenerArn", (Globalaccelerator.LISTENER,)),),
        (),
        "EndpointGroupAlreadyExistsException: a listener has one endpoint group in each Region",
        f"{_DOCS}/global-accelerator/latest/api/API_CreateEndpointGroup.html",
        any_of=("endpointGroupRegion",),
    ),
    Place(
        Vpclattice.SERVICE_NETWORK_VPC_ASSOCIATION,
        (("vpcIdentifier", (Ec2.VPC,)),),
        (),
        "ConflictException: a VPC is associated with one service network",
        f"{_DOCS}/vpc-lattice/latest/ug/service-network-associations.html",
    ),
    Place(
        Vpclattice.SERVICE_NETWORK_SERVICE_ASSOCIATION,
        (
            ("serviceNetworkIdentifier", (Vpclattice.SERVICE_NETWORK,)),
            ("serviceIdentifier", (Vpclattice.SERVICE,)),
        ),
        (),
        "ConflictException: the service and service network are already associated",
        f"{_DOCS}/vpc-lattice/latest/APIReference/API_CreateServiceNetworkServiceAssociation.html",
    ),
    Place(
        Vpclattice.LISTENER_RULE,
        (("listenerIdentifier", (Vpclattice.LISTENER,)),),
        ("priority",),
        "ConflictException: Each rule for a specific listener must have a unique priority",
        f"{_DOCS}/vpc-lattice/latest/APIReference/API_CreateRule.html",
    ),
)
# Whose names mean the same in capital and in small letters. Paths, fields and statements do not.
_ANY_CASE = frozenset(
    {
        Ec2.ROUTE,
        Ec2.SECURITY_GROUP_RULE,
        Ec2.NETWORK_ACL_RULE,
        Route53.RECORD,
        Servicediscovery.SERVICE,
        Vpc.SECURITY_GROUP_EGRESS_RULE,
        Vpc.SECURITY_GROUP_INGRESS_RULE,
    }
)
OF_TYPE: Mapping[str, Place] = {place.type: place for place in PLACES}


def key(resource: Resource, stack: Stack) -> Hashable | None:
    """Return the place of a resource, to compare; None where it has none or only an update tells."""
    place = OF_TYPE[resource.type]
    things: list[Hashable] = []
    for name, types in place.of:
        value = resource.raw(name)
        try:
            thing = stack.follow(resource, name, *types)
        except Undecided:
            return None
        if place.type == Lambda.PERMISSION and _of_version(value):
            return None
        literal = value if isinstance(value, str) and value else None
        if thing is None and literal is None:
            return None
        things.append(thing.urn if thing else literal)
    given = [_plain(resource.raw(name), place.type) for name in (*place.at, *place.any_of)]
    if UNKNOWN in given or any(value is None for value in given[: len(place.at)]):
        return None
    if place.type == Ec2.ROUTE and not any(given):
        return None
    return resource.type, scope_of(resource), tuple(things), tuple(given)


def _of_version(value: object) -> bool:
    """May a value name a version of a function, which has a policy of its own?"""
    if not isinstance(value, Text):
        return value is UNKNOWN
    return value.whole is None or value.whole.property.startswith("qualified")


def _plain(value: object, type: str) -> Hashable:
    """Return a value to compare: the name of a record in small letters, a list whatever its order."""
    if value is UNKNOWN:
        return UNKNOWN
    if isinstance(value, list):
        found = [_plain(unwrap(item), type) for item in value]
        return UNKNOWN if UNKNOWN in found else tuple(sorted(map(str, found)))
    if value is None or value is False or value == "":
        return None
    text = value.raw if isinstance(value, Text) else as_text(value)
    return text.lower().rstrip(".") if type in _ANY_CASE else text
