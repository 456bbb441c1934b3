"""Storage of database instances: provisioned performance, and how far it may grow by itself."""

from __future__ import annotations

import math
from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Rds
from policypack.shelf.databases import aurora, replica, restored
from policypack.shelf.orderable import Ordered, ordered
from policypack.shelf.outside import with_commands

# From so many GiB on, gp3 is striped over four volumes: below nothing can be asked of it, above no less than this.
# https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
STRIPED = {"postgres": 400, "mysql": 400, "mariadb": 400, "oracle": 200}
STRIPED_IOPS, STRIPED_THROUGHPUT = 12000, 500
PROVISIONED = ("io1", "io2")
# GiB that an engine's storage has at least, by the beginning of the engine: for io1 and io2, and for standard.
# SSD has 20 GiB or more for all of them by the documentation, and was given with as little as standard.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (AllocatedStorage)
LEAST_SSD = 20
LEAST = {
    "postgres": {**dict.fromkeys(PROVISIONED, 100), "standard": 5},
    "mysql": {**dict.fromkeys(PROVISIONED, 100), "standard": 5},
    "mariadb": {**dict.fromkeys(PROVISIONED, 100), "standard": 5},
    "oracle-": {**dict.fromkeys(PROVISIONED, 100), "standard": 10},
    "db2-": dict.fromkeys(PROVISIONED, 100),
    "sqlserver-": {},
}


def _striped_from(database: Resource) -> int | None:
    engine = database.text("engine") or ""
    return next((size for name, size in STRIPED.items() if engine == name or engine.startswith(f"{name}-")), None)


@policy(Rds.INSTANCE)
def performance_refused(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Storage is given a performance that its type or size does not take.

    Why: "InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage
    size less than 400", or "The storage type io1 requires iops to be specified". From that size on gp3 takes 12000
    IOPS and 500 MiB/s or more. iops on gp2 was seen to make the storage io1, which every preview wants to change then.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html#gp3-storage
        https://github.com/hashicorp/terraform-provider-aws/pull/28361
        https://github.com/hashicorp/terraform-provider-aws/issues/41894
    """
    # An imported database names what AWS chose: 3000 IOPS for a small gp3.
    if database.exists or replica(database) or restored(database) or aurora(database):
        return
    storage = database.text("storageType")
    given = [name for name in ("iops", "storageThroughput") if database.number(name)]
    if storage in PROVISIONED and "iops" not in given:
        yield database.finding(
            "iops",
            problem=f"storageType is {storage}, and iops is not set.",
            fix="Set iops, at most 50 for each GiB of allocatedStorage, or storageType to gp3.",
        )
    refused = [name for name in given if storage in ("gp2", "standard") or (storage in PROVISIONED and name != "iops")]
    for name in refused:
        yield database.finding(
            name,
            problem=f"{name} is {database.number(name)}, and storageType {storage} takes none"
            + ("; AWS refuses it, or makes the storage io1." if name == "iops" else "."),
            fix=f"Remove {name}, or set storageType to gp3.",
            level="advisory",
        )
    if storage == "gp3" and given:
        yield from _gp3(database, given)


def _gp3(database: Resource, given: list[str]) -> Iterator[Finding]:
    size, striped = database.number("allocatedStorage"), _striped_from(database)
    if size is None or striped is None:
        return
    if size < striped:
        engine = database.text("engine")
        yield database.finding(
            given[0],
            problem=f"{' and '.join(given)} {'is' if len(given) == 1 else 'are'} set, and allocatedStorage is {size} "
            f"GiB: {engine} takes none for gp3 below {striped} GiB.",
            fix=f"Remove {' and '.join(given)} (gp3 has 3000 IOPS and 125 MiB/s there), or set allocatedStorage to "
            f"{striped} or more.",
        )
        return
    for name, least in (("iops", STRIPED_IOPS), ("storageThroughput", STRIPED_THROUGHPUT)):
        value = database.number(name)
        if value and value < least:
            yield database.finding(
                name,
                problem=f"{name} is {value}; gp3 of {striped} GiB or more takes {least} or more.",
                fix=f"Remove {name}, for {least} is what such storage has anyway, or set it to {least} or more.",
            )


@policy(Rds.INSTANCE)
def too_small(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Storage is smaller than its type begins with.

    Why: "InvalidParameterCombination: Invalid storage size for engine name postgres and storage type gp2: 4". Without
    storageType it is SSD, and io1 where iops is set. SSD of 5 to 19 GiB is advised about: AWS documents 20 GiB as the
    least, and makes the provider's own test databases with 10 GiB of gp2.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/instance_test.go
    """
    # What comes from elsewhere has the size of that at least.
    if database.exists or replica(database) or restored(database):
        return
    size, engine = database.number("allocatedStorage"), database.text("engine") or ""
    others = next((least for name, least in LEAST.items() if engine.startswith(name)), None)
    if size is None or others is None:
        return
    storage = database.text("storageType") or ("io1" if database.number("iops") else "")
    least = others.get(storage) if storage in (*PROVISIONED, "standard") else LEAST_SSD
    certain = storage in PROVISIONED or size < others.get("standard", LEAST_SSD)
    if least is not None and size < least:
        kind = f"{storage} storage" if storage else "SSD storage, the default,"
        yield database.finding(
            "allocatedStorage",
            problem=f"allocatedStorage is {size} GiB; {kind} of {engine} has {least} GiB or more.",
            fix=f"Set allocatedStorage to {least} or more.",
            level=None if certain else "advisory",
        )


@policy(Rds.INSTANCE)
def maximum_too_small(database: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Storage may grow to less than it begins with.

    Why: "InvalidParameterCombination: Max storage size must be greater than storage size", or "The maximum allocated
    storage must be increased by at least 10 percent". 0 switches growing off.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
    """
    most, size = database.number("maxAllocatedStorage"), database.number("allocatedStorage")
    if not most or not size or replica(database) or most * 10 >= size * 11:
        return
    yield database.finding(
        "maxAllocatedStorage",
        problem=f"maxAllocatedStorage is {most} GiB, and allocatedStorage is {size} GiB.",
        fix=f"Set maxAllocatedStorage to {math.ceil(size * 11 / 10)} or more, or remove it.",
        # The provider takes equal sizes for "off", and the ten percent were not always asked for. A restored database
        # may have another size than the program says.
        level="advisory" if most >= size or database.exists or restored(database) else None,
    )


@policy(Rds.INSTANCE)
def performance_not_orderable(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Provisioned performance of the storage is outside what can be ordered.

    Why: InvalidParameterCombination: how many operations and how much throughput can be had depends on class, engine
    and storage type.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_OrderableDBInstanceOption.html
    """
    storage = database.text("storageType")
    given = {name: value for name in ("iops", "storageThroughput") if (value := database.number(name))}
    asked = ordered(database, stack, aws) if storage and given else None
    if not asked or not storage:
        return
    for name, value in given.items():
        ranges = _ranges(asked, storage, name)
        if not ranges or any(least <= value <= most for least, most in ranges):
            continue
        least, most = min(least for least, _ in ranges), max(most for _, most in ranges)
        yield database.finding(
            name,
            problem=f"{name} is {value}; {storage} for {asked.instance_class} with {asked} has {least} to {most}.",
            fix=with_commands(
                f"Set {name} to a value from {least} to {most}, or choose a larger class:",
                asked.command(database.region, "[StorageType,MinIopsPerDbInstance,MaxIopsPerDbInstance]"),
            ),
            # What AWS says of gp3 holds for its larger sizes.
            level="advisory" if storage == "gp3" else asked.level,
        )


def _ranges(asked: Ordered, storage: str, name: str) -> list[tuple[int, int]]:
    """Return the ranges on offer; empty where AWS does not say all of them."""
    found = []
    for option in asked.options:
        if option.storage != storage:
            continue
        least, most = (
            (option.least_iops, option.most_iops)
            if name == "iops"
            else (option.least_throughput, option.most_throughput)
        )
        if least is None or most is None:
            return []
        found.append((least, most))
    return found


@policy(Rds.INSTANCE)
def maximum_not_orderable(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Storage may grow to more than can be ordered, or cannot grow by itself.

    Why: "InvalidParameterValue: Invalid max storage size for engine name postgres and storage type gp2: 100000". Some
    engines and classes do not let storage grow at all.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
    """
    most, storage = database.number("maxAllocatedStorage"), database.text("storageType")
    asked = ordered(database, stack, aws) if most and storage else None
    fitting = [option for option in asked.options if option.storage == storage] if asked else []
    if not most or asked is None or not fitting:
        return
    limits = [option.most_storage for option in fitting]
    limit = None if None in limits else max(size for size in limits if size is not None)
    if all(option.autoscaling is False for option in fitting):
        problem = f"{storage} for {asked.instance_class} with {asked} does not grow by itself."
        fix = "Remove maxAllocatedStorage, or choose another storageType."
    elif limit is not None and most > limit:
        problem = (
            f"maxAllocatedStorage is {most} GiB; {storage} for {asked.instance_class} with {asked} has {limit} GiB at "
            "most."
        )
        fix = f"Set maxAllocatedStorage to {limit} or less."
    else:
        return
    yield database.finding("maxAllocatedStorage", problem=problem, fix=fix, level=asked.level)
