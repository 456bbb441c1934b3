"""Application Auto Scaling: what is scaled, and by what."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator

from policypack import UNKNOWN, Finding, Resource, Stack, Symbol, Text, policy
from policypack.catalogue.tokens import Appautoscaling, Autoscaling, Lambda
from policypack.scope import scope_of

# How the id of a resource looks, by the beginning of its dimension.
# https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
_FORMS = {
    "appstream:fleet:": ("fleet/NAME", r"fleet/.+"),
    "cassandra:table:": ("keyspace/KEYSPACE/table/TABLE", r"keyspace/.+/table/.+"),
    "dynamodb:index:": ("table/TABLE/index/INDEX", r"table/[^/]+/index/.+"),
    "dynamodb:table:": ("table/TABLE", r"table/[^/]+"),
    "ec2:spot-fleet-request:": ("spot-fleet-request/ID", r"spot-fleet-request/.+"),
    "ecs:service:": ("service/CLUSTER/SERVICE", r"service/[^/]+/[^/]+"),
    "elasticache:replication-group:": ("replication-group/NAME", r"replication-group/.+"),
    "elasticmapreduce:instancegroup:": ("instancegroup/CLUSTER/GROUP", r"instancegroup/.+/.+"),
    "lambda:function:": ("function:NAME:ALIAS", r"function:[^:]+:[^:]+"),
    "rds:cluster:": ("cluster:NAME", r"cluster:.+"),
    "sagemaker:variant:": ("endpoint/NAME/variant/VARIANT", r"endpoint/.+/variant/.+"),
}
# Where a policy says what it keeps, and of what.
_TRACKING = {
    Appautoscaling.POLICY: (
        "targetTrackingScalingPolicyConfiguration",
        ("serviceNamespace", "resourceId", "scalableDimension"),
    ),
    Autoscaling.POLICY: ("targetTrackingConfiguration", ("autoscalingGroupName",)),
}
# What is measured of which service.
# https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
_METRICS = {
    "CassandraReadCapacityUtilization": "cassandra",
    "CassandraWriteCapacityUtilization": "cassandra",
    "DynamoDBReadCapacityUtilization": "dynamodb",
    "DynamoDBWriteCapacityUtilization": "dynamodb",
    "ECSServiceAverageCPUUtilization": "ecs",
    "ECSServiceAverageMemoryUtilization": "ecs",
    "LambdaProvisionedConcurrencyUtilization": "lambda",
    "RDSReaderAverageCPUUtilization": "rds",
    "RDSReaderAverageDatabaseConnections": "rds",
    "SageMakerVariantInvocationsPerInstance": "sagemaker",
}


@policy(Appautoscaling.TARGET, Appautoscaling.POLICY, Appautoscaling.SCHEDULED_ACTION)
def dimension_mismatch(resource: Resource) -> Iterator[Finding]:
    """What is scaled is named in a form that its dimension does not have.

    Why: "ValidationException: Unsupported service namespace, resource type or scalable dimension", "Resource ID … is
    not valid".
    Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
    """
    dimension, namespace = resource.text("scalableDimension") or "", resource.text("serviceNamespace") or ""
    if dimension and namespace and dimension.partition(":")[0] != namespace:
        yield resource.finding(
            "scalableDimension",
            problem=f"scalableDimension is {dimension}, and serviceNamespace is {namespace}.",
            fix=f"Set serviceNamespace to {dimension.partition(':')[0]}, or use a dimension of {namespace}.",
        )
        return
    shown, form = next((each for begin, each in _FORMS.items() if dimension.startswith(begin)), ("", ""))
    id = resource.raw("resourceId")
    # A hole may be anything, and one that ends the text may be several parts.
    text = "".join(part if isinstance(part, str) else "x" for part in id.parts) if isinstance(id, Text) else id
    begins = id.parts[0] if isinstance(id, Text) else id
    if form and isinstance(text, str) and isinstance(begins, str) and begins and not re.fullmatch(form, text):
        certain = not isinstance(id, Text) or not text.startswith(shown.split("/")[0].split(":")[0])
        yield resource.finding(
            "resourceId",
            problem=f"resourceId is {str(id)!r}, and for {dimension} it must have the form {shown}.",
            fix=f"Write it as {shown}.",
            level=None if certain else "advisory",
        )


_PROVISIONED = re.compile(r"function:(?P<name>[^:]*):(?P<alias>[A-Za-z_-][\w-]*)")


@policy(Appautoscaling.TARGET, level="advisory")
def alias_missing(target: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Provisioned concurrency is scaled of an alias that is not there.

    Why: What follows the function's name is an alias or the number of a version. Of an alias that is not there nothing
    is provisioned: PutProvisionedConcurrencyConfig answers ResourceNotFoundException.
    Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
    https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html
    """
    value = target.raw("resourceId")
    if value is UNKNOWN:
        raise target.undecided("resourceId")
    match = _PROVISIONED.fullmatch("".join(item if isinstance(item, str) else "" for item in _parts(value)))
    if match is None:
        return
    symbols = [item for item in _parts(value) if not isinstance(item, str)]
    named = stack.holding("name", match["name"], Lambda.FUNCTION, at=target) if match["name"] else []
    function = stack.get(symbols[0].urn) if len(symbols) == 1 else named[0] if len(named) == 1 else None
    if function is None or function.type != Lambda.FUNCTION or function.exists or function.external:
        return
    aliases = stack.once(_aliases)
    if None not in aliases and match["alias"] not in aliases:
        yield target.finding(
            "resourceId",
            problem=f"resourceId names the alias {match['alias']} of {function.name}, which no Alias of this stack "
            "makes.",
            fix=f"Add an Alias {match['alias']} of a published version of {function.name}, and take its name from "
            "there.",
        )


def _aliases(stack: Stack) -> frozenset[str | None]:
    """Return the names of all aliases, None among them where one is not known."""
    names = (alias.raw("name") for alias in stack.of_type(Lambda.ALIAS))
    return frozenset(name if isinstance(name, str) else None for name in names)


def _parts(value: object) -> tuple[str | Symbol, ...]:
    return value.parts if isinstance(value, Text) else (value,) if isinstance(value, str) else ()


@policy(Appautoscaling.POLICY)
def metric_of_other_service(scaling: Resource) -> Iterator[Finding]:
    """Policy scales by a metric of another service.

    Why: "ValidationException: Predefined metric type … is not supported for the service namespace"; of a table, reads
    scale by reads and writes by writes.
    Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PredefinedMetricSpecification.html
    """
    config = scaling.block("targetTrackingScalingPolicyConfiguration")
    predefined = config.block("predefinedMetricSpecification") if config else None
    metric = predefined.text("predefinedMetricType") if predefined else None
    if predefined is None or metric not in _METRICS:
        return
    namespace, dimension = scaling.text("serviceNamespace") or "", scaling.text("scalableDimension") or ""
    other = namespace and namespace != _METRICS[metric]
    half = next((word for word in ("Read", "Write") if metric in (f"DynamoDB{word}CapacityUtilization",)), "")
    if other or (half and dimension and f":{half}CapacityUnits" not in dimension):
        yield predefined.finding(
            "predefinedMetricType",
            problem=f"predefinedMetricType is {metric}, and what is scaled is {dimension or namespace}.",
            fix=f"Use {_metrics_of(namespace or dimension.partition(':')[0], dimension)}.",
        )


def _metrics_of(namespace: str, dimension: str) -> str:
    """Return the metrics that fit what is scaled, as a fix names them."""
    other = "Write" if ":Read" in dimension else "Read" if ":Write" in dimension else "no half"
    names = [name for name, service in _METRICS.items() if service == namespace and f"{other}Capacity" not in name]
    return " or ".join(names) or f"a metric of {namespace}"


@policy(Appautoscaling.POLICY, Autoscaling.POLICY)
def metric_tracked_twice(scaling: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Two policies keep the same metric of one target.

    Why: "ValidationException: Only one TargetTrackingScaling policy for a given metric specification is allowed."
    Source: https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html
        https://github.com/hashicorp/terraform-provider-aws/issues/41179
    """
    own = _tracked(scaling)
    if own is None or scaling.exists:
        return
    for other in stack.of_type(scaling.type):
        if other.urn == scaling.urn:
            return
        if _tracked(other) == own:
            yield scaling.finding(
                _TRACKING[scaling.type][0],
                problem=f"{other.name} keeps {own[-2]} of the same target already.",
                fix=f"Keep one of {other.name} and {scaling.name}, or let them go by different metrics.",
            )
            return


def _tracked(scaling: Resource) -> tuple[Hashable, ...] | None:
    """Return target and metric of a policy, to compare; None where it tracks none of AWS's or the plan does not say."""
    name, targets = _TRACKING[scaling.type]
    settings = scaling.block(name)
    metric = settings.block("predefinedMetricSpecification") if settings else None
    given = [scaling.raw(target) for target in targets]
    kind, label = (metric.raw("predefinedMetricType"), metric.raw("resourceLabel")) if metric else (None, None)
    if not isinstance(kind, str) or UNKNOWN in (*given, label) or None in given:
        return None
    texts = [item.raw if isinstance(item, Text) else item for item in (*given, kind, label)]
    return scope_of(scaling), *texts
