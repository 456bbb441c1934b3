"""Everything that a policy author imports."""

from __future__ import annotations

from policypack.aws import Aws
from policypack.block import Block
from policypack.errors import Unavailable, Undecided
from policypack.finding import Evidence, Finding
from policypack.policy import Environment, policy
from policypack.resource import Resource
from policypack.stack import Stack
from policypack.symbol import Symbol, Text
from policypack.values import UNKNOWN, Asset, Secret, as_text, unwrap, walk

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
    "as_text",
    "policy",
    "unwrap",
    "walk",
]
