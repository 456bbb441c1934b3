from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

TASK = "aws:ecs/taskDefinition:TaskDefinition"


def containers(*images: Any, **more: Any) -> Json:
    return Json([{"name": f"c{index}", "image": image, **more} for index, image in enumerate(images)])


def running(*images: Any, **more: Any) -> Any:
    return lambda plan: plan.set("task", containerDefinitions=containers(*images, **more))


def base() -> Plan:
    plan = Plan()
    plan.add("aws:ecr/repository:Repository", "api", name="api")
    plan.add(
        TASK,
        "task",
        family="api",
        containerDefinitions=containers("210987654321.dkr.ecr.eu-west-1.amazonaws.com/api:7"),
    )
    return plan


STANDS_IN = "The container c0 runs {}, which stands in for an application."

is_a_stand_in = (
    Table("ecs-image-is-a-stand-in", base)
    .good("image of its own")
    .good("proxy beside an application", running("nginx:1.27", "acme/api:1.4.2"))
    .good("with a command of its own", running("busybox:1.36", command=["sh", "-c", "serve"]))
    .good("another repository called nginx", running("acme/nginx:1.4.2"))
    .bad("nginx", running("nginx:latest"), ("task", STANDS_IN.format("nginx:latest")), level="advisory")
    .bad(
        "from a mirror, by digest",
        running("public.ecr.aws/docker/library/httpd@sha256:" + "0f" * 32),
        ("task", STANDS_IN.format("public.ecr.aws/docker/library/httpd@sha256:" + "0f" * 32)),
    )
    .bad(
        "sample of AWS",
        running("public.ecr.aws/ecs-sample-image/amazon-ecs-sample:latest"),
        ("task", STANDS_IN.format("public.ecr.aws/ecs-sample-image/amazon-ecs-sample:latest")),
    )
    .absent("no containers", lambda plan: plan.set("task", containerDefinitions=None))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)

tag_floats = (
    Table("ecs-image-tag-floats", base)
    .good("number")
    .good("digest", running("acme/api@sha256:" + "0f" * 32))
    .good("registry with a port", running("registry.acme-store.eu:5000/api:7"))
    .good("tag from an update", running(Ref("api", "tag", before="acme/api:")), view="preview")
    .good(
        "repository and version",
        running(Ref("api", "repositoryUrl", after=":1.4.2")),
        view="preview",
    )
    .bad(
        "latest",
        running("acme/api:latest"),
        ("task", "The image acme/api:latest has the tag latest."),
        level="advisory",
    )
    .bad(
        "no tag behind a registry with a port",
        running("registry.acme-store.eu:5000/api"),
        ("task", "The image registry.acme-store.eu:5000/api has no tag, which means latest."),
    )
    .bad(
        "latest of a planned repository",
        running(Ref("api", "repositoryUrl", after=":latest")),
        ("task", "The image ${api.repositoryUrl}:latest has the tag latest."),
        view="preview",
    )
    .bad(
        "planned repository alone",
        running(Ref("api", "repositoryUrl")),
        ("task", "The image ${api.repositoryUrl} has no tag, which means latest."),
        view="preview",
    )
    .bad(
        "a name behind a registry that an update knows",
        running(Ref("api", "registryId", after="/shop")),
        ("task", "The image ${api.registryId}/shop has no tag, which means latest."),
        view="preview",
    )
    .good("the end of a tag that an update knows", running(Ref("api", "registryId", after="-amd64")), view="preview")
    .absent("no image", lambda plan: plan.set("task", containerDefinitions=Json([{"name": "c0"}])))
    .unknown("containers from an update", lambda plan: plan.set("task", containerDefinitions=Unknown()))
    .without("outside", "reads one resource")
)
