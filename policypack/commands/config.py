"""The command `config`: check a policy-pack-config file, show what holds for a stack, print the schema for editors."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from policypack import config_schema
from policypack.clock import today
from policypack.commands.arguments import config_file, own_policies, policy_config, table, width
from policypack.config import COVERAGE, Settings, read_content, read_file, schemas, with_defaults
from policypack.errors import ConfigError, UsageError
from policypack.nearest import did_you_mean
from policypack.policy import Environment, Policy, discover
from policypack.report.words import count

DESCRIPTION = "Check a policy-pack-config file, show what holds for a stack and why, or print the schema for editors."
EXAMPLES = (
    ("check policy-config.json", "is the file right?"),
    ("show --policy-config strict", "all that differs from the policies' own levels and settings"),
)
_CHECK = (("policy-config.json", "exit status 0 where it is right, else 1 and what is wrong"),)
_SHOW = (
    ("--policy-config policy-config.json", "what the file changes"),
    ("--policy-config policy-config.json --project shop --stack production --all", "all that holds for one stack"),
    ("rds-single-az-in-production", "one policy"),
)
_SCHEMA = (("> policy-config.schema.json", 'then, in VS Code: "json.schemas": [{"fileMatch": […], "url": "./…"}]'),)


def parser(command: argparse.ArgumentParser) -> None:
    below = command.add_subparsers(dest="what", metavar="WHAT", required=True)
    checking, showing, printing = (
        below.add_parser(name, help=line, description=f"{line[0].upper()}{line[1:]}.", examples=examples)
        for name, line, examples in _BELOW
    )
    for each in (checking, showing, printing):
        own_policies(each)
    checking.add_argument("file", type=config_file, metavar="FILE", help="the policy-pack-config file")
    showing.add_argument("policies", metavar="POLICY", nargs="*", help="only these policies")
    policy_config(showing)
    showing.add_argument("--project", metavar="P", help="with what overrides say of this project")
    showing.add_argument("--stack", metavar="S", help="with what overrides say of this stack")
    showing.add_argument(
        "--environment", choices=get_args(Environment), help="of this environment (default: by the name of the stack)"
    )
    showing.add_argument("--all", action="store_true", help="what is as the policies have it, too")
    showing.add_argument("--format", choices=("text", "json"), default="text", help="the form (default: text)")


_BELOW = (
    ("check", "check a policy-pack-config file", _CHECK),
    ("show", "show each policy's level and settings, and where they come from", _SHOW),
    ("schema", "print the JSON Schema of policy-pack-config files, for editors", _SCHEMA),
)


def run(options: argparse.Namespace) -> int:
    """Do it. Raises UsageError for a policy that is not there, ConfigError for a file that is wrong."""
    if options.what == "check":
        return _check(options.file, options.own)
    if options.what == "schema":
        sys.stdout.write(config_schema.text(discover(own=options.own)))
        return 0
    return _show(options)


# -- check ----------------------------------------------------------------------------------------------------


def _check(file: Path, own: Sequence[Path]) -> int:
    problems, remarks = check(file, discover(own=own))
    for line in (*problems, *remarks):
        sys.stdout.write(f"{line}\n")
    if not problems:
        sys.stdout.write(f"{file} is right.\n")
    return 1 if problems else 0


def check(file: Path, policies: Sequence[Policy]) -> tuple[list[str], list[str]]:
    """Return what is wrong with a file, and what is right and yet worth to know."""
    try:
        settings = read_file(file, policies)
    except ConfigError as error:
        return str(error).splitlines(), []
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(config_schema.make(policies))
    errors = sorted(validator.iter_errors(read_content(file)), key=lambda error: error.json_path)
    problems = [f"{file}: {error.json_path}: {error.message}" for error in errors]
    exemptions = [*settings.exemptions, *(each for override in settings.overrides for each in override.exemptions)]
    ended = [each for each in exemptions if each.until is not None and each.until < today()]
    return problems, [f"{file}: the exemption of {each} ended on {each.until}." for each in ended]


# -- show -----------------------------------------------------------------------------------------------------


class HeldSetting(NamedTuple):
    """A level (`setting` is empty) or a setting that holds for a policy, and where it comes from."""

    policy: str
    setting: str
    value: Any
    origin: str


def _show(options: argparse.Namespace) -> int:
    policies = discover(own=options.own)
    known = [COVERAGE, *(policy.id for policy in policies)]
    for name in options.policies:
        if name not in known:
            raise UsageError(f"There is no policy {name!r}{did_you_mean(name, known)}")
    file: Path | None = options.policy_config
    settings = read_file(file, policies) if file else Settings()
    environment = options.environment or settings.environment(options.stack or "", {})
    layers = list(_layers(file, settings, options.project or "", options.stack or "", environment))
    rows = [
        held
        for held in effective(policies, layers)
        if held.policy in (options.policies or known) and (held.origin != OWN or options.all or options.policies)
    ]
    if options.format == "json":
        sys.stdout.write(json.dumps([held._asdict() for held in rows], indent=2) + "\n")
        return 0
    if rows:
        texts = [(held.policy, held.setting or "level", _text(held.value), held.origin) for held in rows]
        sys.stdout.write(table([("POLICY", "SETTING", "VALUE", "FROM"), *texts], width()))
    rest = "" if options.all or options.policies else f" The rest of {len(known)} policies is as they have it: --all."
    sys.stderr.write(f"{count(len(rows), 'level or setting', 'levels and settings')}.{rest}\n")
    return 0


OWN = "the policy itself"


class FilePart(NamedTuple):
    """Part of a file: policies to levels or settings, and what it is called."""

    content: Mapping[str, Any]
    name: str


def _layers(
    file: Path | None, settings: Settings, project: str, stack: str, environment: Environment | None
) -> Iterator[FilePart]:
    if file is None:
        return
    content = read_content(file)
    yield FilePart(content, str(file))
    own = content.get(COVERAGE)
    overrides = own.get("overrides", ()) if isinstance(own, dict) else ()
    for index, (override, entry) in enumerate(zip(settings.overrides, overrides, strict=True)):
        if override.fits(project, stack, environment):
            yield FilePart(entry["policies"], f"{file}, overrides[{index}]")


def effective(policies: Sequence[Policy], layers: Sequence[FilePart]) -> Iterator[HeldSetting]:
    """Yield what holds for every policy, `coverage` first: its level, then each setting, with where it comes from."""
    own = {COVERAGE: "advisory", **{policy.id: policy.level for policy in policies}}
    for name, schema in sorted(schemas(policies).items(), key=lambda item: (item[0] != COVERAGE, item[0])):
        level, origin = own[name], OWN
        values = {setting: (value, OWN) for setting, value in with_defaults(schema, {}).items()}
        exempt: list[Any] = []
        for layer in layers:
            if "all" in layer.content and (name != COVERAGE or layer is layers[0]):
                level, origin = layer.content["all"], f"{layer.name}: all"
            entry = layer.content.get(name)
            said = entry if isinstance(entry, dict) else {} if entry is None else {"enforcementLevel": entry}
            for setting, value in said.items():
                if setting == "enforcementLevel":
                    level, origin = value, layer.name
                elif setting == "exempt":
                    exempt += value
                    values[setting] = (list(exempt), layer.name)
                else:
                    values[setting] = (value, layer.name)
        yield HeldSetting(name, "", level, origin)
        yield from (
            HeldSetting(name, setting, *held) for setting, held in values.items() if setting != "exempt" or held[0]
        )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
