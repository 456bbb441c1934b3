"""Tables of cases: each row is one situation, and what must come of it in both views."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Any, Literal

from google.protobuf import struct_pb2
from pulumi.runtime import proto

from policypack.catalogue import provider as catalogue
from policypack.config import Settings, check
from policypack.finding import Finding, Level, Report
from policypack.judge import Context, Judge
from policypack.nearest import did_you_mean
from policypack.policy import Environment, Policy, discover
from policypack.serve import Servicer
from policypack.stack import Stack
from policypack.testing.fake import CANNOT_ASK, FakeLookups
from policypack.testing.plan import Plan

View = Literal["engine", "preview"]
# (resource name, problem), and the fix where it is to be compared too.
Expected = tuple[str, str] | tuple[str, str, str]
RowKind = Literal["good", "bad", "absent", "unknown", "outside", "not-found", "cannot-ask"]


def judge_plan(
    plan: Plan,
    policies: Iterable[Policy],
    *,
    view: View,
    facts: Mapping[Any, Any] | None = None,
    environment: Environment | None = "production",
    config: Mapping[str, Mapping[str, Any]] | None = None,
    levels: Mapping[str, Level] | None = None,
    stack_config: Mapping[str, str] | None = None,
) -> Report:
    """Judge a plan as the engine or as the preview would, and raise what a policy raises.

    Levels are the policies' defaults where `levels` does not say otherwise. `coverage` is left out of the findings.
    """
    policies = list(policies)
    said = {**(stack_config or {}), **({"preflight:environment": environment} if environment else {})}
    lookups: Any = FakeLookups(facts) if facts is not None else None
    if view == "engine":
        report = _as_engine(plan, policies, lookups, check(levels or {}, config or {}, policies), said)
    else:
        settings = check(levels or {}, config or {}, policies)
        context = Context(
            plan.stack, plan.project, config=said, environment=environment, asks=facts is not None, strict=True
        )
        judge = Judge(policies, settings, context, lookups)
        stack = plan.preview(said)
        report = judge.judge(stack)
        _unchanged(stack)
    report.findings = [finding for finding in report.findings if finding.policy != "coverage"]
    return report


def _as_engine(plan: Plan, policies: list[Policy], lookups: Any, settings: Settings, said: Mapping[str, str]) -> Report:
    servicer = Servicer(policies, lookups=lookups, strict=True, program=False)
    analyze, stack_request = plan.requests()
    servicer.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(
            stack=plan.stack, project=plan.project, dry_run=lookups is not None, config=said
        ),
        None,
    )
    servicer.set_settings(settings)
    report = Report()
    judge = servicer.judge
    for request in analyze:
        resource = servicer.seen(request)
        report.add(judge.resource(resource))
    stack = servicer.stack(stack_request)
    report.add(judge.stack(stack))
    _unchanged(stack)
    return report


def _unchanged(stack: Stack) -> None:
    for resource in stack:
        for source, values in ((resource._inputs, resource._values), (resource._outputs, resource.outputs._values)):
            if isinstance(source, struct_pb2.Struct):
                assert resource._decoded(source, outputs=source is not resource._inputs) == values, (
                    f"a policy changed {resource.name}"
                )


Change = Callable[[Plan], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One situation, and what must come of it of the table's policy."""

    kind: RowKind
    id: str
    change: Change | None
    expected: tuple[Expected, ...]
    facts: Mapping[Any, Any] | None
    environment: Environment | None
    config: Mapping[str, Any]
    views: tuple[View, ...]
    undecided: bool | None
    level: str | None


@dataclass
class Table:
    """All rows of one policy over one valid base plan. `without` names standard rows that cannot exist, and why."""

    policy: str
    base: Callable[[], Plan]
    package: str = "policies"
    config: Mapping[str, Any] = field(default_factory=dict)
    environment: Environment | None = "production"
    rows: list[Row] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)

    def _row(
        self,
        kind: RowKind,
        id: str,
        change: Change | None = None,
        *expected: Expected,
        facts: Mapping[Any, Any] | None = None,
        environment: Environment | Literal["same"] | None = "same",
        config: Mapping[str, Any] | None = None,
        view: View | None = None,
        undecided: bool | None = None,
        level: str | None = None,
    ) -> Table:
        self.rows.append(
            Row(
                kind=kind,
                id=id,
                change=change,
                expected=expected,
                facts=facts,
                environment=self.environment if environment == "same" else environment,
                config=self.config if config is None else config,
                views=(view,) if view else ("engine", "preview"),
                undecided=undecided,
                level=level,
            )
        )
        return self

    def good(self, id: str, change: Change | None = None, **options: Any) -> Table:
        """A situation that deploys: nothing may be found."""
        return self._row("good", id, change, **options)

    def bad(self, id: str, change: Change | None, *expected: Expected, **options: Any) -> Table:
        """A situation that fails: exactly these are found, at `level` if given."""
        assert expected, "a bad row expects findings"
        return self._row("bad", id, change, *expected, **options)

    def ends(
        self, resource: str, property: str, least: int, most: int, says: Callable[[int], str], **options: Any
    ) -> Table:
        """A range has two ends, and each has two sides: `says` is the problem of a value beyond one of them."""
        for value in (least, most):
            self.good(f"{property} is {value}", partial(_set, resource, property, value), **options)
        for value in (least - 1, most + 1):
            found = (resource, says(value))
            self.bad(f"{property} is {value}", partial(_set, resource, property, value), found, **options)
        return self

    def absent(self, id: str, change: Change | None, *expected: Expected, **options: Any) -> Table:
        """The property is not set, so that the provider's default holds."""
        return self._row("absent", id, change, *expected, **options)

    def unknown(self, id: str, change: Change | None, **options: Any) -> Table:
        """The value is known only after an update: the policy is undecided (or says nothing, `undecided=False`)."""
        options.setdefault("undecided", True)
        return self._row("unknown", id, change, **options)

    def outside(self, id: str, change: Change | None, *expected: Expected, **options: Any) -> Table:
        """The resource that is referred to is not in the stack."""
        return self._row("outside", id, change, *expected, **options)

    def not_found(self, id: str, change: Change | None, *expected: Expected, **options: Any) -> Table:
        """AWS says that it does not exist."""
        return self._row("not-found", id, change, *expected, **options)

    def cannot_ask(self, id: str, change: Change | None = None, *expected: Expected, **options: Any) -> Table:
        """AWS could not be asked: the policy is undecided, or says what the plan alone says, which never blocks."""
        options.setdefault("undecided", not expected)
        if expected:
            options.setdefault("level", "advisory")
        return self._row("cannot-ask", id, change, *expected, facts=options.pop("facts", CANNOT_ASK), **options)

    def without(self, kind: RowKind, reason: str) -> Table:
        self.left_out[kind] = reason
        return self

    @property
    def subject(self) -> Policy:
        policies = _policies(self.package)
        if self.policy not in policies:
            raise RowError(f"{self.package} has no policy {self.policy!r}{did_you_mean(self.policy, policies)}")
        return policies[self.policy]

    def run(self, row: Row, view: View) -> Report:
        plan = self.base()
        if row.change:
            row.change(plan)
        subject = self.subject
        module = _neighbours(self.package)[subject.module]
        # Neighbours that must ask AWS would need facts of their own; the base alone is held to all the others.
        policies = [policy for policy in module if policy is subject or (policy.offline and row.change is None)]
        return judge_plan(
            plan,
            policies,
            view=view,
            facts=row.facts,
            environment=row.environment,
            config={subject.id: row.config} if row.config else {},
            # One that is off by default is judged as those see it who switch it on.
            levels={subject.id: "advisory"} if subject.level == "disabled" else None,
        )

    def check(self, row: Row, view: View) -> None:
        """Run one row in one view and compare both ways: a missing finding fails, an extra one fails.

        Raises RowError, which says in words what is otherwise than the row has it.
        """
        report = self.run(row, view)
        wrong = [*self._otherwise(row, report), *self._undecided(row, report)]
        if wrong:
            raise RowError(f"{self.policy}, {row.kind}: {row.id}, as the {view} sees it\n" + "\n".join(wrong))
        for finding in report.findings:
            check_message(finding)

    def _otherwise(self, row: Row, report: Report) -> Iterator[str]:
        found = Counter((each.policy, each.name, each.problem) for each in report.findings)
        expected = Counter((self.policy, name, problem) for name, problem, *_ in row.expected)
        for word, rest in (
            ("Found, and not expected", found - expected),
            ("Expected, and not found", expected - found),
        ):
            yield from (f"{word}: {policy} at {name!r}: {problem!r}" for policy, name, problem in rest.elements())
        fixes = {(name, problem): fix for name, problem, *rest in row.expected for fix in rest}
        for finding in report.findings:
            fix = fixes.get((finding.name, finding.problem), finding.fix)
            if finding.fix != fix:
                yield f"The fix at {finding.name!r} is {finding.fix!r}, and not {fix!r}."
            if not _has(finding):
                yield f"{finding.name!r} has no property {finding.property!r}, where the finding is."
            if row.level not in (None, finding.level) and finding.policy == self.policy:
                yield f"The finding at {finding.name!r} is {finding.level}, and not {row.level}."

    def _undecided(self, row: Row, report: Report) -> Iterator[str]:
        skipped = [skip for skip in report.undecided if skip.policy == self.policy]
        if row.undecided is True and not skipped:
            yield f"{self.policy} is not undecided."
        elif row.undecided is False and skipped:
            yield f"{self.policy} is undecided: {skipped[0].reason}."


class RowError(AssertionError):
    """A row of a table is not as it says."""


def _set(resource: str, property: str, value: int, plan: Plan) -> Plan:
    return plan.set(resource, **{property: value})


def _has(finding: Finding) -> bool:
    """May a resource of this type have the property that a finding is at? What the catalogue does not know may."""
    shapes = {**catalogue.outputs(finding.type), **catalogue.inputs(finding.type)}
    for name in re.sub(r"\[[^\]]*\]", "", finding.property).split(".") if finding.property else ():
        if not shapes:
            return True  # a document, a map, a type of another provider
        if (shape := shapes.get(name)) is None:
            return False
        while shape.element:
            shape = shape.element
        shapes = {**shape.fields}
    return True


def check_message(finding: Finding) -> None:
    """Every message says what is there and what to do, in sentences."""
    for text in (finding.problem, finding.fix):
        assert text.strip().endswith((".", "?", "`", ":")) or "\n" in text, (
            f"{finding.policy}: no period at the end: {text!r}"
        )
        assert "zq0" not in text.lower(), f"{finding.policy}: a symbol's token shows in {text!r}"
        raw = [name for name in ("UNKNOWN", "Text(", "Resource(") if name in text]
        assert not raw, f"{finding.policy}: a raw value shows in {text!r}"


@cache
def _policies(package: str) -> dict[str, Policy]:
    return {policy.id: policy for policy in discover(package)}


@cache
def _neighbours(package: str) -> dict[str, list[Policy]]:
    """Return the policies of a package by the module they stand in."""
    found: dict[str, list[Policy]] = {}
    for policy in _policies(package).values():
        found.setdefault(policy.module, []).append(policy)
    return found
