"""Instance profiles of machines."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Ec2, Iam
from policypack.shelf.remote import unseen


@policy(Ec2.INSTANCE, Ec2.LAUNCH_TEMPLATE, Ec2.LAUNCH_CONFIGURATION)
def not_a_name(machine: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Machine is given an ARN or a role where the name of an instance profile belongs.

    Why: "InvalidParameterValue: Value (arn:aws:iam::…) for parameter iamInstanceProfile.name is invalid. Invalid IAM
    Instance Profile name". A role is not a profile: one has to be made for it.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IamInstanceProfileSpecification.html
    """
    block: Block | None = machine
    name = "iamInstanceProfile"
    if machine.type == Ec2.LAUNCH_TEMPLATE:
        block, name = machine.block(name), "name"
    value = block.raw(name) if block else None
    if block is None or value is None:
        return
    symbol = value.whole if isinstance(value, Text) else None
    source = stack.get(symbol.urn) if symbol and symbol.urn else None
    if (symbol and source and source.type == Iam.INSTANCE_PROFILE and symbol.property == "arn") or (
        isinstance(value, str) and value.startswith("arn:")
    ):
        yield block.finding(
            name,
            problem=f"{block.path(name)} is an ARN, {str(value)!r}.",
            fix="Pass the name of the instance profile; in a launch template, arn is a property of its own.",
        )
    elif source and symbol and source.type == Iam.ROLE and not source.exists:
        names = [profile.raw("name") for profile in stack.of_type(Iam.INSTANCE_PROFILE)]
        if value in names or source.raw("name") in names:
            return
        yield block.finding(
            name,
            problem=f"{block.path(name)} is the {symbol.property} of the role {source.name}, and no instance profile "
            "of this stack has its name.",
            fix=f"Add an aws.iam.InstanceProfile with the role {source.name}, and pass its name.",
            level=unseen(stack, "name", Iam.INSTANCE_PROFILE),
        )
