"""What proves that an answer is AWS's own: a portal's page, an empty body or another service's answer say nothing.

A "no" rests on what an answer does not hold, so an answer that holds nothing must be known to be one. It is where it
has the id that AWS gives every request, at least one member of the operation's model, and no member of another type.
What a fact reads beyond that must be there, or its answer is "could not be read".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from policypack.aws.refusals import Asked, not_aws, request_id

# botocore checks these when it parses them; texts, numbers and flags of JSON it takes as they come.
_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "structure": dict,
    "list": list,
    "map": dict,
    "string": str,
    "character": str,
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
}
# A text in the model that botocore parses: IAM's policies.
_PARSED = "policyDocumentType"


def prove(answer: Mapping[str, Any], operation: Any, asked: Asked) -> None:
    """Raise Unavailable where an answer, as botocore parses it, is not proven to be AWS's to this operation."""
    if not request_id(answer):
        raise not_aws(asked, "its answer has not the id that AWS gives a request")
    members = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
    # S3 answers a HEAD in its headers.
    if not members and operation.http.get("method") != "HEAD":
        raise not_aws(asked, "its answer has nothing of what was asked")
    shape = operation.output_shape
    for name, value in members.items():
        if name in shape.members and not _fits(shape.members[name], value):
            raise not_aws(asked, f"its answer has a {name} of another form")


def _fits(shape: Any, value: Any) -> bool:
    """Is a value what the model says, at every depth?"""
    expected = _TYPES.get(shape.type_name)
    if expected is not None and not isinstance(value, expected):
        return bool(shape.name == _PARSED)
    if isinstance(value, bool) and shape.type_name != "boolean":
        return False
    if shape.type_name == "structure":
        members = shape.members
        return all(_fits(members[name], item) for name, item in value.items() if name in members)
    if shape.type_name in ("list", "map"):
        inner, items = (shape.member, value) if shape.type_name == "list" else (shape.value, value.values())
        return all(_fits(inner, item) for item in items)
    return True
