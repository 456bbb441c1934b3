"""Names, of whichever resource: environments in them, and names of the provider's own making."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any

from policypack import Environment, Finding, Resource, Stack, Text, as_text, policy
from policypack.catalogue.provider import naming
from policypack.catalogue.tokens import Lb
from policypack.shelf.naming import made

# Words of one environment: a stack of one may use them all.
SYNONYMS = (
    frozenset({"prod", "production", "prd", "live"}),
    frozenset({"staging", "stage", "stg"}),
    frozenset({"dev", "development"}),
    frozenset({"test", "testing", "qa"}),
)
# What a stack may call itself that is only known to be of production, or to be for tests.
OWN = {"production": SYNONYMS[:1], "test": SYNONYMS[1:]}


def _property(resource: Resource) -> str | None:
    """Return the property that holds the resource's own name in AWS."""
    own = naming(resource.type, {"engine": resource.raw("engine")})
    return own.property if own else None


def _words(text: str) -> set[str]:
    return set(re.split(r"[^a-z0-9]+", text.lower()))


@policy(
    "aws:*",
    level="advisory",
    severity="low",
    group="convention",
    config={
        "suffix": {
            "type": "string",
            "default": "",
            "description": "Text that every name must hold; {stack} and {project} stand for the stack's and project's "
            "name. Empty: no rule.",
        },
        "except": {
            "type": "array",
            "items": {"type": "string"},
            "default": [],
            "description": "Type tokens that need it not; * and ? are wildcards.",
        },
    },
)
def without_environment_suffix(resource: Resource, *, stack: Stack, config: Mapping[str, Any]) -> Iterator[Finding]:
    """Name does not say which environment it belongs to.

    Why: Two stacks of one program in one account want the same names, and the second one fails with
    "already exists".
    Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
    """
    suffix = str(config["suffix"]).replace("{stack}", stack.name).replace("{project}", stack.project)
    name = _property(resource)
    if not suffix or name is None or any(fnmatchcase(resource.type, pattern) for pattern in config["except"]):
        return
    value = resource.partial(name)
    if value is None:
        return
    if suffix in (value.literal if isinstance(value, Text) else value):
        return
    if isinstance(value, Text):
        raise resource.undecided(name)
    yield resource.finding(
        name,
        problem=f"{name} is {value!r}, which does not hold {suffix!r}.",
        fix=f"Add {suffix!r} to the name, from pulumi.get_stack() or the configuration.",
    )


@policy(
    "aws:*",
    level="advisory",
    severity="low",
    group="convention",
    config={
        "words": {
            "type": "array",
            "items": {"type": "string"},
            "default": ["prod", "production", "staging", "dev", "development"],
            "description": "Words that name an environment. Empty: no rule.",
        }
    },
)
def hardcodes_environment(
    resource: Resource, *, stack: Stack, config: Mapping[str, Any], environment: Environment | None = None
) -> Iterator[Finding]:
    """Name holds another environment's name.

    Why: A stack called dev that creates orders-prod takes the production stack's name, or misleads who cleans up.
    Nothing is said where the stack's own environment is not known from its name, its configuration or the setting
    preflight:environment.
    Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
    """
    name = _property(resource)
    if name is None or not resource.has(name) or not config["words"]:
        return
    value = resource.partial(name)
    found = _words(value.literal if isinstance(value, Text) else as_text(value)) & set(config["words"])
    # The setting says that the stack is for tests, not that it is called one.
    configured = (value for key, value in stack.config.items() if key != "preflight:environment")
    said = _words(" ".join((stack.name, stack.project, *configured)))
    own = [group for group in SYNONYMS if group & said] or list(OWN.get(environment or "", ()))
    if not own:
        return
    for word in sorted(found - said - frozenset().union(*own)):
        yield resource.finding(
            name,
            problem=f"{name} is {str(value)!r}; {word} is written down, and the stack is {stack.name}.",
            fix="Build the name with pulumi.get_stack() or a configuration value.",
        )


@policy("aws:*")
def made_too_long(resource: Resource) -> Iterator[Finding]:
    """Name that the provider makes from the resource's name is too long.

    Why: The provider adds a hyphen and seven characters, and refuses the resource where that is more than AWS
    takes: "name 'payment-api-target-group-' plus 7 random chars is longer than maximum length 32".
    Source: https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming
        https://github.com/pulumi/pulumi-aws/blob/master/provider/resources.go
    """
    own = made(resource)
    if own is None or resource.type in (Lb.LOAD_BALANCER, Lb.TARGET_GROUP):
        return
    value = as_text(resource.raw(own.property))
    if len(value) > own.max_length:
        room = own.max_length - len(own.separator) - own.random - len(own.prefix)
        yield resource.finding(
            own.property,
            problem=f"The provider makes {own.property} {value!r} from the resource's name: {len(value)} characters, "
            f"and {own.max_length} are allowed.",
            fix=f"Shorten the resource's name in the program to {room} characters, or set {own.property}.",
        )
