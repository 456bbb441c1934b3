"""Keeps errors of ours apart from the program's own while gRPC carries both."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

import grpc

_Method = TypeVar("_Method", bound=Callable[..., Any])


class RefusedError(Exception):
    """A request that the engine refuses too. The message is for the program's author."""


def guarded(method: _Method) -> _Method:
    """Wrap a servicer's method: an error of ours is kept in `recorder.bugs`, for the caller of the preview to raise.

    gRPC alone would hand it to the program, whose author could do nothing about it.
    """

    @functools.wraps(method)
    def call(self: Any, request: Any, context: grpc.ServicerContext) -> Any:
        try:
            return method(self, request, context)
        except RefusedError as error:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(error))
        except grpc.RpcError as error:
            # The program's own callback raised: its message goes back to the program.
            details = cast("grpc.Call", error).details()
            context.abort(grpc.StatusCode.UNKNOWN, details or "a callback failed")
        except Exception as error:
            self.recorder.bugs.append(error)
            raise

    return cast("_Method", call)
