"""A boot that reads the pack's policies has the same ones as one that imports them, and never those of another pack."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack import index
from policypack.index import keys, read, read_info
from policypack.policy import Policy, discover

FOLDER = Path(__file__).parents[1] / "policies"


@pytest.fixture(autouse=True)
def bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have bytecode, and what is kept beside it, in a folder of the test's own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "bytecode"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    yield tmp_path / "bytecode"
    index._later.clear()


def write(folder: Path, policies: list[Policy]) -> None:
    index.write(folder, policies, keys(folder))


def kept(folder: Path) -> Path:
    return next(folder.rglob("*.policies.json"))


def test_what_was_kept_is_what_is_declared(bytecode: Path) -> None:
    found = discover()
    write(FOLDER, found)
    again = read(FOLDER)
    assert again is not None
    for policy, known in zip(found, again, strict=True):
        assert dataclasses.replace(known, function=policy.function) == policy
        assert known.module == policy.module
    beside = {path.suffix for path in bytecode.rglob("*") if path.is_file()} - {".pyc"}
    assert beside == {".json"}


def test_a_policy_that_was_kept_is_imported_when_it_is_called() -> None:
    code = (
        "import sys\nfrom policypack.policy import discover\n"
        "found = {policy.id: policy for policy in discover(later=True)}\n"
        "before = 'policies.sqs' in sys.modules\n"
        "found['sqs-queue-name-invalid'].function(None)\n"
        "print(before, 'policies.sqs' in sys.modules, 'policies.rds.storage' in sys.modules)\n"
    )
    command = [sys.executable, "-X", f"pycache_prefix={sys.pycache_prefix}", "-c", code]
    answers = [
        subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, check=True, env={}).stdout.split()
        for _ in range(2)
    ]
    assert answers == [["True", "True", "True"], ["False", "True", "False"]]


def test_what_reads_the_packs_modules_has_them_all() -> None:
    write(FOLDER, discover())
    again = read(FOLDER)
    assert again is not None
    index.load()
    assert index._later == []
    assert all(isinstance(policy.function.load(), type(sys)) for policy in again[:3])


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"\n[]", b"x y\n[]"])
def test_what_is_not_of_this_pack_is_not_read(bytecode: Path, content: bytes) -> None:
    write(FOLDER, [])
    kept(bytecode).write_bytes(content)
    assert read(FOLDER) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"[{}]", b"\xff"])
def test_what_is_maimed_is_not_read(bytecode: Path, content: bytes) -> None:
    write(FOLDER, [])
    keys = kept(bytecode).read_bytes().partition(b"\n")[0]
    kept(bytecode).write_bytes(keys + b"\n" + content)
    assert read(FOLDER) is None


def test_a_pack_whose_files_bear_other_dates_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "found").mkdir()
    module = tmp_path / "found" / "__init__.py"
    module.write_text("one")
    index.write_info(module.parent, b"what it says\nin lines", keys(module.parent))
    os.utime(module, (1, 1))
    assert read_info(module.parent) == b"what it says\nin lines"
    module.write_text("two")
    assert read_info(module.parent) is None


def test_a_change_in_any_file_of_the_pack_makes_it_another(tmp_path: Path) -> None:
    package = tmp_path / "found"
    (package / "inner").mkdir(parents=True)
    for file in ("__init__.py", "inner/__init__.py", "inner/table.json"):
        (package / file).write_text("")
    write(package, [])
    assert read(package) == []
    (package / "inner" / "table.json").write_text(" ")
    assert read(package) is None
    write(package, [])
    (package / "more.py").touch()
    assert read(package) is None


def test_what_changes_while_it_is_imported_is_another_pack(tmp_path: Path) -> None:
    package = tmp_path / "found"
    package.mkdir()
    (package / "__init__.py").write_text("one")
    before = keys(package)
    (package / "__init__.py").write_text("two")
    index.write(package, [], before)
    assert read(package) is None


def test_nothing_is_kept_where_python_keeps_nothing(bytecode: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    write(FOLDER, [])
    assert not bytecode.exists()


def test_a_folder_that_cannot_be_written_costs_nothing(bytecode: Path) -> None:
    bytecode.write_text("in the way")
    write(FOLDER, [])
    assert read(FOLDER) is None
