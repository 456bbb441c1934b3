"""The API itself: load balancer, task definition, service and its scaling."""

from __future__ import annotations

import json

import pulumi
import pulumi_aws as aws

from database import Database
from images import Images
from network import ANYWHERE, Network
from settings import Settings

PORT = 8000
TASK_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)


def security_groups(settings: Settings, network: Network) -> tuple[aws.ec2.SecurityGroup, aws.ec2.SecurityGroup]:
    """The load balancer's group and the tasks' group: the world, then the balancer, then the tasks."""
    name = settings.prefix
    balancer = aws.ec2.SecurityGroup(
        f"{name}-alb-sg",
        description="HTTP and HTTPS from everywhere.",
        vpc_id=network.vpc.id,
        ingress=[
            aws.ec2.SecurityGroupIngressArgs(
                description=what, protocol="tcp", from_port=port, to_port=port, cidr_blocks=[ANYWHERE]
            )
            for what, port in (("HTTP, redirected", 80), ("HTTPS", 443))
        ],
        egress=[
            aws.ec2.SecurityGroupEgressArgs(
                description="API tasks",
                protocol="tcp",
                from_port=PORT,
                to_port=PORT,
                cidr_blocks=[network.vpc.cidr_block],
            )
        ],
        tags={"Name": f"{name}-alb"},
    )
    tasks = aws.ec2.SecurityGroup(
        f"{name}-tasks-sg",
        description="Port of the API from the load balancer.",
        vpc_id=network.vpc.id,
        ingress=[
            aws.ec2.SecurityGroupIngressArgs(
                description="Load balancer", protocol="tcp", from_port=PORT, to_port=PORT, security_groups=[balancer.id]
            )
        ],
        egress=[
            aws.ec2.SecurityGroupEgressArgs(
                description="AWS endpoints and the database",
                protocol="-1",
                from_port=0,
                to_port=0,
                cidr_blocks=[ANYWHERE],
            )
        ],
        tags={"Name": f"{name}-tasks"},
    )
    return balancer, tasks


class FlaskApi(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        database: Database,
        images: Images,
        key: aws.kms.Key,
        groups: tuple[aws.ec2.SecurityGroup, aws.ec2.SecurityGroup],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.settings = settings
        self.name = settings.prefix
        super().__init__("shop:service:FlaskApi", f"{self.name}-api", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        balancer_group, task_group = groups

        self.domain = f"api.{settings.zone}"
        listener = self._front_door(network, balancer_group)
        task = self._task_definition(database, images, key)

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
                # Two tasks that AWS does not take away; what scaling adds may be.
                aws.ecs.ServiceCapacityProviderStrategyArgs(
                    capacity_provider="FARGATE", base=2 if settings.production else 0, weight=1
                ),
                aws.ecs.ServiceCapacityProviderStrategyArgs(capacity_provider="FARGATE_SPOT", weight=3),
            ],
            deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
            deployment_minimum_healthy_percent=100,
            deployment_maximum_percent=200,
            health_check_grace_period_seconds=60,
            network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
                subnets=[subnet.id for subnet in network.private],
                security_groups=[task_group.id],
                assign_public_ip=False,
            ),
            load_balancers=[
                aws.ecs.ServiceLoadBalancerArgs(
                    target_group_arn=self.target_group.arn, container_name="api", container_port=PORT
                )
            ],
            propagate_tags="SERVICE",
            enable_ecs_managed_tags=True,
            opts=pulumi.ResourceOptions(
                parent=self,
                depends_on=[listener, providers, images.rule, *database.instances, *network.egress],
                ignore_changes=["desiredCount"],
            ),
        )
        self._scaling()
        self.register_outputs({"url": f"https://{self.domain}"})

    def _front_door(self, network: Network, group: aws.ec2.SecurityGroup) -> aws.lb.Listener:
        """Zone, certificate, balancer, firewall and listeners; returns the listener that serves."""
        name, zone_name = self.name, self.settings.zone
        self.zone = aws.route53.Zone(
            f"{name}-zone",
            name=zone_name,
            # The registrar has this set's name servers, so that the domain leads to the zone from its first day.
            delegation_set_id=self.settings.delegation_set,
            force_destroy=not self.settings.production,
            opts=self.child,
        )
        certificate = aws.acm.Certificate(
            f"{name}-certificate", domain_name=self.domain, validation_method="DNS", opts=self.child
        )
        proof = certificate.domain_validation_options[0]
        record = aws.route53.Record(
            f"{name}-certificate-proof",
            zone_id=self.zone.zone_id,
            name=proof.resource_record_name,
            type=proof.resource_record_type,
            records=[proof.resource_record_value],
            ttl=300,
            opts=self.child,
        )
        issued = aws.acm.CertificateValidation(
            f"{name}-certificate-issued",
            certificate_arn=certificate.arn,
            validation_record_fqdns=[record.fqdn],
            opts=self.child,
        )

        self.balancer = aws.lb.LoadBalancer(
            f"{name}-alb",
            load_balancer_type="application",
            internal=False,
            security_groups=[group.id],
            subnets=[subnet.id for subnet in network.public],
            drop_invalid_header_fields=True,
            enable_deletion_protection=self.settings.production,
            opts=self.child,
        )
        self.target_group = aws.lb.TargetGroup(
            f"{name}-tg",
            port=PORT,
            protocol="HTTP",
            target_type="ip",
            vpc_id=network.vpc.id,
            deregistration_delay=30,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                path="/health", matcher="200", interval=15, timeout=5, healthy_threshold=2, unhealthy_threshold=3
            ),
            opts=self.child,
        )
        aws.lb.Listener(
            f"{name}-http",
            load_balancer_arn=self.balancer.arn,
            port=80,
            protocol="HTTP",
            default_actions=[
                aws.lb.ListenerDefaultActionArgs(
                    type="redirect",
                    redirect=aws.lb.ListenerDefaultActionRedirectArgs(
                        port="443", protocol="HTTPS", status_code="HTTP_301"
                    ),
                )
            ],
            opts=self.child,
        )
        listener = aws.lb.Listener(
            f"{name}-https",
            load_balancer_arn=self.balancer.arn,
            port=443,
            protocol="HTTPS",
            ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            certificate_arn=issued.certificate_arn,
            default_actions=[aws.lb.ListenerDefaultActionArgs(type="forward", target_group_arn=self.target_group.arn)],
            opts=self.child,
        )
        aws.route53.Record(
            f"{name}-address",
            zone_id=self.zone.zone_id,
            name=self.domain,
            type="A",
            aliases=[
                aws.route53.RecordAliasArgs(
                    name=self.balancer.dns_name, zone_id=self.balancer.zone_id, evaluate_target_health=True
                )
            ],
            opts=self.child,
        )
        # The web shop's own zone lives in another account; its alias to the API is made from this.
        aws.ssm.Parameter(
            f"{name}-alias-target",
            name=f"/shop/{self.settings.environment}/order-api/alias-target",
            type="String",
            value=pulumi.Output.concat("dualstack.", self.balancer.dns_name),
            opts=self.child,
        )
        self._firewall()
        return listener

    def _firewall(self) -> None:
        groups = ("AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet")
        acl = aws.wafv2.WebAcl(
            f"{self.name}-waf",
            scope="REGIONAL",
            default_action=aws.wafv2.WebAclDefaultActionArgs(allow=aws.wafv2.WebAclDefaultActionAllowArgs()),
            rules=[
                aws.wafv2.WebAclRuleArgs(
                    name=group,
                    priority=priority,
                    override_action=aws.wafv2.WebAclRuleOverrideActionArgs(
                        none=aws.wafv2.WebAclRuleOverrideActionNoneArgs()
                    ),
                    statement=aws.wafv2.WebAclRuleStatementArgs(
                        managed_rule_group_statement=aws.wafv2.WebAclRuleStatementManagedRuleGroupStatementArgs(
                            vendor_name="AWS", name=group
                        )
                    ),
                    visibility_config=aws.wafv2.WebAclRuleVisibilityConfigArgs(
                        cloudwatch_metrics_enabled=True, metric_name=group, sampled_requests_enabled=True
                    ),
                )
                for priority, group in enumerate(groups)
            ],
            visibility_config=aws.wafv2.WebAclVisibilityConfigArgs(
                cloudwatch_metrics_enabled=True, metric_name=f"{self.name}-waf", sampled_requests_enabled=True
            ),
            opts=self.child,
        )
        aws.wafv2.WebAclAssociation(
            f"{self.name}-waf-alb", resource_arn=self.balancer.arn, web_acl_arn=acl.arn, opts=self.child
        )

    def _task_definition(self, database: Database, images: Images, key: aws.kms.Key) -> aws.ecs.TaskDefinition:
        name, settings = self.name, self.settings
        logs = aws.cloudwatch.LogGroup(
            f"{name}-logs",
            name=f"/ecs/{name}",
            retention_in_days=settings.log_retention_days,
            kms_key_id=key.arn,
            opts=self.child,
        )

        execution_role = aws.iam.Role(f"{name}-execution", assume_role_policy=TASK_TRUST, opts=self.child)
        aws.iam.RolePolicyAttachment(
            f"{name}-execution-managed",
            role=execution_role.name,
            policy_arn="arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy",
            opts=self.child,
        )
        aws.iam.RolePolicy(
            f"{name}-execution-start",
            role=execution_role.id,
            policy=pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": ["ecr:BatchImportUpstreamImage", "ecr:CreateRepository"],
                            "Resource": images.repositories,
                        },
                        {
                            "Effect": "Allow",
                            "Action": "secretsmanager:GetSecretValue",
                            "Resource": database.connection.arn,
                        },
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": key.arn},
                    ],
                }
            ),
            opts=self.child,
        )
        task_role = aws.iam.Role(f"{name}-task", assume_role_policy=TASK_TRUST, opts=self.child)
        aws.iam.RolePolicy(
            f"{name}-task-database",
            role=task_role.id,
            policy=pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
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
                "name": "api",
                "image": images.api,
                "essential": True,
                "portMappings": [{"containerPort": PORT, "protocol": "tcp"}],
                "environment": [
                    {"name": "APP_ENVIRONMENT", "value": settings.environment},
                    {"name": "OTEL_EXPORTER_OTLP_ENDPOINT", "value": "http://localhost:4317"},
                ],
                "secrets": [{"name": "DATABASE", "valueFrom": database.connection.arn}],
                "healthCheck": {
                    "command": ["CMD-SHELL", f"curl -fs http://localhost:{PORT}/health || exit 1"],
                    "interval": 15,
                    "retries": 3,
                },
                "logConfiguration": to_cloudwatch("api"),
            },
            {
                "name": "collector",
                "image": images.collector,
                "essential": False,
                "command": ["--config=/etc/ecs/ecs-default-config.yaml"],
                "logConfiguration": to_cloudwatch("collector"),
            },
        ]
        return aws.ecs.TaskDefinition(
            f"{name}-task",
            family=name,
            cpu="512",
            memory="1024",
            network_mode="awsvpc",
            requires_compatibilities=["FARGATE"],
            runtime_platform=aws.ecs.TaskDefinitionRuntimePlatformArgs(
                operating_system_family="LINUX", cpu_architecture="X86_64"
            ),
            execution_role_arn=execution_role.arn,
            task_role_arn=task_role.arn,
            container_definitions=pulumi.Output.json_dumps(containers),
            opts=self.child,
        )

    def _scaling(self) -> None:
        target = aws.appautoscaling.Target(
            f"{self.name}-scaling",
            service_namespace="ecs",
            scalable_dimension="ecs:service:DesiredCount",
            resource_id=pulumi.Output.concat("service/", self.cluster.name, "/", self.service.name),
            min_capacity=2,
            max_capacity=10 if self.settings.production else 3,
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
                "scale_in_cooldown": 300,
                "scale_out_cooldown": 60,
            },
            opts=self.child,
        )
