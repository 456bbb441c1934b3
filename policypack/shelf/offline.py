"""What the bundled catalogue says of databases where AWS could not be asked: dated, and never more than an advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Block, Finding, Resource, catalogue, joined
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.outside import listed, with_commands
from policypack.shown import argument

# The table of versions is of this region alone; in other regions versions come and go on other days.
VERSIONS_OF = "us-east-1"
# Capacity is priced by another name than a class.
SERVERLESS = "db.serverless"


def not_priced(
    block: Block, name: str, value: str, priced: frozenset[str] | None, table: str, service: str
) -> Iterator[Finding]:
    """Yield a finding for a class that AWS's price list does not have for a service in the region."""
    if not priced or value in priced or value == SERVERLESS:
        return
    family = value.rpartition(".")[0]
    near = sorted(item for item in priced if item.startswith(f"{family}."))
    such = f", such as {listed(near, 3)}" if near else ""
    yield block.finding(
        name,
        problem=f"AWS's price list of {catalogue.about(table).date} has no {value} for {service} in "
        f"{block.resource.region}.",
        fix=f"Set {name} to a type that the region has{such}. A type that is newer than the list may be there all "
        "the same.",
        evidence=catalogue.evidence(table),
    )


def class_not_priced(database: Resource, name: str, engine: str | None) -> Iterator[Finding]:
    """Yield a finding where the price list does not have a database's class."""
    value, region = database.text(name), database.region
    if not value or not engine or database.exists:
        return
    if database.type in (Docdb.CLUSTER_INSTANCE, Neptune.CLUSTER_INSTANCE):
        table = "docdb" if database.type == Docdb.CLUSTER_INSTANCE else "neptune"
        yield from not_priced(database, name, value, catalogue.node_types(table, region), f"classes-{table}", engine)
    else:
        cluster = name == "dbClusterInstanceClass"
        table = "classes-rds-cluster" if cluster else "classes-rds"
        yield from not_priced(
            database, name, value, catalogue.rds_classes(region, engine, cluster=cluster), table, engine
        )


def database_version_not_listed(database: Resource, engine: str, version: str) -> Iterator[Finding]:
    """Yield a finding for a version of a database that was deprecated, or never was, when the table was made."""
    known = catalogue.rds_versions(engine, cluster=database.type != Rds.INSTANCE)
    command = (
        f"aws rds describe-db-engine-versions --engine {argument(engine)} --region {database.region} "
        "--query 'DBEngineVersions[].EngineVersion'"
    )
    retired = catalogue.rds_retired_versions(engine)
    yield from version_not_listed(database, "engineVersion", (engine, version), known, "rds-versions", command, retired)


def version_not_listed(
    resource: Resource,
    name: str,
    asked: tuple[str, str],
    known: frozenset[str] | None,
    table: str,
    command: str,
    retired: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Yield a finding for an (engine, version) that was deprecated, or never was, when the table was made.

    One that is newer than those beside it in the table is not judged by it. `command` lists what is offered.
    """
    engine, version = asked
    if resource.region != VERSIONS_OF or resource.exists or not known:
        return
    date = catalogue.about(table).date
    # The table has 16 among the deprecated ones, and AWS makes a newer 16.x of it.
    if version in retired and not _covers(known - retired, version):
        problem = (
            f"{engine} {version} was deprecated in {VERSIONS_OF} by {date}, and AWS refuses most such versions to new "
            "databases."
        )
    elif not _covers(known, version) and _passed(known, version):
        problem = f"AWS's list of {date} has no {engine} {version} in {VERSIONS_OF}."
    else:
        return
    yield resource.finding(
        name,
        problem=problem,
        fix=with_commands("Use a version that is offered; this lists them:", command),
        evidence=catalogue.evidence(table),
    )


def _covers(known: frozenset[str], version: str) -> bool:
    """Is it listed, or one that it stands for, as 16 does for 16.8 and 6.x for 6.2?"""
    short = version.removesuffix(".x")
    return any(item == short or item.startswith(joined(short, ".")) for item in known)


def _passed(known: frozenset[str], version: str) -> bool:
    """Is a newer one listed that differs in its last number alone?"""
    mine = _numbers(version)
    return any(theirs[:-1] == mine[:-1] and theirs > mine for theirs in map(_numbers, known))


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", version)]
