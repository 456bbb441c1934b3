from __future__ import annotations

from policypack.aws.services.iam import Role
from policypack.testing import Plan, Ref, Table, Unknown

ARN = "arn:aws:iam::210987654321:role/service-role/worker"
ASKED = ("iam.role", "worker")


def base() -> Plan:
    plan = Plan()
    plan.add("aws:iam/role:Role", "own", assumeRolePolicy="{}")
    plan.add("aws:lambda/function:Function", "resize", role=Ref("own", "arn"), runtime="python3.13", handler="a.b")
    return plan.add("aws:ecs/taskDefinition:TaskDefinition", "api", family="api", executionRoleArn=Ref("own", "arn"))


def function(plan: Plan, arn: object = ARN) -> Plan:
    return plan.set("resize", role=arn)


def nodes(plan: Plan) -> Plan:
    return plan.add("aws:eks/nodeGroup:NodeGroup", "nodes", nodeRoleArn=ARN)


def task(plan: Plan) -> Plan:
    return plan.set("api", taskRoleArn=ARN)


def trusting(*services: str) -> dict[object, object]:
    return {ASKED: Role("worker", ARN, services)}


MISSING = "There is no role worker in the account, and this stack does not create it."
not_found = (
    Table("iam-role-not-found", base)
    .good("planned here", facts={})
    .good("there", function, facts=trusting("lambda.amazonaws.com"))
    .good(
        "planned here, its ARN put together",
        lambda plan: function(plan).set("own", name="worker"),
        facts={},
    )
    .not_found("nowhere", function, ("resize", MISSING), facts={ASKED: None}, level="mandatory")
    .bad("of tasks", task, ("api", MISSING), facts={ASKED: None}, level="advisory")
    .outside("of another account", lambda plan: function(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: function(plan, None), facts={})
    .unknown("from an update", lambda plan: function(plan, Unknown()), facts={})
    .cannot_ask("denied", function)
)

trusts_other_service = (
    Table("iam-role-trusts-other-service", base)
    .good("trusts Lambda", function, facts=trusting("lambda.amazonaws.com", "edgelambda.amazonaws.com"))
    .good("trusts it by its name in China", nodes, facts=trusting("ec2.amazonaws.com.cn"))
    .good(
        "trusts it in one region",
        lambda plan: plan.add("aws:sfn/stateMachine:StateMachine", "flow", roleArn=ARN),
        facts=trusting("states.eu-west-1.amazonaws.com"),
    )
    .bad(
        "of nodes in China",
        lambda plan: nodes(plan).set("nodes", region="cn-north-1", nodeRoleArn=ARN.replace("aws", "aws-cn", 1)),
        ("nodes", "The role worker trusts eks.amazonaws.com, and not ec2.amazonaws.com.cn, which is to assume it."),
        facts=trusting("eks.amazonaws.com"),
        level="mandatory",
    )
    .bad(
        "trusts instances",
        function,
        (
            "resize",
            "The role worker trusts ec2.amazonaws.com, and not lambda.amazonaws.com, which is to assume it.",
        ),
        facts=trusting("ec2.amazonaws.com"),
        level="mandatory",
    )
    .bad(
        "trusts no service",
        task,
        ("api", "The role worker trusts no service, so not even ecs-tasks.amazonaws.com, which is to assume it."),
        facts=trusting(),
        level="advisory",
    )
    .not_found("another policy's", function, facts={ASKED: None})
    .outside("of another account", lambda plan: function(plan, ARN.replace("2109", "3644")), facts={})
    .absent("none", lambda plan: function(plan, None), facts={})
    .unknown("from an update", lambda plan: function(plan, Unknown()), facts={})
    .cannot_ask("denied", function)
)
