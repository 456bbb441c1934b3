"""Settings: levels, each policy's own values, exemptions, and which environment a stack is.

They come from a policy-pack-config file: through the engine's `Configure`, or from our own command line. Both
end in `Settings`. What concerns the whole pack is the configuration of the policy `coverage`; its `overrides` say what
else holds for some projects, stacks or environments.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Final, cast, get_args

from policypack.causes import CAUSES
from policypack.errors import ConfigError
from policypack.finding import Exemption, Level
from policypack.nearest import closest, did_you_mean
from policypack.policy import Environment, Policy
from policypack.values import parse_json

COVERAGE: Final = "coverage"
ENVIRONMENT_KEY: Final = "preflight:environment"
EXEMPT_KEY: Final = "preflight:exempt"
# The formats of reports, and who reads them. Each is a module of policypack/report.
REPORTS: Final[Mapping[str, str]] = {
    "text": "for a person at a terminal",
    "json": "for programs; its keys are a promise",
    "sarif": "SARIF 2.1.0, for code scanning",
    "junit": "JUnit's XML, for CI systems that show tests",
    "github": "commands of GitHub Actions, which annotate a pull request",
    "gitlab": "GitLab's code quality, for merge requests",
    "markdown": "a comment of a pull request, at most 60 kB",
    "html": "a page in one file: the stack as a graph, tables to search, the cost",
}

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
    "lookupSeconds": {
        "type": "number",
        "exclusiveMinimum": 0,
        "default": 20,
        "description": "Time for all lookups of one run, in seconds.",
    },
    "seeThrough": {
        "type": "string",
        "enum": ["auto", "off"],
        "default": "auto",
        "description": "In the engine's previews: run the program once more to see through unknown values, or never.",
    },
    "stacksMayExempt": {
        "type": "boolean",
        "default": False,
        "description": "May a stack exempt itself, with its config key or its stack tag preflight:exempt?",
    },
    "programsMayExempt": {
        "type": "boolean",
        "default": False,
        "description": "May a program exempt its resources, by comments in it and by tags preflight:exempt?",
    },
    "reports": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "format": {"type": "string", "enum": list(REPORTS)},
                "path": {
                    "type": "string",
                    "minLength": 1,
                    "description": "From the program's folder; {project} and {stack} stand for the names.",
                },
            },
            "required": ["format", "path"],
        },
        "default": [],
        "description": "Files that the engine's previews write reports into.",
    },
    "failOn": {
        "type": "array",
        "items": {"type": "string", "enum": [name for name, cause in CAUSES.items() if cause.may_fail]},
        "default": [],
        "description": "Causes that fail the run where coverage is mandatory.",
    },
    "overrides": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {
                "project": {"type": "string", "description": "Name of projects; * and ? are wildcards."},
                "stack": {"type": "string", "description": "Name of stacks; * and ? are wildcards."},
                "environment": {"type": "string", "enum": ["production", "test"]},
                "policies": {"type": "object", "description": "Levels and settings, as in the file itself."},
            },
            "required": ["policies"],
        },
        "default": [],
        "description": "What else holds for some projects, stacks or environments; the last that fits counts.",
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
class Override:
    """What holds for some runs alone. `project` and `stack` may hold * and ?; without an `environment`, any will do."""

    project: str
    stack: str
    environment: str | None
    levels: Mapping[str, Level]
    values: Mapping[str, Mapping[str, Any]]
    exemptions: tuple[Exemption, ...]

    def fits(self, project: str, stack: str, environment: str | None) -> bool:
        names = fnmatchcase(project, self.project) and fnmatchcase(stack, self.stack)
        return names and self.environment in (None, environment)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run was told. `meant`: unknown policy names to the nearest known ones, where one is near."""

    levels: Mapping[str, Level] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()
    unknown_policies: tuple[str, ...] = ()
    meant: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def of_run(self, project: str, stack: str, environment: Environment | None) -> Settings:
        """Return what holds for one stack: these settings, and over them the overrides that fit, the last on top."""
        settings = self
        for each in self.overrides:
            if each.fits(project, stack, environment):
                values = {name: {**settings.values.get(name, {}), **own} for name, own in each.values.items()}
                settings = replace(
                    settings,
                    levels={**settings.levels, **each.levels},
                    values={**settings.values, **values},
                    exemptions=settings.exemptions + each.exemptions,
                )
        return settings

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
    content = read_content(path)
    policies = list(policies)
    known = {*(policy.id for policy in policies), COVERAGE}
    problems: list[str] = []
    levels, values = _split(content, known, "", problems)
    strange = [name for name in values if name not in known]
    try:
        settings = check(levels, values, policies)
        strange += [name for name in settings.unknown_policies if name not in strange]
    except ConfigError as error:
        problems += str(error).splitlines()
    problems += [f"there is no policy {name!r}{did_you_mean(name, known)}" for name in strange]
    if problems:
        raise ConfigError("\n".join(f"{path}: {problem}" for problem in problems))
    return settings


def read_content(path: Path) -> dict[str, Any]:
    """Return what a policy-pack-config file holds, unchecked but for its form. Raises ConfigError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8") or "{}", object_pairs_hook=_once)
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: this is not JSON: {error}") from None
    if not isinstance(content, dict):
        raise ConfigError(f"{path}: the file must hold one JSON object, policy names to levels or settings")
    return content


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of pairs. Of a key that is there twice, JSON's readers take the last, which nobody meant."""
    twice = [name for name, count in Counter(name for name, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"{twice[0]!r} is there twice")
    return dict(pairs)


def _split(
    content: Mapping[str, Any], known: Iterable[str], where: str, problems: list[str]
) -> tuple[dict[str, Level], dict[str, dict[str, Any]]]:
    """Return levels and settings of a file, or of one of its overrides. `all` is the level of all `known`."""
    levels: dict[str, Level] = {}
    values: dict[str, dict[str, Any]] = {}
    if "all" in content:
        level = _level(content["all"], f"{where}all", problems)
        levels = dict.fromkeys(known, level) if level else {}
    for name, entry in content.items():
        if name == "all":
            continue
        entry = {"enforcementLevel": entry} if not isinstance(entry, dict) else dict(entry)
        if "enforcementLevel" in entry:
            level = _level(entry.pop("enforcementLevel"), f"{where}{name}", problems)
            if level:
                levels[name] = level
        values[name] = entry
    return levels, values


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
    exemptions = _checked(known, values, "", problems)
    overrides: list[Override] = []
    if not problems:
        for index, entry in enumerate(values.get(COVERAGE, {}).get("overrides", ())):
            overrides.append(_override(known, entry, f"{COVERAGE}: overrides[{index}].", problems))
    if problems:
        raise ConfigError("\n".join(problems))
    named = {*values, *levels}.union(*((*each.values, *each.levels) for each in overrides))
    unknown = tuple(sorted(named - set(known) - {"all"}))
    return Settings(
        levels=levels,
        values=values,
        exemptions=exemptions,
        unknown_policies=unknown,
        meant={name: near for name in unknown if (near := closest(name, known))},
        overrides=tuple(overrides),
    )


def _override(known: Mapping[str, Any], entry: Mapping[str, Any], where: str, problems: list[str]) -> Override:
    levels, values = _split(entry["policies"], set(known) - {COVERAGE}, where, problems)
    if COVERAGE in values:
        problems.append(f"{where}{COVERAGE}: these are settings of the whole pack; they stand outside of overrides")
        del values[COVERAGE]
    return Override(
        project=entry.get("project", "*"),
        stack=entry.get("stack", "*"),
        environment=entry.get("environment"),
        levels=levels,
        values=values,
        exemptions=_checked(known, values, where, problems),
    )


def _checked(
    known: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]], where: str, problems: list[str]
) -> tuple[Exemption, ...]:
    """Check the settings of policies and return the exemptions in them."""
    exemptions: list[Exemption] = []
    for name, entry in values.items():
        if name not in known or not entry:
            continue
        found = [f"{where}{name}: {problem}" for problem in _violations(known[name], entry)]
        problems.extend(found)
        exempt = entry.get("exempt", ())
        if not found:
            exemptions.extend(_exemptions(exempt, name, problems))
        elif isinstance(exempt, list):  # what is wrong elsewhere keeps no date from being told
            for index, each in enumerate(exempt):
                if isinstance(each, dict) and isinstance(each.get("until"), str):
                    _ends(each["until"], f"{name}: exempt[{index}]", problems)
    return tuple(exemptions)


def _violations(schema: Mapping[str, Any], values: Mapping[str, Any]) -> list[str]:
    # Imported here: a run without settings does not pay for it at boot.
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(strict({"type": "object", "properties": dict(schema)}))
    problems = []
    for error in sorted(validator.iter_errors(values), key=lambda e: str(e.json_path)):
        where = error.json_path.removeprefix("$").removeprefix(".")
        if error.validator == "additionalProperties":
            allowed = error.schema["properties"]
            for key in sorted(set(error.instance) - set(allowed)):
                path = f"{where}.{key}" if where else key
                problems.append(f"there is no setting {path!r}{did_you_mean(key, allowed)}")
        else:
            problems.append(f"{where}: {error.message}" if where else error.message)
    return problems


def strict(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema with unknown keys forbidden in every object that lists its properties."""
    found = {
        key: {name: strict(rule) for name, rule in value.items()}
        if key == "properties"
        else strict(value)
        if key == "items" and isinstance(value, Mapping)
        else value
        for key, value in schema.items()
    }
    if "properties" in schema:
        found.setdefault("additionalProperties", False)
    return found


def _exemptions(entries: Iterable[Mapping[str, Any]], name: str, problems: list[str]) -> list[Exemption]:
    found = []
    for index, entry in enumerate(entries):
        until = _ends(entry.get("until") or "", f"{name}: exempt[{index}]", problems)
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


def _ends(until: str, where: str, problems: list[str]) -> date | None:
    try:
        return date.fromisoformat(until) if until else None
    except ValueError:
        problems.append(f"{where}.until: {until!r} is not a date like 2027-03-31")
        return None


def stack_exemptions(config: Mapping[str, str], tags: Mapping[str, str] | None = None) -> tuple[Exemption, ...]:
    """Read the exemptions in the stack's own config or in its tags: a sentence, or JSON text, a list like `coverage`'s.

    Raises ConfigError where they are not well formed.
    """
    return (*_stack_exemptions(config.get(EXEMPT_KEY)), *_stack_exemptions((tags or {}).get(EXEMPT_KEY)))


def _stack_exemptions(text: str | None) -> tuple[Exemption, ...]:
    if not text:
        return ()
    if not text.lstrip().startswith(("[", "{", '"')):
        said = sentence(text, "*", EXEMPT_KEY)
        if isinstance(said, str):
            raise ConfigError(f"{EXEMPT_KEY}: {said}")
        return said
    try:
        entries = parse_json(text)
    except ValueError:
        raise ConfigError(f"{EXEMPT_KEY}: this is not JSON; it must be a list of exemptions, or one in words") from None
    problems = [f"{EXEMPT_KEY}: {problem}" for problem in _violations({"exempt": PACK["exempt"]}, {"exempt": entries})]
    found = [] if problems else _exemptions(entries, EXEMPT_KEY, problems)
    if problems:
        raise ConfigError("\n".join(problems))
    return tuple(found)


_SENTENCE = re.compile(
    r"(?P<policies>[a-z0-9*?-]+(?:[ \t]+(?!until\b|by\b)[a-z0-9*?-]+)*)"
    r"(?:[ \t]+until[ \t]+(?P<until>[^\s,:]+))?"
    r"(?:[ \t]+by[ \t]+(?P<owner>[^,:]+?))?"
    r"[ \t]*(?:[,:][ \t]*(?P<reason>.*))?"
)
FORM = "POLICY until 2027-03-31, reason"


def sentence(
    text: str, resource: str, origin: str, lines: tuple[str, int, int] | None = None
) -> tuple[Exemption, ...] | str:
    """Read an exemption in words: `POLICY… [until DATE] [by OWNER], reason`. Returns what is wrong where it is none."""
    match = _SENTENCE.fullmatch(text.strip())
    if match is None:
        return f"{text.strip()!r} is no exemption; write it as: {FORM}"
    reason = (match["reason"] or "").strip()
    if not reason:
        return f"an exemption needs a reason; write it as: {FORM}"
    until = None
    if match["until"]:
        try:
            until = date.fromisoformat(match["until"])
        except ValueError:
            return f"{match['until']!r} is not a date like 2027-03-31"
    owner = (match["owner"] or "").strip()
    return tuple(
        Exemption(policy, resource, reason, owner, until, origin, lines) for policy in match["policies"].split()
    )
