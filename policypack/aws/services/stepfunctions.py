"""Step Functions: state machines that are there already.

Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListStateMachines.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class StepFunctions(Service):
    """State machines."""

    service = "stepfunctions"

    @fact("states:ListStateMachines")
    def state_machines(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, ARN) of every state machine of the region."""
        found = self.pages("list_state_machines", "stateMachines")
        return tuple(sorted((item["name"], item["stateMachineArn"]) for item in found))
