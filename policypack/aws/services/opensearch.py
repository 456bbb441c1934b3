"""OpenSearch and Elasticsearch domains: versions and instance types. The permissions begin with es:.

Sources:
https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ListVersions.html
https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ListInstanceTypeDetails.html
https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_DescribeDomain.html
https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_GetCompatibleVersions.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class SearchInstanceType:
    """An instance type for domains of one version, and the roles that it can have in them.

    `encryption` (at rest and between nodes), `fine_access` and `warm` storage are None where AWS does not say.
    """

    name: str
    roles: tuple[str, ...]
    encryption: bool | None = None
    fine_access: bool | None = None
    warm: bool | None = None


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain that is there. `version` is such as "OpenSearch_2.11"."""

    name: str
    arn: str
    version: str


class OpenSearch(Service):
    """Search domains and their catalogue."""

    service = "opensearch"

    @fact("es:ListVersions", lifetime="24h", empty="proves")
    def versions(self, region: str | None = None) -> tuple[str, ...]:
        """Every version of the region, such as "OpenSearch_2.11" and "Elasticsearch_7.10"."""
        return tuple(str(version) for version in self.chained("list_versions", "Versions"))

    @fact("es:ListInstanceTypeDetails", lifetime="24h", absent=("ResourceNotFoundException",), empty="proves")
    def instance_types(self, version: str, region: str | None = None) -> tuple[SearchInstanceType, ...] | None:
        """The instance types for domains of a version such as "OpenSearch_2.11"; None for an unknown version."""
        found = self.chained("list_instance_type_details", "InstanceTypeDetails", EngineVersion=version)
        return tuple(
            SearchInstanceType(
                item["InstanceType"],
                tuple(item.get("InstanceRole") or ()),
                item.get("EncryptionEnabled"),
                item.get("AdvancedSecurityEnabled"),
                item.get("WarmEnabled"),
            )
            for item in found
        )

    @fact("es:DescribeDomain", absent=("ResourceNotFoundException",))
    def domain(self, name: str, region: str | None = None) -> Domain | None:
        """The domain of this name."""
        found = self.call("describe_domain", DomainName=name)["DomainStatus"]
        return Domain(found["DomainName"], found["ARN"], found.get("EngineVersion") or "")

    @fact("es:GetCompatibleVersions", absent=("ResourceNotFoundException",), empty="proves")
    def upgrades(self, name: str, region: str | None = None) -> tuple[str, ...] | None:
        """The versions that the domain of this name can be taken to from the one that it runs."""
        found = self.call("get_compatible_versions", DomainName=name)["CompatibleVersions"]
        return tuple(target for item in found for target in item["TargetVersions"])
