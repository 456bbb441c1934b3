"""Amazon MSK: how brokers are reached, and by what connectors reach them."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import Msk, Mskconnect

_ENCRYPTED, _PLAIN = ("TLS", "TLS_PLAINTEXT"), ("PLAINTEXT", "TLS_PLAINTEXT")


@policy(Msk.CLUSTER)
def public_from_the_start(cluster: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Cluster is to be public when it is created.

    Why: "BadRequestException: When creating a cluster, the only valid value for the Type parameter in PublicAccess is
    DISABLED." It is switched on afterwards.
    Source: https://docs.aws.amazon.com/msk/latest/developerguide/public-access.html
        https://github.com/hashicorp/terraform-provider-aws/issues/31271
    """
    brokers = cluster.block("brokerNodeGroupInfo")
    reached = brokers.block("connectivityInfo") if brokers else None
    access = reached.block("publicAccess") if reached else None
    kind = access.text("type") if access else None
    if access is not None and kind not in (None, "DISABLED") and not cluster.exists:
        yield access.finding(
            "type",
            problem=f"type is {kind}, and the cluster is new.",
            fix="Create the cluster without publicAccess, and set it in a later update.",
        )


@policy(Mskconnect.CONNECTOR)
def bootstrap_servers_empty(connector: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Connector takes the addresses of brokers that its cluster has none of.

    Why: A cluster has addresses for the ways of connecting that are switched on, and an empty text for the others:
    "missing required field, CreateConnectorInput.KafkaCluster.ApacheKafkaCluster.BootstrapServers".
    Source: https://docs.aws.amazon.com/msk/1.0/apireference/clusters-clusterarn-bootstrap-brokers.html
        https://github.com/hashicorp/terraform-provider-aws/issues/26828
    """
    outer = connector.block("kafkaCluster")
    block = outer.block("apacheKafkaCluster") if outer else None
    value = block.raw("bootstrapServers") if block else None
    symbol = value.whole if isinstance(value, Text) else None
    cluster = stack.get(symbol.urn) if symbol and symbol.urn else None
    if block is None or symbol is None or cluster is None or cluster.type != Msk.CLUSTER:
        return
    wanted = _switched_off(cluster, symbol.property)
    if wanted:
        yield block.finding(
            "bootstrapServers",
            problem=f"bootstrapServers is {symbol.property} of {cluster.name}, which stays empty: {wanted}.",
            fix="Take the output of a way of connecting that the cluster has, such as bootstrapBrokersTls or "
            "bootstrapBrokersSaslIam, or switch this one on.",
        )


def _switched_off(cluster: Resource, output: str) -> str | None:
    """Say why an output of a cluster is empty; None where it is not."""
    info, outer = cluster.block("encryptionInfo"), cluster.block("clientAuthentication")
    transit = info.block("encryptionInTransit") if info else None
    traffic = transit.text("clientBroker", default="TLS") if transit else "TLS"
    sasl = outer.block("sasl") if outer else None
    if output == "bootstrapBrokers" and traffic not in _PLAIN:
        return f"clientBroker is {traffic}, and these are the addresses without encryption"
    if output == "bootstrapBrokersTls" and traffic not in _ENCRYPTED:
        return f"clientBroker is {traffic}, and these are the addresses with encryption"
    for name, way in (("bootstrapBrokersSaslIam", "iam"), ("bootstrapBrokersSaslScram", "scram")):
        if output == name and not (sasl and sasl.flag(way)):
            return f"clientAuthentication.sasl.{way} is not true"
    return None
