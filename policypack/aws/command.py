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
from typing import Any

from policypack.aws import Aws, Fact, Lookups, facts
from policypack.aws.samples import arguments
from policypack.config import nearest
from policypack.errors import ConfigError, Unavailable

# Need no permission: for the one a valid signature is enough, the other is no question to AWS.
FREE = frozenset({"sts:GetCallerIdentity", "dns:NS"})
# Characters of a managed policy, spaces not counted.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MANAGED = 6144


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
        write("\n`python -P -m policypack iam-policy` prints the policy that allows them all.\n")
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
    """Print the IAM policy, whole or a part of it. Raises ConfigError for a service that no fact asks, or no part."""
    services = {action.split(":")[0] for fact in facts() for action in fact.actions}
    for name in options.without:
        if name not in services:
            known = ", ".join(sorted(services))
            raise ConfigError(f"no lookup asks {name!r}{nearest(name, services)}; they ask {known}")
    document = policy_document(facts(), options.without)
    several = parts(document)
    if options.part is not None:
        if not 1 <= options.part <= len(several):
            raise ConfigError(f"there is no part {options.part}: the policy has {len(several)}")
        document = several[options.part - 1]
    elif len(several) > 1:
        sys.stderr.write(
            f"The whole policy has {_size(document):,} characters without spaces, and a managed policy holds "
            f"{MANAGED:,}: print it in {len(several)} parts, with --part 1 and so on.\n"
        )
    sys.stdout.write(json.dumps(document, indent=2) + "\n")
    return 0


def parts(document: dict[str, Any]) -> list[dict[str, Any]]:
    """Divide a policy into as few as need be, each of which a managed policy can hold."""
    found: list[dict[str, Any]] = []
    for statement in document["Statement"]:
        if found and _size({**document, "Statement": [*found[-1]["Statement"], statement]}) <= MANAGED:
            found[-1]["Statement"].append(statement)
        else:
            found.append({**document, "Statement": [statement]})
    return found


def _size(document: dict[str, Any]) -> int:
    return len(json.dumps(document, separators=(",", ":")))


def policy_document(asked: Iterable[Fact], without: Iterable[str] = ()) -> dict[str, Any]:
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
