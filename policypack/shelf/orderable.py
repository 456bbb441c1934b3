"""Which versions, classes, storage and zones of databases can be ordered, as AWS says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from policypack import Aws, Finding, Resource, Stack, Unavailable
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.finding import Level
from policypack.shelf.offline import class_not_priced
from policypack.shelf.outside import with_commands
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.rds import Orderable

CLUSTER_OF = {
    Rds.CLUSTER_INSTANCE: Rds.CLUSTER,
    Docdb.CLUSTER_INSTANCE: Docdb.CLUSTER,
    Neptune.CLUSTER_INSTANCE: Neptune.CLUSTER,
}
# The provider's defaults where an engine is not named.
DEFAULT_ENGINE = {
    Docdb.CLUSTER: "docdb",
    Docdb.CLUSTER_INSTANCE: "docdb",
    Neptune.CLUSTER: "neptune",
    Neptune.CLUSTER_INSTANCE: "neptune",
}


class Ordered(NamedTuple):
    """What a planned database asks for, and what AWS offers for it.

    `level` is "advisory" where AWS chooses among several versions, and the newest was asked about. `version` is the
    one asked about, empty where any would do.
    """

    engine: str
    version: str
    instance_class: str
    options: tuple[Orderable, ...]
    level: Level | None

    def __str__(self) -> str:
        return f"{self.engine} {self.version}".rstrip()

    def command(self, region: str, field: str) -> str:
        """Return the command that lists what of `field` can be ordered for the class."""
        version = f" --engine-version {argument(self.version)}" if self.version else ""
        return (
            f"aws rds describe-orderable-db-instance-options --engine {argument(self.engine)}{version} "
            f"--db-instance-class {argument(self.instance_class)} --region {region} "
            f"--query 'OrderableDBInstanceOptions[].{field}'"
        )


def engine_and_version(database: Resource, stack: Stack) -> tuple[str | None, str | None]:
    """Return engine and version as the plan says them; those of a cluster's instance may be the cluster's."""
    cluster_type = CLUSTER_OF.get(database.type)
    cluster = stack.follow(database, "clusterIdentifier", cluster_type) if cluster_type else None
    return _said(database, "engine", cluster, stack), _said(database, "engineVersion", cluster, stack)


def _said(database: Resource, name: str, cluster: Resource | None, stack: Stack) -> str | None:
    if cluster is not None and not database.known(name):
        referred = stack.follow_all(database, name, cluster.type)
        if not database.has(name) or cluster in referred:
            database = cluster
    return database.text(name) or (DEFAULT_ENGINE.get(database.type) if name == "engine" else None)


def ordered(database: Resource, stack: Stack, aws: Aws, class_property: str = "instanceClass") -> Ordered | None:
    """Ask what can be ordered for a database's engine, version and class.

    None where the plan does not say them (a replica, a restored database, an engine of the user's own) or where the
    version itself is not offered, which is another policy's finding. Raises Undecided, Unavailable.
    """
    engine, version = engine_and_version(database, stack)
    instance_class = database.text(class_property)
    if not engine or not instance_class or engine.startswith("custom-"):
        return None
    if not version:
        return Ordered(engine, "", instance_class, aws.rds.orderable(engine, instance_class), None)
    offered = aws.rds.engine_version(engine, version)
    if offered is None or offered.best is None:
        return None
    exact = offered.best.version
    level: Level | None = "advisory" if len(offered.matches) > 1 else None
    return Ordered(engine, exact, instance_class, aws.rds.orderable(engine, instance_class, exact), level)


def class_not_orderable(database: Resource, stack: Stack, aws: Aws, name: str = "instanceClass") -> Iterator[Finding]:
    """Yield a finding where the class cannot be had with the engine's version in the region."""
    try:
        asked = ordered(database, stack, aws, name)
    except Unavailable:
        yield from class_not_priced(database, name, engine_and_version(database, stack)[0])
        raise
    if asked is None or asked.options:
        return
    region = database.region
    # Is it the version, or is it the class in this region? The second answer says where to go.
    others = aws.rds.orderable(asked.engine, asked.instance_class) if asked.version else ()
    versions = list(dict.fromkeys(option.version for option in reversed(others)))[:3]
    instead = f"Choose a class that {asked} offers"
    instead += f", or a version that has {asked.instance_class}, such as {', '.join(versions)}" if versions else ""
    version = f" --engine-version {argument(asked.version)}" if asked.version else ""
    yield database.finding(
        name,
        problem=f"{asked.instance_class} cannot be ordered with {asked} in {region}.",
        fix=with_commands(
            f"{instead}; this lists the classes:",
            f"aws rds describe-orderable-db-instance-options --engine {argument(asked.engine)}{version} "
            f"--region {region} --query 'OrderableDBInstanceOptions[].DBInstanceClass' --output text "
            "| tr '\\t' '\\n' | sort -u",
        ),
        level=asked.level,
    )


def version_not_offered(cluster: Resource, aws: Aws) -> Iterator[Finding]:
    """Yield a finding where the region does not offer a cluster's engine version."""
    engine, version = cluster.text("engine") or DEFAULT_ENGINE[cluster.type], cluster.text("engineVersion")
    if version is None:
        return
    region = cluster.region
    offered = aws.rds.engine_version(engine, version)
    if offered is None or offered.offered:
        return
    near = f"one of {', '.join(offered.nearest)}" if offered.nearest else "an offered version"
    yield cluster.finding(
        "engineVersion",
        problem=f"{engine} {version} is not offered in {region}.",
        fix=with_commands(
            f"Use {near}; this lists all of them:",
            f"aws rds describe-db-engine-versions --engine {argument(engine)} --region {region} "
            "--query 'DBEngineVersions[].EngineVersion'",
        ),
    )
