"""Settings of ECR."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When, Words
from policypack.catalogue.tokens import Ecr

_API = f"{DOCS}/AmazonECR/latest/APIReference"

ROWS = (
    Words(
        Ecr.REPOSITORY,
        f"{_API}/API_CreateRepository.html",
        {
            "encryptionConfigurations[].encryptionType": "AES256 KMS KMS_DSSE",
            "imageTagMutability": "MUTABLE IMMUTABLE IMMUTABLE_WITH_EXCLUSION MUTABLE_WITH_EXCLUSION",
        },
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("encryptionType", ("AES256",), "AES256"),),
        "a key is for the encryption by KMS",
        f"{_API}/API_EncryptionConfiguration.html",
        refuses=("kmsKey",),
        within="encryptionConfigurations",
        certain=False,
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("imageTagMutability", ("MUTABLE", "IMMUTABLE"), "MUTABLE"),),
        "filters are for IMMUTABLE_WITH_EXCLUSION and MUTABLE_WITH_EXCLUSION",
        f"{_API}/API_CreateRepository.html",
        refuses=("imageTagMutabilityExclusionFilters",),
    ),
)
