from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown
from tests.policies.states import existing

VPC = "aws:ec2/vpc:Vpc"
SUBNET = "aws:ec2/subnet:Subnet"
TABLE = "aws:ec2/routeTable:RouteTable"
ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation"
ROUTE = "aws:ec2/route:Route"
ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint"
TASK = "aws:ecs/taskDefinition:TaskDefinition"
SERVICE = "aws:ecs/service:Service"
IMAGE = "210987654321.dkr.ecr.eu-west-1.amazonaws.com/api:7"
LOGS = {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/api", "awslogs-region": "eu-west-1"}}
SECRET = "arn:aws:secretsmanager:eu-west-1:210987654321:secret:shop/db-a1B2c3"


def containers(image: Any = IMAGE, **more: Any) -> Json:
    return Json([{"name": "api", "image": image, **more}])


def endpoint(plan: Plan, service: str) -> Plan:
    return plan.add(
        ENDPOINT,
        service,
        vpcId=Ref("main"),
        serviceName=f"com.amazonaws.eu-west-1.{service}",
        vpcEndpointType="Interface",
        privateDnsEnabled=True,
    )


def base() -> Plan:
    plan = Plan()
    plan.add(VPC, "main", cidrBlock="10.0.0.0/16", enableDnsHostnames=True)
    plan.add(TABLE, "private", vpcId=Ref("main"))
    for zone in "ab":
        plan.add(SUBNET, f"private-{zone}", vpcId=Ref("main"), availabilityZone=f"eu-west-1{zone}")
        plan.add(ASSOCIATION, f"table-{zone}", subnetId=Ref(f"private-{zone}"), routeTableId=Ref("private"))
    plan.add(TASK, "task", networkMode="awsvpc", containerDefinitions=containers(logConfiguration=LOGS))
    plan.add(
        SERVICE,
        "api",
        launchType="FARGATE",
        desiredCount=2,
        taskDefinition=Ref("task", "arn"),
        networkConfiguration={"subnets": [Ref("private-a"), Ref("private-b")], "assignPublicIp": False},
    )
    for service in ("ecr.api", "ecr.dkr", "logs"):
        endpoint(plan, service)
    plan.add(
        ENDPOINT, "s3", vpcId=Ref("main"), serviceName="com.amazonaws.eu-west-1.s3", routeTableIds=[Ref("private")]
    )
    return plan


def sovereign(plan: Plan) -> Plan:
    for name in ("ecr.api", "ecr.dkr", "logs", "s3"):
        plan.set(name, serviceName=f"eu.amazonaws.eusc-de-east-1.{name}")
    return plan


def without_endpoints(plan: Plan) -> Plan:
    return plan.remove("ecr.api", "ecr.dkr", "logs", "s3")


def lacking(*services: str) -> str:
    return (
        f"The subnets private-a, private-b have no default route, and the VPC main has no endpoint for "
        f"{', '.join(services)} that they could use"
    )


cannot_pull = (
    Table("ecs-private-task-cannot-pull", base)
    .good("endpoints of the sovereign cloud", sovereign)
    .bad(
        "routes that come by propagation may be default ones",
        lambda plan: without_endpoints(plan).set("private", propagatingVgws=["vgw-0a1b2c3d"]),
        ("api", lacking("ecr.api", "ecr.dkr", "s3", "logs") + "."),
        level="advisory",
    )
    .bad(
        "propagation by a resource of its own",
        lambda plan: without_endpoints(plan).add(
            "aws:vpc/routeServerPropagation:RouteServerPropagation", "learn", routeTableId=Ref("private")
        ),
        ("api", lacking("ecr.api", "ecr.dkr", "s3", "logs") + "."),
        level="advisory",
    )
    .bad(
        "a network that is there already may have got endpoints elsewhere",
        lambda plan: existing(without_endpoints(plan), "main"),
        ("api", lacking("ecr.api", "ecr.dkr", "s3", "logs") + "."),
        level="advisory",
    )
    .good("endpoints for all that is fetched")
    .good(
        "NAT gateway",
        lambda plan: without_endpoints(plan).add(
            ROUTE, "out", routeTableId=Ref("private"), destinationCidrBlock="0.0.0.0/0", natGatewayId="nat-0a1b"
        ),
    )
    .good("on instances", lambda plan: without_endpoints(plan).set("api", launchType="EC2"))
    .good(
        "old platform, which pulled by another network",
        lambda plan: without_endpoints(plan).set("api", platformVersion="1.3.0"),
    )
    .bad(
        "nothing at all",
        without_endpoints,
        ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "no endpoint for logs",
        lambda plan: plan.remove("logs"),
        (
            "api",
            f"{lacking('logs')}.",
            (
                "Route 0.0.0.0/0 of these subnets to a NAT gateway, or add endpoints to main: "
                "com.amazonaws.eu-west-1.logs (Interface, with privateDnsEnabled)."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "S3 endpoint without the route table",
        lambda plan: plan.set("s3", routeTableIds=None),
        ("api", f"{lacking('s3')}."),
        level="mandatory",
        view="preview",
    )
    .bad(
        "secret",
        lambda plan: plan.set(
            "task",
            containerDefinitions=containers(
                secrets=[{"name": "DB", "valueFrom": SECRET}, {"name": "KEY", "valueFrom": "/shop/key"}]
            ),
        ),
        ("api", f"{lacking('secretsmanager', 'ssm')}."),
    )
    .bad(
        "image on the internet",
        lambda plan: plan.set("task", containerDefinitions=containers("nginx:1.27")),
        (
            "api",
            (
                "The subnets private-a, private-b have no default route, and the VPC main has no way to the internet "
                "that they could use; the image nginx:1.27 is on the internet."
            ),
        ),
        level="mandatory",
        view="preview",
    )
    .bad(
        "transit gateway, behind which there may be a way",
        lambda plan: without_endpoints(plan).add(
            ROUTE, "tgw", routeTableId=Ref("private"), destinationCidrBlock="10.0.0.0/8", transitGatewayId="tgw-0a1b"
        ),
        ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
        level="advisory",
    )
    .bad(
        "no task is started",
        lambda plan: without_endpoints(plan).set("api", desiredCount=0),
        ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
        level="advisory",
    )
    .bad(
        "containers from an update",
        lambda plan: without_endpoints(plan).set("task", containerDefinitions=Unknown()),
        ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3')}."),
        level="advisory",
    )
    .bad(
        "main route table as AWS makes it",
        lambda plan: without_endpoints(plan).remove("table-a", "table-b"),
        ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
        level="mandatory",
        view="preview",
    )
    .absent("no network configuration", lambda plan: without_endpoints(plan).set("api", networkConfiguration=None))
    .unknown("service of an endpoint from an update", lambda plan: plan.set("logs", serviceName=Unknown()))
    .outside(
        "one subnet of another stack",
        lambda plan: without_endpoints(plan).set(
            "api", networkConfiguration={"subnets": [Ref("private-a"), "subnet-0"]}
        ),
    )
)


def secret(value: Any) -> Json:
    return containers(secrets=[{"name": "DB", "valueFrom": value} if value else {"name": "DB"}])


def planned(type: str, **inputs: Any) -> Any:
    return lambda plan: plan.add(type, "db", **inputs).set("task", containerDefinitions=secret(Ref("db", "arn")))


cannot_pull.bad(
    "planned secret",
    planned("aws:secretsmanager/secret:Secret", name="shop/db"),
    ("api", f"{lacking('secretsmanager')}."),
    view="preview",
).bad(
    "planned parameter",
    planned("aws:ssm/parameter:Parameter", name="/shop/db"),
    ("api", f"{lacking('ssm')}."),
    view="preview",
).good("secret from what is no store of secrets", planned("aws:sns/topic:Topic", name="shop"), view="preview").absent(
    "secret without a source", lambda plan: plan.set("task", containerDefinitions=secret(None))
).good(
    "logs that go elsewhere, to a file of the container's own",
    lambda plan: plan.remove("logs").set(
        "task", containerDefinitions=containers(logConfiguration={"logDriver": "json-file"})
    ),
).good("no logs", lambda plan: plan.remove("logs").set("task", containerDefinitions=containers())).absent(
    "no count of tasks",
    lambda plan: without_endpoints(plan).set("api", desiredCount=None),
    ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
    level="advisory",
    view="preview",
).bad(
    "one task",
    lambda plan: without_endpoints(plan).set("api", desiredCount=1),
    ("api", f"{lacking('ecr.api', 'ecr.dkr', 's3', 'logs')}."),
    level="mandatory",
    view="preview",
).bad(
    "one of two images is not named",
    lambda plan: plan.remove("s3").set(
        "task", containerDefinitions=Json([{"name": "api", "image": IMAGE}, {"name": "side"}])
    ),
    ("api", f"{lacking('s3')}."),
    level="mandatory",
    view="preview",
).bad(
    "image from a planned repository",
    lambda plan: (
        plan.remove("s3")
        .add("aws:ecr/repository:Repository", "images", name="api")
        .set("task", containerDefinitions=containers(Ref("images", "repositoryUrl", after=":7")))
    ),
    ("api", f"{lacking('s3')}."),
    view="preview",
).good(
    "image named after what is no repository",
    lambda plan: (
        plan.remove("s3")
        .add("aws:sns/topic:Topic", "images", name="api")
        .set("task", containerDefinitions=containers(Ref("images", "name", before="registry.corp/", after=":7")))
    ),
    view="preview",
)
for uri in ("team/api", "ghcr.io/shop/api"):
    cannot_pull.bad(
        f"{uri} is on the internet",
        lambda plan, uri=uri: plan.set("task", containerDefinitions=containers(uri)),
        (
            "api",
            (
                "The subnets private-a, private-b have no default route, and the VPC main has no way to the internet "
                f"that they could use; the image {uri} is on the internet."
            ),
        ),
    )
for uri in ("registry.corp/api", "registry:5000/api", "localhost/api"):
    cannot_pull.good(
        f"{uri} may be in the network", lambda plan, uri=uri: plan.set("task", containerDefinitions=containers(uri))
    )
for host in ("dkr.ecr", "dkr-ecr"):
    cannot_pull.bad(
        f"image of a planned name at {host}",
        lambda plan, host=host: (
            plan.remove("s3")
            .add("aws:sns/topic:Topic", "images", name="api")
            .set(
                "task",
                containerDefinitions=containers(
                    Ref("images", "id", before=f"210987654321.{host}.eu-west-1.amazonaws.com/")
                ),
            )
        ),
        ("api", f"{lacking('s3')}."),
        view="preview",
    )
