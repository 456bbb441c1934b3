"""Aliases of keys."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Kms

ALIAS = Thing(
    "alias",
    {Kms.ALIAS: "name"},
    lambda aws, name, region: aws.kms.key(name, region=region),
    "kms list-aliases",
    "Aliases[].AliasName",
    plural="aliases",
    taken=Taken("AlreadyExistsException"),
)
