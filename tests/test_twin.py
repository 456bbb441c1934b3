"""The program run once more beside the engine: found, merged, and judged as our own preview judges it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policypack.commands.preview import judged
from policypack.config import COVERAGE, read_file
from policypack.policy import discover
from policypack.preview.beside import NotFound, engine_project
from policypack.preview.check import load
from policypack.preview.judgement import stack_of
from policypack.preview.run import PreviewOptions, preview
from policypack.resource import Resource
from policypack.serve import Servicer
from policypack.stack import Stack
from policypack.symbol import Symbols, Text
from policypack.twin import Given, ProgramStopped, Twin, merge
from policypack.values import UNKNOWN, Secret
from tests.captured import OWN, ROOT, recordings

QUEUE, TASK, STACK = "aws:sqs/queue:Queue", "aws:ecs/taskDefinition:TaskDefinition", "pulumi:pulumi:Stack"


def resource(called: str, type: str = QUEUE, *, parent: str = "", **inputs: Any) -> Resource:
    return Resource(
        type=type, urn=f"urn:{type}::{called}", name=called, inputs=inputs, outputs={"id": UNKNOWN}, parent=parent
    )


def replace_outputs(made: Resource, **outputs: Any) -> Resource:
    return Resource(type=made.type, urn=made.urn, name=made.name, inputs=dict(made.values), outputs=outputs)


def plan(*resources: Resource, has_state: bool = True, complete: bool | None = None) -> Stack:
    return Stack(resources, name="dev", project="shop", has_state=has_state, complete=complete)


def symbol(name: str, output: str = "arn") -> Text:
    symbols = Symbols()
    made = symbols.parse(symbols.token(f"urn:{QUEUE}::{name}", name, output))
    assert isinstance(made, Text)
    return made


def twin(*resources: Resource) -> Stack:
    return plan(*resources, has_state=False)


def test_what_the_engine_does_not_know_is_taken_over_at_any_depth() -> None:
    arn = symbol("letters")
    engine = resource("orders", redrive=UNKNOWN, tags={"of": UNKNOWN, "x": "1"}, ports=[UNKNOWN, 2])
    other = resource("orders", redrive={"target": arn}, tags={"of": arn, "x": "1", "more": "y"}, ports=[1, 2])
    merged = merge(plan(engine), twin(other))
    found = next(iter(merged.stack))
    assert dict(found.values) == {"redrive": {"target": arn}, "tags": {"of": arn, "x": "1"}, "ports": [1, 2]}
    assert (merged.differing, merged.missing, merged.more) == ((), (), ())
    assert merged.stack.complete


def test_what_the_engine_knows_wins() -> None:
    merged = merge(plan(resource("orders", policy="known")), twin(resource("orders", policy=symbol("letters"))))
    assert dict(next(iter(merged.stack)).values) == {"policy": "known"}


def test_outputs_and_existence_stay_the_engines() -> None:
    there = Resource(type=QUEUE, urn="urn:a", name="a", inputs={"x": UNKNOWN}, outputs={"id": "q-1", "arn": "arn:1"})
    other = Resource(type=QUEUE, urn="urn:a", name="a", inputs={"x": "1"}, outputs={"id": "made-up"})
    found = next(iter(merge(plan(there), twin(other)).stack))
    assert (found.exists, found.outputs.raw("arn"), found.raw("x")) == (True, "arn:1", "1")


@pytest.mark.parametrize(
    ("engine", "other"),
    [("1", "2"), (1, 2), (True, False), (["a"], ["a", "b"]), ({"a": "1"}, {"a": "2"}), ("q-1234567", "r-1234567")],
)
def test_a_resource_that_the_two_know_differently_stays_the_engines(engine: Any, other: Any) -> None:
    mine, theirs = resource("orders", x=engine, y=UNKNOWN), resource("orders", x=other, y="seen")
    merged = merge(plan(mine), twin(theirs))
    assert merged.differing == ("orders",)
    assert next(iter(merged.stack)).raw("y") is UNKNOWN


def test_names_that_the_provider_makes_are_no_difference_and_become_the_engines() -> None:
    mine = (resource("orders", name="orders-1a2b3c4"), resource("task", TASK, containers=UNKNOWN))
    theirs = (
        resource("orders", name="orders-9f8e7d6"),
        resource("task", TASK, containers='[{"url": "https://sqs/orders-9f8e7d6", "image": "app-1234567"}]'),
    )
    merged = merge(plan(*mine), twin(*theirs))
    assert merged.differing == ()
    said = merged.stack.of_type(TASK)[0].raw("containers")
    assert said == '[{"url": "https://sqs/orders-1a2b3c4", "image": "app-1234567"}]'


@pytest.mark.parametrize(
    ("type", "property", "mine", "twin", "same"),
    [
        ("aws:rds/instance:Instance", "identifier", "orders1a2b3c4", "orders1234567", True),
        ("aws:glue/catalogDatabase:CatalogDatabase", "name", "orders_abcdefgh", "orders_zyxwvuts", True),
        ("aws:rds/instance:Instance", "identifier", "orders1a2b3c4", "others1234567", False),
        ("aws:rds/instance:Instance", "dbName", "orders1a2b3c4", "orders1234567", False),
    ],
)
def test_a_name_that_the_provider_makes_may_have_no_dash(
    type: str, property: str, mine: str, twin: str, same: bool
) -> None:
    task = resource("task", TASK, containers=UNKNOWN)
    other = resource("task", TASK, containers=twin)
    merged = merge(
        plan(resource("db", type, **{property: mine}), task), plan(resource("db", type, **{property: twin}), other)
    )
    assert merged.differing == (() if same else ("db",))
    assert merged.stack.resources[1].values["containers"] == (mine if same else twin)


def test_what_exists_keeps_the_name_that_it_was_made_with() -> None:
    """It was called `letters` once, which an alias says; our preview makes a name of the new one."""
    text = resource("mail", name="mail-9f8e7d6", policy="to mail-9f8e7d6")
    mine = replace_outputs(resource("mail", name="letters-1a2b3c4", policy=UNKNOWN), id="q-1")
    merged = merge(plan(mine), twin(text))
    assert merged.differing == ()
    assert merged.stack.resources[0].raw("policy") == "to letters-1a2b3c4"
    assert merge(plan(resource("mail", name="letters-1a2b3c4")), twin(text)).differing == ("mail",)
    assert merge(plan(mine), twin(resource("mail", name="written"))).differing == ("mail",)


def test_what_the_provider_fills_in_is_no_difference() -> None:
    mine = resource("orders", region="eu-west-1", tagsAll={"a": "1"}, x=UNKNOWN)
    merged = merge(plan(mine), twin(resource("orders", region="us-east-1", tagsAll={"b": "2"}, x="1")))
    assert merged.differing == ()
    assert next(iter(merged.stack)).raw("region") == "eu-west-1"


def test_a_secret_stays_one() -> None:
    merged = merge(plan(resource("orders", x=Secret(UNKNOWN))), twin(resource("orders", x="hidden-1")))
    found = next(iter(merged.stack))
    assert found.secret("x")
    assert str(found.raw("x")) == "[secret]"


def test_what_only_the_twin_makes_is_planned_too() -> None:
    merged = merge(plan(resource("orders")), twin(resource("orders"), resource("made-in-a-callback")))
    assert [item.name for item in merged.more] == ["made-in-a-callback"]
    assert len(merged.stack.of_type(QUEUE)) == 2


def test_what_the_engine_saw_and_left_out_is_not_planned() -> None:
    aside = resource("not-targeted")
    merged = merge(plan(resource("orders")), twin(resource("orders"), aside), analyzed=[aside.urn])
    assert merged.more == ()


def test_what_only_the_engine_has_is_named_and_nothing_can_be_called_missing() -> None:
    merged = merge(plan(resource("orders"), resource("imported")), twin(resource("orders")))
    assert merged.missing == ("imported",)
    assert not merged.stack.complete


def test_children_of_a_component_that_only_its_provider_runs_are_not_missing() -> None:
    root, part = resource("dev", STACK), resource("cluster", "eks:index:Cluster")
    mine = plan(root, part, resource("nodes", parent=part.urn))
    assert merge(mine, twin(root, part)).missing == ()


# -- the program that the engine runs -------------------------------------------------------------------------------


def given(project: str = "shop", **config: str) -> Given:
    return Given(project, "dev", "organization", config, frozenset())


def program(folder: Path, name: str = "shop", main: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "Pulumi.yaml").write_text(f"name: {name}\nruntime: python\n{f'main: {main}' if main else ''}\n")
    return folder


ASK = """
import sys
from policypack.preview.beside import NotFound, engine_project
from policypack.twin import Given
try:
    print(engine_project(Given("shop", "dev", "o", {}, frozenset())).root)
except NotFound as why:
    print(f"NotFound: {why}")
"""


def asked_from(folder: Path, tmp_path: Path, *arguments: str) -> str:
    """Ask in a process whose parent stands in a folder, as the language host and the CLI do, called with arguments."""
    (tmp_path / "ask.py").write_text(ASK)
    start = f"import subprocess, sys; subprocess.run([sys.executable, {str(tmp_path / 'ask.py')!r}], cwd={str(ROOT)!r})"
    env = {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", start, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_the_program_is_found_from_where_the_engine_stands(tmp_path: Path) -> None:
    root = program(tmp_path / "shop", main="src")
    (root / "src" / "deep").mkdir(parents=True)
    assert asked_from(root, tmp_path) == str(root)
    assert asked_from(root / "src" / "deep", tmp_path) == str(root)


def test_another_project_is_not_the_program(tmp_path: Path) -> None:
    other = program(tmp_path / "other", name="other")
    assert asked_from(other, tmp_path).startswith("NotFound: no folder that the engine runs in holds the project shop")


@pytest.mark.parametrize("arguments", [("preview", "--client=127.0.0.1:1"), ("preview", "--exec-kind", "auto.inline")])
def test_a_function_of_the_automation_api_is_not_looked_for(arguments: tuple[str, ...], tmp_path: Path) -> None:
    root = program(tmp_path / "shop")  # its settings; `main` is the folder of who calls
    assert asked_from(root, tmp_path, *arguments).startswith("NotFound: it is a function")


def test_a_variable_names_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(program(tmp_path / "shop")))
    found = engine_project(given(**{"aws:region": "eu-west-1"}))
    assert (found.root, found.config, found.stack) == (tmp_path / "shop", {"aws:region": "eu-west-1"}, "dev")
    with pytest.raises(NotFound, match="is the project shop, and not other"):
        engine_project(given("other"))
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(tmp_path))
    with pytest.raises(NotFound, match=r"where there is no Pulumi\.yaml"):
        engine_project(given())


def test_a_program_that_cannot_run_leaves_the_engines_view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = program(tmp_path / "shop")
    (folder / "__main__.py").write_text(textwrap.dedent('import pulumi\nraise ValueError("no")\n'))
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(folder))
    found = Twin(given(), strict=True)
    assert found.program() is not None
    merged, skips = found.seen_through(plan(resource("a", x=UNKNOWN)), (), {"seeThrough": "auto"}, None)
    assert merged is None
    assert [skip.cause for skip in skips] == ["twin-failed"]
    assert skips[0].reason.endswith(f"-P -m policypack preview {folder} --stack dev")
    assert found.seen_through(plan(), (), {"seeThrough": "off"}, None) == (None, [])


def test_the_check_of_the_source_is_told_what_the_second_run_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a TypeScript program that says how it is compiled, without which its compiler cannot be asked."""
    folder = program(tmp_path / "shop")
    (folder / "__main__.py").write_text("import pulumi\n")
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(folder))
    asked: dict[str, Any] = {}

    def run(*_: Any, **how: Any) -> Any:
        asked.update(how)
        raise ProgramStopped("not run")

    monkeypatch.setattr("policypack.twin.run", run)
    found = Twin(given(), strict=True)
    source = found.program()
    assert source is not None
    found.seen_through(plan(), (), {"seeThrough": "auto"}, None)
    assert asked["on_report"] == source.told


def test_an_update_runs_nothing() -> None:
    assert Twin(None).program() is None
    assert Twin(None).seen_through(plan(), (), {"seeThrough": "auto"}, None) == (None, [])


# -- as our own preview sees it -------------------------------------------------------------------------------------


def test_the_engine_with_a_twin_finds_what_our_preview_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the real engine sent for the example is recorded; the twin runs the example itself."""
    example = ROOT / "examples" / "flask-api"  # tests/examples compare the broken one
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(example / "fixed"))
    # The program's Python is the first on the path, as for the engine.
    monkeypatch.setenv("PATH", os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    policies = discover()
    settings = read_file(example / "policy-config.json", policies)
    recording = next(item for item in recordings(OWN) if item.name == "flask-api-fixed-production")
    servicer = Servicer(policies, strict=True)
    servicer.ConfigureStack(recording.configured(), None)
    servicer.set_settings(replace(settings, values={**settings.values, COVERAGE: {"lookups": "off"}}))
    analyze, stack = recording.load()
    diagnostics = [d for request in analyze for d in servicer.Analyze(request, None).diagnostics]
    diagnostics += servicer.AnalyzeStack(stack, None).diagnostics
    shown = {(d.policyName, d.urn or "root", d.enforcementLevel) for d in diagnostics if d.policyName != COVERAGE}

    config = [f"{key}={value}" for key, value in recording.configured().config.items()]
    result = preview(example / "fixed", PreviewOptions(stack="production", config=config))
    outcome = judged(result, load(result.project), policies, settings, None)
    assert stack_of(result).complete
    source = load(result.project)
    made = [(source.made_at(item.type, item.name), item.location) for item in result.registrations if item.location]
    assert all(place in (None, seen) for place, seen in made), "the source is read otherwise than the program runs"
    assert sum(place is not None for place, _ in made) > len(made) / 2
    named = {(policy, urn.split("::")[-1]) for policy, urn, _ in shown}
    assert named == {(f.policy, f.urn.split("::")[-1]) for f in outcome.findings if f.policy != COVERAGE}
