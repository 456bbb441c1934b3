"""Amazon DocumentDB: what its catalogue offers. What is common to all databases is in `rds`."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Docdb
from policypack.shelf.orderable import class_not_orderable, version_not_offered


@policy(Docdb.CLUSTER, severity="critical")
def engine_version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """DocumentDB version is not offered in the region.

    Why: "InvalidParameterCombination: Cannot find version 4.2.0 for docdb". Depends on region.
    Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DescribeDBEngineVersions.html
    """
    yield from version_not_offered(cluster, aws)


@policy(Docdb.CLUSTER_INSTANCE, severity="critical")
def instance_class_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """DocumentDB instance class cannot be ordered in the region.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination …
    Engine=docdb". Depends on region and version.
    Source: https://docs.aws.amazon.com/documentdb/latest/developerguide/db-instance-classes.html
    """
    yield from class_not_orderable(instance, stack, aws)
