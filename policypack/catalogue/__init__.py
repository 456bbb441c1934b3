"""Offline facts about AWS, dated, bundled with the pack.

What is on offer advises and never blocks: new regions, versions and classes appear every week, and only AWS itself is
sure. What has ended long ago does not come back, and may block (`documented`). Each
table has a date, a source and a scope (`about`), and a fact answers None where its table says nothing. Nothing is read
from disk before it is asked for; a table takes a few milliseconds. `python -P -m policypack.catalogue.generate` renews
the tables.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from policypack.aws.regions import partition as by_prefix
from policypack.catalogue._store import member
from policypack.finding import Evidence

__all__ = [
    "About",
    "ConfigRule",
    "LambdaRuntime",
    "Partition",
    "Region",
    "about",
    "config_rules",
    "covered_regions",
    "dns_suffix",
    "documented",
    "elasticache_versions",
    "evidence",
    "iam_actions",
    "iam_prefixes",
    "instance_types",
    "lambda_runtimes",
    "node_types",
    "partition",
    "partitions",
    "rds_classes",
    "rds_retired_versions",
    "rds_versions",
    "region_opt_in",
    "regions",
    "service_regions",
    "type_regions",
    "zones",
]


class About(NamedTuple):
    """Where a table comes from: its date (ISO), its source, and what it covers."""

    date: str
    source: str
    scope: str


class Region(NamedTuple):
    """A region. `opt_in`: must be enabled for the account first (None outside of the commercial partition).

    `zones` are the full names of its availability zones; an account may lack some of them.
    """

    name: str
    description: str
    partition: str
    opt_in: bool | None
    zones: tuple[str, ...]


class Partition(NamedTuple):
    """A partition of AWS, the DNS suffix of its endpoints, and the endpoint prefixes of its services."""

    name: str
    dns_suffix: str
    services: frozenset[str]


class ConfigRule(NamedTuple):
    """A managed rule of AWS Config: what triggers it ("change", "periodic"), its parameters, and those to be given."""

    triggers: frozenset[str]
    parameters: frozenset[str]
    needed: tuple[str, ...]


class LambdaRuntime(NamedTuple):
    """A Lambda runtime's end: ISO dates from which it is deprecated, cannot be created, cannot be updated.

    A date that AWS has not announced is None. `successor` is the identifier to move to.
    """

    name: str
    deprecated: str | None
    create_block: str | None
    update_block: str | None
    successor: str | None


def about(table: str) -> About:
    """Return date, source and scope of a table: "regions", "lambda-runtimes", "classes-rds", …

    Raises KeyError for a table that is not there.
    """
    entry = member("aws", table)
    if entry is None:
        raise KeyError(table)
    return About(entry["date"], entry["source"], entry["scope"])


def evidence(table: str) -> Evidence:
    """Return the evidence for a finding that rests on a table; it makes the finding advisory."""
    origin = about(table)
    return Evidence("catalogue", f"{origin.source} ({origin.scope})", origin.date)


def documented(table: str) -> Evidence:
    """Return the evidence for a finding that rests on a dated end in a table: one long past may block."""
    origin = about(table)
    return Evidence("documented", f"{origin.source} ({origin.scope})", origin.date)


def _data(table: str) -> Any:
    return member("aws", table)["data"]


# Regions


@functools.cache
def regions() -> Mapping[str, Region]:
    """Return all regions of all partitions by name, as botocore and cfn-lint knew them (table "regions")."""
    return MappingProxyType(
        {
            name: Region(
                name,
                entry["description"],
                entry["partition"],
                entry["optIn"],
                tuple(f"{name}{letter}" for letter in entry["zones"]),
            )
            for name, entry in _data("regions")["regions"].items()
        }
    )


@functools.cache
def partitions() -> Mapping[str, Partition]:
    """Return all partitions by name (table "regions")."""
    return MappingProxyType(
        {
            name: Partition(name, entry["suffix"], frozenset(entry["services"]))
            for name, entry in _data("regions")["partitions"].items()
        }
    )


def region_opt_in(region: str) -> bool | None:
    """Must the region be enabled for the account before anything works in it? None where the table does not say."""
    entry = regions().get(region)
    return entry.opt_in if entry else None


def zones(region: str) -> tuple[str, ...]:
    """Return the availability zones of a region, those too that an account may lack; empty for an unknown region."""
    entry = regions().get(region)
    return entry.zones if entry else ()


def partition(region: str) -> str:
    """Return the partition of a region, also of one newer than the table, by its prefix."""
    entry = regions().get(region)
    if entry:
        return entry.partition
    return by_prefix(region)


def dns_suffix(region: str) -> str:
    """Return the DNS suffix of a region's endpoints, such as amazonaws.com."""
    return partitions()[partition(region)].dns_suffix


def type_regions(cfn_type: str) -> frozenset[str] | None:
    """Return the regions that offer a CloudFormation type (`AWS::EKS::Cluster`), None for a type not in the table.

    Table "cloudformation-types"; it lacks the sovereign and isolated regions, so that a region outside of
    `covered_regions` must not be judged by it.
    """
    return _matrix("cloudformation-types").having(lambda item: item == cfn_type)


def service_regions(prefix: str) -> frozenset[str] | None:
    """Return the regions that offer any type of a service (`AWS::EKS`), None for a service not in the table.

    Table "cloudformation-types", with the same holes as in `type_regions`.
    """
    return _matrix("cloudformation-types").having(lambda item: item.startswith(f"{prefix}::"))


def covered_regions() -> frozenset[str]:
    """Return the regions that the table "cloudformation-types" covers."""
    return frozenset(_matrix("cloudformation-types").rows)


# Versions


@functools.cache
def lambda_runtimes() -> Mapping[str, LambdaRuntime]:
    """Return the Lambda runtimes that have an end, by identifier (table "lambda-runtimes").

    A runtime that is missing may still exist: the newest ones and the operating-system-only ones are not listed.
    """
    return MappingProxyType(
        {
            name: LambdaRuntime(
                name, entry["deprecated"], entry["create-block"], entry["update-block"], entry["successor"]
            )
            for name, entry in _data("lambda-runtimes").items()
        }
    )


def rds_versions(engine: str, *, cluster: bool = False) -> frozenset[str] | None:
    """Return the versions of a database engine known in us-east-1, retired ones included; None for another engine.

    Table "rds-versions". A version that is missing is a typing error or newer than the table; one that is there may be
    retired, and may be missing in other regions. `cluster`: for Multi-AZ DB clusters and Aurora.
    """
    versions = _data("rds-versions")["cluster" if cluster else "instance"].get(engine)
    return frozenset(versions) if versions is not None else None


def rds_retired_versions(engine: str) -> frozenset[str]:
    """Return the versions of a database engine that AWS no longer offers (table "rds-versions", us-east-1)."""
    return frozenset(_data("rds-versions")["retired"].get(engine, ()))


def elasticache_versions(engine: str) -> frozenset[str] | None:
    """Return the versions of redis, valkey or memcached known in us-east-1 (table "elasticache-versions")."""
    versions = _data("elasticache-versions").get(engine)
    return frozenset(versions) if versions is not None else None


# Classes


def rds_classes(region: str, engine: str, *, cluster: bool = False) -> frozenset[str] | None:
    """Return the instance classes offered for an engine in a region, None where the table has no such row.

    Table "classes-rds" ("classes-rds-cluster" for Multi-AZ DB clusters): from the price list, any licence, not by
    version and not by zone.
    """
    return _matrix("classes-rds-cluster" if cluster else "classes-rds").row(f"{region}|{engine}")


def instance_types(region: str) -> frozenset[str] | None:
    """Return the EC2 instance types offered somewhere in a region, None for a region without a row ("classes-ec2")."""
    return _matrix("classes-ec2").row(region)


def node_types(service: str, region: str) -> frozenset[str] | None:
    """Return the node or instance classes of a service in a region, None for a region without a row.

    `service`: dax, docdb, ec2, elasticache, emr, mq, neptune, opensearch, redshift or sagemaker-hosting (tables
    "classes-…", from the price list; classes that take no new clusters any more are still in it).
    Raises KeyError for another service.
    """
    about(f"classes-{service}")
    return _matrix(f"classes-{service}").row(region)


# IAM


def iam_prefixes() -> frozenset[str]:
    """Return the service prefixes of IAM actions, such as "s3" (table "iam-actions")."""
    return frozenset(_data("iam-actions"))


def iam_actions(prefix: str) -> frozenset[str] | None:
    """Return the IAM actions of a service prefix in lower case, None for a prefix not in the table ("iam-actions")."""
    actions = _data("iam-actions").get(prefix)
    return frozenset(actions) if actions is not None else None


@functools.cache
def config_rules() -> Mapping[str, ConfigRule]:
    """Return the managed rules of AWS Config by identifier ("config-rules"). One that is missing may be newer."""
    return {
        name: ConfigRule(frozenset(triggers), frozenset(known), tuple(given))
        for name, (triggers, known, given) in _data("config-rules").items()
    }


class _Matrix:
    """Sets of names by row, as the generator wrote them: bit n of a row stands for item n."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._items: list[str] = data["items"]
        self.rows: Mapping[str, str] = data["rows"]

    def row(self, key: str) -> frozenset[str] | None:
        bits = self.rows.get(key)
        if bits is None:
            return None
        number = int(bits, 16)
        return frozenset(item for at, item in enumerate(self._items) if number >> at & 1)

    def having(self, wanted: Callable[[str], bool]) -> frozenset[str] | None:
        mask = sum(1 << at for at, item in enumerate(self._items) if wanted(item))
        return frozenset(key for key, bits in self.rows.items() if int(bits, 16) & mask) if mask else None


@functools.cache
def _matrix(table: str) -> _Matrix:
    return _Matrix(_data(table))
