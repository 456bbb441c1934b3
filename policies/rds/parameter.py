"""Parameter groups."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from policypack import Aws, Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import Docdb, Neptune, Rds
from policypack.shelf.orderable import engine_and_version
from policypack.shelf.outside import named_outside, proven, with_commands
from policypack.shelf.versions import parameter_family

# Parameters that only a restart changes, by engine; a part of what
# `aws rds describe-engine-default-parameters --db-parameter-group-family FAMILY` lists with ApplyType static. A newer
# family may have made one of them dynamic, so that this table only advises.
STATIC = {
    "postgres": frozenset(
        {
            "autovacuum_freeze_max_age",
            "autovacuum_max_workers",
            "max_connections",
            "max_locks_per_transaction",
            "max_prepared_transactions",
            "max_replication_slots",
            "max_wal_senders",
            "max_worker_processes",
            "pg_stat_statements.max",
            "rds.logical_replication",
            "shared_buffers",
            "shared_preload_libraries",
            "track_activity_query_size",
            "wal_buffers",
        }
    ),
    "mysql": frozenset({"innodb_buffer_pool_instances", "lower_case_table_names", "performance_schema"}),
}
# https://www.postgresql.org/docs/18/release-18.html
DYNAMIC_SINCE = {"autovacuum_max_workers": 18}
FAMILIES = {"postgres": "postgres", "aurora-postgresql": "postgres", "mysql": "mysql", "aurora-mysql": "mysql"}


class NamedGroup(NamedTuple):
    """A property that names a parameter group, what this stack may plan under that name, and of which kind it is."""

    property: str
    planned: str
    cluster: bool = False


NAMED = {
    Rds.INSTANCE: (NamedGroup("parameterGroupName", Rds.PARAMETER_GROUP),),
    Rds.CLUSTER: (
        NamedGroup("dbClusterParameterGroupName", Rds.CLUSTER_PARAMETER_GROUP, cluster=True),
        NamedGroup("dbInstanceParameterGroupName", Rds.PARAMETER_GROUP),
    ),
    Rds.CLUSTER_INSTANCE: (NamedGroup("dbParameterGroupName", Rds.PARAMETER_GROUP),),
    Docdb.CLUSTER: (NamedGroup("dbClusterParameterGroupName", Docdb.CLUSTER_PARAMETER_GROUP, cluster=True),),
    Neptune.CLUSTER: (
        NamedGroup("neptuneClusterParameterGroupName", Neptune.CLUSTER_PARAMETER_GROUP, cluster=True),
        NamedGroup("neptuneInstanceParameterGroupName", Neptune.PARAMETER_GROUP),
    ),
    Neptune.CLUSTER_INSTANCE: (NamedGroup("neptuneParameterGroupName", Neptune.PARAMETER_GROUP),),
}
# RDS makes these itself when a database first uses their family.
DEFAULT = "default."


@policy(Rds.PARAMETER_GROUP, Rds.CLUSTER_PARAMETER_GROUP)
def apply_method_refused(group: Resource, *, aws: Aws | None = None) -> Iterator[Finding]:
    """Static parameter shall be applied at once.

    Why: "InvalidParameterCombination: cannot use immediate apply method for static parameter". The provider's default
    for applyMethod is immediate. Which parameters are static changes with the family: where AWS does not say it, this
    advises. AWS has been seen to take it for cluster parameter groups and to apply it later, and of Aurora's instances
    it is not proven.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
        https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeEngineDefaultParameters.html
    """
    immediate = [
        parameter
        for parameter in group.blocks("parameters")
        if parameter.text("applyMethod", default="immediate") == "immediate"
    ]
    family = group.text("family") or ""
    static, certain = _static(group, family, aws) if immediate and family else (frozenset[str](), False)
    for parameter in immediate:
        name = parameter.text("name")
        if name in static:
            said = "is immediate" if parameter.has("applyMethod") else "is not set, which means immediate"
            yield parameter.finding(
                "applyMethod",
                problem=f"The parameter {name} is static in {family}, and its applyMethod {said}.",
                fix="Set applyMethod to pending-reboot.",
                level=None if certain else "advisory",
            )


def _static(group: Resource, family: str, aws: Aws | None) -> tuple[frozenset[str], bool]:
    """Return the static parameters of a family, and whether AWS refuses to apply them at once for certain."""
    # https://github.com/cloudposse/terraform-aws-rds-cluster/issues/150
    if aws is not None and group.type == Rds.PARAMETER_GROUP:
        try:
            return frozenset(aws.rds.static_parameters(family)), not family.startswith("aurora")
        except Undecided:
            pass  # the table below says less, and only advises
    engine = FAMILIES.get(family.rstrip("0123456789."), "")
    major = re.search(r"\d{1,9}", family.removeprefix("aurora-"))
    new = {name for name, since in DYNAMIC_SINCE.items() if major and engine == "postgres" and int(major[0]) >= since}
    return STATIC.get(engine, frozenset()) - new, False


@policy(*NAMED)
def group_not_found(database: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Parameter group does not exist.

    Why: "DBParameterGroupNotFound: DBParameterGroup not found: …". Groups of instances and of clusters are different
    things, and each belongs to one region.
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
    """
    for named in NAMED[database.type]:
        name = named_outside(database, named.property, stack, named.planned)
        if name is None or name.startswith(DEFAULT):
            continue
        ask = aws.rds.cluster_parameter_group if named.cluster else aws.rds.parameter_group
        if ask(name) is not None:
            continue
        kind, command = ("DB cluster parameter group", "cluster-") if named.cluster else ("DB parameter group", "")
        yield database.finding(
            named.property,
            problem=f"There is no {kind} {name} in {database.region}, and this stack does not create it.",
            fix=with_commands(
                "Name a group that is there, or create it in the stack and refer to its name:",
                f"aws rds describe-db-{command}parameter-groups --region {database.region}",
            ),
            level=proven(database, named.property, stack),
        )


@policy(*NAMED)
def group_family_mismatch(database: Resource, *, stack: Stack, aws: Aws | None = None) -> Iterator[Finding]:
    """Parameter group is of another family than the engine version.

    Why: "InvalidParameterCombination: The parameter group … with DBParameterGroupFamily postgres15 can't be used for
    this instance. Use a parameter group with DBParameterGroupFamily postgres16."
    Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.html
    """
    for named in NAMED[database.type]:
        if not database.has(named.property):
            continue
        engine, version = engine_and_version(database, stack)
        if not engine or not version:
            return
        family = _family(database, named, stack, aws)
        families = _families(engine, version, aws) if family else []
        if not family or not families or family in families:
            continue
        yield database.finding(
            named.property,
            problem=f"The parameter group of {named.property} is for {family}, and {engine} {version} needs "
            f"{' or '.join(families)}.",
            fix=f"Use a group whose family is {families[-1]}, or the engine version that {family} is for.",
            level=proven(database, named.property, stack),
        )


def _families(engine: str, version: str, aws: Aws | None) -> list[str]:
    """Return the families that a version takes: what its name says, else what AWS does."""
    named = parameter_family(engine, version)
    if named or aws is None:
        return [named] if named else []
    offered = aws.rds.engine_version(engine, version)
    return sorted({match.family for match in offered.matches if match.family}) if offered else []


def _family(database: Resource, named: NamedGroup, stack: Stack, aws: Aws | None) -> str | None:
    """Return the family of the group that a property names: planned here, RDS's own, or AWS's answer."""
    planned = stack.follow(database, named.property, named.planned)
    if planned is not None:
        return planned.text("family")
    name = named_outside(database, named.property, stack, named.planned)
    if name is None:
        return None
    if name.startswith(DEFAULT):
        return name.removeprefix(DEFAULT)
    if aws is None:
        return None
    ask = aws.rds.cluster_parameter_group if named.cluster else aws.rds.parameter_group
    group = ask(name)
    return group.family if group else None
