"""The engine's own service, as far as a program uses it: the log, and courtesies of older SDKs."""
# ruff: noqa: N802  gRPC names its methods so

from __future__ import annotations

import grpc
from google.protobuf.empty_pb2 import Empty
from pulumi.runtime.proto import engine_pb2, engine_pb2_grpc

from policypack.preview.guard import guarded
from policypack.preview.recorder import Recorder


class Engine(engine_pb2_grpc.EngineServicer):
    """The engine's service: it takes the program's log."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._root = ""

    @guarded
    def Log(self, request: engine_pb2.LogRequest, context: grpc.ServicerContext) -> Empty:
        severity = engine_pb2.LogSeverity.Name(request.severity).lower()
        if severity != "debug":
            self.recorder.log(severity, request.message, request.urn)
        return Empty()

    @guarded
    def GetRootResource(
        self, request: engine_pb2.GetRootResourceRequest, context: grpc.ServicerContext
    ) -> engine_pb2.GetRootResourceResponse:
        return engine_pb2.GetRootResourceResponse(urn=self._root)

    @guarded
    def SetRootResource(
        self, request: engine_pb2.SetRootResourceRequest, context: grpc.ServicerContext
    ) -> engine_pb2.SetRootResourceResponse:
        self._root = request.urn
        return engine_pb2.SetRootResourceResponse()

    @guarded
    def StartDebugging(self, request: engine_pb2.StartDebuggingRequest, context: grpc.ServicerContext) -> Empty:
        return Empty()

    @guarded
    def RequirePulumiVersion(
        self, request: engine_pb2.RequirePulumiVersionRequest, context: grpc.ServicerContext
    ) -> engine_pb2.RequirePulumiVersionResponse:
        return engine_pb2.RequirePulumiVersionResponse()
