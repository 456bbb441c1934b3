"""docs/failures.md has every row of the table. That its lines are true is held by the examples' own tests."""

from __future__ import annotations

import pytest

from policypack.policy import discover
from tests.examples.running import unproven
from tests.failures_map import DOCUMENTS, page
from tests.failures_page import ROOT, ROWS, Claim, claims, rows


def finding(policy: str, file: str = "examples/flask-api/broken/service.py", line: int = 7) -> dict:
    return {"policy": policy, "urn": "", "location": {"file": file, "line": line}}


def test_every_row_has_a_policy_and_a_line_of_an_example() -> None:
    wanted = [(row.name, row.failure, rule) for row in rows() for rule in row.rules]
    assert [(claim.row, claim.failure, claim.rule) for claim in claims()] == wanted, "run `make failures`"


def test_every_row_is_of_a_known_document() -> None:
    assert {row.document for row in rows()} == set(DOCUMENTS)
    assert len(rows()) == len([line for line in ROWS.read_text("utf-8").splitlines() if not line.startswith("#")])


def test_every_policy_of_the_table_exists() -> None:
    assert {rule for row in rows() for rule in row.rules} <= {policy.id for policy in discover("policies")}


def test_every_line_is_one_of_a_broken_program() -> None:
    for claim in claims():
        path = ROOT / claim.place
        assert {"broken", "unloadable"} & set(path.relative_to(ROOT).parts), claim
        assert claim.line == 0 if path.is_dir() else claim.line <= len(path.read_text("utf-8").splitlines()), claim


def test_a_line_that_no_finding_is_on_is_told() -> None:
    claim = Claim(
        "002.9", "It.", "ecs-log-region-mismatch", "examples/flask-api/broken/service.py", 7, "test", engine=True
    )
    whole = Claim("002.9", "It.", "ecs-log-region-mismatch", "examples/flask-api/broken", 0, "test", engine=True)
    assert unproven([claim, whole], [finding("ecs-log-region-mismatch")]) == []
    assert unproven([claim], [finding("ecs-log-region-mismatch", line=8)]) == [claim]
    assert unproven([claim, whole], [finding("ecs-log-group-not-found")]) == [claim, whole]


def test_the_documents_own_example_comes_first() -> None:
    everything = tuple(finding(rule, "examples/ml-api/broken/a.py") for row in rows() for rule in row.rules)
    own = tuple(finding(rule, "examples/payments-ts/broken/b.ts") for row in rows() for rule in row.rules)
    found = {("ml-api", "broken", "test"): everything, ("payments-ts", "broken", "test"): own}
    text = page(found, lambda _: {(own[0]["policy"], "", "mandatory")})
    assert sum(line.endswith("| yes |") for line in text.splitlines()) == 1
    lines = [line for line in text.splitlines() if line.startswith("| 00")]
    assert all(("payments-ts/broken/b.ts:7" in line) is line.startswith("| 004") for line in lines)


def test_a_failure_that_no_example_shows_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"no example shows 000\.1: acm-certificate-domain-reserved"):
        page({}, lambda _: set())


def test_the_engine_reports_every_row() -> None:
    assert [claim for claim in claims() if not claim.engine] == []
