"""Service Quotas: how much of something an account may have.

Sources:
https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Quota:
    """A quota of the account in a region. Quotas of global services are kept in the partition's first region."""

    service: str
    code: str
    name: str
    value: float
    adjustable: bool = True


class ServiceQuotas(Service):
    """Quotas."""

    service = "service-quotas"

    @fact("servicequotas:GetServiceQuota", lifetime="1h", absent=("NoSuchResourceException",))
    def _applied(self, service: str, code: str, region: str | None = None) -> Quota | None:
        """The value that holds for the account; None where AWS keeps only a default, or does not know the code."""
        return _quota(self.call("get_service_quota", ServiceCode=service, QuotaCode=code)["Quota"])

    @fact("servicequotas:GetAWSDefaultServiceQuota", lifetime="24h", absent=("NoSuchResourceException",))
    def _default(self, service: str, code: str, region: str | None = None) -> Quota | None:
        """The value that holds for accounts that have none of their own."""
        answer = self.call("get_aws_default_service_quota", ServiceCode=service, QuotaCode=code)
        return _quota(answer["Quota"])

    def quota(self, service: str, code: str, region: str | None = None) -> Quota | None:
        """The account's quota, else AWS's default; None where AWS does not know the code."""
        return self._applied(service, code, region=region) or self._default(service, code, region=region)

    @fact("servicequotas:ListServiceQuotas", lifetime="1h", absent=("NoSuchResourceException",))
    def quotas(self, service: str, region: str | None = None) -> tuple[Quota, ...] | None:
        """All applied quotas of a service; None where AWS does not know the service."""
        return tuple(_quota(item) for item in self.pages("list_service_quotas", "Quotas", ServiceCode=service))


def _quota(item: dict[str, Any]) -> Quota:
    return Quota(
        item["ServiceCode"], item["QuotaCode"], item["QuotaName"], float(item["Value"]), item.get("Adjustable", True)
    )
