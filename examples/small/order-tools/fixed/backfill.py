"""Export the orders of one day again: python backfill.py 2026-03-14."""

from __future__ import annotations

import sys


def backfill(day: str) -> None:
    print(f"Orders of {day}")


if __name__ == "__main__":
    backfill(sys.argv[1])
