"""Roles of state machines, and what the states call with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Dynamodb, Iam, Lambda, Sfn, Sns, Sqs
from policypack.shelf.access import Accessed, role_may
from policypack.shelf.remote import unseen

# What an optimized call needs on which planned resource, by the parameter that names it.
# https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
_CALLS = {
    "dynamodb:deleteItem": ("TableName", Dynamodb.TABLE, "dynamodb:DeleteItem"),
    "dynamodb:getItem": ("TableName", Dynamodb.TABLE, "dynamodb:GetItem"),
    "dynamodb:putItem": ("TableName", Dynamodb.TABLE, "dynamodb:PutItem"),
    "dynamodb:updateItem": ("TableName", Dynamodb.TABLE, "dynamodb:UpdateItem"),
    "lambda:invoke": ("FunctionName", Lambda.FUNCTION, "lambda:InvokeFunction"),
    "sns:publish": ("TopicArn", Sns.TOPIC, "sns:Publish"),
    "sqs:sendMessage": ("QueueUrl", Sqs.QUEUE, "sqs:SendMessage"),
    "states:startExecution": ("StateMachineArn", Sfn.STATE_MACHINE, "states:StartExecution"),
}


@policy(Sfn.STATE_MACHINE, level="advisory", group="reliability")
def may_not_call(machine: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Role of a state machine may not do what a state does.

    Why: The state machine is made all the same, and the state fails: "States.TaskFailed … is not authorized to perform:
    lambda:InvokeFunction on resource". Only roles whose policies are all in the plan are judged.
    Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
    """
    role = stack.follow(machine, "roleArn", Iam.ROLE)
    definition = machine.document("definition")
    if role is None or role.external or definition is None:
        return
    told: set[tuple[str, str]] = set()
    for name, state in _states(definition.values):
        found = _called(state, stack)
        if found is None or (found[1], found[0].urn) in told:
            continue
        target, action = found
        told.add((action, target.urn))
        if role_may(role, action, Accessed(target), stack) == "no":
            yield machine.finding(
                "definition",
                problem=f"The state {name!r} needs {action} on {target.name}, which the role {role.name} may not do.",
                fix=f"Add a policy to {role.name} that allows {action} on {target.name}.",
                level=unseen(stack),
            )


def _states(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    states = body.get("States")
    for name, state in states.items() if isinstance(states, Mapping) else ():
        if not isinstance(state, Mapping):
            continue
        yield name, state
        branches = state.get("Branches")
        inner = [*(branches if isinstance(branches, list) else []), state.get("ItemProcessor"), state.get("Iterator")]
        for each in inner:
            if isinstance(each, Mapping):
                yield from _states(each)


def _called(state: Mapping[str, Any], stack: Stack) -> tuple[Resource, str] | None:
    """Return the planned resource that a state calls, and the action that this needs."""
    resource = state.get("Resource")
    if isinstance(resource, Text):
        planned = _planned(resource, stack)
        return (planned, "lambda:InvokeFunction") if planned and planned.type == Lambda.FUNCTION else None
    if not isinstance(resource, str) or ":states:::" not in resource:
        return None
    call = resource.split(":states:::")[1].split(".")[0]
    parameters = state.get("Arguments", state.get("Parameters"))
    if call not in _CALLS or not isinstance(parameters, Mapping):
        return None
    name, type, action = _CALLS[call]
    planned = _planned(parameters.get(name), stack)
    return (planned, action) if planned is not None and planned.type == type else None


def _planned(value: object, stack: Stack) -> Resource | None:
    """Return the planned resource whose output a value is as a whole; what is put together names none for certain."""
    whole = value.whole if isinstance(value, Text) else None
    return stack.get(whole.urn) if whole is not None else None
