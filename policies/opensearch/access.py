"""Access control of search domains."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, policy
from policypack.catalogue.tokens import Elasticsearch, Opensearch

# What has to be on, and whether it is where the block is given and does not say.
_NEEDED = (
    ("encryptAtRest", "enabled", False),
    ("nodeToNodeEncryption", "enabled", False),
    ("domainEndpointOptions", "enforceHttps", True),
)


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN)
def control_unencrypted(domain: Resource) -> Iterator[Finding]:
    """Domain controls access in detail, and is not encrypted all the way.

    Why: "ValidationException: You must enable node-to-node encryption, encryption at rest, and HTTPS to use
    fine-grained
    access control."
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html
    """
    options = domain.block("advancedSecurityOptions")
    if options is None or not options.flag("enabled"):
        return
    missing = []
    for name, flag, default in _NEEDED:
        block = domain.block(name)
        if block is None or not block.flag(flag, default=default):
            missing.append(f"{name}.{flag}")
    if missing:
        yield options.finding(
            "enabled",
            problem=f"advancedSecurityOptions.enabled is true, and {' and '.join(missing)} "
            f"{'is' if len(missing) == 1 else 'are'} not.",
            fix=f"Set {' and '.join(missing)} to true.",
        )
