"""Judge resources and the stack: dispatch by type, the crash fence, levels, exemptions, and `coverage`.

Both ways in, the engine's requests and the preview, come through here. One `Judge` lives for one run.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar

from policypack.config import COVERAGE, Settings
from policypack.coverage import Exemptions, Remark, coverage, expired
from policypack.errors import Unavailable, Undecided, broken_at
from policypack.exempting import by_tag, of_tags
from policypack.finding import Exempted, Exemption, Finding, Level, Report, Skip, lowest
from policypack.policy import Environment, Policy
from policypack.reads import Reads, current, read, reading
from policypack.redaction import Redactor, redacted
from policypack.resource import Resource, public_names
from policypack.silence import heard, waiting
from policypack.stack import STACK_TYPE, Index, Stack
from policypack.values import leaves_of
from policypack.version import PACKAGES

if TYPE_CHECKING:
    from policypack.aws import Aws, Lookups
    from policypack.preview.check import Program

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the run as a whole.

    `asks` is False in an update: it has previewed, so lookups are not made again. `secrets` are values that no
    message may show. `config` is the stack's, without secrets. `tags_exempt`: may resources exempt themselves by tags?
    `remarks` are what `coverage` has to say of exemptions outside of the configuration.
    """

    stack: str = ""
    project: str = ""
    organization: str = ""
    config: Mapping[str, str] | None = None
    secrets: tuple[str, ...] = ()
    environment: Environment | None = None
    exemptions: tuple[Exemption, ...] = ()
    tags_exempt: bool = False
    remarks: tuple[Remark, ...] = ()
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
        self._silences = {policy.id: policy.silences for policy in self.policies if policy.silences}
        self._late = waiting(self.policies)
        self._giving_way = frozenset(policy.id for policy in self.policies if policy.gives_way)
        self._said: list[Finding] = []
        self._exempted: list[Finding] = []  # which silence others as if they had been said
        self._told: set[tuple[str, str, str, str]] = set()
        self._lock = threading.Lock()
        self._early: dict[str, list[Skip]] = {}
        self._seen = Index()
        self._judged_early: set[str] = set()
        self._used: set[Exemption] = set()
        self.exemptions = (*self.settings.exemptions, *self.context.exemptions)
        self.tagged: tuple[Exemption, ...] = ()  # what tags exempt from, once the stack was judged

    # -- the two questions ------------------------------------------------------------------------------------

    def resource(self, resource: Resource) -> Report:
        """Judge one resource on its own. What `stack` will ask AWS about it is asked from now on, in the background."""
        report = self._alone(resource)
        report.findings = self._untold(report.findings)
        if resource.type == STACK_TYPE:
            report.add(self._source(resource))
        if self.lookups is None:
            return report
        seen = self._seen.add(resource)
        asking = [policy for policy in self._listening(resource.type) if self._asks(policy)]
        if asking:
            so_far = Stack(
                self._seen, end=seen, name=self.context.stack, project=self.context.project, config=self._config
            )
            for policy in asking:
                self.lookups.ahead(partial(self._look_ahead, policy, resource, so_far))
        return report

    def _source(self, root: Resource) -> Report:
        """Judge the program's source with the stack's own resource: that comes even where the program does not load."""
        report = Report()
        # The compiler of a Node program takes as long as the program: it is asked at the end, beside which it has run.
        if self.program is None or not self.program.language.early:
            return report
        alone = Stack([root], name=self.context.stack, project=self.context.project, config=self._config)
        for policy in self.policies:
            if not policy.per_resource and policy.preview_only and not policy.needs & {"stack", "aws"}:
                report.add(self._run(policy, None, alone))
                self._judged_early.add(policy.id)
        with self._lock:
            self._early.setdefault(root.urn, []).extend(report.undecided)
        return report

    def again(self, merged: Stack, more: Sequence[Resource], filled: Collection[str] = ()) -> Report:
        """Judge a stack whose unknown values were seen through: what was undecided for them, and all that needs it.

        `more` are resources that were not seen one by one, `filled` the URNs of those that show more than they did:
        a policy may have passed over what it could not read. What was found one by one stays found.
        """
        report = Report()
        by_id = {policy.id: policy for policy in self.policies}
        with self._lock:
            early, self._early = self._early, {}
        said = {_same(finding) for finding in self._said}
        places = {_place(finding) for finding in self._said}
        for urn, skips in early.items():
            resource = merged.get(urn)
            left, found = [], []
            asked = {skip.policy for skip in skips if skip.cause == "unknown" and skip.policy in by_id and resource}
            left += [skip for skip in skips if skip.policy not in asked]
            alone = self._alone_on(resource) if resource and urn in filled else ()
            more_to_read = [policy for policy in alone if policy.id not in asked]
            for policy in (*(by_id[name] for name in sorted(asked)), *more_to_read):
                judged = self._run(policy, resource)
                if policy.id in asked:
                    left += judged.undecided
                    report.exempted += judged.exempted
                    found += judged.findings
                else:
                    found += [finding for finding in judged.findings if _place(finding) not in places]
            new = [finding for finding in found if _same(finding) not in said]
            found = heard(new, self._silences, before=[*self._said, *self._exempted])
            self._said += found
            report.findings += found
            self._early[urn] = left
        for resource in more:
            report.add(self._alone(resource))
        report.add(self.stack(merged))
        return report

    def ends_program(self, report: Report) -> bool | None:
        """Does a finding say that the engine ends the program, and will never ask about the rest? None: it may."""
        ending = {policy.id: policy.severity for policy in self.policies if policy.ends}
        # What is less severe than its policy concerns files that the program does not load, such as its tests.
        found = [finding.level for finding in report.findings if ending.get(finding.policy) == finding.severity]
        return True if "mandatory" in found else None if found else False

    def may_refer_to_nothing(self) -> bool:
        """May the program end at another stack that is not there, which only a run of it can name?"""
        if self.program is None or self.program.language.early or not self.program.writes("StackReference"):
            return False
        try:
            return bool(self.program.backend)
        except Undecided:
            return False

    def may_not_compile(self) -> bool:
        """May the program end before its first line, which its compiler alone can say?"""
        return self.program is not None and self.program.may_not_compile

    def before_its_end(self, planned: Stack, said: Report, ran: Program, *, new: bool) -> Report:
        """Judge the plan of a program that the engine will end, with the stack's own resource; that was `said` of it.

        What was said of the source alone is said anew of what `ran`, which is surer. Should the engine go on all the
        same, nothing of it is said again. Where not all is `new`, what AWS says is left out: it may be of what the
        stack itself has made.
        """
        before = {_same(finding) for finding in self._said}
        program, early = self.program, self._judged_early
        self.program, self._judged_early = ran, set()
        report = self.judge(planned)
        self.program, self._judged_early = program, early
        report.findings = [
            finding
            for finding in report.findings
            if _same(finding) not in before and (new or finding.evidence.source != "live")
        ]
        self._told |= {_same(finding) for finding in report.findings}
        said.findings = [finding for finding in said.findings if finding.policy not in early]
        said.undecided = [skip for skip in said.undecided if skip.policy not in early]
        said.exempted = [each for each in said.exempted if each.finding.policy not in early]
        said.add(report)
        return said

    def _untold(self, findings: list[Finding]) -> list[Finding]:
        """Return the findings that were not reported of the whole plan already."""
        return [finding for finding in findings if _same(finding) not in self._told] if self._told else findings

    def undecided_for_unknown(self) -> bool:
        """Did an unknown value leave a check of a single resource open?"""
        with self._lock:
            return any(skip.cause == "unknown" for skips in self._early.values() for skip in skips)

    def doubtful(self, report: Report) -> bool:
        """Would a fuller view of the stack decide more: what is undecided, or said with less certainty than usual?"""
        levels = {policy.id: self.settings.level(policy) for policy in self.policies}
        return any(skip.cause == "unknown" for skip in report.undecided) or any(
            finding.level != levels.get(finding.policy, finding.level) for finding in report.findings
        )

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
        found, root = report.findings, stack.root
        exempted = [each.finding for each in report.exempted]
        report.findings = self.fenced(
            lambda: heard(
                found,
                self._silences,
                lambda urn: _region_of(stack.get(urn)),
                before=[*self._said, *self._exempted, *exempted],
                giving_way=self._giving_way,
            ),
            lambda error: [*found, self.failed(error, root)],
        )
        report.findings += self.fenced(lambda: self._coverage(stack, report), lambda error: [self.failed(error, root)])
        report.findings = self._untold(report.findings)
        return report

    def _coverage(self, stack: Stack, report: Report) -> list[Finding]:
        with self._lock:
            skips = [skip for early in self._early.values() for skip in early] + report.undecided
        self.tagged, remarks = of_tags(stack, allowed=self.context.tags_exempt)
        ours = Exemptions(
            (*self.exemptions, *self.tagged),
            frozenset(self._used),
            self.context.stack,
            self.context.project,
            (*self.context.remarks, *remarks),
        )
        said = {finding.policy for finding in (*self._said, *report.findings)}
        return coverage(stack, skips, self.settings, ours, said)

    def fenced(self, judge: Callable[[], T], otherwise: Callable[[Exception], T]) -> T:
        """Return what `judge` gives, and where it fails, which is a bug of ours, what `otherwise` says of that.

        Under test the exception is raised.
        """
        try:
            return judge()
        except Exception as error:  # The fence: nothing of ours breaks a preview. Nothing else catches this broadly.
            if self.context.strict:
                raise
            return otherwise(error)

    def failed(self, error: Exception, subject: Resource | None) -> Finding:
        """Return what to say where not a policy but what runs around all of them failed."""
        return replace(
            _about(subject),
            policy=COVERAGE,
            problem=f"The pack itself failed here: {broken_at(error)}. Not all was judged, or not all is reported.",
            fix="Report this as a bug of the policy pack.",
            level=self.settings.levels.get(COVERAGE, "advisory"),
        )

    def left_open(self) -> list[Skip]:
        """Return what could not be judged of single resources, as far as that is known by now."""
        with self._lock:
            return [skip for early in self._early.values() for skip in early]

    def leave_out(self, skips: Sequence[Skip]) -> None:
        """Let `coverage` say what could not be judged for another reason than a policy's."""
        with self._lock:
            self._early[""] = list(skips)

    def judge(self, stack: Stack) -> Report:
        """Judge a whole stack at once: every resource, then the stack."""
        report = Report()
        for resource in stack:
            if not resource.external:
                report.add(self._alone(resource))
        report.add(self.stack(stack))
        return report

    def _alone(self, resource: Resource) -> Report:
        """Run the policies that need nothing but the resource."""
        report = Report()
        for policy in self._alone_on(resource):
            report.add(self._run(policy, resource))
        found = report.findings
        exempted = [each.finding for each in report.exempted]
        report.findings = self.fenced(
            lambda: heard(found, self._silences, before=exempted), lambda error: [*found, self.failed(error, resource)]
        )
        with self._lock:
            self._early[resource.urn] = report.undecided
            self._said += report.findings
            self._exempted += exempted
        return report

    # -- dispatch ---------------------------------------------------------------------------------------------

    def _listening(self, type: str) -> tuple[Policy, ...]:
        found = self._by_type.get(type)
        if found is None:
            # One set for a type, whatever the number of resources that have it.
            listening = [policy for policy in self.policies if policy.per_resource and policy.hears(type)]
            found = self._by_type[type] = tuple(sorted(listening, key=lambda policy: policy.id))
        return found

    def _pairs(self, stack: Stack) -> Iterable[tuple[Policy, Resource | None]]:
        for policy in self.policies:
            if not policy.per_resource and policy.id not in self._judged_early:
                yield policy, None
        for resource in stack:
            if resource.external:
                continue
            for policy in self._listening(resource.type):
                if self._waits(policy):
                    yield policy, resource

    def _alone_on(self, resource: Resource) -> Iterator[Policy]:
        """Yield the policies that need nothing but a resource."""
        return (policy for policy in self._listening(resource.type) if not self._waits(policy))

    def _waits(self, policy: Policy) -> bool:
        """Is it judged with the stack?"""
        return policy.waits_for_stack or policy.id in self._late

    def _asks(self, policy: Policy) -> bool:
        return "aws" in policy.needs and self.context.asks

    # -- one pair ---------------------------------------------------------------------------------------------

    def _look_ahead(self, policy: Policy, resource: Resource, so_far: Stack) -> None:
        """Run a policy for its questions alone: what it says of a plan that is not whole is not heard.

        References lead to what was seen before, as a program plans it. Whether a resource exists is not told yet, so
        that nobody asks about what is there only for new ones.
        """
        with contextlib.suppress(Undecided):
            for _ in self._call(policy, resource, so_far, self._aws(policy, resource)):
                pass

    def _run(self, policy: Policy, resource: Resource | None, stack: Stack | None = None) -> Report:
        """Run one policy on one resource (or on the stack).

        What an answer of a former run would block is asked anew: what was missing or in the way may have been seen to.
        """
        return self.fenced(
            lambda: self._said_by(policy, resource, stack),
            # What it found is lost with what would have kept secrets out of it.
            lambda error: Report([self._crash(policy, resource, stack, error)]),
        )

    def _said_by(self, policy: Policy, resource: Resource | None, stack: Stack | None) -> Report:
        with reading() as reads:
            aws = self._aws(policy, resource)
            report = self._judged(policy, resource, stack, aws)
            if aws is not None and any(finding.level == "mandatory" for finding in report.findings) and aws.remembers:
                report = self._judged(policy, resource, stack, aws.anew())
        if report.findings or report.undecided:
            redactor = self._redactor(reads, resource, stack)
            said, report.findings = report.findings, []
            for finding in said:
                exemption = self._exemption(finding, self._subject(finding, resource, stack))
                finding = redacted(finding, redactor)
                if exemption is None:
                    report.findings.append(finding)
                else:
                    report.exempted.append(Exempted(finding, exemption))
            report.undecided = [replace(skip, reason=redactor.message(skip.reason)) for skip in report.undecided]
        return report

    def _redactor(self, reads: Reads, resource: Resource | None, stack: Stack | None = None) -> Redactor:
        names = []
        if reads and resource is not None:
            names.append(resource.once(public_names))
        if reads and stack is not None and stack.whole:
            names.append(stack.once(_names))
        return Redactor(reads, self.context.secrets, *names)

    def _judged(self, policy: Policy, resource: Resource | None, stack: Stack | None, aws: Aws | None) -> Report:
        """Let one policy say what it finds, completed; neither exempted nor redacted yet. A crash leaves the rest."""
        report = Report()

        def judge() -> None:
            try:
                for finding in self._call(policy, resource, stack, aws):
                    report.findings.append(self._completed(policy, resource, stack, finding, aws))
            except Undecided as undecided:
                report.undecided.append(_skip(policy, resource, undecided))

        self.fenced(judge, lambda error: report.findings.append(self._crash(policy, resource, stack, error)))
        return report

    def _call(
        self, policy: Policy, resource: Resource | None, stack: Stack | None, aws: Aws | None
    ) -> Iterable[Finding]:
        needs: dict[str, Any] = {}
        if policy.environment is not None or "environment" in policy.needs - policy.optional:
            if self.context.environment is None:
                raise Undecided("whether this stack is production or test is not configured", cause="environment")
            if policy.environment not in (None, self.context.environment):
                return ()
        if "program" in policy.needs:
            if self.program is None and "program" not in policy.optional:
                raise Undecided("the program's source was not found", cause="program")
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
        for name, value in provider.items():
            for _, leaf, secret in leaves_of(value):
                if secret:
                    read(leaf, name)
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
        # Without state, in the preview, it may run with another value than the program's where changes are ignored.
        live_one = resource if evidence.source == "live" else None
        stateless = stack is None or not stack.has_state
        runs = live_one and (live_one.exists or (stateless and live_one.options.ignores(finding.property)))
        exists: Level | None = "advisory" if runs else None
        # Emulators take much that AWS refuses.
        emulated: Level | None = "advisory" if resource and resource.made_elsewhere else None
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
        if log.isEnabledFor(logging.DEBUG):
            told = "".join(traceback.format_exception(error))
            log.debug("policy %s crashed\n%s", policy.id, self._redactor(current(), resource, stack).text(told))
        subject = resource or (stack.root if stack else None)
        owner = policy.module.partition(".")[0]
        whose = "a bug of the policy pack" if owner in PACKAGES else f"a bug of the package {owner}"
        return replace(
            _about(subject),
            policy=policy.id,
            problem=f"The policy {policy.id} itself failed here: {broken_at(error)}. "
            "This resource was not judged by it.",
            fix=f"Report this as {whose}; until it is fixed, set the policy to disabled.",
            group=policy.group,
        )

    # -- what happens to findings -----------------------------------------------------------------------------

    def _subject(self, finding: Finding, resource: Resource | None, stack: Stack | None) -> Resource | None:
        """Return the resource that a finding is about, where its tags matter."""
        if not self.context.tags_exempt or (resource is not None and resource.urn == finding.urn):
            return resource
        return stack.get(finding.urn) if stack is not None else None

    def _exemption(self, finding: Finding, subject: Resource | None = None) -> Exemption | None:
        """Return the first exemption that takes a finding out of the report."""
        tagged = subject.once(by_tag) if subject is not None and self.context.tags_exempt else ()
        for exemption in (*self.exemptions, *tagged):
            if exemption.covers(finding.policy, finding.urn, finding.location) and not expired(exemption):
                with self._lock:
                    self._used.add(exemption)
                return exemption
        return None


def _same(finding: Finding) -> tuple[str, str, str, str]:
    """Return what a finding has in common with itself when its resource is judged again."""
    return finding.policy, finding.urn, finding.property, finding.problem


def _place(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is about: with more to read, a policy may say it in other words."""
    return finding.policy, finding.urn, finding.property


def _about(subject: Resource | None) -> Finding:
    """Return a finding about a resource, of which nothing is said yet."""
    return Finding(
        problem="",
        fix="",
        urn=subject.urn if subject else "",
        type=subject.type if subject else "",
        name=subject.name if subject else "",
        location=subject.location if subject else None,
        level="advisory",
        severity="low",
        group="deployability",
    )


def _names(stack: Stack) -> frozenset[str]:
    return frozenset(resource.name for resource in stack)


def _region_of(resource: Resource | None) -> str | None:
    try:
        return resource.region if resource else None
    except Undecided:
        return None


def _skip(policy: Policy, resource: Resource | None, undecided: Undecided) -> Skip:
    urn, name = (resource.urn, resource.name) if resource else ("", "")
    action = (undecided.action or "") if isinstance(undecided, Unavailable) else ""
    return Skip(policy.id, urn, name, undecided.reason, undecided.cause, action)
