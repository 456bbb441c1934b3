from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

ROLE = "arn:aws:iam::210987654321:role/web"


def base() -> Plan:
    plan = Plan()
    ports = [{"name": "web", "containerPort": 80}]
    plan.add("aws:ecs/taskDefinition:TaskDefinition", "task", family="web", taskRoleArn=ROLE, networkMode="awsvpc")
    plan.set("task", cpu="256", memory="512")
    plan.set("task", containerDefinitions=Json([{"name": "web", "image": "acme/web:1", "portMappings": ports}]))
    plan.add("aws:ecs/service:Service", "shop", taskDefinition=Ref("task", "arn"), launchType="FARGATE")
    return plan.set("shop", enableExecuteCommand=True, serviceConnectConfiguration=connect("web"))


def connect(port: Any) -> dict[str, Any]:
    return {"enabled": True, "services": [{"portName": port}]}


def table(name: str) -> Table:
    return (
        Table(f"ecs-service-{name}", base)
        .good("a service and its task")
        .outside("a task of another stack", lambda p: p.set("shop", taskDefinition="web-of-another:3"))
    )


command_without_role = (
    table("command-without-role")
    .bad(
        "no role",
        lambda p: p.set("task", taskRoleArn=None),
        ("shop", "enableExecuteCommand is true, and the task definition task has no taskRoleArn."),
        level="mandatory",
    )
    .bad(
        "no role on machines, which have one",
        lambda p: p.set("task", taskRoleArn=None).set("shop", launchType="EC2"),
        ("shop", "enableExecuteCommand is true, and the task definition task has no taskRoleArn."),
        level="advisory",
    )
    .bad(
        "no role of a task that is for Fargate",
        lambda p: p.set("task", taskRoleArn=None, requiresCompatibilities=["FARGATE"]).set("shop", launchType=None),
        ("shop", "enableExecuteCommand is true, and the task definition task has no taskRoleArn."),
        level="mandatory",
    )
    .absent("no commands", lambda p: p.set("shop", enableExecuteCommand=None))
    .unknown("whether", lambda p: p.set("shop", enableExecuteCommand=Unknown()))
)

port_name_unknown = (
    table("port-name-unknown")
    .bad(
        "another name",
        lambda p: p.set("shop", serviceConnectConfiguration=connect("http")),
        ("shop", "portName is 'http', and the ports of task are called web."),
        level="mandatory",
    )
    .absent("not connected", lambda p: p.set("shop", serviceConnectConfiguration=None))
    .unknown("the port", lambda p: p.set("shop", serviceConnectConfiguration=connect(Unknown())))
)

fargate_cannot_run = (
    table("fargate-cannot-run")
    .good("on machines", lambda p: p.set("shop", launchType="EC2").set("task", cpu=None))
    .good("a task that is refused itself", lambda p: p.set("task", cpu=None, requiresCompatibilities=["FARGATE"]))
    .bad(
        "no size",
        lambda p: p.set("task", cpu=None, networkMode="bridge"),
        (
            "shop",
            "The service runs on Fargate, and the task definition task has no networkMode awsvpc and no cpu.",
        ),
        level="mandatory",
    )
    .absent("no launch type", lambda p: p.set("shop", launchType=None).set("task", cpu=None))
    .unknown("the mode", lambda p: p.set("task", networkMode=Unknown()))
)

daemon_on_fargate = (
    Table("ecs-service-daemon-on-fargate", base)
    .good("as many as wanted")
    .good("one on each machine", lambda p: p.set("shop", launchType="EC2", schedulingStrategy="DAEMON"))
    .good(
        "as many as wanted, on Fargate Spot",
        lambda p: p.set(
            "shop",
            launchType=None,
            schedulingStrategy="REPLICA",
            capacityProviderStrategies=[{"capacityProvider": "FARGATE_SPOT", "weight": 1}],
        ),
    )
    .bad(
        "one each",
        lambda p: p.set(
            "shop",
            launchType=None,
            schedulingStrategy="DAEMON",
            capacityProviderStrategies=[{"capacityProvider": "FARGATE_SPOT", "weight": 1}],
        ),
        ("shop", "schedulingStrategy is DAEMON, and the capacity provider is FARGATE_SPOT."),
        level="mandatory",
    )
    .absent("no strategy", lambda p: p.set("shop", schedulingStrategy=None))
    .unknown("which", lambda p: p.set("shop", capacityProviderStrategies=Unknown()))
)
