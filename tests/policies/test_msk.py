from __future__ import annotations

from policypack.aws.services.kafka import KafkaVersion
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add("aws:msk/cluster:Cluster", "events", kafkaVersion="3.8.x")


ASKED = ("kafka.versions",)
OFFERED = {
    ASKED: (KafkaVersion("2.2.1", "DEPRECATED"), KafkaVersion("3.6.0", "ACTIVE"), KafkaVersion("3.8.x", "ACTIVE"))
}

version_not_offered = (
    Table("msk-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .good("deprecated is not absent", lambda plan: plan.set("events", kafkaVersion="2.2.1"), facts=OFFERED)
    .good("AWS lists nothing", facts={ASKED: ()})
    .not_found(
        "not offered",
        lambda plan: plan.set("events", kafkaVersion="3.5.9"),
        ("events", "Kafka 3.5.9 is not offered by MSK in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "written with its patch number",
        lambda plan: plan.set("events", kafkaVersion="3.8.0"),
        ("events", "Kafka 3.8.0 is not offered by MSK in eu-west-1."),
        facts=OFFERED,
    )
    .absent("no version", lambda plan: plan.set("events", kafkaVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("events", kafkaVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)

version_deprecated = (
    Table("msk-version-deprecated", base)
    .good("active", facts=OFFERED)
    .bad(
        "deprecated",
        lambda plan: plan.set("events", kafkaVersion="2.2.1"),
        ("events", "Kafka 2.2.1 is deprecated in eu-west-1."),
        facts=OFFERED,
        level="advisory",
    )
    .not_found("not offered: another policy's", lambda plan: plan.set("events", kafkaVersion="9.9.9"), facts=OFFERED)
    .absent("no version", lambda plan: plan.set("events", kafkaVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("events", kafkaVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)
