"""Settings: levels, each policy's own values, exemptions, and which environment a stack is.

They come from a policy-pack-config file: through the engine's `Configure`, or from our own command line. Both
end in `Settings`. What concerns the whole pack is the configuration of the policy `coverage`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, Literal, cast, get_args

from policypack.errors import ConfigError
from policypack.finding import Level
from policypack.nearest import closest, nearest
from policypack.policy import Environment, Policy

COVERAGE: Final = "coverage"
ENVIRONMENT_KEY: Final = "preflight:environment"
EXEMPT_KEY: Final = "preflight:exempt"
LookupMode = Literal["live", "off"]

_EXEMPTION: Final[dict[str, Any]] = {
    "type": "object",
    "properties": {
        "resource": {"type": "string", "description": "Whole URN; * and ? are wildcards."},
        "reason": {"type": "string", "minLength": 1},
        "owner": {"type": "string"},
        "until": {"type": "string", "description": "Last day it holds, as YYYY-MM-DD."},
    },
    "required": ["resource", "reason"],
}
EXEMPT: Final[dict[str, Any]] = {
    "type": "array",
    "items": _EXEMPTION,
    "default": [],
    "description": "Resources that this policy leaves alone, each with the reason.",
}
_PATTERNS: Final[dict[str, Any]] = {"type": "array", "items": {"type": "string"}}

# What `coverage` can be told: the settings of the pack as a whole.
PACK: Final[dict[str, dict[str, Any]]] = {
    "environments": {
        "type": "object",
        "properties": {"production": _PATTERNS, "test": _PATTERNS},
        "description": "Patterns of stack names (* and ?) that tell production from test.",
        "default": {
            "production": ["prod", "production", "live", "*-prod", "*-production", "prod-*", "production-*"],
            "test": ["test", "dev", "development", "qa", "sandbox", "*-test", "*-dev", "test-*", "dev-*", "pr-[0-9]*"],
        },
    },
    "lookups": {"type": "string", "enum": ["live", "off"], "default": "live", "description": "Ask AWS, or never."},
    "lookupSeconds": {"type": "number", "default": 20, "description": "Time for all lookups of one run, in seconds."},
    "seeThrough": {
        "type": "string",
        "enum": ["auto", "off"],
        "default": "auto",
        "description": "In the engine's previews: run the program once more to see through unknown values, or never.",
    },
    "stacksMayExempt": {
        "type": "boolean",
        "default": False,
        "description": "May a stack exempt itself with its config key preflight:exempt?",
    },
    "failOn": {
        "type": "array",
        "items": {"type": "string", "enum": ["credentials", "denied", "timeout"]},
        "default": [],
        "description": "Causes that fail the run where coverage is mandatory.",
    },
    "exempt": {
        "type": "array",
        "items": {
            **_EXEMPTION,
            "properties": {**_EXEMPTION["properties"], "policy": {"type": "string", "default": "*"}},
        },
        "default": [],
        "description": "Exemptions for all policies, or those that `policy` (* and ?) names.",
    },
}


@dataclass(frozen=True, slots=True)
class Exemption:
    """A finding that somebody answers for. `policy` and `resource` (a whole URN) may hold * and ?."""

    policy: str
    resource: str
    reason: str
    owner: str = ""
    until: date | None = None
    origin: str = ""

    def covers(self, policy: str, urn: str) -> bool:
        return fnmatchcase(policy, self.policy) and fnmatchcase(urn, self.resource)

    def __str__(self) -> str:
        return f"{self.policy} for {self.resource}"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run was told. `meant`: unknown policy names to the nearest known ones, where one is near."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    unknown_policies: tuple[str, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)

    def level(self, policy: Policy) -> Level:
        return self.levels.get(policy.id, policy.level)

    def of(self, policy: Policy) -> Mapping[str, Any]:
        """Return the policy's own settings, defaults filled in."""
        return with_defaults(policy.config, self.values.get(policy.id, {}))

    @property
    def pack(self) -> Mapping[str, Any]:
        return with_defaults(PACK, self.values.get(COVERAGE, {}))

    def environment(self, stack: str, config: Mapping[str, str]) -> Environment | None:
        """Say which environment a stack is: its config key, else its name by the patterns, else None.

        Patterns of the pack's own configuration come first: no stack takes itself out of what they say.
        Raises ConfigError where the key holds something else.
        """
        named = self._named(stack)
        if named is not None and "environments" in self.values.get(COVERAGE, {}):
            return named
        said = config.get(ENVIRONMENT_KEY)
        if said is not None:
            if said not in get_args(Environment):
                raise ConfigError(
                    f"{ENVIRONMENT_KEY} is {said!r}; it must be production or test.\n"
                    f"Run: pulumi config set {ENVIRONMENT_KEY} production"
                )
            return cast("Environment", said)
        return named

    def _named(self, stack: str) -> Environment | None:
        """Return the environment by the stack's name, None where no pattern fits, or those of both do."""
        found = [
            name
            for name in get_args(Environment)
            if any(fnmatchcase(stack, pattern) for pattern in self.pack["environments"].get(name, ()))
        ]
        return found[0] if len(found) == 1 else None


def with_defaults(schema: Mapping[str, Mapping[str, Any]], values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: values.get(name, rule.get("default")) for name, rule in schema.items()}


def schemas(policies: Iterable[Policy]) -> dict[str, dict[str, dict[str, Any]]]:
    """Return every policy's settings by policy id, `exempt` and the pack's own among them."""
    found = {policy.id: {**{k: dict(v) for k, v in policy.config.items()}, "exempt": EXEMPT} for policy in policies}
    return {**found, COVERAGE: PACK}


def read_file(path: Path, policies: Iterable[Policy]) -> Settings:
    """Read a policy-pack-config file as the CLI's `--policy-pack-config` does. An unknown policy is an error here."""
    try:
        content = json.loads(path.read_text(encoding="utf-8") or "{}")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except ValueError as error:
        raise ConfigError(f"{path}: this is not JSON: {error}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: the file must hold one JSON object, policy names to levels or settings")
    policies = list(policies)
    known = {*(policy.id for policy in policies), COVERAGE}
    levels: dict[str, Level] = {}
    values: dict[str, dict[str, Any]] = {}
    problems: list[str] = []
    if "all" in content:
        level = _level(content.pop("all"), "all", problems)
        levels = dict.fromkeys(known, level) if level else {}
    for name, entry in content.items():
        if name not in known:
            problems.append(f"there is no policy {name!r}{nearest(name, known)}")
            continue
        entry = {"enforcementLevel": entry} if not isinstance(entry, dict) else dict(entry)
        if "enforcementLevel" in entry:
            level = _level(entry.pop("enforcementLevel"), name, problems)
            if level:
                levels[name] = level
        values[name] = entry
    if problems:
        raise ConfigError("\n".join(f"{path}: {problem}" for problem in problems))
    try:
        return check(levels, values, policies)
    except ConfigError as error:
        raise ConfigError("\n".join(f"{path}: {line}" for line in str(error).splitlines())) from None


def _level(said: Any, name: str, problems: list[str]) -> Level | None:
    if said == "remediate":
        return "mandatory"
    if said in get_args(Level):
        return cast("Level", said)
    problems.append(f"{name}: {said!r} is no enforcement level; they are {', '.join(get_args(Level))}")
    return None


def check(levels: Mapping[str, Level], values: Mapping[str, Mapping[str, Any]], policies: Iterable[Policy]) -> Settings:
    """Check settings strictly, unknown keys at any depth included, and return them.

    A policy name that is not there is kept for `coverage` to report: a renamed policy must not stop an
    organization. Raises ConfigError, a line for each problem.
    """
    known = schemas(policies)
    problems: list[str] = []
    exemptions: list[Exemption] = []
    for name, entry in values.items():
        if name not in known or not entry:
            continue
        found = [f"{name}: {problem}" for problem in _violations(known[name], entry)]
        problems.extend(found)
        if not found:
            exemptions.extend(_exemptions(entry.get("exempt", ()), name, problems))
    if problems:
        raise ConfigError("\n".join(problems))
    unknown = tuple(sorted({*values, *levels} - set(known) - {"all"}))
    return Settings(
        levels=levels,
        values=values,
        exemptions=tuple(exemptions),
        unknown_policies=unknown,
        meant={name: near for name in unknown if (near := closest(name, known))},
    )


def _violations(schema: Mapping[str, Any], values: Mapping[str, Any]) -> list[str]:
    # Imported here: a run without settings does not pay for it at boot.
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(_strict({"type": "object", "properties": dict(schema)}))
    problems = []
    for error in sorted(validator.iter_errors(values), key=lambda e: str(e.json_path)):
        where = error.json_path.removeprefix("$").removeprefix(".")
        if error.validator == "additionalProperties":
            allowed = error.schema["properties"]
            for key in sorted(set(error.instance) - set(allowed)):
                path = f"{where}.{key}" if where else key
                problems.append(f"there is no setting {path!r}{nearest(key, allowed)}")
        else:
            problems.append(f"{where}: {error.message}" if where else error.message)
    return problems


def _strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema with unknown keys forbidden in every object that lists its properties."""
    strict = {
        key: {name: _strict(rule) for name, rule in value.items()}
        if key == "properties"
        else _strict(value)
        if key == "items" and isinstance(value, Mapping)
        else value
        for key, value in schema.items()
    }
    if "properties" in schema:
        strict.setdefault("additionalProperties", False)
    return strict


def _exemptions(entries: Iterable[Mapping[str, Any]], name: str, problems: list[str]) -> list[Exemption]:
    found = []
    for index, entry in enumerate(entries):
        until = None
        if entry.get("until"):
            try:
                until = date.fromisoformat(entry["until"])
            except ValueError:
                problems.append(f"{name}: exempt[{index}].until: {entry['until']!r} is not a date like 2027-03-31")
        if not str(entry.get("reason", "")).strip():
            problems.append(f"{name}: exempt[{index}]: an exemption needs a reason")
            continue
        found.append(
            Exemption(
                policy=entry.get("policy", "*") if name in (COVERAGE, EXEMPT_KEY) else name,
                resource=entry.get("resource", "*"),
                reason=entry["reason"],
                owner=entry.get("owner", ""),
                until=until,
                origin=name,
            )
        )
    return found


def stack_exemptions(config: Mapping[str, str]) -> tuple[Exemption, ...]:
    """Read the exemptions in the stack's own config: JSON text, a list like `coverage`'s.

    Raises ConfigError where they are not well formed.
    """
    text = config.get(EXEMPT_KEY)
    if not text:
        return ()
    try:
        entries = json.loads(text)
    except ValueError:
        raise ConfigError(f"{EXEMPT_KEY}: this is not JSON; it must be a list of exemptions") from None
    problems = [f"{EXEMPT_KEY}: {problem}" for problem in _violations({"exempt": PACK["exempt"]}, {"exempt": entries})]
    found = [] if problems else _exemptions(entries, EXEMPT_KEY, problems)
    if problems:
        raise ConfigError("\n".join(problems))
    return tuple(found)
