"""Test policies the way they run: through the real decode, as the engine sends a plan and as the preview sees it.

A test module holds a `Table` for each policy; pytest, which finds the plugin where the wheel is installed (in a clone
`pytest_plugins = ["policypack.pytest_plugin"]` in conftest.py), turns each row into a test:

    def base() -> Plan:
        plan = Plan(region="eu-south-1")
        plan.add("aws:rds/cluster:Cluster", "orders", engine="aurora-postgresql", engineVersion="15.8")
        return plan

    versions = Table("rds-engine-version-not-offered", base)
    versions.good("offered", facts=OFFERED)
    versions.bad("not offered", lambda plan: plan.set("orders", engineVersion="15.4"),
                 ("orders", "Aurora PostgreSQL 15.4 is not offered in eu-south-1."), facts=NOT_OFFERED)

A policy of one's own names its package: `Table("acme-sqs-queue-public", base, package="acme_policies")`. The fixture
`preview` runs a whole program: `assert_no_findings(preview("infra", stack="production"))`.

The unchanged base is held to every policy of the module that needs no facts: it proves that neighbours stay silent.
"""

from __future__ import annotations

from policypack.testing.fake import CANNOT_ASK, FakeAws, FakeLookups
from policypack.testing.plan import Hidden, Json, Plan, Ref, Unknown, archive, asset
from policypack.testing.previews import Previewed, Previews, assert_no_findings
from policypack.testing.table import Row, Table, View, judge_plan

__all__ = [
    "CANNOT_ASK",
    "FakeAws",
    "FakeLookups",
    "Hidden",
    "Json",
    "Plan",
    "Previewed",
    "Previews",
    "Ref",
    "Row",
    "Table",
    "Unknown",
    "View",
    "archive",
    "assert_no_findings",
    "asset",
    "judge_plan",
]
