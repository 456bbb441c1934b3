"""Everything that a policy author imports."""

import sys

# `python -m policypack` puts the working directory, which is the judged repository's, before everything else. So this
# stands before any import, `from __future__` included; -P, which the documents name, leaves it out from the start.
if sys.argv[:1] == ["-m"]:
    here = sys.modules["os"].getcwd()
    sys.path[:] = [path for path in sys.path if path not in ("", here)]
    del here

from policypack.aws import Aws
from policypack.block import Block
from policypack.errors import Unavailable, Undecided
from policypack.finding import Evidence, Finding
from policypack.policy import Environment, policy
from policypack.resource import AWS_PROVIDER, Resource
from policypack.secret import content
from policypack.stack import Stack, identities
from policypack.symbol import Symbol, Text
from policypack.values import UNKNOWN, Asset, Secret, as_text, joined, read_json, unwrap, walk

__all__ = [
    "AWS_PROVIDER",
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
    "content",
    "identities",
    "joined",
    "policy",
    "read_json",
    "unwrap",
    "walk",
]
