"""The lock files: everything that is asked for, and all that it brings along, by version and hash."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
NAMES = ("requirements", "requirements-dev")
SYSTEMS = [
    {"sys_platform": system, "platform_system": platform, "os_name": os}
    for system, platform, os in (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
]


class Locked(NamedTuple):
    """One entry of a lock file; the hashes are sha256."""

    requirement: Requirement
    hashes: tuple[str, ...]


def asked(name: str) -> list[Requirement]:
    """Return what a .in file asks for itself."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / f"{name}.in").read_text("utf-8").splitlines())
    return [Requirement(line) for line in lines if line and not line.startswith("-")]


def locked(name: str) -> list[Locked]:
    """Return a lock file's entries. Raises ValueError for a line that is no requirement with hashes."""
    text = (ROOT / f"{name}.txt").read_text("utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            requirement, *hashes = re.split(r"\s+--hash=sha256:", line)
            found.append(Locked(Requirement(requirement), tuple(hashes)))
    return found


def versions(name: str, python: str = "3.11", **system: str) -> dict[str, str]:
    """Return the version of each package that pip would install from a lock file on one system."""
    here = {"python_version": python, "python_full_version": f"{python}.0", **system}
    return {
        canonicalize_name(entry.requirement.name): str(entry.requirement.specifier)
        for entry in locked(name)
        if entry.requirement.marker is None or entry.requirement.marker.evaluate(here)
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_entry_is_one_version_with_hashes_of_files(name: str) -> None:
    for requirement, hashes in locked(name):
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), f"{requirement}: a lock says the version"
        assert requirement.url is None
        assert hashes, f"{requirement}: pip takes none without a hash where others have one"
        assert all(re.fullmatch(r"[0-9a-f]{64}", each) for each in hashes), str(requirement)


@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13", "3.14"])
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: str(system["sys_platform"]))
def test_what_is_asked_for_is_locked_for_every_system(system: dict[str, str], python: str) -> None:
    for name in NAMES:
        found = versions(name, python, **system)
        for requirement in asked(name):
            assert found.get(canonicalize_name(requirement.name)) == str(requirement.specifier), "run: make lock"
    own, all_of_it = (versions(name, python, **system) for name in NAMES)
    assert own.items() <= all_of_it.items(), "the tests run on other versions than the published pack: run make lock"


@pytest.mark.parametrize("suffix", ["in", "txt"])
@pytest.mark.parametrize("name", NAMES)
def test_no_index_is_named(name: str, suffix: str) -> None:
    text = (ROOT / f"{name}.{suffix}").read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", text, re.MULTILINE)
