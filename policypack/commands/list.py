"""The command `list`: the policies, and which of them."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import get_args

from policypack import presets
from policypack.commands.arguments import own_policies, policy_config, table, width
from policypack.config import Settings, read_file
from policypack.errors import UsageError
from policypack.finding import Level
from policypack.nearest import did_you_mean
from policypack.policy import Group, Policy, discover

DESCRIPTION = (
    "List the policies with their levels, what they need of AWS (offline: yes, partly or no) and what each finds. "
    "Levels are those of the configuration where one is named."
)
EXAMPLES = (
    ("--service rds --level mandatory", "what can block about databases"),
    ("--group security --offline", "what is judged about security without AWS"),
    ("--preset strict --format json", "all of them as a preset has them, for a program"),
)


def parser(command: argparse.ArgumentParser) -> None:
    groups, levels = get_args(Group), get_args(Level)
    command.add_argument("--group", choices=groups, metavar="G", help=f"only those of a group: {', '.join(groups)}")
    command.add_argument("--service", metavar="S", help="only those of a service, as their names begin: rds, iam, ecs")
    command.add_argument("--level", choices=levels, metavar="L", help=f"only those of a level: {', '.join(levels)}")
    command.add_argument("--offline", action="store_true", help="only those that say something without AWS")
    command.add_argument("--preset", choices=presets.names(), help="with the levels of a preset")
    policy_config(command)
    own_policies(command)
    command.add_argument("--format", choices=("text", "json"), default="text", help="the form (default: text)")


def run(options: argparse.Namespace) -> int:
    """Print the list. Raises UsageError for a service that no policy is about, ConfigError for wrong settings."""
    policies = discover(own=options.own)
    file = presets.path(options.preset) if options.preset else options.policy_config
    settings = read_file(file, policies) if file else Settings()
    chosen = list(select(policies, settings, options))
    if options.format == "json":
        sys.stdout.write(json.dumps([data(policy, settings) for policy in chosen], indent=2) + "\n")
        return 0
    rows = [(settings.level(policy), policy.severity, offline(policy), policy.id, policy.title) for policy in chosen]
    if rows:
        sys.stdout.write(table([("LEVEL", "SEVERITY", "OFFLINE", "POLICY", "FINDS"), *rows], width()))
    sys.stderr.write(f"{len(chosen)} of {len(policies)} policies.\n")
    return 0


def select(policies: Iterable[Policy], settings: Settings, options: argparse.Namespace) -> Iterable[Policy]:
    """Yield the policies that all options allow. Raises UsageError for a service that no policy is about."""
    policies = list(policies)
    services = {service(policy) for policy in policies}
    if options.service and options.service not in services:
        raise UsageError(f"No policy is about the service {options.service!r}{did_you_mean(options.service, services)}")
    for policy in policies:
        if (
            options.group in (None, policy.group)
            and options.service in (None, service(policy))
            and options.level in (None, settings.level(policy))
            and (policy.offline or not options.offline)
        ):
            yield policy


def service(policy: Policy) -> str:
    """Return the service that a policy is about: the room it stands in, of a package without rooms itself."""
    package, *rooms = policy.module.split(".")
    return (rooms or [package])[0].rstrip("_").replace("_", "-")


def offline(policy: Policy) -> str:
    """Say what a policy does without AWS: yes (it needs no answer), partly (it says less), no (it is left out)."""
    if "aws" not in policy.needs:
        return "yes"
    return "partly" if policy.offline else "no"


def data(policy: Policy, settings: Settings) -> dict[str, object]:
    """Return what a program may want to know of a policy."""
    return {
        "policy": policy.id,
        "title": policy.title,
        "level": settings.level(policy),
        "severity": policy.severity,
        "group": policy.group,
        "service": service(policy),
        "offline": offline(policy),
        "environment": policy.environment,
        "types": list(policy.types),
        "settings": {name: dict(schema) for name, schema in policy.config.items()},
        "source": list(policy.source),
    }
