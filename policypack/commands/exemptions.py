"""The command `exemptions`: who exempted what, until when, and whether it is used."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping

from policypack.commands.arguments import table, width
from policypack.commands.preview import look, of_run
from policypack.config import Settings, read_file
from policypack.coverage import expired
from policypack.finding import Exemption
from policypack.policy import discover

DESCRIPTION = (
    "List all exemptions: what each is for, who answers for it and until when, and whether it exempted something when "
    "the program is previewed: used (and how often), unused or expired. Exit status 2: the program failed, so that not "
    "all could be used."
)
EXAMPLES = (
    ("--policy-config policy-config.json", "those of a file, used on the program of the current folder"),
    ("--policy-config policy-config.json --no-preview", "those of a file, without running anything"),
)


def parser(command: argparse.ArgumentParser) -> None:
    of_run(command)
    command.add_argument("--no-preview", action="store_true", help="run nothing: say only which have expired")
    command.add_argument("--format", choices=("text", "json"), default="text", help="the form (default: text)")


def run(options: argparse.Namespace) -> int:
    """Print them. Raises ConfigError for settings that are wrong, UsageError where there is no program."""
    used: Mapping[Exemption, int] | None = None
    failed = False
    if options.no_preview:
        settings = read_file(options.policy_config, discover(own=options.own)) if options.policy_config else Settings()
        of_some = (each for override in settings.overrides for each in override.exemptions)
        exemptions = [*settings.exemptions, *of_some]
    else:
        outcome = look(options, quiet=options.format != "text")
        exemptions = list(outcome.exemptions)
        used = Counter(each.exemption for each in outcome.exempted)
        failed = outcome.failed
    if options.format == "json":
        sys.stdout.write(json.dumps([_data(each, used) for each in exemptions], indent=2) + "\n")
    else:
        _write(exemptions, used)
    if failed:
        sys.stderr.write("The program stopped before its end: what it did not come to is not exempted here.\n")
    return 2 if failed else 0


def state(exemption: Exemption, used: Mapping[Exemption, int] | None) -> str:
    """Say what became of an exemption. `used`: how often each exempted something, None where nothing was run."""
    if expired(exemption):
        return "expired"
    if used is None:
        return "in force"
    return f"used ({used[exemption]})" if used.get(exemption) else "unused"


def _write(exemptions: Iterable[Exemption], used: Mapping[Exemption, int] | None) -> None:
    rows = [
        (
            state(each, used),
            str(each.until or "-"),
            each.owner or "-",
            each.policy,
            each.resource,
            f"{each.reason} ({each.origin})",
        )
        for each in exemptions
    ]
    if rows:
        sys.stdout.write(table([("STATE", "UNTIL", "OWNER", "POLICY", "RESOURCE", "REASON"), *rows], width()))
    else:
        sys.stdout.write("There are no exemptions.\n")


def _data(exemption: Exemption, used: Mapping[Exemption, int] | None) -> dict[str, str | None]:
    return {
        "state": state(exemption, used),
        "policy": exemption.policy,
        "resource": exemption.resource,
        "reason": exemption.reason,
        "owner": exemption.owner or None,
        "until": exemption.until.isoformat() if exemption.until else None,
        "origin": exemption.origin,
    }
