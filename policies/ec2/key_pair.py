"""Key pairs that machines are told to accept."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2, Eks
from policypack.shelf.machines import settled, starts_once
from policypack.shelf.outside import named_outside, with_commands


@policy(Ec2.INSTANCE, Ec2.SPOT_INSTANCE_REQUEST, Ec2.LAUNCH_TEMPLATE, Ec2.LAUNCH_CONFIGURATION, Eks.NODE_GROUP)
def not_found(machine: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Key pair does not exist in the region.

    Why: "InvalidKeyPair.NotFound: The key pair 'ops' does not exist". A key pair belongs to one region and account,
    and its name tells capitals apart.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html
    """
    if settled(machine):
        return
    block: Block | None = machine.block("remoteAccess") if machine.type == Eks.NODE_GROUP else machine
    property = "ec2SshKey" if machine.type == Eks.NODE_GROUP else "keyName"
    name = named_outside(block, property, stack, Ec2.KEY_PAIR, key="keyName") if block else None
    if block is None or name is None or aws.ec2.key_pair(name) is not None:
        return
    yield block.finding(
        property,
        problem=f"There is no key pair {name} in {machine.region}, and this stack does not create it.",
        fix=with_commands(
            "Name a key pair of the region, import one (aws.ec2.KeyPair), or leave it out and use Session Manager:",
            f"aws ec2 describe-key-pairs --region {machine.region} --query 'KeyPairs[].KeyName'",
        ),
        level=starts_once(machine, property, stack),
    )
