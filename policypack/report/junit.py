"""The report as JUnit's XML, which CI systems show as tests.

A finding that blocks is a failure, one that advises a test that passed with something to say. What could not be judged
and what was exempted is skipped. Source: https://github.com/testmoapp/junitxml (what CI systems read of it)
"""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TextIO

from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite

from policypack.finding import Exempted, Finding, Skip, inert, message
from policypack.report import PROGRAM, Outcome
from policypack.report.source import place
from policypack.report.words import stack, subject
from policypack.shown import URN, shown, told
from policypack.version import NAME


def write(outcome: Outcome, out: TextIO) -> None:
    """Write the outcome as one suite. Where nothing was found it has one test, for CI systems that refuse none."""
    suite = TestSuite(f"{NAME}: {stack(outcome)}")
    suite.add_testcases(_cases(outcome))
    whole = JUnitXml(NAME)
    whole.add_testsuite(suite)
    whole.update_statistics()  # type: ignore[no-untyped-call]  # the library has no types there
    for each in (whole, *whole):  # the library adds up what its cases took, which nobody measured
        each.time = round(outcome.seconds, 2)
    written = io.BytesIO()
    whole.write(written, pretty=True)
    out.write(written.getvalue().decode("utf-8"))


def _cases(outcome: Outcome) -> list[TestCase]:
    cases = [_found(outcome, finding) for finding in outcome.ordered]
    cases += [_exempted(each) for each in outcome.exempted]
    cases += [_undecided(skip) for skip in outcome.undecided]
    return cases or [TestCase("Nothing was found", NAME)]


def _found(outcome: Outcome, whole: Finding) -> TestCase:
    finding, at = inert(whole), place(outcome, whole)
    case = _case(outcome.rule(whole).title or finding.policy, finding)
    if at:
        case._elem.set("file", at.file)
        case._elem.set("line", str(at.line))
    text = message(replace(whole, location=at if whole.location else None))
    said = "\n".join([shown(finding.urn, URN), text]).lstrip()
    if finding.level == "mandatory":
        result = (Error if finding.policy == PROGRAM else Failure)(finding.problem, finding.severity)
        result.text = said
        case.result = [result]
    else:
        case.system_out = said
    return case


def _case(title: str, finding: Finding) -> TestCase:
    about = subject(finding)
    return TestCase(f"{title}: {about}" if about else title, finding.policy)


def _exempted(exempted: Exempted) -> TestCase:
    by, finding = exempted.exemption, inert(exempted.finding)
    case = _case(f"{finding.level} finding", finding)
    case.result = [Skipped(told(f"exempted by {by}: {by.reason}"))]
    return case


def _undecided(skip: Skip) -> TestCase:
    case = TestCase(f"Not judged: {shown(skip.name)}" if skip.name else "Not judged", shown(skip.policy))
    case.result = [Skipped(told(skip.reason).partition("\n")[0], skip.cause)]
    return case
