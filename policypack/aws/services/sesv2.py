"""Simple Email Service: identities that are there already.

Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class SesV2(Service):
    """Identities that mail is sent from."""

    service = "sesv2"

    @fact("ses:GetEmailIdentity", absent=("NotFoundException",), denied_per=("name",))
    def identity(self, name: str, region: str | None = None) -> str | None:
        """What kind of identity an address or a domain is: EMAIL_ADDRESS, DOMAIN or MANAGED_DOMAIN."""
        kind: str = self.call("get_email_identity", EmailIdentity=name)["IdentityType"]
        return kind
