"""Trails of CloudTrail."""

from __future__ import annotations

from policypack.aws.things.thing import Quota, Taken, Thing
from policypack.catalogue.tokens import Cloudtrail

# A trail is not on the list of what can be raised.
# https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html
_MOST = 5

# https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html
TRAIL = Thing(
    "trail",
    {Cloudtrail.TRAIL: "name"},
    lambda aws, name, region: aws.cloudtrail.named(name, region=region),
    "cloudtrail list-trails",
    "Trails[].Name",
    taken=Taken("TrailAlreadyExistsException", adopts=str),
    quotas=(Quota("cloudtrail", lambda aws: len(aws.cloudtrail.trails()), limit=lambda _aws: _MOST),),
)
