"""State machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import ByArn, Taken, Thing, arn_of
from policypack.catalogue.tokens import Sfn

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(aws: Aws, machine: Resource, name: str) -> str | None:
    arn = arn_of(aws, machine, "states", f"stateMachine:{name}", machine.region)
    return arn if aws.stepfunctions.state_machine(arn) is not None else None


# https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
STATE_MACHINE = Thing(
    "state machine",
    {Sfn.STATE_MACHINE: "name"},
    lists="stepfunctions list-state-machines",
    names="stateMachines[].stateMachineArn",
    taken=Taken("StateMachineAlreadyExists", asks=_taken, alike=True),
    # Behind the name may stand a version or an alias.
    arn=ByArn(
        "states",
        ("stateMachine:",),
        there=lambda aws, arn: aws.stepfunctions.state_machine(arn.before(7), region=arn.region) is not None,
    ),
)
