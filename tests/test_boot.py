"""A boot answers the engine's first questions as the servicer would, before that is made."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf import empty_pb2
from pulumi.runtime import proto

from policypack import boot, index
from policypack.boot import Early
from policypack.serve import Servicer
from policypack.version import VERSION


class Called:
    """What gRPC gives to a call; the call's end is now."""

    def add_callback(self, callback: Callable[[], None]) -> bool:
        callback()
        return True


@pytest.fixture
def boots(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[], Any]]:
    """Boot with bytecode of the test's own, and give what would be served and what is done meanwhile."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    served: list[tuple[Any, Callable[[], object]]] = []
    monkeypatch.setattr(boot, "_serve", lambda *what: served.append(what))

    def boots() -> tuple[Any, Callable[[], object]]:
        boot.boot()
        return served.pop()

    yield boots
    gc.unfreeze()
    index._later.clear()


def test_the_second_boot_says_what_the_first_said(boots: Callable[[], Any]) -> None:
    first, _ = boots()
    second, meanwhile = boots()
    assert isinstance(first, Servicer)
    assert isinstance(second, Early)
    told = second.GetAnalyzerInfo(empty_pb2.Empty(), Called())
    assert told == first.GetAnalyzerInfo(empty_pb2.Empty(), None)
    assert len(told.policies) > 600
    meanwhile()
    assert isinstance(second.made(), Servicer)


def test_packages_of_ones_own_are_never_left_out(boots: Callable[[], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    boots()
    monkeypatch.setattr(boot, "declared", lambda: iter(["acme_policies"]))
    servicer, _ = boots()
    assert isinstance(servicer, Servicer)


class Recorded:
    """Stands for the servicer that judges: it remembers what it is called with."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def __getattr__(self, call: str) -> Callable[[Any, Any], str]:
        return lambda request, _context: self.calls.append((call, request)) or f"answered {call}"


def test_the_servicer_that_judges_hears_of_the_stack_first_and_is_made_once() -> None:
    made: list[Recorded] = []
    early: Any = Early(b"", lambda: made.append(Recorded()) or made[-1])  # type: ignore[arg-type, return-value]
    stack, again = (proto.AnalyzerStackConfigureRequest(stack=name) for name in ("one", "two"))
    assert early.GetPluginInfo(None, None).version == VERSION
    early.ConfigureStack(stack, None)
    assert early.GetAnalyzerInfo(None, Called()) == proto.AnalyzerInfo()
    assert made == []
    assert early.Configure("settings", None) == "answered Configure"
    assert early.Analyze("resource", None) == "answered Analyze"
    early.ConfigureStack(again, None)
    (servicer,) = made
    assert servicer.calls == [
        ("ConfigureStack", stack),
        ("Configure", "settings"),
        ("Analyze", "resource"),
        ("ConfigureStack", again),
    ]
