from __future__ import annotations

from policypack.testing import Plan, Table

PIPELINE = "aws:elastictranscoder/pipeline:Pipeline"
PRESET = "aws:elastictranscoder/preset:Preset"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:s3/bucket:Bucket", "films", bucket="acme-films")
    return plan


ended = (
    Table("service-ended", base)
    .good("a service that goes on")
    .bad(
        "one that is gone: its first resource says so",
        lambda plan: plan.add(PIPELINE, "films-out").add(PRESET, "small"),
        ("films-out", "Amazon Elastic Transcoder was ended by AWS on 2025-11-13."),
        level="mandatory",
    )
    .bad(
        "of an older provider",
        lambda plan: plan.add("aws:opsworks/stack:Stack", "servers"),
        ("servers", "AWS OpsWorks Stacks was ended by AWS on 2024-05-26."),
        level="mandatory",
    )
    .without("absent", "reads no property")
    .without("unknown", "reads no property")
    .without("outside", "reads one resource")
)

closed = (
    Table("service-closed", base)
    .good("a service that is open")
    .bad(
        "one that is closed: its first resource says so",
        lambda p: p.add("aws:timestreamwrite/database:Database", "times", databaseName="a").add(
            "aws:timestreamwrite/table:Table", "more", databaseName="a", tableName="b"
        ),
        ("times", "Amazon Timestream for LiveAnalytics took no new customers after 2025-06-20."),
        level="advisory",
    )
    .bad(
        "a part of one",
        lambda p: p.add(
            "aws:ec2/launchConfiguration:LaunchConfiguration", "old", imageId="ami-1", instanceType="t3.micro"
        ),
        ("old", "EC2 Auto Scaling's launch configurations took no new customers after 2024-10-01."),
    )
    .without("absent", "reads no property")
    .without("unknown", "reads no property")
    .without("outside", "reads one resource")
)
