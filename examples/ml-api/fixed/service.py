"""The API on Fargate Spot behind a load balancer, and a worker that predicts in batches."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from domain import Domain
from network import ANYWHERE, Network
from settings import Settings
from storage import Storage

PORT = 8080
VERSION = "2.7.1"
TASK_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


class Service(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        domain: Domain,
        storage: Storage,
        key: aws.kms.Key,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.settings, self.network, self.key = settings, network, key
        self.name = settings.prefix
        super().__init__("ml:service:Service", f"{self.name}-service", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)

        self._groups()
        self._images()
        listener = self._front_door(domain)
        self.cluster, api_providers = self._cluster("serving")
        batch_cluster, batch_providers = self._cluster("batch")
        self._roles(storage)

        # Two tasks that AWS does not take away; of what scaling adds, most may be.
        spot = [
            aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE", base=2, weight=30),
            aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE_SPOT", weight=70),
        ]
        api = aws.ecs.Service(
            f"{self.name}-api",
            cluster=self.cluster.arn,
            task_definition=self._task("api", cpu="1024", memory="2048").arn,
            desired_count=2,
            capacity_provider_strategies=spot,
            deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
            health_check_grace_period_seconds=120,
            network_configuration=self._network_configuration(),
            load_balancers=[
                aws.ecs.ServiceLoadBalancerArgs(
                    target_group_arn=self.target_group.arn, container_name="api", container_port=PORT
                )
            ],
            propagate_tags="SERVICE",
            opts=self._starts(listener, api_providers),
        )
        worker = aws.ecs.Service(
            f"{self.name}-worker",
            cluster=batch_cluster.arn,
            task_definition=self._task("worker", cpu="2048", memory="8192").arn,
            desired_count=1,
            capacity_provider_strategies=[
                aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE_SPOT", weight=1)
            ],
            deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
            network_configuration=self._network_configuration(),
            propagate_tags="SERVICE",
            opts=self._starts(batch_providers),
        )
        label = pulumi.Output.concat(self.balancer.arn_suffix, "/", self.target_group.arn_suffix)
        self._scaling(
            "api",
            self.cluster,
            api,
            most=10,
            target=1000,
            metric={"predefined_metric_type": "ALBRequestCountPerTarget", "resource_label": label},
        )
        self._scaling(
            "worker",
            batch_cluster,
            worker,
            most=4,
            target=70,
            metric={"predefined_metric_type": "ECSServiceAverageCPUUtilization"},
        )
        self.register_outputs({"cluster": self.cluster.name})

    def _groups(self) -> None:
        self.balancer_group = self._group("alb", "HTTPS from everywhere.", 443, cidr_blocks=[ANYWHERE])
        self.tasks_group = self._group("tasks", "The load balancer.", PORT, security_groups=[self.balancer_group.id])

    def _group(self, name: str, description: str, port: int, **source: pulumi.Input) -> aws.ec2.SecurityGroup:
        return aws.ec2.SecurityGroup(
            f"{self.name}-{name}-sg",
            description=description,
            vpc_id=self.network.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description=description, protocol="tcp", from_port=port, to_port=port, **source
                )
            ],
            egress=[
                aws.ec2.SecurityGroupEgressArgs(
                    description="Anywhere", protocol="-1", from_port=0, to_port=0, cidr_blocks=[ANYWHERE]
                )
            ],
            tags={"Name": f"{self.name}-{name}"},
            opts=self.child,
        )

    def _images(self) -> None:
        """Releases come from the public registry through a cache; a repository takes what data scientists try."""
        self.cache = aws.ecr.PullThroughCacheRule(
            f"{self.name}-cache",
            ecr_repository_prefix=self.name,
            upstream_registry_url="public.ecr.aws",
            opts=self.child,
        )
        aws.ecr.Repository(
            f"{self.name}-experiments",
            name=f"{self.name}-experiments",
            image_tag_mutability="IMMUTABLE",
            image_scanning_configuration=aws.ecr.RepositoryImageScanningConfigurationArgs(scan_on_push=True),
            force_delete=not self.settings.retain,
            opts=self.child,
        )

    def _front_door(self, domain: Domain) -> aws.lb.Listener:
        self.balancer = aws.lb.LoadBalancer(
            f"{self.name}-alb",
            load_balancer_type="application",
            internal=False,
            security_groups=[self.balancer_group.id],
            subnets=[subnet.id for subnet in self.network.public],
            drop_invalid_header_fields=True,
            enable_deletion_protection=self.settings.retain,
            opts=self.child,
        )
        self.target_group = aws.lb.TargetGroup(
            f"{self.name}-tg",
            port=PORT,
            protocol="HTTP",
            target_type="ip",
            vpc_id=self.network.vpc.id,
            deregistration_delay=60,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                path="/v1/health", matcher="200", interval=15, timeout=10, healthy_threshold=2
            ),
            opts=self.child,
        )
        listener = aws.lb.Listener(
            f"{self.name}-https",
            load_balancer_arn=self.balancer.arn,
            port=443,
            protocol="HTTPS",
            ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            certificate_arn=domain.certificate_arn,
            default_actions=[aws.lb.ListenerDefaultActionArgs(type="forward", target_group_arn=self.target_group.arn)],
            opts=self.child,
        )
        aws.route53.Record(
            f"{self.name}-origin",
            zone_id=domain.zone.zone_id,
            name=domain.origin,
            type="A",
            aliases=[
                aws.route53.RecordAliasArgs(
                    name=self.balancer.dns_name, zone_id=self.balancer.zone_id, evaluate_target_health=True
                )
            ],
            opts=self.child,
        )
        return listener

    def _cluster(self, name: str) -> tuple[aws.ecs.Cluster, aws.ecs.ClusterCapacityProviders]:
        cluster = aws.ecs.Cluster(
            f"{self.name}-{name}",
            settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enabled")],
            opts=self.child,
        )
        providers = aws.ecs.ClusterCapacityProviders(
            f"{self.name}-{name}-providers",
            cluster_name=cluster.name,
            capacity_providers=["FARGATE", "FARGATE_SPOT"],
            opts=self.child,
        )
        return cluster, providers

    def _roles(self, storage: Storage) -> None:
        account, region = self.settings.account, self.settings.region
        self.execution_role = aws.iam.Role(f"{self.name}-execution", assume_role_policy=TASK_TRUST, opts=self.child)
        aws.iam.RolePolicyAttachment(
            f"{self.name}-execution",
            role=self.execution_role.name,
            policy_arn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
            opts=self.child,
        )
        self._policy(
            "execution-start",
            self.execution_role,
            [
                {
                    "Effect": "Allow",
                    "Action": ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                    "Resource": pulumi.Output.concat(
                        "arn:aws:ecr:", region, ":", account, ":repository/", self.name, "/*"
                    ),
                },
                {
                    "Effect": "Allow",
                    "Action": "secretsmanager:GetSecretValue",
                    "Resource": storage.upstream.arn,
                },
                {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": self.key.arn},
            ],
        )
        self.upstream = storage.upstream
        self.task_role = aws.iam.Role(f"{self.name}-task", assume_role_policy=TASK_TRUST, opts=self.child)
        self._policy(
            "task-data",
            self.task_role,
            [
                {
                    "Effect": "Allow",
                    "Action": ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"],
                    "Resource": [storage.predictions.arn, storage.quotas.arn],
                },
                {
                    "Effect": "Allow",
                    "Action": "s3:GetObject",
                    "Resource": pulumi.Output.concat(storage.models.arn, "/*"),
                },
                {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": self.key.arn},
            ],
        )

    def _policy(self, name: str, role: aws.iam.Role, statements: list[dict[str, object]]) -> None:
        aws.iam.RolePolicy(
            f"{self.name}-{name}",
            role=role.id,
            policy=pulumi.Output.json_dumps({"Version": "2012-10-17", "Statement": statements}),
            opts=self.child,
        )

    def _task(self, name: str, cpu: str, memory: str) -> aws.ecs.TaskDefinition:
        settings = self.settings
        logs = aws.cloudwatch.LogGroup(
            f"{self.name}-{name}-logs",
            name=f"/ecs/{self.name}/{name}",
            retention_in_days=settings.log_retention_days,
            kms_key_id=self.key.arn,
            opts=self.child,
        )
        aws.cloudwatch.LogMetricFilter(
            f"{self.name}-{name}-errors",
            log_group_name=logs.name,
            pattern='{ $.level = "error" }',
            metric_transformation=aws.cloudwatch.LogMetricFilterMetricTransformationArgs(
                name=f"{name}-errors", namespace=self.name, value="1"
            ),
            opts=self.child,
        )
        containers = [
            {
                "name": name,
                "image": pulumi.Output.concat(
                    settings.account,
                    ".dkr.ecr.",
                    settings.region,
                    ".amazonaws.com/",
                    self.name,
                    "/forecast-studio/",
                    name,
                    ":",
                    VERSION,
                ),
                "essential": True,
                "portMappings": [{"containerPort": PORT, "protocol": "tcp"}],
                "environment": [{"name": "ENVIRONMENT", "value": settings.environment}],
                "secrets": [{"name": "UPSTREAM_KEY", "valueFrom": self.upstream.arn}],
                "logConfiguration": {
                    "logDriver": "awslogs",
                    "options": {
                        "awslogs-group": logs.name,
                        "awslogs-region": settings.region,
                        "awslogs-stream-prefix": name,
                    },
                },
            }
        ]
        return aws.ecs.TaskDefinition(
            f"{self.name}-{name}-task",
            family=f"{self.name}-{name}",
            cpu=cpu,
            memory=memory,
            network_mode="awsvpc",
            requires_compatibilities=["FARGATE"],
            execution_role_arn=self.execution_role.arn,
            task_role_arn=self.task_role.arn,
            container_definitions=pulumi.Output.json_dumps(containers),
            opts=self.child,
        )

    def _network_configuration(self) -> aws.ecs.ServiceNetworkConfigurationArgs:
        return aws.ecs.ServiceNetworkConfigurationArgs(
            subnets=[subnet.id for subnet in self.network.private],
            security_groups=[self.tasks_group.id],
            assign_public_ip=False,
        )

    def _starts(self, *after: pulumi.Resource) -> pulumi.ResourceOptions:
        return pulumi.ResourceOptions(
            parent=self, depends_on=[*after, self.cache, *self.network.egress], ignore_changes=["desiredCount"]
        )

    def _scaling(
        self,
        name: str,
        cluster: aws.ecs.Cluster,
        service: aws.ecs.Service,
        most: int,
        target: float,
        metric: dict[str, pulumi.Input[str]],
    ) -> None:
        scaled = aws.appautoscaling.Target(
            f"{self.name}-{name}-scaling",
            service_namespace="ecs",
            scalable_dimension="ecs:service:DesiredCount",
            resource_id=pulumi.Output.concat("service/", cluster.name, "/", service.name),
            min_capacity=2 if name == "api" else 1,
            max_capacity=most if self.settings.production else 2,
            opts=self.child,
        )
        aws.appautoscaling.Policy(
            f"{self.name}-{name}-scaling",
            service_namespace=scaled.service_namespace,
            scalable_dimension=scaled.scalable_dimension,
            resource_id=scaled.resource_id,
            policy_type="TargetTrackingScaling",
            target_tracking_scaling_policy_configuration={
                "predefined_metric_specification": metric,
                "target_value": target,
            },
            opts=self.child,
        )
