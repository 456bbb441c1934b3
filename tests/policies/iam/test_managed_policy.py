from __future__ import annotations

from policypack.aws.services.iam import ManagedPolicy
from policypack.testing import Plan, Ref, Table, Unknown

AWS = "arn:aws:iam::aws:policy"
LOGS = f"{AWS}/service-role/AWSLambdaBasicExecutionRole"
OWN = "arn:aws:iam::210987654321:policy/orders"
ATTACHED = ("iam.managed_policy", LOGS)
THERE = {ATTACHED: ManagedPolicy("AWSLambdaBasicExecutionRole", LOGS)}
ALL = {("iam.aws_policies",): (f"{AWS}/ReadOnlyAccess", LOGS)}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "worker", assumeRolePolicy="{}")
    return plan.add(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "logs", role=Ref("worker", "name"), policyArn=LOGS
    )


def attached(plan: Plan, arn: object) -> Plan:
    return plan.set("logs", policyArn=arn)


SHORT = LOGS.replace("service-role/", "")
TYPO = f"{AWS}/ReadOnlyAcces"
not_found = (
    Table("iam-managed-policy-not-found", base)
    .good("there", facts=THERE)
    .good(
        "planned here, its ARN put together",
        lambda plan: attached(plan, OWN).add("aws:iam/policy:Policy", "orders", name="orders"),
        facts={},
    )
    .not_found(
        "a path is missing",
        lambda plan: attached(plan, SHORT),
        ("logs", f"There is no managed policy {SHORT}."),
        facts={("iam.managed_policy", SHORT): None, **ALL},
        level="mandatory",
    )
    .bad(
        "misspelt",
        lambda plan: attached(plan, TYPO),
        ("logs", f"There is no managed policy {TYPO}."),
        facts={("iam.managed_policy", TYPO): None, **ALL},
    )
    .bad(
        "in a role's own list",
        lambda plan: plan.set("worker", managedPolicyArns=[LOGS, OWN]),
        ("worker", f"There is no managed policy {OWN}."),
        facts={**THERE, ("iam.managed_policy", OWN): None},
    )
    .outside("of another account", lambda plan: attached(plan, OWN.replace("210987654321", "364412870955")), facts={})
    .absent("none", lambda plan: attached(plan, None), facts={})
    .unknown("from an update", lambda plan: attached(plan, Unknown()), facts={})
    .cannot_ask("denied")
)


def test_the_right_path_is_named() -> None:
    from policypack.policy import discover
    from policypack.testing import judge_plan

    rules = [policy for policy in discover("policies") if policy.id == "iam-managed-policy-not-found"]
    for wrong, right in ((SHORT, LOGS), (TYPO, f"{AWS}/ReadOnlyAccess")):
        facts = {("iam.managed_policy", wrong): None, **ALL}
        (finding,) = judge_plan(attached(base(), wrong), rules, view="engine", facts=facts).findings
        assert finding.fix == f"Write {right}."
