"""Systems Manager: parameters that AWS itself publishes. Nobody's own parameters are read: they may be confidential.

Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact

PUBLIC = "/aws/service/"


class Ssm(Service):
    """Public parameters."""

    service = "ssm"

    @fact("ssm:GetParameter", lifetime="1h", absent=("ParameterNotFound",), denied_per=("name",))
    def _public_parameter(self, name: str, region: str | None = None) -> str | None:
        """The value of one of AWS's public parameters, such as the newest image of a system."""
        value: str = self.call("get_parameter", Name=name)["Parameter"]["Value"]
        return value

    def public_parameter(self, name: str, region: str | None = None) -> str | None:
        """The value of one of AWS's public parameters, None where AWS has none of this name in the region.

        Raises ValueError for a name that is not AWS's.
        """
        if not name.startswith(PUBLIC):
            raise ValueError(f"{name} is not one of AWS's public parameters")
        return self._public_parameter(name, region=region)
