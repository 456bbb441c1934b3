"""Boot: answer what the engine asks first, and make what judges after that.

The engine waits for a list of all policies before it starts the program. What was kept of it by a former boot is the
answer to that question and needs nothing of what judges, which is made while the engine starts the program.
"""

from __future__ import annotations

import gc
import sys
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc
from pulumi.runtime import proto
from pulumi.runtime.proto import analyzer_pb2_grpc

from policypack import index
from policypack.errors import ConfigError, PolicyDefinitionError
from policypack.own import declared
from policypack.policy import discover, folder_of_pack
from policypack.version import VERSION

if TYPE_CHECKING:
    from policypack.serve import Servicer

_MAX_MESSAGE = 400 * 1024 * 1024  # bytes; the SDK's own limit


class Early:
    """A servicer that has the first answers, and hands every other call on to the one that judges, made meanwhile."""

    def __init__(self, info: bytes, make: Callable[[], Servicer]) -> None:
        self._info = info
        self._make = make
        self._made: Servicer | None = None
        self._stack: tuple[Any, Any] | None = None
        self._lock = threading.Lock()
        self.answered = threading.Event()

    def GetPluginInfo(self, _request: Any, _context: Any) -> Any:
        return proto.PluginInfo(version=VERSION)

    def GetAnalyzerInfo(self, _request: Any, context: Any) -> Any:
        context.add_callback(self.answered.set)
        return proto.AnalyzerInfo.FromString(self._info)

    def ConfigureStack(self, request: Any, context: Any) -> Any:
        with self._lock:
            if self._made is None:
                self._stack = request, context
                return proto.AnalyzerStackConfigureResponse()
        return self._made.ConfigureStack(request, context)

    def __getattr__(self, call: str) -> Callable[[Any, Any], Any]:
        return lambda request, context: getattr(self.made(), call)(request, context)

    def made(self) -> Servicer:
        """Return the servicer that judges; who comes first makes it."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
                if self._stack:
                    self._made.ConfigureStack(*self._stack)
            return self._made


def boot(own: Sequence[str] = ()) -> None:
    """Serve the pack's policies, and those of the packages in the folders `own`, until the engine goes.

    Whoever boots it has disabled the collection of garbage.
    """
    folder = folder_of_pack()
    # Kept is what the pack's policies alone come to.
    alone = not own and not any(declared())
    info = index.read_info(folder) if alone else None
    try:
        if info is not None:
            early = Early(info, lambda: _servicer(own))
            _serve(early, lambda: early.answered.wait() and early.made())
        else:
            keys = index.keys(folder) if alone else None
            servicer = _servicer(own)
            if keys:
                index.write_info(folder, servicer.GetAnalyzerInfo(None, None).SerializeToString(), keys)
            _serve(servicer, lambda: None)
    except (ConfigError, PolicyDefinitionError) as error:
        sys.exit(str(error))


def _servicer(own: Sequence[str]) -> Servicer:
    from policypack import logs
    from policypack.serve import Servicer

    logs.to_stderr("%(name)s: %(message)s")
    servicer = Servicer(discover(own=[Path(folder) for folder in own], later=True))
    gc.freeze()
    gc.enable()
    return servicer


def _serve(servicer: Any, meanwhile: Callable[[], object]) -> None:
    """Serve until the engine ends the process. The port on stdout is the handshake: print nothing else."""
    server = grpc.server(
        ThreadPoolExecutor(max_workers=4),
        options=[("grpc.max_receive_message_length", _MAX_MESSAGE), ("grpc.max_send_message_length", _MAX_MESSAGE)],
    )
    analyzer_pb2_grpc.add_AnalyzerServicer_to_server(servicer, server)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    try:
        meanwhile()
        while True:
            time.sleep(86_400)
    except KeyboardInterrupt:
        server.stop(0)
