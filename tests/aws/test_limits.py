"""What services say about their own limits, and the metric that shows what is used."""

from __future__ import annotations

from botocore.stub import ANY

from policypack.aws import Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services._account_quotas import AccountQuota
from policypack.aws.services.autoscaling import GroupLimits
from policypack.aws.services.kinesis import StreamLimits
from tests.aws.helpers import Stub
from tests.aws.outcomes import Verb, found, outcomes

SHARDS = Verb("describe_limits", "kinesis:DescribeLimits", lambda aws: aws.kinesis.limits(), {})
GROUPS = Verb("describe_account_limits", "autoscaling:DescribeAccountLimits", lambda aws: aws.autoscaling.limits(), {})
REPLICATION = Verb("describe_account_attributes", "dms:DescribeAccountAttributes", lambda aws: aws.dms.quotas(), {})
ZONES = Verb(
    "get_account_limit",
    "route53:GetAccountLimit",
    lambda aws: aws.route53.zone_limit(),
    {"Type": "MAX_HOSTED_ZONES_BY_OWNER"},
    region="us-east-1",
)
METRIC = {
    "Metric": {
        "Namespace": "AWS/Usage",
        "MetricName": "ResourceCount",
        "Dimensions": [{"Name": "Service", "Value": "Fargate"}],
    },
    "Period": 300,
    "Stat": "Maximum",
}
LATEST = Verb(
    "get_metric_data",
    "cloudwatch:GetMetricData",
    lambda aws: aws.cloudwatch.latest("AWS/Usage", "ResourceCount", (("Service", "Fargate"),)),
    {
        "MetricDataQueries": [{"Id": "latest", "MetricStat": METRIC}],
        "StartTime": ANY,
        "EndTime": ANY,
        "ScanBy": "TimestampDescending",
    },
)
CLUSTERS = Verb("list_clusters", "eks:ListClusters", lambda aws: aws.eks.clusters(), {})
TARGETS = Verb(
    "describe_target_groups",
    "elasticloadbalancing:DescribeTargetGroups",
    lambda aws: aws.elbv2.target_groups(),
    {},
)
ATTACHED = Verb(
    "list_attached_role_policies",
    "iam:ListAttachedRolePolicies",
    lambda aws: aws.iam.attached_policies("app"),
    {"RoleName": "app"},
    ("NoSuchEntity",),
    region="us-east-1",
)

TestShards = outcomes("kinesis", [SHARDS])
TestGroups = outcomes("autoscaling", [GROUPS])
TestReplication = outcomes("dms", [REPLICATION])
TestZones = outcomes("route53", [ZONES])
TestMetrics = outcomes("cloudwatch", [LATEST])
TestClusters = outcomes("eks", [CLUSTERS])
TestTargets = outcomes("elbv2", [TARGETS])
TestAttached = outcomes("iam", [ATTACHED])


def test_shards(stub: Stub) -> None:
    answer = {"ShardLimit": 500, "OpenShardCount": 3, "OnDemandStreamCount": 1, "OnDemandStreamCountLimit": 50}
    assert found(stub, "kinesis", SHARDS, answer) == StreamLimits(3, 500, 1, 50)


def test_groups(stub: Stub) -> None:
    answer = {
        "MaxNumberOfAutoScalingGroups": 500,
        "MaxNumberOfLaunchConfigurations": 200,
        "NumberOfAutoScalingGroups": 3,
        "NumberOfLaunchConfigurations": 1,
    }
    assert found(stub, "autoscaling", GROUPS, answer) == GroupLimits(3, 500, 1, 200)


def test_replication(stub: Stub) -> None:
    answer = {"AccountQuotas": [{"AccountQuotaName": "Endpoints", "Used": 2, "Max": 1000}]}
    assert found(stub, "dms", REPLICATION, answer) == (AccountQuota("Endpoints", 2, 1000),)


def test_hosted_zones(stub: Stub) -> None:
    answer = {"Limit": {"Type": "MAX_HOSTED_ZONES_BY_OWNER", "Value": 500}, "Count": 7}
    assert found(stub, "route53", ZONES, answer) == (7, 500)


def test_the_newest_value_of_a_metric(stub: Stub) -> None:
    answer = {"MetricDataResults": [{"Id": "latest", "Values": [6.5, 4.0]}]}
    assert found(stub, "cloudwatch", LATEST, answer) == 6.5


def test_a_metric_without_values_on_two_pages(stub: Stub) -> None:
    first = {"MetricDataResults": [{"Id": "latest", "Values": []}], "NextToken": "2"}
    second: dict[str, object] = {"MetricDataResults": []}
    assert found(stub, "cloudwatch", LATEST, first, second, following="NextToken") is None


def test_clusters_of_two_pages(stub: Stub) -> None:
    first, second = {"clusters": ["a"], "nextToken": "2"}, {"clusters": ["b"]}
    assert found(stub, "eks", CLUSTERS, first, second, following="nextToken") == ("a", "b")


def test_target_groups_of_two_pages(stub: Stub) -> None:
    first, second = {"TargetGroups": [{"TargetGroupArn": "a"}], "NextMarker": "2"}, {"TargetGroups": []}
    stub("elbv2").add_response("describe_target_groups", first, {})
    stub("elbv2").add_response("describe_target_groups", second, {"Marker": "2"})
    assert stub.aws.elbv2.target_groups() == ("a",)


def test_policies_of_a_role_on_two_pages(stub: Stub) -> None:
    policy = {"PolicyName": "Admin", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}
    first = {"AttachedPolicies": [policy], "IsTruncated": True, "Marker": "2"}
    second: dict[str, object] = {"AttachedPolicies": [], "IsTruncated": False}
    assert found(stub, "iam", ATTACHED, first, second) == (policy["PolicyArn"],)


def test_against_the_emulator() -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert aws.kinesis.limits().shards == 0
        assert aws.autoscaling.limits().most_groups == 500
        assert aws.dms.quotas()[0].name == "ReplicationInstances"
        assert aws.route53.zone_limit() == (0, 500)
        assert aws.cloudwatch.latest("AWS/Usage", "ResourceCount") is None
        assert aws.eks.clusters() == ()
        assert aws.elbv2.target_groups() == ()
        assert aws.iam.attached_policies("app") is None
        (vpc,) = (vpc.id for vpc in aws.ec2.vpcs())
        (table,) = aws.network.route_tables("vpc-id", vpc)
        assert table.ipv4 == ("0.0.0.0/0",)
        (group,) = (group.id for group in aws.ec2.security_groups())
        assert [rule.outbound for rule in aws.network.group_rules(group)] == [True]
        assert any(item.name.endswith(".s3") for item in aws.network.prefix_lists())
        assert aws.network.transit_gateways() == ()
        quota = aws.servicequotas.quota("vpc", "L-0EA8095F")
        assert quota is not None
        assert quota.value == 60
