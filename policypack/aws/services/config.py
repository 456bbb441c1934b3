"""Config: the region's recorder.

Source: https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Config(Service):
    """Recorders."""

    service = "config"

    @fact("config:DescribeConfigurationRecorders", empty="proves")
    def recorders(self, region: str | None = None) -> tuple[str, ...]:
        """The names of the region's recorders: a customer can have one, services of AWS have their own beside it."""
        found = self.call("describe_configuration_recorders")["ConfigurationRecorders"]
        return tuple(sorted(item["name"] for item in found if not item.get("servicePrincipal")))
