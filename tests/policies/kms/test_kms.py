from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

KEY = "aws:kms/key:Key"
KEY_POLICY = "aws:kms/keyPolicy:KeyPolicy"
GROUP = "aws:cloudwatch/logGroup:LogGroup"
ROOT = {
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::210987654321:root"},
    "Action": "kms:*",
    "Resource": "*",
}


def document(*statements: Any) -> Json:
    return Json({"Version": "2012-10-17", "Statement": list(statements)})


def service(name: Any) -> dict[str, Any]:
    return {
        "Effect": "Allow",
        "Principal": {"Service": name},
        "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
        "Resource": "*",
    }


LOGS = service("logs.eu-west-1.amazonaws.com")
CLOUDTRAIL = service(["cloudtrail.amazonaws.com"])


def base() -> Plan:
    plan = Plan()
    plan.add(KEY, "audit", policy=document(ROOT, LOGS, CLOUDTRAIL), enableKeyRotation=True)
    plan.add("aws:kms/alias:Alias", "audit-alias", name="alias/audit", targetKeyId=Ref("audit", "keyId"))
    plan.add(GROUP, "api", name="/ecs/api", kmsKeyId=Ref("audit", "arn"))
    plan.add("aws:cloudtrail/trail:Trail", "trail", s3BucketName="audit-logs", kmsKeyId=Ref("audit-alias", "arn"))
    return plan


NO_POLICY = (
    "The key audit has no policy of its own, and the default one admits only the account's identities, so {} may not "
    "use it and the {} is refused."
)
NOT_ADMITTED = "No statement in the policy of the key audit admits {}, so {} may not use it and the {} is refused."

key_policy_locks_out_service = (
    Table("kms-key-policy-locks-out-service", base)
    .good(
        "an effect in capitals, and the service's name in another partition",
        lambda plan: plan.set(
            "audit",
            policy=document(
                ROOT,
                {**service("logs.eu-west-1.amazonaws.com.cn"), "Effect": "ALLOW"},
                service("cloudtrail.amazonaws.com.cn"),
            ),
        ),
    )
    .good(
        "every service is admitted",
        lambda plan: plan.set("audit", policy=document(ROOT, {**LOGS, "Principal": {"Service": "*"}})),
    )
    .good("both are admitted")
    .good(
        "everybody is admitted",
        lambda plan: plan.set("audit", policy=document({**ROOT, "Principal": {"AWS": "*"}})),
    )
    .good(
        "policy in a resource of its own",
        lambda plan: plan.set("audit", policy=None).add(
            KEY_POLICY, "audit-policy", keyId=Ref("audit"), policy=document(ROOT, LOGS, CLOUDTRAIL)
        ),
    )
    .good(
        "region from an update",
        lambda plan: plan.add("aws:ssm/parameter:Parameter", "region", type="String").set(
            "audit",
            policy=document(ROOT, CLOUDTRAIL, service(Ref("region", "value", before="logs.", after=".amazonaws.com"))),
        ),
        view="preview",
    )
    .bad(
        "default policy",
        lambda plan: plan.set("audit", policy=None),
        ("api", NO_POLICY.format("CloudWatch Logs", "log group")),
        ("trail", NO_POLICY.format("CloudTrail", "trail")),
        level="mandatory",
    )
    .good(
        "all but one are admitted",
        lambda plan: plan.set(
            "audit",
            policy=document(
                {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::3:root"}, "Action": "kms:*", "Resource": "*"}
            ),
        ),
    )
    .good("the whole world is admitted", lambda plan: plan.set("audit", policy=document({**ROOT, "Principal": "*"})))
    .bad(
        "one is denied, one has no principal",
        lambda plan: plan.set(
            "audit", policy=document(ROOT, {**LOGS, "Effect": "Deny"}, {**CLOUDTRAIL, "Principal": None})
        ),
        ("api", NOT_ADMITTED.format("logs.eu-west-1.amazonaws.com", "CloudWatch Logs", "log group")),
        ("trail", NOT_ADMITTED.format("cloudtrail.amazonaws.com", "CloudTrail", "trail")),
    )
    .bad(
        "another service of the region that an update knows",
        lambda plan: plan.add("aws:ssm/parameter:Parameter", "region", type="String").set(
            "audit",
            policy=document(ROOT, CLOUDTRAIL, service(Ref("region", "value", before="sns.", after=".amazonaws.com"))),
        ),
        ("api", NOT_ADMITTED.format("logs.eu-west-1.amazonaws.com", "CloudWatch Logs", "log group")),
        view="preview",
    )
    .bad(
        "logs of another region",
        lambda plan: plan.set("audit", policy=document(ROOT, CLOUDTRAIL, service("logs.us-east-1.amazonaws.com"))),
        ("api", NOT_ADMITTED.format("logs.eu-west-1.amazonaws.com", "CloudWatch Logs", "log group")),
    )
    .bad(
        "the resource of its own admits one of them",
        lambda plan: plan.set("audit", policy=None).add(
            KEY_POLICY, "audit-policy", keyId=Ref("audit"), policy=document(ROOT, LOGS)
        ),
        ("trail", NOT_ADMITTED.format("cloudtrail.amazonaws.com", "CloudTrail", "trail")),
    )
    .bad(
        "key that exists and whose policy is kept elsewhere",
        lambda plan: plan.remove("audit").add(KEY, "audit", outputs={"id": "6f1c8d0a"}),
        ("api", NO_POLICY.format("CloudWatch Logs", "log group")),
        ("trail", NO_POLICY.format("CloudTrail", "trail")),
        level="advisory",
    )
    .absent("no key", lambda plan: plan.set("api", kmsKeyId=None).set("trail", kmsKeyId=None))
    .unknown("policy from an update", lambda plan: plan.set("audit", policy=Unknown()))
    .outside(
        "key of another stack",
        lambda plan: plan.set("api", kmsKeyId="arn:aws:kms:eu-west-1:210987654321:key/6f1c8d0a-2b53-4c0e-9d1f"),
    )
)

LOCKED = "No statement of the key policy allows kms:PutKeyPolicy to an identity of the account."

key_policy_locks_out_caller = (
    Table("kms-key-policy-locks-out-caller", base)
    .good("root may do everything")
    .good(
        "all actions but one",
        lambda plan: plan.set(
            "audit",
            policy=document(
                {"Effect": "Allow", "Principal": "*", "NotAction": "kms:ScheduleKeyDeletion", "Resource": "*"},
                LOGS,
                CLOUDTRAIL,
            ),
        ),
    )
    .good(
        "on purpose",
        lambda plan: plan.set("audit", policy=document(LOGS, CLOUDTRAIL), bypassPolicyLockoutSafetyCheck=True),
    )
    .bad(
        "only services",
        lambda plan: plan.set("audit", policy=document(LOGS, CLOUDTRAIL)),
        ("audit", LOCKED),
        level="mandatory",
    )
    .bad(
        "root may use it but not manage it",
        lambda plan: plan.set(
            "audit", policy=document({**ROOT, "Action": ["kms:Encrypt", "kms:Decrypt", "kms:Describe*"]})
        ),
        ("audit", LOCKED),
    )
    .good(
        "everybody but one",
        lambda plan: plan.set(
            "audit",
            policy=document(
                {"Effect": "Allow", "NotPrincipal": {"AWS": "arn:aws:iam::3:root"}, "Action": "kms:*", "Resource": "*"}
            ),
        ),
    )
    .good("everybody", lambda plan: plan.set("audit", policy=document({**ROOT, "Principal": "*"})))
    .bad(
        "a service may manage it, and what has no principal",
        lambda plan: plan.set(
            "audit", policy=document({**LOGS, "Action": "kms:*"}, {**ROOT, "Principal": None}, CLOUDTRAIL)
        ),
        ("audit", LOCKED),
    )
    .bad(
        "root is denied it",
        lambda plan: plan.set("audit", policy=document({**ROOT, "Effect": "Deny"}, LOGS, CLOUDTRAIL)),
        ("audit", LOCKED),
    )
    .absent("default policy", lambda plan: plan.set("audit", policy=None))
    .unknown("policy from an update", lambda plan: plan.set("audit", policy=Unknown()))
    .without("outside", "reads one resource")
)

ROTATION_OFF = "enableKeyRotation is not true."

key_rotation_off = (
    Table("kms-key-rotation-off", base)
    .good("rotated")
    .good(
        "asymmetric",
        lambda plan: plan.set("audit", enableKeyRotation=False, customerMasterKeySpec="RSA_2048"),
    )
    .good("disabled", lambda plan: plan.set("audit", enableKeyRotation=False, isEnabled=False))
    .good("of a store of one's own", lambda plan: plan.set("audit", enableKeyRotation=False, customKeyStoreId="cks-1"))
    .bad(
        "switched off",
        lambda plan: plan.set("audit", enableKeyRotation=False),
        ("audit", ROTATION_OFF),
        level="advisory",
    )
    .absent("never said", lambda plan: plan.set("audit", enableKeyRotation=None), ("audit", ROTATION_OFF))
    .unknown("from an update", lambda plan: plan.set("audit", enableKeyRotation=Unknown()))
    .without("outside", "reads one resource")
)
