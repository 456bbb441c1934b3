from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from policypack import Finding, Resource, Stack, policy
from policypack.errors import PolicyDefinitionError
from policypack.policy import discover

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

    assert kept_too_long.id == "test-policy-kept-too-long"
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
        assert [policy.id for policy in discover("found_policies")] == ["acm-too-long", "sqs-too-long"]

    def test_an_imported_policy_is_not_found_twice(self, package: Path) -> None:
        (package / "sqs.py").write_text(textwrap.dedent(self.POLICY))
        (package / "acm.py").write_text("from found_policies.sqs import too_long\n")
        assert [policy.id for policy in discover("found_policies")] == ["sqs-too-long"]

    def test_an_id_used_twice_names_both_places(self, package: Path) -> None:
        (package / "lambda_.py").write_text(textwrap.dedent(self.POLICY))
        (package / "lambda__.py").write_text(textwrap.dedent(self.POLICY))
        with pytest.raises(PolicyDefinitionError, match=r"'lambda-too-long' is already used at .*lambda_\.py:\d+"):
            discover("found_policies")
