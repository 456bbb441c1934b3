"""The zone of the portal, and certificates for names in it."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


def public_zone(settings: Settings) -> aws.route53.Zone:
    return aws.route53.Zone(
        f"{settings.prefix}-zone",
        name=settings.zone,
        comment="Delegated from the registrar's name servers.",
        force_destroy=not settings.production,
    )


def certificate(name: str, domain: str, parent: pulumi.Resource) -> aws.acm.Certificate:
    return aws.acm.Certificate(
        f"{name}-certificate",
        domain_name=domain,
        validation_method="DNS",
        opts=pulumi.ResourceOptions(parent=parent),
    )


def address(
    name: str, domain: str, balancer: aws.lb.LoadBalancer, zone: aws.route53.Zone, parent: pulumi.Resource
) -> aws.route53.Record:
    return aws.route53.Record(
        f"{name}-address",
        zone_id=zone.zone_id,
        name=domain,
        type="A",
        aliases=[
            aws.route53.RecordAliasArgs(name=balancer.dns_name, zone_id=balancer.zone_id, evaluate_target_health=True)
        ],
        opts=pulumi.ResourceOptions(parent=parent),
    )
