"""Relational databases: RDS, Aurora, and DocumentDB and Neptune, which share its catalogue.

Sources:
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBEngineVersions.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBEngineVersion.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOrderableDBInstanceOptions.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSnapshots.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeAccountAttributes.html
https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBProxies.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from policypack.aws.fact import Service, fact
from policypack.aws.services import _rds_answers as answers
from policypack.aws.services._account_quotas import AccountQuota, account_quotas
from policypack.aws.services._rds_answers import (
    CertificateAuthority,
    Database,
    DatabaseCluster,
    DatabaseSnapshot,
    GlobalCluster,
    OptionGroup,
    Orderable,
    ParameterGroup,
    SubnetGroup,
)

__all__ = [
    "AuroraCapacity", "CertificateAuthority", "Database", "DatabaseCluster", "DatabaseSnapshot", "EngineVersion",
    "EngineVersions", "GlobalCluster", "OptionGroup", "Orderable", "ParameterGroup", "Rds", "SubnetGroup",
]  # fmt: skip

_NEAREST = 5


@dataclass(frozen=True, slots=True)
class AuroraCapacity:
    """The range of an Aurora Serverless v2 cluster, in Aurora capacity units."""

    least: float
    most: float


@dataclass(frozen=True, slots=True)
class EngineVersion:
    """One engine version in one region.

    `major` is what AWS accepts instead of the whole version ("16", "8.0"). `status` is "available" or "deprecated";
    a deprecated one still runs where it runs. `family` is the parameter group family. `upgrades` are the versions
    that a database on this one may go to. `capacity` is None where Serverless v2 is not supported.
    """

    version: str
    major: str
    status: str
    family: str
    certificates: tuple[str, ...] = ()
    upgrades: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    capacity: AuroraCapacity | None = None


@dataclass(frozen=True, slots=True)
class EngineVersions:
    """What a requested version stands for in one region.

    `matches` holds the exact versions, newest first: one for a full version, several for a major one, none where it
    is not offered. `nearest` are available versions to choose instead, the same major first, newest first.
    """

    engine: str
    requested: str
    region: str
    matches: tuple[EngineVersion, ...]
    nearest: tuple[str, ...] = ()

    @property
    def offered(self) -> bool:
        """True where AWS knows the version in this region; deprecated is not absent."""
        return bool(self.matches)

    @property
    def status(self) -> str | None:
        """ "available" if any match is, else "deprecated"; None where there is no match."""
        states = {match.status for match in self.matches}
        return "available" if "available" in states else next(iter(states), None)

    @property
    def best(self) -> EngineVersion | None:
        """The newest match, available ones first: the closest thing to what AWS will choose for a major version."""
        usable = [match for match in self.matches if match.status == "available"] or list(self.matches)
        return usable[0] if usable else None

    @property
    def family(self) -> str | None:
        return self.best.family if self.best else None

    @property
    def certificates(self) -> tuple[str, ...]:
        return self.best.certificates if self.best else ()

    @property
    def upgrades(self) -> tuple[str, ...]:
        return self.best.upgrades if self.best else ()


class Rds(Service):
    """Databases and their catalogue."""

    service = "rds"

    def engine_version(self, engine: str, version: str, region: str | None = None) -> EngineVersions | None:
        """What `version` of `engine` stands for in the region; None where AWS does not know the engine at all.

        A major version alone ("16", "8.0") matches as AWS resolves it. Raises Unavailable.
        """
        available = self.engine_versions(engine, region=region)
        where = region or self.region
        known = available or ()
        matches = _matching(known, version)
        if not matches:
            # The catalogue lists deprecated versions only on request; most questions never need them.
            every = self.engine_versions(engine, retired=True, region=region)
            if every is None and available is None:
                return None
            matches = _matching(every or (), version)
            known += tuple(item for item in every or () if item not in known)
        nearest = () if matches else _nearest(known, version)
        return EngineVersions(engine, version, where, matches, nearest)

    @fact("rds:DescribeDBEngineVersions", lifetime="24h", absent=("InvalidParameterValue",), empty="proves")
    def engine_versions(
        self, engine: str, retired: bool = False, region: str | None = None
    ) -> tuple[EngineVersion, ...] | None:
        """Every version of an engine that the region offers; with `retired` also the deprecated ones.

        None for an unknown engine.
        """
        more: dict[str, object] = {"IncludeAll": True} if retired else {}
        found = self.pages("describe_db_engine_versions", "DBEngineVersions", Engine=engine, **more)
        return tuple(_engine_version(item) for item in found) or None

    @fact("rds:DescribeOrderableDBInstanceOptions", lifetime="24h", empty="proves")
    def orderable(
        self, engine: str, instance_class: str, version: str = "", region: str | None = None
    ) -> tuple[Orderable, ...]:
        """What can be created of an engine in an instance class; empty where the class is not offered for it.

        `version` is a whole version; without one all versions count.
        """
        named = {"EngineVersion": version} if version else {}
        found = self.pages(
            "describe_orderable_db_instance_options",
            "OrderableDBInstanceOptions",
            Engine=engine,
            DBInstanceClass=instance_class,
            **named,
        )
        # An emulator may filter by less than it was asked to.
        made = (answers.orderable(item) for item in found)
        return tuple(item for item in made if item.instance_class == instance_class)

    @fact("rds:DescribeDBInstances", absent=("DBInstanceNotFound", "DBInstanceNotFoundFault"), empty="proves")
    def database(self, identifier: str, region: str | None = None) -> Database | None:
        """The instance of this name; DocumentDB and Neptune share the names."""
        found = self.call("describe_db_instances", DBInstanceIdentifier=identifier)["DBInstances"]
        return answers.database(found[0]) if found else None

    @fact("rds:DescribeDBClusters", absent=("DBClusterNotFoundFault", "DBClusterNotFound"), empty="proves")
    def cluster(self, identifier: str, region: str | None = None) -> DatabaseCluster | None:
        """The cluster of this name; DocumentDB and Neptune share the names."""
        found = self.call("describe_db_clusters", DBClusterIdentifier=identifier)["DBClusters"]
        return answers.cluster(found[0]) if found else None

    @fact("rds:DescribeGlobalClusters", absent=("GlobalClusterNotFoundFault",), empty="proves")
    def global_cluster(self, identifier: str, region: str | None = None) -> GlobalCluster | None:
        """The global database of this name; it is seen from every region that it has a cluster in."""
        found = self.call("describe_global_clusters", GlobalClusterIdentifier=identifier)["GlobalClusters"]
        return answers.global_cluster(found[0]) if found else None

    @fact("rds:DescribeDBParameterGroups", lifetime="5m", absent=("DBParameterGroupNotFound",), empty="proves")
    def parameter_group(self, name: str, region: str | None = None) -> ParameterGroup | None:
        """The parameter group for instances."""
        found = self.call("describe_db_parameter_groups", DBParameterGroupName=name)["DBParameterGroups"]
        return ParameterGroup(found[0]["DBParameterGroupName"], found[0]["DBParameterGroupFamily"]) if found else None

    @fact("rds:DescribeDBClusterParameterGroups", lifetime="5m", absent=("DBParameterGroupNotFound",), empty="proves")
    def cluster_parameter_group(self, name: str, region: str | None = None) -> ParameterGroup | None:
        """The parameter group for clusters: Aurora, Multi-AZ, DocumentDB and Neptune."""
        answer = self.call("describe_db_cluster_parameter_groups", DBClusterParameterGroupName=name)
        found = answer["DBClusterParameterGroups"]
        if not found:
            return None
        return ParameterGroup(found[0]["DBClusterParameterGroupName"], found[0]["DBParameterGroupFamily"])

    @fact("rds:DescribeEngineDefaultParameters", lifetime="24h", empty="proves")
    def static_parameters(self, family: str, region: str | None = None) -> tuple[str, ...]:
        """The parameters of instances, in a family, that only a restart changes."""
        found = self.pages(
            "describe_engine_default_parameters", "EngineDefaults.Parameters", DBParameterGroupFamily=family
        )
        return tuple(item["ParameterName"] for item in found if item["ApplyType"] == "static")

    @fact("rds:DescribeOptionGroups", lifetime="5m", absent=("OptionGroupNotFoundFault",), empty="proves")
    def option_group(self, name: str, region: str | None = None) -> OptionGroup | None:
        """The option group, with the engine and major version that it is for."""
        found = self.call("describe_option_groups", OptionGroupName=name)["OptionGroupsList"]
        if not found:
            return None
        group = found[0]
        return OptionGroup(
            group["OptionGroupName"], group["EngineName"], group["MajorEngineVersion"], group.get("VpcId") or ""
        )

    @fact("rds:DescribeOptionGroupOptions", lifetime="24h", absent=("InvalidParameterCombination",), empty="proves")
    def options(self, engine: str, major: str, region: str | None = None) -> tuple[str, ...] | None:
        """The names of the options that an engine's major version can have; None for an unknown major version."""
        found = self.pages(
            "describe_option_group_options", "OptionGroupOptions", EngineName=engine, MajorEngineVersion=major
        )
        return tuple(item["Name"] for item in found)

    @fact("rds:DescribeDBSubnetGroups", lifetime="5m", absent=("DBSubnetGroupNotFoundFault",), empty="proves")
    def subnet_group(self, name: str, region: str | None = None) -> SubnetGroup | None:
        """The subnet group; DocumentDB and Neptune use the same ones."""
        found = self.call("describe_db_subnet_groups", DBSubnetGroupName=name)["DBSubnetGroups"]
        return answers.subnet_group(found[0]) if found else None

    @fact("rds:DescribeDBProxies", absent=("DBProxyNotFoundFault",), empty="proves")
    def proxy(self, name: str, region: str | None = None) -> str | None:
        """The ARN of the proxy of this name."""
        found = self.call("describe_db_proxies", DBProxyName=name)["DBProxies"]
        return found[0]["DBProxyArn"] if found else None

    @fact("rds:DescribeDBSnapshots", absent=("DBSnapshotNotFound",), empty="proves")
    def snapshot(self, identifier: str, region: str | None = None) -> DatabaseSnapshot | None:
        """The snapshot of an instance, by name or, for one that another account shares, by ARN."""
        found = self.call("describe_db_snapshots", DBSnapshotIdentifier=identifier, **_whose(identifier))["DBSnapshots"]
        return answers.snapshot(found[0], "DB") if found else None

    @fact("rds:DescribeDBClusterSnapshots", absent=("DBClusterSnapshotNotFoundFault",), empty="proves")
    def cluster_snapshot(self, identifier: str, region: str | None = None) -> DatabaseSnapshot | None:
        """The snapshot of a cluster, by name or, for one that another account shares, by ARN."""
        more = _whose(identifier)
        answer = self.call("describe_db_cluster_snapshots", DBClusterSnapshotIdentifier=identifier, **more)
        found = answer["DBClusterSnapshots"]
        return answers.snapshot(found[0], "DBCluster") if found else None

    @fact("rds:DescribeCertificates", lifetime="24h", empty="never")
    def certificates(self, region: str | None = None) -> tuple[CertificateAuthority, ...]:
        """The certificate authorities of the region."""
        return tuple(
            CertificateAuthority(
                item["CertificateIdentifier"], item.get("CertificateType") or "", item["ValidTill"].isoformat()
            )
            for item in self.pages("describe_certificates", "Certificates")
        )

    @fact("rds:DescribeAccountAttributes", empty="never")
    def quotas(self, region: str | None = None) -> tuple[AccountQuota, ...]:
        """Limits and use together: DBInstances, DBClusters, DBSubnetGroups, DBParameterGroups, ManualSnapshots …"""
        return account_quotas(self.call("describe_account_attributes"))


def _whose(snapshot: str) -> dict[str, object]:
    """Which snapshots to look among: AWS wants to be told that one was taken automatically."""
    if snapshot.rpartition("snapshot:")[2].startswith("rds:"):
        return {"SnapshotType": "automated"}
    return {"IncludeShared": True, "IncludePublic": True} if snapshot.startswith("arn:") else {}


def _engine_version(item: dict[str, Any]) -> EngineVersion:
    version = item["EngineVersion"]
    scaling = item.get("ServerlessV2FeaturesSupport") or {}
    capacity = AuroraCapacity(scaling["MinCapacity"], scaling["MaxCapacity"]) if "MaxCapacity" in scaling else None
    return EngineVersion(
        version=version,
        major=item.get("MajorEngineVersion") or "",
        status=(item.get("Status") or "available").lower(),
        family=item.get("DBParameterGroupFamily") or "",
        certificates=tuple(item.get("SupportedCACertificateIdentifiers") or ()),
        upgrades=tuple(target["EngineVersion"] for target in item.get("ValidUpgradeTarget") or ()),
        modes=tuple(item.get("SupportedEngineModes") or ()),
        capacity=capacity,
    )


def _matching(versions: Iterable[EngineVersion], requested: str) -> tuple[EngineVersion, ...]:
    """The versions a request stands for, newest first: the exact one, else all below a major or a prefix."""
    versions = tuple(versions)
    exact = tuple(item for item in versions if item.version.lower() == requested.lower())
    if exact:
        return exact
    below = [item for item in versions if item.major == requested or item.version.startswith(f"{requested}.")]
    return tuple(sorted(below, key=_newest))


def _nearest(versions: Iterable[EngineVersion], requested: str) -> tuple[str, ...]:
    usable = [item for item in versions if item.status == "available"]
    majors = {item.major for item in versions if item.major} or {item.version.split(".")[0] for item in versions}
    within = [major for major in majors if requested == major or requested.startswith(f"{major}.")]
    major = max(within, key=len, default=requested.split(".")[0])
    same = [item for item in usable if item.version == major or item.version.startswith(f"{major}.")]
    other = [item for item in usable if item not in same]
    ordered = sorted(same, key=_newest) + sorted(other, key=_newest)
    return tuple(item.version for item in ordered[:_NEAREST])


def _newest(item: EngineVersion) -> tuple[bool, list[int]]:
    """Sorts newest first, editions such as "16.4-limitless" after plain versions."""
    return "-limitless" in item.version, [-int(number) for number in re.findall(r"\d+", item.version)]
