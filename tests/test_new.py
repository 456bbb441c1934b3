"""The command `new`, as somebody who types it: what is written, and what is said where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from policypack import own
from policypack.__main__ import main
from tests.test_pytest_plugin import forget


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["new", "pack", str(tmp_path / "acme-policies")]) == 0
    capsys.readouterr()
    return tmp_path / "acme-policies"


def begin(project: Path, name: str, *options: str) -> int:
    return main(["new", "policy", name, "--in", str(project), *options])


@pytest.mark.parametrize("folder", ["acme", "Acme-Policies", "acme_policies"])
def test_a_package_is_called_by_its_folder_and_leaves_what_is_there(folder: str, tmp_path: Path) -> None:
    project = tmp_path / folder
    project.mkdir()
    (project / "README.md").write_text("ours\n")
    assert main(["new", "pack", str(project)]) == 0
    assert [path.name for path in own.packages(project)] == ["acme_policies"]
    assert (project / "README.md").read_text() == "ours\n"


def test_nothing_is_written_over_what_is_there(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "pyproject.toml").unlink()
    assert main(["new", "pack", str(project)]) == 3
    assert "__init__.py is there already. For one more policy: " in capsys.readouterr().err
    assert not (project / "pyproject.toml").exists()


@pytest.mark.parametrize("folder", ["", "1st", "policies"])
def test_a_folder_whose_name_is_none_for_a_package(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir("/")
    assert main(["new", "pack", str(tmp_path / folder) if folder else "."]) == 3
    assert f"{folder!r} is no name for a package of policies. Call it, say, acme-policies." in capsys.readouterr().err


def test_what_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["new", "pack", str(tmp_path / "file" / "acme")]) == 3
    assert "pyproject.toml cannot be written: Not a directory." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "options", "id", "file"),
    [
        ("sqs-queue-open", (), "acme-sqs-queue-open", "sqs.py"),
        ("acme-s3_bucket_name-foreign", (), "acme-s3-bucket-name-foreign", "s3.py"),
        ("lambda-function-slow", (), "acme-lambda-function-slow", "lambda_.py"),
        ("edge-slow", ("--type", "aws:alb/loadBalancer:LoadBalancer"), "acme-edge-slow", "edge.py"),
    ],
)
def test_a_policy_goes_where_its_name_says(
    project: Path, name: str, options: tuple[str, ...], id: str, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert begin(project, name, *options) == 0
    assert capsys.readouterr().out.splitlines()[0].endswith(f"acme_policies/{file}")
    assert main(["explain", id, "--policies", str(project)]) == 0
    said = capsys.readouterr()
    assert "Say what goes wrong" in said.out
    assert said.err == ""
    forget("acme_policies")


def test_what_a_module_has_is_kept_and_what_it_lacks_is_imported(project: Path) -> None:
    module = project / "acme_policies" / "sqs.py"
    module.write_text('"""Queues."""\n\nfrom policypack import policy  # ours\n\nLIMIT = 3\n')
    (project / "tests" / "test_sqs.py").write_text("")
    assert begin(project, "sqs-queue-open") == 0
    text = module.read_text()
    assert text.startswith(
        '"""Queues."""\n\nfrom policypack import policy  # ours\n'
        "from collections.abc import Iterator\nfrom policypack import Finding, Resource\n\nLIMIT = 3\n\n\n@policy("
    )


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("queue", (), "'queue' is no name for a policy. It says the module, and then what is wrong"),
        ("sqs-queue-öpen", (), "is no name for a policy"),
        ("sqs-import", (), "is no name for a policy"),
        ("network-open", (), "'network-open' does not say what the policy looks at. Say it: "),
        ("net-open", ("--type", "aws:sqs/queue:Queues"), "has no type 'aws:sqs/queue:Queues'; did you mean 'aws:sqs/"),
        ("sqs-queue-name-foreign", (), "sqs.py has queue_name_foreign already."),
    ],
)
def test_what_is_no_policy_is_told(
    project: Path, name: str, options: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / "acme_policies" / "sqs.py").read_text()
    assert begin(project, name, *options) == 3
    assert said in capsys.readouterr().err
    assert (project / "acme_policies" / "sqs.py").read_text() == before


def test_a_module_that_cannot_be_read_is_left_alone(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "acme_policies" / "sqs.py").write_text("def (\n")
    assert begin(project, "sqs-queue-open") == 3
    assert "sqs.py:1: invalid syntax" in capsys.readouterr().err


def test_where_there_is_no_project_it_says_how_to_begin_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert begin(tmp_path, "sqs-queue-open") == 3
    said = capsys.readouterr().err
    assert f"There is no project of policies in {tmp_path}: it needs a pyproject.toml" in said
    assert "new pack DIR" in said
