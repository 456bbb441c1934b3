"""Queues of AWS Batch."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Batch

_KINDS = {"EC2": "machines", "SPOT": "machines", "FARGATE": "Fargate", "FARGATE_SPOT": "Fargate"}


@policy(Batch.JOB_QUEUE)
def environments_mixed(queue: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Queue has compute environments on machines and on Fargate.

    Why: "ClientException: Fargate compute environments cannot be mixed with EC2 compute environments in one job queue".
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeEnvironmentOrder.html
    """
    kinds: dict[str, str] = {}
    for order in queue.blocks("computeEnvironmentOrders"):
        environment = stack.follow(order, "computeEnvironment", Batch.COMPUTE_ENVIRONMENT)
        resources = environment.block("computeResources") if environment else None
        kind = _KINDS.get((resources.text("type") or "").upper()) if resources else None
        if environment and kind:
            kinds.setdefault(kind, environment.name)
    if len(kinds) > 1:
        shown = " and ".join(f"{name} is on {kind}" for kind, name in kinds.items())
        yield queue.finding(
            "computeEnvironmentOrders",
            problem=f"Of the queue's environments {shown}.",
            fix="Make a queue for each kind.",
        )
