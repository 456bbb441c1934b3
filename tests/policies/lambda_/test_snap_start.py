from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

ON = {"applyOn": "PublishedVersions"}


def base() -> Plan:
    return Plan().add("aws:lambda/function:Function", "sum", runtime="java21", snapStart=ON)


unsupported = (
    Table("lambda-snap-start-unsupported", base)
    .good("Java")
    .good("a later Python", lambda p: p.set("sum", runtime="python3.12"))
    .good("off", lambda p: p.set("sum", runtime="nodejs22.x", snapStart={"applyOn": "None"}))
    .good("as much storage as is allowed", lambda p: p.set("sum", ephemeralStorage={"size": 512}))
    .bad(
        "Node.js",
        lambda p: p.set("sum", runtime="nodejs22.x"),
        ("sum", "The runtime is nodejs22.x, which has no SnapStart."),
        level="mandatory",
    )
    .bad(
        "a Node.js that is newer than the list",
        lambda p: p.set("sum", runtime="nodejs26.x"),
        ("sum", "The runtime is nodejs26.x, which has no SnapStart."),
        level="advisory",
    )
    .bad(
        "an older Python",
        lambda p: p.set("sum", runtime="python3.11"),
        ("sum", "The runtime is python3.11, which has no SnapStart."),
    )
    .bad(
        "more storage",
        lambda p: p.set("sum", ephemeralStorage={"size": 513}),
        ("sum", "ephemeralStorage.size is 513, and with SnapStart it is 512 at most."),
    )
    .absent("not asked for", lambda p: p.set("sum", runtime="nodejs22.x", snapStart=None))
    .unknown("which runtime", lambda p: p.set("sum", runtime=Unknown()))
)
