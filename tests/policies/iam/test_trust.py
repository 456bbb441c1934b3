from __future__ import annotations

import pytest

from policies.iam.trust import USES, service_missing
from policypack.catalogue import provider
from policypack.testing import Json, Plan, Ref, Table, Unknown


def trust(*services: object, **more: object) -> Json:
    principal = {"Service": list(services), **more}
    return Json({"Statement": [{"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"}]})


def base() -> Plan:
    plan = Plan(region="eu-west-1")
    plan.add("aws:iam/role:Role", "worker", assumeRolePolicy=trust("lambda.amazonaws.com", "edgelambda.amazonaws.com"))
    plan.add("aws:iam/role:Role", "clock", assumeRolePolicy=trust("scheduler.amazonaws.com"))
    plan.add("aws:lambda/function:Function", "resize", role=Ref("worker", "arn"))
    plan.add("aws:scheduler/schedule:Schedule", "daily", target={"arn": "a", "roleArn": Ref("clock", "arn")})
    return plan


def says(**statement: object) -> Json:
    return Json({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", **statement}]})


SAYS = "InvalidParameterValueException: The role defined for the function cannot be assumed by Lambda"


def worker(*services: object, **more: object) -> object:
    return lambda plan: plan.set("worker", assumeRolePolicy=trust(*services, **more))


service_missing_ = (
    Table("iam-trust-service-missing", base)
    .good("as it should be")
    .good("of a region", worker("lambda.eu-west-1.amazonaws.com"))
    .good("of China", worker("lambda.amazonaws.com.cn"))
    .good("a name that none has, of which another policy speaks", worker("lambda.aws.com"))
    .good("of a partition apart", worker("lambda.c2s.ic.gov"))
    .good(
        "a cluster on an Outpost",
        lambda p: p.add("aws:iam/role:Role", "local", assumeRolePolicy=trust("ec2.amazonaws.com")).add(
            "aws:eks/cluster:Cluster",
            "racks",
            roleArn=Ref("local", "arn"),
            outpostConfig={"controlPlaneInstanceType": "m5.large", "outpostArns": ["arn:aws:outposts:a"]},
        ),
    )
    .good("everybody", worker(AWS="*"))
    .good("everybody, without a kind", lambda p: p.set("worker", assumeRolePolicy=says(Principal="*")))
    .good("all but one", lambda p: p.set("worker", assumeRolePolicy=says(NotPrincipal={"AWS": "210987654321"})))
    .good("no document, of which another policy speaks", lambda p: p.set("worker", assumeRolePolicy="[]"))
    .bad(
        "the service alone is denied",
        lambda p: p.set("worker", assumeRolePolicy=says(Effect="Deny", Principal={"Service": "lambda.amazonaws.com"})),
        ("resize", f"The role worker trusts no service, so not even lambda.amazonaws.com: {SAYS}."),
    )
    .unknown("a service that is an output", worker("ec2.amazonaws.com", Ref("clock", "name")), view="preview")
    .bad(
        "a cluster that is on no Outpost",
        lambda p: p.add("aws:iam/role:Role", "local", assumeRolePolicy=trust("ec2.amazonaws.com")).add(
            "aws:eks/cluster:Cluster", "racks", roleArn=Ref("local", "arn")
        ),
        (
            "racks",
            (
                "The role local trusts ec2.amazonaws.com, and not eks.amazonaws.com: InvalidParameterException: Role "
                "could not be assumed because it does not exist or the trusted entity is not correct."
            ),
        ),
    )
    .bad(
        "another service",
        worker("ec2.amazonaws.com"),
        ("resize", f"The role worker trusts ec2.amazonaws.com, and not lambda.amazonaws.com: {SAYS}."),
        level="mandatory",
    )
    .bad(
        "an account alone",
        worker(AWS="arn:aws:iam::210987654321:root"),
        ("resize", f"The role worker trusts no service, so not even lambda.amazonaws.com: {SAYS}."),
    )
    .bad(
        "within an object",
        lambda p: p.set("clock", assumeRolePolicy=trust("events.amazonaws.com")),
        (
            "daily",
            (
                "The role clock trusts events.amazonaws.com, and not scheduler.amazonaws.com: ValidationException: The "
                "execution role you provide must allow AWS EventBridge Scheduler to assume the role."
            ),
        ),
    )
    .bad(
        "what AWS finds out later",
        lambda p: p.add("aws:glue/job:Job", "sums", roleArn=Ref("worker", "arn")),
        (
            "sums",
            (
                "The role worker trusts lambda.amazonaws.com, edgelambda.amazonaws.com, and not glue.amazonaws.com: "
                "Glue cannot assume the role."
            ),
        ),
        level="advisory",
    )
    .absent("no role", lambda p: p.set("resize", role=None))
    .unknown("whom it trusts", lambda p: p.set("worker", assumeRolePolicy=Unknown()))
    .outside("a role of another stack", lambda p: p.set("resize", role="arn:aws:iam::210987654321:role/other"))
)


@pytest.mark.parametrize("type", USES)
def test_every_use_is_of_this_provider(type: str) -> None:
    assert type in service_missing.types
    for use in USES[type]:
        shapes = provider.inputs(type)
        for step in use.path.split("."):
            assert step in shapes
            shapes = shapes[step].fields
