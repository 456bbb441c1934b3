"""The zone, and a wildcard certificate for the load balancer and CloudFront."""

from __future__ import annotations

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
            comment="Delegated from the registrar's name servers.",
            force_destroy=not settings.production,
        )

        wildcard = f"*.{settings.zone}"
        regional = aws.acm.Certificate(f"{name}-certificate", domain_name=wildcard, validation_method="DNS")
        proof = regional.domain_validation_options[0]
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
