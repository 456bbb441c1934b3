"""Settings of one resource that AWS takes only together, or not together."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policies.setting._pairs import PAIRS, Pair, When
from policypack import UNKNOWN, Block, Finding, Resource, Text, Undecided, policy
from policypack.finding import Level

_OF_TYPE = {type: [pair for pair in PAIRS if pair.type == type] for type in {pair.type for pair in PAIRS}}
_NEEDING = tuple(sorted({pair.type for pair in PAIRS if pair.needs}))
_REFUSING = tuple(sorted({pair.type for pair in PAIRS if pair.refuses}))
_CHOOSING = tuple(sorted({pair.type for pair in PAIRS if pair.takes}))

# What stands for "not given". A number is one, 0 too: many a threshold is.
_NOTHING: tuple[object, ...] = (None, "", "false", [], {})
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
    if any(_is_set(block, name) for name in pair.needs):
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
    found = [name for name in pair.refuses if _is_set(block, name) and block.raw(name) != 0]
    unsure = [name for name in found if block.raw(name) is UNKNOWN]
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
    yield from _judged(resource, _value, lambda pair: pair.takes is not None)


def _value(block: Block, pair: Pair) -> Iterator[Finding]:
    assert pair.takes is not None
    name, allowed, default = pair.takes
    value = block.text(name)
    if (value or default) in allowed:
        return
    said = f"is {value!r}" if value else "is not set" + (f", which means {default}" if default else "")
    yield block.finding(
        name,
        problem=f"{_because(block, pair)}{name} {said}: {pair.says}.",
        fix=f"Set {name} to {_or(allowed)}.",
        level=_level(pair),
    )


def _judged(resource: Resource, judge: Judge, about: Callable[[Pair], bool]) -> Iterator[Finding]:
    """Yield what every row finds. One that only an update can decide does not keep the others from it."""
    unsure = None
    for pair in filter(about, _OF_TYPE[resource.type]):
        try:
            for block in _blocks(resource, pair.within):
                if all(_holds(block, when) for when in pair.when):
                    yield from judge(block, pair)
        except Undecided as reason:
            unsure = unsure or reason
    if unsure is not None:
        raise unsure


def _blocks(block: Block, path: str) -> list[Block]:
    name, _, rest = path.partition(".")
    if not name:
        return [block]
    return [found for inner in block.blocks(name) for found in _blocks(inner, rest)]


def _holds(block: Block, when: When) -> bool:
    if not when.values:
        return _is_set(block, when.name)
    value = _outer(block, when.name, lambda inner, name: inner.text(name))
    return (value or when.default) in when.values


def _is_set(block: Block, name: str) -> bool:
    """Is there anything in a setting? What is empty or off is none, and what only an update knows may be one."""
    value = _outer(block, name, lambda inner, last: inner.raw(last))
    return isinstance(value, Text) or value is UNKNOWN or not (value is False or value in _NOTHING)


def _outer(block: Block, path: str, read: Callable[[Block, str], object]) -> object:
    """Read what a path leads to; None where a block on the way is absent."""
    outer, _, name = path.rpartition(".")
    inner = _blocks(block, outer)
    return read(inner[0], name) if inner else None


def _because(block: Block, pair: Pair) -> str:
    """Say why a row holds, as the beginning of a sentence."""
    said = []
    for when in pair.when:
        value = _outer(block, when.name, lambda inner, name: inner.text(name)) if when.values else None
        said.append(f"{when.name} is {value or f'{when.default} by default'}" if when.values else f"{when.name} is set")
    return f"{' and '.join(said)}, and " if said else "Here " if not pair.within else f"In {block.path('')[:-1]} "


def _or(names: tuple[str, ...]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


def _level(pair: Pair) -> Level | None:
    return None if pair.certain else "advisory"
