from __future__ import annotations

from policypack.testing import Plan, Ref, Table, Unknown

HOSTS = {"type": "HOST_COUNT", "value": 1}
ROUTING = {"type": "AllAtOnce"}


def base() -> Plan:
    plan = Plan()
    plan.add("aws:codedeploy/application:Application", "shop", name="shop", computePlatform="ECS")
    plan.add(
        "aws:codedeploy/deploymentConfig:DeploymentConfig", "slow", computePlatform="ECS", trafficRoutingConfig=ROUTING
    )
    plan.add("aws:codedeploy/deploymentGroup:DeploymentGroup", "web", appName=Ref("shop", "name"))
    return plan.set("web", deploymentConfigName="CodeDeployDefault.ECSAllAtOnce")


of_other_platform = (
    Table("codedeploy-config-of-other-platform", base)
    .good("its own")
    .good("one of one's own", lambda p: p.set("web", deploymentConfigName=Ref("slow", "id")))
    .good(
        "for servers",
        lambda p: p.set("shop", computePlatform=None).set("web", deploymentConfigName="CodeDeployDefault.OneAtATime"),
    )
    .bad(
        "of Lambda",
        lambda p: p.set("web", deploymentConfigName="CodeDeployDefault.LambdaAllAtOnce"),
        (
            "web",
            "deploymentConfigName is CodeDeployDefault.LambdaAllAtOnce, which is for Lambda, and shop is for ECS.",
        ),
        level="mandatory",
    )
    .bad(
        "of servers",
        lambda p: p.set("web", deploymentConfigName="CodeDeployDefault.OneAtATime"),
        ("web", "deploymentConfigName is CodeDeployDefault.OneAtATime, which is for Server, and shop is for ECS."),
    )
    .absent("the default", lambda p: p.set("web", deploymentConfigName=None))
    .unknown("which", lambda p: p.set("web", deploymentConfigName=Unknown()))
    .outside("an application of another stack", lambda p: p.set("web", appName="of-another"))
)

parts_of_other_platform = (
    Table("codedeploy-config-parts-of-other-platform", base)
    .good("its own")
    .good(
        "of servers",
        lambda p: p.set("slow", computePlatform=None, trafficRoutingConfig=None, minimumHealthyHosts=HOSTS),
    )
    .bad(
        "hosts of ECS",
        lambda p: p.set("slow", minimumHealthyHosts=HOSTS),
        ("slow", "computePlatform is ECS, and minimumHealthyHosts is set."),
        level="mandatory",
    )
    .bad(
        "no hosts of servers",
        lambda p: p.set("slow", computePlatform="Server", trafficRoutingConfig=None),
        ("slow", "computePlatform is Server, and minimumHealthyHosts is not set."),
    )
    .absent("none", lambda p: p.set("slow", computePlatform=None, trafficRoutingConfig=None, minimumHealthyHosts=HOSTS))
    .unknown("the platform", lambda p: p.set("slow", computePlatform=Unknown()))
)
