"""The gate cannot be switched off by the repository that it judges, nor by what else is on Python's path."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
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
