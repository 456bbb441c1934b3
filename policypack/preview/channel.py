"""How the program's process tells which of its values are secret: through a pipe, so that none lies on a disk."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from types import TracebackType

from policypack.clock import limit
from policypack.values import parse_json

_GRACE = 1.0  # seconds to read what is in the pipe when the program has ended


class Channel:
    """A pipe from one run of a program. `fd` is its end for the program, -1 where processes are given none.

    Each line is a JSON list of texts. What is cut off by the process's end is left out.
    """

    def __init__(self) -> None:
        self.fd = -1
        self._chunks: list[bytes] = []
        self._reader: threading.Thread | None = None

    def __enter__(self) -> Channel:
        if os.name != "nt":  # Windows hands no descriptors on
            source, self.fd = os.pipe()
            self._reader = threading.Thread(target=self._read, args=(source,), daemon=True)
            self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.started()

    def started(self) -> None:
        """Let go of the program's end: the process has it now."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1

    def texts(self) -> frozenset[str]:
        """Return what was told, once the process has ended."""
        self.started()
        if self._reader is not None:
            self._reader.join(limit(_GRACE))
        return frozenset(self._told())

    def _told(self) -> Iterator[str]:
        for line in b"".join(self._chunks).split(b"\n")[:-1]:
            with contextlib.suppress(ValueError):
                told = parse_json(line)
                yield from (text for text in told if isinstance(text, str)) if isinstance(told, list) else ()

    def _read(self, source: int) -> None:
        with open(source, "rb", buffering=0) as stream:
            while chunk := stream.read(65536):
                self._chunks.append(chunk)
