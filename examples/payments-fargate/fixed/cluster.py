"""The cluster, and what every service in it has: roles, logs and a security group."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pulumi
import pulumi_aws as aws

from images import Images
from network import Network
from settings import Settings
from vault import Vault

TASK_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


class Cluster(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        images: Images,
        vault: Vault,
        key: aws.kms.Key,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.settings, self.network, self.images, self.vault, self.key = settings, network, images, vault, key
        self.name = settings.prefix
        super().__init__("payments:cluster:Cluster", f"{self.name}-platform", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)

        self.cluster = aws.ecs.Cluster(
            f"{self.name}-cluster",
            name=self.name,
            settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enabled")],
            opts=self.child,
        )
        self.providers = aws.ecs.ClusterCapacityProviders(
            f"{self.name}-providers",
            cluster_name=self.cluster.name,
            capacity_providers=["FARGATE", "FARGATE_SPOT"],
            default_capacity_provider_strategies=[
                aws.ecs.ClusterCapacityProvidersDefaultCapacityProviderStrategyArgs(
                    capacity_provider="FARGATE", weight=1
                )
            ],
            opts=self.child,
        )

    def task(
        self, service: str, version: str, *, port: int | None = None, secrets: Sequence[str] = ()
    ) -> aws.ecs.TaskDefinition:
        """The task of a service, with one container of its name, its own log group and its own roles."""
        name = f"{self.name}-{service}"
        logs = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            name=f"/payments/{self.settings.environment}/{service}",
            retention_in_days=self.settings.log_retention_days,
            kms_key_id=self.key.arn,
            opts=self.child,
        )
        container = {
            "name": service,
            "image": self.images.image(service, version),
            "essential": True,
            "environment": [{"name": "APP_ENVIRONMENT", "value": self.settings.environment}],
            "secrets": [
                {"name": secret.upper().replace("-", "_"), "valueFrom": self.vault.secrets[secret].arn}
                for secret in secrets
            ],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": logs.name,
                    "awslogs-region": self.settings.region,
                    "awslogs-stream-prefix": service,
                },
            },
        }
        if port:
            container["portMappings"] = [{"containerPort": port, "protocol": "tcp"}]
        return aws.ecs.TaskDefinition(
            f"{name}-task",
            family=name,
            cpu="512",
            memory="1024",
            network_mode="awsvpc",
            requires_compatibilities=["FARGATE"],
            execution_role_arn=self._execution_role(name, logs, secrets).arn,
            task_role_arn=aws.iam.Role(f"{name}-task", assume_role_policy=TASK_TRUST, opts=self.child).arn,
            container_definitions=pulumi.Output.json_dumps([container]),
            opts=self.child,
        )

    def security_group(self, service: str, *, port: int | None = None, clients: object = None) -> aws.ec2.SecurityGroup:
        ingress = []
        if port:
            ingress.append(
                aws.ec2.SecurityGroupIngressArgs(
                    description="Load balancer", protocol="tcp", from_port=port, to_port=port, security_groups=[clients]
                )
            )
        return aws.ec2.SecurityGroup(
            f"{self.name}-{service}-sg",
            description=f"Tasks of the {service}.",
            vpc_id=self.network.vpc.id,
            ingress=ingress,
            egress=[
                aws.ec2.SecurityGroupEgressArgs(
                    description="Endpoints and private links of the acquirers",
                    protocol="tcp",
                    from_port=443,
                    to_port=443,
                    cidr_blocks=["0.0.0.0/0"],
                )
            ],
            tags={"Name": f"{self.name}-{service}"},
            opts=self.child,
        )

    def _execution_role(self, name: str, logs: aws.cloudwatch.LogGroup, secrets: Sequence[str]) -> aws.iam.Role:
        role = aws.iam.Role(f"{name}-execution", assume_role_policy=TASK_TRUST, opts=self.child)
        statements: list[dict[str, object]] = [
            {"Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "Resource": "*"},
            {
                "Effect": "Allow",
                "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                "Resource": self.images.repositories,
            },
            {
                "Effect": "Allow",
                "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                "Resource": pulumi.Output.concat(logs.arn, ":*"),
            },
        ]
        if secrets:
            statements += [
                {
                    "Effect": "Allow",
                    "Action": "secretsmanager:GetSecretValue",
                    "Resource": [self.vault.secrets[secret].arn for secret in secrets],
                },
                {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": self.key.arn},
            ]
        aws.iam.RolePolicy(
            f"{name}-execution",
            role=role.id,
            policy=pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": statements}),
            opts=self.child,
        )
        return role
