"""Amazon MQ: versions, instance types and deployment modes of brokers."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Aws, Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Mq
from policypack.shelf.outside import listed, named_outside, proven, with_commands
from policypack.shown import argument

# https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html (subnetIds)
SUBNETS = {"SINGLE_INSTANCE": 1, "ACTIVE_STANDBY_MULTI_AZ": 2}


def _engine(broker: Resource) -> str | None:
    engine = broker.text("engineType")
    return engine.upper() if engine else None


@policy(Mq.BROKER, severity="critical")
def engine_version_not_offered(broker: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Broker version is not offered in the region.

    Why: "BadRequestException: Broker engine version [3.8.6] is invalid. Valid values: [3.13]". Newer versions are
    written without their patch number.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-version-management.html
        https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-version-management.html
    """
    engine, version = _engine(broker), broker.text("engineVersion")
    offered = aws.mq.versions(engine) if engine and version else ()
    if not version or not engine or not offered or version in offered:
        return
    short = ".".join(version.split(".")[:2])
    instead = f"Use {short}" if short in offered else f"Use one of {listed(offered, 6)}"
    yield broker.finding(
        "engineVersion",
        problem=f"{broker.text('engineType')} {version} is not offered in {broker.region}.",
        fix=with_commands(
            f"{instead}; this lists all of them:",
            f"aws mq describe-broker-engine-types --engine-type {argument(engine)} --region {broker.region}",
        ),
    )


@policy(Mq.BROKER, severity="critical")
def instance_type_not_offered(broker: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Broker instance type is not offered for the engine in the region.

    Why: "BadRequestException: Broker instance type [mq.t2.micro] is invalid. Valid values: …". RabbitMQ and ActiveMQ
    have different types.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/broker-instance-types.html
    """
    engine, name = _engine(broker), broker.text("hostInstanceType")
    if not engine or not name:
        return
    if any(option.engine == engine for option in aws.mq.options(name)):
        return
    yield broker.finding(
        "hostInstanceType",
        problem=f"{name} is not offered for {broker.text('engineType')} in {broker.region}.",
        fix=with_commands(
            "Choose an offered type; this lists them:",
            f"aws mq describe-broker-instance-options --engine-type {argument(engine)} --region {broker.region} "
            "--query 'BrokerInstanceOptions[].HostInstanceType' --output text | tr '\\t' '\\n' | sort -u",
        ),
    )


@policy(Mq.BROKER, silences={"setting-value-refused": "property"})
def deployment_mode_not_offered(broker: Resource, *, aws: Aws) -> Iterator[Finding]:
    """Broker instance type does not have the deployment mode.

    Why: "BadRequestException: Deployment mode [CLUSTER_MULTI_AZ] is not supported for the broker instance type
    [mq.t3.micro]". ActiveMQ has ACTIVE_STANDBY_MULTI_AZ, RabbitMQ CLUSTER_MULTI_AZ.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/broker-instance-types.html
    """
    engine, name, mode = _engine(broker), broker.text("hostInstanceType"), broker.text("deploymentMode")
    if not engine or not name or not mode:
        return
    modes = {item for option in aws.mq.options(name) if option.engine == engine for item in option.modes}
    if not modes or mode in modes:
        return
    yield broker.finding(
        "deploymentMode",
        problem=f"{name} with {broker.text('engineType')} does not have the deployment mode {mode} in {broker.region}.",
        fix=f"Set deploymentMode to {' or '.join(sorted(modes))}, or choose a larger instance type.",
    )


@policy(Mq.BROKER)
def subnets_unequal_mode(broker: Resource) -> Iterator[Finding]:
    """Broker names more or fewer subnets than its deployment mode takes.

    Why: "A SINGLE_INSTANCE deployment requires one subnet. An ACTIVE_STANDBY_MULTI_AZ deployment requires two
    subnets": BadRequestException otherwise. The provider's default mode is SINGLE_INSTANCE.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
    """
    # The provider leaves an empty list out, and AWS takes subnets of the default VPC.
    if not broker.items("subnetIds"):
        return
    mode, count = broker.text("deploymentMode", default="SINGLE_INSTANCE"), len(broker.items("subnetIds"))
    wanted = SUBNETS.get(mode or "")
    if wanted is None or count == wanted:
        return
    said = f"deploymentMode is {mode}" if broker.has("deploymentMode") else f"deploymentMode is not set, so {mode}"
    yield broker.finding(
        "subnetIds",
        problem=f"{said}, which takes {wanted} subnet{'s' if wanted > 1 else ''}, and subnetIds names {count}.",
        fix=f"Name {wanted} subnet{'s in different zones' if wanted > 1 else ''}, or choose another deploymentMode.",
    )


@policy(Mq.BROKER)
def configuration_not_found(broker: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Configuration or revision of the broker does not exist or does not fit.

    Why: CreateBroker refuses it with a NotFoundException or a BadRequestException: it is named by its id, not by its
    name, and each change makes a new revision.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/api-reference/configurations-configuration-id.html
    """
    block = broker.block("configuration")
    name = named_outside(block, "id", stack, Mq.CONFIGURATION, key="id") if block is not None else None
    if block is None or name is None:
        return
    found, revision, engine = aws.mq.configuration(name), block.number("revision"), _engine(broker)
    if found is None:
        property, problem = "id", f"There is no configuration {name} in {broker.region}."
    elif engine and found.engine != engine:
        property, problem = "id", f"The configuration {name} is for {found.engine}, and the broker is {engine}."
    elif revision and revision > found.newest:
        property = "revision"
        problem = f"The configuration {name} has revisions up to {found.newest}, and revision is {revision}."
    else:
        return
    yield block.finding(
        property,
        problem=problem,
        fix=with_commands(
            "Name one that is there, or create it in the stack and refer to its id and latestRevision:",
            f"aws mq list-configurations --region {broker.region} "
            "--query 'Configurations[].[Id,Name,EngineType,LatestRevision.Revision]' --output text",
        ),
        level=proven(block, "configuration", stack),
    )


@policy(Mq.BROKER)
def users_too_many(broker: Resource) -> Iterator[Finding]:
    """RabbitMQ broker is made with several users.

    Why: "BadRequestException": AWS makes one administrator with the broker, and RabbitMQ itself all others.
    Source: https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
    """
    if _engine(broker) != "RABBITMQ" or len(broker.items("users")) < 2:
        return
    yield broker.finding(
        "users",
        problem=f"users has {len(broker.items('users'))} users, and a RabbitMQ broker is made with one.",
        fix="Keep the administrator, and make the others by RabbitMQ's own API.",
    )
