"""Lists that have as many elements as a number says, or as another list has."""

from __future__ import annotations

from collections.abc import Iterator

from policies.setting._reading import blocks_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Count, Size
from policypack import UNKNOWN, Block, Evidence, Finding, Resource, policy
from policypack.shelf.shapes import distinct

COUNTS, SIZES = rows(Count), rows(Size)
_COUNTED, _SIZED = by_type(COUNTS), by_type(SIZES)


@policy(*_COUNTED)
def unequal(resource: Resource) -> Iterator[Finding]:
    """List has more or fewer elements than a number beside it says.

    Why: "The number of Availability Zones listed must equal the value of NumCacheNodes": each row of the table quotes
    its own answer.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
        https://docs.aws.amazon.com/transfer/latest/APIReference/API_EndpointDetails.html
    """
    for row in _COUNTED[resource.type]:
        for block in blocks_at(resource, row.within):
            found, wanted = len(block.items(row.listed)), _number(block, row)
            if not found or wanted is None or found == wanted or (row.most and found < wanted):
                continue
            yield block.finding(
                row.listed,
                problem=f"{row.listed} has {found} element{'s' if found > 1 else ''}, and {row.number} "
                f"{'has' if isinstance(block.raw(row.number), list) else 'is'} {wanted}: {row.says}.",
                fix=f"Give {row.listed} {wanted} elements{' at most' if row.most else ''}, or change {row.number}.",
                evidence=Evidence("documented", row.source),
            )


def _number(block: Block, row: Count) -> int | None:
    if isinstance(block.raw(row.number), list):
        return len(block.items(row.number))
    number = block.number(row.number)
    return int(number) if number else None


@policy(*_SIZED)
def too_few_or_many(resource: Resource) -> Iterator[Finding]:
    """List has fewer or more elements than AWS takes.

    Why: The provider refuses it, as in "Not enough list items: Attribute ip_address requires 2 item minimum". What is
    in AWS's models is judged by limit-list-too-long.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html
    """
    for row in _SIZED[resource.type]:
        for block in blocks_at(resource, row.within):
            items = block.items(row.listed)
            # Equal elements count once for the most, and each for the least: not all are sets of the provider's.
            found = distinct(items) if len(items) > row.most else len(items)
            if len(items) > row.most >= found and UNKNOWN in items:
                raise block.undecided(row.listed)
            if items and not row.least <= found <= row.most:
                yield block.finding(
                    row.listed,
                    problem=f"{row.listed} has {found} element{'s' if found > 1 else ''}: {row.says}.",
                    fix=f"Give it from {row.least} to {row.most}.",
                    evidence=Evidence("documented", row.source),
                )
