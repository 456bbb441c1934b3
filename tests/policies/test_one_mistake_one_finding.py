"""One mistake gives one finding: what one policy reports about a property, no other one reports again.

The rows of all tables are the plans: each has one mistake. All policies judge it, with the answers that the row gives;
whatever else they ask, AWS does not say.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from policypack.errors import Unavailable
from policypack.policy import Policy, discover
from policypack.resource import CANONICAL
from policypack.testing import Plan, Row, judge_plan
from tests import docs

POLICIES = [policy for policy in discover("policies") if not policy.preview_only and policy.id != "coverage"]
# (Whose row, who else speaks): the row has two mistakes, and fixing one leaves the other.
TWO_MISTAKES = {
    ("setting-value-refused", "rds-storage-not-encrypted"),
    ("cloudtrail-data-resource-wrong", "arn-has-placeholder"),
    ("events-target-dead-letters-no-queue", "arn-has-placeholder"),
    ("logs-filter-key-is-no-arn", "arn-has-placeholder"),
    ("waf-logging-destination-name-refused", "arn-has-placeholder"),
    ("account-id-hardcoded", "ecr-image-foreign-account"),
    ("account-singleton-logging-role-replaced", "permission-role-insufficient"),
    ("account-singleton-logging-role-replaced", "iam-trust-service-missing"),
    ("appautoscaling-dimension-mismatch", "stack-dependency-missing"),
    ("events-rule-without-trigger", "stack-dependency-missing"),
    ("logs-filter-class-without-filters", "stack-dependency-missing"),
    ("logs-filter-too-many-subscriptions", "stack-dependency-missing"),
    ("opensearch-nodes-feature-unsupported", "opensearch-access-control-unencrypted"),
    ("rds-instance-zone-not-orderable", "rds-zones-chosen-in-two"),
    ("sqs-redrive-incomplete", "arn-has-placeholder"),
    ("setting-form-refused", "arn-has-placeholder"),
    ("permission-managed-key-shut", "s3-notification-not-permitted"),
    ("permission-role-insufficient", "iam-trust-service-missing"),
    ("iam-size-too-long", "kms-key-policy-locks-out-caller"),
    ("sfn-role-may-not-call", "sfn-language-malformed"),
    ("arn-form-not-an-arn", "iam-trust-service-missing"),
    ("acm-certificate-domain-reserved", "limit-text-form-refused"),
    ("cloudfront-alias-taken", "cloudfront-alias-without-certificate"),
    ("ecr-image-architecture-mismatch", "lambda-image-is-an-index"),
    ("ecs-capacity-strategy-invalid", "ecs-capacity-provider-not-associated"),
    ("kms-key-not-found", "region-mismatch-in-value"),
    ("permission-bucket-policy-insufficient", "stack-dependency-missing"),
    ("apigateway-api-private-without-policy", "stack-dependency-missing"),
    ("quota-fargate-exceeded", "ecs-autoscaling-missing"),
    ("rds-master-password-invalid", "rds-master-password-not-managed"),
    ("stack-dependency-missing", "apigateway-api-deployment-without-methods"),
    ("stack-dependency-reversed", "stack-dependency-missing"),
    ("sns-subscription-endpoint-wrong", "secrets-in-plain-text"),
    ("stack-dependency-missing", "permission-bucket-policy-insufficient"),
}
ROWS = [
    pytest.param(name, row, id=f"{name}: {row.id}")
    for name, table in docs.tables().items()
    for row in table.rows
    if row.expected and "*" not in (row.facts or {})
]


class Answers(dict[Any, Any]):
    """The facts of a row. Of everything else nothing can be learned."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key, Unavailable("AWS denied the call", "denied", "service:Action"))


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_nobody_else_reports_it(name: str, row: Row) -> None:
    plan = docs.tables()[name].base()
    if row.change:
        row.change(plan)
    report = judge_plan(
        plan,
        _concerned(plan),
        view=row.views[0],
        facts=Answers(row.facts or {}),
        environment=row.environment,
        config={name: row.config} if row.config else {},
    )
    places = {(finding.name, _plain(finding.property)) for finding in report.findings if finding.policy == name}
    again = {
        finding.policy
        for finding in report.findings
        if finding.property and (finding.name, _plain(finding.property)) in places
    }
    assert {other for other in again - {name} if (name, other) not in TWO_MISTAKES} == set()


def _concerned(plan: Plan) -> list[Policy]:
    """Return the policies that may speak of a plan: to set all of them up takes longer than to judge it."""
    types = {CANONICAL.get(planned.type, planned.type) for planned in plan.planned.values()}
    heard = set().union(*map(_of_type, types))
    return [policy for policy in POLICIES if not policy.per_resource or policy.id in heard]


@cache
def _of_type(type: str) -> set[str]:
    return {policy.id for policy in POLICIES if policy.hears(type)}


def _plain(property: str) -> str:
    return re.sub(r"\[\d+\]", "", property)
