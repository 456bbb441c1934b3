"""The application tier: the ledger on ECS Fargate behind an internal load balancer."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from certificates import address, issued_certificate
from database import Database
from firewalls import LEDGER_PORT, Firewalls
from network import Network
from settings import Settings

TASK_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


class Ledger(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        firewalls: Firewalls,
        database: Database,
        key: aws.kms.Key,
        zone: aws.route53.Zone,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.name = f"{settings.prefix}-api"
        super().__init__("payments:ledger:Ledger", self.name, None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        self.domain = f"ledger.{settings.zone}"

        cache = aws.ecr.PullThroughCacheRule(
            f"{self.name}-cache",
            ecr_repository_prefix=settings.prefix,
            upstream_registry_url="public.ecr.aws",
            opts=self.child,
        )
        listener = self._front(settings, network, firewalls, zone)
        task = self._task(settings, database, key)
        self.cluster = aws.ecs.Cluster(
            f"{self.name}-cluster",
            settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enabled")],
            opts=self.child,
        )
        providers = aws.ecs.ClusterCapacityProviders(
            f"{self.name}-providers",
            cluster_name=self.cluster.name,
            capacity_providers=["FARGATE", "FARGATE_SPOT"],
            opts=self.child,
        )
        self.service = aws.ecs.Service(
            f"{self.name}-service",
            cluster=self.cluster.arn,
            task_definition=task.arn,
            desired_count=2,
            capacity_provider_strategies=[
                aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE", weight=1)
            ],
            deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
            health_check_grace_period_seconds=60,
            network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
                subnets=[subnet.id for subnet in network.private],
                security_groups=[firewalls.ledger.id],
                assign_public_ip=False,
            ),
            load_balancers=[
                aws.ecs.ServiceLoadBalancerArgs(
                    target_group_arn=self.target_group.arn, container_name="ledger", container_port=LEDGER_PORT
                )
            ],
            propagate_tags="SERVICE",
            opts=pulumi.ResourceOptions(
                parent=self,
                depends_on=[listener, providers, cache, database.instance, *network.egress],
                ignore_changes=["desiredCount"],
            ),
        )
        self._scaling(settings)
        self.register_outputs({"url": f"https://{self.domain}"})

    def _front(
        self, settings: Settings, network: Network, firewalls: Firewalls, zone: aws.route53.Zone
    ) -> aws.lb.Listener:
        balancer = aws.lb.LoadBalancer(
            self.name,
            load_balancer_type="application",
            internal=True,
            security_groups=[firewalls.ledger_balancer.id],
            subnets=[subnet.id for subnet in network.private],
            drop_invalid_header_fields=True,
            enable_deletion_protection=settings.production,
            opts=self.child,
        )
        self.target_group = aws.lb.TargetGroup(
            self.name,
            port=LEDGER_PORT,
            protocol="HTTP",
            target_type="ip",
            vpc_id=network.vpc.id,
            deregistration_delay=30,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                path="/healthz", matcher="200", interval=10, timeout=5, healthy_threshold=2
            ),
            opts=self.child,
        )
        issued = issued_certificate(self.name, self.domain, zone, self)
        address(self.name, self.domain, balancer, zone, self)
        return aws.lb.Listener(
            f"{self.name}-https",
            load_balancer_arn=balancer.arn,
            port=443,
            protocol="HTTPS",
            ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            certificate_arn=issued.certificate_arn,
            default_actions=[aws.lb.ListenerDefaultActionArgs(type="forward", target_group_arn=self.target_group.arn)],
            opts=self.child,
        )

    def _task(self, settings: Settings, database: Database, key: aws.kms.Key) -> aws.ecs.TaskDefinition:
        logs = aws.cloudwatch.LogGroup(
            f"{self.name}-logs",
            name=f"/ecs/{self.name}",
            retention_in_days=settings.log_retention_days,
            kms_key_id=key.arn,
            opts=self.child,
        )
        role = aws.iam.Role(f"{self.name}-execution", assume_role_policy=TASK_TRUST, opts=self.child)
        aws.iam.RolePolicyAttachment(
            f"{self.name}-execution",
            role=role.name,
            policy_arn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
            opts=self.child,
        )
        registry = pulumi.Output.concat(settings.account, ".dkr.ecr.", settings.region, ".amazonaws.com")
        repositories = pulumi.Output.concat(
            "arn:aws:ecr:", settings.region, ":", settings.account, ":repository/", settings.prefix, "/*"
        )
        aws.iam.RolePolicy(
            f"{self.name}-start",
            role=role.id,
            policy=pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                            "Resource": repositories,
                        },
                        {
                            "Effect": "Allow",
                            "Action": "secretsmanager:GetSecretValue",
                            "Resource": database.password_secret,
                        },
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": key.arn},
                    ],
                }
            ),
            opts=self.child,
        )

        def to_cloudwatch(stream: str) -> dict[str, object]:
            return {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": logs.name,
                    "awslogs-region": settings.region,
                    "awslogs-stream-prefix": stream,
                },
            }

        containers = [
            {
                "name": "ledger",
                "image": pulumi.Output.concat(registry, "/", settings.prefix, "/merchants-hub/ledger:4.2.0"),
                "essential": True,
                "portMappings": [{"containerPort": LEDGER_PORT, "protocol": "tcp"}],
                "environment": [{"name": "DATABASE_HOST", "value": database.instance.address}],
                "secrets": [{"name": "DATABASE_LOGIN", "valueFrom": database.password_secret}],
                "logConfiguration": to_cloudwatch("ledger"),
            },
            {
                "name": "collector",
                "image": pulumi.Output.concat(
                    registry, "/", settings.prefix, "/aws-observability/aws-otel-collector:v0.43.3"
                ),
                "essential": False,
                "logConfiguration": to_cloudwatch("collector"),
            },
        ]
        return aws.ecs.TaskDefinition(
            f"{self.name}-task",
            family=self.name,
            cpu="512",
            memory="1024",
            network_mode="awsvpc",
            requires_compatibilities=["FARGATE"],
            execution_role_arn=role.arn,
            container_definitions=pulumi.Output.json_dumps(containers),
            opts=self.child,
        )

    def _scaling(self, settings: Settings) -> None:
        target = aws.appautoscaling.Target(
            f"{self.name}-scaling",
            service_namespace="ecs",
            scalable_dimension="ecs:service:DesiredCount",
            resource_id=pulumi.Output.concat("service/", self.cluster.name, "/", self.service.name),
            min_capacity=2,
            max_capacity=8 if settings.production else 2,
            opts=self.child,
        )
        aws.appautoscaling.Policy(
            f"{self.name}-scaling-cpu",
            service_namespace=target.service_namespace,
            scalable_dimension=target.scalable_dimension,
            resource_id=target.resource_id,
            policy_type="TargetTrackingScaling",
            target_tracking_scaling_policy_configuration={
                "predefined_metric_specification": {"predefined_metric_type": "ECSServiceAverageCPUUtilization"},
                "target_value": 60,
            },
            opts=self.child,
        )
