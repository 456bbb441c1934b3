"""Project and stack files read as the CLI reads them. What is right was measured with the CLI's own loader.

Each row was put into a stack's file as a setting, inside an object, and as a key inside one; then `pulumi preview`
3.26x gave a program these texts in PULUMI_CONFIG.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest

from policypack.preview.project_files import MAX_BYTES, MAX_DEPTH, DocumentError, read_json, read_yaml
from policypack.preview.scalars import setting_text, to_json


class Row(NamedTuple):
    """A scalar as it is written, the setting's text, the JSON of it inside an object, and its text as a key there."""

    written: str
    setting: str
    inside: str
    key: str


# fmt: off
ROWS = (
    Row("yes", "yes", '"yes"', "yes"),
    Row("Yes", "Yes", '"Yes"', "Yes"),
    Row("on", "on", '"on"', "on"),
    Row("Off", "Off", '"Off"', "Off"),
    Row("y", "y", '"y"', "y"),
    Row("N", "N", '"N"', "N"),
    Row("true", "true", "true", "true"),
    Row("True", "true", "true", "true"),
    Row("TRUE", "true", "true", "true"),
    Row("tRUE", "tRUE", '"tRUE"', "tRUE"),
    Row("false", "false", "false", "false"),
    Row("FALSE", "false", "false", "false"),
    Row("~", "", "null", "<nil>"),
    Row("null", "", "null", "<nil>"),
    Row("Null", "", "null", "<nil>"),
    Row("nULL", "nULL", '"nULL"', "nULL"),
    Row("10:30", "10:30", '"10:30"', "10:30"),
    Row("1:2:3", "1:2:3", '"1:2:3"', "1:2:3"),
    Row("190:20:30", "190:20:30", '"190:20:30"', "190:20:30"),
    Row("017", "15", "15", "15"),
    Row("0777", "511", "511", "511"),
    Row("08", "8", "8", "8"),
    Row("0o17", "15", "15", "15"),
    Row("0O17", "15", "15", "15"),
    Row("0o8", "0o8", '"0o8"', "0o8"),
    Row("-017", "-15", "-15", "-15"),
    Row("+017", "15", "15", "15"),
    Row("0b11", "3", "3", "3"),
    Row("-0b11", "-3", "-3", "-3"),
    Row("0b2", "0b2", '"0b2"', "0b2"),
    Row("0x1F", "31", "31", "31"),
    Row("-0x1f", "-31", "-31", "-31"),
    Row("0xG", "0xG", '"0xG"', "0xG"),
    Row("0x", "0x", '"0x"', "0x"),
    Row("1_000", "1000", "1000", "1000"),
    Row("1__0", "10", "10", "10"),
    Row("1_", "1", "1", "1"),
    Row("_1", "_1", '"_1"', "_1"),
    Row("0_7", "7", "7", "7"),
    Row("1_0.5", "10.5", "10.5", "10.5"),
    Row("0", "0", "0", "0"),
    Row("-0", "0", "0", "0"),
    Row("-0.0", "0", "0", "0"),
    Row("+5", "5", "5", "5"),
    Row("00", "0", "0", "0"),
    Row("123456789012", "123456789012", "123456789012", "123456789012"),
    Row("012345678901", "12345678901", "12345678901", "1.2345678901e+10"),
    Row("9007199254740993", "9007199254740993", "9007199254740993", "9007199254740993"),
    Row("9223372036854775807", "9223372036854775807", "9223372036854775807", "9223372036854775807"),
    Row("9223372036854775808", "9223372036854775808", "9223372036854776000", "9223372036854775808"),
    Row("18446744073709551615", "18446744073709551615", "18446744073709552000", "18446744073709551615"),
    Row("18446744073709551616", "18446744073709552000", "18446744073709552000", "1.8446744073709552e+19"),
    Row("+9223372036854775808", "9223372036854776000", "9223372036854776000", "9.223372036854776e+18"),
    Row("-9223372036854775809", "-9223372036854776000", "-9223372036854776000", "-9.223372036854776e+18"),
    Row("98765432109876543210", "98765432109876540000", "98765432109876540000", "9.876543210987654e+19"),
    Row("12345678901234567890123", "1.2345678901234568e+22", "1.2345678901234568e+22", "1.2345678901234568e+22"),
    Row("0xFFFFFFFFFFFFFFFF", "18446744073709551615", "18446744073709552000", "18446744073709551615"),
    Row("-0xFFFFFFFFFFFFFFFF", "-0xFFFFFFFFFFFFFFFF", '"-0xFFFFFFFFFFFFFFFF"', "-0xFFFFFFFFFFFFFFFF"),
    Row("1.0", "1", "1", "1"),
    Row("1.", "1", "1", "1"),
    Row(".5", "0.5", "0.5", "0.5"),
    Row("-.5", "-0.5", "-0.5", "-0.5"),
    Row("5.50", "5.5", "5.5", "5.5"),
    Row("0.10", "0.1", "0.1", "0.1"),
    Row("1e3", "1000", "1000", "1000"),
    Row("1.5e3", "1500", "1500", "1500"),
    Row("1e06", "1000000", "1000000", "1e+06"),
    Row("1e400", "1e400", '"1e400"', "1e400"),
    Row("-1e400", "-1e400", '"-1e400"', "-1e400"),
    Row("1e-400", "0", "0", "0"),
    Row("1e20", "100000000000000000000", "100000000000000000000", "1e+20"),
    Row("1e21", "1e+21", "1e+21", "1e+21"),
    Row("123456789.123", "123456789.123", "123456789.123", "1.23456789123e+08"),
    Row(".e3", ".e3", '".e3"', ".e3"),
    Row("1e", "1e", '"1e"', "1e"),
    Row(".5_0", "0.5", "0.5", "0.5"),
    Row("0.000001", "0.000001", "0.000001", "1e-06"),
    Row("0.0000001", "1e-7", "1e-7", "1e-07"),
    Row("0.0001", "0.0001", "0.0001", "0.0001"),
    Row("0.00001", "0.00001", "0.00001", "1e-05"),
    Row("inf", "inf", '"inf"', "inf"),
    Row("nan", "nan", '"nan"', "nan"),
    Row("+inf", "+inf", '"+inf"', "+inf"),
    Row(
        "2024-01-01",
        "2024-01-01 00:00:00 +0000 UTC",
        '"2024-01-01 00:00:00 +0000 UTC"',
        "2024-01-01 00:00:00 +0000 UTC",
    ),
    Row(
        "2024-1-1", "2024-01-01 00:00:00 +0000 UTC", '"2024-01-01 00:00:00 +0000 UTC"', "2024-01-01 00:00:00 +0000 UTC"
    ),
    Row(
        "2024-01-01T10:30:00Z",
        "2024-01-01 10:30:00 +0000 UTC",
        '"2024-01-01 10:30:00 +0000 UTC"',
        "2024-01-01 10:30:00 +0000 UTC",
    ),
    Row(
        "2024-01-01 10:30:00",
        "2024-01-01 10:30:00 +0000 UTC",
        '"2024-01-01 10:30:00 +0000 UTC"',
        "2024-01-01 10:30:00 +0000 UTC",
    ),
    Row(
        "2024-01-01 1:2:3.250",
        "2024-01-01 01:02:03.25 +0000 UTC",
        '"2024-01-01 01:02:03.25 +0000 UTC"',
        "2024-01-01 01:02:03.25 +0000 UTC",
    ),
    Row(
        "2024-01-01t10:30:00.5+02:00",
        "2024-01-01 10:30:00.5 +0200 +0200",
        '"2024-01-01 10:30:00.5 +0200 +0200"',
        "2024-01-01 10:30:00.5 +0200 +0200",
    ),
    Row(
        "2024-01-01T10:30:00,5-03:30",
        "2024-01-01 10:30:00.5 -0330 -0330",
        '"2024-01-01 10:30:00.5 -0330 -0330"',
        "2024-01-01 10:30:00.5 -0330 -0330",
    ),
    Row("2024-02-30", "2024-02-30", '"2024-02-30"', "2024-02-30"),
    Row("2024-13-01", "2024-13-01", '"2024-13-01"', "2024-13-01"),
    Row("20240101", "20240101", "20240101", "20240101"),
    Row("2024-01-01 10:30", "2024-01-01 10:30", '"2024-01-01 10:30"', "2024-01-01 10:30"),
    Row("=", "=", '"="', "="),
    Row("<", "<", '"\\u003c"', "<"),
    Row("!!str 017", "017", '"017"', "017"),
    Row('!!int "3"', "3", "3", "3"),
    Row("!!float 1", "1", "1", "1"),
    Row("!!binary aGk=", "hi", '"hi"', "hi"),
    Row("! 12", "12", "12", "12"),
    Row("!local 12", "12", '"12"', "12"),
    Row(
        '!!timestamp "2024-01-01"',
        "2024-01-01 00:00:00 +0000 UTC",
        '"2024-01-01 00:00:00 +0000 UTC"',
        "2024-01-01 00:00:00 +0000 UTC",
    ),
    Row("!!str yes", "yes", '"yes"', "yes"),
    Row('"10"', "10", '"10"', "10"),
    Row("'10'", "10", '"10"', "10"),
    Row('"yes"', "yes", '"yes"', "yes"),
    Row("''", "", '""', ""),
    Row('"~"', "~", '"~"', "~"),
    Row("1,000", "1,000", '"1,000"', "1,000"),
    Row("10.0.0.0/16", "10.0.0.0/16", '"10.0.0.0/16"', "10.0.0.0/16"),
    Row("1.2.3", "1.2.3", '"1.2.3"', "1.2.3"),
    Row("a<b&c>", "a<b&c>", '"a\\u003cb\\u0026c\\u003e"', "a<b&c>"),
    Row("é", "é", '"é"', "é"),
)
# fmt: on


def read(text: str) -> Any:
    document = read_yaml(text)
    assert isinstance(document, dict)
    return document["config"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.written)
def test_a_scalar_means_what_it_means_to_the_cli(row: Row) -> None:
    written = row.written
    config = read(
        f"config:\n  top: {written}\n  inside:\n    a: {written}\n  list:\n  - {written}\n  key:\n    {written}: 1\n"
    )
    assert setting_text(config["top"]) == row.setting
    assert setting_text(config["inside"]) == f'{{"a":{row.inside}}}'
    assert setting_text(config["list"]) == f"[{row.inside}]"
    assert setting_text(config["key"]) == f"{{{to_json(row.key)}:1}}"


@pytest.mark.parametrize("written", [".inf", "-.inf", "+.Inf", ".NaN", "{a: .inf}", "[.nan]"])
def test_what_json_cannot_hold_is_no_setting(written: str) -> None:
    with pytest.raises(ValueError, match="is no number that a setting can hold"):
        setting_text(read(f"config: {{a: {written}}}")["a"])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[1, 0.5, 'x', yes, null]", '[1,0.5,"x","yes",null]'),
        ("{b: 1, a: 2, B: 3, _: 4, é: 5}", '{"B":3,"_":4,"a":2,"b":1,"é":5}'),
        ("{null: 1}", r'{"\u003cnil\u003e":1}'),
        ("{true: 1}", '{"true":1}'),
        ("{.inf: 1}", '{"+Inf":1}'),
        ("{1e6: 1}", '{"1e+06":1}'),
        ("{b: 9223372036854775807, c: 9223372036854775808}", '{"b":9223372036854775807,"c":9223372036854776000}'),
        ("!!set {a, b}", '{"a":null,"b":null}'),
        ("!!omap [{b: 1}]", '[{"b":1}]'),
        ("!local [1]", "[1]"),
        ('!!python/object/apply:os.system ["touch x"]', '["touch x"]'),
        ("|\n    one\n    two\n", "one\ntwo\n"),
        (">\n    one\n    two\n", "one two\n"),
        ("|-\n    017", "017"),
        ("one\n    two", "one two"),
        ('"a\\u00e9\\x41\\0"', "aéA\0"),
        ("b#c #d", "b#c"),
        ("\tafter a tab", "after a tab"),
        pytest.param("9" * 5000, "9" * 5000, id="too long for a number"),
        pytest.param("0" * 5000 + "7", "7", id="zeros before a number"),
        pytest.param("0." + "1" * 5000, "0.1111111111111111", id="a long fraction"),
        ('{"json":"too"}', '{"json":"too"}'),
        ("{a: \U0001f600<>&\u00a0}", '{"a":"\U0001f600\\u003c\\u003e\\u0026\u00a0"}'),
    ],
)
def test_values_become_the_texts_that_the_cli_makes(written: str, text: str) -> None:
    assert setting_text(read(f"config:\n  x: {written}\n")["x"]) == text


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a: &a {p: 1, q: 2}\nb: {<<: *a, q: 3}", {"a": {"p": 1, "q": 2}, "b": {"p": 1, "q": 3}}),
        ("b: {q: 3, <<: {p: 1, q: 2}}", {"b": {"p": 1, "q": 3}}),
        (
            "a: &a {p: 1}\nb: &b {p: 2, r: 4}\nc: {<<: [*a, *b]}",
            {"a": {"p": 1}, "b": {"p": 2, "r": 4}, "c": {"p": 1, "r": 4}},
        ),
        ("b: {'<<': {p: 1}}", {"b": {"p": 1}}),
        ("a: &a 017\nb: *a", {"a": 15, "b": 15}),
        ("a: &a x\nb: {*a : 1}", {"a": "x", "b": {"x": 1}}),
        ("a: &a 1\nb: &a 2\nc: *a", {"a": 1, "b": 2, "c": 2}),
        ("a: {15: 1, 017: 2}", {"a": {15: 2}}),
        ("a: 1\n---\na: [", {"a": 1}),
        ("%YAML 1.1\n---\na: yes", {"a": "yes"}),
        ("# nothing", None),
        ("", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_merges_anchors_and_documents_are_those_of_the_cli(text: str, made: object) -> None:
    assert read_yaml(text) == made


DEEP = "[" * 3000 + "]" * 3000
LAUGHS = "a: &a [l,l,l,l,l,l,l,l,l]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdef", "bcdefg", strict=True)
)


@pytest.mark.parametrize(
    ("text", "line", "problem", "ours"),
    [
        ("a: 1\nb: 2\na: 3", 3, "the key 'a' is in line 1 already", False),
        ("x:\n  a: {b: 1,\n  c: 2, b: 3}", 3, "the key 'b' is in line 2 already", False),
        ("a: {1: 1, '1': 2}", 1, "the key '1' is in line 1 already", False),
        ("a:\n  ? {b: c}\n  : d", 2, "a mapping cannot be a key", False),
        ("a:\n  ? [b]\n  : d", 2, "a list cannot be a key", False),
        ("a: {<<: 1}", 1, "`<<` takes a mapping, or a list of mappings", False),
        ("a: *b", 1, "it names the anchor 'b', which is nowhere before", False),
        ("a:\n  &a [*a]", 2, "the value of the anchor 'a' contains itself", False),
        ("a: &a {b: *a}", 1, "the value of the anchor 'a' contains itself", False),
        (LAUGHS, 5, "its aliases amount to more than 100,000 values", False),
        ("a: !!bool yes", 1, "'yes' is no !!bool", False),
        ("a: !!int x", 1, "'x' is no !!int", False),
        ("a: !!null x", 1, "'x' is no !!null", False),
        ("a: !!binary '?'", 1, "what is tagged !!binary is not base64", False),
        ("a: b\n\tc: d", 2, "found a tab character that violates indentation", False),
        ("a: b: c", 1, "mapping values are not allowed in this context", False),
        ("a: 1\nb: x\x01y", 2, r"it has the control character '\x01'", False),
        ('a: "\\ud83d\\ude00"', 1, "found invalid Unicode character escape code", False),
        ("%YAML 1.3\n---\na: 1", 1, "found incompatible YAML document", False),
        (f"a: {DEEP}", 1, f"it is nested deeper than the {MAX_DEPTH} levels that the preview reads", True),
        ("a:\n" + "".join(f"{' ' * depth}- \n" for depth in range(200)), 101, "deeper than the 100 levels", True),
        (f"a: {'x' * MAX_BYTES}", 1, f"it has 131,075 bytes, and the preview reads up to {MAX_BYTES:,}", True),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_where_and_whose_limit_it_is(text: str, line: int, problem: str, ours: bool) -> None:
    with pytest.raises(DocumentError) as raised:
        read_yaml(text)
    assert problem in raised.value.problem
    assert (raised.value.line, raised.value.ours) == (line, ours)


def test_many_aliases_that_amount_to_little_are_read() -> None:
    text = "a: &a [1,2,3,4,5,6,7,8,9,10]\nb: [" + ",".join(["*a"] * 2000) + "]"
    assert read_yaml(text) == {"a": [*range(1, 11)], "b": [[*range(1, 11)]] * 2000}


def test_an_alias_is_not_written_out_before_its_size_is_known() -> None:
    with pytest.raises(DocumentError, match="amount to more than"):
        read_yaml(LAUGHS.replace("l,", "long text,"))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ('{"a": 1, "b": 1.50, "c": "1"}', {"a": "1", "b": "1.5", "c": "1"}),
        ('{"a": 12345678901234567890, "b": 1e21, "c": null}', {"a": "12345678901234567000", "b": "1e+21", "c": ""}),
        ('{"a": [1, {"b": true}], "a": 2}', {"a": "2"}),
        ('{"a": "[[[{", "b": "\\""}', {"a": "[[[{", "b": '"'}),
    ],
)
def test_json_files_are_read_as_go_reads_them(text: str, made: dict[str, str]) -> None:
    document = read_json(text)
    assert isinstance(document, dict)
    assert {key: setting_text(value) for key, value in document.items()} == made


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ('{"a": 1,\n}', 2, "expecting property name"),
        ('{"a": NaN}', 1, "NaN is no number"),
        ('{"a": 1e400}', 1, "1e400 is no number"),
        (f'{{"a":\n{DEEP}}}', 2, "deeper than"),
    ],
    ids=["comma", "nan", "huge", "deep"],
)
def test_json_that_cannot_be_read_says_where(text: str, line: int, problem: str) -> None:
    with pytest.raises(DocumentError, match=problem) as raised:
        read_json(text)
    assert raised.value.line == line
