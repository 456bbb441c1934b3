"""The webhooks that acquirers call."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

import legacy
from cluster import Cluster
from processor import PORT, target_group


def webhooks(cluster: Cluster) -> aws.ecs.Service:
    name = f"{cluster.name}-webhooks"
    blue = target_group(cluster, "webhooks", "blue")
    rule = aws.lb.ListenerRule(
        f"{name}-rule",
        listener_arn=legacy.alb_listener_arn,
        priority=20,
        actions=[aws.lb.ListenerRuleActionArgs(type="forward", target_group_arn=blue.arn)],
        conditions=[
            aws.lb.ListenerRuleConditionArgs(
                path_pattern=aws.lb.ListenerRuleConditionPathPatternArgs(values=["/webhooks/*"])
            )
        ],
    )
    tasks = cluster.security_group("webhooks", legacy.vpc_id, port=PORT, clients=legacy.alb_security_group_id)
    signing = {"WEBHOOK_SECRET": "nh-7Tq2-winter-otter"}
    service = aws.ecs.Service(
        f"{name}-service",
        name=name,
        cluster=cluster.cluster.arn,
        task_definition=cluster.task("webhooks", "2.3.1", port=PORT, variables=signing).arn,
        desired_count=2,
        launch_type="FARGATE",
        deployment_controller=aws.ecs.ServiceDeploymentControllerArgs(type="CODE_DEPLOY"),
        health_check_grace_period_seconds=60,
        network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=legacy.private_subnet_ids, security_groups=[tasks.id], assign_public_ip=False
        ),
        load_balancers=[
            aws.ecs.ServiceLoadBalancerArgs(target_group_arn=blue.arn, container_name="webhooks", container_port=PORT)
        ],
        propagate_tags="SERVICE",
        opts=pulumi.ResourceOptions(depends_on=[rule, cluster.images.rule], ignore_changes=["desiredCount"]),
    )
    cluster.scaling("webhooks", service, 2, 6)
    return service
