from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from jsonschema import Draft202012Validator

from policypack import config_schema
from policypack.config import Settings, check, read_file, stack_exemptions
from policypack.errors import ConfigError
from policypack.policy import discover
from tests.plain import make


def silent(_queue: Any, *, config: Any = None) -> Iterator[Any]:
    yield from ()


LIMITED = make(
    silent,
    "sqs-limited",
    config={
        "limit": {"type": "integer", "default": 3},
        "nested": {"type": "object", "properties": {"name": {"type": "string"}}, "default": {}},
    },
)
PLAIN = make(silent, "sqs-plain")
POLICIES = [LIMITED, PLAIN]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.json"


def read(file: Path, content: Any) -> Settings:
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    return read_file(file, POLICIES)


class TestFile:
    def test_a_level_alone_or_with_settings(self, file: Path) -> None:
        settings = read(file, {"sqs-plain": "disabled", "sqs-limited": {"enforcementLevel": "advisory", "limit": 5}})
        assert (settings.level(PLAIN), settings.level(LIMITED)) == ("disabled", "advisory")
        assert settings.of(LIMITED)["limit"] == 5

    def test_what_is_not_said_keeps_its_default(self, file: Path) -> None:
        settings = read(file, "")
        assert settings.level(PLAIN) == "mandatory"
        assert settings.of(LIMITED) == {"limit": 3, "nested": {}}

    def test_all_comes_before_names(self, file: Path) -> None:
        settings = read(file, {"all": "advisory", "sqs-plain": "mandatory"})
        assert (settings.level(PLAIN), settings.level(LIMITED)) == ("mandatory", "advisory")
        assert settings.levels["coverage"] == "advisory"

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            ("{", "this is not JSON"),
            ("[]", "must hold one JSON object"),
            ({"sqs-plian": "advisory"}, "there is no policy 'sqs-plian'; did you mean 'sqs-plain'?"),
            ({"sqs-plain": "fatal"}, "sqs-plain: 'fatal' is no enforcement level; they are"),
            ({"all": "fatal"}, "all: 'fatal' is no enforcement level"),
            ({"sqs-limited": {"limt": 5}}, "sqs-limited: there is no setting 'limt'; did you mean 'limit'?"),
            ({"sqs-limited": {"limit": "5"}}, "sqs-limited: limit: '5' is not of type 'integer'"),
            (
                {"sqs-limited": {"nested": {"nam": "x"}}},
                "sqs-limited: there is no setting 'nested.nam'; did you mean 'name'?",
            ),
            ({"sqs-plain": {"exempt": [{"resource": "*"}]}}, "'reason' is a required property"),
            ({"sqs-plain": {"exempt": [{"resource": "*", "reason": ""}]}}, "'' should be non-empty"),
            ({"sqs-plain": {"exempt": [{"resource": "*", "reason": " "}]}}, "an exemption needs a reason"),
            (
                {"sqs-plain": {"exempt": [{"resource": "*", "reason": "x", "until": "soon"}]}},
                "'soon' is not a date like 2027-03-31",
            ),
            ({"coverage": {"failOn": ["unknown"]}}, "'unknown' is not one of"),
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_what_is_wrong_is_named(self, file: Path, content: Any, message: str) -> None:
        with pytest.raises(ConfigError) as error:
            read(file, content)
        assert message in str(error.value)
        assert all(line.startswith(f"{file}: ") for line in str(error.value).splitlines())

    def test_every_problem_is_told_at_once(self, file: Path) -> None:
        with pytest.raises(ConfigError) as error:
            read(file, {"sqs-a": "advisory", "sqs-plain": "fatal"})
        assert len(str(error.value).splitlines()) == 2

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(ConfigError, match="No such file"):
            read_file(tmp_path / "none.json", POLICIES)


def test_a_policy_that_is_gone_has_the_nearest_name_beside_it() -> None:
    known = POLICIES[0].id
    settings = check({f"{known}x": "advisory", "zz": "advisory"}, {}, POLICIES)
    assert settings.unknown_policies == (f"{known}x", "zz")
    assert settings.meant == {f"{known}x": known}


def test_the_engine_may_name_a_policy_that_is_gone() -> None:
    settings = check({"sqs-old": "advisory"}, {"sqs-old": {"limit": 1}, "all": {}}, POLICIES)
    assert settings.unknown_policies == ("sqs-old",)


class TestEnvironment:
    @pytest.mark.parametrize(
        ("stack", "environment"),
        [
            ("prod", "production"),
            ("shop-production", "production"),
            ("dev", "test"),
            ("pr-123", "test"),
            ("shop", None),
            ("prod-test", None),
        ],
    )
    def test_the_name_decides_where_nothing_is_said(self, stack: str, environment: str | None) -> None:
        assert Settings().environment(stack, {}) == environment

    def test_the_stacks_own_word_comes_first(self) -> None:
        assert Settings().environment("prod", {"preflight:environment": "test"}) == "test"

    def test_patterns_can_be_set(self) -> None:
        settings = check({}, {"coverage": {"environments": {"production": ["live-*"]}}}, [])
        assert settings.environment("live-eu", {}) == "production"
        assert settings.environment("prod", {}) is None

    def test_no_stack_takes_itself_out_of_what_the_packs_configuration_says(self) -> None:
        settings = check({}, {"coverage": {"environments": {"production": ["*"]}}}, [])
        assert settings.environment("dev", {"preflight:environment": "test"}) == "production"
        settings = check({}, {"coverage": {"environments": {"production": ["live-*"]}}}, [])
        assert settings.environment("dev", {"preflight:environment": "test"}) == "test"

    def test_another_word_is_an_error(self) -> None:
        with pytest.raises(ConfigError, match="must be production or test"):
            Settings().environment("prod", {"preflight:environment": "prod"})


class TestStackExemptions:
    def test_they_are_json_text(self) -> None:
        entry = {"policy": "sqs-*", "resource": "*::orders", "reason": "moves in May", "until": "2027-05-31"}
        (found,) = stack_exemptions({"preflight:exempt": json.dumps([entry])})
        assert found.covers("sqs-plain", "urn:pulumi:a::b::aws:sqs/queue:Queue::orders")
        assert not found.covers("sns-plain", "urn:pulumi:a::b::aws:sqs/queue:Queue::orders")
        assert found.until == date(2027, 5, 31)

    @pytest.mark.parametrize("text", ["{", '"x"', '[{"resource": "*"}]', "[1]"])
    def test_what_is_wrong_is_an_error_that_names_the_key(self, text: str) -> None:
        with pytest.raises(ConfigError, match="preflight:exempt"):
            stack_exemptions({"preflight:exempt": text})


def test_the_preset_that_makes_all_advisory_leaves_off_what_is_off() -> None:
    policies = discover("policies")
    settings = read_file(Path(__file__).parent.parent / "presets" / "pull-request.json", policies)
    assert {policy.id for policy in policies if settings.level(policy) == "disabled"} == {
        policy.id for policy in policies if policy.level == "disabled"
    }
    assert {settings.level(policy) for policy in policies} == {"advisory", "disabled"}


class TestOverrides:
    CONTENT: ClassVar[Any] = {
        "sqs-plain": "advisory",
        "sqs-limited": {"limit": 5},
        "coverage": {
            "overrides": [
                {"project": "shop*", "policies": {"sqs-plain": "mandatory", "sqs-limited": {"limit": 7}}},
                {"stack": "*-dev", "policies": {"all": "disabled"}},
                {
                    "project": "shop",
                    "environment": "production",
                    "policies": {
                        "sqs-limited": {"nested": {"name": "x"}, "exempt": [{"resource": "*", "reason": "y"}]}
                    },
                },
            ]
        },
    }

    @pytest.mark.parametrize(
        ("run", "levels", "limit", "name", "exemptions"),
        [
            (("blog", "main", None), ("advisory", "mandatory"), 5, None, 0),
            (("shop-web", "main", None), ("mandatory", "mandatory"), 7, None, 0),
            (("shop-web", "ann-dev", "test"), ("disabled", "disabled"), 7, None, 0),
            (("shop", "prod", "production"), ("mandatory", "mandatory"), 7, "x", 1),
            (("shop", "prod", None), ("mandatory", "mandatory"), 7, None, 0),
        ],
        ids=["another project", "a project", "a stack", "an environment", "no environment"],
    )
    def test_of_several_that_fit_the_last_counts(
        self, file: Path, run: Any, levels: Any, limit: int, name: str | None, exemptions: int
    ) -> None:
        settings = read(file, self.CONTENT).of_run(*run)
        assert (settings.level(PLAIN), settings.level(LIMITED)) == levels
        assert settings.of(LIMITED)["limit"] == limit
        assert settings.of(LIMITED)["nested"].get("name") == name
        assert len(settings.exemptions) == exemptions

    @pytest.mark.parametrize(
        ("override", "message"),
        [
            ({"project": "shop"}, "coverage: overrides[0]: 'policies' is a required property"),
            ({"projet": "x", "policies": {}}, "there is no setting 'overrides[0].projet'; did you mean 'project'?"),
            ({"environment": "prod", "policies": {}}, "overrides[0].environment: 'prod' is not one of"),
            ({"policies": {"sqs-plian": "disabled"}}, "there is no policy 'sqs-plian'; did you mean 'sqs-plain'?"),
            ({"policies": {"sqs-plain": "off"}}, "coverage: overrides[0].sqs-plain: 'off' is no enforcement level"),
            (
                {"policies": {"sqs-limited": {"limt": 1}}},
                "coverage: overrides[0].sqs-limited: there is no setting 'limt'; did you mean 'limit'?",
            ),
            (
                {"policies": {"coverage": {"lookups": "off"}}},
                "overrides[0].coverage: these are settings of the whole pack",
            ),
        ],
    )
    def test_what_is_wrong_in_one_is_named_with_its_place(self, file: Path, override: Any, message: str) -> None:
        with pytest.raises(ConfigError) as error:
            read(file, {"coverage": {"overrides": [override]}})
        assert message in str(error.value)

    def test_an_engines_configuration_may_name_what_is_not_there(self) -> None:
        overrides = [{"policies": {"sqs-gone": "disabled"}}]
        assert check({}, {"coverage": {"overrides": overrides}}, POLICIES).unknown_policies == ("sqs-gone",)


CONTENTS = (
    {},
    {"all": "advisory", "sqs-plain": "remediate", "sqs-limited": {"enforcementLevel": "disabled", "limit": 1}},
    {"sqs-plain": {"exempt": [{"resource": "*", "reason": "y", "owner": "ops"}]}},
    {"coverage": {"lookups": "off", "exempt": [{"policy": "sqs-*", "resource": "*", "reason": "y"}]}},
    TestOverrides.CONTENT,
    {"sqs-plain": "fatal"},
    {"sqs-gone": "advisory"},
    {"all": {"enforcementLevel": "advisory"}},
    {"sqs-plain": {"limit": 1}},
    {"sqs-limited": {"limit": "1"}},
    {"sqs-limited": {"nested": {"nam": "x"}}},
    {"sqs-plain": {"exempt": [{"resource": "*"}]}},
    {"sqs-plain": {"exempt": [{"resource": "*", "reason": "y", "untill": "2027-03-31"}]}},
    {"coverage": {"lookup": "off"}},
    {"coverage": {"overrides": [{"policies": {"sqs-gone": "disabled"}}]}},
    {"coverage": {"overrides": [{"policies": {"coverage": {"lookups": "off"}}}]}},
)


@pytest.mark.parametrize("content", CONTENTS, ids=str)
def test_the_schema_for_editors_takes_what_the_pack_takes(file: Path, content: Any) -> None:
    validator = Draft202012Validator(config_schema.make(POLICIES))
    try:
        read(file, content)
        right = True
    except ConfigError:
        right = False
    assert validator.is_valid(content) is right
    Draft202012Validator.check_schema(validator.schema)


def test_a_policy_that_is_there_twice_is_not_half_read(file: Path) -> None:
    with pytest.raises(ConfigError, match="'sqs-plain' is there twice"):
        read(file, '{"sqs-plain": "disabled", "sqs-plain": "mandatory"}')
