"""The public domain name system: which name servers a domain leads to.

AWS cannot say it, since a domain may be registered anywhere. What is asked is the resolver of the machine, as for any
other name: an answer may be some minutes old, and a resolver inside of a company may know more than the world does.

Source: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/migrate-dns-domain-in-use.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Dns(Service):
    """Names as the world sees them. Needs no permission and no credentials."""

    service = "dns"
    everywhere = True

    @property
    def place(self) -> str:
        """No region has a part in it."""
        return "the public DNS"

    @fact("dns:NS")
    def name_servers(self, domain: str, region: str | None = None) -> tuple[str, ...]:
        """The name servers that a domain is delegated to, without the dot at their end; none where it is to none."""
        return self.aws.lookups.wire.name_servers(self, domain)
