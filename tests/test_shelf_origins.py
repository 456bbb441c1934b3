"""What this same update makes in another way than by the type that is called after it is not said to be missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import pytest

from policypack.aws.services.ec2 import Zone
from policypack.aws.services.network import AccountRegion
from policypack.aws.services.rds import EngineVersions
from policypack.policy import discover
from policypack.testing import Plan, Ref, judge_plan

POLICIES = {policy.id: policy for policy in discover("policies")}
ACCOUNT = "210987654321"
OWN = EngineVersions("custom-oracle-ee", "19.shop1", "eu-west-1", ())
LAX = "us-west-2-lax-1"
KEY = "mrk-0123456789abcdef0123456789abcdef"
SOURCE = f"arn:aws:dynamodb:eu-central-1:{ACCOUNT}:table/orders"
IMAGE = f"{ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/nginx:1"


class Case(NamedTuple):
    """A resource that names a thing which AWS says is not there, and what makes it in this update."""

    policy: str
    type: str
    inputs: Mapping[str, Any]
    maker: str
    made: Mapping[str, Any]
    facts: Mapping[Any, Any]
    provider: Mapping[str, str] = {}
    silent: bool = True


def containers(**options: str) -> str:
    log = {"logDriver": "awslogs", "options": {"awslogs-group": "/shop/api", "awslogs-region": "eu-west-1", **options}}
    return json.dumps([{"name": "api", "image": "nginx:1.27", "memory": 128, "logConfiguration": log}])


CASES = {
    "a database by Athena": Case(
        "name-reference-not-found",
        "aws:glue/catalogTable:CatalogTable",
        {"databaseName": "shop", "name": "orders"},
        "aws:athena/database:Database",
        {"name": "shop", "bucket": "results"},
        {("glue.database", "shop"): None},
    ),
    "a replica of a table": Case(
        "name-reference-not-found",
        "aws:dynamodb/tableItem:TableItem",
        {"tableName": "orders", "hashKey": "id", "item": "{}"},
        "aws:dynamodb/tableReplica:TableReplica",
        {"globalTableArn": SOURCE},
        {("dynamodb.table", "orders"): None},
    ),
    "a table with replicas": Case(
        "name-reference-not-found",
        "aws:dynamodb/tableItem:TableItem",
        {"tableName": "orders", "hashKey": "id", "item": "{}"},
        "aws:dynamodb/table:Table",
        {"name": "orders", "replicas": [{"regionName": "eu-west-1"}]},
        {("dynamodb.table", "orders"): None},
        {"region": "eu-central-1"},
    ),
    "a replica of a key": Case(
        "kms-key-not-found",
        "aws:cloudwatch/logGroup:LogGroup",
        {"name": "/shop", "kmsKeyId": f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{KEY}"},
        "aws:kms/replicaKey:ReplicaKey",
        {"primaryKeyArn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{KEY}"},
        {("kms.key", f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{KEY}"): None},
    ),
    "a replica of an imported key": Case(
        "kms-key-not-found",
        "aws:cloudwatch/logGroup:LogGroup",
        {"name": "/shop", "kmsKeyId": f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{KEY}"},
        "aws:kms/replicaExternalKey:ReplicaExternalKey",
        {"primaryKeyArn": f"arn:aws:kms:us-east-1:{ACCOUNT}:key/{KEY}"},
        {("kms.key", f"arn:aws:kms:eu-west-1:{ACCOUNT}:key/{KEY}"): None},
    ),
    "the replica of a secret": Case(
        "name-reference-not-found",
        "aws:secretsmanager/secretPolicy:SecretPolicy",
        {"secretArn": "orders", "policy": "{}"},
        "aws:secretsmanager/secret:Secret",
        {"name": "orders", "replicas": [{"region": "eu-west-1"}]},
        {("secretsmanager.secret", "orders"): None},
        {"region": "eu-central-1"},
    ),
    "a parameter by Image Builder": Case(
        "ec2-ami-parameter-not-found",
        "aws:ec2/launchTemplate:LaunchTemplate",
        {"imageId": "resolve:ssm:/golden/web", "instanceType": "t3.micro"},
        "aws:imagebuilder/distributionConfiguration:DistributionConfiguration",
        {
            "distributions": [
                {"region": "eu-west-1", "ssmParameterConfigurations": [{"parameterName": "/golden/web"}]},
            ]
        },
        {("ssm.parameter", "/golden/web"): None},
    ),
    "a zone that is opted in": Case(
        "ec2-zone-not-usable",
        "aws:ec2/subnet:Subnet",
        {"vpcId": "vpc-0123456789abcdef0", "cidrBlock": "10.0.0.0/24", "availabilityZone": "us-west-2-lax-1a"},
        "aws:ec2/availabilityZoneGroup:AvailabilityZoneGroup",
        {"groupName": LAX, "optInStatus": "opted-in", "region": "us-west-2"},
        {
            ("ec2.zones", True): (
                Zone("us-west-2-lax-1a", "usw2-lax1-az1", "available", "not-opted-in", LAX, "local-zone", LAX),
            ),
        },
        {"region": "us-west-2"},
    ),
    "a region that is switched on": Case(
        "region-not-enabled",
        "aws:sqs/queue:Queue",
        {"name": "jobs", "region": "af-south-1"},
        "aws:account/region:Region",
        {"regionName": "af-south-1", "enabled": True},
        {("network.regions", "us-east-1"): (AccountRegion("af-south-1", "not-opted-in"),)},
    ),
    "an engine version of one's own": Case(
        "rds-engine-version-not-offered",
        "aws:rds/instance:Instance",
        {"engine": "custom-oracle-ee", "engineVersion": "19.shop1", "instanceClass": "db.m5.large"},
        "aws:rds/customDbEngineVersion:CustomDbEngineVersion",
        {"engine": "custom-oracle-ee", "engineVersion": "19.shop1"},
        {
            ("rds.engine_version", "custom-oracle-ee", "19.shop1"): EngineVersions(
                "custom-oracle-ee", "19.shop1", "eu-west-1", ()
            )
        },
    ),
    "a cluster of DocumentDB": Case(
        "rds-cluster-not-found",
        "aws:rds/clusterInstance:ClusterInstance",
        {"clusterIdentifier": "papers", "engine": "docdb", "instanceClass": "db.r6g.large"},
        "aws:docdb/cluster:Cluster",
        {"clusterIdentifier": "papers"},
        {("rds.cluster", "papers"): None},
    ),
    "a subnet group of Neptune": Case(
        "rds-subnet-group-not-found",
        "aws:rds/cluster:Cluster",
        {"engine": "neptune", "dbSubnetGroupName": "graph"},
        "aws:neptune/subnetGroup:SubnetGroup",
        {"name": "graph", "subnetIds": ["subnet-0123456789abcdef0"]},
        {("rds.subnet_group", "graph"): None},
    ),
    "an image that is pulled through": Case(
        "ecr-image-not-found",
        "aws:lambda/function:Function",
        {"packageType": "Image", "imageUri": IMAGE, "role": f"arn:aws:iam::{ACCOUNT}:role/x"},
        "aws:ecr/pullThroughCacheRule:PullThroughCacheRule",
        {"ecrRepositoryPrefix": "docker-hub", "upstreamRegistryUrl": "registry-1.docker.io"},
        {},
    ),
    "the role of a service": Case(
        "iam-role-not-found",
        "aws:codebuild/project:Project",
        {"serviceRole": f"arn:aws:iam::{ACCOUNT}:role/AWSServiceRoleForShop"},
        "aws:iam/serviceLinkedRole:ServiceLinkedRole",
        {"awsServiceName": "shop.amazonaws.com"},
        {("iam.role", "AWSServiceRoleForShop"): None},
    ),
    "a log group that another container makes": Case(
        "ecs-log-group-not-found",
        "aws:ecs/taskDefinition:TaskDefinition",
        {"family": "api", "containerDefinitions": containers()},
        "aws:ecs/taskDefinition:TaskDefinition",
        {"family": "first", "containerDefinitions": containers(**{"awslogs-create-group": "true"})},
        {("logs.log_group", "/shop/api"): None},
        silent=False,
    ),
}


def mandatory(case: Case, *, made: bool, **changed: Any) -> list[str]:
    plan = Plan().add(case.type, "it", provider=dict(case.provider) if case.policy == "ec2-zone-not-usable" else None)
    plan.set("it", **case.inputs)
    if case.policy == "ecs-log-group-not-found":
        plan.add("aws:ecs/service:Service", "it-runs", taskDefinition=Ref("it", "arn"), desiredCount=1)
    if made:
        plan.add(case.maker, "maker", provider=dict(case.provider) or None, **{**case.made, **changed})
    report = judge_plan(plan, [POLICIES[case.policy]], view="preview", facts=case.facts)
    return [finding.level for finding in report.findings if finding.name == "it" and finding.policy == case.policy]


@pytest.mark.parametrize("name", CASES)
def test_what_is_made_in_another_way_is_not_missing(name: str) -> None:
    case = CASES[name]
    assert mandatory(case, made=True) == ([] if case.silent else ["advisory"])


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case.facts])
def test_without_it_the_thing_is_missing(name: str) -> None:
    assert mandatory(CASES[name], made=False) == ["mandatory"]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("a database by Athena", {"name": "bills"}),
        ("a replica of a table", {"globalTableArn": SOURCE.replace("orders", "bills")}),
        ("a table with replicas", {"replicas": [{"regionName": "eu-north-1"}]}),
        ("the replica of a secret", {"name": "bills"}),
        ("a zone that is opted in", {"optInStatus": "not-opted-in"}),
        ("a region that is switched on", {"enabled": False}),
        ("an engine version of one's own", {"engineVersion": "19.shop2"}),
        ("a cluster of DocumentDB", {"clusterIdentifier": "pictures"}),
    ],
)
def test_another_thing_brings_nothing(name: str, other: dict[str, Any]) -> None:
    assert mandatory(CASES[name], made=True, **other) == ["mandatory"]
