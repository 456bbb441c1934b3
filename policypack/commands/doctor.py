"""The command `doctor`: who asks AWS, from where, and which facts it answers."""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass
from functools import partial

from policypack.aws import Aws, Fact, Lookups, facts
from policypack.aws.samples import arguments
from policypack.commands.arguments import seconds
from policypack.errors import Unavailable
from policypack.version import COMMAND

DESCRIPTION = "Ask AWS once for each fact that policies use, and say which can be asked, which cannot and why."
EXAMPLES = (
    ("", "ask with the identity and the region of the environment"),
    ("--profile audit --region eu-west-1", "ask with those of a profile"),
)


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument("--region", metavar="R", help="the region (default: the environment's or the profile's)")
    command.add_argument("--profile", metavar="P", help="the AWS profile (default: the ambient identity)")
    command.add_argument("--seconds", type=seconds, default=60.0, help="time for all questions (default: 60)")


@dataclass(frozen=True, slots=True)
class Trial:
    """How one fact could be asked. `failure` is None where AWS answered; `seconds` is how long that took."""

    fact: Fact
    failure: Unavailable | None
    seconds: float


def run(options: argparse.Namespace) -> int:
    """Say who asks, from where, and which facts AWS answers. Exit status 0 where all are, else 1."""
    provider = {name: value for name, value in (("region", options.region), ("profile", options.profile)) if value}
    lookups = Lookups(budget=options.seconds, cache_dir=None)
    aws = lookups.bind(provider, options.region)
    write = sys.stdout.write
    try:
        region = aws.region
        identity = aws.sts.identity()
    except Unavailable as failure:
        write(f"AWS cannot be asked: {failure.reason} ({failure.cause}).\n")
        remedy = "Sign in (aws sso login, aws configure), or choose a --profile."
        if failure.cause == "region":
            remedy = "Name a --region, or set AWS_REGION."
        write(f"{remedy}\n")
        return 1
    write(f"You are {identity.arn}, in account {identity.account}.\nThe region is {region}.\n\n")
    asked = ask_all(lookups, aws, identity.account)
    answered = [item for item in asked if item.failure is None]
    write(f"{len(answered)} of {len(asked)} facts can be asked.\n")
    if answered:
        times = [item.seconds * 1000 for item in answered]
        write(f"A question takes {statistics.median(times):.0f} ms (longest {max(times):.0f} ms).\n")
    refused = [item for item in asked if item.failure is not None]
    for cause in sorted({item.failure.cause for item in refused if item.failure}):
        write(f"\n{cause}:\n")
        for item in refused:
            if item.failure and item.failure.cause == cause:
                write(f"  {item.fact.name} ({', '.join(item.fact.actions)}): {item.failure.reason}\n")
    if any(item.failure and item.failure.cause == "denied" for item in refused):
        write(f"\n`{COMMAND} iam-policy` prints the policy that allows them all.\n")
    return 1 if refused else 0


def ask_all(lookups: Lookups, aws: Aws, account: str) -> list[Trial]:
    """Ask every fact once, side by side, with sample arguments."""
    futures = [lookups.submit(partial(_ask, aws, fact, account)) for fact in facts()]
    return [future.result() for future in futures]


def _ask(aws: Aws, fact: Fact, account: str) -> Trial:
    service = fact.name.split(".")[0]
    begin = time.monotonic()
    failure = None
    try:
        getattr(getattr(aws.quietly(), service), fact.body.__name__)(**arguments(fact, account, aws.region))
    except Unavailable as unavailable:
        failure = unavailable
    return Trial(fact, failure, time.monotonic() - begin)
