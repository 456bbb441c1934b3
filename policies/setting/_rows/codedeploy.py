"""Settings of CodeDeploy."""

from __future__ import annotations

from policies.setting._shapes import DOCS, PROVIDER, Pair, When, Words
from policypack.catalogue.tokens import Codedeploy

_API = f"{DOCS}/codedeploy/latest/APIReference"

ROWS = (
    Words(Codedeploy.APPLICATION, f"{PROVIDER}/deploy/app.go", {"computePlatform": "ECS Lambda Server"}),
    Words(
        Codedeploy.DEPLOYMENT_GROUP,
        f"{PROVIDER}/deploy/deployment_group.go",
        {
            "deploymentStyle.deploymentOption": "WITH_TRAFFIC_CONTROL WITHOUT_TRAFFIC_CONTROL",
            "deploymentStyle.deploymentType": "IN_PLACE BLUE_GREEN",
        },
    ),
    *(
        Pair(
            Codedeploy.DEPLOYMENT_CONFIG,
            (When("type", (kind,)),),
            "InvalidTrafficRoutingConfigurationException: this type says how traffic is shifted",
            f"{_API}/API_TrafficRoutingConfig.html",
            needs=(needed,),
            within="trafficRoutingConfig",
        )
        for kind, needed in (("TimeBasedCanary", "timeBasedCanary"), ("TimeBasedLinear", "timeBasedLinear"))
    ),
    Pair(
        Codedeploy.DEPLOYMENT_GROUP,
        (When("enabled", ("true",)),),
        "InvalidAlarmConfigException: alarms are watched, and the list of them is empty",
        f"{_API}/API_AlarmConfiguration.html",
        needs=("alarms",),
        within="alarmConfiguration",
    ),
    Pair(
        Codedeploy.DEPLOYMENT_GROUP,
        (When("enabled", ("true",)),),
        "InvalidAutoRollbackConfigException: automatic rollback is enabled, but no event types were listed",
        f"{_API}/API_AutoRollbackConfiguration.html",
        needs=("events",),
        within="autoRollbackConfiguration",
    ),
    *(
        Pair(
            Codedeploy.DEPLOYMENT_GROUP,
            (When("ecsService"),),
            f"For ECS deployment group, {word} can not be specified",
            "https://github.com/hashicorp/terraform-provider-aws/issues/7128",
            refuses=(name,),
        )
        for name, word in (("autoscalingGroups", "autoScalingGroups"), ("ec2TagFilters", "ec2TagFilters"))
    ),
    Pair(
        Codedeploy.DEPLOYMENT_GROUP,
        (When("ec2TagFilters"),),
        "InvalidEC2TagCombinationException: filters cannot be used in the same call as sets of them",
        f"{_API}/API_CreateDeploymentGroup.html",
        refuses=("ec2TagSets",),
    ),
)
