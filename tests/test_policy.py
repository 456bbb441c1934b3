from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack import Finding, Resource, Stack, policy
from policypack.errors import ConfigError, PolicyDefinitionError
from policypack.policy import discover

ROOT = Path(__file__).parent.parent
TYPE = "aws:sqs/queue:Queue"


def test_everything_is_read_off_the_function() -> None:
    @policy(TYPE, level="advisory", severity="low", group="cost", config={"limit": {"type": "integer", "default": 3}})
    def kept_too_long(queue: Resource, *, config: dict[str, int], stack: Stack | None = None) -> Iterator[Finding]:
        """Messages are kept too long.

        Why: They cost
        money.
        Source: https://docs.aws.amazon.com/a https://docs.aws.amazon.com/b
        """
        yield from ()

    assert kept_too_long.id == "tests-test-policy-kept-too-long"
    assert kept_too_long.title == "Messages are kept too long"
    assert kept_too_long.why == "They cost money."
    assert kept_too_long.source == ("https://docs.aws.amazon.com/a", "https://docs.aws.amazon.com/b")
    assert kept_too_long.per_resource
    assert kept_too_long.needs == {"config", "stack"}
    assert kept_too_long.optional == {"stack"}
    assert Path(kept_too_long.file).name == "test_policy.py"


def no_docstring(queue: Resource) -> Iterator[Finding]:
    yield from ()


def no_generator(queue: Resource) -> None:
    """Title.

    Why: x
    Source: y
    """


def unknown_need(queue: Resource, *, clock: int) -> Iterator[Finding]:
    """Title.

    Why: x
    Source: y
    """
    yield from ()


def well_formed(queue: Resource) -> Iterator[Finding]:
    """Title.

    Why: x
    Source: y
    """
    yield from ()


def two_resources(one: Resource, two: Resource) -> Iterator[Finding]:
    """Title.

    Why: x
    Source: y
    """
    yield from ()


def config_without_settings(queue: Resource, *, config: object) -> Iterator[Finding]:
    """Title.

    Why: x
    Source: y
    """
    yield from ()


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (no_docstring, "no Why: section"),
        (no_generator, "generator function"),
        (unknown_need, "unknown parameter 'clock'"),
        (two_resources, "more than one resource"),
        (config_without_settings, "declares no settings"),
    ],
    ids=lambda value: getattr(value, "__name__", "")[:30],
)
def test_a_wrong_declaration_names_file_and_line(function: object, message: str) -> None:
    with pytest.raises(PolicyDefinitionError, match=message) as error:
        policy(TYPE)(function)  # type: ignore[arg-type]
    assert str(error.value).startswith(f"{__file__}:")


@pytest.mark.parametrize(("setting", "value"), [("level", "fatal"), ("severity", "bad"), ("group", "misc")])
def test_an_unknown_level_severity_or_group_is_refused(setting: str, value: str) -> None:
    with pytest.raises(PolicyDefinitionError, match=f"unknown {setting} '{value}'; known are"):
        policy(TYPE, **{setting: value})(well_formed)  # type: ignore[arg-type]


def test_types_and_a_resource_go_together() -> None:
    with pytest.raises(PolicyDefinitionError, match="names no type token"):
        policy()(well_formed)


class TestDiscovery:
    POLICY = """
        from policypack import policy

        @policy("aws:sqs/queue:Queue")
        def too_long(queue):
            '''Too long.

            Why: x
            Source: y
            '''
            yield from ()
    """

    @pytest.fixture
    def package(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        folder = tmp_path / "found_policies"
        folder.mkdir()
        (folder / "__init__.py").touch()
        monkeypatch.syspath_prepend(tmp_path)
        yield folder  # type: ignore[misc]
        for name in [name for name in sys.modules if name.startswith("found_policies")]:
            del sys.modules[name]

    def test_every_module_is_found_and_sorted_by_id(self, package: Path) -> None:
        (package / "sqs.py").write_text(textwrap.dedent(self.POLICY))
        (package / "acm.py").write_text(textwrap.dedent(self.POLICY))
        assert [policy.id for policy in discover("found_policies")] == ["found-acm-too-long", "found-sqs-too-long"]

    def test_an_imported_policy_is_not_found_twice(self, package: Path) -> None:
        (package / "sqs.py").write_text(textwrap.dedent(self.POLICY))
        (package / "acm.py").write_text("from found_policies.sqs import too_long\n")
        assert [policy.id for policy in discover("found_policies")] == ["found-sqs-too-long"]

    def test_an_id_used_twice_names_both_places(self, package: Path) -> None:
        (package / "lambda_.py").write_text(textwrap.dedent(self.POLICY))
        (package / "lambda__.py").write_text(textwrap.dedent(self.POLICY))
        with pytest.raises(
            PolicyDefinitionError, match=r"'found-lambda-too-long' is already used at .*lambda_\.py:\d+"
        ):
            discover("found_policies")

    def test_packages_below_are_searched_at_any_depth(self, package: Path) -> None:
        for folder in (package / "rds", package / "rds" / "deep"):
            folder.mkdir()
            (folder / "__init__.py").touch()
        (package / "rds" / "deep" / "sqs.py").write_text(textwrap.dedent(self.POLICY))
        assert [policy.function.__module__ for policy in discover("found_policies")] == ["found_policies.rds.deep.sqs"]

    def test_a_package_without_a_policy_is_an_error(self, package: Path) -> None:
        (package / "sqs.py").write_text("# nothing yet\n")
        with pytest.raises(ConfigError, match=r"There is no policy in .*found_policies, so nothing can be judged"):
            discover("found_policies")

    def test_the_packs_own_are_found_whatever_the_path_and_the_loaded_modules_hold(self, tmp_path: Path) -> None:
        (tmp_path / "policies").mkdir()
        (tmp_path / "policies" / "__init__.py").write_text("raise SystemExit('a stranger was imported')\n")
        (tmp_path / "policies" / "iam.py").touch()
        code = """
            import sys, types
            from policypack.policy import discover

            sys.modules["policies"] = types.ModuleType("policies")  # as if the stranger had been imported before
            sys.modules["policies.acm"] = types.ModuleType("policies.acm")
            sys.path.insert(0, sys.argv[1])
            found = discover()
            print(len(found), found[0].file, discover()[0] is found[0])
        """
        done = subprocess.run(
            [sys.executable, "-P", "-c", textwrap.dedent(code), str(tmp_path)],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stderr == ""
        count, file, same = done.stdout.split()
        assert int(count) > 100
        assert Path(file).is_relative_to(ROOT / "policies")
        assert same == "True"
