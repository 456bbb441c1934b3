"""Where a name holds: whose account and which region. Text alone names nothing.

What AWS hands out by itself, ids, ARNs and URLs, is told apart everywhere; names are not.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from policypack.catalogue import provider as catalogue
from policypack.catalogue.tokens import S3, Docdb, Elasticache, Neptune, Rds
from policypack.errors import Unavailable, Undecided
from policypack.resource import Provider, Resource
from policypack.symbol import Text
from policypack.values import UNKNOWN, provider_document

# Whoever has a bucket has its name in all accounts and regions of the partition.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
EVERYWHERE = frozenset({S3.BUCKET})
# One name in all regions of the account, although each is made through one region.
# https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.html
# https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Redis-Global-Datastore.html
_OF_THE_ACCOUNT = frozenset(
    (Rds.GLOBAL_CLUSTER, Docdb.GLOBAL_CLUSTER, Neptune.GLOBAL_CLUSTER, Elasticache.GLOBAL_REPLICATION_GROUP)
)
# A multi-Region key has one id in all its regions.
# https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html
_SHARED_ID = "mrk-"


class Scope(NamedTuple):
    """Where a resource is made.

    `owner` stands for the credentials that make it, `account` is their account where it is written down. `region` is
    "" for what has none and None where only an update knows it; a region that nobody wrote down is no text, and equals
    itself.
    """

    owner: Hashable
    account: str | None
    region: Hashable

    def same(self, other: Scope) -> bool | None:
        """Is it one place? None where that cannot be told: two profiles may lead to one account."""
        answers = (self.same_account(other), self._same_region(other))
        return False if False in answers else None if None in answers else True

    def same_account(self, other: Scope) -> bool | None:
        if self.owner == other.owner:
            return True
        return self.account == other.account if self.account and other.account else None

    def _same_region(self, other: Scope) -> bool | None:
        if "" in (self.region, other.region):
            return True
        if self.region is None or other.region is None:
            return None
        if self.region == other.region:
            return True
        return False if isinstance(self.region, str) and isinstance(other.region, str) else None


def scope_of(resource: Resource) -> Scope:
    """Return where a resource is made. Never raises."""
    return resource.once(_scope)


def means(text: str, planned: Resource, seen_from: Scope) -> bool | None:
    """Does a name, id or ARN of a planned resource mean it where `seen_from` is? None where that cannot be told."""
    if text.startswith("arn:") or "://" in text or planned.type in EVERYWHERE:
        return True
    own_choice = catalogue.is_known(planned.type) and catalogue.identity(planned.type) is None
    if own_choice and text == planned.outputs.raw("id") and not text.startswith(_SHARED_ID):
        return True
    return scope_of(planned).same(seen_from)


def _scope(resource: Resource) -> Scope:
    provider = resource.provider
    owner, account = _signing(provider) or ((provider.urn if provider else "",), None)
    return Scope(owner, account, _region(resource))


def _region(resource: Resource) -> Hashable:
    if not catalogue.is_regional(resource.type) or resource.type in _OF_THE_ACCOUNT:
        return ""
    own = resource.raw("region")
    if own is UNKNOWN:
        return None
    if isinstance(own, Text):
        return (own.raw,)
    try:
        return resource.region
    except Undecided:
        return (resource.provider.urn if resource.provider else "",)


@lru_cache(maxsize=64)
def _signing(provider: Provider | None) -> tuple[Hashable, str | None] | None:
    """Return (who signs, the account's number where it is written down); None where that is not known yet."""
    from policypack.aws.provider_resource import AwsProvider  # for plans with names in them: a boot does without

    given = dict(provider.properties) if provider else {}
    given.pop("region", None)
    try:
        said = AwsProvider.parse(given)
    except Unavailable:
        return None
    allowed = provider_document(given, "allowedAccountIds")
    # How the calls travel says nothing about the account.
    signs = replace(
        said,
        sts_region=None,
        fips=None,
        dualstack=None,
        path_style=False,
        insecure=False,
        ca_bundle=None,
        proxies=(),
        skip_metadata=False,
    )
    only = str(allowed[0]) if isinstance(allowed, list) and len(allowed) == 1 and allowed[0] is not UNKNOWN else None
    return signs, said.account or only
