"""Organizations: whether the account is in one, which account manages it, and which services it has let in.

Sources:
https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html
https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAWSServiceAccessForOrganization.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact

NOT_IN_USE = ("AWSOrganizationsNotInUseException",)


@dataclass(frozen=True, slots=True)
class Organization:
    """The organization that the account is in; `manager` is the number of its management account."""

    id: str
    manager: str


class Organizations(Service):
    """The account's organization."""

    service = "organizations"
    everywhere = True

    @fact("organizations:DescribeOrganization", lifetime="5m", absent=NOT_IN_USE)
    def organization(self, region: str | None = None) -> Organization | None:
        """The account's organization."""
        found = self.call("describe_organization")["Organization"]
        return Organization(found["Id"], found["MasterAccountId"])

    # Only the management account and delegated administrators may ask.
    @fact("organizations:ListAWSServiceAccessForOrganization", absent=NOT_IN_USE, empty="proves")
    def trusted_services(self, region: str | None = None) -> tuple[str, ...] | None:
        """The service principals that have trusted access to the organization."""
        found = self.pages("list_aws_service_access_for_organization", "EnabledServicePrincipals")
        return tuple(sorted(item["ServicePrincipal"] for item in found))
