from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from policypack.finding import Source
from tests.examples.running import beside_the_engine, findings, previewed, table

ALWAYS = {
    "rds-engine-version-not-offered": "aurora",
    "rds-master-password-invalid": "aurora",
    "rds-master-password-not-managed": "aurora",
    "ecs-log-region-mismatch": "task",
    "ecr-image-placeholder-account": "task",
    "ecr-image-not-found": "task",
    "output-stringified": "alias-target",
    "ecs-service-before-listener": "service",
    "lb-security-group-blocks-listener": "https",
    "acm-domain-too-long": "certificate",
    "acm-validation-zone-not-delegated": "certificate-issued",
    "lambda-environment-key-reserved": "release-check",
    "lambda-runtime-deprecated": "release-check",
    "program-tests-are-empty": "",
    "tags-required-missing": "pull-requests reporting",
}
# The standby is where it is not needed, and not where it is.
IN = {
    "production": {"rds-single-az-in-production": "reporting"},
    "test": {"rds-multi-az-in-test": "reporting"},
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_broken_api_has_exactly_the_findings_of_its_document(stack: str, tmp_path: Path) -> None:
    found = findings("flask-api", "broken", stack, tmp_path, prefix="flask-api")
    assert found == table(ALWAYS, IN[stack])


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_repaired_api_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("flask-api", "fixed", stack, tmp_path, prefix="flask-api") == {}


def test_the_broken_api_shows_every_kind_of_evidence(tmp_path: Path) -> None:
    seen = {finding["evidence"]["source"] for finding in previewed("flask-api", "broken", "production", tmp_path)}
    # No runtime or service of it has been ended by AWS.
    assert seen == set(get_args(Source)) - {"documented"}


def test_the_engine_reports_the_same(tmp_path: Path) -> None:
    assert beside_the_engine("flask-api", "broken", tmp_path) == (set(), set())
