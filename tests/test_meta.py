"""What must hold of every policy, and of the project as a whole."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from policypack.policy import ID, Policy, discover
from policypack.serve import VERSION
from tests import docs

ROOT = Path(__file__).parent.parent
POLICIES = discover("policies")
BY_ID = {policy.id: policy for policy in POLICIES}
PER_POLICY = pytest.mark.parametrize("policy", POLICIES, ids=lambda policy: policy.id)


@PER_POLICY
def test_its_declaration_reads_well(policy: Policy) -> None:
    assert ID.fullmatch(policy.id)
    assert policy.title == policy.title.strip()
    assert 10 < len(policy.title) < 80
    assert not policy.title.endswith(".")
    assert policy.why.endswith((".", '."', ")"))
    assert all(url.startswith("https://") for url in policy.source)
    assert all("default" in schema and schema.get("description") for schema in policy.config.values())


@PER_POLICY
def test_its_table_has_the_standard_rows(policy: Policy) -> None:
    if policy.preview_only:
        pytest.skip("judges a program's source; its cases are programs, in the tests of its service")
    table = docs.tables().get(policy.id)
    assert table is not None, f"tests/policies has no Table({policy.id!r}, …)"
    wanted = {"good", "bad"}
    if policy.per_resource:
        wanted |= {"absent", "unknown"}
    if "stack" in policy.needs and policy.per_resource:
        wanted.add("outside")
    if not policy.offline:
        wanted |= {"not-found", "cannot-ask"}
    missing = wanted - {row.kind for row in table.rows} - set(table.left_out)
    assert not missing, f"rows missing: {sorted(missing)}; leave one out with .without(kind, reason)"
    assert all(reason.strip() for reason in table.left_out.values())


def test_no_table_is_left_of_a_policy_that_is_gone() -> None:
    assert set(docs.tables()) <= set(BY_ID)


def test_type_tokens_exist_in_the_provider() -> None:
    from policypack.catalogue import provider as shapes

    unknown = [
        f"{policy.id}: {type}"
        for policy in POLICIES
        for type in policy.types
        if type.startswith("aws:") and not type.endswith("*") and not shapes.is_known(type)
    ]
    assert not unknown


def test_only_policies_that_wait_for_the_stack_ask_whether_a_resource_exists() -> None:
    # While resources are seen one by one nothing says so, and every one looks new.
    hasty = [p.id for p in POLICIES if "exists" in p.function.__code__.co_names and not p.waits_for_stack]
    assert not hasty


@pytest.mark.parametrize(("path", "content"), docs.WRITTEN.items(), ids=lambda value: getattr(value, "name", ""))
def test_the_generated_pages_are_current(path: Path, content: Callable[[], str]) -> None:
    assert path.read_text(encoding="utf-8") == content(), "run: make docs"


def test_importing_the_policies_and_their_tests_prints_nothing_and_loads_no_boto3_and_no_command() -> None:
    code = (
        "from policypack.policy import discover; discover('policies');"
        "import policypack.serve, policypack.testing, sys;"
        "late = {'boto3', 'botocore', 'moto', 'rich', 'jsonschema', 'policypack.commands', 'policypack.preview.run'};"
        "assert not late & set(sys.modules), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_the_layers_hold() -> None:
    """Only policypack/aws knows boto3, only three modules know the SDK, and policypack never imports policies."""
    sdk = {"serve.py", "policy.py", "testing.py"}
    for path in sorted((ROOT / "policypack").rglob("*.py")):
        names = imported(path)
        where = path.relative_to(ROOT / "policypack").as_posix()
        if not where.startswith(("aws/", "catalogue/")):
            assert not [name for name in names if name.split(".")[0] in ("boto3", "botocore")], where
        if where not in sdk:
            assert not [name for name in names if name.split(".")[0] == "pulumi_policy"], where
        assert not [name for name in names if name.split(".")[0] == "policies"], where


def test_policies_import_what_is_public_and_tables_of_their_own() -> None:
    """The public modules are the table in docs/design.md; one that nobody imports any more leaves it."""
    listed = re.findall(r"^\| (`policypack[^|]*) \|", (ROOT / "docs" / "design.md").read_text(), re.MULTILINE)
    public = [name for row in listed for name in re.findall(r"`([\w.*]+)`", row)]
    used = {"policypack"}
    for path in sorted((ROOT / "policies").rglob("*.py")):
        where, room = path.relative_to(ROOT).as_posix(), path.parts[len(ROOT.parts) + 1]
        for name in imported(path):
            if name.startswith("policypack"):
                matching = {each for each in ("policypack", *public) if fnmatchcase(name, each) and "._" not in name}
                assert matching, f"{where} imports {name}; docs/design.md lists what a policy may import"
                used |= matching
            elif name.startswith("policies"):
                own = re.fullmatch(rf"policies\.{room}(\._\w+)?", name)
                assert own, f"{where} imports {name}; what crosses goes to policypack/shelf or the catalogue of things"
                assert own[1], f"{where} imports {name}; what two modules need is a table: policies/{room}/_….py"
    assert set(public) <= used, "docs/design.md lists what no policy imports"


def test_nothing_of_this_project_names_a_machine() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    # Of a checkout right below /tmp the folder around it says nothing: programs may name that.
    around = ROOT if ROOT.parent == Path(tempfile.gettempdir()) else ROOT.parent
    here = re.compile(rf"{re.escape(str(around))}/")
    for name in tracked:
        path = ROOT / name
        if path.suffix in (".py", ".md", ".toml", ".yaml", ".txt", ".json", ".ts") and path.is_file():
            assert not here.search(path.read_text(encoding="utf-8")), name


def test_the_version_is_said_once() -> None:
    """The one place is policypack/version.py; the CLI takes it from the pack where PulumiPolicy.yaml says none."""
    for name in ("PulumiPolicy.yaml", "pyproject.toml"):
        assert not re.search(r"^version\b", (ROOT / name).read_text(), re.MULTILINE), name
    assert f"## {VERSION}" in (ROOT / "CHANGELOG.md").read_text()


def test_no_two_classes_share_a_name() -> None:
    """A reader who searches for a name finds one thing. The tokens of a service and its facts both carry its name."""
    found: dict[str, list[str]] = {}
    paths = [path for room in ("policypack", "policies") for path in sorted((ROOT / room).rglob("*.py"))]
    for path in paths:
        if path.name != "tokens.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    found.setdefault(node.name, []).append(f"{path.relative_to(ROOT)}:{node.lineno}")
    twice = {name: places for name, places in found.items() if len(places) > 1}
    assert not twice, f"name each for what it is about: {twice}"
