"""AWS Lambda in a VPC."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Text, as_text, policy, unwrap
from policypack.catalogue.tokens import Iam, Lambda
from policypack.shelf.documents import allowed, listed
from policypack.shelf.remote import has_remote

# Other resources that may give a role policies: where one is planned nothing is certain.
OTHER_GRANTS = (
    Iam.POLICY_ATTACHMENT,
    Iam.ROLE_POLICIES_EXCLUSIVE,
    Iam.ROLE_POLICY_ATTACHMENTS_EXCLUSIVE,
)
NEEDED = "ec2:CreateNetworkInterface"
# Managed policies that are often given to functions and do not hold that action. Any other one may hold it.
# https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
WITHOUT = frozenset(
    {
        "service-role/AWSLambdaBasicExecutionRole",
        "service-role/AWSLambdaSQSQueueExecutionRole",
        "service-role/AWSLambdaDynamoDBExecutionRole",
        "service-role/AWSLambdaKinesisExecutionRole",
        "AWSXRayDaemonWriteAccess",
        "AmazonS3ReadOnlyAccess",
        "AmazonS3FullAccess",
        "AmazonDynamoDBReadOnlyAccess",
        "AmazonDynamoDBFullAccess",
        "AmazonSQSFullAccess",
        "AmazonSNSFullAccess",
        "SecretsManagerReadWrite",
        "CloudWatchLogsFullAccess",
        "CloudWatchAgentServerPolicy",
    }
)


@policy(Lambda.FUNCTION)
def permissions_missing(function: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role of a function in a VPC may not create network interfaces.

    Why: "InvalidParameterValueException: The provided execution role does not have permissions to call
    CreateNetworkInterface on EC2". Only roles are judged whose policies are all in the plan, or known managed ones.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    """
    network = function.block("vpcConfig")
    # An empty list of subnets means: not in a VPC.
    if network is None or not network.has("subnetIds") or network.raw("subnetIds") == []:
        return
    role = stack.follow(function, "role", Iam.ROLE)
    if role is None or role.exists or _may_allow(role, stack):
        return
    yield function.finding(
        "role",
        problem=f"The function is in a VPC, and no policy of its role {role.name} allows {NEEDED}.",
        fix=f"Attach arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole to {role.name}, and let the "
        "function depend on the attachment.",
        level="advisory" if has_remote(stack) else None,
    )


def _may_allow(role: Resource, stack: Stack) -> bool:
    """May one of the role's policies allow the action, for all that the plan says?"""
    if any(stack.referrers(role, kind) for kind in OTHER_GRANTS) or _grants(role):
        return True
    if any(_grants(inline) for inline in stack.referrers(role, Iam.ROLE_POLICY, property="role")):
        return True
    managed: list[tuple[Block, str]] = [
        (attachment, "policyArn") for attachment in stack.referrers(role, Iam.ROLE_POLICY_ATTACHMENT, property="role")
    ]
    if role.has("managedPolicyArns"):
        managed.append((role, "managedPolicyArns"))
    return any(_managed_may_allow(block, name, stack) for block, name in managed)


def _managed_may_allow(block: Block, name: str, stack: Stack) -> bool:
    planned = stack.follow_all(block, name, Iam.POLICY)
    if any(_grants(policy) for policy in planned):
        return True
    value = block.raw(name)
    arns = map(unwrap, value if isinstance(value, list) else [value])
    others = [arn for arn in arns if not isinstance(arn, str) or arn.partition(":policy/")[2] not in WITHOUT]
    # What is not a known managed policy must be one that is planned here.
    return len(others) > len(planned)


def _grants(holder: Resource) -> bool:
    for statement in allowed(holder):
        patterns = listed(statement, "Action")
        if statement.has("NotAction") or any(isinstance(pattern, Text) for pattern in patterns):
            return True
        if any(fnmatch.fnmatchcase(NEEDED.lower(), as_text(pattern).lower()) for pattern in patterns):
            return True
    return False
