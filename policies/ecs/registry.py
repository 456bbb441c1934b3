"""Service discovery of ECS services, and what a service runs."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ecs, Servicediscovery


@policy(Ecs.SERVICE)
def port_refused(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service registers a port with names that have none, or none where one is needed.

    Why: "InvalidParameterException: The service registry … does not require a containerPort, remove it": A and AAAA
    records hold addresses alone, SRV records a port.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceRegistry.html
    """
    registry = service.block("serviceRegistries")
    name = stack.follow(registry, "registryArn", Servicediscovery.SERVICE) if registry else None
    config = name.block("dnsConfig") if name else None
    if registry is None or name is None or config is None:
        return
    kinds = {(record.text("type") or "").upper() for record in config.blocks("dnsRecords")}
    given = [item for item in registry.given("containerPort", "port") if registry.raw(item) != 0]
    if kinds and "SRV" not in kinds and given and service.given("networkConfiguration"):
        yield registry.finding(
            given[0],
            problem=f"{name.name} has {', '.join(sorted(kinds))} records, which hold no port, and {given[0]} is set.",
            fix=f"Remove {given[0]} and containerName, or give {name.name} SRV records.",
        )
    elif "SRV" in kinds and not given:
        yield registry.finding(
            "containerPort",
            problem=f"{name.name} has SRV records, and the service registers no port.",
            fix="Set containerName and containerPort.",
        )


@policy(Ecs.SERVICE)
def task_is_document(service: Resource) -> Iterator[Finding]:
    """Service is given container definitions for a task definition.

    Why: "InvalidParameterException: Invalid revision number" or "TaskDefinition not found": a service takes the ARN, or
    family:revision.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    value = service.partial("taskDefinition")
    start = (value.prefix if isinstance(value, Text) else value or "").lstrip()
    if start.startswith(("[", "{")):
        yield service.finding(
            "taskDefinition",
            problem="taskDefinition is a JSON document.",
            fix="Put it into containerDefinitions of a TaskDefinition, and pass that one's arn.",
        )
