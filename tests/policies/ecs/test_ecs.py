from __future__ import annotations

from typing import Any

from policypack.testing import Json, Plan, Ref, Table, Unknown

CLUSTER = "aws:ecs/cluster:Cluster"
SERVICE = "aws:ecs/service:Service"
TASK = "aws:ecs/taskDefinition:TaskDefinition"
TARGET_GROUP = "aws:lb/targetGroup:TargetGroup"
LISTENER = "aws:lb/listener:Listener"
SCALING = "aws:appautoscaling/target:Target"
ONE_RESOURCE = "reads one resource"
CONTAINERS = [{"name": "api", "image": "acme/api:1.4.2", "portMappings": [{"containerPort": 8080}]}]


def balanced(container: Any = "api", port: Any = 8080, group: Any = None) -> list[dict[str, Any]]:
    return [{"targetGroupArn": group or Ref("api-group", "arn"), "containerName": container, "containerPort": port}]


def base() -> Plan:
    plan = Plan()
    plan.add(CLUSTER, "main", settings=[{"name": "containerInsights", "value": "enabled"}])
    plan.add(TARGET_GROUP, "api-group", port=8080, targetType="ip")
    plan.add(
        LISTENER, "https", port=443, defaultActions=[{"type": "forward", "targetGroupArn": Ref("api-group", "arn")}]
    )
    plan.add(
        TASK,
        "api-task",
        family="api",
        networkMode="awsvpc",
        requiresCompatibilities=["FARGATE"],
        containerDefinitions=Json(CONTAINERS),
    )
    plan.add(
        SERVICE,
        "api",
        name="api",
        cluster=Ref("main", "arn"),
        taskDefinition=Ref("api-task", "arn"),
        desiredCount=2,
        launchType="FARGATE",
        networkConfiguration={"subnets": ["subnet-0a1b", "subnet-2c3d"], "securityGroups": ["sg-4e5f"]},
        deploymentCircuitBreaker={"enable": True, "rollback": True},
        loadBalancers=balanced(),
        depends_on=["https"],
    )
    plan.add(
        SCALING,
        "api-scaling",
        resourceId="service/main/api",
        scalableDimension="ecs:service:DesiredCount",
        minCapacity=2,
        maxCapacity=6,
    )
    return plan


SPOT = [{"capacityProvider": "FARGATE_SPOT", "weight": 1}]

launch_type_with_strategy = (
    Table("ecs-launch-type-with-strategy", base)
    .good("launch type alone")
    .good("strategy alone", lambda plan: plan.set("api", launchType=None, capacityProviderStrategies=SPOT))
    .bad(
        "both",
        lambda plan: plan.set("api", capacityProviderStrategies=SPOT),
        ("api", "launchType is FARGATE, and capacityProviderStrategies names FARGATE_SPOT."),
        level="mandatory",
    )
    .absent("neither", lambda plan: plan.set("api", launchType=None))
    .unknown("strategy from an update", lambda plan: plan.set("api", capacityProviderStrategies=Unknown()))
    .without("outside", ONE_RESOURCE)
)

BREAKER_OFF = "The deployment circuit breaker is off."

circuit_breaker_missing = (
    Table("ecs-circuit-breaker-missing", base)
    .good("on")
    .good(
        "another controller",
        lambda plan: plan.set("api", deploymentCircuitBreaker=None, deploymentController={"type": "CODE_DEPLOY"}),
    )
    .good("daemon", lambda plan: plan.set("api", deploymentCircuitBreaker=None, schedulingStrategy="DAEMON"))
    .bad(
        "switched off",
        lambda plan: plan.set("api", deploymentCircuitBreaker={"enable": False, "rollback": False}),
        ("api", BREAKER_OFF),
        level="advisory",
    )
    .absent("never said", lambda plan: plan.set("api", deploymentCircuitBreaker=None), ("api", BREAKER_OFF))
    .unknown("breaker from an update", lambda plan: plan.set("api", deploymentCircuitBreaker=Unknown()))
    .without("outside", ONE_RESOURCE)
)

circuit_breaker_wrong_controller = (
    Table("ecs-circuit-breaker-wrong-controller", base)
    .good("ECS")
    .good(
        "off",
        lambda plan: plan.set(
            "api", deploymentController={"type": "CODE_DEPLOY"}, deploymentCircuitBreaker={"enable": False}
        ),
    )
    .bad(
        "CodeDeploy",
        lambda plan: plan.set("api", deploymentController={"type": "CODE_DEPLOY"}),
        ("api", "The deployment circuit breaker is on, and the deployment controller is CODE_DEPLOY."),
        level="mandatory",
    )
    .absent("no breaker", lambda plan: plan.set("api", deploymentCircuitBreaker=None))
    .unknown("controller from an update", lambda plan: plan.set("api", deploymentController={"type": Unknown()}))
    .without("outside", ONE_RESOURCE)
)

NOT_SCALED = "desiredCount is 2, and no scaling target of this stack belongs to the service."

autoscaling_missing = (
    Table("ecs-autoscaling-missing", base)
    .good("by name")
    .good("by reference", lambda plan: plan.set("api-scaling", resourceId=Ref("api", "name", before="service/main/")))
    .good(
        "cluster from an update",
        lambda plan: plan.set("api-scaling", resourceId=Ref("main", "name", before="service/", after="/api")),
    )
    .good("nothing runs", lambda plan: plan.remove("api-scaling").set("api", desiredCount=0))
    .good("daemon", lambda plan: plan.remove("api-scaling").set("api", schedulingStrategy="DAEMON"))
    .good("remote component", lambda plan: plan.remove("api-scaling").add("awsx:ecs:FargateService", "other"))
    .bad("no target", lambda plan: plan.remove("api-scaling"), ("api", NOT_SCALED), level="advisory")
    .bad(
        "target of another service",
        lambda plan: plan.set("api-scaling", resourceId="service/main/other"),
        ("api", NOT_SCALED),
    )
    .absent("no count", lambda plan: plan.remove("api-scaling").set("api", desiredCount=None))
    .unknown("count from an update", lambda plan: plan.set("api", desiredCount=Unknown()))
    .without("outside", "a target that is outside the stack is what the policy warns about")
)

container_insights_off = (
    Table("ecs-container-insights-off", base)
    .good("enabled")
    .good("enhanced", lambda plan: plan.set("main", settings=[{"name": "containerInsights", "value": "enhanced"}]))
    .good(
        "on for the account",
        lambda plan: plan.set("main", settings=None).add(
            "aws:ecs/accountSettingDefault:AccountSettingDefault", "insights", name="containerInsights", value="enabled"
        ),
    )
    .bad(
        "disabled",
        lambda plan: plan.set("main", settings=[{"name": "containerInsights", "value": "disabled"}]),
        ("main", "The setting containerInsights is disabled."),
        level="advisory",
    )
    .absent(
        "never said",
        lambda plan: plan.set("main", settings=None),
        ("main", "The setting containerInsights is not given, so the account's default holds, which is off at first."),
    )
    .unknown("settings from an update", lambda plan: plan.set("main", settings=Unknown()))
    .without("outside", "reads one resource and whether another is there")
)

network_configuration_missing = (
    Table("ecs-network-configuration-missing", base)
    .good("Fargate with subnets")
    .good(
        "bridge without",
        lambda plan: plan.set("api-task", networkMode="bridge").set("api", launchType="EC2", networkConfiguration=None),
    )
    .bad(
        "Fargate without",
        lambda plan: plan.set("api", networkConfiguration=None),
        ("api", "The tasks run on Fargate, and networkConfiguration is not set."),
        level="mandatory",
    )
    .bad(
        "awsvpc on instances without",
        lambda plan: plan.set("api", launchType="EC2", networkConfiguration=None),
        ("api", "The tasks run in the network mode awsvpc of api-task, and networkConfiguration is not set."),
    )
    .good(
        "Fargate with a task for a bridge, which fargate-cannot-run tells",
        lambda plan: plan.set("api-task", networkMode="bridge"),
    )
    .bad(
        "bridge with subnets",
        lambda plan: plan.set("api-task", networkMode="bridge").set("api", launchType="EC2"),
        (
            "api",
            "networkConfiguration is set, and the tasks run in the network mode bridge of api-task.",
            "Remove networkConfiguration, or set networkMode of api-task to awsvpc.",
        ),
    )
    .absent(
        "no network mode",
        lambda plan: plan.set("api-task", networkMode=None).set("api", launchType="EC2", networkConfiguration=None),
    )
    .unknown(
        "network mode from an update",
        lambda plan: plan.set("api-task", networkMode=Unknown()).set("api", launchType="EC2"),
    )
    .outside(
        "task definition of another stack",
        lambda plan: plan.set("api", taskDefinition="shared:4", launchType="EC2", networkConfiguration=None),
    )
)

BY_INSTANCE = (
    "The tasks have addresses of their own (awsvpc), and the target group api-group has the target type instance."
)

target_type_mismatch = (
    Table("ecs-target-type-mismatch", base)
    .good("addresses")
    .good(
        "instances and bridge",
        lambda plan: (
            plan.set("api-group", targetType="instance")
            .set("api-task", networkMode="bridge")
            .set("api", launchType="EC2", networkConfiguration=None)
        ),
    )
    .bad(
        "instances and Fargate",
        lambda plan: plan.set("api-group", targetType="instance"),
        ("api", BY_INSTANCE),
        level="mandatory",
    )
    .bad(
        "instances, and tasks of machines with addresses of their own",
        lambda plan: plan.set("api-group", targetType="instance").set("api", launchType="EC2"),
        ("api", BY_INSTANCE, "Set targetType of api-group to ip."),
    )
    .good(
        "instances, and a task of another stack on machines",
        lambda plan: plan.set("api-group", targetType="instance").set(
            "api", launchType="EC2", taskDefinition="shared:4"
        ),
    )
    .absent("instance is the default", lambda plan: plan.set("api-group", targetType=None), ("api", BY_INSTANCE))
    .unknown("target type from an update", lambda plan: plan.set("api-group", targetType=Unknown()))
    .outside(
        "target group of another stack",
        lambda plan: plan.set(
            "api",
            loadBalancers=balanced(
                group="arn:aws:elasticloadbalancing:eu-west-1:210987654321:targetgroup/shared/6d0ecf831eec9f09"
            ),
        ),
    )
)

load_balancer_container_missing = (
    Table("ecs-load-balancer-container-missing", base)
    .good("container and port are there")
    .good(
        "range of ports",
        lambda plan: plan.set(
            "api-task",
            containerDefinitions=Json(
                [{"name": "api", "image": "acme/api:1", "portMappings": [{"containerPortRange": "8000-9000"}]}]
            ),
        ),
    )
    .bad(
        "another name",
        lambda plan: plan.set("api", loadBalancers=balanced("web")),
        ("api", "containerName is web, and the task definition api-task has api."),
        level="mandatory",
    )
    .bad(
        "another port",
        lambda plan: plan.set("api", loadBalancers=balanced(port=80)),
        ("api", "containerPort is 80, and the container api maps 8080."),
    )
    .bad(
        "no port",
        lambda plan: plan.set("api-task", containerDefinitions=Json([{"name": "api", "image": "acme/api:1"}])),
        ("api", "containerPort is 8080, and the container api maps no port."),
    )
    .absent("no load balancer", lambda plan: plan.set("api", loadBalancers=None))
    .absent("no port said", lambda plan: plan.set("api", loadBalancers=balanced(port=None)))
    .unknown("containers from an update", lambda plan: plan.set("api-task", containerDefinitions=Unknown()))
    .unknown(
        "a container that an output names",
        lambda plan: plan.set("api-task", containerDefinitions=Json([{**CONTAINERS[0], "name": Ref("main", "name")}])),
    )
    .unknown("a name from an update", lambda plan: plan.set("api", loadBalancers=balanced(Ref("main", "name"))))
    .outside("task definition of another stack", lambda plan: plan.set("api", taskDefinition="shared:4"))
)

NOTHING_ATTACHES = (
    "Nothing in this stack attaches the target group api-group to a load balancer, so ECS refuses the service."
)

service_before_listener = (
    Table("ecs-service-before-listener", base)
    .good("waits for the listener")
    .good(
        "target group that exists",
        lambda plan: (
            plan.remove("https", "api-group")
            .add(TARGET_GROUP, "api-group", targetType="ip", outputs={"id": "arn:aws:elasticloadbalancing:x"})
            .depends("api")
        ),
    )
    .bad(
        "does not wait",
        lambda plan: plan.depends("api"),
        ("api", "The service may start before https attaches the target group api-group."),
        level="advisory",
    )
    .bad(
        "nothing attaches the target group",
        lambda plan: plan.remove("https").depends("api"),
        ("api", NOTHING_ATTACHES),
        level="mandatory",
        view="preview",
    )
    .bad(
        "a remote component may attach it",
        lambda plan: plan.remove("https").depends("api").add("awsx:lb:ApplicationLoadBalancer", "edge"),
        ("api", NOTHING_ATTACHES),
        level="advisory",
    )
    .absent("no load balancer", lambda plan: plan.set("api", loadBalancers=None))
    .unknown("load balancers from an update", lambda plan: plan.set("api", loadBalancers=Unknown()))
    .outside(
        "target group of another stack",
        lambda plan: plan.set(
            "api",
            loadBalancers=balanced(
                group="arn:aws:elasticloadbalancing:eu-west-1:210987654321:targetgroup/shared/6d0ecf831eec9f09"
            ),
        ),
    )
)
