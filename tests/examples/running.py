"""Previews the examples as a user would, and puts the findings so that a test can name them in a table."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from policypack.__main__ import main
from policypack.clock import using
from policypack.config import COVERAGE
from policypack.preview import check, run
from policypack.preview.check import Program, typecheck
from policypack.preview.check.typecheck import Diagnostic
from policypack.preview.project import Project
from policypack.preview.run import PreviewResult
from tests.clocks import Standing
from tests.engine.replay import Row, Seen, engine_rows, preview_rows, recording, replayed
from tests.failures_page import Claim, claimed

EXAMPLES = Path(__file__).parents[2] / "examples"

Finding = Mapping[str, Any]
Found = Mapping[str, frozenset[str]]
"""Policy to the resources that it found, by name without what the stack's environment adds to it."""


def findings(example: str, version: str, stack: str, folder: Path, *, prefix: str) -> Found:
    """Preview a version of an example and return all findings but those of `coverage`.

    `prefix` is what the names of all resources begin with, such as "payments"; it and the stack are cut off. A finding
    about the program or the whole stack has the name "". `folder` is the test's own, for the settings of the run.
    """
    seen = previewed(example, version, stack, folder)
    wrong = unproven(claimed(example, version, stack), seen)
    assert not wrong, f"docs/failures.md says otherwise, run `make failures`: {wrong}"
    found: dict[str, set[str]] = {}
    for finding in seen:
        found.setdefault(finding["policy"], set()).add(_short(finding, f"{prefix}-{stack}-"))
    return {policy: frozenset(names) for policy, names in found.items()}


_TYPES: dict[tuple[Path, ...], list[Diagnostic]] = {}
_FOUND: dict[tuple[str, str, str], tuple[Finding, ...]] = {}
SEEN: dict[tuple[str, str, str], Seen] = {}
"""What the previews have seen, by example, version and stack."""


def previewed(example: str, version: str, stack: str, folder: Path) -> tuple[Finding, ...]:
    """Return the findings of a version of an example, as the JSON report gives them, but those of `coverage`.

    Each is previewed once in a process, however often it is asked for.
    """
    key = (example, version, stack)
    if key not in _FOUND:
        with _watched() as seen:
            _FOUND[key] = tuple(_preview(EXAMPLES / example, version, stack, folder))
        SEEN[key] = seen[0]
    return _FOUND[key]


@contextlib.contextmanager
def _watched() -> Iterator[list[Seen]]:
    """Give what the previews within see."""
    seen: list[Seen] = []
    programs: list[Program] = []

    def load(*given: Any, **named: Any) -> Program:
        programs.append(check.load(*given, **named))
        return programs[-1]

    def preview(*given: Any) -> PreviewResult:
        result = run.preview(*given)
        seen.append(Seen(programs[-1], result))
        return result

    def types(project: Project, interpreter: Path, files: Sequence[Path], **named: Any) -> list[Diagnostic]:
        # A program has the same types in every stack, and to look at them takes half of a preview.
        key = (project.folder, interpreter, *files)
        if key not in _TYPES:
            _TYPES[key] = run_types(project, interpreter, files, **named)
        return _TYPES[key]

    run_types = typecheck.run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typecheck, "run", types)
        patch.setattr("policypack.commands.preview.load", load)
        patch.setattr("policypack.commands.preview.preview", preview)
        yield seen


def _preview(example: Path, version: str, stack: str, folder: Path) -> Iterator[Finding]:
    settings = json.loads(_text(example / "policy-config.json"))
    config = folder / "policy-config.json"
    config.write_text(json.dumps(settings))
    report = io.StringIO()
    # What AWS was not asked in time, on a busy machine, would be missing from the findings.
    with contextlib.redirect_stdout(report), using(Standing()):
        options = ["--stack", stack, "--aws", "emulator", "--policy-config", str(config), "--format", "json"]
        code = main(["preview", str(example / version), *options])
    # 2: the program cannot be run, which its findings say.
    assert code in (0, 1, 2), f"the preview failed: {report.getvalue()}"
    for finding in json.loads(report.getvalue())["findings"]:
        if finding["policy"] != COVERAGE:
            yield finding


def beside_the_engine(example: str, version: str, folder: Path) -> tuple[set[Row], set[Row]]:
    """Return what our preview alone reports of the recorded production stack, and what the engine alone does."""
    stack = "production"
    found = preview_rows(previewed(example, version, stack, folder))
    seen = SEEN[example, version, stack]
    shown = engine_rows(replayed(recording(example, version, stack), EXAMPLES / example / version, seen))
    return found - shown, shown - found


def unproven(claims: Iterable[Claim], seen: Iterable[Finding]) -> list[Claim]:
    """Return the lines of docs/failures.md at which none of these findings is."""
    places = {(finding["policy"], *_place(finding)) for finding in seen}
    anywhere = {policy for policy, _, _ in places}
    return [
        claim
        for claim in claims
        if (claim.rule not in anywhere if not claim.line else (claim.rule, claim.place, claim.line) not in places)
    ]


def table(*parts: Mapping[str, str]) -> Found:
    """Put tables of policy to names, with spaces between them, together."""
    names: dict[str, set[str]] = {}
    for part in parts:
        for policy, text in part.items():
            names.setdefault(policy, set()).update(text.split() or [""])
    return {policy: frozenset(found) for policy, found in names.items()}


def _place(finding: Finding) -> tuple[str, int]:
    place = finding["location"] or {"file": "", "line": 0}
    return place["file"], place["line"]


def _short(finding: Mapping[str, str], prefix: str) -> str:
    whole = not finding.get("urn") or finding.get("type") == "pulumi:pulumi:Stack"
    return "" if whole else finding["name"].removeprefix(prefix)


def _text(file: Path) -> str:
    return file.read_text() if file.exists() else "{}"
