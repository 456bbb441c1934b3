"""Tags, on every resource that can have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from policypack import UNKNOWN, Finding, Resource, Text, policy, read_json, unwrap
from policypack.catalogue.provider import has_tags


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
    """Return the tags with the provider's defaults. An Auto Scaling group has a list of objects instead of a map."""
    found: dict[str, Any] = _provider_tags(resource)
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


def _provider_tags(resource: Resource) -> dict[str, Any]:
    """Return the tags that the provider gives to everything: JSON text like the provider's other inputs."""
    text = resource.provider.properties.get("defaultTags") if resource.provider else None
    try:
        given = read_json(text) if text else {}
    except ValueError:
        return {}
    tags = given.get("tags") if isinstance(given, dict) else None
    return dict(tags) if isinstance(tags, dict) else {}
