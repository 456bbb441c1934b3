"""The JSON Schema of policy-pack-config files: for editors, and for `config check`. It is published in the package.

It says the same as `config.check`, but for dates and what hangs together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_args

from policypack import about
from policypack.config import COVERAGE, EXEMPT, PACK, strict
from policypack.coverage import TITLE
from policypack.finding import Level
from policypack.policy import Policy

FILE = Path(__file__).with_name("policy-config.schema.json")


def text(policies: Iterable[Policy]) -> str:
    """Return the file: one policy a line, so that branches which add some can be merged."""
    schema = make(policies)
    own = schema.pop("properties")
    lines = [f"    {json.dumps(name)}: {json.dumps(rule, ensure_ascii=False)}" for name, rule in own.items()]
    head = json.dumps(schema, indent=2, ensure_ascii=False).removesuffix("\n}")
    joined = ",\n".join(lines)
    return f'{head},\n  "properties": {{\n{joined}\n  }}\n}}\n'


def make(policies: Iterable[Policy]) -> dict[str, Any]:
    """Return the schema: every policy's name to a level, or to an object of level, settings and exemptions."""
    pack = {**PACK, "overrides": _overrides()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{about.REPOSITORY}/blob/main/policypack/{FILE.name}",
        "title": f"Configuration of {about.DISPLAY_NAME}",
        "type": "object",
        "additionalProperties": False,
        "$defs": {
            "level": {"enum": [*get_args(Level), "remediate"]},
            "exempt": strict(EXEMPT),
            "plain": {"anyOf": [{"$ref": "#/$defs/level"}, _settings({})]},
        },
        "properties": {
            "all": {"$ref": "#/$defs/level", "description": "The level of all policies that have none of their own."},
            COVERAGE: {"description": f"{TITLE}; the settings of the pack", "anyOf": [_LEVEL, _own(pack)]},
            **{policy.id: _policy(policy) for policy in policies},
        },
    }


_LEVEL = {"$ref": "#/$defs/level"}


def _policy(policy: Policy) -> dict[str, Any]:
    about_it = {"description": f"{policy.title} ({policy.level}, {policy.severity}, {policy.group})."}
    if not policy.config:
        return {**about_it, "$ref": "#/$defs/plain"}
    return {**about_it, "anyOf": [_LEVEL, _settings(policy.config)]}


def _settings(own: Mapping[str, Any]) -> dict[str, Any]:
    rule = _own(own)
    rule["properties"]["exempt"] = {"$ref": "#/$defs/exempt"}
    return rule


def _own(own: Mapping[str, Any]) -> dict[str, Any]:
    return strict({"type": "object", "properties": {"enforcementLevel": _LEVEL, **own}})


def _overrides() -> dict[str, Any]:
    """Return the rule of the pack's setting, with this schema again for what it says of policies."""
    rule = PACK["overrides"]
    inner = {"$ref": "#", "not": {"required": [COVERAGE]}}
    return {**rule, "items": {**rule["items"], "properties": {**rule["items"]["properties"], "policies": inner}}}
