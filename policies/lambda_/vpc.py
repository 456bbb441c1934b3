"""AWS Lambda in a VPC."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Iam, Lambda
from policypack.shelf.access import Accessed, role_may
from policypack.shelf.remote import unseen

NEEDED = "ec2:CreateNetworkInterface"


@policy(Lambda.FUNCTION)
def permissions_missing(function: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role of a function in a VPC may not create network interfaces.

    Why: "InvalidParameterValueException: The provided execution role does not have permissions to call
    CreateNetworkInterface on EC2". Only roles are judged whose policies are all in the plan, or known managed ones.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    """
    network = function.block("vpcConfig")
    # An empty list of subnets means: not in a VPC.
    if network is None or not network.given("subnetIds"):
        return
    role = stack.follow(function, "role", Iam.ROLE)
    if role is None or role.exists or role_may(role, NEEDED, Accessed(None), stack) != "no":
        return
    yield function.finding(
        "role",
        problem=f"The function is in a VPC, and no policy of its role {role.name} allows {NEEDED}.",
        fix=f"Attach arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole to {role.name}, and let the "
        "function depend on the attachment.",
        level=unseen(stack, "role", Iam.ROLE_POLICY, Iam.ROLE_POLICY_ATTACHMENT),
    )
