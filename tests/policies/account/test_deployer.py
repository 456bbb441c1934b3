from __future__ import annotations

from policypack.aws.services.iam import Role
from policypack.aws.services.sts import CallerIdentity
from policypack.testing import Plan, Table

ARN = "arn:aws:iam::210987654321:user/ci"
SESSION = "arn:aws:sts::210987654321:assumed-role/deployer/build-7"
ROLE = "arn:aws:iam::210987654321:role/ci/deployer"
NEEDED = ("ec2:CreateVpc", "s3:CreateBucket")


def base() -> Plan:
    return (
        Plan().add("aws:s3/bucket:Bucket", "orders").add("aws:ec2/vpc:Vpc", "main").add("aws:s3/bucket:Bucket", "logs")
    )


def by(arn: str, refused: tuple[str, ...] | None, identity: str = "") -> dict[object, object]:
    return {
        ("sts.identity",): CallerIdentity("210987654321", identity or arn),
        ("iam.refused_actions", arn, NEEDED): refused,
    }


def said(arn: str) -> str:
    return f"{arn} is not allowed s3:CreateBucket, which orders cannot be created without."


may_not_create = (
    Table("account-deployer-may-not-create", base, config={"ask": True})
    .good("may do it all", facts=by(ARN, ()))
    .good("not asked unless it is wanted", facts={}, config={})
    .good(
        "the root may do anything",
        facts={("sts.identity",): CallerIdentity("210987654321", "arn:aws:iam::210987654321:root")},
    )
    .good("nothing to create", lambda plan: plan.remove("orders", "main", "logs"), facts={})
    .bad("a user", None, ("store-shop", said(ARN)), facts=by(ARN, ("s3:CreateBucket",)), level="advisory")
    .bad(
        "a session's role has a path",
        None,
        ("store-shop", said(ROLE)),
        facts={**by(ROLE, ("s3:CreateBucket",), SESSION), ("iam.role", "deployer"): Role("deployer", ROLE)},
    )
    .not_found("no such identity", None, facts=by(ARN, None))
    .cannot_ask("denied")
)
