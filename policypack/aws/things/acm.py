"""Certificates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Quota, Thing
from policypack.catalogue.tokens import Acm

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _requested(_aws: Aws, certificate: Resource) -> float:
    """Imported certificates, and those of an authority of one's own, have quotas of their own."""
    others = ("certificateBody", "privateKey", "privateKeyWo", "certificateAuthorityArn")
    return float(not any(certificate.has(name) for name in others))


CERTIFICATE = Thing(
    "certificate",
    {Acm.CERTIFICATE: "arn"},
    quotas=(
        Quota(
            "acm",
            lambda aws: sum(certificate.kind == "AMAZON_ISSUED" for certificate in aws.acm.certificates()),
            "L-F141DD1D",
            weight=_requested,
        ),
    ),
)
