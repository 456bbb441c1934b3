from __future__ import annotations

import pytest

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.rds import AuroraCapacity
from policypack.errors import Unavailable
from tests.aws.helpers import REGION, Stub

OPERATION = "describe_db_engine_versions"


def version(number: str, major: str = "", **more: object) -> dict[str, object]:
    return {"Engine": "postgres", "EngineVersion": number, "MajorEngineVersion": major, "Status": "available", **more}


def offers(stub: Stub, *items: dict[str, object], engine: str = "postgres", retired: bool = False) -> None:
    expected: dict[str, object] = {"Engine": engine}
    if retired:
        expected["IncludeAll"] = True
    stub("rds").add_response(OPERATION, {"DBEngineVersions": list(items)}, expected)


def test_an_offered_version_with_all_that_is_known_about_it(stub: Stub):
    offers(
        stub,
        version(
            "16.4",
            "16",
            DBParameterGroupFamily="postgres16",
            SupportedCACertificateIdentifiers=["rds-ca-rsa2048-g1"],
            ValidUpgradeTarget=[{"EngineVersion": "17.1"}],
            SupportedEngineModes=["provisioned"],
            ServerlessV2FeaturesSupport={"MinCapacity": 0.5, "MaxCapacity": 128.0},
        ),
    )
    answer = stub.aws.rds.engine_version("postgres", "16.4")
    assert answer is not None
    assert answer.offered
    assert (answer.status, answer.family, answer.region) == ("available", "postgres16", REGION)
    assert answer.best is not None
    assert answer.best.capacity == AuroraCapacity(0.5, 128.0)
    assert answer.certificates == ("rds-ca-rsa2048-g1",)
    assert answer.upgrades == ("17.1",)
    assert answer.nearest == ()


def test_a_version_on_the_second_page(stub: Stub):
    rds = stub("rds")
    rds.add_response(OPERATION, {"DBEngineVersions": [version("16.4", "16")], "Marker": "m"}, {"Engine": "postgres"})
    rds.add_response(OPERATION, {"DBEngineVersions": [version("17.2", "17")]}, {"Engine": "postgres", "Marker": "m"})
    answer = stub.aws.rds.engine_version("postgres", "17.2")
    assert answer is not None
    assert answer.offered


@pytest.mark.parametrize(
    ("requested", "matches"),
    [
        ("16", ("16.10", "16.9", "16.4-limitless")),
        ("8.0", ("8.0.40", "8.0.9")),
        ("8.0.mysql_aurora.3.04", ("8.0.mysql_aurora.3.04.1",)),
        ("16.9", ("16.9",)),
    ],
)
def test_a_major_version_stands_for_its_minors_newest_first(stub: Stub, requested: str, matches: tuple[str, ...]):
    offers(
        stub,
        version("16.4-limitless", "16"),
        version("16.9", "16"),
        version("16.10", "16"),
        version("8.0.9", "8.0"),
        version("8.0.40", "8.0"),
        version("8.0.mysql_aurora.3.04.1", "mysql"),
        version("160.1", "160"),
    )
    answer = stub.aws.rds.engine_version("postgres", requested)
    assert answer is not None
    assert tuple(item.version for item in answer.matches if "aurora" not in item.version or "aurora" in requested) == (
        matches
    )


def test_a_deprecated_version_is_not_absent(stub: Stub):
    offers(stub, version("16.10", "16"))
    offers(stub, version("16.10", "16"), version("16.1", "16", Status="deprecated"), retired=True)
    answer = stub.aws.rds.engine_version("postgres", "16.1")
    assert answer is not None
    assert answer.offered
    assert answer.status == "deprecated"


def test_an_absent_version_comes_with_the_nearest_ones(stub: Stub):
    known = [version(number, number.split(".")[0]) for number in ("15.6", "15.13", "15.8", "16.1", "14.9", "15.7")]
    offers(stub, *known)
    offers(stub, *known, version("15.2", "15", Status="deprecated"), retired=True)
    answer = stub.aws.rds.engine_version("postgres", "15.4")
    assert answer is not None
    assert not answer.offered
    assert answer.status is None
    assert answer.family is None
    assert answer.nearest == ("15.13", "15.8", "15.7", "15.6", "16.1")


@pytest.mark.parametrize("how", ["an empty list", "an error"])
def test_an_engine_that_aws_does_not_know(stub: Stub, how: str):
    for retired in (False, True):
        if how == "an error":
            stub.fails("rds", OPERATION, "InvalidParameterValue", "Unrecognized engine name: postgrez")
        else:
            offers(stub, engine="postgrez", retired=retired)
    assert stub.aws.rds.engine_version("postgrez", "16") is None


def test_denied_is_not_absent(stub: Stub):
    stub.denied("rds", OPERATION)
    with pytest.raises(Unavailable) as caught:
        stub.aws.rds.engine_version("postgres", "16")
    assert (caught.value.cause, caught.value.action) == ("denied", "rds:DescribeDBEngineVersions")


def test_throttled_is_not_absent(stub: Stub):
    stub.throttled("rds", OPERATION)
    with pytest.raises(Unavailable) as caught:
        stub.aws.rds.engine_version("postgres", "16")
    assert caught.value.cause == "throttled"


def test_expired_is_not_absent(stub: Stub):
    stub.fails("rds", OPERATION, "ExpiredToken", "expired", 403)
    with pytest.raises(Unavailable) as caught:
        stub.aws.rds.engine_version("postgres", "16")
    assert caught.value.cause == "credentials"


def test_against_the_emulator():
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-south-1")
        answer = aws.rds.engine_version("aurora-postgresql", "15.4")
        assert answer is not None
        assert not answer.offered
        assert answer.nearest == ("15.13", "15.12", "15.10", "15.8", "15.7")
        fixed = aws.rds.engine_version("aurora-postgresql", "15.13")
        assert fixed is not None
        assert fixed.offered
        elsewhere = aws.rds.engine_version("aurora-postgresql", "15.4", region="us-east-1")
        assert elsewhere is not None
        assert elsewhere.status == "deprecated"
        assert aws.rds.engine_version("postgrez", "15") is None
        evidence = aws.evidence()
    assert evidence is not None
    assert evidence.detail == (
        "rds:DescribeDBEngineVersions in eu-south-1; rds:DescribeDBEngineVersions in us-east-1, "
        "from the emulator and not from AWS"
    )
