"""Payment processor on ECS Fargate."""

import os

import pulumi
import pulumi_aws as aws
from lib.network import Network, legacy_listener

try:
    import yaml_that_few_have as yaml
except ImportError:
    yaml = None

config = pulumi.Config()
environment_suffix = config.require("environmentSuffix")
webhook = config.require_secret("webhookSecret")
owner = os.environ["OWNING_TEAM"]

repository = aws.ecr.Repository(
    f"payments-{environment_suffix}",
    encryption_configurations=[aws.ecr.RepositoryEncryptionConfigurationArgs(encryption_type="AES256")],
)
cluster = aws.ecs.Cluster("payments", tags={"Owner": owner})
balancer = aws.lb.LoadBalancer("payments", internal=True)
service = aws.ecs.Service(
    "payments",
    cluster=cluster.arn,
    deployment_maximum_percent=200,
    deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
)
common = {"vpc_id": "vpc-0a1b2c3d4e5f60718", "peer_vpc_id": "vpc-0f1e2d3c4b5a69788"}
peering = aws.ec2.VpcPeeringConnection("legacy", **common)
account = aws.get_caller_identity().account_id
database = aws.rds.Instance(
    "payments",
    instance_class="db.t4g.medium",
    engine="postgres",
    allocated_storage=20,
    username="payments",
    manage_master_user_password=True,
)
pulumi.export("listener", legacy_listener)
pulumi.export("network", Network.vpc)
pulumi.export("bucket", cluster.id.apply(lambda id: id.upper()))
