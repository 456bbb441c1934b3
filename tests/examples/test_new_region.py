from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import findings, table

BROKEN = {
    # 000.5
    "ecr-image-foreign-account": "indexer",
    "account-id-hardcoded": "indexer",
    # 002.7
    "region-not-enabled": "indexer-logs",
    "region-service-not-offered": "index",
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_search_in_a_region_that_is_new_has_exactly_these_findings(stack: str, tmp_path: Path) -> None:
    assert findings("small/new-region", "broken", stack, tmp_path, prefix="search") == table(BROKEN)


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_search_in_a_region_that_has_it_all_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("small/new-region", "fixed", stack, tmp_path, prefix="search") == {}
