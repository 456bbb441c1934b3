"""Everything that a policy author imports."""

from __future__ import annotations

from policypack.aws import Aws
from policypack.errors import Unavailable, Undecided
from policypack.finding import Evidence, Finding
from policypack.policy import Environment, policy
from policypack.resource import UNKNOWN, Asset, Block, Resource, Secret, unwrap, walk
from policypack.stack import Stack
from policypack.symbol import Symbol, Text

__all__ = [
    "UNKNOWN",
    "Asset",
    "Aws",
    "Block",
    "Environment",
    "Evidence",
    "Finding",
    "Resource",
    "Secret",
    "Stack",
    "Symbol",
    "Text",
    "Unavailable",
    "Undecided",
    "policy",
    "unwrap",
    "walk",
]
