"""Judge in process what the engine sent for an example, beside what our own preview finds in it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.emulator_knows import knows
from policypack.clock import using
from policypack.config import COVERAGE, Settings, read_file
from policypack.policy import discover
from policypack.preview.check import Program
from policypack.preview.run import PreviewResult
from policypack.serve import Servicer
from policypack.stack import STACK_TYPE
from tests.captured import Recording
from tests.clocks import Standing
from tests.engine.record import place

Row = tuple[str, str, str]
"""(policy, name of the resource or nothing for the whole stack, level)."""

LEVELS = {0: "advisory", 1: "mandatory"}


def recording(example: str, version: str, stack: str) -> Recording:
    return Recording(place(f"{example.replace('/', '-')}-{version}-{stack}"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A preview of our own: the source that it checked, and what the run of the program gave."""

    program: Program
    result: PreviewResult


def replayed(recorded: Recording, program: Path, seen: Seen | None = None) -> list[Any]:
    """Return the diagnostics of the pack for a recorded preview of a program, which it runs once more itself.

    With what was `seen` of the program already it is neither checked nor run again, which takes seconds. AWS is the
    emulator, as for our preview of the examples.
    """
    policies = discover()
    config = program.parent / "policy-config.json"
    settings = read_file(config, policies) if config.exists() else Settings()
    with ExitStack() as stack:
        stack.enter_context(using(Standing()))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setenv("PREFLIGHT_PROGRAM", str(program))
        # The program's Python is the first on the path, as for the engine.
        patch.setenv("PATH", os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
        if seen is not None:
            patch.setattr("policypack.preview.check.load", lambda _: seen.program)
            patch.setattr("policypack.twin.run", lambda *_, **__: seen.result)
        emulator = stack.enter_context(Emulator())
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url, knows=knows)
        servicer = Servicer(policies, lookups=lookups, strict=True)
        servicer.ConfigureStack(recorded.configured(), None)
        servicer.set_settings(settings)
        analyze, planned = recorded.load()
        answers = [servicer.Analyze(request, None) for request in analyze]
        if planned is not None:
            answers.append(servicer.AnalyzeStack(planned, None))
    return [diagnostic for answer in answers for diagnostic in answer.diagnostics]


def engine_rows(diagnostics: Iterable[Any]) -> set[Row]:
    """Put the diagnostics of the pack, without those of `coverage`."""
    return {
        (each.policyName, resource(each.urn), LEVELS[each.enforcementLevel])
        for each in diagnostics
        if each.policyName != COVERAGE
    }


def preview_rows(findings: Iterable[Mapping[str, Any]]) -> set[Row]:
    """Put the findings of our preview, without what says that the program does not run: there the engine shows it."""
    return {
        (found["policy"], resource(found["urn"]), found["level"])
        for found in findings
        if found["policy"] not in (COVERAGE, "program")
    }


def resource(urn: str) -> str:
    return "" if not urn or f"::{STACK_TYPE}::" in urn else urn.rsplit("::", 1)[1]
