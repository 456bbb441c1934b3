"""The processor: ECS itself shifts its traffic from one set of tasks to the next."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from balancer import PORT, PRODUCTION, TEST, Balancer
from cluster import Cluster

ECS_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ecs.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
)


def processor(cluster: Cluster, balancer: Balancer) -> aws.ecs.Service:
    name = f"{cluster.name}-processor"
    blue, green = (balancer.target_group("processor", colour) for colour in ("blue", "green"))
    live = balancer.rule("processor", PRODUCTION, 10, [blue, green])
    trial = balancer.rule("processor", TEST, 10, [green, blue])
    shifting = aws.iam.Role(f"{name}-shifting", assume_role_policy=ECS_TRUST)
    rights = aws.iam.RolePolicyAttachment(
        f"{name}-shifting",
        role=shifting.name,
        policy_arn="arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers",
    )
    tasks = cluster.security_group("processor", port=PORT, clients=balancer.clients.id)
    service = aws.ecs.Service(
        f"{name}-service",
        name=name,
        cluster=cluster.cluster.arn,
        task_definition=cluster.task("processor", "4.11.0", port=PORT, secrets=["ledger", "acquirer"]).arn,
        desired_count=3 if cluster.settings.production else 1,
        capacity_provider_strategies=[
            aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE", base=1, weight=1),
            aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE_SPOT", weight=3),
        ],
        deployment_controller=aws.ecs.ServiceDeploymentControllerArgs(type="ECS"),
        deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
            strategy="BLUE_GREEN", bake_time_in_minutes="15"
        ),
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
        deployment_maximum_percent=200,
        deployment_minimum_healthy_percent=100,
        health_check_grace_period_seconds=60,
        network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=[subnet.id for subnet in cluster.network.private],
            security_groups=[tasks.id],
            assign_public_ip=False,
        ),
        load_balancers=[
            aws.ecs.ServiceLoadBalancerArgs(
                target_group_arn=blue.arn,
                container_name="processor",
                container_port=PORT,
                advanced_configuration=aws.ecs.ServiceLoadBalancerAdvancedConfigurationArgs(
                    alternate_target_group_arn=green.arn,
                    production_listener_rule=live.arn,
                    test_listener_rule=trial.arn,
                    role_arn=shifting.arn,
                ),
            )
        ],
        propagate_tags="SERVICE",
        opts=pulumi.ResourceOptions(
            depends_on=[live, trial, rights, cluster.providers, cluster.images.rule, *cluster.network.ways],
            ignore_changes=["desiredCount"],
        ),
    )
    _scaling(cluster, service)
    return service


def _scaling(cluster: Cluster, service: aws.ecs.Service) -> None:
    name = f"{cluster.name}-processor"
    target = aws.appautoscaling.Target(
        f"{name}-scaling",
        service_namespace="ecs",
        scalable_dimension="ecs:service:DesiredCount",
        resource_id=pulumi.Output.concat("service/", cluster.cluster.name, "/", service.name),
        min_capacity=3 if cluster.settings.production else 1,
        max_capacity=10 if cluster.settings.production else 2,
    )
    aws.appautoscaling.Policy(
        f"{name}-cpu",
        service_namespace=target.service_namespace,
        scalable_dimension=target.scalable_dimension,
        resource_id=target.resource_id,
        policy_type="TargetTrackingScaling",
        target_tracking_scaling_policy_configuration={
            "predefined_metric_specification": {"predefined_metric_type": "ECSServiceAverageCPUUtilization"},
            "target_value": 55,
        },
    )
