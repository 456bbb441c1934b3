"""Test policies the way they run: through the real decode, as the engine sends a plan and as the preview sees it.

A test module holds a `Table` for each policy; the pytest plugin in this module turns each row into a test:

    pytest_plugins = ["policypack.testing"]         # in conftest.py

    def base() -> Plan:
        plan = Plan(region="eu-south-1")
        plan.add("aws:rds/cluster:Cluster", "orders", engine="aurora-postgresql", engineVersion="15.8")
        return plan

    versions = Table("rds-engine-version-not-offered", base)
    versions.good("offered", facts=OFFERED)
    versions.bad("not offered", lambda plan: plan.set("orders", engineVersion="15.4"),
                 ("orders", "Aurora PostgreSQL 15.4 is not offered in eu-south-1."), facts=NOT_OFFERED)

The unchanged base is held to every policy of the module that needs no facts: it proves that neighbours stay silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from policypack.testing.fake import CANNOT_ASK, FakeAws, FakeLookups
from policypack.testing.plan import Hidden, Json, Plan, Ref, Unknown, archive, asset
from policypack.testing.table import Row, Table, View, judge_plan


class _RowItem(pytest.Item):
    def __init__(self, *, table: Table, row: Row, view: View, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.table, self.row, self.view = table, row, view

    def runtest(self) -> None:
        self.table.check(self.row, self.view)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        return self.path, None, self.name


class _TableCollector(pytest.Collector):
    def __init__(self, *, table: Table, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.table = table

    def collect(self) -> Iterator[pytest.Item]:
        for row in self.table.rows:
            for view in row.views:
                name = f"{self.table.policy}[{row.kind}: {row.id}, {view}]"
                yield _RowItem.from_parent(self, name=name, table=self.table, row=row, view=view)


def pytest_pycollect_makeitem(collector: Any, name: str, obj: Any) -> Any:
    """Collect module-level tables: each row is a test in each view."""
    if isinstance(obj, Table):
        return _TableCollector.from_parent(collector, name=name, table=obj)
    return None


__all__ = [
    "CANNOT_ASK",
    "FakeAws",
    "FakeLookups",
    "Hidden",
    "Json",
    "Plan",
    "Ref",
    "Row",
    "Table",
    "Unknown",
    "archive",
    "asset",
    "judge_plan",
]
