"""The zone, and one wildcard certificate for the load balancer and one for CloudFront."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

from settings import Settings


class Domain:
    def __init__(self, settings: Settings) -> None:
        name = settings.prefix
        self.api = f"api.{settings.zone}"
        self.origin = f"origin.{settings.zone}"
        self.cards = f"cards.{settings.zone}"
        self.playground = f"playground.{settings.zone}"
        self.zone = aws.route53.Zone(
            f"{name}-zone",
            name=settings.zone,
            # The registrar has this set's name servers, so that the domain leads to the zone from its first day.
            delegation_set_id=settings.delegation_set,
            force_destroy=not settings.production,
        )
        # CloudFront takes certificates and web ACLs from here, wherever the rest is.
        self.virginia = aws.Provider(f"{name}-virginia", region="us-east-1")

        wildcard = f"*.{settings.zone}"
        regional = aws.acm.Certificate(f"{name}-certificate", domain_name=wildcard, validation_method="DNS")
        proof = regional.domain_validation_options[0]
        # ACM asks for the same record in every region.
        record = aws.route53.Record(
            f"{name}-certificate-proof",
            zone_id=self.zone.zone_id,
            name=proof.resource_record_name,
            type=proof.resource_record_type,
            records=[proof.resource_record_value],
            ttl=300,
        )
        self.certificate_arn = aws.acm.CertificateValidation(
            f"{name}-certificate-issued", certificate_arn=regional.arn, validation_record_fqdns=[record.fqdn]
        ).certificate_arn
        edge = aws.acm.Certificate(
            f"{name}-edge-certificate",
            domain_name=wildcard,
            validation_method="DNS",
            opts=pulumi.ResourceOptions(provider=self.virginia),
        )
        self.edge_certificate_arn = aws.acm.CertificateValidation(
            f"{name}-edge-certificate-issued",
            certificate_arn=edge.arn,
            validation_record_fqdns=[record.fqdn],
            opts=pulumi.ResourceOptions(provider=self.virginia),
        ).certificate_arn
