"""Work grows with the number of resources and not with its square: counted in calls, never timed."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from cProfile import Profile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pulumi.runtime import proto

from policypack import Finding, Resource, Stack, Unavailable
from policypack.config import check
from policypack.policy import Policy
from policypack.serve import Servicer
from policypack.testing import FakeAws, FakeLookups, Hidden, Json, Plan, Ref, Row, Table
from tests.plain import QUEUE, make

# A plan is grown by one to four copies. The work of pairs shows in how much more each step takes than the one before:
# so many calls for each pair do not count yet, as a lookup in what was found once takes a few more or less.
FREE = 2
# What names a thing, so that copies do not all have one name.
NAMES = frozenset({"name", "bucket", "identifier", "clusterIdentifier", "family", "functionName", "repositoryName"})


class _Answers(FakeAws):
    """Answers by the verb alone, for copies ask by other names; denies what a row says nothing of."""

    def answer(self, verb: str, arguments: tuple[Any, ...]) -> Any:
        self._asked = True
        own = self._facts.get((verb, *arguments), self._facts.get("*", ...))
        like = (value for key, value in self._facts.items() if isinstance(key, tuple) and key[0] == verb)
        value = own if own is not ... else next(like, Unavailable("AWS denied the call", "denied", "service:Action"))
        if isinstance(value, Exception):
            raise value
        return value

    def at(self, provider: Mapping[str, str], region: str | None) -> FakeAws:
        return _Answers(self._facts, region, self._account, provider)


class _Lookups(FakeLookups):
    def bind(self, provider: Mapping[str, str], region: str | None) -> Any:
        return _Answers(self.facts, region, provider=provider)

    def ahead(self, function: Callable[[], None]) -> None:
        """What is asked while resources are seen one by one counts too."""
        function()


class _OfOne(Table):
    only: Policy

    @property
    def subject(self) -> Policy:
        return self.only


def tables() -> Iterator[Table]:
    root = Path(__file__).parent
    for file in sorted((root / "policies").rglob("test_*.py")):
        module = importlib.import_module(".".join(file.relative_to(root.parent).with_suffix("").parts))
        yield from (value for value in vars(module).values() if isinstance(value, Table))


def copied(value: Any, names: set[str], number: int, key: str = "") -> Any:
    """Return a value for a copy: names get its number, and references lead to what was copied with it."""
    if isinstance(value, Ref):
        return replace(value, name=f"{value.name}-{number}") if value.name in names else value
    if isinstance(value, Json):
        return Json(copied(value.document, names, number))
    if isinstance(value, Hidden):
        return Hidden(copied(value.value, names, number, key))
    if isinstance(value, dict):
        return {key: copied(item, names, number, key) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [copied(item, names, number, key) for item in value]
    return f"{value}{number}" if isinstance(value, str) and value and key in NAMES else value


def grown(plan: Plan, names: set[str], count: int) -> Plan:
    """Add so many copies of the named resources to a plan."""
    for number in range(count):
        for name in sorted(names):
            one = plan.planned[name]
            plan.planned[f"{name}-{number}"] = replace(
                one,
                name=f"{name}-{number}",
                inputs=copied(one.inputs, names, number),
                outputs={
                    key: f"{item}{number}" if isinstance(item, str) else item for key, item in one.outputs.items()
                },
                depends_on=[f"{other}-{number}" if other in names else other for other in one.depends_on],
                parent=f"{one.parent}-{number}" if one.parent in names else one.parent,
            )
    return plan


def subjects(plan: Plan, policy: Policy) -> set[str]:
    """Return the names of what a policy judges, which is all of a plan where it judges the stack."""
    return {name for name, one in plan.planned.items() if not policy.per_resource or policy.hears(one.type)}


def planned(table: Table, row: Row) -> Plan:
    plan = table.base()
    if row.change:
        row.change(plan)
    return plan


def judging(table: Table, row: Row, alone: bool, count: int) -> Callable[[], None]:
    """Return what judges a row's plan, with so many copies of all of it or of the judged ones alone."""
    plan, policy = planned(table, row), table.subject
    grown(plan, subjects(plan, policy) if alone else set(plan.planned), count)
    servicer = Servicer([policy], lookups=_Lookups(row.facts) if row.facts is not None else None, strict=True)
    analyze, stack = plan.requests()
    said = {"preflight:environment": row.environment} if row.environment else {}
    servicer.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(
            stack=plan.stack, project=plan.project, dry_run=row.facts is not None, config=said
        ),
        None,
    )
    servicer.set_settings(check({}, {policy.id: row.config} if row.config else {}, [policy]))

    def judge() -> None:
        for request in analyze:
            servicer.Analyze(request, None)
        servicer.AnalyzeStack(stack, None)

    return judge


def calls(table: Table, row: Row, alone: bool, count: int) -> int:
    """Count the calls that it takes."""
    judge = judging(table, row, alone, count)
    counting = Profile(builtins=False)
    with counting:
        judge()
    return sum(entry.callcount for entry in counting.getstats())


def pairs(table: Table, row: Row, alone: bool) -> float:
    """Return how many calls each pair of copies takes."""
    judging(table, row, alone, 1)()  # what a process does once is done
    counts = [calls(table, row, alone, count) for count in (1, 2)]
    most = float("inf")
    # A jump, of a limit that is exceeded from here on, is in one step alone: it takes two to be a square.
    for count in (3, 4):
        counts.append(calls(table, row, alone, count))
        most = min(most, (counts[-1] - 2 * counts[-2] + counts[-3]) / 2)
        if most <= FREE:
            break
    return most


@pytest.mark.parametrize("alone", [True, False], ids=["of the judged alone", "of the whole plan"])
def test_no_policy_takes_the_square_of_the_number_of_resources(alone: bool) -> None:
    square = {}
    for table in tables():
        rows = [row for kind in ("bad", "good") for row in table.rows if row.kind == kind and "engine" in row.views]
        if not rows or (alone and (plan := planned(table, rows[0])).planned.keys() == subjects(plan, table.subject)):
            continue  # with the whole plan all that is judged is grown
        each = pairs(table, rows[0], alone)
        if each > FREE:
            square[table.policy] = each
    assert not square


def test_the_count_sees_a_square() -> None:
    def each_other(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
        for other in stack.of_type(resource.type):
            other.text("name")
        yield from ()

    def with_itself(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
        resource.text("name")
        yield from ()

    for function, square in ((each_other, True), (with_itself, False)):
        table = _OfOne("made-policy", lambda: Plan().add(QUEUE, "orders", name="orders"))
        table.only = make(function, needs=frozenset({"stack"}))
        assert (pairs(table.good("queues"), table.rows[0], alone=True) > FREE) is square
