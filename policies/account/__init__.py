"""Account ids that a program has written down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policypack import Aws, Finding, Resource, Stack, Text, Undecided, policy
from policypack.shelf.arns import AWS_ACCOUNTS, PLACEHOLDER_ACCOUNTS, arns
from policypack.shelf.providers import emulated

if TYPE_CHECKING:
    from policypack.preview.check import Program

ACCOUNT = re.compile(r"\d{12}")
REGISTRY = re.compile(r"(\d{12})\.dkr\.ecr\.")
# Where other accounts are let in: in a policy document, and in properties of their own.
PRINCIPAL = re.compile(r'"Principal"\s*:\s*(?:\{[^{}]*\}|\[[^\[\]]*\]|"[^"]*")')
PARTNER = re.compile(r"(?i)(principals?|principalArn|sourceAccount|peerOwnerId|vpcOwnerId)(\[\d+\])?$")


@policy(
    "aws:*",
    level="advisory",
    severity="low",
    group="convention",
    config={
        "allowed": {
            "type": "array",
            "items": {"type": "string"},
            "default": [],
            "description": "Account ids that programs may name, such as a shared registry's.",
        }
    },
)
def id_hardcoded(
    resource: Resource,
    *,
    stack: Stack,
    config: Mapping[str, Any],
    aws: Aws | None = None,
    program: Program | None = None,
) -> Iterator[Finding]:
    """Account id is written down in the program.

    Why: The program works in one account only; in another one it asks for images, roles and keys that are not there.
    Accounts that the stack lets in as principals are others', and are left alone. To a policy pack of the engine an id
    that the program asked for looks the same: there only those are reported that stand in the program's source.
    Source: https://www.pulumi.com/registry/packages/aws/api-docs/getcalleridentity/
    """
    found = _accounts(resource)
    known = AWS_ACCOUNTS | PLACEHOLDER_ACCOUNTS | set(config["allowed"])
    known |= stack.once(_partners)
    for value in stack.config.values():
        known = known | set(ACCOUNT.findall(value))
    found = {account: path for account, path in found.items() if account not in known}
    if not found or emulated(resource):
        return
    if stack.has_state:
        if program is None:
            raise Undecided("whether an account id is written down or asked for shows in the source", cause="program")
        found = {account: path for account, path in found.items() if program.writes(account)}
    own = aws.account() if aws else None
    for account, path in found.items():
        if account != own:
            yield resource.finding(
                path,
                problem=f"{path} names the account {account}.",
                fix="Use aws.get_caller_identity().account_id, the planned resource's own output, or a configuration "
                "value; or list the account in the setting allowed of this policy.",
            )


def _partners(stack: Stack) -> frozenset[str]:
    """Return the accounts that the stack lets in as principals: others' accounts, which are written down on purpose."""
    found: set[str] = set()
    for resource in stack:
        for path, value, secret in resource.leaves:
            text = value.literal if isinstance(value, Text) else value
            if secret or not isinstance(text, str):
                continue
            named = [text] if PARTNER.search(path) else [match[0] for match in PRINCIPAL.finditer(text)]
            found.update(account for part in named for account in ACCOUNT.findall(part))
    return frozenset(found)


def _accounts(resource: Resource) -> dict[str, str]:
    """Return the accounts that a resource names in ARNs and image names, with the first path of each."""
    found: dict[str, str] = {}
    for arn in arns(resource):
        # Layers are taken from their publishers' accounts.
        if ACCOUNT.fullmatch(arn.account) and not arn.resource.startswith("layer:"):
            found.setdefault(arn.account, arn.path)
    for path, value, secret in resource.leaves:
        text = value.literal if isinstance(value, Text) else value
        if isinstance(text, str) and not secret:
            for account in REGISTRY.findall(text):
                found.setdefault(account, path)
    return found
