from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from policypack.aws.cache import CacheKey, DiskCache, Entry, default_dir
from policypack.aws.codec import CodecError, decode, encode, shape

KEY = CacheKey("aws", "483920175646", "eu-west-1", "rds.engine_versions", {"engine": "mysql"}, "abc")


@dataclass(frozen=True, slots=True)
class Leaf:
    name: str
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    leaves: tuple[Leaf, ...]
    kinds: frozenset[str]
    at: datetime
    pair: tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Stump:
    why: Literal["axe", "storm"]


TREE = Tree((Leaf("a", 1.5), Leaf("b")), frozenset({"x", "y"}), datetime(2026, 1, 2, tzinfo=UTC), (1, True))


@pytest.mark.parametrize(
    ("hint", "value"),
    [
        (Tree, TREE),
        (Tree | None, None),
        (Tree | Stump | None, Stump("storm")),
        (Tree | Literal["gone"], "gone"),
        (tuple[Leaf, ...] | None, (Leaf("a"),)),
        (dict[str, int], {"a": 1}),
        (float, 1),
    ],
)
def test_answers_survive_the_disk(hint: object, value: object):
    assert decode(hint, encode(value)) == value


@pytest.mark.parametrize(
    ("hint", "data"),
    [
        (Leaf, {"#": "Leaf", "name": "a"}),
        (Leaf, {"#": "Twig", "name": "a", "weight": None}),
        (Leaf, {"#": "Leaf", "name": 7, "weight": None}),
        (Stump, {"#": "Stump", "why": "beaver"}),
        (tuple[int, ...], "not a list"),
        (int, True),
        (Leaf | None, []),
    ],
)
def test_what_another_version_wrote_is_recognised(hint: object, data: object):
    with pytest.raises(CodecError):
        decode(hint, data)


def test_an_answer_must_be_plain_data():
    with pytest.raises(TypeError, match="cannot hold a object"):
        encode(object())


def test_a_changed_field_changes_the_shape():
    @dataclass(frozen=True)
    class Before:
        name: str

    @dataclass(frozen=True)
    class After:
        name: str | None

    After.__name__ = "Before"
    assert shape(Before) != shape(After)
    assert shape(tuple[Tree, ...]) == shape(tuple[Tree, ...])


def test_an_answer_lives_as_long_as_its_fact_says(tmp_path: Path):
    now = [1000.0]
    cache = DiskCache(tmp_path, now=lambda: now[0])
    cache.put(KEY, Entry({"a": 1}, 1000.0))
    now[0] = 1300.0
    assert cache.get(KEY, 300) == Entry({"a": 1}, 1000.0)
    now[0] = 1301.0
    assert cache.get(KEY, 300) is None


def test_an_answer_from_the_future_is_not_used(tmp_path: Path):
    cache = DiskCache(tmp_path, now=lambda: 1000.0)
    cache.put(KEY, Entry(1, 5000.0))
    assert cache.get(KEY, 300) is None


@pytest.mark.parametrize(
    "other",
    [
        CacheKey("aws-cn", "483920175646", "eu-west-1", "rds.engine_versions", {"engine": "mysql"}, "abc"),
        CacheKey("aws", "111122223333", "eu-west-1", "rds.engine_versions", {"engine": "mysql"}, "abc"),
        CacheKey("aws", "483920175646", "eu-west-2", "rds.engine_versions", {"engine": "mysql"}, "abc"),
        CacheKey("aws", "483920175646", "eu-west-1", "rds.other", {"engine": "mysql"}, "abc"),
        CacheKey("aws", "483920175646", "eu-west-1", "rds.engine_versions", {"engine": "postgres"}, "abc"),
        CacheKey("aws", "483920175646", "eu-west-1", "rds.engine_versions", {"engine": "mysql"}, "def"),
    ],
    ids=["partition", "account", "region", "fact", "arguments", "shape"],
)
def test_an_answer_to_another_question_is_never_given(tmp_path: Path, other: CacheKey):
    cache = DiskCache(tmp_path)
    cache.put(KEY, Entry(1, 0.0))
    assert cache.get(other, float("inf")) is None


def _only_file(folder: Path) -> Path:
    (found,) = folder.rglob("*.json")
    return found


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda _: "",
        lambda _: "[]",
        lambda _: '{"format": 2}',
        lambda text: text.replace('"at": 0.0', '"at": "yesterday"'),
    ],
    ids=["truncated", "empty", "another shape", "fields missing", "field of another type"],
)
def test_a_damaged_file_is_a_question_asked_again(tmp_path: Path, caplog: pytest.LogCaptureFixture, damage):
    cache = DiskCache(tmp_path, now=lambda: 0.0)
    cache.put(KEY, Entry(1, 0.0))
    path = _only_file(tmp_path)
    path.write_text(damage(path.read_text()))
    with caplog.at_level(logging.WARNING):
        assert cache.get(KEY, 300) is None
        assert cache.get(KEY, 300) is None
    assert len(caplog.records) == 1
    cache.put(KEY, Entry(2, 0.0))
    assert cache.get(KEY, 300) == Entry(2, 0.0)


def test_a_file_of_another_version_is_ignored_silently(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    cache = DiskCache(tmp_path, now=lambda: 0.0)
    cache.put(KEY, Entry(1, 0.0))
    path = _only_file(tmp_path)
    path.write_text(path.read_text().replace('"format": 2', '"format": 99'))
    assert cache.get(KEY, 300) is None
    assert not caplog.records


def test_a_folder_that_cannot_be_written_is_said_once(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    (tmp_path / "v2").write_text("a file where the folder should be")
    cache = DiskCache(tmp_path)
    with caplog.at_level(logging.WARNING):
        cache.put(KEY, Entry(1, 0.0))
        cache.put(KEY, Entry(1, 0.0))
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "cannot write" in caplog.text


def test_two_previews_write_the_same_answer_at_once(tmp_path: Path):
    caches = [DiskCache(tmp_path, now=lambda: 0.0) for _ in range(2)]
    seen: list[Entry | None] = []

    def write(cache: DiskCache, value: str) -> None:
        for _ in range(50):
            cache.put(KEY, Entry(value * 2000, 0.0))
            seen.append(cache.get(KEY, 300))

    threads = [threading.Thread(target=write, args=(cache, text)) for cache, text in zip(caches, "ab", strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {entry.value for entry in seen if entry} <= {"a" * 2000, "b" * 2000}
    assert None not in seen
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


def test_what_no_lifetime_reaches_is_removed(tmp_path: Path):
    import os

    old = DiskCache(tmp_path)
    old.put(KEY, Entry(1, 0.0))
    stale = _only_file(tmp_path)
    os.utime(stale, (0, 0))
    other = CacheKey("aws", "483920175646", "eu-west-1", "rds.other", {}, "abc")
    DiskCache(tmp_path).put(other, Entry(1, 0.0))
    assert not stale.exists()
    assert _only_file(tmp_path).name.startswith("rds.other")


def test_what_was_asked_is_not_written(tmp_path: Path):
    asked = CacheKey(
        "aws", "483920175646", "eu-west-1", "accessanalyzer.problems", {"document": "s3:GetObject on plans"}, "a"
    )
    DiskCache(tmp_path).put(asked, Entry((), 0.0))
    text = _only_file(tmp_path).read_text()
    assert "plans" not in text
    assert "s3:GetObject" not in text


def test_what_an_older_format_left_is_removed(tmp_path: Path):
    left = tmp_path / "v1" / "483920175646" / "eu-west-1" / "accessanalyzer.problems-1.json"
    left.parent.mkdir(parents=True)
    left.write_text("{}")
    DiskCache(tmp_path).put(KEY, Entry(1, 0.0))
    assert not left.exists()
    assert _only_file(tmp_path).name.startswith("rds.engine_versions")


def test_the_folder_follows_the_desktop_convention(tmp_path: Path):
    assert default_dir({"XDG_CACHE_HOME": "/somewhere"}) == Path("/somewhere/aws-preflight")
    assert default_dir({}) == tmp_path / ".cache" / "aws-preflight"
