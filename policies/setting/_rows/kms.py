"""Settings of KMS."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Form, Pair, Range, When
from policypack.catalogue.tokens import Kms

_API = f"{DOCS}/kms/latest/APIReference"
_MAC = ("HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512")
_RSA = ("RSA_2048", "RSA_3072", "RSA_4096")
_CURVES = ("ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521")
_USES = (
    (("SYMMETRIC_DEFAULT",), ("ENCRYPT_DECRYPT",)),
    (_MAC, ("GENERATE_VERIFY_MAC",)),
    (_RSA, ("ENCRYPT_DECRYPT", "SIGN_VERIFY")),
    (_CURVES, ("SIGN_VERIFY", "KEY_AGREEMENT")),
    (("ECC_SECG_P256K1", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87"), ("SIGN_VERIFY",)),
)

ROWS = (
    Form(
        Kms.ALIAS,
        "name",
        r"alias/(?!aws/)[a-zA-Z0-9/_-]+",
        "begin with alias/, not with alias/aws/, and go on with letters, digits, slashes, underscores and hyphens",
        "NotAuthorizedException, or ValidationException: alias must satisfy regular expression pattern",
        f"{_API}/API_CreateAlias.html",
    ),
    Form(
        Kms.ALIAS,
        "targetKeyId",
        r"(?!alias/)(?!arn:[^:]+:kms:[^:]+:\d+:alias/).+",
        "be the id or the ARN of a key, not an alias",
        "ValidationException: Aliases must refer to keys, not aliases",
        f"{_API}/API_CreateAlias.html",
    ),
    *(
        Pair(
            Kms.KEY,
            (When("customerMasterKeySpec", specs, "SYMMETRIC_DEFAULT"),),
            "ValidationException: The operation failed because the KeyUsage value is not compatible with the KeySpec",
            f"{_API}/API_CreateKey.html",
            takes=When("keyUsage", uses, "ENCRYPT_DECRYPT"),
        )
        for specs, uses in _USES
    ),
    Pair(
        Kms.KEY,
        (When("customerMasterKeySpec", (*_MAC, *_RSA, *_CURVES, "ECC_SECG_P256K1", "SM2")),),
        "only keys for symmetric encryption are rotated by KMS",
        f"{_API}/API_EnableKeyRotation.html",
        refuses=("enableKeyRotation",),
    ),
    Pair(
        Kms.KEY,
        (When("customKeyStoreId"),),
        "keys of a custom key store are not rotated by KMS",
        f"{_API}/API_EnableKeyRotation.html",
        refuses=("enableKeyRotation",),
    ),
    Pair(
        Kms.KEY,
        (When("customKeyStoreId"),),
        "there are no multi-Region keys in custom key stores",
        f"{_API}/API_CreateKey.html",
        refuses=("multiRegion",),
    ),
    *(
        Range(type, "deletionWindowInDays", ((7, 30),), f"{_API}/API_ScheduleKeyDeletion.html")
        for type in (Kms.KEY, Kms.REPLICA_KEY, Kms.EXTERNAL_KEY, Kms.REPLICA_EXTERNAL_KEY)
    ),
    Range(Kms.KEY, "rotationPeriodInDays", ((90, 2_560),), f"{_API}/API_EnableKeyRotation.html"),
)
