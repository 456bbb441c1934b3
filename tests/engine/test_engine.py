"""The real `pulumi preview --policy-pack` on all examples, beside our own preview of the same programs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from policypack.aws.emulator import Emulator
from policypack.config import COVERAGE
from policypack.policy import discover
from policypack.serve import NAME
from tests.engine import real_engine
from tests.engine.record import programs
from tests.engine.replay import Row, preview_rows, resource

FLASK_API = real_engine.ROOT / "examples" / "flask-api"
STACK = "production"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAWHOEVERASKSFORIT", "AWS_SECRET_ACCESS_KEY": "made-up"}

ENDS = {policy.id for policy in discover() if policy.ends}

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(real_engine.missing() is not None, reason=real_engine.missing() or ""),
]


@pytest.fixture(scope="module")
def aws(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """The environment in which both ask the same AWS."""
    with Emulator() as emulator:
        cache = str(tmp_path_factory.mktemp("cache"))
        yield {**KEYS, "AWS_ENDPOINT_URL": emulator.url, "XDG_CACHE_HOME": cache}


def settings(program: Path, workspace: Path) -> Path:
    """Write the configuration of an example's policies, with time to ask on a machine that is busy."""
    found, config = program.parent / "policy-config.json", workspace / "config.json"
    given = json.loads(found.read_text()) if found.exists() else {}
    config.write_text(json.dumps({**given, COVERAGE: {**given.get(COVERAGE, {}), "lookupSeconds": 3600}}))
    return config


def previewed(program: Path, stack: str, config: Path, environment: Mapping[str, str]) -> set[Row]:
    command = [sys.executable, "-P", "-m", "policypack", "preview", str(program), "--stack", stack, "--aws", "live"]
    options = ["--policy-config", str(config), "--format", "json", "--timeout", "3600"]
    env = {**os.environ, **environment, "PYTHONPATH": str(real_engine.ROOT)}
    done = subprocess.run(
        [*command, *options], cwd=real_engine.ROOT, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1, 2), done.stderr
    return preview_rows(json.loads(done.stdout)["findings"])


@pytest.mark.parametrize(("name", "program", "stack"), programs(), ids=lambda value: value if "-" in str(value) else "")
def test_the_engine_reports_what_our_preview_does(
    name: str, program: Path, stack: str, aws: Mapping[str, str], tmp_path: Path
) -> None:
    config = settings(program, tmp_path)
    run = real_engine.preview(program, stack, tmp_path / "work", packs={real_engine.ROOT: config}, environment=aws)
    shown = {(policy, resource(urn), level) for policy, urn, level in run.findings(NAME) if policy != COVERAGE}
    found = previewed(program, stack, config, aws)
    ended = any(policy in ENDS and level == "mandatory" for policy, _, level in found)
    if ended:
        # The engine ends the program, and shows all of its plan at the stack.
        found = {(policy, "", level) for policy, _, level in found}
    assert found - shown == set()
    assert shown - found == set()
    blocked = any(level == "mandatory" for _, _, level in shown)
    assert run.code == (1 if blocked or program.name == "unloadable" else 0), run.stderr
    if program.name != "unloadable" and not ended:
        # What fails is the policies' verdict, not the program.
        assert run.errors == (["preview failed\n"] if blocked else [])


def test_lookups_inside_the_engine_block_on_what_aws_says(tmp_path: Path) -> None:
    config = tmp_path / "config.json"
    settings = json.loads((FLASK_API / "policy-config.json").read_text())
    config.write_text(json.dumps({**settings, COVERAGE: {"lookupSeconds": 3600}}))  # a busy machine is only slow
    with Emulator() as emulator:
        run = real_engine.preview(
            FLASK_API / "broken",
            STACK,
            tmp_path / "work",
            packs={real_engine.ROOT: config},
            environment={**KEYS, "AWS_ENDPOINT_URL": emulator.url, "XDG_CACHE_HOME": str(tmp_path)},
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


def test_what_is_not_targeted_is_not_judged(tmp_path: Path) -> None:
    program = tmp_path / "shop"
    program.mkdir()
    (program / "Pulumi.yaml").write_text("name: shop\nruntime: python\nconfig:\n  aws:region: eu-west-1\n")
    (program / "__main__.py").write_text(
        "import pulumi_aws as aws\n"
        "aws.ec2.Subnet('aside', vpc_id='vpc-0123456789abcdef0', cidr_block='10.0.0.0/8')\n"
        "aws.ec2.Subnet('meant', vpc_id='vpc-0123456789abcdef0', cidr_block='10.0.0.0/8')\n"
    )
    urn = "urn:pulumi:dev::shop::aws:ec2/subnet:Subnet::meant"
    packs = {real_engine.ROOT: None}
    run = real_engine.preview(program, "dev", tmp_path / "work", packs=packs, options=["--target", urn])
    judged = {resource(found) for policy, found, _ in run.findings(NAME) if policy != COVERAGE}
    assert "meant" in judged
    assert "aside" not in judged


def test_an_exported_state_is_analysed_with_the_names_in_its_urns(tmp_path: Path) -> None:
    root = "urn:pulumi:production::shop::pulumi:pulumi:Stack::shop-production"
    provider = "urn:pulumi:production::shop::pulumi:providers:aws::default"
    database = {
        "engine": "mysql",
        "instanceClass": "db.t4g.medium",
        "allocatedStorage": 20,
        "multiAz": False,
        "region": "eu-west-1",
    }
    state = tmp_path / "state.json"
    resources = [
        {"urn": root, "type": "pulumi:pulumi:Stack", "custom": False},
        {"urn": provider, "type": "pulumi:providers:aws", "custom": True, "id": "p", "inputs": {"region": "eu-west-1"}},
        {
            "urn": "urn:pulumi:production::shop::aws:rds/instance:Instance::orders",
            "type": "aws:rds/instance:Instance",
            "custom": True,
            "id": "orders",
            "parent": root,
            "provider": f"{provider}::p",
            "inputs": database,
            "outputs": {**database, "id": "orders"},
        },
    ]
    manifest = {"time": "2026-11-01T00:00:00Z", "magic": "", "version": ""}
    state.write_text(json.dumps({"version": 3, "deployment": {"manifest": manifest, "resources": resources}}))
    run = real_engine.analyzed(state, tmp_path, real_engine.ROOT)
    shown = {(policy, resource(urn)) for policy, urn, _ in run.findings(NAME)}
    assert ("rds-single-az-in-production", "orders") in shown, run.stderr
