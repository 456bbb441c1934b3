"""The commands that run no program: `list`, `explain`, `config`; and `exemptions`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest

from policypack import presets
from policypack.__main__ import main
from policypack.commands.arguments import config_file, table
from policypack.policy import discover
from tests.booted import ROOT

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    monkeypatch.setenv("COLUMNS", "80")
    return run


def config(folder: Path, content: Any) -> Path:
    file = folder / "policy-config.json"
    file.write_text(json.dumps(content))
    return file


class TestTable:
    ROWS = (("mandatory", "sqs-queue-name-invalid", "Queue name is not valid in its region"), ("advisory", "a-b", "X"))

    def test_into_a_pipe_a_row_is_a_line(self) -> None:
        assert table(self.ROWS, None).splitlines() == [
            "mandatory  sqs-queue-name-invalid  Queue name is not valid in its region",
            "advisory   a-b                     X",
        ]

    def test_on_a_terminal_the_last_column_is_wrapped(self) -> None:
        assert table(self.ROWS, 60).splitlines()[:2] == [
            "mandatory  sqs-queue-name-invalid  Queue name is not valid",
            "                                   in its region",
        ]

    def test_on_a_narrow_one_it_stands_below(self) -> None:
        assert table(self.ROWS, 40).splitlines() == [
            "mandatory sqs-queue-name-invalid",
            "    Queue name is not valid in its",
            "    region",
            "advisory   a-b                     X",
        ]

    def test_what_a_value_holds_commands_no_terminal(self) -> None:
        assert "\x1b" not in table((("a", "\x1b[2J"),), None)


class TestList:
    def test_all_policies_with_their_levels(self, call: Call) -> None:
        status, out, err = call("list", "--format", "json")
        assert status == 0
        assert {each["policy"]: each["level"] for each in json.loads(out)} == {p.id: p.level for p in discover()}
        assert err == ""

    @pytest.mark.parametrize(
        ("options", "fits"),
        [
            (("--group", "security"), lambda each: each["group"] == "security"),
            (("--service", "rds"), lambda each: each["policy"].startswith("rds-")),
            (("--service", "lambda"), lambda each: each["policy"].startswith("lambda-")),
            (("--offline",), lambda each: each["offline"] in ("yes", "partly")),
            (("--level", "disabled"), lambda each: each["level"] == "disabled"),
            (
                ("--level", "advisory", "--group", "cost"),
                lambda each: (each["level"], each["group"]) == ("advisory", "cost"),
            ),
        ],
        ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
    )
    def test_some_of_them(self, call: Call, options: Any, fits: Callable[[Any], bool]) -> None:
        everything = json.loads(call("list", "--format", "json")[1])
        some = json.loads(call("list", "--format", "json", *options)[1])
        assert some == [each for each in everything if fits(each)]
        assert 0 < len(some) < len(everything)

    def test_a_preset_and_a_file_set_the_levels(self, call: Call, tmp_path: Path) -> None:
        count = len(discover())
        assert call("list", "--preset", "pull-request", "--level", "mandatory")[2] == f"0 of {count} policies.\n"
        file = config(tmp_path, {"all": "disabled", "sqs-queue-name-invalid": "mandatory"})
        _, out, err = call("list", "--policy-config", file, "--level", "mandatory")
        assert err == f"1 of {count} policies.\n"
        assert out.splitlines()[1].split()[:4] == ["mandatory", "high", "yes", "sqs-queue-name-invalid"]

    def test_a_service_that_is_none_is_told_with_the_nearest(self, call: Call) -> None:
        assert call("list", "--service", "rdss")[::2] == (
            3,
            "No policy is about the service 'rdss'; did you mean 'rds'?\n",
        )


class TestExplain:
    @pytest.mark.parametrize("policy", ["sqs-queue-name-invalid", "tags-required-missing", "coverage"])
    def test_it_says_what_why_and_how_to_set_it(self, call: Call, policy: str) -> None:
        status, out, err = call("explain", policy)
        assert (status, err) == (0, "")
        assert out.startswith(f"{policy}: ")
        known = {each.id: each for each in discover()}.get(policy)
        if known:
            assert " ".join(known.why.split()) in " ".join(out.split())
            assert all(url in out for url in known.source)
            assert all(f"Setting {name} " in out for name in known.config)

    def test_in_a_narrow_terminal_it_is_wrapped(self, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        lines = call("explain", "sqs-queue-name-invalid")[1].splitlines()
        assert all(len(line) <= 40 or line.startswith(("http", " ")) or " " not in line for line in lines)

    def test_the_exemption_that_it_shows_is_one(self, call: Call, tmp_path: Path) -> None:
        out = call("explain", "sqs-queue-name-invalid")[1]
        (shown,) = re.findall(r"^  (\{.*\})$", out, re.MULTILINE)
        assert call("config", "check", config(tmp_path, json.loads(shown)))[0] == 0

    def test_of_a_name_that_is_not_there_the_nearest_is_told(self, call: Call) -> None:
        status, out, err = call("explain", "sqs-queue-name-invald")
        assert (status, out) == (3, "")
        assert "There is no policy 'sqs-queue-name-invald'; did you mean 'sqs-queue-name-invalid'?\nSee: " in err


class TestConfigCheck:
    @pytest.mark.parametrize("name", presets.names())
    def test_the_presets_are_right(self, call: Call, name: str) -> None:
        assert call("config", "check", name) == (0, f"{presets.path(name)} is right.\n", "")

    def test_all_that_is_wrong_is_told_at_once(self, call: Call, tmp_path: Path) -> None:
        content = {
            "sqs-queue-name-invald": "advisory",
            "sqs-queue-name-invalid": "fatal",
            "tags-required-missing": {"requird": {}},
            "coverage": {"exempt": [{"resource": "*", "reason": "y", "until": "soon"}], "lookupSeconds": -1},
        }
        file = config(tmp_path, content)
        status, out, _ = call("config", "check", file)
        assert status == 1
        assert [line.removeprefix(f"{file}: ").split("; ")[0] for line in out.splitlines()] == [
            "sqs-queue-name-invalid: 'fatal' is no enforcement level",
            "tags-required-missing: there is no setting 'requird'",
            "coverage: lookupSeconds: -1 is less than or equal to the minimum of 0",
            "coverage: exempt[0].until: 'soon' is not a date like 2027-03-31",
            "there is no policy 'sqs-queue-name-invald'",
        ]

    def test_what_has_ended_is_told_and_right(self, call: Call, tmp_path: Path) -> None:
        exempt = [{"resource": "*::old", "reason": "y", "until": "2020-01-31"}]
        file = config(tmp_path, {"sqs-queue-name-invalid": {"exempt": exempt}})
        status, out, _ = call("config", "check", file)
        assert status == 0
        assert f"{file}: the exemption of sqs-queue-name-invalid for *::old ended on 2020-01-31.\n" in out

    def test_a_file_that_is_not_there_is_told(self, call: Call, tmp_path: Path) -> None:
        assert (
            call("config", "check", tmp_path / "none.json")[1] == f"{tmp_path}/none.json: No such file or directory\n"
        )


@pytest.mark.parametrize("page", ["README.md", "docs/pulumi-cloud.md"])
def test_the_configurations_that_pages_show_are_right(call: Call, page: str, tmp_path: Path) -> None:
    shown = re.findall(r"```json\n(.*?)```", (ROOT / page).read_text("utf-8"), re.DOTALL)
    shown += re.findall(r"`(\{\"coverage\":.*?\})`", (ROOT / page).read_text("utf-8"), re.DOTALL)
    for content in shown:
        assert call("config", "check", config(tmp_path, json.loads(content)))[0] == 0, content
    assert shown


class TestConfigShow:
    CONTENT: ClassVar[Any] = {
        "all": "advisory",
        "sqs-queue-name-invalid": "mandatory",
        "coverage": {
            "lookupSeconds": 5,
            "overrides": [
                {"stack": "pr-*", "policies": {"sqs-queue-name-invalid": "disabled"}},
                {"environment": "production", "policies": {"tags-required-missing": {"required": {"Owner": None}}}},
            ],
        },
    }

    def shown(self, call: Call, *options: object) -> dict[tuple[str, str], tuple[Any, str]]:
        _, out, _ = call("config", "show", "--format", "json", *options)
        return {(each["policy"], each["setting"]): (each["value"], each["origin"]) for each in json.loads(out)}

    def test_what_holds_and_where_it_comes_from(self, call: Call, tmp_path: Path) -> None:
        file = config(tmp_path, self.CONTENT)
        found = self.shown(call, "--policy-config", file)
        assert found["sqs-queue-name-invalid", ""] == ("mandatory", str(file))
        assert found["rds-engine-version-not-offered", ""] == ("advisory", f"{file}: all")
        assert found["coverage", "lookupSeconds"] == (5, str(file))
        assert ("coverage", "lookups") not in found

    def test_with_all_what_the_policies_say_themselves(self, call: Call) -> None:
        found = self.shown(call, "--all")
        assert found["sqs-queue-name-invalid", ""] == ("mandatory", "the policy itself")
        assert found["coverage", "lookups"] == ("live", "the policy itself")

    def test_one_stack_with_its_overrides(self, call: Call, tmp_path: Path) -> None:
        file = config(tmp_path, self.CONTENT)
        preview = self.shown(call, "--policy-config", file, "--stack", "pr-7", "sqs-queue-name-invalid")
        assert preview == {("sqs-queue-name-invalid", ""): ("disabled", f"{file}, overrides[0]")}
        production = self.shown(call, "--policy-config", file, "--stack", "production")
        assert production["tags-required-missing", "required"] == ({"Owner": None}, f"{file}, overrides[1]")
        assert production["sqs-queue-name-invalid", ""] == ("mandatory", str(file))

    def test_the_judge_goes_by_what_is_shown(self, call: Call, tmp_path: Path) -> None:
        from policypack.config import read_file

        policies = discover()
        file = config(tmp_path, self.CONTENT)
        for stack, environment in (("pr-7", None), ("production", "production")):
            settings = read_file(file, policies).of_run("shop", stack, environment)  # type: ignore[arg-type]
            options = ("--stack", stack, "--project", "shop", "--all")
            found = self.shown(call, "--policy-config", file, *options)
            assert {policy.id: found[policy.id, ""][0] for policy in policies} == {
                policy.id: settings.level(policy) for policy in policies
            }
            assert {(policy.id, name): found[policy.id, name][0] for policy in policies for name in policy.config} == {
                (policy.id, name): value for policy in policies for name, value in settings.of(policy).items()
            }

    def test_a_policy_that_is_not_there_is_told(self, call: Call) -> None:
        assert "did you mean 'sqs-queue-name-invalid'?" in call("config", "show", "sqs-queue-name-invald")[2]


class TestExemptions:
    CONTENT: ClassVar[Any] = {
        "sqs-queue-name-invalid": {
            "exempt": [
                {"resource": "*::old", "reason": "renamed in May", "owner": "ops", "until": "2099-03-31"},
                {"resource": "*::gone", "reason": "is gone"},
                {"resource": "*::new", "reason": "was new", "until": "2020-01-31"},
            ]
        },
        "coverage": {"lookups": "off"},
    }

    @pytest.fixture
    def program(self, tmp_path: Path) -> Path:
        (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
        (tmp_path / "Pulumi.dev.yaml").write_text("config:\n  aws:region: eu-west-1\n")
        queues = "".join(f"aws.sqs.Queue({name!r}, name='refused!!')\n" for name in ("old", "new"))
        (tmp_path / "__main__.py").write_text(f"import pulumi_aws as aws\n{queues}")
        return tmp_path

    def test_who_until_when_and_what_became_of_it(self, call: Call, program: Path) -> None:
        file = config(program, self.CONTENT)
        status, out, err = call("exemptions", program, "--policy-config", file)
        assert (status, err) == (0, "")
        lines = [line.split() for line in out.splitlines()]
        assert lines[1][:6] == ["used", "(1)", "2099-03-31", "ops", "sqs-queue-name-invalid", "*::old"]
        assert " ".join(lines[1][6:]) == "renamed in May (sqs-queue-name-invalid)"
        assert [line[0] for line in lines] == ["STATE", "used", "unused", "expired"]

    def test_without_a_run_only_the_ends_are_known(self, call: Call, tmp_path: Path) -> None:
        file = config(tmp_path, self.CONTENT)
        found = json.loads(call("exemptions", "--no-preview", "--policy-config", file, "--format", "json")[1])
        assert [each["state"] for each in found] == ["in force", "in force", "expired"]
        assert (found[0]["owner"], found[0]["until"], found[1]["until"]) == ("ops", "2099-03-31", None)

    def test_none_is_said_too(self, call: Call) -> None:
        assert call("exemptions", "--no-preview") == (0, "There are no exemptions.\n", "")


def test_a_file_of_the_judged_repository_stands_for_no_preset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "strict").write_text("{}")
    assert config_file("strict") == presets.path("strict")
    assert config_file("./strict").resolve() == tmp_path / "strict"
