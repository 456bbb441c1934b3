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

import importlib
import inspect
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, TypeVar

import pytest
from google.protobuf import json_format, struct_pb2
from pulumi.runtime import proto

from policypack.aws import Aws, Service
from policypack.config import Settings, check
from policypack.errors import Unavailable
from policypack.finding import Evidence, Finding, Report
from policypack.judge import Context, Judge
from policypack.policy import Environment, Policy, discover
from policypack.resource import Options, Provider, Resource
from policypack.serve import Servicer
from policypack.stack import STACK_TYPE, Stack
from policypack.symbol import Symbols
from policypack.values import ARCHIVE, ASSET, SECRET, SIGNATURE, UNKNOWN_STRING, decode

T = TypeVar("T")
Edges = dict[str, set[str]]
View = Literal["engine", "preview"]
Kind = Literal["good", "bad", "absent", "unknown", "outside", "not-found", "cannot-ask"]


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an output of another planned resource: unknown to the engine, a symbol in the preview.

    `before` and `after` are text around it, as a program would interpolate it.
    """

    name: str
    output: str = "id"
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that only an update can know, in both views."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """A secret value."""

    value: Any


def asset(path: str) -> dict[str, str]:
    return {SIGNATURE: ASSET, "path": path}


def archive(path: str) -> dict[str, str]:
    return {SIGNATURE: ARCHIVE, "path": path}


@dataclass(slots=True)
class _Planned:
    type: str
    name: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]
    depends_on: list[str]
    parent: str
    options: dict[str, Any]
    provider: dict[str, str]


class Plan:
    """Builds a planned stack. Names are unique; references are by name."""

    def __init__(self, *, region: str = "eu-west-1", stack: str = "shop", project: str = "store") -> None:
        self.region = region
        self.stack = stack
        self.project = project
        self.planned: dict[str, _Planned] = {}
        self.exports: dict[str, Any] = {}

    def add(
        self,
        type: str,
        name: str,
        /,
        *,
        outputs: Mapping[str, Any] | None = None,
        depends_on: Iterable[str] = (),
        parent: str = "",
        options: Mapping[str, Any] | None = None,
        provider: Mapping[str, str] | None = None,
        **inputs: Any,
    ) -> Plan:
        """Plan a resource. `outputs` are known ones, for what exists already; `provider` its provider's inputs."""
        if name in self.planned:
            raise ValueError(f"{name} is planned already; use set() to change it")
        self.planned[name] = _Planned(
            type,
            name,
            dict(inputs),
            dict(outputs or {}),
            list(depends_on),
            parent,
            dict(options or {}),
            dict(provider or {}),
        )
        return self

    def set(self, name: str, /, **inputs: Any) -> Plan:
        """Change inputs of a planned resource; None removes one."""
        for key, value in inputs.items():
            if value is None:
                self.planned[name].inputs.pop(key, None)
            else:
                self.planned[name].inputs[key] = value
        return self

    def remove(self, *names: str) -> Plan:
        for name in names:
            del self.planned[name]
        return self

    def depends(self, name: str, *on: str) -> Plan:
        """Replace what a resource depends on explicitly."""
        self.planned[name].depends_on = list(on)
        return self

    def urn(self, name: str) -> str:
        return f"urn:pulumi:{self.stack}::{self.project}::{self.planned[name].type}::{name}"

    @property
    def root(self) -> str:
        return f"urn:pulumi:{self.stack}::{self.project}::{STACK_TYPE}::{self.project}-{self.stack}"

    # -- the two views ----------------------------------------------------------------------------------------

    def requests(self) -> tuple[list[Any], Any]:
        """Return what the engine would send: the AnalyzeRequests and the AnalyzeStackRequest."""
        analyze, stack = [], proto.AnalyzeStackRequest()
        analyze.append(proto.AnalyzeRequest(type=STACK_TYPE, urn=self.root, name=f"{self.project}-{self.stack}"))
        stack.resources.add(
            type=STACK_TYPE,
            urn=self.root,
            name=f"{self.project}-{self.stack}",
            properties=_struct({name: self._wire(value, "exports", {}) for name, value in self.exports.items()}),
        )
        for planned in self.planned.values():
            edges: Edges = {}
            inputs = {key: self._wire(value, key, edges) for key, value in planned.inputs.items()}
            outputs = {**inputs, "id": UNKNOWN_STRING, "arn": UNKNOWN_STRING, **planned.outputs}
            common: dict[str, Any] = {
                "type": planned.type,
                "urn": self.urn(planned.name),
                "name": planned.name,
                "options": proto.AnalyzerResourceOptions(parent=self._parent(planned), **planned.options),
            }
            if planned.type.startswith("aws:"):
                provider = self._provider(planned)
                common["provider"] = proto.AnalyzerProviderResource(
                    type=provider.type,
                    urn=provider.urn,
                    name=provider.name,
                    properties=_struct(dict(provider.properties)),
                )
            analyze.append(proto.AnalyzeRequest(properties=_struct(inputs), **common))
            stack.resources.add(
                properties=_struct(outputs),
                parent=self._parent(planned),
                dependencies=self._dependencies(planned, edges),
                propertyDependencies={
                    key: proto.AnalyzerPropertyDependencies(urns=sorted(urns)) for key, urns in edges.items()
                },
                **common,
            )
        return analyze, stack

    def preview(self, config: Mapping[str, str]) -> Stack:
        """Return the stack as the preview sees it: outputs are symbols."""
        symbols = Symbols()
        resources = [
            Resource(
                type=STACK_TYPE,
                urn=self.root,
                name=f"{self.project}-{self.stack}",
                inputs={},
                outputs=_struct({k: self._wire(v, "exports", {}, symbols) for k, v in self.exports.items()}),
                symbols=symbols,
            )
        ]
        for planned in self.planned.values():
            edges: Edges = {}
            inputs = {key: self._wire(value, key, edges, symbols) for key, value in planned.inputs.items()}
            urn = self.urn(planned.name)
            made = {output: symbols.token(urn, planned.name, output) for output in ("id", "arn")}
            resources.append(
                Resource(
                    type=planned.type,
                    urn=urn,
                    name=planned.name,
                    inputs=_struct(inputs),
                    outputs=_struct({**inputs, **made, **planned.outputs}),
                    provider=self._provider(planned) if planned.type.startswith("aws:") else None,
                    options=Options(parent=self._parent(planned), **planned.options),
                    dependencies=self._dependencies(planned, edges),
                    property_dependencies={key: sorted(urns) for key, urns in edges.items()},
                    symbols=symbols,
                )
            )
        return Stack(resources, name=self.stack, project=self.project, config=config, has_state=False)

    def _parent(self, planned: _Planned) -> str:
        return self.urn(planned.parent) if planned.parent else self.root

    def _provider(self, planned: _Planned) -> Provider:
        name = "chosen" if planned.provider else "default_7_51_1"
        urn = f"urn:pulumi:{self.stack}::{self.project}::pulumi:providers:aws::{name}"
        if planned.provider:
            urn += "-" + "-".join(planned.provider.values()).replace(":", "-")
        return Provider("pulumi:providers:aws", urn, name, {"region": self.region, **planned.provider})

    def _dependencies(self, planned: _Planned, edges: Edges) -> list[str]:
        return sorted(
            {*(self.urn(name) for name in planned.depends_on), *(urn for urns in edges.values() for urn in urns)}
        )

    def _wire(self, value: Any, key: str, edges: Edges, symbols: Symbols | None = None) -> Any:
        if isinstance(value, Ref):
            urn = self.urn(value.name)
            edges.setdefault(key, set()).add(urn)
            if symbols is None:
                return UNKNOWN_STRING
            return f"{value.before}{symbols.token(urn, value.name, value.output)}{value.after}"
        if isinstance(value, Json):
            return value.text(lambda item: self._wire(item, key, edges, symbols))
        if isinstance(value, Unknown):
            return UNKNOWN_STRING
        if isinstance(value, Hidden):
            return {SIGNATURE: SECRET, "value": self._wire(value.value, key, edges, symbols)}
        if isinstance(value, Mapping):
            return {name: self._wire(item, key, edges, symbols) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [self._wire(item, key, edges, symbols) for item in value]
        return value


class Json:
    """A JSON document in a property. With a `Ref` in it the engine sees one unknown, the preview a readable text."""

    def __init__(self, document: Any) -> None:
        self.document = document

    def text(self, wire: Callable[[Any], Any]) -> str:
        text = json.dumps(wire(self.document))
        return UNKNOWN_STRING if UNKNOWN_STRING in text else text


def _struct(values: Mapping[str, Any]) -> struct_pb2.Struct:
    return json_format.ParseDict(dict(values), struct_pb2.Struct())


# -- AWS, faked at the facade ---------------------------------------------------------------------------------

CANNOT_ASK: Mapping[Any, Any] = {"*": Unavailable("AWS denied the call", "denied", "service:Action")}


class FakeAws:
    """Answers from facts: `{("rds.engine_version", "postgres", "16"): value}`. An exception is raised.

    Asking for a fact that was not given fails the test with the line to add. Verbs and their parameters are
    checked against the real facade.
    """

    def __init__(self, facts: Mapping[Any, Any], region: str | None, account: str = "210987654321") -> None:
        self._facts = facts
        self._region = region
        self._account = account
        self._asked = False

    @property
    def region(self) -> str:
        if self._region is None:
            raise Unavailable("no region is configured", "region")
        return self._region

    def account(self) -> str:
        if "*" in self._facts:
            raise self._facts["*"]
        return self._account

    def at(self, _provider: Mapping[str, str], region: str | None) -> FakeAws:
        return FakeAws(self._facts, region, self._account)

    def evidence(self) -> Evidence | None:
        return Evidence("live", "the test's facts") if self._asked else None

    def __getattr__(self, service: str) -> Any:
        if service.startswith("_"):
            raise AttributeError(service)
        return _FakeService(self, service, _service_class(service))

    def answer(self, verb: str, arguments: tuple[Any, ...]) -> Any:
        self._asked = True
        key = (verb, *arguments)
        value = self._facts.get(key, self._facts.get("*", _MISSING))
        if value is _MISSING:
            raise AssertionError(f"the policy asks for a fact that the row does not give; add to its facts: {key!r}: …")
        if isinstance(value, Exception):
            raise value
        return value


_MISSING = object()


class _FakeService:
    def __init__(self, aws: FakeAws, name: str, real: type) -> None:
        self._aws = aws
        self._name = name
        self._real = real

    def __getattr__(self, verb: str) -> Callable[..., Any]:
        real = getattr(self._real, verb)
        signature = inspect.signature(real)

        def call(*args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(self, *args, **kwargs)
            given = [value for name, value in bound.arguments.items() if name not in ("self", "region")]
            region = bound.arguments.get("region")
            if region not in (None, self._aws._region):
                given.append(region)
            return self._aws.answer(f"{self._name}.{verb}", tuple(given))

        return call


@cache
def _service_class(service: str) -> type:
    try:
        module = importlib.import_module(f"policypack.aws.{service}")
    except ImportError:
        raise AssertionError(f"there is no lookup module policypack.aws.{service}") from None
    found = [
        value
        for value in vars(module).values()
        if inspect.isclass(value) and issubclass(value, Service) and value.__module__ == module.__name__
    ]
    if not found:
        raise AssertionError(f"policypack.aws.{service} has no class of verbs")
    return found[0]


class FakeLookups:
    """Lookups in the test's own thread, answered by `FakeAws`."""

    def __init__(self, facts: Mapping[Any, Any]) -> None:
        self.facts = facts

    def bind(self, _provider: Mapping[str, str], region: str | None) -> Aws:
        return FakeAws(self.facts, region)  # type: ignore[return-value]  # same verbs, checked when called

    def submit(self, function: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()
        future.set_result(function())
        return future

    def wait(self, future: Future[T]) -> T:
        return future.result()


# -- running a row --------------------------------------------------------------------------------------------


def judge_plan(
    plan: Plan,
    policies: Iterable[Policy],
    *,
    view: View,
    facts: Mapping[Any, Any] | None = None,
    environment: Environment | None = "production",
    config: Mapping[str, Mapping[str, Any]] | None = None,
    stack_config: Mapping[str, str] | None = None,
) -> Report:
    """Judge a plan as the engine or as the preview would, and raise what a policy raises.

    Levels are the policies' defaults. `coverage` is left out of the findings.
    """
    policies = list(policies)
    said = {**(stack_config or {}), **({"preflight:environment": environment} if environment else {})}
    lookups: Any = FakeLookups(facts) if facts is not None else None
    if view == "engine":
        report = _as_engine(plan, policies, lookups, config or {}, said)
    else:
        settings = check({}, config or {}, policies)
        context = Context(
            plan.stack, plan.project, config=said, environment=environment, asks=facts is not None, strict=True
        )
        judge = Judge(policies, settings, context, lookups)
        stack = plan.preview(said)
        report = judge.judge(stack)
        _unchanged(stack)
    report.findings = [finding for finding in report.findings if finding.policy != "coverage"]
    return report


def _as_engine(
    plan: Plan, policies: list[Policy], lookups: Any, config: Mapping[str, Mapping[str, Any]], said: Mapping[str, str]
) -> Report:
    servicer = Servicer(policies, lookups=lookups, strict=True)
    analyze, stack_request = plan.requests()
    servicer.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(
            stack=plan.stack, project=plan.project, dry_run=lookups is not None, config=said
        ),
        None,
    )
    servicer.set_settings(check({}, config, policies))
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
                assert decode(source, resource._symbols) == values, f"a policy changed {resource.name}"


Change = Callable[[Plan], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One situation and what must come of it. `expected` are (resource name, problem) pairs of the table's policy."""

    kind: Kind
    id: str
    change: Change | None
    expected: tuple[tuple[str, str], ...]
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
        kind: Kind,
        id: str,
        change: Change | None = None,
        *expected: tuple[str, str],
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

    def bad(self, id: str, change: Change | None, *expected: tuple[str, str], **options: Any) -> Table:
        """A situation that fails: exactly these (resource name, problem) pairs are found, at `level` if given."""
        assert expected, "a bad row expects findings"
        return self._row("bad", id, change, *expected, **options)

    def absent(self, id: str, change: Change | None, *expected: tuple[str, str], **options: Any) -> Table:
        """The property is not set, so that the provider's default holds."""
        return self._row("absent", id, change, *expected, **options)

    def unknown(self, id: str, change: Change | None, **options: Any) -> Table:
        """The value is known only after an update: the policy is undecided (or says nothing, `undecided=False`)."""
        options.setdefault("undecided", True)
        return self._row("unknown", id, change, **options)

    def outside(self, id: str, change: Change | None, *expected: tuple[str, str], **options: Any) -> Table:
        """The resource that is referred to is not in the stack."""
        return self._row("outside", id, change, *expected, **options)

    def not_found(self, id: str, change: Change | None, *expected: tuple[str, str], **options: Any) -> Table:
        """AWS says that it does not exist."""
        return self._row("not-found", id, change, *expected, **options)

    def cannot_ask(self, id: str, change: Change | None = None, **options: Any) -> Table:
        """AWS could not be asked: the policy is undecided, never an alarm."""
        options.setdefault("undecided", True)
        return self._row("cannot-ask", id, change, facts=options.pop("facts", CANNOT_ASK), **options)

    def without(self, kind: Kind, reason: str) -> Table:
        self.left_out[kind] = reason
        return self

    @property
    def subject(self) -> Policy:
        return _policies(self.package)[self.policy]

    def run(self, row: Row, view: View) -> Report:
        plan = self.base()
        if row.change:
            row.change(plan)
        subject = self.subject
        module = [policy for policy in _policies(self.package).values() if policy.module == subject.module]
        # Neighbours that must ask AWS would need facts of their own; the base alone is held to all the others.
        policies = [policy for policy in module if policy is subject or (policy.offline and row.change is None)]
        return judge_plan(
            plan,
            policies,
            view=view,
            facts=row.facts,
            environment=row.environment,
            config={subject.id: row.config} if row.config else {},
        )

    def check(self, row: Row, view: View) -> None:
        """Run one row in one view and compare both ways: a missing finding fails, an extra one fails."""
        report = self.run(row, view)
        found = sorted((f.policy, f.name, f.problem) for f in report.findings)
        expected = sorted((self.policy, name, problem) for name, problem in row.expected)
        assert found == expected
        for finding in report.findings:
            check_message(finding)
            if row.level is not None and finding.policy == self.policy:
                assert finding.level == row.level
        skipped = [skip for skip in report.undecided if skip.policy == self.policy]
        if row.undecided is True:
            assert skipped, f"{self.policy} is not undecided"
        elif row.undecided is False:
            assert not skipped, skipped[0].reason


def check_message(finding: Finding) -> None:
    """Every message says what is there and what to do, in sentences."""
    for text in (finding.problem, finding.fix):
        assert text.strip().endswith((".", "`", ":")) or "\n" in text, (
            f"{finding.policy}: no period at the end: {text!r}"
        )
        assert "zq0" not in text.lower(), f"{finding.policy}: a symbol's token shows in {text!r}"
        raw = [name for name in ("UNKNOWN", "Text(", "Resource(") if name in text]
        assert not raw, f"{finding.policy}: a raw value shows in {text!r}"


@cache
def _policies(package: str) -> dict[str, Policy]:
    return {policy.id: policy for policy in discover(package)}


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
    "Hidden",
    "Json",
    "Plan",
    "Ref",
    "Settings",
    "Table",
    "Unknown",
    "archive",
    "asset",
    "judge_plan",
]
