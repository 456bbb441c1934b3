"""What the emulated AWS answers where moto does not: one function per operation, and the table they read.

A function takes a `Question` and returns what botocore would parse from the answer, or None to leave it to moto; it
raises `Problem` for an error. To add one, decorate it with the service as botocore names it and the operation;
nothing else is needed.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from policypack import catalogue

DATA = Path(__file__).with_name("emulator_data.json")


@dataclass(frozen=True, slots=True)
class Question:
    """A request: its parameters as botocore's model names them, and the region and account it is for."""

    parameters: dict[str, Any]
    region: str
    account: str


class Refusal(Exception):  # noqa: N818  an answer, not an error of ours
    """The emulated AWS answers with an error."""

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.status = status


@dataclass(frozen=True, slots=True)
class Emulated:
    """An operation that is answered here. `signing` is the service's name in signatures."""

    service: str
    operation: str
    signing: str
    function: Callable[[Question], dict[str, Any] | None]


ANSWERS: list[Emulated] = []
Answer = TypeVar("Answer", bound=Callable[[Question], dict[str, Any] | None])


def answers(service: str, operation: str, signing: str = "") -> Callable[[Answer], Answer]:
    """Register a function for an operation. `signing` is needed where signatures spell the service differently."""

    def register(function: Answer) -> Answer:
        ANSWERS.append(Emulated(service, operation, signing or service, function))
        return function

    return register


@functools.cache
def table() -> dict[str, Any]:
    """The dated table of what is offered."""
    loaded: dict[str, Any] = json.loads(DATA.read_text(encoding="utf-8"))
    return loaded


@answers("rds", "DescribeDBEngineVersions")
def describe_db_engine_versions(question: Question) -> dict[str, Any]:
    """Versions by engine; a region with a list of its own offers that list only."""
    asked = question.parameters
    engines = table()["engines"]
    engine = asked.get("Engine")
    if engine is not None and engine not in engines:
        raise Refusal("InvalidParameterValue", f"Unrecognized engine name: {engine}")
    found = [
        _engine_version(name, version, status)
        for name in ([engine] if engine else sorted(engines))
        for version, status in _offered(name, question.region, bool(asked.get("IncludeAll")))
    ]
    wanted = asked.get("EngineVersion")
    if wanted:
        found = [item for item in found if wanted in (item["EngineVersion"], item["MajorEngineVersion"])]
    family = asked.get("DBParameterGroupFamily")
    if family:
        found = [item for item in found if item["DBParameterGroupFamily"] == family]
    start, size = int(asked.get("Marker") or 0), int(asked.get("MaxRecords") or 100)
    answer: dict[str, Any] = {"DBEngineVersions": found[start : start + size]}
    if start + size < len(found):
        answer["Marker"] = str(start + size)
    return answer


# In GiB; what differs by class and licence is left out, so that the emulator refuses nothing that AWS takes.
# Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
STORAGE = {"gp2": (5, 65536), "gp3": (5, 65536), "io1": (5, 65536), "io2": (5, 65536), "standard": (5, 3072)}


@answers("rds", "DescribeOrderableDBInstanceOptions")
def describe_orderable_db_instance_options(question: Question) -> dict[str, Any]:
    """Every version in every class of the catalogue, with every storage; moto has a few classes of a few engines."""
    asked, region = question.parameters, question.region
    engine, instance_class = asked["Engine"], asked.get("DBInstanceClass", "")
    aurora = engine.startswith("aurora")
    known = catalogue.rds_classes(region, engine)
    if known is not None and instance_class not in known and not (aurora and instance_class == "db.serverless"):
        return {"OrderableDBInstanceOptions": []}
    offered = _offered(engine, region, retired=False) if engine in table()["engines"] else []
    versions = [asked["EngineVersion"]] if asked.get("EngineVersion") else [version for version, _ in offered[-3:]]
    zones = [{"Name": zone} for zone in catalogue.zones(region)]
    options: list[dict[str, Any]] = []
    for version in versions:
        for storage, limits in {"aurora": None}.items() if aurora else STORAGE.items():
            option = {
                "Engine": engine,
                "EngineVersion": version,
                "DBInstanceClass": instance_class,
                "AvailabilityZones": zones,
                "MultiAZCapable": not aurora,
                "StorageType": storage,
                "SupportsStorageEncryption": True,
                "SupportsPerformanceInsights": True,
                "SupportsEnhancedMonitoring": True,
                "SupportsIAMDatabaseAuthentication": True,
                "SupportsClusters": aurora
                or instance_class in (catalogue.rds_classes(region, engine, cluster=True) or ()),
                "SupportedNetworkTypes": ["IPV4", "DUAL"],
            }
            options.append(option | ({"MinStorageSize": limits[0], "MaxStorageSize": limits[1]} if limits else {}))
    return {"OrderableDBInstanceOptions": options}


# https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
TLS_POLICIES = (
    *("2015-05", "2016-08", "FS-2018-06", "FS-1-1-2019-08", "FS-1-2-2019-08", "FS-1-2-Res-2019-08"),
    *("FS-1-2-Res-2020-10", "TLS-1-0-2015-04", "TLS-1-1-2017-01", "TLS-1-2-2017-01", "TLS-1-2-Ext-2018-06"),
    *(
        f"TLS13-{version}-{when}"
        for version in ("1-0", "1-1", "1-2", "1-2-Res", "1-2-Ext1", "1-2-Ext2", "1-3")
        for when in ("2021-06", "FIPS-2023-04", "PQ-2025-09", "FIPS-PQ-2025-09")
    ),
    *("TLS13-1-2-Ext0-FIPS-2023-04", "TLS13-1-2-Ext0-FIPS-PQ-2025-09"),
)


@answers("elbv2", "DescribeSSLPolicies", "elasticloadbalancing")
def describe_ssl_policies(question: Question) -> dict[str, Any]:
    """All that AWS documents; moto has the newer half of them."""
    names = question.parameters.get("Names") or [f"ELBSecurityPolicy-{name}" for name in TLS_POLICIES]
    return {"SslPolicies": [{"Name": name} for name in names]}


@answers("ecr", "DescribePullThroughCacheRules")
def describe_pull_through_cache_rules(question: Question) -> dict[str, Any]:
    """A registry without rules."""
    return {"pullThroughCacheRules": []}


@answers("stepfunctions", "ValidateStateMachineDefinition", "states")
def validate_state_machine_definition(_question: Question) -> dict[str, Any]:
    """No objections: only AWS knows its rules."""
    return {"result": "OK", "diagnostics": []}


@answers("elasticbeanstalk", "ListAvailableSolutionStacks")
def list_available_solution_stacks(_question: Question) -> dict[str, Any]:
    """Nothing: moto's list is years old, and every name of today would count as one that is gone."""
    return {"SolutionStacks": [], "SolutionStackDetails": []}


def _offered(engine: str, region: str, retired: bool) -> list[tuple[str, str]]:
    local = table()["regions"].get(region, {}).get(engine)
    if local is not None:
        return [(version, "available") for version in local]
    known = table()["engines"][engine]
    available = [(version, "available") for version in known["available"]]
    return available + [(version, "deprecated") for version in known["deprecated"]] if retired else available


def _engine_version(engine: str, version: str, status: str) -> dict[str, Any]:
    major = _major(engine, version)
    item: dict[str, Any] = {
        "Engine": engine,
        "EngineVersion": version,
        "MajorEngineVersion": major,
        "DBParameterGroupFamily": f"{engine}{major}",
        "Status": status,
        "SupportedCACertificateIdentifiers": ["rds-ca-ecc384-g1", "rds-ca-rsa2048-g1", "rds-ca-rsa4096-g1"],
        "ValidUpgradeTarget": [],
    }
    if engine.startswith("aurora"):
        item["SupportedEngineModes"] = ["provisioned"]
        if _serverless(engine, version):
            item["ServerlessV2FeaturesSupport"] = {"MinCapacity": 0.0, "MaxCapacity": 256.0}
    return item


def _serverless(engine: str, version: str) -> bool:
    """Whether an Aurora version knows Serverless v2: PostgreSQL from 13.6, 14.3 and 15.2, MySQL from Aurora 3.02.

    Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html
    """
    numbers = tuple(int(number) for number in re.findall(r"\d+", version))
    if engine == "aurora-mysql":
        return numbers[2:4] >= (3, 2)
    return numbers >= {13: (13, 6), 14: (14, 3), 15: (15, 2)}.get(numbers[0], (16, 1))


def _major(engine: str, version: str) -> str:
    """The major version, as AWS accepts it alone: one number for PostgreSQL, two for the others."""
    numbers = re.findall(r"\d+", version)
    one = engine in ("postgres", "aurora-postgresql") and int(numbers[0]) >= 10
    return numbers[0] if one else ".".join(numbers[:2])
