from __future__ import annotations

from policypack.aws.services.kafka import KafkaCluster, KafkaConfiguration, KafkaVersion
from policypack.testing import Plan, Ref, Table, Unknown


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

CLUSTER = ("kafka.cluster", "events")


def named() -> Plan:
    return base().set("events", clusterName="events")


def running(version: str, *targets: str) -> dict[object, object]:
    return {CLUSTER: KafkaCluster("events", "arn:events", version), ("kafka.upgrades", "arn:events"): targets}


upgrade_not_allowed = (
    Table("msk-upgrade-not-allowed", named)
    .good("the same", facts=running("3.8.x"), view="preview")
    .good("a target", facts=running("3.6.0", "3.7.x", "3.8.x"), view="preview")
    .bad(
        "no target",
        None,
        (
            "events",
            ("The cluster events runs Kafka 2.2.1, which cannot be taken to 3.8.x; it can go to 2.8.1, 3.6.0."),
        ),
        facts=running("2.2.1", "2.8.1", "3.6.0"),
        view="preview",
        level="advisory",
    )
    .bad(
        "back",
        None,
        (
            "events",
            (
                "The cluster events runs Kafka 3.9.x, which cannot be taken to 3.8.x; MSK lists no version that it "
                "can go to."
            ),
        ),
        facts=running("3.9.x"),
        view="preview",
    )
    .good("new in a stack that has a state", facts={}, view="engine")
    .not_found("not there yet", None, facts={CLUSTER: None}, view="preview")
    .absent("no name", lambda plan: plan.set("events", clusterName=None), facts={})
    .unknown("from an update", lambda plan: plan.set("events", kafkaVersion=Unknown()), facts={})
    .cannot_ask("denied", view="preview")
    .without("outside", "names no other resource")
)

ARN = "arn:aws:kafka:eu-west-1:210987654321:configuration/tuned/0a1b2c3d-0000-0000-0000-000000000000-2"
CONFIGURATION = ("kafka.configuration", ARN)


def configured() -> Plan:
    plan = base().add("aws:msk/configuration:Configuration", "tuned", serverProperties="")
    return plan.set(
        "events", configurationInfo={"arn": Ref("tuned", "arn"), "revision": Ref("tuned", "latestRevision")}
    )


def elsewhere(plan: Plan) -> Plan:
    return plan.set("events", configurationInfo={"arn": ARN, "revision": 3})


def ignored(plan: Plan) -> Plan:
    plan.planned["events"].options["ignore_changes"] = ["configurationInfo"]
    return plan


configuration_not_found = (
    Table("msk-configuration-not-found", configured)
    .good("planned here", facts={})
    .outside("there", elsewhere, facts={CONFIGURATION: KafkaConfiguration("tuned", 3)})
    .good(
        "another account's",
        lambda plan: plan.set("events", configurationInfo={"arn": ARN.replace("2109", "3644")}),
        facts={},
    )
    .not_found(
        "not there",
        elsewhere,
        (
            "events",
            "There is no configuration tuned of this ARN in eu-west-1, and this stack does not create it.",
        ),
        facts={CONFIGURATION: None},
        level="mandatory",
    )
    .bad(
        "changes of the whole block are ignored",
        lambda plan: ignored(elsewhere(plan)),
        ("events", "There is no configuration tuned of this ARN in eu-west-1, and this stack does not create it."),
        facts={CONFIGURATION: None},
        level="advisory",
    )
    .bad(
        "a revision to come",
        elsewhere,
        ("events", "The configuration tuned has revisions up to 2, and revision is 3."),
        facts={CONFIGURATION: KafkaConfiguration("tuned", 2)},
    )
    .absent("none", lambda plan: plan.set("events", configurationInfo=None), facts={})
    .unknown(
        "from an update", lambda plan: plan.set("events", configurationInfo={"arn": Unknown(), "revision": 1}), facts={}
    )
    .cannot_ask("denied", elsewhere)
)


def brokers(nodes: int | None, *subnets: object) -> Plan:
    return base().set("events", numberOfBrokerNodes=nodes, brokerNodeGroupInfo={"clientSubnets": list(subnets)})


brokers_unequal_subnets = (
    Table("msk-brokers-unequal-subnets", lambda: brokers(6, "subnet-1", "subnet-2", "subnet-3"))
    .good("twice three")
    .bad(
        "four in three",
        lambda plan: plan.set("events", numberOfBrokerNodes=4),
        ("events", "numberOfBrokerNodes is 4, which cannot be spread evenly over the 3 subnets of clientSubnets."),
        level="mandatory",
    )
    .bad(
        "a single subnet",
        lambda plan: plan.set("events", brokerNodeGroupInfo={"clientSubnets": ["subnet-1"]}),
        ("events", "clientSubnets names 1 subnet, and MSK takes two or three."),
    )
    .absent("no subnets", lambda plan: plan.set("events", brokerNodeGroupInfo=None))
    .unknown("from an update", lambda plan: plan.set("events", brokerNodeGroupInfo={"clientSubnets": Unknown()}))
)


def scram() -> Plan:
    plan = Plan()
    plan.add("aws:kms/key:Key", "seals")
    plan.add("aws:secretsmanager/secret:Secret", "user", name="AmazonMSK_shop", kmsKeyId=Ref("seals", "arn"))
    return plan.add(
        "aws:msk/scramSecretAssociation:ScramSecretAssociation",
        "may",
        clusterArn="arn:aws:kafka:eu-west-1:210987654321:cluster/log/abc-1",
        secretArnLists=[Ref("user", "arn")],
    )


secret_refused = (
    Table("msk-secret-refused", scram)
    .good("as MSK wants it")
    .bad(
        "another name",
        lambda p: p.set("user", name="shop"),
        (
            "may",
            "The secret user is called shop, and MSK takes names that begin with AmazonMSK_.",
            "Call it AmazonMSK_….",
        ),
        level="mandatory",
    )
    .bad(
        "another name, which Pulumi makes",
        lambda p: p.set("user", name=None, namePrefix="shop-"),
        ("may", "The secret user is called shop-, and MSK takes names that begin with AmazonMSK_."),
    )
    .absent(
        "no key",
        lambda p: p.set("user", kmsKeyId=None),
        ("may", "The secret user is encrypted with AWS's own key, which MSK does not take."),
    )
    .unknown("a name from an update", lambda p: p.set("user", name=Unknown()))
    .outside(
        "a secret of another stack",
        lambda p: p.set("may", secretArnLists=["arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop-AbCdEf"]),
    )
)
