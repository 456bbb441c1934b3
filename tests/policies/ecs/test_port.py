from __future__ import annotations

from collections.abc import Callable
from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"


def container(name: str, *ports: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "image": "acme/api:1.4.2", "memory": 64, "portMappings": list(ports)}


def holding(*containers: dict[str, Any], **task: Any) -> Callable[[Plan], Plan]:
    return lambda plan: plan.set("task", containerDefinitions=Json(list(containers)), **task)


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ssm/parameter:Parameter", "name", name="/shop/port", type="String", value="http")
    plan.add(TASK, "task", family="api", networkMode="bridge", requiresCompatibilities=["EC2"])
    return holding(container("api", {"containerPort": 80, "hostPort": 0, "name": "http"}), container("proxy"))(plan)


def table(name: str) -> Table:
    return (
        Table(f"ecs-port-{name}", base)
        .good("one port")
        .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
        .unknown(
            "containers from an update",
            lambda plan: plan.set("task", networkMode="none", containerDefinitions=Unknown()),
        )
        .without("outside", "reads one resource")
    )


without_network = (
    table("without-network")
    .good("no port", holding(container("api"), networkMode="none"))
    .bad(
        "a port",
        holding(container("api", {"containerPort": 80}), networkMode="none"),
        (
            "task",
            "The container api maps a port, and networkMode is none.",
            "Remove portMappings, or set networkMode to bridge or awsvpc.",
        ),
        level="mandatory",
    )
)

mapped_twice = (
    table("mapped-twice")
    .good(
        "by two protocols",
        holding(
            container(
                "api", {"containerPort": 53, "hostPort": 53}, {"containerPort": 53, "hostPort": 53, "protocol": "udp"}
            )
        ),
    )
    .good(
        "one port of each container",
        holding(container("a", {"containerPort": 80}), container("b", {"containerPort": 80})),
    )
    .good("a range", holding(container("a", {"containerPortRange": "80-90"}), container("b"), networkMode="awsvpc"))
    .bad(
        "the same of the host",
        holding(
            container("a", {"containerPort": 80, "hostPort": 3000}),
            container("b", {"containerPort": 81, "hostPort": 3000}),
        ),
        (
            "task",
            "b maps the tcp port 3000 of the host, and a does already.",
            "Give each a port of its own, or leave hostPort out: one that is free is chosen.",
        ),
        level="mandatory",
    )
    .bad(
        "the same of the task's address",
        holding(container("a", {"containerPort": 80}), container("b", {"containerPort": 80}), networkMode="awsvpc"),
        ("task", "b maps the tcp port 80 of the host, and a does already.", "Give each a port of its own."),
        level="advisory",
    )
)

name_refused = (
    table("name-refused")
    .good("the longest", holding(container("api", {"containerPort": 80, "name": "a" * 64})))
    .good(
        "one from an update",
        holding(
            container("api", {"containerPort": 80, "name": Ref("name", "value")}, {"containerPort": 81, "name": "http"})
        ),
    )
    .bad(
        "that of another container's",
        holding(
            container("a", {"containerPort": 80, "name": "http"}), container("b", {"containerPort": 81, "name": "http"})
        ),
        (
            "task",
            "The name http of a port of b is that of another port of the task.",
            "Give each port a name of its own.",
        ),
        level="advisory",
    )
    .bad(
        "capitals, and one character more",
        holding(container("a", {"containerPort": 80, "name": "HTTP"}, {"containerPort": 81, "name": "a" * 65})),
        (
            "task",
            "A port of a is called 'HTTP'.",
            "Use small letters, digits, underscores and hyphens, 64 at most, with no hyphen first.",
        ),
        ("task", f"A port of a is called {'a' * 65!r}."),
        level="advisory",
    )
)
