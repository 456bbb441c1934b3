"""Settings that go together: networks, addresses, machines in them, databases, clusters and what balances load."""

from __future__ import annotations

from policies.setting._pairs import Pair, When
from policies.setting._ranks import Rank
from policypack.catalogue.tokens import (
    Docdb,
    Ec2,
    Ec2clientvpn,
    Ecs,
    Eks,
    Lb,
    Neptune,
    Rds,
    Redshift,
)

_DOCS = "https://docs.aws.amazon.com"
_EC2 = f"{_DOCS}/AWSEC2/latest/APIReference"
_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_SERVICE = f"{_DOCS}/AmazonECS/latest/APIReference/API_CreateService.html"
_GROUP = f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html"
_RDS = f"{_DOCS}/AmazonRDS/latest/APIReference"
_CLUSTER = f"{_RDS}/API_CreateDBCluster.html"
_AURORA = ("aurora", "aurora-mysql", "aurora-postgresql")
_MULTI_AZ = ("mysql", "postgres")
_COPIED = ("snapshotIdentifier", "restoreToPointInTime", "replicationSourceIdentifier", "s3Import")
_NETWORKED = ("privateIp", "secondaryPrivateIps", "ipv6Addresses", "ipv6AddressCount")
NETWORKS = (
    Pair(
        Ec2.INSTANCE,
        (When("networkInterfaces"),),
        "InvalidParameterCombination: Network interfaces and an instance-level private IP address may not be specified "
        "on the same request",
        f"{_EC2}/API_RunInstances.html",
        refuses=_NETWORKED,
    ),
    Pair(
        Ec2.INSTANCE,
        (When("ipv6AddressCount"),),
        "You cannot specify this option and the option to assign specific IPv6 addresses in the same request",
        f"{_EC2}/API_RunInstances.html",
        refuses=("ipv6Addresses",),
    ),
    Pair(
        Ec2.INSTANCE,
        (When("placementPartitionNumber"),),
        "You cannot use PartitionNumber with a Placement Group that does not exist",
        f"{_EC2}/API_Placement.html",
        needs=("placementGroup", "placementGroupId"),
        unless=("launchTemplate",),
    ),
    Pair(
        Ec2.LAUNCH_TEMPLATE,
        (When("partitionNumber"),),
        "You cannot use PartitionNumber with a Placement Group that does not exist",
        f"{_EC2}/API_Placement.html",
        needs=("groupName", "groupId"),
        within="placement",
        certain=False,
    ),
    *(
        Pair(
            Ec2.NETWORK_INTERFACE,
            (When(listed),),
            "a number of addresses and the addresses themselves are not given together",
            f"{_EC2}/API_CreateNetworkInterface.html",
            refuses=(counted,),
        )
        for listed, counted in (
            ("ipv4Prefixes", "ipv4PrefixCount"),
            ("ipv6Prefixes", "ipv6PrefixCount"),
            ("ipv6Addresses", "ipv6AddressCount"),
        )
    ),
    Pair(
        Ec2.EIP,
        (When("instance"),),
        "with both it is undefined which one gets the address",
        f"{_PROVIDER}ec2/ec2_eip.go",
        refuses=("networkInterface",),
        # The provider sends both, and AWS answers with no error.
        certain=False,
    ),
    *(
        Pair(
            Ec2.SUBNET,
            (When(name, ("true",)),),
            "the subnet must have an associated IPv6 CIDR block",
            f"{_EC2}/API_ModifySubnetAttribute.html",
            needs=("ipv6CidrBlock", "ipv6IpamPoolId"),
            unless=("ipv6Native",),  # the provider may wait for the block that such a subnet gets
            certain=name == "assignIpv6AddressOnCreation",
        )
        for name in ("assignIpv6AddressOnCreation", "enableDns64", "enableResourceNameDnsAaaaRecordOnLaunch")
    ),
    Pair(
        Ec2.SUBNET,
        (When("ipv6Native", ("true",)),),
        "a subnet of IPv6 alone has no IPv4 addresses",
        f"{_EC2}/API_CreateSubnet.html",
        refuses=("cidrBlock", "ipv4IpamPoolId"),
    ),
    Pair(
        Ec2.SUBNET,
        (When("ipv6Native", ("true",)),),
        "a subnet of IPv6 alone has no IPv4 addresses",
        f"{_EC2}/API_CreateSubnet.html",
        shuts=When("mapPublicIpOnLaunch", ("true",)),
    ),
    Pair(
        Ec2.SUBNET,
        (When("availabilityZone"),),
        "a zone is named by its name or by its id",
        f"{_PROVIDER}ec2/vpc_subnet.go",
        refuses=("availabilityZoneId",),
    ),
    *(
        Pair(
            Ec2.VPC,
            (When(name),),
            "it is for addresses of an IPAM pool",
            f"{_PROVIDER}ec2/vpc_.go",
            needs=(pool,),
        )
        for name, pool in (
            ("ipv4NetmaskLength", "ipv4IpamPoolId"),
            ("ipv6NetmaskLength", "ipv6IpamPoolId"),
            ("ipv6CidrBlock", "ipv6IpamPoolId"),
        )
    ),
    Pair(
        Ec2.VPC,
        (When("assignGeneratedIpv6CidrBlock", ("true",)),),
        "addresses are Amazon's or of an IPAM pool",
        f"{_PROVIDER}ec2/vpc_.go",
        refuses=("ipv6IpamPoolId", "ipv6CidrBlock"),
    ),
    Pair(
        Ec2.CUSTOMER_GATEWAY,
        (),
        "the device has an address or a certificate",
        f"{_EC2}/API_CreateCustomerGateway.html",
        needs=("ipAddress", "certificateArn"),
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("vpnGatewayId"),),
        "a connection ends at one gateway",
        f"{_EC2}/API_CreateVpnConnection.html",
        refuses=("transitGatewayId",),
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("vpnGatewayId"),),
        "acceleration is for connections to a transit gateway",
        f"{_DOCS}/vpn/latest/s2svpn/accelerated-vpn.html",
        shuts=When("enableAcceleration", ("true",)),
    ),
    Pair(
        Ec2.VPN_CONNECTION,
        (When("tunnelInsideIpVersion", ("ipv6",)),),
        "IPv6 traffic is for connections to a transit gateway",
        f"{_DOCS}/vpn/latest/s2svpn/ipv4-ipv6.html",
        refuses=("vpnGatewayId",),
    ),
    *(
        Pair(
            Ec2.VPN_CONNECTION,
            (When(name),),
            "InvalidParameterCombination: An ipv6 inside cidr is not allowed for VPNs using an ipv4 inside ip version",
            f"{_EC2}/API_VpnTunnelOptionsSpecification.html",
            takes=When("tunnelInsideIpVersion", ("ipv6",), default="ipv4"),
        )
        for name in ("tunnel1InsideIpv6Cidr", "tunnel2InsideIpv6Cidr")
    ),
    *(
        Pair(
            type,
            (When("monitoringInterval"),),
            "the interval is one of these numbers of seconds",
            f"{_RDS}/API_CreateDBInstance.html",
            takes=When("monitoringInterval", ("0", "1", "5", "10", "15", "30", "60")),
        )
        for type in (Rds.INSTANCE, Rds.CLUSTER_INSTANCE, Rds.CLUSTER)
    ),
    *(
        Pair(
            Ec2clientvpn.ENDPOINT,
            (When("type", (kind,)),),
            f"it is required for {kind}",
            f"{_EC2}/API_ClientVpnAuthenticationRequest.html",
            needs=(name,),
            within="authenticationOptions",
        )
        for kind, name in (
            ("certificate-authentication", "rootCertificateChainArn"),
            ("directory-service-authentication", "activeDirectoryId"),
            ("federated-authentication", "samlProviderArn"),
        )
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("connectionLogOptions.enabled", ("true",)),),
        "If connection logging is enabled, the log group is required",
        f"{_EC2}/API_ConnectionLogOptions.html",
        needs=("connectionLogOptions.cloudwatchLogGroup",),
    ),
    Pair(
        Ec2clientvpn.ENDPOINT,
        (When("clientConnectOptions.enabled", ("true",)),),
        "what is called at each connection has to be named",
        f"{_EC2}/API_ClientConnectOptions.html",
        needs=("clientConnectOptions.lambdaFunctionArn",),
        certain=False,
    ),
    *(
        Pair(
            type,
            (When("sourceIds"),),
            "If SourceIds are supplied, SourceType must also be provided",
            f"{_RDS}/API_CreateEventSubscription.html",
            needs=("sourceType",),
        )
        for type in (
            Rds.EVENT_SUBSCRIPTION,
            Neptune.EVENT_SUBSCRIPTION,
            Docdb.EVENT_SUBSCRIPTION,
            Redshift.EVENT_SUBSCRIPTION,
        )
    ),
    Pair(
        Rds.CLUSTER,
        (When("engine", _AURORA),),
        "InvalidParameterCombination: DBClusterInstanceClass isn't supported for DB engine aurora-mysql: the class is "
        "that of the cluster's instances",
        _CLUSTER,
        refuses=("dbClusterInstanceClass",),
    ),
    Pair(
        Rds.CLUSTER,
        (When("engine", _AURORA),),
        "it is for Multi-AZ DB clusters only",
        _CLUSTER,
        refuses=("allocatedStorage", "iops"),
        certain=False,
    ),
    *(
        Pair(
            Rds.CLUSTER,
            (When("engine", _MULTI_AZ),),
            "This setting is required to create a Multi-AZ DB cluster",
            _CLUSTER,
            needs=(name,),
            unless=_COPIED,
        )
        for name in ("dbClusterInstanceClass", "allocatedStorage")
    ),
    *(
        Pair(
            Rds.CLUSTER,
            (),
            "InvalidParameterValue: Both MinCapacity and MaxCapacity must be specified when you initialize Serverless "
            "v2 scaling configuration",
            f"{_RDS}/API_ServerlessV2ScalingConfiguration.html",
            needs=(name,),
            within="serverlessv2ScalingConfiguration",
        )
        for name in ("minCapacity", "maxCapacity")
    ),
    Pair(
        Rds.PROXY,
        (When("defaultAuthScheme", ("NONE",), default="NONE"),),
        "If you don't specify DefaultAuthScheme or specify this parameter as NONE, you must specify the Auth option",
        f"{_RDS}/API_CreateDBProxy.html",
        needs=("auths",),
    ),
    *(
        Pair(
            Ecs.SERVICE,
            (When("iamRole"),),
            "InvalidParameterException: You cannot specify an IAM role for services that require a service linked role",
            _SERVICE,
            refuses=(name,),
        )
        for name in ("networkConfiguration", "serviceRegistries", "serviceConnectConfiguration")
    ),
    Pair(
        Ecs.SERVICE,
        (When("iamRole"),),
        "If you specify the role parameter, you must also specify a load balancer object",
        _SERVICE,
        needs=("loadBalancers",),
    ),
    Pair(
        Ecs.SERVICE,
        (
            When("deploymentMinimumHealthyPercent", ("100",), default="100"),
            When("schedulingStrategy", ("REPLICA",), default="REPLICA"),
        ),
        "InvalidParameterException: Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block "
        "deployments",
        f"{_DOCS}/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html",
        shuts=When("deploymentMaximumPercent", ("100",)),
        # Blue and green services, and those of other controllers, replace their tasks in another way.
        unless=("deploymentController", "deploymentConfiguration"),
    ),
    Pair(
        Eks.CLUSTER,
        (When("endpointPublicAccess", ("false",)),),
        "InvalidParameterException: Private and public endpoint access cannot be false",
        f"{_DOCS}/eks/latest/APIReference/API_VpcConfigRequest.html",
        takes=When("endpointPrivateAccess", ("true",), default="false"),
        within="vpcConfig",
    ),
    Pair(
        Eks.NODE_GROUP,
        (When("maxUnavailable"),),
        "only one of `max_unavailable,max_unavailable_percentage` can be specified",
        f"{_PROVIDER}eks/node_group.go",
        refuses=("maxUnavailablePercentage",),
        within="updateConfig",
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("slowStart"),),
        "slow start is for the algorithm round_robin",
        _GROUP,
        shuts=When("loadBalancingAlgorithmType", ("least_outstanding_requests", "weighted_random")),
        certain=False,
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("loadBalancingAnomalyMitigation", ("on",)),),
        "anomaly mitigation is only available with the weighted_random algorithm",
        _GROUP,
        takes=When("loadBalancingAlgorithmType", ("weighted_random",), default="round_robin"),
    ),
    Pair(
        Lb.TARGET_GROUP,
        (When("targetType", ("lambda",)),),
        "a function has no port, no protocol and no VPC",
        f"{_DOCS}/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html",
        refuses=("port", "protocol", "vpcId"),
        certain=False,
    ),
)
NETWORKS_RANKS = (
    Rank(
        Ec2.VPC_IPAM_POOL,
        "allocationMinNetmaskLength",
        "allocationMaxNetmaskLength",
        "The minimum netmask length must be less than the maximum netmask length",
        f"{_EC2}/API_CreateIpamPool.html",
    ),
    Rank(
        Ec2.VPC_IPAM_POOL,
        "allocationDefaultNetmaskLength",
        "allocationMaxNetmaskLength",
        "the default length lies between the least and the greatest",
        f"{_EC2}/API_CreateIpamPool.html",
        certain=False,
    ),
)
