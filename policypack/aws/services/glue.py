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

    @fact("glue:GetDatabase", absent=("EntityNotFoundException",), denied_per=("catalog", "name"))
    def database(self, catalog: str, name: str, region: str | None = None) -> str | None:
        """The name of a database of a catalog, None where the catalog has none of this name."""
        found: str = self.call("get_database", CatalogId=catalog, Name=name)["Database"]["Name"]
        return found

    @fact("glue:GetCrawler", absent=("EntityNotFoundException",), denied_per=("name",))
    def crawler(self, name: str, region: str | None = None) -> str | None:
        """The name of the crawler, None where there is none of this name."""
        found: str = self.call("get_crawler", Name=name)["Crawler"]["Name"]
        return found
