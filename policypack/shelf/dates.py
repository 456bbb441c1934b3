"""Days on which AWS ends something."""

from __future__ import annotations

from datetime import date, timedelta

from policypack.clock import today

# AWS has moved such days when they came near; half a year later they have come to stay.
SETTLED = timedelta(days=180)


def certain_since(day: date) -> bool:
    """Is an end that AWS documented long past, so that it can block?"""
    return today() - day > SETTLED
