from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.examples.running import EXAMPLES, beside_the_engine, findings, previewed, table

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


# 003.11 to 003.14, and what else ends a program while it is loaded: (policy, file, words of its line).
UNLOADABLE = {
    ("program-config-missing", "settings.py", 'config.require("environmentSuffix")'),
    ("program-import-error", "__main__.py", "import nordhaus_network"),
    ("program-import-error", "__main__.py", "lifecycle_policy"),
    ("program-syntax-error", "reports.py", "tags=common_tags"),
    ("program-type-error", "images.py", "encryption_configuration="),
    ("program-type-error", "__main__.py", "aws.elbv2.LoadBalancer"),
    ("program-type-error", "__main__.py", "maximum_percent="),
    ("program-type-error", "__main__.py", "minimum_healthy_percent="),
    ("program-type-error", "__main__.py", "deployment_circuit_breaker="),
    ("program-type-error", "__main__.py", "repository_uri"),
    ("program-type-error", "__main__.py", "get_aws_account_id"),
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_draft_that_cannot_be_loaded_has_all_its_reasons_told_at_once(stack: str, tmp_path: Path) -> None:
    found = previewed("payments-fargate", "unloadable", stack, tmp_path)
    unexpected = [finding["problem"] for finding in found if not any(_is(finding, wanted) for wanted in UNLOADABLE)]
    missing = [wanted for wanted in UNLOADABLE if not any(_is(finding, wanted) for finding in found)]
    assert (unexpected, missing) == ([], [])
    config = next(finding for finding in found if finding["policy"] == "program-config-missing")
    assert config["fix"].splitlines()[3:] == [
        f"    pulumi config set payment-processor:environmentSuffix VALUE --stack {stack}",
        f"    pulumi config set --secret payment-processor:acquirerKey VALUE --stack {stack}",
        f"    pulumi config set alerts:email VALUE --stack {stack}",
    ]


def _is(finding: Mapping[str, Any], wanted: tuple[str, str, str]) -> bool:
    policy, file, words = wanted
    place = finding["location"]
    line = (EXAMPLES.parent / place["file"]).read_text().splitlines()[place["line"] - 1]
    return finding["policy"] == policy and Path(place["file"]).name == file and words in line


@pytest.mark.parametrize("version", ["broken", "fixed"])
def test_the_engine_reports_the_same(version: str, tmp_path: Path) -> None:
    # It ends the broken one at a reference to a stack that is not there: what comes after it, the twin sees.
    assert beside_the_engine("payments-fargate", version, tmp_path) == (set(), set())


def test_the_engine_reports_the_same_of_the_draft_that_cannot_be_loaded(tmp_path: Path) -> None:
    assert beside_the_engine("payments-fargate", "unloadable", tmp_path) == (set(), set())
