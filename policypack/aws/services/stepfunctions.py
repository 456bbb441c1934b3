"""Step Functions: state machines that are there already.

Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeStateMachine.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class StepFunctions(Service):
    """State machines."""

    service = "stepfunctions"

    # Only what describes it is asked for: a definition that a key encrypts would need that key too.
    @fact("states:DescribeStateMachine", absent=("StateMachineDoesNotExist",), denied_per=("arn",))
    def state_machine(self, arn: str, region: str | None = None) -> str | None:
        """The name of the state machine of this ARN, without version and alias."""
        found = self.call("describe_state_machine", stateMachineArn=arn, includedData="METADATA_ONLY")
        return found["name"] if found.get("status") != "DELETING" else None
