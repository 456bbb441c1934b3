"""Roles that are there already and that a service is to use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import (
    Apigateway,
    Cfg,
    Cloudwatch,
    Codebuild,
    Codedeploy,
    Codepipeline,
    Ec2,
    Ecs,
    Eks,
    Glue,
    Iam,
    Lambda,
    Rds,
    Sfn,
)
from policypack.shelf.existing import arn_outside, proven
from policypack.shelf.origins import brought
from policypack.shelf.outside import with_commands
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.iam import Role


class _RoleUse(NamedTuple):
    """Who uses the role in a property. `checks`: does the service look at the role when the resource is created?"""

    property: str
    service: str
    checks: bool = False

    def principal(self, region: str) -> str:
        """Return the service's name in a region: in China that of EC2 is one of its own."""
        return (
            f"{self.service}.cn" if self.service == "ec2.amazonaws.com" and region.startswith("cn-") else self.service
        )


# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
USES: dict[str, tuple[_RoleUse, ...]] = {
    Lambda.FUNCTION: (_RoleUse("role", "lambda.amazonaws.com", checks=True),),
    Ecs.TASK_DEFINITION: (
        _RoleUse("executionRoleArn", "ecs-tasks.amazonaws.com"),
        _RoleUse("taskRoleArn", "ecs-tasks.amazonaws.com"),
    ),
    Eks.CLUSTER: (_RoleUse("roleArn", "eks.amazonaws.com", checks=True),),
    Eks.NODE_GROUP: (_RoleUse("nodeRoleArn", "ec2.amazonaws.com", checks=True),),
    Sfn.STATE_MACHINE: (_RoleUse("roleArn", "states.amazonaws.com", checks=True),),
    Codebuild.PROJECT: (_RoleUse("serviceRole", "codebuild.amazonaws.com", checks=True),),
    Codepipeline.PIPELINE: (_RoleUse("roleArn", "codepipeline.amazonaws.com", checks=True),),
    Codedeploy.DEPLOYMENT_GROUP: (_RoleUse("serviceRoleArn", "codedeploy.amazonaws.com"),),
    Cfg.RECORDER: (_RoleUse("roleArn", "config.amazonaws.com"),),
    Ec2.FLOW_LOG: (_RoleUse("iamRoleArn", "vpc-flow-logs.amazonaws.com"),),
    Apigateway.ACCOUNT: (_RoleUse("cloudwatchRoleArn", "apigateway.amazonaws.com"),),
    Rds.INSTANCE: (_RoleUse("monitoringRoleArn", "monitoring.rds.amazonaws.com"),),
    Glue.JOB: (_RoleUse("roleArn", "glue.amazonaws.com"),),
    Cloudwatch.EVENT_TARGET: (_RoleUse("roleArn", "events.amazonaws.com"),),
}


def _named(resource: Resource, stack: Stack, aws: Aws) -> Iterator[tuple[_RoleUse, str, Role | None]]:
    """Yield (use, name, answer) of every role outside the stack that a resource names by its ARN."""
    for use in USES[resource.type]:
        arn = arn_outside(resource, use.property, stack, aws, Iam.ROLE)
        # A role that this stack plans is as good as there; its ARN is text where the program put it together.
        if arn is None or not arn.resource.startswith("role/"):
            continue
        if not stack.named(arn.last, resource, Iam.ROLE) and not brought(Iam.ROLE, arn.last, resource, stack):
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
            service = use.principal(resource.region)
            yield resource.finding(
                use.property,
                problem=f"There is no role {name} in the account, and this stack does not create it.",
                fix=with_commands(
                    f"Name a role that is there and trusts {service}, or create it in the stack:",
                    "aws iam list-roles --query 'Roles[].Arn' --output text",
                ),
                level=proven(resource, use.property, stack) if use.checks else "advisory",
            )


@policy(*USES)
def trusts_other_service(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Role does not trust the service that is to use it.

    Why: "The role defined for the function cannot be assumed by Lambda", "CodeBuild is not authorized to perform:
    sts:AssumeRole", or "ECS was unable to assume the role" of every task. In China EC2 is ec2.amazonaws.com.cn.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
    """
    for use, name, role in _named(resource, stack, aws):
        if role is None or role.trusts(use.service):
            continue
        trusted = f"trusts {', '.join(role.services)}, and not" if role.services else "trusts no service, so not even"
        service = use.principal(resource.region)
        yield resource.finding(
            use.property,
            problem=f"The role {name} {trusted} {service}, which is to assume it.",
            fix=f"Name a role for this purpose, or add {service} to the principals of the role's trust policy: "
            f"`aws iam get-role --role-name {argument(name)} --query Role.AssumeRolePolicyDocument` shows it.",
            level=proven(resource, use.property, stack) if use.checks else "advisory",
        )
