"""Who waits for whom: what should be done before a resource is created and is not awaited, or even waits for it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from policies.stack._order_rows import IF_SET, ONE_EACH, ORDERS, Order
from policies.stack._order_special import SPECIAL, Waits
from policypack import UNKNOWN, Block, Resource, Stack, Undecided, as_text
from policypack.scope import Scope, scope_of

WAITING = tuple(sorted({order.type for order in ORDERS} | set(ONE_EACH) | set(SPECIAL)))
NEEDING = tuple(sorted({order.type for order in ORDERS if order.needed}))


def not_awaited(resource: Resource, stack: Stack) -> Iterator[Waits]:
    """Yield (property, resources that should be done first and are not awaited, AWS's answer) of a resource."""
    for order in ORDERS:
        if order.type == resource.type:
            yield order.through, _missing(resource, _firsts(order, resource, stack), stack), order.says
    if resource.type in ONE_EACH and (resource.type not in IF_SET or resource.has(IF_SET[resource.type])):
        type, says = ONE_EACH[resource.type]
        yield "", _missing(resource, stack.once(_of_place, type, scope_of(resource)), stack), says
    if resource.type in SPECIAL:
        name, firsts, says = SPECIAL[resource.type](resource, stack)
        yield name, _missing(resource, firsts, stack), says


def _of_place(stack: Stack, type: str, where: Scope) -> list[Resource]:
    return [other for other in stack.of_type(type) if scope_of(other) == where]


def reversed_order(resource: Resource, stack: Stack) -> Iterator[Waits]:
    """Yield (property, resources that are needed first and all wait for this one, AWS's answer) of a resource."""
    for order in ORDERS:
        if order.type == resource.type and order.needed:
            firsts = _firsts(order, resource, stack)
            if firsts and all(stack.depends_on(first, resource) for first in firsts):
                yield order.through, firsts, order.says


def _firsts(order: Order, resource: Resource, stack: Stack) -> list[Resource]:
    """Return the planned resources that an order is about, those that are there already left out."""
    if order.when is not None and not order.when(resource):
        return []
    outer, _, inner = order.through.rpartition(".")
    block: Block | None = resource
    if outer:
        block = resource.block(outer) if resource.known(outer) else None
    shared = stack.follow(block, inner, order.shared) if block is not None else None
    if shared is None or shared.exists:
        return []
    found = stack.once(_of_shared, order, shared).get(_same(resource, order.same), [])
    return [other for other in found if _meant(order, resource, other)] if order.that else found


def _of_shared(stack: Stack, order: Order, shared: Resource) -> Mapping[Hashable, list[Resource]]:
    """Return who comes first for what is shared, by what they have the same as who waits."""
    found: dict[Hashable, list[Resource]] = {}
    for other in stack.referrers(shared, order.first, property=order.by):
        found.setdefault(_same(other, order.same), []).append(other)
    return found


def _meant(order: Order, resource: Resource, other: Resource) -> bool:
    try:
        return order.that is None or order.that(resource, other)
    except Undecided:
        return False


def _same(resource: Resource, names: tuple[str, ...]) -> Hashable:
    """Return what properties say, to compare. What only an update knows is told by where it comes from, if it is."""
    values = ((name, resource.raw(name)) for name in names)
    return tuple(
        (tuple(resource.property_dependencies.get(name, (resource.urn,))),) if value is UNKNOWN else as_text(value)
        for name, value in values
    )


def _missing(resource: Resource, firsts: list[Resource], stack: Stack) -> list[Resource]:
    before = stack.dependencies(resource)
    return [
        other
        for other in firsts
        if other.urn not in before
        and other is not resource
        and not other.exists
        # What waits for the resource itself cannot come before it: that is another finding.
        and not stack.depends_on(other, resource)
    ]
