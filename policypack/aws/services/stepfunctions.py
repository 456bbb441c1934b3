"""Step Functions: what AWS itself says about a state machine's definition. The definition is sent to AWS.

Sources:
https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinition.html
https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html
https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class DefinitionError:
    """One reason why a definition is refused. `place` is a path such as /States/Check/Next, where AWS gives one."""

    code: str
    message: str
    place: str = ""


class StepFunctions(Service):
    """Definitions of state machines."""

    service = "stepfunctions"

    # For this run only: answers on disk keep their arguments, and a definition may be confidential.
    @fact("states:ValidateStateMachineDefinition", empty="proves")
    def definition_errors(
        self, definition: str, kind: Literal["STANDARD", "EXPRESS"] = "STANDARD", region: str | None = None
    ) -> tuple[DefinitionError, ...]:
        """Why a state machine with this definition cannot be created; empty where it can."""
        answer = self.call("validate_state_machine_definition", definition=definition, type=kind, severity="ERROR")
        if answer["result"] == "OK":
            return ()
        found = tuple(
            DefinitionError(item["code"], item["message"], item.get("location") or "") for item in answer["diagnostics"]
        )
        return found or (DefinitionError("FAIL", "the definition is not valid"),)

    # Only what describes it is asked for: a definition that a key encrypts would need that key too.
    @fact("states:DescribeStateMachine", absent=("StateMachineDoesNotExist",), denied_per=("arn",))
    def state_machine(self, arn: str, region: str | None = None) -> str | None:
        """The name of the state machine of this ARN, without version and alias."""
        found = self.call("describe_state_machine", stateMachineArn=arn, includedData="METADATA_ONLY")
        return found["name"] if found.get("status") != "DELETING" else None
