from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import beside_the_engine, findings, table

BROKEN = {
    # around the program: 001's list, 002.2, 002.3
    "program-syntax-error": "",
    "program-import-error": "",
    "program-entry-point-ambiguous": "",
    "program-region-not-configured": "",
    "program-environment-undocumented": "",
    # its tests: 002.4 to 002.6, 002.11
    "program-tests-read-recorded-outputs": "",
    "program-tests-are-empty": "",
    "program-type-error": "",
    # passwords: 002.8
    "program-insecure-random": "",
    "program-value-changes-every-run": "",
    "rds-password-generator-unsafe": "returns",
    "rds-master-password-not-managed": "orders",
    # values: 002.9, 002.11, 002's lesser ones
    "ecs-log-group-not-found": "report",
    "region-mismatch-in-value": "us-east-1a us-east-1b",
    "arn-has-placeholder": "export",
}


def test_the_broken_tools_have_exactly_these_findings(tmp_path: Path) -> None:
    assert findings("small/order-tools", "broken", "production", tmp_path, prefix="order-tools") == table(BROKEN)


def test_the_repaired_tools_have_no_finding(tmp_path: Path) -> None:
    assert findings("small/order-tools", "fixed", "production", tmp_path, prefix="order-tools") == {}


@pytest.mark.parametrize("version", ["broken", "fixed"])
def test_the_engine_reports_the_same(version: str, tmp_path: Path) -> None:
    assert beside_the_engine("small/order-tools", version, tmp_path) == (set(), set())
