"""Elastic Load Balancing: application and network load balancers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import UNKNOWN, Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Lb
from policypack.shelf.certificates import certificates, unissuable
from policypack.shelf.load_balancers import (
    admits,
    balancers_of,
    forwards,
    is_application,
    lets_out,
    listeners_of,
    planned_groups,
    targets_of,
)
from policypack.shelf.naming import listed
from policypack.shelf.security_groups import Opening, ingress
from policypack.shelf.subnets import planned_zones

# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
# https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
NAME_LIMIT = 32
NAME_CHARACTERS = re.compile(r"[0-9A-Za-z-]*")
# What the provider adds to a name of its own making: a hyphen and seven digits.
RANDOM_PART = 8


@policy(Lb.LOAD_BALANCER, level="advisory")
def load_balancer_without_working_listener(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Load balancer has no listener that works.

    Why: A load balancer answers nobody without a listener, and an HTTPS or TLS listener needs a certificate that
    has been issued. Reserved domains such as example.com get none: the request stays pending until it fails.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
    """
    listeners = listeners_of(balancer, stack)
    if not listeners:
        yield balancer.finding(
            problem="No listener of this stack belongs to the load balancer, so nothing answers on it.",
            fix="Add a listener with its default action, or remove the load balancer.",
        )
        return
    hopeless = []
    for listener in listeners:
        found = [unissuable(certificate) for certificate in certificates(listener, "certificateArn", stack)]
        if not found or found[0] is None:
            return
        hopeless.append((listener.number("port"), found[0][1]))
    named = " and ".join(f"port {port} needs a certificate for {name}" for port, name in hopeless)
    yield balancer.finding(
        problem=f"Every listener of the load balancer waits for a certificate that cannot be issued: {named}.",
        fix="Request the certificate for a domain that you own and validate it, or add an HTTP listener on port 80 "
        "until there is one.",
    )


@policy(Lb.LOAD_BALANCER, level="advisory")
def security_group_blocks_listener(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group of the load balancer does not admit a listener's port.

    Why: Connections to the listener time out: the security groups of a load balancer decide who reaches it, and
    what no rule admits is dropped.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
    """
    if not balancer.items("securityGroups"):
        return
    openings = [
        opening for group in planned_groups(balancer, "securityGroups", stack) for opening in ingress(group, stack)
    ]
    for listener in listeners_of(balancer, stack):
        port = listener.number("port")
        protocol = "udp" if listener.text("protocol") == "UDP" else "tcp"
        if port is None or any(opening.admits(int(port), protocol) for opening in openings):
            continue
        yield listener.finding(
            "port",
            problem=f"The listener answers on port {port}, but the security groups of {balancer.name} admit "
            f"{_ports(openings)}.",
            fix=f"Add an ingress rule for port {port} to the security group of {balancer.name}.",
        )


def _ports(openings: list[Opening]) -> str:
    admitted = sorted({(opening.first, opening.last) for opening in openings})
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in admitted) or "nothing"


@policy(Lb.TARGET_GROUP, level="advisory")
def security_group_blocks_target(target_group: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group of the targets does not admit the load balancer.

    Why: Health checks and requests of the load balancer time out, targets are "Request timed out" unhealthy, and
    ECS stops and starts the tasks for ever.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html
    """
    for balancer in balancers_of(target_group, stack):
        if not is_application(balancer) or not balancer.items("securityGroups"):
            continue
        senders = planned_groups(balancer, "securityGroups", stack)
        for target in targets_of(target_group, stack):
            openings = [opening for group in target.groups for opening in ingress(group, stack)]
            if any(admits(opening, target.port, senders, target.groups) for opening in openings):
                continue
            groups = " and ".join(group.name for group in target.groups)
            yield target.owner.finding(
                problem=f"{balancer.name} sends traffic to port {target.port} of {target.owner.name}, and {groups} "
                "admits none of it there.",
                fix=f"Add an ingress rule to {groups}: tcp, port {target.port}, from the security group of "
                f"{balancer.name}.",
            )


@policy(Lb.LOAD_BALANCER, level="advisory")
def security_group_without_egress(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Security group of the load balancer lets nothing out.

    Why: The provider takes the rule that AWS gives every new group, all traffic out, away again. Without another one
    the load balancer reaches no target: all of them are "Request timed out" unhealthy.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/
        https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html
    """
    if not is_application(balancer) or not balancer.items("securityGroups"):
        return
    groups = planned_groups(balancer, "securityGroups", stack)
    if any(lets_out(group, stack) for group in groups):
        return
    if any(target for listener in listeners_of(balancer, stack) for target in forwards(listener)):
        names = " and ".join(group.name for group in groups)
        yield balancer.finding(
            "securityGroups",
            problem=f"The listeners of the load balancer forward to targets, and {names} has no egress rule.",
            fix=f"Add egress to {names}: the targets' port to their security group, or all traffic to 0.0.0.0/0.",
        )


@policy(Lb.LOAD_BALANCER)
def subnets_share_zone(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two subnets of the load balancer are in one zone.

    Why: A load balancer takes one subnet of each zone: "InvalidConfigurationRequest: A load balancer cannot be
    attached to multiple subnets in the same Availability Zone."
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    name = "subnets" if balancer.has("subnets") else "subnetMappings"
    listed: list[tuple[Block, str]] = [(balancer, name)]
    if name == "subnetMappings":
        listed = [(block, "subnetId") for block in balancer.blocks(name)]
    zones = planned_zones(listed, len(balancer.items(name)), stack)
    if zones is None:
        return
    # With all of them in one zone, keeping one is not enough for an application load balancer.
    alone = is_application(balancer) and len(zones) == 1 and sum(map(len, zones.values())) == len(balancer.items(name))
    for zone, subnets in sorted(zones.items()):
        if len(subnets) > 1:
            yield balancer.finding(
                name,
                problem=f"{' and '.join(sorted(subnets))} are in {zone}; a load balancer takes one subnet of each "
                "zone.",
                fix="Keep one of them and move the others to other zones (set availabilityZone of each subnet): an "
                "Application Load Balancer needs two zones."
                if alone
                else "Keep one of them, or move the others to other zones: set availabilityZone of each subnet.",
            )


@policy(Lb.LOAD_BALANCER, gives_way=True)
def subnets_too_few(balancer: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Application Load Balancer has one subnet.

    Why: "ValidationError: At least two subnets in two different Availability Zones must be specified". On Outposts and
    in Local Zones one is enough.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    name = "subnets" if balancer.has("subnets") else "subnetMappings"
    listed = balancer.raw(name)
    if not is_application(balancer) or balancer.has("customerOwnedIpv4Pool") or not isinstance(listed, list):
        return
    if len(listed) == 1 and listed[0] is not UNKNOWN:
        zones = planned_zones([(balancer, name)], 1, stack) if name == "subnets" else None
        # A zone of the region has its name and one letter: a subnet elsewhere may be in a Local Zone.
        here = bool(zones) and all(re.fullmatch(rf"{balancer.region}[a-z]", zone) for zone in zones or ())
        yield balancer.finding(
            name,
            problem=f"{name} has one subnet, and an Application Load Balancer has two at least, in two zones.",
            fix="Name a subnet of another zone too.",
            level=None if here else "advisory",
        )


@policy(Lb.LOAD_BALANCER, Lb.TARGET_GROUP)
def name_refused(resource: Resource) -> Iterator[Finding]:
    """Name of the load balancer or target group is refused.

    Why: Both names hold 32 letters, digits and hyphens, with no hyphen at either end; a load balancer's may not
    begin with "internal-". The provider refuses others before it asks AWS.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
        https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
    """
    name = resource.partial("name")
    if name is None:
        return
    known = name.literal if isinstance(name, Text) else name
    first = name.prefix if isinstance(name, Text) else name
    last = name if isinstance(name, str) else name.parts[-1]
    made = isinstance(name, str) and name[:-RANDOM_PART] == resource.name
    problem = ""
    if len(known) > NAME_LIMIT:
        problem = (
            f"has {'at least ' if isinstance(name, Text) else ''}{len(known)} characters; {NAME_LIMIT} are allowed"
        )
    elif not NAME_CHARACTERS.fullmatch(known):
        refused = re.sub(NAME_CHARACTERS, "", known)
        problem = f"holds {listed(refused, name)}; letters, digits and hyphens are allowed"
    elif first.startswith("-") or (isinstance(last, str) and last.endswith("-")):
        problem = "begins or ends with a hyphen"
    elif first.startswith("internal-") and resource.type == Lb.LOAD_BALANCER:
        problem = 'begins with "internal-", which is reserved'
    if problem:
        yield resource.finding(
            "name",
            problem=f"The name {str(name)!r} {problem}.",
            fix=f"Shorten the resource's name in the program to {NAME_LIMIT - RANDOM_PART} characters (the provider "
            f"adds {RANDOM_PART}), or set name."
            if made
            else f"Set name to at most {NAME_LIMIT} letters, digits and single hyphens between them.",
        )


@policy(Lb.LOAD_BALANCER, level="advisory", severity="low", group="convention", environment="test")
def deletion_protected_in_test(balancer: Resource) -> Iterator[Finding]:
    """Load balancer of a test stack cannot be destroyed.

    Why: "OperationNotPermitted: Load balancer … cannot be deleted because deletion protection is enabled." The
    destroy of the stack stops there.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
    """
    if balancer.flag("enableDeletionProtection"):
        yield balancer.finding(
            "enableDeletionProtection",
            problem="enableDeletionProtection is true in a test stack, so `pulumi destroy` fails.",
            fix="Set enableDeletionProtection to false for test stacks.",
        )


@policy(Lb.LOAD_BALANCER, level="advisory", severity="medium", group="reliability", environment="production")
def deletion_unprotected_in_production(balancer: Resource) -> Iterator[Finding]:
    """Load balancer of a production stack can be deleted by mistake.

    Why: A deleted load balancer comes back with another DNS name: every record and client that knows the old one
    is cut off.
    Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
    """
    if not balancer.flag("enableDeletionProtection"):
        yield balancer.finding(
            "enableDeletionProtection",
            problem="enableDeletionProtection is not on in a production stack.",
            fix="Set enableDeletionProtection to true.",
        )
