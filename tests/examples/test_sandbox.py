from __future__ import annotations

from pathlib import Path

from tests.examples.running import beside_the_engine, findings, table

# 001's list, 002.11
BROKEN = {"cost-estimate": "", "program-lint-error": ""}


def test_the_sandbox_that_costs_too_much_has_exactly_these_findings(tmp_path: Path) -> None:
    assert findings("small/sandbox", "broken", "production", tmp_path, prefix="sandbox") == table(BROKEN)


def test_the_cheaper_sandbox_has_no_finding(tmp_path: Path) -> None:
    assert findings("small/sandbox", "fixed", "production", tmp_path, prefix="sandbox") == {}


def test_the_engine_reports_the_same(tmp_path: Path) -> None:
    assert beside_the_engine("small/sandbox", "broken", tmp_path) == (set(), set())
