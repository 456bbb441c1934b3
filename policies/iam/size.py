"""How much the policies of resources may hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from policypack import UNKNOWN, Block, Evidence, Finding, Resource, Text, policy, read_json
from policypack.catalogue.tokens import S3, Dynamodb, Ec2, Kms, Sqs
from policypack.shelf.documents import Document, label, listed

_DOCS = "https://docs.aws.amazon.com"
_KB = 1024


class _Size(NamedTuple):
    """The most bytes of a policy, AWS's answer to more, and the page that says so."""

    most: int
    says: str
    source: str


_KEYS = _Size(
    32 * _KB,
    "LimitExceededException: the key policy is too large",
    f"{_DOCS}/kms/latest/developerguide/resource-limits.html",
)
_QUEUES = _Size(
    8 * _KB,
    "OverLimit",
    f"{_DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
)
_ENDPOINTS = _Size(
    20 * _KB,
    "PolicyLengthExceeded",
    f"{_DOCS}/vpc/latest/privatelink/vpc-endpoints-access.html",
)
_SIZES = {
    Dynamodb.RESOURCE_POLICY: _Size(
        20 * _KB,
        "LimitExceededException",
        f"{_DOCS}/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html",
    ),
    Ec2.VPC_ENDPOINT: _ENDPOINTS,
    Ec2.VPC_ENDPOINT_POLICY: _ENDPOINTS,
    Kms.KEY: _KEYS,
    Kms.KEY_POLICY: _KEYS,
    S3.BUCKET_POLICY: _Size(
        20 * _KB,
        "PolicyTooLarge: Policy exceeds the maximum allowed document size",
        f"{_DOCS}/AmazonS3/latest/userguide/bucket-policies.html",
    ),
    Sqs.QUEUE: _QUEUES,
    Sqs.QUEUE_POLICY: _QUEUES,
}
# https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
_STATEMENTS, _ACTIONS, _PRINCIPALS = 20, 7, 50


@policy(*_SIZES)
def too_long(resource: Resource) -> Iterator[Finding]:
    """Policy of a resource is longer than its service stores.

    Why: "PolicyTooLarge: Policy exceeds the maximum allowed document size" of a bucket; of keys, queues, tables and
    endpoints alike.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html
    """
    size = _SIZES[resource.type]
    value = resource.raw("policy")
    if value is UNKNOWN:
        raise resource.undecided("policy")
    # Of a text with holes the known parts are the least that it will be.
    length = len((re.sub(r"\s", "", value.literal) if isinstance(value, Text) else _small(value)).encode())
    if length > size.most:
        least = "at least " if isinstance(value, Text) else ""
        yield resource.finding(
            "policy",
            problem=f"policy has {least}{length} bytes without white space, and the service stores {size.most}: "
            f"{size.says}.",
            fix="Join statements that differ in one name by wildcards or conditions, such as aws:PrincipalOrgID.",
            evidence=Evidence("documented", size.source),
        )


def _small(value: object) -> str:
    """Return a document without the white space that means nothing."""
    if not isinstance(value, str):
        return ""
    try:
        return json.dumps(read_json(value), separators=(",", ":"), ensure_ascii=False)
    except ValueError:
        return value


@policy(Sqs.QUEUE, Sqs.QUEUE_POLICY)
def too_many(resource: Resource) -> Iterator[Finding]:
    """Policy of a queue has more statements, actions or principals than SQS takes.

    Why: "OverLimit: 7 Actions in a statement. Maximum allowed is …": a policy has 20 statements at most, each of them 7
    actions, and 50 principals in all.
    Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html
    """
    body = Document(resource, "policy", trust=False).body
    statements = body.blocks("Statement") if body else []
    if len(statements) > _STATEMENTS:
        problem = f"policy has {len(statements)} statements, and SQS takes {_STATEMENTS}."
        fix = "Join those that differ in one element."
    elif wide := next((item for item in statements if len(listed(item, "Action")) > _ACTIONS), None):
        problem = f"In policy, {label(wide)} has {len(listed(wide, 'Action'))} actions, and SQS takes {_ACTIONS}."
        fix = "Name sqs:* or fewer actions, or split the statement."
    elif (count := sum(map(_principals, statements))) > _PRINCIPALS:
        problem = f"policy has {count} principals, and SQS takes {_PRINCIPALS}."
        fix = "Name accounts in place of their roles, or a condition such as aws:PrincipalOrgID."
    else:
        return
    yield resource.finding("policy", problem=problem, fix=fix)


def _principals(statement: Block) -> int:
    principal = statement.block("Principal") if not isinstance(statement.raw("Principal"), str | None) else None
    return len(principal.items("AWS")) if principal else 0
