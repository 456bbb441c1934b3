"""The report for a person: by resource, with the lines of the source, in any terminal."""

from __future__ import annotations

import io
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from policypack.finding import Finding, Location
from policypack.report import Outcome, text
from policypack.report.excerpt import excerpt
from tests.report.outcomes import OUTCOME, STACK, found, many

PYTHON = textwrap.dedent(
    """
    import pulumi_aws as aws

    orders = aws.rds.Instance(
        "orders", tags={"Name": "größe"}, engine="mysqll", opts=opts,
        password="Tr0ub4dor&3",
        ingress=[aws.ec2.SecurityGroupIngressArgs(from_port=1), aws.ec2.SecurityGroupIngressArgs(from_port=2)],
        environment={"variables": {"AWS_REGION": "x"}},
    )
    queue, topic = aws.sqs.Queue("a", name="x"), aws.sns.Topic("b", name="y")
    """
).lstrip()
TYPESCRIPT = textwrap.dedent(
    """
    const orders = new aws.rds.Instance("orders", {
        tags: { engine: "no", Name: "engine: none" },
        // engine: commented,
        engine: "mysqll",
        environment: { variables: {
            engineMode: `a`, AWS_REGION: "x",
        } },
        password,
    });
    const other = new aws.rds.Instance("other", { multiAz: true });
    """
).lstrip()


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "a.py").write_text(PYTHON, "utf-8")
    (tmp_path / "a.ts").write_text(TYPESCRIPT, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line", "type", "property", "meant"),
    [
        ("a.py", 3, "aws:rds/instance:Instance", "engine", (4, 'engine="mysqll"')),
        ("a.py", 3, "aws:rds/instance:Instance", "tags.Name", (4, '"Name"')),
        ("a.py", 3, "aws:rds/instance:Instance", "ingress[1].fromPort", (6, "from_port=2")),
        ("a.py", 3, "aws:rds/instance:Instance", "environment.variables.AWS_REGION", (7, '"AWS_REGION"')),
        ("a.py", 3, "aws:rds/instance:Instance", "tags.Other", (4, 'tags={"Name": "größe"}')),
        ("a.py", 3, "aws:rds/instance:Instance", "missing", (3, "aws.rds.Instance")),
        ("a.py", 9, "aws:sns/topic:Topic", "name", (9, 'name="y"')),
        ("a.py", 1, "", "", (1, "import pulumi_aws as aws")),
        ("a.ts", 1, "aws:rds/instance:Instance", "engine", (4, 'engine: "mysqll"')),
        ("a.ts", 1, "aws:rds/instance:Instance", "environment.variables.AWS_REGION", (6, 'AWS_REGION: "x"')),
        ("a.ts", 1, "aws:rds/instance:Instance", "multiAz", (1, "new aws.rds.Instance")),
        ("a.ts", 10, "aws:rds/instance:Instance", "multiAz", (10, "multiAz: true")),
    ],
)
def test_the_place_of_a_property_is_found_in_its_call(
    file: str, line: int, type: str, property: str, meant: tuple[int, str], sources: Path
) -> None:
    shown = excerpt(found(type=type, property=property, location=Location(str(sources / file), line)))
    assert shown
    assert (shown.line, shown.text[shown.start : shown.end]) == meant


@pytest.mark.parametrize(
    ("file", "line", "columns", "meant"),
    [
        ("a.py", 4, (20, 35), '"Name": "größe"'),
        ("a.py", 9, (0, 0), "queue"),
        ("a.ts", 1, (19, 19), "aws.rds.Instance"),
        ("a.ts", 1, (15, 15), "new aws.rds.Instance"),
        ("a.ts", 1, (36, 36), '"orders"'),
        ("a.ts", 1, (46, 46), "{"),
        ("a.ts", 1, (900, 900), 'const orders = new aws.rds.Instance("orders", {'),
    ],
)
def test_where_columns_are_known_they_are_underlined(
    file: str, line: int, columns: tuple[int, int], meant: str, sources: Path
) -> None:
    shown = excerpt(found(property="", type="", location=Location(str(sources / file), line, columns)))
    assert shown
    assert shown.text[shown.start : shown.end] == meant


def test_no_source_shows_what_looks_like_a_credential(sources: Path) -> None:
    at = Location(str(sources / "a.py"), 3)
    for policy, property in (("a-b", "password"), ("a-b", "engine"), ("rds-password-short", "name")):
        shown = excerpt(found(policy, property=property, location=at))
        assert shown
        assert "Tr0ub4dor" not in shown.text
    (sources / "b.py").write_text('url = connect("postgres://shop:hunter2@db/shop")\n', "utf-8")
    shown = excerpt(found(location=Location(str(sources / "b.py"), 1)))
    assert shown
    assert shown.text == 'url = connect("postgres://…@db/shop")'
    (sources / "c.py").write_text('Function("f", memory_size=pulumi.Output.secret(998_877), timeout=30)\n', "utf-8")
    shown = excerpt(found(location=Location(str(sources / "c.py"), 1)))
    assert shown
    assert shown.text == 'Function("…", memory_size=pulumi.Output.secret(…), timeout=30)'


@pytest.mark.parametrize("content", [b"\xff\xfe", b"x\x1b[31m\n", b"def (\n", b"", b"(" * 100_000, b"\n" * 3])
def test_whatever_a_source_holds_the_report_is_written(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_bytes(content)
    said = rendered(replace(OUTCOME, findings=[found(location=Location(str(tmp_path / "a.py"), 1))]), 40)
    assert "\x1b" not in said
    assert "The engine of orders is mysqll." in said
    assert excerpt(found(location=Location(str(tmp_path / "gone.py"), 1))) is None
    assert excerpt(found(location=Location(str(tmp_path / "a.py"), 9))) is None


def test_a_source_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    at = found(location=Location(str(file), 1))
    for written_as in ("x = Instance(engine=1)", 'x = Instance(y="\\d", engine=23)'):
        file.write_text(written_as, "utf-8")
        shown = excerpt(at)
        assert shown
        assert shown.text == written_as


def rendered(outcome: Outcome, width: int | None) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width or 80, force_terminal=width is not None, color_system=None)
    text.render(outcome, console)
    return out.getvalue()


def test_the_cost_is_wrapped_in_a_narrow_terminal() -> None:
    items = [{"urn": "", "what": "Database of all the orders", "monthly": 14.6, "detail": "db.t3.micro, postgres"}]
    lines = rendered(replace(OUTCOME, findings=[], cost={**(OUTCOME.cost or {}), "items": items}), 40).splitlines()
    at = lines.index("       15  Database of all the orders")
    assert lines[at + 1] == "           (db.t3.micro, postgres)"
    assert all(len(line) <= 40 for line in lines[at - 2 : at + 2])


def test_findings_stand_below_their_resource_with_the_line_underlined(sources: Path) -> None:
    at = Location(str(sources / "a.py"), 3)
    findings = [
        found(location=at),
        found("s3-bucket-open", property="engine", level="advisory", severity="high", location=at),
        found("program-type-error", "shop-dev", "", type="pulumi:pulumi:Stack", urn=STACK, severity="high"),
    ]
    said = rendered(replace(OUTCOME, findings=findings), None)
    assert said.startswith(
        f"""aws:rds/instance:Instance orders
mandatory  rds-engine-unknown  [critical]
  --> {sources}/a.py:4
    |
  4 | "orders", tags={{"Name": "größe"}}, engine="mysqll", opts=opts,
    |                                   ^^^^^^^^^^^^^^^
  Engine is unknown: engine.
  The engine of orders is mysqll.
  Fix: Name another:
      aws rds describe-db-engine-versions

advisory  s3-bucket-open  [high]
  --> {sources}/a.py:4
  Bucket is open: engine.
"""
    )
    assert said.index("advisory  s3-bucket-open") < said.index("pulumi:pulumi:Stack shop-dev")


def test_what_one_line_makes_many_times_is_reported_once_with_all_names(sources: Path) -> None:
    at = Location(str(sources / "a.py"), 3)
    names = ["blue", "green", "red"]
    findings = [replace(found(location=at), name=name, urn=f"{STACK}::{name}") for name in names]
    said = rendered(replace(OUTCOME, findings=findings), None)
    assert said.count("mandatory  rds-engine-unknown") == 1
    assert "  Also: green, red, which the same line makes.\n" in said
    assert "3 findings must be fixed" in said
    other = replace(findings[1], property="engineVersion")
    assert "Also: " not in rendered(replace(OUTCOME, findings=[findings[0], other]), None)
    findings = [replace(findings[0], name=f"n{at}", urn=f"{STACK}::{at}") for at in range(30)]
    assert " and 9 more, which the same line makes." in rendered(replace(OUTCOME, findings=findings), None)


def test_in_forty_columns_a_line_is_cut_around_its_place(sources: Path) -> None:
    (sources / "c.py").write_text('x = aws.rds.Instance("orders", instance_class="db.t4g.medium", engine="mysqll")\n')
    at = Location(str(sources / "c.py"), 1)
    lines = rendered(replace(OUTCOME, findings=[found(location=at)]), 40).splitlines()
    shown = next(line for line in lines if line.startswith("  1 | "))
    marks = lines[lines.index(shown) + 1]
    assert len(shown) <= 40
    assert shown[marks.index("^") : marks.rindex("^") + 1] == 'engine="mysqll"'
    wide = found(property="tags", location=Location(str(sources / "a.py"), 3))
    assert all(len(line) <= 40 for line in rendered(replace(OUTCOME, findings=[wide]), 40).splitlines() if "|" in line)


def test_of_very_many_the_first_places_are_listed() -> None:
    said = rendered(many(10_000), None)
    assert said.count("aws:rds/instance:Instance orders-") == 103
    assert "9997 more of rds-engine-unknown, which --format json reports in full:" in said
    assert "  and 9897 others\n" in said


def test_colours_are_for_terminals_that_want_them(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured, plain = Terminal(), Terminal()
    text.write(OUTCOME, coloured)
    monkeypatch.setenv("NO_COLOR", "1")
    text.write(OUTCOME, plain)
    assert "\x1b[1;31mmandatory" in coloured.getvalue()
    assert "\x1b[31m" not in plain.getvalue()
    assert not any(f"\x1b[{style}3" in plain.getvalue() for style in ("", "1;"))


def test_a_finding_without_place_or_resource_is_reported_too() -> None:
    bare = Finding("It failed.", "Do it.", policy="a-b", level="mandatory")
    assert rendered(Outcome("p", "s", [bare], policies=1), None).startswith(
        "mandatory  a-b\n  It failed.\n  Fix: Do it."
    )
