from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from policypack.clock import using
from policypack.testing import Plan, Table
from tests.policies.lambda_.test_runtime import Day

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


@pytest.mark.parametrize(
    ("table", "type", "said", "last"),
    [
        (ended, "aws:opsworks/stack:Stack", "AWS OpsWorks Stacks was ended by AWS on {}.", "2024-05-26"),
        (ended, "aws:evidently/project:Project", "CloudWatch Evidently was ended by AWS on {}.", "2025-10-16"),
        (ended, "aws:appmesh/mesh:Mesh", "AWS App Mesh was ended by AWS on {}.", "2026-09-30"),
        (ended, "aws:qldb/ledger:Ledger", "Amazon QLDB was ended by AWS on {}.", "2025-07-31"),
        (ended, PIPELINE, "Amazon Elastic Transcoder was ended by AWS on {}.", "2025-11-13"),
        (ended, "aws:mediastore/container:Container", "AWS Elemental MediaStore was ended by AWS on {}.", "2025-11-13"),
        (ended, "aws:finspace/kxEnvironment:KxEnvironment", "Amazon FinSpace was ended by AWS on {}.", "2026-10-07"),
        (closed, "aws:waf/webAcl:WebAcl", "AWS WAF Classic took no new customers after {}.", "2025-09-30"),
        (closed, "aws:apprunner/service:Service", "AWS App Runner took no new customers after {}.", "2026-04-30"),
    ],
    ids=lambda value: value.split(":")[1] if isinstance(value, str) and value.startswith("aws:") else "",
)
def test_a_service_goes_on_until_its_last_day(table: Table, type: str, said: str, last: str) -> None:
    planned = replace(table.rows[1], change=lambda plan: plan.add(type, "old"), level=None, expected=())
    with using(Day(last)):
        table.check(planned, "engine")
    after = date.fromisoformat(last) + timedelta(days=1)
    with using(Day(after.isoformat())):
        table.check(replace(planned, expected=(("old", said.format(last)),)), "engine")
