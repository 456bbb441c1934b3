from __future__ import annotations

import pytest

from policypack import Finding
from policypack.aws.services.cloudfront import NamedItem
from policypack.aws.services.cognito import PoolDomain
from policypack.aws.services.dynamodb import DynamoTable
from policypack.aws.services.ec2 import KeyPair, LaunchTemplate, SecurityGroup, Vpc
from policypack.aws.services.ecr import PullThroughRule
from policypack.aws.services.elbv2 import LoadBalancer, TargetGroup
from policypack.aws.services.iam import InstanceProfile, ManagedPolicy, Role
from policypack.aws.services.kafka import KafkaCluster
from policypack.aws.services.kms import Key
from policypack.aws.services.lambda_ import Function
from policypack.aws.services.logs import LogGroup
from policypack.aws.services.route53 import Delegation
from policypack.aws.services.s3 import Bucket
from policypack.aws.services.secretsmanager import StoredSecret
from policypack.aws.services.servicediscovery import Namespace
from policypack.aws.services.ssm import Parameter
from policypack.aws.things import UNIQUE
from policypack.catalogue.provider import inputs
from policypack.policy import discover
from policypack.testing import Plan, Table, Unknown, judge_plan

ACCOUNT = "210987654321"
GROUP = ("logs.log_group", "/ecs/api")
FREE = {GROUP: None, ("s3.bucket", "acme-orders"): None}
THERE = {**FREE, GROUP: LogGroup("/ecs/api", "arn:aws:logs:eu-west-1:210987654321:log-group:/ecs/api")}
HERE = "in eu-west-1 already; AWS would"
SAID = "The account has a log group /ecs/api in eu-west-1 already; AWS would answer ResourceAlreadyExistsException."


def base() -> Plan:
    plan = Plan()
    plan.add("aws:cloudwatch/logGroup:LogGroup", "api", name="/ecs/api", retentionInDays=30)
    return plan.add("aws:s3/bucket:Bucket", "orders", bucket="acme-orders")


def taken_bucket(visible: bool) -> dict[object, object]:
    return {**FREE, ("s3.bucket", "acme-orders"): Bucket("acme-orders", visible)}


taken = (
    Table("name-already-taken", base)
    .good("free", facts=FREE)
    .good("names of the provider's making", lambda plan: plan.set("api", name="api-3f9a0c1"), facts=FREE)
    .good("it is this stack's own", lambda plan: exists(plan), facts=FREE, view="engine")
    .bad("first deployment", None, ("api", SAID), facts=THERE, view="engine", level="mandatory")
    .bad(
        "the preview knows no state",
        None,
        ("api", f"{SAID} It may be this stack's own: this preview reads no state; `pulumi preview` does."),
        facts=THERE,
        view="preview",
        level="advisory",
    )
    .bad(
        "the stack has something already",
        lambda plan: plan.add("aws:ec2/vpc:Vpc", "main", outputs={"id": "vpc-1"}),
        ("api", f"{SAID} It may be one that this stack is about to replace."),
        facts=THERE,
        view="engine",
        level="advisory",
    )
    .bad(
        "all of it may be replaced at once",
        lambda plan: plan.remove("api").add(
            "aws:cloudwatch/logGroup:LogGroup",
            "api",
            name="/ecs/api",
            options={"delete_before_replace": True, "delete_before_replace_defined": True},
        ),
        ("api", f"{SAID} It may be one that this stack is about to replace."),
        facts=THERE,
        view="engine",
        level="advisory",
    )
    .bad(
        "somebody else's bucket",
        None,
        ("orders", "The bucket name acme-orders is taken by another account; all accounts share these names."),
        facts={**taken_bucket(visible=False), ("s3.buckets",): ("acme-logs",)},
        level="mandatory",
    )
    .bad(
        "somebody else's bucket that one may look into",
        None,
        ("orders", "The bucket name acme-orders is taken by another account; all accounts share these names."),
        facts={**taken_bucket(visible=True), ("s3.buckets",): ("acme-logs",)},
        level="mandatory",
    )
    .bad(
        "a bucket of the account",
        None,
        (
            "orders",
            "The account has a bucket acme-orders in eu-west-1 already; AWS would answer BucketAlreadyOwnedByYou.",
        ),
        facts={**taken_bucket(visible=True), ("s3.buckets",): ("acme-orders",)},
        view="engine",
        level="mandatory",
    )
    .not_found("nobody has it", None, facts=FREE)
    .absent("no name", lambda plan: plan.set("api", name=None).set("orders", bucket=None), facts={})
    .unknown("from an update", lambda plan: plan.set("api", name=Unknown()), facts=FREE)
    .cannot_ask("denied")
    .without("outside", "looks at no other resource")
)


def exists(plan: Plan) -> Plan:
    plan.planned["api"].outputs["id"] = "/ecs/api"
    return plan


ROLE = Role("orders", f"arn:aws:iam::{ACCOUNT}:role/orders")
ELB = f"arn:aws:elasticloadbalancing:eu-west-1:{ACCOUNT}"
OIDC = f"arn:aws:iam::{ACCOUNT}:oidc-provider/token.actions.githubusercontent.com"
Facts = dict[object, object]
MACHINE = f"arn:aws:states:eu-west-1:{ACCOUNT}:stateMachine:orders"
MANAGED = f"arn:aws:iam::{ACCOUNT}:policy/orders"
WEB = SecurityGroup("sg-1", "orders", "vpc-1", "", ACCOUNT)
GROUPS = ("ec2.security_groups", (("vpc-id", ("vpc-1",)),))
BY_ID = (("orders", "id-1"), ("others", "id-2"))
BY_NAME = tuple(NamedItem(id, name) for name, id in BY_ID)
BY_ARN = tuple(f"arn:aws:wafv2:eu-west-1:{ACCOUNT}:regional/any/{name}/{id}" for name, id in BY_ID)
DATABASE, CLUSTER = ("rds.database", "orders"), ("rds.cluster", "orders")
SUBNETS, DOMAIN = ("rds.subnet_group", "orders"), ("opensearch.domain", "orders")
PARAMETERS, CLUSTER_PARAMETERS = ("rds.parameter_group", "orders"), ("rds.cluster_parameter_group", "orders")
# Type -> (AWS's answers, what `pulumi import` takes). Where nothing else is said, that is the name.
OTHERS: dict[str, tuple[Facts, str]] = {
    "aws:lb/loadBalancer:LoadBalancer": (
        {("elbv2.load_balancer", "orders"): LoadBalancer(f"{ELB}:loadbalancer/app/orders/1", "orders", "application")},
        f"{ELB}:loadbalancer/app/orders/1",
    ),
    "aws:lb/targetGroup:TargetGroup": (
        {("elbv2.target_group", "orders"): TargetGroup(f"{ELB}:targetgroup/orders/1", "orders", "ip")},
        f"{ELB}:targetgroup/orders/1",
    ),
    "aws:ecr/repository:Repository": ({("ecr.repository", ACCOUNT, "orders"): "arn"}, "orders"),
    "aws:ecr/pullThroughCacheRule:PullThroughCacheRule": (
        {("ecr.pull_through_rules", ACCOUNT): (PullThroughRule("orders", "public.ecr.aws"),)},
        "orders",
    ),
    "aws:iam/role:Role": ({("iam.role", "orders"): ROLE}, "orders"),
    "aws:iam/user:User": ({("iam.user", "orders"): "arn"}, "orders"),
    "aws:iam/group:Group": ({("iam.group", "orders"): "arn"}, "orders"),
    "aws:iam/policy:Policy": ({("iam.managed_policy", MANAGED): ManagedPolicy("orders", MANAGED)}, MANAGED),
    "aws:iam/instanceProfile:InstanceProfile": (
        {("iam.instance_profile", "orders"): InstanceProfile("orders", "arn")},
        "orders",
    ),
    "aws:secretsmanager/secret:Secret": (
        {("secretsmanager.secret", "orders"): StoredSecret("orders", "arn:s")},
        "arn:s",
    ),
    "aws:ssm/parameter:Parameter": ({("ssm.parameter", "orders"): Parameter("orders", "String")}, "orders"),
    "aws:ssm/document:Document": ({("ssm.document", "orders"): "orders"}, "orders"),
    "aws:kms/alias:Alias": ({("kms.key", "orders"): Key("arn", "Enabled")}, "orders"),
    "aws:cognito/userPoolDomain:UserPoolDomain": (
        {("cognito.domain", "orders"): PoolDomain("orders", ACCOUNT)},
        "orders",
    ),
    "aws:cloudtrail/trail:Trail": ({("cloudtrail.named", "orders"): "arn:trail"}, "arn:trail"),
    "aws:budgets/budget:Budget": ({("budgets.budget", ACCOUNT, "orders"): "orders"}, f"{ACCOUNT}:orders"),
    "aws:sesv2/emailIdentity:EmailIdentity": ({("sesv2.identity", "orders"): "DOMAIN"}, "orders"),
    "aws:ecs/service:Service": ({("ecs.service_status", "default", "orders"): "ACTIVE"}, "default/orders"),
    "aws:elasticbeanstalk/application:Application": ({("elasticbeanstalk.applications",): ("orders",)}, "orders"),
    "aws:lambda/function:Function": ({("lambda_.function", "orders"): Function("orders", "arn")}, "orders"),
    "aws:ec2/securityGroup:SecurityGroup": ({GROUPS: (WEB,)}, "sg-1"),
    "aws:ec2/keyPair:KeyPair": ({("ec2.key_pair", "orders"): KeyPair("key-1", "orders", "rsa")}, "orders"),
    "aws:ec2/launchTemplate:LaunchTemplate": (
        {("ec2.launch_template_named", "orders"): LaunchTemplate("lt-1", "orders", 1, 1)},
        "lt-1",
    ),
    "aws:ec2/placementGroup:PlacementGroup": ({("network.placement_groups",): ("orders",)}, "orders"),
    "aws:autoscaling/group:Group": ({("autoscaling.group", "orders"): "arn"}, "orders"),
    "aws:eks/cluster:Cluster": ({("eks.cluster", "orders"): "there"}, "orders"),
    "aws:eks/nodeGroup:NodeGroup": ({("eks.node_group", "main", "orders"): "arn"}, "main:orders"),
    "aws:eks/addon:Addon": ({("eks.installed_addon", "main", "orders"): "arn"}, "main:orders"),
    "aws:eks/accessEntry:AccessEntry": ({("eks.access_entry", "main", "orders"): "arn"}, "main:orders"),
    "aws:batch/computeEnvironment:ComputeEnvironment": ({("batch.compute_environment", "orders"): "arn"}, "orders"),
    "aws:batch/jobQueue:JobQueue": ({("batch.job_queue", "orders"): "arn:queue"}, "arn:queue"),
    "aws:dynamodb/table:Table": ({("dynamodb.table", "orders"): DynamoTable("orders", "arn", "ACTIVE")}, "orders"),
    "aws:rds/instance:Instance": ({DATABASE: "there"}, "orders"),
    "aws:rds/clusterInstance:ClusterInstance": ({DATABASE: "there"}, "orders"),
    "aws:docdb/clusterInstance:ClusterInstance": ({DATABASE: "there"}, "orders"),
    "aws:neptune/clusterInstance:ClusterInstance": ({DATABASE: "there"}, "orders"),
    "aws:rds/cluster:Cluster": ({CLUSTER: "there"}, "orders"),
    "aws:docdb/cluster:Cluster": ({CLUSTER: "there"}, "orders"),
    "aws:neptune/cluster:Cluster": ({CLUSTER: "there"}, "orders"),
    "aws:rds/subnetGroup:SubnetGroup": ({SUBNETS: "there"}, "orders"),
    "aws:docdb/subnetGroup:SubnetGroup": ({SUBNETS: "there"}, "orders"),
    "aws:neptune/subnetGroup:SubnetGroup": ({SUBNETS: "there"}, "orders"),
    "aws:rds/parameterGroup:ParameterGroup": ({PARAMETERS: "there"}, "orders"),
    "aws:neptune/parameterGroup:ParameterGroup": ({PARAMETERS: "there"}, "orders"),
    "aws:rds/clusterParameterGroup:ClusterParameterGroup": ({CLUSTER_PARAMETERS: "there"}, "orders"),
    "aws:docdb/clusterParameterGroup:ClusterParameterGroup": ({CLUSTER_PARAMETERS: "there"}, "orders"),
    "aws:neptune/clusterParameterGroup:ClusterParameterGroup": ({CLUSTER_PARAMETERS: "there"}, "orders"),
    "aws:rds/optionGroup:OptionGroup": ({("rds.option_group", "orders"): "there"}, "orders"),
    "aws:rds/proxy:Proxy": ({("rds.proxy", "orders"): "arn"}, "orders"),
    "aws:elasticache/replicationGroup:ReplicationGroup": (
        {("elasticache.replication_group", "orders"): "there"},
        "orders",
    ),
    "aws:elasticache/cluster:Cluster": ({("elasticache.cluster", "orders"): "orders"}, "orders"),
    "aws:elasticache/subnetGroup:SubnetGroup": ({("elasticache.subnet_group", "orders"): "there"}, "orders"),
    "aws:elasticache/parameterGroup:ParameterGroup": ({("elasticache.parameter_group", "orders"): "there"}, "orders"),
    "aws:elasticache/user:User": ({("elasticache.user", "orders"): "orders"}, "orders"),
    "aws:elasticache/userGroup:UserGroup": ({("elasticache.user_group", "orders"): "orders"}, "orders"),
    "aws:memorydb/cluster:Cluster": ({("memorydb.cluster", "orders"): "orders"}, "orders"),
    "aws:memorydb/subnetGroup:SubnetGroup": ({("memorydb.subnet_group", "orders"): "there"}, "orders"),
    "aws:memorydb/parameterGroup:ParameterGroup": ({("memorydb.parameter_group", "orders"): "there"}, "orders"),
    "aws:memorydb/acl:Acl": ({("memorydb.acl", "orders"): "orders"}, "orders"),
    "aws:memorydb/user:User": ({("memorydb.user", "orders"): "orders"}, "orders"),
    "aws:redshift/cluster:Cluster": ({("redshift.cluster", "orders"): "there"}, "orders"),
    "aws:redshift/subnetGroup:SubnetGroup": ({("redshift.subnet_group", "orders"): "there"}, "orders"),
    "aws:redshift/parameterGroup:ParameterGroup": ({("redshift.parameter_group", "orders"): "orders"}, "orders"),
    "aws:dms/replicationInstance:ReplicationInstance": ({("dms.instance", "orders"): "orders"}, "orders"),
    "aws:dms/replicationSubnetGroup:ReplicationSubnetGroup": ({("dms.subnet_group", "orders"): "orders"}, "orders"),
    "aws:dms/endpoint:Endpoint": ({("dms.endpoint", "orders"): "orders"}, "orders"),
    "aws:dms/replicationTask:ReplicationTask": ({("dms.task", "orders"): "orders"}, "orders"),
    "aws:sqs/queue:Queue": ({("sqs.queue", "orders"): "https://sqs/orders"}, "https://sqs/orders"),
    "aws:sfn/stateMachine:StateMachine": ({("stepfunctions.state_machine", MACHINE): "orders"}, MACHINE),
    "aws:cloudwatch/eventBus:EventBus": ({("events.bus", "orders"): "arn"}, "orders"),
    "aws:scheduler/schedule:Schedule": ({("scheduler.schedule", "default", "orders"): "arn"}, "default/orders"),
    "aws:scheduler/scheduleGroup:ScheduleGroup": ({("scheduler.group", "orders"): "arn"}, "orders"),
    "aws:kinesis/stream:Stream": ({("kinesis.stream", "orders"): "arn"}, "orders"),
    "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": (
        {("firehose.stream", "orders"): "arn:stream"},
        "arn:stream",
    ),
    "aws:msk/cluster:Cluster": (
        {("kafka.cluster", "orders"): KafkaCluster("orders", "arn:kafka", "3.8.x")},
        "arn:kafka",
    ),
    "aws:msk/configuration:Configuration": ({("kafka.configurations",): BY_ID}, "id-1"),
    "aws:mq/broker:Broker": ({("mq.brokers",): BY_ID}, "id-1"),
    "aws:opensearch/domain:Domain": ({DOMAIN: "there"}, "orders"),
    "aws:elasticsearch/domain:Domain": ({DOMAIN: "there"}, "orders"),
    "aws:glue/catalogDatabase:CatalogDatabase": (
        {("glue.database", "orders"): "orders"},
        f"{ACCOUNT}:orders",
    ),
    "aws:glue/crawler:Crawler": ({("glue.crawler", "orders"): "orders"}, "orders"),
    "aws:athena/workgroup:Workgroup": ({("athena.workgroups",): ("orders", "primary")}, "orders"),
    "aws:backup/vault:Vault": ({("backup.vaults",): ("Default", "orders")}, "orders"),
    "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault": ({("backup.vaults",): ("orders",)}, "orders"),
    "aws:cloudfront/originAccessControl:OriginAccessControl": (
        {("cloudfront.access_controls",): BY_NAME},
        "id-1",
    ),
    "aws:cloudfront/function:Function": ({("cloudfront.function", "orders"): "arn"}, "orders"),
    "aws:cloudfront/cachePolicy:CachePolicy": ({("cloudfront.cache_policies",): BY_NAME}, "id-1"),
    "aws:cloudfront/originRequestPolicy:OriginRequestPolicy": (
        {("cloudfront.origin_request_policies",): BY_NAME},
        "id-1",
    ),
    "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy": (
        {("cloudfront.response_headers_policies",): BY_NAME},
        "id-1",
    ),
    "aws:wafv2/webAcl:WebAcl": ({("wafv2.web_acls", "REGIONAL"): BY_ARN}, "id-1/orders/REGIONAL"),
    "aws:wafv2/ipSet:IpSet": ({("wafv2.ip_sets", "REGIONAL"): BY_ARN}, "id-1/orders/REGIONAL"),
    "aws:wafv2/ruleGroup:RuleGroup": ({("wafv2.rule_groups", "REGIONAL"): BY_ARN}, "id-1/orders/REGIONAL"),
    "aws:wafv2/regexPatternSet:RegexPatternSet": ({("wafv2.pattern_sets", "REGIONAL"): BY_ARN}, "id-1/orders/REGIONAL"),
    "aws:apigateway/domainName:DomainName": ({("apigateway.domain_name", "orders"): "orders"}, "orders"),
    "aws:apigatewayv2/domainName:DomainName": ({("apigatewayv2.domain_name", "orders"): "orders"}, "orders"),
    "aws:servicediscovery/httpNamespace:HttpNamespace": (
        {("servicediscovery.namespaces",): (Namespace("ns-1", "orders", "HTTP"),)},
        "ns-1",
    ),
    "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": (
        {
            ("servicediscovery.namespaces",): (Namespace("ns-1", "orders", "DNS_PRIVATE", "Z1"),),
            ("route53.delegation", "Z1"): Delegation((), ("vpc-1",)),
        },
        "ns-1:vpc-1",
    ),
    "aws:codebuild/project:Project": ({("codebuild.project", "orders"): "arn"}, "orders"),
    "aws:codepipeline/pipeline:Pipeline": ({("codepipeline.pipeline", "orders"): "orders"}, "orders"),
    "aws:codecommit/repository:Repository": ({("codecommit.repository", "orders"): "arn"}, "orders"),
    "aws:codedeploy/application:Application": ({("codedeploy.application", "orders"): "id"}, "orders"),
}
# What else a resource says about where its name counts.
WITHIN = {"eks": {"clusterName": "main"}, "wafv2": {"scope": "REGIONAL"}, "servicediscovery": {"vpc": "vpc-1"}}
ALIKE = ("aws:sqs/queue:Queue", "aws:sfn/stateMachine:StateMachine")
RULES = [policy for policy in discover("policies") if policy.id == "name-already-taken"]


def one(type: str, **more: object) -> Plan:
    within = WITHIN.get(type.removeprefix("aws:").partition("/")[0], {})
    fitting = {name: value for name, value in within.items() if name in inputs(type)}
    if type == "aws:ec2/securityGroup:SecurityGroup":
        fitting["vpcId"] = "vpc-1"
    return Plan().add(type, "mine", **{UNIQUE[type][0].types[type]: "orders", **fitting, **more})


def said(plan: Plan, facts: Facts) -> list[Finding]:
    return list(judge_plan(plan, RULES, view="engine", facts=facts).findings)


@pytest.mark.parametrize("type", OTHERS)
def test_each_kind_is_found_and_can_be_adopted(type: str) -> None:
    facts, adopted = OTHERS[type]
    (finding,) = said(one(type), facts)
    assert finding.fix.endswith(f"\n    pulumi import {type} mine {adopted}")
    assert finding.level == ("advisory" if type in ALIKE else "mandatory")
    assert not said(one(type), {asked: () if isinstance(answer, tuple) else None for asked, answer in facts.items()})


def test_an_identity_provider_is_known_by_its_address() -> None:
    type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider"
    plan = Plan().add(type, "github", url="https://token.actions.githubusercontent.com")
    (finding,) = said(plan, {("iam.oidc_providers",): (OIDC,)})
    assert finding.fix.endswith(f"pulumi import {type} github {OIDC}")
    assert not said(plan, {("iam.oidc_providers",): (f"{OIDC}.eu",)})
    assert not said(plan, {("iam.oidc_providers",): (f"{OIDC}/",)})


@pytest.mark.parametrize(
    ("type", "asked", "path"),
    [
        ("aws:iam/policy:Policy", "iam.managed_policy", f"iam::{ACCOUNT}:policy/orders"),
        (
            "aws:sfn/stateMachine:StateMachine",
            "stepfunctions.state_machine",
            f"states:cn-north-1:{ACCOUNT}:stateMachine:orders",
        ),
    ],
)
def test_arns_are_of_the_partition_of_the_region(type: str, asked: str, path: str) -> None:
    arn = f"arn:aws-cn:{path}"
    (finding,) = said(one(type, region="cn-north-1"), {(asked, arn): "there"})
    assert finding.fix.endswith(f"mine {arn}")


def test_private_domain_names_may_be_given_twice() -> None:
    plan = one("aws:apigateway/domainName:DomainName", endpointConfiguration={"types": "PRIVATE"})
    assert not said(plan, {})
    plan.set("mine", endpointConfiguration={"types": "REGIONAL"})
    assert said(plan, OTHERS["aws:apigateway/domainName:DomainName"][0])


def test_every_kind_of_name_is_tried() -> None:
    tried = {*OTHERS, "aws:cloudwatch/logGroup:LogGroup", "aws:s3/bucket:Bucket"}
    assert {*UNIQUE} - {"aws:iam/openIdConnectProvider:OpenIdConnectProvider"} == tried


PROBLEMS = {
    "aws:iam/role:Role": "The account has a role orders already; AWS would answer EntityAlreadyExists.",
    "aws:eks/nodeGroup:NodeGroup": f"The account has a node group orders of main {HERE} answer ResourceInUseException.",
    "aws:ec2/securityGroup:SecurityGroup": (
        f"The account has a security group orders of vpc-1 {HERE} answer InvalidGroup.Duplicate."
    ),
    "aws:sqs/queue:Queue": (
        f"The account has a queue orders {HERE} hand out that one if its settings are the same, "
        "and answer QueueNameExists if not."
    ),
}


@pytest.mark.parametrize("type", PROBLEMS)
def test_it_says_where_the_name_is_taken_and_what_aws_would_do(type: str) -> None:
    (finding,) = said(one(type), OTHERS[type][0])
    assert finding.problem == PROBLEMS[type]


def test_names_of_databases_have_no_capitals_in_aws() -> None:
    (finding,) = said(one("aws:rds/instance:Instance", identifier="Orders"), {DATABASE: "there"})
    assert finding.fix.endswith("mine orders")


def test_a_domain_of_another_accounts_user_pool() -> None:
    type = "aws:cognito/userPoolDomain:UserPoolDomain"
    (finding,) = said(one(type), {("cognito.domain", "orders"): PoolDomain("orders", "111122223333")})
    assert finding.problem == (
        "The user pool domain orders is taken by another account; all accounts of a region share them."
    )
    assert finding.level == "mandatory"


def test_a_security_group_without_vpc_is_in_the_default_one() -> None:
    plan = one("aws:ec2/securityGroup:SecurityGroup", vpcId=None)
    asked = ("ec2.vpcs", (("is-default", ("true",)),))
    default = Vpc("vpc-1", "172.31.0.0/16", default=True, state="available", owner=ACCOUNT, tenancy="", dhcp_options="")
    assert said(plan, {asked: (default,), GROUPS: (WEB,)})
    assert not said(plan, {asked: ()})


@pytest.mark.parametrize(
    ("type", "property"),
    [
        ("aws:ec2/securityGroup:SecurityGroup", "vpcId"),
        ("aws:eks/nodeGroup:NodeGroup", "clusterName"),
        ("aws:scheduler/schedule:Schedule", "groupName"),
        ("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", "vpc"),
    ],
)
def test_what_is_yet_to_be_made_holds_no_names(type: str, property: str) -> None:
    assert not said(one(type, **{property: Unknown()}), {})


def test_the_same_private_name_in_another_network() -> None:
    namespaces = (Namespace("ns-1", "orders", "DNS_PRIVATE", "Z1"),)
    facts: Facts = {
        ("servicediscovery.namespaces",): namespaces,
        ("route53.delegation", "Z1"): Delegation((), ("vpc-2",)),
    }
    assert not said(one("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"), facts)


def test_web_acls_of_cloudfront_are_in_virginia() -> None:
    plan = one("aws:wafv2/webAcl:WebAcl", scope="CLOUDFRONT")
    (finding,) = said(plan, {("wafv2.web_acls", "CLOUDFRONT", "us-east-1"): BY_ARN})
    assert finding.fix.endswith("mine id-1/orders/CLOUDFRONT")
    assert not said(one("aws:wafv2/webAcl:WebAcl", scope="Regional"), {})


def test_a_database_of_another_catalog() -> None:
    plan = one("aws:glue/catalogDatabase:CatalogDatabase", catalogId="lake")
    assert said(plan, {("glue.database", "orders", "lake"): "orders"})[0].fix.endswith("mine lake:orders")


def test_a_schedule_in_a_group() -> None:
    plan = one("aws:scheduler/schedule:Schedule", groupName="nightly")
    assert said(plan, {("scheduler.schedule", "nightly", "orders"): "arn"})[0].fix.endswith("mine nightly/orders")


def test_a_name_that_another_resource_of_the_stack_has() -> None:
    plan = one("aws:iam/role:Role").add("aws:iam/role:Role", "before", name="orders", outputs={"id": "orders"})
    assert not said(plan, {("iam.role", "orders"): ROLE})


def test_the_same_name_of_the_stack_in_another_region_proves_nothing() -> None:
    elsewhere = {"name": "orders", "region": "eu-central-1"}
    plan = one("aws:ec2/launchTemplate:LaunchTemplate")
    plan.add("aws:ec2/launchTemplate:LaunchTemplate", "before", outputs={"id": "lt-2"}, **elsewhere)
    assert said(plan, OTHERS["aws:ec2/launchTemplate:LaunchTemplate"][0])
