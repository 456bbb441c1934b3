"""Groups of machines that scale, and what they launch from."""

from __future__ import annotations

from policypack.aws.things.thing import Quota, Taken, Thing
from policypack.catalogue.tokens import Autoscaling, Ec2

# https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
GROUP = Thing(
    "Auto Scaling group",
    {Autoscaling.GROUP: "name"},
    lambda aws, name, region: aws.autoscaling.group(name, region=region),
    "autoscaling describe-auto-scaling-groups",
    "AutoScalingGroups[].AutoScalingGroupName",
    "ValidationError: Group … not found",
    taken=Taken("AlreadyExists"),
    quotas=(
        Quota(
            "autoscaling",
            lambda aws: aws.autoscaling.limits().groups,
            limit=lambda aws: aws.autoscaling.limits().most_groups,
        ),
    ),
)
LAUNCH_CONFIGURATION = Thing(
    "launch configuration",
    {Ec2.LAUNCH_CONFIGURATION: "name"},
    quotas=(
        Quota(
            "autoscaling",
            lambda aws: aws.autoscaling.limits().launch_configurations,
            limit=lambda aws: aws.autoscaling.limits().most_launch_configurations,
        ),
    ),
)
