"""What the embedded AWS says of itself, and what it does not know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from policypack.aws import Aws, Lookups, facts
from policypack.aws.emulator import Emulator
from policypack.aws.emulator_knows import KNOWN, PARTIAL, knows
from policypack.errors import Unavailable

REGION = "us-west-2"


@pytest.fixture(scope="module")
def aws() -> Iterator[Aws]:
    with Emulator() as emulator:
        yield Lookups(mode="emulator", endpoint_url=emulator.url, budget=600, knows=knows).bind({}, REGION)


def test_the_tables_name_facts() -> None:
    assert set(KNOWN) | PARTIAL <= {fact.name for fact in facts()}


@pytest.mark.parametrize(
    "asks",
    [
        lambda aws: aws.iam.role("deploy"),
        lambda aws: aws.ec2.key_pair("mine"),
        lambda aws: aws.ec2.image("ami-0123456789abcdef0"),
        lambda aws: aws.ec2.vpcs((("vpc-id", ("vpc-0123456789abcdef0",)),)),
        lambda aws: aws.ec2.instance_type("z9.enormous"),
        lambda aws: aws.network.internet_vpcs(),
        lambda aws: aws.network.endpoint_services(),
        lambda aws: aws.network_ids.instances(("i-0123456789abcdef0",)),
        lambda aws: aws.rds.engine_version("db2-se", "11.5"),
        lambda aws: aws.rds.orderable("db2-se", "db.m6i.large"),
        lambda aws: aws.rds.subnet_group("main"),
        lambda aws: aws.s3.bucket("orders"),
        lambda aws: aws.sqs.queue("orders"),
        lambda aws: aws.logs.log_group("/orders"),
        lambda aws: aws.emr.releases(),
        lambda aws: aws.athena.workgroups(),
        lambda aws: aws.elasticbeanstalk.solution_stacks(),
        lambda aws: aws.ssm.public_parameter("/aws/service/ami-amazon-linux-latest/nosuch"),
        lambda aws: aws.stepfunctions.definition_errors("{}"),
    ],
)
def test_what_it_merely_lacks_it_does_not_know(aws: Aws, asks: Callable[[Aws], Any]) -> None:
    with pytest.raises(Unavailable, match="the emulator does not know") as caught:
        asks(aws)
    assert caught.value.cause == "unsupported"


def test_its_tables_say_no(aws: Aws) -> None:
    found = aws.rds.engine_version("aurora-postgresql", "15.4", region="eu-south-1")
    assert found is not None
    assert not found.offered
    assert aws.route53.zones() == ()
    assert aws.ecr.find_image(aws.account(), "orders", "v1", None) == "repository"
    assert aws.ssm.public_parameter("/aws/service/global-infrastructure/regions/ca-west-1/services/kendra") is None


def test_its_default_network_is_as_aws_makes_it(aws: Aws) -> None:
    vpc = next(vpc for vpc in aws.ec2.vpcs((("isDefault", ("true",)),)))
    for _ in range(2):
        assert len(aws.network.internet_gateways()) == 1
        assert [table.ipv4 for table in aws.network.route_tables("vpc-id", vpc.id)] == [("0.0.0.0/0",)]


def test_a_feature_that_is_off_in_a_new_account_is_not_on() -> None:
    with Emulator() as emulator:
        assert Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, REGION).macie2.session() is None
