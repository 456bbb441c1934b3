from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import findings, table

# 001's list, 002.11
BROKEN = {"cost-estimate": "", "program-lint-error": ""}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_sandbox_that_costs_too_much_has_exactly_these_findings(stack: str, tmp_path: Path) -> None:
    assert findings("small/sandbox", "broken", stack, tmp_path, prefix="sandbox") == table(BROKEN)


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_cheaper_sandbox_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("small/sandbox", "fixed", stack, tmp_path, prefix="sandbox") == {}
