"""The catalogue of AWS things: one record for each kind, in the module of its service.

A new kind is a new record at the top level of its service's module; a new service is a new module. The tables below
find them, and the rules on names, references, ARNs, ids and quotas read the tables.
"""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from policypack.aws.things.thing import ELSEWHERE, ByArn, ById, NamedArn, Quota, Taken, Thing


def _all() -> tuple[Thing, ...]:
    names = sorted(module.name for module in iter_modules(__path__) if module.name != "thing")
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Thing))


def _quotas(thing: Thing) -> tuple[Quota, ...]:
    return tuple(
        quota._replace(
            what=quota.what or thing.many,
            types=quota.types or tuple(thing.types),
            everywhere=quota.everywhere or thing.scope != "region",
        )
        for quota in thing.quotas
    )


ALL = _all()
# Type -> the thing that resources of it make, and what AWS says where its name is taken.
UNIQUE = {type: (thing, thing.taken) for thing in ALL if thing.taken for type in thing.types}
# (Service, beginning of the resource) -> what such an ARN names.
BY_ARN = {(thing.arn.service, begins): thing for thing in ALL if thing.arn for begins in thing.arn.begins}
# Beginning of an id of EC2 -> what it names, and what asks which of some ids are there.
BY_ID = {thing.id.begins: (thing, thing.id.asks) for thing in ALL if thing.id}
QUOTAS = tuple(quota for thing in ALL for quota in _quotas(thing))

__all__ = [
    "ALL",
    "BY_ARN",
    "BY_ID",
    "ELSEWHERE",
    "QUOTAS",
    "UNIQUE",
    "ByArn",
    "ById",
    "NamedArn",
    "Quota",
    "Taken",
    "Thing",
]
