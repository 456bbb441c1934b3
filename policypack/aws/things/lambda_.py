"""Functions of Lambda."""

from __future__ import annotations

from policypack.aws.things.thing import ByArn, Taken, Thing
from policypack.catalogue.tokens import Lambda


def _name(text: str) -> str | None:
    """Behind the name may stand a version or an alias; two colons make it a part of an ARN."""
    return None if text.count(":") > 1 else text.partition(":")[0]


FUNCTION = Thing(
    "function",
    {Lambda.FUNCTION: "name"},
    lambda aws, name, region: aws.lambda_.function(name, region=region),
    "lambda list-functions",
    "Functions[].FunctionName",
    "ResourceNotFoundException: Function not found",
    spells=_name,
    taken=Taken("ResourceConflictException"),
    # Behind the function's name may stand a version or an alias.
    arn=ByArn("lambda", ("function:",), lambda arn: arn.resource.split(":")[1], shows="Functions[].FunctionArn"),
)
