"""What else can be asked of a database instance, and is not to be had with every class, version and region."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Rds
from policypack.shelf.orderable import ordered
from policypack.shelf.outside import with_commands
from policypack.shown import argument


class Feature(NamedTuple):
    """A property that asks for something. `field` is the flag in AWS's answer, and of the answer's record."""

    property: str
    what: str
    field: str
    attribute: str
    asked: Callable[[Resource], bool]


FEATURES = (
    Feature(
        "iamDatabaseAuthenticationEnabled",
        "IAM authentication",
        "SupportsIAMDatabaseAuthentication",
        "iam_authentication",
        lambda database: database.flag("iamDatabaseAuthenticationEnabled"),
    ),
    Feature(
        "monitoringInterval",
        "enhanced monitoring",
        "SupportsEnhancedMonitoring",
        "enhanced_monitoring",
        lambda database: bool(database.number("monitoringInterval")),
    ),
)


@policy(Rds.INSTANCE, Rds.CLUSTER_INSTANCE)
def not_orderable(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """IAM authentication or enhanced monitoring is asked for where there is none.

    Why: "InvalidParameterCombination: IAM Database Authentication is not supported for this configuration", and alike
    for enhanced monitoring: some engines, versions and classes lack them.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_OrderableDBInstanceOption.html
    """
    features = [feature for feature in FEATURES if feature.asked(database)]
    asked = ordered(database, stack, aws) if features else None
    if asked is None or not asked.options:
        return
    for feature in features:
        if any(getattr(option, feature.attribute) for option in asked.options):
            continue
        yield database.finding(
            feature.property,
            problem=f"{feature.property} is set, and {asked.instance_class} with {asked} has no {feature.what} in "
            f"{database.region}.",
            fix=with_commands(
                f"Remove {feature.property}, or choose a class or version that has it:",
                f"aws rds describe-orderable-db-instance-options --engine {argument(asked.engine)} "
                f"--region {database.region} "
                f"--query 'OrderableDBInstanceOptions[?{feature.field}].[EngineVersion,DBInstanceClass]' --output text",
            ),
            level=asked.level,
        )


@policy(Rds.INSTANCE, silences={"setting-value-refused": "property"})
def licence_not_orderable(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Licence model cannot be ordered with the engine and class.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination …
    LicenseModel=bring-your-own-license". Oracle's Standard Edition Two has both, its Enterprise Edition one.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
    """
    licence = database.text("licenseModel")
    asked = ordered(database, stack, aws) if licence else None
    offered = sorted({option.licence for option in asked.options if option.licence}) if asked else []
    if asked is None or not offered or licence in offered:
        return
    yield database.finding(
        "licenseModel",
        problem=f"licenseModel is {licence}; {asked.instance_class} with {asked} has {' or '.join(offered)}.",
        fix=f"Set licenseModel to {' or '.join(offered)}, or remove it.",
        level=asked.level,
    )


@policy(Rds.INSTANCE)
def network_not_orderable(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Network type cannot be ordered with the instance class.

    Why: InvalidParameterCombination: some classes have IPv4 addresses only, and not every engine has DUAL.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html
    """
    network = database.text("networkType")
    asked = ordered(database, stack, aws) if network else None
    offered = sorted({name for option in asked.options for name in option.networks}) if asked else []
    if asked is None or not offered or network in offered:
        return
    yield database.finding(
        "networkType",
        problem=f"networkType is {network}; {asked.instance_class} with {asked} has {' and '.join(offered)}.",
        fix=f"Set networkType to {' or '.join(offered)}, or choose another class.",
        level=asked.level,
    )


@policy(Rds.CLUSTER_INSTANCE, severity="critical")
def global_database_unsupported(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Instance class cannot be part of a global database.

    Why: "InvalidParameterCombination: The requested instance class is not supported by global databases:
    db.t4g.medium".
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
        https://github.com/hashicorp/terraform-provider-aws/issues/27736
    """
    cluster = stack.follow(instance, "clusterIdentifier", Rds.CLUSTER)
    if cluster is None or not _in_global(cluster, stack):
        return
    asked = ordered(instance, stack, aws)
    if asked is None or not asked.options or any(option.global_databases is not False for option in asked.options):
        return
    yield instance.finding(
        "instanceClass",
        problem=f"{cluster.name} is part of a global database, and {asked.instance_class} with {asked} cannot be.",
        fix=with_commands(
            "Choose a class that can, of the r families for instance; this lists them:",
            f"aws rds describe-orderable-db-instance-options --engine {argument(asked.engine)} "
            f"--region {instance.region} "
            "--query 'OrderableDBInstanceOptions[?SupportsGlobalDatabases].[EngineVersion,DBInstanceClass]' "
            "--output text",
        ),
        level=asked.level,
    )


def _in_global(cluster: Resource, stack: Stack) -> bool:
    if cluster.has("globalClusterIdentifier"):
        return True
    return bool(stack.referrers(cluster, Rds.GLOBAL_CLUSTER, property="sourceDbClusterIdentifier"))
