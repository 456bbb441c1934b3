"""Versions of search domains."""

from __future__ import annotations

from policypack import Resource, joined
from policypack.catalogue.tokens import Opensearch


def version_of(domain: Resource) -> tuple[str, str] | None:
    """Return the version as AWS spells it, and its property; None where AWS chooses."""
    if domain.type == Opensearch.DOMAIN:
        version = domain.text("engineVersion")
        return (version, "engineVersion") if version else None
    version = domain.text("elasticsearchVersion")
    return (joined("Elasticsearch_", version), "elasticsearchVersion") if version else None
