"""Settings of EC2: networks, security groups, gateways, routes and VPNs."""

from __future__ import annotations

from policies.setting._alike import AMAZON_ASNS, arn
from policies.setting._shapes import (
    DOCS,
    PROVIDER,
    TRIED,
    Alone,
    Count,
    Distinct,
    Form,
    Pair,
    PasswordNeed,
    Range,
    Rank,
    Size,
    Span,
    When,
    Words,
)
from policypack.catalogue.tokens import Ec2, Vpc

_API = f"{DOCS}/AWSEC2/latest/APIReference"
_FLOW = f"{_API}/API_CreateFlowLogs.html"
_NAT = f"{_API}/API_CreateNatGateway.html"
_ACL = f"{_API}/API_CreateNetworkAclEntry.html"
_RULES = ("cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId")
_TARGETS = (
    *("carrierGatewayId", "coreNetworkArn", "egressOnlyGatewayId", "gatewayId", "localGatewayId", "natGatewayId"),
    *("networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId"),
)
_TUNNELS = {
    f"tunnel{number}{name}": words
    for number in (1, 2)
    for name, words in (
        ("DpdTimeoutAction", "clear none restart"),
        ("IkeVersions[]", "ikev1 ikev2"),
        ("Phase1EncryptionAlgorithms[]", "AES128 AES256 AES128-GCM-16 AES256-GCM-16"),
        ("Phase2EncryptionAlgorithms[]", "AES128 AES256 AES128-GCM-16 AES256-GCM-16"),
        ("Phase1IntegrityAlgorithms[]", "SHA1 SHA2-256 SHA2-384 SHA2-512"),
        ("Phase2IntegrityAlgorithms[]", "SHA1 SHA2-256 SHA2-384 SHA2-512"),
        ("StartupAction", "add start"),
    )
}
# What is often written for the protocol of a rule, and is spoken over TCP or UDP.
_NO_PROTOCOLS = (
    r"(?!(https?|ssh|s?ftp|smtp|dns|rdp|nfs|mysql|mariadb|postgres|postgresql|redis|"
    r"ssl|tls|any|ping|tcp[_/,]udp|[*])$).+"
)
_REGIONAL_NAT = (When("availabilityMode", ("regional",)),)
# The ranges of link-local addresses that AWS keeps for itself.
_KEPT = r"169\.254\.([0-5]\.0|169\.252)/30"
_DESTINATIONS = ("destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId")
_WATCHED = (*("eniId", "regionalNatGatewayId", "subnetId", "transitGatewayAttachmentId", "transitGatewayId", "vpcId"),)
_SOURCES = ("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "self", "sourceSecurityGroupId")
_TUNNEL: tuple[tuple[str, Span], ...] = (
    ("DpdTimeoutSeconds", (30, None)),
    ("Phase1LifetimeSeconds", (900, 28_800)),
    ("Phase2LifetimeSeconds", (900, 3_600)),
    ("RekeyFuzzPercentage", (0, 100)),
    ("RekeyMarginTimeSeconds", (60, 1_800)),
    ("ReplayWindowSize", (64, 2_048)),
)

ROWS = (
    Words(Ec2.CUSTOMER_GATEWAY, f"{_API}/API_CreateCustomerGateway.html", {"type": "ipsec.1"}),
    Form(
        Ec2.CUSTOMER_GATEWAY,
        "bgpAsn",
        r"\d{1,10}",
        "be a number, such as 65000",
        "an ASN is a number of up to four bytes",
        f"{PROVIDER}/ec2/vpnsite_customer_gateway.go",
    ),
    Form(
        Ec2.CUSTOMER_GATEWAY,
        "ipAddress",
        r"((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*",
        "be an address, without a range or a port",
        "expected ip_address to be a valid IP address",
        f"{PROVIDER}/ec2/vpnsite_customer_gateway.go",
    ),
    Alone(Ec2.CUSTOMER_GATEWAY, ("bgpAsn", "bgpAsnExtended"), "ec2/vpnsite_customer_gateway.go", needed=True),
    Pair(
        Ec2.CUSTOMER_GATEWAY,
        (),
        "the device has an address or a certificate",
        f"{_API}/API_CreateCustomerGateway.html",
        needs=("ipAddress", "certificateArn"),
    ),
    Pair(
        Ec2.EIP,
        (When("instance"),),
        "with both it is undefined which one gets the address",
        f"{PROVIDER}/ec2/ec2_eip.go",
        refuses=("networkInterface",),
        # The provider sends both, and AWS answers with no error.
        certain=False,
    ),
    Pair(
        Ec2.EIP_ASSOCIATION,
        (When("instanceId"),),
        "You can specify either the instance ID or the network interface ID, but not both",
        f"{_API}/API_AssociateAddress.html",
        refuses=("networkInterfaceId",),
    ),
    Pair(
        Ec2.EIP_ASSOCIATION,
        (When("allocationId"),),
        "InvalidParameterCombination: You may specify public IP or allocation id, but not both in the same call",
        TRIED,
        refuses=("publicIp",),
    ),
    Form(
        Ec2.FLOW_LOG,
        "logFormat",
        r"\s*\$\{[a-z0-9-]+\}(\s+\$\{[a-z0-9-]+\})*\s*",
        "be fields as ${field}, separated by spaces",
        "Specify the fields using the ${field-id} format, separated by spaces",
        _FLOW,
    ),
    Words(
        Ec2.FLOW_LOG,
        _FLOW,
        {
            "destinationOptions.fileFormat": "plain-text parquet",
            "logDestinationType": "cloud-watch-logs s3 kinesis-data-firehose",
            "trafficType": "ACCEPT REJECT ALL",
        },
    ),
    Pair(Ec2.FLOW_LOG, (), "one of them must be specified", f"{PROVIDER}/ec2/vpc_flow_log.go", needs=_WATCHED),
    arn(Ec2.FLOW_LOG, "iamRoleArn", "ec2/vpc_flow_log.go"),
    Pair(
        Ec2.FLOW_LOG,
        (),
        "InvalidParameter: LogDestination can't be empty",
        _FLOW,
        needs=("logDestination",),
        unless=("logGroupName",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("logDestinationType", ("cloud-watch-logs",), default="cloud-watch-logs"),),
        "DeliverLogsPermissionArn is required if the destination type is cloud-watch-logs",
        _FLOW,
        needs=("iamRoleArn",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("logDestinationType", ("s3",)),),
        "DeliverLogsPermissionArn is not applicable for s3 delivery",
        _FLOW,
        refuses=("iamRoleArn",),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (),
        "it is required for VPCs, subnets and network interfaces",
        _FLOW,
        needs=("trafficType",),
        unless=("transitGatewayId", "transitGatewayAttachmentId"),
    ),
    Pair(
        Ec2.FLOW_LOG,
        (When("transitGatewayId"),),
        "InvalidParameter: traffic type is not supported for flow logs of transit gateways",
        f"{DOCS}/vpc/latest/tgw/tgw-flow-logs.html",
        refuses=("trafficType",),
        certain=False,
    ),
    Words(Ec2.MANAGED_PREFIX_LIST, f"{_API}/API_CreateManagedPrefixList.html", {"addressFamily": "IPv4 IPv6"}),
    Count(
        Ec2.MANAGED_PREFIX_LIST,
        "",
        "entries",
        "maxEntries",
        "PrefixListMaxEntriesExceeded: You've reached the maximum number of entries for the prefix list",
        f"{_API}/API_CreateManagedPrefixList.html",
        most=True,
    ),
    Form(
        Ec2.MANAGED_PREFIX_LIST,
        "name",
        r"(?!com\.amazonaws).+",
        "not begin with com.amazonaws",
        "The name cannot start with com.amazonaws",
        f"{_API}/API_CreateManagedPrefixList.html",
    ),
    *(
        Form(
            Ec2.MANAGED_PREFIX_LIST,
            "entries[].cidr",
            pattern,
            f"be a range of {family}, as addressFamily says",
            "the entries of a list are of its address family",
            TRIED,
            when=(When("addressFamily", (family,)),),
        )
        for family, pattern in (("IPv4", r"[^:]*"), ("IPv6", r".*:.*"))
    ),
    *(
        Pair(
            Ec2.NAT_GATEWAY,
            when,
            says,
            f"{PROVIDER}/ec2/vpc_nat_gateway.go",
            refuses=(name,),
        )
        for when, says, name in (
            (
                (When("connectivityType", ("private",)),),
                'secondary_allocation_ids is not supported with connectivity_type = "private"',
                "secondaryAllocationIds",
            ),
            (
                (When("connectivityType", ("public",), default="public"),),
                'secondary_private_ip_address_count is not supported with connectivity_type = "public"',
                "secondaryPrivateIpAddressCount",
            ),
            (
                (When("secondaryPrivateIpAddresses"),),
                "conflicts with secondary_private_ip_addresses",
                "secondaryPrivateIpAddressCount",
            ),
        )
    ),
    Words(
        Ec2.NAT_GATEWAY,
        _NAT,
        {"availabilityMode": "regional zonal", "connectivityType": "private public"},
    ),
    Pair(Ec2.NAT_GATEWAY, _REGIONAL_NAT, "a regional NAT gateway is in no subnet", _NAT, refuses=("subnetId",)),
    Pair(Ec2.NAT_GATEWAY, _REGIONAL_NAT, "a regional NAT gateway names its VPC", _NAT, needs=("vpcId",)),
    Pair(
        Ec2.NAT_GATEWAY,
        _REGIONAL_NAT,
        "a regional NAT gateway has the addresses of its availabilityZoneAddresses",
        _NAT,
        refuses=("allocationId",),
    ),
    Pair(
        Ec2.NAT_GATEWAY,
        (When("availabilityMode", ("zonal",), "zonal"),),
        "a zonal NAT gateway is in a subnet",
        _NAT,
        needs=("subnetId",),
    ),
    Pair(
        Ec2.NAT_GATEWAY,
        (When("connectivityType", ("private",)),),
        "You cannot specify an Elastic IP address with a private NAT gateway",
        _NAT,
        refuses=("allocationId",),
    ),
    *(
        Words(
            type,
            _ACL,
            dict.fromkeys(paths, "allow deny"),
            any_case=True,
        )
        for type, paths in (
            (Ec2.NETWORK_ACL, ("ingress[].action", "egress[].action")),
            (Ec2.DEFAULT_NETWORK_ACL, ("ingress[].action", "egress[].action")),
            (Ec2.NETWORK_ACL_RULE, ("ruleAction",)),
        )
    ),
    *(
        Range(type, path, ((1, 32_766),), _ACL)
        for type, path in (
            (Ec2.NETWORK_ACL, "ingress[].ruleNo"),
            (Ec2.NETWORK_ACL, "egress[].ruleNo"),
            (Ec2.DEFAULT_NETWORK_ACL, "ingress[].ruleNo"),
            (Ec2.DEFAULT_NETWORK_ACL, "egress[].ruleNo"),
            (Ec2.NETWORK_ACL_RULE, "ruleNumber"),
        )
    ),
    *(
        Distinct(type, within, "ruleNo", "NetworkAclEntryAlreadyExists", _ACL, merges=True)
        for type in (Ec2.NETWORK_ACL, Ec2.DEFAULT_NETWORK_ACL)
        for within in ("ingress", "egress")
    ),
    Alone(Ec2.NETWORK_ACL_RULE, ("cidrBlock", "ipv6CidrBlock"), "ec2/vpc_network_acl_rule.go", needed=True),
    *(
        Pair(
            Ec2.NETWORK_INTERFACE,
            (When(listed),),
            "a number of addresses and the addresses themselves are not given together",
            f"{_API}/API_CreateNetworkInterface.html",
            refuses=(counted,),
        )
        for listed, counted in (
            ("ipv4Prefixes", "ipv4PrefixCount"),
            ("ipv6Prefixes", "ipv6PrefixCount"),
            ("ipv6Addresses", "ipv6AddressCount"),
        )
    ),
    Pair(Ec2.ROUTE, (), "one of the targets must be specified", f"{PROVIDER}/ec2/vpc_route.go", needs=_TARGETS),
    *(
        Pair(
            Ec2.ROUTE,
            (When(name),),
            "only one of the targets can be specified",
            f"{PROVIDER}/ec2/vpc_route.go",
            refuses=tuple(other for other in _TARGETS[at + 1 :]),
        )
        for at, name in enumerate(_TARGETS[:-1])
    ),
    Pair(
        Ec2.ROUTE,
        (When("destinationCidrBlock"),),
        "an egress-only internet gateway is for IPv6 traffic only",
        f"{_API}/API_CreateRoute.html",
        refuses=("egressOnlyGatewayId",),
        certain=False,
    ),
    Pair(
        Ec2.ROUTE,
        (),
        "one of the destinations must be specified",
        f"{PROVIDER}/ec2/vpc_route.go",
        needs=_DESTINATIONS,
    ),
    Pair(
        Vpc.ROUTE_SERVER,
        (When("persistRoutes", ("enable",)),),
        "it is required if PersistRoutes is enabled",
        f"{_API}/API_CreateRouteServer.html",
        needs=("persistRoutesDuration",),
    ),
    Alone(Ec2.ROUTE_TABLE, _TARGETS, "ec2/vpc_route_table.go", "routes", needed=True),
    Alone(
        Ec2.ROUTE_TABLE,
        ("cidrBlock", "destinationPrefixListId", "ipv6CidrBlock"),
        "ec2/vpc_route_table.go",
        "routes",
        needed=True,
    ),
    Alone(Ec2.ROUTE_TABLE_ASSOCIATION, ("gatewayId", "subnetId"), "ec2/vpc_route_table_association.go", needed=True),
    *(
        Pair(
            type,
            (),
            "a rule says whom it admits",
            f"{_API}/API_IpPermission.html",
            needs=("cidrBlocks", "ipv6CidrBlocks", "prefixListIds", "securityGroups", "self"),
            within=within,
            certain=False,
        )
        for type in (Ec2.SECURITY_GROUP, Ec2.DEFAULT_SECURITY_GROUP)
        for within in ("ingress", "egress")
    ),
    *(
        Form(
            type,
            path,
            rf"(?i){_NO_PROTOCOLS}",
            "be tcp, udp, icmp, icmpv6, the number of a protocol, or -1 for all; what is spoken over it is a port",
            "InvalidParameterValue: Invalid value for IP protocol. Unknown protocol",
            f"{_API}/API_IpPermission.html",
        )
        for type, path in (
            (Ec2.SECURITY_GROUP, "ingress[].protocol"),
            (Ec2.SECURITY_GROUP, "egress[].protocol"),
            (Ec2.SECURITY_GROUP_RULE, "protocol"),
            (Vpc.SECURITY_GROUP_EGRESS_RULE, "ipProtocol"),
            (Vpc.SECURITY_GROUP_INGRESS_RULE, "ipProtocol"),
        )
    ),
    *(
        Form(
            type,
            path,
            rf"(?i)rdp|{_NO_PROTOCOLS}",  # 27 is RDP
            "be tcp, udp, icmp, the number of a protocol, or -1 for all; what is spoken over it is a port",
            "unsupported NACL protocol",
            f"{PROVIDER}/ec2/vpc_network_acl.go",
        )
        for type, path in (
            (Ec2.NETWORK_ACL, "ingress[].protocol"),
            (Ec2.NETWORK_ACL, "egress[].protocol"),
            (Ec2.DEFAULT_NETWORK_ACL, "ingress[].protocol"),
            (Ec2.DEFAULT_NETWORK_ACL, "egress[].protocol"),
            (Ec2.NETWORK_ACL_RULE, "protocol"),
        )
    ),
    *(
        Form(
            Ec2.SECURITY_GROUP,
            path,
            r"[0-9A-Za-z_ .:/()#,@\[\]+=&;{}!$*-]{1,255}",
            "be of at most 255 letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*",
            "InvalidParameterValue: Character sets beyond ASCII are not supported",
            f"{_API}/API_CreateSecurityGroup.html",
        )
        for path in ("name", "namePrefix")
    ),
    *(
        Alone(type, _RULES, "ec2/vpc_security_group_ingress_rule.go", needed=True)
        for type in (Vpc.SECURITY_GROUP_INGRESS_RULE, Vpc.SECURITY_GROUP_EGRESS_RULE)
    ),
    Words(
        Ec2.SECURITY_GROUP_RULE,
        f"{PROVIDER}/ec2/vpc_security_group_rule.go",
        {"type": "ingress egress"},
    ),
    Pair(
        Ec2.SECURITY_GROUP_RULE,
        (),
        "one of `cidr_blocks,ipv6_cidr_blocks,prefix_list_ids,self,source_security_group_id` must be specified",
        f"{PROVIDER}/ec2/vpc_security_group_rule.go",
        needs=_SOURCES,
    ),
    *(
        Alone(Ec2.SECURITY_GROUP_RULE, names, "ec2/vpc_security_group_rule.go")
        for names in (
            ("sourceSecurityGroupId", "cidrBlocks"),
            ("sourceSecurityGroupId", "ipv6CidrBlocks"),
            ("sourceSecurityGroupId", "self"),
            ("self", "cidrBlocks"),
            ("self", "ipv6CidrBlocks"),
        )
    ),
    Words(
        Ec2.SUBNET,
        f"{_API}/API_ModifySubnetAttribute.html",
        {"privateDnsHostnameTypeOnLaunch": "ip-name resource-name"},
    ),
    *(
        Pair(
            Ec2.SUBNET,
            (When(name, ("true",)),),
            "the subnet must have an associated IPv6 CIDR block",
            f"{_API}/API_ModifySubnetAttribute.html",
            needs=("ipv6CidrBlock", "ipv6IpamPoolId"),
            unless=("ipv6Native",),  # the provider may wait for the block that such a subnet gets
            certain=name == "assignIpv6AddressOnCreation",
        )
        for name in ("assignIpv6AddressOnCreation", "enableDns64", "enableResourceNameDnsAaaaRecordOnLaunch")
    ),
    Pair(
        Ec2.SUBNET,
        (When("availabilityZone"),),
        "a zone is named by its name or by its id",
        f"{PROVIDER}/ec2/vpc_subnet.go",
        refuses=("availabilityZoneId",),
    ),
    Pair(
        Ec2.SUBNET,
        (When("ipv6Native", ("true",)),),
        "a subnet of IPv6 alone has no IPv4 addresses",
        f"{_API}/API_CreateSubnet.html",
        refuses=("cidrBlock", "ipv4IpamPoolId"),
    ),
    Pair(
        Ec2.SUBNET,
        (When("ipv6Native", ("true",)),),
        "a subnet of IPv6 alone has no IPv4 addresses",
        f"{_API}/API_CreateSubnet.html",
        shuts=When("mapPublicIpOnLaunch", ("true",)),
    ),
    Pair(
        Ec2.SUBNET,
        (When("mapCustomerOwnedIpOnLaunch", ("true",)),),
        "all of `customer_owned_ipv4_pool,map_customer_owned_ip_on_launch,outpost_arn` must be specified",
        f"{PROVIDER}/ec2/vpc_subnet.go",
        needs=("customerOwnedIpv4Pool",),
    ),
    Alone(
        Ec2.TRAFFIC_MIRROR_TARGET,
        ("gatewayLoadBalancerEndpointId", "networkInterfaceId", "networkLoadBalancerArn"),
        "ec2/vpc_traffic_mirror_target.go",
        needed=True,
    ),
    # "The host value cannot be used with this parameter"
    Words(Ec2.VPC, f"{_API}/API_CreateVpc.html", {"instanceTenancy": "default dedicated"}),
    Pair(
        Ec2.VPC,
        (When("assignGeneratedIpv6CidrBlock", ("true",)),),
        "addresses are Amazon's or of an IPAM pool",
        f"{PROVIDER}/ec2/vpc_.go",
        refuses=("ipv6IpamPoolId", "ipv6CidrBlock"),
    ),
    Alone(Ec2.VPC, ("cidrBlock", "ipv4NetmaskLength"), "ec2/vpc_.go"),
    *(
        Pair(
            Ec2.VPC,
            (When(name),),
            "it is for addresses of an IPAM pool",
            f"{PROVIDER}/ec2/vpc_.go",
            needs=(pool,),
        )
        for name, pool in (
            ("ipv4NetmaskLength", "ipv4IpamPoolId"),
            ("ipv6NetmaskLength", "ipv6IpamPoolId"),
            ("ipv6CidrBlock", "ipv6IpamPoolId"),
        )
    ),
    Alone(Ec2.VPC, ("ipv6CidrBlock", "ipv6NetmaskLength"), "ec2/vpc_.go"),
    Pair(
        Ec2.VPC_DHCP_OPTIONS,
        (),
        "one of them at least must be specified",
        f"{PROVIDER}/ec2/vpc_dhcp_options.go",
        needs=(
            *("domainName", "domainNameServers", "ipv6AddressPreferredLeaseTime", "netbiosNameServers"),
            *("netbiosNodeType", "ntpServers"),
        ),
    ),
    Form(
        Ec2.VPC_DHCP_OPTIONS,
        "domainNameServers[]",
        r"AmazonProvidedDNS|[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*",
        "be an address or AmazonProvidedDNS",
        "InvalidParameterValue: the IP addresses of up to four DNS servers, or AmazonProvidedDNS",
        f"{_API}/API_CreateDhcpOptions.html",
    ),
    Size(
        Ec2.VPC_DHCP_OPTIONS,
        "domainNameServers",
        1,
        4,
        "there are four servers at most",
        f"{_API}/API_CreateDhcpOptions.html",
    ),
    Size(
        Ec2.VPC_DHCP_OPTIONS,
        "netbiosNameServers",
        1,
        4,
        "there are four servers at most",
        f"{_API}/API_CreateDhcpOptions.html",
    ),
    Form(
        Ec2.VPC_DHCP_OPTIONS,
        "netbiosNodeType",
        "[1248]",
        "be 1, 2, 4 or 8",
        "InvalidParameterValue: the NetBIOS node type is 1, 2, 4, or 8",
        f"{_API}/API_CreateDhcpOptions.html",
    ),
    Words(
        Ec2.VPC_ENDPOINT,
        f"{_API}/API_CreateVpcEndpoint.html",
        {
            "dnsOptions.dnsRecordIpType": "ipv4 dualstack ipv6 service-defined",
            "ipAddressType": "ipv4 dualstack ipv6",
            "vpcEndpointType": "Interface Gateway GatewayLoadBalancer Resource ServiceNetwork Tunnel",
        },
    ),
    Alone(
        Ec2.VPC_ENDPOINT,
        ("resourceConfigurationArn", "serviceName", "serviceNetworkArn"),
        "ec2/vpc_endpoint.go",
        needed=True,
    ),
    Form(
        Ec2.VPC_ENDPOINT,
        "serviceName",
        # Services that have no region: com.amazonaws.iam.
        r"[^.\s]+(\.[^.\s]+){2,}",
        "have its full name, such as com.amazonaws.eu-west-1.s3",
        "InvalidServiceName: The Vpc Endpoint Service does not exist",
        f"{DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html",
    ),
    Alone(
        Ec2.VPC_ENDPOINT_CONNECTION_NOTIFICATION,
        ("vpcEndpointId", "vpcEndpointServiceId"),
        "ec2/vpc_endpoint_connection_notification.go",
        needed=True,
    ),
    Words(
        Ec2.VPC_IPAM_POOL,
        f"{_API}/API_CreateIpamPool.html",
        {"addressFamily": "ipv4 ipv6", "publicIpSource": "amazon byoip"},
    ),
    Rank(
        Ec2.VPC_IPAM_POOL,
        "allocationDefaultNetmaskLength",
        "allocationMaxNetmaskLength",
        "the default length lies between the least and the greatest",
        f"{_API}/API_CreateIpamPool.html",
        certain=False,
    ),
    Rank(
        Ec2.VPC_IPAM_POOL,
        "allocationMinNetmaskLength",
        "allocationMaxNetmaskLength",
        "The minimum netmask length must be less than the maximum netmask length",
        f"{_API}/API_CreateIpamPool.html",
    ),
    Pair(
        Ec2.VPC_IPAM_POOL,
        (When("autoImport", ("true",)),),
        "A locale must be set on the pool for this feature to work",
        f"{_API}/API_CreateIpamPool.html",
        needs=("locale",),
        certain=False,
    ),
    Alone(Ec2.VPC_IPAM_POOL_CIDR, ("cidr", "netmaskLength"), "ec2/ipam_pool_cidr.go"),
    Pair(
        Ec2.VPC_PEERING_CONNECTION,
        (When("autoAccept", ("true",)),),
        "`peer_region` cannot be set whilst `auto_accept` is `true`",
        f"{PROVIDER}/ec2/vpc_peering_connection.go",
        refuses=("peerRegion",),
    ),
    Words(
        Ec2.VPN_CONNECTION,
        f"{_API}/API_VpnTunnelOptionsSpecification.html",
        {"type": "ipsec.1", "tunnelInsideIpVersion": "ipv4 ipv6", **_TUNNELS},
    ),
    *(
        Range(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}{phase}DhGroupNumbers[]",
            spans,
            f"{_API}/API_VpnTunnelOptionsSpecification.html",
        )
        for number in (1, 2)
        for phase, spans in (("Phase1", ((2, 2), (14, 24), (35, 37))), ("Phase2", ((2, 2), (5, 5), (14, 24), (35, 37))))
    ),
    *(
        Rank(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}Phase2LifetimeSeconds",
            f"tunnel{number}Phase1LifetimeSeconds",
            "the lifetime of phase 2 must be less than that of phase 1",
            f"{_API}/API_VpnTunnelOptionsSpecification.html",
            gap=1,
        )
        for number in (1, 2)
    ),
    *(
        PasswordNeed(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}PresharedKey",
            8,
            64,
            r"[^0-9A-Za-z_.]|\A0",
            "a key is of 8 to 64 letters, digits, periods and underscores, and begins with no 0",
            f"{PROVIDER}/ec2/vpnsite_connection.go",
        )
        for number in (1, 2)
    ),
    *(
        Range(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}{name}",
            (span,),
            f"{_API}/API_VpnTunnelOptionsSpecification.html",
        )
        for number in (1, 2)
        for name, span in _TUNNEL
    ),
    *(
        Form(
            Ec2.VPN_CONNECTION,
            f"tunnel{number}InsideCidr",
            rf"(?!{_KEPT})169\.254\.\d{{1,3}}\.\d{{1,3}}/30",
            "be a /30 of 169.254.0.0/16 that AWS does not keep for itself, such as 169.254.10.0/30",
            "InvalidParameterValue: A size /30 CIDR block from the 169.254.0.0/16 range is wanted",
            f"{_API}/API_VpnTunnelOptionsSpecification.html",
        )
        for number in (1, 2)
    ),
    *(
        Pair(
            Ec2.VPN_CONNECTION,
            (When(name),),
            "InvalidParameterCombination: An ipv6 inside cidr is not allowed for VPNs using an ipv4 inside ip version",
            f"{_API}/API_VpnTunnelOptionsSpecification.html",
            takes=When("tunnelInsideIpVersion", ("ipv6",), default="ipv4"),
        )
        for name in ("tunnel1InsideIpv6Cidr", "tunnel2InsideIpv6Cidr")
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("tunnelInsideIpVersion", ("ipv6",)),),
        "IPv6 traffic is for connections to a transit gateway",
        f"{DOCS}/vpn/latest/s2svpn/ipv4-ipv6.html",
        refuses=("vpnGatewayId",),
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("vpnGatewayId"),),
        "a connection ends at one gateway",
        f"{_API}/API_CreateVpnConnection.html",
        refuses=("transitGatewayId",),
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("vpnGatewayId"),),
        "acceleration is for connections to a transit gateway",
        f"{DOCS}/vpn/latest/s2svpn/accelerated-vpn.html",
        shuts=When("enableAcceleration", ("true",)),
    ),
    *(
        Form(
            Ec2.VPC_ENDPOINT_SERVICE,
            f"{name}[]",
            f"arn:.*:loadbalancer/{kind}/.*",
            f"be the ARN of a {shown} Load Balancer",
            "InvalidParameter: the load balancer is of another type",
            f"{_API}/API_CreateVpcEndpointServiceConfiguration.html",
        )
        for name, kind, shown in (
            ("networkLoadBalancerArns", "net", "Network"),
            ("gatewayLoadBalancerArns", "gwy", "Gateway"),
        )
    ),
    Range(
        Ec2.VPN_GATEWAY,
        "amazonSideAsn",
        AMAZON_ASNS,
        f"{_API}/API_CreateVpnGateway.html",
    ),
)
