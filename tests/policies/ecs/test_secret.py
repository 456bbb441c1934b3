from __future__ import annotations

from policypack.aws.services.secretsmanager import StoredSecret
from policypack.aws.services.ssm import Parameter
from policypack.testing import Json, Plan, Ref, Table, Unknown

ARN = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:orders-db-a1b2c3"
REFERENCE = "/aws/reference/secretsmanager/"
IMAGE = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id"
PARAMETER = "arn:aws:ssm:eu-west-1:210987654321:parameter/orders/token"


def base() -> Plan:
    plan = Plan()
    plan.add("aws:secretsmanager/secret:Secret", "db", name="orders/db")
    plan.add("aws:ecs/taskDefinition:TaskDefinition", "api", family="api")
    source(plan, Ref("db", "arn"))
    return plan.add("aws:ecs/service:Service", "api-service", taskDefinition=Ref("api", "arn"), desiredCount=2)


def source(plan: Plan, value: object) -> Plan:
    secrets = [{"name": "DB", "valueFrom": value}]
    return plan.set("api", containerDefinitions=Json([{"name": "api", "image": "api:1", "secrets": secrets}]))


def idle(plan: Plan) -> Plan:
    return plan.set("api-service", desiredCount=0)


MISSING = f"DB comes from the secret {ARN}, which is not there, and this stack does not create it."
not_found = (
    Table("ecs-secret-not-found", base)
    .good(
        "a secret, one key of it",
        lambda plan: source(plan, f"{ARN}:password::"),
        facts={("secretsmanager.secret", ARN): StoredSecret("orders-db", ARN)},
    )
    .good(
        "a parameter",
        lambda plan: source(plan, "/orders/token"),
        facts={("ssm.parameter", "/orders/token"): Parameter("/orders/token", "String")},
    )
    .good(
        "a parameter by its ARN",
        lambda plan: source(plan, PARAMETER),
        facts={("ssm.parameter", "/orders/token"): Parameter("/orders/token", "String")},
    )
    .good("a secret by the parameter that stands for it", lambda plan: source(plan, f"{REFERENCE}orders/db"), facts={})
    .good(
        "a reference by its ARN",
        lambda plan: source(plan, PARAMETER.replace("/orders/token", f"{REFERENCE}orders/db")),
        facts={},
    )
    .good(
        "a parameter of AWS, which lists of the account do not have",
        lambda plan: source(plan, IMAGE),
        facts={("ssm.public_parameter", IMAGE): "ami-0a1b2c3d4e5f60718"},
    )
    .bad(
        "no such parameter of AWS",
        lambda plan: source(plan, IMAGE),
        ("api", f"DB comes from the parameter {IMAGE}, which is not there, and this stack does not create it."),
        facts={("ssm.public_parameter", IMAGE): None},
        level="mandatory",
    )
    .good("planned here, its ARN put together", lambda plan: source(plan, ARN).set("db", name="orders-db"), facts={})
    .not_found(
        "no such secret",
        lambda plan: source(plan, ARN),
        ("api", MISSING),
        facts={("secretsmanager.secret", ARN): None},
        level="mandatory",
    )
    .bad(
        "nothing runs it yet",
        lambda plan: idle(source(plan, ARN)),
        ("api", MISSING),
        facts={("secretsmanager.secret", ARN): None},
        level="advisory",
    )
    .bad(
        "no such parameter",
        lambda plan: source(plan, "token"),
        ("api", "DB comes from the parameter token, which is not there, and this stack does not create it."),
        facts={("ssm.parameter", "token"): None},
    )
    .outside("of another account", lambda plan: source(plan, ARN.replace("2109", "3644")), facts={})
    .absent("no secrets", lambda plan: plan.set("api", containerDefinitions="[]"), facts={})
    .unknown("from an update", lambda plan: plan.set("api", containerDefinitions=Unknown()), facts={})
    .cannot_ask("denied", lambda plan: source(plan, ARN))
)
