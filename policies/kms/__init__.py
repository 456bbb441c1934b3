"""AWS Key Management Service: policies of keys."""

from __future__ import annotations

from collections.abc import Iterator

from policies.kms._policies import ACTIONS, PRINCIPALS, admits_action, admits_service, planned_key, policy_of
from policypack import Finding, Resource, Stack, policy
from policypack.catalogue.tokens import Cloudtrail, Cloudwatch, Kms
from policypack.shelf.remote import adrift


@policy(Cloudwatch.LOG_GROUP, Cloudtrail.TRAIL)
def key_policy_locks_out_service(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
    """Key policy does not let the service use the key.

    Why: CloudWatch Logs and CloudTrail use the key under their own name, and the policy that a key has by default
    admits the account's identities only: "AccessDeniedException: The specified KMS key does not exist or is not
    allowed to be used with Arn …", "InsufficientEncryptionPolicyException".
    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
        https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
    """
    key = planned_key(resource, "kmsKeyId", stack)
    if key is None:
        return
    service, names = PRINCIPALS[resource.type]
    principals = [name.format(region=resource.region) for name in names]
    written = policy_of(key, stack)
    if written.document is not None and admits_service(written.document, *principals):
        return
    what = (
        f"The key {key.name} has no policy of its own, and the default one admits only the account's identities"
        if written.document is None
        else f"No statement in the policy of the key {key.name} admits {principals[0]}"
    )
    # A key that is there already may have got its policy elsewhere, and what it encrypts was accepted with it.
    unsure = key.exists or "policy" in key.options.ignore_changes or adrift(stack, "keyId", Kms.KEY_POLICY)
    user = "log group" if resource.type == Cloudwatch.LOG_GROUP else "trail"
    yield resource.finding(
        "kmsKeyId",
        problem=f"{what}, so {service} may not use it and the {user} is refused.",
        fix=f"Add a statement to the policy of {written.holder.name} that allows {ACTIONS[resource.type]} to the "
        f"service {principals[0]}, beside the one for the account's root.",
        level="advisory" if unsure else None,
    )


@policy(Kms.KEY, Kms.KEY_POLICY)
def key_policy_locks_out_caller(resource: Resource) -> Iterator[Finding]:
    """Key policy lets nobody change it again.

    Why: KMS refuses a policy that would make the key unmanageable: "MalformedPolicyDocumentException: The new key
    policy will not allow you to update the key policy in the future."
    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
    """
    document = resource.document("policy")
    # The names of one switch in the two resources.
    bypass = any(resource.flag(name) for name in ("bypassPolicyLockoutSafetyCheck", "bypassPolicyLockoutCheck"))
    if document is None or bypass or admits_action(document, "kms:PutKeyPolicy"):
        return
    yield resource.finding(
        "policy",
        problem="No statement of the key policy allows kms:PutKeyPolicy to an identity of the account.",
        fix="Add a statement that allows kms:* to the account's root (arn:aws:iam::ACCOUNT:root) on the resource *, "
        "or at least kms:PutKeyPolicy to the role that deploys.",
    )


@policy(Kms.KEY, level="advisory", severity="low", group="security")
def key_rotation_off(key: Resource) -> Iterator[Finding]:
    """Key is never rotated.

    Why: KMS makes new key material once a year, keeps the old for what was encrypted with it, and nothing that uses
    the key has to change. Asymmetric and HMAC keys, imported material and custom key stores have no such rotation.
    Source: https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html
    """
    kind = key.text("customerMasterKeySpec", default="SYMMETRIC_DEFAULT")
    if kind != "SYMMETRIC_DEFAULT" or key.has("customKeyStoreId") or not key.flag("isEnabled", default=True):
        return
    if not key.flag("enableKeyRotation", default=False):
        yield key.finding(
            "enableKeyRotation",
            problem="enableKeyRotation is not true.",
            fix="Set enableKeyRotation to true.",
        )
