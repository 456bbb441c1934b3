"""The cluster, and what every service in it has: roles, logs and a security group."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pulumi
import pulumi_aws as aws

from images import Images
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
        images: Images,
        vault: Vault,
        key: aws.kms.Key,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.settings, self.images, self.vault, self.key = settings, images, vault, key
        self.name = settings.prefix
        super().__init__("payments:cluster:Cluster", f"{self.name}-platform", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)

        self.cluster = aws.ecs.Cluster(
            f"{self.name}-cluster",
            name=self.name,
            settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enabled")],
            opts=self.child,
        )

    def task(
        self,
        service: str,
        version: str,
        *,
        port: int | None = None,
        secrets: Sequence[str] = (),
        variables: Mapping[str, str] | None = None,
        log_key: aws.kms.Key | None = None,
    ) -> aws.ecs.TaskDefinition:
        """The task of a service, with one container of its name, its own log group and its own roles."""
        name = f"{self.name}-{service}"
        logs = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            name=f"/payments/{self.settings.environment}/{service}",
            retention_in_days=self.settings.log_retention_days,
            kms_key_id=log_key.arn if log_key else None,
            opts=self.child,
        )
        environment = {"APP_ENVIRONMENT": self.settings.environment, **(variables or {})}
        container = {
            "name": service,
            "image": self.images.image(service, version),
            "essential": True,
            "environment": [{"name": key, "value": value} for key, value in environment.items()],
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

    def security_group(
        self, service: str, vpc_id: pulumi.Input[str], *, port: int | None = None, clients: object = None
    ) -> aws.ec2.SecurityGroup:
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
            vpc_id=vpc_id,
            ingress=ingress,
            egress=[
                aws.ec2.SecurityGroupEgressArgs(
                    description="AWS and the acquirers",
                    protocol="tcp",
                    from_port=443,
                    to_port=443,
                    cidr_blocks=["0.0.0.0/0"],
                )
            ],
            tags={"Name": f"{self.name}-{service}"},
            opts=self.child,
        )

    def scaling(self, service: str, resource: aws.ecs.Service, least: int, most: int) -> None:
        target = aws.appautoscaling.Target(
            f"{self.name}-{service}-scaling",
            service_namespace="ecs",
            scalable_dimension="ecs:service:DesiredCount",
            resource_id=pulumi.Output.concat("service/", self.cluster.name, "/", resource.name),
            min_capacity=least,
            max_capacity=most,
            opts=self.child,
        )
        aws.appautoscaling.Policy(
            f"{self.name}-{service}-cpu",
            service_namespace=target.service_namespace,
            scalable_dimension=target.scalable_dimension,
            resource_id=target.resource_id,
            policy_type="TargetTrackingScaling",
            target_tracking_scaling_policy_configuration={
                "predefined_metric_specification": {"predefined_metric_type": "ECSServiceAverageCPUUtilization"},
                "target_value": 55,
            },
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
