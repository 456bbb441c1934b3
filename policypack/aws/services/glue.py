"""Glue: databases of the data catalogue that are there already.

Source: https://docs.aws.amazon.com/glue/latest/webapi/API_GetDatabase.html
"""

from __future__ import annotations

from policypack.aws.fact import Service, fact


class Glue(Service):
    """The account's data catalogue."""

    service = "glue"

    @fact("glue:GetDatabase", absent=("EntityNotFoundException",), denied_per=("name",))
    def database(self, name: str, region: str | None = None) -> str | None:
        """The name of a database of the account's catalogue, as the catalogue spells it."""
        found: str = self.call("get_database", Name=name)["Database"]["Name"]
        return found
