"""Stacks that exist, by their exported state; and what is new since another report."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policypack import state
from policypack.__main__ import main
from policypack.errors import UsageError
from policypack.finding import Finding
from policypack.report import Outcome, baseline, words
from policypack.report.fingerprint import fingerprints
from policypack.stack import Stack
from policypack.values import SECRET, SIGNATURE, UNKNOWN

QUEUE, FUNCTION, ROLE = "aws:sqs/queue:Queue", "aws:lambda/function:Function", "aws:iam/role:Role"
PROVIDER = "urn:pulumi:prod::shop::pulumi:providers:aws::frankfurt"
ROOT = {"urn": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", "type": "pulumi:pulumi:Stack"}


def made(type: str, name: str, inputs: Any, **more: Any) -> dict[str, Any]:
    entry = {"urn": f"urn:pulumi:prod::shop::{type}::{name}", "type": type, "custom": True, "id": f"{name}-id"}
    outputs = {"arn": f"arn:aws:x:eu-central-1:1:{name}", "long": "x" * 1000, **inputs}
    return {**entry, "inputs": inputs, "outputs": outputs, "provider": f"{PROVIDER}::p1", **more}


def provider(**inputs: Any) -> dict[str, Any]:
    return {"urn": PROVIDER, "type": "pulumi:providers:aws", "custom": True, "id": "p1", "inputs": inputs}


def exported(*resources: Any) -> bytes:
    return json.dumps({"version": 3, "deployment": {"manifest": {}, "resources": [ROOT, *resources]}}).encode()


def read(content: bytes) -> Stack:
    return state.read(io.BytesIO(content), "state.json").stack


def only(stack: Stack, name: str) -> Any:
    (resource,) = [each for each in stack if each.name == name]
    return resource


class TestState:
    def test_resources_have_inputs_and_what_others_refer_to(self) -> None:
        inputs = {"name": "orders", "__defaults": [], "tags": {"a": "b", "__defaults": []}}
        stack = read(exported(provider(region="eu-central-1"), made(QUEUE, "orders", inputs)))
        queue = only(stack, "orders")
        assert (stack.name, stack.project) == ("prod", "shop")
        assert dict(queue.values) == {"name": "orders", "tags": {"a": "b"}}
        assert queue.outputs.text("id") == "orders-id"
        assert queue.outputs.text("arn") == "arn:aws:x:eu-central-1:1:orders"
        assert queue.outputs.raw("long") is None
        assert queue.exists
        assert queue.region == "eu-central-1"

    def test_a_backends_own_file_is_read_too(self) -> None:
        latest = {"resources": [ROOT, made(QUEUE, "orders", {"name": "orders"})]}
        assert len(read(json.dumps({"version": 3, "checkpoint": {"stack": "x", "latest": latest}}).encode())) == 2

    def test_what_is_encrypted_is_a_secret_that_nobody_knows(self) -> None:
        sealed = {SIGNATURE: SECRET, "ciphertext": "AAAA"}
        opened = {SIGNATURE: SECRET, "plaintext": '"hunter22"'}
        function = only(read(exported(made(FUNCTION, "f", {"a": sealed, "b": opened}))), "f")
        assert function.secret("a")
        assert function.raw("a") is UNKNOWN
        assert function.secret("b")
        assert str(function.text("b")) == "[secret]"

    def test_what_waits_to_be_deleted_is_left_out_and_what_is_read_is_external(self) -> None:
        gone = made(QUEUE, "gone", {}, delete=True)
        stack = read(exported(gone, made(QUEUE, "theirs", {}, external=True)))
        assert [each.name for each in stack] == ["shop-prod", "theirs"]
        assert only(stack, "theirs").external

    @pytest.mark.parametrize(
        ("spoil", "said"),
        [
            (lambda whole: whole[: len(whole) // 2], "state.json is cut off, or is not whole JSON: "),
            (lambda whole: whole[:-2], "state.json is cut off"),
            (lambda _: b"", "state.json is cut off"),
            (lambda _: b"{}", "state.json holds no resources: it is no export of a stack"),
            (lambda _: b"hello", "state.json is"),
            (lambda _: b'{"deployment": {"resources": []}}', "holds no resources"),
            (lambda _: b'{"deployment": {"resources": [{}, {"urn": 7}, {"urn": null}]}}', "holds no resources"),
            (lambda _: b"\xff\xfe\x00", "state.json is"),
            (lambda whole: whole.replace(b": 3", b": 5", 1), "state.json is a state of version 5, and aws-preflight "),
            (lambda whole: whole.replace(b": 3", b": 5", 1), "reads 3 and 4.\nTake a newer aws-preflight."),
            (lambda whole: whole.replace(b": 3", b": 2", 1), "\nExport it with the Pulumi CLI of today: pulumi stack"),
            (lambda whole: whole[:-1] + b', "version": 1}', "state.json is a state of version 1"),
            (lambda whole: whole.replace(b": 3", b': "x"', 1), "state.json is a state of version x"),
        ],
        ids=[
            *("half", "all but its end", "empty", "no state", "no JSON", "an empty stack", "no URNs", "UTF-16"),
            *("a newer one", "what to take", "an older one", "a version at the end", "no version"),
        ],
    )
    def test_what_is_no_state_is_told(self, spoil: Callable[[bytes], bytes], said: str) -> None:
        with pytest.raises(UsageError) as error:
            read(spoil(exported(made(QUEUE, "orders", {"name": "orders"}))))
        assert said in str(error.value)

    def test_what_it_holds_of_a_state_grows_with_the_inputs_alone(self) -> None:
        inputs = {"name": "orders"}
        more = {"outputs": {f"key{i}": "x" * 1000 for i in range(100)}}
        few, many = ([made(QUEUE, f"q{i}", inputs, **more) for i in range(count)] for count in (10, 100))
        read(exported(*few))
        tracemalloc.start()
        try:
            content = exported(*many)
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            stack = read(content)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        assert len(stack) == 101
        assert len(content) > 10_000_000
        assert peak - before < 2_000_000


@pytest.fixture
def audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def run(content: bytes, *options: object) -> tuple[int, Any]:
        (tmp_path / "state.json").write_bytes(content)
        arguments = ["audit", tmp_path / "state.json", "--format", "json", *options]
        status = main([str(argument) for argument in arguments])
        return status, json.loads(capsys.readouterr().out)

    return run


STATE = (
    provider(region="eu-central-1"),
    made(QUEUE, "orders", {"name": "refused!!"}),
    made(ROLE, "role", {"assumeRolePolicy": json.dumps({"Version": "2012-10-17", "Statement": []})}),
)


class TestAudit:
    def test_what_exists_and_would_be_refused_is_found(self, audit: Callable[..., tuple[int, Any]]) -> None:
        status, report = audit(exported(*STATE))
        assert status == 1
        assert (report["program"], report["stack"]) == ("shop", "prod")
        assert ("sqs-queue-name-invalid", "orders", "mandatory") in [
            (each["policy"], each["name"], each["level"]) for each in report["findings"]
        ]
        assert any("judged as if it were made again" in note for note in report["notes"])

    def test_its_words_are_about_a_stack_that_exists(
        self, audit: Callable[..., tuple[int, Any]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _, report = audit(exported(*STATE))
        undecided = {each["policy"] for each in report["undecided"]}
        assert not {policy for policy in undecided if policy.startswith("program-")}
        main(["audit", str(tmp_path / "state.json")])
        assert "must be fixed before this can be made again." in capsys.readouterr().out
        fine = Outcome("shop", "prod", policies=3, exists=True)
        assert words.verdict(fine) == "Nothing here stops this stack from being made again."

    def test_what_is_encrypted_is_counted(self, audit: Callable[..., tuple[int, Any]]) -> None:
        sealed = {SIGNATURE: SECRET, "ciphertext": "AAAA"}
        one = made(FUNCTION, "f", {"environment": {"variables": sealed}})
        (note,) = audit(exported(one))[1]["notes"][1:]
        assert note.startswith("1 input is encrypted in the state, so what depends on that is not judged.")
        (note,) = audit(exported(one, made(FUNCTION, "g", {"a": [sealed, sealed]})))[1]["notes"][1:]
        assert note.startswith("3 inputs are encrypted in the state")
        assert "`pulumi stack export --show-secrets`" in note

    def test_the_configuration_holds(self, audit: Callable[..., tuple[int, Any]], tmp_path: Path) -> None:
        file = tmp_path / "config.json"
        file.write_text('{"coverage": {"overrides": [{"stack": "prod", "policies": {"all": "disabled"}}]}}')
        assert audit(exported(*STATE), "--policy-config", file)[0] == 0

    def test_since_a_baseline_only_what_is_new_is_found(
        self, audit: Callable[..., tuple[int, Any]], tmp_path: Path
    ) -> None:
        kept = tmp_path / "audit.json"
        _, first = audit(exported(*STATE), "--report", f"json={kept}")
        status, same = audit(exported(*STATE), "--baseline", kept)
        assert status == 0
        assert [each for each in same["findings"] if each["policy"] != "coverage"] == []
        assert f"are in {kept}, and 0 of those in it are gone." in same["notes"][-1]
        status, more = audit(exported(*STATE, made(QUEUE, "late", {"name": "refused!!"})), "--baseline", kept)
        assert status == 1
        assert [each["name"] for each in more["findings"] if each["policy"] == "sqs-queue-name-invalid"] == ["late"]
        assert len(first["findings"]) > 1


class TestBaseline:
    URN = "urn:pulumi:dev::shop::t::n"
    FINDING = Finding("It is.", "Do.", policy="a-b", urn=URN, type="t", name="n", level="advisory")

    def test_what_blocks_now_and_was_advice_is_new(self) -> None:
        (mark,) = fingerprints([self.FINDING])
        outcome = Outcome("shop", "dev", findings=[self.FINDING])
        assert baseline.new(outcome, {mark: "advisory"}, "old.json").findings == []
        assert baseline.new(outcome, {mark: "mandatory"}, "old.json").findings == []
        blocks = replace(outcome, findings=[replace(self.FINDING, level="mandatory")])
        assert len(baseline.new(blocks, {mark: "advisory"}, "old.json").findings) == 1
        assert baseline.new(blocks, {"gone": "mandatory"}, "old.json").notes == [
            "Only what is new is reported: 0 of the findings are in old.json, and 1 of those in it are gone."
        ]

    def test_what_ended_the_program_is_never_left_out(self) -> None:
        outcome = Outcome("shop", "dev", failures=[self.FINDING], failed=True)
        (mark,) = fingerprints([self.FINDING])
        assert baseline.new(outcome, {mark: "advisory"}, "old.json").failures == [self.FINDING]

    @pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": [{}]}', '{"findings": 1}', None])
    def test_what_is_no_report_is_told_before_anything_runs(
        self, content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        file = tmp_path / "old.json"
        if content is not None:
            file.write_text(content)
        assert main(["preview", str(tmp_path / "nowhere"), "--baseline", str(file)]) == 3
        assert f"{file}: " in capsys.readouterr().err
