"""Amazon ECS: tasks in subnets without a way out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Finding, Resource, Stack, Text, Undecided, policy
from policypack.catalogue.tokens import Ec2, Ecr, Ecs, Vpc
from policypack.shelf.containers import containers, ecr_image, image
from policypack.shelf.ecs_services import on_fargate, task_of
from policypack.shelf.remote import adrift, unseen
from policypack.shelf.ways import Ways, planned_subnets, served_services, vpc_of, ways_out

# What Fargate's platform version 1.4 (and LATEST) needs to pull an image from ECR without the internet.
# https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html#ecr-setting-up-vpc-create
ECR = ("ecr.api", "ecr.dkr", "s3")
OLD_PLATFORMS = ("1.0.0", "1.1.0", "1.2.0", "1.3.0")
# Registries on the internet. An image on any other host may come from inside the network.
PUBLIC = ("docker.io", "public.ecr.aws", "ghcr.io", "quay.io", "gcr.io", "mcr.microsoft.com", "registry.k8s.io")

# What leads out of a subnet, by the property that says out of which one.
_LEADING = {
    "routeTableId": (Ec2.ROUTE, Ec2.VPN_GATEWAY_ROUTE_PROPAGATION, Vpc.ROUTE_SERVER_PROPAGATION),
    "routeTableIds": (Ec2.VPC_ENDPOINT,),
    "subnetId": (Ec2.ROUTE_TABLE_ASSOCIATION,),
    "vpcId": (Ec2.VPC_ENDPOINT,),
}


class _Need(NamedTuple):
    services: tuple[str, ...]
    public: str = ""
    known: bool = True


@policy(Ecs.SERVICE, severity="critical")
def cannot_pull(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Tasks are started where they can reach no registry.

    Why: A Fargate task fetches image, secrets and log stream from its own subnet. Without a route out and without
    endpoints it stops: "ResourceInitializationError: unable to pull secrets or registry auth", or with
    "CannotPullContainerError: … i/o timeout".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
        https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
    """
    network = service.block("networkConfiguration")
    if network is None or not on_fargate(service) or service.text("platformVersion") in OLD_PLATFORMS:
        return
    subnets = planned_subnets(network, "subnets", stack)
    vpc = vpc_of(subnets, stack) if subnets else None
    task = task_of(service, stack)
    if not subnets or vpc is None or task is None:
        return
    ways = [ways_out(subnet, stack) for subnet in subnets]
    if any(way.everywhere for way in ways):
        return
    need = _needs(task, stack)
    served = set.intersection(*(served_services(vpc, way.tables, stack) for way in ways))
    missing = [name for name in need.services if name not in served]
    if not missing and not need.public:
        return
    where = ", ".join(sorted(subnet.name for subnet in subnets))
    lacks = f"no endpoint for {', '.join(missing)}" if missing else "no way to the internet"
    image_too = f"; the image {need.public} is on the internet" if need.public else ""
    region = service.region
    yield service.finding(
        "networkConfiguration.subnets",
        problem=f"The subnets {where} have no default route, and the VPC {vpc.name} has {lacks} that they could use"
        f"{image_too}.",
        fix="Route 0.0.0.0/0 of these subnets to a NAT gateway"
        + (
            ", or copy the image into ECR and add endpoints."
            if need.public
            else f", or add endpoints to {vpc.name}: {_endpoints(missing, region)}."
        ),
        # A network that is there already may have got routes and endpoints elsewhere.
        level=None
        if _certain(service, need, ways)
        and not unseen(stack)
        and not any(adrift(stack, about, *types) for about, types in _LEADING.items())
        and not any(place.exists for place in (vpc, *subnets))
        else "advisory",
    )


def _certain(service: Resource, need: _Need, ways: list[Ways]) -> bool:
    """Will tasks be started at once, with nothing left that the plan does not show?"""
    return (
        bool(service.number("desiredCount"))
        and need.known
        and not service.exists
        and not any(way.elsewhere for way in ways)
    )


def _endpoints(names: list[str], region: str) -> str:
    interface = [f"com.amazonaws.{region}.{name}" for name in names if name != "s3"]
    parts = [f"{', '.join(interface)} (Interface, with privateDnsEnabled)"] if interface else []
    if "s3" in names:
        parts.append(f"com.amazonaws.{region}.s3 (Gateway, with the subnets' route tables; free)")
    return " and ".join(parts)


def _needs(task: Resource, stack: Stack) -> _Need:
    """Return what a task fetches before it starts. Where its containers are not known, at least an image."""
    try:
        definitions = containers(task)
    except Undecided:
        return _Need(ECR, known=False)
    services: dict[str, None] = {}
    public, known = "", True
    for container in definitions:
        uri = image(container)
        if uri is None:
            continue
        if _in_ecr(uri, stack):
            services.update(dict.fromkeys(ECR))
        elif isinstance(uri, str) and _is_public(uri):
            public = public or uri
        else:
            known = False
        logging = container.block("logConfiguration")
        if logging and logging.text("logDriver") == "awslogs":
            services["logs"] = None
        for secret in container.blocks("secrets"):
            services.update(dict.fromkeys(_store(secret.partial("valueFrom"), stack)))
    return _Need(tuple(services), public, known)


def _in_ecr(uri: str | Text, stack: Stack) -> bool:
    if isinstance(uri, str):
        return ecr_image(uri) is not None
    planned = any((found := stack.get(symbol.urn)) and found.type == Ecr.REPOSITORY for symbol in uri.symbols)
    return planned or ".dkr.ecr." in uri.literal or ".dkr-ecr." in uri.literal


def _is_public(uri: str) -> bool:
    """Is an image on a registry of the internet? Without a host it is on Docker Hub."""
    host, slash, _ = uri.partition("/")
    has_host = bool(slash) and ("." in host or ":" in host or host == "localhost")
    return not has_host or host in PUBLIC


def _store(value: str | Text | None, stack: Stack) -> tuple[str, ...]:
    if isinstance(value, Text):
        kinds = {found.service for symbol in value.symbols if (found := stack.get(symbol.urn))}
        if kinds == {"secretsmanager"}:
            return ("secretsmanager",)
        return ("ssm",) if kinds == {"ssm"} else ()
    if value is None:
        return ()
    return ("secretsmanager",) if ":secretsmanager:" in value else ("ssm",)
