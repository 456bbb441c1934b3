"""Calling the program back: transforms of resources and of function calls run in the program's own process."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import grpc
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct, Value
from pulumi.runtime.proto import callback_pb2, callback_pb2_grpc, resource_pb2

from policypack.clock import limit
from policypack.preview import wire
from policypack.preview.guard import RefusedError

# As the engine's own limit (400 MB): programs inline whole archives.
CHANNEL_OPTIONS = [("grpc.max_receive_message_length", 400 * 2**20), ("grpc.max_send_message_length", 400 * 2**20)]
_SECONDS = 60.0


class Callbacks:
    """Connections to the programs' callback servers. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._channels: dict[str, grpc.Channel] = {}

    def close(self) -> None:
        with self._lock:
            for channel in self._channels.values():
                channel.close()
            self._channels.clear()

    def _call(self, callback: callback_pb2.Callback, request: Message) -> bytes:
        if not callback.target:  # gRPC would write about it to stderr
            raise RefusedError("a callback names no address")
        with self._lock:
            channel = self._channels.get(callback.target)
            if channel is None:
                channel = self._channels[callback.target] = grpc.insecure_channel(callback.target, CHANNEL_OPTIONS)
        stub = callback_pb2_grpc.CallbacksStub(channel)
        call = callback_pb2.CallbackInvokeRequest(token=callback.token, request=request.SerializeToString())
        return bytes(stub.Invoke(call, timeout=limit(_SECONDS)).response)

    def transform(
        self, callback: callback_pb2.Callback, request: resource_pb2.TransformRequest
    ) -> resource_pb2.TransformRequest:
        """Return the request with what a resource transform made of its properties and options.

        Raises grpc.RpcError when the transform itself raised: its details hold the message.
        """
        answer = resource_pb2.TransformResponse.FromString(self._call(callback, request))
        result = resource_pb2.TransformRequest()
        result.CopyFrom(request)
        if answer.HasField("properties"):
            result.properties.CopyFrom(answer.properties)
        if answer.HasField("options"):
            result.options.CopyFrom(answer.options)
        return result

    def transform_invoke(
        self, callbacks: Iterable[callback_pb2.Callback], request: resource_pb2.TransformInvokeRequest
    ) -> resource_pb2.TransformInvokeRequest:
        """Return the call of a function with what the stack's transforms made of it."""
        for callback in callbacks:
            answer = resource_pb2.TransformInvokeResponse.FromString(self._call(callback, request))
            changed = resource_pb2.TransformInvokeRequest()
            changed.CopyFrom(request)
            if answer.HasField("args"):
                changed.args.CopyFrom(answer.args)
            if answer.HasField("options"):
                changed.options.CopyFrom(answer.options)
            request = changed
        return request


def settle(properties: Struct) -> tuple[Struct, dict[str, set[str]]]:
    """Return properties without output values, and by property the URNs that those named as dependencies."""
    dependencies: dict[str, set[str]] = {}
    settled: dict[str, Value] = {}
    for key, value in properties.fields.items():
        found: set[str] = set()
        settled[key] = wire.strip_output_values(value, found)
        if found:
            dependencies[key] = found
    return Struct(fields=settled), dependencies
