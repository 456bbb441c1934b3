from __future__ import annotations

from policypack.aws.services.dms import OrderableReplication, ReplicationVersion
from policypack.aws.services.iam import Role
from policypack.testing import Plan, Ref, Table, Unknown
from tests.policies.absent import absent_table


def base() -> Plan:
    return Plan().add(
        "aws:dms/replicationInstance:ReplicationInstance",
        "move",
        replicationInstanceClass="dms.t3.medium",
        engineVersion="3.6.1",
        availabilityZone="eu-west-1a",
    )


def orderable(version: str, *zones: str) -> OrderableReplication:
    return OrderableReplication(version, "dms.t3.medium", zones, 5, 6144)


OFFERED = {("dms.versions",): (ReplicationVersion("3.6.1", ()), ReplicationVersion("3.5.4", ("3.6.1",)))}
engine_version_not_offered = (
    Table("dms-engine-version-not-offered", base)
    .good("offered", facts=OFFERED)
    .good("AWS lists nothing", facts={("dms.versions",): ()})
    .not_found(
        "withdrawn",
        lambda plan: plan.set("move", engineVersion="3.4.7"),
        ("move", "DMS 3.4.7 is not offered in eu-west-1."),
        facts=OFFERED,
        level="mandatory",
    )
    .bad(
        "only a part of the number",
        lambda plan: plan.set("move", engineVersion="3.6"),
        ("move", "DMS 3.6 is not offered in eu-west-1."),
        facts=OFFERED,
    )
    .absent("DMS chooses", lambda plan: plan.set("move", engineVersion=None), facts={})
    .unknown("from an update", lambda plan: plan.set("move", engineVersion=Unknown()), facts=OFFERED)
    .cannot_ask("denied")
)

ASKED = ("dms.orderable",)
ORDERABLE = {ASKED: (orderable("3.6.1", "eu-west-1a", "eu-west-1b"), orderable("3.5.4", "eu-west-1c"))}
instance_class_not_orderable = (
    Table("dms-instance-class-not-orderable", base)
    .good("offered", facts=ORDERABLE)
    .good("AWS lists nothing", facts={ASKED: ()})
    .good(
        "a version that is not offered is another policy's",
        lambda plan: plan.set("move", engineVersion="1"),
        facts={ASKED: (orderable("3.6.1", "eu-west-1a"),)},
    )
    .not_found(
        "no such class",
        lambda plan: plan.set("move", replicationInstanceClass="dms.t2.medium"),
        ("move", "dms.t2.medium cannot be ordered with 3.6.1 in eu-west-1."),
        facts=ORDERABLE,
        level="mandatory",
    )
    .bad(
        "not in this zone",
        lambda plan: plan.set("move", availabilityZone="eu-west-1c"),
        ("move", "dms.t3.medium cannot be ordered with 3.6.1 in eu-west-1c."),
        facts=ORDERABLE,
    )
    .absent(
        "any zone, any version",
        lambda plan: plan.set("move", availabilityZone=None, engineVersion=None),
        facts=ORDERABLE,
    )
    .unknown("from an update", lambda plan: plan.set("move", replicationInstanceClass=Unknown()), facts=ORDERABLE)
    .cannot_ask("denied")
)


def subnets() -> Plan:
    return Plan().add("aws:dms/replicationSubnetGroup:ReplicationSubnetGroup", "private", subnetIds=["subnet-1"])


def _exists(plan: Plan, name: str) -> Plan:
    plan.planned[name].outputs["id"] = name
    return plan


NEEDED = ("iam.role", "dms-vpc-role")
NO_ROLE = ("private", "The account has no role dms-vpc-role, and this stack does not create it.")
vpc_role_missing = (
    Table("dms-vpc-role-missing", subnets)
    .good("there", facts={NEEDED: Role("dms-vpc-role", "arn", ("dms.amazonaws.com",))})
    .good("planned", lambda plan: plan.add("aws:iam/role:Role", "vpc", name="dms-vpc-role"), facts={})
    .good("a group that is there", lambda plan: _exists(plan, "private"), facts={}, view="engine")
    .not_found("not there", None, NO_ROLE, facts={NEEDED: None}, level="mandatory")
    .outside(
        "a role of another name",
        lambda plan: plan.add("aws:iam/role:Role", "vpc", name="dms-vpc-role-1234567"),
        NO_ROLE,
        facts={NEEDED: None},
    )
    .bad(
        "a component may create it",
        lambda plan: plan.add("aws-native:iam:Role", "hidden"),
        NO_ROLE,
        facts={NEEDED: None},
        level="advisory",
    )
    .unknown("a planned role's name", lambda plan: plan.add("aws:iam/role:Role", "vpc", name=Unknown()), facts={})
    .without("absent", "reads no property")
    .cannot_ask("denied")
)


subnet_group_not_found = absent_table(
    "dms-subnet-group-not-found",
    base,
    "move",
    "replicationSubnetGroupId",
    ("dms.subnet_group", "private"),
    what="replication subnet group",
    there="vpc-1",
)

STORED = {ASKED: (orderable("3.6.1", "eu-west-1a"), orderable("3.5.4", "eu-west-1a"))}
storage_not_orderable = (
    Table("dms-storage-not-orderable", lambda: base().set("move", allocatedStorage=100))
    .good("within", facts=STORED)
    .bad(
        "too much",
        lambda plan: plan.set("move", allocatedStorage=9000),
        ("move", "allocatedStorage is 9000 GiB; dms.t3.medium has 5 to 6144 GiB."),
        facts=STORED,
        level="mandatory",
    )
    .not_found("the class is not on offer: another policy's", None, facts={ASKED: ()})
    .absent("DMS chooses", lambda plan: plan.set("move", allocatedStorage=None), facts={})
    .unknown("from an update", lambda plan: plan.set("move", allocatedStorage=Unknown()), facts={})
    .cannot_ask("denied")
)

ARN = "arn:aws:dms:eu-west-1:210987654321:cert:RDS"
ACM = "arn:aws:acm:eu-west-1:210987654321:certificate/0a1b2c3d-0000-0000-0000-000000000000"


def endpoint() -> Plan:
    plan = Plan().add("aws:dms/certificate:Certificate", "ours", certificateId="ours")
    return plan.add("aws:dms/endpoint:Endpoint", "source", certificateArn=Ref("ours", "certificateArn"))


def elsewhere(plan: Plan) -> Plan:
    return plan.set("source", certificateArn=ARN)


certificate_not_found = (
    Table("dms-certificate-not-found", endpoint)
    .good("planned here", facts={})
    .outside("there", elsewhere, facts={("dms.certificate", ARN): "rds"})
    .good("another account's", lambda plan: plan.set("source", certificateArn=ARN.replace("2109", "3644")), facts={})
    .not_found(
        "not there",
        elsewhere,
        ("source", "There is no DMS certificate RDS in eu-west-1, and this stack does not create it."),
        facts={("dms.certificate", ARN): None},
        level="mandatory",
    )
    .bad(
        "one of ACM",
        lambda plan: plan.set("source", certificateArn=ACM),
        ("source", "certificateArn names a certificate of acm, and DMS takes only those imported into DMS."),
        facts={},
    )
    .absent("none", lambda plan: plan.set("source", certificateArn=None), facts={})
    .unknown("from an update", lambda plan: plan.set("source", certificateArn=Unknown()), facts={})
    .cannot_ask("denied", elsewhere)
)
