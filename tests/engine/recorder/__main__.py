"""A policy pack without policies that writes what the engine sends to the file named by RECORDING.

The file is JSON: `configureStack`, the `analyze` requests in order, and the `stack` request, each in protobuf's JSON
mapping; there is no `stack` where the program stopped. With it the engine's side of a preview can be looked at, and
replayed in process, when the engine is gone.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import grpc
from google.protobuf import empty_pb2, json_format, message
from pulumi.runtime.proto import analyzer_pb2, analyzer_pb2_grpc, plugin_pb2


class Recorder(analyzer_pb2_grpc.AnalyzerServicer):
    def __init__(self, path: Path) -> None:
        self._path = path
        self._recording: dict[str, Any] = {"analyze": []}

    def GetAnalyzerInfo(self, request: Any, context: Any) -> analyzer_pb2.AnalyzerInfo:
        return analyzer_pb2.AnalyzerInfo(name="recorder", displayName="recorder", version="0.0.1", supportsConfig=True)

    def GetPluginInfo(self, request: Any, context: Any) -> plugin_pb2.PluginInfo:
        return plugin_pb2.PluginInfo(version="0.0.1")

    def ConfigureStack(self, request: Any, context: Any) -> analyzer_pb2.AnalyzerStackConfigureResponse:
        self._recording["configureStack"] = _mapping(request)
        return analyzer_pb2.AnalyzerStackConfigureResponse()

    def Configure(self, request: Any, context: Any) -> empty_pb2.Empty:
        return empty_pb2.Empty()

    def Remediate(self, request: Any, context: Any) -> analyzer_pb2.RemediateResponse:
        return analyzer_pb2.RemediateResponse()

    def Analyze(self, request: Any, context: Any) -> analyzer_pb2.AnalyzeResponse:
        self._recording["analyze"].append(_mapping(request))
        return analyzer_pb2.AnalyzeResponse()

    def AnalyzeStack(self, request: Any, context: Any) -> analyzer_pb2.AnalyzeResponse:
        self._recording["stack"] = _mapping(request)
        self._write()
        return analyzer_pb2.AnalyzeResponse()

    def Cancel(self, request: Any, context: Any) -> empty_pb2.Empty:
        """The engine's last call, also where the program stopped and no stack came."""
        self._write()
        return empty_pb2.Empty()

    def _write(self) -> None:
        self._path.write_text(json.dumps(self._recording, indent=1, sort_keys=True))


def _mapping(request: message.Message) -> dict[str, Any]:
    return json_format.MessageToDict(request)


def main() -> None:
    server = grpc.server(
        ThreadPoolExecutor(max_workers=4),
        options=[("grpc.max_receive_message_length", 400 * 1024 * 1024)],
    )
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(Recorder(Path(os.environ["RECORDING"])), server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    server.wait_for_termination()


main()
