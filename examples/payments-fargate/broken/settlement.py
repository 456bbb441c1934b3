"""The settlement: one task at a time, in a VPC of its own, and an alarm when there is none."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

import legacy
from cluster import Cluster
from network import SettlementNetwork

AUDIT_REGION = "eu-central-1"


def settlement(cluster: Cluster, network: SettlementNetwork) -> aws.ecs.Service:
    name = f"{cluster.name}-settlement"
    tasks = cluster.security_group("settlement", network.vpc.id)
    service = aws.ecs.Service(
        f"{name}-service",
        name=name,
        cluster=cluster.cluster.arn,
        task_definition=cluster.task("settlement", "1.20.4", secrets=["ledger"], log_key=cluster.key).arn,
        desired_count=1,
        launch_type="FARGATE",
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
        network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=[subnet.id for subnet in network.private], security_groups=[tasks.id], assign_public_ip=False
        ),
        propagate_tags="SERVICE",
        opts=pulumi.ResourceOptions(depends_on=[cluster.images.rule, *network.ways]),
    )
    cluster.scaling("settlement", service, 1, 2)
    aws.cloudwatch.MetricAlarm(
        f"{name}-idle",
        alarm_description="No settlement task is running.",
        namespace="ECS/ContainerInsights",
        metric_name="RunningTaskCount",
        dimensions={"ClusterName": cluster.cluster.name, "ServiceName": service.name},
        statistic="Minimum",
        comparison_operator="LessThanThreshold",
        threshold=1,
        period=60,
        evaluation_periods=5,
        alarm_actions=[legacy.alert_topic_arn],
    )
    _audit(cluster)
    return service


def _audit(cluster: Cluster) -> None:
    """The auditors read the settlement's journal in their own region."""
    auditors = aws.Provider(f"{cluster.name}-auditors", region=AUDIT_REGION)
    aws.cloudwatch.LogGroup(
        f"{cluster.name}-journal",
        name=f"/payments/{cluster.settings.environment}/journal",
        retention_in_days=3653,
        opts=pulumi.ResourceOptions(provider=auditors),
    )
