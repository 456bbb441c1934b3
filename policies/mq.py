"""Amazon MQ: versions, instance types and deployment modes of brokers."""

from __future__ import annotations

from collections.abc import Iterator

from policies._outside import listed, with_commands
from policypack import Aws, Finding, Resource, policy

BROKER = "aws:mq/broker:Broker"


def _engine(broker: Resource) -> str | None:
    engine = broker.text("engineType")
    return engine.upper() if engine else None


@policy(BROKER, severity="critical")
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
            f"aws mq describe-broker-engine-types --engine-type {engine} --region {broker.region}",
        ),
    )


@policy(BROKER, severity="critical")
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
            f"aws mq describe-broker-instance-options --engine-type {engine} --region {broker.region} "
            "--query 'BrokerInstanceOptions[].HostInstanceType' --output text | tr '\\t' '\\n' | sort -u",
        ),
    )


@policy(BROKER)
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
