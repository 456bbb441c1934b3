"""What the provider would make of a resource, from the catalogued shapes alone."""

from __future__ import annotations

from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct, Value

from policypack.preview import arn_forms, wire
from policypack.preview.durations import seconds
from policypack.preview.placeholders import called, filled
from policypack.preview.planned import Planner, ProviderDefaults, default_tags
from policypack.symbol import Symbols, Text
from policypack.values import OUTPUT_VALUE, SECRET, SIGNATURE, UNKNOWN, UNKNOWN_STRING, Secret, decode

URN = "urn:pulumi:dev::shop::aws:x/y:Z::thing"
HERE = ProviderDefaults("eu-central-1")


@pytest.fixture
def symbols() -> Symbols:
    return Symbols()


@pytest.fixture
def planner(symbols: Symbols) -> Planner:
    return Planner(symbols)


def checked(planner: Planner, type: str, given: dict[str, Any], place: ProviderDefaults = HERE) -> dict[str, Any]:
    return decode(planner.inputs(type, URN, "thing", wire.to_struct(given), place))


@pytest.mark.parametrize(
    ("type", "given", "key", "expected"),
    [
        ("aws:sqs/queue:Queue", {"delaySeconds": "5"}, "delaySeconds", 5),
        ("aws:sqs/queue:Queue", {"delaySeconds": "soon"}, "delaySeconds", "soon"),
        ("aws:sqs/queue:Queue", {"fifoQueue": "true"}, "fifoQueue", True),
        ("aws:sqs/queue:Queue", {"policy": {"b": 1, "a": [True]}}, "policy", '{"a":[true],"b":1}'),
        ("aws:sqs/queue:Queue", {"policy": {"a": UNKNOWN_STRING}}, "policy", UNKNOWN),
        ("aws:sqs/queue:Queue", {"policy": UNKNOWN_STRING}, "policy", UNKNOWN),
        ("aws:ssm/parameter:Parameter", {"value": 5}, "value", "5"),
        ("aws:ssm/parameter:Parameter", {"value": True}, "value", "true"),
        ("aws:sqs/queue:Queue", {"notAProperty": "5"}, "notAProperty", "5"),
        ("aws:not/known:Type", {"policy": {"a": 1}}, "policy", {"a": 1}),
        ("aws:sqs/queue:Queue", {"policy": None}, "policy", None),
    ],
    ids=[
        "number-as-text",
        "text-that-is-no-number",
        "flag-as-text",
        "document-as-object",
        "document-with-unknown",
        "unknown",
        "text-as-number",
        "text-as-flag",
        "unknown-property",
        "unknown-type",
        "null",
    ],
)
def test_inputs_get_the_types_of_the_schema(
    planner: Planner, type: str, given: dict[str, Any], key: str, expected: object
) -> None:
    found = checked(planner, type, given)[key]
    assert found is expected if expected is UNKNOWN else found == expected


def test_a_secret_stays_secret_when_it_is_normalized(planner: Planner) -> None:
    given = {"policy": wire.secret(wire.to_value({"a": 1}))}
    found = checked(planner, "aws:sqs/queue:Queue", given)["policy"]
    assert found == Secret('{"a":1}')


def test_region_is_filled_only_where_the_type_has_one_and_the_place_is_known(planner: Planner) -> None:
    assert checked(planner, "aws:sqs/queue:Queue", {})["region"] == "eu-central-1"
    assert checked(planner, "aws:sqs/queue:Queue", {"region": "us-east-1"})["region"] == "us-east-1"
    assert "region" not in checked(planner, "aws:iam/role:Role", {})
    assert "region" not in checked(planner, "aws:sqs/queue:Queue", {}, ProviderDefaults())
    assert checked(planner, "aws:sqs/queue:Queue", {}, ProviderDefaults(UNKNOWN_STRING))["region"] is UNKNOWN


@pytest.mark.parametrize(
    ("tags", "default", "expected"),
    [
        ({"A": "1"}, {"B": "2"}, {"A": "1", "B": "2"}),
        ({"A": "1"}, {"A": "2"}, {"A": "1"}),
        ({"A": "1"}, {}, {"A": "1"}),
        (None, {"B": "2"}, {"B": "2"}),
        (None, {}, None),
        (UNKNOWN_STRING, {"B": "2"}, UNKNOWN),
        ({"A": UNKNOWN_STRING}, {"B": "2"}, {"A": UNKNOWN, "B": "2"}),
    ],
    ids=["merged", "own-wins", "own", "default", "none", "all-unknown", "one-unknown"],
)
def test_all_tags_are_own_over_default_tags(
    planner: Planner, tags: Any, default: dict[str, str], expected: Any
) -> None:
    given = {} if tags is None else {"tags": tags}
    place = ProviderDefaults("eu-central-1", {key: wire.text(value) for key, value in default.items()})
    assert checked(planner, "aws:sqs/queue:Queue", given, place).get("tagsAll") == expected


def test_secret_tags_make_all_tags_secret(planner: Planner) -> None:
    found = checked(planner, "aws:sqs/queue:Queue", {"tags": wire.secret(wire.to_value({"A": "1"}))})
    assert found["tagsAll"] == Secret({"A": "1"})


@pytest.mark.parametrize("text", ["", "null", "{", "[]", '{"tags": 3}', '"x"'])
def test_default_tags_that_cannot_be_read_are_none(text: str) -> None:
    assert default_tags(text) is None


def outputs(planner: Planner, type: str, inputs: dict[str, Any], symbols: Symbols, **options: Any) -> dict[str, Any]:
    return decode(planner.outputs(type, URN, "thing", wire.to_struct(inputs), **options), symbols)


def test_outputs_echo_inputs_and_stand_in_for_texts(planner: Planner, symbols: Symbols) -> None:
    found = outputs(planner, "aws:sqs/queue:Queue", {"name": "jobs", "region": "eu-central-1"}, symbols)
    assert found["name"] == "jobs"
    assert str(found["url"]) == "${thing.url}"
    assert str(found["arn"]) == "arn:aws:sqs:eu-central-1:${aws.account}:${thing.arn}"
    assert "id" not in found
    assert "visibilityTimeoutSeconds" not in found  # no number stands for a number


def test_the_account_is_written_where_it_is_known(symbols: Symbols) -> None:
    found = outputs(Planner(symbols, "123456789012"), "aws:sqs/queue:Queue", {"region": "us-gov-west-1"}, symbols)
    assert str(found["arn"]) == "arn:aws-us-gov:sqs:us-gov-west-1:123456789012:${thing.arn}"


def test_an_unknown_region_leaves_the_arn_its_shape(planner: Planner, symbols: Symbols) -> None:
    found = outputs(planner, "aws:sqs/queue:Queue", {"region": UNKNOWN_STRING}, symbols)["arn"]
    assert isinstance(found, Text)
    assert len(found.raw.split(":")) == 6
    assert str(found) == "arn:aws:sqs:${aws.region}:${aws.account}:${thing.arn}"


def test_nested_outputs_with_a_catalogued_shape_are_stood_in_for(planner: Planner, symbols: Symbols) -> None:
    certificate = outputs(planner, "aws:acm/certificate:Certificate", {"region": "eu-central-1"}, symbols)
    options = certificate["domainValidationOptions"]
    assert len(options) == 1
    assert str(options[0]["resourceRecordName"]) == "${thing.domainValidationOptions[0].resourceRecordName}"
    cluster = outputs(planner, "aws:eks/cluster:Cluster", {"region": "eu-central-1"}, symbols)
    assert str(cluster["certificateAuthority"]["data"]) == "${thing.certificateAuthority.data}"


def test_lists_of_texts_and_blocks_left_out_stay_unknown(planner: Planner, symbols: Symbols) -> None:
    zone = outputs(planner, "aws:route53/zone:Zone", {}, symbols)
    assert "nameServers" not in zone
    bucket = outputs(planner, "aws:s3/bucket:Bucket", {"region": "eu-central-1"}, symbols)
    assert not {"corsRules", "serverSideEncryptionConfiguration", "versioning"} & bucket.keys()


def test_outputs_that_are_to_be_hidden_are_secret(planner: Planner, symbols: Symbols) -> None:
    given = {"name": "jobs", "url": wire.secret(wire.text("x"))}
    found = outputs(planner, "aws:sqs/queue:Queue", given, symbols, hidden=["name", "url", "nothing"])
    assert found["name"] == Secret("jobs")
    assert found["url"] == Secret("x")


def test_the_id_has_the_shape_of_an_arn_where_it_is_one(planner: Planner, symbols: Symbols) -> None:
    topic = planner.identity("aws:sns/topic:Topic", URN, "thing", "eu-central-1")
    assert str(symbols.parse(topic)) == "arn:aws:sns:eu-central-1:${aws.account}:${thing.id}"
    role = symbols.parse(planner.identity("aws:iam/role:Role", URN, "thing"))
    assert isinstance(role, Text)
    assert str(role) == "${thing.id}"
    assert role.symbols[0].urn == URN


@pytest.mark.parametrize(
    ("type", "expected"),
    [
        ("aws:lb/loadBalancer:LoadBalancer", "arn:aws:elasticloadbalancing:R:A:loadbalancer/app/T/T"),
        ("aws:s3/bucket:Bucket", "arn:aws:s3:::T"),
        ("aws:iam/role:Role", "arn:aws:iam::A:role/T"),
        ("aws:sfn/activity:Activity", "arn:aws:states:R:A:activity/T"),
        ("aws:cloudfront/function:Function", "arn:aws:cloudfront::A:function/T"),
        ("aws:apigatewayv2/vpcLink:VpcLink", "arn:aws:apigateway:R:A:vpclink/T"),
        ("aws:vpclattice/targetGroup:TargetGroup", "arn:aws:T:R:A:targetgroup/T"),
        ("aws:cloudwatch/eventApiDestination:EventApiDestination", "arn:aws:T:R:A:eventapidestination/T"),
        ("", "arn:aws:T:R:A:resource/T"),
        ("other:index:Thing", "arn:aws:T:R:A:resource/T"),
    ],
)
def test_arns_have_six_parts(type: str, expected: str) -> None:
    assert arn_forms.shaped(type, "T", region="R", account="A") == expected
    assert expected.count(":") >= 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [("5m", 300), ("1h30m", 5400), ("1.5s", 1.5), ("90s", 90), ("", 0), ("5", 0), ("soon", 0), ("100ms", 0.1)],
)
def test_durations_are_read_as_go_writes_them(text: str, expected: float) -> None:
    assert seconds(text) == pytest.approx(expected)


def test_placeholders_have_the_shape_of_the_result(symbols: Symbols) -> None:
    shape = '{"name":"string","port":"other","items":[{"id":"string"}],"names":["string"],"deep":{"x":"string"}}'
    found = filled("random:index/getThing:getThing", shape, symbols)
    assert found is not None
    assert set(found) == {"name", "items", "names", "deep"}
    assert str(symbols.parse(found["items"][0]["id"])) == "${random.getThing().items[0].id}"
    assert str(symbols.parse(found["deep"]["x"])) == "${random.getThing().deep.x}"
    assert filled("a:b:c", "", symbols) is None
    assert filled("a:b:c", "not json", symbols) is None
    assert called("aws:ec2/getVpc:getVpc") == "aws.ec2.getVpc()"


def test_output_values_are_replaced_by_what_they_hold() -> None:
    known = {SIGNATURE: OUTPUT_VALUE, "value": "x", "dependencies": ["urn:a", "urn:b"]}
    secret = {SIGNATURE: OUTPUT_VALUE, "value": "y", "secret": True}
    unknown = {SIGNATURE: OUTPUT_VALUE, "dependencies": ["urn:c"]}
    found: set[str] = set()
    value = wire.strip_output_values(wire.to_value({"list": [known, {"deep": unknown}], "secret": secret}), found)
    assert found == {"urn:a", "urn:b", "urn:c"}
    assert decode(value.struct_value) == {"list": ["x", {"deep": UNKNOWN}], "secret": Secret("y")}


def test_values_pass_through_the_wire_unchanged() -> None:
    data = {"text": "é", "whole": 3, "part": 1.5, "yes": True, "none": None, "list": [1, [2]], "map": {"not an id": {}}}
    assert wire.to_json(Value(struct_value=wire.to_struct(data))) == data
    assert wire.is_secret(wire.to_value({"a": [wire.secret(wire.text("x"))]}))
    assert not wire.is_secret(Value(struct_value=Struct()))
    assert wire.signature(wire.secret(wire.text("x"))) == SECRET
