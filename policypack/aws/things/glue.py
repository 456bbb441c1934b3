"""Databases of the data catalogue, and crawlers that fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Glue

if TYPE_CHECKING:
    from policypack.aws.facade import Aws
    from policypack.resource import Resource


def _taken(aws: Aws, database: Resource, name: str) -> str | None:
    catalog = database.text("catalogId")
    found = aws.glue.database(name, catalog) if catalog else aws.glue.database(name)
    return f"{catalog or aws.account()}:{name}" if found is not None else None


def _there(aws: Aws, name: str, resource: Resource) -> bool:
    catalogue = resource.text("catalogId")
    return catalogue not in (None, aws.account()) or aws.glue.database(name) is not None


# https://docs.aws.amazon.com/glue/latest/webapi/API_CreateDatabase.html
DATABASE = Thing(
    "Glue database",
    {Glue.CATALOG_DATABASE: "name"},
    lambda aws, name, region: aws.glue.database(name, region=region),
    "glue get-databases",
    "DatabaseList[].Name",
    "EntityNotFoundException: Database … not found",
    there=_there,
    taken=Taken("AlreadyExistsException", asks=_taken),
)
CRAWLER = Thing(
    "crawler",
    {Glue.CRAWLER: "name"},
    lambda aws, name, region: aws.glue.crawler(name, region=region),
    "glue list-crawlers",
    "CrawlerNames[]",
    taken=Taken("AlreadyExistsException"),
)
