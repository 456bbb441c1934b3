from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import beside_the_engine, findings, table

ALWAYS = {
    # 000.1 to 000.3
    "acm-certificate-domain-reserved": "web-certificate",
    "acm-certificate-never-validated": "api-certificate",
    "lb-load-balancer-without-working-listener": "web",
    "lb-security-group-blocks-listener": "api-https",
    # 000.5
    "ecr-image-placeholder-account": "api-task settlement",
    "ecr-image-foreign-account": "api-task",
    "ecr-image-not-found": "api-task",
    "ecr-image-repository-still-empty": "api-task",
    "account-id-hardcoded": "api-task",
    "lambda-image-outside-region": "settlement",
    # 000, what was right there
    "lb-security-group-blocks-target": "web-servers",
    "vpc-private-tier-open": "mysql",
    "vpc-private-subnet-without-egress": "vpc",
    "vpc-endpoint-saves-nat": "vpc",
    "s3-bucket-versioning-off": "statements",
    "s3-bucket-encryption-weak": "statements",
    "rds-storage-not-encrypted": "mysql",
    "ecs-container-insights-off": "api-cluster",
    "ecr-scan-on-push-off": "api-images",
    # 002.11
    "program-tests-mock-other-region": "",
}
# 000.4
IN = {
    "production": {"rds-single-az-in-production": "mysql", "rds-log-exports-missing": "mysql"},
    "test": {"rds-multi-az-in-test": "mysql"},
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_broken_portal_has_exactly_the_findings_of_its_document(stack: str, tmp_path: Path) -> None:
    found = findings("three-tier-payments", "broken", stack, tmp_path, prefix="payments")
    assert found == table(ALWAYS, IN[stack])


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_repaired_portal_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("three-tier-payments", "fixed", stack, tmp_path, prefix="payments") == {}


@pytest.mark.parametrize("version", ["broken", "fixed"])
def test_the_engine_reports_the_same(version: str, tmp_path: Path) -> None:
    assert beside_the_engine("three-tier-payments", version, tmp_path) == (set(), set())
