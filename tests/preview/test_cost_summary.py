"""The estimate in the preview's summary."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from policypack.__main__ import main
from policypack.report import Outcome, text

PROGRAM = """
import pulumi_aws as aws

aws.ec2.NatGateway("way-out", subnet_id="subnet-0a1b2c3d4e5f60718")
aws.kms.Key("data", description="Orders")
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "Pulumi.test.yaml").write_text("config:\n  aws:region: eu-west-1\n")
    (tmp_path / "__main__.py").write_text(PROGRAM)
    return tmp_path


def test_the_json_summary_has_the_estimate(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["preview", str(program), "--aws", "off", "--format", "json"])
    cost = json.loads(capsys.readouterr().out)["summary"]["cost"]
    assert (cost["monthly"], cost["currency"], cost["atLeast"]) == (36, "USD", True)
    assert [(item["what"], item["monthly"]) for item in cost["items"]] == [
        ("NAT gateway way-out", 35.04),
        ("KMS key data", 1.0),
    ]


def shown(cost: dict[str, Any]) -> str:
    console = Console(file=io.StringIO(), width=100)
    text.render(Outcome("shop", "test", cost=cost), console)
    return str(console.file.getvalue())  # type: ignore[attr-defined]  # it is the StringIO above


def test_the_text_shows_the_largest_and_what_is_missing() -> None:
    items = [
        {"what": f"Database db-{n}", "monthly": 100.4 - n, "detail": "db.t3.small" if n == 0 else ""} for n in range(10)
    ]
    gaps = [{"what": f"Cache c-{n}", "why": "there is no list price here"} for n in range(6)]
    gaps += [{"what": f"Key k-{n}", "why": f"reason {n}"} for n in range(5)]
    found = shown(
        {"monthly": 959, "currency": "USD", "atLeast": True, "items": items, "unpriced": gaps, "byUse": ["logs"]}
    )
    assert "Costs at least about 960 USD a month, without 11 parts that no price is known of" in found
    assert "      100  Database db-0 (db.t3.small)" in found
    assert "Database db-7" in found
    assert "Database db-8" not in found
    assert "      180  2 smaller ones" in found
    assert "not in it: Cache c-0, Cache c-1, Cache c-2, Cache c-3, Cache c-4 and 1 more: there is no list" in found
    assert "not in it: Key k-3: reason 3." in found
    assert "not in it: 1 more, which --format json lists." in found
    assert "on top, by use: logs." in found


def test_a_sum_that_is_whole_is_no_at_least() -> None:
    found = shown({"monthly": 1, "currency": "USD", "atLeast": False, "items": [], "source": "Made up."})
    assert "Costs about 1 USD a month\n" in found
    assert "not in it" not in found


def test_where_no_part_has_a_price_no_sum_is_given() -> None:
    cost = {"monthly": 0, "currency": "USD", "atLeast": True, "items": [], "byUse": ["logs"]}
    assert "Costs only what is used" in shown({**cost, "unpriced": []})
    gaps = [{"what": "Database db", "why": "there is no list price here"}]
    found = shown({**cost, "unpriced": gaps})
    assert "What it costs a month is not known\n" in found
    assert "about 0" not in found
