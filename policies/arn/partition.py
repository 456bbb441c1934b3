"""ARNs of another partition than that of the region they are used in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from policypack import Block, Finding, Resource, Text, policy
from policypack.aws.regions import partition
from policypack.catalogue.tokens import S3, Ecr, Kms, Secretsmanager, Sns, Sqs
from policypack.shelf.arns import arns
from policypack.shelf.documents import IDENTITY_TYPES, Document, documents, label, listed
from policypack.shelf.providers import emulated

_BEGIN = re.compile(r"arn:(aws(?:-[a-z]+)*):")
# What AWS looks for when it makes the resource.
_CERTAIN = re.compile(
    r"policyArn|managedPolicyArns\[\d+\]|permissionsBoundary|layers\[\d+\]|(\w+\.)*(\w*[rR]oleArn|role|iamRole"
    r"|\w*[kK]msKey(Arn|Id)|\w*[cC]ertificateArn|targetGroupArn|loadBalancerArn|listenerArn)"
)

# Policies of resources, and whether their Resource must be there.
_OF_RESOURCES = {
    Ecr.REPOSITORY_POLICY: False,
    Kms.KEY: False,
    Kms.KEY_POLICY: False,
    S3.BUCKET_POLICY: True,
    Secretsmanager.SECRET_POLICY: False,
    Sns.TOPIC_POLICY: False,
    Sqs.QUEUE_POLICY: False,
}


@policy("aws:*", silences={"region-mismatch-in-value": "property"})
def foreign(resource: Resource) -> Iterator[Finding]:
    """ARN is of another partition than the region.

    Why: "MalformedPolicyDocument: Partition "aws" is not valid for resource", "Invalid principal in policy", or
    NoSuchEntity for a policy of AWS's: ARNs begin with arn:aws-cn: in China, and with arn:aws-us-gov: in GovCloud. For
    policies, and for what AWS looks up, that is certain; other ARNs are advised about.
    Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
    """
    if emulated(resource):
        return
    seen = set()
    for path, shown, certain in (*_in_documents(resource), *_in_properties(resource)):
        own = partition(resource.region)
        match = _BEGIN.match(shown)
        if match and match[1] != own and path not in seen:
            seen.add(path)
            yield resource.finding(
                path,
                problem=f"{path} names {shown}, of the partition {match[1]}; {resource.region} is of {own}.",
                fix=f"Begin it with arn:{own}:, best by the partition of aws.get_partition().",
                level=None if certain else "advisory",
            )


def _in_documents(resource: Resource) -> Iterator[tuple[str, str, bool]]:
    found = [*documents(resource)] if resource.type in IDENTITY_TYPES else []
    if resource.type in _OF_RESOURCES and resource.has("policy"):
        found = [Document(resource, "policy", trust=False)]
    for document in found:
        for statement in document.statements:
            for name in _named(statement, document):
                if _BEGIN.match(name.prefix if isinstance(name, Text) else name):
                    yield document.path, f"{name} in {label(statement)}", True


def _named(statement: Block, document: Document) -> list[str | Text]:
    """Return what IAM and the services look at: a principal must be there, a resource of the partition."""
    principal = statement.block("Principal") if isinstance(statement.raw("Principal"), Mapping) else None
    names = listed(principal, "AWS") if principal else []
    of = document.owner.resource.type
    return names if document.trust or _OF_RESOURCES.get(of) is False else [*names, *listed(statement, "Resource")]


def _in_properties(resource: Resource) -> Iterator[tuple[str, str, bool]]:
    for arn in arns(resource):
        if arn.whole:
            yield arn.path, arn.shown, _CERTAIN.fullmatch(arn.path) is not None
