"""The command line as a user types it: what it prints, where, and how it exits."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

from policypack.__main__ import main
from policypack.clock import using
from policypack.commands import COMMANDS, parser
from policypack.commands.arguments import Parser, leaves
from policypack.commands.completion import SHELLS
from policypack.finding import Evidence, Exempted, Exemption, Finding, Level, Location, Skip
from policypack.report import Outcome, PolicyText, formats, text
from policypack.version import VERSION
from tests.clocks import Hasty

ROOT = Path(__file__).parent.parent

SOUND = """
    import pulumi
    import pulumi_aws as aws

    topic = aws.sns.Topic("orders", name="orders", kms_master_key_id="alias/aws/sns")
    pulumi.export("topic", topic.arn)
"""
DATABASE = """
    import pulumi
    import pulumi_aws as aws

    cluster = aws.rds.Cluster(
        "orders", engine=aws.rds.EngineType.AURORA_POSTGRESQL, engine_version="15.4", manage_master_user_password=True
    )
    pulumi.export("endpoint", cluster.endpoint)
"""
RESERVED = """
    import pulumi
    import pulumi_aws as aws

    print("noise on stdout")
    certificate = aws.acm.Certificate("shop", domain_name="a" * 60 + ".acme-store.eu", validation_method="DNS")
    pulumi.export("certificate", certificate.arn)
"""


@pytest.fixture(autouse=True)
def no_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith(("AWS_", "PULUMI_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", os.devnull)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "Pulumi.dev.yaml").write_text("config:\n  aws:region: eu-west-1\n")
    return tmp_path


def write(program: Path, source: str) -> Path:
    (program / "__main__.py").write_text(textwrap.dedent(source))
    return program


def call(*arguments: object) -> int:
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


def test_an_aws_that_says_nothing_ends_with_the_budget_and_every_question_is_named(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (program / "policies.json").write_text('{"coverage": {"lookupSeconds": 0.3}}')
    with socket.socket() as silent, using(Hasty()):
        silent.bind(("127.0.0.1", 0))
        silent.listen(64)
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIAWHOEVERASKSFORIT")
        monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "made-up")
        assert call("preview", write(program, DATABASE), "--policy-config", program / "policies.json") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "AWS gave no answer in time" in shown
    assert "rds-engine-version-not-offered" in shown
    assert "AWS was asked and gave no answer." in shown


def test_a_name_of_an_encrypted_setting_says_which(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (program / "Pulumi.dev.yaml").write_text("config:\n  shop:queue: {secure: v1:abc}\n")
    source = """
        import pulumi
        import pulumi_aws as aws

        aws.sqs.Queue("q-" + pulumi.Config().require("queue"), name="a.b")
    """
    assert call("preview", write(program, source), "--stack", "dev", "--aws", "off", "--format", "json") == 1
    (finding,) = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["level"] == "mandatory"]
    assert finding["name"] == "q-${config.shop:queue}"
    assert finding["urn"] == "urn:pulumi:dev::shop::aws:sqs/queue:Queue::q-${config.shop:queue}"


class TestUsage:
    @pytest.mark.parametrize(
        ("arguments", "hint"),
        [
            (["preveiw", "x"], "did you mean 'preview'?"),
            (["preview", "x", "--stak", "dev"], "did you mean '--stack'?"),
            (
                ["preview", "x", "--aws", "emulater"],
                "none of live, emulator, off, record=FILE, replay=FILE; did you mean 'emulator'?",
            ),
            (["preview", "x", "--config", "size"], "'size' is not KEY=VALUE; write it as project:key=value"),
            (["preview", "x", "--timeout", "soon"], "invalid number of seconds value: 'soon'"),
            (["preview", "x", "--stak", "dev"], "See: python -P -m policypack preview --help"),
            (["doctor", "--regoin", "x"], "did you mean '--region'?"),
            (["doctor", "--stack", "x"], "policypack doctor: unrecognized arguments: --stack x"),
            (["--verson"], "policypack: unrecognized arguments: --verson; did you mean '--version'?"),
            (["preview", "--policy-config", "strct"], "there is no file and no preset 'strct'; did you mean 'strict'?"),
            (["new", "pck", "x"], "did you mean 'pack'?"),
            (["explain"], "explain: the following arguments are required: POLICY"),
            (["config"], "config: the following arguments are required: WHAT"),
            (["completion", "fisch"], "completion: argument shell: invalid choice: 'fisch'"),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, list) else "",
    )
    def test_a_typo_is_named_with_the_nearest_right_word(
        self, arguments: list[str], hint: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call(*arguments) == 3
        said = capsys.readouterr()
        assert hint in said.err
        assert "Traceback" not in said.err
        assert said.out == ""

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("{", "this is not JSON"),
            ('{"rds-engine-version": "advisory"}', "there is no policy 'rds-engine-version'; did you mean"),
            ('{"tags-required-missing": {"requird": {}}}', "there is no setting 'requird'; did you mean 'required'?"),
            ('{"tags-required-missing": {"required": []}}', "required: [] is not of type 'object'"),
            ('{"tags-required-missing": "fatal"}', "'fatal' is no enforcement level"),
        ],
        ids=["not JSON", "unknown policy", "unknown key", "wrong type", "unknown level"],
    )
    def test_a_wrong_policy_config_is_told_before_anything_runs(
        self, program: Path, content: str, said: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        config = program / "config.json"
        config.write_text(content)
        assert call("preview", program, "--policy-config", config) == 3
        error = capsys.readouterr().err
        assert f"{config}: " in error
        assert said in error

    def test_a_bug_of_ours_is_told_as_one(
        self, program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def broken(_options: Any) -> int:
            raise KeyError("x")

        monkeypatch.setattr("policypack.commands.preview.run", broken)
        assert call("preview", program) == 3
        said = capsys.readouterr().err
        assert "aws-preflight itself failed: KeyError" in said
        assert "Traceback" not in said
        assert call("preview", program, "--debug") == 3
        assert "Traceback" in capsys.readouterr().err

    def test_a_bug_in_the_report_costs_nothing_that_was_found(
        self, program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        def broken(*_: Any) -> None:
            raise KeyError("x")

        monkeypatch.setattr("policypack.report.sarif.write", broken)
        write(program, SOUND)
        assert call("preview", program, "--format", "sarif") == 3
        said = capsys.readouterr().err
        assert "The sarif report itself failed (KeyError at test_command.py:" in said
        assert "\nadvisory coverage urn:" in said
        sarif, other = tmp_path / "a.sarif", tmp_path / "b.json"
        assert call("preview", program, "--report", f"sarif={sarif}", "--report", f"json={other}") == 3
        assert "the sarif report itself failed (KeyError at" in capsys.readouterr().err
        assert json.loads(other.read_text())["version"] == 1

    def test_an_environment_that_is_neither_is_told(self, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
        write(program, SOUND)
        assert call("preview", program, "--config", "preflight:environment=prod") == 3
        assert "must be production or test" in capsys.readouterr().err


class TestExitStatus:
    def test_0_where_nothing_is_mandatory(self, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert call("preview", write(program, SOUND), "--format", "json") == 0
        report = json.loads(capsys.readouterr().out)
        assert report["summary"]["mandatory"] == 0
        assert (report["program"], report["stack"]) == ("shop", "dev")

    def test_1_with_a_mandatory_finding_and_all_its_keys(
        self, program: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert call("preview", write(program, RESERVED), "--format", "json") == 1
        out = capsys.readouterr().out
        report = json.loads(out)
        (finding,) = (f for f in report["findings"] if f["level"] == "mandatory")
        assert list(finding) == [
            "policy", "level", "title", "severity", "group", "urn", "type", "name", "property", "problem", "fix",
            "evidence", "location", "fingerprint",
        ]  # fmt: skip
        assert finding["policy"] == "acm-domain-too-long"
        assert finding["location"]["line"] == 6
        assert finding["location"]["file"].endswith("__main__.py")
        assert finding["evidence"] == {"source": "plan", "detail": "", "at": None}
        assert set(report) >= {"program", "stack", "findings", "undecided", "summary"}
        assert set(report["summary"]) >= {"resources", "policies", "mandatory", "advisory", "undecided", "seconds"}

    def test_2_where_the_program_fails_with_its_own_file_and_line(
        self, program: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(program, "import pulumi\n\nraise RuntimeError('no such zone')\n")
        assert call("preview", program) == 2
        said = capsys.readouterr()
        assert "no such zone" in said.out
        assert "__main__.py:3" in said.out
        assert "Traceback" not in said.out + said.err

    def test_debug_shows_the_programs_traceback_and_output(
        self, program: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        write(program, "print('before')\nraise RuntimeError('no such zone')\n")
        assert call("preview", program, "--debug") == 2
        said = capsys.readouterr()
        assert "Traceback" in said.err
        assert "before" in said.err
        assert "before" not in said.out

    @pytest.mark.parametrize("format", ["text", "json"])
    def test_3_where_there_is_no_program(self, tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert call("preview", tmp_path / "nowhere", "--format", format) == 3
        said = capsys.readouterr()
        assert "does not exist" in said.err
        assert said.out == ""

    def test_3_where_several_stacks_could_be_meant(self, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (program / "Pulumi.prod.yaml").touch()
        assert call("preview", program) == 3
        said = capsys.readouterr()
        assert "shop has 2 stacks (Pulumi.dev.yaml, Pulumi.prod.yaml)" in said.err
        assert said.out == ""

    def test_3_for_a_program_that_the_preview_cannot_run(
        self, program: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (program / "Pulumi.yaml").write_text("name: shop\nruntime: go\n")
        assert call("preview", program) == 3
        assert "runtime 'go', which the preview cannot run" in capsys.readouterr().err


CONDITIONAL = """
    import pulumi, pulumi_aws as aws
    config = pulumi.Config()
    domain = config.get("domain")
    topic = aws.sns.Topic("orders", name="orders", kms_master_key_id="alias/aws/sns")
    if domain != None:
        zone = aws.route53.get_zone_output(name=config.require("dns-zone"))
    pulumi.export("topic", topic.arn)
"""


def test_what_is_required_on_a_way_not_taken_is_not_missing(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("preview", write(program, CONDITIONAL), "--aws", "off", "--format", "json")
    assert call(*arguments) == 0
    assert "program-config-missing" not in capsys.readouterr().out
    assert call(*arguments, "--config", "domain=example.com") == 2
    found = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["level"] == "mandatory"]
    assert [each["policy"] for each in found] == ["program-config-missing"]
    assert found[0]["fix"].splitlines()[1] == "    --config shop:dns-zone=VALUE"


@pytest.mark.parametrize("format", ["text", "json"])
def test_a_run_without_policies_says_so(program: Path, format: str, capsys: pytest.CaptureFixture[str]) -> None:
    config = program / "config.json"
    config.write_text('{"all": "disabled"}')
    options = ("--policy-config", config, "--aws", "off", "--format", format)
    assert call("preview", write(program, RESERVED), *options) == 0
    said = capsys.readouterr().out
    note = re.search(r"The configuration disables all (\d+) policies: nothing was judged\.", said)
    assert note is not None
    assert int(note[1]) > 100
    if format == "json":
        assert json.loads(said)["summary"]["policies"] == 0
    else:
        assert "Nothing was judged: no policy is enabled." in said


def test_a_stack_cannot_exempt_itself(program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exempt = '[{"resource": "*", "reason": "because"}]'
    arguments = ("preview", write(program, RESERVED), "--aws", "off", "--config", f"preflight:exempt={exempt}")
    assert call(*arguments) == 1
    assert "acm-domain-too-long" in capsys.readouterr().out
    allowed = program / "config.json"
    allowed.write_text('{"coverage": {"stacksMayExempt": true}}')
    assert call(*arguments, "--policy-config", allowed) == 0
    assert "  - * for * (because): " in (said := capsys.readouterr().out)
    assert "mandatory acm-domain-too-long" in said


def test_the_current_folder_is_the_program_where_none_is_named(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write(program, SOUND))
    assert call("preview", "--format", "json", "--aws", "off") == 0
    assert json.loads(capsys.readouterr().out)["program"] == "shop"


def test_without_a_command_the_program_of_the_current_folder_is_previewed(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (write(program, SOUND) / "below").mkdir()
    monkeypatch.chdir(program / "below")
    assert call() == 0
    assert "shop, stack dev: " in capsys.readouterr().out


def test_a_folder_or_an_option_of_preview_stands_for_the_command_too(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(write(program, SOUND).parent)
    assert call(program.name, "--aws", "off", "--format=json") == 0
    assert json.loads(capsys.readouterr().out)["program"] == "shop"
    monkeypatch.chdir(program)
    assert call("--format=json", "--aws", "off") == 0
    assert json.loads(capsys.readouterr().out)["program"] == "shop"
    (program / "list").mkdir()
    assert call("list", "--service", "sqs") == 0
    assert "sqs-queue-name-invalid" in capsys.readouterr().out


def test_without_a_command_and_a_program_it_is_said_where_one_is(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    infra = program / "infra"
    infra.mkdir()
    (program / "Pulumi.yaml").rename(infra / "Pulumi.yaml")
    monkeypatch.chdir(program)
    assert call() == 3
    said = capsys.readouterr()
    assert "There is no Pulumi.yaml in " in said.err
    assert "The nearest one is in infra: name that.\nSee: python -P -m policypack --help\n" in said.err
    assert said.out == ""


@pytest.mark.parametrize("command", leaves(parser()), ids=lambda command: command.prog.split("policypack ")[1])
class TestEveryCommand:
    def test_its_help_shows_examples_that_its_own_parser_takes(self, command: Parser) -> None:
        shown = command.format_help()
        assert command.examples
        for line, what in command.examples:
            assert f"  {command.prog} {line}".rstrip() + "\n" in shown
            assert what
            words = shlex.split(re.split("(?:^| )[>|] ", line)[0])
            parser().parse_args([*command.prog.split("policypack ")[1].split(), *words])

    def test_in_a_narrow_terminal_its_help_is_wrapped_but_for_command_lines(
        self, command: Parser, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        wide = [line for line in command.format_help().splitlines() if len(line) > 40]
        assert all(command.prog in line for line in wide)

    def test_all_that_it_takes_is_explained(self, command: Parser) -> None:
        assert all(action.help for action in command._actions)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_completes_commands_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("completion", shell) == 0
    script = capsys.readouterr().out
    assert all(name in script for name in COMMANDS)
    assert "policy-config" in script


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_a_shell_takes_the_script(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not on PATH")
    assert call("completion", shell) == 0
    (tmp_path / "complete").write_text(capsys.readouterr().out)
    done = subprocess.run([shell, "-n", tmp_path / "complete"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


ORGANIZATION = """
    import pulumi
    raise RuntimeError(f"{pulumi.get_organization()} {pulumi.get_stack()}")
"""


@pytest.mark.parametrize(
    ("stack", "seen"),
    [("dev", "organization dev"), ("acme/dev", "acme dev"), ("acme/shop/dev", "acme dev")],
)
def test_a_stack_is_named_as_the_cli_takes_it(
    program: Path, stack: str, seen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("preview", write(program, ORGANIZATION), "--stack", stack, "--aws", "off", "--format", "json") == 2
    report = json.loads(capsys.readouterr().out)
    assert report["stack"] == "dev"
    assert f"RuntimeError: {seen}." in report["findings"][0]["problem"]


def test_a_program_that_cannot_be_started_has_none_of_its_tools_run(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (program / "Pulumi.yaml").write_text("name: shop\nruntime: nodejs\n")
    (program / "index.ts").write_text("export const a = 1;\n")
    compiler = program / "node_modules" / ".bin" / "tsc"
    compiler.parent.mkdir(parents=True)
    compiler.write_text(f"#!/bin/sh\ntouch {program}/was-run\n")
    compiler.chmod(0o755)
    assert call("preview", program, "--aws", "off", "--format", "json") == 2
    capsys.readouterr()
    assert not (program / "was-run").exists()


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("--version") == 0
    assert capsys.readouterr().out == f"aws-preflight {VERSION}\n"


def test_who_reads_only_the_beginning_is_no_bug() -> None:
    done = subprocess.run(
        f"{shlex.quote(sys.executable)} -P -m policypack list --format json | head -n 1",
        shell=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("[\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_bug_of_ours() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "policypack", "list"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (3, f"What there is to say cannot be written: {os.strerror(28)}.\n")


def test_it_runs_from_elsewhere_and_the_pack_stays_off_the_programs_path(program: Path) -> None:
    write(
        program,
        """
        import importlib.util
        import pulumi_aws as aws

        assert importlib.util.find_spec("policies") is None, "the pack's folder is on the program's path"
        aws.sns.Topic("orders")
        """,
    )
    done = subprocess.run(
        [sys.executable, "-m", "policypack", "preview", ".", "--format", "json", "--timeout", "3600"],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


# -- the reports ----------------------------------------------------------------------------------------------

PUSHING = "Push it:\n    docker push 210987654321.dkr.ecr.eu-south-1.amazonaws.com/shop/payments-api:1.2.3"
OUTCOME = Outcome(
    program="shop",
    stack="dev",
    findings=[
        Finding("A hint.", "Do it.", urn="u", type="t", name="n", policy="b-hint", level="advisory", severity="low"),
        Finding(
            "The image shop/payments-api:1.2.3 is not in the registry, and that is told in a long sentence.",
            PUSHING,
            urn="u",
            type="aws:ecs/taskDefinition:TaskDefinition",
            name="payments",
            property="containerDefinitions[0].image",
            policy="ecr-image-not-found",
            level="mandatory",
            severity="critical",
            evidence=Evidence("live", "ecr:DescribeImages in eu-south-1", "2026-11-21T10:00:00Z"),
            location=Location("app/__main__.py", 7),
        ),
    ],
    undecided=[Skip("c", "u", "n", "it is unknown", "unknown")],
    rules={"ecr-image-not-found": PolicyText("Image is not in the registry")},
    resources=2,
    policies=3,
    seconds=1.24,
)


def alike(number: int, level: Level) -> Outcome:
    findings = [
        Finding("It is taken.", "Choose another.", urn=f"u{i}", type="aws:iam/role:Role", name=f"role-{i}", level=level)
        for i in range(number)
    ]
    return Outcome("shop", "dev", findings=[replace(each, policy="name-already-taken") for each in findings])


def test_many_alike_findings_are_reported_by_their_places() -> None:
    folded = rendered(alike(6, "advisory"), None)
    assert folded.count("It is taken.") == 3
    assert "3 more of name-already-taken, which --format json reports in full:\n  aws:iam/role:Role role-3\n" in folded
    assert folded.count("aws:iam/role:Role role-") == 6
    assert rendered(alike(5, "advisory"), None).count("It is taken.") == 5
    assert rendered(alike(6, "mandatory"), None).count("It is taken.") == 3
    assert as_json(alike(6, "advisory"))["summary"]["advisory"] == 6


def test_alike_findings_that_say_other_things_keep_what_they_say() -> None:
    several = alike(8, "mandatory")
    findings = [replace(each, problem=f"{each.name} is {each.urn[1:]}.") for each in several.findings]
    findings[-1] = replace(findings[-1], problem="role-7 is 0.")
    said = rendered(replace(several, findings=findings), None)
    assert "  aws:iam/role:Role role-6\n    role-6 is 6.\n" in said
    assert "role-7 is 0." not in said


def test_what_ended_the_program_is_reported_in_full() -> None:
    failures = [Finding(f"It failed in {i}.", "Fix it.", policy="program", level="mandatory") for i in range(7)]
    said = rendered(Outcome("shop", "dev", failures=failures, failed=True, policies=3), None)
    assert said.count("Fix: Fix it.") == 7


def test_findings_to_read_are_counted_without_what_was_not_judged() -> None:
    gap = Finding("Lookups are off.", "Turn them on.", policy="coverage", level="advisory", severity="low")
    outcome = Outcome("shop", "dev", findings=[*alike(2, "advisory").findings, gap, gap], policies=3)
    assert "2 findings to read." in rendered(outcome, None)
    assert "2 advisory," in rendered(outcome, None)
    assert as_json(outcome)["summary"]["advisory"] == 2
    alone = Outcome("shop", "dev", findings=[gap], undecided=OUTCOME.undecided, policies=3)
    assert "Nothing that could be judged stops this stack from deploying." in rendered(alone, None)


def test_what_was_exempted_is_reported_with_its_exemption() -> None:
    known = Exemption("name-*", "*::legacy", "moves in May", "ops", date(2027, 3, 31), origin="coverage")
    findings = alike(2, "mandatory").findings
    outcome = Outcome("shop", "dev", exempted=[Exempted(finding, known) for finding in findings], policies=3)
    said = rendered(outcome, None)
    assert "  - name-* for *::legacy (moves in May, ops, until 2027-03-31): mandatory name-already-taken (2).\n" in said
    assert "0 undecided, 2 exempted, 0.0 s." in said
    report = as_json(outcome)
    assert report["summary"]["exempted"] == 2
    assert report["findings"] == []
    assert report["exempted"][1] == {
        "policy": "name-already-taken",
        "level": "mandatory",
        "urn": "u1",
        "type": "aws:iam/role:Role",
        "name": "role-1",
        "property": "",
        "problem": "It is taken.",
        "exemption": {
            "policy": "name-*",
            "resource": "*::legacy",
            "reason": "moves in May",
            "owner": "ops",
            "until": "2027-03-31",
            "origin": "coverage",
        },
    }
    assert "exempted" not in rendered(Outcome("shop", "dev", policies=3), None)


def as_json(outcome: Outcome) -> Any:
    out = io.StringIO()
    formats.write(outcome, "json", out)
    return json.loads(out.getvalue())


def rendered(outcome: Outcome, width: int | None) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width or 80, force_terminal=width is not None, color_system=None)
    text.render(outcome, console)
    return out.getvalue()


def test_what_blocks_comes_first_and_the_sum_last() -> None:
    lines = rendered(OUTCOME, None).splitlines()
    assert lines[:2] == [
        "aws:ecs/taskDefinition:TaskDefinition payments",
        "mandatory  ecr-image-not-found  [critical]",
    ]
    assert lines[-2:] == [
        "1 finding must be fixed before this deploys.",
        "shop, stack dev: 2 resources, 3 policies, 1 mandatory, 1 advisory, 1 undecided, 1.2 s.",
    ]


def test_what_could_not_be_judged_is_not_promised_to_deploy() -> None:
    assert "Nothing here stops this stack from deploying." in rendered(Outcome("shop", "dev", policies=3), None)
    some = Outcome("shop", "dev", undecided=OUTCOME.undecided, policies=3)
    assert "Nothing that could be judged stops this stack from deploying." in rendered(some, None)


def test_what_is_known_or_exempted_is_not_said_to_let_the_stack_deploy() -> None:
    outcome = Outcome("shop", "dev", policies=3)
    assert "Nothing new was found." in rendered(replace(outcome, known=2), None)
    advice = replace(outcome, known=2, findings=[Finding("", "", level="advisory")])
    assert "Nothing new here is mandatory; 1 finding to read." in rendered(advice, None)
    exempted = [Exempted(Finding("", "", level="mandatory"), Exemption("sqs-queue-open", "*::jobs", "old"))]
    assert "Nothing here is mandatory but what is exempted." in rendered(replace(outcome, exempted=exempted), None)


def test_a_failure_counts_and_a_project_that_cannot_be_read_is_not_summed_up() -> None:
    failure = Finding("There is none.", "Write one.", policy="program", level="mandatory")
    unread = Outcome("shop", "", failures=[failure], failed=True, answers="Answers about AWS are live.")
    assert rendered(unread, None).splitlines()[-1] == "The program has to run first."
    assert as_json(unread)["summary"]["mandatory"] == 1


def test_a_remark_on_a_program_that_runs_does_not_say_that_it_does_not() -> None:
    remark = Finding("It registered no resources.", "Check it.", policy="program", level="advisory")
    assert "does not run" not in rendered(Outcome("shop", "dev", failures=[remark], policies=3), None)


def test_in_a_narrow_terminal_text_is_wrapped_and_commands_stay_whole() -> None:
    lines = rendered(OUTCOME, 40).splitlines()
    assert PUSHING.splitlines()[1].strip() in " ".join(line.strip() for line in lines if "docker push" in line)
    wrapped = [line for line in lines if "long sentence" in line or "The image" in line]
    assert wrapped
    assert all(len(line) <= 40 for line in wrapped)


def test_into_a_pipe_nothing_is_wrapped_and_no_line_ends_in_spaces() -> None:
    lines = rendered(OUTCOME, None).splitlines()
    assert f"  {OUTCOME.findings[1].problem}" in lines
    assert all(line == line.rstrip() for line in lines)


def test_brackets_in_values_are_no_markup() -> None:
    odd = Outcome("p", "s", findings=[Finding("It is [bold]x[/bold].", "Do [it].", policy="a-b", level="advisory")])
    assert "It is [bold]x[/bold]." in rendered(odd, None)


def test_json_shows_the_same_order() -> None:
    report = as_json(OUTCOME)
    assert [finding["policy"] for finding in report["findings"]] == ["ecr-image-not-found", "b-hint"]
    assert report["undecided"] == [{"policy": "c", "urn": "u", "reason": "it is unknown", "cause": "unknown"}]


def test_without_moto_the_install_line_is_told(
    program: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "moto"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "moto", None)
    assert call("preview", write(program, SOUND), "--aws", "emulator") == 3
    assert "pip install -r requirements-dev.txt" in capsys.readouterr().err
