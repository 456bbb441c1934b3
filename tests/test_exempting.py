"""Exemptions outside of the configuration: comments in the program, tags, the stack's key, where they are allowed."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pulumi.runtime import proto

from policypack.__main__ import main
from policypack.config import Settings, sentence, stack_exemptions
from policypack.errors import ConfigError
from policypack.finding import Exemption
from policypack.policy import discover
from policypack.preview.check.comments import of_python, of_typescript, said
from policypack.preview.check.python_files import Source
from policypack.serve import Servicer
from tests.plain import QUEUE

UNTIL = date(2099, 3, 31)


class TestSentence:
    @pytest.mark.parametrize(
        ("text", "policies", "until", "owner", "reason"),
        [
            ("rds-x until 2099-03-31, moves", ["rds-x"], UNTIL, "", "moves"),
            ("rds-x, moves: soon, or late", ["rds-x"], None, "", "moves: soon, or late"),
            ("rds-x s3-* until 2099-03-31 by the data team: moves", ["rds-x", "s3-*"], UNTIL, "the data team", "moves"),
            ("  * by ops ,  because ", ["*"], None, "ops", "because"),
        ],
    )
    def test_it_is_read(self, text: str, policies: list[str], until: date | None, owner: str, reason: str) -> None:
        found = sentence(text, "*", "here")
        assert found == tuple(Exemption(policy, "*", reason, owner, until, "here") for policy in policies)

    @pytest.mark.parametrize(
        ("text", "wrong"),
        [
            ("rds-x", "an exemption needs a reason; write it as: POLICY until 2027-03-31, reason"),
            ("rds-x until 2099-03-31,  ", "an exemption needs a reason"),
            ("rds-x until soon, moves", "'soon' is not a date like 2027-03-31"),
            ("rds-x until 2099-02-31, moves", "'2099-02-31' is not a date"),
            ("", "'' is no exemption; write it as: POLICY"),
            (", moves", "is no exemption"),
        ],
    )
    def test_what_is_wrong_with_it_is_told(self, text: str, wrong: str) -> None:
        found = sentence(text, "*", "here")
        assert isinstance(found, str)
        assert wrong in found


PYTHON = """
    import pulumi_aws as aws
    # preflight: exempt a-one, above
    # and a comment more
    aws.sqs.Queue(
        "orders",  # preflight: exempt a-two, in the middle
    )
    aws.sqs.Queue("x")  # preflight: exempt a-three, behind
    # preflight: exempt a-four, above nothing

    aws.sqs.Queue("text", name="# preflight: exempt a-five, a text")
    def make():
        # preflight: exempt a-six, in a function
        return aws.sqs.Queue("y")
    for name in ("a", "b"):
        aws.sqs.Queue(name, tags={
            # preflight: exempt a-seven, deep
            "a": "b",
        })
"""
TYPESCRIPT = """
    import * as aws from "@pulumi/aws";
    // preflight: exempt a-one, above
    // and a comment more
    const orders = new aws.sqs.Queue("orders", {
        // preflight: exempt a-two, in the middle
        tags: { a: "(" },
    });
    new aws.sqs.Queue("x"); // preflight: exempt a-three, behind
    const text = "// preflight: exempt a-five, a text", other = `// preflight: exempt a-five, ${text}`, no = /[(]/;
    function make() {
        // preflight: exempt a-six, in a function
        return new aws.sqs.Queue("y");
    }
    const all = ["a", "b"].map((name) => {
        return new aws.sqs.Queue(name, {
            tags: { /* (((( */
                // preflight: exempt a-seven, deep
                a: "b",
            },
        });
    });
    if (text) {
        // preflight: exempt a-eight, under a condition
        new aws.sqs.Queue("z")
    }
    const unrelated = 1;
"""


class TestComments:
    def lines(self, comments: Any) -> dict[str, tuple[int, int]]:
        found = said(comments)
        assert found.wrong == ()
        assert all(exemption.lines and exemption.lines[0] for exemption in found.exemptions)
        return {each.policy.removeprefix("a-"): each.lines[1:] for each in found.exemptions if each.lines}

    def test_in_python_one_speaks_for_the_statement_around_it_or_below_it(self, tmp_path: Path) -> None:
        file = tmp_path / "__main__.py"
        file.write_text(textwrap.dedent(PYTHON))
        assert self.lines(of_python([Source(file)])) == {
            "one": (5, 7),
            "two": (5, 7),
            "three": (8, 8),
            "four": (9, 9),
            "six": (14, 14),
            "seven": (16, 19),
        }

    def test_in_typescript_too(self) -> None:
        assert self.lines(of_typescript("index.ts", textwrap.dedent(TYPESCRIPT))) == {
            "one": (5, 8),
            "two": (5, 8),
            "three": (9, 9),
            "six": (13, 13),
            "seven": (16, 21),
            "eight": (25, 25),
        }

    @pytest.mark.parametrize(
        "text", ["(", "`${", "// preflight: exempt a-b, c", "} ) // preflight: exempt a-b, c", "/*"]
    )
    def test_half_a_file_is_no_crash(self, text: str) -> None:
        assert len(list(of_typescript("a.ts", f"// preflight: exempt a-b, c\n{text}"))) >= 1

    def test_what_is_none_is_told_with_its_place(self, tmp_path: Path) -> None:
        file = tmp_path / "__main__.py"
        file.write_text("# preflight: exempt a-b\n# preflight: excempt a-b, c\nx = 1\n")
        found = said(of_python([Source(file)]))
        assert found.exemptions == ()
        assert [text.split(": ", 1)[1] for text in found.wrong] == [
            "an exemption needs a reason; write it as: POLICY until 2027-03-31, reason",
            "'excempt a-b, c' is no word of ours; they begin with: exempt",
        ]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "Pulumi.dev.yaml").write_text("config:\n  aws:region: eu-west-1\n")
    return tmp_path


REFUSED = """
    import pulumi_aws as aws
    # preflight: exempt sqs-queue-name-invalid until 2099-03-31, is renamed in May
    aws.sqs.Queue("orders", name="refused!!")
    aws.sqs.Queue("tagged", name="refused!!", tags={"preflight:exempt": "sqs-queue-name-invalid by ops: known"})
    # preflight: exempt sqs-queue-name-invalid until 2020-03-31, was renamed in May
    aws.sqs.Queue("late", name="refused!!")
    # preflight: exempt sqs-queue-name-invalid
    aws.sqs.Queue("unexplained", name="refused!!")
    aws.sqs.Queue("ended [1]", name="ended", tags={"preflight:exempt": "sqs-queue-name-invalid until 2020-03-31: old"})
    aws.sqs.Queue("idle", tags={"preflight:exempt": "sqs-queue-name-invalid: was renamed"})
    aws.sqs.Queue("bare", tags={"preflight:exempt": "sqs-queue-name-invalid"})
"""


def judged(project: Path, capsys: pytest.CaptureFixture[str], *, allowed: bool) -> Any:
    (project / "__main__.py").write_text(textwrap.dedent(REFUSED))
    config = project / "policy-config.json"
    config.write_text(json.dumps({"coverage": {"programsMayExempt": allowed}}))
    options = ["--format", "json", "--aws", "off", "--policy-config", str(config)]
    assert main(["preview", str(project), *options]) == 1
    report = json.loads(capsys.readouterr().out)
    found = [each["name"] for each in report["findings"] if each["policy"] == "sqs-queue-name-invalid"]
    remarks = " ".join(each["problem"] for each in report["findings"] if each["policy"] == "coverage")
    return sorted(found), {each["name"]: each["exemption"] for each in report["exempted"]}, remarks


def test_a_program_exempts_where_the_configuration_allows_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, exempted, remarks = judged(project, capsys, allowed=True)
    assert found == ["late", "unexplained"]
    assert exempted["orders"]["reason"] == "is renamed in May"
    assert exempted["orders"]["until"] == "2099-03-31"
    assert exempted["orders"]["resource"].endswith("__main__.py:3")
    assert (exempted["tagged"]["owner"], exempted["tagged"]["reason"]) == ("ops", "known")
    assert "__main__.py:6 ended on 2020-03-31." in remarks
    assert "__main__.py:8: an exemption needs a reason" in remarks
    assert "sqs-queue-name-invalid for *::ended [[]1] ended on 2020-03-31." in remarks
    assert "sqs-queue-name-invalid for *::idle exempted nothing in this run." in remarks
    assert "The tag preflight:exempt of bare exempts from nothing: an exemption needs a reason" in remarks
    main(["exemptions", str(project), "--format", "json", "--policy-config", str(project / "policy-config.json")])
    listed = json.loads(capsys.readouterr().out)
    of_tags = {each["resource"]: each["state"] for each in listed if each["origin"].startswith("the tag ")}
    assert of_tags == {"*::tagged": "used (1)", "*::ended [[]1]": "expired", "*::idle": "unused"}


def test_and_nowhere_else(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found, exempted, remarks = judged(project, capsys, allowed=False)
    assert found == ["late", "orders", "tagged", "unexplained"]
    assert exempted == {}
    assert "Comments in the program exempt from policies (2, the first at " in remarks
    assert "Tags preflight:exempt exempt from policies (4, that of bare among them), which is not allowed." in remarks
    assert "which is not allowed." in remarks


def test_a_stack_says_it_in_words_too() -> None:
    (found,) = stack_exemptions({}, {"preflight:exempt": "rds-* until 2099-03-31, is moved"})
    assert (found.policy, found.resource, found.until, found.reason) == ("rds-*", "*", UNTIL, "is moved")
    assert stack_exemptions({"preflight:exempt": "rds-*, is moved"})[0].reason == "is moved"
    with pytest.raises(ConfigError, match="preflight:exempt: an exemption needs a reason"):
        stack_exemptions({"preflight:exempt": "rds-*"})


INDEX = """
    import * as aws from "@pulumi/aws";
    // preflight: exempt sqs-queue-name-invalid until 2099-03-31, is renamed in May
    new aws.sqs.Queue("orders", { name: "refused!!" });
    new aws.sqs.Queue("late", { name: "refused!!" });
"""


@pytest.mark.parametrize("previewed", [True, False], ids=["preview", "update"])
@pytest.mark.parametrize("runtime", ["python", "nodejs"])
def test_in_the_engine_the_programs_source_says_it_too(
    project: Path, runtime: str, previewed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "Pulumi.yaml").write_text(f"name: shop\nruntime: {runtime}\n")
    (project / "__main__.py").write_text(textwrap.dedent(REFUSED))
    (project / "index.ts").write_text(textwrap.dedent(INDEX))
    monkeypatch.setenv("PREFLIGHT_PROGRAM", str(project))
    servicer = Servicer(discover(), strict=True)
    stack = {"stack": "dev", "project": "shop", "config": {"aws:region": "eu-west-1"}}
    servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(**stack, dry_run=previewed), None)
    servicer.set_settings(Settings(values={"coverage": {"programsMayExempt": True, "lookups": "off"}}))
    found = []
    for name in ("orders", "late"):
        request = proto.AnalyzeRequest(type=QUEUE, urn=f"urn:pulumi:dev::shop::{QUEUE}::{name}", name=name)
        request.properties.update({"name": "refused!!"})
        said = servicer.Analyze(request, None).diagnostics
        found += [name for each in said if each.policyName == "sqs-queue-name-invalid"]
    assert found == ["late"]
