"""Amazon Neptune: what its catalogue offers. What is common to all databases is in `rds`."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Neptune
from policypack.shelf.orderable import class_not_orderable, version_not_offered


@policy(Neptune.CLUSTER, severity="critical")
def engine_version_not_offered(cluster: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Neptune version is not offered in the region.

    Why: "InvalidParameterCombination: Cannot find version 1.5.0.0 for neptune". Depends on region.
    Source: https://docs.aws.amazon.com/neptune/latest/userguide/engine-releases.html
    """
    yield from version_not_offered(cluster, aws)


@policy(Neptune.CLUSTER_INSTANCE, severity="critical")
def instance_class_not_orderable(instance: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Neptune instance class cannot be ordered in the region.

    Why: "InvalidParameterCombination: RDS does not support creating a DB instance with the following combination …
    Engine=neptune". Depends on region and version.
    Source: https://docs.aws.amazon.com/neptune/latest/userguide/instance-types.html
    """
    yield from class_not_orderable(instance, stack, aws)
