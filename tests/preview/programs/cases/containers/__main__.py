# Container definitions around outputs of every origin: none of them may hide the rest.
import json

import pulumi
import pulumi_aws as aws
import pulumi_docker_build as docker_build
import pulumi_random as random
from pulumi import Output

password = random.RandomPassword("pw", length=16, special=False)
database = aws.rds.Instance(
    "db",
    engine="mysql",
    instance_class="db.t3.micro",
    allocated_storage=20,
    username="u",
    db_name="wp",
    password=password.result,
    skip_final_snapshot=True,
)
repository = aws.ecr.Repository("r", image_scanning_configuration={"scan_on_push": True})
image = docker_build.Image("i", tags=[repository.repository_url], push=True, context={"location": "."})


def task(name, containers):
    aws.ecs.TaskDefinition(
        name,
        family="f",
        cpu="256",
        memory="512",
        network_mode="awsvpc",
        requires_compatibilities=["FARGATE"],
        container_definitions=containers,
    )


def containers(name, value, image="wordpress:6.7"):
    return [{"name": "c", "image": image, "environment": [{"name": name, "value": value}]}]


def dumped(name, value, image="wordpress:6.7"):
    return Output.json_dumps(containers(name, value, image))


task("apply", password.result.apply(lambda p: json.dumps(containers("DB_PASSWORD", p))))
task("setting", dumped("DB_PASSWORD", pulumi.Config().require_secret("p")))
task("address", dumped("A", Output.format("{0}:{1}", database.address, "3306")))
task("name", dumped("A", database.db_name))
task("direct", dumped("A", password.result))
task("unsecret", dumped("DB_PASSWORD", Output.unsecret(password.result)))
task("secret", dumped("DB_PASSWORD", Output.secret("hunter2hunter2")))
task("through", dumped("A", database.password))
task("built", dumped("A", "b", image.ref))
task("repository", dumped("A", "b", repository.repository_url))
pulumi.export("x", 1)
