"""A small pool of daemon threads: a preview must end on time even while a call still hangs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

T = TypeVar("T")


class Pending(Future[T]):
    """A future that says so when somebody begins to wait for it."""

    def __init__(self, on_wait: Callable[[], None] | None = None) -> None:
        super().__init__()
        self._on_wait = on_wait

    def result(self, timeout: float | None = None) -> T:
        """The function's result; waits at most `timeout` seconds, then raises TimeoutError."""
        if self._on_wait is not None and not self.done():
            self._on_wait()
        return super().result(timeout)


class Pool:
    """At most `size` daemon threads, started as work comes in.

    The standard library's executor joins its threads when the interpreter exits, so that one silent endpoint
    would hold the whole preview; these threads do not hold anything. `on_wait` is called when somebody waits.
    """

    def __init__(self, size: int = 16, on_wait: Callable[[], None] | None = None) -> None:
        self._size = size
        self._on_wait = on_wait
        self._work: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._lock = threading.Lock()
        self._threads: set[int] = set()
        self._unfinished = 0

    def submit(self, function: Callable[[], T]) -> Future[T]:
        """Run `function` on a thread of the pool; its result or exception is in the future."""
        future: Pending[T] = Pending(self._on_wait)

        def run() -> None:
            try:
                result = function()
            except BaseException as error:  # noqa: BLE001  belongs to whoever waits for the future
                future.set_exception(error)
            else:
                future.set_result(result)

        with self._lock:
            self._unfinished += 1
            self._work.put(run)
            if self._unfinished > len(self._threads) and len(self._threads) < self._size:
                name = f"aws-preflight-{len(self._threads)}"
                thread = threading.Thread(target=self._serve, name=name, daemon=True)
                thread.start()
                self._threads.add(thread.ident or 0)
        return future

    def owns_current_thread(self) -> bool:
        return threading.get_ident() in self._threads

    def __len__(self) -> int:
        return len(self._threads)

    def _serve(self) -> None:
        with self._lock:
            pass  # until the pool knows this thread by its id
        while True:
            work = self._work.get()
            work()
            with self._lock:
                self._unfinished -= 1
