"""The command `explain`: one policy, in full."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import textwrap
from collections.abc import Iterator, Sequence

from policypack.commands.arguments import own_policies
from policypack.commands.list import offline
from policypack.config import COVERAGE, PACK
from policypack.coverage import TITLE
from policypack.errors import UsageError
from policypack.nearest import did_you_mean
from policypack.policy import Policy, discover
from policypack.version import COMMAND

DESCRIPTION = (
    "Say what a policy finds and why, what it listens to, its settings, its sources and how to exempt from it."
)
EXAMPLES = (("rds-engine-version-not-offered", "all about this policy"),)
_WIDEST = 100  # columns: longer lines are hard to read
_LISTED = 60  # types: a policy that listens to hundreds is about what they have in common
_OFFLINE = {
    "yes": "It needs no answer of AWS.",
    "partly": "Without AWS it says less.",
    "no": "Without AWS it is left out, and `coverage` says so.",
}


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument("policy", metavar="POLICY", help="its name, as in a finding")
    own_policies(command)


def run(options: argparse.Namespace) -> int:
    """Print it. Raises UsageError, with the nearest name, where there is no such policy."""
    policies = {policy.id: policy for policy in discover(own=options.own)}
    if options.policy == COVERAGE:
        lines = list(_about_coverage())
    elif options.policy in policies:
        lines = list(about(policies[options.policy]))
    else:
        raise UsageError(
            f"There is no policy {options.policy!r}{did_you_mean(options.policy, [*policies, COVERAGE])}\n"
            f"See: {COMMAND} list"
        )
    columns = min(shutil.get_terminal_size().columns, _WIDEST)
    for line in lines:
        kept = len(line) <= columns or line.startswith((" ", "http"))
        sys.stdout.write((line if kept else textwrap.fill(line, columns, break_long_words=False)) + "\n")
    return 0


def about(policy: Policy) -> Iterator[str]:
    """Yield what there is to say of a policy, a paragraph or a command each."""
    yield f"{policy.id}: {policy.title}."
    yield ""
    where = f", only in {policy.environment}" if policy.environment else ""
    yield f"{policy.level}, {policy.severity}, {policy.group}{where}. {_OFFLINE[offline(policy)]}"
    if policy.preview_only:
        yield "It reads the program's source."
    yield ""
    yield policy.why
    if not policy.module.startswith("policies."):
        yield ""
        yield "Defined at:"
        yield f"  {policy.file}:{policy.line}"
    if policy.types:
        yield ""
        yield f"Listens to: {listened(policy.types)}"
    for name, schema in policy.config.items():
        yield ""
        yield f"Setting {name} (default {json.dumps(schema.get('default'))}): {schema.get('description', '')}"
    yield ""
    yield "Sources:"
    yield from policy.source
    yield ""
    yield "Exempt one resource in a policy-pack-config file:"
    yield f'  {{"{policy.id}": {{"exempt": [{{"resource": "*::NAME", "reason": "…", "until": "2027-03-31"}}]}}}}'


def _about_coverage() -> Iterator[str]:
    yield f"{COVERAGE}: {TITLE}."
    yield ""
    yield "It says at the end, once for each cause, what could not be judged. Its settings are those of the whole pack."
    for name, schema in PACK.items():
        yield ""
        yield f"Setting {name} (default {json.dumps(schema.get('default'))}): {schema['description']}"


def listened(types: Sequence[str]) -> str:
    """Return the types that a policy listens to as they are listed: of hundreds, the first ones."""
    more = f", and {len(types) - _LISTED} more" if len(types) > _LISTED else ""
    return f"{', '.join(types[:_LISTED])}{more}"
