"""The payment processor on ECS Fargate."""

import pulumi
import pulumi_aws as aws
import nordhaus_network

from images import ecr_repository, lifecycle_policy
from reports import topic
from settings import acquirer_key, common_tags, environment_suffix

network = nordhaus_network.standard(environment_suffix)

ecs_cluster = aws.ecs.Cluster(
    f"payment-processor-cluster-{environment_suffix}",
    name=f"payment-processor-{environment_suffix}",
    settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enabled")],
    tags=common_tags,
)
secret = aws.secretsmanager.Secret(f"payment-processor-{environment_suffix}", tags=common_tags)
aws.secretsmanager.SecretVersion(
    f"payment-processor-{environment_suffix}", secret_id=secret.id, secret_string=acquirer_key
)
balancer = aws.elbv2.LoadBalancer(
    f"payment-processor-{environment_suffix}", subnets=network.public_subnet_ids, tags=common_tags
)
ecs_service = aws.ecs.Service(
    f"payment-processor-service-{environment_suffix}",
    cluster=ecs_cluster.arn,
    desired_count=3,
    launch_type="FARGATE",
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        maximum_percent=200,
        minimum_healthy_percent=100,
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentConfigurationDeploymentCircuitBreakerArgs(
            enable=True, rollback=True
        ),
    ),
    tags=common_tags,
)

pulumi.export("repository", ecr_repository.repository_uri)
pulumi.export("cluster", ecs_cluster.name)
pulumi.export("account", pulumi.get_aws_account_id())
