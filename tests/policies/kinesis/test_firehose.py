from __future__ import annotations

from policypack.testing import Plan, Table, Unknown

PARTITIONS = {"dynamicPartitioningConfiguration": {"enabled": True}}


def base() -> Plan:
    plan = Plan()
    stream = {"bucketArn": "arn:aws:s3:::acme-out", "bufferingSize": 64, **PARTITIONS}
    plan.add("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", "out", extendedS3Configuration=stream)
    return plan


def into(plan: Plan, **more: object) -> Plan:
    return plan.set("out", extendedS3Configuration={"bucketArn": "arn:aws:s3:::acme-out", **more})


buffer_too_small = (
    Table("kinesis-firehose-buffer-too-small", base)
    .good("the least")
    .good("neither", lambda p: into(p, bufferingSize=5))
    .good("switched off", lambda p: into(p, bufferingSize=5, dynamicPartitioningConfiguration={"enabled": False}))
    .good("a conversion by default", lambda p: into(p, dataFormatConversionConfiguration={"enabled": True}))
    .bad(
        "one less",
        lambda p: into(p, bufferingSize=63, **PARTITIONS),
        ("out", "The stream partitions dynamically, and bufferingSize is 63; it must be 64 MiB at least."),
        level="mandatory",
    )
    .bad(
        "the default",
        lambda p: into(p, **PARTITIONS),
        ("out", "The stream partitions dynamically, and bufferingSize is 5 by default; it must be 64 MiB at least."),
    )
    .bad(
        "a conversion",
        lambda p: into(p, bufferingSize=5, dataFormatConversionConfiguration={}),
        ("out", "The stream converts the format of records, and bufferingSize is 5; it must be 64 MiB at least."),
    )
    .absent("another destination", lambda p: p.set("out", extendedS3Configuration=None))
    .unknown("from an update", lambda p: into(p, bufferingSize=Unknown(), **PARTITIONS))
)
