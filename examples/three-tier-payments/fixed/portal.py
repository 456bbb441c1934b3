"""The web tier: an Auto Scaling group of EC2 instances behind an application load balancer."""

from __future__ import annotations

import base64
import json

import pulumi
import pulumi_aws as aws

from certificates import address, issued_certificate
from firewalls import WEB_PORT, Firewalls
from network import Network
from settings import Settings
from storage import Storage

INSTANCE_TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
    }
)
USER_DATA = f"""#!/bin/bash
dnf install -y java-21-amazon-corretto-headless
aws s3 cp s3://$BUCKET/releases/portal.jar /opt/portal.jar
java -jar /opt/portal.jar --server.port={WEB_PORT}
"""


class Portal(pulumi.ComponentResource):
    def __init__(
        self,
        settings: Settings,
        network: Network,
        firewalls: Firewalls,
        storage: Storage,
        key: aws.kms.Key,
        zone: aws.route53.Zone,
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        self.name = f"{settings.prefix}-web"
        super().__init__("payments:portal:Portal", self.name, None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        self.domain = f"portal.{settings.zone}"

        self.balancer = aws.lb.LoadBalancer(
            self.name,
            load_balancer_type="application",
            internal=False,
            security_groups=[firewalls.portal_balancer.id],
            subnets=[subnet.id for subnet in network.public],
            drop_invalid_header_fields=True,
            enable_deletion_protection=settings.production,
            opts=self.child,
        )
        self.target_group = aws.lb.TargetGroup(
            self.name,
            port=WEB_PORT,
            protocol="HTTP",
            target_type="instance",
            vpc_id=network.vpc.id,
            deregistration_delay=30,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                path="/actuator/health", matcher="200", interval=15, timeout=5, healthy_threshold=2
            ),
            opts=self.child,
        )
        self._listeners(zone)
        address(self.name, self.domain, self.balancer, zone, self)
        self._web_acl()
        self._servers(settings, network, firewalls, storage, key)
        self.register_outputs({"url": f"https://{self.domain}"})

    def _listeners(self, zone: aws.route53.Zone) -> None:
        issued = issued_certificate(self.name, self.domain, zone, self)
        aws.lb.Listener(
            f"{self.name}-http",
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
        aws.lb.Listener(
            f"{self.name}-https",
            load_balancer_arn=self.balancer.arn,
            port=443,
            protocol="HTTPS",
            ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            certificate_arn=issued.certificate_arn,
            default_actions=[aws.lb.ListenerDefaultActionArgs(type="forward", target_group_arn=self.target_group.arn)],
            opts=self.child,
        )

    def _web_acl(self) -> None:
        group = "AWSManagedRulesCommonRuleSet"
        acl = aws.wafv2.WebAcl(
            f"{self.name}-waf",
            scope="REGIONAL",
            default_action=aws.wafv2.WebAclDefaultActionArgs(allow=aws.wafv2.WebAclDefaultActionAllowArgs()),
            rules=[
                aws.wafv2.WebAclRuleArgs(
                    name=group,
                    priority=0,
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
            ],
            visibility_config=aws.wafv2.WebAclVisibilityConfigArgs(
                cloudwatch_metrics_enabled=True, metric_name=self.name, sampled_requests_enabled=True
            ),
            opts=self.child,
        )
        aws.wafv2.WebAclAssociation(
            f"{self.name}-waf", resource_arn=self.balancer.arn, web_acl_arn=acl.arn, opts=self.child
        )

    def _servers(
        self,
        settings: Settings,
        network: Network,
        firewalls: Firewalls,
        storage: Storage,
        key: aws.kms.Key,
    ) -> None:
        name = self.name
        role = aws.iam.Role(f"{name}-role", assume_role_policy=INSTANCE_TRUST, opts=self.child)
        aws.iam.RolePolicy(
            f"{name}-statements",
            role=role.id,
            policy=pulumi.Output.json_dumps(
                {
                    "Version": "2012-10-17",
                    "Statement": [
                        {
                            "Effect": "Allow",
                            "Action": "s3:GetObject",
                            "Resource": pulumi.Output.concat(storage.statements.arn, "/*"),
                        },
                        {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": key.arn},
                    ],
                }
            ),
            opts=self.child,
        )
        profile = aws.iam.InstanceProfile(f"{name}-profile", role=role.name, opts=self.child)
        start = storage.statements.bucket.apply(lambda bucket: USER_DATA.replace("$BUCKET", bucket))
        template = aws.ec2.LaunchTemplate(
            f"{name}-template",
            # The newest Amazon Linux, looked up at each launch.
            image_id="resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
            instance_type="m7g.large" if settings.production else "t4g.small",
            iam_instance_profile=aws.ec2.LaunchTemplateIamInstanceProfileArgs(arn=profile.arn),
            vpc_security_group_ids=[firewalls.web.id],
            user_data=start.apply(lambda text: base64.b64encode(text.encode()).decode()),
            metadata_options=aws.ec2.LaunchTemplateMetadataOptionsArgs(http_endpoint="enabled", http_tokens="required"),
            monitoring=aws.ec2.LaunchTemplateMonitoringArgs(enabled=True),
            tag_specifications=[
                aws.ec2.LaunchTemplateTagSpecificationArgs(resource_type="instance", tags={"Name": name})
            ],
            opts=self.child,
        )
        self.group = aws.autoscaling.Group(
            f"{name}-servers",
            min_size=2,
            max_size=6 if settings.production else 2,
            vpc_zone_identifiers=[subnet.id for subnet in network.private],
            target_group_arns=[self.target_group.arn],
            health_check_type="ELB",
            health_check_grace_period=180,
            launch_template=aws.autoscaling.GroupLaunchTemplateArgs(
                id=template.id, version=template.latest_version.apply(str)
            ),
            tags=[aws.autoscaling.GroupTagArgs(key="Name", value=name, propagate_at_launch=True)],
            opts=pulumi.ResourceOptions(parent=self, depends_on=network.egress),
        )
        aws.autoscaling.Policy(
            f"{name}-cpu",
            autoscaling_group_name=self.group.name,
            policy_type="TargetTrackingScaling",
            target_tracking_configuration=aws.autoscaling.PolicyTargetTrackingConfigurationArgs(
                predefined_metric_specification=(
                    aws.autoscaling.PolicyTargetTrackingConfigurationPredefinedMetricSpecificationArgs(
                        predefined_metric_type="ASGAverageCPUUtilization"
                    )
                ),
                target_value=60,
            ),
            opts=self.child,
        )
