"""Policies made for tests: what a test needs is said where it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from policypack.policy import Policy

QUEUE = "aws:sqs/queue:Queue"


def make(function: Callable[..., Iterator[Any]], id: str = "made-policy", **options: Any) -> Policy:
    """Make a policy of a generator function; it listens to queues unless told otherwise."""
    settings: dict[str, Any] = {
        "title": "Made for a test",
        "why": "It is tested.",
        "source": ("https://docs.aws.amazon.com/",),
        "types": (QUEUE,),
        "level": "mandatory",
        "severity": "high",
        "group": "deployability",
        "file": __file__,
        "line": 1,
        "per_resource": True,
        **options,
    }
    return Policy(id=id, function=function, **settings)
