"""Our plan of the example beside what the real engine sent for it (recorded by tests/engine/record.py)."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import json_format
from google.protobuf.struct_pb2 import Struct

from policypack.preview.records import Registration
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.symbol import Symbols, Text
from policypack.values import UNKNOWN, decode, walk

ROOT = Path(__file__).parents[2]
RECORDINGS = ROOT / "tests" / "engine" / "recordings"
# Seven digits that the provider draws; most names have a hyphen before them.
_RANDOM = re.compile(r"-[0-9a-f]{7}\b|(?<=[a-z])[0-9a-f]{7}\b")

pytestmark = pytest.mark.skipif(not list(RECORDINGS.glob("*.gz")), reason="no recordings of the real engine are there")


@cache
def both(variant: str, stack: str) -> tuple[PreviewResult, dict[str, Any]]:
    with gzip.open(RECORDINGS / f"flask-api-{variant}-{stack}.json.gz") as file:
        recorded = json.load(file)
    result = preview(ROOT / "examples" / "flask-api" / variant, PreviewOptions(stack=stack))
    assert result.failures == ()
    return result, recorded


def leaves(values: dict[str, Any]) -> dict[str, Any]:
    return {path: value for path, value, _ in walk(values)}


def differences(engine: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    """Where ours is not what the engine knew. What the engine did not know, we may."""
    unknown = tuple(path for path, value in engine.items() if value is UNKNOWN)
    found = []
    for path in sorted(engine.keys() | ours.keys()):
        if path.startswith(unknown):
            continue
        theirs, mine = engine.get(path, "absent"), ours.get(path, "absent")
        if isinstance(mine, Text):  # the account, which the recording's provider made up
            pattern = "".join(r"\d{12}" if not isinstance(part, str) else re.escape(part) for part in mine.parts)
            if isinstance(theirs, str) and re.fullmatch(pattern, theirs):
                continue
        if plain(theirs) != plain(mine):
            found.append(f"{path}: engine {theirs!r}, ours {mine!r}")
    return found


def plain(value: Any) -> Any:
    return _RANDOM.sub("-0000000", value) if isinstance(value, str) else value


def inputs(recorded: dict[str, Any]) -> dict[str, Any]:
    struct = Struct()
    json_format.ParseDict(recorded["properties"], struct)
    return leaves(decode(struct))


def ours(item: Registration, symbols: Symbols) -> dict[str, Any]:
    return leaves(decode(item.inputs, symbols))


@pytest.mark.parametrize(("variant", "stack"), [("broken", "production"), ("fixed", "test")])
def test_the_same_resources_with_the_same_inputs_and_providers(variant: str, stack: str) -> None:
    result, recorded = both(variant, stack)
    mine = {item.urn: item for item in result.registrations}
    theirs = {item["urn"]: item for item in recorded["analyze"]}
    assert sorted(mine) == sorted(theirs)
    wrong = {
        item["name"]: found
        for urn, item in theirs.items()
        if (found := differences(inputs(item), ours(mine[urn], result.symbols)))
    }
    assert wrong == {}
    providers = {urn: item.get("provider", {}).get("urn", "") for urn, item in theirs.items()}
    assert providers == {urn: item.provider for urn, item in mine.items()}


@pytest.mark.parametrize(("variant", "stack"), [("broken", "production"), ("fixed", "test")])
def test_the_same_edges_and_parents(variant: str, stack: str) -> None:
    result, recorded = both(variant, stack)
    mine = {item.urn: item for item in result.registrations}
    for item in recorded["stack"]["resources"]:
        own = mine[item["urn"]]
        edges = {name: sorted(found["urns"]) for name, found in item.get("propertyDependencies", {}).items()}
        assert {name: sorted(urns) for name, urns in own.property_dependencies.items()} == edges, item["name"]
        assert sorted(own.dependencies) == sorted(item.get("dependencies", [])), item["name"]
        assert own.parent == item.get("parent", ""), item["name"]


@pytest.mark.parametrize(("variant", "stack"), [("broken", "production"), ("fixed", "test")])
def test_the_same_options(variant: str, stack: str) -> None:
    result, recorded = both(variant, stack)
    mine = {item.urn: item.options for item in result.registrations}
    for item in recorded["analyze"]:
        options = item["options"]
        own = mine[item["urn"]]
        assert own.protect == options.get("protect", False), item["name"]
        assert list(own.ignore_changes) == options.get("ignoreChanges", []), item["name"]
        timeouts = options.get("customTimeouts", {})
        assert own.create_timeout == timeouts.get("create", 0), item["name"]
