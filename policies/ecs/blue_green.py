"""Amazon ECS: blue/green deployments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Codedeploy, Ecs
from policypack.shelf.ecs_services import CODE_DEPLOY, controller

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html
SHIFTING = ("BLUE_GREEN", "LINEAR", "CANARY")


@policy(Ecs.SERVICE, level="advisory")
def without_group(service: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Service waits for CodeDeploy, and nothing here deploys it.

    Why: ECS refuses changes of the task definition on such a service: "Unable to update task definition on services
    with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to trigger a new deployment." Only a deployment
    group can deploy it again.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-bluegreen.html
    """
    if controller(service) != CODE_DEPLOY:
        return
    if any(stack.pointing_to(service, _deployed, Codedeploy.DEPLOYMENT_GROUP)):
        return
    yield service.finding(
        "deploymentController.type",
        problem="deploymentController.type is CODE_DEPLOY, and no deployment group of this stack names the service.",
        fix="Add an aws.codedeploy.DeploymentGroup with ecsService, or let ECS shift the traffic itself: "
        "deploymentController ECS with deploymentConfiguration.strategy BLUE_GREEN.",
    )


def _deployed(group: Resource) -> list[tuple[Block, str]]:
    return [(target, "serviceName") for target in group.blocks("ecsService")]


@policy(
    Ecs.SERVICE,
    level="advisory",
    group="convention",
    config={
        "required": {
            "type": "boolean",
            "default": False,
            "description": "Must every service with tasks be deployed blue/green?",
        }
    },
)
def required_missing(service: Resource, *, config: Mapping[str, Any]) -> Iterator[Finding]:
    """Service is not deployed blue/green, as is required here.

    Why: A rolling update replaces tasks in place, so a bad version meets real traffic at once; with two sets of
    tasks, traffic is shifted after the new ones are found good, and back in seconds.
    Source: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html
    """
    if not config["required"] or controller(service) != "ECS":
        return
    deployment = service.block("deploymentConfiguration")
    strategy = (deployment.text("strategy") if deployment else None) or "ROLLING"
    if strategy not in SHIFTING:
        yield service.finding(
            "deploymentConfiguration.strategy",
            problem=f"The deployment strategy is {strategy}; blue/green is required.",
            fix="Set deploymentConfiguration.strategy to BLUE_GREEN, LINEAR or CANARY, with a second target group in "
            "loadBalancers.advancedConfiguration.",
        )
