"""What kind of value each part of a container definition has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Ecs
from policypack.shelf.containers import containers
from policypack.shelf.shapes import misfits, said

# https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
_TEXTS = ["text"]
_PAIRS = [{"name": "text", "value": "text"}]
_SECRETS = [{"name": "text", "valueFrom": "text"}]
_SHAPE: Mapping[str, Any] = {
    "command": _TEXTS,
    "cpu": "number",
    "credentialSpecs": _TEXTS,
    "dependsOn": [{"condition": "text", "containerName": "text"}],
    "disableNetworking": "flag",
    "dnsSearchDomains": _TEXTS,
    "dnsServers": _TEXTS,
    "dockerLabels": {"*": "text"},
    "dockerSecurityOptions": _TEXTS,
    "entryPoint": _TEXTS,
    "environment": _PAIRS,
    "environmentFiles": [{"type": "text", "value": "text"}],
    "essential": "flag",
    "extraHosts": [{"hostname": "text", "ipAddress": "text"}],
    "firelensConfiguration": {"options": {"*": "text"}, "type": "text"},
    "healthCheck": {
        "command": _TEXTS,
        "interval": "number",
        "retries": "number",
        "startPeriod": "number",
        "timeout": "number",
    },
    "hostname": "text",
    "image": "text",
    "interactive": "flag",
    "links": _TEXTS,
    "linuxParameters": {
        "capabilities": {"add": _TEXTS, "drop": _TEXTS},
        "initProcessEnabled": "flag",
        "maxSwap": "number",
        "sharedMemorySize": "number",
        "swappiness": "number",
        "tmpfs": [{"containerPath": "text", "mountOptions": _TEXTS, "size": "number"}],
    },
    "logConfiguration": {"logDriver": "text", "options": {"*": "text"}, "secretOptions": _SECRETS},
    "memory": "number",
    "memoryReservation": "number",
    "mountPoints": [{"containerPath": "text", "readOnly": "flag", "sourceVolume": "text"}],
    "name": "text",
    "portMappings": [
        {
            "appProtocol": "text",
            "containerPort": "number",
            "containerPortRange": "text",
            "hostPort": "number",
            "name": "text",
            "protocol": "text",
        }
    ],
    "privileged": "flag",
    "pseudoTerminal": "flag",
    "readonlyRootFilesystem": "flag",
    "repositoryCredentials": {"credentialsParameter": "text"},
    "resourceRequirements": [{"type": "text", "value": "text"}],
    "secrets": _SECRETS,
    "startTimeout": "number",
    "stopTimeout": "number",
    "systemControls": [{"namespace": "text", "value": "text"}],
    "ulimits": [{"hardLimit": "number", "name": "text", "softLimit": "number"}],
    "user": "text",
    "volumesFrom": [{"readOnly": "flag", "sourceContainer": "text"}],
    "workingDirectory": "text",
}


@policy(Ecs.TASK_DEFINITION)
def refused(task: Resource) -> Iterator[Finding]:
    """Container definition has a value of another kind than its part takes.

    Why: The provider cannot read it: "ECS Task Definition container_definitions is invalid: Error decoding JSON: json:
    cannot unmarshal number into Go struct field KeyValuePair.Environment.Value of type string".
    Source: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
        https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecs/task_definition.go
    """
    for container in containers(task):
        for path, value, wanted in misfits(container.values, _SHAPE, ""):
            yield container.finding(
                path.partition(".")[0].partition("[")[0],
                problem=f"{container.path(path)} is {said(value)}, and {wanted} belongs there.",
                fix=f"Write {wanted}.",
            )
