"""AWS Step Functions: definitions as AWS itself sees them."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, policy
from policypack.catalogue.tokens import Sfn
from policypack.shelf.outside import with_commands


@policy(Sfn.STATE_MACHINE, severity="critical")
def refused(machine: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Step Functions refuses the state machine's definition.

    Why: "InvalidDefinition: Invalid State Machine Definition: 'MISSING_END_STATE: Workflow has no terminal state'".
    The validation is AWS's own, and an error in it means that the state machine cannot be created or updated. A
    definition that is a secret is not sent, and neither is one that holds what only an update can know.
    Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
        https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
    """
    definition = machine.text("definition")
    if definition is None:
        return
    if machine.secret("definition"):
        raise machine.undecided("definition", "is a secret and is not sent to AWS to be validated")
    express = machine.text("type", default="STANDARD") == "EXPRESS"
    errors = aws.stepfunctions.definition_errors(definition, "EXPRESS" if express else "STANDARD")
    if not errors:
        return
    said = "; ".join(
        f"{error.message.rstrip('.')} ({error.code}{f' at {error.place}' if error.place else ''})"
        for error in errors[:3]
    )
    more = f"; and {len(errors) - 3} more" if len(errors) > 3 else ""
    yield machine.finding(
        "definition",
        problem=f"Step Functions refuses the definition: {said}{more}.",
        fix=with_commands(
            "Correct the definition, and try it without deploying:",
            "aws stepfunctions validate-state-machine-definition --definition file://definition.json "
            f"--region {machine.region}" + (" --type EXPRESS" if express else ""),
        ),
    )
