from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

FUNCTION = "aws:lambda/function:Function"


def base() -> Plan:
    plan = Plan()
    plan.add(FUNCTION, "orders", runtime="python3.14", handler="app.handler")
    return plan


REFUSED = "New functions with the runtime {} are refused since {}, and updates of such functions since {}."

blocked = (
    Table("lambda-runtime-blocked", base)
    .good("supported")
    .good("newer than the table", lambda plan: plan.set("orders", runtime="python9.9"))
    .bad(
        "long gone",
        lambda plan: plan.set("orders", runtime="python2.7"),
        (
            "orders",
            REFUSED.format("python2.7", "2021-07-15", "2022-05-30"),
        ),
        level="advisory",
    )
    .bad(
        "at the edge",
        lambda plan: plan.set("orders", runtime="nodejs4.3-edge"),
        (
            "orders",
            REFUSED.format("nodejs4.3-edge", "2019-03-31", "2019-04-30"),
        ),
    )
    .absent("image", lambda plan: plan.set("orders", runtime=None, packageType="Image", imageUri="acme"))
    .unknown("runtime from an update", lambda plan: plan.set("orders", runtime=Unknown()))
    .without("outside", "reads one resource")
)

deprecated = (
    Table("lambda-runtime-deprecated", base)
    .good("supported")
    .good("blocked, which is another policy's finding", lambda plan: plan.set("orders", runtime="python2.7"))
    .bad(
        "dotnet9, whose creation is never blocked",
        lambda plan: plan.set("orders", runtime="dotnet9"),
        ("orders", "The runtime dotnet9 is deprecated since 2026-11-10."),
        level="advisory",
    )
    .absent("image", lambda plan: plan.set("orders", runtime=None, packageType="Image", imageUri="acme"))
    .unknown("runtime from an update", lambda plan: plan.set("orders", runtime=Unknown()))
    .without("outside", "reads one resource")
)
