from __future__ import annotations

from pathlib import Path

import pytest

from tests.examples.running import beside_the_engine, findings, table

ALWAYS = {
    # 001.1, 001.2, 001.5
    "ecs-image-is-a-stand-in": "api-task worker-task",
    "rds-master-password-not-managed": "features vectors",
    "ecs-log-region-mismatch": "api-task worker-task",
    # 001.3, 001.4
    "cloudfront-alias-without-certificate": "cards",
    "cloudfront-certificate-outside-us-east-1": "api",
    "acm-validation-zone-not-delegated": "certificate-issued",
    "waf-scope-wrong-region": "waf-edge",
    "waf-scope-wrong-for-target": "waf-api",
    "waf-association-target-unsupported": "waf-api",
    # 001, the list: names, zones
    "name-without-environment-suffix": "experiments",
    "vpc-subnets-in-one-zone": "api subnets",
    "lb-subnets-share-zone": "alb",
    # capacity, health, scaling
    "ecs-capacity-providers-missing": "batch",
    "ecs-launch-type-with-strategy": "api",
    "ecs-capacity-strategy-invalid": "worker",
    "ecs-capacity-provider-not-associated": "api worker",
    "lb-health-check-missing": "tg",
    "ecs-circuit-breaker-wrong-controller": "worker",
    "ecs-autoscaling-missing": "worker",
    "autoscaling-limits-inverted": "api-scaling",
    "autoscaling-resource-label-missing": "api-scaling",
    # data
    "rds-serverless-capacity-invalid": "features",
    "rds-serverless-engine-mode-wrong": "features",
    "rds-serverless-version-unsupported": "features",
    "dynamodb-recovery-point-off": "predictions quotas",
    "dynamodb-ttl-without-attribute": "predictions",
    "dynamodb-capacity-on-demand": "quotas",
    # error pages and logs
    "cloudfront-error-pages-missing": "cards",
    "cloudfront-error-page-incomplete": "playground",
    "logs-retention-days-missing": "worker-logs",
    "logs-retention-not-allowed": "api-logs",
    # rights
    "iam-policy-allows-everything": "task-data",
    "iam-policy-allows-whole-service": "task-training",
    "iam-policy-reaches-all-data": "task-training",
    "iam-pass-role-unrestricted": "task-training",
    # the stack
    "stack-exports-nothing": "",
    "stack-output-required-missing": "",
    "stack-dependency-missing": "api-errors worker-errors",
}
# The setting that keeps the data is the wrong way round.
IN = {
    "production": {
        "cloudfront-default-certificate": "playground",
        "waf-web-acl-missing": "alb api",
        "ecs-circuit-breaker-missing": "api",
        "rds-serverless-scaling-missing": "vectors-0 vectors-1",
        "rds-snapshot-skipped-in-production": "features vectors",
        "rds-deletion-unprotected-in-production": "features vectors",
        "lb-deletion-unprotected-in-production": "alb",
        "s3-bucket-force-destroy-in-production": "models",
        "ecr-repository-force-delete-in-production": "experiments",
        "secretsmanager-no-recovery-in-production": "upstream",
    },
    "test": {
        "rds-serverless-scaling-missing": "vectors-0",
        "name-hardcodes-environment": "experiments",
        "rds-final-snapshot-in-test": "features vectors",
        "rds-final-snapshot-unnamed": "features vectors",
        "rds-deletion-protected-in-test": "features vectors",
        "lb-deletion-protected-in-test": "alb",
        "s3-bucket-undeletable-in-test": "models",
        "ecr-repository-undeletable-in-test": "experiments",
        "secretsmanager-recovery-window-in-test": "upstream",
        "stack-resource-protected-in-test": "predictions",
    },
}


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_broken_api_has_exactly_the_findings_of_its_document(stack: str, tmp_path: Path) -> None:
    assert findings("ml-api", "broken", stack, tmp_path, prefix="ml-api") == table(ALWAYS, IN[stack])


@pytest.mark.parametrize("stack", ["production", "test"])
def test_the_repaired_api_has_no_finding(stack: str, tmp_path: Path) -> None:
    assert findings("ml-api", "fixed", stack, tmp_path, prefix="ml-api") == {}


@pytest.mark.parametrize("version", ["broken", "fixed"])
def test_the_engine_reports_the_same(version: str, tmp_path: Path) -> None:
    assert beside_the_engine("ml-api", version, tmp_path) == (set(), set())
