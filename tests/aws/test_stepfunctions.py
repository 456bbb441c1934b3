"""What AWS says about a state machine's definition."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.stepfunctions import DefinitionError
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

DEFINITION = '{"StartAt": "Check", "States": {}}'
ERRORS = Verb(
    "validate_state_machine_definition",
    "states:ValidateStateMachineDefinition",
    lambda aws: aws.stepfunctions.definition_errors(DEFINITION),
    {"definition": DEFINITION, "type": "STANDARD", "severity": "ERROR"},
)

TestRefusals = outcomes("stepfunctions", [ERRORS])


def test_errors_with_their_places(stub: Stub) -> None:
    said = [
        {"severity": "ERROR", "code": "MISSING_TRANSITION_TARGET", "message": "No such state", "location": "/StartAt"},
        {"severity": "ERROR", "code": "MISSING_END_STATE", "message": "Workflow has no terminal state"},
    ]
    assert found(stub, "stepfunctions", ERRORS, {"result": "FAIL", "diagnostics": said}) == (
        DefinitionError("MISSING_TRANSITION_TARGET", "No such state", "/StartAt"),
        DefinitionError("MISSING_END_STATE", "Workflow has no terminal state"),
    )


def test_the_result_decides(stub: Stub) -> None:
    assert found(stub, "stepfunctions", ERRORS, {"result": "OK", "diagnostics": []}) == ()
    stub("stepfunctions").add_response(ERRORS.operation, {"result": "FAIL", "diagnostics": []})
    assert len(stub.aws.stepfunctions.definition_errors("{}")) == 1


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert aws.stepfunctions.definition_errors(DEFINITION) == ()
