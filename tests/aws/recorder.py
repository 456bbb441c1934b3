"""Answers every operation with a small answer of the right shape, and writes down what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import botocore.session
from botocore.exceptions import ParamValidationError
from botocore.validate import validate_parameters

from policypack.aws.fact import Service

# Operations whose IAM action is not called like them.
# Source: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
ACTIONS = {
    "s3:HeadBucket": "s3:ListBucket",
    "s3:ListBuckets": "s3:ListAllMyBuckets",
    "apigateway:GetAccount": "apigateway:GET",
    "apigateway:GetDomainName": "apigateway:GET",
    "budgets:DescribeBudget": "budgets:ViewBudget",
    "apigateway:GetRestApi": "apigateway:GET",
    "apigateway:GetApi": "apigateway:GET",
    "apigateway:GetVpcLink": "apigateway:GET",
    "lambda:GetLayerVersionByArn": "lambda:GetLayerVersion",
    "monitoring:GetMetricData": "cloudwatch:GetMetricData",
    "s3:GetBucketReplication": "s3:GetReplicationConfiguration",
}


@cache
def model(service: str) -> Any:
    return botocore.session.get_session().get_service_model(service)


class Recorder:
    """Stands in for the wire: no client, no request. Parameters are checked against botocore's model."""

    def __init__(self) -> None:
        self.actions: set[str] = set()
        self.requests: list[tuple[str, str]] = []

    def request(self, service: Service, operation: str, parameters: Mapping[str, object]) -> dict[str, Any]:
        found = self._operation(service, operation)
        if found.input_shape is not None:
            try:
                validate_parameters(dict(parameters), found.input_shape)
            except ParamValidationError as error:
                name = service.fact.name
                raise AssertionError(
                    f"{found.name} refuses what {name} was asked with: {error}\n"
                    f'Add to SAMPLES in policypack/aws/samples.py what to ask with: "{name}(parameter)": …'
                ) from None
        return sample(found.output_shape) if found.output_shape is not None else {}

    def paginate(self, service: Service, operation: str, items: str, parameters: Mapping[str, object]) -> Iterator[Any]:
        answer: Any = self.request(service, operation, parameters)
        for part in items.split("."):
            answer = answer[part]
        yield from answer

    def name_servers(self, service: Service, _domain: str) -> tuple[str, ...]:
        self.actions.update(service.fact.actions)
        return ("ns-1.example.org",)

    def endpoint(self, _service: Service) -> None:
        return None

    def _operation(self, service: Service, operation: str) -> Any:
        described = model(service.service)
        name = _names(service.service)[operation.replace("_", "").lower()]
        action = f"{described.signing_name}:{name}"
        self.actions.add(ACTIONS.get(action, action))
        return described.operation_model(name)


@cache
def _names(service: str) -> Mapping[str, str]:
    """Return the names of a service's operations by what they are without capitals."""
    return {name.lower(): name for name in model(service).operation_names}


def is_token(name: str) -> bool:
    """Is a field what asks for the next page?"""
    return "token" in name.lower() or name.lower() in ("marker", "nextmarker")


def sample(shape: Any, depth: int = 0, text: str = "1.1") -> Any:
    """Return a small value of a shape: every field, lists of one element, no token of a next page."""
    if shape.type_name == "structure":
        if depth > 8:
            return {}
        # Of a union one member at a time is there.
        members = list(shape.members.items())[: 1 if shape.is_tagged_union else None]
        return {
            name: sample(member, depth + 1, text)
            for name, member in members
            if not is_token(name) and name.lower() != "istruncated"
        }
    if shape.type_name == "list":
        return [sample(shape.member, depth + 1, text)]
    if shape.type_name == "map":
        return {"key": sample(shape.value, depth + 1, text)}
    if shape.type_name == "string":
        return (shape.enum or [text])[0]
    if shape.type_name == "boolean":
        return True
    if shape.type_name in ("integer", "long", "float", "double"):
        return 1
    if shape.type_name == "timestamp":
        from datetime import UTC, datetime

        return datetime(2026, 1, 1, tzinfo=UTC)
    return b"{}"
