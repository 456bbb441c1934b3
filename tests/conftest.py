from __future__ import annotations

import gc
from collections.abc import Generator, Iterator

import pytest

from policypack.clock import Clock, using
from tests.clocks import Standing

pytest_plugins = ["policypack.pytest_plugin"]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage while tests are collected, nor among them later: what is collected stays to the end."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    """Time stands still in all tests, rows of tables among them: see tests/clocks.py."""
    with using(Standing()):
        return (yield)


@pytest.fixture
def real_time() -> Iterator[None]:
    """The machine's own time, for a test in which only a limit can end what it waits for."""
    with using(Clock()):
        yield
