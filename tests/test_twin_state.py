"""The twin beside an engine that has state, aims at single resources, or reads what others made.

What the engine sends is put together from one plan of the program, as docs of the engine and its source say it does:
outputs unknown, texts built from them too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct, Value
from pulumi.runtime import proto

from policypack import Evidence, Finding, Resource, Stack
from policypack.config import COVERAGE, Settings
from policypack.policy import Policy
from policypack.preview.check import Program
from policypack.preview.records import ProgramFailure, Registration
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.serve import Servicer
from policypack.symbol import TOKEN, Text
from policypack.values import UNKNOWN_STRING
from tests.plain import QUEUE, make

TASK = "aws:ecs/taskDefinition:TaskDefinition"
PROGRAM = """
import json

import pulumi
import pulumi_aws as aws

oregon = aws.Provider("oregon", region="us-west-2")


class Worker(pulumi.ComponentResource):
    def __init__(self, name, queue):
        super().__init__("shop:index:Worker", name)
        containers = queue.url.apply(lambda url: json.dumps([{"name": "app", "image": "app:1", "environment": [
            {"name": "QUEUE", "value": url}]}]))
        aws.ecs.TaskDefinition(
            f"{name}-task", family=name, container_definitions=containers, opts=pulumi.ResourceOptions(parent=self)
        )


orders = aws.sqs.Queue("orders")
letters = aws.sqs.Queue("letters", opts=pulumi.ResourceOptions(provider=oregon))
Worker("web", orders)
Worker("mail", letters)
shared = aws.sqs.Queue.get("shared", "https://sqs.eu-west-1.amazonaws.com/483920175646/shared")
Worker("shared", shared)
"""


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> PreviewResult:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (folder / "__main__.py").write_text(PROGRAM)
    return preview(folder, PreviewOptions(stack="dev", region="eu-west-1"))


def containers(task: Resource) -> Iterator[Finding]:
    yield task.finding("containerDefinitions", problem=f"{task.partial('containerDefinitions')}.", fix="No.")


def missing(stack: Stack) -> Iterator[Finding]:
    queues = sorted(queue.name for queue in stack.of_type(QUEUE) if not queue.external)
    yield stack.finding_owner().finding(problem=f"{queues} {stack.complete}.", fix="No.")


def ending(*, program: Program) -> Iterator[Finding]:
    yield Finding(problem=f"{program.project.name} ends.", fix="No.", evidence=Evidence("program"))


def taken(queue: Resource) -> Iterator[Finding]:
    yield queue.finding("name", problem="It is taken.", fix="No.", evidence=Evidence("live"))


def links(task: Resource) -> Iterator[Finding]:
    """Pass over what cannot be read, as rules do that look at all texts of a resource."""
    for path, value, _ in task.leaves:
        if isinstance(value, Text):
            yield task.finding(path, problem=f"It names {value}.", fix="No.")
        elif path == "family":
            yield task.finding(path, problem=f"{len(task.leaves)} texts.", fix="No.")


def lonely(queue: Resource, *, stack: Stack) -> Iterator[Finding]:
    yield queue.finding("name", problem="Nobody reads it.", fix="No.", level=None if stack.complete else "advisory")


def refers(*, program: Program) -> Iterator[Finding]:
    for each in program.referred:
        yield Finding(problem=f"It refers to {each.stack}.", fix="No.", evidence=Evidence("program"))


def plain(queue: Resource) -> Iterator[Finding]:
    yield queue.finding("name", problem="It is plain.", fix="No.")


POLICIES = [
    make(containers, "containers", types=(TASK,)),
    make(missing, "missing", needs=frozenset({"stack"}), types=(), per_resource=False),
]
TAKEN = make(taken, "taken")
ENDING = make(ending, "ending", needs=frozenset({"program"}), types=(), per_resource=False, ends=True)


class Engine:
    """What the engine sends of a plan. A scenario changes `analyze` and `planned`, by the name of the resource."""

    def __init__(self, result: PreviewResult) -> None:
        self.result = result
        items = {item.urn: item for item in result.registrations if not item.external}
        self.analyze = {item.name: _analyzed(item, items) for item in items.values()}
        self.planned = {item.name: _planned(item, items) for item in items.values()}

    def asks(self, monkeypatch: pytest.MonkeyPatch, *more: Policy) -> Servicer:
        """Return the pack as the engine has booted it, with more policies. What runs the program is counted."""
        self.runs = 0

        def run(*_: Any, **__: Any) -> PreviewResult:
            self.runs += 1
            return self.result

        monkeypatch.setenv("PREFLIGHT_PROGRAM", str(self.result.project.root))
        monkeypatch.setattr("policypack.twin.run", run)
        servicer = Servicer([*POLICIES, *more], strict=True)
        config = {"aws:region": "eu-west-1"}
        servicer.ConfigureStack(
            proto.AnalyzerStackConfigureRequest(stack="dev", project="shop", dry_run=True, config=config), None
        )
        return servicer

    def told(self, monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, str], str]:
        """Let the pack judge and return the first line of what it says, by policy and the name of the resource."""
        servicer = self.asks(monkeypatch)
        said = [found for request in self.analyze.values() for found in servicer.Analyze(request, None).diagnostics]
        stack = proto.AnalyzeStackRequest(resources=self.planned.values())
        said += servicer.AnalyzeStack(stack, None).diagnostics
        return {(found.policyName, found.urn.split("::")[-1]): found.message.split("\n")[1] for found in said}


def _analyzed(item: Registration, items: dict[str, Registration]) -> Any:
    return _filled(proto.AnalyzeRequest(), item, item.inputs, items)


def _planned(item: Registration, items: dict[str, Registration]) -> Any:
    request = _filled(proto.AnalyzerResource(), item, item.outputs, items)
    request.parent = item.parent
    request.dependencies.extend(item.dependencies)
    for name, urns in item.property_dependencies.items():
        request.propertyDependencies[name].urns.extend(urns)
    if item.custom:
        request.properties["id"] = UNKNOWN_STRING
    return request


def _filled(request: Any, item: Registration, properties: Struct, items: dict[str, Registration]) -> Any:
    request.type, request.urn, request.name = item.type, item.urn, item.name
    request.properties.CopyFrom(_unknown(Value(struct_value=properties)).struct_value)
    request.options.parent = item.parent
    if item.provider:
        provider = items[item.provider]
        request.provider.type, request.provider.urn, request.provider.name = provider.type, provider.urn, provider.name
        request.provider.properties.CopyFrom(provider.inputs)
    return request


def _unknown(value: Value) -> Value:
    """Return a value as the engine has it: a text with a symbol in it is unknown."""
    match value.WhichOneof("kind"):
        case "string_value" if TOKEN.search(value.string_value):
            return Value(string_value=UNKNOWN_STRING)
        case "struct_value":
            fields = value.struct_value.fields.items()
            return Value(struct_value=Struct(fields={name: _unknown(each) for name, each in fields}))
    return value


def known(url: str) -> str:
    environment = [{"name": "QUEUE", "value": url}]
    return json.dumps([{"name": "app", "image": "app:1", "environment": environment}])


WEB = ("containers", "web-task")
MISSING = ("missing", "shop-dev")
ORDERS = "https://sqs.eu-west-1.amazonaws.com/483920175646/orders-1a2b3c4"


def first(_: Engine) -> None:
    """Nothing is there yet."""


def second(engine: Engine) -> None:
    """All is there: the engine knows it from its state."""
    for name in ("web-task", "mail-task"):
        engine.analyze[name].properties["containerDefinitions"] = known(ORDERS)
        engine.planned[name].properties["id"] = name


def changed(engine: Engine) -> None:
    """A queue is replaced, which is not known again; what reads it is there and changes."""
    engine.planned["web-task"].properties.update({"id": "web", "containerDefinitions": known("https://old")})


def targeted(engine: Engine) -> None:
    """`--target` leaves a queue out: the engine sends it without its properties, and plans nothing of it."""
    for requests in (engine.analyze, engine.planned):
        requests["letters"].properties.Clear()
    del engine.analyze["mail-task"], engine.planned["mail-task"]


def renamed(engine: Engine) -> None:
    """A queue had another name, which an alias says."""
    engine.analyze["orders"].options.aliases.append(engine.analyze["orders"].urn.replace("orders", "requests"))
    engine.planned["orders"].properties.update({"id": ORDERS, "url": ORDERS})


def imported(engine: Engine) -> None:
    """A queue is taken over as it is: the engine reads it first."""
    engine.analyze["letters"].properties["visibilityTimeoutSeconds"] = 45
    engine.planned["letters"].properties.update({"id": ORDERS, "visibilityTimeoutSeconds": 45})


@pytest.mark.parametrize(
    ("scenario", "runs", "web", "queues"),
    [
        (first, 1, known("${orders.url}"), "['letters', 'orders'] True."),
        (second, 1, known(ORDERS), "['letters', 'orders'] True."),
        (changed, 1, known("${orders.url}"), "['letters', 'orders'] True."),
        (targeted, 1, known("${orders.url}"), "['orders'] False."),
        (renamed, 1, known("${orders.url}"), "['letters', 'orders'] True."),
        (imported, 1, known("${orders.url}"), "['letters', 'orders'] True."),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
def test_the_twin_fills_what_the_engine_does_not_know(
    scenario: Callable[[Engine], None],
    runs: int,
    web: str,
    queues: str,
    result: PreviewResult,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert not result.failed
    engine = Engine(result)
    scenario(engine)
    told = engine.told(monkeypatch)
    assert told[WEB] == f"{web}."
    assert told[MISSING] == queues
    assert engine.runs == runs


def test_what_a_run_is_not_aimed_at_is_named(result: PreviewResult, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(result)
    targeted(engine)
    told = engine.told(monkeypatch)
    assert told[COVERAGE, "shop-dev"] == "New resources that this run is not aimed at were not judged: letters."


def test_a_policy_that_passes_over_what_is_unknown_is_asked_again(
    result: PreviewResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(result)
    servicer = engine.asks(monkeypatch, make(links, "links", types=(TASK,)))
    early = [each for request in engine.analyze.values() for each in servicer.Analyze(request, None).diagnostics]
    late = servicer.AnalyzeStack(proto.AnalyzeStackRequest(resources=engine.planned.values()), None).diagnostics
    said = [[each.urn.split("::")[-1] for each in found if each.policyName == "links"] for found in (early, late)]
    # What was said of a property is not said of it again in other words.
    assert [sorted(names) for names in said] == [["mail-task", "shared-task", "web-task"]] * 2


def test_the_command_that_sees_more_can_be_run_as_it_is_printed(
    result: PreviewResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(result)
    servicer = engine.asks(monkeypatch)
    servicer.set_settings(Settings(values={COVERAGE: {"seeThrough": "off", "lookups": "off"}}))
    for request in engine.analyze.values():
        servicer.Analyze(request, None)
    said = servicer.AnalyzeStack(proto.AnalyzeStackRequest(resources=engine.planned.values()), None).diagnostics
    (fix,) = (each.message for each in said if each.policyName == COVERAGE and "only an update" in each.message)
    assert f" -P -m policypack preview {result.project.root} --stack dev`" in fix


def test_what_is_said_with_doubt_is_said_of_the_whole_plan(
    result: PreviewResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine knows all values, and leaves out what callbacks make: only the twin shows that nothing does."""
    engine = Engine(result)
    for requests in (engine.analyze, engine.planned):
        for name in ("web-task", "mail-task", "shared-task"):
            del requests[name]
    servicer = engine.asks(monkeypatch, make(lonely, "lonely", types=(QUEUE,), needs=frozenset({"stack"})))
    for request in engine.analyze.values():
        servicer.Analyze(request, None)
    told = servicer.AnalyzeStack(proto.AnalyzeStackRequest(resources=engine.planned.values()), None).diagnostics
    assert {each.enforcementLevel for each in told if each.policyName == "lonely"} == {proto.MANDATORY}
    assert engine.runs == 1


def backend(folder: Path, monkeypatch: pytest.MonkeyPatch, *types: str) -> None:
    """Make a backend of files, in which the stack has resources of these types."""
    (folder / ".pulumi" / "stacks" / "shop").mkdir(parents=True)
    state = {"checkpoint": {"latest": {"resources": [{"type": type} for type in types]}}}
    (folder / ".pulumi" / "stacks" / "shop" / "dev.json").write_text(json.dumps(state))
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{folder}")


def test_a_program_that_the_engine_ends_is_judged_with_its_stack(
    result: PreviewResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    backend(tmp_path, monkeypatch)
    engine = Engine(result)
    servicer = engine.asks(monkeypatch, ENDING, TAKEN)
    told = {each.message.split("\n")[1] for each in servicer.Analyze(engine.analyze["shop-dev"], None).diagnostics}
    assert {
        "shop ends.",
        "orders: It is taken.",
        f"web-task: {known('${orders.url}')}.",
        "['letters', 'orders'] True.",
    } < told
    # Should the engine go on, nothing is said twice.
    again = [each for request in engine.analyze.values() for each in servicer.Analyze(request, None).diagnostics]
    stack = servicer.AnalyzeStack(proto.AnalyzeStackRequest(resources=engine.planned.values()), None).diagnostics
    assert [each.policyName for each in (*again, *stack) if each.policyName in ("containers", "missing")] == []


def test_what_aws_says_of_a_stack_that_exists_is_left_to_the_engine(
    result: PreviewResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    backend(tmp_path, monkeypatch, "pulumi:pulumi:Stack", QUEUE)
    engine = Engine(result)
    told = engine.asks(monkeypatch, ENDING, TAKEN).Analyze(engine.analyze["shop-dev"], None).diagnostics
    assert {each.policyName for each in told} >= {"ending", "containers"}
    assert "taken" not in {each.policyName for each in told}


@pytest.mark.parametrize("ended", [True, False])
def test_a_program_that_may_end_is_judged_where_our_run_of_it_ends(
    ended: bool, result: PreviewResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    backend(tmp_path, monkeypatch)
    failures = (ProgramFailure("exception", "It raises.", "No."),) if ended else ()
    engine = Engine(replace(result, failures=failures))
    servicer = engine.asks(monkeypatch, replace(ENDING, level="advisory"))
    told = {each.policyName for each in servicer.Analyze(engine.analyze.pop("shop-dev"), None).diagnostics}
    assert ("containers" in told) is ended
    for request in engine.analyze.values():
        servicer.Analyze(request, None)
    servicer.AnalyzeStack(proto.AnalyzeStackRequest(resources=engine.planned.values()), None)
    # What failed beside the engine's own run is tried once more after it.
    assert engine.runs == (2 if ended else 1)


@pytest.mark.parametrize(("there", "ended"), [(False, True), (True, False)])
def test_a_node_program_is_judged_whole_where_it_refers_to_a_stack_that_is_not_there(
    there: bool, ended: bool, result: PreviewResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Only a run says which stack that is: the compiler, whose word ends others, is asked at the end."""
    backend(tmp_path, monkeypatch)
    (tmp_path / ".pulumi" / "stacks" / "network").mkdir()
    if there:
        checkpoint = {"checkpoint": {"latest": {"resources": []}}}
        (tmp_path / ".pulumi" / "stacks" / "network" / "dev.json").write_text(json.dumps(checkpoint))
    folder = tmp_path / "program"
    folder.mkdir()
    (folder / "Pulumi.yaml").write_text("name: shop\nruntime: nodejs\n")
    (folder / "index.ts").write_text("const network = new pulumi.StackReference(name);\n")
    name = "organization/network/dev"
    reference = Registration(
        urn="urn:ref",
        type="pulumi:pulumi:StackReference",
        name=name,
        id=name,
        external=True,
        inputs=Struct(),
        outputs=Struct(),
    )
    project = replace(result.project, root=folder, file=folder / "Pulumi.yaml", runtime="nodejs")
    more = (*result.registrations, reference)
    engine = Engine(replace(result, project=project, registrations=more))
    servicer = engine.asks(
        monkeypatch, make(refers, "refers", needs=frozenset({"program"}), types=(), per_resource=False)
    )
    said = servicer.Analyze(engine.analyze["shop-dev"], None).diagnostics
    assert {each.policyName for each in said} == ({"containers", "missing", "refers"} if ended else set())


@pytest.mark.parametrize("ended", [True, False])
def test_a_node_program_is_judged_whole_where_its_compiler_ends_it(
    ended: bool, result: PreviewResult, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What may not compile is run, which says what it loads: an error elsewhere ends nothing."""
    backend(tmp_path, monkeypatch)
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: nodejs\n")
    project = replace(result.project, root=tmp_path, file=tmp_path / "Pulumi.yaml", runtime="nodejs")
    monkeypatch.setattr(Program, "may_not_compile", True)
    monkeypatch.setattr(Program, "does_not_compile", ended)
    engine = Engine(replace(result, project=project))
    said = engine.asks(monkeypatch).Analyze(engine.analyze["shop-dev"], None).diagnostics
    assert {each.policyName for each in said} == ({"containers", "missing"} if ended else set())
    assert engine.runs == 1


@pytest.mark.parametrize(
    ("stands", "at"),
    [(".", "{name}:"), ("..", "{folder}/{name}:"), ("nowhere", "{root}/{name}:"), (None, "{root}/{name}:")],
)
def test_files_are_named_from_where_the_user_stands(
    stands: str | None, at: str, result: PreviewResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = result.project.root
    monkeypatch.setattr("policypack.preview.beside.stands", lambda: root / stands if stands else None)
    engine = Engine(result)
    servicer = engine.asks(monkeypatch, make(plain))
    (told,) = servicer.Analyze(engine.analyze["orders"], None).diagnostics
    place = at.format(name="__main__.py", folder=root.name, root=root)
    assert told.message.rpartition("\nAt ")[2].startswith(place)
