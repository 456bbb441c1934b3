"""Databases that others are made from: the source of a replica, and the first cluster of a global database."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import UNKNOWN, Aws, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.databases import GLOBAL_CLUSTERS, replica, restored
from policypack.shelf.existing import own_arn
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shelf.providers import exists
from policypack.shown import argument

# The property that names the source: an identifier or an ARN of an instance, or an ARN of a cluster.
SOURCES = {
    Rds.INSTANCE: "replicateSourceDb",
    Rds.CLUSTER: "replicationSourceIdentifier",
    Neptune.CLUSTER: "replicationSourceIdentifier",
    **dict.fromkeys(GLOBAL_CLUSTERS.values(), "sourceDbClusterIdentifier"),
}
SOURCE_TYPES = {
    Rds.INSTANCE: "identifier",
    **dict.fromkeys((Rds.CLUSTER, Docdb.CLUSTER, Neptune.CLUSTER), "clusterIdentifier"),
}


@policy(*SOURCES, severity="critical")
def not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Database to replicate does not exist.

    Why: "DBInstanceNotFound: DBInstance … not found" or "DBClusterNotFoundFault". In the same region an instance is
    named by its identifier, in another one by its ARN.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    """
    if database.exists:
        return
    property = SOURCES[database.type]
    names = [named_outside(database, property, stack, type, key=key) for type, key in SOURCE_TYPES.items()]
    name = names[0]
    # By an ARN of text this stack may mean one that it plans by name.
    if name is None or None in names or _planned(name, database, stack) or _there(database, name, aws):
        return
    where = name.split(":")[3] if name.startswith("arn:") else database.region
    kind = "cluster" if ":cluster:" in name else "instance"
    yield database.finding(
        property,
        problem=f"There is no database {kind} {name.rpartition(':')[2]} in {where}, and this stack does not create it.",
        fix=with_commands(
            "Name one that is there; in the same region an instance goes by its identifier, elsewhere by its ARN:",
            f"aws rds describe-db-{kind}s --region {argument(where)} --query 'DB{kind.title()}s[].DB{kind.title()}Arn'",
        ),
        level=proven(database, property, stack) if stack.has_state else "advisory",
    )


def _planned(name: str, database: Resource, stack: Stack) -> bool:
    region = name.split(":")[3] if name.startswith("arn:") else ""
    short = name.rpartition(":")[2]
    return any(
        stack.named(short, database, type, key=key, region=region, fold=True) for type, key in SOURCE_TYPES.items()
    )


def _there(database: Resource, name: str, aws: Aws) -> bool:
    if not name.startswith("arn:"):
        # Clusters are named by their ARN alone.
        return database.type != Rds.INSTANCE or aws.rds.database(name) is not None
    arn = own_arn(name, aws)
    # What another account shares cannot be seen from here.
    if arn is None or not arn.resource.startswith(("db:", "cluster:")):
        return True
    ask = aws.rds.cluster if arn.resource.startswith("cluster:") else aws.rds.database
    return ask(arn.last, region=arn.region) is not None


@policy(Rds.INSTANCE, silences={"rds-database-backups-off-in-production": "property"})
def backups_off(copy: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Source of a replica takes no backups.

    Why: "InvalidDBInstanceState: Automated backups are not enabled for this database instance": a replica begins with
    a backup of its source, and the provider's default for backupRetentionPeriod is 0.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    """
    source = stack.follow(copy, "replicateSourceDb", Rds.INSTANCE)
    if source is None or source.number("backupRetentionPeriod", default=0):
        return
    if "backupRetentionPeriod" in source.options.ignore_changes:
        return
    said = "is 0" if source.has("backupRetentionPeriod") else "is not set, which means 0"
    # A snapshot brings its own number of days along, what is there has begun, and replicas of replicas differ.
    begun = exists(copy, stack) or exists(source, stack) or restored(source) or replica(source)
    yield source.finding(
        "backupRetentionPeriod",
        problem=f"{copy.name} replicates this database, whose backupRetentionPeriod {said}.",
        fix="Set backupRetentionPeriod of the source to 1 or more.",
        level="advisory" if begun else None,
    )


@policy(Rds.INSTANCE)
def needs_arn(copy: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Replica is put into a subnet group, and its source is named by an identifier.

    Why: "DBSubnetGroupNotAllowedFault: DbSubnetGroupName should not be specified for read replicas that are created in
    the same region as the source": by an identifier a source of the same region is meant. By its ARN it is taken.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstanceReadReplica.html
    https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/#replicatesourcedb_python
    """
    name = "replicateSourceDb"
    if copy.exists or not copy.has(name) or not copy.given("dbSubnetGroupName"):
        return
    value = copy.raw(name)
    symbol = value.whole if isinstance(value, Text) else None
    source = stack.get(symbol.urn) if symbol else None
    own = source is not None and source.type == Rds.INSTANCE and symbol and symbol.property in ("identifier", "id")
    if value is UNKNOWN:
        raise copy.undecided(name)
    if own or (isinstance(value, str) and not value.startswith("arn:")):
        yield copy.finding(
            "dbSubnetGroupName",
            problem=f"dbSubnetGroupName is set, and {name} is an identifier: {value}.",
            fix="Remove dbSubnetGroupName, with which the replica goes where its source is, or name the source by its "
            "arn.",
        )
