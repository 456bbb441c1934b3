"""Queues of AWS Batch."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Finding, Resource, Stack, as_text, policy
from policypack.catalogue.tokens import Batch

_MOST = 3
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


@policy(Batch.JOB_QUEUE)
def environments_too_many(queue: Resource) -> Iterator[Finding]:
    """Queue has more than three compute environments, or two at one place.

    Why: "ClientException: You can associate up to three compute environments with a job queue", and each has a place
    of its own in the order.
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html
    """
    orders = queue.blocks("computeEnvironmentOrders")
    places = [order.raw("order") for order in orders]
    if len(orders) > _MOST:
        yield queue.finding(
            "computeEnvironmentOrders",
            problem=f"The queue has {len(orders)} compute environments; {_MOST} are allowed.",
            fix="Leave some out, or make another queue.",
        )
    elif len({as_text(place) for place in places}) < len(places) and UNKNOWN not in places:
        yield queue.finding(
            "computeEnvironmentOrders",
            problem="Two of the queue's compute environments have the same order.",
            fix="Number them 1, 2 and 3.",
            level="advisory",
        )
