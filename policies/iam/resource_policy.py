"""Policies of resources: buckets, queues, topics, keys, repositories, secrets, buses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from policies.iam._grammar import DocumentProblem, conditions, no_object, pair, principal_problem, wildcards
from policypack import Block, Finding, Resource, Stack, Text, policy
from policypack.catalogue.tokens import (
    S3,
    Apigateway,
    Backup,
    Cloudwatch,
    Dynamodb,
    Ecr,
    Efs,
    Kinesis,
    Kms,
    S3control,
    Secretsmanager,
    Sns,
    Sqs,
)
from policypack.shelf.documents import Document, label, listed


class _Kind(NamedTuple):
    """Where the policy stands, and of which service it speaks alone; "" where nothing is known of that."""

    property: str = "policy"
    service: str = ""


_KINDS = {
    Apigateway.REST_API_POLICY: _Kind(),
    Backup.VAULT_POLICY: _Kind(),
    Cloudwatch.EVENT_BUS_POLICY: _Kind(),
    Cloudwatch.LOG_RESOURCE_POLICY: _Kind("policyDocument"),
    Dynamodb.RESOURCE_POLICY: _Kind(),
    Ecr.REPOSITORY_POLICY: _Kind(service="ecr"),
    Efs.FILE_SYSTEM_POLICY: _Kind(),
    Kinesis.RESOURCE_POLICY: _Kind(),
    Kms.KEY: _Kind(),
    Kms.KEY_POLICY: _Kind(),
    S3.ACCESS_POINT: _Kind(service="s3"),
    S3.BUCKET_POLICY: _Kind(service="s3"),
    S3control.ACCESS_POINT_POLICY: _Kind(service="s3"),
    Secretsmanager.SECRET: _Kind(),
    Secretsmanager.SECRET_POLICY: _Kind(),
    Sns.TOPIC: _Kind(service="sns"),
    Sns.TOPIC_POLICY: _Kind(service="sns"),
    Sqs.QUEUE: _Kind(service="sqs"),
    Sqs.QUEUE_POLICY: _Kind(service="sqs"),
}
# A service's name has its domain; that of AWS's own site is none.
_SERVICE = re.compile(r"[\w.-]+\.amazonaws\.com(\.cn)?")
_NO_SERVICE = re.compile(r"[^.*]*|.*(?<!alexa-appkit)(?<!alexa-connectedhome)\.amazon\.com")
# A name alone is none; accounts, the ids that IAM makes and those of S3's owners are.
# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
_PLAIN = re.compile(r"[\w/+=,@-]+")
_IDS = re.compile(r"\d{12}|A[A-Z0-9]{15,}|[0-9a-fA-F]{64}")
# Operations of S3 that are no actions: another action allows them.
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
_NO_ACTIONS = {
    "headobject": "s3:GetObject",
    "headbucket": "s3:ListBucket",
    "listobjects": "s3:ListBucket",
    "listobjectsv2": "s3:ListBucket",
    "listobjectversions": "s3:ListBucketVersions",
    "listbuckets": "s3:ListAllMyBuckets",
    "copyobject": "s3:GetObject and s3:PutObject",
    "deleteobjects": "s3:DeleteObject",
    "uploadpart": "s3:PutObject",
    "createmultipartupload": "s3:PutObject",
    "completemultipartupload": "s3:PutObject",
    "listmultipartuploads": "s3:ListBucketMultipartUploads",
    "listparts": "s3:ListMultipartUploadParts",
    "selectobjectcontent": "s3:GetObject",
    "getbucketencryption": "s3:GetEncryptionConfiguration",
    "putbucketencryption": "s3:PutEncryptionConfiguration",
}
# https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html
_OF_TOPICS = (
    *("addpermission", "deletetopic", "getdataprotectionpolicy", "gettopicattributes", "listsubscriptionsbytopic"),
    *("listtagsforresource", "publish", "putdataprotectionpolicy", "receive", "removepermission"),
    *("settopicattributes", "subscribe"),
)
_BUCKET = re.compile(r"arn:[^:]+:s3:::(?P<name>[^/*?$]+)(/.*)?")


# https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/secretsmanager/secret.go
_EMPTIED = (S3.ACCESS_POINT, Secretsmanager.SECRET)


# Whose actions such a policy has: those of directory buckets begin with s3express.
_OF = {
    kind.service: re.compile(rf"{kind.service}{'(express)?' if kind.service == 's3' else ''}:", re.IGNORECASE)
    for kind in _KINDS.values()
}


@policy(*_KINDS, severity="critical", silences={"arn-has-placeholder": "resource"})
def malformed(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Policy of a resource is refused by its service.

    Why: "MalformedPolicy: Missing required field Principal", "Invalid principal in policy", "Policy has invalid
    resource", "Invalid parameter: Policy statement action out of service scope!", "Invalid Condition type".
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
    https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
    https://github.com/pulumi/pulumi-aws/issues/3083
    """
    kind = _KINDS[resource.type]
    document = Document(resource, kind.property, trust=False)
    for found in _problems(document, kind.service, stack):
        yield resource.finding(
            f"{kind.property}.{found.path}" if found.path else kind.property,
            problem=found.problem,
            fix=found.fix,
            level=None if found.certain else "advisory",
        )


def _problems(document: Document, service: str, stack: Stack) -> Iterator[DocumentProblem]:
    if document.stringified:
        return
    yield from no_object(document)
    body = document.body
    if body is None:
        return
    # By an empty object the provider takes the policy away.
    if not body.values and document.owner.resource.type in _EMPTIED:
        return
    if not body.has("Statement"):
        yield DocumentProblem(
            "Statement", "The document has no Statement.", "Add Statement with at least one statement."
        )
        return
    if service == "sqs" and not body.has("Version"):
        yield DocumentProblem(
            "Version",
            "The document has no Version: SQS adds an older one, and the provider waits in vain for what it has sent.",
            "Set Version to 2012-10-17.",
            certain=False,
        )
    for statement in body.blocks("Statement"):
        here = label(statement)
        effect = statement.raw("Effect")
        if effect is None:
            yield DocumentProblem("Effect", f"In the document, {here} has no Effect.", "Set Effect to Allow or Deny.")
        yield from pair(statement, here, "Action")
        yield from conditions(statement, here)
        yield from _principal(statement, here)
        yield from _scope(statement, here, service)
        if service == "s3" and document.owner.resource.type == S3.BUCKET_POLICY:
            yield from _buckets(statement, here, document.owner.resource, stack)
        elif service == "s3":
            yield from _access_points(statement, here, stack)


def _principal(statement: Block, here: str) -> Iterator[DocumentProblem]:
    if not statement.has("Principal") and not statement.has("NotPrincipal"):
        yield DocumentProblem(
            "Principal",
            f"In the document, {here} has no Principal.",
            'Say who: {"Service": "events.amazonaws.com"}, {"AWS": …} or "*".',
        )
        return
    principal = statement.raw("Principal")
    if isinstance(principal, str) and principal != "*":
        yield DocumentProblem(
            "Principal",
            f"In the document, {here} has the Principal {principal!r}, which is no object.",
            'Write {"AWS": …} or {"Service": …}.',
        )
    block = statement.block("Principal") if isinstance(principal, Mapping) else None
    empty = (
        [key for key, value in principal.items() if value in ("", [], [""])] if isinstance(principal, Mapping) else []
    )
    if empty or principal == {}:
        yield DocumentProblem(
            "Principal",
            f"In the document, {here} has {f'an empty {empty[0]} in its' if empty else 'an empty'} Principal.",
            "Name an account, a role or a service.",
        )
    yield from wildcards(block, f"In the document, {here}")
    for item in listed(block, "AWS") if block else []:
        if isinstance(item, str) and _SERVICE.fullmatch(item):
            yield DocumentProblem(
                "Principal",
                f"In the document, {here} names the service {item} under AWS, which is for accounts, roles and users.",
                f'Write {{"Service": "{item}"}}.',
            )
        elif isinstance(item, str) and (wrong := principal_problem(item)):
            yield DocumentProblem(
                "Principal",
                f"In the document, {here} has the principal {item!r}, which {wrong}.",
                "Name an account, a role or a user by its ARN, best by the arn output or aws.get_caller_identity().",
            )
        elif isinstance(item, str) and _PLAIN.fullmatch(item) and not _IDS.fullmatch(item):
            yield DocumentProblem(
                "Principal",
                f"In the document, {here} has the principal {item!r} under AWS, neither ARN nor account.",
                "Name an account, a role or a user by its ARN.",
            )
    for item in listed(block, "Service") if block else []:
        if isinstance(item, str) and item and _NO_SERVICE.fullmatch(item):
            yield DocumentProblem(
                "Principal",
                f"In the document, {here} has the service {item!r}, which is none.",
                f"Write {item.split('.')[0]}.amazonaws.com, if that is the one.",
            )


def _scope(statement: Block, here: str, service: str) -> Iterator[DocumentProblem]:
    others = [
        action
        for name in ("Action", "NotAction")
        for action in listed(statement, name)
        if service and isinstance(action, str) and action != "*" and not _OF[service].match(action)
    ]
    if others:
        yield DocumentProblem(
            "Action",
            f"In the document, {here} has the action {others[0]!r}, which is none of {service}.",
            f"Use actions of {service} alone; those of others stand in policies of their own.",
        )
    for action in listed(statement, "Action") if service == "sns" else ():
        if isinstance(action, str) and _OF["sns"].match(action) and action.lower()[len("sns:") :] not in _OF_TOPICS:
            yield DocumentProblem(
                "Action",
                f"In the document, {here} has the action {action!r}, which policies of topics do not take.",
                "Name those that are meant, such as sns:Publish and sns:Subscribe.",
                # The list is documented; of an action that is newer nobody knows yet.
                certain=False,
            )


def _buckets(statement: Block, here: str, holder: Resource, stack: Stack) -> Iterator[DocumentProblem]:
    """A bucket's policy is about the bucket and its objects."""
    for action in listed(statement, "Action"):
        right = _NO_ACTIONS.get(action.lower().removeprefix("s3:")) if isinstance(action, str) else None
        if right:
            yield DocumentProblem(
                "Action",
                f"In the document, {here} has the action {action!r}, which S3 does not have.",
                f"Use {right}.",
            )
    own = stack.follow(holder, "bucket", S3.BUCKET)
    name = own.raw("bucket") if own else None
    for item in listed(statement, "Resource"):
        if isinstance(item, str) and item != "*" and not item.startswith("arn:"):
            yield DocumentProblem(
                "Resource",
                f"In the document, {here} has the Resource {item!r}, which is no ARN.",
                "Write the ARN of the bucket, and that followed by /* for its objects.",
            )
            continue
        if isinstance(item, Text):
            first = item.parts[0]
            other = stack.get(first.urn) if not isinstance(first, str) else None
            wrong = bool(own and other and other.type == S3.BUCKET and other.urn != own.urn)
        else:
            match = _BUCKET.fullmatch(item)
            wrong = bool(match and isinstance(name, str) and match["name"] != name)
        if wrong:
            yield DocumentProblem(
                "Resource",
                f"In the document, {here} has the Resource {str(item)!r}, which is another bucket than its own.",
                "Name the bucket's arn, and the arn followed by /*.",
            )


def _access_points(statement: Block, here: str, stack: Stack) -> Iterator[DocumentProblem]:
    """An access point's policy is about the access point, and the objects that are reached through it."""
    # https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
    for item in listed(statement, "Resource"):
        first = item.parts[0] if isinstance(item, Text) else item
        other = stack.get(first.urn) if not isinstance(first, str) else None
        if (other and other.type == S3.BUCKET) or (isinstance(first, str) and re.match("arn:[^:]+:s3:::", first)):
            yield DocumentProblem(
                "Resource",
                f"In the document, {here} has the Resource {str(item)!r}, which is a bucket's and not the access "
                "point's.",
                "Name the access point's arn, and that followed by /object/* for what is in it.",
            )
