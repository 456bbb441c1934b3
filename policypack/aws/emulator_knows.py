"""What the embedded AWS knows, so that a preview against it invents nothing.

It is an account that nobody has used. What it holds, it says: its networks as AWS makes them for every account, its
quotas, and what is offered as its tables have it. A "no" it says for what those tables are about, and for nothing
else: that a role, a key pair or a database is not in it says nothing about the account that a program is meant for.
Such a "no" is Undecided. Findings that rest on what it knows keep their level, and name it as their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from policypack.aws.emulator_answers import table
from policypack.aws.fact import Fact
from policypack.aws.services.ssm import PUBLIC

Arguments = Mapping[str, Any]


def _tabled(arguments: Arguments) -> bool:
    """Is the engine one whose versions the table lists?"""
    return arguments["engine"] in table()["engines"]


def _infrastructure(arguments: Arguments) -> bool:
    """Is it about which services AWS has in which regions? moto brings AWS's own list along."""
    return str(arguments["name"]).startswith(f"{PUBLIC}global-infrastructure/")


def _always(_arguments: Arguments) -> bool:
    return True


def _never(_arguments: Arguments) -> bool:
    return False


# Facts whose "no" rests on what the emulator holds.
KNOWN: Mapping[str, Callable[[Arguments], bool]] = {
    "rds.engine_versions": _tabled,
    "ssm.public_parameter": _infrastructure,
    # Its registry is empty, and is its own: another account's does not let it look. Rules that would fill it have none.
    "ecr.find_image": _always,
    "ecr.pull_through_rules": _always,
    # A new account has no domain.
    "route53.zones": _always,
}
# Facts whose answers list more, or other things, than the emulator has: that one is not among them says nothing.
PARTIAL = frozenset(
    {
        "athena.workgroups",
        "emr.releases",
        "network.endpoint_services",
        "network.internet_vpcs",
        "network.prefix_lists",
    }
)


def knows(fact: Fact, arguments: Arguments, answer: Any) -> bool:
    """Does an answer of the emulator's rest on what it knows?"""
    if fact.name in PARTIAL:
        return False
    return bool(answer) or KNOWN.get(fact.name, _never)(arguments)
