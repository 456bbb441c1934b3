"""Verbs that say no more than whether a thing of an account is there, one or two of a service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from policypack.aws import Aws, Lookups
from policypack.aws.emulator import Emulator
from tests.aws.helpers import ACCOUNT, REGION, Stub
from tests.aws.outcomes import Verb, found, outcomes

HOME = "us-east-1"
AT = f"{REGION}:{ACCOUNT}"
MACHINE = f"arn:aws:states:{AT}:stateMachine:nightly"
STREAM = f"arn:aws:kinesis:{AT}:stream/clicks"
DELIVERY = f"arn:aws:firehose:{AT}:deliverystream/clicks"
CLUSTER = f"arn:aws:ecs:{AT}:cluster/main"
BUS = f"arn:aws:events:{AT}:event-bus/orders"
RULE = f"arn:aws:events:{AT}:rule/orders/nightly"
USER = f"arn:aws:iam::{ACCOUNT}:user/ci"
GROUP = f"arn:aws:iam::{ACCOUNT}:group/admins"
NOT_FOUND = ("ResourceNotFoundException",)


def verb(
    operation: str,
    action: str,
    asks: Callable[[Aws], Any],
    expected: dict[str, Any],
    *absent: str,
    region: str = REGION,
) -> Verb:
    return Verb(operation, action, asks, expected, absent, region)


VERBS: dict[str, Verb] = {
    "bus": verb(
        "describe_event_bus",
        "events:DescribeEventBus",
        lambda aws: aws.events.bus("orders"),
        {"Name": "orders"},
        *NOT_FOUND,
    ),
    "rule": verb(
        "describe_rule",
        "events:DescribeRule",
        lambda aws: aws.events.rule("nightly", "orders"),
        {"Name": "nightly", "EventBusName": "orders"},
        *NOT_FOUND,
    ),
    "cluster": verb(
        "describe_clusters", "ecs:DescribeClusters", lambda aws: aws.ecs.cluster("main"), {"clusters": ["main"]}
    ),
    "stream": verb(
        "describe_stream_summary",
        "kinesis:DescribeStreamSummary",
        lambda aws: aws.kinesis.stream("clicks"),
        {"StreamName": "clicks"},
        *NOT_FOUND,
    ),
    "delivery_stream": verb(
        "describe_delivery_stream",
        "firehose:DescribeDeliveryStream",
        lambda aws: aws.firehose.stream("clicks"),
        {"DeliveryStreamName": "clicks", "Limit": 1},
        *NOT_FOUND,
    ),
    "state_machine": verb(
        "describe_state_machine",
        "states:DescribeStateMachine",
        lambda aws: aws.stepfunctions.state_machine(MACHINE),
        {"stateMachineArn": MACHINE, "includedData": "METADATA_ONLY"},
        "StateMachineDoesNotExist",
    ),
    "rest_api": verb(
        "get_rest_api",
        "apigateway:GET",
        lambda aws: aws.apigateway.rest_api("a1b2c3"),
        {"restApiId": "a1b2c3"},
        "NotFoundException",
    ),
    "api": verb(
        "get_api",
        "apigateway:GET",
        lambda aws: aws.apigatewayv2.api("a1b2c3"),
        {"ApiId": "a1b2c3"},
        "NotFoundException",
    ),
    "vpc_link": verb(
        "get_vpc_link",
        "apigateway:GET",
        lambda aws: aws.apigatewayv2.vpc_link("a1b2c3"),
        {"VpcLinkId": "a1b2c3"},
        "NotFoundException",
    ),
    "user_pool": verb(
        "describe_user_pool",
        "cognito-idp:DescribeUserPool",
        lambda aws: aws.cognito.user_pool("eu-west-1_Ab1"),
        {"UserPoolId": "eu-west-1_Ab1"},
        *NOT_FOUND,
    ),
    "database": verb(
        "get_database",
        "glue:GetDatabase",
        lambda aws: aws.glue.database("sales"),
        {"Name": "sales"},
        "EntityNotFoundException",
    ),
    "vaults": verb("list_backup_vaults", "backup:ListBackupVaults", lambda aws: aws.backup.vaults(), {}),
    "scaling_group": verb(
        "describe_auto_scaling_groups",
        "autoscaling:DescribeAutoScalingGroups",
        lambda aws: aws.autoscaling.group("web"),
        {"AutoScalingGroupNames": ["web"]},
    ),
    "user": verb(
        "get_user",
        "iam:GetUser",
        lambda aws: aws.iam.user("ci"),
        {"UserName": "ci"},
        "NoSuchEntity",
        region=HOME,
    ),
    "group": verb(
        "get_group",
        "iam:GetGroup",
        lambda aws: aws.iam.group("admins"),
        {"GroupName": "admins", "MaxItems": 1},
        "NoSuchEntity",
        region=HOME,
    ),
}


def of(*names: str) -> list[Verb]:
    return [VERBS[name] for name in names]


TestEvents = outcomes("events", of("bus", "rule"))
TestEcs = outcomes("ecs", of("cluster"))
TestKinesis = outcomes("kinesis", of("stream"))
TestFirehose = outcomes("firehose", of("delivery_stream"))
TestStepFunctions = outcomes("stepfunctions", of("state_machine"))
TestApiGateway = outcomes("apigateway", of("rest_api"))
TestApiGatewayV2 = outcomes("apigatewayv2", of("api", "vpc_link"))
TestCognito = outcomes("cognito-idp", of("user_pool"))
TestGlue = outcomes("glue", of("database"))
TestBackup = outcomes("backup", of("vaults"))
TestAutoScaling = outcomes("autoscaling", of("scaling_group"))
TestIam = outcomes("iam", of("user", "group"))

LONG_AGO = "2026-01-01T00:00:00Z"


def stream(status: str) -> dict[str, Any]:
    summary = {"StreamName": "clicks", "StreamARN": STREAM, "StreamStatus": status, "OpenShardCount": 1}
    more = {"RetentionPeriodHours": 24, "StreamCreationTimestamp": LONG_AGO, "EnhancedMonitoring": []}
    return {"StreamDescriptionSummary": {**summary, **more}}


def delivery(status: str) -> dict[str, Any]:
    named = {"DeliveryStreamName": "clicks", "DeliveryStreamARN": DELIVERY, "DeliveryStreamStatus": status}
    more = {"DeliveryStreamType": "DirectPut", "VersionId": "1", "Destinations": [], "HasMoreDestinations": False}
    return {"DeliveryStreamDescription": {**named, **more}}


def machine(status: str) -> dict[str, Any]:
    described = {"stateMachineArn": MACHINE, "name": "nightly", "status": status, "definition": "{}"}
    return {**described, "roleArn": "arn:aws:iam::1:role/r", "type": "STANDARD", "creationDate": LONG_AGO}


def scaling_group(**more: str) -> dict[str, Any]:
    group = {"AutoScalingGroupName": "web", "AutoScalingGroupARN": "arn", "MinSize": 0, "MaxSize": 1}
    sizes = {"DesiredCapacity": 1, "DefaultCooldown": 300, "AvailabilityZones": [], "HealthCheckType": "EC2"}
    return {"AutoScalingGroups": [{**group, **sizes, "CreatedTime": LONG_AGO, **more}]}


def identity(kind: str, arn: str) -> dict[str, Any]:
    name = arn.rpartition("/")[2]
    return {"Path": "/", f"{kind}Name": name, f"{kind}Id": "A" * 20, "Arn": arn, "CreateDate": LONG_AGO}


# (Service, verb) -> AWS's answer, what the verb makes of it.
ANSWERS: list[tuple[str, str, dict[str, Any], Any]] = [
    ("events", "bus", {"Name": "orders", "Arn": BUS}, BUS),
    ("events", "rule", {"Name": "nightly", "Arn": RULE}, RULE),
    ("ecs", "cluster", {"clusters": [{"clusterArn": CLUSTER, "status": "ACTIVE"}]}, CLUSTER),
    ("ecs", "cluster", {"clusters": [{"clusterArn": CLUSTER, "status": "INACTIVE"}]}, None),
    ("ecs", "cluster", {"clusters": [], "failures": [{"arn": CLUSTER, "reason": "MISSING"}]}, None),
    ("kinesis", "stream", stream("ACTIVE"), STREAM),
    ("firehose", "delivery_stream", delivery("ACTIVE"), DELIVERY),
    ("stepfunctions", "state_machine", machine("ACTIVE"), "nightly"),
    ("stepfunctions", "state_machine", machine("DELETING"), None),
    ("apigateway", "rest_api", {"id": "a1b2c3", "name": "shop"}, "shop"),
    ("apigatewayv2", "api", {"ApiId": "a1b2c3", "Name": "shop"}, "shop"),
    ("apigatewayv2", "vpc_link", {"VpcLinkId": "a1b2c3", "Name": "inner"}, "inner"),
    ("cognito-idp", "user_pool", {"UserPool": {"Id": "eu-west-1_Ab1", "Name": "customers"}}, "customers"),
    ("glue", "database", {"Database": {"Name": "sales"}}, "sales"),
    ("autoscaling", "scaling_group", scaling_group(), "arn"),
    ("autoscaling", "scaling_group", {"AutoScalingGroups": []}, None),
    ("iam", "user", {"User": identity("User", USER)}, USER),
    ("iam", "group", {"Group": identity("Group", GROUP), "Users": []}, GROUP),
]


@pytest.mark.parametrize(("service", "name", "answer", "expected"), ANSWERS)
def test_what_is_there(stub: Stub, service: str, name: str, answer: dict[str, Any], expected: Any) -> None:
    assert found(stub, service, VERBS[name], answer) == expected


def test_vaults_of_two_pages(stub: Stub) -> None:
    first = {"BackupVaultList": [{"BackupVaultName": "b"}], "NextToken": "2"}
    second = {"BackupVaultList": [{"BackupVaultName": "a"}]}
    assert found(stub, "backup", VERBS["vaults"], first, second, following="NextToken") == ("a", "b")


def test_a_scaling_group_on_the_second_page(stub: Stub) -> None:
    first = {"AutoScalingGroups": [], "NextToken": "2"}
    assert found(stub, "autoscaling", VERBS["scaling_group"], first, scaling_group(), following="NextToken") == "arn"


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, REGION)

        def client(service: str) -> Any:
            return lookups.sessions.client(aws.identity, service, REGION)

        client("events").create_event_bus(Name="orders")
        client("events").put_rule(Name="nightly", EventBusName="orders", EventPattern="{}")
        client("ecs").create_cluster(clusterName="main")
        client("kinesis").create_stream(StreamName="clicks", ShardCount=1)
        api = client("apigateway").create_rest_api(name="shop")["id"]
        http = client("apigatewayv2").create_api(Name="shop", ProtocolType="HTTP")["ApiId"]
        pool = client("cognito-idp").create_user_pool(PoolName="customers")["UserPool"]["Id"]
        client("glue").create_database(DatabaseInput={"Name": "sales"})
        client("backup").create_backup_vault(BackupVaultName="nightly")
        client("iam").create_user(UserName="ci")
        client("iam").create_group(GroupName="admins")
        there = [
            (aws.events.bus, "orders"),
            (aws.ecs.cluster, "main"),
            (aws.kinesis.stream, "clicks"),
            (aws.apigateway.rest_api, api),
            (aws.apigatewayv2.api, http),
            (aws.cognito.user_pool, pool),
            (aws.glue.database, "sales"),
            (aws.iam.user, "ci"),
            (aws.iam.group, "admins"),
        ]
        for asks, name in there:
            assert asks(name) is not None, name
            assert asks(f"{name}0") is None, name
        assert aws.events.rule("nightly", "orders") is not None
        assert aws.events.rule("nightly") is None
        assert aws.firehose.stream("clicks") is None
        assert aws.stepfunctions.state_machine(MACHINE) is None
        assert aws.apigatewayv2.vpc_link("a1b2c3") is None
        assert aws.autoscaling.group("web") is None
        assert aws.backup.vaults() == ("nightly",)
