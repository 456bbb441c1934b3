from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown


def base() -> Plan:
    plan = Plan()
    plan.add("aws:secretsmanager/secret:Secret", "login", name="login")
    return plan.add(
        "aws:secretsmanager/secretRotation:SecretRotation",
        "monthly",
        secretId=Ref("login"),
        rotationLambdaArn="arn:aws:lambda:eu-west-1:210987654321:function:rotate",
        rotationRules={"automaticallyAfterDays": 30},
    )


function_missing = (
    Table("secretsmanager-rotation-function-missing", base)
    .good("a function")
    .bad(
        "none",
        lambda p: p.set("monthly", rotationLambdaArn=None),
        ("monthly", "login is to be rotated, and there is no rotationLambdaArn."),
        level="mandatory",
    )
    .absent("no secret", lambda p: p.set("monthly", secretId=None, rotationLambdaArn=None))
    .unknown("which", lambda p: p.set("monthly", rotationLambdaArn=Unknown()), undecided=False)
    .outside(
        "a secret of a database",
        lambda p: p.set("monthly", secretId="rds!db-a1b2c3", rotationLambdaArn=None),
    )
)
