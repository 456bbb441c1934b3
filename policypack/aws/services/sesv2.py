"""Simple Email Service: identities that may send, configuration sets, and whether the account is in the sandbox.

Sources:
https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetEmailIdentity.html
https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html
https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetConfigurationSet.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class EmailIdentity:
    """An address or a domain that is known to SES. `verified`: mail can be sent from it."""

    name: str
    verified: bool


class SesV2(Service):
    """Sending mail."""

    service = "sesv2"

    @fact("ses:GetEmailIdentity", absent=("NotFoundException",), denied_per=("name",))
    def identity(self, name: str, region: str | None = None) -> EmailIdentity | None:
        """The address or domain of this name."""
        return EmailIdentity(
            name, bool(self.call("get_email_identity", EmailIdentity=name)["VerifiedForSendingStatus"])
        )

    @fact("ses:GetConfigurationSet", lifetime="5m", absent=("NotFoundException",), denied_per=("name",))
    def configuration_set(self, name: str, region: str | None = None) -> str | None:
        """The name of the configuration set of this name."""
        found: str = self.call("get_configuration_set", ConfigurationSetName=name)["ConfigurationSetName"]
        return found

    @fact("ses:GetAccount", lifetime="1h")
    def in_sandbox(self, region: str | None = None) -> bool:
        """May the account send to verified addresses only? So it begins in each region, until AWS lifts it."""
        return not self.call("get_account")["ProductionAccessEnabled"]
