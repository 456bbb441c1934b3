"""The TypeScript example. What needs Node.js and the program's packages is skipped where they are absent."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.examples.running import EXAMPLES, beside_the_engine, findings, table

INSTALLED = EXAMPLES / "payments-ts" / "node_modules" / "@pulumi" / "aws"
needs_node = pytest.mark.skipif(
    not shutil.which("node") or not INSTALLED.is_dir(), reason="needs Node.js, and `make node`"
)

FOUND = {
    # 004.1
    "output-stringified": "api-task callbacks-task dashboard",
    "ecs-log-group-not-found": "worker-task",
    # 004.2
    "acm-domain-is-aws-hostname": "certificate",
    "acm-domain-too-long": "callbacks",
    "acm-certificate-never-validated": "callbacks",
    "lb-listener-redirects-nowhere": "http",
    # 004.3
    "ecs-service-before-listener": "api-service callbacks-service",
    # common to all documents
    "lambda-environment-key-reserved": "notify",
}


# The stricter stack alone: the TypeScript compiler takes seven seconds a preview, and what differs between a test stack
# and a production one does not depend on the program's language.
@needs_node
def test_the_broken_typescript_program_has_exactly_the_findings_of_its_document(tmp_path: Path) -> None:
    assert findings("payments-ts", "broken", "production", tmp_path, prefix="pay") == table(FOUND)


@needs_node
def test_the_repaired_typescript_program_has_no_finding(tmp_path: Path) -> None:
    assert findings("payments-ts", "fixed", "production", tmp_path, prefix="pay") == {}


@needs_node
@pytest.mark.parametrize("version", ["broken", "fixed"])
def test_the_engine_reports_the_same(version: str, tmp_path: Path) -> None:
    assert beside_the_engine("payments-ts", version, tmp_path) == (set(), set())
