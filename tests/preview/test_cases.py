"""Small programs that were once judged wrongly, with all that blocks them now; each is run once.

Those that only have to go through are in `test_stand_ins.py` and `test_callbacks.py`, those with missing files in the
tests of `program-file-not-found`.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from google.protobuf.struct_pb2 import Struct

from policypack.config import Settings
from policypack.judge import Context, Judge
from policypack.preview.judgement import stack_of
from policypack.preview.records import ProgramFailure
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.report import Outcome
from policypack.secret import bare
from policypack.values import decode, unwrap
from tests.preview.seeing import POLICIES, PROGRAMS, Seen, mandatory, outcome

ROOT = Path(__file__).parent.parent.parent
ROOT_CAUSE = (
    "The program stopped with AssertionError: webhook-api (aws:apigateway/restApi:RestApi), endpoint_configuration: "
    "Unexpected type. Expected 'list' got '<class 'str'>'."
)


@cache
def case(name: str) -> Outcome:
    return outcome(PROGRAMS / "cases" / name)


@pytest.mark.parametrize(
    ("name", "blocking"),
    [
        (
            "crash_absence",
            [
                (
                    "program",
                    "__main__.py:5",
                    "The program stopped with ValueError: something below the load balancer goes wrong.",
                )
            ],
        ),
        (
            "docker_imageregistry",
            [
                (
                    "program-type-error",
                    "docker-imageregistry-preview",
                    "docker has no class ImageRegistry in pulumi-docker 4.11.2.",
                )
            ],
        ),
        ("exports_only", []),
        ("arns_of_others", []),
        ("conditional_require", []),
        (
            "root_cause_cut_off",
            [
                (
                    "program",
                    "__main__.py:3",
                    ROOT_CAUSE,
                )
            ],
        ),
        (
            "containers",
            [
                (
                    "ecs-fargate-task-incomplete",
                    "repository",
                    "The container c takes its image from ECR, and executionRoleArn is not set.",
                )
            ],
        ),
    ],
)
def test_what_blocks_a_program(name: str, blocking: list[tuple[str, str, str]]) -> None:
    assert mandatory(case(name)) == blocking


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("crash_absence", 2),
        ("docker_imageregistry", 2),
        ("exports_only", 0),
        ("root_cause_cut_off", 2),
        ("containers", 1),
    ],
)
def test_how_a_run_ends(name: str, code: int) -> None:
    assert case(name).exit_code == code


def test_after_a_crash_nothing_is_said_to_be_missing() -> None:
    assert {finding.policy for finding in case("crash_absence").ordered} == {"program", "coverage"}


def test_for_a_class_no_module_is_offered() -> None:
    fixes = [found.fix for found in case("docker_imageregistry").ordered if found.policy == "program-type-error"]
    assert fixes == ["Use docker.RegistryArgs."]


def test_a_name_with_the_account_asked_for_is_followed_like_one_that_is_written_out() -> None:
    def of(prefix: str) -> set[tuple[str, str]]:
        found = case("account_id_in_name").findings
        return {(each.policy, each.name.removeprefix(prefix)) for each in found if each.name.startswith(prefix)}

    assert of("asked-") == of("told-")
    blocking = {policy for policy, _, _ in mandatory(case("account_id_in_name"))}
    assert blocking == {
        "kms-key-policy-locks-out-service",
        "lambda-vpc-permissions-missing",
        "s3-bucket-acl-refused",
        "s3-bucket-replication-unversioned",
        "s3-notification-not-permitted",
    }


def test_an_output_of_another_package_hides_no_container() -> None:
    seen = Seen(preview(PROGRAMS / "cases" / "containers"))
    values = {}
    for task in (item for item in seen.result.registrations if item.type == "aws:ecs/taskDefinition:TaskDefinition"):
        (container,) = json.loads(bare(unwrap(decode(task.inputs)["containerDefinitions"])))
        shown = (container["image"], container["environment"][0]["value"])
        values[task.name] = tuple(str(seen.result.symbols.parse(text)) for text in shown)
    image = "wordpress:6.7"
    password = (image, "${pw.result}")
    assert values == {
        **dict.fromkeys(("apply", "direct", "unsecret", "through"), password),
        **dict.fromkeys(("setting", "secret"), (image, "hunter2hunter2")),
        "address": (image, "${db.address}:3306"),
        "name": (image, "wp"),
        "built": ("${i.ref}", "b"),
        "repository": ("${r.repositoryUrl}", "b"),
    }


def test_credentials_in_plain_text_are_seen_beside_outputs_of_other_packages() -> None:
    told = {each.name for each in case("containers").findings if each.policy == "secrets-in-plain-text"}
    assert told == {"apply", "setting", "secret", "unsecret"}


def test_wherever_a_good_program_stops_nothing_more_is_found_than_in_all_of_it() -> None:
    whole = preview(ROOT / "examples" / "flask-api" / "fixed", PreviewOptions(stack="production"))
    stop = ProgramFailure("exception", "It stopped.", "Go on.")
    policies = [policy for policy in POLICIES if "program" not in policy.needs]

    def found(result: PreviewResult) -> set[tuple[str, str, str]]:
        report = Judge(policies, Settings(), Context("production", "flask-api")).judge(stack_of(result))
        return {(each.policy, each.urn, each.property) for each in report.findings if each.policy != "coverage"}

    everything = found(whole)
    count = len(whole.registrations)
    for end in range(2, count, count // 5):
        part = replace(whole, registrations=whole.registrations[:end], failures=(stop,), exports=Struct())
        assert found(part) <= everything, end
