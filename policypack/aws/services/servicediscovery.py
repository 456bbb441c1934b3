"""Cloud Map: namespaces that are there already.

Source: https://docs.aws.amazon.com/cloud-map/latest/api/API_ListNamespaces.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class Namespace:
    """A namespace. `kind` is DNS_PUBLIC, DNS_PRIVATE or HTTP; `zone` is its hosted zone, empty where it has none.

    `owner` is the account that made it, empty where AWS does not say; other accounts may share theirs.
    """

    id: str
    name: str
    kind: str
    zone: str = ""
    owner: str = ""


class ServiceDiscovery(Service):
    """Namespaces."""

    service = "servicediscovery"

    @fact("servicediscovery:ListNamespaces", empty="proves")
    def namespaces(self, region: str | None = None) -> tuple[Namespace, ...]:
        """All namespaces of the region, those that other accounts share with this one too."""
        return tuple(
            Namespace(
                item["Id"],
                item["Name"],
                item["Type"],
                ((item.get("Properties") or {}).get("DnsProperties") or {}).get("HostedZoneId") or "",
                item.get("ResourceOwner") or "",
            )
            for item in self.pages("list_namespaces", "Namespaces")
        )
