"""A whole run of a program that is full of one secret: nothing that is written anywhere shows it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from policypack.__main__ import main
from policypack.aws.emulator import Emulator
from policypack.report import formats

# A word, and one that every language spells in another way.
MARKERS = {"a word": "Hunter2xZebraQy", "one that is quoted": "Hunt'er2\\xH\"ID DEN/y"}
PROGRAM = """\
import base64, json, urllib.parse
import pulumi, pulumi_aws as aws

marker = pulumi.Config().require("marker")
S = pulumi.Output.secret
s = S(marker)
number = int("998" + "877")
db = aws.rds.Instance(
    "db", engine="postgres", instance_class=s, allocated_storage=S(number), username=s, password=s, identifier=s,
    parameter_group_name=s, vpc_security_group_ids=[S("sg-" + marker)], skip_final_snapshot=S(True),
)
aws.lambda_.Function(
    "function", runtime=s, handler="x", role=S(f"arn:aws:iam::210987654321:role/{marker}"), s3_bucket="b", s3_key="k",
    memory_size=S(number), environment=S({"variables": {"AWS_REGION": marker, marker: marker, "a " + marker: "x"}}),
)
for name, way in {
    "base64": lambda text: base64.b64encode(text.encode()).decode() + "!",
    "url": lambda text: urllib.parse.quote(text, safe="") + "!",
    "json": lambda text: json.dumps({text: [text]}),
    "lower": lambda text: text.lower() + "!",
}.items():
    aws.sqs.Queue(name, name=s.apply(way))
aws.iam.Role("role", name=S(marker + "!"), assume_role_policy=s.apply(lambda text: json.dumps(
    {"Version": text, "Statement": [{"Effect": text, "Action": text, "Principal": {text: text}, text: text}]})))
provider = aws.Provider("provider", region="us-east-1", secret_key=s, token=s, access_key=s)
there = pulumi.ResourceOptions(provider=provider)
aws.s3.Bucket("bucket", bucket=s, tags=S({"aws:" + marker: marker}), opts=there)
aws.cloudwatch.EventRule("rule", schedule_expression=pulumi.Output.format("rate({0} {1})", s, db.address))
aws.ssm.Parameter("parameter", type="Text", name=s, value=pulumi.Output.concat("x://", s, "@", db.endpoint))
aws.ebs.Volume("volume", availability_zone=s, type=s, size=S(number))


class Part(pulumi.ComponentResource):
    def __init__(self, name, given):
        super().__init__("my:index:Part", name, {"given": given})
        aws.sqs.Queue(f"{name}-queue", name=pulumi.Output.concat("a ", given), opts=pulumi.ResourceOptions(parent=self))
        self.register_outputs({"given": given})


Part("part", s)
Part(f"part-{marker}", s)


def fail(given):
    raise ValueError(f"cannot use {given}")


pulumi.Output.all(s, db.address).apply(fail)
pulumi.export("given", {"a": [s]})
pulumi.log.warn(f"logged {marker}")
print("printed", marker, repr(marker))
raise RuntimeError(f"stopped with {marker!r}")
"""


@pytest.mark.parametrize("marker", MARKERS.values(), ids=MARKERS)
def test_nothing_that_a_run_writes_shows_its_secret(
    marker: str,
    program: Callable[..., Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG, "policypack")
    written = tmp_path / "written"
    written.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(written / "cache"))
    folder = program(
        PROGRAM, **{"Pulumi.dev.yaml": "config:\n  aws:region: us-east-1\n  small:marker:\n    secure: v1:x\n"}
    )
    reports = [f"--report={name}={written / name}" for name in formats.NAMES]
    with Emulator() as emulator:
        for name, value in {
            "AWS_ENDPOINT_URL": emulator.url,
            "AWS_ACCESS_KEY_ID": "x",
            "AWS_SECRET_ACCESS_KEY": "x",
        }.items():
            monkeypatch.setenv(name, value)
        options = ["--debug", f"--config=small:marker={marker}", f"--aws=record={written / 'tape'}", *reports]
        assert main(["preview", str(folder), *options]) == 2
    shown = capsys.readouterr()
    texts = {path.name: path.read_text("utf-8") for path in written.rglob("*") if path.is_file()}
    texts |= {"stdout": shown.out, "stderr": shown.err}
    assert {*formats.NAMES, "tape"} < set(texts)
    assert "lambda-environment-key-reserved" in shown.out
    assert "stopped with" in shown.out
    pieces = {marker.lower()[at : at + 6] for at in range(len(marker) - 5)} | {"998877", "998,877"}
    leaks = [
        f"{name}: {line.strip()}"
        for name, text in texts.items()
        for line in text.lower().splitlines()
        if any(piece in line for piece in pieces)
    ]
    assert not leaks
