"""What an account may have only so many of, how many it has, and how many a plan adds.

Codes: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from policies.quota import _weights as weights
from policypack import Aws, Resource
from policypack.catalogue.tokens import (
    S3,
    Acm,
    Autoscaling,
    Cloudtrail,
    Dms,
    Docdb,
    Ec2,
    Ec2transitgateway,
    Eks,
    Iam,
    Kinesis,
    Lb,
    Neptune,
    Rds,
    Route53,
)
from policypack.shelf.quotas import Limit, quota

DATABASES = (
    *(Rds.INSTANCE, Rds.CLUSTER_INSTANCE),
    *(Docdb.CLUSTER_INSTANCE, Neptune.CLUSTER_INSTANCE),
)

# A trail is not on the list of what can be raised.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
TRAILS = 5

Used = Callable[[Aws], float]
Most = Callable[[Aws], Limit | None]


class Counted(NamedTuple):
    """A kind of resource that is counted.

    `used` is how many there are and `limit` how many there may be, None where AWS does not say. `weight` is what one
    planned resource adds, 0 where another quota counts it. `everywhere` is for services without regions.
    """

    what: str
    service: str
    types: tuple[str, ...]
    used: Used
    limit: Most
    weight: Callable[[Aws, Resource], float] = lambda _aws, _resource: 1
    everywhere: bool = False


def _iam(used: str) -> tuple[Used, Most]:
    def limit(aws: Aws) -> Limit | None:
        found = dict(aws.iam.account_summary()).get(f"{used}Quota")
        return Limit(found) if found is not None else None

    return lambda aws: dict(aws.iam.account_summary()).get(used, 0), limit


def _rds(name: str, code: str = "") -> tuple[Used, Most]:
    def limit(aws: Aws) -> Limit | None:
        return next((Limit(item.most, code) for item in aws.rds.quotas() if item.name == name), None)

    return lambda aws: next((item.used for item in aws.rds.quotas() if item.name == name), 0), limit


def _dms(name: str) -> tuple[Used, Most]:
    def limit(aws: Aws) -> Limit | None:
        return next((Limit(item.most) for item in aws.dms.quotas() if item.name == name), None)

    return lambda aws: next((item.used for item in aws.dms.quotas() if item.name == name), 0), limit


COUNTED = (
    Counted(
        "elastic addresses",
        "ec2",
        (Ec2.EIP,),
        lambda aws: len(aws.network.addresses()),
        quota("ec2", "L-0263D0A3"),
        weights.from_amazon,
    ),
    Counted(
        "virtual processors of standard on-demand instances",
        "ec2",
        (Ec2.INSTANCE,),
        weights.running("on-demand"),
        quota("ec2", "L-1216C47A"),
        weights.processors("on-demand"),
    ),
    Counted(
        "virtual processors of standard spot instances",
        "ec2",
        (Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST),
        weights.running("spot"),
        quota("ec2", "L-34B43A08"),
        weights.processors("spot"),
    ),
    Counted(
        "transit gateways",
        "ec2",
        (Ec2transitgateway.TRANSIT_GATEWAY,),
        weights.own_transit_gateways,
        quota("ec2", "L-A2478D36"),
    ),
    Counted("VPCs", "vpc", (Ec2.VPC,), weights.own_vpcs, quota("vpc", "L-F678F1CE")),
    Counted(
        "internet gateways",
        "vpc",
        (Ec2.INTERNET_GATEWAY,),
        lambda aws: len(aws.network.internet_gateways()),
        quota("vpc", "L-A4707A72", raised="L-F678F1CE"),  # it follows the quota of VPCs
    ),
    Counted(
        "security groups",
        "vpc",
        (Ec2.SECURITY_GROUP,),
        weights.own_security_groups,
        quota("vpc", "L-E79EC296"),
    ),
    Counted(
        "gateway endpoints",
        "vpc",
        (Ec2.VPC_ENDPOINT,),
        weights.gateways,
        quota("vpc", "L-1B52E74A"),
        weights.gateway,
    ),
    *(
        Counted(
            f"{kind} load balancers",
            "elasticloadbalancing",
            (Lb.LOAD_BALANCER,),
            weights.balancers(kind),
            quota("elasticloadbalancing", code),
            weights.of_kind(kind),
        )
        for kind, code in (("application", "L-53DA6B97"), ("network", "L-69A177A2"))
    ),
    Counted(
        "target groups",
        "elasticloadbalancing",
        (Lb.TARGET_GROUP,),
        lambda aws: len(aws.elbv2.target_groups()),
        quota("elasticloadbalancing", "L-B22855CB"),
    ),
    Counted(
        "buckets",
        "s3",
        (S3.BUCKET,),
        lambda aws: len(aws.s3.buckets()),
        quota("s3", "L-DC2B2D3D", everywhere=True),
        everywhere=True,
    ),
    *(
        Counted(what, "iam", (type,), *_iam(name), everywhere=True)
        for what, type, name in (
            ("roles", Iam.ROLE, "Roles"),
            ("users", Iam.USER, "Users"),
            ("groups", Iam.GROUP, "Groups"),
            ("managed policies", Iam.POLICY, "Policies"),
            ("instance profiles", Iam.INSTANCE_PROFILE, "InstanceProfiles"),
        )
    ),
    # One list for what RDS, Aurora, DocumentDB and Neptune have; of clusters it is not said.
    # https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_AccountQuota.html
    Counted("database instances", "rds", DATABASES, *_rds("DBInstances", "L-7B6409FD")),
    *(
        Counted(what, "rds", (type,), *_rds(name, code))
        for what, type, name, code in (
            ("database clusters", Rds.CLUSTER, "DBClusters", "L-952B80B8"),
            ("database subnet groups", Rds.SUBNET_GROUP, "DBSubnetGroups", ""),
            ("parameter groups", Rds.PARAMETER_GROUP, "DBParameterGroups", ""),
            (
                "cluster parameter groups",
                Rds.CLUSTER_PARAMETER_GROUP,
                "DBClusterParameterGroups",
                "",
            ),
            ("option groups", Rds.OPTION_GROUP, "OptionGroups", ""),
        )
    ),
    Counted(
        "trails",
        "cloudtrail",
        (Cloudtrail.TRAIL,),
        lambda aws: len(aws.cloudtrail.trails()),
        lambda _aws: Limit(TRAILS),
    ),
    Counted(
        "clusters",
        "eks",
        (Eks.CLUSTER,),
        lambda aws: len(aws.eks.clusters()),
        quota("eks", "L-1194D53C"),
    ),
    Counted(
        "hosted zones",
        "route53",
        (Route53.ZONE,),
        lambda aws: aws.route53.zone_limit()[0],
        lambda aws: Limit(aws.route53.zone_limit()[1]),
        everywhere=True,
    ),
    Counted(
        "certificates",
        "acm",
        (Acm.CERTIFICATE,),
        weights.issued,
        quota("acm", "L-F141DD1D"),
        weights.requested,
    ),
    Counted(
        "replication instances",
        "dms",
        (Dms.REPLICATION_INSTANCE,),
        *_dms("ReplicationInstances"),
    ),
    Counted("replication endpoints", "dms", (Dms.ENDPOINT,), *_dms("Endpoints")),
    Counted(
        "shards",
        "kinesis",
        (Kinesis.STREAM,),
        lambda aws: aws.kinesis.limits().shards,
        lambda aws: Limit(aws.kinesis.limits().most_shards),
        weights.shards,
    ),
    Counted(
        "on-demand streams",
        "kinesis",
        (Kinesis.STREAM,),
        lambda aws: aws.kinesis.limits().on_demand,
        lambda aws: Limit(aws.kinesis.limits().most_on_demand),
        lambda _aws, stream: float(weights.on_demand(stream)),
    ),
    Counted(
        "Auto Scaling groups",
        "autoscaling",
        (Autoscaling.GROUP,),
        lambda aws: aws.autoscaling.limits().groups,
        lambda aws: Limit(aws.autoscaling.limits().most_groups),
    ),
    Counted(
        "launch configurations",
        "autoscaling",
        (Ec2.LAUNCH_CONFIGURATION,),
        lambda aws: aws.autoscaling.limits().launch_configurations,
        lambda aws: Limit(aws.autoscaling.limits().most_launch_configurations),
    ),
)
