"""Judge resources and the stack: dispatch by type, the crash fence, levels, exemptions, and `coverage`.

Both ways in, the engine's requests and the preview, come through here. One `Judge` lives for one run.
"""

from __future__ import annotations

import logging
import threading
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policypack.config import COVERAGE, EXEMPT_KEY, Exemption, Settings
from policypack.errors import Undecided
from policypack.finding import Finding, Level, Report, Skip, lowest, redact
from policypack.policy import Environment, Policy
from policypack.resource import Resource
from policypack.stack import STACK_TYPE, Stack

if TYPE_CHECKING:
    from policypack.aws import Aws, Lookups
    from policypack.preview.check import Program

log = logging.getLogger(__name__)

COVERAGE_TITLE = "Some checks could not be made"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the run as a whole.

    `asks` is False in an update: it has previewed, so lookups are not made again. `secrets` are values that no
    message may show. `config` is the stack's, without secrets.
    """

    stack: str = ""
    project: str = ""
    organization: str = ""
    config: Mapping[str, str] | None = None
    secrets: tuple[str, ...] = ()
    environment: Environment | None = None
    exemptions: tuple[Exemption, ...] = ()
    asks: bool = True
    strict: bool = False


class Judge:
    """Runs policies over resources and the stack. Safe for the engine's threads.

    With `strict` (under test) an exception in a policy is raised; otherwise it becomes one advisory finding.
    """

    def __init__(
        self,
        policies: Iterable[Policy],
        settings: Settings | None = None,
        context: Context | None = None,
        lookups: Lookups | None = None,
        program: Program | None = None,
    ) -> None:
        self.settings = settings or Settings()
        self.context = context or Context()
        self.lookups = lookups
        self.program = program
        self.policies = [policy for policy in policies if self.settings.level(policy) != "disabled"]
        self._by_type: dict[str, tuple[Policy, ...]] = {}
        self._values = {policy.id: self.settings.of(policy) for policy in self.policies if policy.config}
        self._lock = threading.Lock()
        self._early: dict[str, list[Skip]] = {}
        self._used: set[Exemption] = set()
        self._exemptions = (*self.settings.exemptions, *self.context.exemptions)

    # -- the two questions ------------------------------------------------------------------------------------

    def resource(self, resource: Resource) -> Report:
        """Judge one resource on its own. Lookups begin here in the background and are judged by `stack`."""
        report = Report()
        for policy in self._listening(resource.type):
            if not policy.waits_for_stack:
                report.add(self._run(policy, resource))
            elif self._asks(policy) and "stack" not in policy.needs and self.lookups is not None:
                self.lookups.submit(partial(self._run, policy, resource, quiet=True))
        with self._lock:
            self._early[resource.urn] = report.undecided
        return report

    def deferred(self, resource: Resource) -> list[Policy]:
        """Return the policies on this resource that `stack` will judge because they wait for AWS."""
        return [p for p in self._listening(resource.type) if "aws" in p.needs and "stack" not in p.needs]

    def stack(self, stack: Stack) -> Report:
        """Judge everything that needs the whole stack or an answer of AWS, then say what could not be judged."""
        report = Report()
        pending: list[tuple[Policy, Resource | None, Future[Report]]] = []
        for policy, resource in self._pairs(stack):
            if self.lookups is not None and self._asks(policy):
                run = self.lookups.submit(partial(self._run, policy, resource, stack))
                pending.append((policy, resource, run))
            else:
                report.add(self._run(policy, resource, stack))
        for policy, resource, run in pending:
            try:
                report.add(self.lookups.wait(run) if self.lookups else run.result())
            except Undecided as late:
                report.undecided.append(_skip(policy, resource, late))
        secrets = [*self.context.secrets]
        if report.findings:
            secrets += [value for resource in stack for value in resource.secret_values()]
        report.findings = [self._redacted(finding, secrets) for finding in report.findings]
        report.findings.extend(self._coverage(stack, report))
        return report

    def judge(self, stack: Stack) -> Report:
        """Judge a whole stack at once: every resource, then the stack."""
        report = Report()
        for resource in stack:
            if not resource.external:
                report.add(self.resource(resource))
        report.add(self.stack(stack))
        return report

    # -- dispatch ---------------------------------------------------------------------------------------------

    def _listening(self, type: str) -> tuple[Policy, ...]:
        found = self._by_type.get(type)
        if found is None:
            found = tuple(policy for policy in self.policies if policy.per_resource and policy.matches(type))
            self._by_type[type] = found
        return found

    def _pairs(self, stack: Stack) -> Iterable[tuple[Policy, Resource | None]]:
        for policy in self.policies:
            if not policy.per_resource:
                yield policy, None
        for resource in stack:
            if resource.external:
                continue
            for policy in self._listening(resource.type):
                if policy.waits_for_stack:
                    yield policy, resource

    def _asks(self, policy: Policy) -> bool:
        return "aws" in policy.needs and self.context.asks

    # -- one pair ---------------------------------------------------------------------------------------------

    def _run(
        self, policy: Policy, resource: Resource | None, stack: Stack | None = None, quiet: bool = False
    ) -> Report:
        """Run one policy on one resource (or on the stack): the only place that calls a policy's function."""
        report = Report()
        aws = self._aws(policy, resource)
        try:
            for finding in self._call(policy, resource, stack, aws):
                report.findings.append(self._completed(policy, resource, stack, finding, aws))
        except Undecided as undecided:
            report.undecided.append(_skip(policy, resource, undecided))
        except Exception as error:  # The fence: a policy never breaks a preview. Nothing else catches this broadly.
            if self.context.strict:
                raise
            if not quiet:
                report.findings.append(self._crash(policy, resource, stack, error))
        report.findings = [finding for finding in report.findings if not self._exempted(finding)]
        if not stack and resource and report.findings:
            secrets = (*self.context.secrets, *resource.secret_values())
            report.findings = [self._redacted(finding, secrets) for finding in report.findings]
        return report

    def _call(
        self, policy: Policy, resource: Resource | None, stack: Stack | None, aws: Aws | None
    ) -> Iterable[Finding]:
        needs: dict[str, Any] = {}
        if policy.environment is not None or "environment" in policy.needs - policy.optional:
            if self.context.environment is None:
                raise Undecided("whether this stack is production or test is not said", cause="environment")
            if policy.environment not in (None, self.context.environment):
                return ()
        if "program" in policy.needs:
            if self.program is None:
                raise Undecided("only `python -m policypack preview` reads the program's source", cause="program")
            needs["program"] = self.program
        if aws is not None:
            needs["aws"] = aws
        elif not policy.offline:
            raise Undecided("an update asks AWS nothing again: its preview has", cause="previewed")
        if "environment" in policy.needs and self.context.environment is not None:
            needs["environment"] = self.context.environment
        if "config" in policy.needs:
            needs["config"] = self._values[policy.id]
        if "stack" in policy.needs:
            needs["stack"] = stack
        return policy.function(resource, **needs) if policy.per_resource else policy.function(**needs)

    def _aws(self, policy: Policy, resource: Resource | None) -> Aws | None:
        if not self._asks(policy):
            return None
        lookups = self.lookups
        if lookups is None:
            if policy.offline:
                return None
            # Run it all the same: only what it really asks is left open, and many resources need no question.
            lookups = self._no_lookups
        provider = resource.provider.properties if resource and resource.provider else {}
        region: str | None
        try:
            region = resource.region if resource else self._config.get("aws:region")
        except Undecided:
            region = None
        return lookups.bind(provider, region)

    @cached_property
    def _no_lookups(self) -> Lookups:
        from policypack.aws import Lookups

        return Lookups(mode="off")

    @property
    def _config(self) -> Mapping[str, str]:
        return self.context.config or {}

    def _completed(
        self, policy: Policy, resource: Resource | None, stack: Stack | None, finding: Finding, aws: Aws | None
    ) -> Finding:
        evidence = finding.evidence
        if aws is not None and evidence.source == "plan" and (live := aws.evidence()) is not None:
            evidence = live
        # What runs already is advised about, never blocked, on what AWS says: it must stay possible to update.
        exists: Level | None = "advisory" if evidence.source == "live" and resource and resource.exists else None
        # Emulators take much that AWS refuses.
        emulated: Level | None = "advisory" if resource and resource.emulated else None
        finding = replace(
            finding,
            policy=policy.id,
            severity=finding.severity or policy.severity,
            group=policy.group,
            level=lowest(self.settings.level(policy), finding.level, evidence.ceiling, exists, emulated),
            evidence=evidence,
        )
        if not finding.urn and stack is not None and stack.root is not None:
            finding = replace(finding, urn=stack.root.urn, type=STACK_TYPE, name=stack.root.name)
        return finding

    def _crash(self, policy: Policy, resource: Resource | None, stack: Stack | None, error: Exception) -> Finding:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        log.debug("policy %s crashed", policy.id, exc_info=error)
        subject = resource or (stack.root if stack else None)
        return Finding(
            policy=policy.id,
            problem=f"The policy {policy.id} itself failed here: {type(error).__name__} at "
            f"{Path(frame.filename).name}:{frame.lineno}. This resource was not judged by it.",
            fix="Report this as a bug of the policy pack; until it is fixed, set the policy to disabled.",
            urn=subject.urn if subject else "",
            type=subject.type if subject else "",
            name=subject.name if subject else "",
            location=subject.location if subject else None,
            level="advisory",
            severity="low",
            group=policy.group,
        )

    # -- what happens to findings -----------------------------------------------------------------------------

    def _exempted(self, finding: Finding) -> bool:
        for exemption in self._exemptions:
            if exemption.covers(finding.policy, finding.urn) and not expired(exemption):
                with self._lock:
                    self._used.add(exemption)
                return True
        return False

    @staticmethod
    def _redacted(finding: Finding, secrets: Iterable[str]) -> Finding:
        secrets = [secret for secret in secrets if secret]
        evidence = replace(finding.evidence, detail=redact(finding.evidence.detail, secrets))
        return replace(
            finding,
            problem=redact(finding.problem, secrets),
            fix=redact(finding.fix, secrets),
            evidence=evidence,
        )

    # -- coverage ---------------------------------------------------------------------------------------------

    def _coverage(self, stack: Stack, report: Report) -> list[Finding]:
        """Say, once per cause, what could not be judged, and what is wrong with the settings themselves."""
        level = self.settings.levels.get(COVERAGE, "advisory")
        if level == "disabled":
            return []
        with self._lock:
            skips = [skip for early in self._early.values() for skip in early] + report.undecided
        causes: dict[tuple[str, str], list[Skip]] = defaultdict(list)
        for skip in skips:
            if skip.cause not in ("previewed", "program", "deferred"):
                causes[skip.cause, "" if skip.cause in _SUMMARISED else skip.reason].append(skip)
        notes = [(*_cause(cause, reason, skips, stack), cause) for (cause, reason), skips in sorted(causes.items())]
        notes += [(*note, "settings") for note in self._about_settings()]
        root = stack.root
        fails = self.settings.pack["failOn"]
        return [
            Finding(
                policy=COVERAGE,
                problem=problem,
                fix=fix,
                urn=root.urn if root else "",
                type=STACK_TYPE,
                name=root.name if root else "",
                level=level if cause in fails else "advisory",
                severity="low",
                group="deployability",
            )
            for problem, fix, cause in notes
        ]

    def _about_settings(self) -> Iterable[tuple[str, str]]:
        for name in self.settings.unknown_policies:
            yield (
                f"The configuration names a policy {name!r} that this version does not have.",
                "Remove it, or use the policy's new name: docs/policies.md lists them all.",
            )
        for exemption in self._exemptions:
            if expired(exemption):
                yield (
                    f"The exemption of {exemption} ended on {exemption.until}.",
                    "Mend what it exempted, or extend its date with a reason.",
                )
            elif exemption not in self._used and self._is_ours(exemption):
                yield (f"The exemption of {exemption} exempted nothing in this run.", "Remove it if it is done with.")

    def _is_ours(self, exemption: Exemption) -> bool:
        """Was the exemption written for this stack? Those of an organization's file are for many: no use is no news."""
        if exemption.origin == EXEMPT_KEY:
            return True
        stack, _, rest = exemption.resource.removeprefix("urn:pulumi:").partition("::")
        project = rest.partition("::")[0]
        named = exemption.resource.startswith("urn:pulumi:") and "*" not in stack
        return named and stack == self.context.stack and fnmatchcase(self.context.project, project)


def _skip(policy: Policy, resource: Resource | None, undecided: Undecided) -> Skip:
    urn, name = (resource.urn, resource.name) if resource else ("", "")
    return Skip(policy=policy.id, urn=urn, name=name, reason=undecided.reason, cause=undecided.cause)


def expired(exemption: Exemption) -> bool:
    return exemption.until is not None and exemption.until < date.today()


_SUMMARISED = {"unknown", "environment", "timeout", "throttled"}


def _cause(cause: str, reason: str, skips: list[Skip], stack: Stack) -> tuple[str, str]:
    """Return one cause as a problem and a fix."""
    by_policy = Counter(skip.policy for skip in skips)
    named = ", ".join(f"{policy} ({count})" if count > 1 else policy for policy, count in sorted(by_policy.items()))
    count = len(skips)
    checks = "1 check" if count == 1 else f"{count} checks"
    known = _CAUSES if stack.has_state else {**_CAUSES, "unknown": (_CAUSES["unknown"][0], _SEEN_THROUGH)}
    problem, fix = known.get(cause, ("{checks} could not be made: {reason}", "See docs/design.md on `coverage`"))
    # A reason is one sentence without its period; `named` may be long, so it comes last.
    return problem.format(checks=checks, reason=reason) + f". Not judged: {named}.", fix + "."


# What the preview says of unknown values: it has seen through all it could.
_SEEN_THROUGH = "There is nothing to do: they are judged once they are known"
_CAUSES: dict[str, tuple[str, str]] = {
    "unknown": (
        "Values that only an update can know stand in the way of {checks}",
        "Run `python -m policypack preview` on the program: it sees through most of them",
    ),
    "environment": (
        "Whether this stack is production or test is not said, which matters to {checks}",
        "Run: pulumi config set preflight:environment production (or test)",
    ),
    "credentials": (
        "There were no usable AWS credentials for {checks}: {reason}",
        "Sign in to AWS, or give the run a role that may read; `python -m policypack doctor` says what is found",
    ),
    "denied": (
        "AWS denied what {checks} asked: {reason}",
        "Allow the action for the identity of the preview; `python -m policypack iam-policy` prints them all",
    ),
    "timeout": (
        "AWS gave no answer in time to {checks}",
        "Run it again, or raise lookupSeconds in the configuration of `coverage`",
    ),
    "throttled": ("AWS throttled what {checks} asked", "Run it again later"),
    "unreachable": (
        "AWS could not be reached for {checks}: {reason}",
        "Check the network, the proxy and any AWS_ENDPOINT_URL",
    ),
    "unsupported": (
        "The endpoint does not offer what {checks} asked: {reason}",
        "Run the preview against AWS itself to have them made",
    ),
    "offline": (
        "Lookups are off, so AWS was not asked for {checks}",
        "Run with AWS credentials and --aws live, or set lookups to live in the configuration of `coverage`",
    ),
    "checker": ("The type checker said nothing, so {checks} could not be made: {reason}", "Run the preview again"),
    "backend": (
        "The states of other stacks cannot be read here, which matters to {checks}: {reason}",
        "Set PULUMI_BACKEND_URL to the backend of this project where it is a local one",
    ),
    "login": (
        "What only a login can read matters to {checks}: {reason}",
        "Give the values with --config, or run `pulumi preview --policy-pack`, which signs in",
    ),
    "region": (
        "No region is known for {checks}: {reason}",
        "Run: pulumi config set aws:region REGION",
    ),
}
