"""Quotas: the account's own value, else AWS's default."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.servicequotas import Quota
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ASKED = {"ServiceCode": "ec2", "QuotaCode": "L-0263D0A3"}
SERVICE = "service-quotas"
APPLIED = Verb(
    "get_service_quota",
    "servicequotas:GetServiceQuota",
    lambda aws: aws.servicequotas.quota("ec2", "L-0263D0A3"),
    ASKED,
)
DEFAULT = Verb(
    "get_aws_default_service_quota",
    "servicequotas:GetAWSDefaultServiceQuota",
    lambda aws: aws.servicequotas._default("ec2", "L-0263D0A3"),
    ASKED,
    ("NoSuchResourceException",),
)
ALL = Verb(
    "list_service_quotas",
    "servicequotas:ListServiceQuotas",
    lambda aws: aws.servicequotas.quotas("ec2"),
    {"ServiceCode": "ec2"},
    ("NoSuchResourceException",),
)
ADDRESSES = {**ASKED, "QuotaName": "EC2-VPC Elastic IPs", "Value": 5.0, "Adjustable": True}
FIVE = Quota("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5.0)

TestRefusals = outcomes(SERVICE, [APPLIED, DEFAULT, ALL])


def test_the_accounts_own_value(stub: Stub) -> None:
    assert found(stub, SERVICE, APPLIED, {"Quota": ADDRESSES}) == FIVE


def test_the_default_where_the_account_has_no_value_of_its_own(stub: Stub) -> None:
    stub.fails(SERVICE, "get_service_quota", "NoSuchResourceException", "none", 404)
    stub(SERVICE).add_response("get_aws_default_service_quota", {"Quota": ADDRESSES}, ASKED)
    assert stub.aws.servicequotas.quota("ec2", "L-0263D0A3") == FIVE


def test_a_code_that_aws_does_not_know(stub: Stub) -> None:
    stub.fails(SERVICE, "get_service_quota", "NoSuchResourceException", "none", 404)
    stub.fails(SERVICE, "get_aws_default_service_quota", "NoSuchResourceException", "none", 404)
    assert stub.aws.servicequotas.quota("ec2", "L-0263D0A3") is None


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
