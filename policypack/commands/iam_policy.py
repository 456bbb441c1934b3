"""The command `iam-policy`: the least policy under which every lookup can be made."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from typing import Any

from policypack.aws import Fact, facts
from policypack.errors import ConfigError
from policypack.nearest import did_you_mean

DESCRIPTION = "Print the least IAM policy under which every lookup can be made. It only reads."
EXAMPLES = (
    ("--part 1", "print as much as one managed policy holds"),
    ("--without pricing --without bedrock", "leave out what is not to be asked"),
)

# Need no permission: for the one a valid signature is enough, the other is no question to AWS.
FREE = frozenset({"sts:GetCallerIdentity", "dns:NS"})
# Characters of a managed policy, spaces not counted.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
MANAGED = 6144


def parser(command: argparse.ArgumentParser) -> None:
    command.add_argument("--without", action="append", default=[], metavar="SERVICE", help="leave a service out")
    command.add_argument("--part", type=int, metavar="N", help="only as much as a managed policy holds: part 1, 2, …")


def run(options: argparse.Namespace) -> int:
    """Print the IAM policy, whole or a part of it. Raises ConfigError for a service that no fact asks, or no part."""
    services = {action.split(":")[0] for fact in facts() for action in fact.actions}
    for name in options.without:
        if name not in services:
            known = ", ".join(sorted(services))
            raise ConfigError(f"no lookup asks {name!r}{did_you_mean(name, services)}; they ask {known}")
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
