"""Settings of ECR."""

from __future__ import annotations

from policies.setting._shapes import DOCS, TRIED, Form, Pair, When, Words
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
        TRIED,
        refuses=("kmsKey",),
        within="encryptionConfigurations",
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("imageTagMutability", ("IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION")),),
        "what is excluded has to be said",
        TRIED,
        needs=("imageTagMutabilityExclusionFilters",),
    ),
    Pair(
        Ecr.REPOSITORY,
        (When("imageTagMutability", ("MUTABLE", "IMMUTABLE"), "MUTABLE"),),
        "filters are for IMMUTABLE_WITH_EXCLUSION and MUTABLE_WITH_EXCLUSION",
        f"{_API}/API_CreateRepository.html",
        refuses=("imageTagMutabilityExclusionFilters",),
    ),
    Form(
        Ecr.PULL_THROUGH_CACHE_RULE,
        "credentialArn",
        r"arn:[^:]+:secretsmanager:[^:]+:\d{12}:secret:ecr-pullthroughcache/.+",
        "be the ARN of a secret whose name begins with ecr-pullthroughcache/",
        "InvalidParameterException: Member must satisfy regular expression pattern",
        f"{_API}/API_CreatePullThroughCacheRule.html",
    ),
    Form(
        Ecr.PULL_THROUGH_CACHE_RULE,
        "ecrRepositoryPrefix",
        r"ROOT|[a-z0-9]+([._/-]+[a-z0-9]+)*/?",
        "be of small letters, digits, hyphens, underscores, periods and slashes, or ROOT",
        "InvalidParameterException: Member must satisfy regular expression pattern",
        f"{_API}/API_CreatePullThroughCacheRule.html",
    ),
    Form(
        Ecr.PULL_THROUGH_CACHE_RULE,
        "upstreamRegistryUrl",
        "(?!https?://).+",
        "be the host of a registry, without https://",
        "UnsupportedUpstreamRegistryException",
        f"{_API}/API_CreatePullThroughCacheRule.html",
    ),
    Pair(
        Ecr.PULL_THROUGH_CACHE_RULE,
        (When("upstreamRegistryUrl", ("registry-1.docker.io", "ghcr.io", "registry.gitlab.com")),),
        "this registry asks who is there",
        f"{DOCS}/AmazonECR/latest/userguide/pull-through-cache-creating-rule.html",
        needs=("credentialArn",),
    ),
    Pair(
        Ecr.REGISTRY_SCANNING_CONFIGURATION,
        (When("scanType", ("BASIC",)),),
        "basic scanning is done when an image is pushed, or by hand",
        f"{_API}/API_RegistryScanningRule.html",
        shuts=When("rules.scanFrequency", ("CONTINUOUS_SCAN",)),
    ),
)
