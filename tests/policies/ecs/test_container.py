from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"
ARN = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop/db-a1B2c3"


def container(name: str = "api", **more: Any) -> dict[str, Any]:
    return {"name": name, "image": "acme/api:1.4.2", **more}


def holding(*containers: Any) -> Any:
    return lambda plan: plan.set("task", containerDefinitions=Json(list(containers)))


def reading(*references: Any) -> Any:
    return holding(container(secrets=[{"name": "DB", "valueFrom": reference} for reference in references]))


def base() -> Plan:
    plan = Plan()
    plan.add("aws:secretsmanager/secret:Secret", "db", name="shop/db")
    plan.add("aws:ssm/parameter:Parameter", "key", name="/shop/key", type="SecureString")
    secrets = [{"name": "DB", "valueFrom": f"{ARN}:password::"}, {"name": "KEY", "valueFrom": "/shop/key"}]
    plan.add(
        TASK,
        "task",
        family="api",
        containerDefinitions=Json([container(secrets=secrets), container("proxy", essential=False)]),
    )
    return plan


incomplete = (
    Table("ecs-container-incomplete", base)
    .good("two containers")
    .bad(
        "no image",
        holding({"name": "api"}),
        ("task", "The container api has no image."),
        level="mandatory",
    )
    .bad(
        "neither",
        holding({"essential": True}, container()),
        ("task", "The container containerDefinitions[0] has no name and no image."),
    )
    .bad(
        "nothing essential",
        holding(container(essential=False)),
        ("task", "essential is false for every container; a task needs one that it lives by."),
    )
    .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)

text_refused = (
    Table("ecs-container-text-refused", base)
    .good("two containers")
    .good("by a digest", holding(container(image=f"acme/api@sha256:{'a' * 64}")))
    .good("the longest name", holding(container("a" * 255)))
    .good("a registry by its address", holding(container(image="[2001:db8::1]:5000/api:7")))
    .good(
        "a file of variables",
        holding(container(environmentFiles=[{"type": "s3", "value": "arn:aws:s3:::settings/app.env"}])),
    )
    .bad(
        "a period in a name, and a name that is too long",
        holding(container("api.v1"), container("a" * 256)),
        (
            "task",
            "A container has the name 'api.v1'; 255 letters, digits, hyphens and underscores are allowed.",
            "Name it with hyphens.",
        ),
        ("task", f"A container has the name {'a' * 256!r}; 255 letters, digits, hyphens and underscores are allowed."),
        level="mandatory",
    )
    .bad(
        "a variable that nothing filled in",
        holding(container(image="$IMAGE:latest ")),
        ("task", "The image of api is '$IMAGE:latest ', in which '$' ' ' cannot be."),
        level="mandatory",
    )
    .bad(
        "brackets that hold no address",
        holding(container(image="[registry]/api:7")),
        ("task", "The image of api is '[registry]/api:7', in which '[' ']' cannot be."),
        level="mandatory",
    )
    .bad(
        "a file by its URL",
        holding(container(environmentFiles=[{"type": "s3", "value": "s3://settings/app.env"}])),
        ("task", "A file of variables of api is 's3://settings/app.env', which is no ARN."),
        level="mandatory",
    )
    .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)

name_not_unique = (
    Table("ecs-container-name-not-unique", base)
    .good("two names")
    .bad(
        "one name twice",
        holding(container(), container()),
        ("task", "2 containers have the name api."),
        level="mandatory",
    )
    .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)

MORE = "behind the secret's ARN there are {} of the three parts key, stage and version"

secret_reference_invalid = (
    Table("ecs-container-secret-reference-invalid", base)
    .good("key of a secret, and a parameter")
    .good("a secret as a whole", reading(ARN, Ref("db", "arn")), view="preview")
    .good("key of a planned secret", reading(Ref("db", "arn", after=":password::")), view="preview")
    .good("ARN of a parameter", reading("arn:aws:ssm:eu-west-1:210987654321:parameter/shop/key"))
    .bad(
        "key without the empty parts",
        reading(f"{ARN}:password"),
        ("task", f"valueFrom of DB is '{ARN}:password': {MORE.format(1)}."),
        level="advisory",
    )
    .bad(
        "key without the empty parts, in a task that a service starts",
        lambda plan: reading(f"{ARN}:password")(plan).add(
            "aws:ecs/service:Service", "runs", taskDefinition=Ref("task", "arn"), desiredCount=1
        ),
        ("task", f"valueFrom of DB is '{ARN}:password': {MORE.format(1)}."),
        level="mandatory",
    )
    .bad(
        "key of a planned secret without the empty parts",
        reading(Ref("db", "arn", after=":password:")),
        ("task", f"valueFrom of DB is '${{db.arn}}:password:': {MORE.format(2)}."),
        view="preview",
    )
    .bad(
        "an ARN that is cut off",
        reading("arn:aws:secretsmanager:eu-west-1:210987654321"),
        (
            "task",
            "valueFrom of DB is 'arn:aws:secretsmanager:eu-west-1:210987654321': the secret's ARN is not complete.",
        ),
    )
    .bad(
        "text of another kind",
        reading("shop/db:password"),
        ("task", "valueFrom of DB is 'shop/db:password': this is neither an ARN nor the name of a parameter."),
    )
    .absent("no secrets", holding(container()))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .outside("output of a resource that is no secret", reading(Ref("key", "arn", after=":x")), undecided=None)
)


def plain(name: str) -> Table:
    return (
        Table(f"ecs-container-{name}", base)
        .good("two containers")
        .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
        .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
        .without("outside", "reads one resource")
    )


too_many = (
    plain("too-many")
    .good("the most", holding(*(container(f"c{at}") for at in range(10))))
    .bad(
        "one more",
        holding(*(container(f"c{at}") for at in range(11))),
        ("task", "The task has 11 containers, and 10 are the most.", "Put the rest into a task of its own."),
        level="mandatory",
    )
)

reference_unknown = (
    plain("reference-unknown")
    .good(
        "both are there",
        holding(container(volumesFrom=[{"sourceContainer": "proxy"}], links=["proxy:front"]), container("proxy")),
    )
    .good(
        "its name from an update",
        holding(container(volumesFrom=[{"sourceContainer": "x"}]), container(Ref("db", "name"))),
    )
    .bad(
        "volumes of nobody",
        holding(container(volumesFrom=[{"sourceContainer": "data"}])),
        ("task", "volumesFrom of api names 'data', and the task has no such container.", "Name one of api."),
        level="mandatory",
    )
    .bad(
        "linked to nobody",
        holding(container(links=["db:database"]), container("proxy")),
        ("task", "links of api names 'db', and the task has no such container."),
        level="mandatory",
    )
)

limit_refused = (
    plain("limit-refused")
    .good("the ends", holding(container(ulimits=[{"name": "nofile", "softLimit": 9, "hardLimit": 9}])))
    .good("without an end", holding(container(ulimits=[{"name": "core", "softLimit": 9, "hardLimit": -1}])))
    .bad(
        "a word of nobody",
        holding(container(ulimits=[{"name": "memory", "softLimit": 1, "hardLimit": 2}])),
        ("task", "api has a limit for 'memory', which there is not."),
        level="mandatory",
    )
    .bad(
        "the soft one above",
        holding(container(ulimits=[{"name": "nofile", "softLimit": 10, "hardLimit": 9}])),
        ("task", "softLimit of api's nofile is 10, and hardLimit 9.", "Set softLimit to 9 or less."),
        level="advisory",
    )
)

word_unknown = (
    plain("word-unknown")
    .good("those of ECS", holding(container(firelensConfiguration={"type": "fluentbit"})))
    .bad(
        "another router",
        holding(container(firelensConfiguration={"type": "logstash"})),
        ("task", "firelensConfiguration.type of api is 'logstash'.", "Write fluentd or fluentbit."),
        level="advisory",
    )
)
