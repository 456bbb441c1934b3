"""EMR: releases, whose pages botocore cannot turn by itself."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

RELEASES = Verb("list_release_labels", "elasticmapreduce:ListReleaseLabels", lambda aws: aws.emr.releases(), {})

TestRefusals = outcomes("emr", (RELEASES,))


def test_releases_of_all_pages(stub: Stub) -> None:
    pages = ({"ReleaseLabels": ["emr-7.10.0"], "NextToken": "more"}, {"ReleaseLabels": ["emr-6.15.0"]})
    assert found(stub, "emr", RELEASES, *pages, following="NextToken") == ("emr-7.10.0", "emr-6.15.0")


def test_no_release_at_all_is_an_empty_answer(stub: Stub) -> None:
    assert found(stub, "emr", RELEASES, {"ReleaseLabels": []}) == ()


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        emr = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").emr
        assert "emr-7.0.0" in emr.releases()
