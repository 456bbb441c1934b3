"""The engine's previews write the reports that the settings name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from policypack.config import check
from policypack.errors import ConfigError
from policypack.serve import Servicer
from tests.plain import QUEUE, make
from tests.test_serve import URN, alarm, request, stack_request, started

SHOP = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod"


def previewed(reports: list[dict[str, str]], *, dry_run: bool = True, **options: Any) -> tuple[Servicer, list[str]]:
    """Preview a stack of one queue by the engine, and return what `coverage` said of reports."""
    policy = make(alarm)
    servicer = started(policy, dry_run=dry_run, **options)
    servicer.set_settings(
        check({}, {"coverage": {"reports": reports, "lookups": "off", "seeThrough": "off"}}, [policy])
    )
    servicer.Analyze(request(name="a"), None)
    servicer.Analyze(request(name="b"), None)  # the engine analyzes again what it replaces
    planned = stack_request(name="b", url="https://x")
    planned.resources[0].urn = SHOP
    diagnostics = servicer.AnalyzeStack(planned, None).diagnostics
    return servicer, [each.message for each in diagnostics if "report" in each.message]


def test_what_is_no_format_is_refused_with_the_settings() -> None:
    with pytest.raises(ConfigError, match="coverage: reports"):
        check({}, {"coverage": {"reports": [{"format": "pdf", "path": "x"}]}}, [])


def test_the_reports_are_those_of_our_own_command(tmp_path: Path) -> None:
    _, said = previewed(
        [
            {"format": "json", "path": f"{tmp_path}/{{project}}-{{stack}}.json"},
            {"format": "html", "path": f"{tmp_path}/report.html"},
        ]
    )
    assert said == []
    report = json.loads((tmp_path / "shop-prod.json").read_text("utf-8"))
    assert [(each["policy"], each["urn"], each["problem"]) for each in report["findings"]] == [
        ("made-policy", URN, "The name is b.")
    ]
    assert report["summary"]["resources"] == 2
    assert QUEUE in (tmp_path / "report.html").read_text("utf-8")


def test_an_update_writes_none(tmp_path: Path) -> None:
    previewed([{"format": "json", "path": f"{tmp_path}/a.json"}], dry_run=False)
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_cannot_be_written_is_said_and_blocks_nothing(tmp_path: Path) -> None:
    both = [{"format": "json", "path": f"{tmp_path}/{name}"} for name in ("gone/a.json", "b.json", "b.json")]
    _, (gone, twice) = previewed(both)
    assert f"The json report was not written: {tmp_path}/gone/a.json: there is no folder" in gone
    assert "two reports cannot go to one file" in twice
    assert (tmp_path / "b.json").is_file()
    _, (relative,) = previewed([{"format": "json", "path": "a.json"}])
    assert "The json report has the relative path a.json, and the program was not found." in relative


def test_a_relative_path_is_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "__main__.py").write_text("")
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(tmp_path))
    _, said = previewed([{"format": "markdown", "path": "preflight.md"}])
    assert said == []
    assert (tmp_path / "preflight.md").read_text("utf-8").startswith("<!-- aws-preflight shop prod -->")
