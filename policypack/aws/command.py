"""The commands `doctor` and `iam-policy`: what lookups may ask, for whoever runs them."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from policypack.aws import Aws, Fact, Lookups, facts
from policypack.aws.samples import arguments
from policypack.config import nearest
from policypack.errors import ConfigError, Unavailable

# Need no permission: for the one a valid signature is enough, the other is no question to AWS.
FREE = frozenset({"sts:GetCallerIdentity", "dns:NS"})


@dataclass(frozen=True, slots=True)
class Asked:
    """How one fact could be asked. `failure` is None where AWS answered; `seconds` is how long that took."""

    fact: Fact
    failure: Unavailable | None
    seconds: float


def doctor(options: argparse.Namespace) -> int:
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
        write("\n`python -m policypack iam-policy` prints the policy that allows them all.\n")
    return 1 if refused else 0


def ask_all(lookups: Lookups, aws: Aws, account: str) -> list[Asked]:
    """Ask every fact once, side by side, with sample arguments."""
    futures = [lookups.submit(partial(_ask, aws, fact, account)) for fact in facts()]
    return [future.result() for future in futures]


def _ask(aws: Aws, fact: Fact, account: str) -> Asked:
    service = fact.name.split(".")[0]
    begin = time.monotonic()
    failure = None
    try:
        getattr(getattr(aws.quietly(), service), fact.body.__name__)(**arguments(fact, account, aws.region))
    except Unavailable as unavailable:
        failure = unavailable
    return Asked(fact, failure, time.monotonic() - begin)


def iam_policy(options: argparse.Namespace) -> int:
    """Print the IAM policy. Raises ConfigError for a service that no fact asks."""
    services = {action.split(":")[0] for fact in facts() for action in fact.actions}
    for name in options.without:
        if name not in services:
            known = ", ".join(sorted(services))
            raise ConfigError(f"no lookup asks {name!r}{nearest(name, services)}; they ask {known}")
    document = policy_document(facts(), options.without)
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    return 0


def policy_document(asked: Iterable[Fact], without: Iterable[str] = ()) -> dict[str, object]:
    """Return the IAM policy under which these facts can be asked: a statement for each service, actions sorted."""
    left_out = set(without)
    by_service: dict[str, set[str]] = {}
    for fact in asked:
        for action in fact.actions:
            service = action.split(":")[0]
            if action not in FREE and service not in left_out:
                by_service.setdefault(service, set()).add(action)
    return {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Sid": "".join(part.capitalize() for part in service.split("-")),
                "Effect": "Allow",
                "Action": sorted(actions),
                "Resource": "*",
            }
            for service, actions in sorted(by_service.items())
        ],
    }
