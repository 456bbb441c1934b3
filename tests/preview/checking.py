"""Makes small programs and judges their source, for the tests of the check."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from policypack.config import Settings
from policypack.finding import Finding, Report
from policypack.judge import Context, Judge
from policypack.policy import Environment, discover
from policypack.preview import check
from policypack.preview.project import read_project
from policypack.preview.records import ProgramFailure
from policypack.stack import Stack
from policypack.testing.table import check_message

PROGRAMS = Path(__file__).parent / "check_programs"
_MODULES = ("policies.program", "policies.program.tests", "policies.stack.reference")
POLICIES = [policy for policy in discover() if policy.module in _MODULES]


def write(folder: Path, **files: str) -> Path:
    """Write a program: `main` is `__main__.py`, `project` Pulumi.yaml, `dev` the stack's file, others are paths."""
    known = {"main": "__main__.py", "project": "Pulumi.yaml", "dev": "Pulumi.dev.yaml"}
    files.setdefault("project", "name: shop\nruntime: python\n")
    files.setdefault("dev", "config:\n  aws:region: eu-west-1\n")
    for name, text in files.items():
        path = folder / known.get(name, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), "utf-8")
    return folder


def load(folder: Path, stack: str | None = None, **options: object) -> check.Program:
    return check.load(read_project(folder, stack=stack), **options)  # type: ignore[arg-type]  # passed on by name


def judged(
    program: check.Program,
    *,
    only: str = "",
    environment: Environment | None = "test",
    failure: ProgramFailure | None = None,
    ran: bool = False,
) -> Report:
    """Judge a program by all policies on its source, or by those whose ids begin with `only`.

    It is one that was not run, unless `ran`, or a run ended in `failure`.
    """
    policies = [policy for policy in POLICIES if policy.id.startswith(only)]
    project = program.project
    context = Context(project.stack, project.name, config=project.config, environment=environment, strict=True)
    settings = Settings(levels={"coverage": "disabled", **({only: "advisory"} if only == "program-lint-error" else {})})
    if failure is not None or ran:
        program = program.with_failure(failure)
    judge = Judge(policies, settings, context, None, program)
    report = judge.stack(Stack([], name=project.stack, project=project.name))
    for finding in report.findings:
        check_message(finding)
    return report


def told(report: Report, folder: Path) -> list[tuple[str, str, str, str]]:
    """Return (policy, "file:line", problem, fix) of each finding, files relative to the program, in order."""
    return [(each.policy, _place(each, folder), each.problem, each.fix) for each in report.findings]


def _place(finding: Finding, folder: Path) -> str:
    assert finding.location is not None, f"{finding.policy} says no place"
    path = Path(finding.location.file).resolve()
    return f"{path.relative_to(folder.resolve())}:{finding.location.line}"


def first(report: Report) -> Finding:
    """Return the only finding."""
    assert len(report.findings) == 1, [finding.problem for finding in report.findings]
    return report.findings[0]
