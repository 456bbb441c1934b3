"""Service Quotas: how much of something an account may have.

Sources:
https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetServiceQuota.html
https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_ListServiceQuotas.html
https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_GetAWSDefaultServiceQuota.html
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact
from policypack.errors import Unavailable

# Services of which several quotas are usually asked about: one list is less than a question for each, and an account
# has about ten requests a second for all it asks here.
LISTED = ("ec2", "elasticloadbalancing", "vpc")


@dataclass(frozen=True, slots=True)
class UsageMetric:
    """The metric of CloudWatch that shows how much of a quota is used."""

    namespace: str
    metric: str
    dimensions: tuple[tuple[str, str], ...]
    statistic: str = "Maximum"


@dataclass(frozen=True, slots=True)
class ServiceQuota:
    """A quota of the account in a region. Quotas of global services are kept in the partition's first region."""

    service: str
    code: str
    name: str
    value: float
    adjustable: bool = True
    usage: UsageMetric | None = None


class ServiceQuotas(Service):
    """Quotas."""

    service = "service-quotas"

    @fact("servicequotas:GetServiceQuota", lifetime="5m", absent=("NoSuchResourceException",))
    def _applied(self, service: str, code: str, region: str | None = None) -> ServiceQuota | None:
        """The value that holds for the account; None where AWS keeps only a default, or does not know the code."""
        return _quota(self.call("get_service_quota", ServiceCode=service, QuotaCode=code)["Quota"])

    @fact("servicequotas:GetAWSDefaultServiceQuota", lifetime="24h", absent=("NoSuchResourceException",))
    def _default(self, service: str, code: str, region: str | None = None) -> ServiceQuota | None:
        """The value that holds for accounts that have none of their own."""
        answer = self.call("get_aws_default_service_quota", ServiceCode=service, QuotaCode=code)
        return _quota(answer["Quota"])

    def quota(self, service: str, code: str, region: str | None = None) -> ServiceQuota | None:
        """The account's quota, else AWS's default; None where AWS does not know the code."""
        return self._own(service, code, region) or self._default(service, code, region=region)

    def _own(self, service: str, code: str, region: str | None) -> ServiceQuota | None:
        if service in LISTED:
            try:
                listed = self.quotas(service, region=region) or ()
            except Unavailable as failure:
                if failure.cause != "denied":  # the single question may be allowed all the same
                    raise
            else:
                return next((quota for quota in listed if quota.code == code), None)
        return self._applied(service, code, region=region)

    @fact("servicequotas:ListServiceQuotas", lifetime="5m", absent=("NoSuchResourceException",), empty="proves")
    def quotas(self, service: str, region: str | None = None) -> tuple[ServiceQuota, ...] | None:
        """All applied quotas of a service; None where AWS does not know the service."""
        found = self.pages("list_service_quotas", "Quotas", ServiceCode=service, MaxResults=100)
        return tuple(_quota(item) for item in found)


def _quota(item: dict[str, Any]) -> ServiceQuota:
    return ServiceQuota(
        item["ServiceCode"],
        item["QuotaCode"],
        item["QuotaName"],
        float(item["Value"]),
        item.get("Adjustable", True),
        _usage(item.get("UsageMetric") or {}),
    )


def _usage(metric: dict[str, Any]) -> UsageMetric | None:
    if not metric.get("MetricName"):
        return None
    return UsageMetric(
        metric["MetricNamespace"],
        metric["MetricName"],
        tuple(sorted((metric.get("MetricDimensions") or {}).items())),
        metric.get("MetricStatisticRecommendation") or "Maximum",
    )
