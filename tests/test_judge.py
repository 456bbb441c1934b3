from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from policypack import Evidence, Resource, Stack, Unavailable, Undecided
from policypack import coverage as covering
from policypack.clock import today
from policypack.config import Settings
from policypack.errors import NO_REGION
from policypack.finding import Exemption, Finding, Skip
from policypack.judge import Context, Judge
from policypack.policy import Policy
from policypack.stack import STACK_TYPE
from policypack.testing import FakeLookups
from policypack.values import SECRET, SIGNATURE, UNKNOWN, decode
from tests.plain import QUEUE, make

URN = "urn:pulumi:prod::shop::aws:sqs/queue:Queue::orders"


def queue(**inputs: Any) -> Resource:
    return Resource(type=QUEUE, urn=URN, name="orders", inputs=inputs, outputs={})


def stack(*resources: Resource) -> Stack:
    root = Resource(type=STACK_TYPE, urn="urn:root", name="shop-prod", inputs={})
    return Stack([root, *resources], name="prod", project="shop")


def alarm(resource: Resource) -> Iterator[Finding]:
    yield resource.finding("name", problem=f"The name is {resource.text('name')}.", fix="Change it.")


def asks(queue: Resource, *, stack: Stack) -> Iterator[Finding]:
    raise Undecided(f"{len(list(stack))} are too many")
    yield


NEEDS = frozenset({"stack"})


def only(findings: list[Finding], policy: str = "made-policy") -> Finding:
    (found,) = (finding for finding in findings if finding.policy == policy)
    return found


def coverage(judge: Judge, *resources: Resource) -> list[str]:
    report = judge.judge(stack(*resources))
    return [finding.problem for finding in report.findings if finding.policy == "coverage"]


class TestLevels:
    def test_a_finding_has_its_policys_level_and_severity(self) -> None:
        finding = only(Judge([make(alarm)]).resource(queue(name="x")).findings)
        assert (finding.level, finding.severity, finding.urn) == ("mandatory", "high", URN)

    def test_a_finding_may_be_lower_never_higher(self) -> None:
        def lower(resource: Resource) -> Iterator[Finding]:
            yield resource.finding(problem="A.", fix="B.", level="advisory")

        def higher(resource: Resource) -> Iterator[Finding]:
            yield resource.finding(problem="A.", fix="B.", level="mandatory")

        assert only(Judge([make(lower)]).resource(queue()).findings).level == "advisory"
        assert only(Judge([make(higher, level="advisory")]).resource(queue()).findings).level == "advisory"

    def test_the_catalogue_never_blocks(self) -> None:
        def old(resource: Resource) -> Iterator[Finding]:
            yield resource.finding(problem="A.", fix="B.", evidence=Evidence("catalogue", at="2026-10-20"))

        assert only(Judge([make(old)]).resource(queue()).findings).level == "advisory"

    def test_configuration_sets_the_level(self) -> None:
        settings = Settings(levels={"made-policy": "advisory"})
        assert only(Judge([make(alarm)], settings).resource(queue(name="x")).findings).level == "advisory"

    def test_a_star_at_the_end_of_a_type_is_a_prefix_and_counts_once(self) -> None:
        assert len(Judge([make(alarm, types=("aws:sqs/*", QUEUE))]).resource(queue()).findings) == 1
        assert not Judge([make(alarm, types=("aws:sns/*",))]).resource(queue()).findings

    def test_a_disabled_policy_is_not_run(self) -> None:
        assert not Judge([make(alarm)], Settings(levels={"made-policy": "disabled"})).resource(queue()).findings

    def test_what_runs_already_is_only_advised_about_on_what_aws_says(self) -> None:
        def gone(resource: Resource, *, aws: Any) -> Iterator[Finding]:
            yield resource.finding(problem="A.", fix="B.", evidence=Evidence("live", "x"))

        running = Resource(type=QUEUE, urn=URN, name="orders", inputs={}, outputs={"id": "q-1"})
        judge = Judge([make(gone, needs=frozenset({"aws"}))], lookups=FakeLookups({}))  # type: ignore[arg-type]
        assert only(judge.stack(stack(running)).findings).level == "advisory"
        assert only(judge.stack(stack(queue())).findings).level == "mandatory"


class TestAheadOfTime:
    class Lookups(FakeLookups):
        """Runs at once what is asked ahead of time."""

        def ahead(self, function: Callable[[], None]) -> None:
            function()

    def judge(self, function: Callable[..., Iterator[Finding]]) -> Judge:
        policy = make(function, needs=frozenset({"aws", "stack"}))
        return Judge([policy], lookups=self.Lookups({}))  # type: ignore[arg-type]

    def test_questions_begin_when_a_resource_is_seen_and_findings_wait_for_the_stack(self) -> None:
        seen = []

        def asks(resource: Resource, *, stack: Stack, aws: Any) -> Iterator[Finding]:
            seen.append([other.name for other in stack])
            yield resource.finding(problem="A.", fix="B.")

        judge = self.judge(asks)
        first = Resource(type="aws:sns/topic:Topic", urn="urn:t", name="alarms", inputs={})
        assert not judge.resource(first).findings
        assert not judge.resource(queue()).findings
        assert seen == [["alarms", "orders"]]
        assert only(judge.stack(stack(queue())).findings).problem == "A."

    def test_nobody_asks_for_new_resources_only_before_it_is_told_which_are(self) -> None:
        asked = []

        def asks(resource: Resource, *, stack: Stack, aws: Any) -> Iterator[Finding]:
            if not resource.exists:
                asked.append(resource.name)
            return
            yield

        judge = self.judge(asks)
        judge.resource(Resource(type=QUEUE, urn=URN, name="orders", inputs={}))
        assert asked == []
        judge.stack(stack(queue()))
        assert asked == ["orders"]


class TestAgain:
    """What was undecided for an unknown value, judged once more on a stack that was seen through."""

    def again(self, *policies: Policy, **seen: Any) -> tuple[list[Finding], list[Finding]]:
        """Return what is found where all of `seen` is unknown, and what more once it is known."""
        judge = Judge(policies)
        early = judge.resource(queue(**dict.fromkeys(seen, UNKNOWN)))
        report = judge.again(stack(queue(**seen)), ())
        return early.findings, [finding for finding in report.findings if finding.policy != "coverage"]

    def test_what_was_found_before_the_unknown_is_found_once(self) -> None:
        def tell(resource: Resource) -> Iterator[Finding]:
            yield resource.finding("color", problem="It is dull.", fix="Paint it.")
            yield from alarm(resource)

        early, late = self.again(make(tell), name="x")
        assert [finding.problem for finding in early] == ["It is dull."]
        assert [finding.problem for finding in late] == ["The name is x."]

    def test_one_mistake_stays_one_finding(self) -> None:
        loud = make(alarm, "loud", silences={"quiet": "property"})
        _, late = self.again(loud, make(alarm, "quiet", level="advisory"), name="x")
        assert [finding.policy for finding in late] == ["loud"]


class TestFence:
    def test_a_crash_is_one_advisory_finding_that_names_the_place(self) -> None:
        def broken(resource: Resource) -> Iterator[Finding]:
            yield resource.finding(problem="Before.", fix="It.")
            raise KeyError("x")

        findings = Judge([make(broken)]).resource(queue()).findings
        assert [finding.level for finding in findings] == ["mandatory", "advisory"]
        assert "made-policy itself failed here: KeyError at test_judge.py:" in findings[1].problem

    @pytest.mark.parametrize("broken", ["redacted", "heard", "coverage"])
    def test_what_runs_around_the_policies_costs_no_report(self, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def fails(*_: object, **__: object) -> None:
            raise KeyError("x")

        monkeypatch.setattr(f"policypack.judge.{broken}", fails)
        findings = Judge([make(alarm), make(asks, "other-policy", needs=NEEDS)]).judge(stack(queue(name="x"))).findings
        assert {finding.policy for finding in findings} == {"made-policy", "coverage"}
        assert any("itself failed here: KeyError at test_judge.py:" in finding.problem for finding in findings)
        with pytest.raises(KeyError):
            Judge([make(alarm)], context=Context(strict=True)).judge(stack(queue(name="x")))

    def test_under_test_it_is_raised(self) -> None:
        def broken(_resource: Resource) -> Iterator[Finding]:
            raise KeyError("x")
            yield

        with pytest.raises(KeyError):
            Judge([make(broken)], context=Context(strict=True)).resource(queue())

    def test_undecided_ends_one_pair_and_keeps_what_was_found(self) -> None:
        def half(resource: Resource) -> Iterator[Finding]:
            yield resource.finding(problem="A.", fix="B.")
            raise Undecided("the rest is unknown")

        report = Judge([make(half), make(alarm, "other-policy")]).resource(queue(name="x"))
        assert [finding.policy for finding in report.findings] == ["made-policy", "other-policy"]
        assert [(skip.policy, skip.reason) for skip in report.undecided] == [("made-policy", "the rest is unknown")]


class TestSecrets:
    def test_a_secret_value_is_never_printed(self) -> None:
        secret = Resource(type=QUEUE, urn=URN, name="orders", inputs={}, outputs={})
        inputs = decode(_struct({"name": {SIGNATURE: SECRET, "value": "hunter22"}}))
        secret = Resource(type=QUEUE, urn=URN, name="orders", inputs=inputs)
        assert only(Judge([make(alarm)]).resource(secret).findings).problem == "The name is [secret]."

    def test_secrets_of_other_resources_and_of_the_config_are_kept_out_too(self) -> None:
        def tell(_resource: Resource, *, stack: Stack) -> Iterator[Finding]:
            other = next(r for r in stack if r.name == "orders")
            yield other.finding(problem=f"{other.text('name')} and topsecret.", fix="Tell nobody hunter22.")

        inputs = decode(_struct({"name": {SIGNATURE: SECRET, "value": "hunter22"}}))
        judge = Judge([make(tell, needs=frozenset({"stack"}))], context=Context(secrets=("topsecret",)), lookups=None)
        finding = only(judge.stack(stack(Resource(type=QUEUE, urn=URN, name="orders", inputs=inputs))).findings)
        assert (finding.problem, finding.fix) == ("[secret] and [secret].", "Tell nobody [secret].")


def _struct(values: Any) -> Any:
    from google.protobuf import json_format, struct_pb2

    return json_format.ParseDict(values, struct_pb2.Struct())


class TestExemptions:
    EXEMPTION = Exemption("made-policy", "*::orders", "moves in May", origin="made-policy")

    def test_an_exempted_finding_is_gone(self) -> None:
        judge = Judge([make(alarm)], Settings(exemptions=(self.EXEMPTION,)))
        assert not judge.resource(queue(name="x")).findings
        assert coverage(judge, queue(name="x")) == []

    @pytest.mark.parametrize("needs", [frozenset(), NEEDS], ids=["alone", "with the stack"])
    def test_it_silences_what_it_would_have_silenced(self, needs: frozenset[str]) -> None:
        def general(resource: Resource, *, stack: Stack | None = None) -> Iterator[Finding]:
            yield resource.finding("name", problem="Not this one either.", fix="Change it.")

        policies = [make(alarm, silences={"general": "property"}), make(general, "general", needs=needs)]
        judge = Judge(policies, Settings(exemptions=(self.EXEMPTION,)))
        planned = queue(name="x")
        report = judge.resource(planned)
        report.add(judge.stack(stack(planned)))
        assert [finding.policy for finding in report.findings] == []
        assert [each.finding.policy for each in report.exempted] == ["made-policy"]

    def test_and_is_kept_beside_the_report_with_its_exemption(self) -> None:
        judge = Judge([make(alarm)], Settings(exemptions=(self.EXEMPTION,)), Context(secrets=("hunter22x",)))
        (kept,) = judge.judge(stack(queue(name="hunter22x"))).exempted
        assert kept.exemption is self.EXEMPTION
        assert (kept.finding.policy, kept.finding.level) == ("made-policy", "mandatory")
        assert "hunter22x" not in kept.finding.problem

    @pytest.mark.parametrize(
        ("resource", "origin", "told"),
        [
            ("urn:pulumi:prod::shop::*::orders", "made-policy", True),
            ("*::orders", "preflight:exempt", True),
            ("*::orders", "made-policy", False),
            ("urn:pulumi:test::shop::*::orders", "coverage", False),
        ],
        ids=["names this stack", "in this stack's config", "for every stack", "for another stack"],
    )
    def test_one_that_exempts_nothing_is_reported_where_it_was_meant(
        self, resource: str, origin: str, told: bool
    ) -> None:
        exemption = Exemption("made-policy", resource, "moves in May", origin=origin)
        judge = Judge([], Settings(exemptions=(exemption,)), Context(stack="prod", project="shop"))
        expected = [f"The exemption of made-policy for {resource} exempted nothing in this run."]
        assert coverage(judge) == (expected if told else [])

    def test_in_the_preview_of_one_program_every_unused_one_is_news(self) -> None:
        exemption = Exemption("made-policy", "*::orders", "moves in May", origin="made-policy")
        judge = Judge([], Settings(exemptions=(exemption,)))
        planned = Stack(stack().resources, has_state=False)
        (told,) = (finding.problem for finding in judge.judge(planned).findings)
        assert told == "The exemption of made-policy for *::orders exempted nothing in this run."

    def test_a_stack_that_may_not_exempt_itself_is_told(self) -> None:
        planned = Stack(stack().resources, config={"preflight:exempt": "[]"})
        (told,) = (finding.problem for finding in Judge([]).judge(planned).findings)
        assert told.startswith("The stack exempts itself with preflight:exempt")

    def test_one_that_has_ended_exempts_nothing_and_is_reported(self) -> None:
        ended = Exemption("made-policy", "*", "x", until=today() - timedelta(days=1), origin="made-policy")
        judge = Judge([make(alarm)], Settings(exemptions=(ended,)))
        assert judge.resource(queue(name="x")).findings
        assert coverage(judge, queue(name="x"))[0].startswith("The exemption of made-policy for * ended on")


class TestEnvironment:
    POLICY = make(alarm, environment="production")

    def judged(self, environment: Any) -> Any:
        return Judge([self.POLICY], context=Context(environment=environment)).resource(queue(name="x"))

    def test_a_rule_of_production_holds_there_only(self) -> None:
        assert self.judged("production").findings
        assert not self.judged("test").findings
        assert not self.judged("test").undecided

    def test_where_it_is_not_said_the_rule_is_undecided_and_coverage_says_so_once(self) -> None:
        assert [skip.cause for skip in self.judged(None).undecided] == ["environment"]
        told = coverage(Judge([self.POLICY]), queue(name="x"))
        assert told == [
            (
                "Whether this stack is production or test is not configured, which matters to 1 check. "
                "Not judged: made-policy."
            )
        ]


class TestCoverage:
    @staticmethod
    def asking(cause: str, reason: str = "no credentials were found") -> Policy:
        def ask(_resource: Resource, *, aws: Any) -> Iterator[Finding]:
            raise Unavailable(reason, cause)
            yield

        return make(ask, f"ask-{cause}", needs=frozenset({"aws"}))

    def judge(self, *policies: Policy, **settings: Any) -> Judge:
        return Judge(policies, Settings(**settings), lookups=FakeLookups({}))  # type: ignore[arg-type]

    def test_one_line_for_each_cause(self) -> None:
        other = Resource(type=QUEUE, urn=URN + "2", name="orders2", inputs={})
        told = coverage(self.judge(self.asking("credentials"), self.asking("denied", "rds:X")), queue(), other)
        assert told == [
            (
                "There were no usable AWS credentials for 2 checks: no credentials were found. "
                "Not judged: ask-credentials (2)."
            ),
            "There was no answer to 2 checks: rds:X. Not judged: ask-denied (2).",
        ]

    def test_a_cause_that_each_question_words_in_its_own_way_is_one_line_all_the_same(self) -> None:
        silent = [
            make(self.asking("unreachable", f"s{n} is silent").function, f"ask-{n}", needs=frozenset({"aws"}))
            for n in range(8)
        ]
        denied = [
            make(self.asking("denied", f"x:A{n}").function, f"may-{n}", needs=frozenset({"aws"})) for n in range(8)
        ]
        may_not, cannot = coverage(self.judge(*silent, *denied), queue())
        assert may_not.startswith(
            "There was no answer to 8 checks: x:A0; x:A1; x:A2; x:A3; x:A4; x:A5; x:A6; x:A7. Not"
        )
        assert "s3 is silent; s4 is silent; and 3 more like these. Not judged: ask-0," in cannot

    def test_it_fails_the_run_only_where_it_is_mandatory_and_the_cause_is_chosen(self) -> None:
        def levels(**settings: Any) -> list[Any]:
            judge = self.judge(self.asking("credentials"), self.asking("unknown"), **settings)
            report = judge.judge(stack(queue()))
            return [finding.level for finding in report.findings if finding.policy == "coverage"]

        chosen = {"coverage": {"failOn": ["credentials"]}}
        assert levels(levels={"coverage": "mandatory"}, values=chosen) == ["mandatory", "advisory"]
        assert levels(levels={"coverage": "mandatory"}) == ["advisory", "advisory"]
        assert levels(values=chosen) == ["advisory", "advisory"]
        assert levels(levels={"coverage": "disabled"}) == []

    def test_an_update_asks_nothing_again_and_says_nothing_of_it(self) -> None:
        judge = Judge([self.asking("credentials")], context=Context(asks=False))
        assert coverage(judge, queue()) == []

    def test_lookups_that_are_off_are_told_once_and_only_for_what_asks(self) -> None:
        def ask(resource: Resource, *, aws: Any) -> Iterator[Finding]:
            if resource.name == "orders":
                aws.rds.engine_version("postgres", "16", region="eu-west-1")
            yield from ()

        other = Resource(type=QUEUE, urn=URN + "2", name="orders2", inputs={})
        (told,) = coverage(Judge([make(ask, needs=frozenset({"aws"}))]), queue(), other)
        assert told == "Lookups are off, so AWS was not asked for 1 check. Not judged: made-policy."

    def test_a_policy_that_can_do_without_aws_is_run_without(self) -> None:
        def either(resource: Resource, *, aws: Any = None) -> Iterator[Finding]:
            yield resource.finding(problem=f"aws is {aws}.", fix="Nothing.")

        needs: Any = {"needs": frozenset({"aws"}), "optional": frozenset({"aws"})}
        report = Judge([make(either, **needs)]).judge(stack(queue()))
        assert [finding.problem for finding in report.findings] == ["aws is None."]

    def test_a_policy_name_that_is_gone_is_reported_with_the_nearest_one(self) -> None:
        settings = Settings(unknown_policies=("rds-old", "zzz"), meant={"rds-old": "rds-odd"})
        near, far = Judge([], settings).judge(stack()).findings
        assert near.problem == "The configuration names a policy 'rds-old' that this version does not have."
        assert near.fix.startswith("Write 'rds-odd' if that is the one meant, or remove it: ")
        assert far.fix.startswith("Remove it, or use its new name: ")
        assert (near.severity, far.severity) == ("medium", "medium")

    def test_one_finding_for_a_cause_names_the_three_commonest_checks_and_counts_the_others(self) -> None:
        skips = [Skip(f"policy-{n}", "", "", f"no answer of {n}", "unreachable") for n in range(6) for _ in range(n)]
        none = covering.Exemptions((), frozenset(), "dev", "shop")
        (line,) = covering.coverage(stack(), skips, Settings(), none)
        assert line.problem == (
            "AWS could not be reached for 15 checks: "
            "no answer of 5; no answer of 4; no answer of 3; no answer of 2; no answer of 1. "
            "Not judged: policy-5 (5), policy-4 (4), policy-3 (3) and 2 more policies."
        )

    def test_actions_that_are_missing_are_one_statement(self) -> None:
        def denied(action: str, by: str = "") -> Skip:
            return Skip("p", "", "", f"AWS denied {action} in eu-west-1{by}", "denied", action)

        none = covering.Exemptions((), frozenset(), "dev", "shop")
        scp = denied("sqs:ListQueues", ", by a service control policy")
        skips = [denied("rds:X"), denied("ecr:Y"), denied("rds:X"), scp]
        (line,) = covering.coverage(stack(), skips, Settings(), none)
        assert line.fix == (
            "Add this statement to what the identity of the preview may do:\n"
            '    {"Effect": "Allow", "Action": ["ecr:Y", "rds:X"], "Resource": "*"}'
        )
        (line,) = covering.coverage(stack(), [scp], Settings(), none)
        assert "statement" not in line.fix

    def test_the_action_that_was_denied_is_kept_for_the_statement(self) -> None:
        def ask(_resource: Resource, *, aws: Any) -> Iterator[Finding]:
            raise Unavailable("AWS denied rds:X in eu-west-1", "denied", "rds:X")
            yield

        report = self.judge(make(ask, needs=frozenset({"aws"}))).judge(stack(queue()))
        assert [skip.action for skip in report.undecided] == ["rds:X"]
        assert '"Action": ["rds:X"]' in report.findings[0].fix


def test_a_whole_stack_policy_is_put_on_the_stack() -> None:
    def empty(*, stack: Stack) -> Iterator[Finding]:
        yield Finding(problem=f"{len(stack)} resources.", fix="Add some.")

    judge = Judge([make(empty, types=(), per_resource=False, needs=frozenset({"stack"}))])
    finding = only(judge.stack(stack()).findings)
    assert (finding.urn, finding.name) == ("urn:root", "shop-prod")


def test_what_a_policy_says_of_the_region_coverage_does_not_say_again() -> None:
    skips = [Skip(f"policy-{n}", "", "", NO_REGION, "region") for n in range(3)]
    none = covering.Exemptions((), frozenset(), "dev", "shop")
    (line,) = covering.coverage(stack(), skips, Settings(), none)
    assert line.problem.startswith("A usable region is missing for 3 checks: no region is configured. Not judged: ")
    assert covering.coverage(stack(), skips, Settings(), none, {"program-region-not-configured"}) == []
    chosen = Settings(values={"coverage": {"failOn": ["region"]}})
    assert len(covering.coverage(stack(), skips, chosen, none, {"program-region-not-configured"})) == 1
