"""What pytest gets from the wheel, on the project of docs/own-policies.md: what the page shows is run as it stands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack.__main__ import main
from policypack.policy import discover
from policypack.testing import Plan, Previews, assert_no_findings

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "own-policies.md").read_text("utf-8")
FOREIGN = "acme-sqs-queue-name-foreign"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """The project of the page, as it is at its end."""
    folder = tmp_path / "acme-policies"
    assert main(["new", "pack", str(folder)]) == 0
    for path, text in files().items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    yield folder
    forget("acme_policies")


def forget(package: str) -> None:
    """Leave a package to be imported anew."""
    for name in [name for name in sys.modules if name.partition(".")[0] == package]:
        del sys.modules[name]


def blocks() -> list[tuple[str, str, str]]:
    """Return (language, path, text) of all blocks. One that is no file has no path."""
    return re.findall(r"^```(\w+)\n(?:# (\S+\.\w+)\n)?(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def files() -> dict[str, str]:
    return {path: text for _, path, text in blocks() if path}


def commands() -> list[list[str]]:
    """Return the commands of the page in its order, but those that change the folder."""
    lines = [line for language, _, text in blocks() if language == "sh" for line in text.splitlines()]
    return [shlex.split(line) for line in lines if not line.startswith("cd ")]


def pytest_of(project: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "policypack.pytest_plugin", "-p", "no:cacheprovider", *options],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def queue(name: str) -> Plan:
    return Plan().add("aws:sqs/queue:Queue", "orders", name=name)


def test_each_block_of_the_page_is_a_file_or_commands() -> None:
    assert len(blocks()) == PAGE.count("```") / 2
    assert {language for language, path, _ in blocks() if not path} == {"sh"}


def test_the_page_shows_what_new_pack_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "acme-policies"
    assert main(["new", "pack", str(folder)]) == 0
    shown = files()
    written = [Path(line).relative_to(folder).as_posix() for line in capsys.readouterr().out.splitlines()]
    assert set(written) - set(shown) == {"acme_policies/__init__.py", "README.md"}
    for path in set(written) & set(shown):
        assert (folder / path).read_text() == shown[path], path


def test_its_tests_pass(project: Path) -> None:
    done = pytest_of(project, "-v")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{FOREIGN}[bad: it is anybody's, engine] PASSED" in done.stdout
    assert "19 passed" in done.stdout


def test_its_commands_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin, pytest, more, *run = commands()
    assert (begin, pytest) == (["aws-preflight", "new", "pack", "acme-policies"], ["python", "-m", "pytest"])
    monkeypatch.chdir(project)
    (project / "acme_policies" / "lambda_.py").unlink()
    for command, *arguments in (more, *run):
        assert (command, main(arguments)) == ("aws-preflight", 0), arguments
    assert (project / "acme_policies" / "lambda_.py").is_file()
    assert (project / "preflight-pack" / "PulumiPolicy.yaml").is_file()


def test_what_a_row_has_otherwise_is_said_in_words(project: Path) -> None:
    change(project / "acme_policies" / "sqs.py", '"acme-"', '"Acme-"')
    change(project / "acme_policies" / "lambda_.py", "if not any(", "if 1 / 0 == any(")
    mistyped = (project / "tests" / "test_sqs.py").read_text().replace("acme-sqs-queue", "acme-sqs-quue")
    (project / "tests" / "test_mistyped.py").write_text(mistyped)
    said = pytest_of(project, "-k", "(good and engine)").stdout
    assert (
        f"{FOREIGN}, good: it says whose it is, as the engine sees it\n"
        f"Found, and not expected: {FOREIGN} at 'orders': \"The name is 'acme-orders'.\"\n"
    ) in said
    assert f"acme_policies has no policy 'acme-sqs-quue-name-foreign'; did you mean {FOREIGN!r}?\n" in said
    assert re.search(r"acme_policies/lambda_\.py:\d+: ZeroDivisionError", said)
    assert "policypack/" not in said


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_fixture_knows_the_policies_of_pytests_root_alone(project: Path, preview: Previews) -> None:
    foreign = {"stack": "production", "config": {"shop:queue": "orders"}}
    assert_no_findings(preview(project / "infra", **foreign))
    previewed = Previews(project)("infra", **foreign)
    with pytest.raises(AssertionError) as failed:
        assert_no_findings(previewed)
    assert str(failed.value).startswith(f"mandatory {FOREIGN} orders\nThe name is 'orders'.")
    assert "Call it 'acme-orders'." in str(failed.value)
    assert_no_findings(previewed, but=[FOREIGN])
    with pytest.raises(KeyError, match="0 resources have the name 'bills'"):
        previewed["bills"]


def test_levels_are_those_of_a_policy_config(project: Path) -> None:
    (project / "lenient.json").write_text(f'{{"{FOREIGN}": "advisory"}}')
    previewed = Previews(project)("infra", config={"shop:queue": "orders"}, policy_config="lenient.json")
    assert [each.level for each in previewed.findings] == ["advisory"]
    assert_no_findings(previewed, level="mandatory")


def test_what_stops_the_program_is_a_finding(project: Path) -> None:
    (project / "infra" / "__main__.py").write_text("raise ValueError('no queue today')\n")
    with pytest.raises(AssertionError, match="no queue today"):
        assert_no_findings(Previews(project)("infra"))
    with pytest.raises(AssertionError, match="no queue today"):
        Previews(project)("infra")["orders"]


def test_a_program_that_cannot_be_started_fails_the_test(preview: Previews, tmp_path: Path) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\n")
    with pytest.raises(AssertionError, match=r"Pulumi\.yaml has no runtime\.\nFix: Add "):
        preview(tmp_path)


def test_a_plan_is_judged_in_both_views() -> None:
    assert_no_findings(queue("orders"), level="mandatory")
    with pytest.raises(AssertionError, match="mandatory sqs-queue-name-invalid orders\n") as failed:
        assert_no_findings(queue("no name!"), level="mandatory")
    assert str(failed.value).count("sqs-queue-name-invalid") == 1
    others = [each for each in discover() if each.id.startswith("sns-")]
    assert_no_findings(queue("no name!"), policies=others)
