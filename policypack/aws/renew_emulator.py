"""Writes `emulator_data.json`: which engine versions the emulated AWS offers. Run it to renew the table.

    python -P -m policypack.aws.renew_emulator

The versions come from cfn-lint's data (MIT-0), which is taken from AWS in us-east-1; what the file says about
other regions was seen by people and is kept as it is. Only the emulator reads the file: it decides nothing about a
real account.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib import resources
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("emulator_data.json")
_ENGINES = ("aurora-mysql", "aurora-postgresql", "mariadb", "mysql", "postgres")
_TABLES = ("aws_rds_dbcluster", "aws_rds_dbinstance")


def versions() -> dict[str, dict[str, list[str]]]:
    """For every engine its available and deprecated versions, as cfn-lint's extension schemas list them."""
    every: dict[str, set[str]] = defaultdict(set)
    deprecated: dict[str, set[str]] = defaultdict(set)
    for table in _TABLES:
        for name, found in (("engine_version", every), ("engine_version_deprecated", deprecated)):
            for engine, listed in _enums(_schema(table, name)):
                found[engine] |= {item for item in listed if not item.isdigit() and item.count(".") > 0}
    return {
        engine: {
            "available": sorted(every[engine] - deprecated[engine] - {"5.7", "8.0", "8.4"}),
            "deprecated": sorted(deprecated[engine] - {"5.7", "8.0", "8.4"}),
        }
        for engine in _ENGINES
    }


def _schema(table: str, name: str) -> dict[str, Any]:
    package = resources.files(f"cfnlint.data.schemas.extensions.{table}")
    loaded: dict[str, Any] = json.loads((package / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


def _enums(schema: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each (engine, versions) pair; the deprecated lists sit in the condition, the others in its consequence."""
    found = []
    for rule in schema.get("allOf", []):
        condition, consequence = rule.get("if"), rule.get("then")
        if not isinstance(condition, dict):
            continue
        properties = condition.get("properties", {})
        engine = properties.get("Engine", {}).get("const")
        listed = properties.get("EngineVersion", {}).get("enum")
        if listed is None and isinstance(consequence, dict):
            listed = consequence.get("properties", {}).get("EngineVersion", {}).get("enum")
        if engine and listed:
            found.append((engine, [str(item) for item in listed]))
    return found


def main() -> None:
    """Write the table again, dated by cfn-lint's release."""
    from importlib.metadata import version

    data = json.loads(DATA.read_text(encoding="utf-8"))
    data["source"] = f"cfn-lint {version('cfn-lint')}, us-east-1"
    data["engines"] = {**data["engines"], **versions()}
    DATA.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
