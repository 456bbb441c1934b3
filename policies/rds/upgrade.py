"""Changes of the engine version of a database that runs already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.orderable import DEFAULT_ENGINE
from policypack.shelf.outside import with_commands
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.rds import EngineVersion

CLUSTERS = (Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER)


@policy(Rds.INSTANCE, *CLUSTERS, level="advisory", severity="critical")
def path_not_allowed(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running database cannot be taken to the planned version.

    Why: "InvalidParameterCombination: Cannot upgrade postgres from 11.22 to 16.8", and there is no way back to an
    older version. Requested update path is not supported: go in steps.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
    """
    change = _change(database, stack, aws)
    if change is None:
        return
    engine, running, targets = change
    if any(target.version in running.upgrades for target in targets):
        return
    wanted = database.text("engineVersion")
    steps = _steps(engine, running, targets, aws)
    fix = f"Go by way of {' or '.join(steps)}, one update after the other" if steps else "Choose one of its targets"
    yield database.finding(
        "engineVersion",
        problem=f"The database runs {engine} {running.version}, which cannot be upgraded to {wanted} directly.",
        fix=with_commands(
            f"{fix}; this lists where it can go:",
            f"aws rds describe-db-engine-versions --engine {argument(engine)} "
            f"--engine-version {argument(running.version)} --region {database.region} "
            "--query 'DBEngineVersions[].ValidUpgradeTarget[].EngineVersion'",
        ),
    )


@policy(Rds.INSTANCE, *CLUSTERS, level="advisory")
def major_not_allowed(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Major version is changed without saying that this is meant.

    Why: "InvalidParameterCombination: The AllowMajorVersionUpgrade flag must be present when upgrading to a new major
    version."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
    """
    if database.flag("allowMajorVersionUpgrade"):
        return
    change = _change(database, stack, aws)
    if change is None:
        return
    engine, running, targets = change
    majors = {target.major for target in targets}
    if not running.major or "" in majors or running.major in majors:
        return
    yield database.finding(
        "engineVersion",
        problem=f"The database runs {engine} {running.version}, {database.text('engineVersion')} is another major "
        "version, and allowMajorVersionUpgrade is not true.",
        fix="Set allowMajorVersionUpgrade to true if the upgrade is meant, after trying it on a copy; a parameter "
        "group of the new family belongs to it.",
    )


def _change(database: Resource, stack: Stack, aws: Aws) -> tuple[str, EngineVersion, tuple[EngineVersion, ...]] | None:
    """Return engine, running version and what the planned one stands for.

    None where the version stays as it is, or where nobody knows what runs.
    """
    if not database.has("engineVersion") or (stack.has_state and not database.exists):
        return None
    version = database.text("engineVersion")
    name = database.text("identifier" if database.type == Rds.INSTANCE else "clusterIdentifier")
    engine = database.text("engine") or DEFAULT_ENGINE.get(database.type)
    if not version or not name or not engine:
        return None
    there = aws.rds.database(name) if database.type == Rds.INSTANCE else aws.rds.cluster(name)
    if there is None or there.engine != engine or not there.version:
        return None
    targets = aws.rds.engine_version(engine, version)
    running = aws.rds.engine_version(engine, there.version)
    if targets is None or running is None or running.best is None or not targets.matches:
        return None
    if any(target.version == there.version for target in targets.matches):
        return None
    return engine, running.best, targets.matches


def _steps(engine: str, running: EngineVersion, targets: tuple[EngineVersion, ...], aws: Aws) -> list[str]:
    """Return versions that the running one can go to and from which a target can be reached, newest first."""
    wanted = {target.version for target in targets}
    found = []
    for version in reversed(running.upgrades):
        between = aws.rds.engine_version(engine, version)
        if between and between.best and wanted.intersection(between.best.upgrades):
            found.append(version)
    return found[:2]
