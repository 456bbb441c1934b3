"""Aliases of state machines."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Sfn

_WHOLE = 100


@policy(Sfn.ALIAS)
def weights_refused(alias: Resource) -> Iterator[Finding]:
    """Weights of an alias are not 100 in sum.

    Why: "ValidationException": "The sum of routing configuration weights should equal 100".
    Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html
    """
    weights = [route.number("weight") for route in alias.blocks("routingConfigurations")]
    known = [weight for weight in weights if weight is not None]
    if known and len(known) == len(weights) and sum(known) != _WHOLE:
        yield alias.finding(
            "routingConfigurations",
            problem=f"The weights are {' and '.join(map(str, known))}, {sum(known)} in sum.",
            fix=f"Let them be {_WHOLE} in sum.",
        )
