"""Hosted zones."""

from __future__ import annotations

from policypack.aws.things.thing import Quota, Thing
from policypack.catalogue.tokens import Route53

ZONE = Thing(
    "hosted zone",
    {Route53.ZONE: "id"},
    scope="account",
    quotas=(
        Quota(
            "route53",
            lambda aws: aws.route53.zone_limit()[0],
            limit=lambda aws: aws.route53.zone_limit()[1],
        ),
    ),
)
