"""The webhooks that acquirers call: deployed by CodeDeploy, as the release team is used to."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from balancer import PORT, PRODUCTION, Balancer
from cluster import Cluster

CODEDEPLOY_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "codedeploy.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


def webhooks(cluster: Cluster, balancer: Balancer) -> aws.ecs.Service:
    name = f"{cluster.name}-webhooks"
    blue, green = (balancer.target_group("webhooks", colour) for colour in ("blue", "green"))
    live = balancer.rule("webhooks", PRODUCTION, 20, [blue, green])
    tasks = cluster.security_group("webhooks", port=PORT, clients=balancer.clients.id)
    service = aws.ecs.Service(
        f"{name}-service",
        name=name,
        cluster=cluster.cluster.arn,
        task_definition=cluster.task("webhooks", "2.3.1", port=PORT, secrets=["webhook-signing"]).arn,
        desired_count=2,
        launch_type="FARGATE",
        deployment_controller=aws.ecs.ServiceDeploymentControllerArgs(type="CODE_DEPLOY"),
        health_check_grace_period_seconds=60,
        network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=[subnet.id for subnet in cluster.network.private],
            security_groups=[tasks.id],
            assign_public_ip=False,
        ),
        load_balancers=[
            aws.ecs.ServiceLoadBalancerArgs(
                target_group_arn=blue.arn, container_name="webhooks", container_port=PORT
            )
        ],
        propagate_tags="SERVICE",
        # CodeDeploy changes these with every release.
        opts=pulumi.ResourceOptions(
            depends_on=[live, cluster.images.rule, *cluster.network.ways],
            ignore_changes=["taskDefinition", "loadBalancers", "desiredCount"],
        ),
    )
    _deployments(cluster, balancer, service, [blue, green])
    _scaling(cluster, service)
    return service


def _deployments(
    cluster: Cluster, balancer: Balancer, service: aws.ecs.Service, groups: list[aws.lb.TargetGroup]
) -> None:
    name = f"{cluster.name}-webhooks"
    role = aws.iam.Role(f"{name}-codedeploy", assume_role_policy=CODEDEPLOY_TRUST)
    rights = aws.iam.RolePolicyAttachment(
        f"{name}-codedeploy", role=role.name, policy_arn="arn:aws:iam::aws:policy/AWSCodeDeployRoleForECS"
    )
    application = aws.codedeploy.Application(f"{name}-application", name=name, compute_platform="ECS")
    aws.codedeploy.DeploymentGroup(
        f"{name}-deployments",
        app_name=application.name,
        deployment_group_name=name,
        deployment_config_name="CodeDeployDefault.ECSLinear10PercentEvery1Minutes",
        service_role_arn=role.arn,
        deployment_style=aws.codedeploy.DeploymentGroupDeploymentStyleArgs(
            deployment_type="BLUE_GREEN", deployment_option="WITH_TRAFFIC_CONTROL"
        ),
        auto_rollback_configuration=aws.codedeploy.DeploymentGroupAutoRollbackConfigurationArgs(
            enabled=True, events=["DEPLOYMENT_FAILURE"]
        ),
        blue_green_deployment_config=aws.codedeploy.DeploymentGroupBlueGreenDeploymentConfigArgs(
            deployment_ready_option=(
                aws.codedeploy.DeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOptionArgs(
                    action_on_timeout="CONTINUE_DEPLOYMENT"
                )
            ),
            terminate_blue_instances_on_deployment_success=(
                aws.codedeploy.DeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccessArgs(
                    action="TERMINATE", termination_wait_time_in_minutes=15
                )
            ),
        ),
        ecs_service=aws.codedeploy.DeploymentGroupEcsServiceArgs(
            cluster_name=cluster.cluster.name, service_name=service.name
        ),
        load_balancer_info=aws.codedeploy.DeploymentGroupLoadBalancerInfoArgs(
            target_group_pair_info=aws.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoArgs(
                prod_traffic_route=(
                    aws.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRouteArgs(
                        listener_arns=[balancer.listeners[PRODUCTION].arn]
                    )
                ),
                target_groups=[
                    aws.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroupArgs(name=group.name)
                    for group in groups
                ],
            )
        ),
        opts=pulumi.ResourceOptions(depends_on=[rights]),
    )


def _scaling(cluster: Cluster, service: aws.ecs.Service) -> None:
    name = f"{cluster.name}-webhooks"
    target = aws.appautoscaling.Target(
        f"{name}-scaling",
        service_namespace="ecs",
        scalable_dimension="ecs:service:DesiredCount",
        resource_id=pulumi.Output.concat("service/", cluster.cluster.name, "/", service.name),
        min_capacity=2,
        max_capacity=6 if cluster.settings.production else 2,
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
