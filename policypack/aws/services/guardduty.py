"""GuardDuty: the region's detector.

Source: https://docs.aws.amazon.com/guardduty/latest/APIReference/API_ListDetectors.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class GuardDuty(Service):
    """Detectors."""

    service = "guardduty"

    @fact("guardduty:ListDetectors", empty="proves")
    def detectors(self, region: str | None = None) -> tuple[str, ...]:
        """The ids of the account's detectors in a region: none or one."""
        return tuple(self.pages("list_detectors", "DetectorIds"))
