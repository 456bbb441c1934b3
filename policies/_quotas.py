"""What an account may have only so many of, how many it has, and how many a plan adds.

Codes: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from policypack import Aws, Resource
from policypack.aws.regions import home

EIP = "aws:ec2/eip:Eip"
INSTANCE = "aws:ec2/instance:Instance"
LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer"

# The families that share one quota of virtual processors.
# https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
STANDARD = tuple("acdhimrtz")
# Families of these letters that have quotas of their own.
_NOT_STANDARD = ("dl", "hpc", "inf", "trn", "mac", "cr", "u")
# A trail is not on the list of what can be raised.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
TRAILS = 5


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit as AWS gave it. `code` is empty where it cannot be raised, or only in the service's own way."""

    most: float
    code: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A kind of resource that is counted.

    `used` is how many there are and `limit` how many there may be, None where AWS does not say. `weight` is what one
    planned resource adds, 0 where another quota counts it.
    """

    what: str
    service: str
    used: Callable[[Aws], float]
    limit: Callable[[Aws], Limit | None]
    weight: Callable[[Aws, Resource], float] = lambda _aws, _resource: 1


def _quota(service: str, code: str, everywhere: bool = False) -> Callable[[Aws], Limit | None]:
    def ask(aws: Aws) -> Limit | None:
        quota = aws.servicequotas.quota(service, code, region=home(aws.region) if everywhere else None)
        return Limit(quota.value, code) if quota else None

    return ask


def _iam(used: str) -> tuple[Callable[[Aws], float], Callable[[Aws], Limit | None]]:
    def limit(aws: Aws) -> Limit | None:
        found = dict(aws.iam.account_summary()).get(f"{used}Quota")
        return Limit(found) if found is not None else None

    return lambda aws: dict(aws.iam.account_summary()).get(used, 0), limit


def _rds(name: str, code: str = "") -> tuple[Callable[[Aws], float], Callable[[Aws], Limit | None]]:
    def limit(aws: Aws) -> Limit | None:
        return next((Limit(quota.most, code) for quota in aws.rds.quotas() if quota.name == name), None)

    return lambda aws: next((quota.used for quota in aws.rds.quotas() if quota.name == name), 0), limit


def standard(instance_type: str) -> bool:
    """Does an instance type count against the quota for standard instances?"""
    family = instance_type.partition(".")[0]
    return family.startswith(STANDARD) and not family.startswith(_NOT_STANDARD)


def _processors(aws: Aws, instance: Resource) -> float:
    name = instance.text("instanceType")
    if not name or not standard(name) or instance.has("instanceMarketOptions"):
        return 0
    found = aws.ec2.instance_type(name)
    return found.vcpus if found else 0


def _running(aws: Aws) -> float:
    return sum(cpus for name, market, cpus in aws.ec2.running() if market == "on-demand" and standard(name))


def _from_amazon(_aws: Aws, address: Resource) -> float:
    """Addresses that the customer brought along are not counted."""
    return 0 if address.has("publicIpv4Pool") or address.has("customerOwnedIpv4Pool") else 1


def _is(kind: str) -> Callable[[Aws, Resource], float]:
    return lambda _aws, balancer: float((balancer.text("loadBalancerType") or "application") == kind)


def _balancers(kind: str) -> Callable[[Aws], float]:
    return lambda aws: sum(balancer.kind == kind for balancer in aws.elbv2.load_balancers())


def _gateway(_aws: Aws, endpoint: Resource) -> float:
    return float((endpoint.text("vpcEndpointType") or "Gateway") == "Gateway")


COUNTED: dict[str, tuple[Counted, ...]] = {
    EIP: (
        Counted(
            "elastic addresses",
            "ec2",
            lambda aws: len(aws.network.addresses()),
            _quota("ec2", "L-0263D0A3"),
            _from_amazon,
        ),
    ),
    INSTANCE: (
        Counted(
            "virtual processors of standard on-demand instances",
            "ec2",
            _running,
            _quota("ec2", "L-1216C47A"),
            _processors,
        ),
    ),
    "aws:ec2/vpc:Vpc": (Counted("VPCs", "vpc", lambda aws: len(aws.ec2.vpcs()), _quota("vpc", "L-F678F1CE")),),
    "aws:ec2/internetGateway:InternetGateway": (
        Counted(
            "internet gateways", "vpc", lambda aws: len(aws.network.internet_gateways()), _quota("vpc", "L-A4707A72")
        ),
    ),
    "aws:ec2/securityGroup:SecurityGroup": (
        Counted("security groups", "vpc", lambda aws: len(aws.ec2.security_groups()), _quota("vpc", "L-E79EC296")),
    ),
    "aws:ec2/vpcEndpoint:VpcEndpoint": (
        Counted(
            "gateway endpoints",
            "vpc",
            lambda aws: sum(endpoint.kind == "Gateway" for endpoint in aws.network.endpoints()),
            _quota("vpc", "L-1B52E74A"),
            _gateway,
        ),
    ),
    LOAD_BALANCER: (
        Counted(
            "application load balancers",
            "elasticloadbalancing",
            _balancers("application"),
            _quota("elasticloadbalancing", "L-53DA6B97"),
            _is("application"),
        ),
        Counted(
            "network load balancers",
            "elasticloadbalancing",
            _balancers("network"),
            _quota("elasticloadbalancing", "L-69A177A2"),
            _is("network"),
        ),
    ),
    "aws:s3/bucket:Bucket": (
        Counted("buckets", "s3", lambda aws: len(aws.s3.buckets()), _quota("s3", "L-DC2B2D3D", everywhere=True)),
    ),
    "aws:iam/role:Role": (Counted("roles", "iam", *_iam("Roles")),),
    "aws:iam/policy:Policy": (Counted("managed policies", "iam", *_iam("Policies")),),
    "aws:iam/instanceProfile:InstanceProfile": (Counted("instance profiles", "iam", *_iam("InstanceProfiles")),),
    "aws:rds/instance:Instance": (Counted("database instances", "rds", *_rds("DBInstances", "L-7B6409FD")),),
    "aws:rds/cluster:Cluster": (Counted("database clusters", "rds", *_rds("DBClusters", "L-952B80B8")),),
    "aws:rds/subnetGroup:SubnetGroup": (Counted("database subnet groups", "rds", *_rds("DBSubnetGroups")),),
    "aws:cloudtrail/trail:Trail": (
        Counted("trails", "cloudtrail", lambda aws: len(aws.cloudtrail.trails()), lambda _aws: Limit(TRAILS)),
    ),
}
