from __future__ import annotations

import pytest
from google.protobuf import json_format, struct_pb2

from policypack import UNKNOWN, Asset, Resource, Secret, Text, Undecided, walk
from policypack.resource import Provider
from policypack.secret import bare, is_marked
from policypack.symbol import Symbols
from policypack.values import SECRET, SIGNATURE, UNKNOWN_STRING, decode, provider_inputs

TYPE = "aws:ecs/service:Service"
QUEUE = "aws:sqs/queue:Queue"


def struct(**values: object) -> struct_pb2.Struct:
    return json_format.ParseDict(values, struct_pb2.Struct())


def resource(symbols: Symbols | None = None, **inputs: object) -> Resource:
    return Resource(type=TYPE, urn="urn", name="api", inputs=struct(**inputs), symbols=symbols)


def secret(value: object) -> dict[str, object]:
    return {SIGNATURE: SECRET, "value": value}


class TestThreeAnswers:
    def test_a_value(self) -> None:
        assert resource(name="api").text("name") == "api"

    def test_an_absent_property_is_the_default_given(self) -> None:
        assert resource().number("desiredCount", default=1) == 1
        assert resource().text("name") is None
        assert resource(name=None).text("name", "none") == "none"

    def test_reading_an_unknown_is_undecided_and_names_the_property(self) -> None:
        with pytest.raises(Undecided, match=r"network\.subnet of api is known only after an update"):
            resource(network={"subnet": UNKNOWN_STRING}).blocks("network")[0].text("subnet")

    def test_unknown_is_present_but_not_known(self) -> None:
        api = resource(name=UNKNOWN_STRING)
        assert "name" in api
        assert not api.known("name")
        assert api.raw("name") is UNKNOWN

    def test_what_is_given_is_set_for_certain(self) -> None:
        api = resource(name="a", count=0, tags={}, zones=[], key="", wait=UNKNOWN_STRING)
        assert api.given("name", "count", "tags", "zones", "key", "none") == ("name", "count")
        assert api.given("wait", "name") == ("name",)
        with pytest.raises(Undecided, match="wait of api is known only after an update"):
            api.given("none", "wait")


class TestGetters:
    def test_what_is_only_read_is_not_known_where_the_program_says_nothing_of_it(self) -> None:
        balancer = Resource(type=TYPE, urn="urn", name="shared", inputs=struct(name="shared"), external=True)
        assert balancer.text("name") == "shared"
        assert balancer.has("loadBalancerType")
        assert balancer.raw("loadBalancerType") is UNKNOWN
        with pytest.raises(Undecided):
            balancer.text("loadBalancerType", default="application")

    def test_numbers_are_as_written(self) -> None:
        api = resource(port=8080, share=0.5, text="300", big=2**53)
        assert [api.number(name) for name in ("port", "share", "text", "big")] == [8080, 0.5, 300, 2**53]
        assert str(api.number("port")) == "8080"

    def test_texts_of_other_types_are_as_pulumi_writes_them(self) -> None:
        api = resource(port=8080, on=True)
        assert (api.text("port"), api.text("on")) == ("8080", "true")

    @pytest.mark.parametrize("getter", ["number", "flag", "block"])
    def test_another_type_than_asked_for_is_undecided(self, getter: str) -> None:
        with pytest.raises(Undecided):
            getattr(resource(name="api"), getter)("name")

    def test_provider_flags_come_as_text(self) -> None:
        assert resource(skip="true").flag("skip") is True

    def test_a_single_value_is_a_list_of_one(self) -> None:
        api = resource(Action="s3:GetObject", one={"a": 1})
        assert api.texts("Action") == ["s3:GetObject"]
        assert [block.number("a") for block in api.blocks("one")] == [1]

    def test_an_unknown_element_spares_the_others(self) -> None:
        api = resource(subnets=["a", UNKNOWN_STRING])
        assert api.items("subnets") == ["a", UNKNOWN]
        with pytest.raises(Undecided):
            api.texts("subnets")

    def test_a_document_is_parsed_once_and_read_like_a_block(self) -> None:
        api = resource(policy='{"Statement": [{"Effect": "Allow"}]}')
        statement = api.document("policy").blocks("Statement")[0]  # type: ignore[union-attr]
        assert statement.text("Effect") == "Allow"
        assert statement.path("Effect") == "policy.Statement[0].Effect"
        assert api.document("policy").values is not None  # type: ignore[union-attr]

    def test_text_that_is_no_json_is_undecided(self) -> None:
        with pytest.raises(Undecided, match="not valid JSON"):
            resource(policy="{").document("policy")

    def test_assets_are_kept_apart_from_texts(self) -> None:
        code = decode(struct(code={SIGNATURE: "0def7320c3a5731c473e5ecbe6d01bc7", "path": "./app"}))["code"]
        assert code == Asset(archive=True, path="./app")


class TestSecrets:
    def test_getters_unwrap_them_and_know_that_they_are_secret(self) -> None:
        api = resource(password=secret("hunter22"))
        assert api.text("password") == "hunter22"
        assert api.secret("password")

    def test_a_walk_says_what_is_secret_below_a_secret_too(self) -> None:
        values = decode(struct(env=secret({"a": ["x"]}), b="y"))
        assert sorted(walk(values)) == [("b", "y", False), ("env.a[0]", "x", True)]

    def test_a_secret_never_shows_itself(self) -> None:
        assert "hunter22" not in repr(Secret("hunter22"))


class TestSymbols:
    def test_text_around_a_symbol_stays_readable(self) -> None:
        symbols = Symbols()
        token = symbols.token("urn:role", "task-role", "arn")
        api = resource(symbols, role=f"x/{token}/y")
        partial = api.partial("role")
        assert isinstance(partial, Text)
        assert str(partial) == "x/${task-role.arn}/y"
        assert (partial.prefix, partial.literal, partial.whole) == ("x/", "x//y", None)

    def test_text_with_a_hole_is_unknown_to_who_does_not_ask_for_parts(self) -> None:
        symbols = Symbols()
        with pytest.raises(Undecided):
            resource(symbols, role=symbols.token("urn:role", "r", "arn")).text("role")

    def test_leaves_of_documents_hold_symbols(self) -> None:
        symbols = Symbols()
        token = symbols.token("urn:log", "logs", "name")
        api = resource(symbols, definitions=f'[{{"group": "{token.upper()}", "cpu": 1}}]')
        container = api.documents("definitions")[0]
        assert str(container.partial("group")) == "${logs.name}"
        assert container.number("cpu") == 1

    def test_the_same_output_has_one_token(self) -> None:
        symbols = Symbols()
        assert symbols.token("u", "n", "arn") == symbols.token("u", "n", "arn") != symbols.token("u", "n", "id")

    def test_a_foreign_token_is_plain_text(self) -> None:
        assert Symbols().parse("zq00000qz") == "zq00000qz"


def test_the_token_of_a_renamed_type_is_the_one_that_policies_know() -> None:
    assert Resource(type="aws:alb/listener:Listener", urn="u", name="n", inputs={}).type == "aws:lb/listener:Listener"
    assert Resource(type="aws:s3/bucketV2:BucketV2", urn="u", name="n", inputs={}).type == "aws:s3/bucket:Bucket"


def test_the_region_is_its_own_before_its_providers() -> None:
    provider = Provider("pulumi:providers:aws", "urn:p", "p", {"region": "eu-west-1"})
    own = Resource(type=TYPE, urn="u", name="n", inputs={"region": "eu-south-1"}, provider=provider)
    inherited = Resource(type=TYPE, urn="u", name="n", inputs={}, provider=provider)
    assert (own.region, inherited.region) == ("eu-south-1", "eu-west-1")
    with pytest.raises(Undecided, match="no region is configured"):
        _ = Resource(type=TYPE, urn="u", name="n", inputs={}).region


@pytest.mark.parametrize("region", ["eu-west-1; rm -rf ~", "$(id)", "eu-west-1\n", "eu west 1"])
def test_what_cannot_be_a_region_stands_in_no_command(region: str) -> None:
    with pytest.raises(Undecided, match="the region of n has characters that no region has"):
        _ = Resource(type=TYPE, urn="u", name="n", inputs={"region": region}).region


def test_a_providers_region_that_only_an_update_knows_is_no_other_one() -> None:
    provider = Provider("pulumi:providers:aws", "urn:p", "p", {"region": UNKNOWN})
    with pytest.raises(Undecided, match="the region of the provider of n is known only after an update"):
        _ = Resource(type=TYPE, urn="u", name="n", inputs={}, provider=provider, region="eu-west-1").region


@pytest.mark.parametrize("endpoints", [UNKNOWN, [{"sqs": UNKNOWN}], '[{"ecs": "http://localhost:4566"}]'])
def test_endpoints_that_only_an_update_knows_may_be_an_emulators(endpoints: object) -> None:
    provider = Provider("pulumi:providers:aws", "urn:p", "p", {"endpoints": endpoints})
    assert Resource(type=TYPE, urn="u", name="n", inputs={}, provider=provider).emulated


@pytest.mark.parametrize(
    ("type", "endpoints", "elsewhere"),
    [
        (QUEUE, '[{"sqs": "http://localhost:4566"}]', True),
        (QUEUE, '[{"SQS": "localhost:4566"}]', True),
        (QUEUE, '{"sqs": "http://localhost:4566"}', True),
        (QUEUE, '[{"s3": "http://localhost:4566", "sqs": ""}]', False),
        (QUEUE, '[{"cloudsearch": "http://localhost:4566"}]', False),
        (QUEUE, '[{"sqs": "https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com"}]', False),
        (QUEUE, '[{"sqs": "https://sqs.eu-west-1.amazonaws.com.:443"}]', False),
        (QUEUE, '[{"sqs": "HTTPS://SQS.eu-west-1.AMAZONAWS.COM"}]', False),
        (QUEUE, '[{"sqs": "https://sqs.amazonaws.com.example.org"}]', True),
        (QUEUE, '[{"sqs": "https://example.org#.amazonaws.com"}]', True),
        (QUEUE, '[{"sqs": "https://sqs.amazonaws.com@example.org"}]', True),
        (QUEUE, '[{"sqs": "http://[::1]:4566"}]', True),
        (QUEUE, '[{"sqs": "http://aws.test"}]', True),
        (QUEUE, "no JSON", True),
        (QUEUE, "[" * 100_000, True),
        ("aws:lb/listener:Listener", '[{"elasticloadbalancingv2": "http://localhost:4566"}]', True),
        ("aws:cloudwatch/logGroup:LogGroup", '[{"cloudwatchlogs": "http://localhost:4566"}]', True),
        ("aws:ec2/vpc:Vpc", '[{"ec2": "http://localhost:4566"}]', True),
        ("aws:cognito/userPool:UserPool", '[{"cognitoidp": "http://localhost:4566"}]', True),
    ],
)
def test_an_endpoint_of_another_service_leaves_a_findings_level(type: str, endpoints: str, elsewhere: bool) -> None:
    provider = Provider("pulumi:providers:aws", "urn:p", "p", {"endpoints": endpoints})
    found = Resource(type=type, urn="u", name="n", inputs={}, provider=provider)
    assert found.made_elsewhere is elsewhere
    assert found.emulated or not elsewhere


def test_a_providers_inputs_are_texts_and_what_is_unknown_stays_unknown() -> None:
    symbols = Symbols()
    token = symbols.token("urn:r", "role", "arn")
    given = {
        "region": "eu-central-1",
        "insecure": True,
        "maxRetries": 3,
        "allowedAccountIds": ["210987654321"],
        "nothing": None,
        "profile": UNKNOWN_STRING,
        "stsRegion": f"eu-{token}",
        "secretKey": {SIGNATURE: SECRET, "value": "hush"},
        "token": {SIGNATURE: SECRET, "value": UNKNOWN_STRING},
        "assumeRoles": f'[{{"roleArn": "{token}", "externalId": "partner"}}]',
        "endpoints": [{"sqs": UNKNOWN_STRING, "s3": "http://localhost:4566"}],
        "defaultTags": f'{{"tags": {{"a": {{"{SIGNATURE}": "{SECRET}", "value": "hush"}}}}}}',
    }
    found = provider_inputs(struct(**given))
    secrets = {name for name, value in found.items() if is_marked(value)}
    assert secrets == {"secretKey", "defaultTags"}
    assert {name: bare(value) for name, value in found.items()} == {
        "region": "eu-central-1",
        "insecure": "true",
        "maxRetries": "3",
        "allowedAccountIds": '["210987654321"]',
        "profile": UNKNOWN,
        "stsRegion": UNKNOWN,
        "secretKey": "hush",
        "token": UNKNOWN,
        "assumeRoles": [{"roleArn": UNKNOWN, "externalId": "partner"}],
        "endpoints": [{"sqs": UNKNOWN, "s3": "http://localhost:4566"}],
        "defaultTags": '{"tags": {"a": "hush"}}',
    }


class TestHardInput:
    def test_unknown_at_every_depth(self) -> None:
        values = decode(struct(a=[{"b": {"c": [UNKNOWN_STRING, {"d": UNKNOWN_STRING}]}}]))
        assert [value for _, value, _ in walk(values)] == [UNKNOWN, UNKNOWN]

    def test_ten_thousand_elements(self) -> None:
        assert len(resource(items=["x"] * 10_000).texts("items")) == 10_000

    def test_keys_that_are_no_identifiers(self) -> None:
        assert resource(**{"aws:tag/ключ ☃": "ö"}).text("aws:tag/ключ ☃") == "ö"

    def test_nulls_in_lists_and_objects(self) -> None:
        api = resource(items=[None, "a"], object={"a": None})
        assert api.texts("items") == ["a"]
        assert not api.blocks("object")[0].has("a")

    def test_unknown_signature_is_a_plain_object(self) -> None:
        assert resource(x={SIGNATURE: "new", "a": 1}).raw("x") == {SIGNATURE: "new", "a": 1}

    def test_output_values_show_their_value_or_unknown(self) -> None:
        sig = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
        values = decode(struct(a={SIGNATURE: sig, "value": "x", "secret": True}, b={SIGNATURE: sig}))
        assert values == {"a": Secret("x"), "b": UNKNOWN}
