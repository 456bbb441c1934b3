"""Every recorded stack through the pack as the engine boots it: no crash, and no false alarm that blocks."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pulumi.runtime import proto

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.policy import discover
from policypack.serve import Servicer
from tests.booted import booted, configure
from tests.captured import ABSENT, OWN, SHARED, Recording, recordings

EXPECTED = Path(__file__).parent / "captures" / "expected.toml"
NO_LOOKUPS = {"coverage": {"lookups": "off"}}
EVERY = 25  # stacks: with answers of an emulated AWS a stack takes a third of a second


@pytest.fixture(scope="module")
def pack() -> Iterator[Any]:
    with booted() as stub:
        configure(stub, NO_LOOKUPS)
        yield stub


def judge(stub: Any, recording: Recording) -> list[tuple[str, str, Any]]:
    """Return (policy, resource's name, diagnostic) of all that is reported for a recording."""
    analyze, stack = recording.load()
    stub.ConfigureStack(
        proto.AnalyzerStackConfigureRequest(stack="recorded", project="shop", organization="organization", dry_run=True)
    )
    found = []
    for request in analyze:
        found += [(d.policyName, request.name, d) for d in stub.Analyze(request).diagnostics]
    found += [(d.policyName, d.urn.split("::")[-1], d) for d in stub.AnalyzeStack(stack).diagnostics]
    return found


def expected() -> set[tuple[str, str, str]]:
    entries = tomllib.loads(EXPECTED.read_text(encoding="utf-8"))["expected"]
    assert all(entry["reason"].strip() for entry in entries)
    assert [entry["capture"] for entry in entries] == sorted(entry["capture"] for entry in entries)
    return {(entry["capture"], entry["policy"], name) for entry in entries for name in entry["resources"]}


def check_sound(found: list[tuple[str, str, Any]]) -> None:
    crashed = [d.message for _, _, d in found if "itself failed here" in d.message]
    assert not crashed
    assert all(d.enforcementLevel in (proto.ADVISORY, proto.MANDATORY) for _, _, d in found)


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_deployed_stacks_are_not_blocked(pack: Any) -> None:
    blocked = set()
    for recording in recordings(SHARED / "deployed"):
        found = judge(pack, recording)
        check_sound(found)
        blocked |= {(recording.name, p, name) for p, name, d in found if d.enforcementLevel == proto.MANDATORY}
    assert sorted(blocked - expected()) == []
    assert sorted(expected() - blocked) == [], "expected.toml names findings that are no longer made"


# What a deployed stack needs of an account that has nothing in it: an image by its id, and zones of its own region (the
# recordings have us-east-1's in all of them).
IN_AN_EMPTY_ACCOUNT = {"ec2-ami-not-found", "ec2-zone-not-usable", "autoscaling-zone-type-not-offered"}


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_deployed_stacks_fit_into_an_empty_account() -> None:
    policies = [policy for policy in discover("policies") if "aws" in policy.needs]
    blocked = set()
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url, budget=600)
        for recording in list(recordings(SHARED / "deployed"))[::EVERY]:
            analyze, stack = recording.load()
            servicer = Servicer(policies, lookups=lookups, strict=True)
            servicer.ConfigureStack(proto.AnalyzerStackConfigureRequest(stack="recorded", dry_run=True), None)
            for request in analyze:
                servicer.judge.resource(servicer.seen(request))
            report = servicer.judge.stack(servicer.stack(stack))
            blocked |= {finding.policy for finding in report.findings if finding.level == "mandatory"}
    assert blocked <= IN_AN_EMPTY_ACCOUNT


@pytest.mark.skipif(not SHARED.is_dir(), reason=ABSENT)
def test_broken_stacks_are_judged_without_a_crash(pack: Any) -> None:
    found = []
    for recording in recordings(SHARED / "broken"):
        found += judge(pack, recording)
    check_sound(found)
    assert any(d.enforcementLevel == proto.MANDATORY for _, _, d in found)


@pytest.mark.parametrize("recording", list(recordings(OWN)), ids=lambda recording: recording.name)
def test_our_own_examples(pack: Any, recording: Recording) -> None:
    found = judge(pack, recording)
    check_sound(found)
    mandatory = {policy for policy, _, d in found if d.enforcementLevel == proto.MANDATORY}
    assert bool(mandatory) == ("broken" in recording.name), mandatory
