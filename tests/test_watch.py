"""`preview --watch`: what each save changed."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from policypack.__main__ import main
from policypack.commands.watch import watch
from policypack.errors import ConfigError
from policypack.finding import Finding, Location
from policypack.report import Outcome

NAME = Finding(
    "The name is x.", "Use y.", policy="sqs-queue-name-invalid", urn="urn:pulumi:dev::shop::t::orders", type="t",
    name="orders", level="mandatory", location=Location("app.py", 7),
)  # fmt: skip
OTHER = replace(NAME, policy="sqs-other", urn="urn:pulumi:dev::shop::t::late", name="late", level="advisory")


def outcome(*findings: Finding) -> Outcome:
    return Outcome("shop", "dev", findings=findings, policies=3)


def watched(first: Outcome, *later: Any) -> tuple[Outcome, list[str]]:
    found: Iterator[Any] = iter(later)

    def find() -> Outcome:
        said = next(found)
        if isinstance(said, Exception):
            raise said
        return said

    out = io.StringIO()
    last = watch(find, first, [["/a/app.py"]] * len(later), out)
    return last, out.getvalue().splitlines()


def test_what_came_and_what_went_is_told() -> None:
    last, lines = watched(outcome(NAME), outcome(OTHER))
    assert lines == [
        "",
        "Saved app.py",
        "+ advisory sqs-other late (app.py:7)",
        "    The name is x.",
        "    Fix: Use y.",
        "- sqs-queue-name-invalid orders",
        "Nothing here is mandatory; 1 finding to read.",
    ]
    assert last.exit_code == 0


def test_a_finding_whose_line_moved_is_the_same_and_one_whose_level_changed_is_not() -> None:
    moved = replace(NAME, location=Location("app.py", 9))
    assert watched(outcome(NAME), outcome(moved))[1][2] == "Nothing came, and nothing went."
    lines = watched(outcome(NAME), outcome(replace(NAME, level="advisory")))[1]
    assert lines[2].startswith("+ advisory sqs-queue-name-invalid")
    assert "- sqs-queue-name-invalid orders" in lines


def test_what_is_wrong_in_between_is_told_and_what_comes_is_compared_with_what_was_before() -> None:
    _, lines = watched(outcome(NAME), ConfigError("config.json: this is not JSON"), outcome(NAME, OTHER))
    assert lines[2] == "config.json: this is not JSON"
    assert [line[0] for line in lines if line[:2] in ("+ ", "- ")] == ["+"]


def test_what_a_program_names_commands_no_terminal() -> None:
    assert "\x1b" not in "".join(watched(outcome(), outcome(replace(NAME, name="\x1b[2J", problem="\x1b[31m.")))[1])


def test_the_command_watches_the_program_and_its_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "infra"
    program.mkdir()
    (program / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    config = tmp_path / "config.json"
    config.write_text("{}")
    asked: list[Any] = []
    found = iter([outcome(NAME), outcome()])
    monkeypatch.setattr("policypack.commands.preview.look", lambda *_arguments, **_options: next(found))

    def saved(*folders: Path) -> list[list[str]]:
        asked.extend(folders)
        return [[str(program / "__main__.py")]]

    monkeypatch.setattr("policypack.commands.preview.saves", saved)
    assert main(["preview", str(program), "--policy-config", str(config), "--watch"]) == 0
    assert sorted(asked) == [config, program]
    assert capsys.readouterr().out.endswith(
        "Saved __main__.py\n- sqs-queue-name-invalid orders\nNothing here stops this stack from deploying.\n"
    )


def test_without_watchfiles_the_install_line_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert main(["preview", str(tmp_path), "--watch"]) == 3
    assert "Install it: pip install -r requirements-dev.txt" in capsys.readouterr().err
