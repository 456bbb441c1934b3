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
    """The project of the page."""
    for _, path, text in blocks():
        if path:
            file = tmp_path / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
    (tmp_path / "acme_policies" / "__init__.py").touch()
    yield tmp_path
    for name in [name for name in sys.modules if name.partition(".")[0] == "acme_policies"]:
        del sys.modules[name]


def blocks() -> list[tuple[str, str, str]]:
    """Return (language, path, text) of all blocks. One that is no file has no path."""
    return re.findall(r"^```(\w+)\n(?:# (\S+\.\w+)\n)?(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def queue(name: str) -> Plan:
    return Plan().add("aws:sqs/queue:Queue", "orders", name=name)


def test_each_block_of_the_page_is_a_file_or_commands() -> None:
    assert len(blocks()) == PAGE.count("```") / 2
    assert [language for language, path, _ in blocks() if not path] == ["sh"]


def test_its_tests_pass(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "-p", "policypack.pytest_plugin", "-p", "no:cacheprovider"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{FOREIGN}[bad: it is nobody's, engine] PASSED" in done.stdout
    assert "11 passed" in done.stdout


def test_its_commands_work(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    (commands,) = [text for language, _, text in blocks() if language == "sh"]
    for line in commands.splitlines():
        command, *arguments = shlex.split(line)
        assert (command, main(arguments)) == ("aws-preflight", 0), line
    assert (project / "preflight-pack" / "PulumiPolicy.yaml").is_file()


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
