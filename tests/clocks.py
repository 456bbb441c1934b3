"""Clocks for tests: on the machine's own, a busy machine would decide how a test ends."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

from policypack.clock import Clock

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
_HOUR = 3600.0


class Standing(Clock):
    """It is noon of one day for ever: no budget is used up, and what is waited for comes, however late.

    A limit that is over already is kept; any other is an hour, which only a test that hangs will see.
    """

    def monotonic(self) -> float:
        return 0.0

    def now(self) -> float:
        return NOON.timestamp()

    def today(self) -> date:
        return NOON.date()

    def limit(self, seconds: float) -> float:
        return _HOUR if seconds else 0.0


class Racing(Standing):
    """Whenever somebody looks at it another hour is over: the first wait begins a budget, and the next look ends it."""

    def __init__(self) -> None:
        self._looked = 0

    def monotonic(self) -> float:
        self._looked += 1
        return self._looked * _HOUR


class Hasty(Standing):
    """Limits below a second are kept, for what never comes; all else is waited for as long as it takes."""

    def monotonic(self) -> float:
        return time.monotonic()

    def limit(self, seconds: float) -> float:
        return seconds if seconds < 1 else super().limit(seconds)
