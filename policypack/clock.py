"""What time it is, and how long anything is waited for: in one place, so that tests can put another clock there.

Every time limit of the pack goes through `limit`. A test whose subject is no limit runs on a clock that stands still:
a busy machine makes it slow and never wrong.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime


class Clock:
    """The machine's own time."""

    def monotonic(self) -> float:
        """Seconds from some moment on, never set back."""
        return time.monotonic()

    def now(self) -> float:
        """Seconds since 1970."""
        return time.time()

    def today(self) -> date:
        """The calendar day of whoever reads the report."""
        return date.today()

    def limit(self, seconds: float) -> float:
        """How long to wait in truth where the pack waits for `seconds` at most."""
        return seconds


_clock = Clock()


@contextmanager
def using(clock: Clock) -> Iterator[None]:
    """Go by another clock until the block ends."""
    global _clock
    before, _clock = _clock, clock
    try:
        yield
    finally:
        _clock = before


def monotonic() -> float:
    """Seconds from some moment on, never set back."""
    return _clock.monotonic()


def now() -> float:
    """Seconds since 1970."""
    return _clock.now()


def moment() -> datetime:
    """The present moment, in UTC."""
    return datetime.fromtimestamp(_clock.now(), UTC)


def today() -> date:
    """The calendar day of whoever reads the report."""
    return _clock.today()


def limit(seconds: float) -> float:
    """How long to wait in truth where the pack waits for `seconds` at most."""
    return _clock.limit(seconds)
