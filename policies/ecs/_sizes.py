"""Sizes that Fargate offers, and what is wrong with others."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from policypack import Block, Finding
from policypack.shelf.machines import FARGATE, memories

_UNIT = {"": 1, "vcpu": 1024, "mib": 1, "mb": 1, "gb": 1024}
_AMOUNT = re.compile(r"\s*(\d*\.?\d+)\s*([a-z]*)\s*", re.IGNORECASE)


def amount(text: str) -> int | None:
    """Read CPU units or MiB as ECS does: "256", ".25 vCPU", "0.5GB"; None for what is no amount."""
    match = _AMOUNT.fullmatch(text)
    unit = _UNIT.get(match[2].lower()) if match else None
    size = float(match[1]) * unit if match and unit else math.inf
    return int(size) if math.isfinite(size) else None


def wrong_size(task: Block) -> Iterator[Finding]:
    """Yield a finding where the `cpu` and `memory` of a block are no size that Fargate offers."""
    cpu, memory = amount(task.text("cpu") or ""), amount(task.text("memory") or "")
    if cpu is None or memory is None:
        return
    allowed = FARGATE.get(cpu)
    if allowed is None:
        larger = [size for size in FARGATE if size > cpu]
        yield task.finding(
            "cpu",
            problem=f"cpu is {task.text('cpu')}; Fargate offers {', '.join(map(str, FARGATE))} units.",
            fix=f"Set cpu to {min(larger, default=max(FARGATE))}.",
            # AWS has added larger sizes before; smaller and odd ones it has not.
            level=None if larger else "advisory",
        )
    elif memory not in allowed:
        fits = [str(size) for size, sizes in FARGATE.items() if memory in sizes]
        near = min(allowed, key=lambda size: (abs(size - memory), size))
        yield task.finding(
            "memory",
            problem=f"cpu is {task.text('cpu')} and memory {task.text('memory')}; with that CPU, Fargate offers "
            f"{memories(allowed)}.",
            fix=f"Set memory to {near}" + (f", or cpu to {' or '.join(fits)}." if fits else "."),
        )
