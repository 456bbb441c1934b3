"""Settings of which the provider takes one alone, or one at least, before AWS is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policies.setting._pairs import Pair, When
from policypack.catalogue.tokens import (
    Appsync,
    Autoscaling,
    Batch,
    Ec2,
    Ec2clientvpn,
    Ecs,
    Eks,
    Elasticbeanstalk,
    Elb,
    Imagebuilder,
    Lambda,
    Lb,
    Vpc,
)


class Alone(NamedTuple):
    """Of `names`, in the blocks at `within`, one alone may be set; with `needed` one must be."""

    type: str
    names: tuple[str, ...]
    source: str
    within: str = ""
    needed: bool = False


_PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/"
_DOCS = "https://docs.aws.amazon.com"
_GROUPS = "mixedInstancesPolicy.launchTemplate"
_METRICS = ("customizedMetricSpecification", "predefinedMetricSpecification")
_RULES = ("cidrIpv4", "cidrIpv6", "prefixListId", "referencedSecurityGroupId")
_CONDITIONS = ("hostHeader", "httpHeader", "httpRequestMethod", "pathPattern", "queryStrings", "sourceIp")
_REPAIR = "nodeRepairConfig"
_TARGETS = (
    *("carrierGatewayId", "coreNetworkArn", "egressOnlyGatewayId", "gatewayId", "localGatewayId", "natGatewayId"),
    *("networkInterfaceId", "odbNetworkArn", "transitGatewayId", "vpcEndpointId", "vpcPeeringConnectionId"),
)
_ALONE = (
    Alone(Ec2.ROUTE_TABLE, _TARGETS, "ec2/vpc_route_table.go", "routes", needed=True),
    Alone(
        Ec2.ROUTE_TABLE,
        ("cidrBlock", "destinationPrefixListId", "ipv6CidrBlock"),
        "ec2/vpc_route_table.go",
        "routes",
        needed=True,
    ),
    Alone(Ec2.CUSTOMER_GATEWAY, ("bgpAsn", "bgpAsnExtended"), "ec2/vpnsite_customer_gateway.go", needed=True),
    Alone(Ec2.DEDICATED_HOST, ("instanceFamily", "instanceType"), "ec2/ec2_host.go", needed=True),
    Alone(Ec2.INSTANCE, ("placementGroup", "placementGroupId"), "ec2/ec2_instance.go"),
    Alone(Ec2.INSTANCE, ("id", "name"), "ec2/ec2_instance.go", "launchTemplate", needed=True),
    Alone(Ec2.LAUNCH_TEMPLATE, ("defaultVersion", "updateDefaultVersion"), "ec2/ec2_launch_template.go"),
    Alone(Ec2.LAUNCH_TEMPLATE, ("groupId", "groupName"), "ec2/ec2_launch_template.go", "placement"),
    *(
        Alone(Ec2.LAUNCH_TEMPLATE, names, "ec2/ec2_launch_template.go", "networkInterfaces")
        for names in (
            ("ipv4Addresses", "ipv4AddressCount"),
            ("ipv4Prefixes", "ipv4PrefixCount"),
            ("ipv6Addresses", "ipv6AddressCount"),
            ("ipv6Prefixes", "ipv6PrefixCount"),
        )
    ),
    Alone(Ec2.NETWORK_ACL_RULE, ("cidrBlock", "ipv6CidrBlock"), "ec2/vpc_network_acl_rule.go", needed=True),
    Alone(Ec2.ROUTE_TABLE_ASSOCIATION, ("gatewayId", "subnetId"), "ec2/vpc_route_table_association.go", needed=True),
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
    *(
        Alone(type, _RULES, "ec2/vpc_security_group_ingress_rule.go", needed=True)
        for type in (Vpc.SECURITY_GROUP_INGRESS_RULE, Vpc.SECURITY_GROUP_EGRESS_RULE)
    ),
    Alone(
        Ec2.SPOT_FLEET_REQUEST,
        ("launchSpecifications", "launchTemplateConfigs"),
        "ec2/ec2_spot_fleet_request.go",
        needed=True,
    ),
    Alone(
        Ec2.TRAFFIC_MIRROR_TARGET,
        ("gatewayLoadBalancerEndpointId", "networkInterfaceId", "networkLoadBalancerArn"),
        "ec2/vpc_traffic_mirror_target.go",
        needed=True,
    ),
    Alone(Ec2.VPC, ("cidrBlock", "ipv4NetmaskLength"), "ec2/vpc_.go"),
    Alone(Ec2.VPC, ("ipv6CidrBlock", "ipv6NetmaskLength"), "ec2/vpc_.go"),
    Alone(
        Ec2.VPC_ENDPOINT,
        ("resourceConfigurationArn", "serviceName", "serviceNetworkArn"),
        "ec2/vpc_endpoint.go",
        needed=True,
    ),
    Alone(
        Ec2.VPC_ENDPOINT_CONNECTION_NOTIFICATION,
        ("vpcEndpointId", "vpcEndpointServiceId"),
        "ec2/vpc_endpoint_connection_notification.go",
        needed=True,
    ),
    Alone(Ec2.VPC_IPAM_POOL_CIDR, ("cidr", "netmaskLength"), "ec2/ipam_pool_cidr.go"),
    Alone(
        Ec2clientvpn.AUTHORIZATION_RULE,
        ("accessGroupId", "authorizeAllGroups"),
        "ec2/vpnclient_authorization_rule.go",
        needed=True,
    ),
    Alone(Autoscaling.GROUP, ("availabilityZones", "vpcZoneIdentifiers"), "autoscaling/group.go"),
    Alone(Autoscaling.GROUP, ("id", "name"), "autoscaling/group.go", "launchTemplate"),
    *(
        Alone(Autoscaling.GROUP, ("launchTemplateId", "launchTemplateName"), "autoscaling/group.go", within)
        for within in (
            f"{_GROUPS}.launchTemplateSpecification",
            f"{_GROUPS}.overrides.launchTemplateSpecification",
        )
    ),
    Alone(Autoscaling.POLICY, _METRICS, "autoscaling/policy.go", "targetTrackingConfiguration", needed=True),
    Alone(Elb.LOAD_BALANCER, ("availabilityZones", "subnets"), "elb/load_balancer.go", needed=True),
    *(
        Alone(Lb.LISTENER_RULE, ("regexValues", "values"), "elbv2/listener_rule.go", f"conditions.{name}")
        for name in ("hostHeader", "httpHeader", "pathPattern")
    ),
    Alone(
        Ecs.CAPACITY_PROVIDER,
        ("autoScalingGroupProvider", "managedInstancesProvider"),
        "ecs/capacity_provider.go",
        needed=True,
    ),
    Alone(Eks.NODE_GROUP, ("id", "name"), "eks/node_group.go", "launchTemplate", needed=True),
    *(
        Alone(Eks.NODE_GROUP, names, "eks/node_group.go", _REPAIR)
        for names in (
            ("maxParallelNodesRepairedCount", "maxParallelNodesRepairedPercentage"),
            ("maxUnhealthyNodeThresholdCount", "maxUnhealthyNodeThresholdPercentage"),
        )
    ),
    Alone(Lambda.LAYER_VERSION, ("code", "s3Bucket"), "lambda/layer_version.go"),
    Alone(Lambda.PERMISSION, ("statementId", "statementIdPrefix"), "lambda/permission.go"),
    Alone(Appsync.SOURCE_API_ASSOCIATION, ("mergedApiArn", "mergedApiId"), "appsync/source_api_association.go"),
    Alone(Appsync.SOURCE_API_ASSOCIATION, ("sourceApiArn", "sourceApiId"), "appsync/source_api_association.go"),
    Alone(Elasticbeanstalk.ENVIRONMENT, ("platformArn", "solutionStackName"), "elasticbeanstalk/environment.go"),
    Alone(Elasticbeanstalk.ENVIRONMENT, ("solutionStackName", "templateName"), "elasticbeanstalk/environment.go"),
    Alone(
        Batch.COMPUTE_ENVIRONMENT,
        ("launchTemplateId", "launchTemplateName"),
        "batch/compute_environment.go",
        "computeResources.launchTemplate",
    ),
    Alone(Imagebuilder.WORKFLOW, ("data", "uri"), "imagebuilder/workflow.go", needed=True),
)


def _pairs(row: Alone) -> Iterator[Pair]:
    said = f"of `{','.join(row.names)}` can be specified"
    for at, name in enumerate(row.names[:-1]):
        yield Pair(
            row.type,
            (When(name),),
            f"only one {said}",
            _PROVIDER + row.source,
            refuses=row.names[at + 1 :],
            within=row.within,
        )
    if row.needed:
        says = f"one of `{','.join(row.names)}` must be specified"
        yield Pair(row.type, (), says, _PROVIDER + row.source, needs=row.names, within=row.within)


ALONE = (
    *(pair for row in _ALONE for pair in _pairs(row)),
    Pair(
        Batch.JOB_QUEUE,
        (),
        "ClientException: a job queue has from one to three compute environments",
        f"{_DOCS}/batch/latest/APIReference/API_CreateJobQueue.html",
        needs=("computeEnvironmentOrders",),
    ),
    Pair(
        Ec2.EIP_ASSOCIATION,
        (When("instanceId"),),
        "You can specify either the instance ID or the network interface ID, but not both",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_AssociateAddress.html",
        refuses=("networkInterfaceId",),
    ),
    Pair(
        Ec2.VPC_DHCP_OPTIONS,
        (),
        "one of them at least must be specified",
        f"{_PROVIDER}ec2/vpc_dhcp_options.go",
        needs=(
            *("domainName", "domainNameServers", "ipv6AddressPreferredLeaseTime", "netbiosNameServers"),
            *("netbiosNodeType", "ntpServers"),
        ),
    ),
    Pair(
        Lb.LISTENER_RULE,
        (),
        f"one of `{','.join(_CONDITIONS)}` must be specified",
        f"{_PROVIDER}elbv2/listener_rule.go",
        needs=_CONDITIONS,
        within="conditions",
    ),
    Pair(
        Lambda.LAYER_VERSION,
        (),
        "filename or s3_* attributes must be set",
        f"{_PROVIDER}lambda/layer_version.go",
        needs=("code", "s3Bucket"),
    ),
    *(
        Pair(
            type,
            (When("s3Bucket"),),
            "all of `s3_bucket,s3_key` must be specified",
            f"{_PROVIDER}lambda/function.go",
            needs=("s3Key",),
        )
        for type in (Lambda.FUNCTION, Lambda.LAYER_VERSION)
    ),
)
