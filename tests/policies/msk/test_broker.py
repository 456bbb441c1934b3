from __future__ import annotations

from typing import Any

from policypack.testing import Plan, Ref, Table, Unknown

SUBNETS = ["subnet-01234567", "subnet-12345678"]
BROKERS = {"instanceType": "kafka.m5.large", "clientSubnets": SUBNETS, "securityGroups": ["sg-01234567"]}


def base() -> Plan:
    plan = Plan()
    plan.add(
        "aws:msk/cluster:Cluster",
        "log",
        clusterName="log",
        kafkaVersion="3.6.0",
        numberOfBrokerNodes=2,
        brokerNodeGroupInfo=BROKERS,
        clientAuthentication={"sasl": {"iam": True}},
    )
    return plan.add(
        "aws:mskconnect/connector:Connector", "copy", kafkaCluster=servers(Ref("log", "bootstrapBrokersSaslIam"))
    )


def servers(value: Any) -> dict[str, Any]:
    vpc = {"securityGroups": ["sg-01234567"], "subnets": SUBNETS}
    return {"apacheKafkaCluster": {"bootstrapServers": value, "vpc": vpc}}


def public(kind: Any) -> dict[str, Any]:
    return {**BROKERS, "connectivityInfo": {"publicAccess": {"type": kind}}}


public_from_the_start = (
    Table("msk-broker-public-from-the-start", base)
    .good("private")
    .good("said so", lambda p: p.set("log", brokerNodeGroupInfo=public("DISABLED")))
    .bad(
        "public",
        lambda p: p.set("log", brokerNodeGroupInfo=public("SERVICE_PROVIDED_EIPS")),
        ("log", "type is SERVICE_PROVIDED_EIPS, and the cluster is new."),
        level="mandatory",
    )
    .absent("no brokers", lambda p: p.set("log", brokerNodeGroupInfo=None))
    .unknown("how", lambda p: p.set("log", brokerNodeGroupInfo=public(Unknown())))
    .without("outside", "looks at one resource alone")
)
bootstrap_servers_empty = (
    Table("msk-broker-bootstrap-servers-empty", base)
    .good("by IAM")
    .good("encrypted", lambda p: p.set("copy", kafkaCluster=servers(Ref("log", "bootstrapBrokersTls"))))
    .bad(
        "not encrypted",
        lambda p: p.set("copy", kafkaCluster=servers(Ref("log", "bootstrapBrokers"))),
        (
            "copy",
            (
                "bootstrapServers is bootstrapBrokers of log, which stays empty: clientBroker is TLS, and these are "
                "the addresses without encryption."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "by password",
        lambda p: p.set("copy", kafkaCluster=servers(Ref("log", "bootstrapBrokersSaslScram"))),
        (
            "copy",
            (
                "bootstrapServers is bootstrapBrokersSaslScram of log, which stays empty: clientAuthentication.sasl."
                "scram is not true."
            ),
        ),
        view="preview",
    )
    .bad(
        "encrypted, of a cluster that is not",
        lambda p: p.set("copy", kafkaCluster=servers(Ref("log", "bootstrapBrokersTls"))).set(
            "log", encryptionInfo={"encryptionInTransit": {"clientBroker": "PLAINTEXT"}}
        ),
        (
            "copy",
            (
                "bootstrapServers is bootstrapBrokersTls of log, which stays empty: clientBroker is PLAINTEXT, and "
                "these are the addresses with encryption."
            ),
        ),
        view="preview",
    )
    .absent("no cluster", lambda p: p.set("copy", kafkaCluster=None))
    .unknown("the servers", lambda p: p.set("copy", kafkaCluster=servers(Unknown())), undecided=False)
    .outside("another cluster", lambda p: p.set("copy", kafkaCluster=servers("b-1.example.org:9098")))
)
