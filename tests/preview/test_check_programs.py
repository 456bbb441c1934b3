"""Two whole programs: one that dies of everything at once, and the same one fixed."""

from __future__ import annotations

import pytest

from policypack.finding import Location
from policypack.preview.check.nearest_name import nearest
from policypack.preview.records import ProgramFailure
from tests.preview.checking import PROGRAMS, judged, load, told

UNLOADABLE = PROGRAMS / "unloadable"
EXPECTED = [
    tuple(line.split(" | ")) for line in (PROGRAMS / "unloadable.expected").read_text("utf-8").splitlines() if line
]
FIXES = {
    "tap.py:7": "Import Network.",
    "tap.py:17": "Write encryption_configurations=[…]: it takes a list.",
    "tap.py:20": "Use aws.lb.LoadBalancer.",
    "tap.py:24": "Read arn.",
    "tap.py:26": "Move it out of aws.ecs.ServiceDeploymentConfigurationArgs: "
    "aws.ecs.Service itself takes deployment_maximum_percent.",
    "tap.py:30": "Pass peer_vpc_id=….",
    "tap.py:31": "Use aws.get_caller_identity().account_id.",
    "tests/test_integration.py:15": "Pass SecretId instead.",
    "tests/test_integration.py:21": "Ask for it with describe_vpc_attribute, whose answer has EnableDnsHostnames.",
    "tap.py:11": "Pass to this preview:\n"
    "    --config payments:environmentSuffix=VALUE --config payments:webhookSecret=VALUE\n"
    "Set for deployments:\n"
    "    pulumi config set payments:environmentSuffix VALUE --stack dev\n"
    "    pulumi config set --secret payments:webhookSecret VALUE --stack dev",
}  # fmt: skip


@pytest.fixture(scope="module")
def program():
    return load(UNLOADABLE)


@pytest.fixture(scope="module")
def report(program):
    return judged(program)


def filled(program, text):
    versions = {"version": program.installed.version("pulumi_aws"), "pulumi": program.installed.version("pulumi")}
    bare = {name: said.split()[-1] for name, said in versions.items()}
    return text.format(folder=program.shown(UNLOADABLE), **bare)


def test_everything_that_is_wrong_is_told_at_once(program, report):
    found = {entry[:3] for entry in told(report, UNLOADABLE)}
    expected = {(policy, place, filled(program, problem)) for policy, place, problem in EXPECTED}
    assert found == expected


def test_what_is_found_in_tests_is_never_more_than_low(report):
    in_tests = {finding.severity for finding in report.findings if "/tests/" in str(finding.location)}
    assert in_tests == {"low"}
    assert {finding.severity for finding in report.findings if finding.policy == "program-type-error"} > {"low"}


def test_each_cause_is_told_once(report):
    entries = [(finding.policy, finding.location, finding.problem) for finding in report.findings]
    assert len(entries) == len(set(entries)) == len(EXPECTED)


def test_the_fix_names_the_nearest_right_name(report):
    fixes = {}
    for _, place, _, fix in told(report, UNLOADABLE):
        fixes.setdefault(place, fix)
    assert {place: fixes[place] for place in FIXES} == FIXES


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("TaskDef", ["Service", "TaskDefinition", "TaskDefinitionArgs"], "TaskDefinition"),
        ("Serv", ["ServiceArgs", "ServerArgs"], None),
        ("BucketV3", ["Bucket", "BucketV2"], "Bucket"),
        ("apigatewayv3", ["apigateway", "apigatewayv2"], "apigatewayv2"),
        ("ur", ["arn", "url"], "url"),
    ],
)
def test_the_nearest_name_is_one_that_was_shortened_or_has_no_such_version(name, known, meant):
    assert nearest(name, known) == meant


def test_nothing_is_mandatory_that_no_run_has_confirmed(report):
    assert {finding.level for finding in report.findings} == {"advisory"}


@pytest.mark.parametrize(
    ("kind", "line", "policy"),
    [("exception", 15, "program-type-error"), ("dependency", 7, "program-import-error")],
    ids=["a call", "an import"],
)
def test_what_stopped_our_run_is_mandatory_and_nothing_else_is(program, kind, line, policy):
    place = Location(program.shown(UNLOADABLE / "tap.py"), line)
    report = judged(program, failure=ProgramFailure(kind, "It stopped.", "Correct it.", place))
    assert [finding.policy for finding in report.findings if finding.level == "mandatory"] == [policy]


def test_all_missing_settings_are_mandatory_where_the_run_stopped_at_one_of_them(program):
    failure = ProgramFailure("configuration", "The setting payments:environmentSuffix is required.", "Set it.")
    report = judged(program, only="program-config-missing", failure=failure)
    assert [finding.level for finding in report.findings] == ["mandatory"]


def test_only_the_references_wait_for_a_backend(report):
    assert {skip.policy for skip in report.undecided} == {"stack-reference-not-found", "stack-reference-output-missing"}
    assert {skip.cause for skip in report.undecided} == {"backend"}


def test_nothing_is_reported_on_the_fixed_program():
    assert told(judged(load(PROGRAMS / "sound")), PROGRAMS / "sound") == []
