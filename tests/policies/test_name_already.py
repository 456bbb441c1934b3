from __future__ import annotations

import pytest

from policies._taken import UNIQUE
from policypack.aws.services.dynamodb import Table as DynamoTable
from policypack.aws.services.elbv2 import LoadBalancer, TargetGroup
from policypack.aws.services.iam import InstanceProfile, ManagedPolicy, Role
from policypack.aws.services.lambda_ import Function
from policypack.aws.services.logs import LogGroup
from policypack.aws.services.s3 import Bucket
from policypack.aws.services.secretsmanager import Secret
from policypack.aws.services.sesv2 import Identity
from policypack.aws.services.ssm import Parameter
from policypack.policy import discover
from policypack.testing import Plan, Ref, Table, Unknown, judge_plan

ACCOUNT = "210987654321"
GROUP = ("logs.log_group", "/ecs/api")
FREE = {GROUP: None, ("s3.bucket", "acme-orders"): None}
THERE = {**FREE, GROUP: LogGroup("/ecs/api", "arn:aws:logs:eu-west-1:210987654321:log-group:/ecs/api")}
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
        ("api", f"{SAID} It may be this stack's own: the preview does not know what the stack has."),
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
        "somebody else's bucket",
        None,
        ("orders", "The bucket name acme-orders is taken by another account; all accounts share these names."),
        facts={**taken_bucket(visible=False), ("s3.buckets",): ("acme-logs",)},
        level="mandatory",
    )
    .bad(
        "a bucket of the account",
        None,
        ("orders", "The account has a bucket acme-orders in eu-west-1 already; AWS would answer BucketAlreadyExists."),
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
# Type -> (verb and its arguments, AWS's answer, what `pulumi import` takes).
OTHERS = {
    "aws:lb/loadBalancer:LoadBalancer": (
        ("elbv2.load_balancer", "orders"),
        LoadBalancer(f"{ELB}:loadbalancer/app/orders/1", "orders", "application"),
        f"{ELB}:loadbalancer/app/orders/1",
    ),
    "aws:lb/targetGroup:TargetGroup": (
        ("elbv2.target_group", "orders"),
        TargetGroup(f"{ELB}:targetgroup/orders/1", "orders", "ip"),
        f"{ELB}:targetgroup/orders/1",
    ),
    "aws:ecr/repository:Repository": (("ecr.repository", ACCOUNT, "orders"), "arn", "orders"),
    "aws:iam/role:Role": (("iam.role", "orders"), ROLE, "orders"),
    "aws:iam/policy:Policy": (
        ("iam.managed_policy", f"arn:aws:iam::{ACCOUNT}:policy/orders"),
        ManagedPolicy("orders", f"arn:aws:iam::{ACCOUNT}:policy/orders"),
        f"arn:aws:iam::{ACCOUNT}:policy/orders",
    ),
    "aws:iam/instanceProfile:InstanceProfile": (
        ("iam.instance_profile", "orders"),
        InstanceProfile("orders", "arn"),
        "orders",
    ),
    "aws:secretsmanager/secret:Secret": (("secretsmanager.secret", "orders"), Secret("orders", "arn:s"), "arn:s"),
    "aws:ssm/parameter:Parameter": (("ssm.parameter", "orders"), Parameter("orders", "String"), "orders"),
    "aws:dynamodb/table:Table": (("dynamodb.table", "orders"), DynamoTable("orders", "arn", "ACTIVE"), "orders"),
    "aws:sqs/queue:Queue": (("sqs.queue", "orders"), "https://sqs/orders", "https://sqs/orders"),
    "aws:lambda/function:Function": (("lambda_.function", "orders"), Function("orders", "arn"), "orders"),
    "aws:kms/alias:Alias": (("kms.aliases",), ("orders",), "orders"),
    "aws:rds/instance:Instance": (("rds.database", "orders"), "there", "orders"),
    "aws:rds/cluster:Cluster": (("rds.cluster", "orders"), "there", "orders"),
    "aws:apigateway/domainName:DomainName": (("apigateway.domain_name", "orders"), "orders", "orders"),
    "aws:apigatewayv2/domainName:DomainName": (("apigateway.domain_name", "orders"), "orders", "orders"),
    "aws:ecs/service:Service": (("ecs.service_status", "default", "orders"), "ACTIVE", "default/orders"),
    "aws:sesv2/emailIdentity:EmailIdentity": (
        ("sesv2.identity", "orders"),
        Identity("orders", verified=True),
        "orders",
    ),
    "aws:codecommit/repository:Repository": (("codecommit.repository", "orders"), "arn", "orders"),
    "aws:elasticbeanstalk/application:Application": (("elasticbeanstalk.application", "orders"), "arn", "orders"),
}


@pytest.mark.parametrize("type", OTHERS)
def test_each_kind_is_found_and_can_be_adopted(type: str) -> None:
    asked, answer, adopted = OTHERS[type]
    plan = Plan().add(type, "mine", **{UNIQUE[type].property: "orders"})
    rules = [policy for policy in discover("policies") if policy.id == "name-already-taken"]
    report = judge_plan(plan, rules, view="engine", facts={asked: answer})
    (finding,) = report.findings
    assert finding.fix.endswith(f"\n    pulumi import {type} mine {adopted}")
    assert finding.level == ("advisory" if type == "aws:sqs/queue:Queue" else "mandatory")
    free = () if type == "aws:kms/alias:Alias" else None
    assert not judge_plan(plan, rules, view="engine", facts={asked: free}).findings


def test_an_identity_provider_is_known_by_its_address() -> None:
    type = "aws:iam/openIdConnectProvider:OpenIdConnectProvider"
    plan = Plan().add(type, "github", url="https://token.actions.githubusercontent.com")
    rules = [policy for policy in discover("policies") if policy.id == "name-already-taken"]
    (finding,) = judge_plan(plan, rules, view="engine", facts={("iam.oidc_providers",): (OIDC,)}).findings
    assert finding.fix.endswith(f"pulumi import {type} github {OIDC}")
    assert not judge_plan(plan, rules, view="engine", facts={("iam.oidc_providers",): (f"{OIDC}.eu",)}).findings


def test_a_service_is_looked_for_in_its_cluster_unless_the_stack_makes_the_cluster() -> None:
    type, arn = "aws:ecs/service:Service", f"arn:aws:ecs:eu-west-1:{ACCOUNT}:cluster/shared"
    rules = [policy for policy in discover("policies") if policy.id == "name-already-taken"]
    plan = Plan().add(type, "mine", name="orders", cluster=arn)
    facts = {("ecs.service_status", arn, "orders"): "DRAINING"}
    (finding,) = judge_plan(plan, rules, view="engine", facts=facts).findings
    assert finding.fix.endswith(f"pulumi import {type} mine shared/orders")
    plan = Plan().add("aws:ecs/cluster:Cluster", "shop").add(type, "mine", name="orders", cluster=Ref("shop", "arn"))
    assert not judge_plan(plan, rules, view="preview", facts={}).findings


def test_every_kind_of_name_is_tried() -> None:
    tried = {*OTHERS, "aws:cloudwatch/logGroup:LogGroup", "aws:s3/bucket:Bucket"}
    assert {*UNIQUE} - {"aws:iam/openIdConnectProvider:OpenIdConnectProvider"} == tried
