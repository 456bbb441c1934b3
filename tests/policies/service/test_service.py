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
