"""Settle the day's payments."""

from __future__ import annotations

import os
from typing import Any


def handle(event: dict[str, Any], context: object) -> dict[str, str]:
    return {"bucket": os.environ["BUCKET"], "date": str(event["time"])}
