"""Settings of QuickSight."""

from __future__ import annotations

from policies.setting._shapes import DOCS, Pair, When
from policypack.catalogue.tokens import Quicksight

ROWS = (
    *(
        Pair(
            Quicksight.DATA_SOURCE,
            (When("type", (kind,)),),
            "a source has the parameters of its type",
            f"{DOCS}/quicksight/latest/APIReference/API_DataSourceParameters.html",
            needs=(f"parameters.{parameters}",),
            certain=False,
        )
        for kind, parameters in (
            ("ATHENA", "athena"),
            ("AURORA", "aurora"),
            ("AURORA_POSTGRESQL", "auroraPostgresql"),
            ("MYSQL", "mysql"),
            ("ORACLE", "oracle"),
            ("POSTGRESQL", "postgresql"),
            ("REDSHIFT", "redshift"),
            ("S3", "s3"),
            ("SNOWFLAKE", "snowflake"),
            ("SQLSERVER", "sqlServer"),
        )
    ),
    Pair(
        Quicksight.USER,
        (When("identityType", ("IAM",)),),
        "a user of IAM is one by an ARN",
        f"{DOCS}/quicksight/latest/APIReference/API_RegisterUser.html",
        needs=("iamArn",),
        certain=False,
    ),
)
