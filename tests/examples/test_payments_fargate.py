from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import findings, table

ALWAYS = {
    # 003.1, 003.2
    "stack-reference-not-found": "",
    "stack-reference-output-missing": "",
    "lb-listener-outside-stack": "processor-rule webhooks-rule",
    # 003.3
    "lb-health-check-header-condition": "processor-rule",
    # 003.5
    "ecs-private-task-cannot-pull": "settlement-service",
    "vpc-endpoint-without-vpc-dns": "settlement-secretsmanager",
    # 003.6
    "logs-log-group-without-kms-key": "processor-logs webhooks-logs journal",
    "kms-key-policy-locks-out-service": "settlement-logs",
    # 003.7
    "codedeploy-blue-green-incomplete": "processor-deployments",
    "ecs-blue-green-without-group": "webhooks-service",
    "ecs-blue-green-required-missing": "processor-service settlement-service",
    # 003.8
    "secretsmanager-placeholder-value": "ledger acquirer",
    "secrets-in-plain-text": "webhooks-task",
    # 003.9, 003.10
    "ecs-capacity-providers-missing": "cluster",
    "tags-required-missing": "ledger acquirer journal",
}
# 003.4
IN = {
    "production": {},
    "test": {"stack-reference-crosses-environment": ""},
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_broken_processor_has_exactly_the_findings_of_its_document(stack: str, tmp_path: Path) -> None:
    found = findings("payments-fargate", "broken", stack, tmp_path, prefix="payments")
    assert found == table(ALWAYS, IN[stack])


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_repaired_processor_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("payments-fargate", "fixed", stack, tmp_path, prefix="payments") == {}
