from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"
SERVICE = "aws:ecs/service:Service"
GROUP = "aws:cloudwatch/logGroup:LogGroup"


def containers(group: Any = "/ecs/api", region: Any = "eu-west-1", **more: Any) -> Json:
    options = {"awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": "api", **more}
    logging = {"logDriver": "awslogs", "options": options}
    return Json([{"name": "api", "image": "acme/api:7", "logConfiguration": logging}])


def logging(*arguments: Any, **more: Any) -> Any:
    return lambda plan: plan.set("task", containerDefinitions=containers(*arguments, **more))


def base() -> Plan:
    plan = Plan()
    plan.add(GROUP, "logs", name="/ecs/api")
    plan.add(TASK, "task", family="api", containerDefinitions=containers())
    plan.add(SERVICE, "api", taskDefinition=Ref("task", "arn"), desiredCount=2)
    return plan


def firelens() -> Json:
    return Json([{"name": "api", "image": "acme/api:7", "logConfiguration": {"logDriver": "awsfirelens"}}])


ELSEWHERE = "awslogs-region is us-east-1, and the task runs in eu-west-1."
# What CloudWatch Logs answers about a log group is not read, only whether there is one.
THERE = object()

region_mismatch = (
    Table("ecs-log-region-mismatch", base)
    .good("the task's region")
    .good("another driver", lambda plan: plan.set("task", containerDefinitions=firelens()))
    .good(
        "no driver, and a driver without options",
        lambda plan: plan.set(
            "task",
            containerDefinitions=Json(
                [{"name": "api"}, {"name": "proxy", "logConfiguration": {"logDriver": "awslogs"}}]
            ),
        ),
    )
    .bad("group planned in the task's region", logging(region="us-east-1"), ("task", ELSEWHERE), level="mandatory")
    .bad(
        "group planned in the named region, by reference",
        lambda plan: (
            plan.remove("logs")
            .add(GROUP, "logs", provider={"region": "us-east-1"})
            .set("task", containerDefinitions=containers(Ref("logs", "name"), "us-east-1"))
        ),
        ("task", ELSEWHERE),
        level="advisory",
        view="preview",
    )
    .bad(
        "group that may be there",
        logging("/shared/api", "us-east-1"),
        ("task", ELSEWHERE),
        level="advisory",
    )
    .bad(
        "group that is created on demand",
        logging(region="us-east-1", **{"awslogs-create-group": "true"}),
        ("task", ELSEWHERE),
        level="advisory",
    )
    .bad(
        "group planned in the named region",
        lambda plan: (
            plan.remove("logs")
            .add(GROUP, "logs", name="/ecs/api", provider={"region": "us-east-1"})
            .set("task", containerDefinitions=containers(region="us-east-1"))
        ),
        ("task", ELSEWHERE),
        level="advisory",
    )
    .bad(
        "group that AWS has",
        logging("/shared/api", "us-east-1"),
        ("task", ELSEWHERE),
        facts={("logs.log_group", "/shared/api", "us-east-1"): THERE},
        level="advisory",
    )
    .bad(
        "group planned here, and another of its name there",
        logging("/ecs/api", "us-east-1"),
        ("task", ELSEWHERE),
        facts={("logs.log_group", "/ecs/api", "us-east-1"): THERE},
        level="advisory",
    )
    .not_found(
        "group that AWS does not have",
        logging("/shared/api", "us-east-1"),
        ("task", ELSEWHERE),
        facts={("logs.log_group", "/shared/api", "us-east-1"): None},
        level="mandatory",
    )
    .absent("no region", logging(region=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .outside("region from an update", logging(region=Ref("logs", "region")), view="preview")
    .cannot_ask("the region is the task's, so nothing is asked", undecided=False)
)


NOT_PLANNED = "The log group /shared/api is not planned in this stack, and awslogs-create-group is not true."
NOT_THERE = "The log group /shared/api is not in eu-west-1, and awslogs-create-group is not true."

group_not_found = (
    Table("ecs-log-group-not-found", base)
    .good("planned, by name")
    .good("planned, by reference", logging(Ref("logs", "name")), view="preview", undecided=False)
    .good(
        "planned, by the same text with a hole",
        lambda plan: (
            plan.add("random:index/randomId:RandomId", "suffix", byteLength=2)
            .set("logs", name=Ref("suffix", "hex", before="/ecs/api-"))
            .set("task", containerDefinitions=containers(Ref("suffix", "hex", before="/ecs/api-")))
        ),
        view="preview",
    )
    .good("created on demand", logging("/shared/api", **{"awslogs-create-group": "true"}))
    .good("AWS has it", logging("/shared/api"), facts={("logs.log_group", "/shared/api"): THERE})
    .good(
        "remote component, which may create it",
        lambda plan: plan.add("awsx:ecs:FargateService", "other").set(
            "task", containerDefinitions=containers("/shared/api")
        ),
    )
    .good(
        "an Output that was turned into text",
        logging("Calling [toJSON] on an [Output<T>] is not supported."),
        facts={("logs.log_group", "Calling [toJSON] on an [Output<T>] is not supported."): None},
    )
    .bad("not planned", logging("/shared/api"), ("task", NOT_PLANNED), level="advisory")
    .not_found(
        "service with tasks",
        logging("/shared/api"),
        ("task", NOT_THERE),
        facts={("logs.log_group", "/shared/api"): None},
        level="mandatory",
        view="preview",
    )
    .not_found(
        "a callback that the engine does not run may make it",
        logging("/shared/api"),
        ("task", NOT_THERE),
        facts={("logs.log_group", "/shared/api"): None},
        level="advisory",
        view="engine",
    )
    .not_found(
        "no task is started",
        lambda plan: plan.set("api", desiredCount=0).set("task", containerDefinitions=containers("/shared/api")),
        ("task", NOT_THERE),
        facts={("logs.log_group", "/shared/api"): None},
        level="advisory",
    )
    .good(
        "planned in the region that the task names",
        lambda plan: (
            plan.remove("logs")
            .add(GROUP, "logs", name="/ecs/api", provider={"region": "us-east-1"})
            .set("task", containerDefinitions=containers(region="us-east-1"))
        ),
    )
    .bad(
        "a region from an update",
        logging("/shared/api", Ref("logs", "region")),
        ("task", NOT_PLANNED),
        view="preview",
    )
    .absent("no group", logging(None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .outside("group in the region that the task names", logging("/shared/api", "eu-west-1"), ("task", NOT_PLANNED))
    .cannot_ask("denied", logging("/shared/api"), ("task", NOT_PLANNED))
)
