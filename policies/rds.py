"""Amazon RDS and Aurora; passwords of DocumentDB and Redshift too, whose rules are alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policypack import Aws, Finding, Resource, policy

INSTANCE = "aws:rds/instance:Instance"
CLUSTER = "aws:rds/cluster:Cluster"
CLUSTER_INSTANCE = "aws:rds/clusterInstance:ClusterInstance"
GLOBAL_CLUSTER = "aws:rds/globalCluster:GlobalCluster"
DOCDB_CLUSTER = "aws:docdb/cluster:Cluster"
REDSHIFT_CLUSTER = "aws:redshift/cluster:Cluster"


@policy(INSTANCE, CLUSTER, CLUSTER_INSTANCE, GLOBAL_CLUSTER, severity="critical")
def engine_version_not_offered(database: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Engine version is not offered in the region.

    Why: Which versions can be created differs by region and changes every month. CreateDBCluster and
    CreateDBInstance answer "InvalidParameterCombination: Cannot find version 15.4 for aurora-postgresql".
    Depends on region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html
    """
    engine, version = database.text("engine"), database.text("engineVersion")
    # A replica or a restored database takes engine and version from where it comes from.
    if engine is None or version is None:
        return
    region = database.region
    offered = aws.rds.engine_version(engine, version)
    command = f"aws rds describe-db-engine-versions --engine {engine} --region {region}"
    if offered is None:
        yield database.finding(
            "engine",
            problem=f"The engine {engine} is not offered in {region}.",
            fix=f"Choose an engine that {region} offers; `{command}` lists its versions.",
        )
    elif not offered.offered:
        near = ", ".join(offered.nearest)
        yield database.finding(
            "engineVersion",
            problem=f"{engine} {version} is not offered in {region}.",
            fix=(f"Use one of the nearest offered versions: {near}. " if near else "Use an offered version. ")
            + f"All of them: `{command}`.",
        )


@policy(INSTANCE, level="advisory", group="reliability", environment="production")
def single_az_in_production(database: Resource) -> Iterator[Finding]:
    """Production database stands in a single availability zone.

    Why: When the zone or the host fails, the database is away until it is repaired or restored; a standby in a
    second zone takes over within minutes.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html
    """
    if database.has("replicateSourceDb") or (database.text("engine") or "").startswith("aurora"):
        return
    if not database.flag("multiAz", default=False):
        yield database.finding(
            "multiAz",
            problem="The database stands in one availability zone, and the stack is production.",
            fix="Set multiAz to true.",
        )


@policy(INSTANCE, level="advisory", severity="low", group="cost", environment="test")
def multi_az_in_test(database: Resource) -> Iterator[Finding]:
    """Test database is kept in two availability zones.

    Why: A standby doubles the price and makes creating the database take much longer; a test can wait for a
    restore instead.
    Source: https://aws.amazon.com/rds/pricing/
    """
    if database.flag("multiAz", default=False):
        yield database.finding(
            "multiAz",
            problem="The database has a standby in a second availability zone, and the stack is a test.",
            fix="Set multiAz to false outside production.",
        )


@dataclass(frozen=True, slots=True)
class PasswordRule:
    """What an engine takes as a master password: its length, and the characters it refuses."""

    least: int
    most: int
    refused: str = '/@" '


# RDS: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (MasterUserPassword)
# Aurora: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
# DocumentDB: https://docs.aws.amazon.com/documentdb/latest/developerguide/API_CreateDBCluster.html
# Redshift: https://docs.aws.amazon.com/redshift/latest/APIReference/API_CreateCluster.html
PASSWORDS = {
    "mysql": PasswordRule(8, 41),
    "mariadb": PasswordRule(8, 41),
    "aurora-mysql": PasswordRule(8, 41),
    "aurora-postgresql": PasswordRule(8, 99),
    "postgres": PasswordRule(8, 128),
    "sqlserver": PasswordRule(8, 128),
    "oracle": PasswordRule(8, 30, "/@\" &'"),
    "custom-oracle": PasswordRule(8, 30, "/@\" &'"),
    "db2": PasswordRule(8, 255),
    "docdb": PasswordRule(8, 100, '/@"'),
    "redshift": PasswordRule(8, 64, "'\"\\/@ "),
}


def password_rule(database: Resource) -> PasswordRule | None:
    """Return what the database's engine takes, None for an engine that is not known here."""
    if database.type == REDSHIFT_CLUSTER:
        return PASSWORDS["redshift"]
    engine = "docdb" if database.type == DOCDB_CLUSTER else database.text("engine") or ""
    exact = PASSWORDS.get(engine)
    return exact or next((rule for name, rule in PASSWORDS.items() if engine.startswith(f"{name}-")), None)


@policy(INSTANCE, CLUSTER, DOCDB_CLUSTER, REDSHIFT_CLUSTER)
def master_password_invalid(database: Resource) -> Iterator[Finding]:
    """Master password breaks the engine's rules.

    Why: "InvalidParameterValue: The parameter MasterUserPassword is not a valid password. Only printable ASCII
    characters besides '/', '@', '"', ' ' may be used", or a length that the engine refuses.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    name = "password" if database.type == INSTANCE else "masterPassword"
    rule = password_rule(database)
    password = database.text(name)
    if rule is None or password is None:
        return
    # A Multi-AZ DB cluster is a cluster of an instance engine; its limit is not documented apart from Aurora's.
    multi_az_cluster = database.type == CLUSTER and database.text("engine") in ("mysql", "postgres")
    problems: list[str] = []
    if len(password) < rule.least:
        problems.append(f"has {len(password)} characters, and at least {rule.least} are needed")
    elif len(password) > rule.most:
        problems.append(f"has {len(password)} characters, and at most {rule.most} are allowed")
    if any(c in rule.refused or not " " <= c <= "~" for c in password):
        problems.append("holds a character that is refused")
    if database.type == REDSHIFT_CLUSTER and not _mixed(password):
        problems.append("needs an upper-case letter, a lower-case letter and a digit")
    if problems:
        refused = " ".join("space" if c == " " else c for c in rule.refused)
        yield database.finding(
            name,
            problem=f"The master password {'; it '.join(problems)}.",
            fix=f"Use {rule.least} to {rule.most} printable ASCII characters without {refused}, or let RDS make it: "
            "manageMasterUserPassword.",
            level="advisory" if multi_az_cluster and len(problems) == 1 and len(password) > rule.most else None,
        )


def _mixed(password: str) -> bool:
    return all(any(test(c) for c in password) for test in (str.isupper, str.islower, str.isdigit))
