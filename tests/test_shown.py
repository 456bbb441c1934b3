"""What reaches a terminal, CI or the engine is inert."""

from __future__ import annotations

import ast
import io
import json
import logging
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from policypack.finding import Evidence, Finding, Level, Location, Skip, message
from policypack.logs import Inert
from policypack.preview.project import Project
from policypack.reads import Reads
from policypack.redaction import Redactor, redacted
from policypack.report import Outcome, formats, text
from policypack.shown import MESSAGE, VALUE, argument, at_line_start, lines, naturally, output, shown, told, visible

ROOT = Path(__file__).parents[1]
HOSTILE = {
    "escape sequences": "\x1b[2J\x1b[31mPWN",
    "a title": "\x1b]0;title\x07",
    "a new line": "x\n::error file=a.py,line=1::pwned\n  mandatory  forged-policy  [critical]",
    "a new line and an indent": "x\n    mandatory  forged-policy",
    "a carriage return": "x\rmandatory",
    "other line ends": "x\u2028mandatory\u2029\x85\x0b\x0c",
    "eight-bit controls": "\x9b31m\x9d0;title\x9c",
    "right to left": "\u202eevil\u2066x\u2069\u200f",
    "nothing to see": "a\u200bb\u2060\ufeff",
    "half a character": "\udce4",
    "Pulumi's colours": "<{%reset%}><{%fg 1%}>",
    "Azure": "##vso[task.setvariable variable=x]y",
    "GitHub, the old way": "##[error]pwned",
    "GitHub": "::error::pwned",
    "null": "\x00",
    "private": "\ue000\U000f0000",
}
CASES = pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)


def finding(value: str) -> Finding:
    return Finding(
        problem=f"{value} is wrong.",
        fix=f"Change {value}.",
        urn=f"urn:{value}",
        type=value,
        name=value,
        property=value,
        evidence=Evidence("live", value),
        level="mandatory",
        location=Location(value, 1),
        policy="sqs-queue-name-invalid",
    )


def outcome(value: str) -> Outcome:
    found = redacted(finding(value), Redactor(Reads()))
    gap = {"what": value, "why": value, "urn": value}
    item = {"what": value, "detail": value, "monthly": 1.0, "urn": value}
    return Outcome(
        program=value,
        stack=value,
        findings=[found],
        failures=[redacted(finding(value), Redactor(Reads()))],
        undecided=[Skip("p", value, value, value, "unknown")],
        notes=[value],
        resources=1,
        policies=1,
        answers=value,
        cost={"monthly": 1, "currency": "USD", "items": [item], "unpriced": [gap], "byUse": [], "source": value},
    )


def as_json(value: str) -> str:
    file = io.StringIO()
    formats.write(outcome(value), "json", file)
    return file.getvalue()


def as_text(value: str) -> str:
    file = io.StringIO()
    text.render(outcome(value), Console(file=file, width=4_000, highlight=False))
    return file.getvalue()


@CASES
def test_a_value_moves_nothing_and_commands_nobody_in_the_text(value: str) -> None:
    plain, said = as_text("plain"), as_text(value)
    assert len(said.splitlines()) == len(plain.splitlines())
    for line in said.splitlines():
        assert line.isprintable()
        assert not re.search(r"^\s*::|##\w*\[|<\{%", line)


@CASES
def test_a_value_moves_nothing_and_commands_nobody_in_json(value: str) -> None:
    said = as_json(value)
    said.encode("utf-8")
    todo = [json.loads(said)]
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            todo.extend(item.values())
        elif isinstance(item, list):
            todo.extend(item)
        elif isinstance(item, str):
            assert item.isprintable()
            assert not re.search(r"##\w*\[|<\{%", item)


@CASES
def test_a_value_moves_nothing_and_commands_nobody_in_the_engines_diagnostics(value: str) -> None:
    said = message(redacted(finding(value), Redactor(Reads()))).split("\n")
    assert [line.split()[0] for line in said[1:]] == ["Fix:", "Evidence:", "At"]
    for line in said:
        assert line.isprintable()
        assert not re.search(r"^\s*::|##\w*\[|<\{%", line)


@CASES
def test_a_log_line_moves_nothing(value: str) -> None:
    record = logging.LogRecord("policypack", logging.WARNING, "f", 1, "cannot read %s", (value,), None)
    said = Inert("%(message)s").format(record)
    assert all(line.replace("\t", "").isprintable() for line in said.split("\n"))


def test_a_value_is_cut() -> None:
    assert len(shown("x" * 16_000_000)) == VALUE
    for value in ("x" * 16_000_000, "'" + "x y" * 5_000_000 + "'"):
        assert len(told(f"The name {value} is too long.")) < 300
        assert told(f"The name {value} is too long.").endswith("is too long.")
    assert len(told("word " * 1_000_000)) < MESSAGE + 10


@pytest.mark.parametrize("secret", ["Hunter2-hunter2", "p4ssw0r"])
def test_a_secret_that_a_cut_goes_through_leaves_nothing_readable(secret: str) -> None:
    redactor = Redactor(Reads(), [secret])
    for at in range(VALUE - 30, VALUE + 30):
        said = redactor.message(f"{'x' * at}/{secret}/{'y' * MESSAGE}")
        assert secret[:4] not in said, said
        said = redactor.message(f"{'x ' * MESSAGE}{secret} {'y' * (at + 270)}")
        assert secret[-4:] not in said, said


def test_a_huge_name_makes_no_huge_report() -> None:
    assert max(len(as_text("x" * 2_000_000)), len(as_json("x" * 2_000_000))) < 20_000


def test_what_is_ordinary_stays_as_it_is() -> None:
    said = "The name 'é中😀' – “x” has 5 %: urn:pulumi:dev::shop::aws:s3/bucket:Bucket::b # a [x] <b>."
    assert told(said) == said


def test_only_lines_of_the_packs_own_are_lines() -> None:
    fix = lines("Run:", "    pulumi config set a\nb VALUE")
    assert told(fix) == "Run:\n    pulumi config set a\\nb VALUE"


def test_what_a_program_printed_keeps_its_lines_and_tabs() -> None:
    assert output("a\tb\n::error::x\n\x1b[31mred") == "a\tb\n: :error::x\n\\x1b[31mred"


def test_a_line_that_begins_with_a_urn_is_no_command() -> None:
    assert at_line_start("urn:pulumi:dev::shop::t::n") == "urn:pulumi:dev::shop::t::n"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8", "cp1252", "latin-1:strict"])
def test_the_report_is_written_whatever_the_encoding_of_stdout(encoding: str) -> None:
    code = (
        "import sys; from policypack import logs; from policypack.report import formats;"
        " from tests.test_shown import outcome; logs.to_stderr('%(message)s');"
        " value = 'é中😀\\udce4…\\x1b'; formats.write(outcome(value), 'text', sys.stdout);"
        " formats.write(outcome(value), 'json', sys.stdout)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONIOENCODING": encoding, "PATH": "/usr/bin:/bin", "LC_ALL": "C", "PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"is wrong." in done.stdout


def test_what_blocks_is_printed_before_what_the_preview_advises_about_its_own_run() -> None:
    def finding(policy: str, level: Level) -> Finding:
        return Finding(problem=f"{policy} {level}.", fix="Do.", policy=policy, level=level, severity="critical")

    ended, stopped = finding("program", "advisory"), finding("program", "mandatory")
    blocking, advice = finding("made-policy", "mandatory"), finding("made-policy", "advisory")
    assert Outcome("p", "s", [advice, blocking], [ended]).ordered == [blocking, advice, ended]
    assert Outcome("p", "s", [advice, blocking], [stopped]).ordered == [stopped, blocking, advice]


def test_names_are_sorted_as_people_count() -> None:
    names = ["10", "", "q10", "q1", "q2b10", "q", "q01", "q2b9", "a", "q2", "q" + "9" * 5000]
    natural = ["", "10", "a", "q", "q01", "q1", "q2", "q2b9", "q2b10", "q10", "q" + "9" * 5000]
    assert sorted(names, key=naturally) == natural
    findings = [Finding(problem="Is wrong.", fix="Do.", urn=name, policy="made-policy") for name in names]
    assert [each.urn for each in Outcome("p", "s", findings).ordered] == natural


@pytest.mark.parametrize("value", ["$(id)", "a; id", "`id`", "x\nid", "'; id; '", "a b", "| id"])
def test_a_value_in_a_command_is_one_argument(value: str) -> None:
    assert shlex.split(argument(value)) == [visible(value)]
    assert argument("shop:db-password") == "shop:db-password"


_COMMAND = re.compile(r"(?:^\s*|[`|(&] ?)(?:aws|docker|pulumi) [a-z][^`]*$")
# What stands in commands as it is: no value of a program, or put together of arguments.
FRAGMENTS = {
    "place", "at", "version", "kubernetes", "query", "command", "listing", "operation", "more", "longer",
    "kind", "kind.title()", "cluster", "feature.field", "field", "flags[name]", "parameter", "scope", "service",
    "first", "limit.code", "wanted", "-(-length // 1024) * 1024", "platform", "needed.platform",
    "registry", "resource.type",
    "program.project.stack",
}  # fmt: skip


@pytest.mark.parametrize("folder", ["policies", "policypack/shelf", "policypack/aws/things"])
def test_values_in_the_commands_of_fixes_are_arguments(folder: str) -> None:
    bare = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            before = ""
            for part in node.values if isinstance(node, ast.JoinedStr) else ():
                if isinstance(part, ast.Constant):
                    before += str(part.value)
                    continue
                value = ast.unparse(part.value)  # type: ignore[attr-defined]
                # Letters, digits and hyphens: `Resource.region` gives no other one, an ARN may.
                plain = value in FRAGMENTS or value.isupper() or re.search(r"(?<!arn)\.region$|^region$", value)
                named = re.fullmatch(r"_?[A-Z]\w*(\.[A-Z_]+)?(\[.*\])?", value)
                if _COMMAND.search(before) and not (plain or named or "argument(" in value):
                    bare.append(f"{path.relative_to(ROOT)}:{node.lineno}: {value}")
                before += "X"
    assert not bare, "write argument(…)"
    here = Path()
    project = Project(here, here, "shop", "python", {}, here, ".", "dev", stack_known=True, config={})
    setting = project.how_to_set({value: False})
    assert f"pulumi config set {shlex.quote(visible(value))} VALUE" in setting
