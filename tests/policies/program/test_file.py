"""Files that a program names and that are not there: found with their place, each once."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypack.report import Outcome
from tests.preview.checking import write
from tests.preview.seeing import PROGRAMS, mandatory, outcome

POLICY = "program-file-not-found"
GONE = {
    "folder": "./gone is not there",
    "layer": "gone-too is not there",
    "canary": "./gone.zip is not there",
    "object": "/nowhere/page.html is not there.",
    "inside": "./never is not there",
}


@pytest.fixture(scope="module")
def found() -> Outcome:
    return outcome(PROGRAMS / "files")


@pytest.mark.parametrize("name", GONE)
def test_a_resource_is_given_a_file_that_is_not_there(found: Outcome, name: str) -> None:
    (finding,) = [each for each in found.findings if each.name == name and each.policy == POLICY]
    assert finding.problem.startswith(GONE[name])
    assert finding.level == "mandatory"
    assert str(finding.location).startswith("tests/preview/programs/files/__main__.py:")


def test_a_callback_reads_a_file_that_is_not_there(found: Outcome) -> None:
    (finding,) = [each for each in found.findings if each.policy == POLICY and "callback" in each.problem]
    assert finding.problem == "The callback here reads policy.json, which is not there."
    assert finding.level == "mandatory"
    assert str(finding.location).endswith(":31")


def test_nothing_else_is_said(found: Outcome) -> None:
    blocking = [policy for policy, _, _ in mandatory(found)]
    assert blocking == [POLICY] * 6


def test_what_the_stack_may_still_make_is_advised_about(tmp_path: Path) -> None:
    code = """
import pathlib, pulumi, pulumi_aws as aws
queue = aws.sqs.Queue("q")
queue.arn.apply(pathlib.Path("written").write_text)
queue.arn.apply(lambda arn: pathlib.Path("written").read_text())
"""
    found = outcome(write(tmp_path, main=code))
    assert mandatory(found) == []
    (finding,) = [each for each in found.findings if each.policy == POLICY]
    assert finding.level == "advisory"
