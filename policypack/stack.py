"""All planned resources and the edges between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from policypack.block import Block
from policypack.errors import Undecided
from policypack.resource import Resource
from policypack.symbol import Text
from policypack.values import UNKNOWN

STACK_TYPE = "pulumi:pulumi:Stack"
T = TypeVar("T")


class Stack:
    """The planned stack, read-only; indices are built when first asked for.

    `has_state` says whether existing resources could be told from new ones: the engine knows, the preview
    (which reads no state) does not. `config` holds what is not secret, keys as `project:key`.
    """

    def __init__(
        self,
        resources: Iterable[Resource],
        *,
        name: str = "",
        project: str = "",
        organization: str = "",
        config: Mapping[str, str] | None = None,
        has_state: bool = True,
    ) -> None:
        self.resources = tuple(resources)
        self.name = name
        self.project = project
        self.organization = organization
        self.config = config or {}
        self.has_state = has_state
        self._by_property: dict[str, dict[str, list[Resource]]] = {}
        self._found: dict[Callable[[Stack], Any], Any] = {}

    def __iter__(self) -> Iterator[Resource]:
        return iter(self.resources)

    def __len__(self) -> int:
        return len(self.resources)

    @cached_property
    def _by_urn(self) -> dict[str, Resource]:
        return {resource.urn: resource for resource in self.resources}

    @cached_property
    def _by_type(self) -> dict[str, list[Resource]]:
        found: dict[str, list[Resource]] = defaultdict(list)
        for resource in self.resources:
            found[resource.type].append(resource)
        return found

    @cached_property
    def _referrers(self) -> dict[str, list[tuple[Resource, str]]]:
        found: dict[str, list[tuple[Resource, str]]] = defaultdict(list)
        for resource in self.resources:
            for name, urns in resource.property_dependencies.items():
                for urn in urns:
                    found[urn].append((resource, name))
        return found

    @cached_property
    def _by_identity(self) -> dict[str, list[Resource]]:
        found: dict[str, list[Resource]] = defaultdict(list)
        for resource in self.resources:
            for identity in identities(resource):
                found[identity].append(resource)
        return found

    @cached_property
    def root(self) -> Resource | None:
        """The stack's own resource: findings about the stack as a whole are put there."""
        return next(iter(self._by_type.get(STACK_TYPE, ())), None)

    @property
    def exports(self) -> Block:
        """The stack's outputs."""
        return self.root.outputs if self.root else Block({}, Resource(type="", urn="", name="", inputs={}), "")

    def once(self, make: Callable[[Stack], T]) -> T:
        """Return what `make` finds in this stack, found once however many policies and resources ask."""
        if make not in self._found:
            self._found[make] = make(self)
        found: T = self._found[make]
        return found

    def get(self, urn: str) -> Resource | None:
        return self._by_urn.get(urn)

    def of_type(self, *types: str) -> list[Resource]:
        """Return the resources of these types, planned and read ones alike."""
        return [resource for type in types for resource in self._by_type.get(type, ())]

    def has_type(self, *prefixes: str) -> bool:
        """Is there a resource whose type begins with one of these prefixes?"""
        return any(type.startswith(prefixes) for type in self._by_type)

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
            named = self._by_identity.get(value, ()) if isinstance(value, str) else ()
            return [resource for resource in named if resource.type in types]
        return [found for urn in sorted(urns) if (found := self.get(urn)) and found.type in types]

    def referrers(self, resource: Resource, *types: str, property: str | None = None) -> list[Resource]:
        """Return the resources of these types that refer to this one, through `property` where it is given.

        Known names, ids and ARNs count like edges: a program may write them as text.
        """
        found = {
            other.urn: other
            for other, name in self._referrers.get(resource.urn, ())
            if other.type in types and property in (None, name)
        }
        if property is not None:
            for identity in identities(resource):
                for other in self._naming(property).get(identity, ()):
                    if other.type in types:
                        found[other.urn] = other
        return list(found.values())

    def _naming(self, property: str) -> dict[str, list[Resource]]:
        """Return, by text, the resources that hold it in a property."""
        found = self._by_property.get(property)
        if found is None:
            found = defaultdict(list)
            for resource in self.resources:
                value = resource.raw(property)
                for item in value if isinstance(value, list) else [value]:
                    if isinstance(item, str):
                        found[item].append(resource)
            self._by_property[property] = found
        return found

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


def planned_texts(stack: Stack) -> frozenset[str]:
    """Return the known texts that refer to anything of a stack. Ask with `stack.once`."""
    return frozenset(text for resource in stack for text in identities(resource))


# What other resources write to refer to one: names as they stand in the provider's schemas.
_IDENTITIES = ("name", "bucket", "identifier", "clusterIdentifier", "family", "functionName", "repositoryName", "keyId")


def identities(resource: Resource) -> frozenset[str]:
    """Return the known texts that refer to a resource: id, ARN and name."""
    # A list, for other providers' types have these names too.
    found = [resource.raw(name) for name in _IDENTITIES]
    found += [resource.outputs.raw(name) for name in ("id", "arn", "name")]
    return frozenset(item for item in found if isinstance(item, str))
