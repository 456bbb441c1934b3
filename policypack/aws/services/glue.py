"""Glue: databases and crawlers that are there already.

Sources:
https://docs.aws.amazon.com/glue/latest/webapi/API_GetDatabase.html
https://docs.aws.amazon.com/glue/latest/webapi/API_GetCrawler.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Glue(Service):
    """The data catalog."""

    service = "glue"

    @fact("glue:GetDatabase", absent=("EntityNotFoundException",), denied_per=("name", "catalog"))
    def database(self, name: str, catalog: str = "", region: str | None = None) -> str | None:
        """The name of a database of a catalog, the account's own where none is named; None where it is not there."""
        where = {"CatalogId": catalog} if catalog else {}
        found: str = self.call("get_database", Name=name, **where)["Database"]["Name"]
        return found

    @fact("glue:GetCrawler", absent=("EntityNotFoundException",), denied_per=("name",))
    def crawler(self, name: str, region: str | None = None) -> str | None:
        """The name of the crawler, None where there is none of this name."""
        found: str = self.call("get_crawler", Name=name)["Crawler"]["Name"]
        return found
