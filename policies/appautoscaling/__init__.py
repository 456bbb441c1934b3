"""Application Auto Scaling: what is scaled, and by what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Appautoscaling

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
            problem=f"resourceId is {str(id)!r}, and of {dimension} it has the form {shown}.",
            fix=f"Write it as {shown}.",
            level=None if certain else "advisory",
        )


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
            fix=f"Use a metric of {dimension or namespace}.",
        )
