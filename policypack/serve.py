"""Answer the engine: requests in, diagnostics out.

Metadata, the handshake and remediation are the SDK's. Overridden are the hot path, so that a request is decoded
once instead of once a policy, and the two calls that bring settings and the stack.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import grpc
from google.protobuf import empty_pb2, json_format, struct_pb2
from pulumi.runtime import proto
from pulumi_policy import (
    EnforcementLevel,
    PolicyComplianceFramework,
    PolicyConfigSchema,
    ResourceValidationPolicy,
    Severity,
    StackValidationPolicy,
)
from pulumi_policy import Policy as SdkPolicy
from pulumi_policy.policy import _PolicyAnalyzerServicer

from policypack import about, coverage
from policypack.config import COVERAGE, EXEMPT, PACK, Settings, check
from policypack.errors import ConfigError, broken_at
from policypack.exempting import exempting
from policypack.finding import Finding, Level, Location, Report, Skip, in_short, message
from policypack.judge import Context, Judge
from policypack.policy import Policy
from policypack.resource import Options, Provider, Resource
from policypack.shown import told, visible
from policypack.stack import STACK_TYPE, Stack
from policypack.twin import Given, Twin, listed
from policypack.values import UNKNOWN, provider_inputs
from policypack.version import ANYWHERE, COMMAND, NAME, VERSION

if TYPE_CHECKING:
    from policypack.aws import Lookups
    from policypack.preview.check import Program
    from policypack.report.engine import FoundSoFar

log = logging.getLogger(__name__)

_LEVELS: Mapping[Level, int] = {"advisory": proto.ADVISORY, "mandatory": proto.MANDATORY, "disabled": proto.DISABLED}
_LEVEL_NAMES: Mapping[int, Level] = {
    proto.ADVISORY: "advisory",
    proto.MANDATORY: "mandatory",
    proto.REMEDIATE: "mandatory",
    proto.DISABLED: "disabled",
}
_NAMES_IN_URN = re.compile(r"urn:pulumi:(?P<stack>[^:]+)::(?P<project>[^:]+)::")
# So many findings of one policy with the same fix are shown in full. The engine shows every finding: those of 3,000
# resources were 24,088 lines.
_FULL = 3
_SEVERITIES = {
    "low": proto.POLICY_SEVERITY_LOW,
    "medium": proto.POLICY_SEVERITY_MEDIUM,
    "high": proto.POLICY_SEVERITY_HIGH,
    "critical": proto.POLICY_SEVERITY_CRITICAL,
}


class Servicer(_PolicyAnalyzerServicer):  # type: ignore[misc]  # the SDK's class is untyped
    """The SDK's servicer with one decode a request.

    For tests: `strict` raises what a policy raises, and without a `program` none is looked for beside the engine.
    """

    def __init__(
        self, policies: Sequence[Policy], *, lookups: Lookups | None = None, strict: bool = False, program: bool = True
    ) -> None:
        super().__init__(
            NAME,
            VERSION,
            [*(_sdk_policy(policy) for policy in policies), _coverage_policy()],
            EnforcementLevel.ADVISORY,
            description=about.DESCRIPTION,
            display_name=about.DISPLAY_NAME,
            readme=about.readme(),
            provider=about.PROVIDER,
            tags=list(about.TAGS),
            repository=about.REPOSITORY,
        )
        self._policies = list(policies)
        self._titles = {policy.id: policy.title for policy in policies} | {COVERAGE: coverage.TITLE}
        self._lookups = lookups
        self._strict = strict
        self._has_program = program
        self._stack_request: Any = None
        self._settings = Settings()
        self._judge: Judge | None = None
        self._analyzed: dict[str, Resource] = {}
        self._aside: set[str] = set()
        self._providers: dict[str, Provider] = {}
        self._twin = Twin(None)
        self._source: Program | None = None
        self._names: tuple[str, str] | None = None  # project and stack
        self._in_full: dict[tuple[str, Level | None, str], list[str]] = {}
        self._kept: FoundSoFar | None = None  # where the settings name reports

    def GetAnalyzerInfo(self, request: Any, context: Any) -> Any:
        info = super().GetAnalyzerInfo(request, context)
        # Made once and copied: to make it for every policy took longer than all else in this answer.
        exempt = struct_pb2.Struct()
        exempt.update({"exempt": EXEMPT})
        for policy in info.policies:
            if policy.name != COVERAGE:
                policy.configSchema.properties.MergeFrom(exempt)
        return info

    # -- settings ---------------------------------------------------------------------------------------------

    def ConfigureStack(self, request: Any, context: Any) -> Any:
        # `policy analyze` has no stack to tell of: the language host passes an empty request on.
        self._stack_request = request if request.stack else None
        self._judge = None
        self._analyzed = {}
        self._aside = set()
        self._providers = {}
        self._names = None
        self._in_full = {}
        self._twin = Twin(_given(request) if request.dry_run and self._has_program else None, strict=self._strict)
        return super().ConfigureStack(request, context)

    def Configure(self, request: Any, context: Any) -> Any:
        super().Configure(request, context)
        levels = {name: _LEVEL_NAMES[entry.enforcementLevel] for name, entry in request.policyConfig.items()}
        values = {name: _plain(entry.properties) for name, entry in request.policyConfig.items()}
        try:
            self.set_settings(check(levels, values, self._policies))
        except ConfigError as error:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(error))
        return empty_pb2.Empty()

    def set_settings(self, settings: Settings) -> None:
        self._settings = settings
        self._judge = self._new_judge()
        self._kept = None
        if settings.pack["reports"] and (self._stack_request is None or self._stack_request.dry_run):
            from policypack.report.engine import FoundSoFar  # loaded by who asks for reports, not at boot

            self._kept = FoundSoFar()

    def _new_judge(self) -> Judge:
        stack = self._stack_request
        project, name = (stack.project, stack.stack) if stack else self._names or ("", "")
        config = dict(stack.config) if stack else {}
        secret_keys = set(stack.config_secret_keys) if stack else set()
        public = {key: value for key, value in config.items() if key not in secret_keys}
        pack = self._settings.pack
        asks = stack is None or stack.dry_run
        if asks and self._lookups is None and pack["lookups"] == "live":
            from policypack.aws import Lookups  # loaded by who asks, not at boot

            self._lookups = Lookups(mode="live", budget=pack["lookupSeconds"])
        environment = self._settings.environment(name, config) if name else None
        program = self._source = self._twin.program()
        if program is None and stack and pack["programsMayExempt"]:
            self._source = Twin(_given(stack)).source()  # an update is exempted from what its preview was
        allowed = exempting(pack, config, dict(stack.tags) if stack else {}, self._source)
        return Judge(
            self._policies,
            self._settings.of_run(project, name, environment),
            Context(
                stack=name,
                project=project,
                organization=stack.organization if stack else "",
                config=public,
                secrets=tuple(config[key] for key in secret_keys & set(config)),
                environment=environment,
                exemptions=allowed.exemptions,
                tags_exempt=allowed.tags_exempt,
                remarks=allowed.remarks,
                asks=asks,
                strict=self._strict,
            ),
            self._lookups,
            program,
        )

    @property
    def judge(self) -> Judge:
        if self._judge is None:
            self._judge = self._new_judge()
        return self._judge

    # -- the hot path -----------------------------------------------------------------------------------------

    def Analyze(self, request: Any, _context: Any) -> Any:
        return self.judge.fenced(lambda: self._analyzed_one(request), self._failed)

    def _analyzed_one(self, request: Any) -> Any:
        resource = self.seen(request)
        if resource.urn in self._aside:
            return proto.AnalyzeResponse()
        judge = self.judge
        report = judge.resource(resource)
        if resource.type == STACK_TYPE and self._twin.wanted(self._settings.pack):
            ends = judge.ends_program(report)
            may_end = ends is not False or judge.may_refer_to_nothing() or judge.may_not_compile()
            ahead = self._twin.ahead(self._settings.pack, self._lookups) if may_end else None
            if ahead is not None and (ends or ahead.ended or ahead.program.refers_to_nothing):
                report = judge.before_its_end(ahead.stack, report, ahead.program, new=ahead.new)
        if self._kept:
            self._kept.keep(resource.urn, report)
        response = self._response(report, resource.urn)
        for policy in judge.deferred(resource):
            response.not_applicable.add(policy_name=policy.id, reason="judged at the end of the preview")
        return response

    def _failed(self, error: Exception) -> Any:
        """Answer where we fail ourselves: without an answer the engine ends the preview, and shows a traceback."""
        return self._response(Report([self.judge.failed(error, None)]))

    def Cancel(self, _request: Any, _context: Any) -> Any:
        """Answer the engine at its end: without an answer it prints a traceback. Nothing here outlives the process."""
        return empty_pb2.Empty()

    def AnalyzeStack(self, request: Any, _context: Any) -> Any:
        return self.judge.fenced(lambda: self._judged_all(request), self._failed)

    def _judged_all(self, request: Any) -> Any:
        report, stack = self._judged(self.stack(request))
        if self._kept:
            self._write(report, stack, self._kept)
        return self._response(report)

    def _write(self, report: Report, stack: Stack, kept: FoundSoFar) -> None:
        """Write the reports that the settings name, and let `coverage` say which could not be written."""
        from policypack.report import engine

        project, judge = self._twin.project, self.judge
        try:
            outcome = kept.outcome(judge, report, stack, self._policies, project, self._lookups)
            problems = engine.write(outcome, self._settings.pack["reports"], project)
        except Exception as error:
            if self._strict:
                raise
            problems = [f"The reports were not written, by a fault of the pack's own: {broken_at(error)}."]
        report.findings += [engine.unwritten(problem, stack) for problem in problems]

    def _judged(self, stack: Stack) -> tuple[Report, Stack]:
        """Judge the whole stack; where unknown values are in the way, as far as running the program again sees.

        The stack that is returned is the one that was judged.
        """
        judge, report = self.judge, None
        aside = self._untargeted()
        judge.leave_out(aside)
        if not self._twin.wanted(self._settings.pack):
            return judge.stack(stack), stack
        if not judge.undecided_for_unknown() and not any(map(_has_unknown, stack)):
            report = judge.stack(stack)
            if not judge.doubtful(report):
                return report, stack
        merged, skips = self._twin.seen_through(stack, self._analyzed, self._settings.pack, self._lookups)
        judge.leave_out([*aside, *skips])
        if merged is not None:
            return judge.again(merged.stack, merged.more, merged.filled), merged.stack
        return (judge.stack(stack) if skips or report is None else report), stack

    def _untargeted(self) -> list[Skip]:
        """Return, for `coverage`, what the run is not aimed at."""
        names = sorted(self._analyzed[urn].name for urn in self._aside)
        return [Skip(COVERAGE, "", "", visible(listed(names)), "untargeted")] if names else []

    def seen(self, request: Any) -> Resource:
        """Return an AnalyzeRequest's resource, kept for the stack: there the engine sends outputs only."""
        self._take_names(request.urn)
        _ = self.judge  # which finds the source
        location = self._source.made_at(request.type, request.name) if self._source else None
        resource = self._resource(request, location)
        self._analyzed[resource.urn] = resource
        if _left_out(request):
            self._aside.add(resource.urn)
        return resource

    def stack(self, request: Any) -> Stack:
        """Return an AnalyzeStackRequest's stack, every resource with the inputs that `Analyze` saw."""
        resources = []
        # The engine sends them in no order: what is said of the first of some would be of another one in each run.
        order = {urn: place for place, urn in enumerate(self._analyzed)}
        for planned in sorted(request.resources, key=lambda planned: order.get(planned.urn, len(order))):
            if planned.urn in self._aside:
                continue
            self._take_names(planned.urn)
            resource = self._resource(planned)
            # What was never analyzed shows its outputs for inputs too.
            resources.append(resource.with_inputs_of(self._analyzed.get(planned.urn, resource)))
        context = self.judge.context
        return Stack(
            resources,
            name=context.stack,
            project=context.project,
            organization=context.organization,
            config=context.config,
        )

    def _take_names(self, urn: str) -> None:
        """Take the stack's and the project's name from a URN where nobody has given them, as `policy analyze` does."""
        names = _NAMES_IN_URN.match(urn) if self._stack_request is None and not self._names else None
        if names:
            self._names = names["project"], names["stack"]
            self._judge = None

    def _resource(self, request: Any, location: Location | None = None) -> Resource:
        options = request.options
        timeouts = options.customTimeouts
        edges = getattr(request, "propertyDependencies", {})
        return Resource(
            type=request.type,
            urn=request.urn,
            name=request.name,
            inputs=request.properties,
            provider=self._provider(request.provider) if request.HasField("provider") else None,
            options=Options(
                protect=options.protect,
                ignore_changes=tuple(options.ignoreChanges),
                delete_before_replace=options.deleteBeforeReplace if options.deleteBeforeReplaceDefined else None,
                parent=options.parent,
                create_timeout=timeouts.create,
                update_timeout=timeouts.update,
                delete_timeout=timeouts.delete,
            ),
            parent=getattr(request, "parent", ""),
            dependencies=getattr(request, "dependencies", ()),
            property_dependencies={name: entry.urns for name, entry in edges.items()} if edges else None,
            location=location,
            region=self._default_region,
        )

    def _provider(self, provider: Any) -> Provider:
        found = self._providers.get(provider.urn)
        if found is None:
            found = Provider(provider.type, provider.urn, provider.name, provider_inputs(provider.properties))
            self._providers[provider.urn] = found
        return found

    @property
    def _default_region(self) -> str | None:
        said = self._stack_request.config.get("aws:region") if self._stack_request else None
        return said or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")

    def _response(self, report: Report, at: str = "") -> Any:
        """Return the engine's answer. It shows all that is said of one resource there, `at` it, whatever that names."""
        response = proto.AnalyzeResponse()
        for finding in report.findings:
            if at and finding.urn not in ("", at):
                finding = replace(finding, problem=f"{finding.name}: {finding.problem}")
            title = self._titles[finding.policy]
            response.diagnostics.add(
                policyName=finding.policy,
                policyPackName=NAME,
                policyPackVersion=VERSION,
                message=self._message(finding, title),
                description=title,
                urn=finding.urn,
                enforcementLevel=_LEVELS[finding.level or "advisory"],
                severity=_SEVERITIES[finding.severity or "low"],
            )
        for skip in report.undecided:
            response.not_applicable.add(policy_name=skip.policy, reason=told(skip.reason))
        for each in report.exempted:
            reason = told(f"exempted by {each.exemption}: {each.exemption.reason}")
            response.not_applicable.add(policy_name=each.finding.policy, reason=reason)
        return response

    def _message(self, finding: Finding, title: str) -> str:
        """Return a finding's text: in full for the first of those with one fix, then what is there and where."""
        fix = finding.fix.replace(finding.name, "") if finding.name else finding.fix
        alike = self._in_full.setdefault((finding.policy, finding.level, fix), [])
        if len(alike) == _FULL:
            return self._nearer(in_short(finding, alike[0]))
        alike.append(finding.name)
        return self._nearer(f"{title}\n{message(finding)}")

    def _nearer(self, text: str) -> str:
        """Return a text for the engine's user: its commands run anywhere, its files are called from where that is."""
        text = text.replace(f"`{COMMAND} ", f"`{ANYWHERE} ")
        text = text.replace(" preview PROGRAM`", f" preview {visible(self._twin.arguments)}`")
        near = self._twin.near
        if near is None:
            return text
        root, way = near
        return re.sub(rf"(?<![\w.\-/\\]){re.escape(root)}", lambda _: way, text)


def _left_out(request: Any) -> bool:
    """Is a resource new, and not among those that `--target` names? The engine sends it without a single property.

    A provider that checked one fills in a region at least. Seen in the engine's step generator: the inputs of what is
    not targeted are those of the state.
    """
    return request.type.startswith("aws:") and not request.properties.fields and request.HasField("provider")


def _has_unknown(resource: Resource) -> bool:
    """Is there an input that nobody knows? A policy that looks at all of them passes over it, and says nothing."""
    return any(value is UNKNOWN and not secret for _, value, secret in resource.leaves)


def _given(request: Any) -> Given:
    return Given(
        request.project,
        request.stack,
        request.organization,
        dict(request.config),
        frozenset(request.config_secret_keys),
    )


def _plain(struct: struct_pb2.Struct) -> dict[str, Any]:
    return {name: _whole(value) for name, value in json_format.MessageToDict(struct).items()}


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {name: _whole(item) for name, item in value.items()}
    return value


def _sdk_policy(policy: Policy) -> SdkPolicy:
    """Make the SDK's record of a policy, which serves `GetAnalyzerInfo`. Its callback is never called."""
    common: dict[str, Any] = {
        "name": policy.id,
        "description": policy.title,
        "enforcement_level": EnforcementLevel(policy.level),
        "config_schema": PolicyConfigSchema({name: dict(schema) for name, schema in policy.config.items()}),
        "severity": Severity(policy.severity),
        "tags": [policy.group],
        "framework": _framework(policy.group),
        "remediation_steps": f"Every finding says its fix, with the property and a command. Why: {policy.why}",
        "url": policy.source[0],
    }
    if policy.per_resource and "stack" not in policy.needs:
        return ResourceValidationPolicy(validate=_judged_elsewhere, **common)
    return StackValidationPolicy(validate=_judged_elsewhere, **common)


def _coverage_policy() -> SdkPolicy:
    return StackValidationPolicy(
        name=COVERAGE,
        description=coverage.TITLE,
        validate=_judged_elsewhere,
        enforcement_level=EnforcementLevel.ADVISORY,
        config_schema=PolicyConfigSchema(PACK),
        severity=Severity.LOW,
        tags=["deployability"],
        remediation_steps="Every finding says its fix, such as the statement that allows what was denied.",
        url=f"{about.REPOSITORY}/blob/main/docs/lookups.md",
    )


def _framework(group: str) -> PolicyComplianceFramework | None:
    pillar = about.PILLARS.get(group)
    return pillar and PolicyComplianceFramework(about.FRAMEWORK, reference=pillar[0], specification=pillar[1])


def _judged_elsewhere(_args: Any, _report: Any) -> None:
    raise AssertionError("the servicer judges; the SDK's callbacks are not used")
