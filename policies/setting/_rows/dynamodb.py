"""Settings of DynamoDB."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, TRIED, Form, Pair, Range, When
from policypack.catalogue.tokens import Dynamodb

_API = f"{DOCS}/amazondynamodb/latest/APIReference"
_TABLE = f"{_API}/API_CreateTable.html"

ROWS = (
    Form(
        Dynamodb.TABLE,
        "attributes[].type",
        "[SNB]",
        "be S, N or B",
        "ValidationException: Member must satisfy enum value set: [B, N, S]",
        f"{_API}/API_AttributeDefinition.html",
    ),
    Pair(
        Dynamodb.TABLE,
        (When("billingMode", ("PROVISIONED",), default="PROVISIONED"),),
        "ValidationException: On-demand throughput is for tables that are paid per request",
        _TABLE,
        refuses=("onDemandThroughput",),
        unless=("restoreSourceName", "restoreSourceTableArn", "restoreBackupArn"),
    ),
    *(
        Pair(
            Dynamodb.TABLE,
            (When("projectionType", ("INCLUDE",)),),
            "ValidationException: One or more parameter values were invalid: ProjectionType is INCLUDE, but "
            "NonKeyAttributes is not specified",
            _TABLE,
            needs=("nonKeyAttributes",),
            within=within,
        )
        for within in ("globalSecondaryIndexes", "localSecondaryIndexes")
    ),
    *(
        Pair(
            Dynamodb.TABLE,
            (When("projectionType", ("ALL", "KEYS_ONLY")),),
            "ValidationException: One or more parameter values were invalid: ProjectionType is not INCLUDE, but "
            "NonKeyAttributes is specified",
            _TABLE,
            refuses=("nonKeyAttributes",),
            within=within,
        )
        for within in ("globalSecondaryIndexes", "localSecondaryIndexes")
    ),
    Pair(
        Dynamodb.TABLE,
        (When("localSecondaryIndexes"),),
        "ValidationException: Table KeySchema does not have a range key, which is required when specifying a "
        "LocalSecondaryIndex",
        _TABLE,
        needs=("rangeKey",),
    ),
    *(
        Form(
            Dynamodb.TABLE,
            path,
            r"[a-zA-Z0-9_.-]{3,255}",
            "be of 3 to 255 letters, digits, underscores, hyphens and periods",
            "ValidationException: must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
            f"{DOCS}/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html",
        )
        for path in ("name", "globalSecondaryIndexes[].name", "localSecondaryIndexes[].name")
    ),
    Range(
        Dynamodb.TABLE,
        "pointInTimeRecovery.recoveryPeriodInDays",
        ((1, 35),),
        f"{_API}/API_PointInTimeRecoverySpecification.html",
    ),
    Pair(
        Dynamodb.TABLE,
        (When("streamEnabled", ("true",)),),
        "stream_view_type is required when stream_enabled = true",
        f"{PROVIDER}/dynamodb/table.go",
        needs=("streamViewType",),
    ),
    Pair(
        Dynamodb.TABLE,
        (When("replicas"), When("streamViewType")),
        "ValidationException: replicas of a global table need streams with new and old images",
        f"{DOCS}/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html",
        takes=When("streamViewType", ("NEW_AND_OLD_IMAGES",)),
        certain=False,  # AWS was seen to take KEYS_ONLY
    ),
    *(
        Range(Dynamodb.TABLE, f"{within}warmThroughput.{name}", ((least, None),), TRIED)
        for within in ("", "globalSecondaryIndexes[].")
        for name, least in (("readUnitsPerSecond", 12_000), ("writeUnitsPerSecond", 4_000))
    ),
)
