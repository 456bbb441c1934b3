from __future__ import annotations

import pytest

from policypack.aws.services._account_quotas import AccountQuota
from policypack.aws.services.acm import Certificate
from policypack.aws.services.autoscaling import GroupLimits
from policypack.aws.services.ec2 import InstanceType, SecurityGroup, Vpc
from policypack.aws.services.elbv2 import LoadBalancer
from policypack.aws.services.kinesis import StreamLimits
from policypack.aws.services.network import Endpoint
from policypack.aws.services.servicequotas import ServiceQuota
from policypack.aws.things import QUOTAS
from policypack.aws.things import Quota as Counted
from policypack.aws.things.ec2 import standard
from policypack.policy import discover
from policypack.testing import Plan, Table, Unknown, judge_plan

EIP = "aws:ec2/eip:Eip"
LIMIT = {("servicequotas.quota", "ec2", "L-0263D0A3"): ServiceQuota("ec2", "L-0263D0A3", "EC2-VPC Elastic IPs", 5.0)}
NO_STATE = " It may be this stack's own: this preview reads no state; `pulumi preview` does."


def base() -> Plan:
    plan = Plan()
    for name in ("a", "b", "c"):
        plan.add(EIP, name, domain="vpc")
    return plan


def used(count: int) -> dict[object, object]:
    return {**LIMIT, ("network.addresses",): tuple(f"eipalloc-{n}" for n in range(count))}


SAID = "The stack adds 3 to the 3 elastic addresses that the account in eu-west-1 has, and the quota is 5."
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
                "The stack adds 2 to the 4 elastic addresses that the account in eu-west-1 has, and the quota is 5. "
                "It may be one that this stack is about to replace."
            ),
        ),
        facts=used(4),
        view="engine",
        level="advisory",
    )
    .bad(
        "the plan alone is too much, whoever has the others",
        lambda plan: more(plan, "d", "e", "f"),
        ("a", "The stack adds 6 to the 1 elastic addresses that the account in eu-west-1 has, and the quota is 5."),
        facts=used(1),
        level="mandatory",
    )
    .bad(
        "another provider resource of the same region is the same place",
        lambda plan: plan.remove("c").add(EIP, "c", domain="vpc", provider={"region": "eu-west-1"}),
        ("a", SAID),
        facts=used(3),
        view="engine",
        level="mandatory",
    )
    .good(
        "another account has its own",
        lambda plan: plan.remove("c").add(EIP, "c", provider={"region": "eu-west-1", "profile": "other"}),
        facts=used(3),
    )
    .not_found("nothing there yet", None, facts=used(0))
    .bad(
        "as many as the quota itself, beside what may be the stack's own",
        lambda plan: more(plan, "d", "e"),
        (
            "a",
            "The stack adds 5 to the 1 elastic addresses that the account in eu-west-1 has, and the quota is 5."
            + NO_STATE,
        ),
        facts=used(1),
        view="preview",
        level="advisory",
    )
    .unknown("whose pool", lambda plan: plan.set("a", publicIpv4Pool=Unknown()), facts=used(2))
    .absent("the domain is not asked for", lambda plan: plan.set("a", domain=None), facts=used(2))
    .unknown("an address is an address", lambda plan: plan.set("a", domain=Unknown()), facts=used(2), undecided=False)
    .outside("another region has its own", lambda plan: plan.set("a", region="eu-south-1"), facts=used(3))
    .cannot_ask("denied")
)


def more(plan: Plan, *names: str) -> Plan:
    for name in names:
        plan.add(EIP, name)
    return plan


def there(plan: Plan, *names: str) -> Plan:
    for name in names:
        plan.planned[name].outputs["id"] = f"eipalloc-{name}"
    return plan


def pooled(plan: Plan) -> Plan:
    for name in ("a", "b", "c"):
        plan.set(name, publicIpv4Pool="ipv4pool-ec2-1")
    return plan


def quota(service: str, code: str, *region: str) -> dict[object, object]:
    return {("servicequotas.quota", service, code, *region): ServiceQuota(service, code, "", 2.0)}


NAMES = ("Roles", "Users", "Groups", "Policies", "InstanceProfiles")
SUMMARY = {("iam.account_summary",): tuple((n, 2) for k in NAMES for n in (k, f"{k}Quota"))}
OF_RDS = (
    *("DBInstances", "DBClusters", "DBSubnetGroups"),
    *("DBParameterGroups", "DBClusterParameterGroups", "OptionGroups"),
)
RDS = {("rds.quotas",): tuple(AccountQuota(name, 2, 2) for name in OF_RDS)}
DMS = {("dms.quotas",): tuple(AccountQuota(name, 2, 2) for name in ("ReplicationInstances", "Endpoints"))}
KINESIS = {("kinesis.limits",): StreamLimits(2, 2, 2, 2)}
GROUPS = {("autoscaling.limits",): GroupLimits(2, 2, 2, 2)}
MICRO = InstanceType("t3.micro", 2, 1, 1024, ("x86_64",), True, False, "nitro", True, True, 2, 2)  # noqa: FBT003  as AWS lists them
MACHINES = {
    ("ec2.instance_type", "t3.micro"): MICRO,
    ("ec2.running",): (("m5.large", "on-demand", 2), ("m5.large", "spot", 2), ("g5.xlarge", "on-demand", 4)),
}
ENDPOINTS = {
    ("network.endpoints",): tuple(Endpoint("e", "v", "s3", kind) for kind in ("Gateway", "Gateway", "Interface"))
}
BALANCERS = {("elbv2.load_balancers",): tuple(LoadBalancer("a", "n", kind) for kind in ("network", "application") * 2)}
CERTIFICATES = {("acm.certificates",): tuple(Certificate(str(n), (), "ISSUED") for n in range(2))}
GATEWAYS = {("network.transit_gateways",): (("1", "210987654321"), ("2", "210987654321"), ("3", "another"))}
# Two of the account's own and one that another account shares.
OWNERS = ("210987654321", "210987654321", "333344445555")
VPCS = tuple(Vpc(f"vpc-{n}", "10.0.0.0/16", False, "available", owner, "default", "") for n, owner in enumerate(OWNERS))  # noqa: FBT003  as AWS lists them
SECURITY_GROUPS = tuple(SecurityGroup(f"sg-{n}", "web", "vpc-1", "", owner) for n, owner in enumerate(OWNERS))
# What -> (what AWS answers where two of two are used, inputs).
KINDS: dict[str, tuple[dict[object, object], dict[str, object]]] = {
    "elastic addresses": ({**quota("ec2", "L-0263D0A3"), ("network.addresses",): ("1", "2")}, {}),
    "virtual processors of standard on-demand instances": (
        {**quota("ec2", "L-1216C47A"), **MACHINES},
        {"instanceType": "t3.micro", "cpuOptions": {"coreCount": 1}},
    ),
    "virtual processors of standard spot instances": (
        {**quota("ec2", "L-34B43A08"), **MACHINES},
        {"instanceType": "t3.micro", "instanceMarketOptions": {"marketType": "spot"}},
    ),
    "transit gateways": ({**quota("ec2", "L-A2478D36"), **GATEWAYS}, {}),
    "VPCs": ({**quota("vpc", "L-F678F1CE"), ("ec2.vpcs",): VPCS}, {}),
    "internet gateways": (
        {
            **quota("vpc", "L-A4707A72"),
            **quota("vpc", "L-F678F1CE"),
            ("network.internet_gateways",): ("1", "2"),
        },
        {},
    ),
    "security groups": ({**quota("vpc", "L-E79EC296"), ("ec2.security_groups",): SECURITY_GROUPS}, {}),
    "gateway endpoints": ({**quota("vpc", "L-1B52E74A"), **ENDPOINTS}, {}),
    "application load balancers": ({**quota("elasticloadbalancing", "L-53DA6B97"), **BALANCERS}, {}),
    "network load balancers": (
        {**quota("elasticloadbalancing", "L-69A177A2"), **BALANCERS},
        {"loadBalancerType": "network"},
    ),
    "target groups": ({**quota("elasticloadbalancing", "L-B22855CB"), ("elbv2.target_groups",): ("1", "2")}, {}),
    "buckets": ({**quota("s3", "L-DC2B2D3D", "us-east-1"), ("s3.buckets",): ("a", "b")}, {}),
    **dict.fromkeys(("roles", "users", "groups", "managed policies", "instance profiles"), (SUMMARY, {})),
    **dict.fromkeys(("database instances", "database clusters", "DB subnet groups"), (RDS, {})),
    **dict.fromkeys(("DB parameter groups", "DB cluster parameter groups", "option groups"), (RDS, {})),
    "trails": ({("cloudtrail.trails",): tuple((str(n), "") for n in range(5))}, {}),
    "EKS clusters": ({**quota("eks", "L-1194D53C"), ("eks.clusters",): ("a", "b")}, {}),
    "hosted zones": ({("route53.zone_limit",): (2, 2)}, {}),
    "certificates": ({**quota("acm", "L-F141DD1D"), **CERTIFICATES}, {}),
    "replication instances": (DMS, {}),
    "replication endpoints": (DMS, {}),
    "shards": (KINESIS, {"shardCount": 1}),
    "on-demand streams": (KINESIS, {"streamModeDetails": {"streamMode": "ON_DEMAND"}}),
    "Auto Scaling groups": (GROUPS, {}),
    "launch configurations": (GROUPS, {}),
}
RULES = [policy for policy in discover("policies") if policy.id == "quota-exceeded"]


@pytest.mark.parametrize("counted", QUOTAS, ids=lambda counted: counted.what)
def test_each_kind_is_counted_against_its_quota(counted: Counted) -> None:
    facts, inputs = KINDS[counted.what]
    for type in counted.types:
        (finding,) = judge_plan(Plan().add(type, "one", **inputs), RULES, view="engine", facts=facts).findings
        assert finding.level == "mandatory"
        assert f"{counted.what} that the account" in finding.problem
        assert ("--service-code" in finding.fix) == (counted.service not in NO_REQUEST and counted.what not in OWN_WAY)


NO_REQUEST = ("iam", "cloudtrail", "route53", "dms", "kinesis", "autoscaling")
OWN_WAY = ("DB subnet groups", "DB parameter groups", "DB cluster parameter groups", "option groups")


def test_instances_of_all_engines_that_share_the_quota_are_added_up() -> None:
    plan = Plan().add("aws:rds/instance:Instance", "one").add("aws:docdb/clusterInstance:ClusterInstance", "two")
    (finding,) = judge_plan(plan, RULES, view="engine", facts=RDS).findings
    assert finding.problem.startswith("The stack adds 2 to the 2 database instances ")


def test_internet_gateways_follow_the_quota_of_vpcs() -> None:
    facts = KINDS["internet gateways"][0]
    plan = Plan().add("aws:ec2/internetGateway:InternetGateway", "one")
    (finding,) = judge_plan(plan, RULES, view="engine", facts=facts).findings
    assert "--quota-code L-F678F1CE --desired-value 3 " in finding.fix


def test_quotas_of_services_without_regions_are_raised_in_their_home() -> None:
    plan = Plan().add("aws:s3/bucket:Bucket", "one")
    (finding,) = judge_plan(plan, RULES, view="engine", facts=KINDS["buckets"][0]).findings
    assert finding.fix.endswith("--region us-east-1")


def test_known_ones_are_enough_where_others_are_unknown() -> None:
    facts = {**quota("ec2", "L-1216C47A"), **MACHINES}
    plan = Plan().add("aws:ec2/instance:Instance", "one", instanceType=Unknown())
    assert not judge_plan(plan, RULES, view="engine", facts=facts).findings
    plan.add("aws:ec2/instance:Instance", "two", instanceType="t3.micro")
    (finding,) = judge_plan(plan, RULES, view="engine", facts=facts).findings
    assert "adds 2 to the 2 virtual processors" in finding.problem


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
