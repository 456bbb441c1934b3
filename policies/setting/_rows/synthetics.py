"""Settings of CloudWatch Synthetics."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Synthetics

ROWS = (
    Form(
        Synthetics.CANARY,
        "handler",
        r"([0-9a-zA-Z_-]+[/.])*[0-9A-Za-z_-]+(\.|::)[0-9A-Za-z_-]+",
        "be a file and a function in it, such as index.handler",
        "ValidationException: Member must satisfy regular expression pattern",
        f"{DOCS}/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html",
    ),
    Pair(
        Synthetics.CANARY,
        (),
        "the script of a canary is in a bucket or in a file",
        f"{PROVIDER}/synthetics/canary.go",
        needs=("s3Bucket", "zipFile"),
    ),
    Pair(
        Synthetics.CANARY,
        (When("s3Bucket"),),
        "the script in a bucket is named by its key",
        f"{DOCS}/AmazonSynthetics/latest/APIReference/API_CanaryCodeInput.html",
        needs=("s3Key",),
    ),
    Pair(
        Synthetics.CANARY,
        (When("zipFile"),),
        "zip_file conflicts with s3_bucket, s3_key and s3_version",
        f"{PROVIDER}/synthetics/canary.go",
        refuses=("s3Bucket", "s3Key", "s3Version"),
    ),
)
