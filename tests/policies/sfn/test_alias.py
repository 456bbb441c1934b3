from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:sfn/alias:Alias", "live", name="live")


def routes(*weights: Any) -> Any:
    arn = "arn:aws:states:eu-west-1:1:stateMachine:a"
    given = [{"stateMachineVersionArn": f"{arn}:{n}", "weight": weight} for n, weight in enumerate(weights)]
    return lambda p: p.set("live", routingConfigurations=given)


weights_refused = (
    Table("sfn-alias-weights-refused", base)
    .good("one", routes(100))
    .good("two", routes(90, 10))
    .bad("half of it", routes(50), ("live", "The weights are 50, 50 in sum."), level="mandatory")
    .bad("too much", routes(90, 20), ("live", "The weights are 90 and 20, 110 in sum."))
    .absent("none", routes())
    .unknown("a weight", routes(Unknown(), 10))
    .without("outside", "reads one resource")
)
