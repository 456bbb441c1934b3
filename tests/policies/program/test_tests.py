"""What the program's own tests promise and do not keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypack.finding import Report
from tests.preview.checking import first, judged, load, write

MOCKS = """
    import pulumi
    class Mocks(pulumi.runtime.Mocks):
        def new_resource(self, args):
            return args.name, {"arn": "arn:aws:sqs:%s:123456789012:orders"}
        def call(self, args):
            return {"names": [%r]}
"""


@pytest.fixture(autouse=True)
def _in_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def of(folder: Path, only: str, test: str, **files: str) -> Report:
    return judged(load(write(folder, **{"main": "", "tests/test_infra.py": test, **files})), only=only)


def test_outputs_that_a_deployment_once_wrote_are_told(tmp_path: Path) -> None:
    test = 'import json\ndef test_it():\n    assert json.load(open("cfn-outputs/flat-outputs.json"))\n'
    finding = first(of(tmp_path, "program-tests-read-recorded-outputs", test))
    assert finding.problem == "tests/test_infra.py reads 'cfn-outputs/flat-outputs.json'."
    assert finding.fix.startswith("Ask the stack (`pulumi stack output --json --stack dev`)")
    assert (finding.level, finding.location and finding.location.line) == ("advisory", 3)


def test_mocks_of_another_region_are_told_once_a_file(tmp_path: Path) -> None:
    finding = first(of(tmp_path, "program-tests-mock-other-region", MOCKS % ("us-west-2", "us-west-2a")))
    assert finding.problem == (
        "The mocks in tests/test_infra.py answer with us-west-2 (lines 4, 6); the stack dev is in eu-west-1."
    )
    assert finding.fix == "Build the mocked values from one constant that holds eu-west-1."
    assert (finding.level, finding.location and finding.location.line) == ("advisory", 4)


def test_of_nine_lines_eight_are_named(tmp_path: Path) -> None:
    arns = "".join(f'            "arn:aws:sqs:us-west-2:123456789012:orders-{number}",\n' for number in range(9))
    mocks = (
        MOCKS.replace('"arn": "arn:aws:sqs:%s:123456789012:orders"', f'"arns": [\n{arns}            ]') % "eu-west-1b"
    )
    finding = first(of(tmp_path, "program-tests-mock-other-region", mocks))
    assert "(lines 5, 6, 7, 8, 9, 10, 11, 12);" in finding.problem


def test_mocks_of_the_region_or_of_a_stack_without_one_are_not(tmp_path: Path) -> None:
    only = "program-tests-mock-other-region"
    assert of(tmp_path / "own", only, MOCKS % ("eu-west-1", "eu-west-1b")).findings == []
    assert of(tmp_path / "none", only, MOCKS % ("us-west-2", "us-west-2a"), dev="config: {}\n").findings == []


@pytest.mark.parametrize(("count", "named"), [(1, "test_0."), (5, "test_4."), (6, "test_4, ….")])
def test_tests_that_check_nothing_are_told_and_five_of_them_named(tmp_path: Path, count: int, named: str) -> None:
    empty = "".join(f"def test_{number}():\n    pass\n" for number in range(count))
    finding = first(of(tmp_path, "program-tests-are-empty", f"{empty}def test_all():\n    assert 1 + 1 == 2\n"))
    assert finding.problem.startswith(f"{count} of {count + 1} tests in tests/test_infra.py check nothing: test_0")
    assert finding.problem.endswith(named)
    assert finding.fix == "Write what they are named for, or remove them."
    assert (finding.level, finding.location and finding.location.line) == ("advisory", 1)
