from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return sharing({"2": 0.1})(
        Plan().add("aws:lambda/alias:Alias", "live", name="live", functionName="bill", functionVersion="1")
    )  # type: ignore[no-any-return]


def sharing(weights: Any) -> Any:
    return lambda p: p.set("live", routingConfig={"additionalVersionWeights": weights})


versions_refused = (
    Table("lambda-alias-versions-refused", base)
    .good("two versions")
    .bad(
        "three",
        sharing({"2": 0.1, "3": 0.1}),
        ("live", "routingConfig names 2 and 3 besides 1.", "Keep one of them."),
        level="mandatory",
    )
    .bad(
        "its own twice",
        sharing({"1": 0.1}),
        ("live", "functionVersion is 1, and routingConfig names it too.", "Name another version."),
        level="mandatory",
    )
    .bad(
        "what is not published",
        sharing({"$LATEST": 0.1}),
        ("live", "routingConfig names $LATEST, which is no version.", "Name a version that is published."),
    )
    .absent("one version", lambda p: p.set("live", routingConfig=None))
    .unknown("the weights", sharing(Unknown()))
    .without("outside", "reads one resource")
)
