"""What kind of value each part of a job's container has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Finding, Resource, Text, policy
from policypack.catalogue.tokens import Batch
from policypack.shelf.shapes import misfits, said

# https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
_TEXTS = ["text"]
_SHAPE: Mapping[str, Any] = {
    "command": _TEXTS,
    "environment": [{"name": "text", "value": "text"}],
    "ephemeralStorage": {"sizeInGiB": "number"},
    "executionRoleArn": "text",
    "fargatePlatformConfiguration": {"platformVersion": "text"},
    "image": "text",
    "instanceType": "text",
    "jobRoleArn": "text",
    "linuxParameters": {
        "initProcessEnabled": "flag",
        "maxSwap": "number",
        "sharedMemorySize": "number",
        "swappiness": "number",
        "tmpfs": [{"containerPath": "text", "mountOptions": _TEXTS, "size": "number"}],
    },
    "logConfiguration": {
        "logDriver": "text",
        "options": {"*": "text"},
        "secretOptions": [{"name": "text", "valueFrom": "text"}],
    },
    "memory": "number",
    "mountPoints": [{"containerPath": "text", "readOnly": "flag", "sourceVolume": "text"}],
    "networkConfiguration": {"assignPublicIp": "text"},
    "privileged": "flag",
    "readonlyRootFilesystem": "flag",
    "resourceRequirements": [{"type": "text", "value": "text"}],
    "secrets": [{"name": "text", "valueFrom": "text"}],
    "ulimits": [{"hardLimit": "number", "name": "text", "softLimit": "number"}],
    "user": "text",
    "vcpus": "number",
    "volumes": [{"host": {"sourcePath": "text"}, "name": "text"}],
}


@policy(Batch.JOB_DEFINITION)
def refused(job: Resource) -> Iterator[Finding]:
    """Container of a job has a value of another kind than its part takes.

    Why: The provider cannot read it: "AWS Batch Job container_properties is invalid: Error decoding JSON: json: cannot
    unmarshal number into Go struct field ResourceRequirement.ResourceRequirements.Value of type string".
    Source: https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/batch/job_definition.go
    """
    raw = job.raw("containerProperties")
    if not isinstance(raw, str | Text) or not str(raw).lstrip().startswith("{"):
        return
    container = job.document("containerProperties")
    for path, value, wanted in misfits(container.values, _SHAPE, "") if container else ():
        yield job.finding(
            "containerProperties",
            problem=f"{path} of containerProperties is {said(value)}, and {wanted} belongs there.",
            fix=f"Write {wanted}.",
        )
