"""The monitor over gRPC, for what programs of the current SDK rarely ask."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf.empty_pb2 import Empty
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc, resource_pb2, resource_pb2_grpc

from policypack.errors import Unavailable
from policypack.preview import wire
from policypack.preview.monitor import Monitor, serving
from policypack.preview.planned import Planner
from policypack.preview.recorder import Recorder
from policypack.preview.resource_tree import Setting
from policypack.symbol import Symbols
from policypack.values import UNKNOWN, UNKNOWN_STRING, Secret, decode

STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"


@dataclass
class Answering:
    """Answers every function with the same; remembers what it was asked."""

    answer_: Mapping[str, Any] | Exception | None = None
    asked: list[tuple[str, Mapping[str, object], str, Mapping[str, str]]] = field(default_factory=list)

    def answer(
        self, tok: str, args: Mapping[str, object], *, region: str, provider: Mapping[str, str], maps: bool
    ) -> Mapping[str, object] | None:
        self.asked.append((tok, args, region, provider))
        if isinstance(self.answer_, Exception):
            raise self.answer_
        return self.answer_


@dataclass
class Served:
    channel: grpc.Channel
    stub: resource_pb2_grpc.ResourceMonitorStub
    engine: engine_pb2_grpc.EngineStub
    recorder: Recorder
    symbols: Symbols
    answers: Answering

    def register(self, type: str, name: str, **fields: Any) -> resource_pb2.RegisterResourceResponse:
        fields.setdefault("custom", True)
        given = wire.to_struct(fields.pop("inputs", {}))
        return self.stub.RegisterResource(
            resource_pb2.RegisterResourceRequest(type=type, name=name, object=given, **fields)
        )

    def inputs(self, urn: str) -> dict[str, Any]:
        found = self.recorder.get(urn)
        assert found is not None
        return decode(found.inputs)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    symbols, answers = Symbols(), Answering()
    recorder = Recorder(tmp_path, "dev", "shop")
    config = {"aws:region": "eu-central-1", "aws:secretKey": "hush", "other:x": "y"}
    setting = Setting("shop", "dev", "acme", config, ("aws:secretKey",), ambient_region="us-east-1")
    monitor = Monitor(recorder, symbols, Planner(symbols), setting, answers)
    with serving(monitor) as address, grpc.insecure_channel(address) as channel:
        yield Served(
            channel,
            resource_pb2_grpc.ResourceMonitorStub(channel),
            engine_pb2_grpc.EngineStub(channel),
            recorder,
            symbols,
            answers,
        )


def test_features_leave_out_references_and_output_values_in_both_ways_to_ask(served: Served) -> None:
    info = served.stub.GetDeploymentInfo(Empty())
    names = {resource_pb2.ResourceMonitorFeature.Name(number) for number in info.supportedFeatures}
    assert "RESOURCE_MONITOR_FEATURE_SECRETS" in names
    assert not names & {"RESOURCE_MONITOR_FEATURE_RESOURCE_REFERENCES", "RESOURCE_MONITOR_FEATURE_OUTPUT_VALUES"}
    assert (info.project, info.stack, info.organization, info.dryRun) == ("shop", "dev", "acme", True)
    for name, expected in {"secrets": True, "transforms": True, "resourceReferences": False, "other": False}.items():
        assert served.stub.SupportsFeature(resource_pb2.SupportsFeatureRequest(id=name)).hasSupport is expected


def test_nothing_known_and_nothing_given_is_no_trouble(served: Served) -> None:
    deep: Any = UNKNOWN_STRING
    for _ in range(60):
        deep = {"not an id": [deep, None]}
    urn = served.register("aws:sqs/queue:Queue", "jobs", inputs={"a": None, "b": deep, "é": "ü", "c": [1] * 10_000}).urn
    found = served.inputs(urn)
    assert found["a"] is None
    assert found["é"] == "ü"
    assert len(found["c"]) == 10_000
    assert served.recorder.bugs == []


def test_a_secret_setting_of_the_default_provider_stays_secret(served: Served) -> None:
    served.register("aws:sqs/queue:Queue", "jobs", version="7.51.1")
    provider = served.inputs("urn:pulumi:dev::shop::pulumi:providers:aws::default_7_51_1")
    assert provider == {"region": "eu-central-1", "secretKey": Secret("hush"), "version": "7.51.1"}


def test_each_version_has_its_own_default_provider(served: Served) -> None:
    served.register("aws:sqs/queue:Queue", "new", version="7.51.1")
    served.register("aws:sqs/queue:Queue", "old", version="6.83.0-alpha.1")
    served.register("aws:sqs/queue:Queue", "none")
    names = [item.name for item in served.recorder.registrations if item.type == "pulumi:providers:aws"]
    assert names == ["default_7_51_1", "default_6_83_0_alpha_1", "default"]


def test_a_provider_without_a_region_takes_the_shells_and_an_unknown_one_stays_unknown(served: Served) -> None:
    plain = served.register("pulumi:providers:aws", "plain", version="7.51.1").urn
    later = served.register("pulumi:providers:aws", "later", inputs={"region": UNKNOWN_STRING}).urn
    token = served.symbols.token("urn:x", "other", "region")
    symbol = served.register("pulumi:providers:aws", "symbol", inputs={"region": token}).urn
    regions = {}
    for provider in (plain, later, symbol):
        urn = served.register("aws:sqs/queue:Queue", provider[-5:], provider=f"{provider}::{UNKNOWN_STRING}").urn
        regions[provider] = served.inputs(urn)["region"]
    assert regions == {plain: "us-east-1", later: UNKNOWN, symbol: UNKNOWN}
    assert served.inputs(plain) == {"version": "7.51.1"}


def test_a_components_provider_reaches_grandchildren_and_a_nearer_one_wins(served: Served) -> None:
    far = served.register("pulumi:providers:aws", "far", inputs={"region": "eu-west-1"}).urn
    near = served.register("pulumi:providers:aws", "near", inputs={"region": "eu-west-2"}).urn
    outer = served.register("my:index:Outer", "outer", custom=False, providers={"aws": f"{far}::1"}).urn
    inner = served.register("my:index:Inner", "inner", custom=False, parent=outer).urn
    other = served.register("my:index:Inner", "other", custom=False, parent=outer, providers={"aws": f"{near}::1"}).urn
    for parent, expected in ((inner, "eu-west-1"), (other, "eu-west-2")):
        urn = served.register("aws:sqs/queue:Queue", f"jobs-{expected}", parent=parent).urn
        assert served.inputs(urn)["region"] == expected
        read = served.stub.ReadResource(
            resource_pb2.ReadResourceRequest(type="aws:sqs/queue:Queue", name="found", id="q", parent=parent)
        )
        assert decode(read.properties)["region"] == expected


def test_a_child_of_a_resource_inherits_its_provider_only_for_the_same_package(served: Served) -> None:
    ireland = served.register("pulumi:providers:aws", "ireland", inputs={"region": "eu-west-1"}).urn
    parent = served.register("aws:s3/bucket:Bucket", "parent", provider=f"{ireland}::1").urn
    child = served.register("aws:s3/bucketPolicy:BucketPolicy", "child", parent=parent).urn
    stranger = served.register("random:index/randomId:RandomId", "stranger", parent=parent).urn
    providers = {item.urn: item.provider for item in served.recorder.registrations}
    assert providers[child] == ireland
    assert providers[stranger].endswith("pulumi:providers:random::default")


def test_a_component_gets_nothing_back_and_other_packages_only_their_inputs(served: Served) -> None:
    component = served.register("my:index:Thing", "thing", custom=False, inputs={"a": "b"})
    assert (component.id, dict(component.object)) == ("", {})
    other = served.register("random:index/randomId:RandomId", "id", inputs={"byteLength": 4})
    assert (other.id, dict(other.object)) == ("", {"byteLength": 4})


def test_an_imported_resource_is_known_by_its_id(served: Served) -> None:
    found = served.register("aws:sqs/queue:Queue", "jobs", importId="https://sqs/1/jobs")
    assert found.id == "https://sqs/1/jobs"


def test_a_parent_under_the_stack_adds_no_type(served: Served) -> None:
    found = served.register("aws:sqs/queue:Queue", "jobs", parent=STACK)
    assert found.urn == "urn:pulumi:dev::shop::aws:sqs/queue:Queue::jobs"


def invoke(served: Served, tok: str, args: Mapping[str, Any], shape: str = "") -> resource_pb2.ResourceInvokeResponse:
    metadata = (("preflight-result", shape),) if shape else ()
    request = resource_pb2.ResourceInvokeRequest(tok=tok, args=wire.to_struct(args), version="7.51.1")
    return served.stub.Invoke(request, metadata=metadata)


def test_a_function_is_asked_with_its_providers_region_and_properties(served: Served) -> None:
    served.answers.answer_ = {"id": "vpc-1", "tags": {"Name": "x"}, "count": 2}
    response = invoke(served, "aws:ec2/getVpc:getVpc", {"default": True, "id": UNKNOWN_STRING})
    assert decode(getattr(response, "return")) == served.answers.answer_
    ((tok, args, region, provider),) = served.answers.asked
    assert (tok, args, region) == ("aws:ec2/getVpc:getVpc", {"default": True, "id": UNKNOWN}, "eu-central-1")
    assert provider["region"] == "eu-central-1"


def test_secret_symbols_in_an_answer_are_sent_as_secrets(served: Served) -> None:
    token = served.symbols.token("", "aws.secretsmanager.get_secret_version()", "secretString", secret=True)
    served.answers.answer_ = {"arn": "x", "secretString": token}
    found = decode(getattr(invoke(served, "aws:a/b:c", {}), "return"))
    assert found == {"arn": "x", "secretString": Secret(token)}


def test_an_answer_that_is_not_known_is_unknown_or_made_up_as_the_program_can_take_it(served: Served) -> None:
    assert invoke(served, "random:index/getX:getX", {}).unknown
    made_up = decode(getattr(invoke(served, "random:index/getX:getX", {}, '{"name":"string"}'), "return"))
    assert str(served.symbols.parse(made_up["name"])) == "${random.getX().name}"
    assert len(served.recorder.notes) == 1


def test_a_function_that_could_not_be_asked_says_why_and_the_program_goes_on(served: Served) -> None:
    served.answers.answer_ = Unavailable("the credentials have expired", "credentials")
    assert invoke(served, "aws:ec2/getVpc:getVpc", {}).unknown
    (note,) = served.recorder.notes
    assert note.text == "aws:ec2/getVpc:getVpc was not asked: the credentials have expired."
    assert note.cause == "function"


def test_a_reference_can_be_resolved_and_a_method_is_unknown(served: Served) -> None:
    urn = served.register("aws:sqs/queue:Queue", "jobs", inputs={"name": "jobs"}).urn
    found = decode(getattr(invoke(served, "pulumi:pulumi:getResource", {"urn": urn}), "return"))
    assert found["urn"] == urn
    assert found["state"]["name"] == "jobs"
    response = served.stub.Call(resource_pb2.ResourceCallRequest(tok="eks:index:Cluster/getKubeconfig"))
    assert UNKNOWN in decode(getattr(response, "return")).values()


def test_whether_something_exists_is_unknown_and_packages_have_references(served: Served) -> None:
    assert served.stub.ExistsResource(resource_pb2.ExistsResourceRequest(type="aws:a/b:C", id="x")).unknown
    parameterization = resource_pb2.Parameterization(name="hcp", version="0.1.0")
    request = resource_pb2.RegisterPackageRequest(
        name="terraform-provider", version="0.5.0", parameterization=parameterization
    )
    reference = served.stub.RegisterPackage(request).ref
    served.register("hcp:index/hvn:Hvn", "hvn", packageRef=reference)
    assert [item.name for item in served.recorder.registrations if item.type == "pulumi:providers:hcp"] == [
        "default_0_1_0"
    ]


def test_debug_messages_are_left_out_of_the_log(served: Served) -> None:
    for severity, text in ((engine_pb2.DEBUG, "a"), (engine_pb2.WARNING, "b"), (engine_pb2.ERROR, "c")):
        served.engine.Log(engine_pb2.LogRequest(severity=severity, message=text))
    served.engine.RequirePulumiVersion(engine_pb2.RequirePulumiVersionRequest(pulumi_version_range=">=3.0.0"))
    assert [text for _, text, _ in served.recorder.logs] == ["b", "c"]


def test_an_error_of_ours_is_kept_for_the_caller(served: Served) -> None:
    served.answers.answer_ = RuntimeError("ours")
    with pytest.raises(grpc.RpcError):
        invoke(served, "aws:ec2/getVpc:getVpc", {})
    assert [str(bug) for bug in served.recorder.bugs] == ["ours"]


def test_what_is_no_message_is_refused_without_a_word_of_ours(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    call = served.channel.unary_unary("/pulumirpc.ResourceMonitor/RegisterResource", lambda given: given)
    with pytest.raises(grpc.RpcError):
        call(b"\xff\xff")
    assert caplog.records == []


@pytest.mark.parametrize("parent", ["nonsense", "bad::urn", "urn:pulumi:dev::shop::a", "a::b::c::d"])
def test_a_parent_that_is_no_urn_is_refused_as_the_engine_refuses_it(served: Served, parent: str) -> None:
    with pytest.raises(grpc.RpcError) as refused:
        served.register("aws:s3/bucket:Bucket", "logs", parent=parent)
    assert (refused.value.code(), refused.value.details()) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        f"invalid parent URN: {parent}",
    )
    assert not served.recorder.bugs
