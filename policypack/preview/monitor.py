"""The resource monitor and engine that a program under preview talks to, in any language.

It answers as `pulumi preview` of a new stack would, except that outputs which only an update can know are symbols.
Resource references and output values are left out of the features on purpose: without them references
arrive as plain ids and URNs. Source of the behaviour: pkg/resource/deploy/source_eval.go of pulumi/pulumi.
"""
# ruff: noqa: N802  gRPC names its methods so

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from concurrent import futures
from contextlib import contextmanager
from typing import Any

import grpc
from google.protobuf.empty_pb2 import Empty
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import (
    callback_pb2,
    engine_pb2_grpc,
    provider_pb2,
    resource_pb2,
    resource_pb2_grpc,
    source_pb2,
)

from policypack.catalogue import provider as shapes
from policypack.finding import Location
from policypack.preview import provider_choice as provider_rules
from policypack.preview import wire
from policypack.preview.engine_service import Engine
from policypack.preview.functions import OUTPUTS_HEADER, UNKNOWN_HEADER, Answers, Functions
from policypack.preview.guard import guarded
from policypack.preview.invokes import InvokeFailed
from policypack.preview.options import visible_options
from policypack.preview.other_stacks import OtherStacks
from policypack.preview.planned import Planner, ProviderDefaults
from policypack.preview.recorder import Recorder
from policypack.preview.records import Registration
from policypack.preview.resource_tree import Draft, ResourceTree, Setting
from policypack.preview.transforms import CHANNEL_OPTIONS, settle
from policypack.resource import Options
from policypack.symbol import Symbols
from policypack.values import SIGNATURE

STACK_REFERENCE = "pulumi:pulumi:StackReference"
# By the names that SupportsFeature uses; GetDeploymentInfo uses the numbers.
_FEATURES: Mapping[str, str] = {
    "secrets": "RESOURCE_MONITOR_FEATURE_SECRETS",
    "aliasSpecs": "RESOURCE_MONITOR_FEATURE_ALIAS_SPECS",
    "deletedWith": "RESOURCE_MONITOR_FEATURE_DELETED_WITH",
    "replaceWith": "RESOURCE_MONITOR_FEATURE_REPLACE_WITH",
    "transforms": "RESOURCE_MONITOR_FEATURE_TRANSFORMS",
    "invokeTransforms": "RESOURCE_MONITOR_FEATURE_INVOKE_TRANSFORMS",
    "parameterization": "RESOURCE_MONITOR_FEATURE_PARAMETERIZATION",
    "resourceHooks": "RESOURCE_MONITOR_FEATURE_RESOURCE_HOOKS",
    "errorHooks": "RESOURCE_MONITOR_FEATURE_ERROR_HOOKS",
}
_WORKERS = 32


class Monitor(resource_pb2_grpc.ResourceMonitorServicer):
    """One program's resource monitor."""

    def __init__(
        self,
        recorder: Recorder,
        symbols: Symbols,
        planner: Planner,
        setting: Setting,
        answers: Answers,
        stacks: OtherStacks | None = None,
    ) -> None:
        self.recorder = recorder
        self._symbols = symbols
        self._stacks = stacks
        self._planner = planner
        self._setting = setting
        self._functions = Functions(recorder, symbols, answers, blind=planner.blind)
        self._tree = ResourceTree(recorder, setting)

    def close(self) -> None:
        self._tree.close()

    # Features and set-up

    @guarded
    def GetDeploymentInfo(self, request: Empty, context: grpc.ServicerContext) -> resource_pb2.DeploymentInfo:
        setting = self._setting
        return resource_pb2.DeploymentInfo(
            project=setting.project,
            stack=setting.stack,
            organization=setting.organization,
            config=dict(setting.config),
            configSecretKeys=setting.secret_keys,
            dryRun=True,
            parallel=setting.parallel,
            supportedFeatures=[resource_pb2.ResourceMonitorFeature.Value(name) for name in _FEATURES.values()],
        )

    @guarded
    def SupportsFeature(
        self, request: resource_pb2.SupportsFeatureRequest, context: grpc.ServicerContext
    ) -> resource_pb2.SupportsFeatureResponse:
        return resource_pb2.SupportsFeatureResponse(hasSupport=request.id in _FEATURES)

    @guarded
    def RegisterPackage(
        self, request: resource_pb2.RegisterPackageRequest, context: grpc.ServicerContext
    ) -> resource_pb2.RegisterPackageResponse:
        own = request.parameterization if request.HasField("parameterization") else request
        return resource_pb2.RegisterPackageResponse(ref=self._tree.add_package(own.name, own.version))

    @guarded
    def RegisterStackTransform(self, request: callback_pb2.Callback, context: grpc.ServicerContext) -> Empty:
        self._tree.add_transform(request)
        return Empty()

    @guarded
    def RegisterStackInvokeTransform(self, request: callback_pb2.Callback, context: grpc.ServicerContext) -> Empty:
        self._tree.add_transform(request, invokes=True)
        return Empty()

    @guarded
    def RegisterResourceHook(
        self, request: resource_pb2.RegisterResourceHookRequest, context: grpc.ServicerContext
    ) -> Empty:
        self.recorder.note("hook", "Resource hooks are not run by the preview.")
        return Empty()

    @guarded
    def RegisterErrorHook(self, request: resource_pb2.RegisterErrorHookRequest, context: grpc.ServicerContext) -> Empty:
        return Empty()

    @guarded
    def SignalAndWaitForShutdown(self, request: Empty, context: grpc.ServicerContext) -> Empty:
        return Empty()

    # Resources

    @guarded
    def RegisterResource(
        self, request: resource_pb2.RegisterResourceRequest, context: grpc.ServicerContext
    ) -> resource_pb2.RegisterResourceResponse:
        draft = self._tree.draft(request)
        location = self._location(request)
        urn = self.recorder.urn(draft.type, draft.name, draft.parent)
        provider, place = self._tree.join(urn, draft, request)
        identity, inputs, outputs = self._plan(draft, urn, place, _headers(context).get(OUTPUTS_HEADER, ""))
        self.recorder.add(
            Registration(
                urn=urn,
                type=draft.type,
                name=draft.name,
                custom=draft.custom,
                remote=draft.remote,
                id=identity,
                parent=draft.parent,
                inputs=inputs,
                outputs=outputs,
                provider=provider,
                dependencies=tuple(sorted(draft.dependencies)),
                property_dependencies=draft.by_property,
                options=visible_options(draft.parent, draft.options),
                aliases=tuple(alias.urn for alias in draft.options.aliases if alias.urn),
                location=location,
            )
        )
        # Local components get nothing back: what they registered arrives later, as the engine has it too.
        answered = outputs if draft.custom or draft.remote else Struct()
        return resource_pb2.RegisterResourceResponse(urn=urn, id=identity, object=answered)

    def _plan(self, draft: Draft, urn: str, place: ProviderDefaults, declared: str) -> tuple[str, Struct, Struct]:
        """Return id, checked inputs and planned outputs. `declared` is the shape of its outputs by the SDK."""
        if draft.type.startswith("pulumi:") or not (draft.custom or draft.remote):
            return "", draft.properties, draft.properties if draft.custom else Struct()
        if not shapes.is_known(draft.type):
            inputs = draft.properties
            hidden = draft.options.additional_secret_outputs
            # A remote component may give back a resource by the name of an input that is an object.
            echoed = _plain(inputs) if draft.remote else inputs
            outputs = self._planner.declared(draft.type, urn, draft.name, echoed, declared, hidden=hidden)
            named = draft.custom and (declared or provider_rules.package(draft.type) == "aws")
            identity = self._planner.identity(draft.type, urn, draft.name) if named else ""
            return getattr(draft.options, "import") or identity, inputs, outputs
        inputs = self._planner.inputs(draft.type, urn, draft.name, draft.properties, place)
        hidden = draft.options.additional_secret_outputs
        outputs = self._planner.outputs(draft.type, urn, draft.name, inputs, hidden=hidden)
        identity = self._planner.identity(draft.type, urn, draft.name, place.region)
        if getattr(draft.options, "import"):
            identity = getattr(draft.options, "import")
        return identity, inputs, outputs

    @guarded
    def RegisterResourceOutputs(
        self, request: resource_pb2.RegisterResourceOutputsRequest, context: grpc.ServicerContext
    ) -> Empty:
        outputs, _ = settle(request.outputs)
        self.recorder.set_outputs(request.urn, outputs)
        return Empty()

    @guarded
    def ReadResource(
        self, request: resource_pb2.ReadResourceRequest, context: grpc.ServicerContext
    ) -> resource_pb2.ReadResourceResponse:
        location = self._location(request)
        urn = self.recorder.urn(request.type, request.name, request.parent)
        properties, _ = settle(request.properties)
        provider = ""
        place = ProviderDefaults()
        if not request.type.startswith("pulumi:"):
            provider, place = self._tree.place(
                request.type, request.provider, request.parent, request.packageRef, request.version
            )
        outputs = properties
        identity = "" if wire.is_unknown(wire.text(request.id)) else request.id
        hidden = request.additionalSecretOutputs
        if shapes.is_known(request.type):
            if place.region and shapes.is_regional(request.type) and "region" not in properties.fields:
                properties.fields["region"].string_value = place.region
            outputs = self._planner.outputs(request.type, urn, request.name, properties, hidden=hidden)
        elif not request.type.startswith("pulumi:"):
            declared = _headers(context).get(OUTPUTS_HEADER, "")
            outputs = self._planner.declared(request.type, urn, request.name, properties, declared, hidden=hidden)
        if request.type == STACK_REFERENCE:
            given = self._stacks.outputs(request.id) if self._stacks else None
            if given is None:
                text = f"What is read from the stack {request.id} is unknown here: its state is not at hand."
                self.recorder.note("stack-reference", text, location)
            else:
                outputs = Struct()
                outputs.CopyFrom(properties)
                outputs.MergeFrom(self._given(given, urn, request.name))
        self.recorder.add(
            Registration(
                urn=urn,
                type=request.type,
                name=request.name,
                external=True,
                id=identity,
                parent=request.parent,
                inputs=properties,
                outputs=outputs,
                provider=provider,
                dependencies=tuple(sorted(request.dependencies)),
                options=Options(parent=request.parent),
                location=location,
            )
        )
        return resource_pb2.ReadResourceResponse(urn=urn, id=identity, properties=outputs)

    def _given(self, outputs: Mapping[str, Any], urn: str, name: str) -> Struct:
        """Return the outputs of another stack as the engine gives them, with symbols for what is encrypted."""
        hidden = [key for key, value in outputs.items() if _is_encrypted(value)]
        tokens = {key: self._symbols.token(urn, name, f"outputs.{key}", secret=True) for key in hidden}
        shown = {**outputs, **{key: wire.secret(wire.text(token)) for key, token in tokens.items()}}
        return wire.to_struct({"outputs": shown, "secretOutputNames": hidden})

    @guarded
    def ExistsResource(
        self, request: resource_pb2.ExistsResourceRequest, context: grpc.ServicerContext
    ) -> resource_pb2.ExistsResourceResponse:
        self.recorder.note("existing-resource", f"Whether {request.type} {request.id} exists is not looked up.")
        return resource_pb2.ExistsResourceResponse(unknown=True)

    # Functions

    @guarded
    def Invoke(
        self, request: resource_pb2.ResourceInvokeRequest, context: grpc.ServicerContext
    ) -> resource_pb2.ResourceInvokeResponse:
        call = self._tree.call(request)
        args, _ = settle(call.args)
        response = resource_pb2.ResourceInvokeResponse()
        if request.tok == "pulumi:pulumi:getResource":
            answer: Struct | None = self._functions.resource(args)
        else:
            provider, place = self._tree.place(
                request.tok, call.options.provider, request.parent, request.packageRef, call.options.version
            )
            properties = self._tree.properties(provider)
            try:
                location = self._location(request)
                answer = self._functions.answer(request.tok, args, place, properties, _headers(context), location)
            except InvokeFailed as error:
                response.failures.add(reason=error.reason)
                return response
        if answer is None:
            context.set_trailing_metadata(((UNKNOWN_HEADER, "1"),))  # for SDKs that do not know the field
            return resource_pb2.ResourceInvokeResponse(unknown=True)
        self.recorder.answered(answer)
        getattr(response, "return").CopyFrom(answer)
        return response

    @guarded
    def Call(
        self, request: resource_pb2.ResourceCallRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CallResponse:
        text = f"The method {request.tok} is run by its provider; its result is unknown in the preview."
        self.recorder.note("function", text, self._location(request))
        response = provider_pb2.CallResponse()
        getattr(response, "return").CopyFrom(Struct(fields={"result": wire.unknown()}))
        return response

    def _location(self, request: Any) -> Location | None:
        """Return where in the program's own files a request comes from: its position, else the nearest frame."""
        positions: list[source_pb2.SourcePosition] = [request.sourcePosition]
        positions += [frame.pc for frame in request.stackTrace.frames]
        return self.recorder.location([(position.uri, position.line) for position in positions])


def _headers(context: grpc.ServicerContext) -> dict[str, str]:
    """Return the runner's headers of a request."""
    return {key: str(value) for key, value in context.invocation_metadata()}


@contextmanager
def serving(monitor: Monitor) -> Iterator[str]:
    """Serve a monitor and its engine on a free port of this machine; yields the address."""
    # A message that is none is the program's to hear of. What we raise ourselves the recorder keeps: see `guarded`.
    logging.getLogger("grpc").setLevel(logging.CRITICAL)
    server = grpc.server(futures.ThreadPoolExecutor(_WORKERS, "preview-monitor"), options=CHANNEL_OPTIONS)
    resource_pb2_grpc.add_ResourceMonitorServicer_to_server(monitor, server)
    engine_pb2_grpc.add_EngineServicer_to_server(Engine(monitor.recorder), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    try:
        yield f"127.0.0.1:{port}"
    finally:
        server.stop(grace=None).wait()
        monitor.close()


def _plain(inputs: Struct) -> Struct:
    """Return the inputs that are neither objects nor lists."""
    kept = {name: value for name, value in inputs.fields.items() if not value.HasField("struct_value")}
    return Struct(fields={name: value for name, value in kept.items() if not value.HasField("list_value")})


def _is_encrypted(value: Any) -> bool:
    """Is a value of a state a secret, or does it hold one, or a file? Then it is not there to be read."""
    if isinstance(value, Mapping):
        return SIGNATURE in value or any(map(_is_encrypted, value.values()))
    return isinstance(value, list) and any(map(_is_encrypted, value))
