"""Load balancers, target groups, listeners and the priorities of their rules."""

from __future__ import annotations

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.elbv2 import Listener, LoadBalancer, TargetGroup
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

ELB = "arn:aws:elasticloadbalancing:eu-west-1:483920175646"
BALANCER, GROUP, LISTENER = f"{ELB}:loadbalancer/app/web/1", f"{ELB}:targetgroup/api/2", f"{ELB}:listener/app/web/1/3"
_BALANCERS, _GROUPS = "elasticloadbalancing:DescribeLoadBalancers", "elasticloadbalancing:DescribeTargetGroups"
_LISTENERS = "elasticloadbalancing:DescribeListeners"
BY_NAME = Verb(
    "describe_load_balancers",
    _BALANCERS,
    lambda aws: aws.elbv2.load_balancer("web"),
    {"Names": ["web"]},
    ("LoadBalancerNotFound",),
)
BY_ARN = Verb(
    "describe_load_balancers",
    _BALANCERS,
    lambda aws: aws.elbv2.load_balancer_at(BALANCER),
    {"LoadBalancerArns": [BALANCER]},
    ("LoadBalancerNotFound",),
)
ALL = Verb("describe_load_balancers", _BALANCERS, lambda aws: aws.elbv2.load_balancers(), {})
GROUP_BY_NAME = Verb(
    "describe_target_groups",
    _GROUPS,
    lambda aws: aws.elbv2.target_group("api"),
    {"Names": ["api"]},
    ("TargetGroupNotFound",),
)
GROUP_BY_ARN = Verb(
    "describe_target_groups",
    _GROUPS,
    lambda aws: aws.elbv2.target_group_at(GROUP),
    {"TargetGroupArns": [GROUP]},
    ("TargetGroupNotFound",),
)
ONE_LISTENER = Verb(
    "describe_listeners",
    _LISTENERS,
    lambda aws: aws.elbv2.listener_at(LISTENER),
    {"ListenerArns": [LISTENER]},
    ("ListenerNotFound",),
)
LISTENERS = Verb(
    "describe_listeners",
    _LISTENERS,
    lambda aws: aws.elbv2.listeners(BALANCER),
    {"LoadBalancerArn": BALANCER},
    ("LoadBalancerNotFound",),
)
RULES = Verb(
    "describe_rules",
    "elasticloadbalancing:DescribeRules",
    lambda aws: aws.elbv2.priorities(LISTENER),
    {"ListenerArn": LISTENER},
    ("ListenerNotFound",),
)

TLS = Verb(
    "describe_ssl_policies", "elasticloadbalancing:DescribeSSLPolicies", lambda aws: aws.elbv2.tls_policies(), {}
)

TestRefusals = outcomes(
    "elbv2", [BY_NAME, BY_ARN, ALL, GROUP_BY_NAME, GROUP_BY_ARN, ONE_LISTENER, LISTENERS, RULES, TLS]
)

WEB = {"LoadBalancerArn": BALANCER, "LoadBalancerName": "web", "Type": "application", "VpcId": "vpc-1"}
API = {
    "TargetGroupArn": GROUP,
    "TargetGroupName": "api",
    "TargetType": "ip",
    "Protocol": "HTTP",
    "Port": 80,
    "VpcId": "vpc-1",
}


def paged(stub: Stub, verb: Verb, field: str, *pages: list[dict[str, object]]) -> object:
    """Answer with pages, each but the last naming the next by its number."""
    for number, items in enumerate(pages):
        more = {"NextMarker": str(number + 1)} if number + 1 < len(pages) else {}
        asked = {**verb.expected, **({"Marker": str(number)} if number else {})}
        stub("elbv2").add_response(verb.operation, {field: items, **more}, asked)
    return verb.asks(stub.aws)


def test_a_load_balancer_by_name_and_by_arn(stub: Stub) -> None:
    expected = LoadBalancer(BALANCER, "web", "application", "vpc-1")
    for verb in (BY_NAME, BY_ARN):
        assert found(stub, "elbv2", verb, {"LoadBalancers": [WEB]}) == expected


def test_all_load_balancers_of_two_pages(stub: Stub) -> None:
    other = {"LoadBalancerArn": f"{BALANCER}9", "LoadBalancerName": "tcp", "Type": "network"}
    assert paged(stub, ALL, "LoadBalancers", [WEB], [other]) == (
        LoadBalancer(BALANCER, "web", "application", "vpc-1"),
        LoadBalancer(f"{BALANCER}9", "tcp", "network"),
    )


def test_a_target_group_by_name_and_by_arn(stub: Stub) -> None:
    for verb in (GROUP_BY_NAME, GROUP_BY_ARN):
        assert found(stub, "elbv2", verb, {"TargetGroups": [API]}) == TargetGroup(
            GROUP, "api", "ip", "HTTP", 80, "vpc-1"
        )


def test_listeners_of_two_pages_and_one_by_arn(stub: Stub) -> None:
    http = {"ListenerArn": LISTENER, "Port": 80, "Protocol": "HTTP"}
    https = {"ListenerArn": f"{LISTENER}9", "Port": 443, "Protocol": "HTTPS"}
    assert found(stub, "elbv2", ONE_LISTENER, {"Listeners": [http]}) == Listener(LISTENER, 80, "HTTP")
    assert paged(stub, LISTENERS, "Listeners", [http], [https]) == (
        Listener(LISTENER, 80, "HTTP"),
        Listener(f"{LISTENER}9", 443, "HTTPS"),
    )


def test_priorities_of_two_pages(stub: Stub) -> None:
    assert paged(stub, RULES, "Rules", [{"Priority": "10"}], [{"Priority": "default"}]) == ("10", "default")


def test_security_policies_of_two_pages(stub: Stub) -> None:
    assert paged(stub, TLS, "SslPolicies", [{"Name": "B"}], [{"Name": "A"}]) == ("A", "B")


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        client = lookups.sessions.client(aws.identity, "elbv2", "eu-west-1")
        vpc = lookups.sessions.client(aws.identity, "ec2", "eu-west-1").describe_vpcs()["Vpcs"][0]["VpcId"]
        arn = client.create_target_group(Name="api", Protocol="HTTP", Port=80, VpcId=vpc)["TargetGroups"][0][
            "TargetGroupArn"
        ]
        assert aws.elbv2.target_group("api") == aws.elbv2.target_group_at(arn)
        assert aws.elbv2.target_group("web") is None
        assert aws.elbv2.load_balancer("web") is None
        assert aws.elbv2.listener_at(LISTENER) is None
        named = aws.elbv2.tls_policies()
        assert {"ELBSecurityPolicy-TLS13-1-2-2021-06", "ELBSecurityPolicy-FS-1-2-2019-08"} <= set(named)
