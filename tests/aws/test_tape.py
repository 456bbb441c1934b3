"""Recording answers, and playing them back where there is no AWS."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from policypack.aws import Lookups
from policypack.aws.tape import Tape
from policypack.errors import ConfigError, Unavailable
from tests.aws.helpers import ACCOUNT, KEYS, REGION, Stub


def recorded(path: Path, *, redact: bool = False) -> None:
    """Record an answer and a denial."""
    stub = Stub(Lookups(cache_dir=None, tape=Tape(path, play=False, redact=redact)))
    stub("sts").add_response(
        "get_caller_identity",
        {"Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/carla", "UserId": "x"},
    )
    stub.fails("ecr", "describe_images", "AccessDeniedException", f"user carla of {ACCOUNT} may not", 403)
    assert stub.aws.sts.identity().account == ACCOUNT
    with pytest.raises(Unavailable):
        stub.aws.ecr.image(f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/api:1")
    stub.finish()
    stub.lookups.flush()


def played(path: Path) -> Lookups:
    return Lookups(cache_dir=None, tape=Tape(path, play=True))


def test_what_was_answered_is_answered_again_without_asking(tmp_path: Path) -> None:
    recorded(tmp_path / "tape.json")
    lookups = played(tmp_path / "tape.json")
    assert lookups.bind(KEYS, REGION).sts.identity().account == ACCOUNT
    assert lookups.requests == ()


def test_other_keys_of_the_same_provider_play_it_too(tmp_path: Path) -> None:
    recorded(tmp_path / "tape.json")
    assert played(tmp_path / "tape.json").bind({}, REGION).sts.identity().account == ACCOUNT


def test_what_could_not_be_asked_stays_undecided(tmp_path: Path) -> None:
    recorded(tmp_path / "tape.json")
    with pytest.raises(Unavailable) as failure:
        played(tmp_path / "tape.json").bind(KEYS, REGION).ecr.image(f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/api:1")
    assert (failure.value.cause, failure.value.action) == ("denied", "ecr:DescribeImages")


def test_what_is_not_on_the_tape_is_never_guessed(tmp_path: Path) -> None:
    recorded(tmp_path / "tape.json")
    with pytest.raises(Unavailable, match=r"tape\.json holds no answer to rds:DescribeDBEngineVersions") as failure:
        played(tmp_path / "tape.json").bind(KEYS, REGION).rds.engine_version("postgres", "16")
    assert failure.value.cause == "offline"


class TestRedacted:
    def test_no_account_and_no_user_is_on_the_tape(self, tmp_path: Path) -> None:
        recorded(tmp_path / "tape.json", redact=True)
        text = (tmp_path / "tape.json").read_text()
        assert ACCOUNT not in text
        assert "user/carla" not in text

    def test_it_still_answers_who_asks_with_the_real_number(self, tmp_path: Path) -> None:
        recorded(tmp_path / "tape.json", redact=True)
        lookups = played(tmp_path / "tape.json")
        assert lookups.bind(KEYS, REGION).sts.identity().account not in ("", ACCOUNT)
        with pytest.raises(Unavailable) as failure:
            lookups.bind(KEYS, REGION).ecr.image(f"{ACCOUNT}.dkr.ecr.{REGION}.amazonaws.com/api:1")
        assert failure.value.cause == "denied"

    def test_it_answers_who_asks_with_the_number_that_it_gave_out(self, tmp_path: Path) -> None:
        recorded(tmp_path / "tape.json", redact=True)
        aws = played(tmp_path / "tape.json").bind(KEYS, REGION)
        given = aws.sts.identity().account
        with pytest.raises(Unavailable) as failure:
            aws.ecr.image(f"{given}.dkr.ecr.{REGION}.amazonaws.com/api:1")
        assert failure.value.cause == "denied"


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": 9, "answers": []}', '{"format": 1, "answers": [{}]}'])
def test_a_file_that_is_no_tape_is_a_clear_error(tmp_path: Path, content: str) -> None:
    path = tmp_path / "tape.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match="this is no record of lookups"):
        Tape(path, play=True)


def test_a_file_that_is_not_there_or_not_writable(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file"):
        Tape(tmp_path / "none.json", play=True)
    with pytest.raises(ConfigError, match="cannot be written"):
        Tape(tmp_path / "no" / "folder.json", play=False).save()


def test_a_damaged_answer_is_undecided(tmp_path: Path) -> None:
    path = tmp_path / "tape.json"
    recorded(path)
    content = json.loads(path.read_text())
    for entry in content["answers"]:
        entry.get("value", {}) and entry["value"].pop("account", None)
    path.write_text(json.dumps(content))
    with pytest.raises(Unavailable, match=r"is damaged at sts\.identity"):
        played(path).bind(KEYS, REGION).sts.identity()
