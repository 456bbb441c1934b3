"""All planned resources and the edges between them."""

from __future__ import annotations

import re
import threading
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import islice
from typing import Any, TypeVar

from policypack.aws.regions import QUEUE_URL
from policypack.block import Block
from policypack.errors import Undecided
from policypack.reads import Reads, reading, served
from policypack.resource import Resource
from policypack.scope import Scope, means, scope_of
from policypack.symbol import Text
from policypack.values import UNKNOWN, unwrap

STACK_TYPE = "pulumi:pulumi:Stack"
T = TypeVar("T")
# What puts a resource under keys, in an index that only grows.
Keys = Callable[[Resource], Iterable[Hashable]]
# What gives the (block, property) pairs of a resource that may refer to others.
Places = Callable[[Resource], Iterable[tuple[Block, str]]]


class _Growing:
    """Where the resources of an index stand, by what a function makes of each. Made anew for what is new only."""

    __slots__ = ("done", "places")

    def __init__(self) -> None:
        self.places: dict[Hashable, list[int]] = {}
        self.done = 0

    def grow(self, keys: Keys, resources: Sequence[Resource], end: int) -> None:
        with reading():  # a key tells who has it, not what it is: whoever asks has read it
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
        # A copy up to the end: another thread may be making the list longer just now.
        return [self._resources[place] for place in places[: bisect_left(places, end)]]

    def first_at(self, keys: Keys, key: Hashable, end: int) -> Resource | None:
        places = self._grown(keys, end).places.get(key)
        return self._resources[places[0]] if places and places[0] < end else None

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
    `cut_short`: the program stopped on its way, and what was to come is not known. Then "there is none" is no answer:
    a question that would find nothing raises Undecided, cause "program". `seen_through`: unknown values are symbols
    as far as our preview can see.
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
        cut_short: bool = False,
        seen_through: bool = False,
    ) -> None:
        self._index = resources if isinstance(resources, Index) else Index(resources)
        self._end = len(self._index) if end is None else end
        self.whole = end is None
        self.name = name
        self.project = project
        self.organization = organization
        self.config = config or {}
        self.has_state = has_state
        self.complete = not (has_state or cut_short) if complete is None else complete
        self.cut_short = cut_short
        self.seen_through = seen_through or not has_state
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
        return next(iter(self._at(_type, STACK_TYPE)), None)

    @property
    def exports(self) -> Block:
        """The stack's outputs."""
        self._certain(bool(self.root and self.root.outputs.keys()))
        return self.root.outputs if self.root else Block({}, Resource(type="", urn="", name="", inputs={}), "")

    def once(self, make: Callable[..., T], *about: Hashable) -> T:
        """Return what `make` finds in this stack (about something), found once however many resources ask.

        Raises Undecided, cause "unknown", while the stack is not whole: to look at all that was seen, for each
        resource that is seen, takes the square of their number.
        """
        if not self.whole:
            raise Undecided("it is known with the whole stack")
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
        return self._certain(self._at(keys, key))

    def _at(self, keys: Keys, key: Hashable) -> list[Resource]:
        return self._index.at(keys, key, self._end)

    def _certain(self, found: T) -> T:
        """Return what was found; raises Undecided for nothing where the program stopped before its end."""
        if self.cut_short and not found:
            raise Undecided("the program stopped before its end", "program")
        return found

    def to_the_end(self) -> None:
        """Raise Undecided where the program stopped before its end: ask before one of several is called missing."""
        self._certain(not self.cut_short)

    def first(self, keys: Keys, key: Hashable) -> Resource | None:
        """Return the first resource under a key: where one speaks for all, each asks whether it is that one."""
        return self._index.first_at(keys, key, self._end)

    def get(self, urn: str) -> Resource | None:
        found = self._at(_urn, urn)
        return found[-1] if found else None

    def of_type(self, *types: str) -> list[Resource]:
        """Return the resources of these types, planned and read ones alike."""
        return self._certain([resource for type in types for resource in self._at(_type, type)])

    def has_type(self, *prefixes: str, like: re.Pattern[str] | None = None) -> bool:
        """Is there a resource whose type begins with one of these prefixes, or is `like` a pattern?"""
        types = map(str, self._index.keys(_type, self._end))
        there = any(type.startswith(prefixes) or (like and like.fullmatch(type)) for type in types)
        return self._certain(there)

    def holding(
        self, property: str, text: str, *types: str, at: Resource | None = None, fold: bool = False
    ) -> list[Resource]:
        """Return the resources of these types that hold a text in a property, or in a list that it is.

        A text with symbols is given as their tokens. With `at` only those that may mean the same by it as that resource
        does, which is of their account and region. With `fold` capitals do not count.
        """
        found = self._holding(property, text, types, fold=fold)
        here = found if at is None else [other for other in found if means(text, other, scope_of(at)) is not False]
        return self._certain(here)

    def _holding(self, property: str, text: str, types: Iterable[str], *, fold: bool = False) -> list[Resource]:
        keys = _texts(property, fold)
        return [found for type in types for found in self._at(keys, (type, text.lower() if fold else text))]

    def follow(self, block: Block, name: str, *types: str) -> Resource | None:
        """Return the resource that a property refers to; None where it is absent or refers outside the stack.

        Raises Undecided where the property may refer to more than one resource of these types, or to one of another
        account or region.
        """
        found, possible = self._followed(block, name, types)
        if len(found) > 1 or (possible and not found):
            names = ", ".join(sorted(resource.name for resource in found or possible))
            raise block.undecided(name, f"may refer to {'any of ' if len(found or possible) > 1 else ''}{names}")
        return found[0] if found else None

    def follow_all(self, block: Block, name: str, *types: str) -> list[Resource]:
        """Return every resource of these types that a property, or a list of references, may refer to.

        A symbol names its resource. A known value is compared with the names, ids and ARNs of the resources, as they
        are understood where the block's resource is: its account and region. For an unknown value the engine says only
        what the whole top-level property depends on.
        """
        found, possible = self._followed(block, name, types)
        return [*found, *possible]

    def _followed(self, block: Block, name: str, types: tuple[str, ...]) -> tuple[list[Resource], list[Resource]]:
        """Return what a property refers to, and what it may refer to where that cannot be told."""
        value = block.raw(name)
        sure: dict[str, Resource] = {}
        possible: dict[str, Resource] = {}
        for item in map(unwrap, value if isinstance(value, list) else [value]):
            named, unsure = self._named(item, scope_of(block.resource), types)
            if not named and not unsure:
                named = self._depended(block, name, item, types)
                self._certain(named or not isinstance(item, str))
            sure.update((found.urn, found) for found in named)
            possible.update((found.urn, found) for found in (() if named else unsure))
        return list(sure.values()), [found for urn, found in possible.items() if urn not in sure]

    def _depended(self, block: Block, name: str, value: Any, types: tuple[str, ...]) -> list[Resource]:
        """Return the resources that a value comes from: by its symbols, or by what the engine says of the property."""
        if isinstance(value, Text):
            urns = {symbol.urn for symbol in value.standing}
        elif value is UNKNOWN:
            root = block.path(name).split(".")[0].split("[")[0]
            urns = set(block.resource.property_dependencies.get(root, ()))
        else:
            return []
        return [found for urn in sorted(urns) if (found := self.get(urn)) and found.type in types]

    def _named(self, value: Any, seen_from: Scope, types: Iterable[str]) -> tuple[list[Resource], list[Resource]]:
        """Return the resources that a text names where `seen_from` is, and those for which that cannot be told."""
        text = value.raw if isinstance(value, Text) else value
        if not isinstance(text, str):
            return [], []
        bearing = [found for type in types for found in self._at(_identities, (type, text))]
        url = QUEUE_URL.fullmatch(text) if not bearing and text.startswith("https://") else None
        if url:
            return self._named(url[4], seen_from._replace(region=url[1] or url[2]), types)
        return _sorted(bearing, lambda found: means(text, found, seen_from))

    def meant(self, text: str, at: Resource, *types: str, region: str = "") -> list[Resource]:
        """Return the resources of these types that a name, id or ARN may mean, understood where another resource is.

        `region` is another one than the resource's own, as an ARN says it.
        """
        seen_from = scope_of(at)._replace(region=region) if region else scope_of(at)
        found, possible = self._named(text, seen_from, types)
        return self._certain(found or possible)

    def named(
        self, text: str | Text, at: Resource, *types: str, key: str = "name", region: str = "", fold: bool = False
    ) -> list[Resource]:
        """Return the resources of these types that hold a name in `key`, understood where another resource is.

        `region` is another one than the resource's own, as an ARN says it; with `fold` capitals do not count. What has
        no name yet counts too, where its name may turn out to be this one. Raises Undecided where there is none and
        only an update tells whether one has the name, or is of the same account and region.
        """
        seen_from = scope_of(at)._replace(region=region) if region else scope_of(at)
        wanted = text.raw if isinstance(text, Text) else text
        bearing = self._holding(key, wanted, types, fold=fold)
        sure, possible = _sorted(bearing, lambda found: means(wanted, found, seen_from))
        if not sure:
            possible += self._perhaps(text, seen_from, types, key)
        if possible and not sure:
            raise Undecided(f"{text} may be the {key} of {possible[0].name}, which only an update knows")
        return self._certain(sure)

    def _perhaps(self, text: str | Text, seen_from: Scope, types: Iterable[str], key: str) -> list[Resource]:
        """Return the resources whose name is not known, or has holes that this one may fill."""
        start = (text.prefix if isinstance(text, Text) else text)[:_LONGEST].lower()
        holed = [
            found
            for type in types
            for length in range(len(start) + 1)
            for found in self._at(_holed(key), (type, start[:length]))
            if _fills(text, found.raw(key))
        ]
        return [found for found in holed if scope_of(found).same(seen_from) is not False]

    def referrers(self, resource: Resource, *types: str, property: str | None = None) -> list[Resource]:
        """Return the resources of these types that refer to this one, through `property` where it is given.

        Known names, ids and ARNs count like edges, where they mean this one: a program may write them as text.
        """
        found = {other.urn: other for type in types for other in self._at(_edges, (resource.urn, property, type))}
        if property is not None:
            for identity in identities(resource):
                for other in self._holding(property, identity, types):
                    if other.urn not in found and self._means(other, property, identity, resource):
                        found[other.urn] = other
        return self._certain(list(found.values()))

    def dependents(self, resource: Resource) -> list[Resource]:
        """Return the resources that wait for this one by themselves, not through others."""
        return self.under(_dependencies, resource.urn)

    def pointing_to(self, resource: Resource, places: Places, *types: str) -> Iterator[Resource]:
        """Yield the resources of these types that may refer to this one, in a property that `places` gives of them.

        Raises Undecided at the end where what one of them refers to is not known. Give a `places` that lives as long
        as the pack: who refers to what is found once for all.
        """
        found, undecided = self.once(_pointing, places, types, resource.type)
        yield from found.get(resource.urn, ())
        if undecided:
            raise Undecided(undecided.reason, undecided.cause)
        self._certain(found.get(resource.urn))

    def _means(self, other: Resource, property: str, text: str, resource: Resource) -> bool:
        """May a text in another resource mean this one, and does it not mean one nearer?"""
        same = means(text, resource, scope_of(other))
        return same or (same is None and resource in self.follow_all(other, property, resource.type))

    def plans(self, text: str) -> bool:
        """Is a text the id or the ARN of anything in the stack? Names mean something in one place only: ask `named`."""
        return bool(self.under(identities, text))

    def depends_on(self, resource: Resource, other: Resource) -> bool:
        """Is `other` done before `resource` begins, directly or through others?"""
        return other.urn in self._before(resource)

    def dependencies(self, resource: Resource) -> frozenset[str]:
        """Return the URNs of all that is done before `resource` begins, parents included."""
        return frozenset(self._before(resource))

    def _before(self, resource: Resource) -> Iterator[str]:
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
                    yield urn

    def finding_owner(self) -> Resource:
        """Return the resource that carries findings about the stack as a whole."""
        if self.root is None:
            raise Undecided("the plan has no stack resource")
        return self.root


# What other resources write to refer to one: names as they stand in the provider's schemas.
_LONGEST = 2_048  # characters of what AWS calls a thing: no ARN is longer
_NAMES = ("name", "bucket", "identifier", "clusterIdentifier", "family", "functionName", "repositoryName", "keyId")


def identities(resource: Resource) -> frozenset[str]:
    """Return the texts that refer to a resource: id, ARN and name. Symbols in them are given as their tokens."""
    # A list, for other providers' types have these names too.
    found = [resource.raw(name) for name in _NAMES]
    found += [resource.outputs.raw(name) for name in ("id", "arn", "name")]
    return frozenset(text for item in found if (text := _text(item)))


def _text(value: Any) -> str | None:
    """Return a text as one can be compared with another: symbols stand in it by their tokens."""
    if isinstance(value, Text):
        return value.raw
    return value if isinstance(value, str) else None


def _sorted(found: list[Resource], test: Callable[[Resource], bool | None]) -> tuple[list[Resource], list[Resource]]:
    """Return those that pass a test, and those of which it cannot tell."""
    answers = [(resource, test(resource)) for resource in found]
    return [r for r, answer in answers if answer], [r for r, answer in answers if answer is None]


def _spelled(text: str) -> tuple[str, ...]:
    """Return a text, and what it names where it is the URL of a queue."""
    url = QUEUE_URL.fullmatch(text) if text.startswith("https://") else None
    return (text, url[4]) if url else (text,)


def _urn(resource: Resource) -> tuple[str]:
    return (resource.urn,)


def _dependencies(resource: Resource) -> Iterable[str]:
    return dict.fromkeys(resource.dependencies)


def _type(resource: Resource) -> tuple[str]:
    return (resource.type,)


def _identities(resource: Resource) -> Iterator[tuple[str, str]]:
    """Yield (type, text) for each text that refers to a resource."""
    return ((resource.type, text) for text in identities(resource))


def _edges(resource: Resource) -> set[tuple[str, str | None, str]]:
    """Return (URN, property, own type) for each resource that one depends on, and with None for any property."""
    edges = resource.property_dependencies.items()
    return {(urn, named, resource.type) for name, urns in edges for urn in urns for named in (name, None)}


def _pointing(
    stack: Stack, places: Places, types: tuple[str, ...], target: str
) -> tuple[dict[str, list[Resource]], Undecided | None]:
    """Return who refers to what, by URN, and why that is not known of all."""
    found: dict[str, dict[str, Resource]] = {}
    undecided = None
    for resource in stack.of_type(*types):
        try:
            for block, name in places(resource):
                for referred in stack.follow_all(block, name, target):
                    found.setdefault(referred.urn, {})[resource.urn] = resource
        except Undecided as reason:
            undecided = undecided or reason
    return {urn: list(users.values()) for urn, users in found.items()}, undecided


@cache
def _texts(property: str, fold: bool = False) -> Keys:
    """Return what puts a resource under (type, text) for each text that a property holds."""

    def texts(resource: Resource) -> set[tuple[str, str]]:
        value = resource.raw(property)
        held = (_text(unwrap(item)) for item in (value if isinstance(value, list) else [value]))
        found = {word for text in held if text for word in _spelled(text)}
        return {(resource.type, text.lower() if fold else text) for text in found}

    return texts


@cache
def _holed(property: str) -> Keys:
    """Return what puts a resource whose name has holes under (type, what the name certainly begins with)."""

    def start(resource: Resource) -> Iterator[tuple[str, str]]:
        value = resource.raw(property)
        if value is UNKNOWN:
            yield resource.type, ""
        elif isinstance(value, Text):
            yield resource.type, value.prefix.lower()

    return start


def _fills(text: str | Text, holed: Any) -> bool:
    """May a name with holes turn out to be a text? Two names with holes of their own are the same only if alike."""
    if holed is UNKNOWN:
        return True
    end = holed.parts[-1] if isinstance(holed.parts[-1], str) else ""
    return isinstance(text, str) and len(text) >= len(holed.literal) and text.lower().endswith(end.lower())
