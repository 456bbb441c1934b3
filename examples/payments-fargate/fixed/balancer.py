"""The internal load balancer: the shops reach it over peering, nobody reaches it from the internet."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from network import CIDR, Network
from settings import Settings

SHOPS = "10.0.0.0/8"
PORT = 8080
PRODUCTION, TEST = 443, 8443


class Balancer(pulumi.ComponentResource):
    def __init__(self, settings: Settings, network: Network, opts: pulumi.ResourceOptions | None = None) -> None:
        self.name = settings.prefix
        super().__init__("payments:balancer:Balancer", f"{self.name}-balancer", None, opts)
        self.child = pulumi.ResourceOptions(parent=self)
        self.network = network

        self.clients = aws.ec2.SecurityGroup(
            f"{self.name}-alb-sg",
            description="HTTPS from the shops, and the port on which a release is tried out.",
            vpc_id=network.vpc.id,
            ingress=[
                aws.ec2.SecurityGroupIngressArgs(
                    description=what, protocol="tcp", from_port=port, to_port=port, cidr_blocks=[SHOPS]
                )
                for what, port in (("Payments", PRODUCTION), ("A release that is tried out", TEST))
            ],
            egress=[
                aws.ec2.SecurityGroupEgressArgs(
                    description="Tasks", protocol="tcp", from_port=PORT, to_port=PORT, cidr_blocks=[CIDR]
                )
            ],
            tags={"Name": f"{self.name}-alb"},
            opts=self.child,
        )
        self.balancer = aws.lb.LoadBalancer(
            f"{self.name}-alb",
            load_balancer_type="application",
            internal=True,
            security_groups=[self.clients.id],
            subnets=[subnet.id for subnet in network.private],
            drop_invalid_header_fields=True,
            enable_deletion_protection=settings.production,
            opts=self.child,
        )
        certificate = self._certificate(settings)
        self.listeners = {
            port: aws.lb.Listener(
                f"{self.name}-{what}",
                load_balancer_arn=self.balancer.arn,
                port=port,
                protocol="HTTPS",
                ssl_policy="ELBSecurityPolicy-TLS13-1-2-2021-06",
                certificate_arn=certificate.certificate_arn,
                default_actions=[
                    aws.lb.ListenerDefaultActionArgs(
                        type="fixed-response",
                        fixed_response=aws.lb.ListenerDefaultActionFixedResponseArgs(
                            content_type="text/plain", message_body="No such service.", status_code="404"
                        ),
                    )
                ],
                opts=self.child,
            )
            for what, port in (("https", PRODUCTION), ("trial", TEST))
        }

    def target_group(self, service: str, colour: str) -> aws.lb.TargetGroup:
        """Both colours of a service have the same health check: the application answers it without any header."""
        return aws.lb.TargetGroup(
            f"{self.name}-{service}-{colour}",
            name=f"{self.name}-{service}-{colour}"[:32],
            port=PORT,
            protocol="HTTP",
            target_type="ip",
            vpc_id=self.network.vpc.id,
            deregistration_delay=30,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                path="/health", matcher="200", interval=15, timeout=5, healthy_threshold=2, unhealthy_threshold=3
            ),
            opts=self.child,
        )

    def rule(self, service: str, port: int, priority: int, groups: list[aws.lb.TargetGroup]) -> aws.lb.ListenerRule:
        """Send a service's path to its first target group; a deployment shifts the weights."""
        forward = aws.lb.ListenerRuleActionForwardArgs(
            target_groups=[
                aws.lb.ListenerRuleActionForwardTargetGroupArgs(arn=group.arn, weight=100 if first else 0)
                for first, group in zip((True, False), groups, strict=True)
            ]
        )
        return aws.lb.ListenerRule(
            f"{self.name}-{service}-{port}",
            listener_arn=self.listeners[port].arn,
            priority=priority,
            actions=[aws.lb.ListenerRuleActionArgs(type="forward", forward=forward)],
            conditions=[
                aws.lb.ListenerRuleConditionArgs(
                    path_pattern=aws.lb.ListenerRuleConditionPathPatternArgs(values=[f"/{service}/*"])
                )
            ],
            opts=pulumi.ResourceOptions(parent=self, ignore_changes=["actions"]),
        )

    def _certificate(self, settings: Settings) -> aws.acm.CertificateValidation:
        domain = settings.domain
        # The parent's zone has this set's name servers, so that the domain leads to the zone from its first day.
        zone = aws.route53.Zone(
            f"{self.name}-zone", name=domain, delegation_set_id=settings.delegation_set, opts=self.child
        )
        certificate = aws.acm.Certificate(
            f"{self.name}-certificate", domain_name=domain, validation_method="DNS", opts=self.child
        )
        wanted = certificate.domain_validation_options[0]
        record = aws.route53.Record(
            f"{self.name}-certificate",
            zone_id=zone.zone_id,
            name=wanted.resource_record_name,
            type=wanted.resource_record_type,
            records=[wanted.resource_record_value],
            ttl=300,
            opts=self.child,
        )
        aws.route53.Record(
            f"{self.name}-address",
            zone_id=zone.zone_id,
            name=domain,
            type="A",
            aliases=[
                aws.route53.RecordAliasArgs(
                    name=self.balancer.dns_name, zone_id=self.balancer.zone_id, evaluate_target_health=True
                )
            ],
            opts=self.child,
        )
        return aws.acm.CertificateValidation(
            f"{self.name}-certificate",
            certificate_arn=certificate.arn,
            validation_record_fqdns=[record.fqdn],
            opts=self.child,
        )
