"""A policy names those that say nothing new beside it: by property, by resource, by region, and never what is worse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from policypack.errors import PolicyDefinitionError
from policypack.finding import Finding, Level
from policypack.policy import discover, policy
from policypack.resource import Resource
from policypack.silence import ALL, SCOPES, heard, waiting

POLICIES = {policy.id: policy for policy in discover("policies")}


def said(policy: str, urn: str = "a", property: str = "name", level: Level = "mandatory") -> Finding:
    return Finding(problem="A.", fix="B.", policy=policy, urn=urn, property=property, level=level)


def ids(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.policy, finding.urn) for finding in findings]


@pytest.mark.parametrize(
    ("scope", "other", "silent"),
    [
        ("property", said("other"), True),
        ("property", said("other", property="port"), False),
        ("property", said("other", urn="b"), False),
        ("resource", said("other", property="port"), True),
        ("resource", said("other", urn="b"), False),
        ("region", said("other", urn="b"), True),
        ("region", said("other", urn="far"), False),
        ("property", said("third"), False),
    ],
)
def test_what_a_finding_silences(scope: str, other: Finding, silent: bool) -> None:
    regions = {"a": "eu-west-1", "b": "eu-west-1", "far": "us-east-1"}
    left = heard([other, said("one")], {"one": {"other": scope}}, regions.get)  # type: ignore[dict-item]
    assert ids(left) == ([] if silent else [(other.policy, other.urn)]) + [("one", "a")]


def test_advice_silences_nothing_that_blocks() -> None:
    findings = [said("other"), said("one", level="advisory")]
    assert heard(findings, {"one": {"other": "property"}}) == findings


def test_all_others_are_silenced_but_not_its_own() -> None:
    assert ids(heard([said("one"), said("one"), said("other")], {"one": {ALL: "property"}})) == [("one", "a")] * 2


def test_what_was_reported_before_silences_what_comes_later() -> None:
    assert heard([said("other")], {"one": {"other": "property"}}, before=[said("one")]) == []


def test_a_scope_that_does_not_exist_is_the_authors_error() -> None:
    with pytest.raises(PolicyDefinitionError, match="unknown scope 'stack'"):

        @policy("aws:*", silences={"other-policy": "stack"})  # type: ignore[dict-item]
        def bad_name(resource: Resource) -> Iterator[Finding]:
            """Says something.

            Why: Because.
            Source: https://example.org
            """
            yield resource.finding(problem="A.", fix="B.")


def test_policies_name_others_that_there_are() -> None:
    named = {(policy.id, other) for policy in POLICIES.values() for other in policy.silences if other != ALL}
    assert sorted(other for _, other in named if other not in POLICIES) == []
    assert all(scope in SCOPES for policy in POLICIES.values() for scope in policy.silences.values())


def test_who_may_be_silenced_by_an_answer_waits_for_it() -> None:
    assert "region-mismatch-in-value" in waiting(POLICIES.values())
    assert not POLICIES["region-mismatch-in-value"].waits_for_stack


def test_a_general_rule_gives_way_to_whoever_reports_the_same_property() -> None:
    general, special = said("general"), said("special")
    assert heard([general, special], {}, giving_way={"general"}) == [special]
    assert heard([general], {}, before=[special], giving_way={"general"}) == []
    elsewhere = said("special", property="port")
    assert heard([general, elsewhere], {}, giving_way={"general"}) == [general, elsewhere]
    advice = said("special", level="advisory")
    assert heard([general, advice], {}, giving_way={"general"}) == [general, advice]
    assert heard([general, said("other general")], {}, giving_way={"general", "other general"}) == [
        general,
        said("other general"),
    ]


def test_what_is_elsewhere_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The time grows with the findings, and not with their square."""
    compared: list[Finding] = []

    def silenced(finding: Finding, *_rest: object) -> bool:
        compared.append(finding)
        return False

    monkeypatch.setattr("policypack.silence._silenced", silenced)
    findings = [said(name, urn=str(number)) for number in range(300) for name in ("one", "other")]
    assert heard(findings, {"one": {"other": "property"}}) == findings
    assert len(compared) == len(findings)
