"""One question, asked once, however many want to know."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Literal

Source = Literal["live", "emulator", "cache"]


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact's value, when AWS gave it (seconds since the epoch), and where it came from."""

    value: Any
    at: float
    source: Source
    endpoint: str | None = None


class Flight:
    """A question under way. The first thread that runs it asks; for the others it is a future to wait for.

    A thread of the pool may find a flight that another thread put on the queue behind it, so it must be able to
    run it itself: waiting for work that waits for one's own thread would never end.
    """

    def __init__(self, ask: Callable[[], Answer]) -> None:
        self._ask = ask
        self._lock = threading.Lock()
        self._claimed = False
        self.future: Future[Answer] = Future()

    def run(self) -> None:
        """Ask, unless another thread has begun to."""
        with self._lock:
            if self._claimed:
                return
            self._claimed = True
        try:
            answer = self._ask()
        except BaseException as error:  # noqa: BLE001  belongs to whoever waits for the future
            self.future.set_exception(error)
        else:
            self.future.set_result(answer)


class Memo:
    """The flights of a run, by key: answers and failures alike are remembered until it ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._flights: dict[Hashable, Flight] = {}

    def flight(self, key: Hashable, ask: Callable[[], Answer]) -> Flight:
        with self._lock:
            flight = self._flights.get(key)
            if flight is None:
                flight = self._flights[key] = Flight(ask)
            return flight

    def renewed(self, key: Hashable, old: Flight, ask: Callable[[], Answer]) -> Flight:
        """The flight that takes an old one's place, for all who ask from now on."""
        with self._lock:
            if self._flights.get(key) is old:
                self._flights[key] = Flight(ask)
            return self._flights[key]
