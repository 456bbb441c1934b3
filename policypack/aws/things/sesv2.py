"""Identities that send mail."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Sesv2

# https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateEmailIdentity.html
EMAIL_IDENTITY = Thing(
    "email identity",
    {Sesv2.EMAIL_IDENTITY: "emailIdentity"},
    lambda aws, name, region: aws.sesv2.identity(name, region=region),
    "sesv2 list-email-identities",
    "EmailIdentities[].IdentityName",
    plural="email identities",
    taken=Taken("AlreadyExistsException"),
)
