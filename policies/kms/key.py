"""Keys that are there already and that a resource names by id, ARN or alias."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from policies.kms._policies import ACTIONS, PRINCIPALS, admits_service
from policypack import Aws, Block, Finding, Resource, Stack, as_text, policy, read_json, walk
from policypack.catalogue.tokens import (
    S3,
    Cloudtrail,
    Cloudwatch,
    Dynamodb,
    Ebs,
    Ecr,
    Efs,
    Kinesis,
    Kms,
    Lambda,
    Rds,
    Secretsmanager,
    Sns,
    Sqs,
)
from policypack.finding import Level
from policypack.shelf.existing import own_arn
from policypack.shelf.origins import brought
from policypack.shelf.outside import proven, with_commands
from policypack.shelf.regions import CROSS_REGION
from policypack.shelf.remote import adrift
from policypack.shown import argument

if TYPE_CHECKING:
    from policypack.aws.services.kms import Key

_PROPERTY = re.compile(r"(.*[.\]])?(kmsKey|kmsKeyId|kmsKeyArn|kmsMasterKeyId|\w+KmsKeyId|targetKeyId)")
_UUID = re.compile(r"(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})")

# These try the key when they are created; the others fail at its first use.
CHECKS = (
    Cloudwatch.LOG_GROUP,
    Rds.INSTANCE,
    Rds.CLUSTER,
    Ebs.VOLUME,
    Dynamodb.TABLE,
    Efs.FILE_SYSTEM,
    Cloudtrail.TRAIL,
    Kms.ALIAS,
)
KEYS = (Kms.KEY, Kms.EXTERNAL_KEY, Kms.REPLICA_KEY, Kms.REPLICA_EXTERNAL_KEY)
USERS = (
    *CHECKS,
    Sqs.QUEUE,
    Sns.TOPIC,
    Lambda.FUNCTION,
    Secretsmanager.SECRET,
    Ecr.REPOSITORY,
    S3.BUCKET_SERVER_SIDE_ENCRYPTION_CONFIGURATION,
    Kinesis.STREAM,
)


def _named(resource: Resource, stack: Stack, aws: Aws) -> Iterator[tuple[str, str, str, Key | None]]:
    """Yield (path, key, region, answer) of every key outside the stack that is written down."""
    for path, value, _secret in walk(resource.values):
        if not isinstance(value, str) or not _PROPERTY.fullmatch(path) or _planned(value, resource, stack):
            continue
        region = resource.region
        if value.startswith("arn:"):
            arn = own_arn(value, aws)
            # An alias of the plan may be written as an ARN; AWS makes its own aliases when they are first used.
            if arn is None or ":alias/aws/" in value or _planned(arn.resource, resource, stack, arn.region):
                continue
            region = arn.region
        elif not _local(value) or CROSS_REGION.search(path):
            continue
        yield path, value, region, aws.kms.key(value, region=region)


def _planned(name: str, resource: Resource, stack: Stack, region: str = "") -> bool:
    if stack.meant(name, resource, *KEYS, Kms.ALIAS, region=region):
        return True
    return brought(Kms.KEY, name.removeprefix("key/"), resource, stack, region)


def _local(value: str) -> bool:
    """Is it an id or an alias, which mean a key of the resource's region? AWS makes aliases of its own when needed."""
    return _UUID.fullmatch(value) is not None or (value.startswith("alias/") and not value.startswith("alias/aws/"))


# How a key is made usable again: what is to be done, and the commands of KMS that do it.
# https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
# https://docs.aws.amazon.com/kms/latest/APIReference/API_CancelKeyDeletion.html
_OF_KEY = "--region {region} --key-id {key}"
_ENABLE = f"enable-key {_OF_KEY}"
_CANCEL = ("cancel the deletion and enable it, for it is disabled then", (f"cancel-key-deletion {_OF_KEY}", _ENABLE))
_WRAPPED = "--wrapping-algorithm RSAES_OAEP_SHA_256 --wrapping-key-spec RSA_4096"
RESTORED: dict[str, tuple[str, tuple[str, ...]]] = {
    "PendingDeletion": _CANCEL,
    "PendingReplicaDeletion": _CANCEL,
    "Disabled": ("enable it", (_ENABLE,)),
    "PendingImport": (
        "import its key material, with the token and the public key that this gives",
        (f"get-parameters-for-import {_OF_KEY} {_WRAPPED}",),
    ),
    "Unavailable": (
        "connect its custom key store again",
        (
            "describe-custom-key-stores --region {region}",
            "connect-custom-key-store --region {region} --custom-key-store-id …",
        ),
    ),
}
_WAIT = ("wait until its state is Enabled", (f"describe-key {_OF_KEY} --query KeyMetadata.KeyState",))


def _level(resource: Resource, path: str, stack: Stack) -> Level | None:
    return proven(resource, path, stack) if resource.type in CHECKS else "advisory"


@policy(*USERS)
def not_found(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Key does not exist.

    Why: "KMSKeyNotAccessibleFault", "The specified KMS key does not exist or is not allowed to be used", or
    NotFoundException. A key id means a key of the region that the resource is in.
    Source: https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html
    """
    for path, name, region, key in _named(resource, stack, aws):
        if key is None:
            yield resource.finding(
                path,
                problem=f"There is no KMS key {name} in {region}, and this stack does not create it.",
                fix=with_commands(
                    "Name a key that is there, or create one in the stack:",
                    f"aws kms list-aliases --region {argument(region)} "
                    "--query 'Aliases[].[AliasName,TargetKeyId]' --output text",
                ),
                level=_level(resource, path, stack),
            )


@policy(*USERS)
def unusable(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Key is there but cannot be used.

    Why: "KMSInvalidStateException: … is pending deletion", "… is disabled", KMSKeyNotAccessibleFault: only an enabled
    key encrypts. One that waits for its deletion takes what it encrypted with it, and takes no new alias; keys in
    other states do.
    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
    """
    for path, name, region, key in _named(resource, stack, aws):
        if key is None or key.usable:
            continue
        named = resource.type == Kms.ALIAS
        if named and key.state != "PendingDeletion":
            continue
        done, commands = RESTORED.get(key.state, _WAIT)
        only = "such a key takes no alias" if named else "only an enabled key can be used"
        yield resource.finding(
            path,
            problem=f"The KMS key {name} in {region} has the state {key.state}; {only}.",
            fix=with_commands(
                f"Name another key, or {done}:",
                *(f"aws kms {command.format(region=argument(region), key=argument(key.arn))}" for command in commands),
            ),
            level=_level(resource, path, stack),
        )


def _governed(policy: Resource) -> Iterator[str]:
    """Yield the id of the key that a policy of this stack is for."""
    if policy.type == Kms.KEY_POLICY:
        yield as_text(policy.raw("keyId")).rpartition("/")[2]


@policy(*PRINCIPALS)
def shut_to_service(resource: Resource, *, stack: Stack, aws: Aws) -> Iterator[Finding]:
    """Policy of a key outside the stack does not let the service use it.

    Why: CloudWatch Logs and CloudTrail use the key under their own name: "AccessDeniedException: The specified KMS
    key does not exist or is not allowed to be used with Arn …", "InsufficientEncryptionPolicyException". The policy
    that a key has by default admits the account's identities only.
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
        https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    """
    service, names = PRINCIPALS[resource.type]
    principals = [name.format(region=resource.region) for name in names]
    for path, name, region, key in _named(resource, stack, aws):
        text = aws.kms.policy(key.arn, region=region) if key is not None and key.usable else None
        document = read_json(text) if text else None
        if not isinstance(document, dict):
            continue
        if stack.under(_governed, (key.arn if key else "").rpartition("/")[2]):
            continue  # this update gives the key another policy, which kms-key-policy-locks-out-service judges
        unsure = adrift(stack, "keyId", Kms.KEY_POLICY)
        if admits_service(Block(document, resource, path), *principals):
            continue
        yield resource.finding(
            path,
            problem=f"No statement in the policy of the KMS key {name} admits {principals[0]}, so {service} may not "
            "use it.",
            fix=with_commands(
                f"Allow {ACTIONS[resource.type]} to the service {principals[0]} in the key's policy, beside what "
                "it has, or name another key:",
                f"aws kms get-key-policy --region {argument(region)} --key-id {argument(name)} "
                "--policy-name default --output text",
            ),
            level="advisory" if unsure else _level(resource, path, stack),
        )
