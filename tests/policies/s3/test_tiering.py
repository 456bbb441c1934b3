from __future__ import annotations

from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    return Plan().add(
        "aws:s3/bucketIntelligentTieringConfiguration:BucketIntelligentTieringConfiguration",
        "cold",
        bucket="papers",
        tierings=[{"accessTier": "ARCHIVE_ACCESS", "days": 90}, {"accessTier": "DEEP_ARCHIVE_ACCESS", "days": 730}],
    )


archive_days_refused = (
    Table("s3-tiering-archive-days-refused", base)
    .good("least and most")
    .bad(
        "soon",
        lambda p: p.set("cold", tierings=[{"accessTier": "DEEP_ARCHIVE_ACCESS", "days": 125}]),
        ("cold", "DEEP_ARCHIVE_ACCESS begins after 125 days."),
        level="mandatory",
    )
    .bad(
        "late",
        lambda p: p.set("cold", tierings=[{"accessTier": "ARCHIVE_ACCESS", "days": 731}]),
        ("cold", "ARCHIVE_ACCESS begins after 731 days."),
        level="mandatory",
    )
    .absent("none", lambda p: p.set("cold", tierings=None))
    .unknown("when", lambda p: p.set("cold", tierings=[{"accessTier": "ARCHIVE_ACCESS", "days": Unknown()}]))
)
