"""Signing of zones by DNSSEC."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Kms, Route53
from policypack.shelf.providers import in_other_partition

_WANTED = {"customerMasterKeySpec": "ECC_NIST_P256", "keyUsage": "SIGN_VERIFY"}


@policy(Route53.KEY_SIGNING_KEY)
def key_refused(signing: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Key that signs a zone is in another region, or of another kind.

    Why: "InvalidKMSArn": the key is in us-east-1, of the kind ECC_NIST_P256, and signs and verifies.
    Source: https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateKeySigningKey.html
        https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-configuring-dnssec-cmk-requirements.html
    """
    name = "keyManagementServiceArn"
    key = stack.follow(signing, name, Kms.KEY)
    if key is None or key.external:
        return
    if key.region != "us-east-1" and not in_other_partition(signing):
        yield signing.finding(
            name,
            problem=f"The key {key.name} is in {key.region}.",
            fix=f"Make {key.name} with a provider of the region us-east-1.",
        )
    wrong = [f"{item} is {key.text(item) or 'not set'}" for item, one in _WANTED.items() if key.text(item) != one]
    if wrong:
        yield signing.finding(
            name,
            problem=f"{' and '.join(wrong)} of {key.name}.",
            fix=f"Set {' and '.join(f'{item} to {one}' for item, one in _WANTED.items())} of {key.name}.",
        )
