"""Amazon OpenSearch Service: versions and instance types, of Elasticsearch domains too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policies.opensearch._versions import version_of
from policypack import Aws, Finding, Resource, Stack, joined, policy
from policypack.catalogue.tokens import Elasticsearch, Iam, Opensearch
from policypack.shelf.outside import listed, with_commands
from policypack.shown import argument

# Either of them serves; the second is of domains from before the service was renamed.
ROLES = ("AWSServiceRoleForAmazonOpenSearchService", "AWSServiceRoleForAmazonElasticsearchService")
SERVICES = ("opensearchservice.amazonaws.com", "es.amazonaws.com")

# Warm nodes are of types of their own, which the list of instance types may leave out.
TYPES = ("instanceType", "dedicatedMasterType")


@policy(
    Opensearch.DOMAIN,
    Elasticsearch.DOMAIN,
    severity="critical",
    silences={"setting-form-refused": "property"},
)
def version_not_offered(domain: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Version of the search domain is not offered in the region.

    Why: "ValidationException: Invalid engine version". A version is written OpenSearch_2.19 or Elasticsearch_7.10.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/what-is.html
    """
    asked = version_of(domain)
    if asked is None:
        return
    version, property = asked
    offered = aws.opensearch.versions()
    if not offered or version in offered:
        return
    engine = version.partition("_")[0]
    same = sorted((item for item in offered if item.startswith(joined(engine, "_"))), key=_newest, reverse=True)
    near = same or sorted((item for item in offered if item.startswith("OpenSearch_")), key=_newest, reverse=True)
    yield domain.finding(
        property,
        problem=f"{version} is not offered in {domain.region}.",
        fix=with_commands(
            f"Use an offered version, such as {listed(near, 4)}; this lists all of them:",
            f"aws opensearch list-versions --region {domain.region}",
        ),
    )


def _newest(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", version)]


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN, severity="critical")
def instance_type_not_offered(domain: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Instance type is not offered for the version of the search domain.

    Why: "ValidationException: Instance type is not supported: …". Newer types need newer versions, and regions differ.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/supported-instance-types.html
    """
    cluster = domain.block("clusterConfig")
    asked = version_of(domain)
    if cluster is None or asked is None:
        return
    # The provider sends the masters' type only where there shall be masters.
    masters = cluster.flag("dedicatedMasterEnabled")
    wanted = [(name, cluster.text(name)) for name in TYPES if masters or name != "dedicatedMasterType"]
    if not any(value for _, value in wanted):
        return
    offered = aws.opensearch.instance_types(asked[0])
    # A version that is not offered at all is reported by opensearch-version-not-offered.
    if not offered:
        return
    known = {item.name for item in offered}
    for name, value in wanted:
        # The older API calls the same types m5.large.elasticsearch.
        if not value or value.replace(".elasticsearch", ".search") in known:
            continue
        family = value.split(".")[0]
        near = sorted(item for item in known if item.startswith(f"{family}."))
        such = f" such as {listed(near, 3)}" if near else ""
        yield cluster.finding(
            name,
            problem=f"{value} is not offered for {asked[0]} in {domain.region}.",
            fix=with_commands(
                f"Use an offered type{such}; this lists all of them:",
                f"aws opensearch list-instance-type-details --engine-version {argument(asked[0])} "
                f"--region {domain.region} --query 'InstanceTypeDetails[].InstanceType'",
            ),
        )


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN, level="advisory")
def linked_role_missing(domain: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Account lacks the role by which a search domain stands in a VPC.

    Why: "ValidationException: Before you can proceed, you must enable a service-linked role to give Amazon OpenSearch
    Service permissions to access your VPC." The console makes it with the first domain.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/slr-aos.html
    """
    if domain.exists or not domain.given("vpcOptions"):
        return
    if any(stack.named(name, domain, Iam.SERVICE_LINKED_ROLE, key="awsServiceName") for name in SERVICES):
        return
    if any(aws.iam.role(name) is not None for name in ROLES):
        return
    yield domain.finding(
        "vpcOptions",
        problem=f"The domain shall stand in a VPC, and the account has no role {ROLES[0]}.",
        fix=with_commands(
            "Create it once for the account, or as aws.iam.ServiceLinkedRole in one stack:",
            f"aws iam create-service-linked-role --aws-service-name {SERVICES[0]}",
        ),
    )


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN, level="advisory", severity="critical")
def upgrade_not_allowed(domain: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Running domain cannot be taken to the planned version.

    Why: UpgradeDomain refuses it with a ValidationException: a domain goes to the versions that AWS lists for it, and
    never back.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/version-migration.html
    """
    asked, name = version_of(domain), domain.text("domainName")
    if asked is None or not name or (stack.has_state and not domain.exists):
        return
    there = aws.opensearch.domain(name)
    if there is None or not there.version or there.version == asked[0]:
        return
    targets = aws.opensearch.upgrades(name)
    if targets is None or asked[0] in targets:
        return
    can = f"it can go to {listed(targets, 4)}" if targets else "AWS lists no version that it can go to"
    yield domain.finding(
        asked[1],
        problem=f"The domain {name} runs {there.version}, which cannot be taken to {asked[0]} directly; {can}.",
        fix=with_commands(
            "Go there in steps, or restore a snapshot into a new domain; this lists where it can go:",
            f"aws opensearch get-compatible-versions --domain-name {argument(name)} --region {domain.region}",
        ),
    )
