"""A program of one's own under test: run without the engine, judged by all policies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from policypack.config import COVERAGE
from policypack.finding import Finding, Level, Report, message
from policypack.policy import Policy, discover
from policypack.resource import Resource
from policypack.stack import Stack
from policypack.testing.plan import Plan
from policypack.testing.table import judge_plan

if TYPE_CHECKING:
    from policypack.preview.check import Program
    from policypack.report import Outcome


@dataclass(frozen=True, slots=True)
class Previewed:
    """A program that was run and judged. `stack` is what it plans, `outcome` what a report says of it."""

    stack: Stack
    outcome: Outcome

    @property
    def findings(self) -> Sequence[Finding]:
        """What was found, what stops the program first; without what `coverage` says."""
        return self.outcome.found

    def __getitem__(self, name: str) -> Resource:
        """Return the one resource of this name.

        Raises KeyError where there is none or more than one, and AssertionError where the program stopped before it.
        """
        found = [each for each in self.stack if each.name == name]
        if not found and self.outcome.failed:
            assert_no_findings(self, level="mandatory")
        if len(found) != 1:
            raise KeyError(f"{len(found)} resources have the name {name!r}")
        return found[0]


class Previews:
    """The fixture `preview`: call it with the folder of a program, seen from pytest's root, and get a `Previewed`."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __call__(
        self,
        program: str | Path = ".",
        *,
        stack: str | None = None,
        config: Mapping[str, str] | None = None,
        region: str | None = None,
        policy_config: str | Path | None = None,
        seconds: float = 120,
    ) -> Previewed:
        """Run a program as `aws-preflight preview --aws off` does, under the policies of this project too.

        `stack` is a name without its organization, `config` are settings over those of its file, and `region` is over
        its `aws:region`. `policy_config` is a policy-pack-config file, `seconds` the time that the program has.
        What a policy raises is raised. Raises AssertionError where the program cannot be started, ConfigError for
        settings that are wrong, and UsageError for what is no program of Python or Node.js.
        """
        # Half a second, for who tests a program: most tests are tables.
        from policypack.commands.preview import judged
        from policypack.config import Settings, read_file
        from policypack.own import declares, packages
        from policypack.preview.check import load
        from policypack.preview.judgement import stack_of
        from policypack.preview.records import ProgramError
        from policypack.preview.run import PreviewOptions
        from policypack.preview.run import preview as run

        policies = discover(own=packages(self._root) if declares(self._root) else ())
        settings = read_file(self._root / policy_config, policies) if policy_config else Settings()
        checks: list[Program] = []
        options = PreviewOptions(
            stack=stack,
            config=[f"{key}={value}" for key, value in (config or {}).items()],
            region=region,
            timeout=seconds,
            on_project=lambda project: checks.append(load(project)),
            on_report=lambda line: checks[0].told(line),
        )
        try:
            result = run(self._root / program, options)
        except ProgramError as error:
            raise AssertionError(f"{error.problem}\nFix: {error.fix}") from None
        return Previewed(stack_of(result), judged(result, checks[0], policies, settings, None, strict=True))


class Judged(Protocol):
    """What has findings: a `Previewed`, or the `Report` of `judge_plan`."""

    @property
    def findings(self) -> Sequence[Finding]: ...


def assert_no_findings(
    subject: Judged | Plan,
    *,
    level: Level = "advisory",
    but: Iterable[str] = (),
    policies: Iterable[Policy] | None = None,
) -> None:
    """Fail with every finding in full where there is one of this level or above.

    `but` are ids of policies that may find something. A `Plan` is judged in both views, without AWS, by `policies`: by
    default the pack's and the installed ones. Those that look at a program's source are left out of it.
    """
    reports: Sequence[Judged] = _judged(subject, policies) if isinstance(subject, Plan) else [subject]
    allowed = {COVERAGE, *but}
    levels = ("mandatory",) if level == "mandatory" else ("mandatory", "advisory")
    found = {
        f"{each.level} {each.policy} {each.name}\n{message(each)}": None
        for report in reports
        for each in report.findings
        if each.policy not in allowed and each.level in levels
    }
    if found:
        raise AssertionError("\n\n".join(found))


def _judged(plan: Plan, policies: Iterable[Policy] | None) -> list[Report]:
    chosen = [each for each in (discover() if policies is None else policies) if not each.preview_only]
    return [judge_plan(plan, chosen, view=view) for view in ("engine", "preview")]
