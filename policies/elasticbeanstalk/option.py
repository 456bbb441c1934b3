"""AWS Elastic Beanstalk: the options of environments."""

from __future__ import annotations

from collections.abc import Iterator

from policypack import Block, Finding, Resource, policy
from policypack.catalogue.tokens import Elasticbeanstalk
from policypack.nearest import did_you_mean

# The options of the namespaces that are for all environments. Those in which names are free, or which take a name of
# one's own, are left out.
# https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
_TABLE = {
    "aws:autoscaling:asg": (
        *("Availability Zones", "Cooldown", "Custom Availability Zones", "EnableCapacityRebalancing"),
        *("MaxSize", "MinSize"),
    ),
    "aws:autoscaling:launchconfiguration": (
        *("BlockDeviceMappings", "DisableIMDSv1", "EC2KeyName", "IamInstanceProfile", "ImageId", "InstanceType"),
        *("LaunchTemplateTagPropagationEnabled", "MonitoringInterval", "RootVolumeIOPS", "RootVolumeSize"),
        *("RootVolumeThroughput", "RootVolumeType", "SSHSourceRestriction", "SecurityGroups"),
    ),
    "aws:autoscaling:scheduledaction": (
        *("DesiredCapacity", "EndTime", "MaxSize", "MinSize", "Recurrence", "StartTime", "Suspend"),
    ),
    "aws:autoscaling:trigger": (
        *("BreachDuration", "EvaluationPeriods", "LowerBreachScaleIncrement", "LowerThreshold", "MeasureName"),
        *("Period", "Statistic", "Unit", "UpperBreachScaleIncrement", "UpperThreshold"),
    ),
    "aws:autoscaling:updatepolicy:rollingupdate": (
        *("MaxBatchSize", "MinInstancesInService", "PauseTime", "RollingUpdateEnabled", "RollingUpdateType", "Timeout"),
    ),
    "aws:ec2:instances": (
        *("EnableSpot", "InstanceTypes", "SpotAllocationStrategy", "SpotFleetOnDemandAboveBasePercentage"),
        *("SpotFleetOnDemandBase", "SpotMaxPrice", "SupportedArchitectures"),
    ),
    "aws:ec2:vpc": ("AssociatePublicIpAddress", "DBSubnets", "ELBScheme", "ELBSubnets", "Subnets", "VPCId"),
    "aws:elasticbeanstalk:application": ("Application Healthcheck URL",),
    "aws:elasticbeanstalk:command": ("BatchSize", "BatchSizeType", "DeploymentPolicy", "IgnoreHealthCheck", "Timeout"),
    "aws:elasticbeanstalk:environment": ("EnvironmentType", "LoadBalancerIsShared", "LoadBalancerType", "ServiceRole"),
    "aws:elasticbeanstalk:managedactions": (
        *("ManagedActionsEnabled", "PreferredStartTime", "ServiceRoleForManagedUpdates"),
    ),
    "aws:elasticbeanstalk:managedactions:platformupdate": ("InstanceRefreshEnabled", "UpdateLevel"),
    "aws:elasticbeanstalk:xray": ("XRayEnabled",),
    "aws:elb:loadbalancer": (
        *("CrossZone", "LoadBalancerHTTPPort", "LoadBalancerHTTPSPort", "LoadBalancerPortProtocol"),
        *("LoadBalancerSSLPortProtocol", "ManagedSecurityGroup", "SSLCertificateId", "SecurityGroups"),
    ),
    "aws:elbv2:loadbalancer": (
        *("AccessLogsS3Bucket", "AccessLogsS3Enabled", "AccessLogsS3Prefix", "IdleTimeout", "ManagedSecurityGroup"),
        *("SecurityGroups", "SharedLoadBalancer"),
    ),
}


@policy(Elasticbeanstalk.ENVIRONMENT, Elasticbeanstalk.CONFIGURATION_TEMPLATE)
def unknown(resource: Resource) -> Iterator[Finding]:
    """Option of an environment is one that its namespace does not have.

    Why: "ConfigurationValidationException: Configuration validation exception: Invalid option specification (Namespace:
    'aws:elb:loadbalancer', OptionName: 'LoadBalancerType'): Unknown configuration setting." An option that is newer
    than the table may be there all the same: what is in no other namespace is advice.
    Source: https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
        https://github.com/pulumi/pulumi-aws/issues/3461
        https://github.com/hashicorp/terraform/issues/20257
    """
    for setting in resource.blocks("settings"):
        name, namespace = _known(setting, "name"), _known(setting, "namespace")
        if not name or not namespace:
            continue
        for key, text in (("name", name), ("namespace", namespace)):
            if text != text.strip():
                yield setting.finding(
                    key, problem=f"{key} is {text!r}, with a space about it.", fix=f"Write {text.strip()!r}."
                )
        options = _TABLE.get(namespace.strip(), (name.strip(),))
        if name.strip() in options:
            continue
        homes = [other for other, names in _TABLE.items() if name.strip() in names]
        yield setting.finding(
            "namespace" if homes else "name",
            problem=f"The namespace {namespace.strip()} has no option {name.strip()}"
            f"{'.' if homes else did_you_mean(name, options) or '.'}",
            fix=f"Set namespace to {' or '.join(homes)}." if homes else f"Use one of {', '.join(options)}.",
            level=None if homes else "advisory",
        )


def _known(setting: Block, name: str) -> str | None:
    value = setting.raw(name)
    return value if isinstance(value, str) else None
