from __future__ import annotations

import pytest

from policies.setting._shapes import Window
from policies.setting.window import ROWS
from policypack.catalogue import provider
from policypack.testing import Plan, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:rds/instance:Instance", "books", backupWindow="03:00-03:30", maintenanceWindow="Mon:04:00-Mon:04:30")
    return plan.add("aws:elasticache/replicationGroup:ReplicationGroup", "fast", snapshotWindow="23:30-00:30")


refused = (
    Table("setting-window-refused", base)
    .good("into the next week", lambda p: p.set("books", maintenanceWindow="sun:23:45-mon:00:15"))
    .bad(
        "days for backups",
        lambda p: p.set("books", backupWindow="mon:03:00-mon:04:00"),
        (
            "books",
            "backupWindow is 'mon:03:00-mon:04:00'; it must have the form 03:00-04:00, in UTC.",
            "Write it as 03:00-04:00.",
        ),
        level="mandatory",
    )
    .bad(
        "no day for maintenance",
        lambda p: p.set("books", maintenanceWindow="03:00-04:00"),
        ("books", "maintenanceWindow is '03:00-04:00'; it must have the form mon:03:00-mon:04:00, in UTC."),
    )
    .bad(
        "a day that ends at 24",
        lambda p: p.set("books", backupWindow="23:30-24:00"),
        ("books", "backupWindow is '23:30-24:00'; it must have the form 03:00-04:00, in UTC."),
    )
    .bad(
        "too short",
        lambda p: p.set("books", backupWindow="03:00-03:29"),
        ("books", "backupWindow is '03:00-03:29'; it must be 30 minutes long at least."),
    )
    .bad(
        "too short for caches",
        lambda p: p.set("fast", snapshotWindow="23:30-00:29"),
        ("fast", "snapshotWindow is '23:30-00:29'; it must be 60 minutes long at least."),
    )
    .absent("AWS chooses", lambda p: p.set("books", backupWindow=None))
    .unknown("from an update", lambda p: p.set("books", backupWindow=Unknown()))
    .outside("nothing is referred to", None)
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.type.split(':')[-1]} {row.property}")
def test_each_window_is_of_this_provider(row: Window) -> None:
    assert row.property in provider.inputs(row.type)
