"""Our servicer beside the SDK's own, on the same requests: what both decode, and what both report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pulumi
import pytest
from google.protobuf import json_format
from pulumi.runtime import proto
from pulumi_policy import EnforcementLevel, ResourceValidationPolicy, StackValidationPolicy
from pulumi_policy.deserialize import deserialize_properties
from pulumi_policy.policy import _PolicyAnalyzerServicer
from pulumi_policy.proxy import UnknownValueError

from policypack import UNKNOWN, Asset, Finding, Resource, Secret, Stack
from policypack.policy import Policy
from policypack.serve import Servicer
from policypack.values import UNKNOWN_STRING, decode
from tests.captured import ABSENT, OWN, SHARED, recordings
from tests.plain import make

FOLDERS = [
    OWN,
    pytest.param(SHARED / "deployed", marks=pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)),
    pytest.param(SHARED / "broken", marks=pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)),
]


# -- decode ---------------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """Turn what either side decoded into the same plain values."""
    if value is UNKNOWN:
        return UNKNOWN_STRING
    if isinstance(value, Secret):
        return plain(value.value)
    if isinstance(value, Asset):
        return ("archive" if value.archive else "asset", value.path or value.text or value.uri or plain(value.assets))
    if isinstance(value, pulumi.FileAsset | pulumi.FileArchive):
        return ("archive" if isinstance(value, pulumi.Archive) else "asset", value.path)
    if isinstance(value, pulumi.StringAsset):
        return ("asset", value.text)
    if isinstance(value, pulumi.RemoteAsset | pulumi.RemoteArchive):
        return ("archive" if isinstance(value, pulumi.Archive) else "asset", value.uri)
    if isinstance(value, pulumi.AssetArchive):
        return ("archive", plain(value.assets))
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_decode_the_same_properties(folder: Path) -> None:
    for recording in recordings(folder):
        analyze, stack = recording.load()
        for request in (*analyze, *stack.resources):
            ours = plain(decode(request.properties))
            theirs = plain(deserialize_properties(json_format.MessageToDict(request.properties)))
            assert ours == theirs, f"{recording.name}: {request.urn}"


# -- ten policies, written both ways --------------------------------------------------------------------------


FIX = "Change it."


class Both:
    """One policy, once for the SDK and once for us. `check` yields problems; `read` tells the two ways apart."""

    def __init__(self, id: str, types: tuple[str, ...], check: Callable[[Any], Iterator[str]], stack: bool) -> None:
        self.id = id
        self.types = types
        self.check = check
        self.stack = stack

    def ours(self) -> Policy:
        def on_resource(resource: Resource) -> Iterator[Finding]:
            for problem in self.check(Ours(resource)):
                yield resource.finding(problem=problem, fix=FIX)

        def on_stack(resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            yield from on_resource(resource)

        function = on_stack if self.stack else on_resource
        return make(function, self.id, types=self.types, needs=frozenset({"stack"} if self.stack else ()))

    def theirs(self) -> Any:
        def on_resource(args: Any, report: Any) -> None:
            if args.resource_type in self.types:
                for problem in self.check(Theirs(args.props)):
                    report(f"{problem}\nFix: {FIX}", getattr(args, "urn", None))

        def on_stack(args: Any, report: Any) -> None:
            for resource in args.resources:
                try:
                    on_resource(resource, report)
                except UnknownValueError:
                    continue

        if self.stack:
            return StackValidationPolicy(self.id, "Made for a test", on_stack, EnforcementLevel.MANDATORY)
        return ResourceValidationPolicy(self.id, "Made for a test", on_resource, EnforcementLevel.MANDATORY)


class Ours:
    def __init__(self, block: Any) -> None:
        self.block = block

    def get(self, name: str) -> Any:
        return self.block._known(name)

    def below(self, name: str) -> list[Ours]:
        return [Ours(block) for block in self.block.blocks(name)]

    def items(self, name: str) -> list[Any]:
        return self.block.texts(name)


class Theirs:
    def __init__(self, props: Any) -> None:
        self.props = props

    def get(self, name: str) -> Any:
        return self.props[name] if name in self.props.keys() else None  # noqa: SIM118  `in` raises on an unknown

    def below(self, name: str) -> list[Theirs]:
        value = self.get(name)
        if value is None:
            return []
        values = [value] if hasattr(value, "keys") else list(value)
        return [Theirs(item) for item in values]

    def items(self, name: str) -> list[Any]:
        return list(self.get(name) or ())


def name_is_long(view: Any) -> Iterator[str]:
    if len(view.get("name") or "") > 20:
        yield f"The name {view.get('name')} is long."


def kept_forever(view: Any) -> Iterator[str]:
    if not view.get("retentionInDays"):
        yield "Logs are kept forever."


def public_ip(view: Any) -> Iterator[str]:
    if view.get("mapPublicIpOnLaunch"):
        yield "Instances get public addresses."


def slow(view: Any) -> Iterator[str]:
    if (view.get("timeout") or 3) > 30:
        yield f"The timeout is {view.get('timeout'):.0f} seconds."


def open_to_all(view: Any) -> Iterator[str]:
    for rule in view.below("ingress"):
        if "0.0.0.0/0" in rule.items("cidrBlocks"):
            yield f"Port {rule.get('fromPort'):.0f} is open to all."


def no_rotation(view: Any) -> Iterator[str]:
    if view.get("enableKeyRotation") is None:
        yield "The key is not rotated."


def variables(view: Any) -> Iterator[str]:
    for environment in view.below("environment"):
        for block in environment.below("variables"):
            if block.get("LOG_LEVEL") == "DEBUG":
                yield "It logs too much."


def internal(view: Any) -> Iterator[str]:
    if not view.get("internal"):
        yield f"The load balancer {view.get('name')} faces the internet."


def single(view: Any) -> Iterator[str]:
    if view.get("multiAz") is None:
        yield "It has one zone."


def small(view: Any) -> Iterator[str]:
    if (view.get("cidrBlock") or "").endswith("/28"):
        yield "The subnet is small."


BOTH = [
    Both("role-name", ("aws:iam/role:Role", "aws:iam/policy:Policy"), name_is_long, stack=False),
    Both("log-kept", ("aws:cloudwatch/logGroup:LogGroup",), kept_forever, stack=False),
    Both("subnet-public", ("aws:ec2/subnet:Subnet",), public_ip, stack=False),
    Both("function-slow", ("aws:lambda/function:Function",), slow, stack=False),
    Both("group-open", ("aws:ec2/securityGroup:SecurityGroup",), open_to_all, stack=False),
    Both("key-rotation", ("aws:kms/key:Key",), no_rotation, stack=False),
    Both("function-logs", ("aws:lambda/function:Function",), variables, stack=False),
    Both("balancer-public", ("aws:lb/loadBalancer:LoadBalancer",), internal, stack=True),
    Both("database-single", ("aws:rds/instance:Instance",), single, stack=True),
    Both("subnet-small", ("aws:ec2/subnet:Subnet",), small, stack=True),
]


def reported(servicer: Any, analyze: list[Any], stack: Any) -> set[tuple[str, str, int, str]]:
    found = set()
    for request in analyze:
        for diagnostic in servicer.Analyze(request, None).diagnostics:
            found.add((diagnostic.policyName, request.urn, diagnostic.enforcementLevel, diagnostic.message))
    for diagnostic in servicer.AnalyzeStack(stack, None).diagnostics:
        found.add((diagnostic.policyName, diagnostic.urn, diagnostic.enforcementLevel, diagnostic.message))
    return {row for row in found if row[0] != "coverage" and not row[3].startswith("can't run policy")}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_report_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("policypack.serve._FULL", 10**6)  # the SDK's pack shortens nothing
    seen: set[str] = set()
    for recording in recordings(folder):
        analyze, stack = recording.load()
        ours = Servicer([both.ours() for both in BOTH], strict=True)
        ours.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="x", project="y", dry_run=False), None)
        theirs = _PolicyAnalyzerServicer("sdk", "0.0.1", [both.theirs() for both in BOTH], EnforcementLevel.MANDATORY)
        found = reported(ours, analyze, stack)
        assert found == reported(theirs, analyze, stack), recording.name
        seen |= {row[0] for row in found}
    if folder == SHARED / "deployed":
        assert len(seen) >= 8, f"only {sorted(seen)} said anything: the test would show nothing"
