"""Deployment configurations of CodeDeploy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Codedeploy

# AWS's own, by what their names say; those for servers are three.
# https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
_OWN = re.compile(r"CodeDeployDefault\.(?P<platform>ECS|Lambda)?(?P<rest>.+)")
_SERVERS = ("AllAtOnce", "HalfAtATime", "OneAtATime")


def _platform(name: str) -> str | None:
    """Return the platform of one of AWS's configurations; None for one of somebody's own."""
    match = _OWN.fullmatch(name)
    if match is None:
        return None
    return match["platform"] or ("Server" if match["rest"] in _SERVERS else None)


@policy(Codedeploy.DEPLOYMENT_GROUP)
def of_other_platform(group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Deployment group has a configuration for another platform.

    Why: "InvalidDeploymentConfigNameException: … deployment configuration is not compatible with the compute platform":
    CodeDeployDefault.ECS… is for ECS, CodeDeployDefault.Lambda… for Lambda, OneAtATime for servers.
    Source: https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html
    """
    application = stack.follow(group, "appName", Codedeploy.APPLICATION)
    if application is None:
        return
    wanted = application.text("computePlatform", default="Server") or "Server"
    name = group.text("deploymentConfigName")
    chosen = stack.follow(group, "deploymentConfigName", Codedeploy.DEPLOYMENT_CONFIG)
    platform = chosen.text("computePlatform", default="Server") if chosen else _platform(name or "")
    if platform and platform != wanted:
        yield group.finding(
            "deploymentConfigName",
            problem=f"deploymentConfigName is {name}, which is for {platform}, and {application.name} is for {wanted}.",
            fix=f"Use a configuration for {wanted}, such as "
            + ("CodeDeployDefault.OneAtATime." if wanted == "Server" else f"CodeDeployDefault.{wanted}AllAtOnce."),
        )


@policy(Codedeploy.DEPLOYMENT_CONFIG)
def parts_of_other_platform(own: Resource) -> Iterator[Finding]:
    """Deployment configuration has the parts of another platform.

    Why: "InvalidMinimumHealthyHostValueException", "InvalidTrafficRoutingConfigurationException": servers have a
    minimum of healthy hosts, Lambda and ECS a way to shift the traffic.
    Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeploymentConfig.html
    """
    platform = own.text("computePlatform", default="Server")
    wanted, other = ("minimumHealthyHosts", "trafficRoutingConfig")
    if platform != "Server":
        wanted, other = other, wanted
    given = own.given(other)
    if given or not own.given(wanted):
        yield own.finding(
            other if given else wanted,
            problem=f"computePlatform is {platform}, and {f'{other} is set' if given else f'{wanted} is not set'}.",
            fix=f"Set {wanted}" + (f" in place of {other}." if given else "."),
        )
