"""Settings of MQ."""

from __future__ import annotations

from policies.setting._alike import machine_class
from policies.setting._shapes import DOCS, PROVIDER, REGISTRY, Form, Pair, PasswordNeed, When
from policypack.catalogue.tokens import Mq

_BROKER = f"{DOCS}/amazon-mq/latest/api-reference/brokers.html"
_RABBIT = ("RabbitMQ",)
_UPGRADES = "AWS wants it true for ActiveMQ 5.18 and RabbitMQ 3.13 and later"
_WORDS = r"[0-9A-Za-z_-]{1,%d}"

ROWS = (
    Pair(
        Mq.BROKER,
        (When("authenticationStrategy", ("ldap",)),),
        "LDAP needs a server",
        _BROKER,
        needs=("ldapServerMetadata",),
    ),
    Form(
        Mq.BROKER,
        "brokerName",
        _WORDS % 50,
        "be of 1 to 50 letters, digits, hyphens and underscores",
        "BadRequestException: brokerName has 1 to 50 letters, digits, dashes and underscores",
        _BROKER,
    ),
    Pair(
        Mq.BROKER,
        (When("dataReplicationMode", ("CRDR",)),),
        "a replica names its primary broker",
        f"{REGISTRY}/mq/broker/",
        needs=("dataReplicationPrimaryBrokerArn",),
        certain=False,
    ),
    Pair(
        Mq.BROKER,
        (When("kmsKeyId"),),
        "a key of one's own takes the place of AWS's",
        f"{REGISTRY}/mq/broker/",
        takes=When("useAwsOwnedKey", ("false",), default="true"),
        within="encryptionOptions",
        certain=False,
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "Audit logging is not supported for RabbitMQ brokers",
        _BROKER,
        shuts=When("logs.audit", ("true",)),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "EFS is not supported for the engine type RabbitMQ",
        _BROKER,
        shuts=When("storageType", ("efs",)),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", _RABBIT),),
        "RabbitMQ is a single instance or a cluster",
        _BROKER,
        takes=When("deploymentMode", ("SINGLE_INSTANCE", "CLUSTER_MULTI_AZ"), default="SINGLE_INSTANCE"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", ("ActiveMQ",)),),
        "ActiveMQ is a single instance, or an active one with a standby",
        _BROKER,
        takes=When("deploymentMode", ("SINGLE_INSTANCE", "ACTIVE_STANDBY_MULTI_AZ"), default="SINGLE_INSTANCE"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineType", ("RabbitMQ",)),),
        "LDAP is not supported for RabbitMQ",
        f"{REGISTRY}/mq/broker/",
        shuts=When("authenticationStrategy", ("ldap",)),
    ),
    Pair(
        Mq.BROKER,
        (When("engineVersion", ("3.13", "3.13.*", "4.*")), When("engineType", _RABBIT)),
        _UPGRADES,
        _BROKER,
        takes=When("autoMinorVersionUpgrade", ("true",), default="false"),
    ),
    Pair(
        Mq.BROKER,
        (When("engineVersion", ("5.18", "5.18.*", "5.19", "5.19.*")), When("engineType", ("ActiveMQ",))),
        _UPGRADES,
        _BROKER,
        takes=When("autoMinorVersionUpgrade", ("true",), default="false"),
    ),
    machine_class(Mq.BROKER, "hostInstanceType", "mq", "amazon-mq/latest/developer-guide/broker-instance-types.html"),
    PasswordNeed(
        Mq.BROKER,
        "password",
        12,
        250,
        r"[,:=]",
        "12 to 250 characters without commas, colons and equal signs",
        f"{DOCS}/amazon-mq/latest/api-reference/brokers-broker-id-users-username.html",
        within="users",
    ),
    Pair(
        Mq.BROKER,
        (When("deploymentMode", ("CLUSTER_MULTI_AZ",)),),
        "BadRequestException: a cluster is not supported on mq.t3.micro",
        f"{DOCS}/amazon-mq/latest/developer-guide/broker-instance-types.html",
        shuts=When("hostInstanceType", ("mq.t3.micro",)),
    ),
    Form(
        Mq.BROKER,
        "maintenanceWindowStartTime.dayOfWeek",
        r"(?i)(mon|tues|wednes|thurs|fri|satur|sun)day",
        "be a day of the week, such as MONDAY",
        "expected day_of_week to be one of MONDAY, TUESDAY, …",
        f"{PROVIDER}/mq/broker.go",
    ),
    Form(
        Mq.BROKER,
        "maintenanceWindowStartTime.timeOfDay",
        r"([01]\d|2[0-3]):[0-5]\d",
        "be a time such as 02:00",
        "BadRequestException: timeOfDay is in the 24-hour format",
        _BROKER,
    ),
)
