"""What several policies ask of an ECS service."""

from __future__ import annotations

from policypack import Resource, Stack
from policypack.catalogue.tokens import Ecs

CODE_DEPLOY = "CODE_DEPLOY"
FARGATE_PROVIDERS = frozenset({"FARGATE", "FARGATE_SPOT"})


def controller(service: Resource) -> str:
    """Return what drives the service's deployments: ECS (the default), CODE_DEPLOY or EXTERNAL."""
    block = service.block("deploymentController")
    return (block.text("type") if block else None) or "ECS"


def strategy_names(service: Resource) -> list[str]:
    """Return the capacity providers that the service itself asks for."""
    return [block.text("capacityProvider") or "" for block in service.blocks("capacityProviderStrategies")]


def on_fargate(service: Resource) -> bool:
    """Does the service say that its tasks run on Fargate? A cluster's default strategy is not looked at."""
    names = strategy_names(service)
    return service.text("launchType") == "FARGATE" or (bool(names) and FARGATE_PROVIDERS.issuperset(names))


def task_of(service: Resource, stack: Stack) -> Resource | None:
    """Return the planned task definition that the service runs."""
    return stack.follow(service, "taskDefinition", Ecs.TASK_DEFINITION)
