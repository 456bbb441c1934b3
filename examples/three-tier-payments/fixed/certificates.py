"""The zone of the portal, and certificates for names in it."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


def public_zone(settings: Settings) -> aws.route53.Zone:
    return aws.route53.Zone(
        f"{settings.prefix}-zone",
        name=settings.zone,
        # The registrar has this set's name servers, so that the domain leads to the zone from its first day.
        delegation_set_id=settings.delegation_set,
        force_destroy=not settings.production,
    )


def issued_certificate(
    name: str, domain: str, zone: aws.route53.Zone, parent: pulumi.Resource
) -> aws.acm.CertificateValidation:
    """Request a certificate for a domain, prove that it is ours, and wait until it is issued."""
    child = pulumi.ResourceOptions(parent=parent)
    certificate = aws.acm.Certificate(
        f"{name}-certificate",
        domain_name=domain,
        validation_method="DNS",
        opts=child,
    )
    proof = certificate.domain_validation_options[0]
    record = aws.route53.Record(
        f"{name}-certificate-proof",
        zone_id=zone.zone_id,
        name=proof.resource_record_name,
        type=proof.resource_record_type,
        records=[proof.resource_record_value],
        ttl=300,
        opts=child,
    )
    return aws.acm.CertificateValidation(
        f"{name}-certificate-issued",
        certificate_arn=certificate.arn,
        validation_record_fqdns=[record.fqdn],
        opts=child,
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
