from __future__ import annotations

import pytest

from policies._quotas import COUNTED, standard
from policypack.aws.services.ec2 import InstanceType
from policypack.aws.services.elbv2 import LoadBalancer
from policypack.aws.services.network import Endpoint
from policypack.aws.services.rds import Quota as RdsQuota
from policypack.aws.services.servicequotas import Quota
from policypack.policy import discover
from policypack.testing import Plan, Table, Unknown, judge_plan

EIP = "aws:ec2/eip:Eip"
LIMIT = {("servicequotas.quota", "ec2", "L-0263D0A3"): Quota("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5.0)}
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."


def base() -> Plan:
    plan = Plan()
    for name in ("a", "b", "c"):
        plan.add(EIP, name, domain="vpc")
    return plan


def used(count: int) -> dict[object, object]:
    return {**LIMIT, ("network.addresses",): tuple(f"eipalloc-{n}" for n in range(count))}


SAID = "The stack adds 3 elastic addresses to the 3 that the account in eu-west-1 has, and the quota is 5."
exceeded = (
    Table("quota-exceeded", base)
    .good("two and three are five", facts=used(2))
    .good(
        "what is there already is not added",
        lambda plan: there(plan, "a", "b"),
        facts=used(4),
        view="engine",
    )
    .good("addresses of one's own", lambda plan: pooled(plan), facts={})
    .good("AWS does not know the quota", facts={("servicequotas.quota", "ec2", "L-0263D0A3"): None})
    .bad("first deployment", None, ("a", SAID), facts=used(3), view="engine", level="mandatory")
    .bad("perhaps its own", None, ("a", SAID + NO_STATE), facts=used(3), view="preview", level="advisory")
    .bad(
        "some are to be replaced, perhaps",
        lambda plan: there(plan, "a"),
        (
            "b",
            (
                "The stack adds 2 elastic addresses to the 4 that the account in eu-west-1 has, and the quota is 5. "
                "It may be one that this stack is about to replace."
            ),
        ),
        facts=used(4),
        view="engine",
        level="advisory",
    )
    .not_found("nothing there yet", None, facts=used(0))
    .absent("the domain is not asked for", lambda plan: plan.set("a", domain=None), facts=used(2))
    .unknown("an address is an address", lambda plan: plan.set("a", domain=Unknown()), facts=used(2), undecided=False)
    .outside("another region has its own", lambda plan: plan.set("a", region="eu-south-1"), facts=used(3))
    .cannot_ask("denied")
)


def there(plan: Plan, *names: str) -> Plan:
    for name in names:
        plan.planned[name].outputs["id"] = f"eipalloc-{name}"
    return plan


def pooled(plan: Plan) -> Plan:
    for name in ("a", "b", "c"):
        plan.set(name, publicIpv4Pool="ipv4pool-ec2-1")
    return plan


def quota(service: str, code: str, *region: str) -> dict[object, object]:
    return {("servicequotas.quota", service, code, *region): Quota(service, code, "", 2.0)}


SUMMARY = {
    ("iam.account_summary",): tuple((n, 2) for k in ("Roles", "Policies", "InstanceProfiles") for n in (k, f"{k}Quota"))
}
RDS = {("rds.quotas",): tuple(RdsQuota(name, 2, 2) for name in ("DBInstances", "DBClusters", "DBSubnetGroups"))}
MICRO = InstanceType("t3.micro", 2, 1, 1024, ("x86_64",), True, False, "nitro", True, True, 2, 2)  # noqa: FBT003  as AWS lists them
# Type -> (what AWS answers where two of two are used, inputs).
KINDS: dict[str, tuple[dict[object, object], dict[str, object]]] = {
    EIP: ({**quota("ec2", "L-0263D0A3"), ("network.addresses",): ("1", "2")}, {}),
    "aws:ec2/instance:Instance": (
        {
            **quota("ec2", "L-1216C47A"),
            ("ec2.instance_type", "t3.micro"): MICRO,
            ("ec2.running",): (("m5.large", "on-demand", 2), ("m5.large", "spot", 2), ("g5.xlarge", "on-demand", 4)),
        },
        {"instanceType": "t3.micro"},
    ),
    "aws:ec2/vpc:Vpc": ({**quota("vpc", "L-F678F1CE"), ("ec2.vpcs",): ("1", "2")}, {}),
    "aws:ec2/internetGateway:InternetGateway": (
        {**quota("vpc", "L-A4707A72"), ("network.internet_gateways",): ("1", "2")},
        {},
    ),
    "aws:ec2/securityGroup:SecurityGroup": ({**quota("vpc", "L-E79EC296"), ("ec2.security_groups",): ("1", "2")}, {}),
    "aws:ec2/vpcEndpoint:VpcEndpoint": (
        {
            **quota("vpc", "L-1B52E74A"),
            ("network.endpoints",): tuple(
                Endpoint("e", "v", "s3", kind) for kind in ("Gateway", "Gateway", "Interface")
            ),
        },
        {},
    ),
    "aws:lb/loadBalancer:LoadBalancer": (
        {
            **quota("elasticloadbalancing", "L-69A177A2"),
            ("elbv2.load_balancers",): tuple(
                LoadBalancer("a", "n", kind) for kind in ("network", "network", "application")
            ),
        },
        {"loadBalancerType": "network"},
    ),
    "aws:s3/bucket:Bucket": ({**quota("s3", "L-DC2B2D3D", "us-east-1"), ("s3.buckets",): ("a", "b")}, {}),
    "aws:iam/role:Role": (SUMMARY, {}),
    "aws:iam/policy:Policy": (SUMMARY, {}),
    "aws:iam/instanceProfile:InstanceProfile": (SUMMARY, {}),
    "aws:rds/instance:Instance": (RDS, {}),
    "aws:rds/cluster:Cluster": (RDS, {}),
    "aws:rds/subnetGroup:SubnetGroup": (RDS, {}),
    "aws:cloudtrail/trail:Trail": ({("cloudtrail.trails",): tuple((str(n), "") for n in range(5))}, {}),
}


@pytest.mark.parametrize("type", COUNTED)
def test_each_kind_is_counted_against_its_quota(type: str) -> None:
    facts, inputs = KINDS[type]
    rules = [policy for policy in discover("policies") if policy.id == "quota-exceeded"]
    (finding,) = judge_plan(Plan().add(type, "one", **inputs), rules, view="engine", facts=facts).findings
    assert finding.level == "mandatory"
    assert "and the quota is" in finding.problem


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("m7g.large", True),
        ("t3.micro", True),
        ("g5.xlarge", False),
        ("inf2.xlarge", False),
        ("dl1.24xlarge", False),
        ("p5.48xlarge", False),
    ],
)
def test_only_standard_families_share_the_quota(name: str, expected: bool) -> None:
    assert standard(name) is expected
