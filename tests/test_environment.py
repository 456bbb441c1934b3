"""The interpreter that PulumiPolicy.yaml names: there before anything is installed, so that the CLI is answered."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
STUB = ROOT / "env" / "bin" / "python"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it is a script for POSIX shells")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A folder with the stub and nothing else; its name has a space."""
    folder = tmp_path / "the pack"
    (folder / "env" / "bin").mkdir(parents=True)
    shutil.copy(STUB, folder / "env" / "bin")
    return folder


def interpreter(path: Path, says: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\necho {says} "$@"\n')
    path.chmod(0o755)


def started(pack: Path) -> subprocess.CompletedProcess[str]:
    # As the language host starts it, from somewhere else.
    command = [str(pack / "env/bin/python"), "-u", "-m", "pulumi.policy", "127.0.0.1:1", str(pack)]
    return subprocess.run(command, cwd="/", capture_output=True, text=True, check=False)


def test_where_nothing_is_installed_it_says_what_to_do(pack: Path) -> None:
    done = started(pack)
    assert (done.returncode, done.stdout) == (1, ""), "stdout is the engine's handshake"
    assert f"Run `pulumi install` in {pack} (or: make -C {pack} install)" in done.stderr


def test_it_runs_what_make_install_or_pulumi_install_has_made(pack: Path) -> None:
    asked = f"-u -m pulumi.policy 127.0.0.1:1 {pack}\n"
    interpreter(pack / ".venv/bin/python", "made by make")
    assert started(pack).stdout == f"made by make {asked}"
    interpreter(pack / "env/bin/python3", "made by pulumi")
    assert started(pack).stdout == f"made by pulumi {asked}"


def test_an_interpreter_that_was_removed_since_is_none(pack: Path) -> None:
    (pack / "env/bin/python3").symlink_to(pack / "gone")
    assert started(pack).returncode == 1


def test_a_virtual_environment_made_in_its_folder_leaves_it_there(pack: Path) -> None:
    # As `pulumi install` makes it: by the first `python3` on the PATH.
    base = Path(sys.base_prefix) / "bin" / "python3"
    if not base.exists():
        pytest.skip(f"there is no {base}")
    subprocess.run([str(base), "-m", "venv", "--without-pip", str(pack / "env")], check=True)
    assert (pack / "env/bin/python").read_text() == STUB.read_text()
    command = [str(pack / "env/bin/python"), "-c", "import sys; print(sys.prefix)"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).resolve() == (pack / "env").resolve()


def test_it_is_the_interpreter_that_the_pack_names() -> None:
    assert "    virtualenv: env\n" in (ROOT / "PulumiPolicy.yaml").read_text()
    listed = subprocess.run(
        ["git", "ls-files", "--stage", "env"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not listed:
        pytest.skip("not a git checkout")
    assert (listed[0], listed[-1]) == ("100755", "env/bin/python"), "it is tracked, can be run, and is alone"
