"""Gather offline facts about AWS: data of cfn-lint (MIT-0), botocore's endpoints, moto's list of rules (Apache-2.0).

Only the generator uses this module. What is left out on purpose: classes by engine *version* (that table of cfn-lint is
a cross product, the same list for every engine), and the types of the eight regions whose files are copies of
us-east-1's.
"""

from __future__ import annotations

import gzip
import importlib
import importlib.metadata
import importlib.util
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

# https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html: enabled by default; every other region
# of the commercial partition has to be enabled for the account first.
_DEFAULT_REGIONS = frozenset(
    {
        *(f"ap-northeast-{number}" for number in (1, 2, 3)),
        *("ap-south-1", "ap-southeast-1", "ap-southeast-2"),
        *("ca-central-1", "sa-east-1"),
        *("eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3"),
        *("us-east-1", "us-east-2", "us-west-1", "us-west-2"),
    }
)
# Their lists of CloudFormation types are word for word those of us-east-1.
_PLACEHOLDERS = frozenset(
    {
        *("eusc-de-east-1", "eu-isoe-west-1", "us-iso-east-1", "us-iso-west-1"),
        *("us-isob-east-1", "us-isob-west-1", "us-isof-east-1", "us-isof-south-1"),
    }
)
# table → (file, property): names of classes by region.
_CLASSES = {
    "dax": "aws_dax_cluster/nodetype_enum.json",
    "docdb": "aws_docdb_dbinstance/dbinstanceclass_enum.json",
    "ec2": "aws_ec2_instance/instancetype_enum.json",
    "elasticache": "aws_elasticache_cachecluster/cachenodetype_enum.json",
    "emr": "aws_emr_cluster/instancetypeconfig_instancetype_enum.json",
    "mq": "aws_amazonmq_broker/instancetype_enum.json",
    "neptune": "aws_neptune_dbinstance/dbinstanceclass_enum.json",
    "opensearch": "aws_opensearchservice_domain/clusterconfig_instancetype_enum.json",
    "redshift": "aws_redshift_cluster/nodetype_enum.json",
    "sagemaker-hosting": "aws_sagemaker_hosting/instancetype_enum.json",
}
_DATABASE_CLASSES = {
    "rds": "aws_rds_dbinstance/dbinstanceclass_enum.json",
    "rds-cluster": "aws_rds_dbcluster/dbclusterinstanceclass_enum.json",
}


def folder(package: str) -> Path:
    """Return the folder of an installed package. Raises ModuleNotFoundError with the line that installs it."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not installed; run: pip install cfn-lint botocore")
    return Path(spec.submodule_search_locations[0])


def tables() -> dict[str, Any]:
    """Return every table of `aws.zip` by name, each {"date", "source", "scope", "data"}."""
    data = folder("cfnlint") / "data"
    date: str = _load(data / "schemas" / "version.json")["schema_date"][:10]
    lint = f"cfn-lint {importlib.metadata.version('cfn-lint')}, schemas of {date}"
    botocore = f"botocore {importlib.metadata.version('botocore')}"
    found = {
        "regions": _table(
            date,
            f"{botocore} endpoints.json and partitions.json; cfn-lint's list of zones; AWS Account Management guide "
            "for opt-in",
            "all partitions; an account may lack some zones",
            _regions(),
        ),
        "lambda-runtimes": _table(
            date,
            lint,
            "dates announced by AWS; a runtime that is missing here is not unknown to AWS",
            _load(data / "AdditionalSpecs" / "LmbdRuntimeLifecycle.json"),
        ),
        "rds-versions": _table(
            date,
            lint,
            "us-east-1 alone, retired versions included: absent means a typing error or too new, present means little",
            _engine_versions(data / "schemas" / "extensions"),
        ),
        "elasticache-versions": _table(
            date,
            lint,
            "us-east-1 alone",
            _versions(_load(data / "schemas" / "extensions" / "aws_elasticache_cachecluster" / "engine_version.json")),
        ),
        "cloudformation-types": _table(
            date,
            lint,
            "types registered with CloudFormation by region; eight sovereign and isolated regions left out",
            _types(data / "schemas" / "providers"),
        ),
        "iam-actions": _table(
            date, lint, "action names in lower case by prefix, all partitions", _actions(data / "AdditionalSpecs")
        ),
    }
    found["config-rules"] = _table(
        date,
        f"moto {importlib.metadata.version('moto')}, which reads the list of AWS Config managed rules",
        "all partitions; a rule that is missing here may be newer",
        _config_rules(folder("moto") / "config" / "resources" / "aws_managed_rules.json.gz"),
    )
    for name, rows in _classes(data / "schemas" / "extensions").items():
        scope = "by region and engine, not by version or zone" if "|" in next(iter(rows)) else "by region, not by zone"
        found[f"classes-{name}"] = _table(date, f"{lint}, from the AWS price list", scope, _matrix(rows))
    return found


def _table(date: str, source: str, scope: str, data: Any) -> dict[str, Any]:
    return {"date": date, "source": source, "scope": scope, "data": data}


def _load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _matrix(rows: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Write sets over one vocabulary as numbers in hex: bit n stands for item n."""
    items = sorted({item for row in rows.values() for item in row})
    place = {item: 1 << at for at, item in enumerate(items)}
    return {"items": items, "rows": {key: f"{sum(place[item] for item in set(row)):x}" for key, row in rows.items()}}


def _regions() -> dict[str, Any]:
    zones: Mapping[str, Iterable[str]] = importlib.import_module("cfnlint.helpers").AVAILABILITY_ZONES
    endpoints = _load(folder("botocore") / "data" / "endpoints.json")
    # The newest regions stand there alone, beside names of partitions that services without a region have.
    partitions = _load(folder("botocore") / "data" / "partitions.json")["partitions"]
    newest = {each["id"]: each["regions"] for each in partitions}
    result: dict[str, Any] = {"partitions": {}, "regions": {}}
    for partition in endpoints["partitions"]:
        name = partition["partition"]
        result["partitions"][name] = {"suffix": partition["dnsSuffix"], "services": sorted(partition["services"])}
        known = {region: about for region, about in newest[name].items() if not region.endswith("-global")}
        for region, about in {**known, **partition["regions"]}.items():
            result["regions"][region] = {
                "partition": name,
                "description": about["description"],
                "optIn": region not in _DEFAULT_REGIONS if name == "aws" else None,
                "zones": sorted(zone.removeprefix(region) for zone in zones.get(region, ())),
            }
    return result


def _engine(entry: Mapping[str, Any]) -> str | None:
    engine = entry.get("if", {}).get("properties", {}).get("Engine", {})
    return engine.get("const") if isinstance(engine, dict) else None


def _versions(schema: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for entry in schema["allOf"]:
        engine = _engine(entry)
        values = entry["then"].get("properties", {}).get("EngineVersion", {}).get("enum", ())
        if engine and values:
            found.setdefault(engine, set()).update(values)
    return {engine: sorted(values) for engine, values in sorted(found.items())}


def _engine_versions(extensions: Path) -> dict[str, Any]:
    retired: dict[str, set[str]] = {}
    for entry in _load(extensions / "aws_rds_dbinstance" / "engine_version_deprecated.json")["allOf"]:
        engine = _engine(entry)
        if engine:
            retired.setdefault(engine, set()).update(entry["if"]["properties"]["EngineVersion"]["enum"])
    return {
        "instance": _versions(_load(extensions / "aws_rds_dbinstance" / "engine_version.json")),
        "cluster": _versions(_load(extensions / "aws_rds_dbcluster" / "engine_version.json")),
        "retired": {engine: sorted(values) for engine, values in sorted(retired.items())},
    }


def _config_rules(file: Path) -> dict[str, Any]:
    """Return (triggers, names of all parameters, names of those that must be given) by identifier."""
    rules = json.loads(gzip.decompress(file.read_bytes()))["ManagedRules"]
    found = {}
    for identifier, about in sorted(rules.items()):
        parameters = about.get("Parameters", ())
        given = [each["Name"] for each in parameters if not each.get("Optional") and "Default" not in each]
        trigger = about.get("Trigger type", "").lower()
        triggers = [word for word in ("change", "periodic") if word in trigger]
        found[identifier] = [triggers, [each["Name"] for each in parameters], given]
    return found


def _classes(extensions: Path) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for table, file in _CLASSES.items():
        schema = _load(extensions / file)
        found[table] = {
            region: set(row["enum"]) for region, row in schema.items() if isinstance(row, dict) and region != "all"
        }
    for table, file in _DATABASE_CLASSES.items():
        rows: dict[str, set[str]] = {}
        for region, row in _load(extensions / file).items():
            for entry in row["allOf"]:
                engine = _engine(entry)
                # One engine has a row per licence and price family; what any of them offers is offered.
                for about in entry["then"]["properties"].values():
                    rows.setdefault(f"{region}|{engine}", set()).update(about.get("enum", ()))
        found[table] = rows
    return found


def _types(providers: Path) -> dict[str, Any]:
    rows = {
        file.stem: set(_load(file))
        for file in sorted(providers.glob("*.json"))
        if file.stem not in (*_PLACEHOLDERS, "sam")
    }
    return _matrix(rows)


def _actions(specs: Path) -> dict[str, list[str]]:
    policies: Mapping[str, Any] = _load(specs / "Policies.json")
    return {prefix: sorted(about.get("Actions", ())) for prefix, about in sorted(policies.items())}
