"""Amazon VPC: peering connections."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Ec2
from policypack.shelf.outside import named_outside
from policypack.shelf.ranges import cidr


@policy(Ec2.VPC_PEERING_CONNECTION)
def addresses_overlap(peering: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """VPCs that are to be peered share addresses.

    Why: The connection fails at once: "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range". VPCs of
    which any two IPv4 ranges overlap cannot be peered, whichever of them is used.
    Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
    """
    if peering.exists or not _own_account(peering, aws):
        return
    own = _ranges(peering, "vpcId", peering.region, stack, aws)
    other = _ranges(peering, "peerVpcId", peering.text("peerRegion") or peering.region, stack, aws)
    for mine in own:
        for theirs in other:
            first, second = cidr(mine), cidr(theirs)
            if first and second and first.overlaps(second):
                yield peering.finding(
                    "peerVpcId",
                    problem=f"The VPC of vpcId has {mine}, and the one of peerVpcId {theirs}, which overlap.",
                    fix="Give one of the VPCs other addresses, or connect what needs it with AWS PrivateLink, which "
                    "does without routes.",
                )
                return


@policy(Ec2.VPC_PEERING_CONNECTION, silences={"vpc-peering-addresses-overlap": "resource"})
def with_itself(peering: Resource, *, stack: Stack) -> Iterator[Finding]:
    """VPC is to be peered with itself.

    Why: The connection fails at once: "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range".
    Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html
    """
    own = stack.follow(peering, "vpcId", Ec2.VPC, Ec2.DEFAULT_VPC)
    if own is not None and own is stack.follow(peering, "peerVpcId", Ec2.VPC, Ec2.DEFAULT_VPC):
        yield peering.finding(
            "peerVpcId",
            problem=f"vpcId and peerVpcId are both that of {own.name}.",
            fix="Name another VPC as peerVpcId.",
        )


@policy(Ec2.VPC_PEERING_CONNECTION, Ec2.PEERING_CONNECTION_OPTIONS)
def options_before_acceptance(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Peering connection gets options, and nothing of the stack accepts it.

    Why: "Unable to modify EC2 VPC Peering Connection Options. … is not active (current status: pending-acceptance)",
    "OperationNotPermitted": a new connection has no options before the other side has accepted it.
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
    https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_peering_connection.go
    """
    beside = resource.type == Ec2.PEERING_CONNECTION_OPTIONS
    peering = stack.follow(resource, "vpcPeeringConnectionId", Ec2.VPC_PEERING_CONNECTION) if beside else resource
    if peering is None or peering.exists or peering.external or peering.flag("autoAccept"):
        return
    given = resource.given("accepter", "requester")
    if not given:
        return
    accepters = stack.referrers(peering, Ec2.VPC_PEERING_CONNECTION_ACCEPTER, property="vpcPeeringConnectionId")
    # What stands in the connection itself is set before anybody can have accepted it.
    if beside and accepters:
        return
    yield resource.finding(
        given[0],
        problem=f"{given[0]} is set, and {peering.name} waits to be accepted: its autoAccept is not true.",
        fix="Set autoAccept to true where both VPCs are of this account and region; else add a "
        "VpcPeeringConnectionAccepter, and let PeeringConnectionOptions depend on it.",
        # Somebody may accept it while the update goes on.
        level="advisory" if beside else None,
    )


def _own_account(peering: Resource, aws: Aws) -> bool:
    """Can the other VPC be seen from here?"""
    owner = peering.text("peerOwnerId")
    return owner is None or owner == aws.account()


def _ranges(peering: Resource, name: str, region: str, stack: Stack, aws: Aws) -> list[str]:
    """Return the IPv4 ranges of a VPC, planned or there already, as far as they are known."""
    planned = stack.follow(peering, name, Ec2.VPC, Ec2.DEFAULT_VPC)
    if planned is None:
        id = named_outside(peering, name, stack, Ec2.VPC, Ec2.DEFAULT_VPC, key="id")
        networks = aws.ec2.vpcs((("vpc-id", (id,)),), region=region) if id else ()
        return [item for network in networks for item in network.cidrs]
    values = [planned.raw("cidrBlock")]
    values += [
        extra.raw("cidrBlock")
        for extra in stack.referrers(planned, Ec2.VPC_IPV4_CIDR_BLOCK_ASSOCIATION, property="vpcId")
    ]
    return [item for item in values if isinstance(item, str)]
