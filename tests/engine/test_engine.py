"""The real `pulumi preview --policy-pack`, on the flask-api example, beside our own preview of the same program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import json_format
from pulumi.runtime.proto import analyzer_pb2

from policypack.aws.emulator import Emulator
from policypack.config import COVERAGE, read_file
from policypack.finding import Report
from policypack.policy import discover
from policypack.serve import NAME, Servicer
from policypack.stack import STACK_TYPE
from tests.engine import real_engine

FLASK_API = real_engine.ROOT / "examples" / "flask-api"
STACK = "production"

ONLY_IN_PREVIEW = {
    # The engine does not know the container definitions: ARNs that only an update can know are in their text.
    ("ecr-image-placeholder-account", "flask-api-production-task"),
    ("ecs-log-region-mismatch", "flask-api-production-task"),
    # The engine does not send the program's source.
    ("program-tests-are-empty", "flask-api-production"),
}
"""(policy, resource): what our preview of `broken` finds and the engine's cannot."""

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(real_engine.missing() is not None, reason=real_engine.missing() or ""),
]

Pairs = Mapping[tuple[str, str], str]
"""(policy, URN) to level."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One version of the example, judged by the real engine."""

    engine: real_engine.Preview
    program: Path
    config: Path

    @property
    def findings(self) -> Pairs:
        """What the engine showed, `coverage` aside."""
        return {pair: level for pair, level in self.engine.findings(NAME).items() if pair[0] != COVERAGE}


def judged(version: str, workspace: Path) -> Judged:
    # Without lookups, so that both ways judge the same facts and nobody is asked.
    config = workspace / "config.json"
    settings = json.loads((FLASK_API / "policy-config.json").read_text())
    config.write_text(json.dumps({**settings, COVERAGE: {"lookups": "off"}}))
    program = FLASK_API / version
    return Judged(real_engine.preview(program, STACK, workspace, packs={real_engine.ROOT: config}), program, config)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged("broken", tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    return judged("fixed", tmp_path_factory.mktemp("fixed"))


@pytest.fixture(scope="module")
def previewed(broken: Judged) -> Pairs:
    """What our own preview of the broken program finds, `coverage` aside."""
    command = [sys.executable, "-m", "policypack", "preview", str(broken.program), "--stack", STACK]
    options = ["--aws", "off", "--policy-config", str(broken.config), "--format", "json"]
    options += ["--timeout", "3600"]
    done = subprocess.run([*command, *options], cwd=real_engine.ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    findings = json.loads(done.stdout)["findings"]
    return {(found["policy"], found["urn"]): found["level"] for found in findings if found["policy"] != COVERAGE}


def replayed(judged: Judged) -> Report:
    """Judge in process what the engine sent: the same judgement, with what could not be judged by name."""
    policies = discover("policies")
    servicer = Servicer(policies, strict=True)
    recording: Mapping[str, Any] = judged.engine.recording or {}
    stack = json_format.ParseDict(recording["configureStack"], analyzer_pb2.AnalyzerStackConfigureRequest())
    servicer.ConfigureStack(stack, None)
    servicer.set_settings(read_file(judged.config, policies))
    report = Report()
    for request in recording["analyze"]:
        resource = servicer.seen(json_format.ParseDict(request, analyzer_pb2.AnalyzeRequest()))
        report.add(servicer.judge.resource(resource))
    whole = json_format.ParseDict(recording["stack"], analyzer_pb2.AnalyzeStackRequest())
    report.add(servicer.judge.stack(servicer.stack(whole)))
    return report


def resource(urn: str) -> str:
    return urn.rsplit("::", 1)[1]


def test_the_broken_program_plans_without_an_error_of_its_own(broken: Judged) -> None:
    assert broken.engine.created == 59
    # What fails is the policies' verdict, not the program.
    assert broken.engine.errors == ["preview failed\n"]
    assert broken.engine.code == 1
    assert "mandatory" in broken.findings.values()


def test_the_fixed_program_passes_without_a_finding(fixed: Judged) -> None:
    assert fixed.engine.code == 0, fixed.engine.stderr
    assert fixed.engine.created == 60
    assert dict(fixed.findings) == {}


def test_every_finding_of_the_engine_is_in_the_preview_at_the_same_level(broken: Judged, previewed: Pairs) -> None:
    assert {pair: previewed.get(pair) for pair in broken.findings} == dict(broken.findings)


def test_what_only_the_preview_finds_is_listed_here(broken: Judged, previewed: Pairs) -> None:
    more = {(policy, resource(urn)) for policy, urn in previewed.keys() - broken.findings.keys()}
    assert more == ONLY_IN_PREVIEW


def test_what_only_the_preview_finds_is_undecided_in_the_engine(broken: Judged, previewed: Pairs) -> None:
    report = replayed(broken)
    shown = {(found.policy, found.urn): found.level for found in report.findings if found.policy != COVERAGE}
    assert shown == dict(broken.findings), "the replay does not judge as the engine's run did"
    undecided = {(skip.policy, skip.urn) for skip in report.undecided}
    # What is said about the stack as a whole is undecided without the URN of a resource.
    more = {(policy, "" if STACK_TYPE in urn else urn) for policy, urn in previewed.keys() - broken.findings.keys()}
    assert more <= undecided


def test_lookups_inside_the_engine_block_on_what_aws_says(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    settings = json.loads((FLASK_API / "policy-config.json").read_text())
    config.write_text(json.dumps({**settings, COVERAGE: {"lookupSeconds": 3600}}))  # a busy machine is only slow
    keys = {"AWS_ACCESS_KEY_ID": "AKIAWHOEVERASKSFORIT", "AWS_SECRET_ACCESS_KEY": "made-up"}
    with Emulator() as emulator:
        run = real_engine.preview(
            FLASK_API / "broken",
            STACK,
            tmp_path / "work",
            packs={real_engine.ROOT: config},
            environment={**keys, "AWS_ENDPOINT_URL": emulator.url, "XDG_CACHE_HOME": str(tmp_path)},
        )
    shown = [event for event in run.each("policyEvent") if event["policyName"] == "rds-engine-version-not-offered"]
    assert [event["enforcementLevel"] for event in shown] == ["mandatory"]
    assert "aurora-postgresql 15.4 is not offered in eu-south-1." in shown[0]["message"]
    assert "Evidence: rds:DescribeDBEngineVersions in eu-south-1" in shown[0]["message"]


def test_a_wrong_setting_ends_the_engines_preview_in_our_words(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"tags-required-missing": {"enforcementLevel": "advisory", "requird": {}}}))
    run = real_engine.preview(FLASK_API / "fixed", STACK, tmp_path / "work", packs={real_engine.ROOT: config})
    assert run.code != 0
    said = "".join(run.errors) + run.stderr
    assert "tags-required-missing: there is no setting 'requird'; did you mean 'required'?" in said
