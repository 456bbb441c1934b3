"""AWS Elastic Beanstalk: platforms, applications and host names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Elasticbeanstalk
from policypack.finding import Level
from policypack.shelf.existing import by_another, whose
from policypack.shelf.outside import listed, named_outside, proven_once, with_commands
from policypack.shown import argument

# "64bit Amazon Linux 2023 v4.3.0 running Python 3.11": operating system, version, platform.
_STACK = re.compile(r"(?P<system>.+?) v(?P<version>[\d.]+) running (?P<platform>.+)")
# AWS's own platforms; one of an account has its number before the last part.
_PLATFORM = re.compile(r"arn:[\w-]+:elasticbeanstalk:(?P<region>[\w-]+)::platform/(?P<name>[^/]+)/[\d.]+")


@policy(Elasticbeanstalk.ENVIRONMENT, Elasticbeanstalk.CONFIGURATION_TEMPLATE, severity="critical")
def solution_stack_not_offered(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Solution stack is not offered any more.

    Why: "InvalidParameterValue: No Solution Stack named '64bit Amazon Linux 2 v3.7.9 running Python 3.8' found". The
    names hold the platform's version, and new versions take the place of old ones every month.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ListAvailableSolutionStacks.html
        https://docs.aws.amazon.com/elasticbeanstalk/latest/platforms/platforms-supported.html
    """
    name = resource.text("solutionStackName")
    if not name:
        return
    offered = aws.elasticbeanstalk.solution_stacks()
    if name in offered or not offered:
        return
    close = _alike(name, offered)
    yield resource.finding(
        "solutionStackName",
        problem=f"Elastic Beanstalk has no solution stack {name!r} in {resource.region}.",
        fix=with_commands(
            (f"Use one that is offered, such as {listed(close, 3)}; " if close else "Use one that is offered; ")
            + "or ask for the newest with aws.elasticbeanstalk.get_solution_stack(most_recent=True, name_regex=…):",
            f"aws elasticbeanstalk list-available-solution-stacks --region {resource.region} "
            "--query SolutionStacks --output table",
        ),
        level=_kept(resource, "solutionStackName", stack),
    )


def _kept(resource: Resource, name: str, stack: Stack) -> Level | None:
    """Return the level of what is not offered any more: an environment that runs on it goes on."""
    return "advisory" if resource.exists else proven_once(resource, name, stack)


def _alike(name: str, offered: tuple[str, ...]) -> list[str]:
    """Return the stacks of the same platform, those of the same operating system first, in AWS's order."""
    asked = _STACK.fullmatch(name)
    if asked is None:
        return []
    found = [(stack, match) for stack in offered if (match := _STACK.fullmatch(stack))]
    family = asked["platform"].split()[0]
    alike = [(stack, match) for stack, match in found if match["platform"].split()[0] == family]
    alike.sort(key=lambda item: (item[1]["platform"] != asked["platform"], item[1]["system"] != asked["system"]))
    return [stack for stack, _match in alike[:3]]


@policy(Elasticbeanstalk.ENVIRONMENT, severity="critical")
def platform_not_offered(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Platform version of the environment does not exist.

    Why: "InvalidParameterValue: No Platform named 'arn:aws:elasticbeanstalk:eu-west-2::platform/Ruby 2.7 running on
    64bit Amazon Linux 2/3.6.3' found." Platform versions are removed some time after they were replaced. AWS lists
    those that the identity may see, so an empty list proves nothing.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_ListPlatformVersions.html
    """
    arn = resource.text("platformArn")
    match = _PLATFORM.fullmatch(arn) if arn else None
    if arn is None or match is None or match["region"] != resource.region:
        return
    offered = aws.elasticbeanstalk.platforms(match["name"])
    if not offered or arn in offered:
        return
    yield resource.finding(
        "platformArn",
        problem=f"Elastic Beanstalk has no platform version {arn}.",
        fix=with_commands(
            f"Use a version that is there, such as {offered[0]}:",
            f"aws elasticbeanstalk list-platform-versions --region {resource.region} --filters "
            f"{argument('Type=PlatformName,Operator==,Values=' + match['name'])} "
            "--query 'PlatformSummaryList[].PlatformArn'",
        ),
        level=_kept(resource, "platformArn", stack),
    )


@policy(Elasticbeanstalk.ENVIRONMENT, Elasticbeanstalk.CONFIGURATION_TEMPLATE, Elasticbeanstalk.APPLICATION_VERSION)
def application_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Application does not exist.

    Why: "InvalidParameterValue: No Application named 'shop' found." An application belongs to one region. AWS lists
    those that the identity may see, so that none proves nothing.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateEnvironment.html
    """
    name = named_outside(resource, "application", stack, Elasticbeanstalk.APPLICATION)
    if name is None or aws.elasticbeanstalk.application(name) is not None:
        return
    yield resource.finding(
        "application",
        problem=f"There is no Elastic Beanstalk application {name} in {resource.region} that this identity may see, "
        "and this stack does not create it.",
        fix=with_commands(
            "Name an application that is there, or create it in the stack and refer to its name:",
            f"aws elasticbeanstalk describe-applications --region {resource.region} "
            "--query 'Applications[].ApplicationName'",
        ),
        level="advisory",
    )


@policy(Elasticbeanstalk.ENVIRONMENT)
def version_not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Application version does not exist.

    Why: "InvalidParameterValue: No Application Version named 'v7' found." A pipeline makes versions, and old ones are
    removed by the application's lifecycle rules. AWS lists those that the identity may see.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CreateEnvironment.html
    """
    label = named_outside(resource, "version", stack, Elasticbeanstalk.APPLICATION_VERSION)
    application = named_outside(resource, "application", stack, Elasticbeanstalk.APPLICATION)
    if label is None or application is None or aws.elasticbeanstalk.version(application, label) is not None:
        return
    yield resource.finding(
        "version",
        problem=f"The application {application} has no version {label} in {resource.region} that this identity may "
        "see, and this stack does not create it.",
        fix=with_commands(
            "Name a version that is there, or create it in the stack (aws.elasticbeanstalk.ApplicationVersion):",
            f"aws elasticbeanstalk describe-application-versions --application-name {argument(application)} "
            f"--region {resource.region} --query 'ApplicationVersions[].VersionLabel'",
        ),
        level="advisory",
    )


@policy(Elasticbeanstalk.ENVIRONMENT)
def cname_prefix_taken(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Host name of the environment is taken.

    Why: "InvalidParameterValue: DNS name (shop.eu-west-1.elasticbeanstalk.com) is not available." All accounts share
    a region's host names.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_CheckDNSAvailability.html
    """
    prefix = resource.text("cnamePrefix")
    if not prefix or resource.exists or aws.elasticbeanstalk.cname_free(prefix):
        return
    yield resource.finding(
        "cnamePrefix",
        problem=f"The host name {prefix}.{resource.region}.elasticbeanstalk.com is taken already.{whose(stack)}",
        fix="Choose another cnamePrefix, for instance with the stack's name in it, or leave it out: Elastic Beanstalk "
        "then makes one.",
        level=by_another(stack),
    )
