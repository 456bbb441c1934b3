"""The reports that programs read: they fit their schemas, name places as repositories do, and know findings again."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from policypack.finding import Location
from policypack.report import Outcome
from policypack.report import json as json_report
from policypack.report.fingerprint import fingerprints
from tests.report.outcomes import EMPTY, OUTCOME, STACK, UNREAD, found, many, written
from tests.test_shown import HOSTILE, outcome

# Copied from the standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
SARIF = json.loads(Path(__file__).with_name("schemas").joinpath("sarif-2.1.0.json").read_text("utf-8"))
JSON = json.loads(Path(json_report.__file__).with_name("schema.json").read_text("utf-8"))
OUTCOMES = pytest.mark.parametrize(
    "outcome", [OUTCOME, EMPTY, UNREAD, many(300)], ids=["some", "none", "unread", "many"]
)


def strict(schema: Any) -> Any:
    """Return a schema under which a key that it does not list is an error: the tests' reading of it, not a user's."""
    if isinstance(schema, dict):
        closed = {"additionalProperties": False} if "properties" in schema else {}
        return {key: strict(value) for key, value in schema.items()} | closed
    return [strict(item) for item in schema] if isinstance(schema, list) else schema


@OUTCOMES
def test_json_fits_its_schema_and_says_nothing_that_is_not_in_it(outcome: Outcome) -> None:
    jsonschema.Draft202012Validator.check_schema(JSON)
    jsonschema.Draft202012Validator(strict(JSON)).validate(json.loads(written(outcome, "json")))


@OUTCOMES
def test_sarif_fits_the_standards_schema(outcome: Outcome) -> None:
    jsonschema.Draft4Validator(SARIF).validate(json.loads(written(outcome, "sarif")))


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_program_names_the_reports_are_well_formed(value: str) -> None:
    jsonschema.Draft4Validator(SARIF).validate(json.loads(written(outcome(value), "sarif")))
    ElementTree.fromstring(written(outcome(value), "junit"))
    json.loads(written(outcome(value), "gitlab"))
    assert len(written(outcome(value), "github").splitlines()) == 3
    for format in ("sarif", "junit", "gitlab", "github"):
        assert "\x1b" not in written(outcome(value), format)


def test_sarif_says_rule_level_place_and_what_was_exempted() -> None:
    run = json.loads(written(OUTCOME, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    results = {result["ruleId"]: result for result in run["results"] if "suppressions" not in result}
    assert [rule["id"] for rule in rules] == ["program-type-error", "rds-engine-unknown", "s3-bucket-open"]
    assert rules[1]["help"]["markdown"] == (
        "AWS answers: InvalidParameterValue \\<x\\>.\n\n- <https://docs.aws.amazon.com/a>"
    )
    assert [rule["properties"].get("security-severity") for rule in rules] == [None, None, "8.0"]
    assert {policy: result["level"] for policy, result in results.items()} == {
        "rds-engine-unknown": "error",
        "program-type-error": "error",
        "s3-bucket-open": "warning",
    }
    notices = [each["message"]["text"] for each in run["invocations"][0]["toolExecutionNotifications"]]
    assert [notice.partition("\n")[0] for notice in notices] == [
        "The engine of shop-dev is mysqll.",
        "Two settings are stand-ins.",
    ]
    assert results["rds-engine-unknown"]["locations"][0] == {
        "physicalLocation": {
            "artifactLocation": {"uri": "app/__main__.py", "uriBaseId": "%SRCROOT%"},
            "region": {"startLine": 7},
        },
        "logicalLocations": [
            {
                "name": "orders",
                "fullyQualifiedName": "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders",
                "kind": "resource",
            }
        ],
    }
    nowhere = results["s3-bucket-open"]
    assert nowhere["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "app/Pulumi.yaml", "uriBaseId": "%SRCROOT%"}
    }
    assert set(nowhere["partialFingerprints"]) == {"aws-preflight/v1", "primaryLocationLineHash"}
    suppressed = [result for result in run["results"] if "suppressions" in result]
    assert [each["suppressions"][0]["justification"] for each in suppressed] == [
        "a public site (web), until 2027-03-31"
    ]


def test_a_finding_is_the_same_one_after_its_lines_have_moved_and_in_another_stack() -> None:
    before = [found(), found(), found(property="size"), found(name="other"), *OUTCOME.findings[1:]]
    after = [
        replace(
            each,
            location=each.location and replace(each.location, line=each.location.line + 40),
            urn=each.urn.replace(":dev::", ":pr-7::"),
            problem=each.problem if each.type == "pulumi:pulumi:Stack" else "It says so in other words.",
        )
        for each in before
    ]
    assert fingerprints(before) == fingerprints(after)
    assert len(set(fingerprints(before))) == len(before)
    # Two things that are wrong in one source are two, whatever comes before them.
    typed = [found("program-type-error", "s", "", type="pulumi:pulumi:Stack", urn=STACK, problem=p) for p in "AB"]
    assert fingerprints(typed)[1] == fingerprints(typed[1:])[0]


def test_a_file_is_named_as_its_repository_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "infra app").mkdir()
    monkeypatch.chdir(tmp_path / "infra app")
    here = replace(EMPTY, findings=[found(location=Location("__main__.py", 3))])
    outside = replace(EMPTY, findings=[found(location=Location("/elsewhere/a.py", 3))])
    assert json.loads(written(here, "gitlab"))[0]["location"] == {
        "path": "infra app/__main__.py",
        "lines": {"begin": 3},
    }

    def uri(outcome: Outcome) -> Any:
        result = json.loads(written(outcome, "sarif"))["runs"][0]["results"][0]
        return result["locations"][0]["physicalLocation"]["artifactLocation"]

    assert uri(here) == {"uri": "infra%20app/__main__.py", "uriBaseId": "%SRCROOT%"}
    assert uri(outside) == {"uri": "file:///elsewhere/a.py"}
    assert written(here, "github").startswith("::error file=infra app/__main__.py,line=3,title=")


def test_what_has_lines_names_the_line_of_the_property(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text('x = aws.rds.Instance(\n    "é",\n    size=1, engine="mysqll")\n', "utf-8")
    outcome = replace(EMPTY, findings=[found(location=Location(str(tmp_path / "a.py"), 1))])
    result = json.loads(written(outcome, "sarif"))["runs"][0]["results"][0]
    region = {"startLine": 3, "startColumn": 13, "endColumn": 28}
    assert result["locations"][0]["physicalLocation"]["region"] == region
    assert ",line=3,col=13,endColumn=28,title=" in written(outcome, "github")
    assert json.loads(written(outcome, "gitlab"))[0]["location"]["lines"] == {"begin": 3}
    assert 'line="3"' in written(outcome, "junit")
    assert "a.py:3`" in written(outcome, "markdown")


def test_junit_tells_what_blocks_from_what_advises_and_what_was_not_judged() -> None:
    suite = ElementTree.fromstring(written(OUTCOME, "junit")).find("testsuite")
    assert suite is not None
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped", "time")} == {
        "tests": "6",
        "failures": "2",
        "errors": "0",
        "skipped": "2",
        "time": "1.24",
    }
    first = next(case for case in suite if case.get("classname") == "rds-engine-unknown")
    assert (first.get("classname"), first.get("name"), first.get("file"), first.get("line")) == (
        "rds-engine-unknown",
        "Engine is unknown: aws:rds/instance:Instance orders engine",
        "app/__main__.py",
        "7",
    )
    assert first[0].get("message") == "The engine of orders is mysqll."
    assert "Fix: Name another:\n    aws rds" in (first[0].text or "")
    assert ElementTree.fromstring(written(EMPTY, "junit"))[0].get("tests") == "1"
    assert ElementTree.fromstring(written(UNREAD, "junit"))[0].get("errors") == "1"


def test_an_editor_finds_the_problems_as_the_docs_say() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text("utf-8")
    (task,) = json.loads(page.split(".vscode/tasks.json")[1].split("```json\n")[1].split("```")[0])["tasks"]
    pattern = dict(task["problemMatcher"]["pattern"])
    matcher = re.compile(pattern.pop("regexp"))
    assert all(matcher.match(line) for line in written(OUTCOME, "github").splitlines()[:-1])
    one = matcher.match(written(replace(EMPTY, findings=[found()], rules=OUTCOME.rules), "github"))
    assert one
    assert {name: one[group] for name, group in pattern.items()} == {
        "severity": "error",
        "file": "app/__main__.py",
        "line": "7",
        "column": None,
        "endColumn": None,
        "message": "Engine is unknown (rds-engine-unknown)",
    }


def test_github_takes_no_command_from_a_finding() -> None:
    odd = found(name="a,b::c%0A", problem="100 %\n::error::x", location=Location("a,b:c.py", 3))
    assert written(replace(EMPTY, findings=[odd], rules={}), "github").splitlines()[0] == (
        "::error file=a%2Cb%3Ac.py,line=3,title=rds-engine-unknown (rds-engine-unknown)::aws:rds/instance:Instance "
        "a,b::c%250A engine%0A100 %25\\n::error::x%0AFix: Name another:%0A    aws rds describe-db-engine-versions"
    )


def test_what_one_line_makes_many_times_is_one_annotation_and_one_row() -> None:
    names = ["blue", "green", "red"]
    findings = [replace(found(name=name), fix="Name another.") for name in names]
    outcome = replace(EMPTY, findings=findings, rules={})
    commands = written(outcome, "github").splitlines()[:-1]
    assert [command.rpartition("%0A")[2] for command in commands] == ["Also: green, red, which the same line makes."]
    said = written(outcome, "markdown")
    assert "`blue` `engine` and 2 others<br>" in said
    assert "\n\nAlso: green, red, which the same line makes.\n" in said
    assert said.count("<details>") == 1
    once_more = replace(outcome, findings=[findings[0], findings[0]])  # of one resource both are reported
    assert len(written(once_more, "github").splitlines()) == 3


def test_gitlab_has_a_place_for_every_finding() -> None:
    issues = json.loads(written(replace(OUTCOME, file=""), "gitlab"))
    assert [issue["severity"] for issue in issues] == ["blocker", "blocker", "major"]
    assert issues[2]["location"] == {"path": "Pulumi.yaml", "lines": {"begin": 1}}
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
