"""Sizes that Fargate offers, and what is wrong with others."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from policypack import Block, Finding

# CPU units to the MiB of memory that go with them.
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
SIZES = {
    256: (512, 1024, 2048),
    512: tuple(range(1024, 4096 + 1, 1024)),
    1024: tuple(range(2048, 8192 + 1, 1024)),
    2048: tuple(range(4096, 16384 + 1, 1024)),
    4096: tuple(range(8192, 30720 + 1, 1024)),
    8192: tuple(range(16384, 61440 + 1, 4096)),
    16384: tuple(range(32768, 122880 + 1, 8192)),
}
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
    allowed = SIZES.get(cpu)
    if allowed is None:
        yield task.finding(
            "cpu",
            problem=f"cpu is {task.text('cpu')}; Fargate offers {', '.join(map(str, SIZES))} units.",
            fix=f"Set cpu to {min((size for size in SIZES if size >= cpu), default=max(SIZES))}.",
            # AWS has added larger sizes before; smaller and odd ones it has not.
            level="advisory" if cpu > max(SIZES) else None,
        )
    elif memory not in allowed:
        fits = [str(size) for size, memories in SIZES.items() if memory in memories]
        near = min(allowed, key=lambda size: (abs(size - memory), size))
        step = allowed[-1] - allowed[-2]
        offered = (
            ", ".join(map(str, allowed)) if len(allowed) < 5 else f"{allowed[0]} to {allowed[-1]} in steps of {step}"
        )
        yield task.finding(
            "memory",
            problem=f"cpu is {task.text('cpu')} and memory {task.text('memory')}; with that CPU, Fargate offers "
            f"{offered} MiB.",
            fix=f"Set memory to {near}" + (f", or cpu to {' or '.join(fits)}." if fits else "."),
        )
