"""A preview's result, with what tests ask of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from policypack.commands.preview import judged
from policypack.config import Settings
from policypack.policy import discover
from policypack.preview import check
from policypack.preview.judgement import stack_of
from policypack.preview.records import Registration
from policypack.preview.run import PreviewOptions, PreviewResult, preview
from policypack.report import Outcome
from policypack.stack import Stack
from policypack.symbol import Text
from policypack.values import decode, unwrap

PROGRAMS = Path(__file__).parent / "programs"
POLICIES = discover()


def readable(value: Any) -> Any:
    """Decoded values with secrets unwrapped and symbols written as `${name.property}`."""
    value = unwrap(value)
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, dict):
        return {key: readable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [readable(item) for item in value]
    return value


@dataclass
class Seen:
    """A preview's result, with what tests ask of it."""

    result: PreviewResult

    @cached_property
    def stack(self) -> Stack:
        return stack_of(self.result)

    @cached_property
    def exports(self) -> dict[str, Any]:
        return readable(decode(self.result.exports, self.result.symbols))

    def registration(self, name: str, type: str = "") -> Registration:
        found = [item for item in self.result.registrations if item.name == name and item.type.startswith(type)]
        assert len(found) == 1, f"{name}: {[item.urn for item in found]}"
        return found[0]

    def inputs(self, name: str, type: str = "") -> dict[str, Any]:
        return readable(decode(self.registration(name, type).inputs, self.result.symbols))

    def raw(self, name: str) -> dict[str, Any]:
        return decode(self.registration(name).inputs, self.result.symbols)

    def names(self, type: str) -> set[str]:
        return {item.name for item in self.result.registrations if item.type == type}

    def notes(self, cause: str) -> list[str]:
        return [note.text for note in self.result.notes if note.cause == cause]


def outcome(program: Path, **options: Any) -> Outcome:
    """Preview a program and judge it as the command does, without asking AWS."""
    checked: list[check.Program] = []
    result = preview(program, PreviewOptions(**options, on_project=lambda project: checked.append(check.load(project))))
    return judged(result, checked[0], POLICIES, Settings(), None)


def mandatory(found: Outcome) -> list[tuple[str, str, str]]:
    """Return (policy, resource or place, problem) of all that blocks, in order."""
    blocking = [each for each in (*found.failures, *found.findings) if each.level == "mandatory"]
    return [(each.policy, each.name or Path(str(each.location)).name, each.problem) for each in blocking]
