from __future__ import annotations

from policypack.aws.services.mq import BrokerConfiguration, BrokerOption
from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    return Plan().add(
        "aws:mq/broker:Broker",
        "jobs",
        engineType="RabbitMQ",
        engineVersion="3.13",
        hostInstanceType="mq.m5.large",
        deploymentMode="CLUSTER_MULTI_AZ",
    )


OFFERED = {("mq.versions", "RABBITMQ"): ("3.13", "4.2")}
engine_version_not_offered = (
    Table("mq-engine-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .good("AWS lists nothing", facts={("mq.versions", "RABBITMQ"): ()})
    .not_found(
        "withdrawn",
        lambda plan: plan.set("jobs", engineVersion="3.8.6"),
        ("jobs", "RabbitMQ 3.8.6 is not offered in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "with its patch number",
        lambda plan: plan.set("jobs", engineVersion="3.13.2"),
        ("jobs", "RabbitMQ 3.13.2 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .absent("no version", lambda plan: plan.set("jobs", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("jobs", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)


def option(engine: str, *modes: str) -> BrokerOption:
    return BrokerOption(engine, "mq.m5.large", "EBS", modes, ("3.13",), ("eu-west-1a",))


ASKED = ("mq.options", "mq.m5.large")
OPTIONS = {ASKED: (option("RABBITMQ", "SINGLE_INSTANCE", "CLUSTER_MULTI_AZ"),)}
instance_type_not_offered = (
    Table("mq-instance-type-not-offered", base)
    .good("offered", facts=OPTIONS)
    .not_found(
        "not offered",
        None,
        ("jobs", "mq.m5.large is not offered for RabbitMQ in eu-west-1."),
        facts={ASKED: ()},
        level="mandatory",
    )
    .bad(
        "for the other engine only",
        None,
        ("jobs", "mq.m5.large is not offered for RabbitMQ in eu-west-1."),
        facts={ASKED: (option("ACTIVEMQ"),)},
    )
    .absent("no type", lambda plan: plan.set("jobs", hostInstanceType=None), facts={})
    .unknown("from an update", lambda plan: plan.set("jobs", hostInstanceType=Unknown()), facts=OPTIONS)
    .cannot_ask("denied")
)

deployment_mode_not_offered = (
    Table("mq-deployment-mode-not-offered", base)
    .good("offered", facts=OPTIONS)
    .bad(
        "a mode of the other engine",
        lambda plan: plan.set("jobs", deploymentMode="ACTIVE_STANDBY_MULTI_AZ"),
        (
            "jobs",
            "mq.m5.large with RabbitMQ does not have the deployment mode ACTIVE_STANDBY_MULTI_AZ in eu-west-1.",
        ),
        facts=OPTIONS,
        level="mandatory",
    )
    .not_found("the type is not offered: another policy's", None, facts={ASKED: ()})
    .absent("one instance by default", lambda plan: plan.set("jobs", deploymentMode=None), facts={})
    .unknown("from an update", lambda plan: plan.set("jobs", deploymentMode=Unknown()), facts=OPTIONS)
    .cannot_ask("denied")
)


SUBNETS = ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"]


def active() -> Plan:
    return base().set("jobs", engineType="ActiveMQ", deploymentMode="ACTIVE_STANDBY_MULTI_AZ", subnetIds=SUBNETS)


subnets_unequal_mode = (
    Table("mq-subnets-unequal-mode", active)
    .good("in lower case", lambda plan: plan.set("jobs", deploymentMode="active_standby_multi_az"))
    .good("two for a standby")
    .good("a cluster takes any", lambda plan: plan.set("jobs", deploymentMode="CLUSTER_MULTI_AZ"))
    .bad(
        "one for a standby",
        lambda plan: plan.set("jobs", subnetIds=SUBNETS[:1]),
        ("jobs", "deploymentMode is ACTIVE_STANDBY_MULTI_AZ, which takes 2 subnets, and subnetIds names 1."),
        level="mandatory",
    )
    .good("none, for those of the default VPC", lambda plan: plan.set("jobs", subnetIds=[]))
    .absent(
        "two for one",
        lambda plan: plan.set("jobs", deploymentMode=None),
        ("jobs", "deploymentMode is not set, so SINGLE_INSTANCE, which takes 1 subnet, and subnetIds names 2."),
    )
    .unknown("from an update", lambda plan: plan.set("jobs", subnetIds=Unknown()))
)

CONFIGURATION = ("mq.configuration", "c-1234")


def configured() -> Plan:
    plan = base().add("aws:mq/configuration:Configuration", "tuned", engineType="RabbitMQ")
    return plan.set("jobs", configuration={"id": Ref("tuned"), "revision": Ref("tuned", "latestRevision")})


def elsewhere(plan: Plan) -> Plan:
    return plan.set("jobs", configuration={"id": "c-1234", "revision": 3})


configuration_not_found = (
    Table("mq-configuration-not-found", configured)
    .good("planned here", facts={})
    .outside("there", elsewhere, facts={CONFIGURATION: BrokerConfiguration("c-1234", "RABBITMQ", 3)})
    .not_found(
        "not there",
        elsewhere,
        ("jobs", "There is no configuration c-1234 in eu-west-1."),
        facts={CONFIGURATION: None},
        level="mandatory",
    )
    .bad(
        "a revision to come",
        elsewhere,
        ("jobs", "The configuration c-1234 has revisions up to 2, and revision is 3."),
        facts={CONFIGURATION: BrokerConfiguration("c-1234", "RABBITMQ", 2)},
    )
    .bad(
        "of another engine",
        elsewhere,
        ("jobs", "The configuration c-1234 is for ACTIVEMQ, and the broker is RABBITMQ."),
        facts={CONFIGURATION: BrokerConfiguration("c-1234", "ACTIVEMQ", 3)},
    )
    .absent("none", lambda plan: plan.set("jobs", configuration=None), facts={})
    .unknown("from an update", lambda plan: plan.set("jobs", configuration={"id": Unknown()}), facts={})
    .cannot_ask("denied", elsewhere)
)


def users(*names: str) -> list[dict[str, str]]:
    return [{"username": name, "password": "a-password-of-16"} for name in names]


users_too_many = (
    Table(
        "mq-users-too-many",
        lambda: Plan().add("aws:mq/broker:Broker", "mail", engineType="RabbitMQ", users=users("admin")),
    )
    .good("one")
    .good("ActiveMQ", lambda p: p.set("mail", engineType="ActiveMQ", users=users("admin", "shop")))
    .bad(
        "two",
        lambda p: p.set("mail", users=users("admin", "shop")),
        (
            "mail",
            "users has 2 users, and a RabbitMQ broker is made with one.",
            "Keep the administrator, and make the others by RabbitMQ's own API.",
        ),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("mail", users=None))
    .unknown("from an update", lambda p: p.set("mail", users=Unknown()))
    .outside("nothing is referred to", None)
)
