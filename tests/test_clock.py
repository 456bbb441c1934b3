"""Time comes from one place, in the pack and in its tests, so that a busy machine is slow and never wrong."""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from policypack import clock
from tests.clocks import NOON, Hasty, Racing

ROOT = Path(__file__).parent.parent
# What asks the machine for the time, or waits. `time.monotonic` is free: it measures what a report says of itself.
ASKS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.sleep"}
# Not of a run: the clock itself, the script that renews the catalogue, and the server, which sleeps until it is ended.
OUTSIDE = {"policypack/clock.py", "policypack/catalogue/generate.py", "policypack/boot.py"}
MEASURES = {"tests/bench.py", "tests/test_clock.py"}


def calls(*folders: str, without: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Yield ("file:line", call) for every call in the Python files of these folders; programs of users are none."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if name not in without and "programs/" not in name:
                tree = ast.parse(path.read_text("utf-8"))
                yield from ((f"{name}:{n.lineno}", n) for n in ast.walk(tree) if isinstance(n, ast.Call))


def test_no_rule_and_no_limit_asks_the_machine_for_the_time() -> None:
    found = []
    for place, call in calls("policypack", "policies", without=OUTSIDE):
        if ast.unparse(call.func).removeprefix("datetime.") in ASKS:
            found.append(f"{place}: take it from policypack.clock")
        for word in call.keywords:
            # Of what takes a `timeout`, records keep it and functions wait.
            waits = not ast.unparse(call.func).rpartition(".")[2][:1].isupper()
            if word.arg == "timeout" and waits and not ast.unparse(word.value).startswith(("limit(", "clock.limit(")):
                found.append(f"{place}: write timeout=limit(…), of policypack.clock")
    assert not found


def test_no_test_waits_for_a_number_of_seconds() -> None:
    found = []
    for place, call in calls("tests", without=MEASURES):
        name = ast.unparse(call.func)
        numbers = [a for a in (*call.args, *(w.value for w in call.keywords if w.arg == "timeout")) if number(a)]
        waits = name in ("subprocess.run", "subprocess.check_output") or name.endswith((".wait", ".join", ".result"))
        if name.removeprefix("datetime.") in ASKS or (waits and numbers):
            found.append(f"{place}: a busy machine takes longer; wait for an event, or see tests/clocks.py")
    assert not found


def number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def test_time_stands_still_in_tests() -> None:
    assert (clock.today(), clock.moment(), clock.now()) == (date(2026, 11, 30), NOON, NOON.timestamp())
    assert clock.monotonic() == clock.monotonic()
    assert (clock.limit(0.2), clock.limit(0)) == (3600, 0)


def test_outside_of_tests_it_is_the_machines(real_time: None) -> None:
    before = (time.monotonic(), time.time())
    assert clock.monotonic() >= before[0]
    assert clock.now() >= before[1]
    assert clock.moment() >= datetime.fromtimestamp(before[1], UTC)
    assert clock.today() > NOON.date() - timedelta(days=366)
    assert clock.limit(0.2) == 0.2


def test_another_clock_goes_until_its_block_ends() -> None:
    with clock.using(Racing()):
        assert clock.monotonic() < clock.monotonic()
    assert clock.monotonic() == clock.monotonic()
    with clock.using(Hasty()):
        assert (clock.limit(0.2), clock.limit(1)) == (0.2, 3600)
