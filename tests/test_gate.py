"""The gate cannot be switched off by the repository that it judges, nor by what else is on Python's path."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import textwrap
import venv
from pathlib import Path

import pytest
import yaml
from google.protobuf import empty_pb2

from tests.booted import ROOT, booted


def hostile(folder: Path, *names: str) -> Path:
    """Write modules and packages of these names that end whoever imports them."""
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"raise SystemExit('{name} of a stranger was imported')\n")
    return folder


class TestEngine:
    def test_policies_and_framework_are_the_packs_own_whatever_the_path_holds(self, tmp_path: Path) -> None:
        path = hostile(tmp_path, "policypack/__init__.py", "policypack/serve.py", "policies/__init__.py")
        with booted(PYTHONPATH=str(path)) as stub:
            assert len(stub.GetAnalyzerInfo(empty_pb2.Empty()).policies) > 100

    def test_also_where_strangers_of_that_name_were_imported_before(self, tmp_path: Path) -> None:
        for name in ("policypack", "policies"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "__init__.py").touch()
        (tmp_path / "sitecustomize.py").write_text("import policies, policypack\n")
        with booted(PYTHONPATH=str(tmp_path)) as stub:
            assert len(stub.GetAnalyzerInfo(empty_pb2.Empty()).policies) > 100

    def test_a_pack_without_policies_does_not_boot(self, tmp_path: Path) -> None:
        shutil.copy(ROOT / "__main__.py", tmp_path)
        shutil.copy(ROOT / "PulumiPolicy.yaml", tmp_path)
        shutil.copytree(ROOT / "policypack", tmp_path / "policypack", ignore=shutil.ignore_patterns("__pycache__"))
        said = r"There is no policy in .*policies, so nothing can be judged"
        with pytest.raises(AssertionError, match=said), booted(tmp_path):
            pass


REFUSED = """
    import importlib.util
    import os
    import pulumi_aws as aws

    assert importlib.util.find_spec("policypack") is None, "the pack's folder is on the program's path"
    if os.environ.get("NEVER_SET"):
        # The check reads it, and asks what is installed: it runs nothing of the program.
        import danger
        from danger.deeper import thing

        danger.delete_everything(thing)
    aws.sqs.Queue("orders", name="this is refused!!")
"""
# Names of modules that the pack imports, of the standard library and of packages, and of the pack itself.
NAMES = (
    "policies/__init__.py", "policies/sqs.py", "policypack/__init__.py", "policypack/__main__.py", "typing.py",
    "yaml.py", "grpc.py", "json.py", "pulumi.py", "pulumi_policy.py", "google.py", "boto3.py", "botocore.py", "rich.py",
    "argparse.py", "dataclasses.py", "enum.py", "re.py", "logging.py", "pathlib.py", "asyncio.py", "jsonschema.py",
    "__future__.py", "sitecustomize.py", "usercustomize.py", "conftest.py", "setup.py",
)  # fmt: skip


class TestCommand:
    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        """A repository with such names at its root, and a program in infra/ that has a mandatory finding."""
        (tmp_path / "infra").mkdir()
        (tmp_path / "infra" / "Pulumi.yaml").write_text("name: shop\nruntime: python\n")
        (tmp_path / "infra" / "Pulumi.production.yaml").write_text("config:\n  aws:region: eu-west-1\n")
        (tmp_path / "infra" / "__main__.py").write_text(textwrap.dedent(REFUSED))
        return hostile(tmp_path, *NAMES)

    @staticmethod
    def run(repository: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("AWS_", "PULUMI_", "PYTHON"))}
        nobody = {"AWS_EC2_METADATA_DISABLED": "true", "AWS_CONFIG_FILE": "/", "AWS_SHARED_CREDENTIALS_FILE": "/"}
        return subprocess.run(
            command,
            cwd=repository,
            env={**env, **nobody, **environment},
            capture_output=True,
            text=True,
            check=False,
        )

    @staticmethod
    def refused(report: str) -> bool:
        return any(found["policy"] == "sqs-queue-name-invalid" for found in json.loads(report)["findings"])

    ARGUMENTS = ("-m", "policypack", "preview", "infra", "--stack", "production", "--format", "json")

    def test_nothing_is_imported_from_the_working_directory(self, repository: Path) -> None:
        done = self.run(repository, sys.executable, "-P", *self.ARGUMENTS, PYTHONPATH=str(ROOT))
        assert (done.returncode, done.stderr) == (1, "")
        assert self.refused(done.stdout)

    def test_nor_where_an_empty_part_of_pythonpath_stands_for_it(self, repository: Path) -> None:
        # What Python itself imports before the pack's first line is out of reach: see docs/preview.md.
        for name in ("sitecustomize.py", "usercustomize.py", "policypack/__init__.py", "__future__.py"):
            (repository / name).unlink()
        for name in ("typing", "enum", "re", "pathlib"):
            (repository / f"{name}.py").unlink()
        (repository / "policypack" / "__main__.py").unlink()
        done = self.run(repository, sys.executable, "-P", *self.ARGUMENTS, PYTHONPATH=f":{ROOT}")
        assert (done.returncode, done.stderr) == (1, "")
        assert self.refused(done.stdout)

    def test_without_p_the_working_directory_is_dropped_first(self, repository: Path) -> None:
        shutil.rmtree(repository / "policypack")  # Python looks there before it can be told not to
        done = self.run(repository, sys.executable, *self.ARGUMENTS, PYTHONPATH=str(ROOT))
        assert (done.returncode, done.stderr) == (1, "")
        assert self.refused(done.stdout)

    def test_a_program_beside_such_names_is_judged_too(self, repository: Path) -> None:
        names = ("typing.py", "yaml.py", "json.py", "grpc.py", "pathlib.py", "danger/__init__.py", "danger/deeper.py")
        hostile(repository / "infra", *names, "conftest.py", "setup.py", "tests/test_all.py")
        done = self.run(
            repository / "infra", sys.executable, "-P", "-m", "policypack", "preview", "--format", "json",
            PYTHONPATH=str(ROOT),
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        assert self.refused(done.stdout)

    def test_without_a_policy_there_is_no_verdict(self, repository: Path, tmp_path: Path) -> None:
        pack = tmp_path / "half"
        shutil.copytree(ROOT / "policypack", pack / "policypack", ignore=shutil.ignore_patterns("__pycache__"))
        done = self.run(repository, sys.executable, "-P", *self.ARGUMENTS, PYTHONPATH=str(pack))
        assert (done.returncode, done.stdout) == (3, "")
        assert f"There is no policy in {pack / 'policies'}, so nothing can be judged" in done.stderr
        (pack / "policies").mkdir()
        (pack / "policies" / "__init__.py").touch()
        done = self.run(repository, sys.executable, "-P", *self.ARGUMENTS, PYTHONPATH=str(pack))
        assert done.returncode == 3
        assert "There is no policy in" in done.stderr

    def test_the_recipe_of_the_readme(self, repository: Path) -> None:
        """It is run word by word; only that packages are there already is taken from this environment."""
        pack = repository / "aws-preflight"
        pack.mkdir()
        for name in ("Makefile", "PulumiPolicy.yaml", *(path.name for path in ROOT.glob("requirements*"))):
            shutil.copy(ROOT / name, pack)
            os.utime(pack / name, (0, 0))
        for name in ("policypack", "policies"):
            shutil.copytree(ROOT / name, pack / name, ignore=shutil.ignore_patterns("__pycache__"))
        venv.create(pack / ".venv", symlinks=True)
        here = sysconfig.get_path("purelib")
        (there,) = (pack / ".venv").glob("lib/python*/site-packages")
        (there / "packages.pth").write_text(f"{here}\n")
        (pack / ".venv" / ".ready").touch()

        (recipe,) = re.findall(r"## In CI\n\n```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
        codes = [
            self.run(repository, "sh", "-c", step["run"], **step.get("env", {})).returncode
            for step in yaml.safe_load(recipe)
        ]
        assert codes == [0, 1]
        assert self.refused((repository / "preflight.json").read_text("utf-8"))


def test_no_page_prints_the_command_without_p() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").rglob("README.md")]
    texts = [*pages, *(ROOT / "policypack").rglob("*.py"), *(ROOT / "tests").glob("*.py"), ROOT / "Makefile"]
    found = {
        path.relative_to(ROOT).as_posix()
        for path in texts
        if "node_modules" not in path.parts and re.search(r"python3? -m policypack", path.read_text("utf-8"))
    }
    assert found == {"policypack/__init__.py"}  # which says what the form without -P does
