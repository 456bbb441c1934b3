"""Aliases of functions."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Lambda


@policy(Lambda.ALIAS)
def versions_refused(alias: Resource) -> Iterator[Finding]:
    """Alias shares its calls among more than two versions, or with itself.

    Why: "InvalidParameterValueException": an alias points to a maximum of two versions, its own and one more, both
    published ones.
    Source: https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
    """
    routing = alias.block("routingConfig")
    weights = routing.block("additionalVersionWeights") if routing else None
    others = sorted(weights.keys()) if weights else []
    own = alias.raw("functionVersion")
    if len(others) > 1:
        problem, fix = f"routingConfig names {' and '.join(others)} besides {own}.", "Keep one of them."
    elif "$LATEST" in others:
        problem, fix = "routingConfig names $LATEST, which is no version.", "Name a version that is published."
    elif isinstance(own, str) and own in others:
        problem, fix = f"functionVersion is {own}, and routingConfig names it too.", "Name another version."
    else:
        return
    yield alias.finding("routingConfig", problem=problem, fix=fix)
