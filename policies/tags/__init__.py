"""Tags, on every resource that can have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from policypack import UNKNOWN, Finding, Resource, Text, policy, unwrap
from policypack.catalogue.provider import has_tags
from policypack.catalogue.tokens import Docdb, Dynamodb, Neptune, Rds
from policypack.shelf.providers import default_tags


@policy(
    "aws:*",
    level="advisory",
    severity="medium",
    group="convention",
    config={
        "required": {
            "type": "object",
            "default": {},
            "description": "Tag names to the value they must have: a text, a list of allowed texts, or null for any.",
        }
    },
)
def required_missing(resource: Resource, *, config: Mapping[str, Any]) -> Iterator[Finding]:
    """A required tag is missing or has another value.

    Why: Costs, ownership and access are sorted by tags; what is not tagged is found by nobody. The provider's
    default tags count.
    Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
    """
    required: Mapping[str, Any] = config["required"]
    if not required or not has_tags(resource.type):
        return
    tags = _tags(resource)
    if any(name not in tags for name in required):
        tags = {**default_tags(resource), **tags}
    for name, allowed in required.items():
        value = tags.get(name)
        if value is UNKNOWN or isinstance(value, Text):
            continue
        values = allowed if isinstance(allowed, list) else [allowed]
        if value is None:
            wanted = "" if allowed is None else f" = {' or '.join(str(v) for v in values)}"
            yield resource.finding(
                "tags",
                problem=f"The tag {name} is missing.",
                fix=f"Set the tag {name}{wanted}, here or in the provider's default_tags.",
            )
        elif allowed is not None and value not in values:
            yield resource.finding(
                f"tags.{name}",
                problem=f"The tag {name} is {value!r}; it must be {' or '.join(repr(v) for v in values)}.",
                fix=f"Set the tag {name} to {' or '.join(str(v) for v in values)}.",
            )


def _tags(resource: Resource) -> dict[str, Any]:
    """Return the resource's own tags. An Auto Scaling group has a list of objects instead of a map."""
    found: dict[str, Any] = {}
    for name in ("tagsAll", "tags"):
        value = resource.raw(name)
        if value is UNKNOWN or isinstance(value, Text):
            raise resource.undecided(name)
        if isinstance(value, list):
            for block in resource.blocks(name):
                found[block.text("key") or ""] = block.raw("value")
        elif isinstance(value, Mapping):
            found.update({key: unwrap(tag) for key, tag in value.items()})
    return found


# Whose models say nothing of tags, and whose documentation does: letters, digits and spaces of any language, and signs.
# https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html
# https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
_TAG = re.compile(r"[\w\s.:/=+\-@]*")
_TAGGED = (
    Docdb.CLUSTER,
    Docdb.CLUSTER_INSTANCE,
    Dynamodb.TABLE,
    Neptune.CLUSTER,
    Neptune.CLUSTER_INSTANCE,
    Rds.CLUSTER,
    Rds.CLUSTER_INSTANCE,
    Rds.CLUSTER_PARAMETER_GROUP,
    Rds.INSTANCE,
    Rds.PARAMETER_GROUP,
    Rds.SUBNET_GROUP,
)


@policy(*_TAGGED)
def sign_refused(resource: Resource) -> Iterator[Finding]:
    """Tag of a database or a table has a sign that AWS does not take.

    Why: "ValidationException: The Tag Value provided is invalid, Value: Hot store (recent records only)". Taken are
    letters, digits, spaces and _ . : / = + - @.
    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
    https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html
    """
    tags = resource.block("tags")
    for key, value in tags.values.items() if tags else ():
        wrong = [text for text in (key, unwrap(value)) if isinstance(text, str) and not _TAG.fullmatch(text)]
        if tags is not None and wrong:
            signs = " ".join(sorted(set("".join(_TAG.sub("", text) for text in wrong))))
            yield tags.finding(
                key,
                problem=f"The tag {key} has {signs} in it.",
                fix="Use letters, digits, spaces and _ . : / = + - @.",
            )
