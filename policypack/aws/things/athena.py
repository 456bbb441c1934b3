"""Workgroups of Athena."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing, listed
from policypack.catalogue.tokens import Athena

# "WorkGroup is already created": https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
WORKGROUP = Thing(
    "workgroup",
    {Athena.WORKGROUP: "name"},
    listed(lambda aws, region: aws.athena.workgroups(region=region)),
    "athena list-work-groups",
    "WorkGroups[].Name",
    taken=Taken("InvalidRequestException"),
)
