"""AWS CodeDeploy for Amazon ECS."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Codedeploy, Ecs
from policypack.shelf.ecs_services import CODE_DEPLOY, controller


@policy(Codedeploy.DEPLOYMENT_GROUP, Ecs.SERVICE)
def blue_green_incomplete(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Blue/green deployment of an ECS service lacks a part.

    Why: CodeDeploy shifts an ECS service between two target groups behind a listener, and refuses anything less:
    "InvalidLoadBalancerInfoException: For ECS deployment group, loadBalancerInfo must be specified",
    "InvalidECSServiceException: Deployment group's ECS service must be configured for a CODE_DEPLOY deployment
    controller."
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
        https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html
    """
    if resource.type == Ecs.SERVICE:
        if controller(resource) == CODE_DEPLOY and not resource.blocks("loadBalancers"):
            yield resource.finding(
                "loadBalancers",
                problem="The service's deployment controller is CODE_DEPLOY, and it has no load balancer.",
                fix="Give it an Application or Network Load Balancer in loadBalancers, or remove deploymentController.",
            )
        return
    target = resource.block("ecsService")
    if target is None:
        return
    yield from _controller(target, stack)
    yield from _style(resource)
    yield from _load_balancing(resource)


def _controller(target: Block, stack: Stack) -> Iterator[Finding]:
    service = stack.follow(target, "serviceName", Ecs.SERVICE)
    if service is None:
        return
    kind = controller(service)
    if kind != CODE_DEPLOY:
        yield target.finding(
            "serviceName",
            problem=f"The deployment controller of the service {service.name} is {kind}, not CODE_DEPLOY.",
            fix=f"Set deploymentController.type to CODE_DEPLOY on {service.name} (this replaces it), or remove the "
            "deployment group and use the blue/green strategy of ECS itself: deploymentConfiguration.strategy.",
        )


def _style(group: Resource) -> Iterator[Finding]:
    style = group.block("deploymentStyle")
    kind = (style.text("deploymentType") if style else None) or "IN_PLACE"
    option = (style.text("deploymentOption") if style else None) or "WITHOUT_TRAFFIC_CONTROL"
    if (kind, option) != ("BLUE_GREEN", "WITH_TRAFFIC_CONTROL"):
        yield group.finding(
            "deploymentStyle",
            problem=f"The deployment style is {kind} {option}; an ECS service can be deployed BLUE_GREEN "
            "WITH_TRAFFIC_CONTROL only.",
            fix="Set deploymentStyle.deploymentType to BLUE_GREEN and deploymentOption to WITH_TRAFFIC_CONTROL.",
        )


def _load_balancing(group: Resource) -> Iterator[Finding]:
    info = group.block("loadBalancerInfo")
    pair = info.block("targetGroupPairInfo") if info else None
    if pair is None:
        yield group.finding(
            "loadBalancerInfo.targetGroupPairInfo",
            problem="The deployment group names no pair of target groups and no production listener.",
            fix="Set loadBalancerInfo.targetGroupPairInfo with two targetGroups (by name) and "
            "prodTrafficRoute.listenerArns.",
        )
        return
    groups = pair.items("targetGroups")
    if len(groups) != 2:
        yield pair.finding(
            "targetGroups",
            problem=f"The deployment group names {len(groups)} target "
            f"{'group' if len(groups) == 1 else 'groups'}; blue/green needs two.",
            fix="Name two target groups with the same protocol and target type, one for each colour.",
        )
    route = pair.block("prodTrafficRoute")
    if route is None or not route.items("listenerArns"):
        yield pair.finding(
            "prodTrafficRoute",
            problem="The deployment group names no listener for production traffic.",
            fix="Set prodTrafficRoute.listenerArns to the listener that forwards to the target groups.",
        )
