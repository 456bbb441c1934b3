"""What only an update knows may turn out to be none, or just what is needed: both ways nothing is blocked for it.

The rows of all tables are the plans. Each property is taken for unknown as a whole, and then left out: a finding that
blocks in the first case and is not there in the second counted the unknown as set. `Block.given` is the word for it.
And what a resource beside is about is taken for unknown where all is good: a finding that blocks then counted it as
another one's. `adrift` of policypack.shelf.remote is the word for that.
"""

from __future__ import annotations

import pytest

from policypack.policy import discover
from policypack.testing import Plan, Row, Table, Unknown, judge_plan
from tests import docs
from tests.policies.test_one_mistake_one_finding import Answers

# One row says one thing of its type alone, and is tried so by the tests of its room.
ROOMS = ("setting-", "limit-")
POLICIES = {
    policy.id: policy
    for policy in discover("policies")
    if policy.level == "mandatory" and not policy.preview_only and not policy.id.startswith(ROOMS)
}
# What has to be there: the provider requires it, or one of several.
NEEDED = {"quota-exceeded-in-one-place": ("cidrIpv4", "policyArn")}


def planned(table: Table, row: Row) -> Plan:
    plan = table.base()
    if row.change:
        row.change(plan)
    return plan


def blocked(table: Table, row: Row, plan: Plan) -> set[str]:
    """Return the names of the resources that the table's policy blocks."""
    report = judge_plan(
        plan,
        [POLICIES[table.policy]],
        view=row.views[-1],
        facts=Answers(row.facts or {}),
        environment=row.environment,
        config={table.policy: row.config} if row.config else {},
    )
    return {finding.name for finding in report.findings if finding.level == "mandatory"}


@pytest.mark.parametrize("name", POLICIES)
def test_what_is_unknown_is_not_counted_as_set(name: str) -> None:
    table, tried, wrong = docs.tables()[name], set(), []
    for row in table.rows:
        plan = planned(table, row) if row.expected else Plan()
        for resource in sorted({resource for resource, *_ in row.expected} & plan.planned.keys()):
            given = plan.planned[resource]
            for property in [each for each in given.inputs if (given.type, each) not in tried]:
                tried.add((given.type, property))
                if resource not in blocked(table, row, planned(table, row).set(resource, **{property: Unknown()})):
                    continue
                if resource not in blocked(table, row, planned(table, row).set(resource, **{property: None})):
                    wrong.append(f"{property} of {resource}, in the row {row.id!r}")
    assert [each for each in wrong if each.partition(" ")[0] not in NEEDED.get(name, ())] == []


# Which thing a text means that stands in the plan is decided by the names that are known.
NAMED = {
    "permission-bucket-policy-insufficient": ("name",),
    "permission-role-insufficient": ("name",),
    "s3-notification-not-permitted": ("name",),
    "stack-kind-of-another": ("name",),
}


@pytest.mark.parametrize("name", [name for name, policy in POLICIES.items() if "stack" in policy.needs])
def test_what_is_unknown_of_a_resource_beside_may_be_what_is_needed(name: str) -> None:
    table, tried, wrong = docs.tables()[name], set(), []
    for row in table.rows:
        plan = planned(table, row) if row.kind == "good" else Plan()
        for resource, given in plan.planned.items():
            if POLICIES[name].hears(given.type):
                continue
            for property in [each for each in given.inputs if (given.type, each) not in tried]:
                tried.add((given.type, property))
                found = blocked(table, row, planned(table, row).set(resource, **{property: Unknown()}))
                if found and property not in NAMED.get(name, ()):
                    wrong.append(f"{property} of {resource}, in the row {row.id!r}: {sorted(found)}")
    assert wrong == []
