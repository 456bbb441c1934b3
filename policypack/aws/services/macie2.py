"""Macie: whether the account has it on.

Source: https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Macie2(Service):
    """The session, as Macie calls being on."""

    service = "macie2"

    # Macie says that it is off with the code of a denial; `errors` tells the two apart by the message.
    @fact("macie2:GetMacieSession", absent=("AccessDeniedException", "ResourceNotFoundException"))
    def session(self, region: str | None = None) -> str | None:
        """ENABLED or PAUSED, None where Macie was never turned on in the region."""
        status: str = self.call("get_macie_session")["status"]
        return status
