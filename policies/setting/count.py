"""Lists that have as many elements as a number says, or as another list has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policypack import Block, Evidence, Finding, Resource, policy
from policypack.catalogue.tokens import Dax, Ec2, Elasticache, Route53, Transfer, Wafv2


class Count(NamedTuple):
    """The list `listed`, in the blocks at `within`, has as many elements as `number` says: a number, or a list.

    With `most` it may have fewer.
    """

    type: str
    within: str
    listed: str
    number: str
    says: str
    source: str
    most: bool = False


_DOCS = "https://docs.aws.amazon.com"
_CACHES = f"{_DOCS}/AmazonElastiCache/latest/APIReference"
COUNTS = (
    Count(
        Elasticache.CLUSTER,
        "",
        "preferredAvailabilityZones",
        "numCacheNodes",
        "The number of Availability Zones listed must equal the value of NumCacheNodes",
        f"{_CACHES}/API_CreateCacheCluster.html",
    ),
    Count(
        Elasticache.REPLICATION_GROUP,
        "",
        "preferredCacheClusterAzs",
        "numCacheClusters",
        "The number of Availability Zones listed must equal the value of NumCacheClusters",
        f"{_CACHES}/API_CreateReplicationGroup.html",
    ),
    Count(
        Dax.CLUSTER,
        "",
        "availabilityZones",
        "replicationFactor",
        "If the AvailabilityZones parameter is provided, its length must equal the ReplicationFactor",
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_dax_CreateCluster.html",
    ),
    Count(
        Transfer.SERVER,
        "endpointDetails",
        "addressAllocationIds",
        "subnetIds",
        "AddressAllocationIds must be equal in length to SubnetIds",
        f"{_DOCS}/transfer/latest/APIReference/API_EndpointDetails.html",
    ),
    Count(
        Ec2.MANAGED_PREFIX_LIST,
        "",
        "entries",
        "maxEntries",
        "PrefixListMaxEntriesExceeded: You've reached the maximum number of entries for the prefix list",
        f"{_DOCS}/AWSEC2/latest/APIReference/API_CreateManagedPrefixList.html",
        most=True,
    ),
)


@policy(*sorted({row.type for row in COUNTS}))
def unequal(resource: Resource) -> Iterator[Finding]:
    """List has more or fewer elements than a number beside it says.

    Why: "The number of Availability Zones listed must equal the value of NumCacheNodes": each row of the table quotes
    its own answer.
    Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateCacheCluster.html
        https://docs.aws.amazon.com/transfer/latest/APIReference/API_EndpointDetails.html
    """
    for row in COUNTS:
        if row.type != resource.type:
            continue
        for block in resource.blocks(row.within) if row.within else [resource]:
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


class Size(NamedTuple):
    """The list `listed` has from `least` to `most` elements."""

    type: str
    listed: str
    least: int
    most: int
    says: str
    source: str


SIZES = (
    Size(
        Route53.RESOLVER_ENDPOINT,
        "ipAddresses",
        2,
        20,
        "an endpoint has two addresses at least",
        f"{_DOCS}/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html",
    ),
    Size(
        Wafv2.REGEX_PATTERN_SET,
        "regularExpressions",
        1,
        10,
        "a set has 10 expressions at most",
        f"{_DOCS}/waf/latest/developerguide/limits.html",
    ),
)


@policy(*sorted({row.type for row in SIZES}))
def too_few_or_many(resource: Resource) -> Iterator[Finding]:
    """List has fewer or more elements than AWS takes.

    Why: The provider refuses it, as in "Not enough list items: Attribute ip_address requires 2 item minimum". What is
    in AWS's models is judged by limit-list-too-long.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateResolverEndpoint.html
    """
    for row in SIZES:
        found = len(resource.items(row.listed)) if row.type == resource.type else 0
        if found and not row.least <= found <= row.most:
            yield resource.finding(
                row.listed,
                problem=f"{row.listed} has {found} element{'s' if found > 1 else ''}: {row.says}.",
                fix=f"Give it from {row.least} to {row.most}.",
                evidence=Evidence("documented", row.source),
            )
