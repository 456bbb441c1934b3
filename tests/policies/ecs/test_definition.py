from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"
LOGS = {"awslogs-group": "/shop", "awslogs-region": "eu-west-1", "awslogs-stream-prefix": "api"}


def container(name: str = "api", **more: Any) -> dict[str, Any]:
    return {"name": name, "image": "acme/api:1.4.2", **more}


def holding(*containers: Any, **task: Any) -> Callable[[Plan], Plan]:
    return lambda plan: plan.set("task", containerDefinitions=Json(list(containers)), **task)


def base() -> Plan:
    plan = Plan()
    logs = {"logDriver": "awslogs", "options": LOGS}
    proxy = container("proxy", essential=False, healthCheck={"command": ["CMD-SHELL", "true"], "interval": 5})
    waits = [{"containerName": "proxy", "condition": "HEALTHY"}]
    api = container(cpu=256, memory=512, memoryReservation=256, logConfiguration=logs, dependsOn=waits)
    api |= {"portMappings": [{"containerPort": 80, "hostPort": 80}], "mountPoints": [{"sourceVolume": "data"}]}
    api |= {"secrets": [{"name": "KEY", "valueFrom": "/key"}], "environment": [{"name": "HOST", "value": "db"}]}
    plan.add(TASK, "task", family="api", networkMode="awsvpc", cpu="512", memory="1024", volumes=[{"name": "data"}])
    plan.set("task", requiresCompatibilities=["FARGATE"], executionRoleArn="arn:aws:iam::210987654321:role/runs")
    return holding(api, proxy)(plan)


def machines(*containers: Any, **task: Any) -> Callable[[Plan], Plan]:
    return holding(*containers, **{"requiresCompatibilities": ["EC2"], "networkMode": "bridge", **task})


def table(name: str) -> Table:
    return (
        Table(f"ecs-definition-{name}", base)
        .good("a task in which all fits")
        .absent("no containers", lambda p: p.set("task", containerDefinitions=None))
        .unknown("the containers", lambda p: p.set("task", containerDefinitions=Unknown()))
    )


host_port_differs = (
    table("host-port-differs")
    .bad(
        "on the machine's own network",
        machines(container(memory=8, portMappings=[{"containerPort": 80, "hostPort": 8080}]), networkMode="host"),
        ("task", "The container api maps its port 80 to the port 8080 of its host, and networkMode is host."),
    )
    .good("another network mode", machines(container(memory=8, portMappings=[{"containerPort": 80, "hostPort": 8080}])))
    .good("any host port", holding(container(portMappings=[{"containerPort": 80, "hostPort": 0}])))
    .bad(
        "another one",
        holding(container(portMappings=[{"containerPort": 80, "hostPort": 8080}])),
        ("task", "The container api maps its port 80 to the port 8080 of its host, and networkMode is awsvpc."),
        level="mandatory",
    )
)

memory_refused = (
    table("memory-refused")
    .good("all of the task's", holding(container(memory=1024)))
    .good("reserved, and no more said", machines(container(memoryReservation=512), memory=None))
    .good("the task has it", machines(container(), memory="512"))
    .good("reserved and allowed alike", machines(container(memory=512, memoryReservation=512)))
    .bad(
        "none at all",
        machines(container(), memory=None),
        ("task", "The container api has no memory and no memoryReservation, and the task has no memory."),
        level="mandatory",
    )
    .bad(
        "more reserved",
        holding(container(memory=256, memoryReservation=257)),
        (
            "task",
            "The container api reserves 257 MiB and may use 256.",
            "Set memory to more than 257, or memoryReservation to less than 256.",
        ),
    )
    .bad(
        "more than the task",
        holding(container(memoryReservation=2048), memory="1 GB"),
        (
            "task",
            "The container api wants 2048 MiB, and the task has 1024.",
            "Set it to 1024 or less, or raise memory of the task.",
        ),
    )
    .bad(
        "allowed more than the task",
        holding(container(memory=1025), memory="1 GB"),
        ("task", "The container api wants 1025 MiB, and the task has 1024."),
        level="mandatory",
    )
)

cpu_above_task = (
    table("cpu-above-task")
    .good("just so", holding(container(cpu=256), container("b", cpu=256), container("c")))
    .bad(
        "one more",
        holding(container(cpu=256), container("b", cpu=257)),
        ("task", "The containers want 256 + 257 CPU units, and the task has 512."),
        level="mandatory",
    )
)

volume_unknown = (
    table("volume-unknown")
    .bad(
        "another name",
        holding(container(mountPoints=[{"sourceVolume": "files", "containerPath": "/files"}])),
        ("task", "The container api mounts 'files', and the task has only 'data'."),
        level="mandatory",
    )
    .good(
        "a volume that an output names",
        lambda p: holding(container(mountPoints=[{"sourceVolume": "files"}]), volumes=[{"name": Ref("disk", "name")}])(
            p.add("aws:efs/fileSystem:FileSystem", "disk")
        ),
        view="preview",
    )
    .bad(
        "none",
        holding(container(mountPoints=[{"sourceVolume": "files"}]), volumes=None),
        ("task", "The container api mounts 'files', and the task has no volumes."),
    )
)


def waiting(condition: str, name: str = "proxy", **other: Any) -> Callable[[Plan], Plan]:
    waits = [{"containerName": name, "condition": condition}]
    return holding(container(dependsOn=waits), container("proxy", **other))


dependency_refused = (
    table("dependency-refused")
    .good("until it starts", waiting("START"))
    .good("until it is done", waiting("COMPLETE", essential=False))
    .bad(
        "no such container",
        waiting("START", "envoy"),
        ("task", "The container api waits for 'envoy', which the task does not have."),
        level="mandatory",
    )
    .bad("itself", waiting("START", "api"), ("task", "The container api waits for itself."))
    .bad(
        "no health check",
        waiting("HEALTHY"),
        ("task", "The container api waits until proxy is HEALTHY, and proxy has no healthCheck."),
        level="advisory",
    )
    .bad(
        "an essential one",
        waiting("SUCCESS"),
        ("task", "The container api waits until proxy is done (SUCCESS), and proxy is essential."),
    )
)


def checked(*command: str, **check: Any) -> Callable[[Plan], Plan]:
    return holding(container(healthCheck={"command": list(command), **check}))


health_check_refused = (
    table("health-check-refused")
    .good("the ends", checked("CMD", "a", interval=300, timeout=2, retries=10, startPeriod=0))
    .good("nothing of it", holding(container(healthCheck={})))
    .bad(
        "no command",
        holding(container(healthCheck={"interval": 30})),
        (
            "task",
            "The health check of api has no command.",
            'Set command, as in ["CMD-SHELL", "curl -f http://localhost/ || exit 1"], or remove healthCheck.',
        ),
        level="mandatory",
    )
    .bad(
        "no CMD",
        checked("curl -f http://localhost"),
        ("task", "The health check of api begins with 'curl -f http://localhost'."),
        level="mandatory",
    )
    .bad(
        "one less, one more",
        checked("CMD", "a", interval=4, retries=11),
        ("task", "interval of api's health check is 4; 5 to 300 are allowed."),
        ("task", "retries of api's health check is 11; 1 to 10 are allowed."),
    )
    .bad(
        "too late",
        checked("CMD", "a", interval=301, timeout=121, startPeriod=301),
        ("task", "interval of api's health check is 301; 5 to 300 are allowed."),
        ("task", "timeout of api's health check is 121; 2 to 120 are allowed."),
        ("task", "startPeriod of api's health check is 301; 0 to 300 are allowed."),
    )
)

secret_named_twice = (
    table("secret-named-twice")
    .bad(
        "a variable of that name",
        holding(container(secrets=[{"name": "A", "valueFrom": "/a"}], environment=[{"name": "A", "value": "b"}])),
        ("task", "The container api has A among its secrets, and the same name in environment."),
        level="mandatory",
    )
    .bad(
        "two secrets",
        holding(container(secrets=[{"name": "A", "valueFrom": "/a"}, {"name": "A", "valueFrom": "/b"}])),
        ("task", "The container api has A among its secrets, and the same name a second time."),
    )
)


def logging(driver: str, *left_out: str, **more: Any) -> dict[str, Any]:
    options = {key: value for key, value in LOGS.items() if key not in left_out}
    return container(logConfiguration={"logDriver": driver, "options": options}, **more)


log_driver_refused = (
    table("log-driver-refused")
    .good("no prefix on machines", machines(logging("awslogs", "awslogs-stream-prefix", memory=8)))
    .good(
        "a router beside it",
        holding(logging("awsfirelens"), container("r", firelensConfiguration={"type": "fluentbit"})),
    )
    .bad(
        "no prefix",
        holding(logging("awslogs", "awslogs-stream-prefix")),
        ("task", "The container api logs with awslogs and has no awslogs-stream-prefix."),
        level="mandatory",
    )
    .bad(
        "a file",
        holding(logging("json-file")),
        (
            "task",
            "The container api logs with json-file, which Fargate does not have.",
            "Use one of awslogs, splunk, awsfirelens.",
        ),
    )
    .good("no driver said", holding(container(logConfiguration={"options": {}})))
    .good(
        "more options",
        holding(
            container(
                logConfiguration={
                    "logDriver": "awslogs",
                    "options": {**LOGS, "mode": "non-blocking", "awslogs-create-group": "true"},
                }
            )
        ),
    )
    .bad(
        "an option that there is not",
        holding(container(logConfiguration={"logDriver": "awslogs", "options": {**LOGS, "awslogs-retention": "30"}})),
        (
            "task",
            "The container api logs with awslogs, which has no awslogs-retention.",
            "Remove awslogs-retention from options; how long logs are kept is a setting of their group.",
        ),
        level="mandatory",
    )
    .bad(
        "no router",
        holding(logging("awsfirelens")),
        (
            "task",
            "The container api logs with awsfirelens, and no container of the task has a firelensConfiguration.",
            "Add a container for the log router, with firelensConfiguration.",
        ),
    )
)

setting_refused = (
    table("setting-refused")
    .good(
        "on machines",
        machines(container(memory=8, privileged=True, links=["db"]), volumes=[{"name": "a", "hostPath": "/"}]),
    )
    .good("off", holding(container(privileged=False, links=[], linuxParameters={"initProcessEnabled": True})))
    .unknown("what may be none", holding(container(dnsServers=Unknown())))
    .bad(
        "privileged",
        holding(container(privileged=True)),
        ("task", "privileged is set in the container api, and the task runs on Fargate."),
        level="mandatory",
    )
    .bad(
        "servers of names",
        holding(container(dnsServers=["10.0.0.2"])),
        ("task", "dnsServers is set in the container api, and the task runs on Fargate."),
        level="mandatory",
    )
    .bad(
        "memory that is shared",
        holding(container(linuxParameters={"sharedMemorySize": 64})),
        ("task", "sharedMemorySize is set in the container api, and the task runs on Fargate."),
    )
    .good("a tracer", holding(container(linuxParameters={"capabilities": {"add": ["SYS_PTRACE"], "drop": ["ALL"]}})))
    .bad(
        "a capability",
        holding(container(linuxParameters={"capabilities": {"add": ["NET_ADMIN", "SYS_PTRACE"]}})),
        (
            "task",
            "The container api adds NET_ADMIN, and the task runs on Fargate.",
            "Remove them: SYS_PTRACE is the only capability that can be added there.",
        ),
        level="mandatory",
    )
    .bad(
        "links",
        machines(container(memory=8, links=["db"]), networkMode="awsvpc"),
        ("task", "links is set in the container api, and networkMode is awsvpc."),
    )
    .bad(
        "a folder of the host",
        lambda p: p.set("task", volumes=[{"name": "data", "hostPath": "/var"}]),
        ("task", "The volume data has hostPath, and the task runs on Fargate."),
    )
)
