"""CodeDeploy: applications that are there already.

Source: https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetApplication.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class CodeDeploy(Service):
    """Applications."""

    service = "codedeploy"

    @fact("codedeploy:GetApplication", absent=("ApplicationDoesNotExistException",), denied_per=("name",))
    def application(self, name: str, region: str | None = None) -> str | None:
        """The id of the application of this name."""
        found: str = self.call("get_application", applicationName=name)["application"]["applicationId"]
        return found
