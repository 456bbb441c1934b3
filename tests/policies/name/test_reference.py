from __future__ import annotations

from typing import Any

import pytest

from policies.name._reference_uses import USES, Use
from policypack.aws.services.dynamodb import DynamoTable
from policypack.aws.services.iam import Role
from policypack.aws.services.lambda_ import Function
from policypack.aws.services.logs import LogGroup
from policypack.aws.services.s3 import Bucket
from policypack.aws.services.secretsmanager import StoredSecret
from policypack.aws.things import (
    apigateway,
    apigatewayv2,
    autoscaling,
    backup,
    cognito,
    dynamodb,
    ecr,
    ecs,
    efs,
    events,
    glue,
    iam,
    lambda_,
    logs,
    s3,
    secretsmanager,
    sqs,
)
from policypack.catalogue import provider
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan

ACCOUNT = "210987654321"
QUEUE = f"https://sqs.eu-west-1.amazonaws.com/{ACCOUNT}/jobs"
FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter"
ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudwatch/logGroup:LogGroup", "api", name="/ecs/api")
    plan.add(FILTER, "errors", logGroupName=Ref("api", "name"), pattern="ERROR", name="errors")
    plan.add("aws:ecs/cluster:Cluster", "main", name="main")
    plan.add("aws:ecs/service:Service", "web", cluster=Ref("main", "arn"), taskDefinition="web:1")
    plan.add("aws:s3/bucket:Bucket", "own", bucket="acme-own")
    return plan.add("aws:s3/bucketPolicy:BucketPolicy", "rules", bucket=Ref("own", "bucket"), policy="{}")


def group(plan: Plan, name: object = "/ecs/other") -> Plan:
    return plan.set("errors", logGroupName=name)


def bucket(plan: Plan, name: str = "acme-other") -> Plan:
    return plan.set("rules", bucket=name)


ASKED = ("logs.log_group", "/ecs/other")
SAID = (
    "logGroupName names the log group /ecs/other, and there is none in eu-west-1; this stack does not create it "
    "either. AWS would answer ResourceNotFoundException: The specified log group does not exist."
)
not_found = (
    Table("name-reference-not-found", base)
    .good("planned here", facts={})
    .good("planned here, named as text", lambda plan: group(plan, "/ecs/api"), facts={})
    .good("there", group, facts={ASKED: LogGroup("/ecs/other", "arn")})
    .not_found("nowhere", group, ("errors", SAID), facts={ASKED: None}, level="mandatory")
    .bad(
        "beside resources that the plan does not show",
        lambda plan: group(plan).add("aws-native:logs:LogGroup", "hidden"),
        ("errors", SAID),
        facts={ASKED: None},
        level="advisory",
    )
    .bad(
        "a database makes its log group itself",
        lambda plan: group(plan, "/aws/rds/instance/ledger/postgresql"),
        ("errors", SAID.replace("/ecs/other", "/aws/rds/instance/ledger/postgresql")),
        facts={("logs.log_group", "/aws/rds/instance/ledger/postgresql"): None},
        level="advisory",
    )
    .bad(
        "a function makes its log group only when it runs",
        lambda plan: group(plan, "/aws/lambda/resize"),
        ("errors", SAID.replace("/ecs/other", "/aws/lambda/resize")),
        facts={("logs.log_group", "/aws/lambda/resize"): None},
        level="mandatory",
    )
    .good("another account's bucket", bucket, facts={("s3.bucket", "acme-other"): Bucket("acme-other", visible=False)})
    .bad(
        "a bucket that nobody has",
        bucket,
        (
            "rules",
            (
                "bucket names the bucket acme-other, and there is none anywhere; this stack does not create it either. "
                "AWS would answer NoSuchBucket: The specified bucket does not exist."
            ),
        ),
        facts={("s3.bucket", "acme-other"): None},
        level="mandatory",
    )
    .good("an access point", lambda plan: bucket(plan, f"arn:aws:s3:eu-west-1:{ACCOUNT}:accesspoint/data"), facts={})
    .good("a directory bucket", lambda plan: bucket(plan, "data--euw1-az1--x-s3"), facts={})
    .bad(
        "no cluster means the default one",
        lambda plan: plan.set("web", cluster=None),
        (
            "web",
            (
                "Without cluster it is for the ECS cluster default, and there is none in eu-west-1; this stack does "
                "not create it either. AWS would answer ClusterNotFoundException: Cluster not found."
            ),
        ),
        facts={("ecs.cluster", "default"): None},
        level="mandatory",
    )
    .bad(
        "no cluster, and a machine that may make the default one",
        lambda plan: plan.set("web", cluster=None).add("aws:ec2/instance:Instance", "host", ami="ami-1"),
        (
            "web",
            (
                "Without cluster it is for the ECS cluster default, and there is none in eu-west-1; this stack does "
                "not create it either. AWS would answer ClusterNotFoundException: Cluster not found."
            ),
        ),
        facts={("ecs.cluster", "default"): None},
        level="advisory",
    )
    .good(
        "the default cluster is planned here",
        lambda plan: plan.set("web", cluster=None).set("main", name="default"),
        facts={},
    )
    .bad(
        "one role of several",
        lambda plan: plan.add(
            "aws:iam/policyAttachment:PolicyAttachment", "all", name="all", policyArn="arn", roles=["a", "b"]
        ),
        (
            "all",
            (
                "roles[1] names the role b, and there is none in the account; this stack does not create it either. "
                "AWS would answer NoSuchEntity: The role with name … cannot be found."
            ),
        ),
        facts={("iam.role", "a"): Role("a", "arn"), ("iam.role", "b"): None},
        level="mandatory",
    )
    .good(
        "another account's queue",
        lambda plan: plan.add("aws:sqs/queuePolicy:QueuePolicy", "q", queueUrl=QUEUE.replace("2109", "3644")),
        facts={},
    )
    .good(
        "a queue planned here, its address put together",
        lambda plan: plan.add("aws:sqs/queue:Queue", "jobs", name="jobs").add(
            "aws:sqs/queuePolicy:QueuePolicy", "q", queueUrl=QUEUE
        ),
        facts={},
    )
    .good(
        "a queue's address of old, which does not say where it is",
        lambda plan: plan.add(
            "aws:sqs/queuePolicy:QueuePolicy", "q", queueUrl=f"https://queue.amazonaws.com/{ACCOUNT}/jobs"
        ),
        facts={},
    )
    .good(
        "a queue's address of old that does",
        lambda plan: plan.add(
            "aws:sqs/queuePolicy:QueuePolicy", "q", queueUrl=f"https://eu-south-1.queue.amazonaws.com/{ACCOUNT}/jobs"
        ),
        facts={("sqs.queue", "jobs", "eu-south-1"): QUEUE},
    )
    .bad(
        "a bus, and not the rule on it once more",
        lambda plan: plan.add(
            "aws:cloudwatch/eventTarget:EventTarget", "t", rule="nightly", eventBusName="orders", arn="arn"
        ),
        (
            "t",
            (
                "eventBusName names the event bus orders, and there is none in eu-west-1; this stack does not create "
                "it either. AWS would answer ResourceNotFoundException: Event bus … does not exist."
            ),
        ),
        facts={("events.bus", "orders"): None},
        level="mandatory",
    )
    .good(
        "a stage variable",
        lambda plan: plan.add(
            "aws:apigatewayv2/integration:Integration", "i", connectionId="${stageVariables.vpcLinkId}"
        ),
        facts={},
    )
    .good(
        "the code of a function that is there is not needed any more",
        lambda plan: plan.add("aws:lambda/function:Function", "f", s3Bucket="acme-other", outputs={"id": "resize"}),
        facts={},
    )
    .good(
        "a pool of another region is refused for its looks",
        lambda plan: plan.add("aws:cognito/userGroup:UserGroup", "g", name="g", userPoolId="us-east-1_abc"),
        facts={},
    )
    .good(
        "another account's data catalogue",
        lambda plan: plan.add(
            "aws:glue/catalogTable:CatalogTable", "t", name="t", databaseName="sales", catalogId="364412870955"
        ),
        facts={},
    )
    .good(
        "logs of a load balancer that are switched off",
        lambda plan: plan.add("aws:lb/loadBalancer:LoadBalancer", "lb", accessLogs={"bucket": "x", "enabled": False}),
        facts={},
    )
    .good(
        "the default bus",
        lambda plan: plan.add("aws:cloudwatch/eventRule:EventRule", "r", name="r", eventBusName="default"),
        facts={},
    )
    .outside("by ARN, which is another policy's", lambda plan: plan.set("web", cluster="arn:aws:ecs:x"), facts={})
    .absent("no name", lambda plan: group(plan, None), facts={})
    .unknown("from an update", lambda plan: group(plan, Unknown()), facts={})
    .cannot_ask("denied", group)
)

# What stands in a property, what AWS is asked, and its answer where the thing is there.
KINDS: dict[str, tuple[str, tuple[str, ...], Any]] = {
    logs.LOG_GROUP.noun: ("/ecs/other", ASKED, LogGroup("/ecs/other", "arn")),
    lambda_.FUNCTION.noun: ("resize:live", ("lambda_.function", "resize"), Function("resize", "arn")),
    s3.BUCKET.noun: ("acme-other", ("s3.bucket", "acme-other"), Bucket("acme-other", visible=True)),
    ecs.CLUSTER.noun: ("old", ("ecs.cluster", "old"), "arn"),
    sqs.QUEUE.noun: (QUEUE, ("sqs.queue", "jobs"), QUEUE),
    events.BUS.noun: ("orders", ("events.bus", "orders"), "arn"),
    events.RULE.noun: ("nightly", ("events.rule", "nightly", "default"), "arn"),
    apigateway.REST_API.noun: ("a1b2c3d4e5", ("apigateway.rest_api", "a1b2c3d4e5"), "shop"),
    apigatewayv2.API.noun: ("a1b2c3d4e5", ("apigatewayv2.api", "a1b2c3d4e5"), "shop"),
    apigatewayv2.VPC_LINK.noun: ("a1b2c3", ("apigatewayv2.vpc_link", "a1b2c3"), "inner"),
    cognito.USER_POOL.noun: ("eu-west-1_Ab1", ("cognito.user_pool", "eu-west-1_Ab1"), "customers"),
    iam.ROLE.noun: ("worker", ("iam.role", "worker"), Role("worker", "arn")),
    iam.USER.noun: ("ci", ("iam.user", "ci"), "arn"),
    iam.GROUP.noun: ("admins", ("iam.group", "admins"), "arn"),
    secretsmanager.SECRET.noun: ("db", ("secretsmanager.secret", "db"), StoredSecret("db", "arn")),
    glue.DATABASE.noun: ("sales", ("glue.database", "sales"), "sales"),
    dynamodb.TABLE.noun: ("orders", ("dynamodb.table", "orders"), DynamoTable("orders", "arn", "ACTIVE")),
    ecr.REPOSITORY.noun: ("shop/api", ("ecr.repository", ACCOUNT, "shop/api"), "arn"),
    autoscaling.GROUP.noun: ("web", ("autoscaling.group", "web"), "arn"),
    efs.FILE_SYSTEM.noun: ("fs-0a1b2c3d", ("efs.file_system", "fs-0a1b2c3d"), "fs-0a1b2c3d"),
    backup.VAULT.noun: ("nightly", ("backup.vaults",), ("nightly",)),
}
EACH = [(type, use) for type, uses in USES.items() for use in uses]


@pytest.mark.parametrize(("type", "use"), EACH, ids=[f"{type.split(':')[2]}.{use.property}" for type, use in EACH])
def test_each_use_is_asked_for(type: str, use: Use) -> None:
    text, asked, there = KINDS[use.thing.noun]
    given: dict[str, Any] = {}
    inner = given
    *blocks, last = use.property.split(".")
    for block in blocks:
        inner[block] = {"enabled": True}
        inner = inner[block]
    inner[last] = [text] if use.property in ("roles", "users", "groups", "groupNames") else text
    if type == "aws:ecs/service:Service":
        given.setdefault("cluster", "old")
    rules = [policy for policy in discover("policies") if policy.id == "name-reference-not-found"]
    plan = Plan().add(type, "it", **given)
    assert not judge_plan(plan, rules, view="engine", facts={asked: there}).findings
    gone = () if isinstance(there, tuple) else None
    findings = judge_plan(plan, rules, view="engine", facts={asked: gone}).findings
    assert [finding.level for finding in findings] == ["mandatory" if use.checked else "advisory"]


@pytest.mark.parametrize(("type", "use"), EACH, ids=[f"{type.split(':')[2]}.{use.property}" for type, use in EACH])
def test_each_use_is_of_this_provider(type: str, use: Use) -> None:
    assert use.property.split(".")[0] in provider.inputs(type)
