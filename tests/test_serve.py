from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi.runtime import proto

from policypack import Finding, Resource, Stack, Undecided
from policypack.policy import discover
from policypack.serve import Servicer
from policypack.stack import STACK_TYPE
from policypack.values import UNKNOWN_STRING
from policypack.version import ANYWHERE
from tests.booted import booted, configure
from tests.plain import QUEUE, make

URN = "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders"


def struct(values: dict[str, Any]) -> struct_pb2.Struct:
    return json_format.ParseDict(values, struct_pb2.Struct())


def request(**inputs: Any) -> Any:
    return proto.AnalyzeRequest(type=QUEUE, urn=URN, name="orders", properties=struct(inputs))


def request_of(name: str, **inputs: Any) -> Any:
    return proto.AnalyzeRequest(type=QUEUE, urn=f"{URN}-{name}", name=name, properties=struct(inputs))


def stack_request(**outputs: Any) -> Any:
    planned = proto.AnalyzeStackRequest()
    planned.resources.add(type=STACK_TYPE, urn="urn:root", name="shop-prod")
    planned.resources.add(type=QUEUE, urn=URN, name="orders", properties=struct(outputs))
    return planned


def started(*policies: Any, **stack: Any) -> Servicer:
    servicer = Servicer(policies, strict=True)
    settings = {"stack": "prod", "project": "shop", "dry_run": False, **stack}
    servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(**settings), None)
    return servicer


def alarm(resource: Resource) -> Iterator[Finding]:
    yield resource.finding("name", problem=f"The name is {resource.text('name')}.", fix="Change it.")


class TestAnalyze:
    def test_a_finding_carries_level_severity_and_all_three_lines(self) -> None:
        (diagnostic,) = started(make(alarm)).Analyze(request(name="x"), None).diagnostics
        assert diagnostic.message == "Made for a test\nThe name is x.\nFix: Change it."
        assert (diagnostic.policyName, diagnostic.policyPackName) == ("made-policy", "aws-preflight")
        assert diagnostic.enforcementLevel == proto.MANDATORY
        assert diagnostic.severity == proto.POLICY_SEVERITY_HIGH

    def test_of_alike_findings_the_first_are_told_in_full(self) -> None:
        def tell(resource: Resource) -> Iterator[Finding]:
            fix = f"Give {resource.name} another name{resource.text('other') or ''}."
            yield resource.finding("name", problem=f"{resource.name} is odd.", fix=fix)

        servicer = started(make(tell))
        asked = [request_of(f"queue-{number}") for number in range(5)] + [request_of("last", other=" with a z")]
        told = [servicer.Analyze(each, None).diagnostics[0].message for each in asked]
        assert told[2] == "Made for a test\nqueue-2 is odd.\nFix: Give queue-2 another name."
        assert told[3:5] == [f"queue-{number} is odd. Fix: as for queue-0." for number in (3, 4)]
        assert told[5] == "Made for a test\nlast is odd.\nFix: Give last another name with a z."

    def test_undecided_is_not_applicable_with_its_reason(self) -> None:
        response = started(make(alarm)).Analyze(request(name=UNKNOWN_STRING), None)
        assert not response.diagnostics
        assert [(entry.policy_name, entry.reason) for entry in response.not_applicable] == [
            ("made-policy", "name of orders is known only after an update")
        ]

    def test_what_waits_for_aws_is_not_applicable_until_the_end(self) -> None:
        def ask(_resource: Resource, *, aws: Any) -> Iterator[Finding]:
            yield from ()

        response = started(make(ask, needs=frozenset({"aws"}))).Analyze(request(), None)
        assert [entry.reason for entry in response.not_applicable] == ["judged at the end of the preview"]

    def test_values_cannot_paint_the_report(self) -> None:
        (diagnostic,) = started(make(alarm)).Analyze(request(name="<{%fg 1%}>"), None).diagnostics
        assert "<{%" not in diagnostic.message

    def test_a_bug_of_ours_is_answered(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object) -> None:
            raise KeyError("x")

        servicer = Servicer([make(alarm)])
        monkeypatch.setattr(Servicer, "_resource", fails)
        for answer in (servicer.Analyze(request(name="x"), None), servicer.AnalyzeStack(stack_request(), None)):
            (diagnostic,) = answer.diagnostics
            assert (diagnostic.policyName, diagnostic.enforcementLevel) == ("coverage", proto.ADVISORY)
            assert "The pack itself failed here: KeyError at test_serve.py:" in diagnostic.message


class TestAnalyzeStack:
    def test_it_shows_the_inputs_that_analyze_saw_and_the_outputs(self) -> None:
        def tell(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            arn = resource.outputs.raw("arn")
            yield resource.finding(problem=f"{resource.text('name')} {arn} {resource.exists}.", fix="No.")

        servicer = started(make(tell, needs=frozenset({"stack"})))
        servicer.Analyze(request(name="asked"), None)
        (diagnostic,) = servicer.AnalyzeStack(stack_request(name="made", arn="arn:x", id="q"), None).diagnostics
        assert (diagnostic.urn, diagnostic.message.splitlines()[1]) == (URN, "asked arn:x True.")

    def test_what_analyze_never_saw_shows_outputs(self) -> None:
        servicer = started(self.telling())
        (diagnostic,) = servicer.AnalyzeStack(stack_request(name="made"), None).diagnostics
        assert "The name is made." in diagnostic.message

    @staticmethod
    def telling() -> Any:
        def tell(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            yield from alarm(resource)

        return make(tell, needs=frozenset({"stack"}))

    def test_the_commands_of_a_fix_run_from_any_folder(self) -> None:
        def asks(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            raise Undecided("nobody is signed in", cause="credentials")
            yield

        servicer = started(make(asks, needs=frozenset({"stack"})))
        (diagnostic,) = servicer.AnalyzeStack(stack_request(name="made"), None).diagnostics
        assert f"`{ANYWHERE} doctor`" in diagnostic.message

    def test_a_second_stack_forgets_the_first(self) -> None:
        servicer = started(self.telling())
        servicer.Analyze(request(name="first"), None)
        servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="b", project="shop"), None)
        (diagnostic,) = servicer.AnalyzeStack(stack_request(name="second"), None).diagnostics
        assert "The name is second." in diagnostic.message

    def test_the_stack_is_in_the_order_in_which_its_resources_were_seen(self) -> None:
        """The engine sends it in another order each time."""
        servicer = started()
        for name in ("b", "a", "c"):
            servicer.Analyze(request_of(name), None)
        planned = stack_request()
        for name in ("c", "b", "a"):
            planned.resources.add(type=QUEUE, urn=f"{URN}-{name}", name=name)
        assert [resource.name for resource in servicer.stack(planned)] == ["b", "a", "c", "shop-prod", "orders"]

    def test_edges_and_parents_arrive(self) -> None:
        def tell(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            if resource.name == "orders":
                followed = stack.follow(resource, "redrivePolicy", QUEUE)
                yield resource.finding(problem=f"{followed} {resource.parent}.", fix="No.")

        planned = stack_request(redrivePolicy=UNKNOWN_STRING)
        planned.resources.add(type=QUEUE, urn="urn:dead", name="dead")
        planned.resources[1].parent = "urn:component"
        planned.resources[1].propertyDependencies["redrivePolicy"].urns.append("urn:dead")
        response = started(make(tell, needs=frozenset({"stack"}))).AnalyzeStack(planned, None)
        assert "Resource(aws:sqs/queue:Queue: dead) urn:component." in response.diagnostics[0].message


def test_without_a_configured_stack_its_names_are_those_in_the_urns() -> None:
    """So asks `pulumi policy analyze`, which judges a stack's state."""

    def tell(stack: Stack, environment: str) -> Iterator[Finding]:
        yield stack.finding_owner().finding(problem=f"{stack.project}/{stack.name} is {environment}.", fix="No.")

    policy = make(tell, needs=frozenset({"stack", "environment"}), per_resource=False, types=())
    servicer = Servicer([policy], strict=True)
    servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(), None)  # as the language host passes on for it
    planned = stack_request()
    planned.resources[0].urn = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod"
    for request in (planned, planned):
        (diagnostic,) = servicer.AnalyzeStack(request, None).diagnostics
        assert "shop/prod is production." in diagnostic.message


def test_cancel_is_answered() -> None:
    assert started(make(alarm)).Cancel(empty_pb2.Empty(), None) == empty_pb2.Empty()


class TestSettings:
    def context(self) -> Any:
        class Context:
            def abort(self, code: Any, text: str) -> None:
                self.aborted = (code, text)
                raise RuntimeError("aborted")

        return Context()

    @pytest.mark.parametrize(
        ("values", "text"),
        [
            ({"limit": "x"}, "made-policy: limit: 'x' is not of type 'integer'"),
            ({"limt": 1}, "made-policy: there is no setting 'limt'; did you mean 'limit'?"),
        ],
    )
    def test_a_wrong_setting_ends_configure_with_a_text_for_people(self, values: dict[str, Any], text: str) -> None:
        servicer = started(make(alarm, config={"limit": {"type": "integer", "default": 1}}))
        configuration = proto.ConfigureAnalyzerRequest()
        configuration.policyConfig["made-policy"].CopyFrom(proto.PolicyConfig(properties=struct(values)))
        context = self.context()
        with pytest.raises(RuntimeError, match="aborted"):
            servicer.Configure(configuration, context)
        assert context.aborted == (grpc.StatusCode.INVALID_ARGUMENT, text)

    def test_whole_numbers_arrive_as_such(self) -> None:
        def tell(resource: Resource, *, config: Any) -> Iterator[Finding]:
            yield resource.finding(problem=f"At most {config['limit']}.", fix="No.")

        servicer = started(make(tell, config={"limit": {"type": "integer", "default": 1}}, needs=frozenset({"config"})))
        configuration = proto.ConfigureAnalyzerRequest()
        configuration.policyConfig["made-policy"].CopyFrom(proto.PolicyConfig(properties=struct({"limit": 5})))
        servicer.Configure(configuration, None)
        assert "At most 5." in servicer.Analyze(request(), None).diagnostics[0].message

    def test_the_environment_is_what_configure_stack_brings_and_not_the_ambient_one(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PULUMI_CONFIG", '{"preflight:environment": "production"}')
        rule = make(alarm, environment="production")
        said = started(rule, config={"preflight:environment": "test"})
        assert not said.Analyze(request(name="x"), None).diagnostics
        named = started(rule, stack="prod")
        assert named.Analyze(request(name="x"), None).diagnostics

    def test_stacks_exempt_themselves_only_where_the_pack_allows_it(self) -> None:
        exempt = {"preflight:exempt": '[{"policy": "made-policy", "resource": "*", "reason": "known"}]'}
        assert started(make(alarm), config=exempt).Analyze(request(name="x"), None).diagnostics
        allowed = started(make(alarm), config=exempt)
        configuration = proto.ConfigureAnalyzerRequest()
        configuration.policyConfig["coverage"].CopyFrom(
            proto.PolicyConfig(properties=struct({"stacksMayExempt": True}))
        )
        allowed.Configure(configuration, None)
        response = allowed.Analyze(request(name="x"), None)
        assert not response.diagnostics
        assert ("made-policy", "exempted by made-policy for *: known") in [
            (each.policy_name, each.reason) for each in response.not_applicable
        ]

    @pytest.mark.parametrize(("stack", "level"), [("prod", [proto.MANDATORY]), ("dev", [proto.ADVISORY]), ("pr-1", [])])
    def test_overrides_that_fit_the_stack_set_the_level(self, stack: str, level: list[int]) -> None:
        servicer = started(make(alarm), stack=stack)
        overrides = [
            {"project": "shop", "environment": "test", "policies": {"made-policy": "advisory"}},
            {"stack": "pr-*", "policies": {"all": "disabled"}},
        ]
        configured = proto.ConfigureAnalyzerRequest()
        properties = struct({"overrides": overrides})
        configured.policyConfig["coverage"].CopyFrom(
            proto.PolicyConfig(enforcementLevel=proto.ADVISORY, properties=properties)
        )
        servicer.Configure(configured, None)
        assert [each.enforcementLevel for each in servicer.Analyze(request(name="x"), None).diagnostics] == level

    def test_secret_configuration_never_shows(self) -> None:
        servicer = started(make(alarm), config={"shop:key": "hunter22"}, config_secret_keys=["shop:key"])
        (diagnostic,) = servicer.Analyze(request(name="hunter22"), None).diagnostics
        assert "[secret]" in diagnostic.message
        assert "hunter22" not in diagnostic.message


class TestBooted:
    """As the engine does it: another process, its handshake, its metadata."""

    def test_it_boots_without_a_stack_as_publish_does(self) -> None:
        with booted() as stub:
            info = stub.GetAnalyzerInfo(empty_pb2.Empty())
        assert (info.name, info.provider, info.supportsConfig) == ("aws-preflight", "aws", True)
        ids = [policy.name for policy in info.policies]
        assert "coverage" in ids
        assert len(ids) == len(set(ids))
        assert all(policy.description and policy.configSchema.properties for policy in info.policies)

    def test_a_wrong_setting_is_told_through_the_wire(self) -> None:
        with booted() as stub, pytest.raises(grpc.RpcError) as error:
            configure(stub, {"tags-required-missing": {"requird": {}}})
        assert error.value.code() == grpc.StatusCode.INVALID_ARGUMENT
        assert error.value.details() == "tags-required-missing: there is no setting 'requird'; did you mean 'required'?"

    def test_hard_requests_are_answered(self) -> None:
        deep: Any = UNKNOWN_STRING
        for _ in range(90):
            deep = {"ключ ☃": [deep, None]}
        hard = [
            {},
            {"policy": None, "environment": None, "tags": None},
            {"environment": UNKNOWN_STRING, "tags": UNKNOWN_STRING, "containerDefinitions": UNKNOWN_STRING},
            {"environment": {"variables": UNKNOWN_STRING}, "tags": {"a": UNKNOWN_STRING}},
            {"containerDefinitions": "[" * 50, "policy": "null", "tags": []},
            {"containerDefinitions": "[1, null, {}]", "environment": [], "tags": "x"},
            {"deep": deep},
        ]
        large = {"ingress": [{}] * 10_000, "tags": {f"k{i}": "v" for i in range(10_000)}}
        every = sorted({type.replace("*", "x:X") for policy in discover() for type in policy.types})
        few = ["aws:ec2/securityGroup:SecurityGroup", "aws:s3/bucket:Bucket", "aws:lb/loadBalancer:LoadBalancer"]
        with booted() as stub:
            configure(stub, {"coverage": {"lookups": "off"}, "tags-required-missing": {"required": {"Owner": None}}})
            for inputs, types in [*((inputs, every) for inputs in hard), (large, few)]:
                properties = struct(inputs)
                planned = proto.AnalyzeStackRequest()
                planned.resources.add(type=STACK_TYPE, urn="urn:root", name="root")
                messages = []
                for type in types:
                    asked = {"type": type, "urn": f"urn:pulumi:s::p::{type}::hard", "name": "hard"}
                    found = stub.Analyze(proto.AnalyzeRequest(properties=properties, **asked))
                    messages += [diagnostic.message for diagnostic in found.diagnostics]
                    planned.resources.add(properties=properties, **asked)
                messages += [diagnostic.message for diagnostic in stub.AnalyzeStack(planned).diagnostics]
                crashed = [text for text in messages if "itself failed here" in text]
                assert not crashed, (str(inputs)[:200], crashed)


def test_a_line_on_stdout_before_the_port_is_an_error_that_the_harness_sees(tmp_path: Path) -> None:
    (tmp_path / "__main__.py").write_text("print('hello')\n")
    with pytest.raises(AssertionError, match="hello"), booted(tmp_path):
        pass


def test_undecided_is_kept_apart_from_its_siblings() -> None:
    def half(resource: Resource) -> Iterator[Finding]:
        yield resource.finding(problem="Seen.", fix="No.")
        raise Undecided("the rest")

    response = started(make(half)).Analyze(request(), None)
    assert len(response.diagnostics) == len(response.not_applicable) == 1
