"""How rows of settings read a block: by paths, with what stands for "not given"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policies.setting._shapes import When
from policypack import UNKNOWN, Block, Text

# What stands for "not given". A number is one, 0 too: many a threshold is.
_NOTHING: tuple[object, ...] = (None, "", "false", [], {})


def blocks_at(block: Block, path: str) -> list[Block]:
    """Return the blocks that a path leads to; the block itself for none."""
    name, _, rest = path.partition(".")
    if not name:
        return [block]
    return [found for inner in block.blocks(name) for found in blocks_at(inner, rest)]


def holds(block: Block, when: When) -> bool:
    """Is a setting what a row says of it?"""
    if not when.values:
        return is_set(block, when.name)
    return any(is_one(value, when.values) for value in words_at(block, when.name) or [when.default])


def words_at(block: Block, path: str) -> list[str]:
    """Return the texts that a setting has, in all blocks that its path leads to; nothing where it is absent."""
    outer, _, name = path.rpartition(".")
    found: list[str] = []
    for inner in blocks_at(block, outer):
        text = None if isinstance(inner.raw(name), list) else inner.text(name)
        found += [text] if text else inner.texts(name) if isinstance(inner.raw(name), list) else []
    return found


def is_one(value: str, words: tuple[str, ...]) -> bool:
    """Is a text one of the words, or begins as one that ends in a star?"""
    text = value.lower()
    return any(text.startswith(word[:-1]) if word.endswith("*") else text == word for word in map(str.lower, words))


def is_set(block: Block, name: str) -> bool:
    """Is there anything in a setting? What is empty or off is none, and what only an update knows may be one."""
    value = value_at(block, name, lambda inner, last: inner.raw(last))
    if isinstance(value, Text) or value is UNKNOWN:
        return True
    # An object of empty lists and texts alone, as {"items": []}, says nothing; one of an empty object does.
    empty = isinstance(value, Mapping) and all(item in (None, "", []) for item in value.values())
    return not (value is False or value in _NOTHING or empty)


def may_be_none(value: object) -> bool:
    """Is nothing known of a setting, or of all that is in it?"""
    inner = value.values() if isinstance(value, Mapping) else [value]
    return UNKNOWN in inner and all(item is UNKNOWN or item in (None, "", []) for item in inner)


def value_at(block: Block, path: str, read: Callable[[Block, str], object]) -> object:
    """Read what a path leads to; None where a block on the way is absent."""
    outer, _, name = path.rpartition(".")
    inner = blocks_at(block, outer)
    return read(inner[0], name) if inner else None
