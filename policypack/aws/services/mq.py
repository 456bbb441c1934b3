"""Amazon MQ: versions and instance types of brokers, and their configurations.

Sources:
https://docs.aws.amazon.com/amazon-mq/latest/api-reference/broker-engine-types.html
https://docs.aws.amazon.com/amazon-mq/latest/api-reference/broker-instance-options.html
https://docs.aws.amazon.com/amazon-mq/latest/api-reference/configurations-configuration-id.html
https://docs.aws.amazon.com/amazon-mq/latest/api-reference/brokers.html
"""

from __future__ import annotations

from dataclasses import dataclass

from policypack.aws.fact import Service, fact


@dataclass(frozen=True, slots=True)
class BrokerOption:
    """An instance type with one engine and one kind of storage. Engines and modes are in capitals: ACTIVEMQ."""

    engine: str
    instance_type: str
    storage: str
    modes: tuple[str, ...]
    versions: tuple[str, ...]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BrokerConfiguration:
    """A configuration and the engine it is for, in capitals. Its revisions count up from 1 to `newest`."""

    id: str
    engine: str
    newest: int


class Mq(Service):
    """Brokers' configurations and catalogue."""

    service = "mq"

    @fact("mq:DescribeBrokerEngineTypes", lifetime="24h", empty="proves")
    def versions(self, engine: str, region: str | None = None) -> tuple[str, ...]:
        """The versions of an engine, "ACTIVEMQ" or "RABBITMQ"; empty for an unknown one."""
        found = self.chained("describe_broker_engine_types", "BrokerEngineTypes", EngineType=engine)
        return tuple(
            version["Name"]
            for item in found
            if item["EngineType"] == engine
            for version in item.get("EngineVersions") or ()
        )

    @fact("mq:DescribeBrokerInstanceOptions", lifetime="24h", empty="proves")
    def options(self, instance_type: str, region: str | None = None) -> tuple[BrokerOption, ...]:
        """What can be made of an instance type such as "mq.m5.large"; empty where it is not offered."""
        found = self.chained(
            "describe_broker_instance_options", "BrokerInstanceOptions", HostInstanceType=instance_type
        )
        return tuple(
            BrokerOption(
                item["EngineType"],
                item["HostInstanceType"],
                item.get("StorageType") or "",
                tuple(item.get("SupportedDeploymentModes") or ()),
                tuple(item.get("SupportedEngineVersions") or ()),
                tuple(zone["Name"] for zone in item.get("AvailabilityZones") or ()),
            )
            for item in found
        )

    @fact("mq:DescribeConfiguration", lifetime="5m", absent=("NotFoundException",))
    def configuration(self, id: str, region: str | None = None) -> BrokerConfiguration | None:
        """The configuration of this id, such as "c-1234…"."""
        found = self.call("describe_configuration", ConfigurationId=id)
        return BrokerConfiguration(found["Id"], found["EngineType"].upper(), found["LatestRevision"]["Revision"])

    @fact("mq:ListBrokers", empty="proves")
    def brokers(self, region: str | None = None) -> tuple[tuple[str, str], ...]:
        """(Name, id) of every broker of the region that is not on its way out."""
        found = self.pages("list_brokers", "BrokerSummaries")
        staying = (item for item in found if item.get("BrokerState") != "DELETION_IN_PROGRESS")
        return tuple(sorted((item["BrokerName"], item["BrokerId"]) for item in staying))
