"""Certificates: asked for where their ARN says, with the names that they cover."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.acm import KEY_TYPES, Certificate
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:acm:us-east-1:483920175646:certificate/8f2c"
ONE = Verb(
    "describe_certificate",
    "acm:DescribeCertificate",
    lambda aws: aws.acm.certificate(ARN),
    {"CertificateArn": ARN},
    ("ResourceNotFoundException",),
    region="us-east-1",
)
ALL = Verb(
    "list_certificates",
    "acm:ListCertificates",
    lambda aws: aws.acm.certificates(),
    {"Includes": {"keyTypes": list(KEY_TYPES)}},
)
ENDS = datetime(2027, 1, 1, tzinfo=UTC)

TestRefusals = outcomes("acm", [ONE, ALL])


def test_a_certificate_is_asked_for_in_its_own_region(stub: Stub) -> None:
    answer = {
        "DomainName": "shop.example.com",
        "SubjectAlternativeNames": ["shop.example.com", "*.shop.example.com"],
        "Status": "ISSUED",
        "Type": "AMAZON_ISSUED",
        "NotAfter": ENDS,
        "RenewalEligibility": "ELIGIBLE",
        "KeyAlgorithm": "RSA-2048",
    }
    certificate = found(stub, "acm", ONE, {"Certificate": answer})
    names = ("shop.example.com", "*.shop.example.com")
    assert certificate == Certificate(ARN, names, "ISSUED", "AMAZON_ISSUED", ENDS, renewable=True, key="RSA-2048")
    assert certificate.issued


@pytest.mark.parametrize(
    ("name", "covered"),
    [
        ("shop.example.com", True),
        ("WWW.shop.example.com.", True),
        ("a.b.shop.example.com", False),
        ("example.com", False),
    ],
)
def test_a_wildcard_covers_one_label(name: str, covered: bool) -> None:
    assert Certificate(ARN, ("shop.example.com", "*.shop.example.com"), "ISSUED").covers(name) is covered


def test_certificates_of_all_pages(stub: Stub) -> None:
    first = {"CertificateSummaryList": [{"CertificateArn": ARN, "DomainName": "a.example.com"}], "NextToken": "2"}
    second = {"CertificateSummaryList": [{"CertificateArn": f"{ARN}9", "DomainName": "b.example.com"}]}
    certificates = found(stub, "acm", ALL, first, second, following="NextToken")
    assert [item.names for item in certificates] == [("a.example.com",), ("b.example.com",)]


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "acm", "us-east-1")
        arn = client.request_certificate(DomainName="shop.example.com", ValidationMethod="DNS")["CertificateArn"]
        certificate = aws.acm.certificate(arn)
        assert certificate is not None
        assert certificate.covers("shop.example.com")
        assert aws.acm.certificate(arn[:-4] + "0000") is None
