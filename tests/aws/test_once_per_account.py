"""What an account has once in each region: recorders, detectors, hubs and settings; and its trails."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

TRAILS = Verb(
    "describe_trails", "cloudtrail:DescribeTrails", lambda aws: aws.cloudtrail.trails(), {"includeShadowTrails": True}
)
RECORDERS = Verb(
    "describe_configuration_recorders",
    "config:DescribeConfigurationRecorders",
    lambda aws: aws.config.recorders(),
    {},
)
DETECTORS = Verb("list_detectors", "guardduty:ListDetectors", lambda aws: aws.guardduty.detectors(), {})
HUB = Verb(
    "describe_hub",
    "securityhub:DescribeHub",
    lambda aws: aws.securityhub.hub(),
    {},
    ("InvalidAccessException", "ResourceNotFoundException"),
)
MACIE = Verb(
    "get_macie_session",
    "macie2:GetMacieSession",
    lambda aws: aws.macie2.session(),
    {},
    ("ResourceNotFoundException",),
)
LOGGING = Verb("get_account", "apigateway:GET", lambda aws: aws.apigateway.logging_role(), {})
DOMAIN = Verb(
    "get_domain_name",
    "apigateway:GET",
    lambda aws: aws.apigateway.domain_name("api.example.com"),
    {"domainName": "api.example.com"},
    ("NotFoundException",),
)

# What every account has.
ACCOUNT = {"throttleSettings": {"burstLimit": 5000, "rateLimit": 10000.0}, "features": ["UsagePlans"]}

TestCloudTrailRefusals = outcomes("cloudtrail", [TRAILS])
TestConfigRefusals = outcomes("config", [RECORDERS])
TestGuardDutyRefusals = outcomes("guardduty", [DETECTORS])
TestSecurityHubRefusals = outcomes("securityhub", [HUB])
TestMacieRefusals = outcomes("macie2", [MACIE])
TestApiGatewayRefusals = outcomes("apigateway", [LOGGING, DOMAIN])


def test_trails_of_other_regions_count_too(stub: Stub) -> None:
    trails = [{"Name": "org", "HomeRegion": "us-east-1"}, {"Name": "audit", "HomeRegion": "eu-west-1"}]
    assert found(stub, "cloudtrail", TRAILS, {"trailList": trails}) == (("audit", "eu-west-1"), ("org", "us-east-1"))


def test_recorders_of_services_are_not_the_customers(stub: Stub) -> None:
    recorders = [{"name": "default"}, {"name": "AWSConfigurationRecorderForX", "servicePrincipal": "x.amazonaws.com"}]
    assert found(stub, "config", RECORDERS, {"ConfigurationRecorders": recorders}) == ("default",)


def test_detectors_of_two_pages(stub: Stub) -> None:
    first, second = {"DetectorIds": ["d1"], "NextToken": "2"}, {"DetectorIds": ["d2"]}
    assert found(stub, "guardduty", DETECTORS, first, second, following="NextToken") == ("d1", "d2")


def test_the_hub(stub: Stub) -> None:
    arn = "arn:aws:securityhub:eu-west-1:483920175646:hub/default"
    assert found(stub, "securityhub", HUB, {"HubArn": arn}) == arn


def test_macie_says_that_it_is_off_like_a_denial(stub: Stub) -> None:
    stub.fails("macie2", "get_macie_session", "AccessDeniedException", "Macie is not enabled.", 403)
    assert stub.aws.macie2.session() is None


def test_macie_on(stub: Stub) -> None:
    assert found(stub, "macie2", MACIE, {"status": "ENABLED"}) == "ENABLED"


def test_the_role_that_writes_logs_of_rest_apis(stub: Stub) -> None:
    role = "arn:aws:iam::483920175646:role/api-logs"
    assert found(stub, "apigateway", LOGGING, {**ACCOUNT, "cloudwatchRoleArn": role}) == role


def test_no_role_writes_logs_of_rest_apis(stub: Stub) -> None:
    assert found(stub, "apigateway", LOGGING, ACCOUNT) is None


def test_a_custom_domain_name(stub: Stub) -> None:
    assert found(stub, "apigateway", DOMAIN, {"domainName": "api.example.com"}) == "api.example.com"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        assert aws.cloudtrail.trails() == ()
        assert aws.config.recorders() == ()
        assert aws.guardduty.detectors() == ()
        assert aws.securityhub.hub() is None
        assert aws.apigateway.logging_role() is None
        assert aws.apigateway.domain_name("api.example.com") is None
        lookups.sessions.client(aws.identity, "guardduty", "eu-west-1").create_detector(Enable=True)
        assert len(Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1").guardduty.detectors()) == 1
