"""Domains of OpenSearch and Elasticsearch, which share their names."""

from __future__ import annotations

from policypack.aws.things.thing import Taken, Thing
from policypack.catalogue.tokens import Elasticsearch, Opensearch

# https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html
DOMAIN = Thing(
    "search domain",
    {Opensearch.DOMAIN: "domainName", Elasticsearch.DOMAIN: "domainName"},
    lambda aws, name, region: aws.opensearch.domain(name, region=region),
    "opensearch list-domain-names",
    "DomainNames[].DomainName",
    taken=Taken("ResourceAlreadyExistsException"),
)
