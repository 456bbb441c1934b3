"""Limits of AWS's own models, by property: what botocore says of lengths, ranges, forms and choices.

What makes a resource is in `_creations`. Properties are mapped by name, and left out where kind and name do not agree:
a limit that is not sure is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policypack.catalogue import provider
from policypack.catalogue._creations import MADE
from policypack.catalogue._limit_docs import documented
from policypack.catalogue._sdk import sdk_folder
from policypack.catalogue.provider import Shape
from policypack.catalogue.tokens import Bedrock, Cognito, Connect, Globalaccelerator, Msk

# What AWS, or the provider by several calls, takes more of than the model of one call says.
_WIDER = frozenset(
    {
        # A prefix has this form; a domain of one's own has dots.
        # https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html
        (Cognito.USER_POOL_DOMAIN, "domain"),
        # The Standard tier takes 1,000 characters.
        # https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-tiers.html
        (Bedrock.GUARDRAIL, "topicPolicyConfig.topicsConfigs[].definition"),
        # The provider associates more queues by ten.
        # https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/connect/routing_profile.go
        (Connect.ROUTING_PROFILE, "queueConfigs"),
        # Ten is a quota that AWS raises on request.
        # https://docs.aws.amazon.com/general/latest/gr/global_accelerator.html
        (Globalaccelerator.ENDPOINT_GROUP, "endpointConfigurations"),
        (Globalaccelerator.ENDPOINT_GROUP, "portOverrides"),
        # A cluster has 30 brokers, 60 with KRaft, and more on request.
        # https://docs.aws.amazon.com/msk/latest/developerguide/limits.html
        (Msk.CLUSTER, "numberOfBrokerNodes"),
    }
)
_MANY = 40
_OFFERED = re.compile(r"[vV]ersion$")
_DEEPEST = 5  # levels: deeper ones are documents that contain themselves


def members() -> dict[str, Any]:
    """Return the members of `limits.zip`: by type the limits of each path, and what both parts were read from."""
    import botocore
    import botocore.session

    session: Any = botocore.session.get_session()
    found: dict[str, dict[str, dict[str, Any]]] = {}
    for type, made in MADE.items():
        model = session.get_service_model(made.service)
        shape = model.operation_model(made.operation).input_shape
        for step in filter(None, made.inside.split(".")):
            inner: Any = shape.members[step]
            shape = inner.member if inner.type_name == "list" else inner
        rows = dict(_object(provider.inputs(type), shape, made.names, "", 0))
        operation = f"{made.service}:{made.operation}"
        kept = {path: {**row, "operation": operation} for path, row in rows.items() if (type, path) not in _WIDER}
        if kept:
            found[type] = kept
    texts = documented()
    for type, rows in texts.items():
        lists = _lists(session.get_service_model(MADE[type].service)) if type in MADE else []
        for path, row in list(rows.items()):
            if row.keys() & found.get(type, {}).get(path, {}).keys():
                del rows[path]
            elif said := {_flat(value) for value in row.get("choices", ())}:
                # The provider's texts are renewed late: where AWS's model lists all of these values and more, it holds.
                longer = [each for each in lists if said < {_flat(value) for value in each}]
                row["choices"] = min(longer, key=len) if longer else row["choices"]
    about = {"source": f"botocore {botocore.__version__}", "documented": f"pulumi-aws {sdk_folder()[1]}"}
    return {"limits": found, "documented": {type: rows for type, rows in texts.items() if rows}, "about": about}


def _lists(model: Any) -> list[list[str]]:
    """Return all lists of values that a service's model has."""
    shapes = (model.shape_for(name) for name in model.shape_names)
    return [list(shape.enum) for shape in shapes if getattr(shape, "enum", None) and len(shape.enum) <= _MANY]


def _object(
    fields: Mapping[str, Shape], shape: Any, names: Mapping[str, str], path: str, depth: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    if shape.type_name != "structure" or depth > _DEEPEST:
        return
    by_name = {_flat(name): member for name, member in shape.members.items()}
    for name, kind in sorted(fields.items()):
        if other := names.get(f".{name}" if depth else name):
            member = _inside(shape, other)
        else:
            member = by_name.get(_flat(name)) or (_singular(by_name, name) if kind.kind in ("list", "object") else None)
        if member is not None and not _OFFERED.search(name):
            yield from _member(kind, member, names, f"{path}{name}", depth)


def _inside(shape: Any, path: str) -> Any:
    """Return the member at a path ("BufferingHints.SizeInMBs"), None where a structure has none of that name."""
    for step in path.split("."):
        if step not in shape.members:
            return None
        shape = shape.members[step]
    return shape


def _member(
    kind: Shape, shape: Any, names: Mapping[str, str], path: str, depth: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    element = kind.element if kind.kind == "list" else None
    if kind.kind == "object":
        inner = shape.member if shape.type_name == "list" else shape
        yield from _object(kind.fields, inner, names, f"{path}.", depth + 1)
    elif element is not None and shape.type_name == "list":
        if shape.metadata.get("max") is not None:
            yield path, {"items": [shape.metadata.get("min", 0), shape.metadata["max"]]}
        yield from _member(element, shape.member, names, f"{path}[]", depth)
    elif element is not None and shape.type_name == "structure":
        yield from _member(element, shape, names, f"{path}[]", depth)
    elif kind.kind in ("string", "arn") and shape.type_name == "string":
        row = _text(shape)
        if row:
            yield path, row
    elif kind.kind == "number" and shape.type_name in ("integer", "long", "float", "double"):
        low, high = shape.metadata.get("min"), shape.metadata.get("max")
        if low is not None or high is not None:
            yield path, {"range": [low, high]}


def _text(shape: Any) -> dict[str, Any]:
    row: dict[str, Any] = {}
    low, high, pattern = (shape.metadata.get(name) for name in ("min", "max", "pattern"))
    # A limit of nearly everything tells nobody anything; an empty text is "not given" for the provider.
    if (low or 0) > 1 or (high is not None and high <= 10_000):
        row["length"] = [low or 0, high]
    if pattern and _usable(pattern):
        row["pattern"] = pattern
    # What is offered of machines and versions changes by region and day: AWS is asked, not its model.
    if getattr(shape, "enum", None) and len(shape.enum) <= _MANY:
        row["choices"] = list(shape.enum)
    return row


def _usable(pattern: str) -> bool:
    """Is it a form in a dialect that Python has, and one that excludes something?"""
    if "\\p{" in pattern or "\\P{" in pattern or pattern in (".*", ".+", "^.*$", "[\\s\\S]*", "\\S+", "[\\S]+"):
        return False
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _flat(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _singular(members: Mapping[str, Any], name: str) -> Any:
    """Pulumi writes lists in the plural; AWS often does not."""
    flat = _flat(name)
    for end, other in (("ies", "y"), ("es", ""), ("s", "")):
        if flat.endswith(end) and (member := members.get(flat.removesuffix(end) + other)) is not None:
            return member
    return None
