from __future__ import annotations

from policypack.testing import Plan, Table, Unknown
from policypack.testing.table import Change
from tests.policies.databases import offered, option
from tests.policies.states import existing

INSTANCE = "aws:rds/instance:Instance"


def base() -> Plan:
    return Plan().add(
        INSTANCE,
        "ledger",
        engine="postgres",
        engineVersion="16.8",
        instanceClass="db.m7g.large",
        storageType="gp3",
        allocatedStorage=500,
        maxAllocatedStorage=1000,
        iops=12000,
        storageThroughput=500,
    )


SMALL = (
    "iops and storageThroughput are set, and allocatedStorage is 100 GiB: postgres takes none for gp3 below 400 GiB."
)
too_small = (
    Table("rds-storage-too-small", base)
    .good("500 GiB")
    .good("magnetic", lambda plan: plan.set("ledger", storageType="standard", allocatedStorage=5))
    .good("SSD", lambda plan: plan.set("ledger", storageType="gp3", iops=None, allocatedStorage=20))
    .good("a restored one", lambda plan: plan.set("ledger", allocatedStorage=5, snapshotIdentifier="before"))
    .good(
        "SQL Server's begin elsewhere",
        lambda plan: plan.set("ledger", engine="sqlserver-se", storageType="io1", allocatedStorage=50),
    )
    .bad(
        "by default",
        lambda plan: plan.set("ledger", storageType=None, iops=None, storageThroughput=None, allocatedStorage=4),
        ("ledger", "allocatedStorage is 4 GiB; SSD storage, the default, of postgres has 20 GiB or more."),
        level="mandatory",
    )
    .bad(
        "as little as AWS was seen to give",
        lambda plan: plan.set("ledger", storageType="gp2", iops=None, storageThroughput=None, allocatedStorage=5),
        ("ledger", "allocatedStorage is 5 GiB; gp2 storage of postgres has 20 GiB or more."),
        level="advisory",
    )
    .bad(
        "SQL Server's SSD",
        lambda plan: plan.set("ledger", engine="sqlserver-ex", storageType="gp2", iops=None, allocatedStorage=19),
        ("ledger", "allocatedStorage is 19 GiB; gp2 storage of sqlserver-ex has 20 GiB or more."),
        level="mandatory",
    )
    .bad(
        "provisioned",
        lambda plan: plan.set("ledger", storageType="io2", iops=1000, storageThroughput=None, allocatedStorage=99),
        ("ledger", "allocatedStorage is 99 GiB; io2 storage of postgres has 100 GiB or more."),
    )
    .absent("no size", lambda plan: plan.set("ledger", allocatedStorage=None))
    .bad(
        "io1 by default, where iops is set",
        lambda plan: plan.set("ledger", storageType=None, storageThroughput=None, allocatedStorage=99),
        ("ledger", "allocatedStorage is 99 GiB; io1 storage of postgres has 100 GiB or more."),
    )
    .unknown("size from an update", lambda plan: plan.set("ledger", allocatedStorage=Unknown()))
    .without("outside", "reads one resource")
)

performance_refused = (
    Table("rds-storage-performance-refused", base)
    .good("enough for gp3 in stripes")
    .good(
        "small, and nothing is asked of it",
        lambda plan: plan.set("ledger", allocatedStorage=20, iops=None, storageThroughput=None),
    )
    .good("SQL Server has no such size", lambda plan: plan.set("ledger", engine="sqlserver-se", allocatedStorage=20))
    .good("a replica has its source's storage", lambda plan: plan.set("ledger", replicateSourceDb="main", iops=3000))
    .bad(
        "small",
        lambda plan: plan.set("ledger", allocatedStorage=100),
        ("ledger", SMALL),
        level="mandatory",
    )
    .good(
        "imported, with the performance that AWS gave it",
        lambda plan: existing(plan.set("ledger", allocatedStorage=100, iops=3000, storageThroughput=125), "ledger"),
        view="engine",
    )
    .bad(
        "less than stripes have anyway",
        lambda plan: plan.set("ledger", iops=3000, storageThroughput=125),
        ("ledger", "iops is 3000; gp3 of 400 GiB or more takes 12000 or more."),
        ("ledger", "storageThroughput is 125; gp3 of 400 GiB or more takes 500 or more."),
        level="mandatory",
    )
    .bad(
        "Oracle's stripes begin earlier",
        lambda plan: plan.set("ledger", engine="oracle-se2", allocatedStorage=150, storageThroughput=None),
        (
            "ledger",
            "iops is set, and allocatedStorage is 150 GiB: oracle-se2 takes none for gp3 below 200 GiB.",
        ),
    )
    .bad(
        "io1 needs them",
        lambda plan: plan.set("ledger", storageType="io1", iops=None, storageThroughput=None),
        (
            "ledger",
            "storageType is io1, and iops is not set.",
            "Set iops, at most 50 for each GiB of allocatedStorage, or storageType to gp3.",
        ),
        level="mandatory",
    )
    .bad(
        "neither is for gp2",
        lambda plan: plan.set("ledger", storageType="gp2", storageThroughput=None),
        ("ledger", "iops is 12000, and storageType gp2 takes none; AWS refuses it, or makes the storage io1."),
        level="advisory",
    )
    .bad(
        "throughput is not for io2",
        lambda plan: plan.set("ledger", storageType="io2"),
        ("ledger", "storageThroughput is 500, and storageType io2 takes none."),
        level="advisory",
    )
    .absent("AWS chooses the type", lambda plan: plan.set("ledger", storageType=None))
    .unknown("from an update", lambda plan: plan.set("ledger", allocatedStorage=Unknown()))
    .without("outside", "names no other resource")
)

maximum_too_small = (
    Table("rds-storage-maximum-too-small", base)
    .good("twice as much")
    .good("switched off", lambda plan: plan.set("ledger", maxAllocatedStorage=0))
    .bad(
        "less",
        lambda plan: plan.set("ledger", maxAllocatedStorage=100),
        ("ledger", "maxAllocatedStorage is 100 GiB, and allocatedStorage is 500 GiB."),
        level="mandatory",
    )
    .bad(
        "hardly more",
        lambda plan: plan.set("ledger", maxAllocatedStorage=501),
        ("ledger", "maxAllocatedStorage is 501 GiB, and allocatedStorage is 500 GiB."),
        level="advisory",
    )
    .bad(
        "restored, perhaps with another size",
        lambda plan: plan.set("ledger", maxAllocatedStorage=100, snapshotIdentifier="before"),
        ("ledger", "maxAllocatedStorage is 100 GiB, and allocatedStorage is 500 GiB."),
        level="advisory",
    )
    .good("ten percent more", lambda plan: plan.set("ledger", maxAllocatedStorage=550))
    .bad(
        "not quite ten percent more",
        lambda plan: plan.set("ledger", maxAllocatedStorage=549),
        (
            "ledger",
            "maxAllocatedStorage is 549 GiB, and allocatedStorage is 500 GiB.",
            "Set maxAllocatedStorage to 550 or more, or remove it.",
        ),
    )
    .bad(
        "the same, which the provider takes for off",
        lambda plan: plan.set("ledger", maxAllocatedStorage=500),
        ("ledger", "maxAllocatedStorage is 500 GiB, and allocatedStorage is 500 GiB."),
        level="advisory",
    )
    .absent("not set", lambda plan: plan.set("ledger", maxAllocatedStorage=None))
    .unknown("from an update", lambda plan: plan.set("ledger", maxAllocatedStorage=Unknown()))
    .without("outside", "names no other resource")
)

ASKED = ("rds.orderable", "postgres", "db.m7g.large", "16.8")


def ordering(**changes: object) -> dict[object, object]:
    return {**offered("postgres", "16.8"), ASKED: (option(**changes), option(storage="io2"))}


RANGE = {"least_iops": 12000, "most_iops": 20000, "least_throughput": 500, "most_throughput": 4000}
performance_not_orderable = (
    Table("rds-storage-performance-not-orderable", base)
    .good("within", facts=ordering(**RANGE))
    .good("AWS does not say", facts=ordering())
    .good("AWS says one end", lambda plan: plan.set("ledger", iops=30000), facts=ordering(least_iops=12000))
    .bad(
        "more than gp3 has",
        lambda plan: plan.set("ledger", iops=30000),
        ("ledger", "iops is 30000; gp3 for db.m7g.large with postgres 16.8 has 12000 to 20000."),
        facts=ordering(**RANGE),
        level="advisory",
    )
    .bad(
        "more than io1 has",
        lambda plan: plan.set("ledger", storageType="io1", iops=300000, storageThroughput=None),
        ("ledger", "iops is 300000; io1 for db.m7g.large with postgres 16.8 has 1000 to 256000."),
        facts=ordering(storage="io1", least_iops=1000, most_iops=256000),
        level="mandatory",
    )
    .not_found("the class is not on offer: another policy's", None, facts={**ordering(), ASKED: ()})
    .absent("nothing is asked", lambda plan: plan.set("ledger", iops=None, storageThroughput=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", iops=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "names no other resource")
)

maximum_not_orderable = (
    Table("rds-storage-maximum-not-orderable", base)
    .good("within", facts=ordering(autoscaling=True))
    .good("no limit is said", facts=ordering(most_storage=None))
    .good("the most", lambda plan: plan.set("ledger", maxAllocatedStorage=65536), facts=ordering())
    .bad(
        "too much",
        lambda plan: plan.set("ledger", maxAllocatedStorage=100000),
        (
            "ledger",
            "maxAllocatedStorage is 100000 GiB; gp3 for db.m7g.large with postgres 16.8 has 65536 GiB at most.",
        ),
        facts=ordering(),
        level="mandatory",
    )
    .bad(
        "does not grow",
        None,
        ("ledger", "gp3 for db.m7g.large with postgres 16.8 does not grow by itself."),
        facts=ordering(autoscaling=False),
    )
    .not_found("the class is not on offer: another policy's", None, facts={**ordering(), ASKED: ()})
    .absent("not set", lambda plan: plan.set("ledger", maxAllocatedStorage=None), facts={})
    .unknown("from an update", lambda plan: plan.set("ledger", maxAllocatedStorage=Unknown()), facts={})
    .cannot_ask("denied")
    .without("outside", "names no other resource")
)

for engine, kind, least in (
    ("postgres", "io1", 100),
    ("mysql", "io1", 100),
    ("mariadb", "io2", 100),
    ("oracle-se2", "io1", 100),
    ("db2-se", "io1", 100),
    ("postgres", "standard", 5),
    ("mysql", "standard", 5),
    ("mariadb", "standard", 5),
    ("oracle-se2", "standard", 10),
):

    def sized(size: int, engine: str = engine, kind: str = kind) -> Change:
        iops = None if kind == "standard" else 1000
        return lambda plan: plan.set(
            "ledger", engine=engine, storageType=kind, iops=iops, storageThroughput=None, allocatedStorage=size
        )

    too_small.good(f"{kind} of {engine} with {least} GiB", sized(least), view="engine")
    too_small.bad(
        f"{kind} of {engine} with {least - 1} GiB",
        sized(least - 1),
        ("ledger", f"allocatedStorage is {least - 1} GiB; {kind} storage of {engine} has {least} GiB or more."),
        view="engine",
    )
for engine, least in (("postgres", 400), ("mysql", 400), ("mariadb", 400), ("oracle-se2", 200)):
    performance_refused.good(
        f"gp3 of {engine} with {least} GiB",
        lambda plan, engine=engine, least=least: plan.set("ledger", engine=engine, allocatedStorage=least),
        view="engine",
    ).bad(
        f"gp3 of {engine} with {least - 1} GiB",
        lambda plan, engine=engine, least=least: plan.set("ledger", engine=engine, allocatedStorage=least - 1),
        (
            "ledger",
            (
                f"iops and storageThroughput are set, and allocatedStorage is {least - 1} GiB: {engine} takes none for "
                f"gp3 below {least} GiB."
            ),
        ),
        view="engine",
    )
