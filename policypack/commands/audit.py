"""The command `audit`: judge a stack that exists, by its exported state."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from policypack import state
from policypack.commands.arguments import own_policies, policy_config, where
from policypack.commands.preview import lookups_of, of_report, progress_of, report
from policypack.config import Settings, read_file
from policypack.errors import UsageError
from policypack.judge import Context, Judge
from policypack.policy import discover
from policypack.report import Outcome, rules
from policypack.report.plan import plan
from policypack.report.words import count

DESCRIPTION = (
    "Judge a stack that exists by its exported state (pulumi stack export): what would be refused if it were made "
    "again, and what is not good as it is. Nothing is run. What is encrypted in the state stays so, and is not judged. "
    "Exit status as for preview."
)
EXAMPLES = (
    ("state.json", "judge an exported stack: pulumi stack export --file state.json"),
    ("- --report json=audit.json", "judge what is piped in, and keep the report"),
    ("state.json --baseline audit.json", "report only what has come up since"),
)
_EXISTS = "This exists. It is judged as if it were made again: what is mandatory would be refused, or is dangerous."


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument("state", metavar="STATE", help="the exported state, - for what is piped in")
    command.add_argument(
        "--aws", metavar="WHERE", type=where, default="off", help="who answers lookups, as for preview (default: off)"
    )
    policy_config(command)
    own_policies(command)
    of_report(command)


def run(options: argparse.Namespace) -> int:
    """Run the command and return its exit status. Raises UsageError where the state cannot be read."""
    return report(options, lambda: judged(options))


def judged(options: argparse.Namespace) -> Outcome:
    started = time.monotonic()
    policies = discover(own=options.own)
    settings = read_file(options.policy_config, policies) if options.policy_config else Settings()
    with ExitStack() as opened, progress_of(options.format != "text") as progress:
        stack, encrypted = _read(options.state, opened, lambda count: progress(f"Reading the state: {count} resources"))
        lookups, answers, _ = lookups_of(options.aws, settings, opened, redact=False)
        progress(f"Judging {len(stack)} resources")
        environment = settings.environment(stack.name, {})
        settings = settings.of_run(stack.project, stack.name, environment)
        # There is no source to judge, which is no gap: an export has none.
        of_stacks = [policy for policy in policies if not policy.preview_only]
        judge = Judge(
            of_stacks, settings, Context(stack=stack.name, project=stack.project, environment=environment), lookups
        )
        found = judge.judge(stack)
    return Outcome(
        program=stack.project,
        stack=stack.name,
        findings=found.findings,
        undecided=found.undecided,
        exempted=found.exempted,
        exemptions=(*judge.exemptions, *judge.tagged),
        notes=[_EXISTS, *_sealed(encrypted)],
        rules=rules(policies),
        plan=plan(stack),
        resources=sum(not resource.external for resource in stack),
        policies=len(judge.policies),
        answers=answers,
        seconds=time.monotonic() - started,
        exists=True,
    )


def _read(name: str, opened: ExitStack, told: Callable[[int], None]) -> state.Exported:
    file: BinaryIO
    if name == "-":
        file, name = sys.stdin.buffer, "What is piped in"
    else:
        try:
            file = opened.enter_context(Path(name).open("rb"))  # noqa: SIM115  the stack above closes it
        except OSError as error:
            raise UsageError(f"{name}: {error.strerror}") from None
    return state.read(file, name, told)


def _sealed(encrypted: int) -> Iterator[str]:
    if encrypted:
        said = f"{count(encrypted, 'input')} {'is' if encrypted == 1 else 'are'} encrypted in the state"
        yield f"{said}, so what depends on that is not judged. In plain text: `pulumi stack export --show-secrets`."
