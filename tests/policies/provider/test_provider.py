from __future__ import annotations

from typing import Any

from policypack.resource import AWS_PROVIDER
from policypack.testing import Json, Plan, Ref, Table, Unknown

ROLE = "arn:aws:iam::210987654321:role/deployer"


def base() -> Plan:
    plan = Plan()
    plan.add(AWS_PROVIDER, "shop", region="eu-west-1", assumeRoles=Json([{"roleArn": ROLE, "sessionName": "shop"}]))
    return plan


def given(plan: Plan, **inputs: Any) -> Plan:
    said = {name: Json(value) for name, value in inputs.items()}
    return plan.set("shop", **{"assumeRoles": None, **said})


role_arn_missing = (
    Table("provider-role-arn-missing", base)
    .good("a role")
    .good(
        "a role of the stack's own",
        lambda p: given(p.add("aws:iam/role:Role", "r"), assumeRoles=[{"roleArn": Ref("r", "arn")}]),
    )
    .good("a token of an identity provider", lambda p: given(p, assumeRoleWithWebIdentity={"roleArn": ROLE}))
    .good("an empty chain", lambda p: given(p, assumeRoles=[]))
    .good("an empty text", lambda p: p.set("shop", assumeRoles=""))
    .bad(
        "as Python spells arguments",
        lambda p: given(p, assumeRoles=[{"role_arn": ROLE}]),
        (
            "shop",
            "A role is to be assumed, and roleArn is missing: there is role_arn, which nobody reads.",
        ),
        level="mandatory",
    )
    .bad(
        "second of a chain",
        lambda p: given(p, assumeRoles=[{"roleArn": ROLE}, {"roleArn": "", "externalId": "x"}]),
        ("shop", "A role is to be assumed, and roleArn is missing."),
        level="mandatory",
    )
    .bad(
        "nothing but a token",
        lambda p: given(p, assumeRoleWithWebIdentity={"webIdentityTokenFile": "/run/token"}),
        ("shop", "A role is to be assumed, and roleArn is missing."),
        level="mandatory",
    )
    .bad(
        "credentials are not validated",
        lambda p: given(p, assumeRoles=[{}], skipCredentialsValidation=True),
        ("shop", "A role is to be assumed, and roleArn is missing."),
        level="advisory",
    )
    .absent("no role", lambda p: p.set("shop", assumeRoles=None))
    .unknown("the roles", lambda p: p.set("shop", assumeRoles=Unknown()))
    .without("outside", "it refers to nothing")
)
