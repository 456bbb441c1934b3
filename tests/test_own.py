"""Policies of one's own, beside the pack's: who may bring them, and what is said where they are wrong."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import empty_pb2

from policypack import own
from policypack.__main__ import main
from policypack.errors import ConfigError
from policypack.policy import discover
from tests.booted import booted

POLICY = '''
    from collections.abc import Iterator

    from policypack import Finding, Resource, policy


    @policy("aws:sqs/queue:Queue", level="mandatory", group="convention")
    def queue_{name}(queue: Resource) -> Iterator[Finding]:
        """A queue is there.

        Why: Acme has no queues.
        Source: https://acme.example/queues
        """
        yield queue.finding("", problem="It is a queue.", fix="Remove it.")
'''
PROJECT = """
    [project]
    name = "acme-policies"
    version = "1"

    [project.entry-points."aws_preflight.policies"]
    acme = "{package}"
"""
STATE = {
    "version": 3,
    "deployment": {
        "resources": [
            {
                "urn": "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders",
                "type": "aws:sqs/queue:Queue",
                "custom": True,
                "id": "x",
                "inputs": {"name": "orders"},
            }
        ]
    },
}


@pytest.fixture
def package(tmp_path: Path) -> Iterator[Path]:
    """A package with one policy, which finds every queue."""
    yield made(tmp_path / "acme" / "acme_policies")
    for name in [name for name in sys.modules if name.partition(".")[0] in ("acme_policies", "installed_policies")]:
        del sys.modules[name]


def made(folder: Path, name: str = "planned") -> Path:
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "sqs.py").write_text(textwrap.dedent(POLICY.format(name=name)))
    return folder


def project(package: Path, name: str = "acme_policies") -> Path:
    (package.parent / "pyproject.toml").write_text(textwrap.dedent(PROJECT.format(package=name)))
    return package.parent


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of installed packages, with one of policies in it."""
    folder = tmp_path / "site"
    made(folder / "installed_policies")
    declare(folder, "installed_policies")
    monkeypatch.setattr("site.getsitepackages", lambda: [str(folder)])
    monkeypatch.setattr("site.ENABLE_USER_SITE", False)
    monkeypatch.syspath_prepend(folder)
    return folder


def declare(folder: Path, package: str) -> None:
    info = folder / f"{package}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[aws_preflight.policies]\nacme = {package}\n")


def ours(policies: list[Any]) -> list[str]:
    return [each.id for each in policies if not each.module.startswith("policies.")]


class TestNamed:
    def test_a_package_by_its_folder_or_by_its_project(self, package: Path) -> None:
        more = discover(own=[package])
        assert ours(more) == ["acme-sqs-queue-planned"]
        assert len(more) == len(discover()) + 1
        assert discover(own=[project(package)]) == more

    def test_a_project_keeps_its_package_below_src_too(self, package: Path) -> None:
        project(package)
        (package.parent / "src").mkdir()
        moved = package.rename(package.parent / "src" / package.name)
        assert own.packages(moved.parents[1]) == [moved]

    def test_policies_of_the_package_itself_are_found(self, package: Path) -> None:
        (package / "sqs.py").rename(package / "__init__.py")
        assert ours(discover(own=[package])) == ["acme-queue-planned"]

    def test_every_command_takes_them(self, package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        config, state, id = tmp_path / "config.json", tmp_path / "state.json", "acme-sqs-queue-planned"
        config.write_text(json.dumps({id: "advisory"}))
        state.write_text(json.dumps(STATE))

        def said(*arguments: object, status: int = 0) -> str:
            assert main([*map(str, arguments), "--policies", str(package)]) == status
            return capsys.readouterr().out

        assert id in said("list", "--service", "sqs")
        assert f"Defined at:\n  {package}/sqs.py:7" in said("explain", id)
        assert f"{config} is right." in said("config", "check", config)
        assert id in said("config", "show", id)
        assert json.loads(said("config", "schema"))["properties"][id]
        found = json.loads(said("audit", state, "--format", "json", status=1))["findings"]
        assert (id, "mandatory") in [(each["policy"], each["level"]) for each in found]
        found = json.loads(said("audit", state, "--format", "json", "--policy-config", config))["findings"]
        assert (id, "advisory") in [(each["policy"], each["level"]) for each in found]
        assert said("exemptions", "--no-preview") == "There are no exemptions.\n"
        # Without them the configuration names a policy that is not there.
        assert main(["config", "check", str(config)]) == 1

    def test_what_one_of_them_raises_is_its_packages_bug(
        self, package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        sqs, state = package / "sqs.py", tmp_path / "state.json"
        sqs.write_text(sqs.read_text().replace("    yield ", "    assert not queue.name\n    yield ", 1))
        state.write_text(json.dumps(STATE))
        main(["audit", str(state), "--format", "json", "--policies", str(package)])
        (found,) = [each for each in json.loads(capsys.readouterr().out)["findings"] if "acme" in each["policy"]]
        assert "AssertionError at sqs.py:" in found["problem"]
        assert found["fix"].startswith("Report this as a bug of the package acme_policies; until it is fixed")

    def test_the_folder_of_a_pack_has_them_in_the_engine(self, package: Path, tmp_path: Path) -> None:
        folder = tmp_path / "pack"
        assert main(["pack", str(folder), "--policies", str(package)]) == 0
        with booted(folder) as stub:
            names = [policy.name for policy in stub.GetAnalyzerInfo(empty_pb2.Empty()).policies]
        assert "acme-sqs-queue-planned" in names
        assert len(names) == len(discover()) + 2


class TestInstalled:
    def test_what_the_environment_has_is_taken_by_itself(self, site: Path, package: Path) -> None:
        assert ours(discover()) == ["installed-sqs-queue-planned"]
        assert ours(discover(own=[package])) == ["acme-sqs-queue-planned", "installed-sqs-queue-planned"]

    def test_from_its_own_folder_too(self, site: Path, package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(site)
        monkeypatch.delenv("PYTHONPATH", raising=False)
        assert ours(discover()) == ["installed-sqs-queue-planned"]

    def test_one_that_is_named_by_its_folder_stands_for_the_installed_one(self, site: Path, package: Path) -> None:
        other = made(package.parent / "installed_policies", "here")
        assert ours(discover(own=[other])) == ["installed-sqs-queue-here"]

    def test_one_that_cannot_be_imported_stops_the_run(self, site: Path, package: Path) -> None:
        declare(site, "gone_policies")
        with pytest.raises(ConfigError, match=r"The policies of gone_policies cannot be imported:\n.*ModuleNotFound"):
            discover()

    def test_a_namesake_on_pythonpath_is_not_imported_for_it(
        self, site: Path, package: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made(package.parent / "installed_policies", "of_a_stranger")
        monkeypatch.syspath_prepend(package.parent)
        monkeypatch.setenv("PYTHONPATH", str(package.parent))
        assert ours(discover()) == ["installed-sqs-queue-planned"]

    def test_what_the_judged_repository_declares_is_nobodys_business(self, package: Path, tmp_path: Path) -> None:
        repository = package.parent
        declare(repository, "acme_policies")
        project(package)
        code = "from policypack.policy import discover; print([p.id for p in discover() if 'acme' in p.id])"
        root = Path(__file__).parents[1]
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=repository,
            env={"PYTHONPATH": f"{repository}:{root}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.stdout, done.stderr) == ("[]\n", "")


WRONG: tuple[tuple[str, Callable[[Path], Path], str], ...] = (
    ("nowhere", lambda package: package / "gone", "gone is no folder"),
    ("no package", lambda package: package.parent, "has no __init__.py, and no pyproject.toml that names one"),
    ("a project of another", lambda package: written(package, "pyproject.toml", "[project]\n"), "names no package of"),
    ("no TOML", lambda package: written(package, "pyproject.toml", "[[["), "pyproject.toml: "),
    ("a project without it", lambda package: project(package, "others"), "names the package 'others', which is not"),
    ("no policy", lambda package: emptied(package), "There is no policy in "),
    ("a taken name", lambda package: package.rename(package.parent / "policies"), "the name 'policies' is taken by"),
    ("Python's own", lambda package: package.rename(package.parent / "wave"), "the name 'wave' is taken by"),
    ("no name", lambda package: package.rename(package.parent / "acme-policies"), "'acme-policies' is no name for"),
)  # fmt: skip


def written(package: Path, name: str, text: str) -> Path:
    (package.parent / name).write_text(text)
    return package.parent


def emptied(package: Path) -> Path:
    (package / "sqs.py").unlink()
    return package


@pytest.mark.parametrize(("spoil", "said"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_what_is_wrong_with_a_folder_is_told(
    spoil: Callable[[Path], Path], said: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = spoil(package)
    assert main(["list", "--policies", str(folder)]) == 3
    told = capsys.readouterr().err
    assert said in told
    assert str(folder.parent) in told


@pytest.mark.parametrize(
    ("module", "said"),
    [
        ("import gone_for_good\n", "sqs.py:1: ModuleNotFoundError: No module named 'gone_for_good'"),
        ("def (\n", "sqs.py:1: SyntaxError: invalid syntax"),
        ("raise SystemExit(0)\n", "sqs.py:1: SystemExit: 0"),
        (textwrap.dedent(POLICY.format(name="a")).replace("Why:", "Who:"), "sqs.py:7: policy queue_a: its docstring"),
    ],
    ids=["import", "syntax", "exit", "definition"],
)
def test_a_module_that_is_wrong_is_told_with_its_line(
    module: str, said: str, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (package / "sqs.py").write_text(module)
    assert main(["list", "--policies", str(package)]) == 3
    assert said in capsys.readouterr().err


def test_a_type_that_the_provider_has_not_is_told_with_the_nearest(
    package: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sqs = package / "sqs.py"
    sqs.write_text(sqs.read_text().replace("queue:Queue", "queue:Queues"))
    assert main(["list", "--policies", str(package)]) == 0
    near = "did you mean 'aws:sqs/queue:Queue'?"
    assert caplog.messages == [f"{sqs}:7: the AWS provider has no type 'aws:sqs/queue:Queues'; {near}"]


def test_a_policy_of_an_aliass_type_hears_of_what_it_stands_for(package: Path) -> None:
    sqs = package / "sqs.py"
    sqs.write_text(sqs.read_text().replace("aws:sqs/queue:Queue", "aws:alb/listener:Listener"))
    (mine,) = [each for each in discover(own=[package]) if not each.module.startswith("policies.")]
    assert mine.types == ("aws:lb/listener:Listener",)


def test_an_id_that_the_pack_has_is_refused_and_replaces_nothing(
    package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module = package.rename(package.parent / "sqs_policies") / "sqs.py"
    rule = textwrap.dedent(POLICY.format(name="planned")).replace("queue_planned", "name_invalid")
    module.with_name("queue.py").write_text(rule)
    module.unlink()
    assert main(["list", "--policies", str(module.parent)]) == 3
    assert "policy id 'sqs-queue-name-invalid' is already used at " in capsys.readouterr().err
