from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"


def base() -> Plan:
    plan = Plan().add("aws:sqs/queue:Queue", "orders")
    return task(plan.add(TASK, "app", family="app"))


def task(plan: Plan, **parts: Any) -> Plan:
    container = {"name": "app", "image": "shop/app:1.4", "memory": 256, "essential": True, **parts}
    return plan.set("app", containerDefinitions=Json([container]))


def environment(value: Any) -> dict[str, Any]:
    return {"environment": [{"name": "QUEUE", "value": value}]}


_refused = (
    Table("ecs-shape-refused", base)
    .good("all of their kind", lambda p: task(p, command=["serve"], portMappings=[{"containerPort": 80}]))
    .good("what only an update knows", lambda p: task(p, **environment(Ref("orders", "url"))))
    .good("labels of one's own, and parts that are newer", lambda p: task(p, dockerLabels={"a": "1"}, newer={"a": 1}))
    .good("nothing", lambda p: task(p, command=None, healthCheck=None))
    .bad(
        "a number for a variable",
        lambda p: task(p, **environment(5)),
        ("app", "containerDefinitions[0].environment[0].value is 5, and a text belongs there."),
        level="mandatory",
    )
    .bad(
        "variables as an object",
        lambda p: task(p, environment={"QUEUE": "orders"}),
        ("app", "containerDefinitions[0].environment is an object, and a list belongs there."),
    )
    .bad(
        "a port as a text",
        lambda p: task(p, portMappings=[{"containerPort": "80"}]),
        (
            "app",
            (
                "containerDefinitions[0].portMappings[0].containerPort is the text '80', and a whole number, without "
                "quotes belongs there."
            ),
        ),
    )
    .bad(
        "a command as a text",
        lambda p: task(p, command="npm start"),
        ("app", "containerDefinitions[0].command is the text 'npm start', and a list belongs there."),
    )
    .bad(
        "an option as a number",
        lambda p: task(p, logConfiguration={"logDriver": "awslogs", "options": {"awslogs-group": 5}}),
        ("app", "containerDefinitions[0].logConfiguration.options.awslogs-group is 5, and a text belongs there."),
    )
    .bad(
        "a Promise in JSON.stringify",
        lambda p: task(p, logConfiguration={"logDriver": "awslogs", "options": {"awslogs-region": {}}}),
        (
            "app",
            (
                "containerDefinitions[0].logConfiguration.options.awslogs-region is an empty object, as a Promise is "
                "in JSON, and a text belongs there."
            ),
        ),
    )
    .absent("no containers", lambda p: p.set("app", containerDefinitions=None))
    .unknown("from an update", lambda p: p.set("app", containerDefinitions=Unknown()))
    .without("outside", "looks at one resource alone")
)
