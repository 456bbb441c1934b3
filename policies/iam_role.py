"""Roles that are there already and that a service is to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policies._documents import ROLE
from policies._live import arn_outside, proven
from policies._outside import with_commands
from policypack import Aws, Finding, Resource, Stack, policy

if TYPE_CHECKING:
    from policypack.aws.services.iam import Role


class _Use(NamedTuple):
    """Who uses the role in a property. `checks`: does the service look at the role when the resource is created?"""

    property: str
    service: str
    checks: bool = False


# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
USES: dict[str, tuple[_Use, ...]] = {
    "aws:lambda/function:Function": (_Use("role", "lambda.amazonaws.com", checks=True),),
    "aws:ecs/taskDefinition:TaskDefinition": (
        _Use("executionRoleArn", "ecs-tasks.amazonaws.com"),
        _Use("taskRoleArn", "ecs-tasks.amazonaws.com"),
    ),
    "aws:eks/cluster:Cluster": (_Use("roleArn", "eks.amazonaws.com", checks=True),),
    "aws:eks/nodeGroup:NodeGroup": (_Use("nodeRoleArn", "ec2.amazonaws.com", checks=True),),
    "aws:sfn/stateMachine:StateMachine": (_Use("roleArn", "states.amazonaws.com", checks=True),),
    "aws:codebuild/project:Project": (_Use("serviceRole", "codebuild.amazonaws.com", checks=True),),
    "aws:codepipeline/pipeline:Pipeline": (_Use("roleArn", "codepipeline.amazonaws.com", checks=True),),
    "aws:codedeploy/deploymentGroup:DeploymentGroup": (_Use("serviceRoleArn", "codedeploy.amazonaws.com"),),
    "aws:cfg/recorder:Recorder": (_Use("roleArn", "config.amazonaws.com"),),
    "aws:ec2/flowLog:FlowLog": (_Use("iamRoleArn", "vpc-flow-logs.amazonaws.com"),),
    "aws:apigateway/account:Account": (_Use("cloudwatchRoleArn", "apigateway.amazonaws.com"),),
    "aws:rds/instance:Instance": (_Use("monitoringRoleArn", "monitoring.rds.amazonaws.com"),),
    "aws:glue/job:Job": (_Use("roleArn", "glue.amazonaws.com"),),
    "aws:cloudwatch/eventTarget:EventTarget": (_Use("roleArn", "events.amazonaws.com"),),
}


def _named(resource: Resource, stack: Stack, aws: Aws) -> Iterator[tuple[_Use, str, Role | None]]:
    """Yield (use, name, answer) of every role outside the stack that a resource names by its ARN."""
    for use in USES[resource.type]:
        arn = arn_outside(resource, use.property, stack, aws, ROLE)
        # A role that this stack plans is as good as there; its ARN is text where the program put it together.
        planned = {role.raw("name") for role in stack.of_type(ROLE)}
        if arn is not None and arn.resource.startswith("role/") and arn.last not in planned:
            yield use, arn.last, aws.iam.role(arn.last)


@policy(*USES)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Role does not exist.

    Why: "InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda", "Role is not
    valid", "Cross-account pass role is not allowed": services answer differently, and none says that it is missing.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
    """
    for use, name, role in _named(resource, stack, aws):
        if role is None:
            yield resource.finding(
                use.property,
                problem=f"There is no role {name} in the account, and this stack does not create it.",
                fix=with_commands(
                    f"Name a role that is there and trusts {use.service}, or create it in the stack:",
                    "aws iam list-roles --query 'Roles[].Arn' --output text",
                ),
                level=proven(resource, use.property, stack) if use.checks else "advisory",
            )


@policy(*USES)
def trusts_other_service(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Role does not trust the service that is to use it.

    Why: "The role defined for the function cannot be assumed by Lambda", "CodeBuild is not authorized to perform:
    sts:AssumeRole", or "ECS was unable to assume the role" of every task.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
    """
    for use, name, role in _named(resource, stack, aws):
        if role is None or role.trusts(use.service):
            continue
        trusted = f"trusts {', '.join(role.services)}" if role.services else "trusts no service"
        yield resource.finding(
            use.property,
            problem=f"The role {name} {trusted}, and not {use.service}, which is to assume it.",
            fix=f"Name a role for this purpose, or add {use.service} to the principals of the role's trust policy: "
            f"`aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument` shows it.",
            level=proven(resource, use.property, stack) if use.checks else "advisory",
        )
