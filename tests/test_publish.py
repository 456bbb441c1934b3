"""What is published, and the check that it would be taken."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import empty_pb2
from pulumi.runtime import proto

from policypack import about
from policypack.__main__ import main
from policypack.policy import discover
from policypack.serve import Servicer
from policypack.version import VERSION
from tests import publish
from tests.publish import PublishError, archive, build, check, packed, problems, strangers, web_page

OURS = "https://git.acme.example/platform/aws-preflight"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that would be published, from a repository of the user's own."""
    made = tmp_path_factory.mktemp("published") / "pack"
    build(made, OURS)
    return made


@pytest.fixture(scope="module")
def info() -> Any:
    return Servicer(discover()).GetAnalyzerInfo(empty_pb2.Empty(), None)


def test_what_is_published_has_no_tests_examples_or_pages(folder: Path) -> None:
    files = packed(folder)
    assert list(strangers(files)) == []
    assert {name.partition("/")[0] for name in files} == {*publish.FILES, *publish.FOLDERS, ".gitignore"}
    with tarfile.open(fileobj=io.BytesIO(archive(folder))) as tar:
        assert sorted(tar.getnames()) == [f"package/{name}" for name in files]
    assert (folder / "requirements.txt").read_bytes() == (publish.ROOT / "requirements.txt").read_bytes()


def test_it_would_publish_and_says_where_it_is_kept(folder: Path) -> None:
    said = list(check(folder, publish.sys.executable))
    assert said[0] == f"AWS preflight (aws-preflight {VERSION}), kept at {OURS}"
    assert f"website: {OURS}\n" in (folder / "PulumiPolicy.yaml").read_text()
    assert [line.partition(":")[0] for line in said[1::3]] == [f"{len(discover()) + 1} policies", "Packed"]


def test_policies_of_ones_own_are_published_with_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "pack", str(tmp_path / "acme")]) == 0
    own = ["--policies", str(tmp_path / "acme")]
    pack = str(tmp_path / "pack")
    assert publish.main(["build", pack, "--repository", OURS, *own]) == 0
    assert publish.main(["check", pack, *own]) == 0
    assert f"\n{len(discover()) + 2} policies: " in capsys.readouterr().out
    assert publish.main(["build", pack, "--policies", str(tmp_path)]) == 1
    assert "it has no __init__.py, and no pyproject.toml that names one" in capsys.readouterr().err


def test_building_again_takes_away_what_is_gone_and_keeps_what_is_installed(tmp_path: Path) -> None:
    build(tmp_path / "pack", OURS)
    (tmp_path / "pack" / "policies" / "gone.py").touch()
    (tmp_path / "pack" / "env").mkdir()
    (tmp_path / "pack" / "env" / "kept").touch()
    build(tmp_path / "pack", OURS)
    assert not (tmp_path / "pack" / "policies" / "gone.py").exists()
    assert (tmp_path / "pack" / "env" / "kept").exists()
    assert "env/kept" not in packed(tmp_path / "pack")


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(PublishError, match="holds something else"):
        build(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_below_an_ignore_file_is_refused(tmp_path: Path) -> None:
    # The CLI reads it too: `build/` there, and an empty pack would be published.
    (tmp_path / ".gitignore").write_text("build/\n")
    with pytest.raises(PublishError, match=r"would leave out what .*\.gitignore hides"):
        build(tmp_path / "build" / "pack")


@pytest.mark.parametrize(
    "name",
    ["tests/test_a.py", "policies/test_a.py", "policypack/testing/plan.py", "examples/a/__main__.py", "notes.txt"],
)
def test_what_is_no_business_of_users_is_named(name: str) -> None:
    files = [*publish.FILES, "policypack/README.md", "policies/rds/a.py"]
    assert list(strangers(files)) == []
    assert list(strangers([*files, name])) == [f"{name} would be packed"]
    assert list(strangers(files[1:])) == ["PulumiPolicy.yaml is missing"]


@pytest.mark.parametrize(
    ("remote", "page"),
    [
        ("https://github.com/acme/pack.git", "https://github.com/acme/pack"),
        ("https://me:token@gitlab.acme.example/a/b/pack/", "https://gitlab.acme.example/a/b/pack"),
        ("git@github.com:acme/pack.git", "https://github.com/acme/pack"),
        ("ssh://git@git.acme.example:2222/acme/pack.git", "https://git.acme.example/acme/pack"),
        ("/srv/git/pack.git", None),
        ("../pack", None),
        ("", None),
    ],
)
def test_the_page_of_a_remote(remote: str, page: str | None) -> None:
    assert web_page(remote) == page


def test_nothing_is_wrong_with_what_the_pack_says_of_itself(info: Any) -> None:
    assert list(problems(info)) == []
    assert (info.displayName, info.description) == (about.DISPLAY_NAME, about.DESCRIPTION)
    assert info.readme.startswith("# AWS preflight\n")
    assert info.repository == about.REPOSITORY
    framed = {policy.tags[0]: policy.framework.reference for policy in info.policies if policy.HasField("framework")}
    assert framed == {"security": "Security", "reliability": "Reliability", "cost": "Cost Optimization"}


def test_the_project_file_says_the_same() -> None:
    text = (publish.ROOT / "PulumiPolicy.yaml").read_text()
    assert f"description: {about.DESCRIPTION}\n" in text
    assert f"website: {about.REPOSITORY}\n" in text


def setting(**schema: Any) -> Callable[[Any], None]:
    return lambda info: info.policies[0].configSchema.properties.update({"size": schema})


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda info: setattr(info, "version", "1.0 beta"), "version: '1.0 beta' is not what Pulumi Cloud takes"),
        (lambda info: setattr(info, "name", ""), "name: '' is not what Pulumi Cloud takes"),
        (lambda info: setattr(info, "readme", " "), "readme is empty"),
        (lambda info: setattr(info, "repository", "git@x:y"), "repository: 'git@x:y' is no https address"),
        (lambda info: info.tags.append("aws"), "one is there twice"),
        (lambda info: setattr(info, "supportsConfig", False), "it does not take settings"),
        (lambda info: info.policies.append(info.policies[1]), "there are 2 policies of this name"),
        (lambda info: setattr(info.policies[0], "name", "all"), "all: its name is not what Pulumi Cloud takes"),
        (lambda info: setattr(info.policies[0], "description", ""), "description is empty"),
        (lambda info: setattr(info.policies[0], "remediation_steps", ""), "remediation_steps is empty"),
        (lambda info: setattr(info.policies[0], "enforcementLevel", proto.REMEDIATE), "its level is none"),
        (lambda info: setattr(info.policies[0], "severity", 0), "it has no severity"),
        (lambda info: info.policies[0].ClearField("tags"), "it has no tags"),
        (lambda info: setattr(info.policies[0], "url", "http://a.example"), "url: 'http://a.example' is no https"),
        (lambda info: setattr(info.policies[0].framework, "name", "CIS"), "its framework has no name, reference or"),
        (setting(type="text", description="It."), "its settings are no JSON Schema: 'text' is not valid"),
        (setting(type="number"), "size: the setting has no description"),
        (setting(type="number", default="1", description="It."), "size: its default is no value of it: '1' is not"),
        (
            lambda info: info.policies[0].configSchema.required.append("gone"),
            "settings that it does not have: ['gone']",
        ),
    ],
)
def test_what_would_not_publish_is_named(info: Any, spoil: Callable[[Any], Any], said: str) -> None:
    spoilt = proto.AnalyzerInfo()
    spoilt.CopyFrom(info)
    spoil(spoilt)
    found = list(problems(spoilt))
    assert len(found) == 1
    assert said in found[0]


def test_alike_mistakes_of_many_policies_are_one_line(info: Any) -> None:
    spoilt = proto.AnalyzerInfo()
    spoilt.CopyFrom(info)
    for policy in spoilt.policies:
        policy.url = ""
    (line,) = problems(spoilt)
    assert line.endswith(" and others: url: '' is no https address")


def test_the_command_says_what_is_wrong_and_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").touch()
    assert publish.main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err.endswith("choose another folder: DIST=…\nIt would not publish.\n")
