"""Payment processor on ECS Fargate."""

import os

import pulumi
import pulumi_aws as aws
from lib.network import Netwerk, legacy_listener
from lib.passwords import database_password

config = pulumi.Config()
environment_suffix = config.require("environmentSuffix")
webhook = config.require_secret("webhookSecret")
owner = os.environ["OWNING_TEAM"]

repository = aws.ecr.Repository(
    f"payments-{environment_suffix}",
    encryption_configuration=aws.ecr.RepositoryEncryptionConfigurationArgs(encryption_type="AES256"),
)
cluster = aws.ecs.Cluster("payments", tags={"Owner": owner})
balancer = aws.elbv2.LoadBalancer("payments", internal=True)
balancer_two = aws.elbv2.LoadBalancer("payments-two", internal=True)
service = aws.ecs.Service(
    "payments",
    cluster=cluster.arm,
    deployment_configuration=aws.ecs.ServiceDeploymentConfigurationArgs(
        maximum_percent=200,
        deployment_circuit_breaker=aws.ecs.ServiceDeploymentConfigurationDeploymentCircuitBreakerArgs(enable=True),
    ),
)
peering = aws.ec2.VpcPeeringConnection("legacy", vpc_id="vpc-0a1b2c3d4e5f60718")
account = pulumi.get_aws_account_id()
database = aws.rds.Instance(
    "payments",
    instance_class="db.t4g.medium",
    engine="postgres",
    allocated_storage=20,
    username="payments",
    password=database_password,
)
pulumi.export("listener", legacy_listener)
pulumi.export("network", Netwerk)
