"""What the wire may carry and the provider cannot take reads as Undecided, and the rest of the resource is judged."""

from __future__ import annotations

import math
from typing import Any

import pytest
from google.protobuf import json_format, struct_pb2

from policypack import Resource, Undecided, read_json
from policypack.resource import Provider
from policypack.testing.plan import archive
from policypack.values import SECRET, SIGNATURE, UNKNOWN_STRING

FUNCTION, TASK, GROUP = (
    "aws:lambda/function:Function",
    "aws:ecs/taskDefinition:TaskDefinition",
    "aws:ec2/securityGroup:SecurityGroup",
)


def given(type: str = FUNCTION, /, provider: Provider | None = None, **inputs: Any) -> Resource:
    struct = struct_pb2.Struct()
    for key, value in inputs.items():
        if isinstance(value, float) and not math.isfinite(value):
            struct.fields[key].number_value = value
        else:
            struct.fields[key].CopyFrom(json_format.ParseDict(value, struct_pb2.Value()))
    return Resource(type=type, urn="urn:x", name="x", inputs=struct, outputs={}, provider=provider)


def why(resource: Resource, getter: str, name: str) -> str:
    with pytest.raises(Undecided) as raised:
        getattr(resource, getter)(name)
    assert raised.value.cause == "shape"
    return raised.value.reason


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("name", ["a"], "is a list, and the provider takes a text"),
        ("name", {"a": 1}, "is an object, and the provider takes a text"),
        ("role", ["arn:aws:iam::1:role/x"], "is a list, and the provider takes a text"),
        ("timeout", "soon", "is a text, and the provider takes a number"),
        ("timeout", [3], "is a list, and the provider takes a number"),
        ("timeout", True, "is true or false, and the provider takes a number"),
        ("timeout", "nan", "is a text, and the provider takes a number"),
        ("publish", "yes", "is a text, and the provider takes true or false"),
        ("publish", 1, "is a number, and the provider takes true or false"),
        ("environment", "x", "is a text, and the provider takes an object"),
        ("tags", ["a"], "is a list, and the provider takes an object"),
        ("layers", {"a": 1}, "is an object, and the provider takes a list"),
        ("name", archive("app.zip"), "is a file, and the provider takes a text"),
    ],
)
def test_what_the_provider_cannot_take_is_undecided_and_says_why(name: str, value: Any, said: str) -> None:
    function = given(**{name: value}, handler="app.handler")
    getter = {"environment": "block", "tags": "block", "layers": "texts"}.get(name, "text")
    assert why(function, getter, name) == f"{name} of x {said}"
    assert function.has(name)
    assert function.text("handler") == "app.handler"


@pytest.mark.parametrize(
    ("name", "value", "getter", "read"),
    [
        ("timeout", "5", "number", 5),
        ("timeout", 5, "text", "5"),
        ("publish", "true", "flag", True),
        ("name", 5, "text", "5"),
        ("name", True, "text", "true"),
        ("layers", "arn:x", "texts", ["arn:x"]),
        ("policy", {"a": ["b"]}, "raw", {"a": ["b"]}),
        ("somethingNew", {"a": ["b"]}, "raw", {"a": ["b"]}),
    ],
)
def test_what_the_provider_turns_into_the_right_type_is_read_so(name: str, value: Any, getter: str, read: Any) -> None:
    assert getattr(given(**{name: value}), getter)(name) == read


def test_within_objects_only_the_part_that_does_not_fit_is_left_out() -> None:
    group = given(
        GROUP,
        ingress=[
            {"protocol": "tcp", "fromPort": {"a": 1}, "cidrBlocks": ["10.0.0.0/8", ["x"]]},
            "x",
            {"protocol": "udp", "fromPort": 53},
        ],
        tags={"Name": ["x"], "Owner": "me"},
    )
    with pytest.raises(Undecided, match=r"ingress\[1\] of x is a text, and the provider takes an object"):
        group.blocks("ingress")
    first = group.raw("ingress")[0]
    assert first["protocol"] == "tcp"
    tags = group.block("tags")
    assert tags is not None
    assert tags.text("Owner") == "me"
    with pytest.raises(Undecided, match=r"tags.Name of x is a list, and the provider takes a text"):
        tags.text("Name")


def test_a_list_of_one_stands_for_an_object_and_the_other_way_round() -> None:
    function = given(vpcConfig=[{"subnetIds": {"a": 1}, "securityGroupIds": ["sg-1"]}], fileSystemConfig={"arn": ["x"]})
    network, files = function.block("vpcConfig"), function.block("fileSystemConfig")
    assert network is not None
    assert files is not None
    assert network.texts("securityGroupIds") == ["sg-1"]
    assert why(files, "text", "arn") == "fileSystemConfig.arn of x is a list, and the provider takes a text"


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_nan_and_infinity_are_no_numbers(number: float) -> None:
    assert why(given(memorySize=number), "number", "memorySize") == "memorySize of x is no finite number"
    assert why(given("other:x:Type", size=number), "number", "size") == "size of x is no finite number"


def test_nan_is_found_where_it_is() -> None:
    struct = struct_pb2.Struct()
    inner = struct.fields["vpcConfig"].struct_value
    inner.fields[SIGNATURE].string_value = SECRET
    ports = inner.fields["value"].struct_value.fields["subnetIds"].list_value
    ports.values.add().string_value = UNKNOWN_STRING
    ports.values.add().number_value = math.nan
    function = Resource(type=FUNCTION, urn="urn:x", name="x", inputs=struct, outputs={})
    assert function.misfit("vpcConfig.subnetIds[1]") == "is no finite number"
    assert function.misfit("vpcConfig.subnetIds[0]") is None


def test_an_unknown_value_stays_unknown() -> None:
    with pytest.raises(Undecided) as raised:
        given(name=UNKNOWN_STRING).text("name")
    assert (raised.value.reason, raised.value.cause) == ("name of x is known only after an update", "unknown")


@pytest.mark.parametrize(
    ("provider", "fits"),
    [
        (Provider("pulumi:providers:aws", "urn:p", "default_7_51_1"), False),
        (Provider("pulumi:providers:aws", "urn:p", "default_6_83_0"), True),
        (Provider("pulumi:providers:aws", "urn:p", "mine", {"version": "6.0.2"}), True),
        (Provider("pulumi:providers:aws", "urn:p", "mine", {"region": "eu-west-1"}), False),
        (None, False),
    ],
)
def test_what_another_major_version_made_is_read_as_it_is(provider: Provider | None, fits: bool) -> None:
    function = given(provider=provider, name=["a"])
    assert (function.raw("name") == ["a"]) is fits


def test_types_that_the_catalogue_does_not_know_are_read_as_they_are() -> None:
    assert given("aws:new/thing:Thing", name=["a"]).raw("name") == ["a"]


class TestJson:
    @pytest.mark.parametrize("text", ["", "{", "NaN", '{"a": Infinity}', "[1e999]", "[-1e999]"])
    def test_what_is_no_json_is_none(self, text: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            read_json(text)
        with pytest.raises(Undecided, match="is not valid JSON"):
            given(TASK, containerDefinitions=f" {text}").documents("containerDefinitions")

    @pytest.mark.parametrize("text", ["[" * 5000 + "]" * 5000, '{"a":' * 101 + "1" + "}" * 101, "[" * 900 + "]" * 900])
    def test_what_is_nested_out_of_all_reason_is_undecided(self, text: str) -> None:
        with pytest.raises(Undecided, match="nested more than 100 levels deep"):
            read_json(text)

    def test_everything_else_is_read(self) -> None:
        assert read_json('{"a": [1, 1.5, "[[["]}') == {"a": [1, 1.5, "[[["]}
        wide = [[1]] * 200
        assert read_json(str(wide)) == wide
        assert read_json("[" * 99 + "]" * 99)
