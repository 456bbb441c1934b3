"""Services that are there."""

from __future__ import annotations

from typing import Any

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

STATUS = Verb(
    "describe_services",
    "ecs:DescribeServices",
    lambda aws: aws.ecs.service_status("shop", "api"),
    {"cluster": "shop", "services": ["api"]},
    ("ClusterNotFoundException",),
)

TestRefusals = outcomes("ecs", [STATUS])


def test_a_service(stub: Stub) -> None:
    assert found(stub, "ecs", STATUS, {"services": [{"serviceName": "api", "status": "ACTIVE"}]}) == "ACTIVE"


def test_a_service_that_was_deleted_leaves_its_name(stub: Stub) -> None:
    assert found(stub, "ecs", STATUS, {"services": [{"serviceName": "api", "status": "INACTIVE"}]}) is None


def test_no_service(stub: Stub) -> None:
    assert found(stub, "ecs", STATUS, {"services": [], "failures": [{"reason": "MISSING"}]}) is None


@pytest.mark.parametrize("answer", [{"services": [], "failures": []}, {"services": [], "failures": [{"reason": "?"}]}])
def test_a_service_that_ecs_says_nothing_about(stub: Stub, answer: dict[str, Any]) -> None:
    with pytest.raises(Unavailable, match="does not say that there is nothing"):
        found(stub, "ecs", STATUS, answer)


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        assert aws.ecs.service_status("shop", "api") is None
        lookups.sessions.client(aws.identity, "ecs", "eu-west-1").create_cluster(clusterName="orders")
        assert aws.ecs.service_status("orders", "api") is None
