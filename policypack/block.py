"""A view of one object in a resource, with the three answers that reading a property can have.

A property is a value, absent, or unknown (known only after an update). Getters return the value or the
provider's default for an absent one; reading an unknown raises `Undecided`, which ends this one
(policy, resource) pair. In the preview a text may have holes that symbols fill: `text` treats it as unknown,
`partial` shows it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from policypack.errors import Undecided
from policypack.finding import PLAN, Evidence, Finding, Level
from policypack.reads import named, read
from policypack.secret import is_marked, kept
from policypack.spelling import respelled
from policypack.symbol import Text
from policypack.values import UNKNOWN, Secret, as_text, peeked, unwrap

if TYPE_CHECKING:
    from policypack.resource import Resource


_EMPTY: tuple[object, ...] = (None, "", [], {})


class Block:
    """A view of one object in a resource: its properties at the top, or any object below them.

    Every getter takes a property name in the wire's spelling (camelCase) and raises `Undecided` where the
    value is unknown or of another type than asked for.

    An empty text is an absent one: the provider leaves it out. Enumerations that the provider takes in any case come
    as AWS spells them. Within JSON documents (`exact`) neither holds.
    """

    __slots__ = ("_exact", "_hidden", "_owner", "_path", "_values")

    def __init__(
        self, values: Mapping[str, Any], owner: Resource, path: str, hidden: bool = False, *, exact: bool = False
    ) -> None:
        """`hidden`: the object is a secret, or lies in one. `exact`: it is of a JSON document."""
        self._values = values
        self._owner = owner
        self._path = path
        self._hidden = hidden
        self._exact = exact

    @property
    def values(self) -> Mapping[str, Any]:
        """The decoded values, read-only, with UNKNOWN, Secret, Asset and Text in them. For walks; prefer getters."""
        if self._hidden:
            read(self._values, self._path)
        return MappingProxyType(self._values) if isinstance(self._values, dict) else self._values

    @property
    def resource(self) -> Resource:
        return self._owner

    def path(self, name: str) -> str:
        """Return the full path of a property of this block, as findings show it."""
        return f"{self._path}.{name}" if self._path else name

    def __contains__(self, name: str) -> bool:
        return self.has(name)

    def _get(self, name: str) -> Any:
        value = self._values.get(name)
        if value is None and self._owner.plural:
            value = self._values.get(f"{name}s")
        if not self._exact and isinstance(value, str | Secret):
            value = self._as_sent(name, value)
        # What is read and not planned shows only what the program told the read: the rest is there, and not known.
        if value is None and self._owner.external and not self._path:
            return UNKNOWN
        return value

    def _as_sent(self, name: str, value: str | Secret) -> Any:
        """Return a text as the provider sends it; None for an empty one, which it does not."""
        text = peeked(value)
        if not isinstance(text, str):
            return value
        if not text:
            return None
        return value if isinstance(value, Secret) else respelled(self._owner.type, self.path(name), text)

    def keys(self) -> list[str]:
        found = [key for key, value in self._values.items() if peeked(value) is not None]
        if self._hidden:
            named(found)
        return found

    def has(self, name: str) -> bool:
        """Is the property set, be it to a known or an unknown value?"""
        return peeked(self._get(name)) is not None

    def given(self, *names: str) -> tuple[str, ...]:
        """Return those properties that are set, for rules by which they may not be; nothing empty is.

        One of which nothing is known may turn out to be none. It is left out, and undecided where no other one is set.
        """
        found = {name: peeked(self._get(name)) for name in names}
        certain = tuple(name for name, value in found.items() if value is not UNKNOWN and value not in _EMPTY)
        unsure = [name for name, value in found.items() if value is UNKNOWN]
        if unsure and not certain:
            raise self.undecided(unsure[0])
        return certain

    def known(self, name: str) -> bool:
        """Is the property set to a value that holds nothing unknown at its top?"""
        value = peeked(self._get(name))
        return value is not None and value is not UNKNOWN and not isinstance(value, Text)

    def secret(self, name: str) -> bool:
        return self._hidden or isinstance(self._values.get(name), Secret)

    def peek(self, name: str) -> Any:
        """Return what `raw` does, without counting a secret as read: for indices, which compare and show nothing."""
        return peeked(self._get(name))

    def raw(self, name: str) -> Any:
        """Return the value with UNKNOWN and Text left in it, None where absent. Never raises."""
        value = self._get(name)
        if self._hidden or isinstance(value, Secret):
            value = peeked(value)
            read(value, self.path(name))
        return value

    def undecided(self, name: str, why: str = "is known only after an update") -> Undecided:
        """Return what to raise about a property. Where what was given is of no use, that is why, whatever is asked."""
        misfit = self._owner.misfit(self.path(name))
        said = f"{self.path(name)} of {self._owner.name} {misfit or why}"
        return Undecided(said, "shape" if misfit else "unknown")

    def _known(self, name: str) -> Any:
        value = self.raw(name)
        if value is UNKNOWN or isinstance(value, Text):
            raise self.undecided(name)
        return value

    def text(self, name: str, default: str | None = None) -> str | None:
        """Return a text; numbers and booleans as Pulumi would write them."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, str):
            return value
        if isinstance(value, bool | int | float):
            return as_text(value)
        raise self.undecided(name, "is not a text")

    def partial(self, name: str) -> str | Text | None:
        """Return a text that may have holes (symbols) in it; only a wholly unknown one is undecided."""
        value = self.raw(name)
        if isinstance(value, Text):
            return value
        return self.text(name)

    def number(self, name: str, default: float | None = None) -> int | float | None:
        """Return a number as it was written: 300, never 300.0. Texts that spell a number count."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, bool):
            raise self.undecided(name, "is not a number")
        if isinstance(value, int | float):
            return value
        try:
            number = float(value)
        except (TypeError, ValueError):
            raise self.undecided(name, "is not a number") from None
        if not math.isfinite(number):
            raise self.undecided(name, "is no finite number")
        number = int(number) if number.is_integer() else number
        found: int | float = kept(number) if is_marked(value) else number
        return found

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a boolean. The texts "true" and "false" count: provider properties come as texts."""
        value = self._known(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if value in ("true", "false"):
            if is_marked(value):
                read(value == "true", self.path(name))
            return bool(value == "true")
        raise self.undecided(name, "is not a boolean")

    def items(self, name: str) -> list[Any]:
        """Return a list's elements, unwrapped, with UNKNOWN and Text in it; a single value is a list of one."""
        value = self.raw(name)
        if value is UNKNOWN:
            raise self.undecided(name)
        if value is None:
            return []
        return [unwrap(item) for item in value] if isinstance(value, list) else [value]

    def texts(self, name: str) -> list[str]:
        """Return a list of texts, all known."""
        found = self.partials(name)
        if any(isinstance(item, Text) for item in found):
            raise self.undecided(name)
        return cast("list[str]", found)

    def partials(self, name: str) -> list[str | Text]:
        """Return a list of texts of which some may have holes."""
        found = []
        for item in self.items(name):
            if item is UNKNOWN:
                raise self.undecided(name)
            if isinstance(item, str | Text):
                found.append(item)
            elif isinstance(item, int | float):
                found.append(as_text(item))
            elif item is not None:
                raise self.undecided(name, "is not a list of texts")
        return found

    def block(self, name: str) -> Block | None:
        """Return a nested object, None where absent. A list of one object counts as that object."""
        found = self.blocks(name)
        return found[0] if found else None

    def blocks(self, name: str) -> list[Block]:
        """Return a list of nested objects; a single object is a list of one."""
        value = self._get(name)
        return self._as_blocks(peeked(value), name, isinstance(value, Secret))

    def _as_blocks(self, value: Any, name: str, hidden: bool, *, exact: bool = False) -> list[Block]:
        hidden = hidden or self._hidden
        exact = exact or self._exact
        if value is None:
            return []
        if value is UNKNOWN or isinstance(value, Text):
            raise self.undecided(name)
        if isinstance(value, Mapping):
            return [Block(value, self._owner, self.path(name), hidden, exact=exact)]
        if not isinstance(value, list):
            raise self.undecided(name, "is not an object")
        found = []
        for index, each in enumerate(value):
            item = peeked(each)
            if item is UNKNOWN:
                raise self.undecided(f"{name}[{index}]")
            if isinstance(item, Mapping):
                within = hidden or isinstance(each, Secret)
                found.append(Block(item, self._owner, f"{self.path(name)}[{index}]", within, exact=exact))
        return found

    def document(self, name: str) -> Block | None:
        """Return a JSON document (a text, or the object itself) as a block; None where absent."""
        found = self.documents(name)
        return found[0] if found else None

    def documents(self, name: str) -> list[Block]:
        """Return a JSON document that is a list of objects as blocks; one object is a list of one.

        Text with holes is parsed too: the holes become symbols in the leaves. Raises Undecided where the
        text is no JSON.
        """
        value = peeked(self._get(name))
        if isinstance(value, str | Text):
            value = self._owner.parsed(value, self, name)
        return self._as_blocks(value, name, self.secret(name), exact=True)

    def finding(
        self,
        property: str = "",
        *,
        problem: str,
        fix: str,
        evidence: Evidence = PLAN,
        level: Level | None = None,
    ) -> Finding:
        """Make a finding about a property of this block. `level` lowers the policy's level for this finding."""
        owner = self._owner
        return Finding(
            problem=problem,
            fix=fix,
            urn=owner.urn,
            type=owner.type,
            name=owner.name,
            property=self.path(property) if property else self._path,
            evidence=evidence,
            level=level,
            location=owner.location,
        )
