"""What other stacks give: their states are read where the backend is a folder of this machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from policypack.preview.judgement import stack_of
from policypack.preview.other_stacks import OtherStacks
from policypack.preview.project import read_project
from policypack.preview.run import PreviewOptions, preview
from policypack.values import SECRET, SIGNATURE

NETWORK, DATA = "organization/network/dev", "organization/data/dev"
SEALED = {SIGNATURE: SECRET, "ciphertext": "v1:made:up"}
MAIN = """
import json
import pulumi
import pulumi_aws as aws

network = pulumi.StackReference("organization/network/dev")
queue = aws.sqs.Queue("jobs", name=pulumi.Output.format("jobs-{0}", network.require_output("vpcId")))
text = pulumi.Output.all(queue.arn, network.require_output("zones")).apply(lambda each: json.dumps(each))
aws.cloudwatch.Dashboard("jobs", dashboard_name="jobs", dashboard_body=text)
aws.sns.Topic("jobs", display_name=network.get_output("token"))
"""


def project(folder: Path, main: str, monkeypatch: pytest.MonkeyPatch, **outputs: Mapping[str, Any]) -> Path:
    for name, values in outputs.items():
        file = folder / "state" / ".pulumi" / "stacks" / name / "dev.json"
        file.parent.mkdir(parents=True)
        root = {"type": "pulumi:pulumi:Stack", "outputs": values}
        file.write_text(json.dumps({"checkpoint": {"latest": {"resources": [root]}}}))
    monkeypatch.setenv("PULUMI_BACKEND_URL", f"file://{folder / 'state'}")
    program = folder / "program"
    program.mkdir()
    (program / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (program / "__main__.py").write_text(main)
    return program


def test_a_program_is_given_what_another_stack_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = project(tmp_path, MAIN, monkeypatch, network={"vpcId": "vpc-1", "zones": ["a", "b"], "token": SEALED})
    result = preview(program, PreviewOptions(stack="dev", region="eu-west-1"))
    assert not result.failed
    planned = {resource.type.split(":")[-1]: resource for resource in stack_of(result)}
    assert planned["Queue"].raw("name") == "jobs-vpc-1"
    body = str(planned["Dashboard"].partial("dashboardBody"))
    assert body == '["arn:aws:sqs:eu-west-1:${aws.account}:${jobs.arn}", ["a", "b"]]'
    assert planned["Topic"].secret("displayName")
    assert [note for note in result.notes if note.kind == "stack-reference"] == []


@pytest.mark.parametrize(
    ("main", "known"),
    [
        ('other.require_output("vpcId")', True),
        ("other.requireOutput('vpcId'); data.requireOutput(`host`)", True),  # of the other stack that is named
        ('other.get_output("gone")', True),  # None, as in the engine
        ('other.require_output("gone")', False),
    ],
)
def test_a_program_that_would_end_is_given_nothing(
    main: str, known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    main = f"# of network and data\ndef read(other, data):\n    {main.replace('`', chr(34))}\n"
    program = project(tmp_path, main, monkeypatch, network={"vpcId": "vpc-1"}, data={"host": "db"})
    stacks = OtherStacks(read_project(program / "Pulumi.yaml", stack="dev"))
    assert stacks.outputs(NETWORK) == ({"vpcId": "vpc-1"} if known else None)


def test_of_a_stack_that_is_not_there_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = project(tmp_path, "", monkeypatch, network={})
    stacks = OtherStacks(read_project(program / "Pulumi.yaml", stack="dev"))
    assert [stacks.outputs(name) for name in (NETWORK, DATA, "acme/network/dev/more", "dev")] == [{}, None, None, None]
    monkeypatch.setenv("PULUMI_BACKEND_URL", "s3://states")
    assert OtherStacks(read_project(program / "Pulumi.yaml", stack="dev")).outputs(NETWORK) is None
