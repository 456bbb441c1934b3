from __future__ import annotations

from pathlib import Path

from tests.examples.running import beside_the_engine, findings, table

BROKEN = {
    # 000.5
    "ecr-image-foreign-account": "indexer",
    "account-id-hardcoded": "indexer",
    # 002.7
    "region-not-enabled": "indexer-logs",
    "region-service-not-offered": "index",
}


def test_the_search_in_a_region_that_is_new_has_exactly_these_findings(tmp_path: Path) -> None:
    assert findings("small/new-region", "broken", "production", tmp_path, prefix="search") == table(BROKEN)


def test_the_search_in_a_region_that_has_it_all_has_no_finding(tmp_path: Path) -> None:
    assert findings("small/new-region", "fixed", "production", tmp_path, prefix="search") == {}


def test_the_engine_reports_the_same(tmp_path: Path) -> None:
    assert beside_the_engine("small/new-region", "broken", tmp_path) == (set(), set())
