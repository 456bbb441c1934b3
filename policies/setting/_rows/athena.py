"""Settings of Athena."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Form, Pair, When
from policypack.catalogue.tokens import Athena

_API = f"{DOCS}/athena/latest/APIReference"

ROWS = (
    Form(
        Athena.DATABASE,
        "name",
        "[0-9a-z_]+",
        "be of small letters, digits and underscores",
        "must be lowercase letters, numbers, or underscore ('_')",
        f"{PROVIDER}/athena/database.go",
    ),
    Pair(
        Athena.WORKGROUP,
        (When("managedQueryResultsConfiguration.enabled", ("true",)),),
        "a workgroup whose results Athena manages cannot have an output location",
        f"{_API}/API_ManagedQueryResultsConfiguration.html",
        refuses=("resultConfiguration.outputLocation",),
        within="configuration",
    ),
    Form(
        Athena.WORKGROUP,
        "configuration.resultConfiguration.outputLocation",
        "s3://.+",
        "be a place in S3, such as s3://bucket/results/",
        "InvalidRequestException: outputLocation is not a valid S3 path",
        f"{_API}/API_ResultConfiguration.html",
    ),
    Pair(
        Athena.WORKGROUP,
        (When("encryptionOption", ("SSE_KMS", "CSE_KMS")),),
        "for SSE_KMS and CSE_KMS a key is named",
        f"{_API}/API_EncryptionConfiguration.html",
        needs=("kmsKeyArn",),
        within="configuration.resultConfiguration.encryptionConfiguration",
        certain=False,
    ),
)
