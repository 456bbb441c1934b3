"""Quotas: the account's own value, else AWS's default."""

from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.servicequotas import ServiceQuota, UsageMetric
from policypack.errors import Unavailable
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ASKED = {"ServiceCode": "lambda", "QuotaCode": "L-B99A9384"}
SERVICE = "service-quotas"
APPLIED = Verb(
    "get_service_quota",
    "servicequotas:GetServiceQuota",
    lambda aws: aws.servicequotas.quota("lambda", "L-B99A9384"),
    ASKED,
)
DEFAULT = Verb(
    "get_aws_default_service_quota",
    "servicequotas:GetAWSDefaultServiceQuota",
    lambda aws: aws.servicequotas._default("lambda", "L-B99A9384"),
    ASKED,
    ("NoSuchResourceException",),
)
ALL = Verb(
    "list_service_quotas",
    "servicequotas:ListServiceQuotas",
    lambda aws: aws.servicequotas.quotas("ec2"),
    {"ServiceCode": "ec2", "MaxResults": 100},
    ("NoSuchResourceException",),
)
AT_ONCE = {**ASKED, "QuotaName": "Concurrent executions", "Value": 10.0, "Adjustable": True}
TEN = ServiceQuota("lambda", "L-B99A9384", "Concurrent executions", 10.0)
ADDRESS = {"ServiceCode": "ec2", "QuotaCode": "L-0263D0A3"}
ADDRESSES = {**ADDRESS, "QuotaName": "EC2-VPC Elastic IPs", "Value": 5.0, "Adjustable": True}
FIVE = ServiceQuota("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5.0)

TestRefusals = outcomes(SERVICE, [APPLIED, DEFAULT, ALL])


def test_the_accounts_own_value(stub: Stub) -> None:
    assert found(stub, SERVICE, APPLIED, {"Quota": AT_ONCE}) == TEN


def test_the_default_where_the_account_has_no_value_of_its_own(stub: Stub) -> None:
    stub.fails(SERVICE, "get_service_quota", "NoSuchResourceException", "none", 404)
    stub(SERVICE).add_response("get_aws_default_service_quota", {"Quota": AT_ONCE}, ASKED)
    assert stub.aws.servicequotas.quota("lambda", "L-B99A9384") == TEN


def test_the_metric_that_shows_the_use(stub: Stub) -> None:
    metric = {
        "MetricNamespace": "AWS/Usage",
        "MetricName": "ResourceCount",
        "MetricDimensions": {"Service": "Fargate", "Class": "Standard/OnDemand"},
        "MetricStatisticRecommendation": "Maximum",
    }
    quota = found(stub, SERVICE, APPLIED, {"Quota": {**AT_ONCE, "UsageMetric": metric}})
    assert quota.usage == UsageMetric(
        "AWS/Usage", "ResourceCount", (("Class", "Standard/OnDemand"), ("Service", "Fargate"))
    )


def test_several_quotas_of_a_service_are_one_list(stub: Stub) -> None:
    other = {**ADDRESSES, "QuotaCode": "L-1216C47A", "Value": 32.0}
    stub(SERVICE).add_response("list_service_quotas", {"Quotas": [ADDRESSES, other]}, ALL.expected)
    assert stub.aws.servicequotas.quota("ec2", "L-0263D0A3") == FIVE
    assert stub.aws.servicequotas.quota("ec2", "L-1216C47A").value == 32


def test_what_the_list_does_not_hold_has_its_default(stub: Stub) -> None:
    stub(SERVICE).add_response("list_service_quotas", {"Quotas": []}, ALL.expected)
    stub(SERVICE).add_response("get_aws_default_service_quota", {"Quota": ADDRESSES}, ADDRESS)
    assert stub.aws.servicequotas.quota("ec2", "L-0263D0A3") == FIVE


def test_who_may_not_list_may_ask_for_one(stub: Stub) -> None:
    stub.denied(SERVICE, "list_service_quotas")
    stub(SERVICE).add_response("get_service_quota", {"Quota": ADDRESSES}, ADDRESS)
    assert stub.aws.servicequotas.quota("ec2", "L-0263D0A3") == FIVE


def test_a_list_that_is_throttled_is_no_answer(stub: Stub) -> None:
    stub.throttled(SERVICE, "list_service_quotas")
    with pytest.raises(Unavailable):
        stub.aws.servicequotas.quota("ec2", "L-0263D0A3")


def test_a_code_that_aws_does_not_know(stub: Stub) -> None:
    stub.fails(SERVICE, "get_service_quota", "NoSuchResourceException", "none", 404)
    stub.fails(SERVICE, "get_aws_default_service_quota", "NoSuchResourceException", "none", 404)
    assert stub.aws.servicequotas.quota("lambda", "L-B99A9384") is None


def test_quotas_of_two_pages(stub: Stub) -> None:
    other = {**ADDRESSES, "QuotaCode": "L-1216C47A", "Value": 32.0}
    first, second = {"Quotas": [ADDRESSES], "NextToken": "2"}, {"Quotas": [other]}
    quotas = found(stub, SERVICE, ALL, first, second, following="NextToken")
    assert [quota.value for quota in quotas] == [5.0, 32.0]


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        quota = aws.servicequotas.quota("vpc", "L-F678F1CE")
        assert quota is not None
        assert quota.value == 5
        assert aws.servicequotas.quota("vpc", "L-00000000") is None
        assert {quota.name: quota.most for quota in aws.rds.quotas()}["DBInstances"] == 40
        assert aws.lambda_.concurrency().unreserved == 1000
