"""Secret texts and numbers keep their mark, and what loses it is found."""

from __future__ import annotations

import copy
import math
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import policies.secrets  # noqa: F401  what the pack knows by name is told by what is loaded of it
from policypack import Finding, Resource, Secret, unwrap
from policypack.judge import Judge
from policypack.reads import Reads, reading
from policypack.redaction import Redactor
from policypack.resource import Provider
from policypack.secret import SecretFloat, SecretInt, SecretText, bare, is_marked
from policypack.shown import Lines, lines
from policypack.values import SECRET, SIGNATURE, as_text
from tests.plain import QUEUE, make
from tests.test_resource import resource, secret

MARKER = "Hunter2-SECRET"

KEEP: dict[str, Callable[[str], Any]] = {
    "slice": lambda text: text[2:9],
    "character": lambda text: text[3],
    "plus": lambda text: "x" + text + "y",
    "times": lambda text: text * 2,
    "lower": lambda text: text.lower(),
    "replaced": lambda text: text.replace("Hunter", "hunter"),
    "split": lambda text: text.split("-")[0],
    "partition": lambda text: text.partition("-")[2],
    "stripped": lambda text: text.strip("H"),
    "without its start": lambda text: text.removeprefix("Hun"),
    "copied": copy.deepcopy,
    "pickled": lambda text: pickle.loads(pickle.dumps(text)),
    "filled": lambda text: text.zfill(40),
    "joined by it": lambda text: text.join(["a", "b"]),
    "first": lambda text: next(iter(text)),
}
SHOW: dict[str, Callable[[str], str]] = {
    "str": str,
    "repr": repr,
    "format": lambda text: f"{text}",
    "format !r": lambda text: f"{text!r}",
    "format with a width": lambda text: f"{text:>30}",
    "percent": lambda text: "%s and %r" % (text, text),  # noqa: UP031  the old way shows it no more
    "a list's": lambda text: str([text]),
}


@pytest.mark.parametrize("operation", KEEP.values(), ids=KEEP)
def test_a_text_keeps_its_mark(operation: Callable[[str], Any]) -> None:
    assert isinstance(operation(SecretText(MARKER)), SecretText)


@pytest.mark.parametrize("operation", SHOW.values(), ids=SHOW)
def test_a_text_does_not_show(operation: Callable[[str], str]) -> None:
    shown = operation(SecretText(MARKER))
    assert "[secret]" in shown
    assert "Hunter" not in shown


def test_a_text_compares_as_what_it_is() -> None:
    text = SecretText("db.t3.micro")
    assert text == "db.t3.micro"
    assert {text: 1}["db.t3.micro"] == 1
    assert text.startswith("db.")
    assert type(bare(text)) is str


@pytest.mark.parametrize("number", [SecretInt(998877), SecretFloat(9988.77)])
def test_a_number_keeps_its_mark_and_does_not_show(number: float) -> None:
    kept = [number + 1, 1 + number, number * 2, number / 3, -number, abs(number), round(number), math.ceil(number)]
    assert all(map(is_marked, kept))
    assert {f"{number}", str(number), repr(number), f"{number:,}", f"{number:.2g}"} == {"[secret]"}
    assert number > 5
    assert sum([1, number, 1]) == number + 2


class TestDocuments:
    def test_a_document_read_from_a_secret_text_is_secret_throughout(self) -> None:
        api = resource(policy=secret('{"Statement": [{"Sid": "Hunter2", "Max": 42}]}'))
        statement = api.documents("policy")[0].blocks("Statement")[0]
        assert f"{statement.text('Sid')} {statement.number('Max')}" == "[secret] [secret]"
        assert statement.secret("Sid")

    def test_what_is_in_a_secret_object_is_secret(self) -> None:
        api = resource(env=secret({"variables": {"KEY": "Hunter2"}, "size": 5}))
        block = api.blocks("env")[0]
        assert f"{block.blocks('variables')[0].raw('KEY')} {block.text('size')} {block.raw('variables')}" == (
            "[secret] [secret] {'KEY': [secret]}"
        )

    def test_a_number_in_a_secret_text_is_a_secret_number(self) -> None:
        assert f"{resource(port=secret('5432')).number('port')}" == "[secret]"

    def test_a_region_is_nobodys_secret(self) -> None:
        assert f"{unwrap(Secret({'region': 'eu-west-1'}))['region']}" == "eu-west-1"

    def test_a_value_to_compare_with_keeps_its_mark(self) -> None:
        text = as_text(unwrap(Secret(5432)))
        assert (text == "5432", f"{text}") == (True, "[secret]")


def reads(**inputs: object) -> tuple[Resource, Reads]:
    """Return a resource of secret inputs, and the record of having read them all."""
    own = Resource(
        type="t",
        urn="u",
        name="api",
        inputs=resource(**{name: {SIGNATURE: SECRET, "value": value} for name, value in inputs.items()})._inputs,
    )
    with reading() as record:
        for name in inputs:
            own.raw(name)
    return own, record


class TestRedaction:
    @pytest.mark.parametrize(
        ("value", "said", "told"),
        [
            (MARKER, f"x {MARKER} y", "x [secret] y"),
            (MARKER, f"x {MARKER.lower()} y", "x [secret] y"),
            (MARKER, f"x {MARKER[3:9]} y", "x [secret] y"),
            ("a'b\n\"c\\é tail", "x " + repr("a'b\n\"c\\é tail") + " y", "x '[secret]' y"),
            ("p@ss/word+1 2", "http://u:p%40ss%2Fword%2B1%202@h", "http://u:[secret]@h"),
            (MARKER, "my-[secret]-name", "my-[secret]-name"),
            ("dev", "the dev stack", "the dev stack"),
            ("the", "the dev stack", "the dev stack"),
            ('{"password": "Hunter2-SECRET"}', "'Hunter2-' of `password`", "'[secret]' of `password`"),
        ],
    )
    def test_pieces_of_what_was_read_are_found(self, value: str, said: str, told: str) -> None:
        _, record = reads(name=value)
        assert Redactor(record).text(said) == told

    def test_a_providers_region_counts_as_read(self) -> None:
        def names(queue: Resource) -> Iterator[Finding]:
            yield queue.finding(problem=f"It is in {', '.join([queue.region])}.", fix="Move it.")

        provider = Provider("pulumi:providers:aws", "urn:p", "p", {"region": SecretText(MARKER)})
        queue = Resource(type=QUEUE, urn="urn:q", name="q", inputs={}, provider=provider)
        (finding,) = Judge([make(names)]).resource(queue).findings
        assert finding.problem == "It is in [secret]."

    def test_what_was_not_read_is_not_looked_for(self) -> None:
        own, _ = reads(name=MARKER)
        with reading() as record:
            own.has("name")
        assert Redactor(record).text(MARKER) == MARKER

    def test_names_that_are_shown_anyway_stay(self) -> None:
        _, record = reads(name="name")
        assert Redactor(record, (), ["my-name-queue"]).text("my-name-queue is name") == "my-name-queue is [secret]"

    def test_numbers_and_flags_are_named_by_their_property(self) -> None:
        _, record = reads(memorySize=998877, timeout=3, encrypted=False)
        told = Redactor(record).text("memorySize is 998,877; timeout is 3 of 300; encrypted is false and 3 more.")
        assert told == "memorySize is [secret]; timeout is [secret] of 300; encrypted is [secret] and 3 more."

    def test_what_is_found_once_counts_as_read_by_all_who_ask(self) -> None:
        own, _ = reads(name=MARKER)
        records = []
        for _ in range(2):
            with reading() as record:
                assert own.once(_plain_name) == MARKER
            records.append(record)
        assert [Redactor(record).text(MARKER) for record in records] == ["[secret]", "[secret]"]


def _plain_name(resource: Resource) -> str:
    return str(bare(resource.raw("name")))


class TestSecretSettings:
    @pytest.mark.parametrize("word", ["dev", "the", "name", "latest", "main", "42", "123456"])
    def test_an_everyday_word_is_not_looked_for(self, word: str) -> None:
        assert Redactor(Reads(), [word]).text(f"The {word} of my-{word}-queue.") == f"The {word} of my-{word}-queue."

    @pytest.mark.parametrize("value", ["hunter2", "correcthorse", '{"user": "x", "password": "correcthorse"}'])
    def test_anything_else_is_found_in_names_too(self, value: str) -> None:
        word = "hunter2" if value == "hunter2" else "CorrectHorse"
        assert Redactor(Reads(), [value]).name(f"my-{word}") == "my-[secret]"

    def test_a_piece_of_one_that_is_the_stacks_name_is_shown(self) -> None:
        redactor = Redactor(Reads(), ["shop-production-9f3e"], known={"production"})
        assert redactor.text("team/shop/production") == "team/shop/production"
        assert redactor.text("shop-production-9") == "[secret]"
        assert redactor.text("of production-9f3e") == "of [secret]"

    def test_a_short_one_within_another_word_is_none(self) -> None:
        assert Redactor(Reads(), ["sha25"]).text("sha256") == "sha256"


def test_commands_stay_on_lines_of_their_own() -> None:
    _, record = reads(name=MARKER)
    told = Redactor(record).message(lines("Run:", f"    aws s3 ls {MARKER}", "    second\nline"))
    assert told == "Run:\n    aws s3 ls [secret]\n    second\\nline"
    assert isinstance(told, Lines)


def test_a_list_of_secrets_is_told_as_one() -> None:
    _, record = reads(name=MARKER)
    assert Redactor(record).text(f"has {MARKER}, {MARKER}, '{MARKER}' in it") == "has [secret] in it"
