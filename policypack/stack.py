"""All planned resources and the edges between them."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, TypeVar

from policypack.block import Block
from policypack.errors import Undecided
from policypack.reads import Reads, reading, served
from policypack.resource import Resource
from policypack.symbol import Text
from policypack.values import UNKNOWN

STACK_TYPE = "pulumi:pulumi:Stack"
T = TypeVar("T")
# What puts a resource under keys, in an index that only grows.
Keys = Callable[[Resource], Iterable[Hashable]]


class _Growing:
    """Where the resources of an index stand, by what a function makes of each. Made anew for what is new only."""

    __slots__ = ("done", "places")

    def __init__(self) -> None:
        self.places: dict[Hashable, list[int]] = {}
        self.done = 0

    def grow(self, keys: Keys, resources: Sequence[Resource], end: int) -> None:
        while self.done < end:
            for key in keys(resources[self.done]):
                self.places.setdefault(key, []).append(self.done)
            self.done += 1


class Index:
    """Everything seen of a plan, in order. It only grows, so that what a view of it has answered stays true.

    Safe for threads: the engine sends resources side by side.
    """

    def __init__(self, resources: Iterable[Resource] = ()) -> None:
        self._resources = list(resources)
        self._growing: dict[Keys, _Growing] = {}
        self._lock = threading.RLock()

    def __len__(self) -> int:
        return len(self._resources)

    def add(self, resource: Resource) -> int:
        """Append a resource and return how many there are up to it."""
        with self._lock:
            self._resources.append(resource)
            return len(self._resources)

    def first(self, end: int) -> Iterator[Resource]:
        return islice(self._resources, end)

    def at(self, keys: Keys, key: Hashable, end: int) -> list[Resource]:
        """Return those of the first `end` resources that `keys` puts under a key."""
        places = self._grown(keys, end).places.get(key, ())
        if places and places[-1] >= end:
            places = places[: bisect_left(places, end)]
        return [self._resources[place] for place in places]

    def keys(self, keys: Keys, end: int) -> list[Hashable]:
        """Return all keys that the first `end` resources have."""
        return [key for key, places in list(self._grown(keys, end).places.items()) if places[0] < end]

    def _grown(self, keys: Keys, end: int) -> _Growing:
        found = self._growing.get(keys)
        if found is None or found.done < end:
            with self._lock:
                found = self._growing.setdefault(keys, _Growing())
                with reading():  # what is compared alone is read by nobody
                    found.grow(keys, self._resources, end)
        return found


class Stack:
    """The planned stack, read-only: a view of an index as far as it had grown, or of all the resources given.

    `has_state` says whether existing resources could be told from new ones: the engine knows, the preview
    (which reads no state) does not. `config` holds what is not secret, keys as `project:key`. `whole` is False while
    resources are still being seen. `complete` says whether all is planned that the program makes: the engine leaves out
    what is made in callbacks on outputs that it does not know, so that nothing can be called missing there for sure.
    """

    def __init__(
        self,
        resources: Iterable[Resource] | Index,
        *,
        end: int | None = None,
        name: str = "",
        project: str = "",
        organization: str = "",
        config: Mapping[str, str] | None = None,
        has_state: bool = True,
        complete: bool | None = None,
    ) -> None:
        self._index = resources if isinstance(resources, Index) else Index(resources)
        self._end = len(self._index) if end is None else end
        self.whole = end is None
        self.name = name
        self.project = project
        self.organization = organization
        self.config = config or {}
        self.has_state = has_state
        self.complete = not has_state if complete is None else complete
        self._found: dict[tuple[Hashable, ...], tuple[Any, Reads]] = {}

    def __iter__(self) -> Iterator[Resource]:
        return self._index.first(self._end)

    def __len__(self) -> int:
        return self._end

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        return tuple(self)

    @cached_property
    def root(self) -> Resource | None:
        """The stack's own resource: findings about the stack as a whole are put there."""
        return next(iter(self.of_type(STACK_TYPE)), None)

    @property
    def exports(self) -> Block:
        """The stack's outputs."""
        return self.root.outputs if self.root else Block({}, Resource(type="", urn="", name="", inputs={}), "")

    def once(self, make: Callable[..., T], *about: Hashable) -> T:
        """Return what `make` finds in this stack (about something), found once however many resources ask.

        Raises Undecided, cause "unknown", while the stack is not whole: to look at all that was seen, for each
        resource that is seen, takes the square of their number.
        """
        if not self.whole:
            raise Undecided("it is told with the whole stack")
        key = (make, *about)
        if key not in self._found:
            with reading() as reads:
                self._found[key] = make(self, *about), reads
        found: tuple[T, Reads] = self._found[key]
        served(found[1])
        return found[0]

    def under(self, keys: Keys, key: Hashable) -> list[Resource]:
        """Return, in order, the resources that `keys` puts under a key.

        One index for each function serves all who ask. So give a function that lives as long as the pack, that reads
        nothing but the resource and that raises nothing.
        """
        return self._index.at(keys, key, self._end)

    def get(self, urn: str) -> Resource | None:
        found = self.under(_urn, urn)
        return found[-1] if found else None

    def of_type(self, *types: str) -> list[Resource]:
        """Return the resources of these types, planned and read ones alike."""
        return [resource for type in types for resource in self.under(_type, type)]

    def has_type(self, *prefixes: str) -> bool:
        """Is there a resource whose type begins with one of these prefixes?"""
        return any(str(type).startswith(prefixes) for type in self._index.keys(_type, self._end))

    def holding(self, property: str, text: str, *types: str) -> list[Resource]:
        """Return the resources of these types that hold a text in a property, or in a list that it is."""
        return [found for type in types for found in self.under(_texts(property), (type, text))]

    def follow(self, block: Block, name: str, *types: str) -> Resource | None:
        """Return the resource that a property refers to; None where it is absent or refers outside the stack.

        Raises Undecided where the property may refer to more than one resource of these types.
        """
        found = self.follow_all(block, name, *types)
        if len(found) > 1:
            names = ", ".join(sorted(resource.name for resource in found))
            raise block.undecided(name, f"may refer to any of {names}")
        return found[0] if found else None

    def follow_all(self, block: Block, name: str, *types: str) -> list[Resource]:
        """Return every resource of these types that a property, or a list of references, may refer to.

        A symbol names its resource. A known value is compared with the names, ids and ARNs of the resources.
        For an unknown value the engine says only what the whole top-level property depends on.
        """
        value = block.raw(name)
        values = value if isinstance(value, list) else [value]
        found: dict[str, Resource] = {}
        for item in values:
            item = getattr(item, "value", item)
            for resource in self._referred(block, name, item, types):
                found[resource.urn] = resource
        return list(found.values())

    def _referred(self, block: Block, name: str, value: Any, types: tuple[str, ...]) -> list[Resource]:
        if value is None:
            return []
        if isinstance(value, Text):
            urns = {symbol.urn for symbol in value.symbols}
        elif value is UNKNOWN:
            root = block.path(name).split(".")[0].split("[")[0]
            urns = set(block.resource.property_dependencies.get(root, ()))
        else:
            return self._named(value, types) if isinstance(value, str) else []
        return [found for urn in sorted(urns) if (found := self.get(urn)) and found.type in types]

    def referrers(self, resource: Resource, *types: str, property: str | None = None) -> list[Resource]:
        """Return the resources of these types that refer to this one, through `property` where it is given.

        Known names, ids and ARNs count like edges: a program may write them as text.
        """
        found = {other.urn: other for type in types for other in self.under(_edges, (resource.urn, property, type))}
        if property is not None:
            for identity in identities(resource):
                found.update((other.urn, other) for other in self.holding(property, identity, *types))
        return list(found.values())

    def _named(self, text: str, types: Iterable[str]) -> list[Resource]:
        return [found for type in types for found in self.under(_identities, (type, text))]

    def plans(self, text: str) -> bool:
        """Is a text the name, the id or the ARN of anything in the stack?"""
        return bool(self.under(identities, text))

    def depends_on(self, resource: Resource, other: Resource) -> bool:
        """Is `other` done before `resource` begins, directly or through others?"""
        return other.urn in self.dependencies(resource)

    def dependencies(self, resource: Resource) -> frozenset[str]:
        """Return the URNs of all that is done before `resource` begins, parents included."""
        seen: set[str] = set()
        todo = [resource.urn]
        while todo:
            current = self.get(todo.pop())
            if current is None:
                continue
            for urn in (*current.dependencies, current.parent):
                if urn and urn not in seen:
                    seen.add(urn)
                    todo.append(urn)
        return frozenset(seen)

    def finding_owner(self) -> Resource:
        """Return the resource that carries findings about the stack as a whole."""
        if self.root is None:
            raise Undecided("the plan has no stack resource")
        return self.root


# What other resources write to refer to one: names as they stand in the provider's schemas.
_NAMES = ("name", "bucket", "identifier", "clusterIdentifier", "family", "functionName", "repositoryName", "keyId")


def identities(resource: Resource) -> frozenset[str]:
    """Return the known texts that refer to a resource: id, ARN and name."""
    # A list, for other providers' types have these names too.
    found = [resource.raw(name) for name in _NAMES]
    found += [resource.outputs.raw(name) for name in ("id", "arn", "name")]
    return frozenset(item for item in found if isinstance(item, str))


def _urn(resource: Resource) -> tuple[str]:
    return (resource.urn,)


def _type(resource: Resource) -> tuple[str]:
    return (resource.type,)


def _identities(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield (type, text) for each text that refers to a resource."""
    return ((resource.type, text) for text in identities(resource))


def _edges(resource: Resource) -> set[tuple[str, str | None, str]]:
    """Return (URN, property, own type) for each resource that one depends on, and with None for any property."""
    edges = resource.property_dependencies.items()
    return {(urn, named, resource.type) for name, urns in edges for urn in urns for named in (name, None)}


@cache
def _texts(property: str) -> Keys:
    """Return what puts a resource under (type, text) for each text that a property holds."""

    def texts(resource: Resource) -> set[tuple[str, str]]:
        value = resource.raw(property)
        return {
            (resource.type, item) for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)
        }

    return texts
