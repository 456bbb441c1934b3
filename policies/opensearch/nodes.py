"""Nodes of search domains: how many in which zones, and what their types support."""

from __future__ import annotations

from collections.abc import Iterator

from policies.opensearch._versions import version_of
from policypack import Aws, Block, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Elasticsearch, Opensearch


def _zones(cluster: Block | None) -> int:
    """Return in how many zones the nodes stand; the provider's default with zone awareness is two."""
    if cluster is None or not cluster.flag("zoneAwarenessEnabled"):
        return 1
    config = cluster.block("zoneAwarenessConfig")
    return int((config.number("availabilityZoneCount") if config else None) or 2)


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN)
def subnets_unequal_zones(domain: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Domain stands in more or fewer subnets than zones.

    Why: "ValidationException: You must specify exactly one subnet", or exactly two or three: one for each zone, and
    without zoneAwarenessEnabled there is one zone.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ZoneAwarenessConfig.html
        https://github.com/aws/aws-cdk/issues/29346
    """
    options = domain.block("vpcOptions")
    if options is None or not options.items("subnetIds"):
        return
    count, cluster = len(options.items("subnetIds")), domain.block("clusterConfig")
    zones = _zones(cluster)
    if count == zones:
        return
    aware = "zoneAwarenessEnabled is not true" if zones == 1 else f"The domain has {zones} zones"
    yield options.finding(
        "subnetIds",
        problem=f"{aware}, and vpcOptions names {count} subnet{'s' if count > 1 else ''}.",
        fix=f"Name {zones} subnet{'s in different zones' if zones > 1 else ''}"
        + (f", or set zoneAwarenessEnabled to true and availabilityZoneCount to {count}." if count in (2, 3) else "."),
        level="advisory" if domain.exists else None,
    )


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN)
def count_refused(domain: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Number of data nodes or of master nodes is one that AWS refuses.

    Why: "ValidationException: You must choose an even number of data nodes for a two Availability Zone deployment", or
    a minimum of three for three zones. Of dedicated masters there must be more than two, and not four.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ClusterConfig.html
        https://github.com/cloudposse/terraform-aws-elasticsearch/issues/192
    """
    cluster = domain.block("clusterConfig")
    if cluster is None:
        return
    zones, nodes = _zones(cluster), cluster.number("instanceCount", default=1) or 1
    if (zones == 2 and nodes % 2) or (zones == 3 and nodes < 3):
        wanted = "an even number" if zones == 2 else "3 or more"
        said = f"is {nodes}" if cluster.has("instanceCount") else "is not set, which means 1"
        yield cluster.finding(
            "instanceCount",
            problem=f"instanceCount {said}, and the domain has {zones} zones, which takes {wanted}.",
            fix=f"Set instanceCount to {nodes + 1 if zones == 2 else 3}, or "
            + ("zoneAwarenessConfig.availabilityZoneCount to 3." if nodes >= 3 else "zoneAwarenessEnabled to false."),
            level="advisory" if domain.exists else None,
        )
    masters = cluster.number("dedicatedMasterCount") if cluster.flag("dedicatedMasterEnabled") else None
    if masters in (1, 2, 4):
        yield cluster.finding(
            "dedicatedMasterCount",
            problem=f"dedicatedMasterCount is {masters}; it must be more than 2, and not 4.",
            fix="Set dedicatedMasterCount to 3, or to 5 in a large domain.",
            # Domains of earlier years run with two, and of the older API the limit is not documented.
            level="advisory" if domain.exists or domain.type == Elasticsearch.DOMAIN else None,
        )


@policy(Opensearch.DOMAIN, Elasticsearch.DOMAIN)
def feature_unsupported(domain: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Instance type does not have what the domain asks for.

    Why: "ValidationException: Encryption at rest is not supported with t2.small.search": some small and old types have
    no encryption, no fine-grained access control or no warm storage.
    Source: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_InstanceTypeDetails.html
    """
    cluster, asked = domain.block("clusterConfig"), version_of(domain)
    name = cluster.text("instanceType") if cluster is not None else None
    wanted = list(_wanted(domain, cluster)) if cluster is not None and name and asked else []
    if not wanted or not name or asked is None:
        return
    plain = name.replace(".elasticsearch", ".search")
    kind = next((item for item in aws.opensearch.instance_types(asked[0]) or () if item.name == plain), None)
    if kind is None:
        return
    supported = {"encryption": kind.encryption, "fine_access": kind.fine_access, "warm": kind.warm}
    for feature, block, property, what in wanted:
        if supported[feature] is False:
            yield block.finding(
                property,
                problem=f"{property} is true, and {name} with {asked[0]} has no {what}.",
                fix="Choose an instance type that has it, such as t3.medium.search or r7g.large.search, or set "
                f"{property} to false.",
            )


def _wanted(domain: Resource, cluster: Block) -> Iterator[tuple[str, Block, str, str]]:
    for name, feature, what in (
        ("encryptAtRest", "encryption", "encryption at rest"),
        ("nodeToNodeEncryption", "encryption", "encryption between nodes"),
        ("advancedSecurityOptions", "fine_access", "fine-grained access control"),
    ):
        block = domain.block(name)
        if block is not None and block.flag("enabled"):
            yield feature, block, "enabled", what
    if cluster.flag("warmEnabled"):
        yield "warm", cluster, "warmEnabled", "warm storage beside it"
