from __future__ import annotations

import json
from fnmatch import fnmatchcase

import pytest

from policypack.shelf import access
from policypack.shelf.managed_policies import MANAGED
from policypack.testing import Json, Plan, Ref

HOLE = access.hole()


@pytest.mark.parametrize(
    ("pattern", "text", "answer"),
    [
        ("*", f"arn:{HOLE}", "yes"),
        ("/*", f"/AWSLogs/{HOLE}", "yes"),
        ("/AWSLogs/*", f"/AWSLogs/{HOLE}/{HOLE}", "yes"),
        ("/AWSLogs/123/*", f"/AWSLogs/{HOLE}/{HOLE}", "unsure"),
        ("/AWSLogs/*", f"/org/AWSLogs/{HOLE}", "no"),
        ("/?og", "/log", "yes"),
        ("/?og", f"/{HOLE}og", "unsure"),
        ("/?og", "/og", "no"),
        ("[a]", "[a]", "yes"),
        ("[a]", "a", "no"),
        (f"/{HOLE}/*", "/logs/x", "unsure"),
        (f"/{HOLE}/*", "logs/x", "no"),
        ("", "", "yes"),
        ("", "/x", "no"),
        ("", HOLE, "unsure"),
    ],
)
def test_patterns_match_texts_with_holes(pattern: str, text: str, answer: str) -> None:
    assert access._matches(pattern, text) == answer


def test_an_account_holds_no_colon_so_that_another_name_does_not_match() -> None:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    queue = access.Accessed(plan.preview({}).of_type("aws:sqs/queue:Queue")[0]).pattern
    assert access._matches("arn:aws:sqs:eu-west-1:210987654321:orders", queue) == "unsure"
    assert access._matches("arn:aws:sqs:eu-west-1:210987654321:other-*", queue) == "no"
    assert access._matches("arn:*:sqs:*:*:orders", queue) == "yes"


ALLOW, DENY = "Allow", "Deny"
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html: an explicit deny wins, then
# an allow, else it is denied by default; a condition may hold or not.
DOCUMENTS = [
    ([(ALLOW, "sqs:*", {})], "yes"),
    ([(ALLOW, "sqs:*", {}), (DENY, "sqs:SendMessage", {})], "no"),
    ([(DENY, "*", {})], "no"),
    ([(ALLOW, "sqs:GetQueueUrl", {})], "no"),
    ([], "no"),
    ([(ALLOW, "sqs:*", {"Condition": {"Bool": {"aws:SecureTransport": "true"}}})], "unsure"),
    ([(ALLOW, "sqs:*", {}), (DENY, "sqs:*", {"Condition": {"Bool": {"aws:SecureTransport": "false"}}})], "unsure"),
    ([(ALLOW, "sqs:GetQueueUrl", {}), (DENY, "sqs:*", {"Condition": {"Bool": {"a": "b"}}})], "no"),
]


@pytest.mark.parametrize(("statements", "answer"), DOCUMENTS)
@pytest.mark.parametrize("boundary", [None, "arn:aws:iam::210987654321:policy/edge"])
def test_documents_are_evaluated_in_iams_order(statements: list, answer: str, boundary: str | None) -> None:
    plan = Plan()
    plan.add("aws:sqs/queue:Queue", "orders", name="orders")
    plan.add("aws:iam/role:Role", "worker", name="worker", permissionsBoundary=boundary)
    document = {"Statement": [{"Effect": e, "Action": a, "Resource": "*", **more} for e, a, more in statements]}
    plan.add("aws:iam/rolePolicy:RolePolicy", "all", role=Ref("worker", "name"), policy=Json(document))
    stack = plan.preview({})
    role, queue = stack.of_type("aws:iam/role:Role")[0], stack.of_type("aws:sqs/queue:Queue")[0]
    # A boundary takes away and gives nothing: what is denied stays so, what is allowed may not be.
    expected = "unsure" if answer == "yes" and boundary else answer
    assert access.role_may(role, "sqs:SendMessage", access.Accessed(queue), stack) == expected


def test_aws_own_policies_allow_no_more_than_the_table_says() -> None:
    from moto.iam.aws_managed_policies import aws_managed_policies_data

    theirs = {f"{p['Path']}{name}".lstrip("/"): p for name, p in json.loads(aws_managed_policies_data).items()}
    for name, patterns in MANAGED.items():
        statements = theirs[name]["Document"]["Statement"]
        for statement in statements if isinstance(statements, list) else [statements]:
            actions = statement["Action"] if statement["Effect"] == "Allow" else []
            for action in actions if isinstance(actions, list) else [actions]:
                assert any(fnmatchcase(action, pattern) for pattern in patterns), f"{name}: {action}"
