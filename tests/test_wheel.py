"""The wheel, installed into an environment of its own and used from another folder, without a clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import textwrap
import venv
import zipfile
from pathlib import Path

import pytest
import yaml
from google.protobuf import empty_pb2
from packaging.requirements import Requirement

from policypack.policy import discover
from policypack.version import VERSION
from tests.booted import ROOT, booted
from tests.test_requirements import asked

REFUSED = """
    import pulumi_aws as aws

    aws.sqs.Queue("orders", name="this is refused!!")
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, in an environment that has the wheel; what that needs comes from this one."""
    folder = tmp_path_factory.mktemp("tool") / "env"
    venv.create(folder, symlinks=True)
    (there,) = folder.glob("lib/python*/site-packages")
    (there / "packages.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    pip = [sys.executable, "-m", "pip", "--python", str(folder), "install", "--no-index", "--no-deps", "--quiet"]
    subprocess.run([*pip, "--disable-pip-version-check", "--no-compile", str(wheel)], check=True, capture_output=True)
    return folder / "bin" / "aws-preflight"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    (tmp_path / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
    (tmp_path / "Pulumi.dev.yaml").write_text("config:\n  aws:region: eu-west-1\n")
    (tmp_path / "__main__.py").write_text(textwrap.dedent(REFUSED))
    return tmp_path


def run(command: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PULUMI_", "PYTHON"))}
    nobody = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": os.devnull}
    env = {**kept, **nobody, "AWS_SHARED_CREDENTIALS_FILE": os.devnull}
    return subprocess.run([command, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_wheel_has_one_package_and_all_that_belongs_to_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0] for name in names} == {"policypack", f"aws_preflight-{VERSION}.dist-info"}
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    moved = {"policypack": "policypack/", "policies": "policypack/_policies/", "presets": "policypack/_presets/"}
    ours = (name.partition("/") for name in tracked)
    assert {f"{moved[top]}{rest}" for top, _, rest in ours if top in moved} <= set(names)


def test_what_it_needs_is_what_the_pack_needs_and_the_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (metadata,) = [archive.read(name).decode() for name in archive.namelist() if name.endswith("/METADATA")]
    needed = [Requirement(line.partition(": ")[2]) for line in metadata.splitlines() if line.startswith("Requires-D")]
    plain = {each.name.lower(): each for each in needed if each.marker is None}
    for requirement in asked("requirements"):
        tested = str(requirement.specifier).removeprefix("==")
        taken = plain.pop(requirement.name.lower()).specifier
        assert tested in taken
        assert f"{int(tested.split('.')[0]) + 1}.0" not in taken
    assert {"ruff", "shtab", "ty"} <= set(plain)
    assert {each.name for each in needed if each.marker is not None} == {"boto3-stubs-full", "moto"}


def test_the_command_judges_the_program_of_the_folder_that_it_is_called_in(installed: Path, program: Path) -> None:
    done = run(installed, program)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "sqs-queue-name-invalid" in done.stdout
    assert run(installed, program, "--version").stdout == f"aws-preflight {VERSION}\n"
    assert "See: aws-preflight preview --help" in run(installed, program, "preview", "--stak", "x").stderr


def test_a_folder_of_the_name_policies_is_in_nobodys_way(installed: Path, program: Path) -> None:
    (program / "policies").mkdir()
    (program / "policies" / "__init__.py").write_text("raise SystemExit('a stranger was imported')\n")
    done = run(installed, program, "preview", "--format", "json")
    assert done.returncode == 1, done.stdout + done.stderr
    enabled = sum(policy.level != "disabled" for policy in discover())
    assert json.loads(done.stdout)["summary"]["policies"] == enabled


def test_pytest_finds_the_plugin_by_itself(installed: Path, tmp_path: Path) -> None:
    done = run(installed.with_name("python"), tmp_path, "-m", "pytest", "--fixtures")
    assert "preview [session scope] -- " in done.stdout, done.stdout + done.stderr


def test_a_package_of_policies_is_begun_installed_and_picked_up(installed: Path, program: Path) -> None:
    python = installed.with_name("python")
    assert run(installed, program, "new", "pack", "acme-policies").returncode == 0
    assert run(installed, program, "new", "policy", "s3-bucket-loud", "--in", "acme-policies").returncode == 0
    project = program / "acme-policies"
    tested = run(python, project, "-m", "pytest", "-p", "no:cacheprovider")
    assert (tested.returncode, "16 passed" in tested.stdout) == (0, True), tested.stdout + tested.stderr
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--quiet"]
    build = ["--no-build-isolation", "--no-deps", "--no-index", "--no-compile"]
    subprocess.run([*pip, "install", *build, str(project)], check=True, capture_output=True)
    try:
        found = json.loads(run(installed, program, "preview", "--format", "json").stdout)["findings"]
    finally:
        subprocess.run([*pip, "uninstall", "--yes", "acme-policies"], check=True, capture_output=True)
    assert "acme-sqs-queue-name-foreign" in [each["policy"] for each in found]


def test_the_engine_boots_the_folder_that_it_writes(installed: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    done = run(installed, tmp_path, "pack", "pack")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{folder}\n", "")
    project = yaml.safe_load((folder / "PulumiPolicy.yaml").read_text())
    environment = Path(project["runtime"]["options"]["virtualenv"])
    assert environment == installed.parents[1]
    assert (folder / "presets" / "strict.json").is_file()
    (tmp_path / "policypack.py").write_text("raise SystemExit('a stranger was imported')\n")
    with booted(folder, python=environment / "bin" / "python", PYTHONPATH=str(tmp_path)) as stub:
        info = stub.GetAnalyzerInfo(empty_pb2.Empty())
    assert (info.name, info.version) == ("aws-preflight", VERSION)
    assert len(info.policies) == len(discover()) + 1
    # It is written anew over what it wrote, and over nothing else.
    assert run(installed, tmp_path, "pack", "pack").returncode == 0
    (folder / "__main__.py").write_text("print('mine')\n")
    refused = run(installed, tmp_path, "pack", "pack")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "holds something else; name another folder" in refused.stderr


def test_without_a_name_the_folder_is_in_the_environment_of_the_command(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "pack")
    assert Path(done.stdout.strip()) == installed.parents[1] / "share" / "aws-preflight" / "pack"
    assert (Path(done.stdout.strip()) / "PulumiPolicy.yaml").is_file()


def test_in_a_clone_the_folder_is_the_clone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "policypack", "pack"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == (f"{ROOT}\n", "")
