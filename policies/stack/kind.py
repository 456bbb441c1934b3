"""References to a resource of another kind than the one that belongs there."""

from __future__ import annotations

from collections.abc import Iterator

from policies.stack._kinds import KINDS
from policypack import Block, Evidence, Finding, Resource, Stack, Text, policy

_OF_TYPE = {type: [kind for kind in KINDS if kind.type == type] for type in sorted({kind.type for kind in KINDS})}
# Outputs that say which resource it is.
_NAMES = ("arn", "id", "name")


@policy(*_OF_TYPE)
def of_another(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Property is given the name or ARN of another kind of resource.

    Why: "DBParameterGroupNotFound: DBParameterGroup not found: …" for the name of a cluster's parameter group, and
    "ValidationError: Provided Load Balancers may not be valid" for an Application Load Balancer where a classic one
    belongs: each row of the table quotes its own answer.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
        https://docs.aws.amazon.com/autoscaling/ec2/userguide/attach-load-balancer-asg.html
    """
    for kind in _OF_TYPE[resource.type]:
        blocks: list[Block] = [resource]
        for step in filter(None, kind.within.split(".")):
            blocks = [inner for block in blocks for inner in block.blocks(step)]
        for block in blocks:
            for source, output in _sources(block, kind.property, stack):
                if (
                    source.type in kind.wrong
                    and output in _NAMES
                    and not _called_alike(source, output, kind.types, stack)
                ):
                    wanted = dict.fromkeys(type.rpartition(":")[2] for type in kind.types)
                    yield block.finding(
                        kind.property,
                        problem=f"{block.path(kind.property)} is the {output} of {source.name}, a "
                        f"{source.type.rpartition(':')[2]} of {source.type.split(':')[1].partition('/')[0]}: "
                        f"{kind.says}.",
                        fix=f"Pass that of a {' or '.join(wanted)}.",
                        evidence=Evidence("documented", kind.source),
                    )


def _called_alike(source: Resource, output: str, types: tuple[str, ...], stack: Stack) -> bool:
    """Is there one of the right kind that has the same name, so that it is meant after all?"""
    name = source.peek("name") if output != "arn" else None
    return name is not None and any(other.peek("name") == name for other in stack.of_type(*types))


def _sources(block: Block, name: str, stack: Stack) -> Iterator[tuple[Resource, str]]:
    """Yield the planned resources of AWS of which a property is an output as it stands, and the output."""
    value = block.raw(name)
    for item in value if isinstance(value, list) else [value]:
        symbol = item.whole if isinstance(item, Text) else None
        source = stack.get(symbol.urn) if symbol and symbol.urn else None
        if symbol is not None and source is not None and source.type.startswith("aws:"):
            yield source, symbol.property
