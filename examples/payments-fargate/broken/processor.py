"""The processor, behind the legacy load balancer, with a CodeDeploy group for its releases."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

import legacy
from cluster import Cluster

PORT = 8080
CODEDEPLOY_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "codedeploy.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


def target_group(cluster: Cluster, service: str, colour: str) -> aws.lb.TargetGroup:
    return aws.lb.TargetGroup(
        f"{cluster.name}-{service}-{colour}",
        name=f"{cluster.name}-{service}-{colour}"[:32],
        port=PORT,
        protocol="HTTP",
        target_type="ip",
        vpc_id=legacy.vpc_id,
        deregistration_delay=30,
        health_check=aws.lb.TargetGroupHealthCheckArgs(
            path="/health", matcher="200", interval=15, timeout=5, healthy_threshold=2, unhealthy_threshold=3
        ),
    )


def processor(cluster: Cluster) -> aws.ecs.Service:
    name = f"{cluster.name}-processor"
    blue, green = (target_group(cluster, "processor", colour) for colour in ("blue", "green"))
    rule = aws.lb.ListenerRule(
        f"{name}-rule",
        listener_arn=legacy.alb_listener_arn,
        priority=10,
        actions=[aws.lb.ListenerRuleActionArgs(type="forward", target_group_arn=blue.arn)],
        conditions=[
            aws.lb.ListenerRuleConditionArgs(
                path_pattern=aws.lb.ListenerRuleConditionPathPatternArgs(values=["/processor/*"])
            ),
            aws.lb.ListenerRuleConditionArgs(
                http_header=aws.lb.ListenerRuleConditionHttpHeaderArgs(
                    http_header_name="X-Health-Check", values=["true"]
                )
            ),
        ],
    )
    tasks = cluster.security_group("processor", legacy.vpc_id, port=PORT, clients=legacy.alb_security_group_id)
    service = aws.ecs.Service(
        f"{name}-service",
        name=name,
        cluster=cluster.cluster.arn,
        task_definition=cluster.task("processor", "4.11.0", port=PORT, secrets=["ledger", "acquirer"]).arn,
        desired_count=3 if cluster.settings.production else 1,
        launch_type="FARGATE",
        deployment_controller=aws.ecs.ServiceDeploymentControllerArgs(type="ECS"),
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
        deployment_maximum_percent=200,
        deployment_minimum_healthy_percent=100,
        health_check_grace_period_seconds=60,
        network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=legacy.private_subnet_ids, security_groups=[tasks.id], assign_public_ip=False
        ),
        load_balancers=[
            aws.ecs.ServiceLoadBalancerArgs(target_group_arn=blue.arn, container_name="processor", container_port=PORT)
        ],
        propagate_tags="SERVICE",
        opts=pulumi.ResourceOptions(depends_on=[rule, cluster.images.rule], ignore_changes=["desiredCount"]),
    )
    cluster.scaling("processor", service, 3 if cluster.settings.production else 1, 10)
    _deployments(cluster, service, [blue, green])
    return service


def _deployments(cluster: Cluster, service: aws.ecs.Service, groups: list[aws.lb.TargetGroup]) -> None:
    name = f"{cluster.name}-processor"
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
        ecs_service=aws.codedeploy.DeploymentGroupEcsServiceArgs(
            cluster_name=cluster.cluster.name, service_name=service.name
        ),
        load_balancer_info=aws.codedeploy.DeploymentGroupLoadBalancerInfoArgs(
            target_group_pair_info=aws.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoArgs(
                prod_traffic_route=(
                    aws.codedeploy.DeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRouteArgs(
                        listener_arns=[legacy.alb_listener_arn]
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
