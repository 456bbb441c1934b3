"""Rules of security groups: ports, protocols, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, Text, as_text, policy, unwrap
from policypack.catalogue.tokens import Ec2, Vpc
from policypack.shelf.naming import listed

# https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
_LONGEST = 255
_REFUSED = re.compile(r"[^0-9A-Za-z_ .:/()#,@\[\]+=&;{}!$*-]")
_ALL = ("-1", "all")
_WITH_PORTS = ("tcp", "udp", "6", "17")
_LAST_PORT = 65_535
# Of ICMP fromPort is the type and toPort the code, -1 for all.
_ICMP, _LAST_CODE = ("icmp", "1", "icmpv6", "58"), 255
_RULES = (Vpc.SECURITY_GROUP_INGRESS_RULE, Vpc.SECURITY_GROUP_EGRESS_RULE)
_INLINE = (Ec2.SECURITY_GROUP, Ec2.DEFAULT_SECURITY_GROUP)


def _rules(resource: Resource) -> Iterator[tuple[Block, str]]:
    """Yield each rule with the name of its protocol."""
    if resource.type in _INLINE:
        yield from ((rule, "protocol") for name in ("ingress", "egress") for rule in resource.blocks(name))
    else:
        yield resource, "ipProtocol" if resource.type in _RULES else "protocol"


@policy(*_INLINE, Ec2.SECURITY_GROUP_RULE, *_RULES)
def ports_refused(resource: Resource) -> Iterator[Finding]:
    """Rule of a security group has ports that its protocol does not take.

    Why: "from_port (0) and to_port (65535) must both be 0 to use the 'ALL' "-1" protocol!", which the provider says of
    rules inside a group, and EC2's "InvalidParameterValue: Invalid TCP port range (443:80)" and "Must specify both from
    and to ports with TCP/UDP".
    Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_security_group.go
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
    """
    for rule, name in _rules(resource):
        protocol = (rule.text(name) or "").lower()
        first, last = rule.number("fromPort"), rule.number("toPort")
        said = f"{name} is {protocol}, fromPort {first} and toPort {last}"
        if protocol in _WITH_PORTS and None in (first, last):
            yield rule.finding(
                "fromPort" if first is None else "toPort",
                problem=f"{name} is {protocol}, and {'there are no ports' if first is last else 'one port is missing'}"
                ": Must specify both from and to ports with TCP/UDP.",
                fix="Set fromPort and toPort, to the same for one port.",
            )
        elif protocol in _ALL and resource.type in _INLINE and (first or last):
            yield rule.finding(
                "fromPort",
                problem=f"{said}; with all protocols both are 0.",
                fix="Set fromPort and toPort to 0, or the protocol to tcp or udp.",
            )
        elif protocol in _ICMP and any(item is not None and not -1 <= item <= _LAST_CODE for item in (first, last)):
            yield rule.finding(
                "toPort",
                problem=f"{said}; of {protocol} these are type and code (ICMP code out of range).",
                fix=f"Set both to -1 for all, or to numbers from 0 to {_LAST_CODE}.",
            )
        elif protocol not in _WITH_PORTS or first is None or last is None or 0 <= first <= last <= _LAST_PORT:
            continue
        else:
            yield rule.finding(
                "fromPort",
                problem=f"{said}, which is no range of ports.",
                fix=f"Set both to numbers from 0 to {_LAST_PORT}, fromPort to the smaller one.",
            )


@policy(Ec2.NETWORK_ACL, Ec2.DEFAULT_NETWORK_ACL)
def list_ports_refused(resource: Resource) -> Iterator[Finding]:
    """Rule of a network ACL is for all protocols, and has ports.

    Why: `to_port (65535) and from_port (0) must both be 0 to use the the 'all' "-1" protocol!` is what the provider
    says when it makes the list.
    Source: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_network_acl.go
    """
    for rule in (*resource.blocks("ingress"), *resource.blocks("egress")):
        first, last = rule.number("fromPort"), rule.number("toPort")
        if (rule.text("protocol") or "").lower() in _ALL and (first or last):
            yield rule.finding(
                "fromPort",
                problem=f"protocol is {rule.text('protocol')}, fromPort {first} and toPort {last}; with all protocols "
                "both are 0.",
                fix="Set fromPort and toPort to 0, or the protocol to tcp or udp.",
            )


@policy(*_INLINE, Ec2.SECURITY_GROUP_RULE)
def repeated(resource: Resource) -> Iterator[Finding]:
    """Security group admits the same twice.

    Why: "InvalidParameterValue: The same permission must not appear multiple times": inline, where the descriptions
    differ; in a rule of its own, where a list has a range twice.
    Source: https://github.com/hashicorp/terraform-provider-aws/issues/2587
        https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AuthorizeSecurityGroupIngress.html
    """
    for within in ("ingress", "egress") if resource.type in _INLINE else ("",):
        rules = resource.blocks(within) if within else [resource]
        seen: dict[tuple[object, ...], int] = {}
        for at, rule in enumerate(rules):
            for name, range in _admitted(rule):
                before = seen.setdefault((*_ports(rule), name, range), at)
                # The provider takes inline rules apart by their ranges, and makes one of those with one description.
                if not _told_apart(rules[before], rule) if within else rule.items(name).count(range) == 1:
                    continue
                yield rule.finding(
                    name,
                    problem=f"{rule.path(name)} has {range}, which the same protocol and ports have already.",
                    fix="Leave it out, or write both rules as one.",
                )
                break


def _told_apart(one: Block, other: Block) -> bool:
    first, second = (rule.raw("description") or "" for rule in (one, other))
    return isinstance(first, str) and isinstance(second, str) and first != second


def _admitted(rule: Block) -> Iterator[tuple[str, str]]:
    """Yield the ranges of a rule that are known."""
    for name in ("cidrBlocks", "ipv6CidrBlocks"):
        value = rule.raw(name)
        for item in map(unwrap, value if isinstance(value, list) else []):
            if isinstance(item, str):
                yield name, item


def _ports(rule: Block) -> tuple[object, ...]:
    return tuple(as_text(rule.raw(name)).lower() for name in ("protocol", "fromPort", "toPort"))


@policy(*_INLINE, Ec2.SECURITY_GROUP_RULE, *_RULES)
def description_refused(resource: Resource) -> Iterator[Finding]:
    """Description of a security group or of its rule has characters that EC2 refuses.

    Why: "InvalidParameterValue: Invalid security group description. Valid descriptions are strings less than 256
    characters from the following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*".
    Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
    """
    described = [rule for rule, _ in _rules(resource)]
    for block in described if resource in described else [resource, *described]:
        value = block.raw("description")
        text = value.literal if isinstance(value, Text) else value if isinstance(value, str) else ""
        refused = _REFUSED.findall(text)
        if refused or len(text) > _LONGEST:
            problem = f"holds {listed(refused, text)}" if refused else f"has {len(text)} characters"
            yield block.finding(
                "description",
                problem=f"The description {problem}; {_LONGEST} letters, digits, spaces and "
                "._-:/()#,@[]+=&;{}!$* are allowed.",
                fix="Write it without them: 'to' for an arrow, no apostrophe.",
            )
