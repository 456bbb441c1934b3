"""The stack as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from policies.stack._orders import WAITING, not_awaited
from policypack import Finding, Resource, Stack, Undecided, policy
from policypack.catalogue.tokens import (
    S3,
    Appautoscaling,
    Cloudwatch,
    Docdb,
    Dynamodb,
    Ecr,
    Ecs,
    Eks,
    Elasticache,
    Iam,
    Lambda,
    Rds,
)


@policy(level="advisory", severity="low", group="convention", environment="test")
def resource_protected_in_test(*, stack: Stack) -> Iterator[Finding]:
    """Resource of a test is protected or left behind by Pulumi.

    Why: With `protect` Pulumi refuses to destroy the stack; with `retainOnDelete` it forgets the resource, which goes
    on costing money and keeps its name, so that the next deployment of the test fails. The engine tells policies
    nothing of `retainOnDelete`; the preview without it does.
    Source: https://www.pulumi.com/docs/iac/concepts/options/protect/
        https://www.pulumi.com/docs/iac/concepts/options/retainondelete/
    """
    # One question about the stack, not one for each resource: where the environment is not said, it is said once.
    for resource in stack:
        options = resource.options
        for option, on, does in (
            ("protect", options.protect, "the stack cannot be destroyed"),
            ("retainOnDelete", options.retain_on_delete, "destroying the stack leaves it behind"),
        ):
            if on and not resource.external:
                yield resource.finding(
                    problem=f"The option {option} is true, and the stack is a test: {does}.",
                    fix=f"Set {option} only in production.",
                )


@policy(level="advisory", severity="low", group="convention")
def exports_nothing(*, stack: Stack) -> Iterator[Finding]:
    """Stack exports nothing.

    Why: Whoever needs an address or a name of what was deployed, another stack, a test or a person, has to look it up
    by hand.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#outputs
    """
    if stack.exports.keys() or not any(resource.type.startswith("aws:") for resource in stack):
        return
    root = stack.finding_owner()
    yield root.finding(
        problem="The program exports no output.",
        fix="Export what others need: pulumi.export(name, value) in Python, `export const` in TypeScript.",
    )


@policy(
    level="advisory",
    severity="medium",
    group="convention",
    config={
        "required": {
            "type": "array",
            "items": {"type": "string"},
            "default": [],
            "description": "Names of the outputs that the stack must export.",
        }
    },
)
def output_required_missing(*, stack: Stack, config: Mapping[str, Any]) -> Iterator[Finding]:
    """Required output is not exported.

    Why: Other stacks and tests read these outputs; a StackReference to a missing one fails there, not here.
    Source: https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences
    """
    required: Sequence[str] = config["required"]
    exported = stack.exports.keys()
    missing = [name for name in required if name not in exported]
    if missing:
        shown = ", ".join(exported) or "nothing"
        yield stack.finding_owner().finding(
            problem=f"The stack does not export {', '.join(missing)}; it exports {shown}.",
            fix=f"Export {', '.join(missing)}.",
        )


# Where a name is written that AWS looks up when the resource is created: (type, property) to the type it names.
NAMED = {
    (Appautoscaling.POLICY, "resourceId"): (Appautoscaling.TARGET, "resourceId"),
    (Appautoscaling.SCHEDULED_ACTION, "resourceId"): (
        Appautoscaling.TARGET,
        "resourceId",
    ),
    (Cloudwatch.EVENT_TARGET, "rule"): (Cloudwatch.EVENT_RULE, "name"),
    (Cloudwatch.LOG_METRIC_FILTER, "logGroupName"): (Cloudwatch.LOG_GROUP, "name"),
    (Cloudwatch.LOG_SUBSCRIPTION_FILTER, "logGroup"): (
        Cloudwatch.LOG_GROUP,
        "name",
    ),
    (Cloudwatch.LOG_STREAM, "logGroupName"): (Cloudwatch.LOG_GROUP, "name"),
    (Docdb.CLUSTER, "dbSubnetGroupName"): (Docdb.SUBNET_GROUP, "name"),
    (Docdb.CLUSTER_INSTANCE, "clusterIdentifier"): (
        Docdb.CLUSTER,
        "clusterIdentifier",
    ),
    (Dynamodb.CONTRIBUTOR_INSIGHTS, "tableName"): (Dynamodb.TABLE, "name"),
    (Ecr.LIFECYCLE_POLICY, "repository"): (Ecr.REPOSITORY, "name"),
    (Ecr.REPOSITORY_POLICY, "repository"): (Ecr.REPOSITORY, "name"),
    (Ecs.SERVICE, "cluster"): (Ecs.CLUSTER, "name"),
    (Eks.NODE_GROUP, "clusterName"): (Eks.CLUSTER, "name"),
    (Eks.ADDON, "clusterName"): (Eks.CLUSTER, "name"),
    (Elasticache.CLUSTER, "subnetGroupName"): (Elasticache.SUBNET_GROUP, "name"),
    (Elasticache.REPLICATION_GROUP, "subnetGroupName"): (
        Elasticache.SUBNET_GROUP,
        "name",
    ),
    (Iam.INSTANCE_PROFILE, "role"): (Iam.ROLE, "name"),
    (Iam.ROLE_POLICY, "role"): (Iam.ROLE, "name"),
    (Iam.ROLE_POLICY_ATTACHMENT, "role"): (Iam.ROLE, "name"),
    (Lambda.ALIAS, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.EVENT_SOURCE_MAPPING, "functionName"): (Lambda.FUNCTION, "name"),
    (Lambda.PERMISSION, "function"): (Lambda.FUNCTION, "name"),
    (Rds.CLUSTER, "dbSubnetGroupName"): (Rds.SUBNET_GROUP, "name"),
    (Rds.CLUSTER, "globalClusterIdentifier"): (
        Rds.GLOBAL_CLUSTER,
        "globalClusterIdentifier",
    ),
    (Rds.CLUSTER_INSTANCE, "clusterIdentifier"): (Rds.CLUSTER, "clusterIdentifier"),
    (Rds.INSTANCE, "dbSubnetGroupName"): (Rds.SUBNET_GROUP, "name"),
    (Rds.INSTANCE, "replicateSourceDb"): (Rds.INSTANCE, "identifier"),
    (S3.BUCKET_ACL, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_LIFECYCLE_CONFIGURATION, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_NOTIFICATION, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_OBJECT, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_OBJECTV2, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_POLICY, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_PUBLIC_ACCESS_BLOCK, "bucket"): (S3.BUCKET, "bucket"),
    (S3.BUCKET_VERSIONING, "bucket"): (S3.BUCKET, "bucket"),
}


@policy(*sorted({type for type, _ in NAMED} | set(WAITING)), level="advisory", group="reliability")
def dependency_missing(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Resource does not wait for another one that it needs.

    Why: Pulumi creates side by side what does not depend on each other. A name that is written out makes no
    dependency, an output does; and some need what no property of theirs mentions, as a trail needs its bucket's
    policy. AWS answers NoSuchEntity, "No integration defined for method" and the like when the order comes out wrong.
    Source: https://www.pulumi.com/docs/iac/concepts/inputs-outputs/
    """
    for (type, name), (target, identity) in NAMED.items():
        if type != resource.type:
            continue
        value = resource.raw(name)
        if not isinstance(value, str):
            continue
        found = [other for other in stack.of_type(target) if other.raw(identity) == value and other is not resource]
        if len(found) != 1 or resource.exists or found[0].exists or found[0].external:
            continue
        if not _same_place(resource, found[0]) or stack.depends_on(resource, found[0]):
            continue
        yield resource.finding(
            name,
            problem=f"{name} is the text {value!r}, the name of {found[0].name}, and nothing makes it wait for that.",
            fix=f"Pass the output of {found[0].name} ({identity}) instead of the text, or add {found[0].name} to "
            "dependsOn.",
        )

    if resource.exists:
        return
    for name, missing, says in not_awaited(resource, stack):
        if missing:
            shown = ", ".join(other.name for other in missing[:3]) + (", …" if len(missing) > 3 else "")
            those = "it" if len(missing) == 1 else "them"
            yield resource.finding(
                name,
                problem=f"{resource.name} needs {shown} first and does not wait for {those}; when the order comes out "
                f'wrong, AWS answers "{says}".',
                fix=f"Add {shown} to dependsOn.",
            )


def _same_place(resource: Resource, other: Resource) -> bool:
    """Is the other resource where this one looks for it? Where the regions are not known, it is."""
    try:
        return resource.region == other.region
    except Undecided:
        return True
