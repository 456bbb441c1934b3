"""Things whose names can be given once: found, absent, on a second page, refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from policypack.aws import Aws, Lookups
from policypack.aws.emulator import Emulator
from policypack.aws.services.cognito import PoolDomain
from policypack.aws.services.servicediscovery import Namespace
from tests.aws.helpers import ACCOUNT, Stub
from tests.aws.outcomes import Verb, found, outcomes

ARN = "arn:aws:any:eu-west-1:483920175646:orders"


@dataclass(frozen=True)
class Asked:
    """A verb, AWS's answer in pages, and what the verb makes of it. `nothing` is an answer that says "none"."""

    service: str
    verb: Verb
    pages: tuple[dict[str, Any], ...]
    answer: Any
    following: str = "NextToken"
    nothing: dict[str, Any] = field(default_factory=dict)
    none: Any = None

    def __str__(self) -> str:
        return f"{self.service}.{self.verb}"


def one(
    service: str,
    operation: str,
    asks: Callable[[Aws], Any],
    expected: dict[str, Any],
    answered: dict[str, Any],
    answer: str,
    *absent: str,
    action: str = "",
    region: str = "eu-west-1",
    nothing: dict[str, Any] | None = None,
) -> Asked:
    """A question for one thing by its name."""
    verb = Verb(operation, action or _action(service, operation), asks, expected, absent, region)
    return Asked(service, verb, (answered,), answer, nothing=nothing or {})


def every(
    service: str,
    operation: str,
    asks: Callable[[Aws], Any],
    field: str,
    *items: dict[str, Any],
    expected: dict[str, Any] | None = None,
    answer: Any,
    following: str = "NextToken",
    action: str = "",
) -> Asked:
    """A question for all things, the last of which comes on a second page."""
    verb = Verb(operation, action or _action(service, operation), asks, expected or {})
    first, last = {field: list(items[:-1]), following: "more"}, {field: [items[-1]]}
    return Asked(service, verb, (first, last), answer, following, {field: []}, ())


def _action(service: str, operation: str) -> str:
    words = "".join(word.capitalize() for word in operation.split("_"))
    for abbreviation in ("Acl", "Db", "Ip"):
        words = words.replace(abbreviation, abbreviation.upper())
    return f"{service}:{words}"


SCHEDULES = "arn:aws:scheduler:eu-west-1:483920175646:"
PAIRS = (("audit", "id-2"), ("orders", "id-1"))


def filters(key: str) -> dict[str, Any]:
    return {"Filters": [{"Name": key, "Values": ["orders"]}]}


NAMED = (
    one(
        "apigatewayv2",
        "get_domain_name",
        lambda aws: aws.apigatewayv2.domain_name("api.example.com"),
        {"DomainName": "api.example.com"},
        {"DomainName": "api.example.com"},
        "api.example.com",
        "NotFoundException",
        action="apigateway:GET",
    ),
    every(
        "athena",
        "list_work_groups",
        lambda aws: aws.athena.workgroups(),
        "WorkGroups",
        {"Name": "primary"},
        {"Name": "orders"},
        answer=("orders", "primary"),
    ),
    one(
        "autoscaling",
        "describe_auto_scaling_groups",
        lambda aws: aws.autoscaling.group("orders"),
        {"AutoScalingGroupNames": ["orders"]},
        {
            "AutoScalingGroups": [
                {
                    "AutoScalingGroupName": "orders",
                    "AutoScalingGroupARN": ARN,
                    "MinSize": 1,
                    "MaxSize": 1,
                    "DesiredCapacity": 1,
                    "DefaultCooldown": 300,
                    "AvailabilityZones": ["eu-west-1a"],
                    "HealthCheckType": "EC2",
                    "CreatedTime": "2026-01-01",
                }
            ]
        },
        ARN,
        nothing={"AutoScalingGroups": []},
    ),
    every(
        "backup",
        "list_backup_vaults",
        lambda aws: aws.backup.vaults(),
        "BackupVaultList",
        {"BackupVaultName": "orders"},
        {"BackupVaultName": "Default"},
        answer=("Default", "orders"),
    ),
    one(
        "batch",
        "describe_compute_environments",
        lambda aws: aws.batch.compute_environment("orders"),
        {"computeEnvironments": ["orders"]},
        {"computeEnvironments": [{"computeEnvironmentName": "orders", "computeEnvironmentArn": ARN}]},
        ARN,
        nothing={
            "computeEnvironments": [
                {"computeEnvironmentName": "orders", "computeEnvironmentArn": ARN, "status": "DELETED"}
            ]
        },
    ),
    one(
        "batch",
        "describe_job_queues",
        lambda aws: aws.batch.job_queue("orders"),
        {"jobQueues": ["orders"]},
        {
            "jobQueues": [
                {
                    "jobQueueName": "orders",
                    "jobQueueArn": ARN,
                    "state": "ENABLED",
                    "priority": 1,
                    "computeEnvironmentOrder": [],
                }
            ]
        },
        ARN,
        nothing={"jobQueues": []},
    ),
    one(
        "budgets",
        "describe_budget",
        lambda aws: aws.budgets.budget(ACCOUNT, "orders"),
        {"AccountId": ACCOUNT, "BudgetName": "orders"},
        {"Budget": {"BudgetName": "orders", "TimeUnit": "MONTHLY", "BudgetType": "COST"}},
        "orders",
        "NotFoundException",
        action="budgets:ViewBudget",
        region="us-east-1",
    ),
    one(
        "cloudfront",
        "describe_function",
        lambda aws: aws.cloudfront.function("orders"),
        {"Name": "orders"},
        {
            "FunctionSummary": {
                "Name": "orders",
                "FunctionConfig": {"Comment": "", "Runtime": "cloudfront-js-2.0"},
                "FunctionMetadata": {"FunctionARN": ARN, "LastModifiedTime": "2026-01-01"},
            }
        },
        ARN,
        "NoSuchFunctionExists",
        region="us-east-1",
    ),
    one(
        "cloudtrail",
        "describe_trails",
        lambda aws: aws.cloudtrail.named("orders"),
        {"trailNameList": ["orders"], "includeShadowTrails": False},
        {"trailList": [{"Name": "orders", "TrailARN": ARN}]},
        ARN,
        nothing={"trailList": []},
    ),
    one(
        "codebuild",
        "batch_get_projects",
        lambda aws: aws.codebuild.project("orders"),
        {"names": ["orders"]},
        {"projects": [{"name": "orders", "arn": ARN}]},
        ARN,
        nothing={"projects": [], "projectsNotFound": ["orders"]},
    ),
    one(
        "codedeploy",
        "get_application",
        lambda aws: aws.codedeploy.application("orders"),
        {"applicationName": "orders"},
        {"application": {"applicationId": "id-1"}},
        "id-1",
        "ApplicationDoesNotExistException",
    ),
    one(
        "codepipeline",
        "get_pipeline",
        lambda aws: aws.codepipeline.pipeline("orders"),
        {"name": "orders"},
        {"pipeline": {"name": "orders", "roleArn": "arn:aws:iam::483920175646:role/orders", "stages": []}},
        "orders",
        "PipelineNotFoundException",
    ),
    one(
        "dms",
        "describe_replication_instances",
        lambda aws: aws.dms.instance("orders"),
        filters("replication-instance-id"),
        {"ReplicationInstances": [{"ReplicationInstanceIdentifier": "orders"}]},
        "orders",
        "ResourceNotFoundFault",
        nothing={"ReplicationInstances": []},
    ),
    one(
        "dms",
        "describe_endpoints",
        lambda aws: aws.dms.endpoint("orders"),
        filters("endpoint-id"),
        {"Endpoints": [{"EndpointIdentifier": "orders"}]},
        "orders",
        "ResourceNotFoundFault",
        nothing={"Endpoints": []},
    ),
    one(
        "dms",
        "describe_replication_tasks",
        lambda aws: aws.dms.task("orders"),
        filters("replication-task-id"),
        {"ReplicationTasks": [{"ReplicationTaskIdentifier": "orders"}]},
        "orders",
        "ResourceNotFoundFault",
        nothing={"ReplicationTasks": []},
    ),
    one(
        "ec2",
        "describe_placement_groups",
        lambda aws: aws.network.placement_groups(),
        {},
        {"PlacementGroups": [{"GroupName": "orders"}, {"GroupName": "gone", "State": "deleted"}]},
        ("orders",),  # type: ignore[arg-type]  # all of them at once, and in one page
    ),
    one(
        "eks",
        "describe_nodegroup",
        lambda aws: aws.eks.node_group("main", "orders"),
        {"clusterName": "main", "nodegroupName": "orders"},
        {"nodegroup": {"nodegroupArn": ARN}},
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "eks",
        "describe_addon",
        lambda aws: aws.eks.installed_addon("main", "vpc-cni"),
        {"clusterName": "main", "addonName": "vpc-cni"},
        {"addon": {"addonArn": ARN}},
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "eks",
        "describe_access_entry",
        lambda aws: aws.eks.access_entry("main", "arn:aws:iam::483920175646:role/orders"),
        {"clusterName": "main", "principalArn": "arn:aws:iam::483920175646:role/orders"},
        {"accessEntry": {"accessEntryArn": ARN}},
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "elasticache",
        "describe_users",
        lambda aws: aws.elasticache.user("orders"),
        {"UserId": "orders"},
        {"Users": [{"UserId": "orders"}]},
        "orders",
        "UserNotFound",
        nothing={"Users": []},
    ),
    one(
        "events",
        "describe_event_bus",
        lambda aws: aws.events.bus("orders"),
        {"Name": "orders"},
        {"Name": "orders", "Arn": ARN},
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "firehose",
        "describe_delivery_stream",
        lambda aws: aws.firehose.stream("orders"),
        {"DeliveryStreamName": "orders", "Limit": 1},
        {
            "DeliveryStreamDescription": {
                "DeliveryStreamName": "orders",
                "DeliveryStreamARN": ARN,
                "DeliveryStreamStatus": "ACTIVE",
                "DeliveryStreamType": "DirectPut",
                "VersionId": "1",
                "Destinations": [],
                "HasMoreDestinations": False,
            }
        },
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "glue",
        "get_database",
        lambda aws: aws.glue.database("orders", "lake"),
        {"CatalogId": "lake", "Name": "orders"},
        {"Database": {"Name": "orders"}},
        "orders",
        "EntityNotFoundException",
    ),
    one(
        "glue",
        "get_crawler",
        lambda aws: aws.glue.crawler("orders"),
        {"Name": "orders"},
        {"Crawler": {"Name": "orders"}},
        "orders",
        "EntityNotFoundException",
    ),
    one(
        "iam",
        "get_user",
        lambda aws: aws.iam.user("orders"),
        {"UserName": "orders"},
        {
            "User": {
                "UserName": "orders",
                "Arn": "arn:aws:iam::483920175646:user/orders",
                "Path": "/",
                "UserId": "AIDA0ORDERS0ORDERS",
                "CreateDate": "2026-01-01",
            }
        },
        "arn:aws:iam::483920175646:user/orders",
        "NoSuchEntity",
        region="us-east-1",
    ),
    one(
        "iam",
        "get_group",
        lambda aws: aws.iam.group("orders"),
        {"GroupName": "orders", "MaxItems": 1},
        {
            "Group": {
                "GroupName": "orders",
                "Arn": "arn:aws:iam::483920175646:group/orders",
                "Path": "/",
                "GroupId": "AGPA0ORDERS0ORDERS",
                "CreateDate": "2026-01-01",
            },
            "Users": [],
        },
        "arn:aws:iam::483920175646:group/orders",
        "NoSuchEntity",
        region="us-east-1",
    ),
    every(
        "kafka",
        "list_configurations",
        lambda aws: aws.kafka.configurations(),
        "Configurations",
        *(
            {
                "Name": name,
                "Arn": id,
                "CreationTime": "2026-01-01",
                "Description": "",
                "KafkaVersions": [],
                "LatestRevision": {"CreationTime": "2026-01-01", "Revision": 1},
                "State": "ACTIVE",
            }
            for name, id in (("orders", "id-1"), ("audit", "id-2"))
        ),
        answer=PAIRS,
    ),
    one(
        "kinesis",
        "describe_stream_summary",
        lambda aws: aws.kinesis.stream("orders"),
        {"StreamName": "orders"},
        {
            "StreamDescriptionSummary": {
                "StreamName": "orders",
                "StreamARN": ARN,
                "StreamStatus": "ACTIVE",
                "RetentionPeriodHours": 24,
                "StreamCreationTimestamp": "2026-01-01",
                "EnhancedMonitoring": [],
                "OpenShardCount": 1,
            }
        },
        ARN,
        "ResourceNotFoundException",
    ),
    one(
        "memorydb",
        "describe_users",
        lambda aws: aws.memorydb.user("orders"),
        {"UserName": "orders"},
        {"Users": [{"Name": "orders"}]},
        "orders",
        "UserNotFoundFault",
        nothing={"Users": []},
    ),
    every(
        "mq",
        "list_brokers",
        lambda aws: aws.mq.brokers(),
        "BrokerSummaries",
        *(
            {
                "BrokerName": name,
                "BrokerId": id,
                "BrokerState": state,
                "DeploymentMode": "SINGLE_INSTANCE",
                "EngineType": "RABBITMQ",
            }
            for name, id, state in (
                ("orders", "id-1", "RUNNING"),
                ("going", "id-3", "DELETION_IN_PROGRESS"),
                ("audit", "id-2", "CREATION_IN_PROGRESS"),
            )
        ),
        answer=PAIRS,
    ),
    one(
        "rds",
        "describe_db_proxies",
        lambda aws: aws.rds.proxy("orders"),
        {"DBProxyName": "orders"},
        {"DBProxies": [{"DBProxyName": "orders", "DBProxyArn": ARN}]},
        ARN,
        "DBProxyNotFoundFault",
        nothing={"DBProxies": []},
    ),
    one(
        "scheduler",
        "get_schedule",
        lambda aws: aws.scheduler.schedule("default", "orders"),
        {"GroupName": "default", "Name": "orders"},
        {"Arn": f"{SCHEDULES}schedule/default/orders"},
        f"{SCHEDULES}schedule/default/orders",
        "ResourceNotFoundException",
    ),
    one(
        "scheduler",
        "get_schedule_group",
        lambda aws: aws.scheduler.group("orders"),
        {"Name": "orders"},
        {"Arn": f"{SCHEDULES}schedule-group/orders"},
        f"{SCHEDULES}schedule-group/orders",
        "ResourceNotFoundException",
    ),
    one(
        "ssm",
        "describe_document",
        lambda aws: aws.ssm.document("orders"),
        {"Name": "orders"},
        {"Document": {"Name": "orders"}},
        "orders",
        "InvalidDocument",
    ),
)
DOMAIN = Verb(
    "describe_user_pool_domain",
    "cognito-idp:DescribeUserPoolDomain",
    lambda aws: aws.cognito.domain("orders"),
    {"Domain": "orders"},
    ("ResourceNotFoundException",),
)
NAMESPACES = Verb(
    "list_namespaces", "servicediscovery:ListNamespaces", lambda aws: aws.servicediscovery.namespaces(), {}
)
ALIASES = Verb(
    "list_distributions",
    "cloudfront:ListDistributions",
    lambda aws: aws.cloudfront.aliases(),
    {},
    region="us-east-1",
)
VERBS = [(item.service, item.verb) for item in NAMED] + [
    ("cognito-idp", DOMAIN),
    ("servicediscovery", NAMESPACES),
    ("cloudfront", ALIASES),
]
# One class of refusals for each service, under a name that begins with Test.
globals().update(
    {
        f"TestRefusalsOf{service.title().replace('-', '')}": outcomes(service, [v for s, v in VERBS if s == service])
        for service in sorted({service for service, _ in VERBS})
    }
)


@pytest.mark.parametrize("named", NAMED, ids=str)
def test_what_is_there(stub: Stub, named: Asked) -> None:
    assert found(stub, named.service, named.verb, *named.pages, following=named.following) == named.answer


@pytest.mark.parametrize("named", [item for item in NAMED if item.nothing], ids=str)
def test_an_empty_answer_says_that_there_is_none(stub: Stub, named: Asked) -> None:
    assert found(stub, named.service, named.verb, named.nothing) == named.none


def test_a_user_pool_domain_and_whose_it_is(stub: Stub) -> None:
    answer = {"DomainDescription": {"Domain": "orders", "AWSAccountId": "111122223333"}}
    assert found(stub, "cognito-idp", DOMAIN, answer) == PoolDomain("orders", "111122223333")


def test_a_free_user_pool_domain_is_an_empty_description(stub: Stub) -> None:
    assert found(stub, "cognito-idp", DOMAIN, {"DomainDescription": {}}) is None


def test_namespaces_of_two_pages(stub: Stub) -> None:
    private = {"DnsProperties": {"HostedZoneId": "Z1"}, "HttpProperties": {"HttpName": "corp.local"}}
    first = {
        "Namespaces": [{"Id": "ns-1", "Name": "corp.local", "Type": "DNS_PRIVATE", "Properties": private}],
        "NextToken": "more",
    }
    second = {"Namespaces": [{"Id": "ns-2", "Name": "orders", "Type": "HTTP"}]}
    assert found(stub, "servicediscovery", NAMESPACES, first, second, following="NextToken") == (
        Namespace("ns-1", "corp.local", "DNS_PRIVATE", "Z1"),
        Namespace("ns-2", "orders", "HTTP"),
    )


def listed(*items: dict[str, Any], following: str = "") -> dict[str, Any]:
    """A list as CloudFront answers: without "Items" where it is empty."""
    whole: dict[str, Any] = {"MaxItems": 100, "Quantity": len(items)}
    if items:
        whole["Items"] = list(items)
    if following:
        whole["NextMarker"] = following
    return whole


def distribution(id: str, *aliases: str) -> dict[str, Any]:
    """A distribution as lists show it: botocore wants all of these."""
    names: dict[str, Any] = {"Quantity": len(aliases), "Items": list(aliases)} if aliases else {"Quantity": 0}
    return {
        "Id": id,
        "ARN": f"arn:aws:cloudfront::{ACCOUNT}:distribution/{id}",
        "Status": "Deployed",
        "LastModifiedTime": "2026-01-01",
        "DomainName": "d1.cloudfront.net",
        "Aliases": names,
        "Origins": {"Quantity": 1, "Items": [{"Id": "web", "DomainName": "web.acme.eu"}]},
        "DefaultCacheBehavior": {"TargetOriginId": "web", "ViewerProtocolPolicy": "https-only"},
        "CacheBehaviors": {"Quantity": 0},
        "CustomErrorResponses": {"Quantity": 0},
        "Comment": "",
        "PriceClass": "PriceClass_100",
        "Enabled": False,
        "ViewerCertificate": {},
        "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
        "WebACLId": "",
        "HttpVersion": "http2",
        "IsIPV6Enabled": True,
        "Staging": False,
    }


def test_alternate_domain_names_of_all_distributions(stub: Stub) -> None:
    answers = stub("cloudfront", "us-east-1")
    first = listed(distribution("E2", "www.acme.eu", "acme.eu"), distribution("E1"), following="E1")
    more = {"Marker": "", "IsTruncated": False}
    answers.add_response("list_distributions", {"DistributionList": {**more, **first}}, {})
    second = {**more, **listed(distribution("E3", "shop.acme.eu"))}
    answers.add_response("list_distributions", {"DistributionList": second}, {"Marker": "E1"})
    assert stub.aws.cloudfront.aliases() == (("acme.eu", "E2"), ("shop.acme.eu", "E3"), ("www.acme.eu", "E2"))


Client = Callable[[str], Any]
# What makes a thing that has a name, how it is asked for, and how for one that nobody has.
MADE: dict[str, tuple[Callable[[Client], object], Callable[[Aws], Any], Callable[[Aws], Any]]] = {
    "kinesis": (
        lambda client: client("kinesis").create_stream(StreamName="orders", ShardCount=1),
        lambda aws: aws.kinesis.stream("orders"),
        lambda aws: aws.kinesis.stream("nobody"),
    ),
    "glue": (
        lambda client: client("glue").create_database(DatabaseInput={"Name": "orders"}),
        lambda aws: aws.glue.database("orders"),
        lambda aws: aws.glue.database("nobody"),
    ),
    "events": (
        lambda client: client("events").create_event_bus(Name="orders"),
        lambda aws: aws.events.bus("orders"),
        lambda aws: aws.events.bus("nobody"),
    ),
    "codecommit": (
        lambda client: client("codecommit").create_repository(repositoryName="orders"),
        lambda aws: aws.codecommit.repository("orders"),
        lambda aws: aws.codecommit.repository("nobody"),
    ),
    "scheduler": (
        lambda client: client("scheduler").create_schedule_group(Name="orders"),
        lambda aws: aws.scheduler.group("orders"),
        lambda aws: aws.scheduler.group("nobody") or aws.scheduler.schedule("default", "nobody"),
    ),
    "users": (
        lambda client: client("iam").create_user(UserName="orders"),
        lambda aws: aws.iam.user("orders"),
        lambda aws: aws.iam.user("nobody"),
    ),
    "groups": (
        lambda client: client("iam").create_group(GroupName="orders"),
        lambda aws: aws.iam.group("orders"),
        lambda aws: aws.iam.group("nobody"),
    ),
    "sesv2": (
        lambda client: client("sesv2").create_email_identity(EmailIdentity="example.com"),
        lambda aws: aws.sesv2.identity("example.com"),
        lambda aws: aws.sesv2.identity("nobody.example.com"),
    ),
    "athena": (
        lambda client: client("athena").create_work_group(Name="orders"),
        lambda aws: "orders" in aws.athena.workgroups(),
        lambda aws: "nobody" in aws.athena.workgroups() or None,
    ),
    "backup": (
        lambda client: client("backup").create_backup_vault(BackupVaultName="orders"),
        lambda aws: "orders" in aws.backup.vaults(),
        lambda aws: "nobody" in aws.backup.vaults() or None,
    ),
    "servicediscovery": (
        lambda client: client("servicediscovery").create_http_namespace(Name="orders"),
        lambda aws: [item.kind for item in aws.servicediscovery.namespaces() if item.name == "orders"] == ["HTTP"],
        lambda aws: next((item for item in aws.servicediscovery.namespaces() if item.name == "nobody"), None),
    ),
    "wafv2": (
        lambda client: client("wafv2").create_ip_set(
            Name="orders", Scope="REGIONAL", IPAddressVersion="IPV4", Addresses=[]
        ),
        lambda aws: aws.wafv2.ip_sets("REGIONAL")[0].split("/")[-2] == "orders",
        lambda aws: next(iter(aws.wafv2.rule_groups("REGIONAL")), None),
    ),
}
ABSENT: dict[str, Callable[[Aws], Any]] = {
    "firehose": lambda aws: aws.firehose.stream("nobody"),
    "codebuild": lambda aws: aws.codebuild.project("nobody"),
    "codepipeline": lambda aws: aws.codepipeline.pipeline("nobody"),
    "codedeploy": lambda aws: aws.codedeploy.application("nobody"),
    "ssm": lambda aws: aws.ssm.document("nobody"),
    "cognito": lambda aws: aws.cognito.domain("nobody"),
    "budgets": lambda aws: aws.budgets.budget(ACCOUNT, "nobody"),
    "eks": lambda aws: aws.eks.node_group("nobody", "nobody"),
    "elasticache": lambda aws: aws.elasticache.cluster("nobody") or aws.elasticache.user("nobody"),
    "memorydb": lambda aws: aws.memorydb.cluster("nobody") or aws.memorydb.user("nobody"),
    "redshift": lambda aws: aws.redshift.parameter_group("nobody"),
    "rds": lambda aws: aws.rds.proxy("nobody"),
    "dms": lambda aws: aws.dms.instance("nobody") or aws.dms.subnet_group("nobody"),
    "apigatewayv2": lambda aws: aws.apigatewayv2.domain_name("nobody.example.com"),
    "cloudfront": lambda aws: aws.cloudfront.function("nobody") or next(iter(aws.cloudfront.aliases()), None),
    "kafka": lambda aws: aws.kafka.cluster("nobody"),
    "mq": lambda aws: next(iter(aws.mq.brokers()), None),
    "autoscaling": lambda aws: aws.autoscaling.group("nobody"),
}


@pytest.mark.parametrize("service", MADE)
def test_what_the_emulator_has(service: str) -> None:
    make, there, none = MADE[service]
    with Emulator() as emulator:
        lookups = Lookups(mode="emulator", endpoint_url=emulator.url)
        aws = lookups.bind({}, "eu-west-1")
        make(lambda name: lookups.sessions.client(aws.identity, name, "eu-west-1"))
        assert there(aws)
        assert none(aws) is None


@pytest.mark.parametrize("service", ABSENT)
def test_what_the_emulator_has_not(service: str) -> None:
    with Emulator() as emulator:
        aws = Lookups(mode="emulator", endpoint_url=emulator.url).bind({}, "eu-west-1")
        assert ABSENT[service](aws) is None
