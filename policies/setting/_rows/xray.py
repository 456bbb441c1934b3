"""Settings of X-Ray."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Xray

ROWS = (
    Words(
        Xray.ENCRYPTION_CONFIG,
        f"{DOCS}/xray/latest/api/API_PutEncryptionConfig.html",
        {"type": "KMS NONE"},
    ),
    Pair(
        Xray.ENCRYPTION_CONFIG,
        (When("type", ("KMS",)),),
        "InvalidRequestException: a key is named where the type is KMS",
        f"{DOCS}/xray/latest/api/API_PutEncryptionConfig.html",
        needs=("keyId",),
    ),
)
