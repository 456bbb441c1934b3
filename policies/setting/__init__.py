"""Settings of one resource that AWS takes only together, or not together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policies.setting._reading import blocks_at, holds, is_one, is_set, may_be_none, value_at, words_at
from policies.setting._rows import by_type, rows
from policies.setting._shapes import Alone, Pair, Rank
from policypack import Block, Finding, Resource, Undecided, policy
from policypack.finding import Level

ROWS = (*rows(Pair), *(pair for row in rows(Alone) for pair in row.pairs()))
RANKS = rows(Rank)

_OF_TYPE = by_type(ROWS)
_NEEDING = by_type(pair for pair in ROWS if pair.needs)
_REFUSING = by_type(pair for pair in ROWS if pair.refuses)
_CHOOSING = by_type(pair for pair in ROWS if pair.takes or pair.shuts)
_RANKED = by_type(RANKS)

Judge = Callable[[Block, Pair], Iterator[Finding]]


@policy(*_NEEDING)
def missing(resource: Resource) -> Iterator[Finding]:
    """Setting needs another one that is not set.

    Why: AWS, or the provider before it, refuses the one without the other, as in "InvalidParameterValueException:
    SubnetIds and SecurityIds must coexist or be both empty list".
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    """
    yield from _judged(resource, _missing, lambda pair: bool(pair.needs))


def _missing(block: Block, pair: Pair) -> Iterator[Finding]:
    if any(is_set(block, name) for name in pair.needs):
        return
    names = _or(pair.needs)
    yield block.finding(
        pair.needs[0],
        problem=f"{_because(block, pair)}there is no {names}: {pair.says}.",
        fix=f"Set {names}.",
        level=_level(pair),
    )


@policy(*_REFUSING)
def refused(resource: Resource) -> Iterator[Finding]:
    """Setting is not taken beside another one.

    Why: AWS, or the provider before it, refuses the two together, as in "InvalidParameterValueException: Please don't
    provide Handler or Runtime or Layer when the intended function PackageType is Image".
    Source: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
    """
    yield from _judged(resource, _refused, lambda pair: bool(pair.refuses))


def _refused(block: Block, pair: Pair) -> Iterator[Finding]:
    # The provider sends no 0 that stands for nothing.
    found = [name for name in pair.refuses if is_set(block, name) and block.raw(name) != 0]
    unsure = [name for name in found if may_be_none(block.raw(name))]
    if unsure:
        raise block.undecided(unsure[0])
    if found:
        names = " and ".join(found)
        yield block.finding(
            found[0],
            problem=f"{_because(block, pair)}{names} {'is' if len(found) == 1 else 'are'} set: {pair.says}.",
            fix=f"Remove {names}" + (f", or {' and '.join(when.name for when in pair.when)}." if pair.when else "."),
            level=_level(pair),
        )


@policy(*_CHOOSING)
def value_refused(resource: Resource) -> Iterator[Finding]:
    """Setting has a value that is not taken beside another one.

    Why: AWS refuses the two together, as in "InvalidAttributeValue: perMessageGroupId is allowed only when the value
    for DeduplicationScope is messageGroup".
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
    """
    yield from _judged(resource, _value, lambda pair: bool(pair.takes or pair.shuts))


def _value(block: Block, pair: Pair) -> Iterator[Finding]:
    for other, wanted in ((pair.takes, True), (pair.shuts, False)):
        found = words_at(block, other.name) if other else []
        if other is None or not (found or other.default or wanted):
            continue
        if any(is_one(value, other.values) for value in found or [other.default]) is wanted:
            continue
        said = f"is {' and '.join(map(repr, found))}" if found else "is not set"
        default = f", which means {other.default}" if other.default and not found else ""
        yield block.finding(
            other.name,
            problem=f"{_because(block, pair, other.name)}{other.name} {said}{default}: {pair.says}.",
            fix=f"Set {other.name} to {_or(other.values)}."
            if wanted
            else f"Set {other.name} to another value"
            + ("." if pair.when[0].name == other.name else f", or change {pair.when[0].name}."),
            level=_level(pair),
        )


@policy(*_RANKED)
def above_another(resource: Resource) -> Iterator[Finding]:
    """Number is above another that it may not exceed.

    Why: AWS refuses limits that no number satisfies: "InvalidTTLOrder", "minvCpus must be less than or equal to
    maxvCpus". Each row of the table quotes its own answer.
    Source: https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_CachePolicyConfig.html
    """
    unsure = None
    for rank in _RANKED[resource.type]:
        try:
            for block in blocks_at(resource, rank.within):
                if not any(is_set(block, name) for name in rank.unless):
                    yield from _ranked(block, rank)
        except Undecided as reason:
            unsure = unsure or reason
    if unsure is not None:
        raise unsure


def _ranked(block: Block, rank: Rank) -> Iterator[Finding]:
    given = [value_at(block, path, lambda inner, name: inner.number(name)) for path in (rank.low, rank.high)]
    low, high = (
        default if value is None else value for value, default in zip(given, (rank.least, rank.most), strict=True)
    )
    if not isinstance(low, int | float) or not isinstance(high, int | float) or low + rank.gap <= high:
        return
    unset = [path for path, value in zip((rank.low, rank.high), given, strict=True) if value is None]
    default = f" ({unset[0]} is not set, which means that)" if unset else ""
    yield block.finding(
        rank.high if rank.low in unset else rank.low,
        problem=f"{rank.low} is {low} and {rank.high} is {high}{default}: {rank.says}.",
        fix=f"Set {rank.high} to {low + rank.gap} or more, or {rank.low} to {high - rank.gap} or less.",
        level=_level(rank),
    )


def _judged(resource: Resource, judge: Judge, about: Callable[[Pair], bool]) -> Iterator[Finding]:
    """Yield what every row finds. One that only an update can decide does not keep the others from it."""
    unsure = None
    for pair in filter(about, _OF_TYPE[resource.type]):
        try:
            for block in blocks_at(resource, pair.within):
                if all(holds(block, when) for when in pair.when) and not any(is_set(block, n) for n in pair.unless):
                    yield from _certain(block, pair, judge(block, pair))
        except Undecided as reason:
            unsure = unsure or reason
    if unsure is not None:
        raise unsure


def _certain(block: Block, pair: Pair, found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield what a row finds. A setting of which nothing at all is known, as one that is chosen, may be none."""
    for finding in found:
        for when in pair.when:
            if not when.values and may_be_none(value_at(block, when.name, lambda inner, name: inner.raw(name))):
                raise block.undecided(when.name)
        yield finding


def _because(block: Block, pair: Pair, told: str = "") -> str:
    """Say why a row holds, as the beginning of a sentence which goes on with what is to be told of a setting."""
    said = []
    for when in pair.when:
        if when.name == told:
            continue
        values = words_at(block, when.name) if when.values else []
        value = " and ".join(values) or f"{when.default} by default"
        said.append(f"{when.name} is {value}" if when.values else f"{when.name} is set")
    return f"{' and '.join(said)}, and " if said else "Here " if not pair.within else f"In {block.path('')[:-1]} "


def _or(names: tuple[str, ...]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _level(row: Pair | Rank) -> Level | None:
    return None if row.certain else "advisory"
